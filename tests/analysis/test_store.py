"""A report is written whole or not at all, and comes back as it was."""

import csv
import io
import json
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from builders import a_report, an_empty_report
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ReportError
from analysis.store import csv_bytes, open_report, save_report
from analysis.swap import is_report
from analysis.tables import SCHEMAS


def folder_bytes(folder: Path) -> dict[str, bytes]:
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in sorted(folder.rglob("*"))
        if place.is_file()
    }


@pytest.mark.parametrize("make", [a_report, an_empty_report], ids=["filled", "empty"])
def test_a_report_comes_back_as_it_was_saved(tmp_path, make):
    report = make()

    save_report(report, tmp_path / "r")
    again = open_report(tmp_path / "r")

    for name, frame in report.tables().items():
        pd.testing.assert_frame_equal(again.tables()[name], frame)
    assert again.manifest == report.manifest


def test_the_same_report_is_written_as_the_same_bytes(tmp_path):
    save_report(a_report(), tmp_path / "one")
    save_report(a_report(), tmp_path / "two")

    assert folder_bytes(tmp_path / "one") == folder_bytes(tmp_path / "two")


def test_a_folder_holds_every_table_twice_and_a_manifest(tmp_path):
    save_report(a_report(), tmp_path / "r")

    names = {schema.name for schema in SCHEMAS}
    assert set(folder_bytes(tmp_path / "r")) == (
        {f"{name}.csv" for name in names}
        | {f"parquet/{name}.parquet" for name in names}
        | {"manifest.json"}
    )


def test_an_earlier_report_is_replaced_and_nothing_else_stays(tmp_path):
    save_report(a_report(), tmp_path / "r")
    save_report(an_empty_report(), tmp_path / "r")

    assert open_report(tmp_path / "r").articles.empty
    assert [place.name for place in tmp_path.iterdir()] == ["r"]


def test_a_folder_with_other_files_is_never_overwritten(tmp_path):
    (tmp_path / "thesis.txt").write_text("my only copy")

    with pytest.raises(ReportError, match="holds something else"):
        save_report(a_report(), tmp_path)

    assert (tmp_path / "thesis.txt").read_text() == "my only copy"


def test_a_write_that_fails_leaves_the_earlier_report(tmp_path, monkeypatch):
    save_report(a_report(), tmp_path / "r")
    before = folder_bytes(tmp_path / "r")

    def full_disk(_: pd.DataFrame) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("analysis.store.csv_bytes", full_disk)
    with pytest.raises(ReportError, match="No space left"):
        save_report(an_empty_report(), tmp_path / "r")

    assert folder_bytes(tmp_path / "r") == before
    assert [place.name for place in tmp_path.iterdir()] == ["r"]


def test_a_place_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(ReportError, match="cannot write the report"):
        save_report(a_report(), tmp_path / "file" / "r")


def test_a_folder_without_a_report_says_so(tmp_path):
    assert not is_report(tmp_path)
    with pytest.raises(ReportError, match="holds no report"):
        open_report(tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "manifest.json").write_text("{"),
        lambda folder: (folder / "manifest.json").write_text("[]"),
        lambda folder: (folder / "manifest.json").write_text('{"files": {}, "layout": 0}'),
        lambda folder: (folder / "parquet" / "topics.parquet").unlink(),
        lambda folder: (folder / "parquet" / "topics.parquet").write_bytes(b"PAR1"),
    ],
    ids=["cut manifest", "other manifest", "other layout", "missing table", "changed table"],
)
def test_a_damaged_report_is_one_line_that_says_what_to_do(tmp_path, damage):
    save_report(a_report(), tmp_path / "r")
    damage(tmp_path / "r")

    with pytest.raises(ReportError, match="analyse"):
        open_report(tmp_path / "r")


def test_the_manifest_lists_what_was_written(tmp_path):
    save_report(a_report(), tmp_path / "r")

    manifest = json.loads((tmp_path / "r" / "manifest.json").read_text("utf-8"))

    assert set(manifest["files"]) == {f"parquet/{schema.name}.parquet" for schema in SCHEMAS}


printable = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"))


@given(st.lists(printable))
def test_a_csv_reads_back_with_formulas_made_harmless(texts):
    data = csv_bytes(pd.DataFrame({"text": pd.Series(texts, dtype="str")}))

    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))

    assert rows[0] == ["text"]
    assert [row[0] if row else "" for row in rows[1:]] == [
        text if cell == text else f"'{text}"
        for text, cell in zip(texts, (row[0] if row else "" for row in rows[1:]), strict=True)
    ]
    assert not [row for row in rows[1:] if row and row[0].lstrip()[:1] in tuple("=+-@＝＋－＠")]


@pytest.mark.parametrize("text", ["=1+1", " =1", "\t=1", "@SUM(A1)", "+1", "-1", "＝1", "\u200b=1"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert f'"\'{text}"'.encode() in csv_bytes(pd.DataFrame({"text": [text]}))


SIGNS = "".join(
    one for one in map(chr, range(0x110000)) if unicodedata.normalize("NFKC", one) in tuple("=+-@")
)
UNSEEN = st.text(
    st.characters(categories=("Zs", "Cc", "Cf"), exclude_characters="\0")
    | st.sampled_from("\u0301\u034f\u115f\u1160\u20dd\u2800\u3164\ue000\ufe0f\uffa0"),
    max_size=4,
)


@given(UNSEEN, st.sampled_from(SIGNS), printable)
def test_no_cell_and_no_heading_begins_like_a_formula_whatever_hides_the_sign(before, sign, after):
    risky = before + sign + after

    data = csv_bytes(pd.DataFrame({risky: [risky], "end": [""]}))

    rows = [*csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
    assert rows == [[f"'{risky}", "end"], [f"'{risky}", ""]]


def test_numbers_truths_and_times_are_plain_in_csv():
    frame = pd.DataFrame(
        {
            "n": [-1],
            "x": [-0.5],
            "yes": [True],
            "at": pd.to_datetime(["2025-06-27 12:00"], utc=True),
            "gone": pd.to_datetime(pd.Series([None]), utc=True),
        }
    )

    assert csv_bytes(frame).decode("utf-8-sig").splitlines()[1] == (
        '-1,-0.5,true,"2025-06-27T12:00:00Z",'
    )


def test_a_corpus_that_happens_to_hold_a_manifest_is_no_report(tmp_path):
    (tmp_path / "manifest.json").write_text("{}")

    assert not is_report(tmp_path)
