"""What articles and topics add up to, given their sentences: the one place that counts them.

A run asks here once. Whoever changes the topic or the tone of sentences afterwards (another tone
model, a decision of the analyst) asks again, so that every number follows from the same rules.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.records import MAIN_TOPIC_SHARE, UNKNOWN_SOURCE
from analysis.tables import ARTICLE_TOPICS, ARTICLES, TOPICS, Report
from analysis.tone.summary import tone_by, tone_by_article

NO_TOPIC_ID = "none"


def totals(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    topics: pd.DataFrame,
    *,
    moved: Mapping[str, str] | None = None,
) -> dict[str, pd.DataFrame]:
    """Return the tables that follow from the sentences of a report.

    Args:
        articles: ``ARTICLES``; ``n_sentences``, ``topic``, ``topic_share`` and ``tone`` are made
            anew and may be absent.
        sentences: ``SENTENCES``, or at least ``article_id``, ``topic``, ``clear`` and ``tone``.
        topics: ``topic_id``, ``name``, ``kind``, ``stability`` and ``distinct`` of each topic; the
            row of kind "none" last.
        moved: Article id to the name of the main topic that it is given whatever its sentences.

    Returns:
        ``articles``, ``topics`` and ``article_topics``. All printings stand in them; the topics
        table counts the first printing of each story only.
    """
    owner = pd.Index(articles["article_id"]).get_indexer(pd.Index(sentences["article_id"]))
    names = pd.Index(topics["name"])
    topic = names.get_indexer(pd.Index(sentences["topic"]))
    clear = np.where(sentences["clear"].to_numpy(), topic, len(names) - 1)
    counts, leaning = (_counts(owner, of, len(articles), len(names)) for of in (clear, topic))
    n_sentences = counts.sum(axis=1)
    shares = counts / np.maximum(n_sentences, 1)[:, None]
    main = _main_topics(shares, leaning)
    for article_id, name in (moved or {}).items():
        main[articles["article_id"] == article_id] = names.get_loc(name)
    counted = articles["counted"].to_numpy()
    told = articles.assign(
        n_sentences=n_sentences,
        topic=names.to_numpy()[main],
        topic_share=shares[np.arange(len(articles)), main],
        tone=tone_by_article(sentences["tone"].to_numpy(), owner, len(articles)),
    )
    return {
        "articles": ARTICLES.frame({name: told[name] for name in ARTICLES.names}),
        "topics": _topics_table(topics, counts[counted], main[counted], told[counted]),
        "article_topics": _article_topics_table(told, topics, shares),
    }


def retold(report: Report, *, moved: Mapping[str, str] | None = None) -> Report:
    """Return a report whose articles and topics follow from its sentences again."""
    made = totals(report.articles, report.sentences, report.topics, moved=moved)
    return replace(
        report,
        articles=made["articles"],
        topics=made["topics"],
        article_topics=made["article_topics"],
    )


def _counts(owner: np.ndarray, topic: np.ndarray, n_articles: int, width: int) -> np.ndarray:
    """Count each article's sentences by topic; the last column is no clear topic."""
    flat = np.bincount(owner * width + topic, minlength=n_articles * width)
    return flat.reshape(n_articles, width)


def _main_topics(shares: np.ndarray, leaning: np.ndarray) -> np.ndarray:
    """Return each article's topic with most clear sentences, or the last column's index.

    Args:
        shares: Articles x topics, the last no clear topic.
        leaning: Sentences by strongest topic, clear or not; they decide between topics with as
            many clear ones.
    """
    none = shares.shape[1] - 1
    if none == 0:
        return np.zeros(len(shares), dtype=np.int64)
    most = shares[:, :none].max(axis=1)
    tied = shares[:, :none] == most[:, None]
    best = np.where(tied, leaning[:, :none], -1).argmax(axis=1)
    return np.where(most >= MAIN_TOPIC_SHARE, best, none)


def _topics_table(
    topics: pd.DataFrame, counts: np.ndarray, main: np.ndarray, articles: pd.DataFrame
) -> pd.DataFrame:
    """Return the topics in their order, and what has no clear topic as the last row."""
    n_sentences = counts.sum(axis=0)
    total = max(int(n_sentences.sum()), 1)
    members = [articles[main == index] for index in range(counts.shape[1])]
    means = tone_by(articles["tone"], articles["topic"]).set_index("group")
    means = means.reindex(topics["name"])
    known = {name: topics[name] for name in TOPICS.names if name in topics}
    return TOPICS.frame(
        {
            **known,
            "share": n_sentences / total,
            "n_sentences": n_sentences,
            "n_articles": [len(group) for group in members],
            "n_sources": [
                int(group.loc[group["source"] != UNKNOWN_SOURCE, "source"].nunique())
                for group in members
            ],
            **{name: means[name].to_numpy() for name in ("tone", "tone_low", "tone_high")},
        }
    )


def _article_topics_table(
    articles: pd.DataFrame, topics: pd.DataFrame, shares: np.ndarray
) -> pd.DataFrame:
    article, topic = np.nonzero(shares)
    return ARTICLE_TOPICS.frame(
        {
            "article_id": articles["article_id"].to_numpy()[article],
            "topic_id": topics["topic_id"].to_numpy()[topic],
            "share": shares[article, topic],
        }
    )
