"""TF-IDF rows: what the model learns from, and the same weights for whatever is read later.

A small corpus is learned from passages, a large one from articles, a very large one from a fixed
sample of its articles.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from scipy import sparse

from analysis.records import content_id
from analysis.topics import passages
from analysis.topics.matrices import (
    heaviest,
    occurrences,
    product,
    scaled_columns,
    some_columns,
    some_rows,
    sparse_lengths,
    sparse_unit_rows,
    strongest_columns,
)
from analysis.topics.neighbours import Drawn, averaging, neighbour_graph, smoothed
from analysis.topics.rows import RANK, LowRankRows, Rows, SparseRows
from analysis.topics.units import Units
from analysis.topics.words import TermCounts

# Above this many articles the model is learned from a sample of them.
SAMPLE = 3_000
SMALL_MIN_SENTENCES = 2
LARGE_MIN_SHARE = 0.003
LARGE_MIN_ARTICLES = 3
LARGE_MAX_SHARE = 0.35
# Measured on pairs of BBC and AllSides articles in corpora of 4 to 6: a word of one article says
# little on what articles have in common, and a passage is better placed with its article in view.
SOLO_WEIGHT = 0.2
ARTICLE_SHARE = 0.3
# An article longer than others by far is learned from in part, lest work grow with its square: of
# this many passages in all, each drawn to this many words of its article.
MOST_PASSAGES = 3_000
ARTICLE_TERMS = 1_000
# In a large corpus an article is learned from with its nearest neighbours, which the words of any
# two articles make, even those too rare for topics.
GRAPH_MIN_ARTICLES = 2
NEIGHBOURS_SHARE = 0.8
# So many articles that are like any others are added to each topic before words are counted.
USUAL = 8


@dataclass(frozen=True)
class TermWeights:
    """How much a term tells: the inverse document frequency, and counts damped by logarithm.

    Learned by scikit-learn's ``TfidfTransformer(sublinear_tf=True, norm=None)``, whose numbers
    ``weigh`` gives, too: articles that are placed by known topics need not load it.

    Attributes:
        idf: Inverse document frequency of each term.
    """

    idf: np.ndarray

    @classmethod
    def learned(cls, counts: sparse.csr_matrix) -> "TermWeights":
        """Learn the weights from counts, documents x terms."""
        from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415 - for a fit

        model = TfidfTransformer(sublinear_tf=True, norm=None).fit(cast("Any", counts))
        return cls(np.asarray(model.idf_))

    def part(self, columns: np.ndarray) -> "TermWeights":
        """Return the weights of some of the terms."""
        return TermWeights(self.idf[columns])

    def weigh(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        """Return TF-IDF rows, whatever their length, in the precision of the counts."""
        data = np.log(counts.data) + 1
        data *= self.idf[counts.indices]
        return sparse.csr_matrix((data, counts.indices, counts.indptr), shape=counts.shape)


@dataclass(frozen=True)
class Space:
    """The rows a model learns from.

    Attributes:
        counts: Counts of the terms that the model knows, sentences x terms.
        weights: Weights of those terms.
        every: Counts of all terms, sentences x terms.
        every_weights: Weights of all terms.
        lengths: Length of each sentence's TF-IDF row over all its words, known or not.
        rows: TF-IDF rows of length 1.
        tied: The same rows to learn from, drawn to what articles share: in a small corpus to their
            article, in a large one to the articles nearest to them.
        plain: The same rows as the model reads them: compressed in a large corpus.
        graph: Which rows are near each other; None in a small corpus.
        article_of: Article of each row.
        small: Whether rows are passages.
    """

    counts: TermCounts
    weights: TermWeights
    every: sparse.csr_matrix
    every_weights: TermWeights
    lengths: np.ndarray
    rows: sparse.csr_matrix
    tied: Rows
    plain: Rows
    graph: sparse.csr_matrix | None
    article_of: np.ndarray
    small: bool

    def read(self, gather: sparse.csr_matrix) -> sparse.csr_matrix:
        """Return the TF-IDF rows, of length 1, of the sentences gathered by each row."""
        return sparse_unit_rows(self.weights.weigh(product(gather, self.counts.matrix)))

    def article_weights(self, rows: sparse.csr_matrix, weights: np.ndarray) -> np.ndarray:
        """Return the topic weights of all articles, drawn to those of their nearest neighbours.

        An article that the model was not learned from is drawn to the ones it was learned from.

        Args:
            rows: TF-IDF rows of all articles.
            weights: Their topic weights, rows of length 1.

        Returns:
            The weights; as they are in a small corpus.
        """
        if self.graph is None:
            return weights
        found = weights.copy()
        known = smoothed(weights[self.article_of], averaging(self.graph))
        found[self.article_of] = known
        others = np.setdiff1d(np.arange(len(weights)), self.article_of)
        drawn = self.drawn(known)
        if drawn is not None and len(others):
            found[others] = drawn.to_known(some_rows(rows, others), weights[others])
        return found

    def drawn(self, weights: np.ndarray) -> Drawn | None:
        """Return what draws others to the rows of a large corpus; None in a small one.

        Args:
            weights: Topic weights of the rows.
        """
        if not isinstance(self.plain, LowRankRows):
            return None
        return Drawn(self.plain.right, self.plain.left, weights)

    def odds(self, weights: np.ndarray) -> np.ndarray:
        """Return how much likelier each term is in an article of a topic than in one of another.

        Args:
            weights: Topic weights of all articles.

        Returns:
            Log odds, topics x terms; 0 in a small corpus.
        """
        n_topics, n_terms = weights.shape[1], self.rows.shape[1]
        if self.small:
            return np.zeros((n_topics, n_terms))
        main = strongest_columns(weights[self.article_of])
        of_topic = (main == np.arange(n_topics)[:, None]).astype(np.float64)
        held = np.asarray(of_topic @ (self.rows > 0))
        everywhere = occurrences(self.rows)
        size = of_topic.sum(axis=1, keepdims=True)
        usual = USUAL * (everywhere + 0.5) / (len(main) + 1)
        inside = (held + usual) / (size + USUAL)
        outside = (everywhere - held + usual) / (len(main) - size + USUAL)
        return np.log(inside) - np.log(outside)

    def own_rows(self, block: slice) -> sparse.csr_matrix:
        """Return sentences' own TF-IDF rows: shorter than 1 by what the model does not know."""
        rows = self.weights.weigh(some_rows(self.counts.matrix, block))
        lengths = np.repeat(self.lengths[block], np.diff(rows.indptr))
        data = rows.data / np.maximum(lengths, 1e-9)
        return sparse.csr_matrix((data, rows.indices, rows.indptr), shape=rows.shape)


def make_space(
    counts: TermCounts, units: Units, always: Iterable[str], *, rank: int = RANK
) -> Space:
    """Choose the terms, weigh them, and make the rows to learn from.

    Args:
        counts: Counts of all terms.
        units: The texts.
        always: Terms that are kept however rare they are.
        rank: Rank to which the rows of a large corpus are compressed.

    Returns:
        The space; without rows where there is no term.
    """
    small = units.n_articles <= passages.SMALL_CORPUS
    by_article = product(passages.articles(units.article_of, units.n_articles), counts.matrix)
    gather = _gather(units, small=small)
    grouped = product(gather, counts.matrix)
    if not len(counts.terms) or not units.texts:
        return _space_without_rows(counts, small=small)
    every = TermWeights.learned(grouped if small else by_article)
    kept = _kept_terms(counts, by_article, small=small)
    kept = np.union1d(kept, counts.columns(always)).astype(np.int64)
    weights = every.part(kept)
    whole, grouped = grouped, some_columns(grouped, kept).astype(np.float64)
    article_of = units.article_of[gather.indices[gather.indptr[:-1]]]
    if small:
        read = passages.spread(article_of, MOST_PASSAGES)
        grouped, article_of = some_rows(grouped, read), article_of[read]
    rows = sparse_unit_rows(weights.weigh(grouped))
    plain: Rows = SparseRows(rows)
    graph = None
    if small:
        tied: Rows = SparseRows(_tied(weights, grouped, some_columns(by_article, kept), article_of))
    else:
        graph = neighbour_graph(_graph_rows(whole))
        plain = LowRankRows.compressed(rows, rank)
        tied = plain.mixed(averaging(graph), NEIGHBOURS_SHARE)
    return Space(
        counts=TermCounts(some_columns(counts.matrix, kept), counts.terms[kept]),
        weights=weights,
        every=counts.matrix,
        every_weights=every,
        lengths=sparse_lengths(every.weigh(counts.matrix)),
        rows=rows,
        tied=tied,
        plain=plain,
        graph=graph,
        article_of=article_of,
        small=small,
    )


def _graph_rows(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return TF-IDF rows of every word that two articles share, to find neighbours by."""
    found = occurrences(counts)
    telling = (found >= GRAPH_MIN_ARTICLES) & (found <= LARGE_MAX_SHARE * counts.shape[0])
    part = some_columns(counts, np.flatnonzero(telling)).astype(np.float32)
    return sparse_unit_rows(TermWeights.learned(part).weigh(part)) if telling.any() else part


def _gather(units: Units, *, small: bool) -> sparse.csr_matrix:
    """Return which texts make each row to learn from: passages, articles, or some articles."""
    if small:
        return passages.sliding_windows(units.article_of, passages.PASSAGE)
    whole = passages.articles(units.article_of, units.n_articles)
    sampled = learned_from_sample(units.n_articles)
    return some_rows(whole, sample_of(units, SAMPLE)) if sampled else whole


def learned_from_sample(n_articles: int) -> bool:
    """Tell whether the topics of so many articles are learned from some, which place the others."""
    return n_articles > SAMPLE


def sample_of(units: Units, size: int) -> np.ndarray:
    """Return ``size`` articles, ascending, chosen by the hash of their first two texts."""
    first = np.searchsorted(units.article_of, np.arange(units.n_articles))
    keys = [content_id(*units.texts[begin : begin + 2]) for begin in first]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return np.array(sorted(order[:size]), dtype=np.int64)


def _kept_terms(counts: TermCounts, by_article: sparse.csr_matrix, *, small: bool) -> np.ndarray:
    """Return the columns of terms neither too rare nor too common to tell topics apart."""
    if small:
        return np.flatnonzero(counts.n_sentences_of >= SMALL_MIN_SENTENCES)
    n_articles = by_article.shape[0]
    found = occurrences(by_article)
    least = max(LARGE_MIN_ARTICLES, LARGE_MIN_SHARE * n_articles)
    frequent = found >= least
    telling = frequent & (found <= LARGE_MAX_SHARE * n_articles)
    # where all articles are alike, what they share is all there is to say
    return np.flatnonzero(telling if telling.any() else frequent)


def _tied(
    weights: TermWeights,
    grouped: sparse.csr_matrix,
    by_article: sparse.csr_matrix,
    article_of: np.ndarray,
) -> sparse.csr_matrix:
    """Return passages drawn to their article, words of a single article counting little."""
    shared = np.where(occurrences(by_article) > 1, 1.0, SOLO_WEIGHT)
    alone = sparse_unit_rows(scaled_columns(weights.weigh(grouped), shared))
    whole = heaviest(scaled_columns(weights.weigh(by_article), shared), ARTICLE_TERMS)
    context = some_rows(sparse_unit_rows(whole), article_of)
    tied = alone.multiply(1 - ARTICLE_SHARE) + context.multiply(ARTICLE_SHARE)
    return sparse_unit_rows(sparse.csr_matrix(tied))


def _space_without_rows(counts: TermCounts, *, small: bool) -> Space:
    """Return the space of a corpus without any term."""
    n_texts, n_terms = counts.matrix.shape
    none = sparse.csr_matrix((0, n_terms), dtype=np.float64)
    nowhere = np.zeros(0, dtype=np.int64)
    weights = TermWeights(np.ones(n_terms))
    rows = SparseRows(none)
    return Space(
        counts=counts,
        weights=weights,
        every=counts.matrix,
        every_weights=weights,
        lengths=np.zeros(n_texts),
        rows=none,
        tied=rows,
        plain=rows,
        graph=None,
        article_of=nowhere,
        small=small,
    )
