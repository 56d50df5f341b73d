"""The news tone model: VADER's idea with the rules and words of news, fast and explainable.

A lexicon model: words have valences, rules change them by their neighbours, the sum is brought to
a common sentence length and to -1 to 1. It reads the wording; it does not know who is meant.
Which rules and weights stand here was chosen on one half of rated news sentences and measured on
the other (``make bench-tone``; docs/lexicons.md).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain
from math import sqrt
from typing import NamedTuple

import numpy as np

from analysis.tone.news_words import (
    BUT,
    CHANGES,
    CUE,
    LONGEST_PHRASE,
    PHRASE,
    SCORED,
    WORD,
    NewsTable,
    NewsWord,
    Valence,
    straight,
)
from analysis.tone.summary import TONE_CUT
from analysis.tone.vader import first_words

NEGATED, SHIFTED = -0.5, -0.5
BEFORE_BUT, AFTER_BUT = 0.75, 1.25
FAINT = 0.12  # a squeezed sum of this size is shown at the cut between neutral and toned
SCOPE = 3  # words before a word that may change it
FINANCE_CUES = 2  # so many make a sentence one on finance
_FADING = (1.0, 0.95, 0.9)
_BATCH = 200
_ALPHA = 15.0
_OPENS = frozenset(".!?:;\"“”‘'(—–")  # after these a capital need not mean a name

# Told what a rule did: its name, the word (an index), what it saw, and the value afterwards.
Tell = Callable[[str, int, str, float], None]


def tell_nobody(rule: str, place: int, cause: str, value: float) -> None:
    """Stand in where nobody asks what the rules did."""


class Weighed(NamedTuple):
    """A word or phrase that counts, after all rules.

    Attributes:
        place: Index of its first word.
        length: How many words it has.
        valence: Its valence before the rules.
        value: Its value after them; 0 where a rule says that it does not count.
    """

    place: int
    length: int
    valence: Valence
    value: float


def score_news(
    texts: Sequence[str],
    *,
    set_aside: Collection[str] = (),
    lexicon: Mapping[str, float] | None = None,
) -> dict[str, np.ndarray]:
    """Score the news tone of sentences on their first 300 words.

    Args:
        texts: The sentences; empty ones are allowed.
        set_aside: Words, in lower case, that count as without valence.
        lexicon: The analyst's own words and phrases, with valences from -4 to 4.

    Returns:
        Arrays as long as ``texts``: ``tone`` (-1 to 1; 0 where no word counts) and ``tone_words``
        (how many words count).
    """
    tone = np.zeros(len(texts))
    counted = np.zeros(len(texts), dtype=np.int64)
    table = NewsTable(set_aside=set_aside, lexicon=lexicon)
    for first in range(0, len(texts), _BATCH):
        batch = [first_words(text) for text in texts[first : first + _BATCH]]
        found = [WORD.findall(text) for text in batch]
        table.learn(set(chain.from_iterable(found)))
        for i, (text, words) in enumerate(zip(batch, found, strict=True), first):
            values = [one.value for one in weigh(text, words, table) if one.value]
            if values:
                counted[i] = len(values)
                tone[i] = displayed(normalised(sum(values), len(words)))
    return {"tone": tone, "tone_words": counted}


def normalised(total: float, n_words: int) -> float:
    """Return a sum of values as it were in a sentence of usual length: the raw sum."""
    return total * length_factor(n_words)


def length_factor(n_words: int) -> float:
    """Return by how much a sentence of so many words counts more or less than usual."""
    return 4.0 / sqrt(n_words + 5)


def displayed(raw: float) -> float:
    """Return the score of a raw sum: -1 to 1, rounded to four decimals.

    As in VADER the sum is squeezed to -1 to 1. Then sizes up to ``FAINT`` are shrunk to
    ``TONE_CUT`` and the rest is stretched, so that the usual cuts call about as many sentences
    neutral as people do. The order of sentences stays.
    """
    size = abs(raw) / sqrt(raw * raw + _ALPHA)
    if size <= FAINT:
        shown = size * TONE_CUT / FAINT
    else:
        shown = TONE_CUT + (size - FAINT) * (1 - TONE_CUT) / (1 - FAINT)
    return round(shown if raw > 0 else -shown, 4)


def weigh(
    text: str, words: Sequence[str], table: NewsTable, tell: Tell = tell_nobody
) -> list[Weighed]:
    """Weigh the words of a sentence that have a valence.

    Args:
        text: The sentence.
        words: Its words as ``WORD`` finds them.
        table: Has learnt these words.
        tell: Told what each rule did.

    Returns:
        The words and phrases that have a valence, in order, with their values.
    """
    marked = table.marks(words)
    traits = 0
    for word in marked.values():
        traits |= word.traits
    if not traits & (SCORED | PHRASE):
        return []
    found = _valences(words, marked, table, traits)
    capitals = [i for i in found if words[i][0].isupper()]
    names = _names(text, words, capitals) if capitals else frozenset()
    but = next(i for i, word in marked.items() if word.lower == "but") if traits & BUT else -1
    weighed = []
    for place, (length, valence) in found.items():
        value = valence.value
        if place in names:
            value = 0.0
            tell("name", place, "", value)
        elif value:
            if traits & CHANGES:
                value = _changed(value, place, marked, tell)
            if but >= 0:
                value *= BEFORE_BUT if place < but else AFTER_BUT
                tell("but", place, "before" if place < but else "after", value)
        weighed.append(Weighed(place, length, valence, value))
    return weighed


def _valences(
    words: Sequence[str], marked: Mapping[int, NewsWord], table: NewsTable, traits: int
) -> dict[int, tuple[int, Valence]]:
    """Return the place, length and valence of every word or phrase that has one."""
    if not traits & (CUE | PHRASE):
        return {i: (1, word.valence) for i, word in marked.items() if word.valence is not None}
    finance = bool(traits & CUE) and _cues(marked) >= FINANCE_CUES
    found: dict[int, tuple[int, Valence]] = {}
    free = 0  # first word that is not part of a phrase already found
    for i, word in marked.items():
        if i < free:
            continue
        if word.traits & PHRASE:
            phrase = _phrase(words, i, word, table)
            if phrase:
                found[i] = phrase
                free = i + phrase[0]
                continue
        valence = word.finance if finance and word.finance is not None else word.valence
        if valence is not None:
            found[i] = (1, valence)
    return found


def _cues(marked: Mapping[int, NewsWord]) -> int:
    return sum(1 for word in marked.values() if word.traits & CUE)


def _phrase(
    words: Sequence[str], i: int, word: NewsWord, table: NewsTable
) -> tuple[int, Valence] | None:
    """Return the length and valence of the longest phrase that begins at a word."""
    if i + 1 == len(words) or straight(words[i + 1]) not in word.seconds:
        return None
    near = tuple(straight(word) for word in words[i : i + LONGEST_PHRASE])
    for length in range(len(near), 1, -1):
        valence = table.phrases.get(near[:length])
        if valence is not None:
            return length, valence
    return None


def _changed(value: float, place: int, marked: Mapping[int, NewsWord], tell: Tell) -> float:
    """Return a word's value after the words before it."""
    for distance in range(1, SCOPE + 1):
        near = marked.get(place - distance)
        if near is None:
            continue
        if near.boost:
            added = near.boost * _FADING[distance - 1]
            value += added if value > 0 else -added
            tell("booster", place, near.lower, value)
        elif near.negates:
            value *= NEGATED
            tell("negation", place, near.lower, value)
        elif near.shifts and value < 0:
            value *= SHIFTED
            tell("shifter", place, near.lower, value)
    return value


def _names(text: str, words: Sequence[str], capitals: Sequence[int]) -> frozenset[int]:
    """Return which of the words with a capital are parts of names."""
    if 2 * sum(word[0].isupper() for word in words) > len(words):
        return frozenset()  # a headline in capitals: they say nothing
    names = {i for i in capitals if i + 1 < len(words) and words[i + 1][0].isupper()}
    asked = [i for i in capitals if i and i not in names]
    if asked:
        spans = [match.span() for match in WORD.finditer(text)]
        names.update(i for i in asked if _OPENS.isdisjoint(text[spans[i - 1][1] : spans[i][0]]))
    return frozenset(names)
