"""What is new since the last opening: told once, from files that changed, and gone when seen."""

import datetime as dt
import json
import shutil
from dataclasses import replace

import pandas as pd
import pytest
from builders import a_report, an_article, on
from pages import component_data, page

from analysis import opening_place, save_report
from analysis.store import read_articles, read_inputs
from dashboard import openings
from dashboard.queries.evidence import evidence_rows
from dashboard.queries.news import State, differences, news, state_of
from dashboard.theme import plain

MONDAY, TUESDAY = dt.date(2025, 6, 2), dt.date(2025, 6, 3)


def an_entry(title, tone=0.1, file="a.txt"):
    return an_article("Terrier", title, on("Port strike", tone, title=title), file=file)


def a_state(*entries, **inputs):
    """Return a report of articles whose files have these hashes."""
    report = a_report([*entries])
    hashes = {f"{name}.txt": value for name, value in inputs.items()}
    return replace(report, manifest={**report.manifest, "inputs": hashes})


BEFORE = a_state(
    an_entry("Stays"),
    an_entry("Edited", 0.1),
    an_entry("Goes"),
    an_entry("Elsewhere", file="b.txt"),
    a="1",
    b="1",
)
AFTER = a_state(
    an_entry("Stays"),
    an_entry("Edited", 0.4),
    an_entry("Comes"),
    an_entry("Elsewhere, read anew", file="b.txt"),
    a="2",
    b="1",
)


def told(before, after):
    return news(differences(state_of(before), state_of(after)), after, MONDAY)


def test_what_came_changed_and_went_is_told_with_its_articles():
    came, changed, gone = told(BEFORE, AFTER)

    assert came.text == "1 article came since 2 Jun 2025: Comes (Terrier)."
    assert changed.text.startswith("1 article changed since 2 Jun 2025: Edited (Terrier)")
    assert gone.text == "1 article no longer there: Goes (Terrier)."
    assert came.part
    assert set(evidence_rows(AFTER, came.part)["title"]) == {"Comes"}
    assert gone.part is None


def test_articles_of_unchanged_files_and_unchanged_corpora_are_no_news():
    assert "anew" not in " ".join(one.text for one in told(BEFORE, AFTER))
    assert told(BEFORE, BEFORE) == []


def test_of_many_the_first_are_named_and_the_rest_counted():
    many = a_state(*(an_entry(f"n{n}") for n in range(9)), a="2")

    (came,) = told(a_state(an_entry("n0"), a="1"), many)

    assert came.text.count("(Terrier)") == 3
    assert came.text.endswith(" and 5 more.")
    assert came.part
    assert len(came.part.articles or ()) == 8


@pytest.fixture
def stored(tmp_path):
    """Return a corpus and the folders of its reports before and after a change."""
    folders = tmp_path / "before", tmp_path / "after"
    for report, folder in zip((BEFORE, AFTER), folders, strict=True):
        save_report(report, folder)
    return tmp_path / "news", *folders


def test_a_change_is_noticed_until_it_is_seen(stored):
    corpus, before, after = stored

    assert openings.noticed(corpus, before, today=MONDAY) is None
    assert openings.noticed(corpus, before, today=MONDAY) is None
    found = openings.noticed(corpus, after, today=TUESDAY)
    assert found == openings.noticed(corpus, after, today=TUESDAY)
    assert found == openings.Earlier(before, MONDAY)
    openings.seen(corpus)
    assert openings.noticed(corpus, after, today=TUESDAY) is None


def test_what_was_not_seen_before_the_next_change_stays_news(stored):
    corpus, before, after = stored
    later = before.with_name("later")
    save_report(a_state(an_entry("Stays"), an_entry("Latest"), a="3"), later)

    openings.noticed(corpus, before, today=MONDAY)
    openings.noticed(corpus, after, today=TUESDAY)
    found = openings.noticed(corpus, later, today=TUESDAY)

    assert found == openings.Earlier(before, MONDAY)
    openings.seen(corpus)
    assert openings.noticed(corpus, before, today=TUESDAY) == openings.Earlier(later, TUESDAY)


def test_files_that_are_again_as_they_were_seen_last_are_no_news(stored):
    corpus, before, after = stored

    openings.noticed(corpus, before, today=MONDAY)
    openings.noticed(corpus, after, today=TUESDAY)

    assert openings.noticed(corpus, before, today=TUESDAY) is None
    assert openings.noticed(corpus, before, today=TUESDAY) is None


def test_where_the_report_before_is_gone_the_last_one_open_is_compared(stored):
    corpus, before, after = stored
    later = before.with_name("later")
    save_report(a_state(an_entry("Latest"), a="3"), later)

    openings.noticed(corpus, before, today=MONDAY)
    openings.noticed(corpus, after, today=TUESDAY)
    shutil.rmtree(before)

    assert openings.noticed(corpus, later, today=TUESDAY) == openings.Earlier(after, TUESDAY)


def test_other_settings_are_no_change_of_the_corpus(stored):
    corpus, before, after = stored
    save_report(replace(AFTER, manifest=BEFORE.manifest), after)

    openings.noticed(corpus, before, today=MONDAY)

    assert openings.noticed(corpus, after, today=TUESDAY) is None


@pytest.mark.parametrize("said", ["", "[]", '{"before": 3}', '{"before": {"report": 1}}'])
def test_a_damaged_note_is_forgotten(stored, said):
    corpus, before, _ = stored
    place = opening_place(corpus)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(said)

    assert openings.noticed(corpus, before, today=MONDAY) is None
    assert json.loads(place.read_text())["report"] == str(before)


def test_a_stored_report_gives_its_articles_and_inputs_without_its_other_tables(stored):
    _, before, _ = stored

    assert read_articles(before)["title"].tolist() == BEFORE.articles["title"].tolist()
    assert read_inputs(before) == BEFORE.manifest["inputs"]


def test_the_first_page_says_what_is_new_until_it_is_seen(stored, monkeypatch):
    _, before, _ = stored
    kept = [openings.Earlier(before, MONDAY)]
    monkeypatch.setattr("dashboard.session.earlier", lambda: kept[0] if kept else None)
    monkeypatch.setattr("dashboard.session.news_seen", kept.clear)

    shown = page("overview", AFTER)
    assert "1 article came since 2 Jun 2025" in component_data(shown)
    shown.button(key="news-seen").click().run()

    assert not shown.exception
    assert "came since" not in component_data(shown)


def test_thousands_of_edited_articles_are_compared_within_a_moment():
    before, after = (
        State(
            pd.DataFrame(
                {
                    "article_id": [f"{edition} {n}" for n in range(40_000)],
                    "source": "Terrier",
                    "title": [f"t{n}" for n in range(40_000)],
                    "url": "",
                    "file": "a.txt",
                }
            ),
            {"a.txt": edition},
        )
        for edition in ("1", "2")
    )

    found = differences(before, after)

    assert len(found.edited) == 40_000
    assert found.gone.empty


def test_decisions_that_are_not_applied_are_told_on_the_first_page():
    report = a_report()
    notes = ['ledger: no topic resembles "*Wickets*" any more; the decision waits', "Other."]
    waits = replace(report, manifest={**report.manifest, "notes": notes})

    (told,) = (one for one in page("overview", waits).expander if "not applied" in one.label)

    assert told.label == "Decisions of yours that are not applied (1)"
    assert told.markdown[0].value == f"- {plain(notes[0].removeprefix('ledger: '))}"
    assert not any("not applied" in one.label for one in page("overview", report).expander)
