"""Which topics are free beside the named ones."""

import numpy as np
from scipy.optimize import linear_sum_assignment

from analysis.topics.matrices import top_columns, unit_rows
from analysis.topics.model import FIT_ROUNDS, nmf
from analysis.topics.rows import Rows
from analysis.topics.space import Space

# A discovered topic is known by so many of its strongest words.
ID_WORDS = 10
# A discovered topic this like a named one is that topic.
SAME_TOPIC = 0.5
# With named topics in a large corpus the rest is looked at more finely, so that what is not named
# finds a topic of its own: half a topic more for each named one (AllSides with every second class
# named: 24 % of the other articles are claimed, named F1 .81; one more topic each: 16 %, but in a
# corpus of a hundred articles the named topics then lose half of their own).
FINER_BESIDE_NAMED = 0.5


def free_topics(space: Space, held: np.ndarray, wanted: int | None, proposed: int) -> np.ndarray:
    """Return the topics that the corpus shows beside the named ones.

    The corpus is factored without regard to the named topics; what then turns out to be one of
    them is left out.

    Args:
        space: The rows to learn from.
        held: Rows of H of the named topics that were learned.
        wanted: Number of free topics, or None to let the corpus propose it.
        proposed: Number of topics that the corpus proposes, named ones among them.

    Returns:
        Rows of length 1; fewer than wanted where the corpus cannot carry more.
    """
    if wanted == 0:
        return np.zeros((0, len(space.counts.terms)))
    extra = 0 if space.small else int(FINER_BESIDE_NAMED * len(held))
    total = proposed + extra if wanted is None else wanted + len(held)
    found = distinct(discovered(space.tied, space.plain, total, small=space.small))
    if not len(held) or not len(found):
        return found
    likeness = np.round(found @ held.T, 9)
    if wanted is None:
        return found[likeness.max(axis=1) < SAME_TOPIC]
    matched = linear_sum_assignment(-likeness)[0]
    spare = max(0, len(found) - wanted)
    taken = sorted(matched, key=lambda row: -likeness[row].max())[:spare]
    return np.delete(found, taken, axis=0)


def discovered(
    tied: Rows, plain: Rows, number: int, *, small: bool, rounds: int = FIT_ROUNDS
) -> np.ndarray:
    """Factor rows into a number of topics and return their rows of H, of length 1.

    In a small corpus the split is found on the tied rows, and the words of each part are then
    read off the rows as they are.
    """
    found = nmf(tied, number, rounds=rounds)
    if not small or not len(found.words):
        return found.words
    return unit_rows(np.maximum(plain.gathered(unit_rows(found.weights)), 0.0))


def distinct(topics: np.ndarray) -> np.ndarray:
    """Leave out topics without a word, and those with the same strongest words as an earlier one.

    Args:
        topics: Rows of H.

    Returns:
        The rows that are left, in order.
    """
    seen: set[frozenset[int]] = {frozenset()}
    kept: list[int] = []
    for row, topic in enumerate(topics):
        words = frozenset(top_columns(topic, ID_WORDS).tolist())
        if words not in seen:
            kept.append(row)
        seen.add(words)
    return topics[kept]
