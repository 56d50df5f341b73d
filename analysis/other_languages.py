"""Topics by language: found within English, and each other language that has enough articles.

The words that topics leave out are English. In another language the words of grammar drop out by
themselves where there are enough articles: a word that stands in more than a third of them tells
nothing apart. Below that number a topic would be made of "der" and "und".
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
import pandas as pd

from analysis.assemble import Sentences
from analysis.english import STORIES_FOR_TOPICS, with_the_others
from analysis.records import ENGLISH, Article
from analysis.topics import Topics


class Find(Protocol):
    """What finds the topics of one language."""

    def __call__(
        self, language: str, articles: Sequence[Article], sentences: Sentences, *, asked: bool
    ) -> Topics:
        """Return the topics of the stories in a language.

        Args:
            language: Their language.
            articles: The first printing of each story.
            sentences: Their sentences.
            asked: Whether named topics, and their number, are asked for in this language.
        """
        ...


NOT_LOOKED_FOR = (
    "no topics are looked for: no article is in English, and no other language has "
    f"{STORIES_FOR_TOPICS} stories"
)


def languages_for_topics(articles: Sequence[Article]) -> list[str]:
    """Return English, where there is any, and the languages that have enough articles.

    Args:
        articles: The first printing of each story.

    Returns:
        The most frequent first; of two as frequent, English.
    """
    counts = Counter(one.language for one in articles)
    enough = [
        one for one, number in counts.items() if number >= STORIES_FOR_TOPICS or one == ENGLISH
    ]
    return sorted(enough, key=lambda one: (-counts[one], one != ENGLISH, one))


def topics_by_language(articles: Sequence[Article], sentences: Sentences, find: Find) -> Topics:
    """Find the topics of each language by itself.

    Args:
        articles: The first printing of each story.
        sentences: Their sentences.
        find: Finds the topics of one language; named ones, and a number of them, are asked for in
            the first of ``languages_for_topics`` only.

    Returns:
        The topics of all, those of the most frequent language first. Discovered ones that are not
        English carry their language in their name, as in "de: hafen, kran". Articles of a language
        with too few of them have no topic.
    """
    languages = languages_for_topics(articles)
    if not languages:
        asked = _within(ENGLISH, articles, sentences, find, asked=True)  # named ones are there
        return replace(asked, why="", notes=(NOT_LOOKED_FOR,))
    main, *others = languages
    found = _within(main, articles, sentences, find, asked=True)
    if others and "named" in found.kinds:
        found = replace(found, notes=(*found.notes, f"named topics are looked for in {main} only"))
    for language in others:
        found = _together(found, _within(language, articles, sentences, find, asked=False))
    return found


def _within(
    language: str, articles: Sequence[Article], sentences: Sentences, find: Find, *, asked: bool
) -> Topics:
    """Return the topics of the articles in one language, marked; all others have none."""
    own = np.array([one.language == language for one in articles], dtype=bool)
    theirs = [one for one in articles if one.language == language]
    found = _marked(find(language, theirs, sentences.counted(own), asked=asked), language)
    return with_the_others(found, own, sentences.article)


def _marked(topics: Topics, language: str) -> Topics:
    """Return topics with their language in their names and notes, where it is not English."""
    if language == ENGLISH:
        return topics
    pairs = zip(topics.names, topics.kinds, strict=True)
    return replace(
        topics,
        names=tuple(name if kind == "named" else f"{language}: {name}" for name, kind in pairs),
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
