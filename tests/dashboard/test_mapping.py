"""A table whose text cannot be told: its columns are named in the app, kept, and taken back."""

import json
import sys

import pytest
from streamlit.testing.v1 import AppTest

from analysis import (
    ColumnDecision,
    analyse,
    ledger_place,
    read_ledger,
    report_folder,
    save_report,
)
from dashboard import decisions
from dashboard.runs import FAILED, Request, RunState, settings_of
from dashboard.server import APP

TEXT = "The ferry to Saltmere was late again on Monday, and hundreds waited at the quay."
ROW = {"Kopf": "Ferry late", "Lauftext": TEXT, "Blatt": "Saltmere Echo", "Tag": "2025-06-12"}
PICKED = {"text": "Lauftext", "title": "Kopf", "source": "Blatt", "published": "Tag"}
NAMED = ColumnDecision("export.csv", tuple(sorted(PICKED.items())))


def as_csv():
    return "export.csv", ",".join(ROW) + "\n" + ",".join(f'"{one}"' for one in ROW.values())


def as_json():
    return "export.json", json.dumps([ROW] * 2)


def opened(monkeypatch, corpus, *, report):
    """Open a corpus in the app: its stored report, or the analysis of it that failed."""
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(corpus)])
    if report is None:
        failed = RunState(FAILED, (), f"No article in {corpus}: no column of text")
        monkeypatch.setattr("dashboard.runs.Runs.state", lambda *_: failed)
        monkeypatch.setattr("dashboard.runs.Runs.start", lambda *_: None)
    else:
        save_report(report, report_folder(corpus, settings_of(Request(corpus))))
    page = AppTest.from_file(str(APP), default_timeout=30).run()
    return page if report is None else page.switch_page("views/data.py").run()


def picked(page, file):
    for field, column in PICKED.items():
        page.selectbox(key=f"mapping-{field}-{file}").set_value(column).run()
    return page.button(key="mapping-keep").click().run()


@pytest.mark.parametrize("table", [as_csv, as_json])
def test_where_a_corpus_is_one_such_table_its_columns_can_be_named(monkeypatch, tmp_path, table):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    file, content = table()
    (corpus / file).write_text(content, "utf-8")
    page = opened(monkeypatch, corpus, report=None)

    assert page.selectbox(key=f"mapping-text-{file}").options == [*ROW]
    assert page.button(key="mapping-keep").disabled
    picked(page, file)

    kept = read_ledger(ledger_place(corpus))
    assert kept.tables == (ColumnDecision(file, NAMED.columns),)
    report = analyse(corpus, settings_of(Request(corpus, ledger=ledger_place(corpus))))
    assert report.articles["title"].tolist() == ["Ferry late"]
    assert report.articles["source"].tolist() == ["Saltmere Echo"]
    assert decisions.last_step(corpus) == [kept.tables[0].said]
    assert 'text is "Lauftext"' in kept.tables[0].said
    page.button(key="mapping-undo").click().run()
    assert len(read_ledger(ledger_place(corpus))) == 0


def test_beside_other_documents_the_page_data_lets_them_be_named(monkeypatch, tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text(f"Ferry\n\n{TEXT}\n", "utf-8")
    (corpus / "export.csv").write_text(as_csv()[1], "utf-8")
    page = opened(monkeypatch, corpus, report=analyse(corpus))

    picked(page, "export.csv")

    assert read_ledger(ledger_place(corpus)).tables == (NAMED,)


def test_one_column_is_not_taken_for_two_things(monkeypatch, tmp_path):
    corpus = tmp_path / "export.csv"
    corpus.write_text(as_csv()[1], "utf-8")
    page = opened(monkeypatch, corpus, report=None)

    page.selectbox(key="mapping-text-export.csv").set_value("Lauftext").run()
    page.selectbox(key="mapping-title-export.csv").set_value("Lauftext").run()

    assert page.button(key="mapping-keep").disabled


def test_where_every_table_is_read_nothing_is_asked(monkeypatch, tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text(f"Ferry\n\n{TEXT}\n", "utf-8")

    page = opened(monkeypatch, corpus, report=analyse(corpus))

    assert not [one for one in page.button if one.key and one.key.startswith("mapping")]
