"""Which days a date may mean: "May 2025" is any day of that month, not its first."""

import datetime as dt

import pandas as pd

UNITS = {"week": "W-SUN", "month": "M", "year": "Y"}  # the finest first, with their frequencies


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


def published_days(articles: pd.DataFrame) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day on which an article may have appeared, in UTC."""
    days = possible_days(articles).dropna()
    if days.empty:
        return None, None
    return days["first"].min().date(), days["last"].max().date()
