"""Stories over time: counted once, in the week, month or year that their date says."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from builders import a_report, an_article, an_empty_report, on

from dashboard.filters import Filters
from dashboard.queries.findings import findings
from dashboard.queries.timeline import (
    columns,
    periods,
)

MONDAY = dt.date(2025, 3, 3)


def series(counts: pd.DataFrame, topic: str) -> list[int]:
    """Return the counts of one topic, week by week."""
    return [*counts.T.to_dict("list")[topic]]


def corpus(plan, *, source="A", topic="Port strike"):
    """Return articles on a topic, so many a week, with distinct texts."""
    return [
        an_article(
            source,
            f"{topic} {week} {n}",
            on(topic, 0.1, title=f"{topic} {week} {n}"),
            day=str(MONDAY + dt.timedelta(weeks=week, days=n % 7)),
        )
        for week, total in enumerate(plan)
        for n in range(total)
    ]


def test_a_story_printed_by_many_counts_once_in_the_week_of_its_first_printing():
    lines = on("Port strike", 0.1)
    report = a_report(
        [
            an_article(name, name, lines, day=f"2025-06-0{n}")
            for n, name in enumerate("abcd", start=1)
        ]
    )

    counts = columns(report, Filters()).counts

    assert series(counts, "Port strike") == [1]
    assert counts.columns.tolist() == [dt.date(2025, 5, 26)]  # the Monday before 1 June


def test_weeks_without_a_story_have_a_column_too():
    counts = columns(a_report(corpus([1, 0, 0, 2])), Filters()).counts

    assert series(counts, "Port strike") == [1, 0, 0, 2]


def test_what_has_no_exact_date_is_counted_aside():
    report = a_report()
    monthly = replace(report, articles=report.articles.assign(date_precision="month"))

    assert columns(report, Filters()).undated.to_dict() == {"no clear topic": 1}
    assert columns(monthly, Filters(), unit="week").undated.sum() == 9
    assert columns(monthly, Filters(), unit="month").undated.sum() == 1


def dated(*precisions, day="2025-06-04"):
    """Return a report of one story a precision, all published at one time."""
    names = [f"{n} {precision}" for n, precision in enumerate(precisions)]
    report = a_report(
        [an_article("A", name, on("Port strike", 0.1, title=name), day=day) for name in names]
    )
    precision = report.articles["title"].str.split().str[-1]
    return replace(report, articles=report.articles.assign(date_precision=precision))


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("week", {"hour", "day", "week"}),
        ("month", {"hour", "day", "week", "month"}),
        ("year", {"hour", "day", "week", "month", "year"}),
    ],
)
def test_a_date_counts_wherever_it_says_the_period(unit, said):
    report = dated("hour", "day", "week", "month", "year", "none")

    found = periods(report.articles, unit)

    assert set(report.articles.loc[found.notna(), "date_precision"]) == said
    over_time = columns(report, Filters(), unit=unit)
    assert series(over_time.counts, "Port strike") == [len(said)]
    assert over_time.undated.sum() == 6 - len(said)


def test_the_unit_is_one_that_most_dates_say():
    assert columns(dated("day", "month"), Filters()).unit == "week"
    assert columns(dated("day", "month", "month"), Filters()).unit == "month"
    assert columns(dated("day", "year", "year", "none"), Filters()).unit == "year"


def test_a_long_period_is_counted_by_the_month():
    report = a_report(
        [
            an_article("A", str(y), on("Port strike", 0.1, title=str(y)), day=f"{y}-03-05")
            for y in (2023, 2025)
        ]
    )

    over_time = columns(report, Filters())

    assert over_time.unit == "month"
    assert over_time.counts.shape[1] == 25


def test_an_empty_corpus_has_no_columns():
    assert columns(an_empty_report(), Filters()).counts.columns.empty


def test_a_batch_without_dates_is_no_rise_and_changes_no_period():
    steady = [
        an_article(
            "ABC"[n % 3],
            f"{w} {n}",
            on("Port strike", 0.1, title=f"{w} {n}"),
            day=str(MONDAY + dt.timedelta(weeks=w)),
        )
        for w in range(12)
        for n in range(2)
    ]
    batch = [
        an_article("D", f"batch {n}", on("Port strike", 0.3, title=f"batch {n}")) for n in range(60)
    ]
    alone, with_batch = a_report(steady), a_report([*steady, *batch])

    told = " ".join(one.text for one in findings(with_batch, Filters()))
    assert "Coverage of" not in told
    assert "60 of 84 stories have no date and stand in no timeline." in told
    pd.testing.assert_frame_equal(
        columns(with_batch, Filters()).counts, columns(alone, Filters()).counts
    )
    assert columns(with_batch, Filters()).undated["Port strike"] == 60
