"""The rated news sentences beside the repository, and the figures a tone model gets on them.

Every set is cut in three by a hash of its documents. On half of them, "chosen", weights, words and
the shown scale were chosen. A quarter, "checked", decides nothing and is looked at while working:
floors of the tests lie on it, and others on it and the last quarter together, as they did before
there were quarters. The last one, "kept", is looked at by itself once a release (``--kept``), after
everything is decided. Until this cut was made the two quarters were one half whose figures were
seen while choosing: the words never saw it, but it is not untouched.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

CUT = 0.05
NEAR = 0.05  # of a share: so near it should come to people's
TRIED = np.arange(0.005, 1, 0.005)  # cuts, on either side
PARTS = ("chosen", "checked", "kept")
# name: file, and the size of its ratings that means +1
SETS = {
    "NYT": ("nyt-dev", 4.0),
    "headlines": ("headlines-dev", 4.0),
    "NewsMTSC": ("newsmtsc_sent-dev", 1.0),
    "PerSenT": ("persent_par-dev", 1.0),
    "FPB": ("fpb-dev", 1.0),
}
Score = Callable[[Sequence[str]], np.ndarray]


@dataclass(frozen=True)
class Rated:
    """Sentences with human ratings (-1 to 1), labels (-1, 0, 1) and their documents."""

    texts: list[str]
    ratings: np.ndarray
    labels: np.ndarray
    documents: np.ndarray


def part_of(document: str) -> str:
    """Return the part in which a document lies."""
    bits = hashlib.blake2b(document.encode(), digest_size=1).digest()[0]
    return PARTS[1 + (bits >> 1 & 1)] if bits & 1 else PARTS[0]


def read(shared: Path, name: str, *parts: str) -> Rated:
    """Read some parts of one set."""
    file, scale = SETS[name]
    path = shared / "data" / "tone" / f"{file}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if part_of(row["doc"]) in parts]
    ratings = [row["label"] if row["rating"] is None else row["rating"] / scale for row in rows]
    return Rated(
        [row["text"] for row in rows],
        np.array(ratings, dtype="float64"),
        np.array([row["label"] for row in rows]),
        np.array([row["doc"] for row in rows]),
    )


def correlation(one: np.ndarray, other: np.ndarray) -> float:
    """Return Pearson's r."""
    return float(np.corrcoef(one, other)[0, 1])


def sides(scores: np.ndarray, cuts: tuple[float, float] = (CUT, CUT)) -> np.ndarray:
    """Return on which side of the cuts (sizes, negative and positive) scores fall: -1, 0 or 1."""
    return np.where(scores >= cuts[1], 1, np.where(scores <= -cuts[0], -1, 0))


def shares(found: np.ndarray) -> np.ndarray:
    """Return the shares of negative, neutral and positive."""
    return np.array([np.mean(found == side) for side in (-1, 0, 1)])


def macro_f1(labels: np.ndarray, found: np.ndarray) -> float:
    """Return the mean F1 of negative, neutral and positive."""
    parts = []
    for side in (-1, 0, 1):
        both = np.sum((labels == side) & (found == side))
        parts.append(2 * both / max(np.sum(labels == side) + np.sum(found == side), 1))
    return float(np.mean(parts))


def extremes(rated: Rated, scores: np.ndarray, n: int = 10) -> float:
    """Return the share of the n highest and n lowest scores on whose side the label is."""
    order = np.argsort(scores, kind="stable")
    right = [*(rated.labels[order[-n:]] == 1), *(rated.labels[order[:n]] == -1)]
    return float(np.mean(right))


def fitting_cuts(rated: Rated, scores: np.ndarray, side: int) -> tuple[float, float] | None:
    """Return between which cuts the share on one side (-1 or 1) comes near to people's.

    A scale that keeps the order of sentences can do no more than move the cuts: where the ranges
    of two sets do not meet, no such scale gives both their shares.

    Returns:
        The smallest and the largest of ``TRIED`` from which on sentences may be called so; None
        where none fits.
    """
    fits = TRIED[np.abs(_off(rated, scores, side)) <= NEAR]
    return (float(fits[0]), float(fits[-1])) if len(fits) else None


def borrowed_cuts(others: Sequence[tuple[Rated, np.ndarray]]) -> tuple[float, float]:
    """Return the cuts, negative and positive, whose largest error over other sets is least."""
    worst = (
        np.max([np.abs(_off(rated, scores, side)) for rated, scores in others], axis=0)
        for side in (-1, 1)
    )
    low, high = (float(TRIED[one.argmin()]) for one in worst)
    return low, high


def _off(rated: Rated, scores: np.ndarray, side: int) -> np.ndarray:
    """Return by how much the share beyond each cut that is tried is larger than people's."""
    share = (side * scores >= TRIED[:, None]).mean(axis=1)
    return share - np.mean(rated.labels == side)


def by_document(rated: Rated, values: np.ndarray) -> np.ndarray:
    """Return the mean of each document's values."""
    _, owner = np.unique(rated.documents, return_inverse=True)
    return np.bincount(owner, weights=values) / np.bincount(owner)


def figures(rated: Rated, scores: np.ndarray) -> dict[str, float]:
    """Return the figures of one model on one part of one set."""
    found = sides(scores)
    return {
        "r": correlation(scores, rated.ratings),
        "F1": macro_f1(rated.labels, found),
        "shift": float(scores.mean() - rated.ratings.mean()),
        "shares": float(np.abs(shares(found) - shares(rated.labels)).max()),
        "top": extremes(rated, scores),
    }


def gain(rated: Rated, ours: np.ndarray, theirs: np.ndarray) -> tuple[float, float]:
    """Return the 95 % interval of r(ours) - r(theirs): 1,000 paired draws of documents."""
    _, owner = np.unique(rated.documents, return_inverse=True)
    rows_of = np.split(np.argsort(owner, kind="stable"), np.cumsum(np.bincount(owner))[:-1])
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(1_000):
        rows = np.concatenate([rows_of[i] for i in rng.integers(len(rows_of), size=len(rows_of))])
        truth = rated.ratings[rows]
        drawn.append(correlation(ours[rows], truth) - correlation(theirs[rows], truth))
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)


def summary(shared: Path, score: Score, *parts: str) -> Mapping[str, float]:
    """Return the figures that have floors: r by set, their mean, editorials, macro-F1."""
    found: dict[str, float] = {}
    f1, editorials = [], (np.zeros(0), np.zeros(0))
    for name in SETS:
        rated = read(shared, name, *parts)
        scores = score(rated.texts)
        found[name] = correlation(scores, rated.ratings)
        f1.append(macro_f1(rated.labels, sides(scores)))
        if name == "NYT":
            editorials = by_document(rated, scores), by_document(rated, rated.ratings)
    return {
        **found,
        "mean": float(np.mean([found[name] for name in SETS])),
        "editorials": correlation(*editorials),
        "F1": float(np.mean(f1)),
    }
