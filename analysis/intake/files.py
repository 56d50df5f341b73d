"""Which files a corpus consists of: named, hashed, and never followed out of its folder."""

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import CorpusError
from analysis.intake.duplicates import place_of
from analysis.intake.filenames import shown_name, told_apart
from analysis.intake.kinds import USUAL
from analysis.intake.mounts import kind_of_special, special_devices
from analysis.intake.names import SOURCES_FILE
from analysis.intake.notes import COLUMNS_FILE, CORPUS_FILE, TOPICS_FILE
from analysis.records import LEDGER_FILE, Skipped, content_id

# Files of a corpus folder that are about the corpus and no documents of it.
SETTINGS_FILES = (CORPUS_FILE, TOPICS_FILE, SOURCES_FILE, COLUMNS_FILE)
NO_DOCUMENTS = frozenset((*SETTINGS_FILES, "answers.toml", LEDGER_FILE))
_README = "readme"
_HIDDEN = (".", "~$")  # how hidden files begin, and those by which Office locks a document
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """Files of a corpus: (name inside it, path), and entries that are not followed."""

    files: tuple[tuple[str, Path], ...]
    skipped: tuple[Skipped, ...]


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
    files = list(files_of(path).files)
    if path.is_dir():
        files += [(name, path / name) for name in SETTINGS_FILES if (path / name).is_file()]
    hashes = ((file, hash_of(place)) for file, place in sorted(files))
    return tuple((file, digest) for file, digest in hashes if digest)


def file_marks(path: Path) -> str:
    """Return a hash of the names, sizes and times of a corpus's files, without opening them.

    Where it is the same, nobody need look at the files again; where it differs, ``input_hashes``
    says whether anything changed.

    Raises:
        CorpusError: The path is missing or holds no file.
    """
    path = Path(path)
    files = list(files_of(path).files)
    files += [(name, path / name) for name in NO_DOCUMENTS if (path / name).is_file()]
    marks: list[str] = []
    for file, place in files:
        with contextlib.suppress(OSError):
            status = place.stat()
            marks += [file, str(status.st_size), str(status.st_mtime_ns)]
    return content_id(*marks)


def files_of(path: Path) -> Found:
    """Return the files of a corpus, sorted by name.

    Raises:
        CorpusError: The path is missing, cannot be opened, or holds no file.
    """
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 - exists() would not say why
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        advice = "does not exist: give a file or a folder of documents."
        raise CorpusError(f"{_shown(path)} {advice}") from error
    except OSError as error:
        raise CorpusError(f"{_shown(path)} {_why(error)}.") from error
    if is_folder and (kind := kind_of_special(path, special_devices())):
        raise CorpusError(f"{_shown(path)} {_special(kind)}: give a folder of documents.")
    if not is_folder:
        return Found(((shown_name(path.name), path),), ())
    files: list[tuple[str, Path]] = []
    skipped: list[Skipped] = []
    for name, entry in _walk(path, skipped):
        if entry.is_symlink() and not _stays_inside(entry, path):
            skipped.append(Skipped(name, "", "a link out of the folder is not followed"))
        elif entry.is_dir():
            skipped.append(Skipped(name, "", "a link to a folder is not followed"))
        else:
            files.append((name, entry))
    if not files and not skipped:
        raise CorpusError(
            f"{_shown(path)} holds no documents: add files such as .txt, .html or .csv."
        )
    if not files:
        raise CorpusError(no_article(path, skipped))
    return Found(tuple(sorted(files)), tuple(skipped))


def _walk(folder: Path, skipped: list[Skipped]) -> Iterator[tuple[str, Path]]:
    """Yield the entries of a folder that are no folders or are links, dot files left out.

    Each comes with its name inside the corpus. Folders inside it that cannot be opened are added to
    ``skipped``.
    """
    inside = {os.fspath(folder): ""}  # folder: what comes before the names of what it holds

    def note(error: OSError) -> None:
        if error.filename == os.fspath(folder):
            raise CorpusError(f"{_shown(folder)} {_why(error)}.") from error
        skipped.append(Skipped(inside[error.filename].removesuffix("/"), "", _why(error)))

    devices = special_devices()
    for base, folders, names in os.walk(folder, onerror=note, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        at_top = Path(base) == folder
        links = [name for name in folders if (Path(base) / name).is_symlink()]
        files = [
            name
            for name in sorted([*names, *links])
            if not name.startswith(_HIDDEN) and not (at_top and _is_about_corpus(name))
        ]
        every = sorted({*folders, *files})
        shown = dict(zip(every, told_apart(every), strict=True))
        inside |= {os.path.join(base, one): f"{inside[base]}{shown[one]}/" for one in folders}  # noqa: PTH118 - as os.walk names them
        kinds = {name: kind_of_special(Path(base) / name, devices) for name in folders}
        folders[:] = [name for name in folders if not kinds[name]]
        skipped += [
            Skipped(f"{inside[base]}{shown[name]}", "", _special(kind))
            for name, kind in kinds.items()
            if kind
        ]
        for name in files:
            yield f"{inside[base]}{shown[name]}", Path(base) / name


def _special(kind: str) -> str:
    return f"is no folder of files, but what the system shows of itself ({kind})"


def _why(error: OSError) -> str:
    return f"cannot be opened: {error.strerror or type(error).__name__}"


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


def _shown(path: Path) -> str:
    return shown_name(str(path))


def hash_of(path: Path) -> str:
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


def no_article(path: Path, skipped: Sequence[Skipped]) -> str:
    """Return the advice for a corpus without any article, given what of it was not used."""
    known = " ".join(USUAL)
    if not skipped:
        return f"{_shown(path)} holds no article: give documents of these kinds: {known}."
    row = skipped[0]
    more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
    return f"No article in {_shown(path)}: {place_of(row)}: {row.reason}{more}."
