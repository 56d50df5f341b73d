"""Whether slices of articles differ in mean tone, as they stand and at equal topics.

The unit is the article, as everywhere. At equal topics only articles on topics that both slices
have are compared, topic by topic, and each topic weighs by how many articles both have on it: what
a regression on slice and topic gives, so that a mix of topics is no difference in tone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from analysis.tone.summary import ENOUGH_ARTICLES, LEVEL, MIN_ARTICLES

CHANCE = 1 - LEVEL  # how often a difference is claimed where there is none
_NO_SPREAD = 1e-9  # a standard error below this is that of equal numbers
GAP_COLUMNS = (
    "group",
    "other",
    "n",
    "n_other",
    "n_topics",
    "tone",
    "tone_other",
    "gap",
    "gap_low",
    "gap_high",
    "p",
    "q",
)


@dataclass(frozen=True, slots=True)
class Gap:
    """The difference in mean tone of two slices of articles, the first minus the second.

    Attributes:
        tone: Mean of the first, over what is compared; NaN where nothing is.
        tone_other: The same of the second.
        gap: Their difference, -2 to 2.
        low: Lower end of its 95 % interval; NaN where the evidence is too thin for one.
        high: Upper end of its 95 % interval.
        p: How likely chance alone makes such a difference (two-sided); NaN without an interval.
        n: Articles of the first that are compared.
        n_other: Articles of the second that are compared.
        n_topics: Topics that both have; 1 where topics are not asked for.
    """

    tone: float
    tone_other: float
    gap: float
    low: float
    high: float
    p: float
    n: int
    n_other: int
    n_topics: int

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

    def slice(self, place: object) -> "_Cells":
        """Return the cells of some slices."""
        return _Cells(self.n[place], self.total[place], self.squares[place])

    def rest(self) -> "_Cells":
        """Return for each slice the cells of all others together."""
        every = (self.n, self.total, self.squares)
        n, total, squares = (one.sum(axis=0) - one for one in every)
        return _Cells(n, total, squares)


def tone_gap(
    tones: Sequence[float] | np.ndarray,
    other: Sequence[float] | np.ndarray,
    *,
    topics: Sequence[str] | None = None,
    other_topics: Sequence[str] | None = None,
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
        inside topics is pooled over both sides. No interval below 3 articles a side or where all
        have the same tone.

    Raises:
        ValueError: Only one side has topics, or not one a tone.

    Examples:
        >>> found = tone_gap([-0.3, -0.2, -0.4], [0.2, 0.3, 0.1])
        >>> round(found.gap, 3), round(found.low, 3), round(found.high, 3), found.is_claimed
        (-0.5, -0.727, -0.273, True)
        >>> tone_gap([0.1], [0.4]).is_known
        False
    """
    sides = (np.asarray(tones, dtype="float64"), np.asarray(other, dtype="float64"))
    if (topics is None) != (other_topics is None):
        raise ValueError("topics must be given for both slices or for neither")
    names = [
        np.zeros(len(side), dtype=np.int64) if own is None else np.asarray(own, dtype=object)
        for side, own in zip(sides, (topics, other_topics), strict=True)
    ]
    rows = pd.DataFrame(
        {
            "tone": np.concatenate(sides),
            "group": np.repeat([0, 1], [len(side) for side in sides]),
            "topic": pd.Series(np.concatenate(names)),
        }
    )
    cells = _cells(rows["tone"], rows["group"], rows["topic"], n_groups=2)
    found = _gaps(cells.slice(0), cells.slice(1))
    return Gap(
        *(float(found[name]) for name in ("tone", "tone_other", "gap", "low", "high", "p")),
        *(int(found[name]) for name in ("n", "n_other", "n_topics")),
    )


def gaps_between(
    tones: pd.Series, groups: pd.Series, topics: pd.Series | None = None
) -> pd.DataFrame:
    """Return the difference of every two groups of articles.

    Args:
        tones: One tone an article; articles without one are left out.
        groups: The group of each article, in the same order.
        topics: The topic of each article, to compare at equal topics; None: as they stand.

    Returns:
        Columns ``GAP_COLUMNS``, one row a pair that can be compared, by group: as in ``Gap``, with
        ``q``, the p-value after the control of false discoveries over all rows: of the rows with a
        ``q`` up to 0.05, at most 5 % are false on average.
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
    names = pd.Index(sorted(groups.dropna().unique()))
    within = pd.Series(0, index=tones.index) if topics is None else topics
    cells = _cells(tones, pd.Series(names.get_indexer(groups)), within, n_groups=len(names))
    found = [_gaps(cells, cells.rest())] if to_rest and len(names) else []
    firsts, seconds = [*range(len(names))], [""] * len(names)
    if not to_rest:
        found = [
            _gaps(cells.slice(slice(k, k + 1)), cells.slice(slice(k + 1, None)))
            for k in range(len(names) - 1)
        ]
        pairs = [(k, j) for k in range(len(names)) for j in range(k + 1, len(names))]
        firsts, seconds = [k for k, _ in pairs], [names[j] for _, j in pairs]
    rows = pd.DataFrame(
        {
            name: np.concatenate([one[name] for one in found]) if found else []
            for name in (
                "n",
                "n_other",
                "n_topics",
                "tone",
                "tone_other",
                "gap",
                "low",
                "high",
                "p",
            )
        }
    ).rename(columns={"low": "gap_low", "high": "gap_high"})
    rows = rows.assign(group=names[firsts], other=seconds)
    rows = rows if to_rest else rows[rows["p"].notna()].reset_index(drop=True)
    return rows.assign(q=false_discovery(rows["p"].to_numpy(dtype="float64")))[[*GAP_COLUMNS]]


def _cells(tones: pd.Series, groups: pd.Series, topics: pd.Series, *, n_groups: int) -> _Cells:
    """Sum up the articles of each group on each topic."""
    values = tones.to_numpy(dtype="float64", na_value=np.nan)
    topic, names = pd.factorize(topics.to_numpy(), sort=True)
    group = groups.to_numpy()
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
            np.where(shared, one.squares - one.n * mean**2, 0.0).clip(min=0.0).sum(axis=-1)
            for one, mean in ((a, mean_a), (b, mean_b))
        )
        load_a, load_b = (np.where(shared, weight**2 / one.n, 0.0).sum(axis=-1) for one in (a, b))
        df_a, df_b = ((n - shared).sum(axis=-1) for n in (n_a, n_b))
        own = np.minimum(df_a, df_b) >= ENOUGH_ARTICLES - 1
        pooled = (off_a + off_b) / (df_a + df_b)
        part_a = np.where(own, off_a / df_a, pooled) * load_a
        part_b = np.where(own, off_b / df_b, pooled) * load_b
        variance = part_a + part_b
        welch = variance**2 / (part_a**2 / df_a + part_b**2 / df_b)
        df = np.where(own, welch, df_a + df_b)
        gap, error = tone_a - tone_b, np.sqrt(variance)
        enough = np.minimum(n_a.sum(axis=-1), n_b.sum(axis=-1)) >= MIN_ARTICLES
        known = enough & (df_a + df_b > 0) & (error > _NO_SPREAD)
        half = np.where(known, stdtrit(np.where(known, df, 1.0), 0.5 + LEVEL / 2) * error, np.nan)
        p = np.where(known, 2 * stdtr(np.where(known, df, 1.0), -np.abs(gap) / error), np.nan)
    return {
        "tone": tone_a,
        "tone_other": tone_b,
        "gap": gap,
        "low": gap - half,
        "high": gap + half,
        "p": p,
        "n": n_a.sum(axis=-1).astype("int64"),
        "n_other": n_b.sum(axis=-1).astype("int64"),
        "n_topics": shared.sum(axis=-1),
    }
