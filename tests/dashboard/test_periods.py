"""A column of the topics figure opens the stories that it counts."""

import itertools
from dataclasses import replace
from typing import Any

import pytest
from builders import a_report, a_survey, an_article, on

from dashboard.filters import Filters
from dashboard.queries.evidence import evidence_rows
from dashboard.queries.timeline import columns
from dashboard.queries.topics import topic_rows, with_columns
from dashboard.theme import LIGHT
from dashboard.views.overview import topic_mark, topics_exhibit


def long_corpus(years: int):
    """Return articles over some years, so that columns are months or years."""
    days = [f"{2000 + year}-0{1 + year % 9}-{10 + year % 18}" for year in range(years)]
    return a_report(
        [
            an_article("A", f"n {day}", on("Port strike", 0.1, title=day), day=day)
            for day in ["", *days]
        ]
    )


def coarse(report):
    """Return the report with dates of every precision in turn."""
    articles = report.articles
    said = itertools.cycle(["day", "month", "day", "week", "year", "day"])
    precision = [
        "none" if missing else next(said) for missing in articles["published"].isna().tolist()
    ]
    return replace(report, articles=articles.assign(date_precision=precision))


@pytest.mark.parametrize("change", [lambda report: report, coarse], ids=["exact", "coarse"])
@pytest.mark.parametrize(
    ("report", "unit"),
    [(a_survey(), "week"), (long_corpus(3), "month"), (long_corpus(60), "year")],
    ids=["weeks", "months", "years"],
)
@pytest.mark.parametrize("asked", [Filters(), Filters(sources=("A",))], ids=["all", "one source"])
def test_every_column_opens_the_stories_that_it_counts(report, unit, asked, change):
    report = change(report)
    if asked.sources and asked.sources[0] not in set(report.articles["source"]):
        asked = Filters(sources=(report.articles["source"].iloc[0],))
    over_time = columns(report, asked)
    rows = with_columns(topic_rows(report, asked), over_time)
    figure = topics_exhibit(report, asked)
    drawn: Any = figure.draw(figure.rows, LIGHT).data
    (bars,) = (one for one in drawn if one.customdata and len(one.customdata[0]) > 1)

    assert over_time.unit == unit or change is coarse
    for topic_id, name in bars.customdata:
        part = topic_mark(report, asked, (topic_id, name))
        own = evidence_rows(report, part)
        counted = int(rows.set_index("topic_id").loc[topic_id, name])
        assert len(part.articles or ()) == counted
        assert set(own["article_id"]) <= set(part.articles or ())
        assert change is coarse or own["published"].isna().all() == (name == "undated")


def test_the_label_says_topic_and_period():
    report = long_corpus(60)
    topic = report.topics.set_index("name").loc["Port strike", "topic_id"]

    labels = [
        topic_mark(report, Filters(), (topic, name)).label for name in ("2003-01-01", "undated")
    ]

    assert labels == [
        "Port strike, 1 Jan to 31 Dec 2003",
        "Port strike, no date that says the year",
    ]


def test_a_column_that_counts_nothing_opens_nothing():
    report = long_corpus(3)
    topic = report.topics.set_index("name").loc["Port strike", "topic_id"]

    part = topic_mark(report, Filters(), (topic, "1999-01-01"))

    assert evidence_rows(report, part).empty
