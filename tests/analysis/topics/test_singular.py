"""Singular vectors are those of scikit-learn, which no run has to load for them."""

import subprocess
import sys

import numpy as np
import pytest
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from analysis.topics.singular import leading

_RUN = """
import sys
from analysis import fit_topics
model = fit_topics(["Rain fell on the town.", "The team won a game."] * 4, n_topics=2)
print(len(model.names), "sklearn" in sys.modules)
"""


@pytest.mark.parametrize("kind", [np.float32, np.float64], ids=["single", "double"])
@pytest.mark.parametrize(
    ("shape", "rank"),
    [((90, 30), 6), ((30, 90), 6), ((12, 12), 12), ((1, 20), 1)],
    ids=["long", "wide", "whole", "one row"],
)
def test_singular_vectors_are_those_of_scikit_learn_to_the_last_bit(shape, rank, kind):
    draw = np.random.default_rng(3)
    rows = draw.random(shape) * (draw.random(shape) < 0.3)
    rows[0, 0] = 1.0
    matrix = sparse.csr_matrix(rows.astype(kind))

    found = leading(matrix, rank)

    wanted = randomized_svd(matrix, rank, n_iter=4, random_state=0)
    for own, its in zip((found.left, found.values, found.right), wanted, strict=True):
        np.testing.assert_array_equal(own, its)
        assert own.dtype == its.dtype


def test_topics_are_found_without_waiting_for_scikit_learn():
    run = subprocess.run([sys.executable, "-c", _RUN], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["2", "False"]
