"""The rules of the news tone model for the words of many sentences at once.

They are those of ``analysis.tone.news_rules``, which explains them a word at a time, step for step
and to the last bit; phrases, denials and what is told to be no more are left to it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from analysis.text.chunks import Chunks
from analysis.tone.news_amounts import BEFORE, BEHIND
from analysis.tone.news_endings import FARTHEST, may_have_subject
from analysis.tone.news_names import OPENS, stands_out
from analysis.tone.news_rules import (
    AFTER_BUT,
    BEFORE_BUT,
    FADING,
    FINANCE_CUES,
    NEGATED,
    SHIFTED,
)
from analysis.tone.news_words import (
    AMOUNTS,
    BUT,
    CEASES,
    CHANGES,
    CUE,
    DENIES,
    HARM,
    PHRASE,
    SCORED,
    SIZES,
    UNIT,
    WORD,
    NewsTable,
    NewsWord,
    straight,
)

_PIECE = re.compile(rf"{WORD.pattern}|[{re.escape(''.join(sorted(OPENS)))}]+")


@dataclass(frozen=True)
class Words:
    """The words of sentences, one after the other.

    Attributes:
        distinct: The different words, and marks between words.
        numbers: For each word its index in ``distinct``.
        edges: Where each sentence begins in ``numbers``; one more at the end.
        opened: Whether a mark stands right before each word after which a capital need not mean a
            name.
    """

    distinct: list[str]
    numbers: np.ndarray
    edges: np.ndarray
    opened: np.ndarray

    @classmethod
    def of(cls, chunks: Chunks) -> "Words":
        """Find the words of sentences."""
        pieces = chunks.replaced(_PIECE.findall)
        is_word = np.array([piece[0] not in OPENS for piece in pieces.distinct], dtype=bool)
        words = np.flatnonzero(is_word[pieces.numbers])
        opened = np.diff(words, prepend=-1) > 1
        edges = np.searchsorted(words, pieces.edges)
        return cls(pieces.distinct, pieces.numbers[words], edges, opened)

    def text_at(self, place: np.ndarray) -> np.ndarray:
        """Return in which sentence the words at these places stand."""
        return np.searchsorted(self.edges, place, side="right") - 1


@dataclass(frozen=True)
class Values:
    """What words are worth after the rules.

    Attributes:
        text: Index of the sentence of each word that counts, never falling.
        value: Its value.
        alone: Indices of the sentences in which a phrase or a denial stands, or something may be
            told to be no more, for which nothing is said here.
    """

    text: np.ndarray
    value: np.ndarray
    alone: np.ndarray


def values_of(words: Words, table: NewsTable) -> Values:
    """Return the values of the words of sentences, from a table that has learnt them."""
    known = [table.marked.get(word) for word in words.distinct]
    traits = np.array([0 if word is None else word.traits for word in known], dtype=np.uint16)
    usual, finance = np.zeros(len(known)), np.zeros(len(known))
    for i in np.flatnonzero(traits & SCORED).tolist():
        word = cast("NewsWord", known[i])
        usual[i] = word.valence.value if word.valence else 0.0
        finance[i] = word.finance.value if word.finance else usual[i]
    place = np.flatnonzero(traits[words.numbers])
    number, text = words.numbers[place], words.text_at(place)
    own = traits[number]
    cues, units = (
        np.bincount(text[own & trait > 0], minlength=len(words.edges)) for trait in (CUE, UNIT)
    )
    on_finance = (cues > 0) & (cues + units >= FINANCE_CUES)
    value = np.where(on_finance[text], finance[number], usual[number])
    sizes = np.flatnonzero(own[:-1] & SIZES > 0)
    beside = (place[sizes + 1] == place[sizes] + 1) & (text[sizes + 1] == text[sizes])
    value[sizes[beside & (value[sizes + 1] < 0)]] = 0
    counts = value != 0
    counts[counts] = ~_named(words, place[counts], known, table.stress_cues)
    but = place[own & BUT > 0]
    value = _changed(value[counts], words, place[counts], known)
    value = _around_but(value, place[counts], text[counts], (but, words.text_at(but)))
    phrases = _phrases(words, place[own & PHRASE > 0], known)
    ceasing = _ceasing(words, place[own & CEASES > 0], place[counts], table)
    amounts = _near(words, place[own & AMOUNTS > 0], place[own & HARM > 0])
    far = words.text_at(np.concatenate([phrases, ceasing, amounts]))
    alone = np.union1d(far, text[own & DENIES > 0])
    left = (value != 0) & ~np.isin(text[counts], alone)
    return Values(text[counts][left], value[left], alone)


def _named(
    words: Words, place: np.ndarray, known: Sequence[NewsWord | None], stress_cues: Collection[str]
) -> np.ndarray:
    """Return whether the words at these places are parts of names."""
    capital = np.array([word[0].isupper() for word in words.distinct], dtype=bool)
    capitals = np.append(capital[words.numbers], False)
    before = np.concatenate([[0], np.cumsum(capitals)])
    starts, stops = words.edges[:-1], words.edges[1:]
    shouted = 2 * (before[stops] - before[starts]) > stops - starts  # capitals say nothing then
    text = words.text_at(place)
    followed = capitals[place + 1] & (place + 1 < stops[text])
    inside = (place > starts[text]) & ~words.opened[place]
    found = capitals[place] & ~shouted[text] & (followed | inside)
    for i in np.flatnonzero(found & ~followed).tolist():
        word, near = known[words.numbers[place[i]]], words.distinct[words.numbers[place[i] - 1]]
        if word is not None and word.stressed:
            found[i] = not stands_out(near, stress_cues, last=place[i] + 1 == stops[text[i]])
    return found


def _changed(
    value: np.ndarray, words: Words, place: np.ndarray, known: Sequence[NewsWord | None]
) -> np.ndarray:
    """Return the values of words after the words before them."""
    boost = np.zeros(len(known))
    negates, shifts = np.zeros(len(known), dtype=bool), np.zeros(len(known), dtype=bool)
    for i, word in enumerate(known):
        if word is not None and word.traits & CHANGES:
            boost[i], negates[i], shifts[i] = word.boost, word.negates, word.shifts
    start = words.edges[words.text_at(place)]
    for distance, fading in enumerate(FADING, 1):
        near = words.numbers[np.maximum(place - distance, 0)]
        inside = place - distance >= start
        added = boost[near] * fading
        value = np.select(
            [
                inside & (added != 0),
                inside & (negates[near]),
                inside & shifts[near] & (value < 0),
            ],
            [
                value + np.sign(value) * added,
                np.where(value > 0, value * NEGATED, 0.0),
                value * SHIFTED,
            ],
            value,
        )
    return value


def _around_but(
    value: np.ndarray, place: np.ndarray, text: np.ndarray, but: tuple[np.ndarray, np.ndarray]
) -> np.ndarray:
    """Return the values of words after the first "but" of their sentence.

    Args:
        value: The values.
        place: The places of the words.
        text: The sentences of the words.
        but: Places of each "but", and its sentences.
    """
    texts, first = np.unique(but[1], return_index=True)
    found = np.minimum(np.searchsorted(texts, text), max(len(texts) - 1, 0))
    if not len(texts):
        return value
    has = texts[found] == text
    factor = np.where(place < but[0][first][found], BEFORE_BUT, AFTER_BUT)
    return np.where(has, value * factor, value)


def _ceasing(words: Words, verbs: np.ndarray, place: np.ndarray, table: NewsTable) -> np.ndarray:
    """Return at which of these places a verb stands that may have a word that counts as subject.

    Args:
        words: The words.
        verbs: Places of verbs that say of something that it is no more.
        place: Places of the words that count.
        table: Has learnt the words.
    """
    if not len(place):
        return verbs[:0]
    near = place[np.maximum(np.searchsorted(place, verbs) - 1, 0)]
    starts = np.maximum(words.edges[words.text_at(verbs)], verbs - FARTHEST)
    reached = near >= starts
    asked = []
    for start, verb in zip(starts[reached].tolist(), verbs[reached].tolist(), strict=True):
        *before, said = (words.distinct[i] for i in words.numbers[start : verb + 1].tolist())
        if may_have_subject(said, before, table):
            asked.append(verb)
    return np.array(asked, dtype=np.intp)


def _near(words: Words, said: np.ndarray, harms: np.ndarray) -> np.ndarray:
    """Return at which of these places a word of amount has a harm near it in its sentence.

    Args:
        words: The words.
        said: Places of words of amount.
        harms: Places of harms.
    """
    behind = np.searchsorted(harms, said)
    edge = np.concatenate([[-1], harms, [len(words.numbers)]])
    text = words.text_at(said)
    starts = np.maximum(words.edges[text], said - BEFORE)
    stops = np.minimum(words.edges[text + 1], said + BEHIND + 1)
    return said[(edge[behind] >= starts) | (edge[behind + 1] < stops)]


def _phrases(words: Words, place: np.ndarray, known: Sequence[NewsWord | None]) -> np.ndarray:
    """Return at which of these places a word stands before one that makes a phrase with it."""
    place = place[place + 1 < words.edges[words.text_at(place) + 1]]
    size = len(words.distinct)
    pairs, which = np.unique(
        words.numbers[place] * size + words.numbers[place + 1], return_inverse=True
    )
    begins = [
        straight(words.distinct[pair % size]) in cast("NewsWord", known[pair // size]).seconds
        for pair in pairs.tolist()
    ]
    return place[np.array(begins, dtype=bool)[which]]
