"""What a model keeps of its corpus, to read texts that it has not seen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from analysis.records import NamedTopic
from analysis.text.chunks import Chunks
from analysis.topics import passages
from analysis.topics.guide import kept_off, seed_phrases
from analysis.topics.matrices import product, some_columns, sparse_unit_rows, unit_rows
from analysis.topics.model import solve_weights
from analysis.topics.neighbours import Drawn
from analysis.topics.space import Space, TermWeights
from analysis.topics.units import Units
from analysis.topics.words import TermCounts, count_terms


@dataclass(frozen=True)
class Learned:
    """What a model keeps of its corpus.

    Attributes:
        terms: The terms that it knows, sorted.
        weights: Their weights.
        topics: H, topics x terms; also topics that are not shown.
        named: The named topics, those too that have no row of H.
        drawn: Draws an article to those that the model was learned from; None in a small corpus.
        odds: Log odds of terms for topics, topics x terms.
        shown: For each topic of H its place among those that are shown, named ones first; -1 for
            one that is not.
        n_shown: Number of topics that are shown.
    """

    terms: np.ndarray
    weights: TermWeights
    topics: np.ndarray
    named: tuple[NamedTopic, ...]
    drawn: Drawn | None
    odds: np.ndarray
    shown: np.ndarray
    n_shown: int

    @classmethod
    def of(
        cls, space: Space, topics: np.ndarray, named: Sequence[NamedTopic], articles: np.ndarray
    ) -> "Learned":
        """Keep what is needed of a corpus; every topic is shown, in the order of H.

        Args:
            space: Its rows.
            topics: H, topics x terms.
            named: The named topics.
            articles: Weights of its articles, articles x topics, rows of length 1 or 0.
        """
        drawn = space.drawn(articles[space.article_of])
        shown = np.arange(len(topics))
        return cls(
            space.counts.terms,
            space.weights,
            topics,
            tuple(named),
            drawn,
            space.odds(articles),
            shown,
            len(shown),
        )

    def showing(self, rows: np.ndarray, places: np.ndarray, n_shown: int) -> "Learned":
        """Return the same with some topics of H shown at these places, the others not at all."""
        shown = np.full(len(self.topics), -1)
        shown[rows] = places
        return replace(self, shown=shown, n_shown=n_shown)

    @property
    def of_rows(self) -> np.ndarray:
        """Named topic of each topic of H, -1 for one that nobody named."""
        return np.where(self.shown < len(self.named), self.shown, -1)

    def shares(self, sentences: Sequence[str], article_of: np.ndarray, n: int) -> np.ndarray:
        """Return the share of each shown topic in each of n articles.

        Args:
            sentences: Their sentences.
            article_of: Article of each sentence, non-decreasing.
            n: Number of articles.

        Returns:
            Articles x topics. A row sums to 1, to less where topics that are not shown have a part
            in it, and to 0 where no topic word stands.
        """
        counts = count_terms(Chunks.of(sentences), seed_phrases(self.named))
        gather = passages.articles(article_of, n)
        rows = sparse_unit_rows(self.weights.weigh(product(gather, self.known(counts))))
        found = unit_rows(solve_weights(rows, self.topics))
        if self.drawn is not None:
            found = self.drawn.to_known(rows, found)
        as_given = np.arange(len(sentences))
        units = Units(list(sentences), article_of, np.arange(n), as_given, as_given)
        found[kept_off(counts, units, self.named, self.of_rows)] = 0.0
        found /= np.maximum(found.sum(axis=1, keepdims=True), 1e-12)
        shares = np.zeros((n, self.n_shown))
        shares[:, self.shown[self.shown >= 0]] = found[:, self.shown >= 0]
        return shares

    def known(self, counts: TermCounts) -> sparse.csr_matrix:
        """Return the counts of the terms that the model knows, in its order."""
        columns = counts.columns(self.terms)
        place = np.searchsorted(self.terms, counts.terms[columns])
        found = some_columns(counts.matrix, columns)
        shape = (found.shape[0], len(self.terms))
        return sparse.csr_matrix((found.data, place[found.indices], found.indptr), shape=shape)
