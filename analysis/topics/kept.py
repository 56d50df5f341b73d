"""Topics that are kept: articles that come later are placed by what an earlier run found.

A large corpus is learned from a sample of its articles, and the others are placed by their words.
An article that is added is placed in the same way, by the same model, which stays as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from analysis.text.chunks import Chunks
from analysis.topics.assign import Assigned, assign
from analysis.topics.guide import kept_off
from analysis.topics.learned import Learned
from analysis.topics.matrices import sparse_lengths
from analysis.topics.neighbours import Drawn
from analysis.topics.reading import read_units
from analysis.topics.rows import SparseRows
from analysis.topics.space import Space, TermWeights
from analysis.topics.units import Units
from analysis.topics.words import TermCounts, without_words


@dataclass(frozen=True)
class Model:
    """What was learned of topics, to place articles by, sentence by sentence.

    Attributes:
        learned: The topics, and the terms that they know.
        terms: The terms that more than one article held, sorted.
        idf: Inverse document frequency of these terms.
        rare: That of every other term.
    """

    learned: Learned
    terms: np.ndarray
    idf: np.ndarray
    rare: float

    @classmethod
    def of(cls, learned: Learned, space: Space, terms: np.ndarray) -> "Model":
        """Return what was learned of a corpus.

        Args:
            learned: The topics.
            space: The rows they were learned from.
            terms: All terms of the corpus, sorted.
        """
        idf = space.every_weights.idf
        rare = float(idf.max(initial=0.0))
        often = np.flatnonzero(idf < rare)
        return cls(learned, terms[often], idf[often], rare)

    def weights(self, terms: np.ndarray) -> TermWeights:
        """Return the weights of terms, known or not."""
        place = {term: number for number, term in enumerate(self.terms.tolist())}
        found = [place.get(term, -1) for term in terms.tolist()]
        return TermWeights(np.append(self.idf, self.rare)[np.array(found, dtype=np.int64)])


@dataclass(frozen=True)
class _Placing(Space):
    """The rows of articles that are placed by a model.

    Attributes:
        known: Draws them to the articles that the model was learned from.
        told: Log odds of terms for its topics.
    """

    known: Drawn | None
    told: np.ndarray

    def article_weights(  # pyrefly: ignore[missing-override-decorator]
        self, rows: sparse.csr_matrix, weights: np.ndarray
    ) -> np.ndarray:
        """Return the topic weights of articles, drawn to those the model was learned from."""
        return weights if self.known is None else self.known.to_known(rows, weights)

    def odds(  # pyrefly: ignore[missing-override-decorator]
        self,
        weights: np.ndarray,  # noqa: ARG002 - those of the model stay
    ) -> np.ndarray:
        """Return the log odds that the model has learned."""
        return self.told


@dataclass(frozen=True)
class Placed:
    """Topics of sentences and articles, in the order in which these were given.

    Attributes:
        topic: Index of each sentence's strongest topic, -1 where no topic word stands.
        clear: Whether that topic is clear.
        weights: How strong each topic is in each article, articles x topics.
    """

    topic: np.ndarray
    clear: np.ndarray
    weights: np.ndarray

    @classmethod
    def of(cls, assigned: Assigned, units: Units, index: np.ndarray, n_topics: int) -> "Placed":
        """Bring what was assigned into the given order.

        Args:
            assigned: Topics of texts in canonical order, as rows of H.
            units: The texts.
            index: The topic that is shown for each row of H.
            n_topics: Number of these topics.
        """
        shown = np.append(index, -1)  # -1 finds the last
        weights = np.zeros((units.n_articles, n_topics))
        weights[np.ix_(units.order, index)] = assigned.articles
        return cls(shown[assigned.topic[units.place]], assigned.clear[units.place], weights)


def place(  # noqa: PLR0913 - what find_topics takes
    model: Model,
    sentences: Sequence[str],
    article_of: np.ndarray,
    titles: Sequence[str],
    *,
    chunks: Chunks | None = None,
    ignored: Sequence[str] = (),
) -> Placed:
    """Place articles by a model; each of them by itself, whatever else is placed with it.

    Args:
        model: What was learned.
        sentences: The sentences.
        article_of: Article of each sentence, non-decreasing, from 0.
        titles: Title of each article.
        chunks: ``Chunks.of(sentences)``, where somebody has them already.
        ignored: The words that no topic may hold.

    Returns:
        Their topics.
    """
    learned = model.learned
    with threadpool_limits(limits=1):
        units, every = read_units(sentences, article_of, titles, learned.named, chunks)
        off = kept_off(every, units, learned.named, learned.of_rows)
        space = _space(model, without_words(every, ignored))
        assigned = assign(space, units, learned.topics, off)
        shown = np.flatnonzero(learned.shown >= 0)
        told = assigned.showing(shown, alone=np.zeros(0, dtype=np.int64))
        return Placed.of(told, units, learned.shown[shown], learned.n_shown)


def _space(model: Model, counts: TermCounts) -> _Placing:
    """Return the rows of articles with the terms and weights of a model."""
    every, learned = model.weights(counts.terms), model.learned
    none = sparse.csr_matrix((0, len(learned.terms)))
    return _Placing(
        counts=TermCounts(learned.known(counts), learned.terms),
        weights=learned.weights,
        every=counts.matrix,
        every_weights=every,
        lengths=sparse_lengths(every.weigh(counts.matrix)),
        rows=none,
        tied=SparseRows(none),
        plain=SparseRows(none),
        graph=None,
        article_of=np.zeros(0, dtype=np.int64),
        small=False,
        known=learned.drawn,
        told=learned.odds,
    )
