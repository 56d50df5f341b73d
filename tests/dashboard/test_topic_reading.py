"""One topic is read by its words, weeks, neighbours and the sentences that carry it."""

import itertools
import re
from dataclasses import replace

import pandas as pd
import pytest
from builders import a_report, a_survey, an_article, on
from hypothesis import given
from hypothesis import strategies as st
from pages import page

from analysis.tables import TOPIC_TERMS
from dashboard.filters import Filters, select_articles
from dashboard.queries import topic_reading
from dashboard.queries.topic_reading import (
    carrying_sentences,
    neighbour_rows,
    neighbours_said,
    relevant_terms,
    smaller_topics,
    topic_week_rows,
)
from dashboard.queries.topics import (
    largest_topics,
    said_once,
    term_rows,
    topic_article_rows,
    topic_rows,
)
from dashboard.reporting.page import report_html
from dashboard.views.topics import terms_exhibit

FREQUENT, RARE = "dockers", "quay"


def dated_stories(days):
    """Return a report of one story a day."""
    return a_report(
        [
            an_article("A", str(day), on("Port strike", 0.1, title=str(day)), day=str(day.date()))
            for day in days
        ]
    )


def with_terms(*rows):
    names = ["topic_id", "rank", "term", "weight", "lift"]
    frame = pd.DataFrame([*rows], columns=names)
    frame = frame.assign(spelling=frame["term"])
    return replace(a_report(), topic_terms=TOPIC_TERMS.frame(dict(frame)))


TOLD = with_terms(
    ("port", 1, FREQUENT, 1.0, 2.0), ("port", 2, "strike", 0.5, 3.0), ("port", 3, RARE, 0.2, 40.0)
)


def test_the_slider_leads_from_the_weightiest_to_the_most_distinctive_word():
    frequent = relevant_terms(TOLD, "port", distinctive=0.0)
    distinctive = relevant_terms(TOLD, "port", distinctive=1.0)

    assert frequent["term"].tolist() == [FREQUENT, "strike", RARE]
    assert distinctive["term"].tolist() == [RARE, "strike", FREQUENT]
    assert frequent["rank"].tolist() == distinctive["rank"].tolist() == [1, 2, 3]


def test_the_words_say_by_what_they_are_ranked():
    shown = terms_exhibit(relevant_terms(TOLD, "port", distinctive=0.4), "Port strike", 0.4)

    assert shown.caption.endswith(
        "Ranked 60 % by weight (the bar), 40 % by how much likelier here: so the bars need not fall."
    )


def test_a_topic_without_words_has_no_row():
    assert relevant_terms(TOLD, "cricket", distinctive=0.5).empty
    assert relevant_terms(TOLD, "nobody", distinctive=0.5).empty


def test_shares_of_a_period_add_up_and_say_nothing_of_two_stories():
    rows = topic_week_rows(a_survey(), Filters())

    for _, period in rows.groupby("period"):
        assert period["n_stories"].sum() == period["n_all"].iloc[0]
        if period["n_all"].iloc[0] >= 3:
            assert period["share"].sum() == pytest.approx(1, abs=1e-4)
        else:
            assert period["share"].isna().all()
    assert rows["period"].nunique() <= 16


def test_a_corpus_without_dates_has_no_period():
    survey = a_survey()
    undated = replace(survey, articles=survey.articles.assign(date_precision="none"))

    assert topic_week_rows(undated, Filters()).empty


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        (pd.date_range("2025-03-03", periods=16, freq="W-MON"), "week"),
        (pd.date_range("2025-03-03", periods=17, freq="W-MON"), "month"),
        (pd.date_range("2021-01-04", periods=30, freq="MS"), "year"),
        (pd.date_range("2000-01-04", periods=20, freq="YS"), "year"),
    ],
    ids=["16 weeks", "17 weeks", "30 months", "20 years"],
)
def test_more_than_16_weeks_or_months_are_told_by_the_next_unit(days, unit):
    report = dated_stories(days)

    rows = topic_week_rows(report, Filters())

    assert set(rows["unit"]) == {unit}
    assert rows.drop_duplicates("period")["n_all"].sum() == len(days)


def test_a_year_counts_the_stories_of_which_only_the_month_is_known():
    report = dated_stories(pd.date_range("2021-01-04", periods=30, freq="MS"))
    monthly = replace(report, articles=report.articles.assign(date_precision="month"))

    assert topic_week_rows(monthly, Filters()).equals(topic_week_rows(report, Filters()))


def test_a_topic_of_the_same_words_is_the_nearest_neighbour():
    told = with_terms(
        ("port", 1, "dockers", 1.0, 2.0),
        ("flood", 1, "levee", 1.0, 2.0),
        ("age", 1, "dockers", 0.9, 2.0),
        ("age", 2, "sites", 0.1, 2.0),
    )

    rows = neighbour_rows(told, Filters(), "port")

    assert rows["topic_id"].iloc[0] == "age"
    assert rows["likeness"].between(0, 1).all()
    assert "port" not in rows["topic_id"].tolist()
    assert "none" not in rows["topic_id"].tolist()


def test_no_likeness_is_told_where_topics_share_no_word():
    rows = pd.DataFrame(
        [("age", "Age", 0.31, 0), ("flood", "Flood", 0.0, 1), ("cricket", "Cricket", 0.0, 0)],
        columns=["topic_id", "topic", "likeness", "n_articles"],
    )

    said = neighbours_said(rows)

    assert said == (
        "Nearest topics: Age (words 31 % alike, 0 stories on both); Flood (1 story on both)."
    )
    assert neighbours_said(rows.tail(1)) == ""


def test_each_article_shows_a_sentence_that_is_on_the_topic():
    report = a_report()
    articles = topic_article_rows(report, Filters(), "port")

    carried = carrying_sentences(report, "port", articles["article_id"])

    assert len(carried) == len(articles)
    on_topic = report.sentences[report.sentences["clear"]]
    on_topic = set(on_topic.loc[on_topic["topic"] == "Port strike", "text"])
    assert set(carried) <= on_topic


def test_an_article_without_a_sentence_on_the_topic_shows_none():
    report = a_report()

    carried = carrying_sentences(report, "cricket", report.articles["article_id"])

    assert (carried == "").all()


TOPIC_NAMES = {f"Topic {n}" for n in range(40)}


def forty():
    """Return a report of forty topics with an article each."""
    topics = [(f"t{n}", f"Topic {n}", "discovered") for n in range(40)]
    articles = [
        an_article("AB"[n % 2], f"a{n}", on(f"Topic {n}", 0.1, title=f"a{n}"), day="2025-06-02")
        for n in range(40)
    ]
    return a_report(articles, topics=topics)


def test_forty_topics_are_twelve_rows_of_a_chart_and_a_list_and_none_is_lost():
    report = forty()
    rows = topic_rows(report, Filters())
    chosen = Filters(topics=(rows["topic_id"].iloc[30],))

    shown = largest_topics(rows, chosen)

    assert (shown["kind"] != "none").sum() == 13
    assert chosen.topics[0] in shown["topic_id"].tolist()
    rest = smaller_topics(rows, report, Filters(), shown)
    assert sorted([*rest["topic"], *shown["topic"]]) == sorted(rows["topic"])


def drawn_names(chart):
    """Return the topics that a chart of the page names."""
    return {name for name in TOPIC_NAMES if re.search(rf"{name}\b", chart.proto.spec)}


@pytest.mark.parametrize("view", ["topics", "overview"])
def test_no_page_draws_forty_equal_rows(view):
    shown = page(view, forty())

    charts = [drawn_names(chart) for chart in shown.get("plotly_chart")]
    listed = {
        name for frame in shown.dataframe if "topic" in frame.value for name in frame.value["topic"]
    }

    assert charts
    assert max(map(len, charts)) <= 12, view
    assert listed | set.union(*charts) >= TOPIC_NAMES, view


def test_smaller_topics_that_share_no_word_stand_beside_the_one_with_their_articles():
    report = a_survey()
    rows = topic_rows(report, Filters())
    shown = rows[rows["topic_id"] != "flood"]
    near = neighbour_rows(report, Filters(), "flood")

    rest = smaller_topics(rows, report, Filters(), shown)

    assert (near["likeness"] == 0).all()
    assert near["n_articles"].tolist() == [1, 0, 0]
    assert rest["near"].tolist() == near["topic"].head(1).tolist() == ["Age verification"]


def test_few_topics_are_all_shown():
    rows = topic_rows(a_report(), Filters())

    assert largest_topics(rows, Filters()).equals(rows)
    assert smaller_topics(rows, a_report(), Filters(), rows).empty


def test_the_nearest_of_a_smaller_topic_follows_the_filters_like_its_neighbours():
    report = a_survey()
    rows = topic_rows(report, Filters())
    shown = rows[rows["topic_id"] != "flood"]
    nobody = Filters(sources=("Terrier",))  # it has no story on both

    assert neighbour_rows(report, nobody, "flood")["n_articles"].max() == 0
    assert smaller_topics(rows, report, nobody, shown)["near"].tolist() == [""]


def test_topics_are_compared_once_however_many_are_small(monkeypatch):
    report = forty()
    rows = topic_rows(report, Filters())
    asked = []
    monkeypatch.setattr(
        topic_reading,
        "select_articles",
        lambda *args, **more: asked.append(1) or select_articles(*args, **more),
    )

    smaller_topics(rows, report, Filters(), largest_topics(rows, Filters()))

    assert len(asked) == 1


TWICE = with_terms(
    ("port", 1, "holloway", 0.40, 4.0),
    ("port", 2, "letter", 0.39, 3.0),
    ("port", 3, "kress", 0.38, 4.0),
    ("port", 4, "holloway-kress", 0.37, 5.0),
    ("port", 5, "quay", 0.30, 2.0),
    ("port", 6, "quay-side", 0.10, 9.0),
)


def test_a_name_is_told_once_wherever_words_of_a_topic_are_shown():
    rows = topic_rows(TWICE, Filters()).set_index("topic_id")

    assert rows.loc["port", "words"] == "holloway-kress, letter, quay"
    assert term_rows(TWICE, "port")["term"].tolist() == ["holloway-kress", "letter", "quay"]
    assert "kress, " not in report_html(TWICE).decode().replace("holloway-kress", "")
    assert len(TWICE.topic_terms) == 6  # the table that leaves holds all


@pytest.mark.parametrize("distinctive", [0.0, 0.4, 1.0])
def test_the_ranked_words_tell_no_name_twice_and_count_from_one(distinctive):
    rows = relevant_terms(TWICE, "port", distinctive=distinctive)

    assert set(rows["term"]) <= set(TWICE.topic_terms["term"])
    assert len(rows) == 3
    assert rows["rank"].tolist() == [1, 2, 3]


@given(
    st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=3).map("-".join), unique=True),
    st.randoms(use_true_random=False),
)
def test_no_shown_word_is_part_of_another(terms, random):
    weights = [random.random() for _ in terms]

    shown = [frozenset(one.split("-")) for one in said_once(terms, weights)]

    assert not any(one <= other for one, other in itertools.permutations(shown, 2))
    assert bool(shown) == bool(terms)
