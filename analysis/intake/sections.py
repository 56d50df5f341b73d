"""One item of a page: which of its lines are headline, text and small print."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.intake.attributions import attribution_of, byline_source, known_outlet
from analysis.intake.heads import Head
from analysis.intake.lines import (
    LONG_PROSE,
    Stamp,
    furniture_rule,
    headline_like,
    name_like,
    origin_of,
    outlet_like,
    read_stamp,
    rubric_like,
)
from analysis.intake.pictures import CAPTION, picture_rule
from analysis.intake.signoffs import CONTRIBUTED, is_byline, is_contribution
from analysis.intake.tails import is_text, tail_start

HEAD_RULE = " in the head of an item"
_HEADER_LINES = 12
_NO_TITLE = "\n"  # equals no line: the item has a head without a headline
_TITLE_WORDS = 4
_SHORT_LINK = 40
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}(?:[A-Z\d][\w .,]{1,30})?(?: \([^()]{2,40}\))? ?(?:--|—|–|-) "
)


@dataclass(slots=True)
class Section:
    """What was found in one item; filled line by line.

    Attributes:
        title: Index of the headline's line, -1 without one.
        body: Indices of the lines of text.
        marks: Line index to (kind, rule), for lines that are not text.
        source: Source named by the section itself, or "".
        origin: Source of "originally appeared in", or "".
        stamp: Time named by the section itself, or None.
        item: Whether it is an item with its own head, not the lead or only article.
    """

    title: int = -1
    body: list[int] = field(default_factory=list)
    marks: dict[int, tuple[str, str]] = field(default_factory=dict)
    source: str = ""
    origin: str = ""
    stamp: Stamp | None = None
    item: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page around an item shows.

    Attributes:
        followed: Whether this is a lead with items below it.
        closers: Lines that close the items of this page because they repeat.
    """

    followed: bool = False
    closers: frozenset[str] = frozenset()


ALONE = Surroundings()


def read_section(
    lines: Sequence[str],
    place: range,
    *,
    head: Head | None = None,
    title: str = "",
    around: Surroundings = ALONE,
) -> Section:
    """Tell the headline, the text and the small print of one item apart.

    Args:
        lines: Lines of the page, stripped.
        place: Indices of the item's lines.
        head: Its head, if it has one; None for a lead or a single article.
        title: Headline where it is known from elsewhere (a column, HTML metadata).
        around: What the page around it shows.

    Returns:
        The section.
    """
    section = Section()
    filled = [i for i in place if lines[i]]
    if head is not None:
        _take_head(section, head)
        filled = [i for i in filled if i >= head.stop]
        title = lines[head.title] if head.title >= 0 else _NO_TITLE
    rest = _read_header(section, lines, filled, name=title)
    stop_at = tail_start(lines, rest, leads_on=around.followed, closers=around.closers)
    for at, index in enumerate(rest):
        if at >= stop_at:
            _mark_tail(section, lines, index)
        else:
            _read_inner(section, lines, index)
    _mend_captions(section)
    _mend_empty(section, lines)
    return section


def _take_head(section: Section, head: Head) -> None:
    """Enter what the head says."""
    section.item = True
    section.title, section.source, section.stamp = head.title, head.source, head.stamp
    for index, kind in head.roles:
        section.marks[index] = (kind, f"{kind}{HEAD_RULE}")


def _read_header(
    section: Section, lines: Sequence[str], filled: Sequence[int], *, name: str
) -> list[int]:
    """Read the lines above the text; return those that remain to be read.

    Args:
        section: What is read is entered here.
        lines: Lines of the page.
        filled: Indices of the item's lines below its head.
        name: The headline where it is known, else "".

    Returns:
        Indices of the lines that are no small print, in order.
    """
    first_prose = next(
        (at for at, i in enumerate(filled) if is_text(lines[i])),
        len(filled),
    )
    size = min(first_prose, _HEADER_LINES)
    zone = list(filled[:size])
    found = -1 if name else _title_line(lines, zone, filled[size:])
    if found >= 0:
        section.title, name = found, lines[found]
    left: list[int] = []
    for index in zone:
        line = lines[index]
        if index == section.title:
            continue
        if index < found:
            section.marks.setdefault(index, ("furniture", "line above the headline"))
            _read_small_print(section, line, index)
        elif line.casefold() == name.casefold():
            section.marks[index] = ("furniture", "headline repeated")
        elif not _read_small_print(section, line, index, named=not left):
            left.append(index)
    return [*left, *filled[size:]]


def _title_line(lines: Sequence[str], zone: Sequence[int], rest: Sequence[int]) -> int:
    """Return the index of the headline among the lines above the text, -1 without one."""
    able = [i for i in zone if headline_like(lines[i]) and not is_byline(lines[i])]
    able = [i for i in able if not picture_rule(lines[i]) and attribution_of(lines[i]) is None]
    able = [i for i in able if lines[i][-1] != ":"] or able
    if not able:
        return rest[0] if rest and _can_be_headline(lines, rest) else -1
    folded = [lines[i].casefold() for i in able]
    for index, text in zip(able, folded, strict=True):
        if folded.count(text) > 1 and " " in text:
            return index
    # a brand may stand above the headline
    brand = lines[able[0]].count(" ") == 0 or outlet_like(lines[able[0]])
    short = lines[able[0]].count(" ") + 1 < _TITLE_WORDS
    long_enough = [i for i in able if lines[i].count(" ") + 1 >= _TITLE_WORDS]
    return long_enough[0] if brand and short and long_enough and rest else able[0]


def _can_be_headline(lines: Sequence[str], rest: Sequence[int]) -> bool:
    """Return whether the first sentence of a text stands there as its headline.

    Headlines may end in a full stop; a first paragraph of the text is longer, or begins with a
    dateline.
    """
    line = lines[rest[0]]
    if len(rest) == 1 or len(line) >= LONG_PROSE or _DATELINE.match(line):
        return False
    return len(lines[rest[1]]) > len(line) or line[-1] in "?!"


def _read_small_print(section: Section, line: str, index: int, *, named: bool = True) -> bool:
    """Mark a line of the header that is no text; return False for one that may be text.

    Args:
        section: The section; what the line says is entered.
        line: The line.
        index: Its index.
        named: Whether a bare name may be that of the source.
    """
    found = attribution_of(line)
    stamp = read_stamp(line)
    if found is not None:
        source, author, when = found
        section.source = section.source or source
        section.stamp = section.stamp or when
        section.marks[index] = ("byline" if author else "source", "attribution under the headline")
    elif stamp is not None:
        section.stamp = section.stamp or stamp
        section.marks[index] = ("date", "date under the headline")
    elif is_byline(line):
        section.source = section.source or byline_source(line)
        section.marks[index] = ("byline", "byline")
    elif picture_rule(line):
        section.marks[index] = ("credit", picture_rule(line))
    elif furniture_rule(line):
        section.marks[index] = ("furniture", furniture_rule(line))
    elif named and not section.source and section.title >= 0 and name_like(line):
        return _read_name(section, line, index)
    else:
        return index in section.marks
    return True


def _read_name(section: Section, line: str, index: int) -> bool:
    """Mark a bare name under the headline as the source, or as the author's."""
    by = section.marks.get(index - 1, ("", ""))[0] == "byline"
    author, _, outlet = line.rpartition(", ")  # "Jane Doe, USA Today"
    if author and known_outlet(outlet):
        section.source = outlet
        section.marks[index] = ("byline", "byline")
        return True
    if by or known_outlet(line) or (outlet_like(line) and not rubric_like(line)):
        section.source = line
        section.marks[index] = ("source", "name under the headline")
        return True
    return index in section.marks


def _mark_tail(section: Section, lines: Sequence[str], index: int) -> None:
    """Mark a line below the text."""
    line = lines[index]
    origin = origin_of(line)
    if origin is not None:
        section.origin = origin
        section.marks[index] = ("source", "where the article first appeared")
    elif picture_rule(line):
        section.marks[index] = ("credit", picture_rule(line))
    elif is_byline(line):
        section.marks[index] = ("byline", "byline")
    elif read_stamp(line) is not None:
        section.marks[index] = ("date", "date below the text")
    else:
        section.marks[index] = ("furniture", furniture_rule(line) or "below the end of the article")


def _read_inner(section: Section, lines: Sequence[str], index: int) -> None:
    """Mark a line among the text that is none, or take it as text."""
    line = lines[index]
    origin = origin_of(line)
    if origin is not None:
        section.origin = origin
        section.marks[index] = ("source", "where the article first appeared")
    elif furniture_rule(line):
        section.marks[index] = ("furniture", furniture_rule(line))
    elif picture_rule(line):
        section.marks[index] = ("credit", picture_rule(line))
    elif is_contribution(line):
        section.marks[index] = ("credit", CONTRIBUTED)
    else:
        section.body.append(index)


def _mend_captions(section: Section) -> None:
    """Make captions the text where nothing else is left: the item is a picture."""
    captions = [index for index, (_, rule) in section.marks.items() if rule == CAPTION]
    if not section.body:
        section.body = sorted(captions)
        for index in captions:
            del section.marks[index]


def _mend_empty(section: Section, lines: Sequence[str]) -> None:
    """Make a text of the headline where nothing else is left."""
    if section.body or section.title < 0 or section.source:
        return
    if not section.marks or all(lines[i] for i in section.marks):
        section.body, section.title = [section.title], -1
