"""What each filter selects, and how a caption says it."""

import datetime as dt

import pandas as pd
import pytest
from builders import Line, a_report, an_article, an_empty_report
from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.filters import (
    LISTED_COLUMNS,
    Filters,
    caption,
    describe,
    left_unfollowed,
    listed_sentences,
    select_articles,
    untold_left_out,
)

REPORT = a_report()
JUNE_10 = dt.date(2025, 6, 10)


def titles(filters, **options):
    return set(select_articles(REPORT, filters, **options).articles["title"])


def test_no_filter_gives_the_report_itself():
    assert select_articles(REPORT, Filters()) is REPORT


def test_source_selects_articles():
    chosen = select_articles(REPORT, Filters(sources=("Terrier",)))

    assert set(chosen.articles["source"]) == {"Terrier"}
    assert len(chosen.articles) == 3


def test_topic_selects_articles_by_their_main_topic():
    # "Levee holds" has a sentence on age verification, but another main topic
    assert titles(Filters(topics=("age",))) == {"Sites must check ages", "Court hears age case"}
    assert titles(Filters(topics=("none",))) == {"Notes of the week", "A headline alone"}


def test_both_ends_of_a_period_belong_to_it_and_undated_articles_fall_out():
    filters = Filters(start=JUNE_10, end=dt.date(2025, 6, 11))

    assert titles(filters) == {"Sites must check ages", "Court hears age case"}
    assert untold_left_out(REPORT, filters) == 1
    assert untold_left_out(REPORT, Filters(sources=("Terrier",), start=JUNE_10)) == 0
    assert untold_left_out(REPORT, filters, ignore=frozenset({"dates"})) == 0


def test_tone_and_text_select_no_articles():
    assert select_articles(REPORT, Filters(tones=("negative",), text="quay")) is REPORT


def test_an_ignored_filter_selects_nothing():
    filters = Filters(sources=("Terrier",), topics=("port",))

    assert titles(filters, ignore=frozenset({"topics"})) == titles(Filters(sources=("Terrier",)))
    assert select_articles(REPORT, filters, ignore=frozenset({"sources", "topics"})) is REPORT


@settings(max_examples=30)
@given(
    some.sets(some.sampled_from(["Terrier", "Harbour Ledger", "Nobody"])),
    some.sets(some.sampled_from(["port", "age", "none", "unknown"])),
    some.none() | some.dates(dt.date(2025, 6, 1), dt.date(2025, 6, 14)),
)
def test_what_belongs_to_an_article_goes_and_stays_with_it(sources, topics, start):
    chosen = select_articles(REPORT, Filters(tuple(sources), tuple(topics), start))
    ids = set(chosen.articles["article_id"])

    chosen.check()
    assert set(chosen.sentences["article_id"]) <= ids
    assert set(chosen.article_topics["article_id"]) == ids
    assert len(chosen.sentences) == chosen.articles["n_sentences"].sum()


def test_the_list_follows_every_filter():
    filters = Filters(sources=("Terrier",), tones=("negative",), text="move")

    rows = listed_sentences(REPORT, filters)

    assert rows["text"].tolist() == ['"We will not move," said Oona Brandt.']
    assert rows["title"].tolist() == ["Dockers walk out"]
    assert rows["tone_name"].tolist() == ["negative"]


def test_every_word_and_phrase_must_stand_in_a_sentence():
    def found(text):
        return len(listed_sentences(REPORT, Filters(text=text)))

    assert found("brandt MOVE") == 1
    assert found('"not move"') == 1
    assert found('"move not"') == 0
    assert found("move levee") == 0
    assert found(".*") == 0


def test_curly_and_straight_quotes_find_each_other():
    report = a_report([an_article("A", "B", [Line("It’s “here”.")])])

    assert len(listed_sentences(report, Filters(text="it's"))) == 1


def test_an_empty_report_lists_nothing_with_all_columns():
    rows = listed_sentences(an_empty_report(), Filters(text="a", tones=("positive",)))

    assert rows.empty
    assert tuple(rows.columns) == LISTED_COLUMNS


@pytest.mark.parametrize("tones", [("negative",), ("neutral",), ("positive", "negative")])
def test_the_tones_listed_are_those_asked_for(tones):
    rows = listed_sentences(REPORT, Filters(tones=tones))

    assert set(rows["tone_name"]) == set(tones)
    every = listed_sentences(REPORT, Filters())
    assert len(rows) == every["tone_name"].isin(tones).sum()


def test_a_caption_says_filters_numbers_and_what_it_does_not_follow():
    filters = Filters(sources=("Terrier",), topics=("port",), start=JUNE_10, text="quay")

    said = caption(
        REPORT, filters, ((14, "story"), (1, "sentence")), ignore=frozenset({"sources", "text"})
    )

    assert said == (
        "Articles mainly on Port strike; published from 10 Jun 2025. 14 stories, 1 sentence. "
        "Does not follow the source and text filters."
    )


def test_a_caption_counts_undated_articles_that_a_date_leaves_out():
    said = caption(REPORT, Filters(end=JUNE_10), ((6, "story"),), ignore=frozenset())

    assert said == (
        "Published until 10 Jun 2025. 6 stories. 1 story left out: no date, or one too coarse to "
        "tell."
    )


def test_without_a_filter_a_caption_says_the_whole_corpus():
    assert describe(Filters(), REPORT) == "whole corpus"
    assert left_unfollowed(Filters(), frozenset({"sources"})) == ""


@given(some.text(), some.text())
def test_a_description_is_one_line_whatever_the_names(source, text):
    said = describe(Filters(sources=(source,), text=text, tones=("negative",)), REPORT)

    assert said == " ".join(said.split())


def test_a_report_is_not_changed_by_a_filter():
    before = REPORT.articles.copy()

    select_articles(REPORT, Filters(sources=("Terrier",)))
    listed_sentences(REPORT, Filters(tones=("negative",)))

    pd.testing.assert_frame_equal(REPORT.articles, before)
