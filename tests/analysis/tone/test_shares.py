"""Shares of sentences: an article is one witness, however many sentences it has."""

import math

import numpy as np
import pytest
from scipy import stats

from analysis import share_gap, share_of


def test_articles_of_one_sentence_give_wilsons_interval():
    hits = np.repeat([1, 0], [120, 380])

    found = share_of(hits, np.ones(500))
    low, high = stats.binomtest(120, 500).proportion_ci(method="wilson")

    assert (found.share, found.n_sentences, found.n_articles) == (0.24, 500, 500)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.001)


def test_sentences_alike_in_an_article_widen_the_interval():
    spread = share_of([5] * 20, [10] * 20)
    alike = share_of([10, 0] * 10, [10] * 20)

    assert spread.share == alike.share == 0.5
    assert alike.high - alike.low > 2 * (spread.high - spread.low)


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


def test_the_difference_of_shares_has_an_interval_around_it():
    few, many = share_of([1, 0, 2, 1] * 5, [10] * 20), share_of([6, 8, 7, 5] * 5, [10] * 20)

    low, high = share_gap(few, many)

    assert low < few.share - many.share < high < 0
    assert all(math.isnan(end) for end in share_gap(few, share_of([1], [4])))
