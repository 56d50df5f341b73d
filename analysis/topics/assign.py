"""A topic for each sentence, and whether it is clear."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.topics import passages
from analysis.topics.matrices import some_rows, unit_rows
from analysis.topics.model import solve_weights
from analysis.topics.space import Space
from analysis.topics.units import Units

REACH = 1
BLOCK = 16_384
# A topic is clear where it holds this share of its passage ...
CLEAR_SHARE = 0.3
# ... and the sentence itself speaks of it: its own words, unknown ones counted in its length, are
# this like the topic's in a small corpus, ...
OWN_LIKENESS_SMALL = 0.08
# ... and in a large one this much more like it than like the mean of the others: a topic learned
# from whole articles has more words, and common ones make every sentence a little like it. On
# sentences planted into 120 articles of BBC / AllSides, .016 leaves 63 / 56 % of the off-topic ones
# and 14 / 4 % of the on-topic ones without a clear topic; .03: 89 / 80 % and 26 / 10 %, with every
# third sentence of an ordinary article. On the sample corpus .02 loses main topics.
OWN_LEAD_LARGE = 0.016
# In a small corpus a sentence can be like a topic because the topic was learned from it; what it
# has in common with the topic's other sentences counts on top.
ELSEWHERE_WEIGHT = 0.3
# In a corpus learned from articles: weights of the whole article and of the sentence's own words
# beside its passage. Set on articles put together from two of BBC, confirmed on AllSides.
ARTICLE_WEIGHT = 0.3
OWN_WEIGHT = 6.0


@dataclass(frozen=True)
class Assigned:
    """Topics of sentences and articles.

    Attributes:
        topic: Strongest topic of each text, -1 where none of the topics' words stands.
        clear: Whether that topic is clear.
        articles: Weights of each article, articles x topics.
    """

    topic: np.ndarray
    clear: np.ndarray
    articles: np.ndarray

    def first(self, n_topics: int) -> "Assigned":
        """Return the same with all but the first topics forgotten: what they hold is unclear."""
        shown = self.topic < n_topics
        return Assigned(
            np.where(shown, self.topic, -1), self.clear & shown, self.articles[:, :n_topics]
        )


def assign(space: Space, units: Units, topics: np.ndarray) -> Assigned:
    """Solve the weights of each sentence's passage and judge its own words.

    Args:
        space: Terms and their weights.
        units: The texts.
        topics: H, topics x terms.

    Returns:
        Topics and clarity of each text, in canonical order.
    """
    gather = passages.articles(units.article_of, units.n_articles)
    articles = space.read(gather)
    whole = unit_rows(solve_weights(articles, topics))
    if len(topics):
        whole = unit_rows(space.article_weights(articles, whole))
    near = passages.neighbourhoods(units.article_of, REACH)
    n_texts = len(units.texts)
    topic = np.full(n_texts, -1, dtype=np.int64)
    share, own, others = np.zeros(n_texts), np.zeros(n_texts), np.zeros(n_texts)
    columns = np.ascontiguousarray(topics.T, dtype=np.float32)
    for first in range(0, n_texts if len(topics) else 0, BLOCK):
        block = slice(first, first + BLOCK)
        weights = unit_rows(solve_weights(space.read(some_rows(near, block)), topics))
        likeness = np.asarray(space.own_rows(block) @ columns)
        if not space.small:
            weights = weights + ARTICLE_WEIGHT * whole[units.article_of[block]]
            weights = weights + OWN_WEIGHT * likeness
        topic[block], share[block] = _strongest(np.round(weights, 5))
        own[block] = likeness[np.arange(len(likeness)), topic[block]]
        others[block] = likeness.sum(axis=1) - own[block]
    if space.small:
        evidence, needed = own + ELSEWHERE_WEIGHT * _elsewhere(space, topic), OWN_LIKENESS_SMALL
    else:
        evidence, needed = own - others / max(len(topics) - 1, 1), OWN_LEAD_LARGE
    speaks = (np.round(evidence, 5) >= needed) & (np.round(own, 5) > 0)
    return Assigned(topic, (topic >= 0) & (share >= CLEAR_SHARE) & speaks, whole)


def _strongest(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the strongest topic of each row, -1 where all are 0, and its share of the row."""
    best = weights.argmax(axis=1)
    strength = weights[np.arange(len(weights)), best]
    share = strength / np.maximum(weights.sum(axis=1), 1e-9)
    return np.where(strength > 0, best, -1), share


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
