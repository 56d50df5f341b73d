"""Absolute dates and ages, in the forms that files and pages have."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intake.ages import Age, read_age, resolve_age
from analysis.intake.dates import AMBIGUOUS, UNDATED, day_first, read_date

DATES = [
    ("2025-06-27", "2025-06-27 00:00", "day"),
    ("2025/06/27", "2025-06-27 00:00", "day"),
    ("2025.06.27", "2025-06-27 00:00", "day"),
    ("20250627", "2025-06-27 00:00", "day"),
    ("2025-06", "2025-06-01 00:00", "month"),
    ("2025", "2025-01-01 00:00", "year"),
    ("2025-06-27T14:05:00Z", "2025-06-27 14:05", "second"),
    ("2025-06-27T14:05:00.123456Z", "2025-06-27 14:05", "second"),
    ("2025-06-27T14:05Z", "2025-06-27 14:05", "minute"),
    ("2025-06-27 14:05:00", "2025-06-27 14:05", "second"),
    ("2025-06-27 14:05:00+02:00", "2025-06-27 12:05", "second"),
    ("2025-06-27T14:05:00-0400", "2025-06-27 18:05", "second"),
    ("2025-06-27T22:10:00-05:00", "2025-06-28 03:10", "second"),
    ("20250627T140500Z", "2025-06-27 14:05", "second"),
    ("2025-06-27 14:05 UTC", "2025-06-27 14:05", "minute"),
    ("Fri, 27 Jun 2025 14:05:00 +0200", "2025-06-27 12:05", "second"),
    ("Fri, 27 Jun 2025 14:05:00 GMT", "2025-06-27 14:05", "second"),
    ("27 Jun 2025 14:05:00 EST", "2025-06-27 19:05", "second"),
    ("Fri Jun 27 14:05:00 2025", "2025-06-27 14:05", "second"),
    ("Fri Jun 27 14:05:00 +0000 2025", "2025-06-27 14:05", "second"),
    ("27 June 2025", "2025-06-27 00:00", "day"),
    ("27th June 2025", "2025-06-27 00:00", "day"),
    ("27th of June 2025", "2025-06-27 00:00", "day"),
    ("27-Jun-2025", "2025-06-27 00:00", "day"),
    ("27. June 2025", "2025-06-27 00:00", "day"),
    ("Sunday 4 May 2025", "2025-05-04 00:00", "day"),
    ("Tuesday 10 June 2025", "2025-06-10 00:00", "day"),
    ("June 27, 2025", "2025-06-27 00:00", "day"),
    ("June 27 2025", "2025-06-27 00:00", "day"),
    ("Jun. 27, 2025", "2025-06-27 00:00", "day"),
    ("Sept. 3, 2024", "2024-09-03 00:00", "day"),
    ("FRIDAY, JUNE 27, 2025", "2025-06-27 00:00", "day"),
    ("June 27th, 2025", "2025-06-27 00:00", "day"),
    ("June 2025", "2025-06-01 00:00", "month"),
    ("2025 June 27", "2025-06-27 00:00", "day"),
    ("June 27, 2025, 3:45 PM", "2025-06-27 15:45", "minute"),
    ("June 27, 2025 at 3:45 pm EDT", "2025-06-27 19:45", "minute"),
    ("June 27, 2025 12:05 am", "2025-06-27 00:05", "minute"),
    ("June 27, 2025 12:05 pm", "2025-06-27 12:05", "minute"),
    ("June 27, 2025, 3:45 PM ET", "2025-06-27 20:45", "hour"),
    ("Sept. 3, 2024 8 a.m.", "2024-09-03 08:00", "hour"),
    ("10:30 AM EDT, Fri June 27, 2025", "2025-06-27 14:30", "minute"),
    ("18 June 2025, 11.30 a.m.", "2025-06-18 11:30", "minute"),
    ("27 June 2025 at 14.05", "2025-06-27 14:05", "minute"),
    ("27 June 2025 14:05 BST", "2025-06-27 13:05", "minute"),
    ("27 June 2025 | 14:05 CEST", "2025-06-27 12:05", "minute"),
    ("Published: 27 June 2025 14:05", "2025-06-27 14:05", "minute"),
    ("Last updated on June 27, 2025", "2025-06-27 00:00", "day"),
    ("Posted June 27, 2025", "2025-06-27 00:00", "day"),
    ("6/27/2025", "2025-06-27 00:00", "day"),
    ("06/27/2025", "2025-06-27 00:00", "day"),
    ("27/6/2025", "2025-06-27 00:00", "day"),
    ("27/06/25", "2025-06-27 00:00", "day"),
    ("12/31/99", "1999-12-31 00:00", "day"),
    ("27-06-2025", "2025-06-27 00:00", "day"),
    ("27.6.2025", "2025-06-27 00:00", "day"),
    ("6.7.2025", "2025-07-06 00:00", "day"),
    ("7/7/2025", "2025-07-07 00:00", "day"),
    ("6/27/2025 3:45 PM", "2025-06-27 15:45", "minute"),
    ("11/18/2013", "2013-11-18 00:00", "day"),
    ("Updated 1:50 p.m. ET, 11/18/2013", "2013-11-18 18:50", "hour"),
    ("Aired March 1, 2023 - 16:00 ET", "2023-03-01 21:00", "hour"),
    ("For immediate release: 5 June 2025", "2025-06-05 00:00", "day"),
    ("1751033100", "2025-06-27 14:05", "second"),
    ("1751033100.0", "2025-06-27 14:05", "second"),
    ("1751033100000", "2025-06-27 14:05", "second"),
    ("1751033100000000", "2025-06-27 14:05", "second"),
    ("1751033100000000000", "2025-06-27 14:05", "second"),
    ("2024-02-29", "2024-02-29 00:00", "day"),
    ("2025-W26-5", "2025-06-27 00:00", "day"),
    ("2025-W26", "2025-06-23 00:00", "week"),
    ("20250627140500", "2025-06-27 14:05", "second"),
    ("202506271405", "2025-06-27 14:05", "minute"),
    ("2025-06-27T14:05:00+14:00", "2025-06-27 00:05", "second"),
    ("2025-178", "2025-06-27 00:00", "day"),
    ("/Date(1751033100000)/", "2025-06-27 14:05", "second"),
    ("27.06.2025", "2025-06-27 00:00", "day"),
    ("07.06.2025", "2025-06-07 00:00", "day"),
    ("27.06.2025 14:05 Uhr", "2025-06-27 14:05", "minute"),
    ("27-JUN-25", "2025-06-27 00:00", "day"),
    ("27 Jun '25", "2025-06-27 00:00", "day"),
    ("27/Jun/2025:14:05:00 +0000", "2025-06-27 14:05", "second"),
    ("Jun 27, 2025 / 02:05 PM EDT", "2025-06-27 18:05", "minute"),
    ("27. Juni 2025", "2025-06-27 00:00", "day"),
    ("27 juin 2025", "2025-06-27 00:00", "day"),
    ("27 de junio de 2025", "2025-06-27 00:00", "day"),
    ("27 giugno 2025", "2025-06-27 00:00", "day"),
    ("2025-06-27 14:05 JST", "2025-06-27 05:05", "minute"),
    ("2025-06-27 14:05 IST", "2025-06-27 08:35", "minute"),
    ("2025-06-27T14:05:00+02:00[Europe/Berlin]", "2025-06-27 12:05", "second"),
    ("Fri, 27 Jun 2025 23:30:00 -0700 (PDT)", "2025-06-28 06:30", "second"),
    ("Fri, 27 Jun 2025 14:05:00 +0000 (UTC)", "2025-06-27 14:05", "second"),
    ("Fri, 27 Jun 2025 08:05:00 +0200 (MESZ) (Bonn)", "2025-06-27 06:05", "second"),
    (
        "Fri Jun 27 2025 23:30:00 GMT-0700 (Pacific Daylight Time)",
        "2025-06-28 06:30",
        "second",
    ),
    ("Freitag, 27. Juni 2025 um 14:05 Uhr", "2025-06-27 14:05", "minute"),
    ("27. Juni 2025 um 14:05:10 MESZ", "2025-06-27 12:05:10", "second"),
    ("vendredi 27 juin 2025 à 14:05", "2025-06-27 14:05", "minute"),
    ("viernes, 27 de junio de 2025 14:05", "2025-06-27 14:05", "minute"),
]
NO_DATES = (
    "",
    "today",
    "on Friday",
    "a date",
    "2025-02-29",
    "2025-13-01",
    "32 June 2025",
    "25:99",
    "27 June",
    "6/27",
    "13/13/2025",
    "1,234,567",
    "12",
    "99999999999999999999",
    "20259927140500",
    "2025-06-27T14:05:00+99:00",
    "June 27, 2025 25:61",
    "In 2025 he left",
    "27 June 2025 (again)",
    "27 June 2025 and 28 June 2025",
    "2025-06-27" * 20,
)


@pytest.mark.parametrize(("text", "utc", "precision"), DATES)
def test_a_date_is_read_to_its_precision_in_utc(text, utc, precision):
    found = read_date(text)

    assert found is not None
    assert found.published == dt.datetime.fromisoformat(f"{utc}+00:00")
    assert (found.method, found.precision) == ("metadata", precision)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_not_read_as_one(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text", ["6/7/2025", "06/07/2025", "5-6-2025", "05/06/25", "6/7/2025 10:00"]
)
def test_a_date_that_could_be_two_days_is_ambiguous_until_its_file_decides(text):
    assert read_date(text) == AMBIGUOUS
    european = read_date(text, day_first=True)
    american = read_date(text, day_first=False)

    assert european is not None
    assert american is not None
    assert european.published != american.published
    assert {european.precision, american.precision} <= {"day", "minute"}


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (("6/7/2025", "27/6/2025"), True),
        (("6/7/2025", "6/27/2025", ""), False),
        (("6/7/2025", "5/6/2025"), None),
        (("27/6/2025", "6/27/2025"), None),
        (("27.6.2025", "6/7/2025"), None),
        (("6/27/2025 10:00",), False),
        (("Published 27/6/2025", "A line of text", "6/7/2025"), True),
        ((), None),
    ],
)
def test_the_order_of_day_and_month_is_decided_by_the_whole_file(dates, order):
    assert day_first(dates) is order


AGES = [
    ("a minute ago", Age("minute", 1)),
    ("35 minutes ago", Age("minute", 35)),
    ("5 mins ago", Age("minute", 5)),
    ("35m ago", Age("minute", 35)),
    ("half an hour ago", Age("minute", 30)),
    ("an hour ago", Age("hour", 1)),
    ("1 hour ago", Age("hour", 1)),
    ("About 2 hours ago", Age("hour", 2)),
    ("22 hrs back", Age("hour", 22)),
    ("3h ago", Age("hour", 3)),
    ("two hours ago", Age("hour", 2)),
    ("yesterday", Age("day", 1)),
    ("a day ago", Age("day", 1)),
    ("3 days ago", Age("day", 3)),
    ("2 weeks ago", Age("week", 2)),
    ("a month ago", Age("month", 1)),
    ("a year ago", Age("year", 1)),
    ("just now", Age("minute", 0)),
    ("45 seconds ago", Age("second", 45)),
    ("a few hours ago", Age("hour", None)),
    ("Updated 5 minutes ago", Age("minute", 5)),
    ("3 hours 20 minutes ago", Age("hour", 3)),
    ("2 days and 4 hours ago", Age("day", 2)),
    ("3h", Age("hour", 3)),
    ("5d", Age("day", 5)),
    ("a fortnight ago", Age("week", 2)),
    ("last night", Age("day", 1)),
    ("earlier today", Age("day", 0)),
    ("Friday", Age("weekday", 4)),
    ("on Friday", Age("weekday", 4)),
    ("last Tues.", Age("weekday", 1)),
    ("Friday at 3 p.m.", Age("weekday", 4)),
]


@pytest.mark.parametrize(("text", "age"), AGES)
def test_an_age_is_read(text, age):
    assert read_age(text) == age


@pytest.mark.parametrize(
    "text", ["an hour", "ago", "an hour ago he left", "long ago", "hours", "x" * 99]
)
def test_what_is_no_age_is_not_read_as_one(text):
    assert read_age(text) is None


@pytest.mark.parametrize(
    ("age", "utc", "precision"),
    [
        (Age("minute", 35), "2025-03-31 11:25", "minute"),
        (Age("hour", 1), "2025-03-31 11:00", "hour"),
        (Age("day", 3), "2025-03-28 12:00", "day"),
        (Age("week", 1), "2025-03-24 12:00", "week"),
        (Age("month", 1), "2025-02-28 12:00", "month"),
        (Age("year", 1), "2024-03-31 12:00", "year"),
        (Age("weekday", 4), "2025-03-28 00:00", "day"),
        (Age("weekday", 0), "2025-03-31 00:00", "day"),
    ],
)
def test_an_age_counts_back_from_the_capture(age, utc, precision):
    captured = dt.datetime(2025, 3, 31, 12, tzinfo=dt.UTC)

    found = resolve_age(age, captured)

    assert found.published == dt.datetime.fromisoformat(f"{utc}+00:00")
    assert (found.method, found.precision) == ("relative", precision)


@pytest.mark.parametrize("age", [Age("hour", None), Age("year", 9999), Age("day", 999_999)])
def test_an_age_that_leads_nowhere_leaves_the_article_undated(age):
    assert resolve_age(age, dt.datetime(2025, 3, 31, tzinfo=dt.UTC)) == UNDATED


def test_without_a_capture_time_nothing_is_dated_and_never_today():
    assert resolve_age(Age("minute", 0), None) == UNDATED


@given(st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2090, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001
def test_every_moment_survives_iso_and_mail_form(moment):
    moment = moment.replace(microsecond=0)
    for text in (moment.isoformat(), moment.strftime("%a, %d %b %Y %H:%M:%S +0000")):
        found = read_date(text)
        assert found is not None
        assert found.published == moment


@given(st.text(max_size=90))
def test_no_text_breaks_the_reader_of_dates(text):
    read_date(text)
    read_age(text)
    day_first([text])
