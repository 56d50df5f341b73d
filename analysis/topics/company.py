"""Which of a topic's words are shown: its own, and those that keep company with each other."""

import numpy as np
from scipy import sparse

from analysis.topics.matrices import some_columns, top_columns, unit_rows

# So many words stand for a topic, picked from so many of its strongest.
STANDING = 10
LOOKED_AT = 30
# A word may stand for a topic when no other holds it much more. Chosen on BBC, with the two weights
# below; AllSides and the OCTIS part of BBC confirm (see tests/benchmarks/topics.py).
OWN = 0.85
# Weight of meeting the other words in one sentence, beside the word's own weight in the topic.
COMPANY = 0.5
OWN_WEIGHT = 0.15


def shown_terms(topics: np.ndarray, counts: sparse.csr_matrix, most: int) -> list[np.ndarray]:
    """Return the terms to show for each topic, by falling weight.

    The first ten are picked from the topic's thirty strongest: those that stand in sentences
    together more often than by chance (NPMI, Bouma 2009). Pairs seen once or twice prove nothing:
    a count is lowered by its own standard error first, so that words do not look like company that
    would not meet again in other articles. The rest are the strongest of the weaker terms.

    Args:
        topics: H, topics x terms.
        counts: Counts of the terms, sentences x terms.
        most: Most terms a topic.

    Returns:
        Columns of terms, one array a topic.
    """
    pure = unit_rows(topics)
    own = pure >= OWN * pure.max(axis=0, initial=0.0)
    looked = [_candidates(row, mine) for row, mine in zip(topics, own, strict=True)]
    every = np.unique(np.concatenate(looked)) if looked else np.zeros(0, np.int64)
    near = _npmi(some_columns(counts, every))
    shown = []
    for row, candidates in zip(topics, looked, strict=True):
        place = np.searchsorted(every, candidates)
        first = candidates[_in_company(near[np.ix_(place, place)], row[candidates])]
        weaker = row.copy()
        weaker[row >= row[first].min(initial=np.inf)] = 0.0
        shown.append(np.concatenate([first, top_columns(weaker, most - len(first))]))
    return shown


def _candidates(topic: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Return a topic's strongest own terms, filled up with others where these are few."""
    found = top_columns(np.where(own, topic, 0.0), LOOKED_AT)
    if len(found) >= STANDING:
        return found
    others = np.setdiff1d(top_columns(topic, LOOKED_AT), found, assume_unique=True)
    others = others[np.argsort(-topic[others], kind="stable")]
    both = np.concatenate([found, others[: STANDING - len(found)]])
    return both[np.argsort(-topic[both], kind="stable")]


def _npmi(counts: sparse.csr_matrix) -> np.ndarray:
    """Return how much likelier than by chance terms meet in a sentence, -1 to 1."""
    seen = counts.astype(np.float64)
    seen.data[:] = 1.0
    total = max(seen.shape[0], 1)
    joint = np.asarray((seen.T @ seen).toarray())
    single = np.maximum(np.diag(joint) / total, 1e-12)
    joint = np.maximum(joint - np.sqrt(joint), 0.0) / total
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.log(joint / np.outer(single, single)) / -np.log(joint)
    found = np.where((joint > 0) & (joint < 1), found, -1.0)
    np.fill_diagonal(found, 0.0)
    return np.round(found, 9)


def _in_company(near: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Leave out the term that fits the rest least, until ten are left; keep the order."""
    kept = np.arange(len(weights))
    strength = OWN_WEIGHT * weights / max(weights.max(initial=0.0), 1e-12)
    while len(kept) > STANDING:
        company = near[np.ix_(kept, kept)].sum(axis=1) / (len(kept) - 1)
        worst = np.argmin(np.round(COMPANY * company + strength[kept], 9))
        kept = np.delete(kept, worst)
    return kept
