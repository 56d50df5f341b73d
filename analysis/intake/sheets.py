"""Tables in files of spreadsheets and data frames: .xlsx and .parquet."""

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analysis.intake.archives import why_unsafe
from analysis.intake.dates import day_first
from analysis.intake.headers import Row
from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.rows import cells_said, read_rows
from analysis.text.cleaning import one_line

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 1_000  # rows of a data frame that are turned into text at once
_DAMAGED = "damaged, or no {}: open it where it comes from and save it again"


def read_sheets(raw: Raw) -> Reading:
    """Read every sheet of a workbook; the values of formulas as they were last worked out.

    Args:
        raw: The file.

    Returns:
        A document per row with text, a skipped row for each other; places name the sheet where
        there are several.
    """
    reason = why_unsafe(raw.data, raw.limits)
    if reason:
        return nothing(raw.file, reason)
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and rare

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and printers
            book = load_workbook(io.BytesIO(raw.data), read_only=True, data_only=True)
            sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
            several = len(sheets) > 1
            readings = []
            for sheet in sheets:
                sheet.reset_dimensions()  # a sheet may claim a million empty rows
                where = f"sheet {one_line(sheet.title)}, " if several else ""
                readings.append(read_rows(_sheet_rows(sheet, raw), raw, where=where))
    except Exception:  # noqa: BLE001 - openpyxl raises whatever a damaged part leads to
        return nothing(raw.file, _DAMAGED.format("workbook"))
    documents = tuple(document for one in readings for document in one.documents)
    skipped = tuple(row for one in readings for row in one.skipped)
    columns = dict.fromkeys(name for one in readings for name in one.columns)
    dates = day_first(d.published for d in documents)
    return Reading(documents, skipped, dates, columns=tuple(columns))


def _sheet_rows(sheet: Any, raw: Raw) -> Iterator[Row]:  # noqa: ANN401 - untyped library
    """Yield the rows of a sheet, each as wide as those above it at least."""
    width = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        row = [_cell(value) for value in cells]
        while row and row[-1] is None:
            row.pop()
        if len(row) > raw.limits.columns and width <= raw.limits.columns:
            yield number, f"{cells_said(len(row))}, the header has {width:,}"
        else:
            yield number, [*row, *[None] * (width - len(row))] if row else []
            width = max(width, len(row))


def _cell(value: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    """Return a cell's value; times as ISO text, whole numbers without a fraction."""
    if isinstance(value, dt.datetime) and value.tzinfo is None and value.time() == dt.time():
        return value.date().isoformat()  # a spreadsheet has no other way to say a day
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def read_parquet(raw: Raw) -> Reading:
    """Read a data frame stored as Parquet: a document per row with text.

    Args:
        raw: The file.

    Returns:
        A document per row with text, a skipped row for each other; rows are numbered as a
        spreadsheet would show them (the names are row 1).
    """
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and rare
    import pyarrow.parquet as pq  # noqa: PLC0415 - the same

    try:
        names = pq.read_schema(pa.BufferReader(raw.data))
        # texts stay in their dictionary: a repeated one is in memory once
        texts = [one.name for one in names if pa.types.is_string(one.type)]
        file = pq.ParquetFile(
            pa.BufferReader(raw.data), read_dictionary=texts, pre_buffer=False, memory_map=False
        )
        return read_rows(_frame_rows(file, list(names.names)), raw)
    except MemoryError:  # pyarrow's own, too: the file is too large, not damaged
        raise
    except (pa.ArrowException, OSError, ValueError, TypeError, OverflowError):
        return nothing(raw.file, _DAMAGED.format("Parquet file"))


def _frame_rows(file: Any, names: list[str]) -> Iterator[Row]:  # noqa: ANN401 - untyped library
    """Yield the names of a data frame, then its rows."""
    yield 1, names
    number = 1
    for batch in file.iter_batches(batch_size=_BATCH, use_threads=False):
        columns = [_values(column) for column in batch.columns]
        for row in zip(*columns, strict=True):
            number += 1
            yield number, [_cell(value) for value in row]


def _values(column: "pa.Array") -> list[Any]:
    """Return the values of a column, equal texts as one object."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and rare

    if isinstance(column, pa.DictionaryArray):
        texts = column.dictionary.to_pylist()
        return [None if at is None else texts[at] for at in column.indices.to_pylist()]
    return column.to_pylist()
