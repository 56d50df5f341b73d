import numpy as np
from scipy import sparse
from scipy.optimize import nnls

from analysis.topics.matrices import sparse_unit_rows, unit_rows
from analysis.topics.model import anchored_nmf, nmf, solve_weights
from analysis.topics.rows import LowRankRows, SparseRows


def test_weights_are_the_best_non_negative_ones(monkeypatch):
    monkeypatch.setattr("analysis.topics.model.SOLVE_SWEEPS", 200)
    random = np.random.default_rng(1)
    topics = unit_rows(random.random((4, 12)) ** 3)
    rows = random.random((30, 12))

    weights = solve_weights(sparse.csr_matrix(rows), topics)

    best = np.array([nnls(topics.T, row)[0] for row in rows])
    np.testing.assert_allclose(weights, best, atol=1e-6)


def test_held_rows_stay_and_the_free_row_takes_the_rest():
    left, right = np.array([[1.0, 1, 0, 0]]), np.array([[0, 0, 1.0, 1]])
    rows = sparse_unit_rows(sparse.csr_matrix(np.vstack([left] * 5 + [right] * 5)))
    crooked = unit_rows(np.array([[0.2, 0.2, 1.0, 1.0]]))

    model = anchored_nmf(SparseRows(rows), unit_rows(left), crooked)

    np.testing.assert_allclose(model.words[0], unit_rows(left)[0])
    np.testing.assert_allclose(model.words[1], unit_rows(right)[0], atol=1e-3)
    assert model.weights.argmax(axis=1).tolist() == [0] * 5 + [1] * 5


def test_a_topic_without_a_word_gets_no_weight():
    rows = sparse.csr_matrix(np.eye(3))

    weights = solve_weights(rows, np.array([[0.0, 0, 0], [1, 0, 0]]))

    assert weights[:, 0].tolist() == [0, 0, 0]
    assert weights[0, 1] > 0


def test_no_more_topics_come_back_than_rows_or_terms():
    rows = SparseRows(sparse.csr_matrix(np.eye(3)))

    assert nmf(rows, 50).words.shape == (3, 3)
    assert nmf(SparseRows(sparse.csr_matrix((4, 3))), 2).words.shape == (0, 3)
    assert nmf(SparseRows(sparse.csr_matrix((0, 3))), 2).words.shape == (0, 3)


def test_compressed_rows_give_the_topics_of_the_rows_themselves():
    random = np.random.default_rng(4)
    rows = sparse_unit_rows(sparse.csr_matrix(random.random((40, 5)) @ random.random((5, 30))))

    compressed = LowRankRows.compressed(rows, 10)

    np.testing.assert_allclose(compressed.left @ compressed.right, rows.toarray(), atol=1e-9)
    np.testing.assert_allclose(nmf(compressed, 3).words, nmf(SparseRows(rows), 3).words, atol=1e-6)
