"""Tables as an Excel workbook: the same cells, and none of them runs."""

import io
from datetime import datetime

import pandas as pd
import pytest
from builders import a_report
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import load_workbook

from analysis.tables import SCHEMAS
from dashboard import workbook
from dashboard.workbook import LONGEST, report_xlsx, rows_xlsx, xlsx_bytes

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://example.invalid","x")', "\t=1"]


def opened(data: bytes) -> dict[str, pd.DataFrame]:
    """Return the sheets of a workbook as a spreadsheet reads them, formulas as formulas."""
    book = load_workbook(io.BytesIO(data))
    return {page.title: pd.DataFrame(list(page.values)[1:], dtype="object") for page in book}


def test_every_table_is_a_sheet_with_its_rows():
    report = a_report()

    sheets = opened(report_xlsx(report))

    tables = report.tables()
    assert list(sheets) == ["about", *(schema.name for schema in SCHEMAS)]
    for name, rows in tables.items():
        assert len(sheets[name]) == len(rows), name
    assert sheets["about"][1].tolist() == [len(rows) for rows in tables.values()]
    tones = sheets["articles"][list(tables["articles"]).index("tone")].astype("float64")
    assert tones.tolist() == pytest.approx(tables["articles"]["tone"].tolist(), nan_ok=True)


def test_no_cell_is_a_formula_and_none_becomes_one_when_edited():
    data = xlsx_bytes({"rows": pd.DataFrame({"text": HOSTILE, "=head": HOSTILE})})

    (page,) = load_workbook(io.BytesIO(data))

    cells = [cell for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells[2::2]] == HOSTILE
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith("="))


@given(some.text())
def test_any_text_can_be_written_and_is_kept_but_for_what_xml_cannot_hold(text):
    page = opened(rows_xlsx(pd.DataFrame({"text": [text, "last"]}), {"title": text}))["rows"]

    kept = workbook.NOT_XML.sub("", text)
    assert (page[0][0] or "").replace("\r", "\n") == kept.replace("\r", "\n")


def test_numbers_truth_times_and_gaps_keep_their_kind():
    rows = pd.DataFrame(
        {
            "n": [1, 2],
            "x": [0.5, None],
            "yes": [True, False],
            "at": [pd.Timestamp("2025-06-03T10:00:00Z"), pd.NaT],
        }
    )

    (page,) = opened(xlsx_bytes({"rows": rows})).values()

    assert page.iloc[0].tolist() == [1, 0.5, True, datetime(2025, 6, 3, 10)]  # noqa: DTZ001 - UTC
    assert page.iloc[1].tolist()[::2] == [2, False]
    assert page.iloc[1].isna().tolist() == [False, True, False, True]


def test_a_second_sheet_says_what_the_rows_of_a_figure_are():
    about = {"title": "Topics", "caption": "Source Terrier. 3 stories.", "method": "=Means."}

    sheets = opened(rows_xlsx(pd.DataFrame({"n": [1, 2]}), about))

    assert list(sheets) == ["rows", "about"]
    assert sheets["about"].to_numpy().tolist() == [
        ["title", "Topics"],
        ["caption", "Source Terrier. 3 stories."],
        ["method", "=Means."],
        ["rows", "2 rows"],
    ]


def test_what_does_not_fit_is_said(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    rows = pd.DataFrame({"text": ["a" * (LONGEST + 1), "b", "c", "d"]})

    sheets = opened(rows_xlsx(rows, {}))

    assert len(sheets["rows"]) == 3
    assert sheets["about"].to_numpy().tolist() == [["rows", "the first 3 of 4 rows"]]
    assert len(sheets["rows"][0][0]) == LONGEST
    assert sheets["rows"][0][0].endswith("32,767 characters)")
