"""A file or folder -> its articles, and an account of everything else in it."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.decided import ColumnDecision, Correction, PieceDecision, SourceDecision
from analysis.errors import CorpusError
from analysis.intake.agreeing import with_agreed_sources
from analysis.intake.apart import Kept, lines_of
from analysis.intake.asread import counterparts, with_ids_as_read
from analysis.intake.byhand import Decisions, by_document, waiting
from analysis.intake.corrected import with_corrections
from analysis.intake.derived import attributed, citations
from analysis.intake.duplicates import place_of, without_repeats
from analysis.intake.earlier import FileRead, read_earlier
from analysis.intake.files import files_of, hash_of, no_article
from analysis.intake.languages import language_of
from analysis.intake.limits import DEFAULT_LIMITS, MEGABYTE, Limits, OutOfTime, deadline
from analysis.intake.mapped import NamedColumns, columns_said, unused_columns
from analysis.intake.names import read_source_names
from analysis.intake.notes import (
    TOPICS_FILE,
    CorpusNotes,
    notes_of,
    read_named_topics,
)
from analysis.intake.pages import split_page, whole
from analysis.intake.places import told_by_place
from analysis.intake.readers import read_file
from analysis.intake.reading import Reading
from analysis.intake.repeats import without_repeated_lines
from analysis.intake.saidby import with_sources
from analysis.records import (
    Article,
    Document,
    Intake,
    NamedTopic,
    Progress,
    Skipped,
    content_id,
)


def read_corpus(  # noqa: PLR0913 - what a reading depends on
    path: Path,
    *,
    columns: Sequence[tuple[str, str]] = (),
    tables: Sequence[ColumnDecision] = (),
    pieces: Sequence[PieceDecision] = (),
    sources: Sequence[SourceDecision] = (),
    other_names: Sequence[tuple[str, str]] = (),
    corrected: Sequence[Correction] = (),
    earlier: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Intake:
    """Read a file, or a folder with all its subfolders, into articles.

    Nothing is written, no link out of the folder is followed, and neither the clock nor a file's
    own time is asked. The order of the result depends on names and contents only.

    Args:
        path: File or folder.
        columns: (field, name of its column), where the analyst said so.
        tables: The same for single files, which goes before.
        pieces: What the analyst put back into the texts or took out of them.
        sources: Who wrote what, where the analyst said so.
        other_names: (another name, name) of one source, where the analyst said so.
        corrected: Titles and dates of single articles, where the analyst corrected them.
        earlier: What an earlier run read of single files (``Intake.readings``); an unchanged file
            is not read again.
        progress: Told the number of files read.
        limits: Bounds on what one file may ask for.

    Returns:
        Articles, removed pieces and skipped rows.

    Raises:
        CorpusError: The path is missing, or there is no file or no article in it.
        SettingsError: One of ``SETTINGS_FILES`` cannot be followed.
    """
    path = Path(path)
    found = files_of(path)
    named_columns = NamedColumns(columns_said(path, columns), tuple(tables))
    notes, named = _notes_of(path)
    decisions = by_document(pieces)
    reader = _Reader(notes, named_columns, limits, decisions, earlier or {})
    read = _read_files(reader, found.files, progress or _tell_nobody)
    articles, removed = with_agreed_sources(read.told.articles, read.told.removed, decisions)
    articles, unused = with_sources(articles, sources)
    articles = attributed(articles, read_source_names(path, other_names), _cited(read, articles))
    articles, removed = without_repeated_lines(articles, removed, decisions)
    if decisions or sources or other_names:
        articles = with_ids_as_read(articles, _as_read(path, read))
    kept, repeats = without_repeats(articles)
    skipped = sorted([*found.skipped, *read.told.skipped, *repeats], key=lambda row: row.file)
    if not kept:
        raise CorpusError(no_article(path, skipped))
    told, uncorrected = with_corrections(kept, corrected)
    lines = tuple(lines_of(read.apart, articles, removed))
    found_all = (tuple(told), tuple(removed), tuple(skipped), tuple(reader.inputs), lines)
    unread = unused_columns(columns, dict(reader.inputs), kept)
    waits = (*waiting(decisions, kept, removed), *unused, *uncorrected, *unread)
    return Intake(notes.info, named, *found_all, waits, reader.readings)


@dataclass(frozen=True, slots=True)
class _Read:
    """What is in all files of a corpus; filled file by file.

    Attributes:
        told: As the analyst decided about pieces of documents.
        plain: Without that.
        apart: The documents that are kept line by line.
    """

    told: FileRead
    plain: FileRead
    apart: Kept


def _read_files(reader: "_Reader", files: Sequence[tuple[str, Path]], tell: Progress) -> _Read:
    """Return what is in all files."""
    every = _Read(FileRead(), FileRead(), Kept([]))
    for done, (file, place) in enumerate(files):
        tell("reading documents", done, len(files))
        told, plain = reader.read(file, place)
        for whole_corpus, own in ((every.told, told), (every.plain, plain)):
            whole_corpus.articles += own.articles
            whole_corpus.removed += own.removed
        every.told.skipped += told.skipped
        every.told.cited += told.cited
        every.apart.keep(told.documents)
    tell("reading documents", len(files), len(files))
    return every


def _cited(read: _Read, articles: Sequence[Article]) -> list[Sequence[tuple[str, int]] | None]:
    """Return what each article cites, None where its text is no longer as it was read."""
    every = zip(articles, read.told.articles, read.told.cited, strict=True)
    return [cited if now.paragraphs == then.paragraphs else None for now, then, cited in every]


def _as_read(path: Path, read: _Read) -> list[Article | None]:
    """Return for each article of a corpus what it is without the analyst's decisions, or None."""
    articles, removed = with_agreed_sources(read.plain.articles, read.plain.removed, {})
    articles = read_source_names(path).one_form(articles)
    articles, _ = without_repeated_lines(articles, removed)
    found = counterparts(read.told.articles, read.plain.articles)
    return [articles[at] if at >= 0 else None for at in found]


def _tell_nobody(step: str, done: int, total: int) -> None:
    """Stand in where nobody waits."""


class _Reader:
    """Reads the files of a corpus one by one, or takes what an earlier run read of them.

    Attributes:
        inputs: (file, hash of its content) of each file read so far.
        readings: Key of each file to what was read of it, to be kept.
    """

    def __init__(
        self,
        notes: CorpusNotes,
        columns: NamedColumns,
        limits: Limits,
        decisions: Decisions,
        earlier: Mapping[str, str],
    ) -> None:
        """Take what the reading of a file depends on besides its content."""
        self.inputs: list[tuple[str, str]] = []
        self.readings: dict[str, str] = {}
        self._notes, self._columns, self._limits = notes, columns, limits
        self._decisions, self._earlier = decisions, earlier
        self._all = repr((notes, limits))

    def read(self, file: str, place: Path) -> tuple[FileRead, FileRead]:
        """Return what is in a file, as the analyst decided and without that."""
        digest = hash_of(place)
        if digest:
            self.inputs.append((file, digest))
        own = {name: self._decisions[name] for name in self._decisions if name.startswith(file)}
        told = self._known(file, place, digest, own)
        return told, self._known(file, place, digest, {}) if own else told

    def _known(self, file: str, place: Path, digest: str, decisions: Decisions) -> FileRead:
        """Return what is in a file under some decisions, as an earlier run read it or read now."""
        if not digest:
            return self._read(file, place, decisions)
        columns = sorted(self._columns.of(file).items())
        key = content_id(file, digest, self._all, repr((columns, [*decisions.values()])))
        if key in self._earlier:
            with contextlib.suppress(ValueError):
                read = read_earlier(self._earlier[key])
                self.readings[key] = self._earlier[key]
                return read
        read = self._read(file, place, decisions)
        if not read.hurried:
            self.readings[key] = read.text()
        return read

    def _read(self, file: str, place: Path, decisions: Decisions) -> FileRead:
        """Read a file and cut its documents into articles."""
        read = FileRead()
        reading = read_file(place, file, limits=self._limits, named=self._columns.of(file))
        for part in reading.every():
            read.skipped += part.skipped
            read.hurried |= part.hurried
            self._cut(part, read, decisions)
        read.cited = [citations(one.paragraphs) for one in read.articles]
        return read

    def _cut(self, part: Reading, read: FileRead, decisions: Decisions) -> None:
        """Cut the documents of one file into articles, as long as its time lasts."""
        size = sum(len(document.text) for document in part.documents)
        done = 0
        try:
            with deadline(self._limits.seconds + size / MEGABYTE):
                for document in part.documents:
                    if not document.place:
                        read.documents.append((document.file, whole(document).lines))
                    own = decisions.get(place_of(document), ())
                    self._split(document, read, own, day_first=part.day_first)
                    done += 1
        except (OutOfTime, RecursionError, MemoryError):
            read.hurried = True
            for left in part.documents[done:]:
                reason = "out of time or memory before it was read: see --limit seconds"
                read.skipped.append(Skipped(left.file, left.place, reason))

    def _split(
        self,
        document: Document,
        read: FileRead,
        decisions: Sequence[PieceDecision],
        *,
        day_first: bool | None,
    ) -> None:
        """Cut a document into articles and add what comes out."""
        page = split_page(
            document,
            captured=self._notes.captured(document.file),
            day_first=day_first,
            decisions=decisions,
        )
        read.articles += [
            replace(one, language=language_of(f"{one.body[:300]} {one.title}"))
            for one in told_by_place(page.articles)
        ]
        read.removed += page.removed
        if not page.articles:
            row = Skipped(document.file, document.place, "no text of an article in it")
            read.skipped.append(row)


def _notes_of(path: Path) -> tuple[CorpusNotes, tuple[NamedTopic, ...]]:
    """Return what the corpus says of itself, and its named topics."""
    topics = path / TOPICS_FILE
    return notes_of(path), read_named_topics(topics) if topics.is_file() else ()
