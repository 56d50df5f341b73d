"""Articles of unknown source are no source: they are counted aside and compared with none."""

import pytest
from builders import a_report, an_article, on
from pages import page, words

from analysis import UNKNOWN_SOURCE
from analysis.totals import retold
from dashboard.filters import Filters
from dashboard.queries.contrast import sources_contrast
from dashboard.queries.corpus import corpus_facts, facts_line, sizes_said
from dashboard.queries.findings import findings
from dashboard.queries.matrix import strongest_concentration
from dashboard.queries.sources import NOBODY, source_tone_rows
from dashboard.queries.topics import topic_rows
from dashboard.reporting.page import report_html
from dashboard.theme import LIGHT
from dashboard.views.sources import equal_line, stories_exhibit, tone_exhibit

TONES = {"A": -0.4, "B": -0.4, UNKNOWN_SOURCE: 0.5}


@pytest.fixture(scope="module")
def report():
    """Return two sources that write alike, and articles of unknown source that differ from both."""
    articles = [
        an_article(
            source,
            f"{source} {topic} {n}",
            on(topic, tone + 0.02 * n, title=f"{source} {topic} {n}"),
            day="2025-06-02",
        )
        for source, tone in TONES.items()
        for topic, n_articles in (
            ("Port strike", 8),
            ("River flood", 12 * (source == UNKNOWN_SOURCE)),
        )
        for n in range(n_articles)
    ]
    return a_report(articles)


def test_they_are_counted_aside(report):
    facts = corpus_facts(report)

    assert (facts.sources, facts.unattributed) == (2, 20)
    assert facts_line(facts).startswith("36 articles, 2 sources (20 of unknown source); ")
    assert sizes_said(report, Filters()) == "36 articles, 2 sources"


def test_no_topic_counts_them_as_a_source(report):
    shown = topic_rows(report, Filters()).set_index("topic")["n_sources"]
    stored = retold(report).topics.set_index("name")["n_sources"]

    for n_sources in (shown, stored):
        assert n_sources["Port strike"] == 2
        assert n_sources["River flood"] == 0


def test_they_are_compared_with_no_source_and_wrote_most_of_nothing(report):
    named = a_report(
        [
            an_article(
                "C" if one["source"] == UNKNOWN_SOURCE else one["source"],
                one["title"],
                on(one["topic"], one["tone"], title=one["title"]),
                day="2025-06-02",
            )
            for one in report.articles.to_dict("records")
        ]
    )

    assert sources_contrast(report).groups == ("A", "B")
    assert not sources_contrast(report).pairs
    assert strongest_concentration(report, Filters()) is None
    # the same articles of a source with a name differ, and it wrote all of a topic
    assert sources_contrast(named).groups == ("A", "B", "C")
    assert sources_contrast(named).pairs
    assert strongest_concentration(named, Filters()) is not None


def test_at_equal_topics_they_are_no_source_and_no_other(report):
    every = source_tone_rows(report, Filters())

    rows = every.set_index("source")
    own = rows.loc[UNKNOWN_SOURCE]
    assert [own["n"], own["n_other"], own["claimed"], own["alike"]] == [0, 0, False, False]
    assert rows["gap"].isna().tolist() == [True, False, False]
    one = rows.loc["A"]
    assert [one["n"], one["n_other"]] == [8, 8]  # on Port strike, of A and of B
    assert equal_line(every).endswith("of 2 sources with 3 or more stories on shared topics.")


def test_figures_of_sources_do_not_count_them_as_one(report):
    exhibit = tone_exhibit(report, Filters(), source_tone_rows(report, Filters()))

    assert "2 sources" in exhibit.caption
    assert "2 sources" in stories_exhibit(report, Filters()).caption
    assert "not one source" in exhibit.alt
    assert "not one source" in str(exhibit.draw(exhibit.rows, LIGHT).to_dict())


@pytest.fixture(scope="module")
def nobody():
    """Return a report none of whose articles names its source, one of them printed twice."""
    articles = [
        an_article(
            UNKNOWN_SOURCE,
            f"Port strike {n}",
            on("Port strike", 0.1, title=f"Port strike {n}"),
            day="2025-06-02",
        )
        for n in range(14)
    ]
    return a_report(articles)


def test_where_no_source_is_known_nothing_counts_sources(nobody):
    said = [finding.text for finding in findings(nobody, Filters())]

    assert facts_line(corpus_facts(nobody)).startswith("14 articles, no known source; ")
    assert sizes_said(nobody, Filters()) == "14 articles"
    assert said
    assert not [text for text in said if "source" in text]


@pytest.mark.parametrize("view", ["overview", "sources"])
def test_where_no_source_is_known_a_line_says_so_in_place_of_a_chart(nobody, view):
    shown = page(view, nobody)

    assert NOBODY in words(shown)
    assert "Who covers what" not in words(shown)
    assert "Stories per source" not in words(shown)


def test_the_report_of_a_corpus_without_sources_draws_none(nobody):
    drawn = report_html(nobody).decode()

    assert NOBODY in drawn
    assert "Who covers what" not in drawn
