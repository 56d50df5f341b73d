"""Seed words on the pages: counted, advised on, added with a click, and kept."""

import sys

import pytest
from pages import component_data, with_desk
from topic_corpora import MERCURY, PLANET, write_council

from analysis import (
    NamedTopic,
    Settings,
    analyse,
    report_folder,
    save_report,
)
from dashboard import decisions
from dashboard.clicks import EVIDENCE
from dashboard.queries.seeds import EVERY, NOWHERE
from dashboard.theme import plain

PLAIN = NamedTopic("Mercury", ("mercury", "robotaxi"))
WIDER = NamedTopic("Mercury", ("mercury", "robotaxi", "-toxic"))


@pytest.fixture(scope="module")
def analysed(tmp_path_factory):
    """Return a corpus, and its reports without a named topic, with one, and with other seeds."""
    corpus = tmp_path_factory.mktemp("news")
    write_council(corpus, MERCURY)
    settings = [Settings(n_topics=2, added=added) for added in ((), (PLAIN,), (WIDER,))]
    return corpus, [(one, analyse(corpus, one)) for one in settings]


@pytest.fixture
def corpus(analysed, monkeypatch):
    """Open the corpus; its reports are there once it is analysed again."""
    path, reports = analysed
    for settings, report in reports:
        save_report(report, report_folder(path, settings))
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(path), "--topics", "2"])
    return path


def said(page):
    return "\n".join(str(one.value) for one in (*page.caption, *page.warning))


def test_nothing_is_said_of_seeds_before_there_are_any(corpus):
    page = with_desk()

    assert not page.warning
    assert not [one for one in page.button if str(one.key).startswith("desk-seeds-add")]
    assert page.button(key="desk-add").disabled


def test_the_desk_is_made_where_it_stands_open_and_keeps_what_was_typed(corpus):
    page = with_desk()
    page.text_input(key="desk-name").input("Taxis").run()
    page.text_input(key="desk-seeds").input("robotaxi").run()

    page.session_state["desk"] = False
    page.run()
    assert not [one for one in page.text_input if str(one.key).startswith("desk-")]

    page.session_state["desk"] = True
    page.run()
    assert page.text_input(key="desk-name").value == "Taxis"
    assert page.text_input(key="desk-seeds").value == "robotaxi"


def test_the_desk_counts_each_seed_warns_of_two_meanings_and_says_what_stands_nowhere(corpus):
    page = with_desk()

    page.text_input(key="desk-seeds").input("mercury, robotaxi").run()

    assert not page.exception
    counted = "mercury: 104 sentences in 13 stories", "robotaxi: 0 sentences in 0 stories"
    assert all(plain(line) in said(page) for line in counted)
    assert plain("Together 104 sentences in 13 stories") in said(page)
    assert plain('"robotaxi" stands in no article.') in said(page)
    assert plain('"mercury" brings in two unrelated groups of stories') in said(page)


def test_a_word_that_is_asked_for_and_kept_off_is_said(corpus):
    page = with_desk()

    page.text_input(key="desk-seeds").input("mercury, -mercury, orbit").run()

    line = 'No story is found by "mercury": what holds it is kept off by its minus.'
    assert plain(line) in said(page)


def test_a_word_that_stands_nowhere_is_not_ignored(corpus):
    page = with_desk()
    page.text_input(key="desk-ignored").input("orbit, xyzzyq").run()
    assert plain('"xyzzyq" stands in no article. There is nothing to ignore.') in said(page)
    assert page.button(key="desk-ignore").disabled

    page.text_input(key="desk-ignored").input("orbit").run()

    assert "nothing to ignore" not in said(page)
    assert not page.button(key="desk-ignore").disabled


def test_a_suggested_word_is_a_seed_after_one_click(corpus):
    page = with_desk()
    page.text_input(key="desk-seeds").input("orbit").run()
    offered = [one for one in page.button if str(one.key).startswith("desk-seeds-add-")]
    word = str(offered[0].key).removeprefix("desk-seeds-add-")

    offered[0].click().run()

    assert not page.exception
    assert word in {*PLANET.split(), "mercury", "study"}
    assert page.text_input(key="desk-seeds").value == f"orbit, {word}"
    assert f"desk-seeds-add-{word}" not in [one.key for one in page.button]


def test_a_topic_whose_seeds_stand_nowhere_can_be_added_all_the_same(corpus):
    page = with_desk()
    page.text_input(key="desk-name").input("Taxis").run()

    page.text_input(key="desk-seeds").input("robotaxi").run()

    assert plain(NOWHERE) in said(page)
    assert not page.button(key="desk-add").disabled


def test_what_was_added_is_confirmed_once_the_analysis_is_there(corpus):
    page = with_desk()
    page.text_input(key="desk-name").input("Mercury").run()
    page.text_input(key="desk-seeds").input("mercury, robotaxi").run()

    page.button(key="desk-add").click().run()

    assert not page.exception
    assert [one.value for one in page.info] == [plain('Added "Mercury"')]
    assert "Mercury" in page.multiselect(key="filter-topics").options
    decided = plain('Decided last: "Mercury" is looked for: mercury, robotaxi')
    assert page.sidebar.expander[0].caption[0].value == decided


@pytest.fixture
def topics(corpus):
    """Open the page Topics at the named topic, with its seed words open."""
    decisions.decide(corpus, decisions.decided(corpus).with_named(PLAIN))
    page = with_desk().switch_page("views/topics.py").run()
    page.selectbox(key="topic-").select_index(named_place(page)).run()
    page.session_state["topic-seeds"] = True
    return page.run()


def named_place(page):
    return page.selectbox(key="topic-").options.index("Mercury")


def test_a_named_topic_says_what_each_of_its_seeds_brings_in(topics):
    (rows,) = [one.value for one in topics.dataframe if "seed" in one.value.columns]

    assert rows["seed"].tolist() == ["mercury", "robotaxi", EVERY]
    assert rows["n_articles"].tolist() == [13, 0, 13]
    assert rows["n_on_topic"].tolist()[0] > 0
    assert "csv-topic-seeds" in [one.key for one in topics.get("download_button")]
    assert "two unrelated groups" in said(topics)


def test_seeds_are_looked_at_only_where_the_visitor_opens_them(topics):
    topics.session_state["topic-seeds"] = False
    topics.run()

    assert not [one for one in topics.dataframe if "seed" in one.value.columns]
    assert "two unrelated groups" not in said(topics)


def test_a_topic_that_the_data_brought_up_has_no_seeds(topics):
    others = [one for one in topics.selectbox(key="topic-").options if one != "Mercury"]

    topics.selectbox(key="topic-").select(others[0]).run()

    assert not [one for one in topics.expander if "seed word" in one.label]


def test_other_seeds_of_a_named_topic_are_tried_kept_and_confirmed(topics, corpus):
    (field,) = [one for one in topics.text_input if str(one.key).startswith("topic-seeds-")]
    assert field.value == "mercury, robotaxi"
    assert topics.button(key="topic-seeds-keep").disabled

    field.input("mercury, robotaxi, -toxic").run()
    (rows,) = [one.value for one in topics.dataframe if "seed" in one.value.columns]
    assert 8 <= rows["n_articles"].iloc[0] < 13
    topics.button(key="topic-seeds-keep").click().run()

    assert not topics.exception
    assert decisions.decided(corpus).named == (WIDER,)
    kept = 'Seed words of "Mercury" kept: mercury, robotaxi, -toxic'
    assert [one.value for one in topics.info] == [plain(kept)]
    (field,) = [one for one in topics.text_input if str(one.key).startswith("topic-seeds-")]
    assert field.value == "mercury, robotaxi, -toxic"


def test_a_row_of_a_seed_opens_exactly_its_sentences(topics, monkeypatch):
    opens = {}
    monkeypatch.setattr("dashboard.session.rows_on_click", opens.setdefault)
    topics.run()
    (key,) = [one for one in opens if one.startswith("topic-seeds-table-")]

    part = opens[key]([0])

    assert part.label == 'Sentences with "mercury"'
    (rows,) = [one.value for one in topics.dataframe if "seed" in one.value.columns]
    topics.session_state[EVIDENCE] = part
    assert '"n_articles": "13 stories"' in component_data(topics.run()).replace("\\", "")
    assert rows["n_articles"].iloc[0] == 13
