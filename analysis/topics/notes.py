"""Lines for the reader about topics that are not as somebody asked for, or would expect."""

from collections.abc import Sequence
from textwrap import shorten

import numpy as np

from analysis.records import NamedTopic
from analysis.text.tokens import contrary_said
from analysis.topics.guide import Guide
from analysis.topics.rows import RANK
from analysis.topics.spread import Spread
from analysis.topics.units import Units

FINER = "topics finer than an article do not return in another half of its sentences"
NO_WORDS_LEFT = "any further one would have the words of another, or none"
# A named topic learns words beside its seeds; where most of its articles hold no seed, it has gone
# astray. Of classes of BBC and AllSides named by three words none is told in the full sets (36 % at
# most hold no seed). In draws of 100 to 300 articles, half of them not used to choose this, 21 are
# told, of whose articles a fifth are of the class on average; one of them is among the 375 of which
# 70 % and more are.
MOST_WITHOUT = 0.5
FEWEST_WITHOUT = 3
# Of articles that are like no other, so many are named, by so much of their headline.
NAMED_ALONE = 6
TITLE = 60


def of_seeds(guide: Guide, named: Sequence[NamedTopic]) -> list[str]:
    """Say of which named topics no seed word occurs, too few to learn from, or some to no end."""
    said = []
    for place, topic in enumerate(named):
        if place not in guide.present:
            said.append(f'"{topic.name}": none of its seed words occurs in this corpus')
        elif not guide.learned[place]:
            said.append(f'"{topic.name}": too few of its seed words occur to learn more words')
        if contrary := contrary_said(topic):
            said.append(f'"{topic.name}": {contrary}')
    return said


def of_spread(spreads: Sequence[Spread]) -> list[str]:
    """Say which named topics hold mostly articles in which none of their seed words stands."""
    return [
        f'"{one.name}": {one.n_without:,} of its {one.n_articles:,} stories hold none of its seed '
        "words: read them, or add seeds"
        for one in spreads
        if one.n_without >= FEWEST_WITHOUT and one.n_without > MOST_WITHOUT * one.n_articles
    ]


def of_number(n_topics: int | None, free: int, most: int, *, small: bool) -> list[str]:
    """Say that there are fewer discovered topics than asked for, and why.

    Args:
        n_topics: How many are asked for; None for as many as the corpus proposes.
        free: How many there are.
        most: How many there can be beside the named ones, however many words there are.
        small: Whether the topics are groups of articles.
    """
    if n_topics is None or free >= n_topics:
        return []
    why = NO_WORDS_LEFT
    if free >= most:
        why = FINER if small else f"no corpus is cut finer than {RANK}"
    return [f"asked for {n_topics} discovered topics; the corpus carries {free}: {why}"]


def of_words(n_topics: int | None, n_rows: int) -> list[str]:
    """Say that there is no topic at all, not even one that is not shown, where one is wanted."""
    if n_topics == 0 or n_rows:
        return []
    return ["no word occurs often enough to make a topic: add articles"]


def of_lone(units: Units, alone: np.ndarray) -> list[str]:
    """Say how many articles are like no other, and which.

    Args:
        units: The texts.
        alone: The articles, in canonical order.
    """
    if not len(alone):
        return []
    first = np.searchsorted(units.article_of, alone[:NAMED_ALONE])
    texts = [shorten(units.texts[place], TITLE, placeholder=" ...") for place in first]
    titles = [f'"{text}"' for text in texts if text]
    more = f" and {len(alone) - len(titles)} more" if len(alone) > len(titles) else ""
    one = len(alone) == 1
    stand = f"{len(alone)} of {units.n_articles} stories {'stands' if one else 'stand'} alone"
    said = f"{stand}, without a topic, as no other is enough like {'it' if one else 'them'}"
    return [f"{said}: {', '.join(titles)}{more}" if titles else said]
