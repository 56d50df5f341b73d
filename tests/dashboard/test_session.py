"""Filters in a link, the corpus that is open, and clicks on charts."""

import datetime as dt
import sys
from types import SimpleNamespace

import pytest
import streamlit as st
from builders import a_report, an_empty_report
from hypothesis import given
from hypothesis import strategies as some

from dashboard import corpora, session
from dashboard.corpora import Upload
from dashboard.filters import Filters
from dashboard.links import filters_of, known_filters, link_of

REPORT = a_report()
DAYS = some.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
WORDS = some.lists(some.text(max_size=9), max_size=3, unique=True).map(tuple)


@pytest.fixture
def state(monkeypatch):
    """Stand in for what Streamlit keeps for one visitor."""
    kept: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", kept)
    monkeypatch.setattr(sys, "argv", ["app.py"])
    return kept


FILTERS = some.builds(
    Filters,
    sources=WORDS,
    topics=WORDS,
    start=some.none() | DAYS,
    end=some.none() | DAYS,
    tones=some.sampled_from([(), ("negative",), ("neutral", "positive")]),
    text=some.sampled_from(["", "strike", '"port strike" quay']),
    printings=some.booleans(),
)


@given(FILTERS)
def test_a_link_brings_back_the_filters_it_was_made_from(filters):
    assert filters_of(link_of(filters)) == filters


def test_a_filter_that_selects_all_has_no_place_in_the_link():
    assert link_of(Filters()) == {}


@given(some.dictionaries(some.sampled_from(["source", "from", "to", "tone", "text"]), WORDS))
def test_any_link_gives_filters_that_the_report_knows(link):
    known = known_filters(filters_of(link), REPORT)

    assert set(known.sources) <= set(REPORT.articles["source"])
    assert known_filters(known, REPORT) == known


def test_days_outside_the_corpus_are_cut_to_it_and_a_foreign_period_is_dropped():
    early, late = dt.date(2020, 1, 1), dt.date(2030, 1, 1)

    wide = known_filters(Filters(start=early, end=late), REPORT)
    foreign = known_filters(Filters(start=late), REPORT)

    # the corpus goes from 2 to 13 June 2025
    assert (wide.start, wide.end) == (dt.date(2025, 6, 2), dt.date(2025, 6, 13))
    assert foreign == Filters()
    assert known_filters(Filters(start=early), an_empty_report()) == Filters()


@pytest.mark.usefixtures("state")
def test_without_arguments_the_sample_is_open():
    assert session.opened().is_sample
    assert session.opened().corpus_id == ""


@pytest.mark.usefixtures("state")
def test_arguments_name_the_corpus_and_its_settings(monkeypatch, tmp_path):
    arguments = ["app.py", "--corpus", str(tmp_path), "--topics", "3"]
    monkeypatch.setattr(sys, "argv", arguments)

    opened = session.opened()

    assert (opened.request.path, opened.request.n_topics) == (tmp_path, 3)
    assert not opened.is_sample


@pytest.mark.usefixtures("state")
def test_an_upload_is_opened_by_its_id_and_the_sample_is_one_step_away(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(tmp_path)])
    corpus_id = corpora.keep_files([Upload("a.txt", b"Text.")])

    session.open_corpus(corpus_id)
    uploaded = session.opened()
    session.open_corpus(corpora.SAMPLE)
    sample = session.opened()
    session.open_corpus("0123456789abcdef")
    unknown = session.opened()

    assert (uploaded.request.path / "a.txt").read_bytes() == b"Text."
    assert sample.is_sample
    assert unknown.request.path == tmp_path


def test_opening_another_corpus_clears_the_filters(state):
    state["begun"] = True
    session.select("sources", ["Terrier"])

    session.open_corpus(corpora.SAMPLE)
    session.begin()

    assert session.current_filters() == Filters()


def click(*marks):
    """Return what Streamlit hands on when marks are selected."""
    points = [{"customdata": list(mark)} for mark in marks]
    return SimpleNamespace(selection=SimpleNamespace(points=points))


def test_a_click_on_a_mark_selects_its_id_and_a_click_beside_it_selects_all(state):
    state["bars"] = click(["port"], ["age"], ["port"])
    session.select_on_click("bars", "topics")()
    assert session.current_filters() == Filters(topics=("port", "age"))

    state["bars"] = click()
    session.select_on_click("bars", "topics")()
    assert session.current_filters() == Filters()


def test_a_click_on_a_cell_selects_both_its_sides(state):
    state["matrix"] = click(["Terrier", "port"])

    session.select_on_click("matrix", "sources", "topics")()

    assert session.current_filters() == Filters(sources=("Terrier",), topics=("port",))
