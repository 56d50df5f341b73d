"""A coarse date is every day that it may mean, in filters, captions and the size of a corpus."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from builders import a_report, an_article, on
from hypothesis import given
from hypothesis import strategies as st
from pages import component_data, page

from dashboard.days import (
    date_said,
    iso_said,
    possible_days,
    published_days,
    within,
)
from dashboard.filters import (
    Filters,
    caption,
    listed_sentences,
    select_articles,
    untold_left_out,
)
from dashboard.links import known_filters
from dashboard.queries.corpus import corpus_facts
from dashboard.reporting.page import report_html
from dashboard.views.reader import article_line

MAY = dt.date(2025, 5, 1), dt.date(2025, 5, 31)


def dated(*precisions, day="2025-05-01"):
    """Return a report of one story a precision, titled by it, all published at one time."""
    articles = [
        an_article("A", one, on("Port strike", 0.1, title=one), day=day) for one in precisions
    ]
    report = a_report(articles)
    told = report.articles.assign(date_precision=report.articles["title"])
    return replace(report, articles=told)


REPORT = dated("day", "week", "month", "year", "none")


def selected(start, end):
    return set(select_articles(REPORT, Filters(start=start, end=end)).articles["title"])


def test_a_coarse_date_reaches_from_the_first_to_the_last_day_that_it_may_mean():
    articles = dated("day", "week", "month", "year", "none", day="2024-02-07").articles

    days = possible_days(articles)
    said = [days[name].dt.strftime("%Y-%m-%d") for name in ("first", "last")]
    ends = dict(zip(articles["date_precision"], zip(*said, strict=True), strict=True))

    assert ends["day"] == ("2024-02-07", "2024-02-07")
    assert ends["week"] == ("2024-02-05", "2024-02-11")
    assert ends["month"] == ("2024-02-01", "2024-02-29")
    assert ends["year"] == ("2024-01-01", "2024-12-31")
    assert all(pd.isna(end) for end in ends["none"])


@pytest.mark.parametrize(
    ("period", "inside", "untold"),
    [
        ((dt.date(2025, 5, 1), dt.date(2025, 5, 1)), {"day"}, 4),
        (MAY, {"day", "month"}, 3),  # the week of 1 May begins in April
        ((dt.date(2025, 4, 28), MAY[1]), {"day", "week", "month"}, 2),
        ((dt.date(2025, 1, 1), dt.date(2025, 12, 31)), {"day", "week", "month", "year"}, 1),
        ((MAY[0], None), {"day", "month"}, 3),
        ((None, dt.date(2025, 5, 30)), {"day", "week"}, 3),
        ((dt.date(2025, 6, 1), None), set(), 2),  # of the year nobody can say
    ],
    ids=range(7),
)
def test_a_period_holds_what_surely_appeared_in_it_and_counts_what_no_date_places(
    period, inside, untold
):
    filters = Filters(start=period[0], end=period[1])

    assert selected(*period) == inside
    assert untold_left_out(REPORT, filters) == untold
    said = caption(REPORT, filters, (), ignore=frozenset())
    assert f" {untold} stor" in said
    assert said.endswith("left out: no date, or one too coarse to tell.")


@given(
    start=st.none() | st.dates(dt.date(2024, 12, 1), dt.date(2026, 2, 1)),
    end=st.none() | st.dates(dt.date(2024, 12, 1), dt.date(2026, 2, 1)),
)
def test_inside_and_outside_share_no_article_and_the_undated_are_neither(start, end):
    inside, outside = within(REPORT.articles, start, end)

    assert not (inside & outside).any()
    undated = REPORT.articles["date_precision"] == "none"
    assert not (inside | outside)[undated].any()


@pytest.mark.parametrize(
    ("precision", "said", "iso"),
    [
        ("minute", "1 May 2025", "2025-05-01 08:00"),
        ("day", "1 May 2025", "2025-05-01"),
        ("week", "about 1 May 2025", "2025-05-01"),
        ("month", "May 2025", "2025-05"),
        ("year", "2025", "2025"),
    ],
)
def test_a_date_is_told_no_finer_than_it_is_wherever_an_article_stands(precision, said, iso):
    report = dated(precision)
    (article,) = report.articles.to_dict("records")
    rows = listed_sentences(report, Filters())

    assert date_said(article["published"], precision) == said
    assert iso_said(rows).tolist() == [iso]
    assert f" · {said} · " in article_line(article)
    assert f"A, {said} · " in report_html(report).decode()
    assert f"A, {said}" in component_data(page("tone", report))


def test_dates_of_a_column_stand_in_their_order_and_none_is_missing():
    report = a_report()
    told = iso_said(report.articles)

    assert told.isna().tolist() == report.articles["published"].isna().tolist()
    assert told.dropna().is_monotonic_increasing
    assert date_said(pd.NaT, "none") == "undated"


def test_a_whole_month_can_be_asked_for_where_no_date_is_finer():
    report = dated("month")

    assert published_days(report.articles) == MAY
    facts = corpus_facts(report)
    assert (facts.first, facts.last) == MAY
    asked = Filters(start=MAY[0], end=MAY[1])
    assert known_filters(asked, report) == asked
    assert len(select_articles(report, asked).articles) == 1
    assert published_days(dated("none").articles) == (None, None)
