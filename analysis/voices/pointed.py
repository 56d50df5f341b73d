"""Quotation marks of other languages: « », also single or »reversed«, and „low ones“.

They are paired by their shape and by what stands beside them, as all marks are. A mark that points
at nothing ("Read more »", "« Back") opens no quote.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.text.quotation import DOUBLE_MARK, OTHER_MARKS

_MARK = re.compile('[«»\u2039\u203a„“”"]')
_CLOSES = {"«": "»", "\u2039": "\u203a", "»": "«»", "\u203a": "\u2039\u203a", "„": '“”"'}
_POINTED = "«\u2039"  # these open; French sets spaces inside
_REVERSED = "»\u203a"  # these open where no space stands inside
_BEFORE_OPENING = frozenset(
    " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}:([{-–—/'’\"“„«\u2039»\u203a"
)
_BEFORE_WORDS = frozenset("\u201a\u2039\u203a«»„‘’“(¿¡…")
_ENDS = ".!?…,;:"
_SHORT = 4


@dataclass
class _Open:
    """A quote that was opened.

    Attributes:
        place: Where it begins.
        mark: The mark that opened it.
        inner: How many more were opened in it and not closed.
        last: Where the last mark stands that may close it, -1 without one.
    """

    place: int
    mark: str
    inner: int = 0
    last: int = -1


def pointed_spans(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the quotes in pointed and low marks of one line, outermost ones only.

    One that is opened by « or „ and not closed runs to the end of the line, if no other mark
    follows in it.

    Args:
        text: Any text.
        begin: Where the line begins.
        end: Where it ends.

    Yields:
        (start, end) of each, its marks included, in order.
    """
    opened: _Open | None = None
    for match in _MARK.finditer(text, begin, end):
        place, mark = match.start(), match.group()
        if opened is None:
            if mark in OTHER_MARKS and _opens(text, place, begin, end):
                opened = _Open(place, mark)
        elif mark == opened.mark and mark in _POINTED:
            opened.inner += 1
        elif mark in _CLOSES[opened.mark] and _closes(text, place, opened):
            opened.last = place
            if opened.inner == 0:
                yield opened.place, place + 1
                opened = None
            else:
                opened.inner -= 1
    if opened is None:
        return
    if opened.last >= 0:
        yield opened.place, opened.last + 1
    elif _runs_on(text, opened, end):
        yield opened.place, end


def _opens(text: str, place: int, begin: int, end: int) -> bool:
    """Tell whether a mark opens a quote by what stands beside it."""
    before = text[place - 1] if place > begin else " "
    after = text[place + 1] if place + 1 < end else " "
    if before not in _BEFORE_OPENING:
        return False
    if text[place] in _POINTED:
        return not text[place + 1 : place + 3].isspace() and place + 1 < end
    return after.isalnum() or after in _BEFORE_WORDS


def _closes(text: str, place: int, opened: _Open) -> bool:
    """Tell whether a mark may close a quote, those that may open one told apart."""
    if opened.mark in _POINTED:
        return True
    if place == opened.place + 1 or text[place - 1].isspace():
        return False
    return text[place] != '"' or not text[place + 1 : place + 2].isalnum()


def _runs_on(text: str, opened: _Open, end: int) -> bool:
    """Tell whether a quote that is not closed runs to the end of its line."""
    start = opened.place
    if opened.mark in _REVERSED or DOUBLE_MARK.search(text, start, end):
        return False
    ended = text[start:end].rstrip()[-1] in _ENDS
    return ended and len(text[start : min(end, start + 200)].split(None, _SHORT)) > _SHORT
