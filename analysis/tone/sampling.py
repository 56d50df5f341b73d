"""A stratified sample of sentences to be judged by hand.

The strata are the three sides of the tone scale, so that rare sides are judged as often as common
ones; weights bring the strata back to their sizes (Cochran 1977, chapter 5). Who belongs to the
sample follows from the sentences' ids alone, which are hashes: a larger sample holds the smaller
one, and further files leave most of it in place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.tone.cuts import TONE_CUT

SIDES = ("negative", "neutral", "positive")


def sides_of(scores: np.ndarray, *, low: float = -TONE_CUT, high: float = TONE_CUT) -> np.ndarray:
    """Return on which side of the cut points each score falls: -1, 0 or 1."""
    return np.where(scores >= high, 1, np.where(scores <= low, -1, 0))


def draw_sample(ids: pd.Series, tones: pd.Series, n: int) -> list[str]:
    """Draw sentences to be judged, as many as possible of each side.

    Args:
        ids: Hashes of the sentences.
        tones: Their tones; what has none is not drawn.
        n: How many to draw; fewer where there are not so many.

    Returns:
        Ids in an order that does not tell the side; the same for the same sentences.
    """
    scored = tones.notna()
    sides = sides_of(tones[scored].to_numpy(dtype="float64"))
    kept = ids[scored].to_numpy(dtype="U16")
    strata = [kept[sides == side] for side in (-1, 0, 1)]
    drawn = [
        name
        for own, size in zip(strata, allotted([len(one) for one in strata], n), strict=True)
        for name in np.sort(own)[:size].tolist()
    ]
    # the first digits decided who is drawn, and would tell large strata from small ones
    return sorted(drawn, key=lambda name: name[::-1])


def allotted(sizes: Sequence[int], n: int) -> list[int]:
    """Return how many of n to draw from strata: equally many, all of those that are smaller.

    Examples:
        >>> allotted([100, 5, 100], 60)
        [28, 5, 27]
        >>> allotted([2, 0, 1], 60)
        [2, 0, 1]
    """
    given = [0] * len(sizes)
    open_ones = [place for place, size in enumerate(sizes) if size]
    while open_ones and sum(given) < n:
        each = max(1, (n - sum(given)) // len(open_ones))
        for place in open_ones:
            given[place] += min(each, sizes[place] - given[place], n - sum(given))
        open_ones = [place for place in open_ones if given[place] < sizes[place]]
    return given


@dataclass(frozen=True, slots=True)
class JudgedSample:
    """Sentences of a corpus that somebody judged.

    Attributes:
        verdicts: -1, 0 or 1 for each sentence.
        strata: Index of each one's stratum.
        sizes: Number of sentences that each stratum has in the corpus.
    """

    verdicts: np.ndarray
    strata: np.ndarray
    sizes: np.ndarray

    def judged(self) -> np.ndarray:
        """Return how many sentences of each stratum are judged."""
        return np.bincount(self.strata, minlength=len(self.sizes))

    def weights(self) -> np.ndarray:
        """Return what each sentence stands for, as parts of 1.

        A stratum without a judged sentence stands for nothing: the others speak for it.
        """
        weights = self.sizes[self.strata] / np.maximum(self.judged(), 1)[self.strata]
        return weights / weights.sum() if len(weights) else weights

    def redrawn(self, n: int, *, seed: int = 0) -> np.ndarray:
        """Return weights of samples drawn anew within strata, n rows.

        From a stratum of m judged sentences m - 1 are drawn with replacement, each standing for
        m / (m - 1): so the spread is that of the sample (Rao and Wu 1988). The only one of its
        stratum is in every sample.
        """
        rng = np.random.default_rng(seed)
        drawn = np.ones((n, len(self.strata)))
        for stratum, m in enumerate(self.judged()):
            if m > 1:
                times = rng.multinomial(m - 1, np.full(m, 1 / m), size=n)
                drawn[:, self.strata == stratum] = times * m / (m - 1)
        weights = drawn * self.weights()
        return weights / weights.sum(axis=1, keepdims=True)
