"""Times that only the text of an article states: its dateline, or "on Friday"."""

import datetime as dt
import re
from collections.abc import Sequence

from analysis.intake.ages import Age, read_age, resolve_age
from analysis.intake.dates import UNDATED, Dated, read_date

_PARAGRAPHS = 2
_LONGEST_DATELINE = 120
_WEEK = {"second": 0, "minute": 0, "hour": 0, "day": 7, "week": 1}  # 0: any number
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{1,6})?\.?"  # read_date decides
)
_DATELINE = re.compile(
    rf"[A-Z][\w .'’/-]{{1,50}}(?:, [A-Z][\w.]{{1,15}})?, "
    rf"(?P<day>{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
    r"(?P<year>,? (?:19|20)\d\d)? ?(?:\([^()]{2,40}\) ?|/[^/]{2,40}/ ?)?(?:--|—|–|-) ?"
)
_WEEKDAY = re.compile(r"\bon ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")


def is_fresh(ages: Sequence[Age]) -> bool:
    """Return whether ages show that a page was saved in the week of its articles."""
    return any(
        age.count is not None and age.unit in _WEEK and age.count <= (_WEEK[age.unit] or age.count)
        for age in ages
    )


def dated_by_text(paragraphs: Sequence[str], captured: dt.datetime | None) -> Dated:
    """Return the time that an article's own text states.

    Args:
        paragraphs: The article's paragraphs.
        captured: When its page was saved, where the page is known to be saved within days of its
            articles; else None, and then only a full date counts.

    Returns:
        With method "text": the day of a dateline; to the week, that of an "on Friday" in the first
        paragraphs, since the article was written on that day or in the days after it.
    """
    dateline = _DATELINE.match(paragraphs[0][:_LONGEST_DATELINE]) if paragraphs else None
    if dateline is not None:
        found = _of_dateline(dateline, captured)
        if found is not None:
            return found
    if captured is None:
        return UNDATED
    for paragraph in paragraphs[:_PARAGRAPHS]:
        weekday = _WEEKDAY.search(paragraph)
        age = read_age(weekday[1]) if weekday else None
        if age is not None:
            return Dated(resolve_age(age, captured).published, "text", "week")
    return UNDATED


def _of_dateline(match: re.Match[str], captured: dt.datetime | None) -> Dated | None:
    """Return the day of a dateline; without a year it is the last such day before the capture."""
    if match["year"]:
        return read_date(match["day"] + match["year"], method="text")
    if captured is None:
        return None
    for year in (captured.year, captured.year - 1):
        found = read_date(f"{match['day']} {year}", method="text")
        if found is not None and found.published is not None and found.published <= captured:
            return found
    return None
