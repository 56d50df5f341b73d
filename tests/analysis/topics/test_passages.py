import numpy as np
import pytest

from analysis.topics.passages import articles, neighbourhoods, sliding_windows


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
