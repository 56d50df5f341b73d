"""What may be said of a share of sentences, such as the negative ones, of slices of articles.

Sentences of one article resemble each other, so they are clusters: the interval is Wilson's (1927)
with the number of sentences divided by the design effect (Kish 1965). How much they resemble each
other is hardly known of a few articles, so it is taken over all slices that are compared.
"""

import math
from dataclasses import dataclass

import numpy as np
import scipy  # its parts load when asked for: the first page stands before

from analysis.tone.summary import LEVEL, MIN_ARTICLES


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


@dataclass(frozen=True, slots=True)
class _Clusters:
    """How many sentences of each article count, and how many it has."""

    hits: np.ndarray
    sizes: np.ndarray

    @property
    def share(self) -> float:
        """Share of all sentences; NaN without one."""
        total = float(self.sizes.sum())
        return float(self.hits.sum()) / total if total else math.nan


def shares_of(*slices: tuple[np.ndarray, np.ndarray]) -> tuple[Share, ...]:
    """Return the share of sentences of each slice with its 95 % interval, clustered by article.

    Args:
        slices: Of each slice two arrays, an entry an article: how many of its sentences count, and
            how many it has. Articles without a sentence are left out.

    Returns:
        A share a slice, in their order; no interval below 3 articles.

    Examples:
        >>> sizes = np.array([10, 10, 12, 10, 9])
        >>> (found,) = shares_of((np.array([1, 2, 3, 2, 1]), sizes))
        >>> round(found.share, 3), round(found.low, 3), round(found.high, 3)
        (0.176, 0.074, 0.363)
    """
    clusters = [_Clusters(hits[sizes > 0], sizes[sizes > 0]) for hits, sizes in slices]
    likeness, df = _likeness(clusters)
    critical = float(scipy.special.stdtrit(df, 0.5 + LEVEL / 2)) if df > 0 else math.nan
    return tuple(_share(one, likeness, critical) for one in clusters)


def share_gap(share: Share, other: Share) -> tuple[float, float]:
    """Return the 95 % interval of the difference of two shares, the first minus the second.

    The ends of both intervals are put together as Newcombe (1998) does; missing where one has none.

    Examples:
        >>> low, high = share_gap(Share(0.2, 0.1, 0.3, 50, 5), Share(0.6, 0.5, 0.7, 50, 5))
        >>> round(low, 2), round(high, 2)
        (-0.54, -0.26)
    """
    gap = share.share - other.share
    down = math.hypot(share.share - share.low, other.high - other.share)
    up = math.hypot(share.high - share.share, other.share - other.low)
    return gap - down, gap + up


def _likeness(slices: list[_Clusters]) -> tuple[float, int]:
    """Return how alike sentences of one article are (0 to 1), and the degrees of freedom behind it.

    The correlation inside articles (analysis of variance), slices apart. Where no sentence counts,
    or all do, it cannot be seen and is 1: an article is then one witness.
    """
    able = [one for one in slices if len(one.sizes)]
    sizes = np.concatenate([one.sizes for one in able]) if able else np.zeros(0)
    total, k = float(sizes.sum()), len(sizes)
    df = k - len(able)
    if not df:
        return 1.0, df
    parts = [one.hits / one.sizes for one in able]
    between = inside = 0.0
    for one, part in zip(able, parts, strict=True):
        between += float((one.sizes * (part - one.share) ** 2).sum()) / df
        inside += float((one.sizes * part * (1 - part)).sum()) / max(total - k, 1)
    size = (total - float((sizes**2).sum()) / total) / (k - 1)
    whole = between + (size - 1) * inside
    return float(np.clip((between - inside) / whole, 0, 1)) if whole > 0 else 1.0, df


def _share(one: _Clusters, likeness: float, critical: float) -> Share:
    """Return a slice's share with Wilson's interval of as many sentences as it is worth."""
    total, k = int(one.sizes.sum()), len(one.sizes)
    if k < MIN_ARTICLES:
        return Share(one.share, math.nan, math.nan, total, k)
    effect = 1 + (float((one.sizes**2).sum()) / total - 1) * likeness
    square = critical**2 * effect / total
    middle = (one.share + square / 2) / (1 + square)
    half = math.sqrt(square * (one.share * (1 - one.share) + square / 4)) / (1 + square)
    return Share(one.share, max(0.0, middle - half), min(1.0, middle + half), total, k)
