"""Agreement with judgements: the values of scikit-learn and scipy, and of the whole corpus."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import pearsonr
from sklearn.metrics import accuracy_score, cohen_kappa_score

from analysis.tone.agreement import (
    accuracy,
    agreement,
    correlation,
    kappa,
    share_of,
    suggested_cuts,
)
from analysis.tone.sampling import JudgedSample, allotted, draw_sample, sides_of

SIDES = (-1, 0, 1)


def a_population(n, *, noise=1.0, seed=0):
    """Return scores and verdicts that agree more or less; every second score is 0."""
    rng = np.random.default_rng(seed)
    felt = rng.normal(size=n)
    scores = np.where(rng.random(n) < 0.45, 0.0, np.tanh(felt / 2))
    heard = felt * (scores != 0) + noise * rng.normal(size=n)
    return scores, np.where(heard > 1.1, 1, np.where(heard < -1.1, -1, 0))


def drawn(scores, verdicts, n, rng):
    """Return the judged sample of n sentences of a population, and their places in it."""
    strata = sides_of(scores) + 1
    sizes = np.bincount(strata, minlength=3)
    places = np.concatenate(
        [
            rng.choice(np.flatnonzero(strata == stratum), size, replace=False)
            for stratum, size in enumerate(allotted(sizes.tolist(), n))
        ]
    )
    return JudgedSample(verdicts[places], strata[places], sizes), places


@pytest.mark.parametrize("seed", range(5))
def test_values_are_those_of_scikit_learn_and_scipy(seed):
    rng = np.random.default_rng(seed)
    scores, verdicts = a_population(200, seed=seed)
    sides, weights = sides_of(scores), rng.random(200)

    assert accuracy(sides, verdicts, weights) == pytest.approx(
        accuracy_score(verdicts, sides, sample_weight=weights)
    )
    assert kappa(sides, verdicts, weights) == pytest.approx(
        cohen_kappa_score(verdicts, sides, sample_weight=weights)
    )
    equal = np.ones(200)
    assert kappa(sides, verdicts, equal) == pytest.approx(cohen_kappa_score(verdicts, sides))
    assert correlation(scores, verdicts, equal) == pytest.approx(pearsonr(scores, verdicts)[0])


def test_a_weight_of_two_counts_as_two_sentences():
    scores, verdicts = a_population(80)
    times = np.arange(80) % 3

    twice = correlation(scores, verdicts, times)

    many = np.repeat(scores, times), np.repeat(verdicts, times)
    assert twice == pytest.approx(pearsonr(*many)[0])


def test_what_does_not_vary_has_neither_kappa_nor_correlation():
    same, weights = np.zeros(5), np.ones(5)

    assert math.isnan(kappa(same, same, weights))
    assert math.isnan(correlation(same, np.array([0, 1, 0, 1, 1]), weights))


@pytest.mark.no_cover  # a simulation
@pytest.mark.parametrize("draws", [500, pytest.param(2_000, marks=pytest.mark.slow)])
def test_weights_bring_back_the_true_mean_and_agreement(draws):
    scores, verdicts = a_population(4_000)
    truth = verdicts.mean(), (sides_of(scores) == verdicts).mean()
    rng = np.random.default_rng(1)
    means, shares, unweighted = [], [], []

    for _ in range(draws):
        sample, places = drawn(scores, verdicts, 60, rng)
        means.append(sample.weights() @ sample.verdicts)
        shares.append(agreement(scores[places], sample).accuracy.value)
        unweighted.append((sides_of(scores[places]) == sample.verdicts).mean())

    assert np.mean(means) == pytest.approx(truth[0], abs=3 * np.std(means) / draws**0.5)
    assert np.mean(shares) == pytest.approx(truth[1], abs=3 * np.std(shares) / draws**0.5)
    assert abs(np.mean(unweighted) - truth[1]) > 3 * np.std(unweighted) / draws**0.5


@pytest.mark.slow
@pytest.mark.parametrize("noise", [0.5, 1.0, 2.0])
def test_intervals_hold_the_value_of_the_corpus(noise):
    scores, verdicts = a_population(3_000, noise=noise)
    everything = np.ones(len(scores))
    truth = (
        accuracy(sides_of(scores), verdicts, everything),
        kappa(sides_of(scores), verdicts, everything),
        correlation(scores, verdicts, everything),
    )
    rng = np.random.default_rng(2)
    held = np.zeros(3)

    for _ in range(500):
        sample, places = drawn(scores, verdicts, 60, rng)
        found = agreement(scores[places], sample)
        estimates = (found.accuracy, found.kappa, found.r)
        held += [one.low <= true <= one.high for one, true in zip(estimates, truth, strict=True)]

    assert (held / 500 >= 0.90).all(), held
    assert (held / 500 <= 0.985).all(), held


def test_an_interval_of_all_right_does_not_claim_certainty():
    sample = JudgedSample(np.repeat(SIDES, 10), np.repeat([0, 1, 2], 10), np.array([10, 80, 10]))

    found = agreement(sample.verdicts * 0.5, sample)

    assert found.accuracy.value == 1
    assert found.kappa.value == pytest.approx(1)
    assert 0.75 < found.accuracy.low < 0.9
    assert math.isnan(found.kappa.low)


def test_one_wrong_sentence_of_a_small_stratum_widens_the_interval_little():
    sample = JudgedSample(np.repeat(SIDES, 20), np.repeat([0, 1, 2], 20), np.array([5, 990, 5]))
    holds = np.arange(60) > 0

    share = share_of(holds, sample)

    assert share.value > 0.999
    assert 0.8 < share.low < share.value < share.high <= 1


def test_a_stratum_with_one_judged_sentence_has_no_spread():
    sample = JudgedSample(np.array([1, 0, 0, -1]), np.array([2, 1, 1, 0]), np.array([9, 9, 9]))

    assert math.isnan(share_of(sample.verdicts == 1, sample).low)
    assert math.isnan(agreement(np.array([0.4, 0, 0.2, 0]), sample).r.low)


def test_the_only_sentence_of_its_stratum_is_in_every_sample_drawn_anew():
    verdicts = np.array([-1, *[0] * 10, *[1] * 10])
    sample = JudgedSample(verdicts, verdicts + 1, np.array([1, 500, 40]))

    drawn = sample.redrawn(200)

    assert drawn.sum(axis=1) == pytest.approx(np.ones(200))
    assert drawn[:, 0] == pytest.approx(np.full(200, 1 / 541))


def test_strata_of_one_each_give_no_interval_and_no_warning():
    sample = JudgedSample(np.array(SIDES), np.array([0, 1, 2]), np.array([1, 1, 1]))

    found = agreement(np.array([-0.5, 0.0, 0.5]), sample)

    assert found.r.value == pytest.approx(1)
    assert math.isnan(found.r.low)


@pytest.mark.parametrize("seed", range(20))
def test_no_value_is_beyond_its_scale(seed):
    rng = np.random.default_rng(seed)
    verdicts = rng.choice(SIDES, size=30)
    sample = JudgedSample(verdicts, verdicts + 1, np.array([70, 900, 60]) + seed)
    scores = verdicts * 0.3 + rng.choice([0.0, 1e-9], size=30)

    found = agreement(scores, sample)

    for one in (found.kappa, found.r):
        assert not any(abs(value) > 1 for value in (one.value, one.low, one.high))


def test_nothing_judged_is_nothing_known():
    nothing = JudgedSample(np.zeros(0, dtype=int), np.zeros(0, dtype=int), np.array([5, 5, 5]))

    assert math.isnan(agreement(np.zeros(0), nothing).accuracy.value)


def test_cut_points_are_suggested_where_they_were_planted():
    rng = np.random.default_rng(3)
    scores = rng.uniform(-0.8, 0.8, size=3_000)
    verdicts = sides_of(scores, low=-0.3, high=0.2)
    sample, places = drawn(scores, verdicts, 120, rng)

    cuts = suggested_cuts(scores[places], sample)

    assert cuts is not None
    assert cuts.low == pytest.approx(-0.3, abs=0.051)
    assert cuts.high == pytest.approx(0.2, abs=0.051)
    assert cuts.kappa > cuts.kappa_now


def test_no_cut_points_are_suggested_by_chance_or_by_few():
    rng = np.random.default_rng(4)
    scores = rng.choice([-0.5, 0.0, 0.5], size=600)
    verdicts = sides_of(scores)

    enough, places = drawn(scores, verdicts, 90, rng)
    few, few_places = drawn(scores, -verdicts, 30, rng)

    assert suggested_cuts(scores[places], enough) is None
    assert suggested_cuts(scores[few_places], few) is None


def test_judgements_that_have_nothing_to_do_with_the_scores_seldom_suggest_cut_points():
    rng = np.random.default_rng(6)
    suggested = 0
    for _ in range(40):
        scores = np.clip(rng.normal(-0.1, 0.3, size=900), -1, 1)
        verdicts = rng.choice([-1, 0, 1], size=900, p=[0.5, 0.3, 0.2])
        sample, places = drawn(scores, verdicts, 60, rng)
        suggested += suggested_cuts(scores[places], sample) is not None

    assert suggested <= 6


def test_a_sample_is_drawn_evenly_and_a_larger_one_holds_it():
    rng = np.random.default_rng(5)
    ids = pd.Series([f"{one:016x}" for one in rng.integers(2**62, size=2_000)])
    tones = pd.Series(np.where(np.arange(2_000) % 10 == 0, 0.5, np.where(ids < "2", -0.4, 0.0)))
    tone_of = dict(zip(ids, tones, strict=True))

    small, large = draw_sample(ids, tones, 60), draw_sample(ids, tones, 120)
    again = draw_sample(ids[::-1], tones[::-1], 60)

    assert small == again
    assert sorted(small) != small
    assert set(small) < set(large)
    assert sorted(np.sign([tone_of[one] for one in small])) == [*[-1] * 20, *[0] * 20, *[1] * 20]


def test_what_has_no_tone_is_not_drawn_and_few_are_all_drawn():
    ids = pd.Series(["aa", "bb", "cc"])

    assert sorted(draw_sample(ids, pd.Series([0.1, np.nan, -0.2]), 60)) == ["aa", "cc"]
    assert draw_sample(ids, pd.Series([np.nan] * 3), 60) == []


@pytest.mark.parametrize("sizes", [(100, 100, 100), (1, 500, 2), (0, 0, 7), (0, 0, 0), (20, 1, 50)])
@pytest.mark.parametrize("n", [1, 2, 10, 60, 61, 400])
def test_as_many_are_allotted_as_there_are(sizes, n):
    given = allotted(sizes, n)

    assert sum(given) == min(n, sum(sizes))
    assert all(one <= size for one, size in zip(given, sizes, strict=True))
