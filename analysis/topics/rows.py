"""Rows that a factorisation reads: sparse as they are, or compressed to a low rank.

Factoring a compressed matrix is the low-rank approximation NMF of Zhou, Cichocki & Xie (2012): the
same topics at a tenth of the cost, and rows mixed with their neighbours stay as small as before.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, cast

import numpy as np
from scipy import sparse

from analysis.topics.matrices import some_rows, unit_rows

RANK = 100
POWER_ROUNDS = 4


@dataclass(frozen=True)
class Singular:
    """Leading singular vectors and values: left is rows x rank, right is rank x terms."""

    left: np.ndarray
    values: np.ndarray
    right: np.ndarray


class Rows(Protocol):
    """A non-negative matrix, rows x terms, known by its products."""

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        ...

    def onto(self, topics: np.ndarray) -> np.ndarray:
        """Return the products of rows and topics, rows x topics."""
        ...

    def gathered(self, weights: np.ndarray) -> np.ndarray:
        """Return the sums of rows by their weights in each topic, topics x terms."""
        ...

    def singular(self, rank: int) -> Singular:
        """Return at most ``rank`` leading singular vectors."""
        ...

    def part(self, rows: np.ndarray) -> "Rows":
        """Return some of the rows."""
        ...


@dataclass(frozen=True)
class SparseRows:
    """Rows as they are."""

    matrix: sparse.csr_matrix

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return int(self.matrix.shape[0])

    def onto(self, topics: np.ndarray) -> np.ndarray:
        """Return the products of rows and topics, rows x topics."""
        return np.asarray(self.matrix @ np.ascontiguousarray(topics.T))

    def gathered(self, weights: np.ndarray) -> np.ndarray:
        """Return the sums of rows by their weights in each topic, topics x terms."""
        return np.asarray(self.matrix.T @ weights).T

    def singular(self, rank: int) -> Singular:
        """Return at most ``rank`` leading singular vectors."""
        n_rows, n_terms = self.matrix.shape
        rank = min(rank, n_rows, n_terms)
        if rank == 0 or self.matrix.nnz == 0:
            return Singular(np.zeros((n_rows, 0)), np.zeros(0), np.zeros((0, n_terms)))
        from sklearn.utils.extmath import randomized_svd  # noqa: PLC0415 - only a fit waits for it

        found = randomized_svd(
            cast("Any", self.matrix), rank, n_iter=cast("Any", POWER_ROUNDS), random_state=0
        )
        return Singular(*found)

    def part(self, rows: np.ndarray) -> "SparseRows":
        """Return some of the rows."""
        return SparseRows(some_rows(self.matrix, rows))


@dataclass(frozen=True)
class LowRankRows:
    """Rows compressed: their product is ``left @ right``."""

    left: np.ndarray
    right: np.ndarray

    @classmethod
    def compressed(cls, rows: sparse.csr_matrix, rank: int) -> "LowRankRows":
        """Compress sparse rows to a rank."""
        found = SparseRows(rows).singular(rank)
        return cls(found.left * found.values, found.right)

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return len(self.left)

    def onto(self, topics: np.ndarray) -> np.ndarray:
        """Return the products of rows and topics, rows x topics."""
        return self.left @ (self.right @ topics.T)

    def gathered(self, weights: np.ndarray) -> np.ndarray:
        """Return the sums of rows by their weights in each topic, topics x terms."""
        return (weights.T @ self.left) @ self.right

    def singular(self, rank: int) -> Singular:
        """Return at most ``rank`` leading singular vectors."""
        inner = self._inner
        return Singular(
            self._of_rows[0] @ inner.left[:, :rank],
            inner.values[:rank],
            inner.right[:rank] @ self._of_terms[0],
        )

    # the same rows are factored for each number of topics that is tried
    @cached_property
    def _of_rows(self) -> tuple[np.ndarray, np.ndarray]:
        base, rest = np.linalg.qr(self.left)
        return base, rest

    @cached_property
    def _of_terms(self) -> tuple[np.ndarray, np.ndarray]:
        base, rest = np.linalg.qr(self.right.T)
        return np.ascontiguousarray(base.T), rest

    @cached_property
    def _inner(self) -> Singular:
        return Singular(*np.linalg.svd(self._of_rows[1] @ self._of_terms[1].T))

    def part(self, rows: np.ndarray) -> "LowRankRows":
        """Return some of the rows."""
        return LowRankRows(self.left[rows], self.right)

    def of_terms(self, columns: np.ndarray) -> "LowRankRows":
        """Return the same rows over some of the terms."""
        return LowRankRows(self.left, np.ascontiguousarray(self.right[:, columns]))

    def mixed(self, graph: sparse.csr_matrix, share: float) -> "LowRankRows":
        """Return rows of length 1, each mixed with the mean of its neighbours.

        Args:
            graph: Weights of neighbours, rows x rows, each row summing to 1 or 0.
            share: Weight of the neighbours, 0 to 1.
        """
        mixed = (1.0 - share) * self.left + share * np.asarray(graph @ self.left)
        return LowRankRows(unit_rows(mixed), self.right)
