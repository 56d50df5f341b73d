"""What may be said of a share of sentences, such as the negative ones, of a slice of articles.

Sentences of one article resemble each other, so they are clusters: the interval is Wilson's (1927)
with the number of sentences divided by the design effect (Kish 1965), as Korn and Graubard (1998)
do for their interval.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from analysis.tone.summary import LEVEL, MIN_ARTICLES

_LEAST_EFFECT = 0.25  # three articles alike by chance are not four times the evidence


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the sentences of a slice of articles, and how sure it is.

    Attributes:
        share: The share, 0 to 1; NaN without a sentence.
        low: Lower end of the 95 % interval; NaN below 3 articles.
        high: Upper end of the 95 % interval; NaN below 3 articles.
        n_sentences: Number of sentences.
        n_articles: Number of articles that have one.
    """

    share: float
    low: float
    high: float
    n_sentences: int
    n_articles: int


def share_of(hits: Sequence[int] | np.ndarray, sizes: Sequence[int] | np.ndarray) -> Share:
    """Return a share of sentences with its 95 % interval, clustered by article.

    Args:
        hits: How many sentences of each article count.
        sizes: How many sentences each article has; articles without one are left out.

    Returns:
        The share; no interval below 3 articles.

    Examples:
        >>> found = share_of([1, 2, 3, 2, 1], [10, 10, 12, 10, 9])
        >>> round(found.share, 3), round(found.low, 3), round(found.high, 3)
        (0.176, 0.109, 0.272)
    """
    n = np.asarray(sizes, dtype="float64")
    x = np.asarray(hits, dtype="float64")[n > 0]
    n = n[n > 0]
    total, k = float(n.sum()), len(n)
    share = float(x.sum()) / total if total else math.nan
    if k < MIN_ARTICLES:
        return Share(share, math.nan, math.nan, int(total), k)
    effective = total / _design_effect(x, n, share)
    low, high = _wilson(share, effective, float(stdtrit(k - 1, 0.5 + LEVEL / 2)))
    return Share(share, low, high, int(total), k)


def share_gap(share: Share, other: Share) -> tuple[float, float]:
    """Return the 95 % interval of the difference of two shares, the first minus the second.

    The ends of both intervals are put together as Newcombe (1998) does; missing where one has none.

    Examples:
        >>> few, many = share_of([1, 2, 3], [10, 10, 12]), share_of([6, 7, 8], [10, 10, 12])
        >>> low, high = share_gap(few, many)
        >>> round(low, 2), round(high, 2)
        (-0.66, -0.16)
    """
    gap = share.share - other.share
    down = math.hypot(share.share - share.low, other.high - other.share)
    up = math.hypot(share.high - share.share, other.share - other.low)
    return gap - down, gap + up


def _design_effect(hits: np.ndarray, sizes: np.ndarray, share: float) -> float:
    """Return how many sentences weigh as much as one from an article of its own.

    Where none counts, or all do, their likeness cannot be seen: an article then is one witness.
    """
    total, k = float(sizes.sum()), len(sizes)
    alone = share * (1 - share) / total
    if not alone:
        return total / k
    between = k / (k - 1) * float(((hits - share * sizes) ** 2).sum()) / total**2
    return max(between / alone, _LEAST_EFFECT)


def _wilson(share: float, n: float, critical: float) -> tuple[float, float]:
    """Return Wilson's interval of a share of n observations."""
    square = critical**2 / n
    middle = (share + square / 2) / (1 + square)
    half = math.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)
