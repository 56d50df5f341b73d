"""One NMF for named and discovered topics.

Named topics hold their rows of H; the other rows are free. W is solved for all, so that a passage
is shared out between what was asked for and what else is there.
"""

import warnings
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from scipy import sparse
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning

FIT_ROUNDS = 30
NMF_ROUNDS = 200
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


def anchored_nmf(rows: sparse.csr_matrix, held: np.ndarray, free: np.ndarray) -> Factors:
    """Factor rows into held topics and free ones.

    Anchored NMF: free rows and all weights are solved in turn by coordinate descent (HALS,
    Cichocki & Phan 2009) while the held rows stay as they are. Without held rows the free ones
    are already a factorisation, and only the weights are solved.

    Args:
        rows: Non-negative matrix, rows x terms.
        held: Rows of H that are kept, topics x terms, of length 1.
        free: Rows of H to start from, of length 1.

    Returns:
        The factors, held topics first.
    """
    topics = np.vstack([held, free])
    weights = solve_weights(rows, topics)
    if len(held) and len(free):
        for _ in range(FIT_ROUNDS):
            topics = _refit_free(rows, weights, topics, len(held))
            weights = solve_weights(rows, topics, start=weights, sweeps=2)
        weights = solve_weights(rows, topics, start=weights)
    return Factors(weights, topics)


def nmf(
    rows: sparse.csr_matrix, number: int, seed: int, *, rounds: int = NMF_ROUNDS
) -> tuple[np.ndarray, np.ndarray]:
    """Factor rows into at most ``number`` topics.

    Args:
        rows: Non-negative matrix, rows x terms.
        number: Number of topics wanted.
        seed: Seed of the start.
        rounds: Most rounds of coordinate descent.

    Returns:
        W, with the length of each row of H moved into it so that topics can be compared, and H
        with rows of length 1.
    """
    filled = int((np.diff(rows.indptr) > 0).sum())
    number = max(0, min(number, filled, len(np.unique(rows.indices))))
    if number == 0:
        return np.zeros((rows.shape[0], 0)), np.zeros((0, rows.shape[1]))
    model = NMF(number, init="nndsvd", random_state=seed, max_iter=rounds, tol=1e-4)
    # a perfect fit may end with an error of -1e-17, of which scikit-learn takes the root
    with warnings.catch_warnings(), np.errstate(invalid="ignore"):
        warnings.simplefilter("ignore", ConvergenceWarning)
        weights = model.fit_transform(cast("Any", rows))
    found = np.asarray(model.components_)
    lengths = np.sqrt((found * found).sum(axis=1))
    topics = found / np.maximum(lengths, TINY)[:, None]
    return weights * lengths, topics


def solve_weights(
    rows: sparse.csr_matrix,
    topics: np.ndarray,
    *,
    start: np.ndarray | None = None,
    sweeps: int = SOLVE_SWEEPS,
) -> np.ndarray:
    """Solve W >= 0 for fixed topics, in blocks of rows.

    Args:
        rows: Non-negative matrix, rows x terms.
        topics: H, topics x terms.
        start: Weights to start from, or None.
        sweeps: Passes of coordinate descent over the topics.

    Returns:
        W, rows x topics.
    """
    gram = topics @ topics.T
    weights = np.zeros((rows.shape[0], len(topics)))
    columns = np.ascontiguousarray(topics.T)
    for first in range(0, rows.shape[0], BLOCK):
        block = slice(first, first + BLOCK)
        shared = np.asarray(rows[block] @ columns)
        begin = None if start is None else start[block]
        weights[block] = _descend(shared, gram, begin, sweeps)
    return weights


def _descend(
    shared: np.ndarray, gram: np.ndarray, start: np.ndarray | None, sweeps: int
) -> np.ndarray:
    """Minimise the distance in W by coordinate descent, each weight >= 0."""
    sizes = np.diag(gram)
    # topic-major, so that each step reads and writes contiguous memory
    target = np.ascontiguousarray(shared.T)
    if start is None:
        total = np.maximum(gram.sum(axis=1, keepdims=True), TINY)
        weights = np.maximum(target / total, 0.0)
    else:
        weights = np.ascontiguousarray(start.T)
    for _ in range(sweeps):
        for topic in range(len(sizes)):
            if sizes[topic] <= TINY:
                weights[topic] = 0.0
                continue
            step = (target[topic] - gram[topic] @ weights) / sizes[topic]
            weights[topic] = np.maximum(weights[topic] + step, 0.0)
    return weights.T


def _refit_free(
    rows: sparse.csr_matrix, weights: np.ndarray, topics: np.ndarray, n_held: int
) -> np.ndarray:
    """Improve each free row of H once, W being fixed; rows of length 1 again afterwards."""
    gram = weights.T @ weights
    target = np.asarray(rows.T @ weights).T
    topics = topics.copy()
    for topic in range(n_held, len(topics)):
        if gram[topic, topic] <= TINY:
            continue
        step = (target[topic] - gram[topic] @ topics) / gram[topic, topic]
        topics[topic] = np.maximum(topics[topic] + step, 0.0)
        length = np.linalg.norm(topics[topic])
        if length > TINY:
            topics[topic] /= length
            weights[:, topic] *= length
            gram[topic] *= length
            gram[:, topic] *= length
            target[topic] *= length
    return topics
