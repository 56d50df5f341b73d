"""Whether a sentence itself speaks of the topic that its passage gives it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.topics import passages
from analysis.topics.matrices import product, some_rows, sparse_unit_rows
from analysis.topics.space import Space

# In a small corpus a sentence's own words, unknown ones counted in its length, are this like the
# topic's. It can be like a topic because the topic was learned from it: what it has in common with
# the topic's other sentences counts on top.
OWN_LIKENESS_SMALL = 0.08
ELSEWHERE_WEIGHT = 0.3
# In a large one four readings are weighed (a logistic regression): how much likelier its words are
# in articles of the topic than of others; how many words it has, since each that says nothing of
# the topic speaks for another; how much more like the topics of its article it is than like the
# others; and how much of it recurs in its article (who and what that is about), in full where the
# article is this like the topic, and more of a long sentence, which seldom recurs by chance. A
# stranger seldom comes alone: beside it only what speaks of the topic itself counts. Chosen on the
# even articles of BBC, 120, 400 and 850 at a time; tests/benchmarks/off_topic.py prints what that
# gives elsewhere. Odds of every word, not only those that topics know, would add nothing.
ODDS_WEIGHT = 0.34
LENGTH_WEIGHT = 1.35
LEADS_WEIGHT = 36.0
RECURRING_WEIGHT = 6.0
NEEDED_LARGE = -0.87
ARTICLE_LIKENESS = 0.2
BESIDE = 2
# So much more like a topic than like the others, a sentence speaks of it whatever else it says.
ALONE_LEAD = 0.05
BLOCK = 16_384


@dataclass(frozen=True)
class Likeness:
    """How like its topic each sentence is; 0 for one without a topic.

    Attributes:
        own: How like it its own words are, 0 to 1.
        lead: How much more like it than like the mean of the other topics, -1 to 1.
        leads: The same for each topic of its article, added up by the weights these have there.
        article: How like it its article is, 0 to 1.
    """

    own: np.ndarray
    lead: np.ndarray
    leads: np.ndarray
    article: np.ndarray


def speaking(
    space: Space, article_of: np.ndarray, topic: np.ndarray, odds: np.ndarray, like: Likeness
) -> np.ndarray:
    """Tell which sentences carry words enough of their topic.

    Args:
        space: Terms and their weights.
        article_of: Article of each sentence, non-decreasing.
        topic: Topic of each sentence, -1 for none.
        odds: Log odds of terms for topics, as ``Space.odds`` gives them.
        like: How like its topic each sentence is.

    Returns:
        True or false for each sentence.
    """
    if space.small:
        evidence = like.own + ELSEWHERE_WEIGHT * _elsewhere(space, topic)
        speaks = (np.round(evidence, 5) >= OWN_LIKENESS_SMALL) & (np.round(like.own, 5) > 0)
    else:
        alone = (topic >= 0) & (np.round(like.lead, 5) >= ALONE_LEAD)
        recurring = _recurring(space, article_of, topic, alone)
        n_words = np.diff(space.every.indptr)
        length = np.log1p(n_words)
        evidence = ODDS_WEIGHT * _odds(space, topic, odds) / np.sqrt(np.maximum(n_words, 1))
        evidence += LEADS_WEIGHT * like.leads - LENGTH_WEIGHT * length
        near = np.minimum(like.article / ARTICLE_LIKENESS, 1.0)
        evidence += RECURRING_WEIGHT * recurring * near * length
        speaks = alone | ((n_words > 0) & (np.round(evidence, 5) >= NEEDED_LARGE))
    return speaks


def _odds(space: Space, topic: np.ndarray, odds: np.ndarray) -> np.ndarray:
    """Return the sum of the log odds of each sentence's words for its topic."""
    if not len(odds):
        return np.zeros(len(topic))
    counts = space.counts.matrix
    sentence = np.repeat(np.arange(len(topic)), np.diff(counts.indptr))
    found = odds[np.maximum(topic, 0)[sentence], counts.indices]
    return np.bincount(sentence, weights=found, minlength=len(topic))


def _recurring(
    space: Space, article_of: np.ndarray, topic: np.ndarray, alone: np.ndarray
) -> np.ndarray:
    """Return how much of each sentence recurs in others of its article, 0 to 1.

    Others are those further away, and of the ones beside it those that speak of its topic alone;
    all words count, those too rare for topics too.
    """
    found = np.zeros(len(topic))
    for block in _whole_articles(article_of):
        counts = some_rows(space.every, block)
        if not counts.nnz:
            continue
        rows = sparse_unit_rows(space.every_weights.weigh(counts))
        sentence = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
        present = sparse.csr_matrix(
            (np.ones(counts.nnz, np.float32), counts.indices, counts.indptr), shape=counts.shape
        )
        article = article_of[block] - article_of[block.start]
        everywhere = product(passages.articles(article, int(article[-1]) + 1), present)
        beside = product(_mute(article, topic[block], alone[block]), present)
        for sums in (everywhere, beside):
            sums.sort_indices()  # a number is then found in its row without looking through it
        others = np.asarray(everywhere[article[sentence], rows.indices]).ravel()
        others = others - np.asarray(beside[sentence, rows.indices]).ravel()
        weights = np.where(others > 0, rows.data.astype(np.float64) ** 2, 0.0)
        found[block] = np.bincount(sentence, weights=weights, minlength=len(article))
    return found


def _mute(article: np.ndarray, topic: np.ndarray, alone: np.ndarray) -> sparse.csr_matrix:
    """Return which sentences do not count for another: itself, and most of those beside it."""
    near = passages.neighbourhoods(article, BESIDE).tocoo()
    counts = (near.row != near.col) & (topic[near.row] == topic[near.col]) & alone[near.col]
    found = (near.data[~counts], (near.row[~counts], near.col[~counts]))
    return sparse.csr_matrix(found, shape=near.shape)


def _whole_articles(article_of: np.ndarray) -> Iterator[slice]:
    """Cut sentences into blocks that part no article."""
    first = 0
    while first < len(article_of):
        last = article_of[min(first + BLOCK, len(article_of)) - 1]
        end = int(np.searchsorted(article_of, last, side="right"))
        yield slice(first, end)
        first = end


def _elsewhere(space: Space, topic: np.ndarray) -> np.ndarray:
    """Return how much of each text stands in other texts of its topic, and mostly there, 0 to 1."""
    if not len(topic):
        return np.zeros(0)
    rows = space.own_rows(slice(None))
    text = np.repeat(np.arange(len(topic)), np.diff(rows.indptr))
    n_topics = int(topic.max()) + 2  # the last column is no topic
    shape = (rows.shape[1], n_topics)
    pairs = (np.ones(len(text)), (rows.indices, topic[text] % n_topics))
    found = sparse.csr_matrix(pairs, shape=shape).toarray()
    inside = found[rows.indices, topic[text] % n_topics]
    share = np.where(inside > 1, inside / found[rows.indices].sum(axis=1), 0.0)
    return np.bincount(text, weights=rows.data**2 * share, minlength=len(topic))
