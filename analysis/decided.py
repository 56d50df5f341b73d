"""What an analyst decided about the documents of a corpus, which their reading follows."""

from dataclasses import dataclass

NO_DATE = "undated"  # of a correction: nobody knows when the article was published


@dataclass(frozen=True, slots=True)
class PieceDecision:
    """A piece of a document that the analyst put back into the text, or took out of it.

    Attributes:
        file: The document, as the table ``removed`` names it.
        is_text: Whether the piece belongs to the text, whatever a rule says; else it is furniture.
        text: The piece, verbatim: for furniture a whole line. "" is all that was taken out of the
            document.
        line: Its line then: where the same piece stands there more than once, the nearest is meant.
        start: Its first character in that line.
    """

    file: str
    is_text: bool
    text: str = ""
    line: int = 0
    start: int = 0


@dataclass(frozen=True, slots=True)
class SourceDecision:
    """Who wrote the articles of a file, of a folder or of the whole corpus.

    Attributes:
        name: The source.
        place: A file, or a folder with all in it, as the table ``articles`` names files; "" is the
            whole corpus.
        every: Whether articles whose source is known are meant, too.
    """

    name: str
    place: str = ""
    every: bool = False

    @property
    def said(self) -> str:
        """The decision in words; plain text."""
        whose = "all articles" if self.every else "articles of unknown source"
        return f'{self.place or "the whole corpus"}: {whose} are by "{self.name}"'

    def is_about(self, file: str) -> bool:
        """Tell whether a file is meant, or lies in the folder that is."""
        place = self.place.rstrip("/")
        return not place or file == place or file.startswith(f"{place}/")


@dataclass(frozen=True, slots=True)
class Correction:
    """The title of an article, or when it was published, as the analyst says.

    Attributes:
        article_id: The article.
        title: Its title; "" as it was read.
        date: When it was published, like "27 June 2025", "2025-06" or "undated"; "" as it was read.
        read: Its title as it was read, for whoever reads the file.
    """

    article_id: str
    title: str = ""
    date: str = ""
    read: str = ""

    @property
    def about(self) -> str:
        """The article in words; plain text."""
        return f'"{self.read or self.article_id}"'

    @property
    def said(self) -> str:
        """The decision in words; plain text."""
        title = [f'has the title "{self.title}"'] if self.title else []
        date = [f"is dated {self.date}" if self.date != NO_DATE else "has no date"]
        return f"{self.about} {' and '.join([*title, *date * bool(self.date)])}"


@dataclass(frozen=True, slots=True)
class ColumnDecision:
    """Which columns of a table, or fields of its records, hold what.

    Attributes:
        file: The table; for tables of an archive also the archive.
        columns: (field, name of its column); fields are of ``records.COLUMN_FIELDS``.
    """

    file: str
    columns: tuple[tuple[str, str], ...]

    @property
    def said(self) -> str:
        """The decision in words; plain text."""
        told = ", ".join(
            f'{_FIELD_SAID.get(field, field)} is "{name}"' for field, name in self.columns
        )
        return f"{self.file}: {told}"

    def is_about(self, file: str) -> bool:
        """Tell whether a file is meant, or is the archive that holds it."""
        return self.file == file or self.file.startswith(f"{file}/")


_FIELD_SAID = {"published": "date", "url": "address"}
