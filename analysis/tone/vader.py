"""VADER's scores of sentences: exactly vaderSentiment's values, several times faster.

What vaderSentiment works out again for every word of every sentence is looked up once per distinct
token (``analysis.tone.lexicon``); its rules then run only where a word of the lexicon stands.
Source of the rules: Hutto & Gilbert 2014, vaderSentiment 3.3.2. They are kept with their quirks
("so" two places before a word counts as "never so"; the "but" rule finds values, not places).
"""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import chain
from math import fabs, sqrt
from operator import is_not
from typing import NamedTuple

import numpy as np
import pandas as pd
from vaderSentiment.vaderSentiment import BOOSTER_DICT, C_INCR, N_SCALAR, SPECIAL_CASES

from analysis.tone.lexicon import (
    BEFORE_FIRST,
    BEHIND_LAST,
    BUT,
    IDIOM,
    PLAIN,
    SCORED,
    UPPER,
    Word,
    WordTable,
    expand_emoji,
)

MAX_WORDS = 300
_BATCH = 200  # sentences whose tokens fit into a processor's cache
_SHORTEST_LONG_TEXT = 2 * MAX_WORDS + 1
_EDGE = 3
_LEFT = [BEFORE_FIRST] * _EDGE
_RIGHT = [BEHIND_LAST] * 2
_NEVER_WHAT = frozenset(("so", "this"))
_FADING = (1.0, 0.95, 0.9)
_ALPHA = 15


def score_sentences(texts: Sequence[str]) -> dict[str, np.ndarray]:
    """Score the tone of sentences.

    ``compound``, ``pos``, ``neg`` and ``neu`` are vaderSentiment's own values for the sentence's
    first 300 words. Nothing is normalised before: the text is scored as written.

    Args:
        texts: The sentences; empty ones are allowed.

    Returns:
        Arrays as long as ``texts``: ``tone`` (the score shown, -1 to 1: ``compound``), ``pos``,
        ``neg``, ``neu`` (0 to 1; all 0 for a text without words), ``compound`` (-1 to 1), ``hits``
        (how many words VADER found in its lexicon) and ``capped`` (longer than 300 words).
    """
    n = len(texts)
    compound, pos, neg, neu = np.zeros(n), np.zeros(n), np.zeros(n), np.zeros(n)
    hits, capped = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=bool)
    table = WordTable()
    for first in range(0, n, _BATCH):
        batch = list(texts[first : first + _BATCH])
        kept = [first_words(text) for text in batch]
        capped[first : first + len(batch)] = list(map(is_not, kept, batch))
        expanded = list(map(expand_emoji, kept))
        tokens = [text.split() for text in expanded]
        table.learn(set(chain.from_iterable(tokens)))
        for i, (text, own) in enumerate(zip(expanded, tokens, strict=True), first):
            values = _valences(own, table.marked)
            if values:
                hits[i] = len(values)
                compound[i], pos[i], neg[i], neu[i] = _scores(values, len(own), _emphasis(text))
            elif own:
                neu[i] = 1.0
    compound = _rounded(compound, 4)
    return {
        "tone": compound.copy(),
        "pos": _rounded(pos, 3),
        "neg": _rounded(neg, 3),
        "neu": _rounded(neu, 3),
        "compound": compound,
        "hits": hits,
        "capped": capped,
    }


def tone_of(sentences: Sequence[str]) -> pd.DataFrame:
    """Score the tone of sentences into a table.

    Args:
        sentences: The sentences, one a row.

    Returns:
        One row per sentence in the order given: ``text``, the default score in ``tone``, and the
        other columns of ``score_sentences``.

    Examples:
        >>> tone_of(["A great day.", "They lost everything."])[["tone", "hits"]]
             tone  hits
        0  0.6249     1
        1 -0.3182     1
    """
    texts = list(sentences)
    return pd.DataFrame({"text": pd.Series(texts, dtype="str"), **score_sentences(texts)})


def first_words(text: str) -> str:
    """Return the text up to the end of its 300th word, or the text itself where it has fewer."""
    if len(text) < _SHORTEST_LONG_TEXT:
        return text
    pieces = text.split(None, MAX_WORDS)
    if len(pieces) <= MAX_WORDS:
        return text
    return text[: len(text) - len(pieces[MAX_WORDS])].rstrip()


def _valences(tokens: list[str], marked_words: dict[str, Word]) -> list[float]:
    """Return the valences of a text's lexicon words after all rules, in order."""
    marked = [i for i, token in enumerate(tokens, _EDGE) if token in marked_words]
    if not marked:
        return []
    padded = [*_LEFT, *[PLAIN] * len(tokens), *_RIGHT]
    traits = 0
    for i in marked:
        word = padded[i] = marked_words[tokens[i - _EDGE]]
        traits |= word.traits
    if not traits & SCORED:
        return []
    places = [i for i in marked if padded[i].traits & SCORED]
    if traits & IDIOM:
        places = [i for i in places if padded[i].lower != "kind" or padded[i + 1].lower != "of"]
    capitals = bool(traits & UPPER) and any(not word.upper for word in padded[_EDGE:-2])
    idioms = bool(traits & IDIOM)
    values = [_valence(padded, i, capitals=capitals, idioms=idioms) for i in places]
    if traits & BUT:
        but = next(i for i in marked if padded[i].lower == "but")
        return _after_but(values, places, but)
    return values


def _valence(words: list[Word], i: int, *, capitals: bool, idioms: bool) -> float:
    """Return one lexicon word's valence after the rules that look at its neighbours."""
    word, before = words[i], words[i - 1]
    valence = word.valence
    if word.lower == "no" and words[i + 1].in_lexicon:
        valence = 0.0
    if _after_no(words, i):
        valence = word.valence * N_SCALAR
    if word.upper and capitals:
        valence = valence + C_INCR if valence > 0 else valence - C_INCR
    for distance in (1, 2, 3):
        near = words[i - distance]
        if near.in_lexicon:
            continue
        if near.boost:
            valence += _boost(near, valence, capitals=capitals) * _FADING[distance - 1]
        if near is not PLAIN or (distance == _EDGE and before.lower in _NEVER_WHAT):
            valence *= _negation(words, i, distance)
        if idioms and distance == _EDGE:
            valence = _idiom(words, i, valence)
    if before.lower == "least" and words[i - 2].lower not in {"at", "very"}:
        valence *= N_SCALAR
    return valence


def _after_no(words: list[Word], i: int) -> bool:
    """Tell whether "no" stands before a word, or one further away with "or" or "nor" between."""
    if words[i - 1].lower == "no" or words[i - 2].lower == "no":
        return True
    return words[i - 3].lower == "no" and words[i - 1].lower in {"or", "nor"}


def _boost(booster: Word, valence: float, *, capitals: bool) -> float:
    """Return what a booster adds to a valence right behind it."""
    boost = -booster.boost if valence < 0 else booster.boost
    if booster.upper and capitals:
        boost = boost + C_INCR if valence > 0 else boost - C_INCR
    return boost


def _negation(words: list[Word], i: int, distance: int) -> float:
    """Return the factor that a word so many places before brings as a negation."""
    near, before = words[i - distance], words[i - 1].lower
    if distance == 2:  # noqa: PLR2004 - places before the word
        if near.lower == "never" and before in _NEVER_WHAT:
            return 1.25
        if near.lower == "without" and before == "doubt":
            return 1.0
    elif distance == _EDGE:
        between = words[i - 2].lower
        if before in _NEVER_WHAT or (near.lower == "never" and between in _NEVER_WHAT):
            return 1.25
        if near.lower == "without" and "doubt" in {between, before}:
            return 1.0
    return N_SCALAR if near.negates else 1.0


def _idiom(words: list[Word], i: int, valence: float) -> float:
    """Return the valence after the idioms around a word that has three words before it."""
    three, two, one, zero, next_, after = (word.lower for word in words[i - 3 : i + 3])
    behind = (
        f"{one} {zero}",
        f"{two} {one} {zero}",
        f"{two} {one}",
        f"{three} {two} {one}",
        f"{three} {two}",
    )
    found = next((phrase for phrase in behind if phrase in SPECIAL_CASES), "")
    for phrase in (found, f"{zero} {next_}", f"{zero} {next_} {after}"):
        valence = SPECIAL_CASES.get(phrase, valence)
    for phrase in (f"{three} {two} {one}", f"{three} {two}", f"{two} {one}"):
        valence += BOOSTER_DICT.get(phrase, 0.0)
    return valence


def _after_but(values: list[float], places: list[int], but: int) -> list[float]:
    """Return the valences after the first "but": halved before it, 1.5 times behind it.

    The original goes through the list it changes and finds each value by its first equal, so of
    two equal values the first may be changed twice. Heaps of places keep that from being quadratic.
    """
    values = list(values)
    first_at: dict[float, list[int]] = {}
    for j, value in enumerate(values):
        first_at.setdefault(value, []).append(j)
    for j in range(len(values)):
        value = values[j]
        equals = first_at[value]
        while values[equals[0]] != value:
            heappop(equals)
        k = equals[0]
        if places[k] != but:
            values[k] = value * 0.5 if places[k] < but else value * 1.5
            heappush(first_at.setdefault(values[k], []), k)
    return values


def _emphasis(text: str) -> float:
    """Return what exclamation and question marks add to the size of a sum."""
    exclamations, questions = min(text.count("!"), 4), text.count("?")
    asked = 0.0
    if questions > 1:
        asked = questions * 0.18 if questions <= 3 else 0.96  # noqa: PLR2004 - as in VADER
    return exclamations * 0.292 + asked


class _Scores(NamedTuple):
    compound: float
    pos: float
    neg: float
    neu: float


def _scores(values: list[float], n_words: int, emphasis: float) -> _Scores:
    """Return the scores, not yet rounded, of a text with lexicon words."""
    total = float(sum(values))
    if total > 0:
        total += emphasis
    elif total < 0:
        total -= emphasis
    positive = negative = 0.0
    neutral = n_words
    for value in values:
        if value:
            neutral -= 1
            if value > 0:
                positive += value + 1
            else:
                negative += value - 1
    if positive > fabs(negative):
        positive += emphasis
    elif positive < fabs(negative):
        negative -= emphasis
    whole = positive + fabs(negative) + neutral
    compound = total / sqrt(total * total + _ALPHA)
    return _Scores(compound, fabs(positive / whole), fabs(negative / whole), fabs(neutral / whole))


def _rounded(values: np.ndarray, decimals: int) -> np.ndarray:
    """Round as Python's ``round`` does: exactly, where NumPy's way is off near halves."""
    scaled = values * 10.0**decimals
    rounded = np.rint(scaled) / 10.0**decimals
    near_half = np.abs(np.abs(scaled - np.trunc(scaled)) - 0.5) < 1e-6  # noqa: PLR2004
    for i in _indices(near_half):
        rounded[i] = round(float(values[i]), decimals)
    return rounded


def _indices(mask: np.ndarray) -> Iterator[int]:
    return iter(np.flatnonzero(mask).tolist())
