"""Stories over time: counted once, compared fairly, and hardly ever a change where there is none."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from builders import Line, a_report, an_article, an_empty_report, on

from dashboard.filters import Filters
from dashboard.queries.timeline import (
    Change,
    change_articles,
    changes,
    columns,
    periods,
    possible_days,
    shared_name,
)

MONDAY = dt.date(2025, 3, 3)


def weeks(table) -> pd.DataFrame:
    """Return a table of counts, one row a topic, one column a week."""
    table = np.asarray(table)
    days = [MONDAY + dt.timedelta(weeks=n) for n in range(table.shape[1])]
    return pd.DataFrame(table, index=[f"t{n}" for n in range(len(table))], columns=days)


def largest_change(counts: pd.DataFrame) -> Change | None:
    """Return the change that is hardest to explain by chance, if any is hard."""
    return next(iter(changes(counts)), None)


def claims(draw, n=100):
    """Return how many of n drawn corpora surely change, and how many series-weeks they have."""
    tables = [draw() for _ in range(n)]
    found = [largest_change(weeks(table)) for table in tables]
    said = sum(one is not None and one.sure for one in found)
    return said, sum(table.size for table in tables)


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


@pytest.mark.parametrize(
    "rates",
    [[[2]] * 5, [[0.5], [1], [3], [4], [2], [1]], [[20]] * 3],
    ids=["alike", "unlike", "busy"],
)
def test_unchanging_coverage_is_hardly_ever_said_to_change(rates):
    rng = np.random.default_rng(1)

    said, series_weeks = claims(lambda: rng.poisson(rates, (len(rates), 14)))

    assert said <= 11  # 5 of 100 expected; more than 11 in one of 100 runs
    assert said / series_weeks <= 0.01


def test_one_topic_changes_unsurely_in_less_than_one_of_a_hundred_series_weeks():
    rng = np.random.default_rng(3)
    tables = [rng.poisson(2, (1, 14)) for _ in range(150)]
    beside = [np.vstack([table, rng.poisson(4, (2, 14))]) for table in tables]

    of_first = [
        one for table in beside if (one := largest_change(weeks(table))) and one.topic == "t0"
    ]

    assert len(of_first) / (150 * 14) <= 0.01


def test_a_collection_that_grows_is_no_rise():
    rng = np.random.default_rng(1)
    growing = np.linspace(4, 40, 20) * np.array([[0.1], [0.2], [0.3], [0.4]])

    said, _ = claims(lambda: rng.poisson(growing))

    assert said <= 11


def test_a_single_topic_that_grows_with_its_collection_is_no_rise():
    assert largest_change(weeks([[1] * 6 + [9] * 6])) is None


def test_busy_weeks_beside_quiet_ones_are_no_change():
    rng = np.random.default_rng(1)

    said, series_weeks = claims(lambda: rng.negative_binomial(2, 2 / 5, (6, 26)), n=60)

    assert said / series_weeks <= 0.01


def test_a_planted_rise_and_a_planted_fall_are_found_at_their_week():
    steady = [[3, 2, 3, 2, 3, 2, 3, 2, 3, 2]] * 4
    up = weeks([[1, 1, 1, 1, 1, 6, 6, 6, 6, 6], *steady])
    down = weeks([[6, 6, 6, 6, 6, 1, 1, 1, 1, 1], *steady])

    rise, fall = largest_change(up), largest_change(down)
    assert rise is not None
    assert fall is not None

    week = MONDAY + dt.timedelta(weeks=5)
    assert rise == Change("t0", week, before=5, weeks_before=5, after=24)
    assert fall == Change("t0", week, before=30, weeks_before=5, after=4)
    assert rise.rose
    assert not fall.rose


def test_a_small_but_sure_change_is_no_news():
    assert largest_change(weeks([[1000] * 6 + [1200] * 6, [1000] * 12])) is None


@pytest.mark.parametrize("table", [[[1, 9, 1]], [[0] * 12], np.zeros((0, 12)), np.zeros((3, 0))])
def test_too_little_to_compare_is_no_change(table):
    assert largest_change(weeks(table)) is None


def test_the_same_counts_give_the_same_answer():
    table = weeks([[1, 1, 1, 1, 1, 5, 6, 4, 5, 6], [2] * 10, [3] * 10])

    assert largest_change(table) == largest_change(table)


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


def test_a_coarse_date_reaches_from_the_first_to_the_last_day_that_it_may_mean():
    report = dated("day", "month", "year", "none", day="2024-02-05")

    days = possible_days(report.articles)
    said = [days[name].dt.strftime("%Y-%m-%d") for name in ("first", "last")]
    ends = dict(zip(report.articles["date_precision"], zip(*said, strict=True), strict=True))

    assert ends["day"] == ("2024-02-05", "2024-02-05")
    assert ends["month"] == ("2024-02-01", "2024-02-29")
    assert ends["year"] == ("2024-01-01", "2024-12-31")
    assert all(pd.isna(end) for end in ends["none"])


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


def test_the_name_that_comes_with_a_rise_is_told():
    def article(week, n, name):
        text = f"On Monday {name} came, article {week} {n}."
        day = str(MONDAY + dt.timedelta(weeks=week))
        return an_article("A", f"{week} {n}", [Line(text, "Port strike", 0.1)], day=day)

    before = [article(week, 0, "someone") for week in range(5)]
    after = [article(week, n, "Aubrey") for week in range(5, 9) for n in range(5)]
    report = a_report([*before, *after])
    change = Change("Port strike", MONDAY + dt.timedelta(weeks=5), 5, 5, 20)

    ids = change_articles(report, Filters(), change)

    assert [len(one) for one in ids] == [5, 20]
    assert shared_name(report, change, *ids) == ("Aubrey", 0, 20)


def test_an_unsure_rise_needs_a_name_that_chance_would_hardly_bring():
    def article(week, n, name):
        text = f"On Monday {name} came, article {week} {n}."
        day = str(MONDAY + dt.timedelta(weeks=week))
        return an_article("A", f"{week} {n}", [Line(text, "Port strike", 0.1)], day=day)

    def told(n_named, *, sure):
        before = [article(week, 0, "Aubrey" if week < 2 else "someone") for week in range(5)]
        after = [article(5, n, "Aubrey" if n < n_named else "someone") for n in range(12)]
        report = a_report([*before, *after])
        change = Change("Port strike", MONDAY + dt.timedelta(weeks=5), 5, 5, 12, sure)
        return shared_name(report, change, *change_articles(report, Filters(), change))

    assert told(8, sure=True) == ("Aubrey", 2, 8)
    assert told(8, sure=False) is None  # chance 0.02
    assert told(12, sure=False) == ("Aubrey", 2, 12)


def test_where_no_name_accounts_for_a_rise_none_is_told():
    change = Change("Port strike", MONDAY + dt.timedelta(weeks=5), 5, 5, 8)
    report = a_report(corpus([1] * 5 + [2] * 4))

    assert shared_name(report, change, *change_articles(report, Filters(), change)) is None


def test_changes_come_by_falling_evidence_and_one_a_topic():
    found = changes(weeks([[1] * 6 + [4] * 6, [1] * 6 + [9] * 6, [6] * 12, [5] * 12]))

    assert [one.topic for one in found[:2]] == ["t1", "t0"]
    assert len({one.topic for one in found}) == len(found)
