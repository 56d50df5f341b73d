"""Which articles of a large corpus are like no other: they are about none of its topics."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from analysis.records import NamedTopic
from analysis.topics import passages
from analysis.topics.assign import Assigned
from analysis.topics.guide import Guide, holding_seeds
from analysis.topics.matrices import (
    occurrences,
    product,
    some_columns,
    some_rows,
    sparse_lengths,
    top_columns,
)
from analysis.topics.space import Space
from analysis.topics.units import Units

# An article is near others by the mean of its cosines with the five nearest, over all its words,
# those too that stand in no other. By chance longer ones are nearer: that goes with the root of the
# length of their row. One is like no other where it is less than this times as near as a tenth of
# the articles are. Measured on one to three stories of other labels, or of another set of news,
# among 40 to 300 articles: chosen on BBC's even half (20 % of such stories found, .8 % of others
# lost), confirmed on its odd half (29 %, .6 %) and AllSides (37 %, .9 %); without it 4 % were on no
# topic. With .76 they are 37, 38 and 42 %, and 1.3 to 1.7 %: but then fewer than nine in ten of
# ordinary sentences are clear. None of 150 other measures finds many more in all sets for as few
# lost; more neighbours do, but a topic of few stories must not be taken for several lone ones.
NEAREST = 5
USUAL = 0.1
FAR = 0.7
# A headline with one of a topic's leading words is about that topic, however much else is in the
# story: "Obamacare 'fix' now in a fix" was alone among 61 on Obamacare. Of the stories of other
# labels that are found, none more is kept by that in BBC's odd half and 1 of 16 in AllSides; of
# others that were lost, 3 of 24 there.
LEADING = 10
# None of them was this like its nearest: where all others are nearly the same text, one that is not
# is far from them, and may be about the same.
LIKE = 0.1


def like_no_other(space: Space, units: Units) -> np.ndarray:
    """Return the articles that are like no other, ascending.

    Args:
        space: The rows that were learned from.
        units: The texts.

    Returns:
        Articles in canonical order; none of a small corpus, whose groups tell them, nor of one that
        was learned from a sample, whose other articles have no known neighbours.
    """
    if space.graph is None or len(space.article_of) != units.n_articles:
        return np.zeros(0, dtype=np.int64)
    counts = product(passages.articles(units.article_of, units.n_articles), space.every)
    rows = space.every_weights.weigh(counts)
    lengths = np.maximum(sparse_lengths(rows), 1e-9)
    # the graph knows the words of two articles and more: all words make cosines smaller
    shared = sparse_lengths(some_columns(rows, np.flatnonzero(occurrences(counts) > 1))) / lengths
    likeness = _likeness(space.graph, shared)
    near = likeness / np.sqrt(lengths)
    far = np.round(near - FAR * np.quantile(near, USUAL), 9) < 0
    return np.flatnonzero(far & (np.round(likeness, 9) < LIKE))


def claimed(  # noqa: PLR0913 - what texts are about, and what topics look for
    assigned: Assigned,
    space: Space,
    units: Units,
    named: Sequence[NamedTopic],
    guide: Guide,
    *,
    words: np.ndarray,
) -> np.ndarray:
    """Tell which texts are of an article that is like no other, and on a topic it is not about.

    A named topic keeps such an article where one of its seeds stands in it, any other where one of
    its leading words stands in the headline.

    Args:
        assigned: Topics of the texts.
        space: The rows that were learned from.
        units: The texts.
        named: The named topics.
        guide: What they look for.
        words: Weights of the topics, topics x terms, those of named topics first.

    Returns:
        Truth for each text.
    """
    off = np.zeros((units.n_articles, assigned.articles.shape[1] + 1), dtype=bool)
    lone = like_no_other(space, units)
    off[lone] = True
    for row, topic in enumerate(guide.present if len(lone) else []):
        off[holding_seeds(space, units, named[topic]), row] = False
    headlines = some_rows(space.counts.matrix, np.searchsorted(units.article_of, lone))
    for row in range(len(guide.present), len(words) if len(lone) else 0):
        leading = some_columns(headlines, top_columns(words[row], LEADING))
        off[lone[np.diff(leading.indptr) > 0], row] = False
    return off[units.article_of, assigned.topic]


def without_topic(alone: np.ndarray, units: Units, lone: np.ndarray, told: Assigned) -> np.ndarray:
    """Return the articles that are said to stand alone: those that do, and what is left so now.

    Args:
        alone: Articles that stand alone in a small corpus.
        units: The texts.
        lone: ``claimed``.
        told: Topics of the texts; what a named topic keeps is clear.
    """
    return np.union1d(alone, np.setdiff1d(units.article_of[lone], units.article_of[told.clear]))


def _likeness(graph: sparse.csr_matrix, shared: np.ndarray) -> np.ndarray:
    """Return the mean cosine of each article with its nearest ones, over all words.

    Args:
        graph: Cosines of near articles, over the words that two of them share.
        shared: Length of each article's row over these words, beside that over all.
    """
    like = sparse.diags_array(shared) @ graph @ sparse.diags_array(shared)
    return np.array(
        [
            np.sort(like.data[begin:end])[::-1][:NEAREST].sum() / NEAREST
            for begin, end in zip(like.indptr[:-1], like.indptr[1:], strict=True)
        ]
    )
