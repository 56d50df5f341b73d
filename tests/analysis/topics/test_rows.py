"""Rows are compressed to the numbers that scikit-learn gives."""

import numpy as np
import pytest
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from analysis.topics.rows import POWER_ROUNDS, SparseRows


@pytest.mark.parametrize("shape", [(90, 60), (60, 90)], ids=["tall", "wide"])
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_singular_vectors_are_those_of_scikit_learn_to_the_last_bit(shape, kind):
    matrix = sparse.random(*shape, density=0.2, random_state=np.random.default_rng(1))
    matrix = sparse.csr_matrix(matrix.astype(kind))

    found = SparseRows(matrix).singular(5)

    left, values, right = randomized_svd(matrix, 5, n_iter=POWER_ROUNDS, random_state=0)
    np.testing.assert_array_equal(found.left, left)
    np.testing.assert_array_equal(found.values, values)
    np.testing.assert_array_equal(found.right, right)
