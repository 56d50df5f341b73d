"""In which articles the words of a name stand, all of an article read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.topics.units import Units
from analysis.topics.words import TermCounts


@dataclass(frozen=True)
class Standing:
    """In which articles words stand.

    Attributes:
        by_term: Counts of the terms, texts x terms.
        counts: The same with the terms.
        units: The texts.
        owners: Topic of each article, -1 for none.
    """

    by_term: sparse.csc_matrix
    counts: TermCounts
    units: Units
    owners: np.ndarray

    def holding(self, topic: int, keys: Sequence[tuple[str, ...]]) -> np.ndarray:
        """Return which articles of a topic hold all words of a phrase, phrases x articles."""
        mine = np.flatnonzero(self.owners == topic)
        found = [np.all([self._holding(word)[mine] for word in key], axis=0) for key in keys]
        return np.array(found, dtype=bool).reshape(len(keys), len(mine))

    def share(self, topic: int, keys: Sequence[tuple[str, ...]]) -> float:
        """Return the share of a topic's articles that hold one of the phrases, 0 to 1."""
        held = self.holding(topic, keys)
        return float(held.any(axis=0).sum() / max(held.shape[1], 1))

    def _holding(self, word: str) -> np.ndarray:
        """Tell which articles hold a word or its plural."""
        found = np.zeros(len(self.owners), dtype=bool)
        for one in self.counts.columns((word, f"{word}s")):
            texts = self.by_term.indices[self.by_term.indptr[one] : self.by_term.indptr[one + 1]]
            found[self.units.article_of[texts]] = True
        return found
