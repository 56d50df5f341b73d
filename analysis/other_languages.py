"""Topics of articles that are not in English: found within each language that has enough of them.

The words that topics leave out are English. In another language the words of grammar drop out by
themselves where there are enough articles: a word that stands in more than a third of them tells
nothing apart. Below that number a topic would be made of "der" and "und".
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.assemble import Sentences
from analysis.english import LANGUAGE, with_the_others
from analysis.records import Article
from analysis.topics import Topics

ENOUGH = 50  # articles of a language, each story once, for topics of its own


def languages_with_topics(articles: Sequence[Article]) -> list[str]:
    """Return the languages besides English that have enough articles, the most frequent first.

    Args:
        articles: The first printing of each story.
    """
    counts = Counter(one.language for one in articles if one.language != LANGUAGE)
    enough = [language for language, number in counts.items() if number >= ENOUGH]
    return sorted(enough, key=lambda language: (-counts[language], language))


def topics_by_language(
    articles: Sequence[Article],
    sentences: Sentences,
    find: Callable[..., Topics],
    find_elsewhere: Callable[..., Topics],
) -> Topics:
    """Find the topics of each language by itself.

    Args:
        articles: The first printing of each story.
        sentences: Their sentences.
        find: Finds the topics of the English articles, named ones too.
        find_elsewhere: Finds those of another language.

    Returns:
        The topics of all, English ones first; others carry their language in their name, as in
        "de: hafen, kran". Articles of a language with too few of them have no topic.
    """
    found = _within(LANGUAGE, articles, sentences, find)
    for language in languages_with_topics(articles):
        own = _within(language, articles, sentences, find_elsewhere)
        found = _together(found, _marked(own, language))
    return found


def _within(
    language: str, articles: Sequence[Article], sentences: Sentences, find: Callable[..., Topics]
) -> Topics:
    """Return the topics of the articles in one language; all others have none."""
    own = np.array([one.language == language for one in articles], dtype=bool)
    kept = sentences.counted(own)
    titles = [one.title for one in articles if one.language == language]
    found = find(kept.texts, kept.article, titles, chunks=kept.chunks)
    return with_the_others(found, own, sentences.article)


def _marked(topics: Topics, language: str) -> Topics:
    """Return topics with their language in their names and notes."""
    return replace(
        topics,
        names=tuple(f"{language}: {name}" for name in topics.names),
        notes=tuple(f"{language}: {note}" for note in topics.notes),
    )


def _together(one: Topics, other: Topics) -> Topics:
    """Return the topics of two languages as one; the numbers tried are those of the first."""
    first = other.sentence_topic < 0
    n_topics = len(one.names)
    return replace(
        one,
        topic_ids=one.topic_ids + other.topic_ids,
        names=one.names + other.names,
        kinds=one.kinds + other.kinds,
        terms=pd.concat([one.terms, other.terms], ignore_index=True),
        sentence_topic=np.where(first, one.sentence_topic, other.sentence_topic + n_topics),
        sentence_clear=one.sentence_clear | other.sentence_clear,
        article_weights=np.hstack([one.article_weights, other.article_weights]),
        stability=np.concatenate([one.stability, other.stability]),
        distinctness=np.concatenate([one.distinctness, other.distinctness]),
        notes=one.notes + other.notes,
    )
