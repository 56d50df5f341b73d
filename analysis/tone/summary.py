"""What may be said of the tone of a group of articles.

The unit is the article: sentences of one article resemble each other, so intervals over sentences
would be far too narrow. Light on purpose: needs neither VADER nor scipy.stats.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy  # its parts load when asked for: the first page stands before

MIN_ARTICLES = 3  # fewer allow no interval and no claim
ENOUGH_ARTICLES = 10  # from here on a group's own spread is used
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class MeanTone:
    """The mean tone of a group of articles, and how sure it is.

    Attributes:
        mean: Mean over articles, -1 to 1; NaN without an article.
        low: Lower end of the 95 % interval; NaN below 3 articles.
        high: Upper end of the 95 % interval; NaN below 3 articles.
        n: Number of articles that have a tone.
    """

    mean: float
    low: float
    high: float
    n: int


def mean_tone(
    article_tones: Iterable[float],
    pooled_sd: float | None = None,
    *,
    pooled_df: float = math.inf,
) -> MeanTone:
    """Return the mean tone of articles with its 95 % t-interval.

    Args:
        article_tones: One tone per article, -1 to 1; missing ones are left out.
        pooled_sd: Spread of article tones inside groups like this one. Below 10 articles it stands
            in for the group's own spread, which is then hardly known.
        pooled_df: Degrees of freedom behind ``pooled_sd``; infinite where it is known.

    Returns:
        The mean, its interval within -1 to 1, and the number of articles. Below 3 articles there
        is no interval.

    Examples:
        >>> mean_tone([0.25, 0.75])
        MeanTone(mean=0.5, low=nan, high=nan, n=2)
        >>> found = mean_tone([0.1, 0.2, 0.3])
        >>> round(found.low, 3), round(found.high, 3)
        (-0.048, 0.448)
    """
    tones = np.asarray(list(article_tones), dtype="float64")
    tones = tones[~np.isnan(tones)]
    one = _Groups.of(tones, np.zeros(len(tones), dtype="int64"), 1)
    low, high = one.intervals(pooled_sd, pooled_df)
    return MeanTone(float(one.mean[0]), float(low[0]), float(high[0]), len(tones))


def tone_by_article(tones: np.ndarray, article: np.ndarray, n_articles: int) -> np.ndarray:
    """Return the tone of articles: the mean of their sentences.

    Args:
        tones: One tone a sentence.
        article: Index of each sentence's article, from 0.
        n_articles: Number of articles.

    Returns:
        One tone an article, NaN for one without a sentence.

    Examples:
        >>> tone_by_article(np.array([0.2, 0.4]), np.array([1, 1]), 2).round(6).tolist()
        [nan, 0.3]
    """
    sums = np.bincount(article, weights=tones, minlength=n_articles)
    sizes = np.bincount(article, minlength=n_articles)
    return np.divide(sums, sizes, out=np.full(n_articles, np.nan), where=sizes > 0)


def tone_by(values: pd.Series, groups: pd.Series) -> pd.DataFrame:
    """Return the mean tone of every group of articles.

    The spread of groups of 3 to 9 articles is pooled over all groups.

    Args:
        values: One tone per article; articles without one are left out.
        groups: The group of each article, in the same order; articles without one are left out.

    Returns:
        Columns ``group``, ``n_articles`` (with a tone), ``tone``, ``tone_low``, ``tone_high``,
        sorted by group; tones as in ``mean_tone``.

    Raises:
        ValueError: The two differ in length.
    """
    if len(values) != len(groups):
        message = f"values and groups must be equally long, got {len(values)} and {len(groups)}"
        raise ValueError(message)
    tones = values.to_numpy(dtype="float64", na_value=np.nan)
    group, names = pd.factorize(groups.to_numpy(), sort=True)
    counted = ~np.isnan(tones) & (group >= 0)
    every = _Groups.of(tones[counted], group[counted], len(names))
    low, high = every.intervals(*every.pooled())
    return pd.DataFrame(
        {
            "group": pd.Series(names, dtype=groups.dtype),
            "n_articles": every.n,
            "tone": every.mean,
            "tone_low": low,
            "tone_high": high,
        }
    )


@dataclass(frozen=True, slots=True)
class _Groups:
    """Articles of groups: their number, mean tone and sum of squared deviations from it."""

    n: np.ndarray
    mean: np.ndarray
    squares: np.ndarray

    @classmethod
    def of(cls, tones: np.ndarray, group: np.ndarray, n_groups: int) -> "_Groups":
        """Return the groups of articles from the tone and the group of each."""
        mean = tone_by_article(tones, group, n_groups)
        squares = np.bincount(group, weights=(tones - mean[group]) ** 2, minlength=n_groups)
        return cls(np.bincount(group, minlength=n_groups), mean, squares)

    def pooled(self) -> tuple[float | None, float]:
        """Return the spread inside groups and its degrees of freedom; (None, inf) if unknown."""
        df = int(np.maximum(self.n - 1, 0).sum())
        return (math.sqrt(math.fsum(self.squares) / df), float(df)) if df else (None, math.inf)

    def intervals(self, sd: float | None, df: float) -> tuple[np.ndarray, np.ndarray]:
        """Return the ends of the t-intervals, NaN below 3 articles.

        Args:
            sd: Stands in below 10 articles for the own spread; None where there is none.
            df: Its degrees of freedom.
        """
        low, high = np.full(len(self.n), np.nan), np.full(len(self.n), np.nan)
        enough = self.n >= MIN_ARTICLES
        n, mean = self.n[enough], self.mean[enough]
        freedom, spread = n - 1.0, np.sqrt(self.squares[enough] / (n - 1))
        if sd is not None:
            few = n < ENOUGH_ARTICLES
            freedom[few], spread[few] = df, sd
        half = scipy.special.stdtrit(freedom, 0.5 + LEVEL / 2) * spread / np.sqrt(n)
        low[enough], high[enough] = np.maximum(-1.0, mean - half), np.minimum(1.0, mean + half)
        return low, high
