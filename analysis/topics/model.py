"""One NMF for named and discovered topics.

Named topics hold their rows of H; the other rows are free. W is solved for all, so that a passage
is shared out between what was asked for and what else is there.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.topics.matrices import unit_rows
from analysis.topics.rows import Rows, Singular

FIT_ROUNDS = 60
ENOUGH = 3e-4
SOLVE_SWEEPS = 12
BLOCK = 16_384
TINY = 1e-9


@dataclass(frozen=True)
class Factors:
    """Topics as weights of rows and weights of words.

    Attributes:
        weights: W, rows x topics.
        words: H, topics x terms, each row of length 1 (or 0 where a topic has no word).
    """

    weights: np.ndarray
    words: np.ndarray


def nmf(rows: Rows, number: int, *, rounds: int = FIT_ROUNDS) -> Factors:
    """Factor rows into at most ``number`` topics.

    Args:
        rows: Non-negative matrix, rows x terms.
        number: Number of topics wanted.
        rounds: Most rounds of coordinate descent.

    Returns:
        The factors, fewer where the rows carry fewer. Nothing in them is drawn at random: the
        start is NNDSVD (Boutsidis & Gallopoulos 2008) and the singular vectors are fixed.
    """
    start = _start(rows.singular(max(number, 1)), number)
    return _descended(rows, start, n_held=0, rounds=rounds)


def anchored_nmf(
    rows: Rows, held: np.ndarray, free: np.ndarray, *, rounds: int = FIT_ROUNDS
) -> Factors:
    """Factor rows into held topics and free ones.

    Anchored NMF: free rows and all weights are solved in turn by coordinate descent while the held
    rows stay as they are. Without held rows the free ones are already a factorisation, and only the
    weights are solved.

    Args:
        rows: Non-negative matrix, rows x terms.
        held: Rows of H that are kept, topics x terms, of length 1.
        free: Rows of H to start from, of length 1.
        rounds: Most rounds of coordinate descent.

    Returns:
        The factors, held topics first.
    """
    topics = np.vstack([held, free])
    weights = solved(rows.onto(topics), topics)
    needed = rounds if len(held) and len(free) else 0
    return _descended(rows, Factors(weights, topics), n_held=len(held), rounds=needed)


def solve_weights(rows: sparse.csr_matrix, topics: np.ndarray) -> np.ndarray:
    """Solve W >= 0 for fixed topics, in blocks of rows.

    Args:
        rows: Non-negative matrix, rows x terms.
        topics: H, topics x terms.

    Returns:
        W, rows x topics.
    """
    weights = np.zeros((rows.shape[0], len(topics)))
    columns = np.ascontiguousarray(topics.T)
    for first in range(0, rows.shape[0], BLOCK):
        block = slice(first, first + BLOCK)
        weights[block] = solved(np.asarray(rows[block] @ columns), topics)
    return weights


def solved(shared: np.ndarray, topics: np.ndarray) -> np.ndarray:
    """Solve W >= 0 from the products of rows and topics."""
    gram = topics @ topics.T
    # topic-major, so that each step reads and writes contiguous memory
    target = np.ascontiguousarray(shared.T)
    weights = np.maximum(target / np.maximum(gram.sum(axis=1, keepdims=True), TINY), 0.0)
    for _ in range(SOLVE_SWEEPS):
        _sweep(weights, target, gram, first=0)
    return weights.T


def _start(found: Singular, number: int) -> Factors:
    """Return the positive parts of singular vectors, the larger of the two signs each (NNDSVD)."""
    weights: list[np.ndarray] = []
    topics: list[np.ndarray] = []
    for place in range(min(number, len(found.values))):
        if found.values[place] <= TINY:
            break
        left, right = found.left[:, place], found.right[place]
        sides = [(np.maximum(s * left, 0.0), np.maximum(s * right, 0.0)) for s in (1.0, -1.0)]
        sizes = [float(np.linalg.norm(w) * np.linalg.norm(h)) for w, h in sides]
        # the first vector has one sign throughout but for rounding
        side = int(sizes[1] > sizes[0] + TINY)
        row_part, term_part = sides[side]
        scale = found.values[place] * sizes[side]
        weights.append(scale * row_part / max(float(np.linalg.norm(row_part)), TINY))
        topics.append(term_part)
    if not topics:
        return Factors(np.zeros((len(found.left), 0)), np.zeros((0, found.right.shape[1])))
    return Factors(np.array(weights).T, unit_rows(np.array(topics)))


def _descended(rows: Rows, start: Factors, *, n_held: int, rounds: int) -> Factors:
    """Improve free topics and all weights in turn (HALS, Cichocki & Phan 2009)."""
    weights = np.ascontiguousarray(start.weights.T)  # topic-major throughout
    topics = start.words.copy()
    for _ in range(rounds if len(topics) else 0):
        _sweep(topics, rows.gathered(weights.T), weights @ weights.T, first=n_held)
        lengths = np.linalg.norm(topics, axis=1, keepdims=True)
        lengths[:n_held] = 1.0
        lengths[lengths <= TINY] = 1.0
        topics /= lengths
        weights *= lengths
        before = weights.copy()
        target = np.ascontiguousarray(rows.onto(topics).T)
        _sweep(weights, target, topics @ topics.T, first=0)
        if np.linalg.norm(weights - before) <= ENOUGH * np.linalg.norm(weights):
            break
    return Factors(weights.T, topics)


def _sweep(matrix: np.ndarray, target: np.ndarray, gram: np.ndarray, *, first: int) -> None:
    """Minimise the distance in each row of a matrix in turn, in place, each entry >= 0."""
    for topic in range(first, len(matrix)):
        size = gram[topic, topic]
        if size <= TINY:
            matrix[topic] = 0.0
            continue
        step = (target[topic] - gram[topic] @ matrix) / size
        np.maximum(matrix[topic] + step, 0.0, out=matrix[topic])
