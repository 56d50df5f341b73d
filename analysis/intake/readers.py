"""One file -> its documents, by what it holds and by its name."""

import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from analysis.intake.archives import parts_of, read_gzip, read_zip
from analysis.intake.columnnotes import date_notes
from analysis.intake.decoding import decode, is_binary
from analysis.intake.feeds import read_feed
from analysis.intake.kinds import HEAD, OLD_OFFICE, OTHER_ARCHIVES, USUAL, kind_of, suffix_of
from analysis.intake.limits import MEGABYTE, Limits, OutOfTime, deadline, memory
from analysis.intake.mails import read_mail, read_mailbox
from analysis.intake.mangled import unmangled
from analysis.intake.objects import read_records
from analysis.intake.office import read_word
from analysis.intake.pdfs import read_pdf
from analysis.intake.reading import Raw, Reading, hurried, nothing
from analysis.intake.richtext import read_rtf
from analysis.intake.rows import read_table
from analysis.intake.sheets import read_parquet, read_sheets
from analysis.intake.texts import read_markdown, read_text
from analysis.intake.web import read_web_page
from analysis.records import Skipped

# Kinds of plain text, and what reads them once their bytes are decoded.
_OF_TEXT: Mapping[str, Callable[[str, Raw], Reading]] = {
    "text": read_text,
    "markdown": read_markdown,
    "web": read_web_page,
    "table": read_table,
    "json": lambda text, raw: read_records(text, raw, by_line=False),
    "lines": lambda text, raw: read_records(text, raw, by_line=True),
}
# Kinds whose readers decode themselves.
_OF_BYTES: Mapping[str, Callable[[Raw], Reading]] = {
    "sheet": read_sheets,
    "parquet": read_parquet,
    "feed": read_feed,
    "mail": read_mail,
    "mailbox": read_mailbox,
    "word": read_word,
    "rtf": read_rtf,
    "pdf": read_pdf,
    "zip": lambda raw: read_zip(raw, read_raw),
    "gzip": lambda raw: read_gzip(raw, read_raw),
}
_PAGES = frozenset(("web", "feed", "mail", "word", "rtf"))
_TABLES = frozenset(("table", "sheet", "parquet", "json", "lines"))
_ARCHIVES = frozenset(("zip", "gzip"))
_NO_ARTICLE = "nothing in it that could be an article"
_NOT_TEXT = "not text, whatever its name says: open it where it comes from and save it as text"
_OTHER_ARCHIVE = "an archive that is not read: unpack it, or pack it as .zip"
_NOT_READ = f"format not read: save it as one of {' '.join(USUAL)}"


def read_file(
    path: Path, file: str, *, limits: Limits, named: Mapping[str, str] | None = None
) -> Reading:
    """Read the documents of one file.

    Args:
        path: The file.
        file: Its name inside the corpus, for the rows about it.
        limits: Bounds on what is read.
        named: Field to the column that the analyst named for it.

    Returns:
        Its documents, and a skipped row for whatever of it is not used; never raises for a bad
        file.
    """
    try:
        data = read_bytes(path, most=limits.file_bytes)
    except OSError as error:
        return nothing(file, f"cannot be opened: {error.strerror or error}")
    if isinstance(data, str):
        return nothing(file, data)
    return read_raw(Raw(file, data, limits, named or {}))


def read_bytes(path: Path, *, most: int) -> bytes | str:
    """Return the content of a regular file, or why it is not read."""
    status = os.stat(path)  # noqa: PTH116 - one call for kind and size
    if not stat.S_ISREG(status.st_mode):
        return "not an ordinary file (a device, pipe or socket)"
    if status.st_size > most:
        return _too_large(status.st_size, most)
    with path.open("rb") as file:
        return file.read(status.st_size)  # what it grows by meanwhile is for another run


def _too_large(size: int, most: int) -> str:
    return f"{size:,} bytes, more than {most:,}: split it into smaller files"


def read_raw(raw: Raw) -> Reading:
    """Read the documents of a file whose content is at hand.

    Args:
        raw: The file.

    Returns:
        Its documents, and a skipped row for whatever of it is not used.
    """
    kind = _kind(raw)
    reason = _why_not(kind, raw)
    if reason:
        return nothing(raw.file, reason)
    if kind in _ARCHIVES:
        return _OF_BYTES[kind](raw)
    seconds = raw.limits.seconds + len(raw.data) / MEGABYTE
    try:
        with deadline(seconds), memory(raw.limits.memory_bytes):
            reading = _read(kind, raw)
    except OutOfTime:
        return hurried(raw.file, f"not read within {seconds:,.0f} seconds: save it as plain text")
    except (RecursionError, MemoryError):
        return hurried(raw.file, "nested too deep, or too large, to be read: save it as plain text")
    if kind not in _TABLES:  # which name the column, too
        notes = (Skipped(raw.file, "", note) for note in date_notes(reading.documents))
        reading = replace(reading, skipped=(*reading.skipped, *notes))
    return reading if reading.documents or reading.skipped else nothing(raw.file, _NO_ARTICLE)


def _kind(raw: Raw) -> str:
    """Return the kind of a file."""
    head = raw.data[:HEAD]
    return kind_of(
        _plain_name(raw), head, parts_of(raw.data) if head.startswith(b"PK") else frozenset()
    )


def _plain_name(raw: Raw) -> str:
    """Return the name of a file; that of what came out of a .gz is without that ending."""
    return raw.file[: -len(".gz")] if raw.file.lower().endswith(".gz") else raw.file


def _why_not(kind: str, raw: Raw) -> str:
    """Return why a file is not given to a reader, or ""."""
    if not raw.data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        return "an empty file"
    if kind == OLD_OFFICE:
        return "an old Office file: save it as .docx or .xlsx"
    if not kind:
        return _OTHER_ARCHIVE if suffix_of(_plain_name(raw)) in OTHER_ARCHIVES else _NOT_READ
    too_large = kind in _PAGES and len(raw.data) > raw.limits.page_bytes
    return _too_large(len(raw.data), raw.limits.page_bytes) if too_large else ""


def _read(kind: str, raw: Raw) -> Reading:
    """Read a file of a known kind."""
    if kind in _OF_BYTES:
        return _OF_BYTES[kind](raw)
    decoded = decode(raw.data)
    if is_binary(decoded.text):
        return nothing(raw.file, _NOT_TEXT)
    text, mangled = unmangled(decoded.text)
    reading = _OF_TEXT[kind](text, raw)
    notes = [decoded.note] if decoded.note else []
    if mangled:
        notes.append(f"{mangled:,} character{'s' * (mangled > 1)} like â€™ read as meant: ’")
    told = (Skipped(raw.file, "", note) for note in notes)
    return replace(reading, skipped=(*reading.skipped, *told)) if notes else reading
