"""Tone of sentences: both models side by side, and the interface that other scorers follow."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import pandas as pd

from analysis.text.chunks import Chunks
from analysis.text.given import several_texts
from analysis.tone.news import score_news
from analysis.tone.news_trace import explain_news
from analysis.tone.news_words import NewsTable
from analysis.tone.trace import Trace
from analysis.tone.vader import score_vader
from analysis.tone.vader_trace import explain_vader


class Scorer(Protocol):
    """What a tone model offers: sentences in, scores and traces out.

    ``trace(text).score`` must be the score that ``scores([text])`` gives.
    """

    def scores(self, texts: Sequence[str]) -> np.ndarray:
        """Return one score a sentence, -1 to 1; 0 where nothing counts."""
        ...

    def trace(self, text: str) -> Trace:
        """Return how the score of one sentence comes about."""
        ...


@dataclass(frozen=True)
class News:
    """The news tone model with the words an analyst set aside or added."""

    set_aside: Collection[str] = ()
    lexicon: Mapping[str, float] = field(default_factory=dict)

    def scores(self, texts: Sequence[str]) -> np.ndarray:
        """Return one score a sentence, -1 to 1."""
        table = NewsTable(set_aside=self.set_aside, lexicon=self.lexicon)
        return score_news(texts, table=table)["tone"]

    def trace(self, text: str) -> Trace:
        """Return how the score of one sentence comes about."""
        return explain_news(text, set_aside=self.set_aside, lexicon=self.lexicon)


@dataclass(frozen=True)
class Vader:
    """VADER without the words an analyst set aside."""

    set_aside: Collection[str] = ()

    def scores(self, texts: Sequence[str]) -> np.ndarray:
        """Return vaderSentiment's compound of each sentence."""
        return score_vader(texts, set_aside=self.set_aside)["compound"]

    def trace(self, text: str) -> Trace:
        """Return how the score of one sentence comes about."""
        return explain_vader(text, set_aside=self.set_aside)


def score_sentences(
    texts: Sequence[str],
    *,
    set_aside: Collection[str] = (),
    table: NewsTable | None = None,
    chunks: Chunks | None = None,
) -> dict[str, np.ndarray]:
    """Score sentences with both models: the columns of ``score_vader`` and ``score_news``.

    Args:
        texts: The sentences; empty ones are allowed.
        set_aside: Words, in lower case, that count as without valence in both.
        table: Knows the same words set aside, and the analyst's own for the news tone; None for a
            new one without any of these.
        chunks: ``Chunks.of(texts)``, where somebody has them already.
    """
    chunks = chunks or Chunks.of(texts)
    table = table or NewsTable(set_aside=set_aside)
    return {
        **score_news(texts, table=table, chunks=chunks),
        **score_vader(texts, set_aside=set_aside, chunks=chunks),
    }


def tone_of(sentences: Sequence[str]) -> pd.DataFrame:
    """Score the tone of English sentences into a table.

    Nothing here looks at the language, which a single sentence rarely shows for sure: in another
    one the tone is that of the few words that English shares, 0 mostly, and means nothing. In a run
    the tone of articles in other languages is missing.

    Args:
        sentences: The sentences, one a row.

    Returns:
        One row per sentence in the order given: ``text``, the tone shown by default in ``tone``
        (news tone, -1 to 1), ``tone_words`` and VADER's columns (``score_vader``).

    Raises:
        TypeError: ``sentences`` is a single text, or holds something else than texts.

    Examples:
        >>> tone_of(["A great day.", "They lost everything."])[["compound", "tone_words"]]
           compound  tone_words
        0    0.6249           1
        1   -0.3182           1
    """
    texts = several_texts(sentences)
    return pd.DataFrame({"text": pd.Series(texts, dtype="str"), **score_sentences(texts)})
