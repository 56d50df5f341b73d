"""What the rooms found, put together as the checked tables of a report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.records import NO_CLEAR_TOPIC, Article, Progress, Removed, Skipped, content_id
from analysis.tables import (
    ARTICLE_TOPICS,
    ARTICLES,
    REMOVED,
    SENTENCES,
    SKIPPED,
    TOPIC_TERMS,
    TOPICS,
)
from analysis.text.sentences import split_sentences
from analysis.tone.summary import tone_by
from analysis.topics import Topics

NO_TOPIC_ID = "none"
# An article is on a topic when at least this share of its sentences clearly is: a passing mention
# does not make an article about it. On the sample corpus a third takes away more wrong main topics
# than right ones; a fifth and a quarter do not.
MAIN_TOPIC_SHARE = 1 / 3


@dataclass(frozen=True)
class Sentences:
    """The sentences of a corpus as columns, in the order of articles and positions.

    Attributes:
        texts: The sentences as written.
        article: Index of the article of each, never falling.
        position: Place in the article, from 0.
        paragraph: Paragraph of the article, from 0.
        quoted: Whether more than half of it stands inside quotation marks.
    """

    texts: list[str]
    article: np.ndarray
    position: np.ndarray
    paragraph: np.ndarray
    quoted: np.ndarray

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        *,
        flag_quotes: Callable[[str, Sequence[str]], list[bool]],
        progress: Progress,
    ) -> "Sentences":
        """Split the bodies of articles into sentences."""
        texts: list[str] = []
        owner: list[int] = []
        position: list[int] = []
        paragraphs: list[int] = []
        quoted: list[bool] = []
        for index, article in enumerate(articles):
            if index % 500 == 0:
                progress("splitting sentences", index, len(articles))
            first = len(texts)
            for number, paragraph in enumerate(article.paragraphs):
                found = split_sentences(paragraph)
                texts += found
                paragraphs += [number] * len(found)
                quoted += flag_quotes(paragraph, found)
            count = len(texts) - first
            owner += [index] * count
            position += range(count)
        progress("splitting sentences", len(articles), len(articles))
        return cls(
            texts,
            np.array(owner, dtype=np.int64),
            np.array(position, dtype=np.int64),
            np.array(paragraphs, dtype=np.int64),
            np.array(quoted, dtype=bool),
        )


def in_order(articles: Sequence[Article]) -> list[Article]:
    """Return the articles by time (unknown last), source and content, whatever the file order."""
    return sorted(
        articles,
        key=lambda a: (
            a.published is None,
            a.published.timestamp() if a.published else 0.0,
            a.source,
            a.article_id,
        ),
    )


def tables(
    articles: Sequence[Article],
    stories: Sequence[str],
    sentences: Sentences,
    scores: Mapping[str, np.ndarray],
    topics: Topics,
) -> dict[str, pd.DataFrame]:
    """Return the six tables of results, by name.

    Args:
        articles: In their final order.
        stories: Story id of each article.
        sentences: All sentences of these articles.
        scores: Columns of the tone room, one value a sentence.
        topics: Result of the topics room for the same sentences.
    """
    ids = [article.article_id for article in articles]
    counts = _topic_counts(len(articles), sentences.article, topics)
    totals = counts.sum(axis=1)
    shares = counts / np.maximum(totals, 1)[:, None]
    main = _main_topics(shares)
    tone = _means(scores["tone"], sentences.article, len(articles))
    names = np.array([*topics.names, NO_CLEAR_TOPIC], dtype=object)  # -1 finds the last
    article_table = _articles_table(articles, ids, stories).assign(
        n_sentences=totals,
        topic=names[main],
        topic_share=shares[np.arange(len(ids)), main],
        tone=tone,
    )
    return {
        "articles": ARTICLES.frame({name: article_table[name] for name in ARTICLES.names}),
        "sentences": _sentences_table(ids, sentences, scores, names[topics.sentence_topic], topics),
        "topics": _topics_table(topics, counts, main, article_table),
        "topic_terms": TOPIC_TERMS.frame({name: topics.terms[name] for name in TOPIC_TERMS.names}),
        "article_topics": _article_topics_table(ids, topics, shares),
        "topic_counts": topics.tried,
    }


def _topic_counts(n_articles: int, article: np.ndarray, topics: Topics) -> np.ndarray:
    """Count each article's clear sentences by topic; the last column is no clear topic."""
    width = len(topics.names) + 1
    topic = np.where(topics.sentence_clear, topics.sentence_topic, width - 1)
    flat = np.bincount(article * width + topic, minlength=n_articles * width)
    return flat.reshape(n_articles, width)


def _main_topics(shares: np.ndarray) -> np.ndarray:
    """Return each article's topic with most clear sentences, or the last column's index."""
    none = shares.shape[1] - 1
    if none == 0:
        return np.zeros(len(shares), dtype=np.int64)
    best = shares[:, :none].argmax(axis=1)
    enough = shares[np.arange(len(shares)), best] >= MAIN_TOPIC_SHARE
    return np.where(enough, best, none)


def _means(values: np.ndarray, groups: np.ndarray, n_groups: int) -> np.ndarray:
    """Return the mean of each group's values, NaN for a group without any."""
    sums = np.bincount(groups, weights=values, minlength=n_groups)
    sizes = np.bincount(groups, minlength=n_groups)
    return np.divide(sums, sizes, out=np.full(n_groups, np.nan), where=sizes > 0)


def _articles_table(
    articles: Sequence[Article], ids: list[str], stories: Sequence[str]
) -> pd.DataFrame:
    """Return what is known of each article before its sentences are counted."""
    return pd.DataFrame(
        {
            "article_id": ids,
            "story_id": list(stories),
            "source": [a.source for a in articles],
            "carrier": [a.carrier for a in articles],
            "title": [a.title for a in articles],
            "url": [a.url for a in articles],
            "published": [a.published for a in articles],
            "date_method": [a.date_method for a in articles],
            "date_precision": [a.date_precision for a in articles],
            "file": [a.file for a in articles],
            "language": [a.language for a in articles],
        }
    )


def _sentences_table(
    ids: list[str],
    sentences: Sentences,
    scores: Mapping[str, np.ndarray],
    topic_names: np.ndarray,
    topics: Topics,
) -> pd.DataFrame:
    owners = np.array(ids, dtype=object)[sentences.article]
    sentence_ids = [
        content_id(owner, str(place))
        for owner, place in zip(owners, sentences.position.tolist(), strict=True)
    ]
    return SENTENCES.frame(
        {
            "sentence_id": sentence_ids,
            "article_id": owners,
            "position": sentences.position,
            "paragraph": sentences.paragraph,
            "text": sentences.texts,
            "quoted": sentences.quoted,
            "topic": topic_names,
            "clear": topics.sentence_clear,
            **{name: scores[name] for name in ("tone", "pos", "neg", "neu", "compound", "hits")},
            "capped": scores["capped"],
        }
    )


def _topics_table(
    topics: Topics, counts: np.ndarray, main: np.ndarray, articles: pd.DataFrame
) -> pd.DataFrame:
    """Return the topics in their order, and what has no clear topic as the last row."""
    n_sentences = counts.sum(axis=0)
    total = max(int(n_sentences.sum()), 1)
    members = [articles[main == index] for index in range(counts.shape[1])]
    means = tone_by(articles["tone"], articles["topic"]).set_index("group")
    means = means.reindex([*topics.names, NO_CLEAR_TOPIC])
    return TOPICS.frame(
        {
            "topic_id": [*topics.topic_ids, NO_TOPIC_ID],
            "name": [*topics.names, NO_CLEAR_TOPIC],
            "kind": [*topics.kinds, "none"],
            "share": n_sentences / total,
            "n_sentences": n_sentences,
            "n_articles": [len(group) for group in members],
            "n_sources": [group["source"].nunique() for group in members],
            **{name: means[name].to_numpy() for name in ("tone", "tone_low", "tone_high")},
            "stability": [*topics.stability, np.nan],
            "distinct": [*topics.distinctness, np.nan],
        }
    )


def _article_topics_table(ids: list[str], topics: Topics, shares: np.ndarray) -> pd.DataFrame:
    article, topic = np.nonzero(shares)
    topic_ids = np.array([*topics.topic_ids, NO_TOPIC_ID], dtype=object)
    return ARTICLE_TOPICS.frame(
        {
            "article_id": np.array(ids, dtype=object)[article],
            "topic_id": topic_ids[topic],
            "share": shares[article, topic],
        }
    )


def skipped_table(skipped: Sequence[Skipped]) -> pd.DataFrame:
    """Return what was found and not used, in the order of files."""
    return SKIPPED.frame({name: [getattr(row, name) for row in skipped] for name in SKIPPED.names})


def removed_table(removed: Sequence[Removed]) -> pd.DataFrame:
    """Return the pieces that are no part of a body, in the order of files and lines."""
    return REMOVED.frame({name: [getattr(row, name) for row in removed] for name in REMOVED.names})
