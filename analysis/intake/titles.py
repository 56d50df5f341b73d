"""Which of the lines above a text is its headline."""

import re
from collections.abc import Sequence

from analysis.intake.attributions import attribution_of, known_outlet, names_outlet
from analysis.intake.lines import (
    LONG_PROSE,
    headline_like,
    name_like,
    outlet_like,
    read_stamp,
    rubric_like,
)
from analysis.intake.pictures import picture_rule
from analysis.intake.signoffs import is_byline

_TITLE_WORDS = 4
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}(?:[A-Z\d][\w .,]{1,30})?"
    r"(?: \([^()]{2,40}\)| /[^/]{2,40}/)? ?(?:--|—|–|-) "
)


def title_line(lines: Sequence[str], zone: Sequence[int], rest: Sequence[int]) -> int:
    """Return the index of the headline among the lines above the text, -1 without one.

    What stands right above a source, a byline or a date is surer than what stands there twice: a
    source's name is repeated, too.

    Args:
        lines: Lines of the page, stripped.
        zone: Indices of the lines above the text.
        rest: Indices of the lines from the text on.
    """
    able = [i for i in zone if headline_like(lines[i]) and not is_byline(lines[i])]
    able = [i for i in able if not picture_rule(lines[i]) and attribution_of(lines[i]) is None]
    able = [i for i in able if lines[i][-1] != ":"] or able
    if not able:
        return rest[0] if rest and _can_be_headline(lines, rest) else -1
    long_enough = [i for i in able if lines[i].count(" ") + 1 >= _TITLE_WORDS]
    headed = {zone[at] for at in range(len(zone)) if heads_small_print(lines, zone, at)}
    # only a brand or a rubric stands above it: what else does is the headline of which it is a part
    first = next((i for i in able if not _is_brand(lines[i])), -1)
    if first in headed and first in long_enough and not _may_name_outlet(lines[first]):
        return first
    folded = [lines[i].casefold() for i in able]
    for index, text in zip(able, folded, strict=True):
        if folded.count(text) > 1 and " " in text and not _may_name_outlet(lines[index]):
            return index
    # a brand may stand above the headline
    brand = lines[able[0]].count(" ") == 0 or outlet_like(lines[able[0]])
    short = lines[able[0]].count(" ") + 1 < _TITLE_WORDS
    return long_enough[0] if brand and short and long_enough and rest else able[0]


def heads_small_print(lines: Sequence[str], filled: Sequence[int], at: int) -> bool:
    """Return whether a line stands right above a date, a byline, or a name over one of these.

    Examples:
        >>> heads_small_print(["Rain. At last.", "The Wren", "5 June 2025", "It ..."], range(4), 0)
        True
    """
    if not headline_like(lines[filled[at]]) or _DATELINE.match(lines[filled[at]]):
        return False
    below = [lines[i] for i in filled[at + 1 : at + 3]]
    names = len(below) > 1 and name_like(below[0])
    return any(map(_says_who_or_when, below[: 1 + names]))


def _is_brand(line: str) -> bool:
    """Return whether a line can be the name of a site or of a part of it."""
    if line.count(" ") + 1 >= _TITLE_WORDS:
        return known_outlet(line)
    return " " not in line or outlet_like(line) or names_outlet(line) or rubric_like(line)


def _may_name_outlet(line: str) -> bool:
    return names_outlet(line) or (name_like(line) and outlet_like(line))


def _says_who_or_when(line: str) -> bool:
    """Return whether a line is a date, a byline or an attribution."""
    return read_stamp(line) is not None or is_byline(line) or attribution_of(line) is not None


def _can_be_headline(lines: Sequence[str], rest: Sequence[int]) -> bool:
    """Return whether the first sentence of a text stands there as its headline.

    Headlines may end in a full stop; a first paragraph of the text is longer, or begins with a
    dateline.
    """
    line = lines[rest[0]]
    if len(rest) == 1 or len(line) >= LONG_PROSE or _DATELINE.match(line):
        return False
    return len(lines[rest[1]]) > len(line) or line[-1] in "?!"
