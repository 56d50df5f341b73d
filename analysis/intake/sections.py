"""One item of a page: which of its lines are headline, text and small print."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.intake.attributions import attribution_of, byline_source, dated_byline, known_outlet
from analysis.intake.heads import Head
from analysis.intake.lines import (
    WHOM_TO_CONTACT,
    Stamp,
    furniture_rule,
    name_like,
    origin_of,
    outlet_like,
    read_stamp,
    rubric_like,
)
from analysis.intake.names import folded
from analysis.intake.pictures import CAPTION, picture_rule
from analysis.intake.releases import afterword, named_contacts
from analysis.intake.signoffs import CONTRIBUTED, is_byline, is_contribution
from analysis.intake.tails import is_text, tail_start
from analysis.intake.titles import heads_small_print, title_line
from analysis.intake.vocabulary import NO_SOURCES

HEAD_RULE = " in the head of an item"
ABOVE_RULE, UNDER_RULE = "line above the headline", "name under the headline"
_HEADER_LINES = 12
_NO_TITLE = "\n"  # equals no line: the item has a head without a headline


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
    below = afterword(lines, [i for i in place if lines[i]], rest)
    section.source = section.source or below.issuer
    stop_at = min(stop_at, below.start)
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
    # a headline may be as long as sentences are, and stand there twice
    long = name or (lines[filled[0]] if filled and heads_small_print(lines, filled, 0) else "")
    first_prose = next(
        (
            at
            for at, i in enumerate(filled)
            if is_text(lines[i]) and lines[i].casefold() != long.casefold()
        ),
        len(filled),
    )
    size = min(first_prose, _HEADER_LINES)
    named = named_contacts(lines, filled[:size])
    section.marks.update(dict.fromkeys(named, ("furniture", WHOM_TO_CONTACT)))
    zone = [index for index in filled[:size] if index not in named]
    found = -1 if name else title_line(lines, zone, filled[size:])
    if found >= 0:
        section.title, name = found, lines[found]
    left: list[int] = []
    for at, index in enumerate(zone):
        line = lines[index]
        if index == section.title:
            continue
        if index < found:
            section.marks.setdefault(index, ("furniture", ABOVE_RULE))
            _read_small_print(section, line, index)
        elif line.casefold() == name.casefold():
            section.marks[index] = ("furniture", "headline repeated")
        elif _read_small_print(section, line, index, named=not left):
            continue
        elif (
            at and zone[at - 1] == section.title and _is_placed(lines, [*zone[at:], *filled[size:]])
        ):
            section.source = section.source or line
            section.marks[index] = ("source", "name between headline and date")
        elif section.title < 0 or not _read_again(section, lines, zone[at : at + 2]):
            left.append(index)
    return [*left, *filled[size:]]


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
        written, when = dated_byline(line)
        section.source = section.source or byline_source(written)
        section.stamp = section.stamp or when
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
        section.marks[index] = ("source", UNDER_RULE)
        return True
    return index in section.marks


def _is_placed(lines: Sequence[str], rest: Sequence[int]) -> bool:
    """Return whether a line under the headline is a source by its place: one word above a date.

    Authors have two names; a place or a rubric is a word of the text, too.
    """
    name, text = lines[rest[0]], "\n".join(lines[i] for i in rest[2:])
    if not name_like(name) or " " in name or rubric_like(name) or name.lower() in NO_SOURCES:
        return False
    if len(rest) == 1 or read_stamp(lines[rest[1]]) is None:
        return False
    return not re.search(rf"\b(?:{re.escape(name.lower())}|[Ii]n {re.escape(name)})\b", text)


def _read_again(section: Section, lines: Sequence[str], two: Sequence[int]) -> bool:
    """Mark a name that stands again below the header: "Jane Doe" over the outlet's, or that."""
    names = [folded(lines[index]) for index in two]
    own = folded(section.source) if section.source else ""
    if own and names[0] == own:
        section.marks[two[0]] = ("source", "name of the source repeated")
    elif own and own in names and name_like(lines[two[0]]):
        section.marks[two[0]] = ("byline", "name over that of the source")
    else:
        return False
    return True


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
