"""The text of a web page, block by block, and which blocks its main text leaves out.

What finds the main text of a page hands on lines of text, not places. So they are found again among
the blocks: a block is in the main text where a line, or a cell of one, says the same, or where most
of its words follow each other there, too. What is left was dropped.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.intake.vocabulary import words
from analysis.text.cleaning import one_line

if TYPE_CHECKING:  # slow to import, and many corpora need none
    from lxml.html import HtmlElement

_BLOCKS = words(
    "address article aside blockquote body br center dd div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td "
    "tfoot th thead tr ul title"
)
_UNSEEN = words("head script style template title svg object")
# What is dropped of one list, table or form is one block: nobody puts back a menu link by link.
_GROUPS = words("dl form menu nav ol select table ul")
_BULLET, _CELL = "- ", "|"  # of lists and tables among the lines of a main text
_BETWEEN = " | "
_NO_GROUP = 0
_RUN = 3  # words that follow each other: a shorter block must be a line or a cell of its own
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page that stands by itself.

    Attributes:
        text: Its text, on one line.
        group: Number of the list, table or form it stands in; 0 elsewhere.
    """

    text: str
    group: int


def blocks_of(tree: "HtmlElement") -> list[Block]:
    """Return the blocks of a page that a reader could see and that hold text, in order."""
    from lxml import etree  # noqa: PLC0415 - slow to import, and many corpora need none

    blocks: list[Block] = []
    pieces: list[str] = []
    hidden = depth = groups = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        begins = event == "start"
        if element.tag in _BLOCKS:
            if text := one_line("".join(pieces)):
                blocks.append(Block(text, groups if depth else _NO_GROUP))
            pieces.clear()
        if element.tag in _GROUPS:
            groups += begins and not depth
            depth += 1 if begins else -1
        if element.tag in _UNSEEN:
            hidden += 1 if begins else -1
        if not hidden:
            pieces.append((element.text if begins else element.tail) or "")
    if text := one_line("".join(pieces)):
        blocks.append(Block(text, _NO_GROUP))
    return blocks


def dropped_blocks(
    blocks: Sequence[Block], lines: Sequence[str], title: str
) -> tuple[tuple[int, str], ...]:
    """Return the blocks of a page that are not in its main text.

    Args:
        blocks: All blocks of the page.
        lines: The lines of its main text.
        title: Its headline, which is not dropped where it is not among the lines.

    Returns:
        (number of lines that stand before it, text), in the order of the page. Neighbours of one
        list, table or form are one text.
    """
    keys = [_key(block.text) for block in blocks]
    told = _told(keys, lines)
    exact = frozenset(told.values())
    runs = _runs_of({at: line for at, line in enumerate(lines) if at not in exact})
    for at, block in enumerate(blocks):
        if at not in told and (line := _line_with_most(block.text, runs)) is not None:
            told[at] = line
    ordered = sorted(told)
    rising = [ordered[one] for one in _rising([told[at] for at in ordered])]
    own = _key(title)
    found: list[tuple[int, str]] = []
    last = -1
    for at, block in enumerate(blocks):
        if at in told or keys[at] == own:
            continue
        if found and last == at - 1 and block.group and block.group == blocks[last].group:
            place, text = found.pop()
            found.append((place, f"{text}{_BETWEEN}{block.text}"))
        else:
            before = bisect_left(rising, at)
            found.append((told[rising[before - 1]] + 1 if before else 0, block.text))
        last = at
    return tuple(found)


def _key(text: str) -> str:
    """Return what tells a text again, however it is spaced."""
    return "".join(text.split())


def _told(keys: Sequence[str], lines: Sequence[str]) -> dict[int, int]:
    """Return the line that says the same as a block, by block.

    Where more blocks than lines say a thing (a headline that a menu repeats), those count that lie
    between what surrounds the line.
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for part in line.removeprefix(_BULLET).split(_CELL):
            wanted[_key(part)].append(number)
    there: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key in wanted:
            there[key].append(at)
    told: dict[int, int] = {}
    for key, blocks in there.items():
        if len(blocks) == len(wanted[key]):
            told.update(zip(blocks, wanted[key], strict=True))
    ordered = sorted(told)
    sure = [ordered[one] for one in _rising([told[at] for at in ordered])]
    sure_lines = [told[at] for at in sure]
    for key, blocks in there.items():
        if len(blocks) != len(wanted[key]):
            told.update(_between(blocks, wanted[key], sure, sure_lines))
    return told


def _between(
    blocks: Sequence[int], lines: Sequence[int], sure: Sequence[int], sure_lines: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the blocks that lines stand for, each once, given blocks and lines that are sure."""
    free = 0
    for line in lines:
        before, after = bisect_right(sure_lines, line), bisect_left(sure_lines, line)
        low = sure[before - 1] if before else -1
        first = max(free, bisect_right(blocks, low))
        if first < len(blocks) and (after == len(sure) or blocks[first] <= sure[after]):
            free = first
        if free < len(blocks):
            yield blocks[free], line
            free += 1


def _runs_of(lines: Mapping[int, str]) -> dict[tuple[str, ...], int]:
    """Return where each run of words stands first: words to number of the line."""
    found: dict[tuple[str, ...], int] = {}
    for number, line in lines.items():
        for run in _runs(line):
            found.setdefault(run, number)
    return found


def _runs(text: str) -> list[tuple[str, ...]]:
    parts = _WORD.findall(text.casefold())
    return list(zip(*(parts[first:] for first in range(_RUN)), strict=False))


def _line_with_most(text: str, runs: Mapping[tuple[str, ...], int]) -> int | None:
    """Return a line that holds at least half of a block's runs of words, or None."""
    own = _runs(text) if runs else []
    hits = [runs[run] for run in own if run in runs]
    return hits[0] if own and 2 * len(hits) >= len(own) else None


def _rising(values: Sequence[int]) -> list[int]:
    """Return the places of a longest part of some numbers that never falls."""
    ends: list[int] = []  # the smallest last value of a part of each length
    places: list[int] = []  # where that stands
    before: list[int] = []
    for at, value in enumerate(values):
        length = bisect_right(ends, value)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        places[length : length + 1] = [at]
    found: list[int] = []
    at = places[-1] if places else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
