"""What may be said of the tone of a group of articles.

The unit is the article: sentences of one article resemble each other, so intervals over sentences
would be far too narrow. Light on purpose: needs neither VADER nor scipy.stats.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import stdtrit

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
    n = len(tones)
    mean = float(tones.mean()) if n else math.nan
    if n < MIN_ARTICLES:
        return MeanTone(mean, math.nan, math.nan, n)
    if pooled_sd is None or n >= ENOUGH_ARTICLES:
        sd, df = float(tones.std(ddof=1)), n - 1.0
    else:
        sd, df = pooled_sd, pooled_df
    half = float(stdtrit(df, 0.5 + LEVEL / 2)) * sd / math.sqrt(n)
    return MeanTone(mean, max(-1.0, mean - half), min(1.0, mean + half), n)


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
    tones = pd.Series(values.to_numpy(dtype="float64", na_value=np.nan))
    names = pd.Series(groups.to_numpy())
    members = [(name, own.dropna().to_numpy()) for name, own in tones.groupby(names, sort=True)]
    pooled_sd, pooled_df = _pooled([own for _, own in members])
    means = [mean_tone(own, pooled_sd, pooled_df=pooled_df) for _, own in members]
    return pd.DataFrame(
        {
            "group": pd.Series([name for name, _ in members], dtype=groups.dtype),
            "n_articles": pd.Series([m.n for m in means], dtype="int64"),
            "tone": pd.Series([m.mean for m in means], dtype="float64"),
            "tone_low": pd.Series([m.low for m in means], dtype="float64"),
            "tone_high": pd.Series([m.high for m in means], dtype="float64"),
        }
    )


def _pooled(groups: list[np.ndarray]) -> tuple[float | None, float]:
    """Return the spread inside groups and its degrees of freedom; (None, inf) where unknown."""
    df = sum(len(own) - 1 for own in groups if len(own))
    if df == 0:
        return None, math.inf
    squares = math.fsum(float(((own - own.mean()) ** 2).sum()) for own in groups if len(own))
    return math.sqrt(squares / df), float(df)
