"""Terms are weighed as scikit-learn weighs them."""

import numpy as np
import pytest
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from analysis.topics.matrices import heaviest
from analysis.topics.passages import SMALL_CORPUS
from analysis.topics.reading import read_units
from analysis.topics.rows import SparseRows
from analysis.topics.space import ARTICLE_TERMS, MOST_PASSAGES, TermWeights, make_space


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_weights_are_those_of_scikit_learn_to_the_last_bit(kind):
    counts = sparse.csr_matrix(np.random.default_rng(1).poisson(0.3, (40, 12)).astype(kind))

    weights = TermWeights.learned(counts)

    model = TfidfTransformer(sublinear_tf=True, norm=None).fit(counts)
    found, wanted = weights.weigh(counts), sparse.csr_matrix(model.transform(counts))
    np.testing.assert_array_equal(weights.idf, model.idf_)
    np.testing.assert_array_equal(found.toarray(), wanted.toarray())
    assert found.dtype == kind


def test_a_book_among_articles_is_learned_from_in_part():
    draw = np.random.default_rng(5)
    letters = [*"abcdefghijklmnop"]
    words = np.array([f"w{a}{b}{c}" for a in letters for b in letters for c in letters])
    lengths = [2 * MOST_PASSAGES, 20, 20]
    sentences = [" ".join(draw.choice(words, 12)) for _ in range(sum(lengths))]
    owner = np.repeat(np.arange(3), lengths)

    units, counts = read_units(sentences, owner, ["", "", ""], (), None)
    space = make_space(counts, units, ())

    assert len(lengths) <= SMALL_CORPUS
    assert space.rows.shape[0] == len(space.article_of) <= MOST_PASSAGES
    assert np.bincount(space.article_of).min() >= 18  # the short ones whole
    assert isinstance(space.tied, SparseRows)
    assert np.diff(space.tied.matrix.indptr).max() <= ARTICLE_TERMS + 3 * 12


def test_the_heaviest_numbers_of_a_row_stay_and_ties_go_by_column():
    rows = sparse.csr_matrix(np.array([[1.0, 3, 2, 3], [0, 1, 0, 0], [0, 0, 0, 0], [2, 2, 2, 2]]))

    assert heaviest(rows, 2).toarray().tolist() == [
        [0, 3, 0, 3],
        [0, 1, 0, 0],
        [0, 0, 0, 0],
        [2, 2, 0, 0],
    ]
    assert heaviest(rows, 4) is rows
