"""The desk in the sidebar, and what else on the pages shapes the topics."""

import sys
from dataclasses import replace

import pytest
from pages import with_desk
from streamlit.testing.v1 import AppTest
from topic_corpora import COUNCIL, write_council

from analysis import (
    Settings,
    TopicDecision,
    analyse,
    ledger_place,
    preview_split,
    report_folder,
    save_report,
)
from analysis.splits import with_splits
from dashboard import decisions
from dashboard.server import APP
from dashboard.theme import plain
from dashboard.widgets import desk


@pytest.fixture
def page(stored, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(stored)])
    return with_desk()


def test_a_new_name_shows_in_the_filters_at_once(page):
    page.selectbox(key="desk-topic").select("port").run()
    page.text_input(key="desk-call-port").input("Dock strike").run()
    page.button(key="desk-keep").click().run()

    assert not page.exception
    assert "Dock strike" in page.multiselect(key="filter-topics").options
    assert "Port strike" not in page.multiselect(key="filter-topics").options
    page.button(key="desk-undo").click().run()
    assert "Port strike" in page.multiselect(key="filter-topics").options


def test_the_box_of_topics_goes_on_with_the_new_name(page):
    page.selectbox(key="desk-topic").select("port").run()
    page.text_input(key="desk-call-port").input("Dock strike").run()
    page.button(key="desk-keep").click().run()

    box = page.selectbox(key="desk-topic")
    assert (box.value, box.proto.raw_value) == ("port", "Dock strike")
    assert box.proto.set_value  # a browser keeps the words it shows unless it is told others


def test_the_desk_stays_open_for_who_decides_there(page):
    shut = AppTest.from_file(str(APP), default_timeout=20).run()
    assert not shut.sidebar.expander[0].proto.expanded
    page.selectbox(key="desk-topic").select("port").run()
    page.text_input(key="desk-call-port").input("Dock strike").run()
    page.button(key="desk-keep").click().run()

    assert page.sidebar.expander[0].proto.expanded
    page.run()
    assert page.sidebar.expander[0].proto.expanded


def test_the_desk_says_first_what_was_decided_last_and_what_undoing_it_undoes(page):
    assert "desk-undo" not in [one.key for one in page.button]
    page.selectbox(key="desk-topic").select("port").run()
    page.text_input(key="desk-call-port").input("Dock strike").run()
    page.button(key="desk-keep").click().run()

    first = page.sidebar.expander[0]
    decided = '"Port strike" is called "Dock strike"'
    assert first.caption[0].value == plain(f"Decided last: {decided}")
    assert first.button[0].key == "desk-undo"
    assert [one.value for one in page.info] == [plain(f"Decided: {decided}")]
    page.button(key="done-close").click().run()
    assert [one.value for one in page.info] == []

    page.button(key="desk-undo").click().run()

    assert [one.value for one in page.info] == [plain(f"Undone: {decided}")]
    assert "desk-undo" not in [one.key for one in page.button]


def test_what_was_done_is_said_with_an_undo_until_another_page_is_opened(page):
    page.selectbox(key="desk-topic").select("port").run()
    page.text_input(key="desk-call-port").input("Dock strike").run()
    page.button(key="desk-keep").click().run()
    page.run()
    assert [one.value for one in page.info] == [
        plain('Decided: "Port strike" is called "Dock strike"')
    ]

    page.button(key="done-undo").click().run()

    assert "Port strike" in page.multiselect(key="filter-topics").options
    assert [one.value for one in page.info] == [
        plain('Undone: "Port strike" is called "Dock strike"')
    ]
    assert "done-undo" not in [one.key for one in page.button]
    page.switch_page("views/sources.py").run()
    assert not page.exception
    assert [one.key for one in page.button if str(one.key).startswith("done-")] == []


@pytest.mark.parametrize("undo", ["done-undo", "desk-undo"])
def test_what_another_window_decided_since_is_not_undone_unseen(page, stored, undo):
    page.selectbox(key="desk-topic").select("port").run()
    page.text_input(key="desk-call-port").input("Dock strike").run()
    page.button(key="desk-keep").click().run()
    other = TopicDecision("flood", ("river",), name="High water")
    both = decisions.decided(stored).with_topic(other)
    decisions.decide(stored, both)  # in another window

    page.button(key=undo).click().run()

    assert decisions.decided(stored) == both
    (said,) = (one.value for one in page.info)
    assert said.startswith(plain("Nothing was undone: another window has decided since"))
    assert "High water" in said

    page.button(key=undo).click().run()  # now it says what it takes back

    assert decisions.decided(stored).topics == both.topics[:1]
    assert "Dock strike" in page.multiselect(key="filter-topics").options


def test_a_decision_on_a_page_is_undone_there_and_leaves_the_desk_shut(stored, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(stored)])
    shown = AppTest.from_file(str(APP), default_timeout=30).run()
    shown.switch_page("views/topics.py").run()
    before = decisions.decided(stored)
    shown.button(key="moving-keep").click().run()

    assert not shown.sidebar.expander[0].proto.expanded
    assert decisions.decided(stored) != before
    shown.button(key="done-undo").click().run()

    assert not shown.exception
    assert decisions.decided(stored) == before


def test_a_merger_is_said_by_the_names_that_both_topics_have(page):
    page.selectbox(key="desk-topic").select("age").run()
    page.text_input(key="desk-call-age").input("Proof of age").run()
    page.button(key="desk-keep").click().run()
    page.selectbox(key="desk-topic").select("flood").run()
    page.selectbox(key="desk-into-flood").select("age").run()
    page.button(key="desk-keep").click().run()

    assert [one.value for one in page.info] == [
        plain('Decided: "River flood" is part of "Proof of age"')
    ]


def test_a_merged_topic_leaves_the_filters(page):
    page.selectbox(key="desk-topic").select("flood").run()
    page.selectbox(key="desk-into-flood").select("age").run()
    page.button(key="desk-keep").click().run()

    assert "River flood" not in page.multiselect(key="filter-topics").options


def test_a_name_that_is_taken_cannot_be_kept(page):
    page.selectbox(key="desk-topic").select("port").run()
    page.text_input(key="desk-call-port").input("age VERIFICATION").run()

    assert "desk-keep" not in [one.key for one in page.button]
    assert any("Another topic is called that" in str(one.value) for one in page.caption)


def decided_three(corpus):
    """Decide three things, and return what is decided."""
    for topic_id, name in (("port", "Docks"), ("age", "Proof of age"), ("flood", "High water")):
        topic = TopicDecision(topic_id, (topic_id,), name=name)
        decisions.decide(corpus, decisions.decided(corpus).with_topic(topic))
    return decisions.decided(corpus)


def drops(shown):
    """Return the buttons that drop a decision, with the lines beside them."""
    buttons = [one for one in shown.button if str(one.key).startswith("desk-drop-")]
    lines = [one.value for one in shown.sidebar.caption if "is called" in one.value]
    return dict(zip(lines[1:], buttons, strict=True))  # the first says what was decided last


def test_a_decision_is_dropped_by_itself_and_can_be_had_back(stored, monkeypatch):
    every = decided_three(stored)
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(stored)])
    page = with_desk()
    assert len(drops(page)) == 3

    drops(page)[plain('"Age verification" is called "Proof of age"')].click().run()

    assert not page.exception
    assert [one.topic_id for one in decisions.decided(stored).topics] == ["port", "flood"]
    shown = page.multiselect(key="filter-topics").options
    assert {"Docks", "High water", "Age verification"} < set(shown)
    assert [one.value for one in page.info] == [
        plain('Decided: no longer: "Age verification" is called "Proof of age"')
    ]
    assert len(drops(page)) == 2
    page.button(key="done-undo").click().run()
    assert decisions.decided(stored) == every


def test_a_decision_that_another_window_dropped_takes_no_other_with_it(stored, monkeypatch):
    every = decided_three(stored)
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(stored)])
    page = with_desk()
    first = next(iter(drops(page).values()))
    left = every.without("topics", every.topics[0])
    decisions.decide(stored, left)  # in another window

    first.click().run()

    assert not page.exception
    assert decisions.decided(stored) == left


def test_of_many_decisions_one_is_found_by_its_words(stored, monkeypatch):
    monkeypatch.setattr(desk, "MOST_LISTED", 2)
    decided_three(stored)
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(stored)])
    page = with_desk()
    assert len(drops(page)) == 2
    assert any("3 decisions found, the first 2 listed." in one.value for one in page.caption)

    page.text_input(key="desk-find").input("HIGH").run()

    assert list(drops(page)) == [plain('"River flood" is called "High water"')]


def test_an_article_is_put_on_another_topic_and_back(stored, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(stored)])
    page = with_desk().switch_page("views/topics.py").run()
    picked = page.selectbox(key="moving-article").value
    offered = page.selectbox(key=f"moving-to-{picked}")
    wanted = "Cricket" if "Cricket" in offered.options else offered.options[0]

    offered.select(wanted).run()
    page.button(key="moving-keep").click().run()

    assert not page.exception
    (decided,) = decisions.decided(stored).articles
    assert (decided.article_id, decided.topic) == (picked, wanted)
    page.button(key="desk-undo").click().run()
    assert decisions.decided(stored).articles == ()


def test_a_stored_report_offers_no_new_topic_and_no_split(page):
    assert "desk-add" not in [one.key for one in page.button]
    assert not any(one.key.startswith("desk-split") for one in page.selectbox)


@pytest.fixture
def council(tmp_path, monkeypatch):
    """Open a corpus with a topic of two parts; also its report is there once it is split."""
    corpus = tmp_path / "news"
    write_council(corpus, COUNCIL)
    settings = Settings(n_topics=3)
    report = analyse(corpus, settings)
    save_report(report, report_folder(corpus, settings))
    topic = report.topics.sort_values("n_articles").iloc[-1]
    look = preview_split(report, topic["topic_id"], 2, taken=report.topics["name"].tolist())
    settings = replace(settings, splits=(look.split,))
    save_report(with_splits(report, settings.splits), report_folder(corpus, settings))
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(corpus), "--topics", "3"])
    return corpus, look


def test_a_topic_is_split_after_a_look_and_made_whole_again(council):
    corpus, look = council
    topic_id = look.split.topic_id
    page = with_desk()
    page.selectbox(key="desk-topic").select(topic_id).run()
    whole = page.multiselect(key="filter-topics").options

    page.selectbox(key=f"desk-split-{topic_id}").select(2).run()

    (said,) = [one.value for one in page.caption if "10 stories →" in one.value]
    shown = zip(look.split.parts, look.sizes, strict=True)
    assert all(part.seeds[0] in said and f" {size} " in said for part, size in shown)
    page.button(key="desk-split").click().run()
    assert not page.exception
    assert decisions.decided(corpus).splits == (look.split,)
    parts = {part.name for part in look.split.parts}
    assert parts < set(page.multiselect(key="filter-topics").options)
    (drop,) = [one for one in page.button if str(one.key).startswith("desk-drop-")]
    drop.click().run()
    assert page.multiselect(key="filter-topics").options == whole
    page.button(key="desk-undo").click().run()
    assert parts < set(page.multiselect(key="filter-topics").options)
    page.button(key="desk-undo").click().run()
    assert page.multiselect(key="filter-topics").options == whole


def test_a_topic_too_small_to_be_split_says_from_how_many_articles_on(council):
    page = with_desk()
    small = page.selectbox(key="desk-topic").options[-1]
    page.selectbox(key="desk-topic").set_value(small).run()
    picked = page.selectbox(key="desk-topic").value

    page.selectbox(key=f"desk-split-{picked}").select(4).run()

    assert any("can be split into 4 parts from 8 on" in one.value for one in page.caption)
    assert "desk-split" not in [one.key for one in page.button]


def test_a_damaged_ledger_is_one_line_on_the_page(stored, monkeypatch):
    place = ledger_place(stored)
    place.parent.mkdir(parents=True)
    place.write_text("topics = 3")
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(stored)])

    page = with_desk()

    assert not page.exception
    assert "topics must be a list of tables" in page.error[0].value
