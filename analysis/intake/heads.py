"""Heads of a page's items: who says it, when, and which line is the headline.

No site's own strings: a head is a time stamp with an attribution beside it, and a headline and
prose around it. Stamps without attribution count only on a page that has real heads.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.intake.attributions import (
    BYLINE_FOR,
    LONGEST_HEAD,
    PLAIN,
    STRONG,
    WEAK,
    Attribution,
    attribution_around,
    attribution_in,
)
from analysis.intake.lines import (
    LONG_PROSE,
    STAMP_HINT,
    Stamp,
    headline_like,
    prose_like,
    read_stamp,
)
from analysis.intake.pictures import is_credit
from analysis.intake.signoffs import is_byline


@dataclass(frozen=True, slots=True)
class Head:
    """Where an item of a page begins, and what its head says.

    Attributes:
        start: First line of the head (index), title included where it stands before.
        stop: First line of the item's body.
        source: Source named, or "".
        stamp: Time stated, or None.
        title: Index of the title's line, or -1.
        roles: (line index, "source" | "date" | "byline") of the head's own lines.
        strength: How sure the attribution is, ``BARE`` to ``STRONG``.
    """

    start: int
    stop: int
    source: str
    stamp: Stamp | None
    title: int
    roles: tuple[tuple[int, str], ...]
    strength: int


def find_heads(lines: Sequence[str]) -> list[Head]:
    """Find the heads of a page's items, in order.

    Args:
        lines: The page's lines, stripped.

    Returns:
        Heads of items, also of those that are mere links without text; [] for a text that is one
        article without a head.
    """
    filled = [i for i, line in enumerate(lines) if line]
    if not any(
        len(lines[i]) <= LONGEST_HEAD and STAMP_HINT.search(lines[i]) for i in filled
    ) and not any(BYLINE_FOR.fullmatch(lines[i]) for i in filled if len(lines[i]) <= LONGEST_HEAD):
        return []
    place = {line: at for at, line in enumerate(filled)}
    found: list[Attribution] = []
    for at, index in enumerate(filled):
        if len(lines[index]) > LONGEST_HEAD:
            continue
        seen = attribution_in(lines, index) or attribution_around(lines, filled, at)
        if seen is not None and (not found or found[-1].roles[-1][0] < seen.roles[0][0]):
            found.append(seen)
    heads = _with_titles(lines, filled, place, _believed(found))
    return _checked(lines, heads)


def _believed(found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions that the page as a whole supports.

    A name over a stamp may be a commenter's, a stamp alone may belong to a live blog: they count
    beside surer heads; names over stamps also where there are several different ones.
    """
    sure = [one for one in found if one.strength >= PLAIN]
    if any(one.stamp is not None and one.stamp.age is not None for one in sure) or len(sure) > 1:
        return list(found)
    weak = [one for one in found if one.strength == WEAK]
    names = {one.source if one.roles[0][1] == "source" else one.roles for one in weak}
    if len(weak) > 1 and len(names) > 1:
        return [one for one in found if one.strength >= WEAK]
    return sure


def _with_titles(
    lines: Sequence[str],
    filled: Sequence[int],
    place: dict[int, int],
    found: Sequence[Attribution],
) -> list[Head]:
    """Add to each attribution its title, which stands before it or after it all over a page."""
    leanings = [_leaning(lines, filled, place, one) for one in found]
    votes = Counter(leaning for leaning in leanings if leaning)
    usual = "before" if votes["before"] > votes["after"] else "after"
    heads = []
    for one, leaning in zip(found, leanings, strict=True):
        head = _head(lines, filled, place, one, side=leaning or usual)
        floor = heads[-1].stop if heads else 0
        if head.start < floor:  # the line before is the earlier head's own
            head = replace(head, start=one.roles[0][0], title=-1)
        heads.append(head)
    return heads


def _leaning(
    lines: Sequence[str], filled: Sequence[int], place: dict[int, int], one: Attribution
) -> str:
    """Return "before" or "after" where one item alone shows where its title stands, else ""."""
    before = _title_before(lines, filled, place[one.roles[0][0]])
    after = place[one.roles[-1][0]] + 1
    while after < len(filled) and _is_small_print(lines[filled[after]]):
        after += 1
    above = lines[filled[before]] if before >= 0 else ""
    below = lines[filled[after]] if after < len(filled) else ""
    under = lines[filled[after + 1]] if after + 1 < len(filled) else ""
    if not above or not headline_like(above) or len(above) >= LONG_PROSE:
        return "after"
    if len(below) >= LONG_PROSE or (prose_like(below) and below[-1] == "."):
        return "before"
    if not headline_like(below) or prose_like(below):
        return ""
    return "after" if prose_like(under) else ""


def _head(
    lines: Sequence[str],
    filled: Sequence[int],
    place: dict[int, int],
    one: Attribution,
    *,
    side: str,
) -> Head:
    """Return the head with its title on the given side, without title where none can be."""
    first, last = one.roles[0][0], one.roles[-1][0]
    title, start, stop = -1, first, last + 1
    if side == "before":
        before = _title_before(lines, filled, place[first])
        if before >= 0 and headline_like(lines[filled[before]]):
            title = start = filled[before]
    else:
        after = place[last] + 1
        if after < len(filled) and _title_after(lines, filled, after):
            title = filled[after]
            stop = title + 1
    return Head(start, stop, one.source, one.stamp, title, one.roles, one.strength)


def _title_before(lines: Sequence[str], filled: Sequence[int], at: int) -> int:
    """Return the place of the line above a head; bylines, credits and stamps are skipped."""
    at -= 1
    while at >= 0 and _is_small_print(lines[filled[at]]):
        at -= 1
    return at


def _is_small_print(line: str) -> bool:
    return len(line) <= LONGEST_HEAD and (
        is_byline(line) or is_credit(line) or read_stamp(line) is not None
    )


def _title_after(lines: Sequence[str], filled: Sequence[int], after: int) -> bool:
    """Return whether the line after a head is its title and not already its text."""
    line = lines[filled[after]]
    if not headline_like(line):
        return False
    follower = lines[filled[after + 1]] if after + 1 < len(filled) else ""
    if not prose_like(line):
        return True
    return len(follower) > 2 * len(line) or (line[-1] != "." and len(follower) > len(line) / 2)


def _checked(lines: Sequence[str], heads: Sequence[Head]) -> list[Head]:
    """Return the heads that make a page of several items, or one at the top of a single article.

    Without ages and repeated structure ("London, 5 June 2025" may stand anywhere in an article),
    every item needs a headline.
    """
    if not heads:
        return []
    titled = [head.title >= 0 and not _long_prose(lines, head.title) for head in heads]
    sure = any(head.strength == STRONG for head in heads)
    if not sure and sum(titled) * 5 < len(heads) * 4:
        return []
    # where the page's form is plain, a headline may be as long as a sentence
    plain = sure or all(head.stamp is not None for head in heads)
    kept = [
        head
        for head, good in zip(heads, titled, strict=True)
        if good or head.strength == STRONG or (plain and head.title >= 0)
    ]
    if len(kept) > 1 or sure or any(head.stamp and head.stamp.age for head in kept):
        return kept
    return [head for head in kept if not any(map(prose_like, lines[: head.start]))]


def _long_prose(lines: Sequence[str], index: int) -> bool:
    """Return whether a line is too much of a sentence to be a headline."""
    return len(lines[index]) >= LONG_PROSE or (lines[index][-1] == "." and prose_like(lines[index]))
