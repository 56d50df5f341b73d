"""What a table's columns leave open: dates that cannot be read, columns that nobody reads."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from analysis.intake.ages import read_age
from analysis.intake.dates import read_date
from analysis.intake.fieldnames import looks_like
from analysis.records import Document
from analysis.text.cleaning import one_line

# Forms that are a date beyond doubt, so that reading them twice is spared.
_SURE = re.compile(
    r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:[01][1-9]|10|2[0-8])"
    r"(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-3]):?[0-5]\d)?)?"
)
# Days since 30 December 1899, as spreadsheets count them: from 1954 to 2099.
_DAY_NUMBER = re.compile(r"(?P<days>[2-6]\d{4}|7[0-2]\d{3})(?:\.(?P<part>\d{1,12}))?")
_FIRST_DAY = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)
_FIELDS = {"title": "title", "source": "source", "published": "date"}
_LOOKED_AT = 50  # rows
_LONGEST = 40  # characters of an example


def with_notes(documents: Sequence[Document], column: str) -> tuple[list[Document], list[str]]:
    """Return the documents of a table, days as days, and notes on what its columns leave open.

    Args:
        documents: The documents.
        column: Name of the column of dates, or "".
    """
    told, notes = _with_days(documents, column)
    return told, [*notes, *date_notes(told, column), *_unread_columns(told)]


def _with_days(documents: Sequence[Document], column: str) -> tuple[list[Document], list[str]]:
    """Return documents of a table with their dates as days, where all are a spreadsheet's numbers.

    Args:
        documents: The documents.
        column: Name of the column of dates, or "".

    Returns:
        The documents, and a note where their dates were such numbers.
    """
    found = [_DAY_NUMBER.fullmatch(one.published) for one in documents if one.published]
    numbers = [match for match in found if match is not None]
    if not numbers or len(numbers) < len(found):
        return [*documents], []
    days = [_day(one.published) if one.published else "" for one in documents]
    told = [replace(one, published=day) for one, day in zip(documents, days, strict=True)]
    first = numbers[0][0]
    many = f"{len(numbers):,} dates" if len(numbers) > 1 else "1 date"
    note = f"{many}{_under(column)} as numbers of days: {first} is read as {_day(first)}"
    return told, [note]


def _day(number: str) -> str:
    """Return the time that a spreadsheet's number of days stands for."""
    if not number.partition(".")[2].strip("0"):
        return (_FIRST_DAY + dt.timedelta(days=int(float(number)))).date().isoformat()
    moment = _FIRST_DAY + dt.timedelta(minutes=round(float(number) * 24 * 60))
    return moment.strftime("%Y-%m-%dT%H:%M")


def date_notes(documents: Sequence[Document], column: str = "") -> list[str]:
    """Return a note on the dates of a file that cannot be read; [] where all can.

    Args:
        documents: The documents of the file.
        column: Name of the column of dates, or "".
    """
    counts = Counter(one.published for one in documents if one.published)
    unread = [text for text in counts if not _SURE.fullmatch(text) and _is_unread(text)]
    if not unread:
        return []
    number = sum(counts[text] for text in unread)
    many = f"{number:,} dates" if number > 1 else "1 date"
    example = unread[0] if len(unread[0]) <= _LONGEST else f"{unread[0][:_LONGEST]}..."
    advice = "write days as 2025-06-27, years from 1900 to 2099"
    return [f"{many}{_under(column)} cannot be read, such as {example!r}: {advice}"]


def _is_unread(text: str) -> bool:
    return read_date(text, day_first=True) is None and read_age(text) is None


def _under(column: str) -> str:
    return f" under {column!r}" if column else ""


def _unread_columns(documents: Sequence[Document]) -> list[str]:
    """Return a note for each of title, source and date that no document has and a column may hold.

    Args:
        documents: The documents of one table; their metadata are the columns that are not read.
    """
    values: dict[str, list[str]] = {}
    for one in documents[:_LOOKED_AT]:
        for name, value in one.metadata:
            values.setdefault(name, []).append(value)
    notes = []
    for field, said in _FIELDS.items():
        if not values or any(getattr(one, field) for one in documents):
            continue
        names = [name for name in values if looks_like(name, field)]
        if field == "published":
            names += [name for name in values if name not in names and _are_days(values[name])]
        if names:
            shown = one_line(", ".join(map(repr, names)))[:200]
            notes.append(f"no {said} is read, and there is {shown}: say --map {said}=COLUMN")
    return notes


def _are_days(values: Sequence[str]) -> bool:
    """Return whether all values of a column are days, written as more than a number."""
    found = (None if value.isdigit() else read_date(value, day_first=True) for value in values)
    return all(one is not None and one.precision not in {"year", "month"} for one in found)
