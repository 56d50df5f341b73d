"""Whether slices of articles differ in mean tone, as they stand and at equal topics.

The unit is the article, as everywhere. At equal topics only articles on topics that both slices
have are compared, topic by topic, and each topic weighs by how many articles both have on it: what
a regression on slice and topic gives, so that a mix of topics is no difference in tone.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import scipy  # its parts load when asked for: the first page stands before

from analysis.tone.summary import ENOUGH_ARTICLES, LEVEL, MIN_ARTICLES

CHANCE = 1 - LEVEL  # how often a difference is claimed where there is none
_CELLS_AT_ONCE = 200_000
_NO_SPREAD = 1e-7  # a smaller standard error is that of equal numbers, and of rounding
GAP_COLUMNS = (
    "group",
    "other",
    "n",
    "n_other",
    "n_topics",
    "tone",
    "tone_low",
    "tone_high",
    "tone_other",
    "other_low",
    "other_high",
    "gap",
    "gap_low",
    "gap_high",
    "p",
    "q",
    "alike",
)


@dataclass(frozen=True, slots=True)
class Gap:
    """The difference in mean tone of two slices of articles, the first minus the second.

    Attributes:
        tone: Mean of the first, over what is compared; NaN where nothing is.
        tone_low: Lower end of its own 95 % interval; missing where that of the gap is.
        tone_high: Upper end.
        tone_other: The mean of the second, over what is compared.
        other_low: Lower end of its own 95 % interval.
        other_high: Upper end.
        gap: Their difference, -2 to 2.
        gap_low: Lower end of its 95 % interval; NaN where the evidence is too thin for one.
        gap_high: Upper end of its 95 % interval.
        p: How likely chance alone makes such a difference (two-sided); NaN without an interval.
        n: Articles of the first that are compared.
        n_other: Articles of the second that are compared.
        n_topics: Topics that both have; 1 where topics are not asked for.
        alike: There are articles enough for an interval, but on each topic those of either side
            all have the same tone, so that chance cannot be told.
    """

    tone: float
    tone_low: float
    tone_high: float
    tone_other: float
    other_low: float
    other_high: float
    gap: float
    gap_low: float
    gap_high: float
    p: float
    n: int
    n_other: int
    n_topics: int
    alike: bool

    @property
    def is_known(self) -> bool:
        """Whether there is evidence enough for an interval."""
        return not math.isnan(self.p)

    @property
    def is_claimed(self) -> bool:
        """Whether this difference, alone, is beyond chance."""
        return self.is_known and self.p <= CHANCE


@dataclass(frozen=True, slots=True)
class _Cells:
    """Articles by topic: their number, their sum of tones, their sum of squares.

    The last axis is topics; the ones before it are slices.
    """

    n: np.ndarray
    total: np.ndarray
    squares: np.ndarray

    def slice(self, place: int | np.ndarray) -> "_Cells":
        """Return the cells of some slices."""
        return _Cells(self.n[place], self.total[place], self.squares[place])

    def rest(self) -> "_Cells":
        """Return for each slice the cells of all others together."""
        every = (self.n, self.total, self.squares)
        n, total, squares = (one.sum(axis=0) - one for one in every)
        return _Cells(n, total, squares)


def tone_gap(
    tones: Iterable[float],
    other: Iterable[float],
    *,
    topics: Iterable[str] | None = None,
    other_topics: Iterable[str] | None = None,
) -> Gap:
    """Return how two slices of articles differ in mean tone, with a 95 % interval.

    Args:
        tones: One tone an article of the first slice, -1 to 1; missing ones are left out.
        other: The same of the second.
        topics: The topic of each article of the first; missing ones are left out. With topics the
            slices are compared at equal topics, without them as they stand.
        other_topics: The same of the second.

    Returns:
        Welch's t-interval; with fewer than 10 articles on a side (less one a topic) the spread
        inside topics is pooled over both sides; its degrees of freedom are fewer where topics
        spread unequally. No interval below 3 articles a side or where all have the same tone.

    Raises:
        ValueError: Only one side has topics, or not one a tone.

    Examples:
        >>> found = tone_gap([-0.3, -0.2, -0.4], [0.2, 0.3, 0.1])
        >>> round(found.gap, 3), round(found.gap_low, 3), round(found.gap_high, 3)
        (-0.5, -0.727, -0.273)
        >>> tone_gap([0.1], [0.4]).is_known
        False
    """
    sides = [np.array([*own], dtype="float64") for own in (tones, other)]
    if (topics is None) != (other_topics is None):
        raise ValueError("topics must be given for both slices or for neither")
    names = [
        np.zeros(len(side)) if own is None else np.array([*own], dtype=object)
        for side, own in zip(sides, (topics, other_topics), strict=True)
    ]
    if any(len(side) != len(own) for side, own in zip(sides, names, strict=True)):
        raise ValueError("topics must be as many as tones")
    group = np.repeat([0, 1], [len(side) for side in sides])
    cells = _cells(np.concatenate(sides), group, np.concatenate(names), n_groups=2)
    found = _gaps(cells.slice(0), cells.slice(1))
    values: dict[str, Any] = {name: value.item() for name, value in found.items()}
    return Gap(**values)


def gaps_between(
    tones: pd.Series, groups: pd.Series, topics: pd.Series | None = None
) -> pd.DataFrame:
    """Return the difference of every two groups of articles.

    Args:
        tones: One tone an article; articles without one are left out.
        groups: The group of each article, in the same order.
        topics: The topic of each article, to compare at equal topics; None: as they stand.

    Returns:
        Columns ``GAP_COLUMNS``, one row a pair with articles enough, by group: as in ``Gap``, with
        ``q``, the p-value after the control of false discoveries over all rows: of the rows with a
        ``q`` up to 0.05, at most 5 % are false on average. Pairs that are ``alike`` have no
        interval, ``p`` and ``q``.
    """
    return _compared(tones, groups, topics, to_rest=False)


def gaps_to_rest(
    tones: pd.Series, groups: pd.Series, topics: pd.Series | None = None
) -> pd.DataFrame:
    """Return the difference of every group of articles from all others together.

    Returns:
        As ``gaps_between``, one row a group; ``other`` is "", and a group that cannot be compared
        has a row without interval, ``p`` and ``q``.
    """
    return _compared(tones, groups, topics, to_rest=True)


def false_discovery(p_values: np.ndarray) -> np.ndarray:
    """Return p-values after the control of false discoveries (Benjamini and Hochberg 1995).

    Args:
        p_values: One a comparison; missing ones stay missing and do not count.

    Examples:
        >>> false_discovery(np.array([0.01, 0.04, np.nan, 0.03])).round(3).tolist()
        [0.03, 0.04, nan, 0.04]
    """
    found = np.full(len(p_values), np.nan)
    known = np.flatnonzero(~np.isnan(p_values))
    order = known[np.argsort(p_values[known], kind="stable")]
    raised = p_values[order] * len(order) / np.arange(1, len(order) + 1)
    found[order] = np.minimum.accumulate(raised[::-1])[::-1]
    return found


def topic_weights(topics: pd.Series, other_topics: pd.Series) -> pd.Series:
    """Return what each topic weighs where two slices are compared at equal topics.

    Args:
        topics: The topic of each article that is compared of the first slice.
        other_topics: The same of the second.

    Returns:
        Index: the topics that both have, sorted; the weights sum to 1.
    """
    counts = topics.value_counts(), other_topics.value_counts()
    n, other = (one.reindex(sorted({*counts[0].index} & {*counts[1].index})) for one in counts)
    weights = n * other / (n + other)
    return weights / weights.sum()


def _compared(
    tones: pd.Series, groups: pd.Series, topics: pd.Series | None, *, to_rest: bool
) -> pd.DataFrame:
    """Compare groups with each other, or each with the rest."""
    names = pd.Index(sorted(groups.dropna().unique()), dtype=object)
    values = tones.to_numpy(dtype="float64", na_value=np.nan)
    within = np.zeros(len(values)) if topics is None else topics.to_numpy()
    cells = _cells(values, names.get_indexer(pd.Index(groups)), within, n_groups=len(names))
    if to_rest:
        found, first, other = _gaps(cells, cells.rest()), names, [""] * len(names)
    else:
        able = np.flatnonzero(cells.n.sum(axis=-1) >= MIN_ARTICLES)
        one, two = (able[place] for place in np.triu_indices(len(able), 1))
        found, first, other = _gaps_of_pairs(cells, one, two), names[one], names[two]
    rows = pd.DataFrame({"group": first, "other": other, **found})
    if not to_rest:
        rows = rows[rows["p"].notna() | rows["alike"]].reset_index(drop=True)
    return rows.assign(q=false_discovery(rows["p"].to_numpy()))[[*GAP_COLUMNS]]


def _gaps_of_pairs(cells: _Cells, one: np.ndarray, two: np.ndarray) -> dict[str, np.ndarray]:
    """Return the differences of many pairs of slices, in parts that fit into memory."""
    step = max(_CELLS_AT_ONCE // cells.n.shape[1], 1)
    parts = [
        _gaps(cells.slice(one[at : at + step]), cells.slice(two[at : at + step]))
        for at in range(0, max(len(one), 1), step)
    ]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _cells(values: np.ndarray, group: np.ndarray, topics: np.ndarray, *, n_groups: int) -> _Cells:
    """Sum up the articles of each group on each topic."""
    topic, names = pd.factorize(topics, sort=True)
    keep = ~np.isnan(values) & (topic >= 0) & (group >= 0)
    width = max(len(names), 1)
    place = group[keep] * width + topic[keep]
    sums = (
        np.bincount(place, weights=weight, minlength=n_groups * width).reshape(n_groups, width)
        for weight in (np.ones(len(place)), values[keep], values[keep] ** 2)
    )
    return _Cells(*sums)


def _gaps(a: _Cells, b: _Cells) -> dict[str, np.ndarray]:  # kernel
    """Return the differences of slices, as in ``Gap``; the leading axes are matched."""
    shared = (a.n > 0) & (b.n > 0)
    n_a, n_b = np.where(shared, a.n, 0.0), np.where(shared, b.n, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = np.where(shared, n_a * n_b / (n_a + n_b), 0.0)
        weight /= weight.sum(axis=-1, keepdims=True)
        mean_a, mean_b = (np.where(shared, one.total / one.n, 0.0) for one in (a, b))
        tone_a, tone_b = (weight * mean_a).sum(axis=-1), (weight * mean_b).sum(axis=-1)
        off_a, off_b = (
            np.where(shared, one.squares - one.n * mean**2, 0.0).clip(min=0.0)
            for one, mean in ((a, mean_a), (b, mean_b))
        )
        free_a, free_b = n_a - shared, n_b - shared
        load_a, load_b = (np.where(shared, weight**2 / one.n, 0.0).sum(axis=-1) for one in (a, b))
        own = np.minimum(free_a.sum(axis=-1), free_b.sum(axis=-1)) >= ENOUGH_ARTICLES - 1
        pooled = (off_a + off_b).sum(axis=-1) / (free_a + free_b).sum(axis=-1)
        part_a = np.where(own, off_a.sum(axis=-1) / free_a.sum(axis=-1), pooled) * load_a
        part_b = np.where(own, off_b.sum(axis=-1) / free_b.sum(axis=-1), pooled) * load_b
        variance = part_a + part_b
        df_a, df_b = _degrees(off_a, free_a), _degrees(off_b, free_b)
        df_both = _degrees(off_a + off_b, free_a + free_b)
        welch = variance**2 / (part_a**2 / df_a + part_b**2 / df_b)
        df = np.where(own, welch, df_both)
        gap, error = tone_a - tone_b, np.sqrt(variance)
        enough = np.minimum(n_a.sum(axis=-1), n_b.sum(axis=-1)) >= MIN_ARTICLES
        enough &= (free_a + free_b).sum(axis=-1) > 0
        known = enough & (error > _NO_SPREAD)
        p = np.where(
            known, 2 * scipy.special.stdtr(np.where(known, df, 1.0), -np.abs(gap) / error), np.nan
        )
        half, half_a, half_b = (
            np.where(
                known, scipy.special.stdtrit(np.where(known, own_df, 1.0), 0.5 + LEVEL / 2), np.nan
            )
            * np.sqrt(part)
            for own_df, part in (
                (df, variance),
                (np.where(own, df_a, df), part_a),
                (np.where(own, df_b, df), part_b),
            )
        )
    return {
        "tone": tone_a,
        "tone_low": tone_a - half_a,
        "tone_high": tone_a + half_a,
        "tone_other": tone_b,
        "other_low": tone_b - half_b,
        "other_high": tone_b + half_b,
        "gap": gap,
        "gap_low": gap - half,
        "gap_high": gap + half,
        "p": p,
        "n": n_a.sum(axis=-1).astype("int64"),
        "n_other": n_b.sum(axis=-1).astype("int64"),
        "n_topics": shared.sum(axis=-1),
        "alike": enough & ~known,
    }


def _degrees(off: np.ndarray, free: np.ndarray) -> np.ndarray:
    """Return how many degrees of freedom a spread has that is pooled over topics (last axis).

    Topics differ in spread, so it rests on fewer than they have together (Satterthwaite 1946, with
    squares of variances estimated without bias); exactly as many where there is one topic.

    Args:
        off: Sums of squares around the means.
        free: Their degrees of freedom.
    """
    told = off.sum(axis=-1) ** 2 / (off**2 / (free + 2)).sum(axis=-1) - 2
    return np.clip(told, 1.0, free.sum(axis=-1))
