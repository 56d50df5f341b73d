"""Columns that the analyst named for single tables, and tables that ask for it."""

import io
import json
import zipfile

import openpyxl
import pandas as pd
import pytest

from analysis import Settings, analyse
from analysis.decided import ColumnDecision
from analysis.errors import SettingsError
from analysis.intake import asks_for_columns, unmapped_tables
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw
from analysis.ledger import parse_ledger

TEXT = "The ferry to Saltmere was late again on Monday, and hundreds waited at the quay."
ROW = {"Kopf": "Ferry late", "Lauftext": TEXT, "Blatt": "Saltmere Echo"}


def as_csv() -> bytes:
    return pd.DataFrame([ROW]).to_csv(index=False).encode()


def as_xlsx() -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet("News", 0)
    for row in (ROW.keys(), ROW.values()):
        sheet.append([*row])
    book.save(data)
    return data.getvalue()


def as_parquet() -> bytes:
    data = io.BytesIO()
    pd.DataFrame([ROW]).to_parquet(data)
    return data.getvalue()


def as_zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("in/a.csv", as_csv())
    return data.getvalue()


TABLES = {
    "a.csv": as_csv(),
    "a.xlsx": as_xlsx(),
    "a.parquet": as_parquet(),
    "a.json": json.dumps([ROW]).encode(),
    "many.json": json.dumps([ROW, {**ROW, "Kopf": "Again"}]).encode(),
    "a.jsonl": "\n".join(map(json.dumps, [ROW, ROW])).encode(),
    "a.zip": as_zip(),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_whose_text_cannot_be_told_says_which_columns_it_has(tmp_path, name):
    place = tmp_path / name
    place.write_bytes(TABLES[name])

    (part,) = (one for one in read_raw(Raw(name, TABLES[name])).every() if one.skipped)
    asked = unmapped_tables(place, Settings())

    assert all(column in part.skipped[0].reason for column in ROW)
    assert asks_for_columns(part.skipped[0].reason)
    assert [*asked.values()] == [tuple(ROW)]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_by_the_columns_that_were_named_for_it(tmp_path, name):
    (tmp_path / name).write_bytes(TABLES[name])
    (file,) = unmapped_tables(tmp_path, Settings())
    said = ColumnDecision(file, (("source", "Blatt"), ("text", "Lauftext"), ("title", "Kopf")))

    report = analyse(tmp_path, Settings(tables=(said,)))

    assert report.articles["source"].unique().tolist() == ["Saltmere Echo"]
    assert report.articles["title"].iloc[0] == "Ferry late"
    assert unmapped_tables(tmp_path, Settings(tables=(said,))) == {}


def test_what_is_said_of_one_table_leaves_others_alone(tmp_path):
    (tmp_path / "a.csv").write_bytes(as_csv())
    (tmp_path / "b.csv").write_text(f'text,Lauftext\n"{TEXT} Again.","Something else here."\n')

    report = analyse(tmp_path, Settings(tables=(ColumnDecision("a.csv", (("text", "Lauftext"),)),)))

    texts = report.sentences.groupby("article_id")["text"].agg(" ".join)
    assert sorted(texts) == [TEXT, f"{TEXT} Again."]


def test_a_run_that_knows_an_earlier_one_follows_columns_named_since(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.csv").write_bytes(as_csv())
    (corpus / "b.txt").write_text(f"Ferry\n\n{TEXT} Once more.\n")
    said = Settings(tables=(ColumnDecision("a.csv", (("text", "Lauftext"),)),))
    analyse(corpus, known=tmp_path / "known")

    again, full = analyse(corpus, said, known=tmp_path / "known"), analyse(corpus, said)

    for name, frame in full.tables().items():
        pd.testing.assert_frame_equal(frame, again.tables()[name], check_exact=True, obj=name)


def test_a_table_in_the_ledger_without_a_text_is_refused_in_one_line():
    with pytest.raises(SettingsError, match="tables 1: text needs the name of a column"):
        parse_ledger('[[tables]]\nfile = "a.csv"\ntitle = "Kopf"\n')
