"""Advertisements inside running text, found by what advertisements have in common.

Evidence, not names: an imperative at the start, talk to "you" about what can be had (newsletter,
inbox, deals, trial), a headline run into the text, a missing full stop where the article goes on.
One sign alone is never enough.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from analysis.intake.adwords import (
    ASKING,
    BINDERS,
    CALENDAR,
    HEADLINE_RUN,
    HINT_PHRASES,
    HINT_WORDS,
    INNER_VERB,
    LABEL,
    OFFER,
    OPENERS,
    PRICE,
    PRODUCTS,
    REPORTING,
    SOFT,
    START,
    TEASER,
    TO_READER,
)
from analysis.intake.lines import ends_sentence
from analysis.intake.strangers import Context
from analysis.text.quotation import DOUBLE_MARK

_BREAK = re.compile(r"""[.!?…]+["'”’)\]]*\s+(?=["'“‘(\[]*[A-Z£$€\d])""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rep|Sen|Gov|St|No|Inc|Co|Corp|Ltd|Jr|Sr|vs|approx|Lt|"
    r"Col|Gen)|\b[A-Z])$"
)
_WORD = re.compile(r"\S+")
_CAPITALISED = re.compile(r"[A-Z][\w-]*")
_BRAND_WORDS = 2
_ARTICLES = frozenset(("The", "A", "An"))
_SHORTEST_SENTENCE = 2
_LONGEST_AD = 600
_REACH = 12  # words after the last offer word within which the article must go on
_ENOUGH = 5
_MANY_SOFT = 3
_LONGEST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Span:
    """Part of a line that is no article text.

    Attributes:
        start: First character.
        end: One past the last.
        kind: One of ``analysis.records.REMOVED_KINDS``.
        rule: Why, in words.
    """

    start: int
    end: int
    kind: str
    rule: str


def hints_of(text: str) -> frozenset[str]:
    """Return what in a text, of any length, an advertisement cannot do without; cheap.

    No line of a text has a hint that the text has not.
    """
    lowered = text.lower()
    own = HINT_WORDS.intersection(lowered.split())
    return own.union(filter(lowered.__contains__, HINT_PHRASES))


def promotions(line: str, *, context: Context | None = None) -> list[Span]:
    """Find advertisements in a line of running text.

    Args:
        line: A paragraph, or a whole body on one line.
        context: The text that the line stands in, None where it is all there is. A sentence that
            asks the reader for something is an advertisement on less evidence where the text has
            nothing to do with it and speaks to nobody else.

    Returns:
        Spans without surrounding spaces, in order, not overlapping; [] for most lines.
    """
    if not hints_of(line) or not ASKING.search(line):
        return []
    context = context or Context(line)
    spans: list[Span] = []
    quoted = _quote_ranges(line)
    opening = [low for low, _ in quoted]
    chunks = _chunks(line)
    for (start, end), previous in zip(chunks, [None, *chunks], strict=False):
        at = bisect_left(opening, start) - 1
        if end - start > 2 * _LONGEST_AD or (at >= 0 and end <= quoted[at][1]):
            continue
        found = _advertisement(line, start, end)
        if found is None and context.sells_apart(line[start:end]):
            found = (start, end)
        if found is None:
            continue
        low, high = found
        if previous and low == start and TEASER.match(line, *previous):
            low = previous[0]
        if spans and spans[-1].end == low - 1:
            low = spans.pop().start
        spans.append(Span(low, high, "promotion", "advertisement to the reader"))
    return spans


def _quote_ranges(line: str) -> list[tuple[int, int]]:
    """Return where double quotation marks open and close."""
    ranges: list[tuple[int, int]] = []
    opened = -1
    for match in DOUBLE_MARK.finditer(line):
        if opened < 0 and match[0] != "”":
            opened = match.start()
        elif opened >= 0 and match[0] != "“":
            ranges.append((opened, match.end()))
            opened = -1
    return ranges


def _chunks(line: str) -> list[tuple[int, int]]:
    """Return the ranges between sentence ends, without surrounding spaces."""
    chunks: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(line):
        if line[match.start()] == "." and _ABBREVIATION.search(
            line, max(start, match.start() - 8), match.start()
        ):
            continue
        end = match.start() + len(match[0].rstrip())
        chunks.append((start, end))
        start = match.end()
    chunks.append((start, len(line)))
    trimmed = []
    for low, high in chunks:
        text = line[low:high]
        if text.strip():
            trimmed.append(
                (low + len(text) - len(text.lstrip()), high - len(text) + len(text.rstrip()))
            )
    return trimmed


def _advertisement(line: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the part of a sentence that is an advertisement, or None."""
    text = line[start:end]
    headline = HEADLINE_RUN.match(text)
    inner = INNER_VERB.search(text)
    if not (headline or inner or START.match(text)):
        return None
    if not (OFFER.search(text) or len(SOFT.findall(text)) >= _MANY_SOFT):  # slower to look for
        return None
    begin = 0
    if inner and not headline and not START.match(text):
        begin = inner.end()
    stop = _seam(text, begin) if inner or headline or _runs_on(text, begin) else len(text)
    part = text[begin:stop]
    if (
        len(part) > _LONGEST_AD
        or _score(part, headline=bool(headline), glued=stop < len(text)) < _ENOUGH
    ):
        return None
    return start + begin, start + begin + len(part.rstrip())


def _runs_on(text: str, begin: int) -> bool:
    """Return whether an article sentence may follow without a full stop."""
    last = _last_offer(text, begin)
    return last >= 0 and _seam(text, begin) < len(text)


def _last_offer(text: str, begin: int) -> int:
    """Return where the last offer word of one advertisement ends, -1 without any."""
    last = -1
    for match in OFFER.finditer(text, begin):
        if last >= 0 and text.count(" ", last, match.start()) > _REACH + 4:
            break
        last = match.end()
    return last


def _seam(text: str, begin: int) -> int:
    """Return where the article goes on after an advertisement without a full stop.

    That is at a capital that starts a sentence, soon after the last offer word; the end of the text
    where there is none.
    """
    last = _last_offer(text, begin)
    if last < 0:
        return len(text)
    words = list(_WORD.finditer(text, last))
    seen = set(_CAPITALISED.findall(text, begin, last))
    previous, run = text[begin:last].rsplit(maxsplit=1)[-1], 0
    for at, match in enumerate(words[:_REACH]):
        word = match[0].strip("\"'“”‘’(,.;:!?")
        bare = word.removesuffix("'s").removesuffix("’s")
        able = word[:1].isupper() and previous[-1:].isalnum() and at + 1 < len(words)
        fresh = word not in CALENDAR and bare not in seen and match[0][-1] != ","
        new = word in OPENERS or fresh
        begins = able and new and match.start() > last and _begins_sentence(word, previous, run)
        if begins and _goes_on(text[match.start() :]):
            return match.start()
        run = run + 1 if word[:1].isupper() and word not in _ARTICLES and match[0][-1] != "," else 0
        previous = match[0]
    return len(text)


def _goes_on(rest: str) -> bool:
    """Return whether the rest of a text reads as a sentence of the article."""
    ended = ends_sentence(rest) or rest.endswith(("…", "..."))
    return ended and rest.count(" ") >= _SHORTEST_SENTENCE and not OFFER.search(rest)


def _begins_sentence(word: str, previous: str, run: int) -> bool:
    """Return whether a capitalised word begins a sentence though no full stop stands before it.

    Args:
        word: The word.
        previous: The word before it.
        run: How many capitalised words in a row stand directly before it.
    """
    if previous.lower() in BINDERS:
        return False
    if word in OPENERS or previous[0].islower():
        return True
    if word in PRODUCTS:
        return False
    return previous in PRODUCTS or run >= _BRAND_WORDS


def _score(part: str, *, headline: bool, glued: bool) -> float:
    """Return the points of evidence that a text is an advertisement."""
    if len(part.split()) > _LONGEST_WORDS:
        return 0
    offers = min(2, len({m.lower() for m in OFFER.findall(part)}))
    softs = min(4, len({m.lower() for m in SOFT.findall(part)}))
    reader = bool(TO_READER.search(part))
    verb = bool(START.match(part)) or bool(INNER_VERB.search(part))
    if headline:
        rest = part.split(":", 1)[1].strip() if ":" in part else part
        verb = verb or bool(START.match(rest)) or bool(LABEL.match(part))
    priced = bool(PRICE.search(part))
    open_end = part[-1:] not in ".?"
    points = 2 * offers + 0.5 * softs + reader + 1.5 * verb + headline + open_end + glued + priced
    return points - 2.5 * min(2, len(REPORTING.findall(part)))
