"""Corpora that are opened without naming a path: the sample, uploads and pasted text.

An upload is kept in the user's data folder under the hash of its content. Names of uploaded files
are data: only their last part is used, and only harmless characters of it.
"""

import functools
import hashlib
import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analysis import BroadsheetError, data_folder
from dashboard.theme import clean

SAMPLE = "sample"
LONGEST_NAME = 80
LONGEST_TITLE = 60
CONFIG = "corpus.toml"
_ID = re.compile(r"[0-9a-f]{16}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as it came from a browser."""

    name: str
    data: bytes


@functools.cache
def sample_folder() -> Path:
    """Return the folder of the sample corpus: in the package, or beside it in the repository."""
    inside = Path(__file__).with_name("seeds")
    return inside if inside.is_dir() else Path(__file__).parents[1] / "seeds"


def uploaded_folder(corpus_id: str) -> Path | None:
    """Return where a corpus of that id is, uploaded or typed, or None where there is none."""
    if not _ID.fullmatch(corpus_id):
        return None
    folder = _uploads() / corpus_id
    if folder.is_dir():
        return folder
    try:
        return Path(_place_file(corpus_id).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def keep_files(files: Sequence[Upload]) -> str:
    """Keep uploaded files as a corpus of their own.

    Args:
        files: At least one file; names may hold anything.

    Returns:
        The id of the corpus: a hash of names and content, so the same files are kept once.

    Raises:
        BroadsheetError: The files cannot be written.
    """
    kept = [
        Upload(name, file.data)
        for name, file in zip(safe_names(file.name for file in files), files, strict=True)
    ]
    names = [file.name for file in kept if not file.name.endswith(".toml")] or [kept[0].name]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return _keep(kept, title=f"{names[0]}{more}")


def keep_text(text: str) -> str:
    """Keep pasted text as a corpus of one document, titled by its first line.

    Raises:
        BroadsheetError: There is no text, or it cannot be written.
    """
    if not text.strip():
        raise BroadsheetError("there is no text to read: paste an article or a whole page first")
    first = clean(text.strip().splitlines()[0])
    title = first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1].rstrip()}…"
    data = text.encode("utf-8", "replace")
    return _keep([Upload("pasted.txt", data)], title=title or "Pasted text")


def keep_place(text: str) -> str:
    """Keep the path of a file or folder that was typed, so that a link can name it by an id.

    A link can only open what somebody typed here before: it cannot name a path itself.

    Raises:
        BroadsheetError: There is nothing at the path, or it cannot be kept.
    """
    typed = text.strip().strip("\"'")
    try:
        place = Path(typed).expanduser().resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        place = None
    if place is None or not typed:
        raise BroadsheetError(
            f"there is no file or folder {typed!r} on this computer: type its whole path"
        )
    corpus_id = hashlib.blake2b(str(place).encode("utf-8", "replace"), digest_size=8).hexdigest()
    try:
        _place_file(corpus_id).parent.mkdir(parents=True, exist_ok=True)
        _place_file(corpus_id).write_text(str(place), encoding="utf-8")
    except (OSError, UnicodeEncodeError) as error:
        raise BroadsheetError(f"the path could not be kept in {data_folder()}") from error
    return corpus_id


def safe_names(names: Iterable[str]) -> list[str]:
    r"""Return file names that stay in their folder, are legal everywhere and all different.

    Examples:
        >>> safe_names(["../../etc/passwd", "C:\\news\\a.txt", "A.txt", "CON.txt", "..", "b\n.csv"])
        ['passwd', 'a.txt', 'A (2).txt', '_CON.txt', 'document.txt', 'b.csv']
    """
    taken: set[str] = set()
    result: list[str] = []
    for name in names:
        path = PurePosixPath(_safe_name(name))
        candidate, number = path.name, 1
        while candidate.casefold() in taken:
            number += 1
            candidate = f"{path.stem} ({number}){path.suffix}"
        taken.add(candidate.casefold())
        result.append(candidate)
    return result


def _safe_name(name: str) -> str:
    """Return the last part of a name without what a file system could take for more."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = (c for c in last if unicodedata.category(c)[0] != "C")
    shown = "".join(" " if c.isspace() else c for c in kept)
    legal = re.sub(r'[<>:"|?*]', "_", shown).strip(" .")
    path = PurePosixPath(legal)
    suffix = path.suffix[:16]
    # bytes count on Linux, and four of them may be one character
    short = path.stem.encode()[: LONGEST_NAME - len(suffix)].decode(errors="ignore").strip(" .")
    if not short:
        return "document.txt"
    return f"_{short}{suffix}" if _RESERVED.match(legal) else f"{short}{suffix}"


def _keep(files: Sequence[Upload], *, title: str) -> str:
    """Write files into a new corpus folder, whole or not at all, and return its id."""
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted(files, key=lambda one: one.name):
        for part in (file.name.encode(), file.data):
            digest.update(len(part).to_bytes(8, "little"))
            digest.update(part)
    corpus_id = digest.hexdigest()
    if uploaded_folder(corpus_id) is not None:
        return corpus_id
    try:
        _uploads().mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=_uploads()))
        try:
            for file in files:
                (draft / file.name).write_bytes(file.data)
            if not (draft / CONFIG).exists():
                # a JSON string is a TOML string as long as no control character stands in it
                line = f"title = {json.dumps(title, ensure_ascii=False)}\n"
                (draft / CONFIG).write_text(line, encoding="utf-8")
            draft.replace(_uploads() / corpus_id)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        if uploaded_folder(corpus_id) is not None:  # another tab was faster
            return corpus_id
        reason = error.strerror or type(error).__name__
        raise BroadsheetError(
            f"the files could not be kept in {_uploads()} ({reason}): make room there"
        ) from error
    return corpus_id


def _uploads() -> Path:
    return data_folder() / "uploads"


def _place_file(corpus_id: str) -> Path:
    return data_folder() / "places" / f"{corpus_id}.txt"
