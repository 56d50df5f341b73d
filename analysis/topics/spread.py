"""How many articles of a named topic hold none of its seed words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.records import NamedTopic
from analysis.topics.assign import Assigned, main_topics
from analysis.topics.guide import holding_seeds
from analysis.topics.space import Space
from analysis.topics.units import Units


@dataclass(frozen=True)
class Spread:
    """What a named topic holds without a word of its own.

    Attributes:
        name: Its name.
        n_articles: Number of articles whose main topic it is.
        n_without: Number of these in which no seed word stands.
    """

    name: str
    n_articles: int
    n_without: int


def spreads(
    space: Space, units: Units, assigned: Assigned, named: Sequence[NamedTopic], present: np.ndarray
) -> list[Spread]:
    """Count the articles of each named topic that occurs.

    Args:
        space: The terms, seed words among them, and their counts.
        units: The texts.
        assigned: Their topics; the first are the named ones.
        named: The named topics.
        present: Which of them the first topics are.
    """
    place = units.place  # of the sentences, without titles
    main = main_topics(
        units.article_of[place], assigned.topic[place], assigned.clear[place], units.n_articles
    )
    found = []
    for row, topic in enumerate(present):
        holding = holding_seeds(space, units, named[topic])
        mine = main == row
        found.append(Spread(named[topic].name, int(mine.sum()), int((mine & ~holding).sum())))
    return found
