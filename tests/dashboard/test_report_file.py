"""The command that writes a report: the same file as the button, and nothing of yours lost."""

import pytest
from commands import STORY

from analysis import open_report
from analysis.intake import readers
from dashboard.__main__ import main
from dashboard.reporting.page import report_html


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Port strike goes on\n\n{STORY}")
    return folder


def test_a_stored_report_becomes_the_file_of_the_button(stored, tmp_path, capsys):
    out = tmp_path / "news.html"

    assert main(["report", str(stored), "--out", str(out)]) == 0

    assert out.read_bytes() == report_html(open_report(stored))
    assert "9 articles" in capsys.readouterr().out


def test_a_corpus_is_analysed_once_and_written_twice_alike(
    corpus, tmp_path, data_home, monkeypatch
):
    out, again = tmp_path / "a.html", tmp_path / "b.html"

    assert main(["report", str(corpus), "--out", str(out)]) == 0
    monkeypatch.setattr("dashboard.report_file.analyse", None)  # a second analysis would fail
    assert main(["report", str(corpus), "--out", str(again)]) == 0

    assert out.read_bytes() == again.read_bytes()
    assert b"Port strike goes on" in out.read_bytes()
    assert [one.name for one in corpus.iterdir()] == ["a.txt"]
    assert {one.name for one in tmp_path.iterdir()} >= {"a.html", "b.html"}
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".broadsheet")]


def test_of_a_corpus_that_grew_only_what_is_new_is_read(corpus, tmp_path, monkeypatch):
    out = tmp_path / "a.html"
    main(["report", str(corpus), "--out", str(out)])
    (corpus / "b.txt").write_text(f"River flood recedes\n\n{STORY.replace('Dockers', 'Rowers')}")
    read = []
    read_raw = readers.read_raw
    monkeypatch.setattr(readers, "read_raw", lambda raw: read.append(raw.file) or read_raw(raw))

    assert main(["report", str(corpus), "--out", str(out)]) == 0

    assert read == ["b.txt"]
    assert b"River flood recedes" in out.read_bytes()


def test_a_column_named_and_not_there_is_said_each_time(tmp_path, capsys):
    table, out = tmp_path / "news.csv", tmp_path / "a.html"
    table.write_text("title,text\nPort strike,The port was shut for a day by its crews.\n")

    for _ in "made", "stored":
        assert main(["report", str(table), "--out", str(out), "--map", "source=Blatt"]) == 0
        told = capsys.readouterr()
        assert "news.csv: no such column: source=Blatt" in told.err
        assert "a.html: 1 article, " in told.out


def test_an_earlier_report_is_replaced_and_nothing_else(stored, tmp_path, capsys):
    out = tmp_path / "news.html"
    main(["report", str(stored), "--out", str(out)])
    assert main(["report", str(stored), "--out", str(out)]) == 0
    out.write_text("<!doctype html><title>mine</title>")

    assert main(["report", str(stored), "--out", str(out)]) == 2

    assert "mine" in out.read_text()
    assert "holds something else" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "out", "said"),
    [
        ("report", "report/x.html", "lies in what is read"),
        ("report", "absent/x.html", "is no folder"),
        ("report", "data", "holds something else"),
        ("nowhere", "x.html", "nowhere"),
    ],
)
def test_a_mistake_is_one_line(stored, tmp_path, capsys, path, out, said):
    (tmp_path / "data").mkdir(exist_ok=True)

    code = main(["report", str(tmp_path / path), "--out", str(tmp_path / out)])

    err = capsys.readouterr().err
    assert code == 2
    assert said in err
    assert err.count("\n") == 1


def test_settings_are_refused_for_a_stored_report(stored, tmp_path, capsys):
    out = tmp_path / "x.html"

    assert main(["report", str(stored), "--out", str(out), "--topics", "3"]) == 2

    assert "its settings need its corpus" in capsys.readouterr().err
    assert not out.exists()
