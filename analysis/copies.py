"""Topics of later printings: taken over from the first printing of their story.

Topics are found on stories, so that a story printed by ten carriers weighs no more than one that a
single carrier printed. A later printing says what the first one says, sentence by sentence.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analysis.topics import Topics

# A sentence that was edited is taken for the one it shares most words with, if at least these.
ALIKE = 0.5


def of_every_printing(
    topics: Topics, texts: Sequence[str], article: np.ndarray, first: np.ndarray
) -> Topics:
    """Give the sentences of later printings the topics of their counterparts.

    Args:
        topics: Topics of the sentences of first printings, in their order.
        texts: Sentences of all printings.
        article: Article of each sentence, never falling.
        first: Index of the first printing of each article's story; its own for a first printing.

    Returns:
        Topics of all sentences and articles. A sentence without a counterpart in the first printing
        has no clear topic.
    """
    counted = first == np.arange(len(first))
    if counted.all():
        return topics
    place = np.full(len(texts), -1, dtype=np.int64)
    of_first = counted[article]
    place[of_first] = np.arange(int(of_first.sum()))
    starts = np.searchsorted(article, np.arange(len(first) + 1))
    for copy in np.flatnonzero(~counted):
        own = slice(starts[copy], starts[copy + 1])
        source = slice(starts[first[copy]], starts[first[copy] + 1])
        found = counterparts(texts[own], texts[source])
        known = place[source]
        place[own] = [known[at] if at >= 0 else -1 for at in found]
    # the last entry stands for a sentence without a counterpart
    topic = np.append(topics.sentence_topic, -1)[place]
    clear = np.append(topics.sentence_clear, False)[place]
    row = np.cumsum(counted) - 1
    weights = topics.article_weights[row[first]]
    return replace(topics, sentence_topic=topic, sentence_clear=clear, article_weights=weights)


def counterparts(own: Sequence[str], source: Sequence[str]) -> list[int]:
    """Return for each sentence the index of its counterpart in the source, -1 without one.

    Examples:
        >>> counterparts(["It rains.", "Ships wait at the quay.", "No."], ["Ships wait at a quay."])
        [-1, 0, -1]
    """
    if own == source:
        return list(range(len(own)))
    places: dict[str, int] = {}
    for index, text in enumerate(source):
        places.setdefault(text, index)
    words = [frozenset(text.lower().split()) for text in source]
    return [places.get(text, -1) if text in places else _most_alike(text, words) for text in own]


def _most_alike(text: str, source: Sequence[frozenset[str]]) -> int:
    """Return the index of the sentence that shares most words, -1 where none shares enough."""
    own = frozenset(text.lower().split())
    shares = [len(own & other) / max(len(own | other), 1) for other in source]
    best = max(shares, default=0.0)
    return shares.index(best) if best >= ALIKE else -1
