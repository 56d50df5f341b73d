"""One file -> its documents, by the ending of its name."""

import os
import re
import stat
from dataclasses import replace
from pathlib import Path

from analysis.intake.cleaning import Decoded, clean, decode, one_line
from analysis.intake.columns import columns_of, document_of
from analysis.intake.limits import Limits
from analysis.intake.reading import Reading
from analysis.intake.rows import read_records, read_table
from analysis.intake.web import read_web_page
from analysis.records import Document, Skipped

TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
WEB_SUFFIXES = (".html", ".htm", ".xhtml")
TABLE_SUFFIXES = (".csv", ".tsv")
RECORD_SUFFIXES = (".json", ".jsonl", ".ndjson")
SUFFIXES = (*TEXT_SUFFIXES, *WEB_SUFFIXES, *TABLE_SUFFIXES, *RECORD_SUFFIXES)

_ADVISED = ".txt .md .html .csv .tsv .json .jsonl"
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<head>(?:[^\n]{0,500}\n){1,60}?)---[ \t]*(?:\n|\Z)")
_HEADING = re.compile(r"^ {0,3}#{1,6} +(.*?)(?: +#+)?$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])([^\n*]{1,600}?)(?<=[^\s*_])\1(?![\w*])"
)
_QUOTE_MARK = re.compile(r"^ {0,3}> ?", re.MULTILINE)


def read_file(path: Path, file: str, *, limits: Limits) -> Reading:
    """Read the documents of one file.

    Args:
        path: The file.
        file: Its name inside the corpus, for the rows about it.
        limits: Bounds on what is read.

    Returns:
        Its documents, and a skipped row for whatever of it is not used; never raises for a bad
        file.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        return _none(file, f"format not read: save it as one of {_ADVISED}")
    try:
        data = read_bytes(
            path, most=limits.html_bytes if suffix in WEB_SUFFIXES else limits.file_bytes
        )
    except OSError as error:
        return _none(file, f"cannot be opened: {error.strerror or error}")
    if isinstance(data, str):
        return _none(file, data)
    if not data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        return _none(file, "an empty file")
    decoded = decode(data)
    reading = _read(suffix, decoded.text, file, limits)
    return _with_note(reading, decoded, file)


def read_bytes(path: Path, *, most: int) -> bytes | str:
    """Return the content of a regular file, or why it is not read."""
    status = os.stat(path)  # noqa: PTH116 - one call for kind and size
    if not stat.S_ISREG(status.st_mode):
        return "not an ordinary file (a device, pipe or socket)"
    if status.st_size > most:
        return f"{status.st_size:,} bytes, more than {most:,}: split it into smaller files"
    return path.read_bytes()


def _none(file: str, reason: str) -> Reading:
    return Reading(skipped=(Skipped(file, "", reason),))


def _with_note(reading: Reading, decoded: Decoded, file: str) -> Reading:
    """Add the note on undecodable bytes."""
    if not decoded.note:
        return reading
    return replace(reading, skipped=(*reading.skipped, Skipped(file, "", decoded.note)))


def _read(suffix: str, text: str, file: str, limits: Limits) -> Reading:
    """Choose the reader by the ending of the file's name."""
    if suffix in TABLE_SUFFIXES:
        return read_table(text, file, limits=limits)
    if suffix in RECORD_SUFFIXES:
        return read_records(text, file, limits=limits, by_line=suffix != ".json")
    if suffix in WEB_SUFFIXES:
        return read_web_page(text, file)
    return _read_text(clean(text), file, limits, markdown=suffix in {".md", ".markdown"})


def _read_text(text: str, file: str, limits: Limits, *, markdown: bool) -> Reading:
    """Read a text file: one article, or a page of several."""
    if len(text) > limits.line_chars:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > limits.line_chars:
                size = f"{len(line):,} characters, more than {limits.line_chars:,}"
                reason = f"a line of {size}: break it into paragraphs"
                return Reading(skipped=(Skipped(file, f"line {number}", reason),))
    if not text.strip():
        return _none(file, "no text in the file")
    document = _front_matter(text, file) if markdown else Document(file, text)
    if markdown:
        document = replace(document, text=_plain(document.text))
    return Reading((document,))


def _front_matter(text: str, file: str) -> Document:
    """Return a Markdown document with the named values above its text taken as fields."""
    match = _FRONT_MATTER.match(text)
    pairs = [line.partition(":") for line in match["head"].splitlines()] if match else []
    named = {one_line(key): one_line(value).strip("\"'") for key, colon, value in pairs if colon}
    if match is None or not named:
        return Document(file, text)
    # blank lines stand for the head, so that the places of lines stay those of the file
    body = "\n" * match[0].count("\n") + text[match.end() :]
    header = ["text", *(name for name in named if name.casefold() != "text")]
    columns = {"text": 0, **{k: at for k, at in columns_of(header).items() if k != "text"}}
    values = [body, *(named[name] for name in header[1:])]
    return replace(document_of(header, values, columns, file=file, place=""), text=body)


def _plain(text: str) -> str:
    """Return Markdown without its marks; lines stay where they are."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _QUOTE_MARK.sub("", _HEADING.sub(r"\1", text))
    return _EMPHASIS.sub(r"\2", text)
