"""The layout of a page: one article, or a lead with items, or items of equal rank."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from analysis.intake.attributions import STRONG
from analysis.intake.heads import Head, find_heads
from analysis.intake.lines import LONG_PROSE, origin_of, prose_like
from analysis.intake.sections import Section, Surroundings, read_section
from analysis.intake.tails import is_text

_LONGEST_CLOSER = 100
_MUCH_TEXT = 400


def sections_of(lines: Sequence[str], *, title: str) -> list[Section]:
    """Cut a page into its lead and its items, and read each of them.

    Args:
        lines: Lines of the page, stripped.
        title: Headline of the lead or only article where it is known from elsewhere, else "".

    Returns:
        Sections in the order of the page; every line that is not blank is in one of them.
    """
    heads = find_heads(lines)
    end = len(lines)
    if not heads or _is_header_only(lines, heads):
        return [read_section(lines, range(end), title=title)]
    bounds = [*(head.start for head in heads), end]
    texts = sum(
        any(map(prose_like, lines[head.stop : stop]))
        for head, stop in zip(heads, bounds[1:], strict=True)
    )
    sure = texts and any(head.strength == STRONG for head in heads)
    if texts * 3 < len(heads) * 2 and not sure:
        return [_with_links(lines, heads, title=title)]
    closers = _closers(lines, heads, bounds)
    sections = _above(lines, heads[0], title=title)
    for head, (start, stop) in zip(heads, pairwise(bounds), strict=True):
        if any(map(prose_like, lines[head.stop : stop])):
            sections.extend(_items(lines, head, range(start, stop), closers))
        else:
            links = {i: ("furniture", "link without text") for i in range(start, stop) if lines[i]}
            sections.append(Section(marks=links))
    return sections


def _above(lines: Sequence[str], head: Head, *, title: str) -> list[Section]:
    """Return what stands above the first item: a lead, or a site's greeting."""
    place = range(head.start)
    if _has_lead(lines, head):
        return [read_section(lines, place, title=title, around=Surroundings(followed=True))]
    return [Section(marks={i: ("furniture", "above the first item") for i in place if lines[i]})]


def _items(
    lines: Sequence[str], head: Head, place: range, closers: frozenset[str]
) -> list[Section]:
    """Return the item below a head, and those without a head below its closing line."""
    around = Surroundings(closers=closers)
    cuts = [place.start, *_unattributed(lines, head.stop, place.stop, closers), place.stop]
    items = []
    for at, (low, high) in enumerate(pairwise(cuts)):
        own = None if at else head
        items.append(read_section(lines, range(low, high), head=own, around=around))
        items[-1].item = True
    return items


def _with_links(lines: Sequence[str], heads: Sequence[Head], *, title: str) -> Section:
    """Return the one article of a text whose heads are mostly links to others."""
    links = {i for head in heads for i in range(head.start, head.stop) if lines[i]}
    own = ["" if i in links else line for i, line in enumerate(lines)]
    section = read_section(own, range(len(own)), title=title)
    section.marks.update(dict.fromkeys(links, ("furniture", "link without text")))
    return section


def _unattributed(
    lines: Sequence[str], start: int, stop: int, closers: Collection[str]
) -> list[int]:
    """Return where items without a head of their own begin: much text below a closing line."""
    ends = [i + 1 for i in range(start, stop) if lines[i] in closers]
    if not ends or not any(map(is_text, lines[start : ends[0]])):
        return []
    cuts = []
    for low, high in zip(ends, [*ends[1:], stop], strict=True):
        if sum(len(line) for line in lines[low:high] if is_text(line)) >= _MUCH_TEXT:
            cuts.append(low)
    return cuts


def _is_header_only(lines: Sequence[str], heads: Sequence[Head]) -> bool:
    """Return whether the only head found is the header of a single article."""
    head = heads[0]
    title_above = head.title < head.roles[0][0]
    alone = len(heads) == 1 and head.strength < STRONG
    return alone and title_above and not _has_lead(lines, head)


def _has_lead(lines: Sequence[str], head: Head) -> bool:
    """Return whether an article stands above the first head, and not just a site's greeting."""
    above = lines[: head.start]
    if head.title >= 0 and head.title < head.stop - 1:  # titles stand before: items of equal rank
        prose = [len(line) for line in above[1:] if prose_like(line)]
        several = len(prose) > 1 and sum(prose) >= LONG_PROSE
        return several or any(len(line) >= LONG_PROSE for line in above)
    return any(map(prose_like, above[1:])) or any(origin_of(line) is not None for line in above)


def _closers(lines: Sequence[str], heads: Sequence[Head], bounds: Sequence[int]) -> frozenset[str]:
    """Return the short lines that stand below the text of most items."""
    counts: Counter[str] = Counter()
    for head, stop in zip(heads, bounds[1:], strict=True):
        below = {line for line in lines[head.stop : stop] if line and len(line) <= _LONGEST_CLOSER}
        counts.update(below)
    return frozenset(line for line, n in counts.items() if n > 1 and n * 2 >= len(heads))
