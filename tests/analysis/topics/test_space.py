"""Terms are weighed as scikit-learn weighs them."""

import numpy as np
import pytest
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from analysis.topics.space import TermWeights


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_weights_are_those_of_scikit_learn_to_the_last_bit(kind):
    counts = sparse.csr_matrix(np.random.default_rng(1).poisson(0.3, (40, 12)).astype(kind))

    weights = TermWeights.learned(counts)

    model = TfidfTransformer(sublinear_tf=True, norm=None).fit(counts)
    found, wanted = weights.weigh(counts), sparse.csr_matrix(model.transform(counts))
    np.testing.assert_array_equal(weights.idf, model.idf_)
    np.testing.assert_array_equal(found.toarray(), wanted.toarray())
    assert found.dtype == kind
