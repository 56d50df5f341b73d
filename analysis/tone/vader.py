"""VADER's scores of sentences: exactly vaderSentiment's values, several times faster.

What vaderSentiment works out again for every word of every sentence is looked up once per distinct
token (``analysis.tone.lexicon``); its rules (``analysis.tone.vader_rules``) then run only in the
sentences in which one may apply.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sqrt

import numpy as np

from analysis.text.chunks import Chunks
from analysis.tone.flat import added, holding, reached
from analysis.tone.lexicon import (
    BUT,
    CHANGES,
    IDIOM,
    PLAIN,
    SCORED,
    UPPER,
    WordTable,
    expand_emoji,
    has_emoji,
)
from analysis.tone.vader_rules import EDGE, emphasis, valences

MAX_WORDS = 300
ALPHA = 15
_SHORTEST_LONG_TEXT = 2 * MAX_WORDS + 1


def score_vader(
    texts: Sequence[str], *, set_aside: Collection[str] = (), chunks: Chunks | None = None
) -> dict[str, np.ndarray]:
    """Score the tone of sentences.

    ``compound``, ``pos``, ``neg`` and ``neu`` are vaderSentiment's own values for the sentence's
    first 300 words. Nothing is normalised before: the text is scored as written.

    Args:
        texts: The sentences; empty ones are allowed.
        set_aside: Words, in lower case, that count as if the lexicon did not have them.
        chunks: ``Chunks.of(texts)``, where somebody has them already.

    Returns:
        Arrays as long as ``texts``: ``pos``, ``neg``, ``neu`` (0 to 1; all 0 for a text without
        words), ``compound`` (-1 to 1), ``hits`` (how many words VADER found in its lexicon) and
        ``capped`` (longer than 300 words).
    """
    chunks = chunks or Chunks.of(texts)
    capped = np.diff(chunks.edges) > MAX_WORDS
    tokens = chunks.first(MAX_WORDS)
    if any(map(has_emoji, tokens.distinct)):
        tokens = tokens.replaced(lambda chunk: expand_emoji(chunk).split())
    table = WordTable(set_aside)
    table.learn(set(tokens.distinct))
    plain = _Plain.of(tokens, table)
    ruled = [_valences(texts[i], table) for i in plain.ruled.tolist()]
    text = np.concatenate([plain.text, np.repeat(plain.ruled, [len(own) for own in ruled])])
    value = np.concatenate([plain.value, np.array([*chain.from_iterable(ruled)], np.float64)])
    scores = _scores(text, value, np.diff(tokens.edges), _stress(tokens))
    hits = np.bincount(text, minlength=len(texts))
    return {**scores, "hits": hits, "capped": capped}


@dataclass(frozen=True)
class _Plain:
    """The valences of texts in which no rule applies.

    Attributes:
        text: Index of the text of each lexicon word, never falling.
        value: Its valence.
        ruled: Indices of the texts with lexicon words in which a rule may apply.
    """

    text: np.ndarray
    value: np.ndarray
    ruled: np.ndarray

    @classmethod
    def of(cls, tokens: Chunks, table: WordTable) -> "_Plain":
        """Look tokens up in a table that has learnt them.

        Rules are taken to reach over the edge of a text, which costs a little time only.
        """
        words = [table.marked.get(token, PLAIN) for token in tokens.distinct]
        traits = np.array([word.traits for word in words], dtype=np.uint8)
        valence = np.array([word.valence for word in words], dtype=np.float64)
        place = np.flatnonzero(traits[tokens.numbers])
        number = tokens.numbers[place]
        text, own = np.searchsorted(tokens.edges, place, side="right") - 1, traits[number]
        scored = own & SCORED > 0
        changing = np.zeros(len(tokens.numbers), dtype=bool)
        changing[place[own & CHANGES > 0]] = True
        met = scored & (reached(changing, EDGE)[place] | (own & UPPER > 0))
        met |= own & (BUT | IDIOM) > 0
        ruled = holding(text[met], len(tokens.edges))
        plain = scored & ~ruled[text]
        ruled &= holding(text[scored], len(tokens.edges))
        return cls(text[plain], valence[number[plain]], np.flatnonzero(ruled))


def _valences(text: str, table: WordTable) -> list[float]:
    """Return the valences of a text's lexicon words after all rules."""
    return valences(expand_emoji(first_words(text)).split(), table.marked)


def _stress(tokens: Chunks) -> np.ndarray:
    """Return what exclamation and question marks add to each text."""
    marked = np.array(["!" in token or "?" in token for token in tokens.distinct], dtype=bool)
    place = np.flatnonzero(marked[tokens.numbers])
    marks: dict[int, str] = {}
    for text, number in zip(
        (np.searchsorted(tokens.edges, place, side="right") - 1).tolist(),
        tokens.numbers[place].tolist(),
        strict=True,
    ):
        marks[text] = marks.get(text, "") + tokens.distinct[number]
    stress = np.zeros(len(tokens.edges) - 1)
    stress[[*marks]] = [emphasis(written) for written in marks.values()]
    return stress


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


def _scores(
    text: np.ndarray, value: np.ndarray, n_words: np.ndarray, stress: np.ndarray
) -> dict[str, np.ndarray]:
    """Return the scores of texts.

    Args:
        text: Index of the text of each lexicon word; those of one text follow each other.
        value: Its valence after all rules.
        n_words: Number of words of each text.
        stress: What its marks add.
    """
    n = len(n_words)
    total = added(value, text, n)
    total += np.sign(total) * stress
    positive = added(np.where(value > 0, value + 1, 0.0), text, n)
    negative = np.abs(added(np.where(value < 0, value - 1, 0.0), text, n))
    neutral = n_words - np.bincount(text[value != 0], minlength=n)
    more = np.sign(positive - negative)
    positive += stress * (more > 0)
    negative += stress * (more < 0)
    whole = np.where(n_words > 0, positive + negative + neutral, 1.0)
    return {
        "pos": _rounded(positive / whole, 3),
        "neg": _rounded(negative / whole, 3),
        "neu": _rounded(neutral / whole, 3),
        "compound": _rounded(total / np.sqrt(total * total + ALPHA), 4),
    }


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
