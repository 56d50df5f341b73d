"""Ages: "35 minutes ago", "an hour ago", "yesterday", resolved against the time of capture."""

import datetime as dt
import re
from dataclasses import dataclass

from analysis.intake.dates import UNDATED, Dated

_LONGEST_AGE = 60
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {"a": 1, "an": 1, "last": 1} | {word: n for n, word in enumerate(_NUMBERS, 1)}
_UNITS = {
    "second": ("second", "seconds", "sec", "secs", "s"),
    "minute": ("minute", "minutes", "min", "mins", "m"),
    "hour": ("hour", "hours", "hr", "hrs", "h"),
    "day": ("day", "days", "d"),
    "week": ("week", "weeks", "wk", "wks", "w"),
    "month": ("month", "months", "mo", "mos", "mth", "mths"),
    "year": ("year", "years", "yr", "yrs", "y"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_AGE = re.compile(
    r"(?:(?:published|updated|posted|last updated)[: ]+)?(?:about |around |over |"
    r"almost |nearly |~)?"
    rf"(?P<count>\d{{1,4}}|a few|several|a couple of|half an?|{'|'.join(_COUNTS)})"
    rf"[ -]?(?P<unit>{'|'.join(sorted(_UNIT_OF, key=len, reverse=True))})\.? (?:ago|back|"
    rf"earlier|old)"
)
_WORDS = {
    "just now": ("minute", 0),
    "now": ("minute", 0),
    "moments ago": ("minute", 0),
    "a moment ago": ("minute", 0),
    "today": ("day", 0),
    "yesterday": ("day", 1),
    "last week": ("week", 1),
    "last month": ("month", 1),
    "last year": ("year", 1),
    "this morning": ("day", 0),
    "this afternoon": ("day", 0),
    "this evening": ("day", 0),
    "earlier today": ("day", 0),
    "last night": ("day", 1),
    "a fortnight ago": ("week", 2),
}
_SHORT = re.compile(r"\d{1,3} ?(?:s|m|min|h|hrs?|d|w|mo|y)")
_AND_MORE = re.compile(
    r"\b(hours?|hrs?|days?|weeks?|months?|years?)(?: and|,)? \d{1,2} ?\w+(?= ago)"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"(?:on |last |this )?(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\.?"
    r"(?:,? (?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?| (?:morning|afternoon|evening|night))?"
)


@dataclass(frozen=True, slots=True)
class Age:
    """How long before its capture a text was published.

    Attributes:
        unit: "second" to "year", or "weekday".
        count: How many of them; None for "a few", which no date can be made of. Of a weekday its
            number, from 0 for Monday.
    """

    unit: str
    count: int | None


def read_age(text: str) -> Age | None:
    """Return the age that a whole text states, or None.

    Examples:
        >>> read_age("an hour ago")
        Age(unit='hour', count=1)
        >>> read_age("an hour ago he left") is None
        True
    """
    text = text.strip().rstrip(".")
    if len(text) > _LONGEST_AGE:
        return None
    text = " ".join(text.lower().split())
    if text in _WORDS:
        return Age(*_WORDS[text])
    weekday, short = _WEEKDAY.fullmatch(text), _SHORT.fullmatch(text)
    if weekday is not None:
        return Age("weekday", _WEEKDAYS.index(weekday[1]))
    match = _AGE.fullmatch(f"{text} ago" if short else _AND_MORE.sub(r"\1", text))
    if match is None:
        return None
    count, unit = match["count"], _UNIT_OF[match["unit"]]
    if count.startswith("half") and unit == "hour":
        count, unit = "30", "minute"
    return Age(unit, int(count) if count.isdigit() else _COUNTS.get(count))


def resolve_age(age: Age, captured: dt.datetime | None) -> Dated:
    """Return the time an age points to.

    Args:
        age: The age as read.
        captured: When the page was saved, in UTC, or None.

    Returns:
        The time with method "relative" and the unit as precision, for a weekday the last such day;
        ``UNDATED`` without ``captured``,
        for "a few hours ago", and for an age before the year 1.
    """
    if captured is None or age.count is None:
        return UNDATED
    if age.unit == "weekday":
        day = captured.replace(hour=0, minute=0, second=0, microsecond=0)
        back = (captured.weekday() - age.count) % 7
        return Dated(day - dt.timedelta(days=back), "relative", "day")
    try:
        return Dated(_earlier(captured, age.unit, age.count), "relative", age.unit)
    except (OverflowError, ValueError):
        return UNDATED


def _earlier(moment: dt.datetime, unit: str, count: int) -> dt.datetime:
    """Return the moment ``count`` units before; months and years by the calendar."""
    if unit not in {"month", "year"}:
        return moment - dt.timedelta(**{f"{unit}s": count})
    months = moment.year * 12 + moment.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    first = moment.replace(year=year, month=month + 1, day=1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return first.replace(day=min(moment.day, (following - first).days))
