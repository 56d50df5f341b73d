"""What the place of a file tells of its article where nothing in it does: outlet and day.

Collections are often kept as one folder an outlet ("Reuters/12.txt"), or with the day in the name
of a file ("2025-06-27 reuters strike.html").
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.intake.dates import read_date
from analysis.intake.names import OUTLETS, SourceNames, folded
from analysis.records import UNKNOWN_SOURCE, Article

_PRESS = SourceNames()
# Names of outlets that are words: a folder "Time" or "hill" may be about anything.
_WORDS = frozenset(
    {"atlantic", "fortune", "hill", "independent", "information", "intercept", "pa", "slate"}
    | {"time", "variety", "verge", "wired"}
)
_FORMS = {form.casefold() for name, others in OUTLETS.items() for form in (name, *others)} - _WORDS
_DAY = re.compile(
    r"(?:(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-_./])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
    r"|(?:^|(?<=/))(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d))(?!\d)"
)


def told_by_place(articles: Sequence[Article]) -> list[Article]:
    """Return the articles of a file with the source and the day that its place tells.

    Only where it has none itself, and only an article alone in its document: what a page of several
    articles is named by was written or saved by somebody else. A day is that of a whole file: rows
    of an export are older than its name.

    Args:
        articles: The articles of one document.
    """
    if len(articles) != 1:
        return [*articles]
    article = articles[0]
    folders, _, name = article.file.rpartition("/")
    if article.source == UNKNOWN_SOURCE and (outlet := _outlet(folders)):
        article = replace(article, source=outlet)
    if article.date_method == "none" and not article.place and (day := _day(folders, name)):
        noted = {"date_method": "file name", "date_precision": "day"}
        article = replace(article, published=day, **noted)
    return [article]


def _outlet(folders: str) -> str:
    """Return the outlet of the press that the nearest folder named after one is named after.

    Examples:
        >>> _outlet("exports/washington_post/june"), _outlet("hill"), _outlet("The Hill")
        ('The Washington Post', '', 'The Hill')
    """
    for folder in reversed(folders.split("/")):
        name = folder.replace("_", " ")
        known = _PRESS.known(name)
        plain = folded(name) not in _WORDS or name.casefold() in _FORMS
        if known and (plain or name in OUTLETS):
            return known
    return ""


def _day(folders: str, name: str) -> dt.datetime | None:
    """Return the one day in the name of a file, else in those of its folders.

    Digits without marks are a day only at the beginning of the name.

    Examples:
        >>> str(_day("", "2025-06-27_strike.txt")), str(_day("2025/06/27", "a.txt"))
        ('2025-06-27 00:00:00+00:00', '2025-06-27 00:00:00+00:00')
        >>> _day("", "number 20250627.txt"), _day("", "2025-06-01 to 2025-06-27.txt")
        (None, None)
    """
    for text in (name, folders):
        days = {
            dated.published
            for found in _DAY.finditer(text)
            if (
                dated := read_date(
                    "-".join(filter(None, found.group("year", "month", "day", "y", "m", "d")))
                )
            )
        }
        if days:
            return days.pop() if len(days) == 1 else None
    return None
