"""Times that only a text states, and pages whose numbers decide which is the day."""

import datetime as dt

import pytest

from analysis.intake.ages import Age
from analysis.intake.dates import UNDATED
from analysis.intake.textdates import dated_by_text, is_fresh

SATURDAY = dt.datetime(2025, 6, 28, 13, tzinfo=dt.UTC)
TEXT = "The harbour company met the union again and nobody would say anything about the talks."


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("SALTMERE, June 27 (Reuters) - Ships wait.", 27, "day"),
        ("SALTMERE, 27 June (Reuters) — Ships wait.", 27, "day"),
        ("Saltmere, Jun. 27, 2025 -- Ships wait.", 27, "day"),
        ("Ships were turned away on Friday, the union said.", 27, "week"),
        ("Ships were turned away on Saturday.", 28, "week"),
        ("Ships were turned away on Sunday.", 22, "week"),
    ],
)
def test_a_text_on_a_fresh_page_states_its_day(text, day, precision):
    found = dated_by_text([text], SATURDAY)

    assert found.published == dt.datetime(2025, 6, day, tzinfo=dt.UTC)
    assert (found.method, found.precision) == ("text", precision)


@pytest.mark.parametrize(
    "text",
    ["Ships were turned away on Friday.", "SALTMERE, June 27 (Reuters) - Ships wait.", "", TEXT],
)
def test_without_a_fresh_page_a_day_without_a_year_says_nothing(text):
    assert dated_by_text([text], None) == UNDATED


def test_a_full_date_in_a_dateline_needs_no_capture():
    found = dated_by_text(["SALTMERE, June 27, 2019 (AP) - Ships wait."], None)

    assert found.published == dt.datetime(2019, 6, 27, tzinfo=dt.UTC)


def test_a_dateline_of_december_on_a_page_of_january_is_last_years():
    found = dated_by_text(["SALTMERE, Dec. 30 - A."], dt.datetime(2025, 1, 2, tzinfo=dt.UTC))

    assert found.published == dt.datetime(2024, 12, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("ages", "fresh"),
    [
        ([Age("minute", 35)], True),
        ([Age("hour", 30), Age("year", 1)], True),
        ([Age("day", 6)], True),
        ([Age("day", 9)], False),
        ([Age("month", 1)], False),
        ([Age("hour", None)], False),
        ([], False),
    ],
)
def test_a_page_is_fresh_when_an_item_is_of_its_week(ages, fresh):
    assert is_fresh(ages) is fresh


def test_a_lead_without_a_time_takes_the_day_of_its_text_from_a_fresh_page(split):
    lead = f"Ships were turned away on Friday. {TEXT}"
    items = ["Echo", "2 hours ago", "- Echo", "Rain falls", TEXT * 3]

    fresh = split("Talks resume", lead, TEXT, *items, captured=SATURDAY).articles
    old = split("Talks resume", lead, TEXT, "Echo", "2 years ago", *items[2:], captured=SATURDAY)

    assert (fresh[0].date_method, fresh[0].date_precision) == ("text", "week")
    assert old.articles[0].date_method == "none"


@pytest.mark.parametrize(("other", "day"), [("27/6/2025", 6), ("6/27/2025", 7)])
def test_one_clear_date_of_a_page_decides_the_others(split, other, day):
    lines = []
    for number, date in enumerate(("6/7/2025", other)):
        lines += [f"Ships wait outside {number}", f"By Jane Doe for Paper {number}", date, TEXT * 2]

    first, _ = split(*lines).articles

    assert first.published is not None
    assert (first.published.day, first.date_method) == (day, "text")


def test_where_nothing_decides_the_date_stays_ambiguous(split):
    (found,) = split("Ships wait outside", "By Jane Doe for The Echo", "6/7/2025", TEXT).articles

    assert (found.published, found.date_method) == (None, "ambiguous")
