"""Tables, row by row, none dropped silently: the rows of every format, and .csv and .tsv files."""

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analysis.intake.columnnotes import with_notes
from analysis.intake.columns import (
    HEADLINES,
    NO_SUCH_COLUMN,
    NO_TEXT_COLUMN,
    ONLY_HEADLINE,
    as_text,
    columns_of,
    document_of,
    is_headline_again,
    lacking_columns,
    markup_notes,
    other_text_notes,
    with_text,
)
from analysis.intake.dates import day_first
from analysis.intake.headers import LOOKED_AT, Row, find_header
from analysis.intake.limits import Limits
from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.web import holds_markup
from analysis.records import Document, Skipped
from analysis.text.cleaning import one_line

_DELIMITERS = (",", ";", "\t", "|")
_SHOWN_COLUMNS = 20
_LONGEST_SHOWN = 40  # characters
_BLOCK = 1 << 20  # characters of a table that are cut into lines in one go


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's header: its names, which column is which, and the row it stands in."""

    raw: Raw
    where: str
    header: Sequence[str]
    columns: Mapping[str, int]
    start: int

    def place(self, number: int) -> str:
        """Return a row's place in the file."""
        return f"{self.where}row {number}"


def read_table(text: str, raw: Raw) -> Reading:
    """Read a table with a header row.

    Args:
        text: Content of the file.
        raw: The file.

    Returns:
        A document per row with text; a skipped row for each other, numbered as a spreadsheet shows
        it (the header is row 1).
    """
    text = text.replace("\x00", "").removeprefix("\ufeff")
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        delimiter, text, offset = first.strip()[-1], rest, 1
    else:
        delimiter, offset = _delimiter(text, raw.named), 0
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    quoting = csv.QUOTE_NONE if _never_quotes(text, delimiter) else csv.QUOTE_MINIMAL
    return read_rows(_numbered_rows(text, delimiter, offset, quoting=quoting), raw)


def read_rows(rows: Iterator[Row], raw: Raw, *, where: str = "") -> Reading:
    """Read rows of any format; one of the first names the columns.

    Args:
        rows: The rows in order.
        raw: The file.
        where: What comes before "row 3" in a place, such as "sheet News, ".

    Returns:
        A document per row with text, a skipped row for each other.
    """
    header = find_header(rows, raw.named, most=raw.limits.columns)
    place = where.rstrip(", ")
    if "text" not in header.columns:
        for number, row in header.below:
            if isinstance(row, str):
                return nothing(raw.file, row, place=f"{where}row {number}")
            if len(row) > raw.limits.columns:
                return nothing(raw.file, _too_wide(len(row), raw.limits), place=place)
        why = _no_text_column(header.names, raw.named)
        return nothing(raw.file, why, place=place, columns=header.names)
    table = _Table(raw, where, header.names, header.columns, header.start)
    reading = _read_rows(itertools.chain(header.below, rows), table)
    if not header.above:
        return reading
    said = one_line(", ".join(map(repr, header.above)))[:200]
    above = Skipped(raw.file, place, f"above the row of names, not used: {said}")
    return replace(reading, skipped=(above, *reading.skipped))


def _too_wide(width: int, limits: Limits) -> str:
    return f"{width:,} columns, more than {limits.columns:,}: leave out those that are not needed"


def _delimiter(text: str, named: Mapping[str, str]) -> str:
    """Return the delimiter that gives the header the most known columns, then the most columns."""
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:LOOKED_AT]

    def worth(delimiter: str, line: str) -> tuple[int, int]:
        header = next(csv.reader([line], delimiter=delimiter), [])
        return len(columns_of(header, named)), len(header)

    # a title may stand above the header
    line = next((one for one in lines if max(worth(d, one) for d in _DELIMITERS)[0] > 1), "")
    line = line or next(iter(lines), "")
    return max(_DELIMITERS, key=lambda delimiter: worth(delimiter, line))


def _never_quotes(text: str, delimiter: str) -> bool:
    """Return whether quotation marks are mere characters in a table whose cells tabs divide.

    They are where each line is a row by its tabs, but not by its quotation marks.
    """
    if delimiter != "\t":
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    if len({line.count(delimiter) for line in lines}) != 1:
        return False
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return sum(any(row) for row in rows) != len(lines)
    except csv.Error:
        return True


def _numbered_rows(text: str, delimiter: str, offset: int, *, quoting: Any) -> Iterator[Row]:  # noqa: ANN401 - a constant of csv, of a type that has no name
    """Yield (row number, cells), or the reason why a row cannot be read."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True, quoting=quoting)
    number = offset
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end" in str(error):
                reason = "a quotation mark opens here and never closes: nothing below was read"
            else:
                reason = (
                    f"not a row of a table ({error}): double the quotation marks inside its text"
                )
            yield number, reason


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text with the line breaks that end them, as ``csv`` wants them."""
    begin = 0
    while begin < len(text):  # block by block: a StringIO takes four bytes for each character
        end = text.find("\n", begin + _BLOCK) + 1 or len(text)
        yield from io.StringIO(text[begin:end], newline="")
        begin = end


def _read_rows(rows: Iterable[Row], table: _Table) -> Reading:
    """Read the rows below the header."""
    limits, file = table.raw.limits, table.raw.file
    documents: list[Document] = []
    skipped: list[Skipped] = []
    width, chars, marked = len(table.header), 0, 0
    others: Counter[tuple[str, str]] = Counter()
    for number, row in rows:
        place = table.place(number)
        if number > table.start + limits.rows or chars > limits.file_bytes:
            advice = f"more than {limits.rows:,} rows or {limits.file_bytes:,} characters"
            skipped.append(Skipped(file, f"from {place}", f"{advice}: split the file"))
            break
        if not row:
            continue
        columns, reason = _read_row(row, table)
        if reason:
            skipped.append(Skipped(file, place, reason))
            continue
        document = document_of(table.header, row[:width], columns, table.raw, place=place)
        if is_headline_again(document, columns):
            skipped.append(Skipped(file, place, ONLY_HEADLINE))
            continue
        chars += len(document.text)
        marked += holds_markup(as_text(row[columns["text"]]))
        documents.append(document)
        if columns is not table.columns:
            others[table.header[table.columns["text"]], table.header[columns["text"]]] += 1
    notes = [HEADLINES] * (table.columns["text"] == table.columns.get("title"))
    notes += [*markup_notes(marked), *other_text_notes(others)]
    notes += unknown_columns(table.header, table.raw.named)
    dated = table.header[table.columns["published"]] if "published" in table.columns else ""
    documents, more = with_notes(documents, dated)
    about = [Skipped(file, table.where.rstrip(", "), note) for note in (*notes, *more)]
    dates = (document.published for document in documents)
    return Reading(tuple(documents), (*about, *skipped), day_first(dates))


def _read_row(row: Sequence[Any] | str, table: _Table) -> tuple[Mapping[str, int], str]:
    """Return which column of a row is which, and why it cannot be used, or ""."""
    if isinstance(row, str):
        return table.columns, row
    width = len(table.header)
    if len(row) < width or any(row[width:]):
        said = f"{cells_said(len(row))}, the header has {width:,}: check its quotation marks"
        return table.columns, said
    columns = with_text(table.header, row, table.columns, table.raw.named)
    at = columns["text"]
    return columns, why_no_text(row[at], table.header[at], table.raw.limits)


def cells_said(number: int) -> str:
    """Say how many cells a row has.

    Examples:
        >>> cells_said(1), cells_said(2000)
        ('has 1 cell', 'has 2,000 cells')
    """
    return f"has {number:,} cell{'' if number == 1 else 's'}"


def why_no_text(value: Any, name: str, limits: Limits) -> str:  # noqa: ANN401 - a cell's value
    """Return why a value cannot be used as the text of an article, or ""."""
    if isinstance(value, str) and len(value) > limits.line_chars:
        return f"its text has {len(value):,} characters, more than {limits.line_chars:,}: split it"
    text = as_text(value)
    if any(char.isalpha() or not char.isascii() for char in text.strip()):  # emoji are text
        return ""
    only = one_line(text)[:_LONGEST_SHOWN]
    return f"no words under {name!r}, only {only!r}" if only else f"no text under {name!r}"


def _no_text_column(header: Sequence[str], named: Mapping[str, str]) -> str:
    """Return the advice for a table whose text cannot be told."""
    if not any(header):
        return "an empty table: it needs a header row and a column named text"
    return (
        f"{NO_TEXT_COLUMN}: name one of its columns text or body, or say --map text=COLUMN; "
        f"it has: {shown_names(header)}{lacking_text(header, named)}"
    )


def lacking_text(names: Sequence[str], named: Mapping[str, str]) -> str:
    """Say which column of texts the analyst named that is not there; "" where none was named."""
    lacking = lacking_columns(names, named).get("text", "")
    return f", and not {one_line(lacking)!r}" if lacking else ""


def unknown_columns(names: Sequence[str], named: Mapping[str, str]) -> list[str]:
    """Return a note that a table lacks columns that the analyst named; [] where it has them."""
    lacking = lacking_columns(names, named)
    if not lacking:
        return []
    said = ", ".join(f"{field}={column}" for field, column in lacking.items())
    return [f"{NO_SUCH_COLUMN}: {one_line(said)}; the usual names are taken: {shown_names(names)}"]


def shown_names(names: Sequence[str]) -> str:
    """Return names of columns or fields for a message, the first 20 of many."""
    shown = ", ".join(names[:_SHOWN_COLUMNS]) + (", ..." if len(names) > _SHOWN_COLUMNS else "")
    return one_line(shown)[:400]
