"""Which rows are near each other: a graph to smooth over, and how well groups cut it."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.topics.matrices import product, unit_rows

NEIGHBOURS = 15
BLOCK = 512
# Weights of rows are drawn to those of their neighbours, in so many steps and by so much.
STEPS = 3
DRAWN = 0.7


def neighbour_graph(rows: sparse.csr_matrix, neighbours: int = NEIGHBOURS) -> sparse.csr_matrix:
    """Return the symmetric graph of each row's most similar rows, weighted by cosine.

    Args:
        rows: Non-negative rows of length 1 or 0.
        neighbours: Neighbours of each row.
    """
    n_rows = rows.shape[0]
    columns = sparse.csr_matrix(rows.T)
    parts = []
    for first in range(0, n_rows, BLOCK):
        likeness = product(sparse.csr_matrix(rows[first : first + BLOCK]), columns).toarray()
        own = np.arange(len(likeness))
        likeness[own, first + own] = 0.0
        parts.append(_nearest(likeness, neighbours))
    if not parts:
        return sparse.csr_matrix((0, 0))
    graph = sparse.csr_matrix(sparse.vstack(parts))
    return sparse.csr_matrix(graph.maximum(graph.T))


def nearest_known(rows: np.ndarray, known: np.ndarray) -> sparse.csr_matrix:
    """Return the weights, summing to 1, of the known rows nearest to each row.

    Args:
        rows: Dense rows.
        known: Dense rows to look among.

    Returns:
        Matrix, rows x known.
    """
    rows, known = unit_rows(rows), unit_rows(known)
    if not len(rows):
        return sparse.csr_matrix((0, len(known)))
    parts = [
        _nearest(np.maximum(rows[first : first + BLOCK] @ known.T, 0.0), NEIGHBOURS)
        for first in range(0, len(rows), BLOCK)
    ]
    return averaging(sparse.csr_matrix(sparse.vstack(parts)))


@dataclass(frozen=True)
class Drawn:
    """Rows that a model was learned from, to which it draws others.

    Attributes:
        terms: What makes places of rows: rank x terms.
        places: Place of each known row, rows x rank.
        weights: Its topic weights, rows x topics.
    """

    terms: np.ndarray
    places: np.ndarray
    weights: np.ndarray

    def to_known(self, rows: sparse.csr_matrix, weights: np.ndarray) -> np.ndarray:
        """Return the topic weights of rows, drawn to those of the known rows nearest to each.

        Args:
            rows: Rows x terms.
            weights: Their own topic weights, rows of length 1 or 0.
        """
        place = np.asarray(rows @ np.ascontiguousarray(self.terms.T))
        near = nearest_known(place, self.places)
        return (1.0 - DRAWN) * weights + DRAWN * np.asarray(near @ self.weights)


def averaging(graph: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return a graph whose rows sum to 1, or 0 for a row without neighbours."""
    sums = np.asarray(graph.sum(axis=1)).ravel()
    scale = sparse.diags_array(1.0 / np.where(sums > 0, sums, 1.0))
    return sparse.csr_matrix(scale @ graph)


def smoothed(weights: np.ndarray, graph: sparse.csr_matrix) -> np.ndarray:
    """Return weights of rows drawn to those of their neighbours.

    Args:
        weights: Rows x topics.
        graph: Averaging graph, rows x rows.
    """
    found = weights
    for _ in range(STEPS):
        found = (1.0 - DRAWN) * weights + DRAWN * np.asarray(graph @ found)
    return found


def _nearest(likeness: np.ndarray, neighbours: int) -> sparse.csr_matrix:
    """Keep the largest entries of each row; ties go by column."""
    n_rows, n_columns = likeness.shape
    keep = min(neighbours, n_columns)
    likeness = np.round(likeness, 7)
    # a tiny slope over the columns breaks ties the same way everywhere
    slope = likeness - np.arange(n_columns) * 1e-12
    nearest = np.argpartition(-slope, keep - 1, axis=1)[:, :keep] if keep else np.zeros((n_rows, 0))
    nearest = np.sort(nearest, axis=1).astype(np.int64).ravel()
    source = np.repeat(np.arange(n_rows), keep)
    found = sparse.csr_matrix((likeness[source, nearest], (source, nearest)), likeness.shape)
    found.eliminate_zeros()
    return found


def modularity(graph: sparse.csr_matrix, groups: np.ndarray) -> float:
    """Return how much more of the graph's weight stays inside the groups than by chance.

    Args:
        graph: Symmetric weights.
        groups: Group of each node, from 0.

    Returns:
        Modularity, below 1; 0 for a graph without edges.

    Examples:
        >>> pairs = sparse.csr_matrix(np.kron(np.eye(2), np.array([[0, 1], [1, 0]])))
        >>> modularity(pairs, np.array([0, 0, 1, 1]))
        0.5
    """
    degree = np.asarray(graph.sum(axis=1)).ravel()
    total = degree.sum()
    if total <= 0:
        return 0.0
    nodes = np.arange(len(groups))
    member = sparse.csr_matrix((np.ones(len(groups)), (nodes, groups)))
    inside = (member.T @ graph @ member).diagonal().sum() / total
    return float(inside - ((member.T @ degree / total) ** 2).sum())
