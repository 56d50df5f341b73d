"""A page taken apart: each line of a document, verbatim, with what it was taken for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.records import Article, PageLine, Removed

# Documents are taken apart, in the order of files, as long as a corpus has no more lines than this.
MOST_LINES = 100_000


@dataclass(slots=True)
class Kept:
    """Documents that will be taken apart, and how many lines they have; filled one by one."""

    documents: list[tuple[str, list[str]]]
    n_lines: int = 0

    def keep(self, documents: Iterable[tuple[str, list[str]]]) -> None:
        """Keep documents, names and lines, unless the corpus has too many lines."""
        for file, lines in documents:
            if self.n_lines < MOST_LINES:
                self.n_lines += len(lines)
                if self.n_lines <= MOST_LINES:
                    self.documents.append((file, lines))


def lines_of(
    kept: Kept, articles: Sequence[Article], removed: Sequence[Removed]
) -> Iterator[PageLine]:
    """Yield the lines of the kept documents with their roles.

    Args:
        kept: The documents.
        articles: All articles of the corpus, as they are shown.
        removed: All removed pieces.
    """
    files = {file for file, _ in kept.documents}
    owner: dict[tuple[str, int], tuple[str, str]] = {}
    for piece in removed:
        if piece.file in files:
            owner.setdefault((piece.file, piece.line), ("", piece.kind))
    for article in articles:
        if article.file in files and not article.place:
            name = article.article_id
            owner.update(dict.fromkeys(((article.file, n) for n in article.lines), (name, "body")))
            owner[article.file, article.title_line] = (name, "title")
    for file, lines in kept.documents:
        for number, text in enumerate(lines, 1):
            name, role = owner.get((file, number), ("", "blank"))
            yield PageLine(file, number, text, name, role)
