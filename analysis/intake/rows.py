"""Tables and records: .csv, .tsv, .json and .jsonl files, row by row, none dropped silently."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.intake.cleaning import clean, one_line
from analysis.intake.columns import columns_of, document_of
from analysis.intake.dates import day_first
from analysis.intake.limits import Limits
from analysis.intake.reading import Reading
from analysis.records import Document, Skipped

_DELIMITERS = (",", ";", "\t", "|")
_LISTS = (
    "articles",
    "items",
    "results",
    "data",
    "documents",
    "stories",
    "records",
    "entries",
    "news",
)
_SHOWN_COLUMNS = 20


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's header: its names, which column is which, and the row it stands in."""

    file: str
    header: Sequence[str]
    columns: Mapping[str, int]
    start: int


def read_table(text: str, file: str, *, limits: Limits) -> Reading:
    """Read a table with a header row.

    Args:
        text: Content of the file.
        file: Its name inside the corpus.
        limits: Bounds on rows and on the length of a field.

    Returns:
        A document per row with text; a skipped row for each other, numbered as a spreadsheet shows
        it (the header is row 1).
    """
    text = text.replace("\x00", "")
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        delimiter, text, offset = first.strip()[-1], rest, 1
    else:
        delimiter, offset = _delimiter(text), 0
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    rows = _numbered_rows(text, delimiter, offset)
    header: list[str] = []
    start = 0
    for start, row in rows:
        if isinstance(row, str):
            return Reading(skipped=(Skipped(file, f"row {start}", row),))
        header = [one_line(name) for name in row]
        if any(header):
            break
    columns = columns_of(header)
    if "text" not in columns:
        return Reading(skipped=(Skipped(file, "", _no_text_column(header)),))
    return _read_rows(rows, _Table(file, header, columns, start), limits)


def _delimiter(text: str) -> str:
    """Return the delimiter that gives the header the most known columns, then the most columns."""
    line = next((line for line in text[:100_000].splitlines() if line.strip()), "")

    def worth(delimiter: str) -> tuple[int, int]:
        header = next(csv.reader([line], delimiter=delimiter), [])
        return len(columns_of(header)), len(header)

    return max(_DELIMITERS, key=worth)


def _numbered_rows(text: str, delimiter: str, offset: int) -> Iterator[tuple[int, list[str] | str]]:
    """Yield (row number, cells), or the reason why a row cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
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


def _read_rows(
    rows: Iterator[tuple[int, list[str] | str]], table: _Table, limits: Limits
) -> Reading:
    """Read the rows below the header."""
    documents: list[Document] = []
    skipped: list[Skipped] = []
    width = len(table.header)
    for number, row in rows:
        place = f"row {number}"
        if number > table.start + limits.rows:
            advice = f"more than {limits.rows:,} rows: split the file"
            skipped.append(Skipped(table.file, f"from {place}", advice))
            break
        if not row:
            continue
        reason = row if isinstance(row, str) else _why_not(row, table, limits)
        if reason:
            skipped.append(Skipped(table.file, place, reason))
            continue
        cells = row[:width]
        documents.append(
            document_of(table.header, cells, table.columns, file=table.file, place=place)
        )
    dates = (document.published for document in documents)
    return Reading(tuple(documents), tuple(skipped), day_first(dates))


def _why_not(row: Sequence[str], table: _Table, limits: Limits) -> str:
    """Return why a row cannot be used, or ""."""
    width = len(table.header)
    if len(row) < width or any(row[width:]):
        return f"has {len(row)} cells, the header has {width}: check its quotation marks"
    return _no_text(row[table.columns["text"]], table.header[table.columns["text"]], limits)


def _no_text(value: Any, name: str, limits: Limits) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return why a text cannot be used, or ""."""
    if isinstance(value, str):
        if len(value) > limits.line_chars:
            return (
                f"its text has {len(value):,} characters, more than {limits.line_chars:,}: split it"
            )
        return "" if value.strip() else f"no text under {name!r}"
    return "" if value else f"no text under {name!r}"


def _no_text_column(header: Sequence[str]) -> str:
    """Return the advice for a table whose text cannot be told."""
    if not any(header):
        return "an empty table: it needs a header row and a column named text"
    shown = ", ".join(header[:_SHOWN_COLUMNS]) + (", ..." if len(header) > _SHOWN_COLUMNS else "")
    return f"no column of text: name one of its columns text or body; it has: {shown[:400]}"


def read_records(text: str, file: str, *, limits: Limits, by_line: bool) -> Reading:
    """Read JSON records: an array, an object that holds one, or an object a line.

    Args:
        text: Content of the file.
        file: Its name inside the corpus.
        limits: Bounds on records and on the length of a text.
        by_line: Whether each line is a record of its own (.jsonl, .ndjson).

    Returns:
        A document per record with text, a skipped row for each other.
    """
    if not by_line:
        try:
            whole = json.loads(text)
        except RecursionError:
            return Reading(skipped=(Skipped(file, "", "nested too deep to be read as records"),))
        except ValueError as error:
            if "Extra data" not in str(error):
                return Reading(skipped=(Skipped(file, "", f"not JSON: {one_line(str(error))}"),))
        else:
            found = _records_in(whole)
            if found is None:
                reason = "no list of articles in it: save it as a list of objects with a field text"
                return Reading(skipped=(Skipped(file, "", reason),))
            numbered = ((f"record {n}", record) for n, record in enumerate(found, 1))
            return _read_objects(numbered, file, limits=limits)
    return _read_objects(_json_lines(text), file, limits=limits)


def _records_in(whole: Any) -> list[Any] | None:  # noqa: ANN401 - whatever JSON holds
    """Return the list of records in a JSON value, or None."""
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        return None
    if "text" in columns_of(list(whole)) and not isinstance(next(iter(whole.values())), list):
        return [whole]
    for key in _LISTS:
        if isinstance(whole.get(key), list):
            return whole[key]
    lists = [value for value in whole.values() if isinstance(value, list)]
    return lists[0] if len(lists) == 1 else [whole] if "text" in columns_of(list(whole)) else None


def _json_lines(text: str) -> Iterator[tuple[str, Any]]:
    """Yield (place, record) per line; a ValueError stands for a line that is no JSON."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield f"line {number}", json.loads(line)
        except RecursionError:
            yield f"line {number}", ValueError("nested too deep to be read as a record")
        except ValueError as error:
            yield f"line {number}", ValueError(f"not JSON: {one_line(str(error))}")


def _read_objects(objects: Iterator[tuple[str, Any]], file: str, *, limits: Limits) -> Reading:
    """Read records that are objects."""
    documents: list[Document] = []
    skipped: list[Skipped] = []
    known: dict[tuple[str, ...], Mapping[str, int]] = {}
    for count, (place, record) in enumerate(objects):
        if count >= limits.rows:
            advice = f"more than {limits.rows:,} records: split the file"
            skipped.append(Skipped(file, f"from {place}", advice))
            break
        if not isinstance(record, dict):
            reason = (
                str(record) if isinstance(record, ValueError) else "not an object with named fields"
            )
            skipped.append(Skipped(file, place, reason))
            continue
        header = tuple(record)
        columns = known.setdefault(header, columns_of(header))
        values = list(record.values())
        if "text" not in columns:
            reason = (
                f"no field of text: name one text or body; it has: {clean(', '.join(header))[:400]}"
            )
        else:
            reason = _no_text(values[columns["text"]], header[columns["text"]], limits)
        if reason:
            skipped.append(Skipped(file, place, one_line(reason)))
        else:
            documents.append(document_of(header, values, columns, file=file, place=place))
    dates = (document.published for document in documents)
    return Reading(tuple(documents), tuple(skipped), day_first(dates))
