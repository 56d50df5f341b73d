import numpy as np
from scipy import sparse

from analysis.topics.matrices import sparse_unit_rows, unit_rows
from analysis.topics.neighbours import (
    averaging,
    modularity,
    nearest_known,
    neighbour_graph,
    smoothed,
)

TWO = np.repeat(np.eye(2), [4, 5], axis=0)


def test_neighbours_are_found_inside_a_group_and_nobody_is_his_own():
    graph = neighbour_graph(sparse.csr_matrix(TWO), 3).toarray()

    assert (np.diag(graph) == 0).all()
    assert (graph[:4, 4:] == 0).all()
    assert ((graph > 0).sum(axis=1) >= 3).all()
    np.testing.assert_array_equal(graph, graph.T)


def test_one_odd_weight_is_drawn_to_those_of_its_neighbours():
    near = averaging(neighbour_graph(sparse.csr_matrix(TWO)))
    weights = TWO.copy()
    weights[0] = [0.4, 0.6]

    assert smoothed(weights, near)[0].argmax() == 0


def test_rows_without_neighbours_average_nothing():
    near = averaging(neighbour_graph(sparse.csr_matrix(np.eye(3))))

    assert near.nnz == 0
    assert neighbour_graph(sparse.csr_matrix((0, 3))).shape == (0, 0)


def test_a_row_from_outside_finds_the_known_rows_like_it():
    near = nearest_known(np.array([[0.0, 2.0]]), np.vstack([TWO] * 5)).toarray()[0]

    assert near.sum() == 1
    assert set(np.flatnonzero(near) % 9) <= {4, 5, 6, 7, 8}


def test_ties_go_the_same_way_however_the_rows_are_cut(monkeypatch):
    random = np.random.default_rng(2)
    rows = sparse_unit_rows(sparse.csr_matrix((random.random((60, 8)) < 0.3).astype(float)))

    whole = neighbour_graph(rows).toarray()
    monkeypatch.setattr("analysis.topics.neighbours.BLOCK", 7)

    np.testing.assert_array_equal(neighbour_graph(rows).toarray(), whole)
    assert unit_rows(np.zeros((1, 2))).sum() == 0


def test_the_planted_cut_has_the_highest_modularity():
    two = sparse.csr_matrix(np.kron(np.eye(2), np.ones((4, 4)) - np.eye(4)))
    planted = np.repeat([0, 1], 4)

    crossed = np.tile([0, 1], 4)

    assert modularity(two, planted) > modularity(two, np.zeros(8, dtype=int))
    assert modularity(two, planted) > modularity(two, crossed)
    assert modularity(sparse.csr_matrix((3, 3)), np.array([0, 1, 2])) == 0
