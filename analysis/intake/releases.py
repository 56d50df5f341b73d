"""Press releases: what follows their text, and who issued them.

A release says of itself that it is one (a line for immediate release, whom to contact, a wire
between slashes in its dateline, a mark of its end). Below its text it speaks of its issuer, under
"About" and the name, and of what it promises to nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from analysis.intake.lines import WHOM_TO_CONTACT, furniture_rule, name_like

_LONGEST_HEADING, _LONGEST_START = 80, 150
_RELEASE = re.compile(
    r"(?i)(?:for (?:immediate )?release|embargoed|(?:press|news|media) release)\b.{0,60}|"
    r"(?:# ?){3}|-+ ?(?:30|ends?) ?-+|"
    r"(?:(?:media|press|news|investors?)(?: relations)? )?contacts?\b.{0,140}"
)
_WIRE = re.compile(r"[A-Z][^/\n]{2,80}/[A-Z][\w -]{1,30}/ ?(?:--|—|–|-)")
_ABOUT = re.compile(r"(?:About|ABOUT) (?P<name>[A-Z\d]\S.{0,58}[^\s.:!?,])(?=:?$)")
_SOURCE = re.compile(r"SOURCE:? (?P<name>[A-Z\d].{1,78})")
_NO_PROMISE = re.compile(
    r"(?i)(?:safe harbou?r|(?:cautionary|note)\b.{0,40})? ?\b(?:statements?)? ?"
    r"(?:regarding|on|about|concerning)? ?forward[- ]looking (?:statements?|information)"
    r"(?: disclaimer)?:?"
)


@dataclass(frozen=True, slots=True)
class Afterword:
    """What stands below the text of a press release.

    Attributes:
        start: Its place among the lines; their number where there is none.
        issuer: Who issued the release, or "".
    """

    start: int
    issuer: str


def afterword(lines: Sequence[str], filled: Sequence[int], rest: Sequence[int]) -> Afterword:
    """Find what a press release says below its text.

    Args:
        lines: Lines of the page, stripped.
        filled: Indices of all lines of the item.
        rest: Indices of those below its header.

    Returns:
        Where it begins in ``rest``, and the issuer. It is shorter than the text above it.
    """
    end = len(rest)
    headings = [at for at in range(1, end) if _heads_afterword(lines, rest, at)]
    named = [at for at in range(1, end) if _SOURCE.fullmatch(lines[rest[at]])]
    if not (headings or named) or not any(map(_is_mark, (lines[index] for index in filled))):
        return Afterword(end, "")
    above = [0, *accumulate(len(lines[index]) for index in rest)]
    below = [at for at in headings if 2 * above[at] > above[-1]]
    telling = [lines[rest[at]] for at in (*named, *below)]
    found = (_SOURCE.fullmatch(line) or _ABOUT.match(line) for line in telling)
    issuer = next((match["name"].strip() for match in found if match), "")
    return Afterword(min([*named, *below, end]), issuer)


def named_contacts(lines: Sequence[str], zone: Sequence[int]) -> list[int]:
    """Return the lines above a text that name whom to contact: between "Contact:" and an address.

    Examples:
        >>> named_contacts(["Contact:", "Jane Doe", "jane@wren.example", "Gate Open"], range(4))
        [1]
    """
    found: list[int] = []
    inside = False
    for index in zone:
        line = lines[index]
        if furniture_rule(line) == WHOM_TO_CONTACT:
            inside = not any(c.isdigit() or c == "@" for c in line)
        elif inside and name_like(line):
            found.append(index)
        else:
            inside = False
    return found


def _heads_afterword(lines: Sequence[str], rest: Sequence[int], at: int) -> bool:
    """Return whether a line is "About NAME" over a text on NAME, or warns of what is promised."""
    line = lines[rest[at]]
    if len(line) > _LONGEST_HEADING:
        return False
    if _NO_PROMISE.fullmatch(line):
        return True
    match = _ABOUT.match(line)
    if match is None or at + 1 == len(rest):
        return False
    first = match["name"].split()[0].casefold()
    return first in lines[rest[at + 1]][:_LONGEST_START].casefold()


def _is_mark(line: str) -> bool:
    """Return whether a line says that it is part of a press release."""
    return bool(_RELEASE.fullmatch(line) or _WIRE.match(line))
