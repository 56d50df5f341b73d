"""What a seed word brings in: words to be asked for beside it, and whether it means two things."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from analysis.text.chunks import Chunks
from analysis.text.tokens import phrase_of, seed_forms
from analysis.topics.matrices import (
    occurrences,
    product,
    some_columns,
    some_rows,
    sparse_unit_rows,
    top_columns,
)
from analysis.topics.phrases import key_of, noun_phrases
from analysis.topics.space import TermWeights
from analysis.topics.words import TermCounts, count_terms

# Two groups of articles are unrelated where they are hardly more alike than either is like the
# articles without the seed: the part of the way from there to the likeness inside the groups.
# Chosen on BBC, where it finds 84 to 89 % of pairs of words of two classes taken for one seed and
# warns of at most 3.3 % of words of one class; on AllSides it finds 72 % and warns of none of 56.
UNRELATED = 0.05
FEWEST = 3  # articles of a group
ROUNDS = 20
MOST_SHARE = 0.5  # a word of more than half of what is read tells nothing apart
WORDS_TOLD = 3
# A suggested word stands in so many articles with the seeds, so many times as often as elsewhere.
SUGGESTED_ARTICLES = 2
SUGGESTED_LIFT = 2.0
# It is suggested as the phrase in which it stands in so many of its articles.
MOSTLY = 0.5


@dataclass(frozen=True)
class SeedGroups:
    """Two groups into which the articles that hold a seed fall.

    Attributes:
        related: How related they are: 0 where no more than any articles, 1 where they are one.
        sizes: Number of articles in each, the larger first.
        words: The words that tell each from the other, strongest first.
    """

    related: float
    sizes: tuple[int, int]
    words: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def unrelated(self) -> bool:
        """Whether the seed brings in two groups that have nothing to do with each other."""
        return self.related < UNRELATED


def seed_groups(holding: Sequence[str], others: Sequence[str], seed: str) -> SeedGroups | None:
    """Return the two groups into which the articles with a seed fall.

    They are halved by their TF-IDF rows without the seed (2-means on the sphere, begun with the
    first principal component).

    Args:
        holding: Articles that hold the seed.
        others: Articles that do not.
        seed: The word or phrase.

    Returns:
        The groups; None where there are too few articles for two, or none stand out.
    """
    if len(holding) < 2 * FEWEST or not others:
        return None
    with threadpool_limits(limits=1):
        counts = _telling_counts([*holding, *others], [seed])
        if not len(counts.terms):
            return None
        rows = sparse_unit_rows(TermWeights.learned(counts.matrix).weigh(counts.matrix))
        own = some_rows(rows, slice(len(holding)))
        rest = some_rows(rows, slice(len(holding), None))
        alike = product(own, sparse.csr_matrix(own.T)).toarray()
        usual = np.asarray(product(own, sparse.csr_matrix(rest.T)).mean(axis=1)).ravel()
    half = _half(alike)
    sides = (half, ~half) if 2 * half.sum() >= len(half) else (~half, half)
    if sides[1].sum() < FEWEST:
        return None
    within = np.mean([_mean_pair(alike[np.ix_(side, side)]) for side in sides])
    background = np.mean([usual[side].mean() for side in sides])
    if within <= background:
        return None
    between = alike[np.ix_(*sides)].mean()
    means = [np.asarray(some_rows(own, np.flatnonzero(s)).mean(axis=0)).ravel() for s in sides]
    told = [top_columns(means[one] - means[1 - one], WORDS_TOLD) for one in (0, 1)]
    words = [tuple(map(str, counts.terms[columns])) for columns in told]
    return SeedGroups(
        round(float((between - background) / (within - background)), 6),
        (int(sides[0].sum()), int(sides[1].sum())),
        (words[0], words[1]),
    )


def suggested_seeds(
    holding: Sequence[str], others: Sequence[str], seeds: Sequence[str], *, n: int
) -> tuple[str, ...]:
    """Return words that stand beside seeds and hardly elsewhere, most telling first.

    A word that mostly stands in one phrase, such as "verification" in "age verification", is
    suggested as that phrase.

    Args:
        holding: Articles that hold one of the seeds.
        others: Articles that hold none.
        seeds: The seeds; no word of them is suggested, and of no word singular and plural.
        n: At most so many.
    """
    counts = _telling_counts([*holding, *others], seeds)
    inside = occurrences(some_rows(counts.matrix, slice(len(holding))))
    outside = occurrences(some_rows(counts.matrix, slice(len(holding), None)))
    # half an article more on both sides, so that a word that is in none of the others has a lift
    share = (inside + 0.5) / (len(holding) + 1)
    lift = share / ((outside + 0.5) / (len(others) + 1))
    able = (inside >= SUGGESTED_ARTICLES) & (lift >= SUGGESTED_LIFT)
    best = top_columns(np.where(able, share * np.log(lift), 0.0), 2 * n)
    words = dict(zip(map(str, counts.terms[best]), inside[best].tolist(), strict=True))
    found: dict[tuple[str, ...], str] = {}
    for term in _as_phrases(words, holding, seeds):
        found.setdefault(seed_forms(term), term)
    return tuple(found.values())[:n]


def _as_phrases(
    words: Mapping[str, int], holding: Sequence[str], seeds: Sequence[str]
) -> list[str]:
    """Return each word, or the phrase in which it mostly stands.

    Args:
        words: Words in lower case, and how many of the articles hold each.
        holding: The articles.
        seeds: No phrase holds a word of theirs.
    """
    lines = ([(line, False) for line in text.split("\n")] for text in holding)
    phrases = noun_phrases(lines, frozenset(words))
    asked = frozenset(_words_of(seeds))
    n_articles = np.asarray(phrases.found.sum(axis=0)).ravel()
    found = []
    for word, n_holding in words.items():
        least = max(SUGGESTED_ARTICLES, MOSTLY * n_holding)
        able = [
            one
            for one in phrases.holding.get(key_of((word,))[0], [])
            if n_articles[one] >= least and _sought_as_written(phrases.spellings[one], asked)
        ]
        best = max(able, key=lambda one: (n_articles[one], len(phrases.keys[one])), default=None)
        found.append(word if best is None else phrase_of(phrases.spellings[best]))
    return found


def _sought_as_written(phrase: str, asked: AbstractSet[str]) -> bool:
    """Tell whether a phrase of several words is looked for as it stands: no hyphens, no seeds."""
    sought = phrase_of(phrase)
    return " " in sought and sought == phrase.lower() and asked.isdisjoint(sought.split(" "))


def _words_of(seeds: Sequence[str]) -> list[str]:
    """Return the words of seeds, singular and plural."""
    return [word for seed in seeds for form in seed_forms(seed) for word in form.split(" ")]


def _telling_counts(texts: Sequence[str], seeds: Sequence[str]) -> TermCounts:
    """Return the counts of words that can tell articles apart, without the seeds."""
    counts = count_terms(Chunks.of(texts))
    found = occurrences(counts.matrix)
    telling = (found > 1) & (found <= max(MOST_SHARE * len(texts), FEWEST))
    telling[counts.columns(_words_of(seeds))] = False
    kept = np.flatnonzero(telling)
    return TermCounts(some_columns(counts.matrix, kept), counts.terms[kept])


def _half(alike: np.ndarray) -> np.ndarray:
    """Cut articles into two groups by how alike they are; True for those of the first."""
    centred = alike - alike.mean(axis=0) - alike.mean(axis=1, keepdims=True) + alike.mean()
    side = np.round(np.linalg.eigh(centred)[1][:, -1], 9) > 0
    for _ in range(ROUNDS):
        if side.all() or not side.any():
            break
        first, second = (
            alike[:, one].sum(axis=1) / np.sqrt(max(alike[np.ix_(one, one)].sum(), 1e-12))
            for one in (side, ~side)
        )
        moved = np.round(first - second, 9) > 0
        if (moved == side).all():
            break
        side = moved
    return side


def _mean_pair(alike: np.ndarray) -> float:
    """Return how alike two different articles of a group are on average."""
    n = len(alike)
    return float((alike.sum() - np.trace(alike)) / (n * (n - 1)))
