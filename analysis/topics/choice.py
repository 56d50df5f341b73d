"""How many topics a corpus carries, and which of them are free beside the named ones."""

import numpy as np
from scipy import sparse
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import AgglomerativeClustering

from analysis.topics.matrices import product, some_rows, sparse_unit_rows, top_columns, unit_rows
from analysis.topics.model import nmf
from analysis.topics.space import Space

# Average likeness above which articles of a small corpus are one topic. Measured in mini corpora
# of BBC and AllSides articles: median .37 to .41 within a label, 95 % below .35 across labels.
TOGETHER = 0.4
MOST_IN_SMALL = 12
# A discovered topic is known by so many of its strongest words.
ID_WORDS = 10
# A discovered topic this like a named one is that topic.
SAME_TOPIC = 0.5
# With named topics in a large corpus the rest is looked at more finely, so that what is not named
# finds a topic of its own: half a topic more for each named one (AllSides with every second class
# named: 34 % of the other articles are claimed instead of 44 %, named F1 .81 both times).
FINER_BESIDE_NAMED = 0.5
GRAPH_ROWS = 1_200
NEIGHBOURS = 15
STEPS = (3, 5, 7, 10, 13, 16, 20, 25, 30)
ROWS_PER_TOPIC = 8
TRIAL_ROUNDS = 40


def free_topics(space: Space, held: np.ndarray, wanted: int | None, seed: int) -> np.ndarray:
    """Return the topics that the corpus shows beside the named ones.

    The corpus is factored without regard to the named topics; what then turns out to be one of
    them is left out.

    Args:
        space: The rows to learn from.
        held: Rows of H of the named topics that were learned.
        wanted: Number of free topics, or None to let the corpus propose it.
        seed: Seed of the start.

    Returns:
        Rows of length 1; fewer than wanted where the corpus cannot carry more.
    """
    if wanted == 0:
        return np.zeros((0, len(space.counts.terms)))
    total = _total(space, seed, len(held)) if wanted is None else wanted + len(held)
    found = distinct(discovered(space, total, seed))
    if not len(held) or not len(found):
        return found
    likeness = np.round(found @ held.T, 9)
    if wanted is None:
        return found[likeness.max(axis=1) < SAME_TOPIC]
    matched = linear_sum_assignment(-likeness)[0]
    spare = max(0, len(found) - wanted)
    taken = sorted(matched, key=lambda row: -likeness[row].max())[:spare]
    return np.delete(found, taken, axis=0)


def _total(space: Space, seed: int, n_named: int) -> int:
    """Return how many topics to look for when it is open how many of them are named."""
    extra = 0 if space.small else int(FINER_BESIDE_NAMED * n_named)
    return proposed_number(space, seed) + extra


def discovered(space: Space, number: int, seed: int) -> np.ndarray:
    """Factor the corpus into a number of topics and return their rows of H, of length 1.

    In a small corpus the split is found on the tied rows, and the words of each part are then
    read off the rows as they are.
    """
    weights, topics = nmf(space.tied, number, seed)
    if space.small and len(topics):
        topics = np.asarray(space.rows.T @ unit_rows(weights)).T
    return unit_rows(topics)


def proposed_number(space: Space, seed: int) -> int:
    """Propose a number of topics from the corpus.

    A small corpus has as many as it has groups of like articles; in a larger one the number is
    taken whose topics cut the graph of nearest articles best (modularity, Newman 2006).

    Args:
        space: The rows to learn from.
        seed: Seed of the start.

    Returns:
        A number from 0 (no word) upwards.
    """
    n_rows = space.rows.shape[0]
    if space.rows.nnz == 0:
        return 0
    if space.small:
        return min(_groups_of_articles(space), MOST_IN_SMALL)
    rows = some_rows(space.rows, slice(None, None, -(-n_rows // GRAPH_ROWS)))
    graph = neighbour_graph(rows)
    scores = {}
    for number in STEPS:
        if number > max(STEPS[0], rows.shape[0] // ROWS_PER_TOPIC):
            break
        weights, _ = nmf(rows, number, seed, rounds=TRIAL_ROUNDS)
        scores[number] = round(modularity(graph, weights.argmax(axis=1)), 6)
    return max(scores, key=lambda number: (scores[number], -number))


def _groups_of_articles(space: Space) -> int:
    """Count the groups of a small corpus's articles, by average likeness."""
    member = sparse.csr_matrix(
        (np.ones(len(space.article_of)), (space.article_of, np.arange(len(space.article_of)))),
        shape=(int(space.article_of.max()) + 1, len(space.article_of)),
    )
    articles = sparse_unit_rows(product(member, space.tied))
    articles = some_rows(articles, np.flatnonzero(np.diff(articles.indptr)))
    if articles.shape[0] < 2:  # noqa: PLR2004 - two articles are the fewest to compare
        return int(articles.shape[0])
    distance = np.round(
        np.maximum(1.0 - product(articles, sparse.csr_matrix(articles.T)).toarray(), 0.0), 9
    )
    np.fill_diagonal(distance, 0.0)
    groups = AgglomerativeClustering(
        n_clusters=None, distance_threshold=1.0 - TOGETHER, metric="precomputed", linkage="average"
    ).fit_predict(distance)
    return int(groups.max()) + 1


def distinct(topics: np.ndarray) -> np.ndarray:
    """Leave out topics without a word, and those with the same strongest words as an earlier one.

    Args:
        topics: Rows of H.

    Returns:
        The rows that are left, in order.
    """
    seen: set[frozenset[int]] = {frozenset()}
    kept: list[int] = []
    for row, topic in enumerate(topics):
        words = frozenset(top_columns(topic, ID_WORDS).tolist())
        if words not in seen:
            kept.append(row)
        seen.add(words)
    return topics[kept]


def neighbour_graph(rows: sparse.csr_matrix, neighbours: int = NEIGHBOURS) -> sparse.csr_matrix:
    """Return the symmetric graph of each row's most similar rows, weighted by cosine."""
    n_rows = rows.shape[0]
    likeness = product(rows, sparse.csr_matrix(rows.T)).toarray()
    np.fill_diagonal(likeness, 0.0)
    likeness = np.round(likeness, 7)
    keep = min(neighbours, max(n_rows - 1, 0))
    nearest = np.argsort(-likeness, axis=1, kind="stable")[:, :keep].ravel()
    source = np.repeat(np.arange(n_rows), keep)
    edges = (likeness[source, nearest], (source, nearest))
    graph = sparse.csr_matrix(edges, shape=(n_rows, n_rows))
    return sparse.csr_matrix(graph.maximum(graph.T))


def modularity(graph: sparse.csr_matrix, groups: np.ndarray) -> float:
    """Return how much more of the graph's weight stays inside the groups than by chance.

    Args:
        graph: Symmetric weights.
        groups: Group of each node, from 0.

    Returns:
        Modularity, below 1; 0 for a graph without edges.

    Examples:
        >>> pairs = sparse.csr_matrix(np.kron(np.eye(2), np.array([[0, 1], [1, 0]])))
        >>> modularity(pairs, np.array([0, 0, 1, 1]))
        0.5
    """
    degree = np.asarray(graph.sum(axis=1)).ravel()
    total = degree.sum()
    if total <= 0:
        return 0.0
    nodes = np.arange(len(groups))
    member = sparse.csr_matrix((np.ones(len(groups)), (nodes, groups)))
    inside = (member.T @ graph @ member).diagonal().sum() / total
    return float(inside - ((member.T @ degree / total) ** 2).sum())
