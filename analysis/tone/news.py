"""The news tone model: VADER's idea with the rules and words of news, fast and explainable.

A lexicon model: words have valences, rules change them by their neighbours, the sum is brought to
a common sentence length and to -1 to 1. It reads the wording; it does not know who is meant. Words
of all sentences are scored at once (``analysis.tone.news_values``); only sentences with a phrase,
a denial or an ending are weighed one by one (``analysis.tone.news_rules``).
"""

from collections.abc import Iterator, Sequence
from math import sqrt

import numpy as np

from analysis.text.chunks import Chunks
from analysis.tone.cuts import TONE_CUT
from analysis.tone.flat import added
from analysis.tone.news_rules import weigh
from analysis.tone.news_values import Words, values_of
from analysis.tone.news_words import NewsTable
from analysis.tone.vader import MAX_WORDS, first_words

FAINT = 0.125  # a squeezed sum of this size is shown at the cut between neutral and toned
ASKED = 0.5  # a question says less than it asks for
_ALPHA = 15.0
_CLOSING = " \t\r\n\"'”’)]»"  # may stand behind a question mark


def score_news(
    texts: Sequence[str],
    *,
    table: NewsTable | None = None,
    chunks: Chunks | None = None,
) -> dict[str, np.ndarray]:
    """Score the news tone of sentences on their first 300 words.

    Args:
        texts: The sentences; empty ones are allowed.
        table: Knows the analyst's own words; it keeps what it has learnt, for the next texts. None
            for a new one without any.
        chunks: ``Chunks.of(texts)``, where somebody has them already.

    Returns:
        Arrays as long as ``texts``: ``tone`` (-1 to 1; 0 where no word counts) and ``tone_words``
        (how many words count).
    """
    table = table or NewsTable()
    words = Words.of((chunks or Chunks.of(texts)).first(MAX_WORDS))
    table.learn(set(words.distinct))
    found = values_of(words, table)
    total = added(found.value, found.text, len(texts))
    counted = np.bincount(found.text, minlength=len(texts))
    for i, values in _weighed(texts, words, found.alone.tolist(), table):
        total[i], counted[i] = sum(values), len(values)
    total[[i for i, text in enumerate(texts) if asks(text)]] *= ASKED
    return {"tone": _tones(total, counted, np.diff(words.edges)), "tone_words": counted}


def _tones(total: np.ndarray, counted: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Return the tone of sentences; many have the same, which is worked out once."""
    factor = np.array([length_factor(n) for n in range(lengths.max(initial=0) + 1)])
    raw, place = np.unique(total * factor[lengths], return_inverse=True)
    tones = np.array([displayed(one) for one in raw.tolist()])
    return np.where(counted > 0, tones[place], 0.0)


def _weighed(
    texts: Sequence[str], words: Words, chosen: Sequence[int], table: NewsTable
) -> Iterator[tuple[int, list[float]]]:
    """Yield the values of the words that count of each chosen sentence, after all rules."""
    for i in chosen:
        own = words.numbers[words.edges[i] : words.edges[i + 1]].tolist()
        found = [words.distinct[number] for number in own]
        weighed = weigh(first_words(texts[i]), found, table)
        yield i, [one.value for one in weighed if one.value]


def normalised(total: float, n_words: int, *, asked: bool) -> float:
    """Return the raw sum: a sum of values as it were in a statement of usual length.

    Args:
        total: The sum of the values of a sentence.
        n_words: How many words it has.
        asked: Whether it is a question.
    """
    return (total * ASKED if asked else total) * length_factor(n_words)


def asks(text: str) -> bool:
    """Tell whether a sentence is a question."""
    return "?" in text and text.rstrip(_CLOSING).endswith("?")


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
