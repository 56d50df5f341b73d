"""What is done in English only: tone. Articles in other languages get none.

The lexicon of tone is English; a German sentence scored with it would be a number that means
nothing. Its tone is missing, which every screen and table calls "not scored". Topics of other
languages are found apart (``analysis.other_languages``).
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.records import ENGLISH, Article

if TYPE_CHECKING:  # whoever opens a stored report needs no scikit-learn
    from analysis.topics import Topics

STORIES_FOR_TOPICS = 50  # of another language, for topics of its own
_SHOWN = 5  # languages named in a note


def in_english(articles: Sequence[Article]) -> np.ndarray:
    """Return whether each article is in English."""
    return np.array([article.language == ENGLISH for article in articles], dtype=bool)


def scored_in_english(
    texts: Sequence[str],
    english: np.ndarray,
    score: Callable[[Sequence[str]], Mapping[str, np.ndarray]],
) -> dict[str, np.ndarray]:
    """Score the tone of the English sentences alone.

    Args:
        texts: The sentences.
        english: Whether each of them is in English.
        score: What scores sentences, such as ``vader.score_sentences``.

    Returns:
        The columns that ``score`` gives, as long as ``texts``; for the others numbers are missing,
        counts 0 and truths False.
    """
    if english.all():
        return dict(score(texts))
    scores = score([text for text, own in zip(texts, english.tolist(), strict=True) if own])
    full = {}
    for name, values in scores.items():
        empty = np.nan if values.dtype.kind == "f" else values.dtype.type(0)
        full[name] = np.full(len(texts), empty, dtype=values.dtype)
        full[name][english] = values
    return full


def with_the_others(topics: "Topics", kept: np.ndarray, article: np.ndarray) -> "Topics":
    """Return topics that were found for some articles as topics of all.

    Args:
        topics: The topics of the sentences of the articles kept.
        kept: Whether each article was among them.
        article: Article of each sentence, of all articles.

    Returns:
        The same topics; the sentences and articles of the others have none.
    """
    if kept.all():
        return topics
    own = kept[article]
    topic = np.full(len(article), -1, dtype=topics.sentence_topic.dtype)
    topic[own] = topics.sentence_topic
    clear = np.zeros(len(article), dtype=bool)
    clear[own] = topics.sentence_clear
    weights = np.zeros((len(kept), len(topics.names)))
    weights[kept] = topics.article_weights
    return replace(topics, sentence_topic=topic, sentence_clear=clear, article_weights=weights)


def unvoiced_elsewhere(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables without tones of voices in articles of another language.

    Args:
        tables: ``articles``, ``sentences`` and ``quotes``, and any others, which stay.
    """
    articles = tables["articles"]
    others = articles.loc[articles["language"] != ENGLISH, "article_id"]
    told = dict(tables)
    for name, column in (
        ("articles", "reporter_tone"),
        ("sentences", "reporter_tone"),
        ("quotes", "tone"),
    ):
        table = told[name]
        told[name] = table.assign(**{column: table[column].mask(table["article_id"].isin(others))})
    return told


def language_notes(articles: Sequence[Article], with_topics: Collection[str] = ()) -> list[str]:
    """Return lines for the reader about articles in other languages; [] where there are none.

    Args:
        articles: The articles.
        with_topics: Languages that have topics of their own.

    Examples:
        >>> language_notes([Article("Echo", "Tor", ("Das Tor.",), (1,), language="de")])
        ['1 article is not in English (1 de): its tone is not scored and it has no clear topic']
    """
    counts = Counter(article.language for article in articles if article.language != ENGLISH)
    known = {language: counts.pop(language) for language in [*counts] if language in with_topics}
    notes = []
    if known:
        said = "their tone is not scored; topics were found within each language"
        notes.append(f"{_told(known)}: {said}")
    if counts:
        its, have = ("its", "it has") if counts.total() == 1 else ("their", "they have")
        notes.append(f"{_told(counts)}: {its} tone is not scored and {have} no clear topic")
    return notes


def _told(counts: Mapping[str, int]) -> str:
    """Say how many articles are in which other language."""
    total = sum(counts.values())
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    shown = ", ".join(f"{number} {language}" for language, number in ordered[:_SHOWN])
    more = ", ..." if len(ordered) > _SHOWN else ""
    verb = "article is" if total == 1 else "articles are"
    return f"{total:,} {verb} not in English ({shown}{more})"
