"""Tables -> one Excel workbook in which no cell is a formula."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.tables import SCHEMAS, Report
from dashboard.theme import count

MOST_ROWS = 50_000  # of a table: about ten seconds of writing; the CSV files hold all
LONGEST = 32_767  # characters that a cell holds
CUT = " … (cut: a cell holds 32,767 characters)"
LONGEST_NAME = 31  # characters of a sheet's name
_ABOUT = "about"
NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def report_xlsx(report: Report) -> bytes:
    """Return a workbook of all tables of a report, one sheet each, after one that says what is in.

    Args:
        report: The whole report; of a table with more than 50,000 rows the first are written, and
            the first sheet says so.
    """
    tables = report.tables()
    about = pd.DataFrame(
        [
            {
                "table": schema.name,
                "rows": len(tables[schema.name]),
                "meaning": schema.meaning,
                "note": _left_out(len(tables[schema.name])),
            }
            for schema in SCHEMAS
        ]
    )
    return xlsx_bytes({_ABOUT: about, **tables})


def rows_xlsx(rows: pd.DataFrame, about: Mapping[str, str]) -> bytes:
    """Return exactly these rows as a workbook, with a second sheet that says what they are.

    Args:
        rows: The rows; of more than 50,000 the first are written, and the second sheet says so.
        about: What the second sheet says: words by what they are about, such as the title.
    """
    told = {**about, "rows": _left_out(len(rows)) or count(len(rows), "row")}
    sheet = pd.DataFrame({"about": [*told], "is": [*told.values()]}, dtype="str")
    return xlsx_bytes({"rows": rows, _ABOUT: sheet})


def _left_out(n_rows: int) -> str:
    """Say that a sheet holds the first rows only, or nothing."""
    return f"the first {MOST_ROWS:,} of {count(n_rows, 'row')}" if n_rows > MOST_ROWS else ""


def xlsx_bytes(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """Return tables as a workbook.

    Args:
        sheets: Name of each sheet to its rows; of more than 50,000 the first are written.

    Returns:
        A workbook in which the first row of each sheet stays in sight. Texts are texts, also where
        they begin like a formula; numbers and truth values are such; times are in UTC; missing
        cells are empty; characters that no workbook can hold are left out.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, and rarely asked for

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        page: Any = book.create_sheet(name[:LONGEST_NAME])
        page.freeze_panes = "A2"
        for line in _lines(page, rows.head(MOST_ROWS)):
            page.append(line)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _lines(page: Any, rows: pd.DataFrame) -> Iterator[list[Any]]:  # noqa: ANN401 - a sheet
    """Yield the heading and each row as cells."""
    yield [_text(page, str(name)) for name in rows.columns]
    columns = [_cells(page, values) for _, values in rows.items()]
    yield from (list(line) for line in zip(*columns, strict=True))


def _cells(page: Any, values: pd.Series) -> Iterator[Any]:  # noqa: ANN401 - a sheet
    """Yield what a workbook writes for each value of a column."""
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        values = values.dt.tz_convert("UTC").dt.tz_localize(None).dt.floor("s")
    for value, is_missing in zip(values.tolist(), values.isna(), strict=True):
        if is_missing:
            yield None
        elif isinstance(value, pd.Timestamp):
            yield value.to_pydatetime()
        else:
            yield _text(page, value) if isinstance(value, str) else value


def _text(page: Any, text: str) -> Any:  # noqa: ANN401 - a sheet and its cell
    """Return a text as a cell that stays one, also when somebody edits it."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - slow to import

    safe = NOT_XML.sub("", text)
    if len(safe) > LONGEST:
        safe = safe[: LONGEST - len(CUT)] + CUT
    cell = WriteOnlyCell(page, safe)
    if cell.data_type != "s":
        cell.data_type, cell.quotePrefix = "s", True
    return cell
