"""How many topics a corpus carries, and how sure each of them is."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.tables import TOPIC_COUNTS
from analysis.topics.choice import discovered
from analysis.topics.groups import Merging
from analysis.topics.matrices import some_columns, some_rows, unit_rows
from analysis.topics.model import nmf, solved
from analysis.topics.neighbours import averaging, modularity, smoothed
from analysis.topics.rows import LowRankRows, Rows
from analysis.topics.space import NEIGHBOURS_SHARE, Space

# So many topics are told whatever they hold. Of more, those of a single article would only repeat
# the list of articles: they take part, so that no other topic claims what they say.
FEW_TOPICS = 4
STEPS = (3, 5, 7, 10, 13, 16, 20, 25, 30)
ROWS_PER_TOPIC = 8
# A trial reads so many articles and terms at most, and stops early: it is to rank numbers, and
# the topics themselves are found with all.
TRIAL_ROUNDS = 25
TRIAL_ROWS = 1_200
TRIAL_TERMS = 1_500
HALVES_OF_TRIAL = 3
HALVES_OF_TOPIC = 10
# A topic returns in a half of the articles when one of the half's topics is this like it.
RETURNS = 0.7
# A number is proposed only when this share of its topics return. Topics of random words: below .2;
# of BBC and AllSides, 3 to 30 of them: above .7.
SUPPORTED = 0.5
UNSURE = "No number of topics returns when half of the corpus is read: take them as a sketch."


@dataclass(frozen=True)
class Trial:
    """A number of topics that was tried.

    Attributes:
        number: The number.
        criterion: In a large corpus the modularity of its topics on the graph of nearest articles
            (more is better); in a small one how alike its two nearest groups of articles are,
            0 to 1 (less is better).
        stability: Share of its topics that return in a half of the articles, 0 to 1.
    """

    number: int
    criterion: float
    stability: float


@dataclass(frozen=True)
class HowMany:
    """A number of topics and what speaks for it.

    Attributes:
        proposed: The number that the corpus proposes; 0 where there is no word.
        trials: The numbers that were tried, ascending.
        why: One sentence for the reader.
        together: Whether what holds a single article is told as no topic.
    """

    proposed: int
    trials: tuple[Trial, ...]
    why: str
    together: bool = False

    @property
    def tried(self) -> pd.DataFrame:
        """The numbers that were tried as ``TOPIC_COUNTS``."""
        return TOPIC_COUNTS.frame(
            {
                "n_topics": [trial.number for trial in self.trials],
                "criterion": [trial.criterion for trial in self.trials],
                "stability": [trial.stability for trial in self.trials],
                "proposed": [trial.number == self.proposed for trial in self.trials],
            }
        )


def how_many(space: Space, seed: int) -> HowMany:
    """Propose a number of topics from the corpus.

    A small corpus has as many as it has groups of like articles, of which those of a single article
    are told only where there are few; in a larger one the number is taken whose topics cut the
    graph of nearest articles best (modularity, Newman 2006).

    Args:
        space: The rows to learn from.
        seed: Seed of the halves.
    """
    if space.rows.nnz == 0:
        return HowMany(0, (), "No word occurs often enough to make a topic.")
    if space.graph is None:
        return _in_small(space, seed)
    return _in_large(space, space.graph, seed)


def _in_large(space: Space, graph: sparse.csr_matrix, seed: int) -> HowMany:
    near = averaging(graph)
    again = Again.drawn(space, seed, HALVES_OF_TRIAL)
    rows = np.arange(0, space.tied.n_rows, -(-space.tied.n_rows // TRIAL_ROWS))
    tied = _narrowed(space.tied, again.columns)
    tried = tied.part(rows)
    trials = []
    for number in STEPS:
        if number > max(STEPS[0], space.rows.shape[0] // ROWS_PER_TOPIC):
            break
        topics = nmf(tried, number, rounds=TRIAL_ROUNDS).words
        groups = smoothed(unit_rows(solved(tied.onto(topics), topics)), near).argmax(axis=1)
        cut = round(modularity(graph, groups), 6)
        trials.append(Trial(number, cut, float(again.returning(topics, number).mean())))
    supported = [trial for trial in trials if trial.stability >= SUPPORTED]
    if not supported:
        return HowMany(trials[0].number, tuple(trials), UNSURE)
    best = max(supported, key=lambda trial: (trial.criterion, -trial.number))
    why = (
        f"Of the numbers tried, each without named topics, {best.number} topics cut the network of "
        f"similar articles most cleanly (modularity {best.criterion:.2f}: 0 is chance, 1 most); "
        f"{100 * best.stability:.0f} % of them return, on average, when only half of the articles "
        "are read."
    )
    return HowMany(best.number, tuple(trials), why)


def _in_small(space: Space, seed: int) -> HowMany:
    merging = Merging.of(space.tied, space.article_of)
    again = Again.drawn(space, seed, HALVES_OF_TRIAL)
    # the last merger left to do is the one that would give one topic less
    alike = [0.0, *np.round(merging.likeness[::-1], 6).tolist()]
    trials = []
    for number in range(1, merging.n_articles + 1):
        stability = float(again.returning(merging.topics(space.plain, number), number).mean())
        trials.append(Trial(number, alike[number - 1], stability))
    n_groups = merging.n_groups
    supported = [t.number for t in trials if t.number <= n_groups and t.stability >= SUPPORTED]
    if not supported:
        return HowMany(trials[0].number, tuple(trials), UNSURE)
    proposed = max(supported)
    if proposed < n_groups:
        why = f"More than {proposed} topics do not return when half of each article is read."
        return HowMany(proposed, tuple(trials), why)
    together = proposed > FEW_TOPICS
    n_alone = int((np.bincount(merging.groups(proposed)) == 1).sum()) if together else 0
    why = _why_groups(proposed, n_alone, merging.bound)
    return HowMany(proposed, tuple(trials), why, together=together)


def _why_groups(number: int, n_alone: int, bound: float) -> str:
    """Say into which groups the articles of a small corpus fall."""
    if number == 1:
        return "The articles make one group of like ones."
    why = f"The articles fall into {number} groups: the two nearest are less than {bound:.0%} alike"
    if n_alone:
        hold = "holds" if n_alone == 1 else "hold"
        why += f"; {n_alone} of them {hold} a single article, which makes no topic"
    return f"{why}."


@dataclass(frozen=True)
class Again:
    """Halves of a corpus, to be factored again.

    Attributes:
        halves: Tied and plain rows of each, and in a small corpus how its articles merge.
        columns: Terms that are read.
    """

    halves: tuple[tuple[Rows, Rows, Merging | None], ...]
    columns: np.ndarray

    @classmethod
    def drawn(cls, space: Space, seed: int, number: int) -> "Again":
        """Draw halves of a corpus.

        A large corpus gives half of its articles, each tied to its neighbours inside the half; a
        small one a run of half the passages of each article.
        """
        draw = np.random.default_rng(seed)
        sums = np.round(np.asarray(space.rows.sum(axis=0)).ravel(), 9)
        columns = np.sort(np.argsort(-sums, kind="stable")[:TRIAL_TERMS])
        if space.graph is None or not isinstance(space.plain, LowRankRows):
            runs = [_runs(space.article_of, draw) for _ in range(number)]
            return cls(tuple(_run(space, rows) for rows in runs), np.arange(len(sums)))
        plain = space.plain.of_terms(columns)
        size = min(-(-plain.n_rows // 2), TRIAL_ROWS // 2)
        halves = []
        for _ in range(number):
            rows = np.sort(draw.permutation(plain.n_rows)[:size])
            near = averaging(some_columns(some_rows(space.graph, rows), rows))
            part = plain.part(rows)
            halves.append((part.mixed(near, NEIGHBOURS_SHARE), part, None))
        return cls(tuple(halves), columns)

    def returning(self, topics: np.ndarray, number: int) -> np.ndarray:
        """Return for each topic the share of halves in which it returns, 0 to 1.

        Args:
            topics: Rows of H, over all terms or those that are read.
            number: Number of topics to look for in each half.
        """
        if topics.shape[1] != len(self.columns):
            topics = topics[:, self.columns]
        topics = unit_rows(topics)
        # what topics have in common says nothing on whether one of them returns
        usual = topics.mean(axis=0) if len(topics) > 1 else np.zeros(topics.shape[1])
        topics = unit_rows(topics - usual)
        hits = np.zeros(len(topics))
        for tied, plain, merging in self.halves:
            found = discovered(tied, plain, number, merging, rounds=TRIAL_ROUNDS)
            if len(found):
                found = unit_rows(unit_rows(found) - usual)
                hits += np.round(topics @ found.T, 6).max(axis=1) >= RETURNS
        return hits / max(len(self.halves), 1)


def _narrowed(rows: Rows, columns: np.ndarray) -> Rows:
    """Return compressed rows over some of the terms."""
    return rows.of_terms(columns) if isinstance(rows, LowRankRows) else rows


def _run(space: Space, rows: np.ndarray) -> tuple[Rows, Rows, Merging]:
    """Return some passages of a small corpus."""
    tied = space.tied.part(rows)
    return tied, space.plain.part(rows), Merging.of(tied, space.article_of[rows])


def _runs(article_of: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """Return a run of half the rows of each article."""
    kept = []
    for article in np.unique(article_of):
        rows = np.flatnonzero(article_of == article)
        length = -(-len(rows) // 2)
        first = int(draw.integers(0, len(rows) - length + 1))
        kept.append(rows[first : first + length])
    return np.concatenate(kept)
