"""Which days a date may mean: "May 2025" is any day of that month, not its first."""

import datetime as dt
from typing import Any

import pandas as pd

from dashboard.remembered import remembered
from dashboard.theme import dated

UNITS = {"week": "W-SUN", "month": "M", "year": "Y"}  # the finest first, with their frequencies
_ISO_LENGTHS = {"year": 4, "month": 7, "week": 10, "day": 10}  # characters; others: to the minute


@remembered(8)
def possible_days(articles: pd.DataFrame) -> pd.DataFrame:
    """Return between which days each article appeared, as exactly as its date says it.

    Args:
        articles: Columns published and date_precision.

    Returns:
        Columns first and last, in UTC and without a time, missing without a date: the same day, or
        the ends of the week, month or year where the date says no more.
    """
    day = articles["published"].where(articles["date_precision"] != "none")
    first = day.dt.tz_localize(None).dt.normalize()
    last = first
    for unit, frequency in UNITS.items():
        coarse, spans = articles["date_precision"] == unit, first.dt.to_period(frequency)
        first = first.mask(coarse, spans.dt.start_time)
        last = last.mask(coarse, spans.dt.end_time.dt.normalize())
    return pd.DataFrame({"first": first, "last": last})


def within(
    articles: pd.DataFrame, start: dt.date | None, end: dt.date | None
) -> tuple[pd.Series, pd.Series]:
    """Tell which articles appeared in a period, and which outside of it.

    One without a date did neither, nor did one whose date may mean days inside and outside.

    Args:
        articles: Columns published and date_precision.
        start: First day, in UTC; None: no first.
        end: Last day, itself included; None: no last.
    """
    days = possible_days(articles)
    first = pd.Timestamp.min if start is None else pd.Timestamp(start)
    last = pd.Timestamp.max if end is None else pd.Timestamp(end)
    inside = (days["first"] >= first) & (days["last"] <= last)
    return inside, (days["last"] < first) | (days["first"] > last)


def date_said(published: Any, precision: str) -> str:  # noqa: ANN401 - NaT is no Timestamp
    """Say when an article was published, as exactly as its date says it.

    Args:
        published: The time, or NaT.
        precision: How exact it is, as the column date_precision says it.

    Returns:
        Like ``"3 Jun 2025"``, ``"about 3 Jun 2025"`` where only the week is known, ``"Jun 2025"``,
        ``"2025"`` or ``"undated"``.
    """
    if pd.isna(published):
        return "undated"
    said = dated(published.date(), precision)
    return f"about {said}" if precision == "week" else said


def iso_said(articles: pd.DataFrame) -> pd.Series:
    """Return the date of each article for a column that is sorted as text; missing without one.

    Args:
        articles: Columns published and date_precision.

    Returns:
        In UTC, like ``"2025-06-03 13:00"``, ``"2025-06-03"``, ``"2025-06"`` or ``"2025"``.
    """
    places, times = pd.factorize(articles["published"])
    whole = pd.DatetimeIndex(times).strftime("%Y-%m-%d %H:%M").tolist()
    told = [
        None if place < 0 else whole[place][: _ISO_LENGTHS.get(precision)]
        for place, precision in zip(places, articles["date_precision"].tolist(), strict=True)
    ]
    return pd.Series(told, index=articles.index, dtype="str")


@remembered(8)
def published_days(articles: pd.DataFrame) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day on which an article may have appeared, in UTC."""
    days = possible_days(articles).dropna()
    if days.empty:
        return None, None
    return days["first"].min().date(), days["last"].max().date()
