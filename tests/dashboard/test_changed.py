"""An open dashboard notices that files of its corpus changed, and shows them when asked to."""

import os
import sys
from dataclasses import replace

import pytest
import streamlit as st
from builders import a_report, an_article, on

from analysis import CorpusError, save_report
from dashboard import reports, session
from dashboard.runs import RUNNING, RunState
from dashboard.widgets.changed import offer


class Started:
    """Analyses that are started and do not end."""

    def __init__(self):
        self.places = []

    def start(self, _request, place):
        self.places.append(place)

    def state(self, place):
        return RunState(RUNNING) if place in self.places else None


@pytest.fixture
def runs(monkeypatch):
    started = Started()
    monkeypatch.setattr(reports, "runs", lambda: started)
    return started


@pytest.fixture
def corpus(tmp_path, monkeypatch, runs):
    """Return a corpus that is open in a dashboard."""
    home = tmp_path / "corpus"
    home.mkdir()
    (home / "a.txt").write_text("One\n\nIt rained.", encoding="utf-8")
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(home)])
    session.report_place()
    return home


def test_as_long_as_nothing_changes_nothing_is_offered(corpus, runs):
    assert session.changed_place() is None
    assert runs.places == []


def test_a_file_that_was_only_touched_is_no_change(corpus, runs):
    os.utime(corpus / "a.txt", (1, 1))

    assert session.changed_place() is None
    assert runs.places == []


@pytest.mark.parametrize(
    "change",
    [
        lambda home: (home / "b.txt").write_text("Two\n\nIt snowed."),
        lambda home: (home / "a.txt").write_text("One\n\nIt poured all day."),
        lambda home: (home / "topics.toml").write_text('rain = ["rain", "rained", "wet"]'),
    ],
    ids=["added", "edited", "settings"],
)
def test_what_changed_is_read_once_and_shown_when_asked_for(corpus, runs, change):
    before = session.report_place()
    change(corpus)

    place = session.changed_place()

    assert place not in {None, before}
    assert session.changed_place() == place
    assert runs.places == [place]
    assert session.report_place() == before
    session.show_changed()
    assert session.report_place() == place
    assert session.changed_place() is None


def test_a_change_that_is_undone_is_none(corpus):
    (corpus / "b.txt").write_text("Two\n\nIt snowed.")
    session.changed_place()
    (corpus / "b.txt").unlink()

    assert session.changed_place() is None


def test_files_that_are_gone_are_said(corpus):
    (corpus / "a.txt").unlink()

    with pytest.raises(CorpusError, match="holds no documents"):
        session.changed_place()


def of_file(mark, *articles):
    """Return a report of articles that stand in one file with this hash."""
    report = a_report([*articles])
    return replace(report, manifest={**report.manifest, "inputs": {"page.txt": mark}})


def test_the_offer_counts_new_articles(tmp_path):
    first = an_article("Terrier", "Stays", on("Port strike", 0.1))
    more = [an_article("Terrier", f"New {n}", on("Port strike", 0.1, title=str(n))) for n in (1, 2)]
    save_report(of_file("2", first, *more), tmp_path / "new")
    save_report(of_file("2", first), tmp_path / "same")

    assert offer(of_file("1", first), tmp_path / "new") == "2 new articles: show"
    assert offer(of_file("1", first), tmp_path / "same") == "The files have changed: show"
    assert offer(of_file("1", first), tmp_path / "absent") == "The files have changed: show"


def test_an_edited_article_is_offered_as_edited_and_not_as_new(tmp_path):
    stays, goes, comes = (
        an_article("Terrier", title, on("Port strike", 0.1, title=title))
        for title in ("Stays", "Goes", "Comes")
    )
    was, now = (
        an_article("Terrier", "Edited", on("Port strike", tone, title="Edited"))
        for tone in (0.1, 0.4)
    )
    before = of_file("1", stays, was, goes)
    save_report(of_file("2", stays, now, goes), tmp_path / "edited")
    save_report(of_file("2", stays, now, comes), tmp_path / "all")
    save_report(of_file("2", stays, was), tmp_path / "less")

    assert offer(before, tmp_path / "edited") == "1 edited article: show"
    assert offer(before, tmp_path / "all") == (
        "1 new article, 1 edited article and 1 deleted article: show"
    )
    assert offer(before, tmp_path / "less") == "1 deleted article: show"
