"""How good topics are: words judged on documents the model did not see, groups against labels."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

WINDOW = 10
TOP = 10
INTRUSION_WORDS = 5


@dataclass(frozen=True)
class Found:
    """What a topic model says of documents.

    Attributes:
        words: The strongest words of each topic, strongest first.
        groups: Strongest topic of each document, -1 for none.
    """

    words: Sequence[Sequence[str]]
    groups: np.ndarray


class Unseen:
    """How often words stand near each other in documents that no model was fitted on.

    Probabilities are shares of windows of ten words that slide over each document, as in the usual
    topic coherence (Lau et al. 2014).
    """

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        self._documents = documents

    def npmi(self, words: Sequence[str]) -> np.ndarray:
        """Return the normalised pointwise mutual information of all pairs of words, -1 to 1.

        Pairs that never meet get -1.
        """
        known = sorted(set(words))
        place = {word: column for column, word in enumerate(known)}
        rows, columns, first = [], [], 0
        for document in self._documents:
            windows = max(1, len(document) - WINDOW + 1)
            for position, word in enumerate(document):
                if word in place:
                    begin = max(0, position - WINDOW + 1)
                    last = min(position, windows - 1)
                    rows.append(np.arange(first + begin, first + last + 1))
                    columns.append(np.full(last + 1 - begin, place[word]))
            first += windows
        if not rows:
            return np.full((len(words), len(words)), -1.0)
        where = (np.concatenate(rows), np.concatenate(columns))
        ones = np.ones(len(where[0]), np.float32)
        seen = sparse.csr_matrix((ones, where), shape=(first, len(known)))
        seen.data[:] = 1.0
        joint = (seen.T @ seen).toarray() / max(first, 1)
        single = np.diag(joint)
        with np.errstate(divide="ignore", invalid="ignore"):
            found = np.log(joint / np.outer(single, single)) / -np.log(joint)
        found = np.where(joint > 0, found, -1.0)
        order = [place[word] for word in words]
        return np.asarray(found[np.ix_(order, order)])


def word_scores(topics: Sequence[Sequence[str]], unseen: Unseen) -> dict[str, float]:
    """Score topics' words: ``npmi``, ``diversity`` and ``intrusion``.

    ``npmi`` is the mean over pairs of the top ten words. ``diversity`` is the share of different
    words among all top tens. ``intrusion`` is the share of intruders found, each the strongest word
    of another topic put among a topic's five strongest: found means least near to the others.
    """
    tops = [list(words[:TOP]) for words in topics if len(words)]
    every = sorted({word for words in tops for word in words})
    place = {word: column for column, word in enumerate(every)}
    near = unseen.npmi(every)
    columns = [np.array([place[word] for word in words]) for words in tops]
    coherence = []
    for own in columns:
        part = near[np.ix_(own, own)]
        off = ~np.eye(len(own), dtype=bool)
        coherence.append(part[off].mean() if len(own) > 1 else -1.0)
    n_words = sum(map(len, tops))
    return {
        "npmi": float(np.mean(coherence)),
        "diversity": len(every) / max(n_words, 1),
        "intrusion": _intrusion(tops, place, near),
    }


def _intrusion(tops: Sequence[Sequence[str]], place: dict[str, int], near: np.ndarray) -> float:
    """Return the share of intruders that stand apart from a topic's strongest words."""
    hits = []
    for own, other in itertools.permutations(range(len(tops)), 2):
        stranger = next((word for word in tops[other] if word not in tops[own]), None)
        if stranger is None:
            hits.append(False)
            continue
        group = [place[word] for word in (*tops[own][:INTRUSION_WORDS], stranger)]
        part = near[np.ix_(group, group)].copy()
        np.fill_diagonal(part, 0.0)
        hits.append(int(part.sum(axis=1).argmin()) == len(group) - 1)
    return float(np.mean(hits)) if hits else 0.0


def group_scores(labels: Sequence[str], groups: np.ndarray) -> dict[str, float]:
    """Score a topic for each document against its label: ``nmi``, ``ari`` and ``purity``."""
    names = {label: number for number, label in enumerate(sorted(set(labels)))}
    gold = np.array([names[label] for label in labels])
    hits = sum(np.bincount(gold[groups == group]).max() for group in np.unique(groups))
    return {
        "nmi": float(normalized_mutual_info_score(gold, groups)),
        "ari": float(adjusted_rand_score(gold, groups)),
        "purity": float(hits / len(gold)),
    }


def same_words(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> float:
    """Return the mean Jaccard likeness of the top tens of best-matching topics."""
    likeness = np.array(
        [
            [
                len(set(a[:TOP]) & set(b[:TOP])) / max(len(set(a[:TOP]) | set(b[:TOP])), 1)
                for b in other
            ]
            for a in one
        ]
    )
    rows, columns = linear_sum_assignment(-likeness)
    return float(likeness[rows, columns].sum() / max(len(one), len(other)))


def same_groups(one: np.ndarray, other: np.ndarray) -> float:
    """Return how alike two groupings of the same documents are (adjusted Rand index)."""
    return float(adjusted_rand_score(one, other))
