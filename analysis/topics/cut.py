"""A topic cut into parts: which parts it has, and what each of its sentences is on.

The parts are found once, by the same factorisation as topics, in the articles of the topic alone.
From then on they are looked for by their words, like topics asked for by name, so that a part
stays what it was when articles come and go.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from analysis.records import TopicSplit
from analysis.text.chunks import Chunks
from analysis.topics.assign import assign
from analysis.topics.find import terms_table
from analysis.topics.guide import learn_guide, seed_guide, seed_phrases, seed_terms
from analysis.topics.learned import Learned
from analysis.topics.matrices import some_columns, some_rows, strongest_columns
from analysis.topics.space import make_space
from analysis.topics.units import in_canonical_order
from analysis.topics.words import count_terms, without_words


@dataclass(frozen=True)
class Held:
    """What stands on a topic.

    Attributes:
        texts: Sentences on it, in articles of which it is the main topic.
        article_of: Article of each, non-decreasing.
        titles: Titles of these articles.
        strays: Sentences on it in other articles.
        stray_of: Article of each, non-decreasing, numbered from 0.
    """

    texts: Sequence[str]
    article_of: np.ndarray
    titles: Sequence[str]
    strays: Sequence[str]
    stray_of: np.ndarray


@dataclass(frozen=True)
class Parts:
    """A topic in parts.

    Attributes:
        of_texts: Part of each sentence in articles of the topic.
        of_strays: Part of each other sentence, the same for all of an article.
        terms: ``TOPIC_TERMS`` of the parts; a lift is that within the topic.
    """

    of_texts: np.ndarray
    of_strays: np.ndarray
    terms: pd.DataFrame


def cut(held: Held, split: TopicSplit, *, ignored: Sequence[str]) -> Parts | None:
    """Put each sentence of a topic on the part whose words it is most like.

    Args:
        held: What stands on the topic.
        split: Its parts, with the words by which they are looked for.
        ignored: Words in lower case that no part may hold.

    Returns:
        The parts; None where one of them has no word in the articles of the topic.
    """
    parts = split.parts
    # one thread: sums then do not depend on how many there are
    with threadpool_limits(limits=1):
        units = in_canonical_order(held.texts, held.article_of, held.titles)
        counts = without_words(count_terms(Chunks.of(units.texts), seed_phrases(parts)), ignored)
        space = make_space(counts, units, [word for part in parts for word in seed_terms(part)])
        words = learn_guide(space, seed_guide(space, parts)).held
        if not words.any(axis=1).all():
            return None
        nowhere = np.zeros((units.n_articles, len(words)), dtype=bool)
        assigned = assign(space, units, words, nowhere)
        learned = Learned.of(space, words, parts, assigned.articles)
        n_strays = int(held.stray_of.max(initial=-1)) + 1
        strays = strongest_columns(learned.shares(held.strays, held.stray_of, n_strays))
    # where no word of a part stands, the article decides, and else there is no better guess
    largest = int(np.bincount(assigned.topic + 1)[1:].argmax())
    of_article = np.where(assigned.strongest < 0, largest, assigned.strongest)
    topic = np.where(assigned.topic < 0, of_article[units.article_of], assigned.topic)
    return Parts(
        topic[units.place],
        np.where(strays < 0, largest, strays)[held.stray_of],
        terms_table(split.part_ids, words, space, units),
    )


def term_lifts(terms: pd.DataFrame, texts: Sequence[str], topic_of: np.ndarray) -> pd.Series:
    """Return how much likelier each term is in its topic's sentences than in all.

    Args:
        terms: Rows of ``TOPIC_TERMS``.
        texts: The sentences of a corpus.
        topic_of: The id of the topic of each.

    Returns:
        Numbers from 0, with the index of the terms.
    """
    counts = count_terms(Chunks.of(texts))
    columns = counts.columns(terms["term"])
    found = some_columns(counts.matrix, columns)
    n_words = np.asarray(counts.matrix.sum(axis=1)).ravel()
    usual = np.asarray(found.sum(axis=0)).ravel() / max(n_words.sum(), 1.0)
    lifts = pd.Series(0.0, index=terms.index)
    for topic_id, own in terms.groupby("topic_id"):
        mine = np.flatnonzero(topic_of == topic_id)
        inside = np.asarray(some_rows(found, mine).sum(axis=0)).ravel()
        ratio = inside / max(n_words[mine].sum(), 1.0) / usual
        known = pd.Series(ratio, index=counts.terms[columns])
        lifts[own.index] = own["term"].map(known).fillna(0.0).to_numpy()
    return lifts
