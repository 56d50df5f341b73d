"""Matrices of counts and weights: parts, products, and rows brought to length 1."""

import numpy as np
from scipy import sparse

TINY = 1e-12


def unit_rows(rows: np.ndarray) -> np.ndarray:
    """Return the rows of a dense matrix, each of length 1 or 0."""
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return rows / np.where(lengths > TINY, lengths, 1.0)


def sparse_lengths(rows: sparse.csr_matrix) -> np.ndarray:
    """Return the length of each row of a sparse matrix."""
    return np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())


def sparse_unit_rows(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the rows of a sparse matrix, each of length 1 or 0, in the same precision."""
    lengths = sparse_lengths(rows)
    scale = 1.0 / np.where(lengths > TINY, lengths, 1.0)
    scaled = rows.data * np.repeat(scale, np.diff(rows.indptr)).astype(rows.dtype)
    return sparse.csr_matrix((scaled, rows.indices, rows.indptr), shape=rows.shape)


def product(left: sparse.csr_matrix, right: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the product of two sparse matrices."""
    return sparse.csr_matrix(left @ right)


def some_rows(matrix: sparse.csr_matrix, rows: np.ndarray | slice) -> sparse.csr_matrix:
    """Return some rows of a sparse matrix."""
    return sparse.csr_matrix(matrix[rows])


def some_columns(matrix: sparse.csr_matrix, columns: np.ndarray) -> sparse.csr_matrix:
    """Return some columns of a sparse matrix."""
    return sparse.csr_matrix(matrix[:, columns])


def heaviest(matrix: sparse.csr_matrix, most: int) -> sparse.csr_matrix:
    """Return a sparse matrix with no more than ``most`` numbers a row: the largest, then first."""
    if np.diff(matrix.indptr).max(initial=0) <= most:
        return matrix
    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    order = np.lexsort((matrix.indices, -matrix.data, row))
    place = np.arange(len(order)) - matrix.indptr[row]  # rows lie in order: row[order] is row
    kept = order[place < most]
    rows_of = (row[kept], matrix.indices[kept])
    return sparse.csr_matrix((matrix.data[kept], rows_of), shape=matrix.shape)


def scaled_columns(matrix: sparse.csr_matrix, scale: np.ndarray) -> sparse.csr_matrix:
    """Return a sparse matrix with each column multiplied by its number."""
    data = matrix.data * scale[matrix.indices].astype(matrix.dtype)
    return sparse.csr_matrix((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def occurrences(matrix: sparse.csr_matrix) -> np.ndarray:
    """Return in how many rows each column is not 0."""
    return np.bincount(matrix.indices, minlength=matrix.shape[1])


def strongest_columns(weights: np.ndarray) -> np.ndarray:
    """Return the column of each row's largest weight, the first of several, -1 where all are 0."""
    if not weights.shape[1]:
        return np.full(len(weights), -1, dtype=np.int64)
    return np.where(weights.max(axis=1) > 0, weights.argmax(axis=1), -1)


def top_columns(weights: np.ndarray, n: int) -> np.ndarray:
    """Return the columns of the n largest positive weights, largest first, ties by column."""
    rounded = np.round(weights, 9)
    order = np.argsort(-rounded, kind="stable")[:n]
    return order[rounded[order] > 0]
