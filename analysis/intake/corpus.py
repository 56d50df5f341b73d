"""A file or folder -> its articles, and an account of everything else in it."""

import contextlib
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.errors import CorpusError
from analysis.intake.apart import Kept, lines_of
from analysis.intake.byhand import Decisions, by_document, waiting
from analysis.intake.cleaning import clean, one_line
from analysis.intake.derived import attributed
from analysis.intake.duplicates import place_of, without_repeats
from analysis.intake.earlier import FileRead, read_earlier
from analysis.intake.kinds import USUAL
from analysis.intake.languages import language_of
from analysis.intake.limits import DEFAULT_LIMITS, MEGABYTE, Limits, OutOfTime, deadline
from analysis.intake.names import SOURCES_FILE, SourceNames, read_source_names
from analysis.intake.notes import (
    COLUMNS_FILE,
    CORPUS_FILE,
    TOPICS_FILE,
    CorpusNotes,
    read_columns_file,
    read_corpus_notes,
    read_named_topics,
)
from analysis.intake.pages import split_page
from analysis.intake.readers import read_file
from analysis.intake.reading import Reading
from analysis.intake.repeats import without_repeated_lines
from analysis.records import (
    LEDGER_FILE,
    Article,
    CorpusInfo,
    Document,
    Intake,
    NamedTopic,
    PieceDecision,
    Progress,
    Removed,
    Skipped,
    content_id,
)

# Files of a corpus folder that are about the corpus and no documents of it.
SETTINGS_FILES = (CORPUS_FILE, TOPICS_FILE, SOURCES_FILE, COLUMNS_FILE)
NO_DOCUMENTS = frozenset((*SETTINGS_FILES, "answers.toml", LEDGER_FILE))
_README = "readme"
_BLOCK = 1 << 20
_TOLD_EVERY = 500


@dataclass(frozen=True, slots=True)
class _Found:
    """Files of a corpus: (name inside it, path), and entries that are not followed."""

    files: tuple[tuple[str, Path], ...]
    skipped: tuple[Skipped, ...]


def read_corpus(  # noqa: PLR0913 - what a reading depends on
    path: Path,
    *,
    columns: Sequence[tuple[str, str]] = (),
    pieces: Sequence[PieceDecision] = (),
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
        pieces: What the analyst put back into the texts or took out of them.
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
    found = _find(path)
    own_columns = read_columns_file(path / COLUMNS_FILE) if path.is_dir() else {}
    named_columns = {**own_columns, **dict(columns)}
    notes, named = _notes_of(path)
    names = read_source_names(path) if path.is_dir() else SourceNames()
    tell = progress or _tell_nobody
    decisions = by_document(pieces)
    reader = _Reader(notes, named_columns, limits, decisions, earlier or {})
    articles: list[Article] = []
    removed: list[Removed] = []
    skipped: list[Skipped] = list(found.skipped)
    apart = Kept([])
    total = len(found.files)
    for done, (file, place) in enumerate(found.files):
        tell("reading documents", done, total)
        read = reader.read(file, place)
        articles += read.articles
        removed += read.removed
        skipped += read.skipped
        apart.keep(read.documents)
    tell("reading documents", total, total)
    articles, removed = without_repeated_lines(attributed(articles, names), removed, decisions)
    kept, repeats = without_repeats(articles)
    skipped = sorted([*skipped, *repeats], key=lambda row: row.file)
    if not kept:
        raise CorpusError(_no_article(path, skipped))
    lines = tuple(lines_of(apart, articles, removed))
    found_all = (tuple(kept), tuple(removed), tuple(skipped), tuple(reader.inputs), lines)
    waits = waiting(decisions, kept, removed)
    return Intake(notes.info, named, *found_all, waits, reader.readings)


def input_hashes(path: Path) -> tuple[tuple[str, str], ...]:
    """Return what a corpus consists of, without reading it as text.

    Args:
        path: File or folder.

    Returns:
        (file, hash of its content) for each document and ``SETTINGS_FILES``, sorted by file.

    Raises:
        CorpusError: The path is missing or holds no file.
    """
    path = Path(path)
    files = list(_find(path).files)
    if path.is_dir():
        files += [(name, path / name) for name in SETTINGS_FILES if (path / name).is_file()]
    hashes = ((file, _hash(place)) for file, place in sorted(files))
    return tuple((file, digest) for file, digest in hashes if digest)


def file_marks(path: Path) -> str:
    """Return a hash of the names, sizes and times of a corpus's files, without opening them.

    Where it is the same, nobody need look at the files again; where it differs, ``input_hashes``
    says whether anything changed.

    Raises:
        CorpusError: The path is missing or holds no file.
    """
    path = Path(path)
    files = list(_find(path).files)
    files += [(name, path / name) for name in NO_DOCUMENTS if (path / name).is_file()]
    marks: list[str] = []
    for file, place in files:
        with contextlib.suppress(OSError):
            status = place.stat()
            marks += [file, str(status.st_size), str(status.st_mtime_ns)]
    return content_id(*marks)


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
        columns: Mapping[str, str],
        limits: Limits,
        decisions: Decisions,
        earlier: Mapping[str, str],
    ) -> None:
        """Take what the reading of a file depends on besides its content."""
        self.inputs: list[tuple[str, str]] = []
        self.readings: dict[str, str] = {}
        self._notes, self._columns, self._limits = notes, columns, limits
        self._decisions, self._earlier = decisions, earlier
        self._all = repr((notes, sorted(columns.items()), limits))

    def read(self, file: str, place: Path) -> FileRead:
        """Return what is in a file."""
        digest = _hash(place)
        if not digest:
            return self._read(file, place)
        self.inputs.append((file, digest))
        own = [self._decisions[name] for name in self._decisions if name.startswith(file)]
        key = content_id(file, digest, self._all, repr(own))
        if key in self._earlier:
            with contextlib.suppress(ValueError):
                read = read_earlier(self._earlier[key])
                self.readings[key] = self._earlier[key]
                return read
        read = self._read(file, place)
        if not read.hurried:
            self.readings[key] = read.text()
        return read

    def _read(self, file: str, place: Path) -> FileRead:
        """Read a file and cut its documents into articles."""
        read = FileRead()
        reading = read_file(place, file, limits=self._limits, named=self._columns)
        for part in reading.every():
            read.skipped += part.skipped
            read.hurried |= part.hurried
            self._cut(part, read)
        return read

    def _cut(self, part: Reading, read: FileRead) -> None:
        """Cut the documents of one file into articles, as long as its time lasts."""
        size = sum(len(document.text) for document in part.documents)
        done = 0
        try:
            with deadline(self._limits.seconds + size / MEGABYTE):
                for document in part.documents:
                    if not document.place:
                        lines = clean(document.text).split("\n")
                        read.documents.append((document.file, lines))
                    self._split(document, read, day_first=part.day_first)
                    done += 1
        except (OutOfTime, RecursionError, MemoryError):
            read.hurried = True
            for left in part.documents[done:]:
                reason = "out of time or memory before it was read: see --limit seconds"
                read.skipped.append(Skipped(left.file, left.place, reason))

    def _split(self, document: Document, read: FileRead, *, day_first: bool | None) -> None:
        """Cut a document into articles and add what comes out."""
        page = split_page(
            document,
            captured=self._notes.captured(document.file),
            day_first=day_first,
            decisions=self._decisions.get(place_of(document), ()),
        )
        read.articles += [
            replace(one, language=language_of(f"{one.body[:300]} {one.title}"))
            for one in page.articles
        ]
        read.removed += page.removed
        if not page.articles:
            row = Skipped(document.file, document.place, "no text of an article in it")
            read.skipped.append(row)


def _notes_of(path: Path) -> tuple[CorpusNotes, tuple[NamedTopic, ...]]:
    """Return what the corpus says of itself, and its named topics."""
    if not path.is_dir():
        return CorpusNotes(CorpusInfo(one_line(path.stem) or "corpus"), {}), ()
    notes = read_corpus_notes(path, title=one_line(path.resolve().name) or "corpus")
    topics = path / TOPICS_FILE
    return notes, read_named_topics(topics) if topics.is_file() else ()


def _find(path: Path) -> _Found:
    """Return the files of a corpus, sorted by name."""
    if not path.exists():
        raise CorpusError(f"{_shown(path)} does not exist: give a file or a folder of documents.")
    if not path.is_dir():
        return _Found(((_inside(path, path.parent), path),), ())
    files: list[tuple[str, Path]] = []
    skipped: list[Skipped] = []
    for entry in _walk(path):
        name = _inside(entry, path)
        if entry.is_symlink() and not _stays_inside(entry, path):
            skipped.append(Skipped(name, "", "a link out of the folder is not followed"))
        elif entry.is_dir():
            skipped.append(Skipped(name, "", "a link to a folder is not followed"))
        else:
            files.append((name, entry))
    if not files:
        raise CorpusError(
            f"{_shown(path)} holds no documents: add files such as .txt, .html or .csv."
        )
    return _Found(tuple(sorted(files)), tuple(skipped))


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the entries of a folder that are no folders or are links, dot files left out."""
    for base, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        at_top = Path(base) == folder
        links = [name for name in folders if (Path(base) / name).is_symlink()]
        for name in sorted([*names, *links]):
            if not name.startswith(".") and not (at_top and _is_about_corpus(name)):
                yield Path(base) / name


def _is_about_corpus(name: str) -> bool:
    """Return whether a file of a corpus folder is about the corpus and no document of it."""
    lowered = name.lower()
    return lowered in NO_DOCUMENTS or lowered.split(".")[0] == _README


def _stays_inside(entry: Path, folder: Path) -> bool:
    """Return whether a link leads to something inside the folder."""
    try:
        return entry.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _inside(path: Path, folder: Path) -> str:
    """Return a file's name inside the corpus, with forward slashes and clean characters."""
    return one_line(path.relative_to(folder).as_posix().encode("utf-8", "replace").decode())


def _shown(path: Path) -> str:
    return one_line(str(path).encode("utf-8", "replace").decode())


def _hash(path: Path) -> str:
    """Return the hash of a regular file's content, "" where it cannot be read."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def _no_article(path: Path, skipped: Sequence[Skipped]) -> str:
    """Return the advice for a corpus without any article."""
    known = " ".join(USUAL)
    if not skipped:
        return f"{_shown(path)} holds no article: give documents of these kinds: {known}."
    row = skipped[0]
    more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
    return f"No article in {_shown(path)}: {place_of(row)}: {row.reason}{more}."
