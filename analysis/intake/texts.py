"""Text and Markdown: an article, a page of several, or an export of a press database."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.intake.columns import columns_of, document_of
from analysis.intake.exports import split_export
from analysis.intake.markdown import without_marks
from analysis.intake.reading import Raw, Reading, nothing
from analysis.records import Document, Skipped
from analysis.text.cleaning import clean, one_line

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<head>(?:[^\n]{0,500}\n){1,60}?)---[ \t]*(?:\n|\Z)")
# Lines above a text that each give a name and a value, as people write them by hand.
_NAMED_LINES = re.compile(
    r"\A\n{0,5}(?P<head>(?:[A-Za-z][A-Za-z _-]{1,24}:[ \t][^\n]{1,500}\n){2,20})[ \t]*(?:\n|\Z)"
)
_TELLING = frozenset({"title", "source", "published", "url"})
_FEWEST_NAMED = 2  # of these: else the lines may be part of the text
_FULL = 0.7  # of the usual width: a line that is at least so long was broken by a margin
_NARROW = 40  # characters; the usual width of lines that a margin broke is more
_HYPHEN = re.compile(r"(?<=[a-z])-$")
_BULLET = re.compile(r"[-*•–] |\d{1,3}[.)] ")


def read_text(text: str, raw: Raw) -> Reading:
    """Read a text file: one article, a page of several, or an export."""
    return read_document(Document(raw.file, clean(text)), raw)


def read_markdown(text: str, raw: Raw) -> Reading:
    """Read a Markdown file: its text without the marks, its named values as fields."""
    document = _front_matter(clean(text), raw)
    plain, dropped = without_marks(document.text)
    return read_document(replace(document, text=plain, dropped=dropped), raw)


def read_document(document: Document, raw: Raw) -> Reading:
    """Read a document whose text is clean, whatever file it came from.

    Args:
        document: The document.
        raw: Its file.

    Returns:
        The document, or those of the export that it is; a skipped row where a line is too long or
        there is no text.
    """
    text = document.text
    if len(text) > raw.limits.line_chars:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > raw.limits.line_chars:
                size = f"{len(line):,} characters, more than {raw.limits.line_chars:,}"
                reason = f"a line of {size}: break it into paragraphs"
                return Reading(skipped=(Skipped(raw.file, f"line {number}", reason),))
    if not text.strip():
        return nothing(raw.file, "no text in the file")
    export = split_export(replace(document, dropped=()), raw.limits)
    if export and export.documents and document.dropped:
        first, *others = export.documents
        above = tuple((0, line) for _, line in document.dropped)
        export = replace(export, documents=(replace(first, dropped=above), *others))
    return export or Reading((_with_named_lines(document, raw),))


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Return paragraphs whose lines a margin broke, each on one line again.

    A line that is nearly as long as its neighbours goes on in the next one; a shorter one ends
    its paragraph. Lines that no margin broke stay as they are.

    Examples:
        >>> unwrapped(["The council met on Monday and talked about the inter-",
        ...            "national harbour and its many gates for two", "hours.", "It rained."])
        ['The council met on Monday and talked about the international harbour and its many gates for two hours.', 'It rained.']
    """  # noqa: E501 - the line is the point of the example
    lengths = sorted(len(line) for line in lines if line.strip())
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    if usual < _NARROW:
        return list(lines)
    joined: list[str] = []
    parts: list[str] = []
    for line in (*lines, ""):
        if parts and (len(parts[-1]) < usual * _FULL or not line or _BULLET.match(line)):
            joined.append(_join(parts))
            parts = []
        if line:
            parts.append(line)
        elif joined and joined[-1]:
            joined.append("")
    return joined[:-1] if joined and not joined[-1] else joined


def _join(parts: Sequence[str]) -> str:
    """Return the lines of a paragraph as one, words that were cut at a margin made whole."""
    pieces = []
    for part, following in zip(parts, (*parts[1:], ""), strict=True):
        cut = _HYPHEN.search(part) and following[:1].islower()
        pieces.append(part[:-1] if cut else f"{part} ")
    return "".join(pieces).rstrip()


def _front_matter(text: str, raw: Raw) -> Document:
    """Return a Markdown document with the named values above its text taken as fields."""
    document = Document(raw.file, text)
    match = _FRONT_MATTER.match(text)
    return _with_fields(document, match, raw) if match else document


def _with_named_lines(document: Document, raw: Raw) -> Document:
    """Return a document with "Title: ...", "Source: ..." above its text taken as fields."""
    match = None if document.title or document.source else _NAMED_LINES.match(document.text)
    if match is None:
        return document
    told = _with_fields(document, match, raw)
    named = sum(bool(getattr(told, field)) for field in _TELLING)
    return told if named >= _FEWEST_NAMED and told.text.strip() else document


def _with_fields(document: Document, match: re.Match[str], raw: Raw) -> Document:
    """Return a document with the named values in the head of its text taken as fields."""
    pairs = [line.partition(":") for line in match["head"].splitlines()]
    named = [(one_line(key), one_line(value).strip("\"'")) for key, colon, value in pairs if colon]
    if not named:
        return document
    # blank lines stand for the head, so that the places of lines stay those of the file
    body = "\n" * match[0].count("\n") + document.text[match.end() :]
    # a name may stand there twice: the first is the field, and both are kept
    header, values = (["", *column] for column in zip(*named, strict=True))
    known = columns_of(header, raw.named)
    columns = {**{name: at for name, at in known.items() if at}, "text": 0}
    return replace(document_of(header, values, columns, raw, place=""), text=body)
