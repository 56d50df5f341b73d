"""What a single line of a page can be taken for: time stamp, name, headline, prose, furniture."""

import re
from dataclasses import dataclass

from analysis.intake.ages import Age, read_age
from analysis.intake.dates import Dated, read_date
from analysis.intake.vocabulary import (
    COMMAND_ROW,
    CONTACT,
    COPYRIGHT,
    FURNITURE,
    NOT_NAMES,
    ORIGIN,
    ORIGIN_START,
    OUTLET_WORDS,
    POSTED_FIRST,
    RUBRICS,
    SMALL_WORDS,
)

LONG_PROSE = 140
WHOM_TO_CONTACT = "whom to contact"
_PROSE_WORDS = 8
_LONGEST_NAME = 60
_LONGEST_NAME_WORDS = 7
_SMALL_NAME_WORDS = 2
_LONGEST_TITLE = 250
_LONGEST_FURNITURE = 160
_LONGEST_STAMP = 80
_SHORTEST = 2

_SENTENCE_END = re.compile(r"""[.!?]["'”’)\]]*$""")
_NO_NAME = re.compile(
    r"^(?:#|https?:)|\d[:.]\d\d|\b[ap]\.m\b|\d (?:GMT|[ap]m)\b|: |[a-z]{3}\. |\(\D*\d"
)
# A link that a page shows as its title and "Read more", and the line under a film.
_LINK_LINE = re.compile(
    r".{10,}[^.!?:;,] Read [Mm]ore|.*\b(?:Replay|Now Playing|MUST WATCH)\b.*\d{1,2}:\d\d"
)
_LINK_HINTS = (" Read ", "Replay", "Now Playing", "MUST WATCH")  # one is in each; cheap
_ELLIPSIS_END = re.compile(r"(?:\.\.\.|…)$")
STAMP_HINT = re.compile(
    r"(?i)\b(?:ago|back|earlier|old|now|today|yesterday|last)\b|\b(?:19|20)\d\d|"
    r"\d[/.-]\d{1,2}[/.-]\d\d"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Time that a line states: an age or a date.

    Attributes:
        age: The age, or None.
        date: The date, or None.
        text: The date as written.
    """

    age: Age | None = None
    date: Dated | None = None
    text: str = ""


def read_stamp(text: str) -> Stamp | None:
    """Return the time that a text consists of, or None."""
    text = text.strip(" \t·•|–—-,()*")
    if not _SHORTEST < len(text) <= _LONGEST_STAMP or not STAMP_HINT.search(text):
        return None
    age = read_age(text)
    if age is not None:
        return Stamp(age=age)
    if len(text) <= len("2025") or text.isdigit():
        return None
    date = read_date(text, method="text")
    return None if date is None or date.precision == "year" else Stamp(date=date, text=text)


def ends_sentence(line: str) -> bool:
    """Return whether a line ends as a sentence does; an ellipsis is no end."""
    return bool(_SENTENCE_END.search(line)) and not _ELLIPSIS_END.search(line)


def prose_like(line: str) -> bool:
    """Return whether a line reads as running text: long, or a sentence of some words."""
    if len(line) >= LONG_PROSE:
        return True
    return line.count(" ") + 1 >= _PROSE_WORDS and ends_sentence(line) and not furniture_rule(line)


def headline_like(line: str) -> bool:
    """Return whether a line can be a headline: short enough, begins like one, no stamp."""
    if not _SHORTEST <= len(line) <= _LONGEST_TITLE or not any(c.isalpha() for c in line):
        return False
    return (
        not furniture_rule(line)
        and read_stamp(line) is None
        and not COMMAND_ROW.fullmatch(line)
        and origin_of(line) is None
    )


def name_like(line: str, *, small: bool = False) -> bool:
    """Return whether a line can be the name of a source.

    Args:
        line: The line.
        small: Whether a name of few words may be all in small letters ("heise online").
    """
    if (
        not _SHORTEST <= len(line) <= _LONGEST_NAME
        or line[-1] in ".:;,!?…"
        or _NO_NAME.search(line)
    ):
        return False
    words = line.split()
    if len(words) > _LONGEST_NAME_WORDS or line.lower() in NOT_NAMES or furniture_rule(line):
        return False
    if small and len(words) <= _SMALL_NAME_WORDS and all(w[0].isalnum() for w in words):
        return True
    telling = [w for w in words if w.lower() not in SMALL_WORDS]
    marked = [w for w in telling if w[0].isupper() or w[0].isdigit() or w[0] == "(" or "." in w]
    return bool(marked) and len(marked) * 3 >= len(telling) * 2


def outlet_like(name: str) -> bool:
    """Return whether a name is an outlet's rather than a person's.

    Examples:
        >>> outlet_like("Saltmere Echo"), outlet_like("Jane Doe")
        (True, False)
    """
    words = name.split()
    acronym = any(w.isupper() and len(w) > 1 and w.isalpha() for w in words)
    if acronym or not OUTLET_WORDS.isdisjoint(w.lower() for w in words):
        return True
    return "." in words[-1][:-1] and len(words) == 1


def rubric_like(name: str) -> bool:
    """Return whether a name is that of a part of a paper: "The Big Read", "World News".

    Examples:
        >>> rubric_like("World News"), rubric_like("Saltmere News")
        (True, False)
    """
    words = name.lower().split()
    return words[-1] in RUBRICS or all(word in NOT_NAMES or word == "the" for word in words)


def furniture_rule(line: str) -> str:
    """Return the rule by which a line alone is seen to be furniture, or ""."""
    if len(line) > _LONGEST_FURNITURE:
        return ""
    lowered = line.strip().lower().replace("’", "'")
    if not lowered:
        return ""
    if CONTACT.fullmatch(lowered):
        return WHOM_TO_CONTACT
    if COPYRIGHT.match(lowered):
        return "copyright line"
    if any(map(line.__contains__, _LINK_HINTS)) and _LINK_LINE.fullmatch(line.strip()):
        return "link to something else"
    return "words of page furniture" if FURNITURE.fullmatch(lowered) else ""


def origin_of(line: str) -> str | None:
    """Return the source named by a line such as "This article originally appeared in SOURCE."."""
    if len(line) > 2 * _LONGEST_FURNITURE or not ("riginally" in line or "irst " in line):
        return None
    match = POSTED_FIRST.fullmatch(line.strip())
    if match is None and ORIGIN_START.match(line):
        match = ORIGIN.fullmatch(line.strip(" *_()[]"))
    return match["source"].strip(" .\"'“”‘’") if match else None
