"""How well scores agree with judgements by hand: accuracy, Cohen's kappa and Pearson's r.

All three are of the corpus, not of the sample: judged sentences count by their weights. Kappa is
Cohen's (1960), unweighted, over negative, neutral and positive.
"""

import math
from dataclasses import dataclass

import numpy as np

from analysis.tone.cuts import TONE_CUT
from analysis.tone.sampling import JudgedSample, sides_of

REDRAWN = 2_000
SPREAD = 1.959964  # standard errors of a 95 % interval
CUTS = (0.01, *(round(0.05 * step, 2) for step in range(1, 11)))  # tried, on either side of 0
ENOUGH_FOR_CUTS = 40  # judged sentences
# Of kappa. Judgements that have nothing to do with the scores gain as much in three samples of ten;
# that the gain's 95 % interval is above 0, too, leaves 7 of 100, and finds planted cut points (-.3
# and .3, by a reader who errs a little) in 72, 93 and 100 of 100 samples of 60, 120 and 240.
LEAST_GAIN = 0.05
_VERDICTS = (-1, 0, 1)
_NOTHING = 1e-12  # below that a divisor is 0 but for rounding


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value of the corpus with its 95 % interval; NaN where it is not known."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well one model agrees with the judgements.

    Attributes:
        accuracy: Share of sentences that both put on the same side.
        kappa: The same beyond what chance would give; 0: chance, 1: always.
        r: Pearson's correlation of the score with the verdict (-1, 0, 1).
    """

    accuracy: Estimate
    kappa: Estimate
    r: Estimate


@dataclass(frozen=True, slots=True)
class Cuts:
    """Cut points under which a model agrees better with the judgements.

    Attributes:
        low: Negative up to here.
        high: Positive from here.
        kappa: Kappa with them, each sentence judged by cut points chosen without it.
        kappa_now: Kappa with the cut points that are in use.
    """

    low: float
    high: float
    kappa: float
    kappa_now: float


def accuracy(sides: np.ndarray, verdicts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the weighted share of sides that are the verdict; weights: one or many rows."""
    return weights @ (sides == verdicts) / weights.sum(axis=-1)


def kappa(sides: np.ndarray, verdicts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return Cohen's kappa; NaN where both say the same of everything."""
    total = weights.sum(axis=-1)
    chance = sum(
        (weights @ (sides == one)) * (weights @ (verdicts == one)) for one in _VERDICTS
    ) / (total * total)
    seen = accuracy(sides, verdicts, weights)
    return _divided(seen - chance, 1 - chance)


def correlation(scores: np.ndarray, verdicts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return Pearson's r; NaN where either does not vary."""
    total = weights.sum(axis=-1)
    # moved to 0, so that nothing is lost when squares are subtracted
    x, y = scores - scores.mean(), verdicts - verdicts.mean()
    mean_x, mean_y = weights @ x / total, weights @ y / total
    shared = weights @ (x * y) / total - mean_x * mean_y
    spread = (weights @ (x * x) / total - mean_x**2) * (weights @ (y * y) / total - mean_y**2)
    return _divided(shared, np.sqrt(np.maximum(spread, 0.0)))


def _divided(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Return the quotient; NaN where the divisor is 0 but for rounding."""
    above, below = np.asarray(above, dtype="float64"), np.asarray(below, dtype="float64")
    return np.divide(above, below, out=np.full(above.shape, np.nan), where=np.abs(below) > _NOTHING)


def agreement(scores: np.ndarray, sample: JudgedSample) -> Agreement:
    """Return how well scores agree with a judged sample.

    Args:
        scores: One score a judged sentence, -1 to 1.
        sample: The judgements.

    Returns:
        Values of the corpus. Intervals: accuracy by Wilson's formula with the spread of the
        strata, kappa and r from 2,000 samples drawn anew within strata (fixed seed); none where a
        stratum that occurs has fewer than 2 judged sentences.
    """
    sides, verdicts, weights = sides_of(scores), sample.verdicts, sample.weights()
    if not len(verdicts):
        nothing = Estimate(math.nan, math.nan, math.nan)
        return Agreement(nothing, nothing, nothing)
    drawn = sample.redrawn(REDRAWN) if has_intervals(sample) else np.zeros((0, len(verdicts)))
    return Agreement(
        share_of(sides == verdicts, sample),
        _estimate(kappa(sides, verdicts, weights), kappa(sides, verdicts, drawn)),
        _estimate(correlation(scores, verdicts, weights), correlation(scores, verdicts, drawn)),
    )


def has_intervals(sample: JudgedSample) -> bool:
    """Tell whether every stratum that occurs has the 2 judged sentences that a spread needs."""
    judged = sample.judged()
    return bool(len(sample.verdicts)) and bool((judged >= np.minimum(sample.sizes, 2)).all())


def _estimate(value: np.ndarray, drawn: np.ndarray) -> Estimate:
    """Return a value of -1 to 1 with the interval that values of redrawn samples give."""
    known = drawn[~np.isnan(drawn)]
    low, high = np.quantile(known, [0.025, 0.975]) if len(known) else (math.nan, math.nan)
    if math.isclose(
        low, high, abs_tol=_NOTHING
    ):  # all sentences say the same: the samples cannot tell how sure that is
        low = high = math.nan
    return Estimate(*np.clip(np.array([value, low, high]), -1.0, 1.0).tolist())


def share_of(holds: np.ndarray, sample: JudgedSample) -> Estimate:
    """Return the share of the corpus's sentences of which something holds, with its interval.

    The interval is Wilson's (1927) with the number of sentences that a plain sample would need
    for the same spread. A stratum whose judged sentences all say the same is not taken to have no
    spread: its share is moved as by one sentence for and one against (Laplace).
    """
    share = 1.0 if holds.all() else float(sample.weights() @ holds)
    if not has_intervals(sample):
        return Estimate(share, math.nan, math.nan)
    n = np.maximum(sample.judged(), 1)
    moved = (np.bincount(sample.strata, weights=holds, minlength=len(n)) + 1) / (n + 2)
    parts = sample.sizes / sample.sizes.sum()
    spread = float((parts**2 * moved * (1 - moved) / n).sum())
    overall = float(parts @ moved)
    plain = overall * (1 - overall) / spread
    middle = (share + SPREAD**2 / (2 * plain)) / (1 + SPREAD**2 / plain)
    half = math.sqrt(share * (1 - share) / plain + SPREAD**2 / (4 * plain**2))
    half *= SPREAD / (1 + SPREAD**2 / plain)
    return Estimate(share, max(0.0, middle - half), min(1.0, middle + half))


def suggested_cuts(scores: np.ndarray, sample: JudgedSample) -> Cuts | None:
    """Suggest cut points under which scores agree better with the judgements.

    Every pair of ``CUTS`` is tried. A sample this small would suggest something by chance, too: so
    each sentence is also judged by the pair that is best without it, and the gain counts on that.

    Args:
        scores: One score a judged sentence, -1 to 1.
        sample: The judgements.

    Returns:
        The best pair (among equals the one nearest to those in use); None below 40 judged
        sentences, or where sentences left out gain less than .05 of kappa, or no more than samples
        drawn anew would by chance.
    """
    verdicts, weights = sample.verdicts, sample.weights()
    if len(verdicts) < ENOUGH_FOR_CUTS:
        return None
    pairs = [(-low, high) for low in CUTS for high in CUTS]
    pairs.sort(key=lambda pair: (abs(pair[0] + TONE_CUT) + abs(pair[1] - TONE_CUT), pair))
    sides = np.array([sides_of(scores, low=low, high=high) for low, high in pairs])
    left_out = [_best(sides, verdicts, _without(weights, place)) for place in range(len(verdicts))]
    chosen = sides[left_out, np.arange(len(verdicts))]
    now = float(kappa(sides_of(scores), verdicts, weights))
    gained = float(kappa(chosen, verdicts, weights))
    best = pairs[_best(sides, verdicts, weights)]
    if not gained >= now + LEAST_GAIN or best == (-TONE_CUT, TONE_CUT):
        return None
    return Cuts(*best, gained, now) if _gains(chosen, sides_of(scores), sample) else None


def _gains(chosen: np.ndarray, now: np.ndarray, sample: JudgedSample) -> bool:
    """Tell whether one set of sides has more kappa than another in all but 2.5 % of new samples."""
    drawn = sample.redrawn(REDRAWN) if has_intervals(sample) else sample.weights()[np.newaxis]
    gain = kappa(chosen, sample.verdicts, drawn) - kappa(now, sample.verdicts, drawn)
    known = gain[~np.isnan(gain)]
    return bool(len(known)) and float(np.quantile(known, 0.025)) > 0


def _without(weights: np.ndarray, place: int) -> np.ndarray:
    left = weights.copy()
    left[place] = 0.0
    return left


def _best(sides: np.ndarray, verdicts: np.ndarray, weights: np.ndarray) -> int:
    """Return the first of the rows of sides with the largest kappa."""
    seen = (sides == verdicts) @ weights
    chance = sum(
        ((sides == one) @ weights) * float(weights @ (verdicts == one)) for one in _VERDICTS
    )
    total = weights.sum()
    found = _divided(seen / total - chance / total**2, 1 - chance / total**2)
    return int(np.nan_to_num(found, nan=-1.0).round(12).argmax())
