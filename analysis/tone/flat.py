"""Words of many texts side by side: what is asked of all of them at once."""

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


def added(values: np.ndarray, text: np.ndarray, n_texts: int) -> np.ndarray:
    """Return the sum of each text's values, added one after the other as Python adds.

    Args:
        values: The values; those of one text in its order.
        text: Index of the text of each value.
        n_texts: Number of texts; the sum is 0 where a text has no value.
    """
    # of no values at all bincount makes whole numbers
    return np.bincount(text, values, minlength=n_texts).astype(np.float64, copy=False)
