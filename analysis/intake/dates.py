"""Times of publication: absolute ones in many forms, and ages such as "35 minutes ago".

Nothing here asks the clock or a file's own time: an age needs the time at which its page was
captured, and without it stays undated.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

LONGEST_DATE = 80


@dataclass(frozen=True, slots=True)
class Dated:
    """A time of publication with its evidence.

    Attributes:
        published: The time in UTC, or None where it is not known.
        method: One of ``analysis.records.DATE_METHODS``.
        precision: One of ``analysis.records.DATE_PRECISIONS``.
    """

    published: dt.datetime | None = None
    method: str = "none"
    precision: str = "none"


UNDATED = Dated()
AMBIGUOUS = Dated(method="ambiguous")

_MONTH_NAMES = (
    "january jan januar jänner janvier enero gennaio janeiro januari",
    "february feb februar février febrero febbraio fevereiro februari",
    "march mar märz mars marzo março maart",
    "april apr avril abril aprile",
    "may mai mayo maggio maio mei",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug août agosto augustus",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober octobre octubre ottobre outubro okt",
    "november nov novembre noviembre novembro",
    "december dec dezember décembre diciembre dicembre dezembro dez",
)
_MONTHS = {name: month for month, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}[-/.](?P<m>\d{{1,2}})[-/.]{_DAY}",
        rf"{_YEAR}(?P<m>\d\d)(?P<day>\d\d)",
        rf"{_YEAR}[-/](?P<m>\d{{1,2}})",
        rf"{_DAY}[-./ ]+(?:of |de )?{_MONTH}[-,/ ]*(?:de )?{_YEAR}",
        rf"{_DAY}[- ]{_MONTH}[- ]['’]?(?P<short>\d\d)",
        rf"{_MONTH} *{_DAY}[, ]+{_YEAR}",
        rf"{_MONTH}[, ]+{_YEAR}",
        rf"{_YEAR} {_MONTH} {_DAY}",
        _YEAR,
    )
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?!\d)")
_TIME = re.compile(
    r"(?:^|[t ,@(|:-]|(?<=\d)t)(?P<hour>\d{1,2})"
    r"(?:[:.h](?P<minute>\d\d)(?!\.\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)"
    r" ?(?P<half>[ap]\.?m\b\.?)?|(?:^|[ ,])(?P<bare>\d{1,2}) ?(?P<bare_half>[ap]\.?m\b\.?)"
)
_ALL_DIGITS = re.compile(r"((?:19|20)\d{6})(\d{4}(?:\d\d)?)")  # as GDELT writes a time
_COMPACT_TIME = re.compile(r"(?<=\d{8})t(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?")
_OFFSET = re.compile(r"(?:utc|gmt)?([+-])(\d\d):?(\d\d)?\b")
_ZONES = {
    **dict.fromkeys(("utc", "gmt", "z", "wet"), 0),
    **dict.fromkeys(("bst", "cet", "mez", "west"), 1),
    **dict.fromkeys(("cest", "mesz", "eet"), 2),
} | {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_ZONES |= {"akst": -9, "hst": -10, "msk": 3, "sgt": 8, "hkt": 8, "jst": 9, "aest": 10, "aedt": 11}
_ZONES |= {"ist": 5.5, "acst": 9.5, "nzst": 12, "nzdt": 13, "sast": 2}
# Zones whose summer time the text leaves open: right to the hour.
_LOOSE_ZONES = {"et": -5, "ct": -6, "mt": -7, "pt": -8}
_ZONE = re.compile(r"(?<![a-z])(" + "|".join((*_ZONES, *_LOOSE_ZONES)) + r")(?![a-z])")
_NOISE = re.compile(
    r"\b(?:for (?:immediate )?release|first published|last updated|last modified|published|updated|"
    r"posted|modified|created|aired|broadcast)\b"
    r"(?: (?:on|at))?:?|\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|"
    r"\b(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:lun|mar|mercre|jeu|"
    r"vendre|same)di|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\b|"
    r"\b(?:on|at|uhr|um|à)\b|\[[a-z_/]+\]|[()|·•]"
)
# What a mail's or a browser's date says in brackets behind its offset: "-0700 (PDT)" (RFC 5322).
_COMMENTS = re.compile(r"(?<=[+-]\d{4})(?: ?\([^()]{0,60}\))+\Z")
_UNIX = re.compile(r"(\d{10})(?:\.\d+)?|(\d{10})(?:\d{3}){1,3}")
_FARTHEST = dt.timedelta(hours=14)  # that any clock on Earth is from UTC
_WEEK_OR_DAY = re.compile(
    rf"{_YEAR}-(?:w(?P<week>\d\d)(?:-(?P<weekday>[1-7]))?|(?P<of_year>\d{{3}}))"
)


@lru_cache(maxsize=1 << 12)  # a corpus has many articles a day
def read_date(
    text: str, *, day_first: bool | None = None, method: str = "metadata"
) -> Dated | None:
    """Return the time that a text states, or None if the text is no date.

    Read are ISO 8601, RFC 2822, "27 June 2025", "June 27, 2025 at 3:45 pm EDT", "27.6.2025",
    "6/27/2025", "20250627140500", Unix seconds and milliseconds. A time without a zone counts as
    UTC.

    Args:
        text: The whole text of a date, not a sentence that holds one.
        day_first: How the file writes numbers ("27/6" is True); None where nothing shows it.
        method: What to enter as the method of a date that was read.

    Returns:
        The time with method and precision, ``AMBIGUOUS`` for a "6/7/2025" that nothing decides, or
        None.
    """
    text = text.strip()
    if not text or len(text) > LONGEST_DATE or not any(c.isdigit() for c in text):
        return None
    unix = _UNIX.fullmatch(text.removeprefix("/Date(").removesuffix(")/"))
    if unix:
        return _unix(unix, method)
    digits = _ALL_DIGITS.fullmatch(text)
    text = _COMMENTS.sub("", text)
    text = f"{digits[1]}t{digits[2]}" if digits else text
    lowered = _NOISE.sub(" ", text.lower().replace("\u202f", " ").replace("\xa0", " "))
    try:
        return _parts(lowered, day_first=day_first, method=method)
    except (ValueError, OverflowError):
        return None


def _parts(text: str, *, day_first: bool | None, method: str) -> Dated | None:
    """Return the date of a lower-case text: time and zone are cut out, the rest must be a day."""
    clock = _COMPACT_TIME.search(text) or _TIME.search(text)
    hour, precision, shift = dt.timedelta(), "", dt.timedelta()
    if clock is not None:
        hour, precision = _clock(clock)
        text = text[: clock.start()] + " " + text[clock.end() :]
        offset = _OFFSET.search(text, clock.start()) or _ZONE.search(text)
        if offset is not None:
            shift, loose = _zone(offset)
            precision = "hour" if loose else precision
            text = text[: offset.start()] + " " + text[offset.end() :]
    text = " ".join(text.replace(",", " , ").split()).strip(" ,-–—:/").replace(" ,", ",")
    day = _numeric_day(text, day_first=day_first) or _named_day(text) or _counted_day(text)
    if day is None or day is AMBIGUOUS or day.published is None:
        return day
    exact = day.precision == "day"
    moment = day.published + hour - shift if exact else day.published
    return Dated(moment, method, precision or "day" if exact else day.precision)


def _clock(match: re.Match[str]) -> tuple[dt.timedelta, str]:
    """Return the time of day and its precision."""
    found = match.groupdict()
    half = found.get("half") or found.get("bare_half") or ""
    hour = int(found.get("hour") or found.get("bare") or 0)
    minute, second = int(found.get("minute") or 0), int(found.get("second") or 0)
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    dt.time(hour, minute, second)  # ValueError for 25:61
    precision = "second" if found.get("second") else "minute" if found.get("minute") else "hour"
    return dt.timedelta(hours=hour, minutes=minute, seconds=second), precision


def _zone(match: re.Match[str]) -> tuple[dt.timedelta, bool]:
    """Return the offset from UTC and whether it may be an hour wrong."""
    if match.re is _OFFSET:
        sign, hours, minutes = match.groups()
        size = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
        if size > _FARTHEST:
            raise ValueError(match[0])
        return (-size if sign == "-" else size), False
    name = match[1]
    if name in _LOOSE_ZONES:
        return dt.timedelta(hours=_LOOSE_ZONES[name]), True
    return dt.timedelta(hours=_ZONES[name]), False


def _named_day(text: str) -> Dated | None:
    """Return the day, month or year of a text without a time."""
    for form in _FORMS:
        match = form.fullmatch(text)
        if match is None:
            continue
        found = match.groupdict()
        month = int(found["m"]) if found.get("m") else _MONTHS.get(found.get("month") or "", 0)
        day = int(found.get("day") or 0)
        precision = "day" if day else "month" if month else "year"
        year = _full_year(int(found.get("year") or found["short"]))
        return Dated(dt.datetime(year, month or 1, day or 1, tzinfo=dt.UTC), "text", precision)
    return None


def _full_year(year: int) -> int:
    """Return the year that two digits stand for; a full year stays."""
    if year >= 100:  # noqa: PLR2004 - more than two digits
        return year
    return year + (2000 if year < 70 else 1900)  # noqa: PLR2004 - the usual pivot


def _counted_day(text: str) -> Dated | None:
    """Return the day of "2025-W26-5" or "2025-178", the week of "2025-W26" (ISO 8601)."""
    match = _WEEK_OR_DAY.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"])
    if match["week"]:
        day = dt.date.fromisocalendar(year, int(match["week"]), int(match["weekday"] or 1))
    else:
        day = dt.date(year, 1, 1) + dt.timedelta(days=int(match["of_year"]) - 1)
        if day.year != year:
            return None
    precision = "week" if match["week"] and not match["weekday"] else "day"
    return Dated(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC), "text", precision)


def _numeric_day(text: str, *, day_first: bool | None) -> Dated | None:
    """Return the day of "27/6/2025", ``AMBIGUOUS`` where day and month could be swapped."""
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    first, separator, second = int(match[1]), match[2], int(match[3])
    year = _full_year(int(match[4]))
    own = _order_of(first, second)
    if own is None:
        own = True if separator == "." or first == second else day_first
    if own is None:
        return AMBIGUOUS
    day, month = (first, second) if own else (second, first)
    return Dated(dt.datetime(year, month, day, tzinfo=dt.UTC), "text", "day")


def _order_of(first: int, second: int) -> bool | None:
    """Return whether the day stands first, where one number is too large for a month."""
    december = 12
    if first > december >= second:
        return True
    return False if second > december >= first else None


def day_first(dates: Iterable[str]) -> bool | None:
    """Decide for a file whether its numeric dates put the day first.

    Args:
        dates: All dates of the file, as written; of a page, all its lines.

    Returns:
        True or False where its dates show it and agree, else None.
    """
    seen = set()
    for text in dates:
        match = _NUMERIC.search(text) if len(text) <= LONGEST_DATE else None
        if match is not None and match[2] != ".":
            seen.add(_order_of(int(match[1]), int(match[3])))
    seen.discard(None)
    return seen.pop() if len(seen) == 1 else None


def _unix(match: re.Match[str], method: str) -> Dated:
    """Return the time of Unix seconds, milliseconds, microseconds or nanoseconds."""
    moment = dt.datetime.fromtimestamp(int(match[1] or match[2]), tz=dt.UTC)
    return Dated(moment, method, "second")
