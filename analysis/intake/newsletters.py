"""Newsletters: the articles of a mail whose headlines are links to the whole stories."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.intake.limits import Limits
from analysis.intake.web import Heading, headings_of
from analysis.records import Document

_FEWEST = 2  # headlines of one level that lead to stories of their own
_LEAST_TEXT = 80  # characters below a headline


@dataclass(frozen=True, slots=True)
class _Item:
    """A headline with the lines from it to the next one, and whether they hold a text."""

    heading: Heading
    start: int
    stop: int
    has_text: bool


def articles_of(markup: str, document: Document, limits: Limits) -> tuple[Document, ...]:
    """Return the articles of a newsletter.

    A headline inside one article leads nowhere; those of a newsletter are links.

    Args:
        markup: The mail's HTML.
        document: The mail as one document: its text is the lines of ``plain_text(markup)``.
        limits: Bound on how deep tags may be nested.

    Returns:
        A document an article, with its headline and where that leads; what stands above the first
        one and headlines without text are kept beside them as dropped lines. () where the mail is
        not made of at least two such articles.
    """
    lines = document.text.split("\n")
    items = _items(lines, headings_of(markup, limits))
    if len({item.heading.link for item in items if item.has_text} - {""}) < _FEWEST:
        return ()
    found: list[Document] = []
    left = [*document.dropped, *((0, line) for line in lines[: items[0].start] if line)]
    for item in items:
        own = lines[item.start : item.stop]
        if not item.has_text:
            left += [(0, line) for line in own if line]
            continue
        found.append(
            replace(
                document,
                text="\n".join(own[1:]),
                title=item.heading.text,
                url=item.heading.link,
                place=f"article {len(found) + 1}",
                dropped=tuple(left),
            )
        )
        left.clear()
    last = found[-1]
    below = ((last.text.count("\n") + 1, line) for _, line in left)
    return (*found[:-1], replace(last, dropped=(*last.dropped, *below)))


def _items(lines: Sequence[str], headings: Sequence[Heading]) -> list[_Item]:
    """Return the headlines of the highest level at which two lead somewhere, with their lines."""
    levels = sorted({heading.level for heading in headings})
    own = [{one.link for one in headings if one.level == level} - {""} for level in levels]
    level = next((n for n, links in zip(levels, own, strict=True) if len(links) >= _FEWEST), 0)
    if not level:
        return []
    places: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        places[line].append(number)
    cuts: list[tuple[Heading, int]] = []
    after = -1
    for heading in headings:
        there = places[heading.text]
        at = bisect_right(there, after)
        if at < len(there):
            after = there[at]
            if heading.level <= level:
                cuts.append((heading, after))
    stops = [*(at for _, at in cuts), len(lines)][1:]
    items = [
        _Item(heading, at, stop, has_text=sum(map(len, lines[at + 1 : stop])) >= _LEAST_TEXT)
        for (heading, at), stop in zip(cuts, stops, strict=True)
    ]
    first = next((n for n, item in enumerate(items) if item.heading.level == level), len(items))
    return items[first:]
