import numpy as np
from scipy import sparse
from scipy.optimize import nnls

from analysis.topics.choice import modularity
from analysis.topics.matrices import sparse_unit_rows, unit_rows
from analysis.topics.model import anchored_nmf, nmf, solve_weights


def test_weights_are_the_best_non_negative_ones():
    random = np.random.default_rng(1)
    topics = unit_rows(random.random((4, 12)) ** 3)
    rows = random.random((30, 12))

    weights = solve_weights(sparse.csr_matrix(rows), topics, sweeps=200)

    best = np.array([nnls(topics.T, row)[0] for row in rows])
    np.testing.assert_allclose(weights, best, atol=1e-6)


def test_held_rows_stay_and_the_free_row_takes_the_rest():
    left, right = np.array([[1.0, 1, 0, 0]]), np.array([[0, 0, 1.0, 1]])
    rows = sparse_unit_rows(sparse.csr_matrix(np.vstack([left] * 5 + [right] * 5)))
    crooked = unit_rows(np.array([[0.2, 0.2, 1.0, 1.0]]))

    model = anchored_nmf(rows, unit_rows(left), crooked)

    np.testing.assert_allclose(model.words[0], unit_rows(left)[0])
    np.testing.assert_allclose(model.words[1], unit_rows(right)[0], atol=1e-3)
    assert model.weights.argmax(axis=1).tolist() == [0] * 5 + [1] * 5


def test_a_topic_without_a_word_gets_no_weight():
    rows = sparse.csr_matrix(np.eye(3))

    weights = solve_weights(rows, np.array([[0.0, 0, 0], [1, 0, 0]]))

    assert weights[:, 0].tolist() == [0, 0, 0]
    assert weights[0, 1] > 0


def test_no_more_topics_come_back_than_rows_or_terms():
    rows = sparse.csr_matrix(np.eye(3))

    assert nmf(rows, 50, 0)[1].shape == (3, 3)
    assert nmf(sparse.csr_matrix((4, 3)), 2, 0)[1].shape == (0, 3)
    assert nmf(sparse.csr_matrix((0, 3)), 2, 0)[1].shape == (0, 3)


def test_the_planted_cut_has_the_highest_modularity():
    two = sparse.csr_matrix(np.kron(np.eye(2), np.ones((4, 4)) - np.eye(4)))
    planted = np.repeat([0, 1], 4)

    crossed = np.tile([0, 1], 4)

    assert modularity(two, planted) > modularity(two, np.zeros(8, dtype=int))
    assert modularity(two, planted) > modularity(two, crossed)
    assert modularity(sparse.csr_matrix((3, 3)), np.array([0, 1, 2])) == 0
