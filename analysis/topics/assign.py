"""A topic for each sentence, and whether it is clear."""

from dataclasses import dataclass, replace

import numpy as np

from analysis.records import MAIN_TOPIC_SHARE
from analysis.topics import passages
from analysis.topics.clear import Likeness, speaking
from analysis.topics.matrices import some_rows, strongest_columns, unit_rows
from analysis.topics.model import solve_weights
from analysis.topics.space import Space
from analysis.topics.units import Units

REACH = 1
BLOCK = 16_384
# A topic is clear where it holds this share of its passage and the sentence itself speaks of it.
CLEAR_SHARE = 0.3
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

    @property
    def strongest(self) -> np.ndarray:
        """Strongest topic of each article, -1 where none of the topics' words stands."""
        return strongest_columns(self.articles)

    def showing(self, shown: np.ndarray, *, alone: np.ndarray) -> "Assigned":
        """Return the same with the topics that are shown: what others hold is unclear.

        Args:
            shown: The topics, in the order in which they are kept.
            alone: Articles that are about nothing that is shown: all their weights are 0.
        """
        place = np.full(self.articles.shape[1] + 1, -1)  # -1 finds the last
        place[shown] = np.arange(len(shown))
        topic, articles = place[self.topic], self.articles[:, shown]
        articles[alone] = 0.0
        return Assigned(topic, self.clear & (topic >= 0), articles)

    def unclear(self, texts: np.ndarray) -> "Assigned":
        """Return the same with the topic of some texts unclear.

        Args:
            texts: Truth for each text.
        """
        return replace(self, clear=self.clear & ~texts)


def assign(space: Space, units: Units, topics: np.ndarray, off: np.ndarray) -> Assigned:
    """Solve the weights of each sentence's passage and judge its own words.

    Args:
        space: Terms and their weights.
        units: The texts.
        topics: H, topics x terms.
        off: Which articles a topic may not claim, articles x topics.

    Returns:
        Topics and clarity of each text, in canonical order.
    """
    gather = passages.articles(units.article_of, units.n_articles)
    articles = space.read(gather)
    whole = unit_rows(solve_weights(articles, topics))
    if len(topics):
        whole = unit_rows(space.article_weights(articles, whole) * ~off)
    near = passages.neighbourhoods(units.article_of, REACH)
    n_texts, n_others = len(units.texts), max(len(topics) - 1, 1)
    topic = np.full(n_texts, -1, dtype=np.int64)
    share, own, lead, leads, around = np.zeros((5, n_texts))
    columns = np.ascontiguousarray(topics.T, dtype=np.float32)
    like_articles = np.asarray(articles @ columns)
    for first in range(0, n_texts if len(topics) else 0, BLOCK):
        block = slice(first, first + BLOCK)
        weights = unit_rows(solve_weights(space.read(some_rows(near, block)), topics))
        likeness = np.asarray(space.own_rows(block) @ columns)
        if not space.small:
            weights = weights + ARTICLE_WEIGHT * whole[units.article_of[block]]
            weights = weights + OWN_WEIGHT * likeness
        weights = weights * ~off[units.article_of[block]]
        topic[block], share[block] = _strongest(np.round(weights, 5))
        ahead = likeness - (likeness.sum(axis=1, keepdims=True) - likeness) / n_others
        here = np.arange(len(likeness))
        own[block], lead[block] = likeness[here, topic[block]], ahead[here, topic[block]]
        leads[block] = (ahead * whole[units.article_of[block]]).sum(axis=1)
        around[block] = like_articles[units.article_of[block], topic[block]]
    like = Likeness(own, lead, leads, around)
    speaks = speaking(space, units.article_of, topic, space.odds(whole), like)
    return Assigned(topic, (topic >= 0) & (share >= CLEAR_SHARE) & speaks, whole)


def _strongest(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the strongest topic of each row, -1 where all are 0, and its share of the row."""
    share = weights.max(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
    return strongest_columns(weights), share


def main_topics(
    article_of: np.ndarray, topic: np.ndarray, clear: np.ndarray, n_articles: int
) -> np.ndarray:
    """Return the topic of most clear sentences of each article, -1 where these are too few.

    Args:
        article_of: Article of each sentence.
        topic: Topic of each, -1 for none.
        clear: Whether that is clear.
        n_articles: Number of articles.
    """
    n_topics = int(topic.max(initial=0)) + 1
    clearly, leaning = (
        np.bincount(article_of[of] * n_topics + topic[of], minlength=n_articles * n_topics)
        for of in (clear, topic >= 0)
    )
    # of topics with as many clear sentences the one of more others
    votes = (clearly * (len(topic) + 1) + leaning).reshape(n_articles, n_topics)
    most = clearly.reshape(n_articles, n_topics).max(axis=1, initial=0)
    share = most / np.maximum(np.bincount(article_of, minlength=n_articles), 1)
    return np.where((most > 0) & (share >= MAIN_TOPIC_SHARE), votes.argmax(axis=1), -1)
