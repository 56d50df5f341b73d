"""Shares of sentences: an article is one witness, however many sentences it has."""

import math

import numpy as np
import pytest
from scipy import stats

from analysis import Share, share_gap, shares_of


def share_of(hits, sizes):
    """Return the share of one slice alone."""
    (found,) = shares_of((np.array(hits), np.array(sizes)))
    return found


def test_articles_of_one_sentence_give_wilsons_interval():
    hits = np.repeat([1, 0], [120, 380])

    found = share_of(hits, np.ones(500, dtype="int64"))
    low, high = stats.binomtest(120, 500).proportion_ci(method="wilson")

    assert (found.share, found.n_sentences, found.n_articles) == (0.24, 500, 500)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.001)


def test_sentences_alike_in_an_article_widen_the_interval():
    spread = share_of([5] * 20, [10] * 20)
    alike = share_of([10, 0] * 10, [10] * 20)

    assert spread.share == alike.share == 0.5
    assert alike.high - alike.low > 2 * (spread.high - spread.low)
    assert alike.low == pytest.approx(share_of([1, 0] * 10, [1] * 20).low)  # ten alike are one


def test_how_alike_sentences_are_is_taken_over_all_slices():
    spread = (np.array([3] * 20), np.array([10] * 20))
    alike = (np.array([10, 0] * 10), np.array([10] * 20))

    (alone,), (beside, _) = shares_of(spread), shares_of(spread, alike)

    assert beside.high - beside.low > 1.3 * (alone.high - alone.low)


def test_none_of_few_articles_says_as_little_as_as_many_sentences():
    found = share_of([0, 0, 0], [20, 20, 20])

    assert found.share == found.low == 0
    assert 0.5 < found.high < 1
    assert share_of([20, 20, 20], [20, 20, 20]).low == pytest.approx(1 - found.high)


@pytest.mark.parametrize(("hits", "sizes"), [([], []), ([1, 2], [4, 4]), ([1, 0, 2], [4, 0, 4])])
def test_below_three_articles_there_is_no_interval(hits, sizes):
    found = share_of(hits, sizes)

    assert math.isnan(found.low)
    assert math.isnan(found.high)
    assert found.n_articles == sum(size > 0 for size in sizes)


def test_slices_of_one_article_each_have_no_interval():
    one = (np.array([1]), np.array([8]))

    assert all(math.isnan(found.low) for found in shares_of(one, one, (one[0][:0], one[1][:0])))


def test_the_difference_of_shares_has_an_interval_around_it():
    few, many = shares_of(
        (np.array([1, 0, 2, 1] * 5), np.array([10] * 20)),
        (np.array([6, 8, 7, 5] * 5), np.array([10] * 20)),
    )

    low, high = share_gap(few, many)

    assert low < few.share - many.share < high < 0
    assert all(math.isnan(end) for end in share_gap(few, Share(0.2, math.nan, math.nan, 4, 1)))
