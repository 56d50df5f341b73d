import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.topics.passages import articles, neighbourhoods, sliding_windows, spread


def test_windows_slide_inside_an_article_and_never_over_its_end():
    windows = sliding_windows(np.array([0, 0, 0, 0, 1, 2, 2]), 3).toarray()

    assert windows.tolist() == [
        [1, 1, 1, 0, 0, 0, 0],
        [0, 1, 1, 1, 0, 0, 0],
        [0, 0, 0, 0, 1, 0, 0],
        [0, 0, 0, 0, 0, 1, 1],
    ]


def test_a_sentence_is_read_with_its_neighbours_of_the_same_article():
    near = neighbourhoods(np.array([0, 0, 0, 1, 1]), 1).toarray()

    assert near.tolist() == [
        [1, 1, 0, 0, 0],
        [1, 1, 1, 0, 0],
        [0, 1, 1, 0, 0],
        [0, 0, 0, 1, 1],
        [0, 0, 0, 1, 1],
    ]


def test_an_article_without_sentences_has_an_empty_row():
    assert articles(np.array([0, 2]), 3).toarray().tolist() == [[1, 0], [0, 0], [0, 1]]


@pytest.mark.parametrize("n", [0, 1])
def test_tiny_corpora_have_as_many_rows_as_sentences(n):
    article_of = np.zeros(n, dtype=np.int64)

    assert sliding_windows(article_of, 3).shape == (n, n)
    assert neighbourhoods(article_of, 1).shape == (n, n)


@given(some.lists(some.integers(1, 40), min_size=1, max_size=8), some.integers(1, 120))
def test_long_articles_give_way_until_there_are_few_enough_passages(sizes, most):
    article_of = np.repeat(np.arange(len(sizes)), sizes)

    places = spread(article_of, most)

    kept = np.bincount(article_of[places], minlength=len(sizes))
    assert (np.diff(places) > 0).all()
    assert kept.min() >= 1
    assert kept.sum() <= max(most, len(sizes))
    if sum(sizes) <= most:
        assert places.tolist() == list(range(sum(sizes)))
    cut = kept < sizes
    assert len(set(kept[cut].tolist())) <= 1  # all that give way are left alike many
    assert kept[~cut].max(initial=0) <= kept[cut].min(initial=max(sizes))
