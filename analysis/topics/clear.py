"""Whether a sentence itself speaks of the topic that its passage gives it."""

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from analysis.topics.matrices import some_rows, sparse_unit_rows
from analysis.topics.space import Space

# In a small corpus a sentence's own words, unknown ones counted in its length, are this like the
# topic's. It can be like a topic because the topic was learned from it: what it has in common with
# the topic's other sentences counts on top.
OWN_LIKENESS_SMALL = 0.08
ELSEWHERE_WEIGHT = 0.3
# In a large one they are this much more like it than like the mean of the others: a topic learned
# from whole articles has more words, and common ones make every sentence a little like it. Words
# that recur in such sentences of the same article (who and what it is about) count on top.
# Chosen on one half of BBC, where 80 % of the off-topic sentences planted into 120 and 400 articles
# then have no clear topic; tests/benchmarks/off_topic.py prints what that gives elsewhere.
OWN_LEAD_LARGE = 0.032
RECURRING_WEIGHT = 0.2
BLOCK = 16_384


def speaking(
    space: Space, article_of: np.ndarray, topic: np.ndarray, *, own: np.ndarray, lead: np.ndarray
) -> np.ndarray:
    """Tell which sentences carry words enough of their topic.

    Args:
        space: Terms and their weights.
        article_of: Article of each sentence, non-decreasing.
        topic: Topic of each sentence, -1 for none.
        own: How like that topic its own words are, 0 to 1.
        lead: How much more like it than like the mean of the other topics, -1 to 1.

    Returns:
        True or false for each sentence.
    """
    if space.small:
        evidence, needed = own + ELSEWHERE_WEIGHT * _elsewhere(space, topic), OWN_LIKENESS_SMALL
    else:
        alone = (topic >= 0) & (np.round(lead, 5) >= OWN_LEAD_LARGE)
        recurring = _recurring(space, article_of, topic, alone)
        evidence, needed = lead + RECURRING_WEIGHT * recurring, OWN_LEAD_LARGE
    return (np.round(evidence, 5) >= needed) & (np.round(own, 5) > 0)


def _recurring(
    space: Space, article_of: np.ndarray, topic: np.ndarray, alone: np.ndarray
) -> np.ndarray:
    """Return how much of each sentence recurs in others that speak of its topic alone, 0 to 1.

    Others are those of the same article and topic; all words count, those too rare for topics too.
    """
    found = np.zeros(len(topic))
    n_topics = int(topic.max(initial=0)) + 1
    for block in _whole_articles(article_of):
        counts = some_rows(space.every, block)
        rows = sparse_unit_rows(space.every_weights.weigh(counts))
        sentence = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
        # one group for each topic of each article
        group = (article_of[block] - article_of[block.start]) * n_topics
        group = group + np.maximum(topic[block], 0)
        member = sparse.csr_matrix(
            (alone[block].astype(np.float32), (group, np.arange(len(group)))),
            shape=(int(group.max()) + 1, len(group)),
        )
        present = sparse.csr_matrix(
            (np.ones(counts.nnz, np.float32), counts.indices, counts.indptr), shape=counts.shape
        )
        holding = sparse.csr_matrix(member @ present)
        others = np.asarray(holding[group[sentence], rows.indices]).ravel()
        others = others - alone[block][sentence]
        weights = np.where(others > 0, rows.data.astype(np.float64) ** 2, 0.0)
        found[block] = np.bincount(sentence, weights=weights, minlength=len(group))
    return found


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
