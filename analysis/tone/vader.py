"""VADER's scores of sentences: exactly vaderSentiment's values, several times faster.

What vaderSentiment works out again for every word of every sentence is looked up once per distinct
token (``analysis.tone.lexicon``); its rules (``analysis.tone.vader_rules``) then run only where a
word of the lexicon stands.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from math import fabs, sqrt
from operator import is_not
from typing import NamedTuple

import numpy as np

from analysis.tone.lexicon import WordTable, expand_emoji
from analysis.tone.vader_rules import emphasis, valences

MAX_WORDS = 300
ALPHA = 15
_BATCH = 200  # sentences whose tokens fit into a processor's cache
_SHORTEST_LONG_TEXT = 2 * MAX_WORDS + 1


def score_vader(texts: Sequence[str], *, set_aside: Collection[str] = ()) -> dict[str, np.ndarray]:
    """Score the tone of sentences.

    ``compound``, ``pos``, ``neg`` and ``neu`` are vaderSentiment's own values for the sentence's
    first 300 words. Nothing is normalised before: the text is scored as written.

    Args:
        texts: The sentences; empty ones are allowed.
        set_aside: Words, in lower case, that count as if the lexicon did not have them.

    Returns:
        Arrays as long as ``texts``: ``pos``, ``neg``, ``neu`` (0 to 1; all 0 for a text without
        words), ``compound`` (-1 to 1), ``hits`` (how many words VADER found in its lexicon) and
        ``capped`` (longer than 300 words).
    """
    n = len(texts)
    compound, pos, neg, neu = np.zeros(n), np.zeros(n), np.zeros(n), np.zeros(n)
    hits, capped = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=bool)
    table = WordTable(set_aside)
    for first in range(0, n, _BATCH):
        batch = list(texts[first : first + _BATCH])
        kept = [first_words(text) for text in batch]
        capped[first : first + len(batch)] = list(map(is_not, kept, batch))
        expanded = list(map(expand_emoji, kept))
        tokens = [text.split() for text in expanded]
        table.learn(set(chain.from_iterable(tokens)))
        for i, (text, own) in enumerate(zip(expanded, tokens, strict=True), first):
            values = valences(own, table.marked)
            if values:
                hits[i] = len(values)
                compound[i], pos[i], neg[i], neu[i] = _scores(values, len(own), emphasis(text))
            elif own:
                neu[i] = 1.0
    compound = _rounded(compound, 4)
    return {
        "pos": _rounded(pos, 3),
        "neg": _rounded(neg, 3),
        "neu": _rounded(neu, 3),
        "compound": compound,
        "hits": hits,
        "capped": capped,
    }


def first_words(text: str) -> str:
    """Return the text up to the end of its 300th word, or the text itself where it has fewer."""
    if len(text) < _SHORTEST_LONG_TEXT:
        return text
    pieces = text.split(None, MAX_WORDS)
    if len(pieces) <= MAX_WORDS:
        return text
    return text[: len(text) - len(pieces[MAX_WORDS])].rstrip()


def compound_of(values: list[float], stress: float) -> float:
    """Return the compound score of valences after all rules; 0 without any."""
    total = float(sum(values))
    total += stress if total > 0 else -stress if total < 0 else 0.0
    return round(total / sqrt(total * total + ALPHA), 4)


class _Scores(NamedTuple):
    compound: float
    pos: float
    neg: float
    neu: float


def _scores(values: list[float], n_words: int, stress: float) -> _Scores:
    """Return the scores, not yet rounded, of a text with lexicon words."""
    total = float(sum(values))
    if total > 0:
        total += stress
    elif total < 0:
        total -= stress
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
        positive += stress
    elif positive < fabs(negative):
        negative -= stress
    whole = positive + fabs(negative) + neutral
    compound = total / sqrt(total * total + ALPHA)
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
