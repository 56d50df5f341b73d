"""Words of many texts side by side: what is asked of all of them at once."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np


def reached(marks: np.ndarray, far: int) -> np.ndarray:
    """Return for each word whether it is marked, or one of so many words before it."""
    found = marks.copy()
    for distance in range(1, far + 1):
        found[distance:] |= marks[:-distance]
    return found


def holding(text: np.ndarray, n_texts: int) -> np.ndarray:
    """Return for each text whether it is among those given."""
    found = np.zeros(n_texts, dtype=bool)
    found[text] = True
    return found


def grouped(text: np.ndarray, values: np.ndarray) -> Iterator[tuple[int, list[float]]]:
    """Yield each text that has values, and the list of them.

    Args:
        text: Index of the text of each value, never falling.
        values: The values.
    """
    starts = np.flatnonzero(np.diff(text, prepend=-1))
    own = values.tolist()
    edges = pairwise([*starts.tolist(), len(own)])
    for index, (begin, end) in zip(text[starts].tolist(), edges, strict=True):
        yield index, own[begin:end]
