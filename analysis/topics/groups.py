"""Groups of like articles: what the topics of a small corpus are."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from analysis.topics.matrices import product, some_rows, sparse_unit_rows, unit_rows
from analysis.topics.rows import Rows, SparseRows

# Likeness above which articles of a small corpus are one topic. Measured in mini corpora of 4 to 6
# articles of BBC and AllSides: median .37 to .41 within a label, 95 % below .35 across labels. The
# more articles there are, the more of an article's words stand in some other one and the less any
# two of them share: 95 % across labels are below .18 to .25 among 12, .10 to .16 among 30. With
# this power of their number four of five pairs in one group are of one label from 8 to 30 articles
# of BBC, which it was chosen on; twice as many pairs are right in AllSides as with one bound.
TOGETHER = 0.4
MEASURED_ON = 4
FALLS = 0.4


@dataclass(frozen=True)
class Merging:
    """Articles of a small corpus, put together step by step until all are one group.

    Those are put together whose group spreads least (Ward 1963, on the cosine of their rows).

    Attributes:
        steps: What each step puts together and how far apart that is, as SciPy's ``linkage``.
        article_of: Article of each row, numbered from 0; -1 for one without a term.
    """

    steps: np.ndarray
    article_of: np.ndarray

    @classmethod
    def of(cls, rows: Rows, article_of: np.ndarray) -> "Merging":
        """Merge the articles of passages.

        Args:
            rows: Passages, drawn to what articles share; of a large corpus nothing is merged.
            article_of: Article of each, non-decreasing.
        """
        none = cls(np.zeros((0, 4)), np.full(len(article_of), -1))
        if not isinstance(rows, SparseRows) or not rows.matrix.nnz:
            return none
        worded = np.flatnonzero(np.diff(rows.matrix.indptr))
        known, place = np.unique(article_of[worded], return_inverse=True)
        numbered = none.article_of
        numbered[worded] = place
        if len(known) == 1:
            return cls(none.steps, numbered)
        return cls(_merged(some_rows(rows.matrix, worded), place), numbered)

    @cached_property
    def n_articles(self) -> int:
        """Number of articles that hold a term."""
        return int(self.article_of.max(initial=-1)) + 1

    @property
    def likeness(self) -> np.ndarray:
        """How alike the two groups are that each step puts together, 1 to 0; of articles cosine."""
        return np.maximum(1.0 - self.steps[:, 2] ** 2 / 2.0, 0.0)

    @property
    def bound(self) -> float:
        """Likeness below which groups are left apart, 0 to 1."""
        return TOGETHER * (MEASURED_ON / max(self.n_articles, MEASURED_ON)) ** FALLS

    @property
    def n_groups(self) -> int:
        """Number of groups that the bound leaves."""
        together = np.round(self.likeness - self.bound, 9) >= 0
        return self.n_articles - int(together.sum())

    def groups(self, number: int) -> np.ndarray:
        """Return the group of each article when they are put into so many.

        Args:
            number: From 1 to the number of articles.

        Returns:
            Groups from 0, the one of most articles first.
        """
        joined = np.arange(self.n_articles)
        for step, pair in enumerate(self.steps[: self.n_articles - number, :2]):
            joined[np.isin(joined, pair)] = self.n_articles + step
        _, group, sizes = np.unique(joined, return_inverse=True, return_counts=True)
        return np.argsort(np.argsort(-sizes, kind="stable"))[group]

    def topics(self, rows: Rows, number: int) -> np.ndarray:
        """Return so many groups of articles as topics: rows of H, of length 1.

        Args:
            rows: The passages as they are, or as many others of the same articles.
            number: As for ``groups``.
        """
        of_rows = np.append(self.groups(number), -1)[self.article_of]
        return unit_rows(rows.gathered((of_rows[:, None] == np.arange(number)).astype(np.float64)))


def _merged(rows: sparse.csr_matrix, article_of: np.ndarray) -> np.ndarray:
    """Return the steps that put articles together, the nearest first."""
    from scipy.cluster.hierarchy import linkage  # noqa: PLC0415 - for small corpora, slow to load
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    shape = (int(article_of.max()) + 1, len(article_of))
    pairs = (article_of, np.arange(len(article_of)))
    articles = sparse_unit_rows(
        product(sparse.csr_matrix((np.ones(len(article_of)), pairs), shape=shape), rows)
    )
    likeness = product(articles, sparse.csr_matrix(articles.T)).toarray()
    apart = np.sqrt(2.0 * np.round(np.maximum(1.0 - likeness, 0.0), 9))
    np.fill_diagonal(apart, 0.0)
    return linkage(squareform(apart, checks=False), "ward")
