"""Named topics: from seed words to a held row of H."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.records import NamedTopic
from analysis.text.tokens import phrase_of, seed_forms
from analysis.topics.matrices import some_columns, unit_rows
from analysis.topics.space import Space
from analysis.topics.units import Units
from analysis.topics.words import TermCounts, is_term

ROCCHIO_ROUNDS = 3
SEED_SHARE = 0.3
OTHERS_SHARE = 0.5
# Votes are likenesses to this power: in few passages a faint likeness is chance, and would carry a
# topic away to a neighbour; in many articles faint votes add up to words worth learning.
POWER_SMALL = 2
POWER_LARGE = 1
# With fewer sentences, or with one seed out of several, there is nothing to learn from: such a
# topic is looked for by its seeds alone, and moves no other.
LEARNED_FROM_SENTENCES = 3
MANY_SEEDS = 3


@dataclass(frozen=True)
class Guide:
    """What the named topics look for.

    Attributes:
        held: Rows of H, one a named topic, of length 1, or 0 for a topic without a seed.
        learned: Whether the row was learned; otherwise it holds the seeds alone.
    """

    held: np.ndarray
    learned: np.ndarray

    @property
    def present(self) -> np.ndarray:
        """Indices of the named topics of which a seed occurs, learned ones first."""
        occurs = self.held.any(axis=1)
        return np.r_[np.flatnonzero(self.learned), np.flatnonzero(occurs & ~self.learned)]

    def of_rows(self, number: int) -> np.ndarray:
        """Return the named topic of each of so many rows of H, -1 for a row of none."""
        return np.pad(self.present, (0, number - len(self.present)), constant_values=-1)

    @property
    def seeds_only(self) -> np.ndarray:
        """Rows of the topics that are looked for by their seeds alone."""
        return self.held[self.held.any(axis=1) & ~self.learned]


def seed_terms(topic: NamedTopic) -> list[str]:
    """Return the words and phrases that a named topic looks for, without stop words.

    A single word is looked for in singular and plural.

    Examples:
        >>> seed_terms(NamedTopic("pay", ("wages", "the", "minimum wage")))
        ['minimum wage', 'wage', 'wages']
    """
    return _terms(topic.wanted)


def without_terms(topic: NamedTopic) -> list[str]:
    """Return the words and phrases that keep articles off a named topic.

    Examples:
        >>> without_terms(NamedTopic("jaguar cars", ("jaguar", "engine", "-zoo")))
        ['zoo', 'zoos']
    """
    return _terms(topic.without)


def _terms(words: Sequence[str]) -> list[str]:
    """Return words and phrases in the form in which they are looked for, without stop words."""
    telling = [seed for seed in words if any(map(is_term, phrase_of(seed).split(" ")))]
    return sorted({form for seed in telling for form in seed_forms(seed)})


def seed_phrases(named: Sequence[NamedTopic]) -> list[str]:
    """Return the words of named topics, wanted or not, that are phrases of several."""
    every = (term for topic in named for term in (*seed_terms(topic), *without_terms(topic)))
    return sorted({term for term in every if " " in term})


def seed_guide(space: Space, named: Sequence[NamedTopic]) -> Guide:
    """Return the seeds of each named topic, with nothing learned from the corpus yet.

    Args:
        space: The rows to learn from.
        named: The named topics.

    Returns:
        Rows of seeds, in the order of ``named``; those that can be learned from are marked.
    """
    seeds = np.zeros((len(named), len(space.counts.terms)))
    learned = np.zeros(len(named), dtype=bool)
    for topic, wanted in enumerate(named):
        columns = space.counts.columns(seed_terms(wanted))
        seeds[topic, columns] = 1.0
        learned[topic] = _can_learn(space, columns, wanted)
    return Guide(unit_rows(seeds), learned)


def holding_seeds(space: Space, units: Units, topic: NamedTopic) -> np.ndarray:
    """Tell which articles hold a seed of a named topic.

    Args:
        space: The terms, seed words among them, and their counts.
        units: The texts.
        topic: The topic.
    """
    columns = space.counts.columns(seed_terms(topic))
    seeded = np.diff(some_columns(space.counts.matrix, columns).indptr) > 0
    return np.bincount(units.article_of[seeded], minlength=units.n_articles) > 0


def kept_off(
    counts: TermCounts, units: Units, named: Sequence[NamedTopic], of_rows: np.ndarray
) -> np.ndarray:
    """Tell which articles rows of H may not claim: those with a word their topic must not hold.

    Args:
        counts: Counts of all terms.
        units: The texts, in the order of the counts.
        named: The named topics.
        of_rows: Named topic of each row of H, -1 for a row of none.

    Returns:
        Truth, articles x rows of H.
    """
    off = np.zeros((units.n_articles, len(named) + 1), dtype=bool)  # -1 finds the last
    for topic, wanted in enumerate(named):
        columns = counts.columns(without_terms(wanted))
        holding = some_columns(counts.matrix, columns).sum(axis=1) > 0
        off[units.article_of[np.flatnonzero(np.asarray(holding).ravel())], topic] = True
    return off[:, of_rows]


def learn_guide(space: Space, seeds: Guide, rivals: np.ndarray | None = None) -> Guide:
    """Learn the held row of each named topic from its seeds.

    Three Rocchio rounds: the rows nearest to a topic's words make its next centroid, away from
    the mean of all named topics, or a lone one from that of all rows; the seeds keep a share of
    their own. A topic without a seed in the corpus takes no part.

    Args:
        space: The rows to learn from.
        seeds: The seeds of the named topics.
        rivals: Rows of H of what nobody named: nothing is learned from rows that are nearer to
            them, so that a named topic does not drift into its neighbours.

    Returns:
        Held rows, in the order of the seeds.
    """
    held, learned = seeds.held.copy(), seeds.learned
    if learned.any():
        power = POWER_SMALL if space.small else POWER_LARGE
        against = np.zeros(space.rows.shape[0])
        if rivals is not None and len(rivals):
            against = np.round(np.asarray(space.rows @ rivals.T).max(axis=1), 9)
        held[learned] = _rocchio(space.rows, held[learned], power, against)
    return Guide(held, learned)


def _can_learn(space: Space, columns: np.ndarray, wanted: NamedTopic) -> bool:
    """Tell whether the seeds stand in enough sentences to learn from."""
    if len(columns) == 0:
        return False
    n_sentences = int((np.diff(some_columns(space.counts.matrix, columns).indptr) > 0).sum())
    enough = len(columns) > 1 or len(wanted.wanted) < MANY_SEEDS
    return enough and n_sentences >= LEARNED_FROM_SENTENCES


def _rocchio(
    rows: sparse.csr_matrix, start: np.ndarray, power: int, against: np.ndarray
) -> np.ndarray:
    """Return the centroids that the rounds arrive at, of length 1.

    From the second round on, rows vote only where they are no less like a centroid than what
    stands against it; in the first the seeds alone speak.
    """
    centroids = start
    likeness = unit_rows(np.asarray(rows @ start.T))
    needed = np.zeros((len(against), 1))
    usual = unit_rows(np.asarray(rows.sum(axis=0)))[0]
    for _ in range(ROCCHIO_ROUNDS):
        likeness = np.round(likeness, 9)
        best = likeness.max(axis=1, keepdims=True)
        voting = (likeness == best) & (best > 0) & (best >= needed)
        votes = np.where(voting, likeness, 0.0) ** power
        learned = unit_rows(np.asarray(rows.T @ votes).T)
        # a lone topic has no others to stay away from: it would learn what every row holds
        others = learned.mean(axis=0) if len(start) > 1 else usual
        learned = unit_rows(learned - OTHERS_SHARE * others)
        centroids = unit_rows(np.maximum(learned, 0.0) + SEED_SHARE * start)
        likeness = np.asarray(rows @ centroids.T)
        needed = against[:, None]
    return centroids
