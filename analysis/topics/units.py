"""Sentences in a canonical order, so that the order of files cannot matter."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Units:
    """The texts a model reads: for each article its title, then its sentences.

    Attributes:
        texts: The texts, articles sorted by their content.
        article_of: Article of each text in that order, non-decreasing.
        order: For each place in that order, the article as it was given.
        place: For each given sentence, its text.
        given: For each text, its place among the sentences and behind them the titles as given.
    """

    texts: list[str]
    article_of: np.ndarray
    order: np.ndarray
    place: np.ndarray
    given: np.ndarray

    @property
    def n_articles(self) -> int:
        """Number of articles."""
        return len(self.order)

    def some_sentences(self, most: int) -> list[str]:
        """Return sentences, no titles: all, or so many at even places."""
        titles = np.r_[True, self.article_of[1:] != self.article_of[:-1]]
        places = np.flatnonzero(~titles[: len(self.texts)])
        if len(places) > most:
            places = places[np.linspace(0, len(places) - 1, most).astype(np.int64)]
        return [self.texts[place] for place in places.tolist()]


def in_canonical_order(
    sentences: Sequence[str], article_of: np.ndarray, titles: Sequence[str]
) -> Units:
    """Sort articles by title and sentences, each title becoming a first text of its article.

    Args:
        sentences: The sentences.
        article_of: Article of each sentence, non-decreasing.
        titles: Title of each article; may be empty.

    Returns:
        The texts in an order that depends on nothing but their content.
    """
    bounds = np.searchsorted(np.asarray(article_of, dtype=np.int64), np.arange(len(titles) + 1))
    contents = [
        (titles[article], *sentences[bounds[article] : bounds[article + 1]])
        for article in range(len(titles))
    ]
    order = sorted(range(len(titles)), key=contents.__getitem__)
    texts: list[str] = []
    place = np.zeros(len(sentences), dtype=np.int64)
    for article in order:
        place[bounds[article] : bounds[article + 1]] = np.arange(
            len(texts) + 1, len(texts) + len(contents[article])
        )
        texts += contents[article]
    lengths = [len(contents[article]) for article in order]
    owner = np.repeat(np.arange(len(order)), lengths)
    ordered = np.array(order, np.int64)
    given = len(sentences) + ordered[owner]
    given[place] = np.arange(len(sentences))
    return Units(texts, owner, ordered, place, given)
