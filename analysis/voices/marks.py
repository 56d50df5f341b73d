"""Quotation marks of a paragraph, and which sentences stand inside them.

Double marks are paired first, straight or curly. Single marks are harder, because an apostrophe
looks the same: an opening mark is one before which no word can end, and of the marks that may
close it the first is taken that is no plural possessive ("the users' data"). Marks of other
languages are paired in ``analysis.voices.pointed``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.text.quotation import DOUBLE_MARK, OTHER_MARKS
from analysis.voices.pointed import pointed_spans

_LINE = re.compile(r"[^\n]+")
_DOUBLED = re.compile(r"(?<![\w.,!?'])''(?=[^\s'])")
_FILLER = "\N{WORD JOINER}"  # neither a word nor white space
_FEET_AND_INCHES = re.compile(r"\d['’′]\s?\d{1,2}\Z")
# Words that begin with an apostrophe, endings that a tokeniser has cut off, and '90s.
_ELISION = (
    r"(?i:em|til|till|cause|n|tis|twas|twill|round|bout|nuff|cuz)\b|(?:s|t|d|m|re|ve|ll)\b|\d\d?s\b"
    r"|\d\d(?=\s)"
)
_NO_WORD_BEFORE = r"(?<![^\s(\[{\-–—/\"“]')"
# The mark comes first in these patterns and the look behind it second: searching is faster so.
_SINGLE = re.compile(
    rf"['‘’](?:(?P<opens>(?:(?<=‘)|(?<='){_NO_WORD_BEFORE})(?!{_ELISION})(?=[\w$£€#@.…\[(\"“]))"
    r"|(?<!\s.)(?<!‘)(?!\w))"
)
_MAY_OPEN = re.compile(rf"'{_NO_WORD_BEFORE}")
_INSIDE_END = frozenset(".,!?…;:-—")
_BEHIND_END = frozenset(".,;:!?…)]}\"”'’")
_DROPPED_G = re.compile(r"\win\Z")
_SHORT = 4


@dataclass(frozen=True, slots=True)
class _Mark:
    """A single mark that opens a quote, or may close one.

    Attributes:
        place: Where it stands.
        opens: Whether it opens a quote.
        sure: Whether it closes one if one is open; else it may be an apostrophe.
    """

    place: int
    opens: bool
    sure: bool


def quote_spans(text: str) -> list[tuple[int, int]]:
    r"""Find what stands inside quotation marks.

    Double marks (straight, curly, or two straight single ones, as news archives write them),
    single ones (straight or curly, apostrophes in between) and those of other languages (« », also
    single or reversed, and „low“ ones) count; apostrophes, feet and inches do not. A quote that is
    opened and not closed runs to the end of its line, as in a quote of several paragraphs.

    Args:
        text: A paragraph, or several lines of an article.

    Returns:
        (start, end) of each outermost quote, its marks included, in order, without overlap.

    Examples:
        >>> text = "He won't say 'it's the users' data,' but \"yes.\""
        >>> [text[start:end] for start, end in quote_spans(text)]
        ["'it's the users' data,'", '"yes."']
    """
    if not _may_quote(text):
        return []
    doubled = "''" in text and _DOUBLED.search(text) is not None
    if doubled:
        text = text.replace("''", f'"{_FILLER}')  # as long as before
    pointed = _has_other_marks(text)
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        begin, end = line.span()
        others = list(pointed_spans(text, begin, end)) if pointed else []
        doubles = list(_outermost([*others, *_double_spans(text, begin, end, others)]))
        singles = list(_single_spans(text, begin, end, doubles))
        spans.extend(_outermost(doubles + singles))
    if doubled:
        return [(start, end + text.startswith(_FILLER, end)) for start, end in spans]
    return spans


def _may_quote(text: str) -> bool:
    """Tell whether a text has a mark that may open a quote; cheap."""
    if '"' in text or "“" in text or "‘" in text or _has_other_marks(text):
        return True
    return "'" in text and _MAY_OPEN.search(text) is not None


def _has_other_marks(text: str) -> bool:
    return not text.isascii() and any(mark in text for mark in OTHER_MARKS)


def quoted_flags(
    spans: list[tuple[int, int]], starts: Sequence[int], sentences: Sequence[str]
) -> list[bool]:
    """Tell which sentences of a text are quotes.

    Args:
        spans: Its quotes, as ``quote_spans`` finds them.
        starts: Where each sentence begins.
        sentences: The sentences in order.

    Returns:
        For each sentence whether more than half of its characters stand inside quotation marks.

    Examples:
        >>> sentences = ["He left.", "'I am done.", "Enough.'"]
        >>> quoted_flags(quote_spans(" ".join(sentences)), [0, 9, 21], sentences)
        [False, True, True]
    """
    if not spans:
        return [False] * len(sentences)
    flags = []
    first = 0
    for start, sentence in zip(starts, sentences, strict=True):
        while first < len(spans) and spans[first][1] <= start:
            first += 1
        size = len(sentence)
        told = first == len(spans) or start + size <= spans[first][0]  # by the reporter alone
        flags.append(not told and 2 * _overlap(spans, first, start, start + size) > size)
    return flags


def _overlap(spans: list[tuple[int, int]], first: int, start: int, end: int) -> int:
    """Count the characters from start to end that lie in spans, from the first span on."""
    inside = 0
    while first < len(spans) and spans[first][0] < end:
        inside += min(end, spans[first][1]) - max(start, spans[first][0])
        first += 1
    return inside


def _outermost(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans in order, without those that begin inside an earlier one."""
    last_end = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last_end:
            yield start, end
            last_end = end


def _double_spans(
    text: str, begin: int, end: int, others: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the quotes in double marks of one line; marks that others hold are theirs."""
    opened = -1
    for mark, closes_later in _double_marks(text, begin, end, others):
        curly = text[mark] != '"'
        if opened < 0:
            if text[mark] == "“" or not (curly or _follows_word(text, mark, begin, end)):
                opened = mark
        elif text[mark] == "”" or not (
            curly
            or (text[opened] == "“" and closes_later)
            or _is_inches_or_inner(text, mark, begin, opened)
        ):
            yield opened, mark + 1
            opened = -1
    if opened >= 0 and _is_long(text, opened, end):
        yield opened, end


def _double_marks(
    text: str, begin: int, end: int, others: list[tuple[int, int]]
) -> list[tuple[int, bool]]:
    """Return the double marks of a line, each with whether the next curly one is a closing one."""
    found: list[tuple[int, bool]] = []
    closes = False
    places = [mark.start() for mark in DOUBLE_MARK.finditer(text, begin, end)]
    for mark in reversed(_outside(places, others) if others else places):
        found.append((mark, closes))
        if text[mark] != '"':
            closes = text[mark] == "”"
    return found[::-1]


def _outside(places: Sequence[int], spans: list[tuple[int, int]]) -> list[int]:
    """Return the places that lie in none of the spans, both in order."""
    found = []
    k = 0
    for place in places:
        while k < len(spans) and spans[k][1] <= place:
            k += 1
        if k == len(spans) or place < spans[k][0]:
            found.append(place)
    return found


def _follows_word(text: str, i: int, begin: int, end: int) -> bool:
    """Tell whether a straight double mark cannot open a quote: it ends a word, or opens none."""
    before = text[i - 1] if i > begin else " "
    return before.isalnum() or i + 1 >= end or text[i + 1].isspace()


def _is_inches_or_inner(text: str, i: int, begin: int, opened: int) -> bool:
    """Tell whether a straight double mark inside a quote does not close it."""
    if i == opened + 1:
        return True
    if text[i - 1].isspace():  # an inner quote opens, unless the mark stands alone
        return bool(text[i + 1 : i + 2].strip())
    return _FEET_AND_INCHES.search(text[max(begin, i - 6) : i]) is not None


def _is_long(text: str, start: int, end: int) -> bool:
    return len(text[start : min(end, start + 200)].split(None, _SHORT)) > _SHORT


def _single_spans(
    text: str, begin: int, end: int, doubles: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the quotes in single marks of one line that do not begin inside a double one."""
    marks = list(_single_marks(text, begin, end, doubles))
    k = 0
    while k < len(marks):
        if not marks[k].opens:
            k += 1
            continue
        closing = _closing(text, marks, k)
        if closing is None:
            if not text[begin : marks[k].place].strip() and _is_long(text, begin, end):
                yield marks[k].place, end
            return  # nothing behind can close a later one either
        yield marks[k].place, marks[closing].place + 1
        k = closing + 1


def _single_marks(
    text: str, begin: int, end: int, doubles: list[tuple[int, int]]
) -> Iterator[_Mark]:
    """Yield the single marks of a line outside its double quotes."""
    d = 0
    for mark in _SINGLE.finditer(text, begin, end):
        i = mark.start()
        while d < len(doubles) and doubles[d][1] <= i:
            d += 1
        if d < len(doubles) and doubles[d][0] < i:
            continue
        if mark["opens"] is not None:
            yield _Mark(i, opens=True, sure=False)
        elif i > begin:
            yield _Mark(i, opens=False, sure=_surely_closes(text, i, end))


def _surely_closes(text: str, i: int, end: int) -> bool:
    """Tell whether a mark behind a word is no apostrophe ("users' data", "goin' home")."""
    before = text[i - 1]
    if before in _INSIDE_END or i + 1 >= end or text[i + 1] in _BEHIND_END:
        return True
    return before not in "sSxXzZ" and not _DROPPED_G.search(text[max(0, i - 3) : i])


def _closing(text: str, marks: list[_Mark], k: int) -> int | None:
    """Return which mark closes the quote that mark k opens, or None.

    The first sure one, quotes inside the quote left aside; or an unsure one that ends a quote of a
    few words ("the 'Lord of the Rings' villain") before another quote opens or a sentence ends.
    """
    opened = marks[k].place
    inner = 0
    unsure: int | None = None
    last: int | None = None
    for j in range(k + 1, len(marks)):
        mark = marks[j]
        if mark.opens:
            if unsure is not None:
                return unsure
            inner += 1
        elif mark.place <= opened + 1:
            continue
        elif mark.sure and (unsure is None or text[mark.place - 1] in _INSIDE_END):
            if inner == 0:
                return j
            inner -= 1
            last = j
        elif inner == 0 and (unsure is None or not _ends_term(text, opened, marks[unsure].place)):
            unsure = j
    return last if unsure is None else unsure


def _ends_term(text: str, opened: int, place: int) -> bool:
    return len(text[opened : min(place, opened + 80)].split()) <= _SHORT
