"""Leading singular vectors of sparse rows, by random projection."""

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from scipy import linalg, sparse

_ROUNDS = 4  # of the power method
_BEYOND = 10  # directions that are looked along besides those that are asked for


@dataclass(frozen=True)
class Singular:
    """Leading singular vectors and values: left is rows x rank, right is rank x terms."""

    left: np.ndarray
    values: np.ndarray
    right: np.ndarray


def leading(matrix: sparse.csr_matrix, rank: int) -> Singular:
    """Return the leading singular vectors of a matrix (Halko, Martinsson & Tropp 2011).

    The numbers are those of scikit-learn's ``randomized_svd(matrix, rank, n_iter=4,
    random_state=0)``, which takes a second to load.

    Args:
        matrix: Rows x terms, floats.
        rank: How many, at least 1 and at most the smaller side.
    """
    n_rows, n_terms = matrix.shape
    if n_rows < n_terms:  # the thinner side is cheaper
        left, values, right = _projected(cast("Any", matrix.T), rank)
        signs = _signs(right)
        return Singular((right * signs[:, None])[:rank].T, values[:rank], (left * signs).T[:rank])
    left, values, right = _projected(matrix, rank)
    signs = _signs(left.T)
    return Singular((left * signs)[:, :rank], values[:rank], (right * signs[:, None])[:rank])


def _projected(matrix: Any, rank: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:  # noqa: ANN401 - sparse, turned or not
    """Return singular vectors, some more than the rank, whatever their signs."""
    drawn = np.random.RandomState(0).normal(size=(matrix.shape[1], rank + _BEYOND))
    base: Any = drawn.astype(matrix.dtype, copy=False)
    for _ in range(_ROUNDS):
        base, _ = linalg.lu(matrix @ base, permute_l=True, check_finite=False)
        base, _ = linalg.lu(matrix.T @ base, permute_l=True, check_finite=False)
    base = cast("Any", linalg.qr(matrix @ base, mode="economic", check_finite=False)[0])
    left, values, right = cast("Any", linalg.svd(base.T @ matrix, full_matrices=False))
    return base @ left, values, right


def _signs(vectors: np.ndarray) -> np.ndarray:
    """Return the sign of the largest number of each row, by which the signs of vectors are set."""
    largest = np.abs(vectors).argmax(axis=1)
    return np.sign(vectors[np.arange(len(vectors)), largest])
