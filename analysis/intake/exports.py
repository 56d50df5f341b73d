"""Exports of press databases as text: LexisNexis and Factiva, one document an article.

Layouts: Nexis Uni and Lexis+ ("End of Document"), LexisNexis Academic ("3 of 50 DOCUMENTS"),
Factiva with field codes (HD, PD, SN, TD) and Factiva articles as displayed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from analysis.intake.dates import day_first, read_date
from analysis.intake.limits import Limits
from analysis.intake.reading import Reading
from analysis.records import Document, Skipped
from analysis.text.cleaning import one_line

_NEXIS_END = re.compile(r"\s*End of Document\s*", re.IGNORECASE)
_NEXIS_START = re.compile(r"\s*(?:DOCUMENT )?\d{1,6} of \d{1,6} DOCUMENTS?\s*")
_NEXIS_HEAD = re.compile(r"(?:Copyright \d{4}|Section:|Length:|Byline:|Body$)")
_LENGTH = re.compile(r"LENGTH: *[\d,.]+ words", re.IGNORECASE)
_NEXIS_TAIL = re.compile(
    r"(?:LOAD-DATE|LANGUAGE|GRAPHIC|SUBJECT|PUBLICATION-TYPE|DOCUMENT-TYPE|CORRECTION-DATE|"
    r"CLASSIFICATION|JOURNAL-CODE|Load-Date|Graphic|Classification|Correction)(?::|$)"
)
_FIELD = re.compile(r"[A-Z][A-Z-]{3,20}: |(?:Section|Length|Byline|Dateline|Highlight):")

_FACTIVA_END = re.compile(r"(?:AN\s+)?Document [A-Za-z0-9]{12,40}\s*")
_CODE = re.compile(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|CLM)"
    r"(?:[ \t]{1,20}(.*)|[ \t]*)\Z"
)
_WORDS = re.compile(r"\d[\d,.]{0,9} words")
_RIGHTS = re.compile(r"(?:\(c\)|©|Copyright|\bAll rights reserved)", re.IGNORECASE)
_FEWEST_CODES = 4

# One article's lines -> its document, or None where it is not laid out like that.
Reader = Callable[[Document, Sequence[str]], Document | None]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a database lays its articles out: where one ends (or begins), and what reads it."""

    mark: re.Pattern[str]
    mark_first: bool
    read: Reader


def split_export(document: Document, limits: Limits) -> Reading | None:
    """Return the articles of an export of LexisNexis or Factiva.

    Args:
        document: The whole text of the file.
        limits: Bound on the number of articles.

    Returns:
        One document an article, places "document 1", "document 2", ...; a skipped row for each
        that has no text. None where the text is no such export.
    """
    lines = document.text.split("\n")
    for layout in _LAYOUTS:
        pieces = _pieces(lines, layout)
        found = [layout.read(document, piece) for piece in pieces[: limits.rows]]
        if not any(found):
            continue
        documents: list[Document] = []
        skipped: list[Skipped] = []
        for number, one in enumerate(found, 1):
            place = f"document {number}"
            if one is not None and one.text.strip():
                documents.append(replace(one, place=place))
            elif any(line.strip() for line in pieces[number - 1]):
                skipped.append(Skipped(document.file, place, "no text of an article in it"))
        if len(pieces) > limits.rows:
            advice = f"more than {limits.rows:,} documents: split the file"
            skipped.append(Skipped(document.file, f"from document {limits.rows + 1}", advice))
        dates = day_first(one.published for one in documents)
        return Reading(tuple(documents), tuple(skipped), dates)
    return None


def _pieces(lines: Sequence[str], layout: _Layout) -> list[list[str]]:
    """Cut the lines at the marks; [] without a mark."""
    marks = [at for at, line in enumerate(lines) if len(line) < 200 and layout.mark.fullmatch(line)]  # noqa: PLR2004 - a mark is short
    if not marks:
        return []
    if layout.mark_first:
        ends = [*marks[1:], len(lines)]
        return [list(lines[start + 1 : end]) for start, end in zip(marks, ends, strict=True)]
    starts = [0, *(mark + 1 for mark in marks)]
    pieces = [list(lines[a:b]) for a, b in zip(starts, [*marks, len(lines)], strict=True)]
    return pieces if any(line.strip() for line in pieces[-1]) else pieces[:-1]


def _first(lines: Sequence[str], pattern: re.Pattern[str], start: int = 0) -> int:
    """Return the index of the first line that begins like the pattern, or -1."""
    return next((at for at in range(start, len(lines)) if pattern.match(lines[at].strip())), -1)


def _text(lines: Sequence[str]) -> str:
    """Return lines as the text of an article, blank lines at its ends left out."""
    return "\n".join(lines).strip("\n ")


def _nexis(document: Document, lines: Sequence[str]) -> Document | None:
    """Read an article of Nexis Uni or Lexis+: title, source, date, then fields, then Body."""
    head = _first(lines, _NEXIS_HEAD)
    body = next((at for at in range(max(head, 0), len(lines)) if lines[at].strip() == "Body"), -1)
    if head < 0 or body < 0:
        return None
    above = [one_line(line) for line in lines[:head] if line.strip()][-3:]
    if len(above) < 3 or read_date(_day(above[2])) is None:  # noqa: PLR2004 - title, source, date
        return None
    tail = _first(lines, _NEXIS_TAIL, body + 1)
    text = _text(lines[body + 1 : tail if tail >= 0 else len(lines)])
    return replace(document, text=text, title=above[0], source=above[1], published=_day(above[2]))


def _academic(document: Document, lines: Sequence[str]) -> Document | None:
    """Read an article of LexisNexis Academic: source, date, title, fields, text, fields."""
    length = _first(lines, _LENGTH)
    if length < 0:
        return None
    head = [one_line(line) for line in lines[:length] if line.strip()]
    head = [line for line in head if not _RIGHTS.match(line)]
    day = next((at for at, line in enumerate(head) if read_date(_day(line)) is not None), -1)
    if day < 1:
        return None
    titles = (line for line in head[day + 1 :] if not _FIELD.match(line) and len(line) > 12)  # noqa: PLR2004 - "Final Edition" and the like are no titles but stand above them
    begin = length + 1
    while begin < len(lines) and (not lines[begin].strip() or _FIELD.match(lines[begin].strip())):
        begin += 1
    tail = _first(lines, _NEXIS_TAIL, begin)
    text = _text(lines[begin : tail if tail >= 0 else len(lines)])
    title = next((line for line in titles if not line.endswith("Edition")), "")
    return replace(document, text=text, title=title, source=head[0], published=_day(head[day]))


def _coded(document: Document, lines: Sequence[str]) -> Document | None:
    """Read an article of Factiva with field codes."""
    fields: dict[str, list[str]] = {}
    own: list[str] = []
    for line in lines:
        match = _CODE.match(line)
        if match:
            own = fields.setdefault(match[1], [])
            line = match[2] or ""  # noqa: PLW2901 - the rest of the line is the field's first
        own.append(line.strip())
    if len(fields) < _FEWEST_CODES or not {"HD", "PD"} <= set(fields):
        return None
    said = {code: one_line(" ".join(values)) for code, values in fields.items()}
    text = _text([*fields.get("LP", ()), *fields.get("TD", ())])
    return replace(
        document, text=text, title=said["HD"], source=said.get("SN", ""), published=said["PD"]
    )


def _displayed(document: Document, lines: Sequence[str]) -> Document | None:
    """Read an article of Factiva as displayed: title, words, date, source, ..., then the text."""
    count = next((at for at, line in enumerate(lines) if _WORDS.fullmatch(line.strip())), -1)
    head = [one_line(line) for line in lines[: max(count, 0)] if line.strip()]
    below = [at for at in range(count + 1, len(lines)) if lines[at].strip()]
    if not head or len(below) < 3 or read_date(one_line(lines[below[0]])) is None:  # noqa: PLR2004 - date, source, text
        return None
    source = next((at for at in below[1:] if ":" not in lines[at]), below[1])
    rights = next((at for at in below[2:12] if _RIGHTS.search(lines[at])), -1)
    blank = next((at for at in range(source, len(lines)) if not lines[at].strip()), source)
    text = _text(lines[(rights if rights >= 0 else blank) + 1 :])
    published = one_line(lines[below[0]])
    return replace(
        document, text=text, title=head[0], source=one_line(lines[source]), published=published
    )


def _day(line: str) -> str:
    """Return a date without the weekday and edition that LexisNexis writes behind it."""
    match = re.match(r"\D{3,9} \d{1,2},? \d{4}|\d{1,2} \D{3,9} \d{4}", line)
    return match[0] if match else line


_LAYOUTS = (
    _Layout(_NEXIS_END, mark_first=False, read=_nexis),
    _Layout(_NEXIS_START, mark_first=True, read=_academic),
    _Layout(_FACTIVA_END, mark_first=False, read=_coded),
    _Layout(_FACTIVA_END, mark_first=False, read=_displayed),
)
