"""Which topics are free beside the named ones."""

import numpy as np
from scipy import sparse

from analysis.records import KNOWN_BY
from analysis.topics.assign import Assigned
from analysis.topics.groups import Merging
from analysis.topics.guide import Guide
from analysis.topics.matrices import top_columns, unit_rows
from analysis.topics.model import FIT_ROUNDS, nmf, solved
from analysis.topics.neighbours import averaging, smoothed
from analysis.topics.rows import Rows
from analysis.topics.space import Space

# In a small corpus a discovered topic this like a named one is that topic. In a large one a named
# topic can learn what is only near it: there its seeds decide, or so much likeness, or that most
# links which leave the topic in the network of similar articles lead into the named one. Of topics
# discovered in BBC with every second class named those of a named class are .11 to .4 like its
# seeds or lead into it by .59 and .60; others are below .1 and lead by .36 at most (AllSides: .44).
# A topic with few links at all can lead anywhere: it must be a little like the named one, too. That
# of .60 is .24 like it; on parts of BBC topics of other classes that lead by .5 are .16 at most.
SAME_TOPIC = 0.5
SAME_SEEDS = 0.1
SAME_LARGE = 0.85
SAME_LINKS = 0.5
SAME_LINKED = 0.2
# Among fewer topics, or few articles, most of the links of any topic lead into one other: on 20
# draws of 80 to 300 articles of BBC and AllSides, of 3 to 8 labels, all five topics that were taken
# for named ones by their links alone were other subjects (trade for a pandemic). On 35 further
# draws of each, named topics now claim 1 % of the other articles of BBC (8 % before) and 5 % of
# AllSides (14 %), at a mean F1 of .917 (.926) and .907 (.911); the rest is told apart better (NMI
# .82 and .73, .77 and .67 before).
FEWEST_LINKED = 8
# With fewer than so many articles for each topic, how much a named one learns depends on what else
# is named: there the discovered topic this near to it stands for it, and a finer look would only
# cut it in two. On 100 to 300 articles of AllSides and BBC named topics are found better by that
# (mean F1 .90 to .92) and claim more of what is not theirs (8 % to 10 %).
SAME_NEAREST = 0.7
# A named topic whose seeds are rare can learn what every article says: then it is like all topics.
# One of them stands for it only where it is so many times as like it as any other. Of named topics
# that learned what every article says it was 1.2 times at most, of those with one of their own 2.
STANDS_APART = 1.5
# It also holds the seeds more than any other topic does: a named one that learned from what is near
# it ("border" among articles on Gaza) is not that subject.
MANY_ARTICLES = 50
# Where many topics are named among few articles, all that the corpus proposes can be named ones,
# which would then claim every article: only then topics are looked for among the articles that are
# not this like any seeds, as many as fall to these. On 24 draws of 100 to 300 articles with every
# second class named, named topics claim 27 % of the other articles by that and the seeds above
# (31 % without both) at a mean F1 of .86 (.86); on 24 other draws 22 % (26 %), at .87 (.86). With
# topics of seedless articles used more often it is 16 %, but they empty topics that were asked for:
# on the sample "AI companionship" lost its articles to one.
SEEDLESS = SAME_SEEDS
FEWEST_SEEDLESS = 8
# With named topics in a large corpus the rest is looked at more finely, so that what is not named
# finds a topic of its own: a topic more for every four named ones.
FINER_BESIDE_NAMED = 0.25
FEWEST_ARTICLES = 2  # of a topic, where those of one are not told


def shown_topics(space: Space, n_learned: int, wanted: int | None, proposed: int) -> np.ndarray:
    """Return the topics that the corpus shows without regard to the named ones.

    Args:
        space: The rows to learn from.
        n_learned: Number of named topics that can be learned.
        wanted: Number of free topics, or None to let the corpus propose it.
        proposed: Number of topics that the corpus proposes, named ones among them.

    Returns:
        Rows of length 1; fewer than wanted where the corpus cannot carry more.
    """
    if wanted == 0:
        return np.zeros((0, len(space.counts.terms)))
    extra = 0 if few_articles(space, proposed) else int(FINER_BESIDE_NAMED * n_learned)
    total = proposed + extra if wanted is None else wanted + n_learned
    merging = Merging.of(space.tied, space.article_of) if space.small else None
    return distinct(discovered(space.tied, space.plain, total, merging))


def _seedless_topics(
    space: Space, seeds: np.ndarray, held: np.ndarray, proposed: int
) -> np.ndarray:
    """Return the topics of the articles that speak of no named one, as many as fall to these.

    Named topics in other words are left out, and there are none among many articles.
    """
    none = np.zeros((0, len(space.counts.terms)))
    if space.small or not few_articles(space, proposed):
        return none
    likeness = np.round(np.asarray(space.rows @ seeds.T).max(axis=1), 9)
    rest = np.flatnonzero(likeness <= SEEDLESS)
    number = round(proposed * len(rest) / space.tied.n_rows)
    if number == 0 or len(rest) < FEWEST_SEEDLESS:
        return none
    found = distinct(discovered(space.tied.part(rest), space.plain.part(rest), number, None))
    return found[np.round(found @ held.T, 9).max(axis=1) < SAME_TOPIC]


def free_topics(  # noqa: PLR0913 - what decides whether a topic is a named one
    space: Space,
    found: np.ndarray,
    seeds: np.ndarray,
    held: np.ndarray,
    *,
    wanted: int | None,
    proposed: int,
) -> np.ndarray:
    """Return the topics that the corpus shows beside the named ones.

    Args:
        space: The rows to learn from.
        found: ``shown_topics``; what turns out to be a named one is left out.
        seeds: Rows of seeds of the named topics that can be learned.
        held: Their rows of H, learned.
        wanted: Number of free topics, or None to let the corpus propose it.
        proposed: Number of topics that the corpus proposes, named ones among them.
    """
    if not len(held) or not len(found):
        return found
    if wanted is None:
        free = found[~_named(space, found, seeds, held, few=few_articles(space, proposed))]
        return free if len(free) else _seedless_topics(space, seeds, held, proposed)
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - seldom needed, slow to load

    likeness = np.round(found @ held.T, 9)
    matched = linear_sum_assignment(-likeness)[0]
    spare = max(0, len(found) - wanted)
    taken = sorted(matched, key=lambda row: -likeness[row].max())[:spare]
    return np.delete(found, taken, axis=0)


def unasked(found: np.ndarray, seeds: np.ndarray, held: np.ndarray, *, few: bool) -> np.ndarray:
    """Return the topics that no seed speaks for and that stand for no named topic.

    Args:
        found: Topics that the corpus shows.
        seeds: Rows of seeds of the named topics that can be learned.
        held: Their rows of H, learned without regard to what nobody named.
        few: Whether there are few articles: where a topic's seeds are rare in many, what stands for
            it by likeness alone may be another subject.
    """
    if not len(found) or not len(held):
        return found
    likeness = np.round(found @ held.T, 9)
    order = np.sort(likeness, axis=0)
    others = order[-2] if len(found) > 1 else np.zeros(len(held))
    stands = likeness >= np.maximum(order[-1], np.maximum(SAME_NEAREST, STANDS_APART * others))
    by_seeds = np.round(found @ seeds.T, 9)
    stands &= by_seeds >= by_seeds.max(axis=0)
    return found[(by_seeds.max(axis=1) < SAME_SEEDS) & ~(few & stands.any(axis=1))]


def few_articles(space: Space, proposed: int) -> bool:
    """Tell whether there are few articles for so many topics."""
    return space.tied.n_rows < MANY_ARTICLES * proposed


def _named(
    space: Space, found: np.ndarray, seeds: np.ndarray, held: np.ndarray, *, few: bool
) -> np.ndarray:
    """Tell which discovered topics are named ones, or parts of them."""
    likeness = np.round(found @ held.T, 9)
    if space.graph is None:
        return likeness.max(axis=1) >= SAME_TOPIC
    by_seeds = np.round(found @ seeds.T, 9)
    same = by_seeds.max(axis=1) >= SAME_SEEDS
    alike = likeness.max(axis=1) >= SAME_LARGE
    named = np.where(same, by_seeds.argmax(axis=1), likeness.argmax(axis=1))
    if few:
        most = np.where(by_seeds >= by_seeds.max(axis=0), likeness, 0.0)
        return same | alike | _counterparts(most, ~np.isin(range(len(held)), named[same | alike]))
    if len(found) < FEWEST_LINKED:
        return same | alike
    into = np.eye(len(seeds))[named] * (same | alike)[:, None]
    leading = _links(space, space.graph, found, into) >= SAME_LINKS
    return same | alike | (leading & (likeness >= SAME_LINKED)).any(axis=1)


def _counterparts(likeness: np.ndarray, lone: np.ndarray) -> np.ndarray:
    """Tell which discovered topics are the nearest of a named one that no other stands for.

    Args:
        likeness: Discovered topics x named ones, 0 where another holds more of the seeds.
        lone: Whether each named topic is without a discovered one.
    """
    nearest, named = likeness.argmax(axis=0), likeness.argmax(axis=1)
    mutual = nearest[named] == np.arange(len(named))
    return mutual & lone[named] & (likeness.max(axis=1) >= SAME_NEAREST)


def _links(
    space: Space, graph: sparse.csr_matrix, found: np.ndarray, into: np.ndarray
) -> np.ndarray:
    """Return for each topic the shares of its links to others that lead into groups of topics.

    Args:
        space: The rows to learn from.
        graph: Which of them are near each other.
        found: Topics, rows of H.
        into: Topics x groups, 1 where a topic is of a group.

    Returns:
        Topics x groups, 0 to 1.
    """
    weights = unit_rows(solved(space.tied.onto(found), found))
    groups = smoothed(weights, averaging(graph)).argmax(axis=1)
    nodes = np.arange(len(groups))
    shape = (len(groups), len(found))
    member = sparse.csr_matrix((np.ones(len(groups)), (nodes, groups)), shape=shape)
    links = (member.T @ graph @ member).toarray()
    np.fill_diagonal(links, 0.0)
    return np.round(links @ into / np.maximum(links.sum(axis=1, keepdims=True), 1e-9), 9)


def told_topics(
    assigned: Assigned, guide: Guide, wanted: int | None, *, together: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of H that are told, named ones first, and articles that are like no other.

    Args:
        assigned: What each row of H holds.
        guide: What the named topics look for, which are the first rows.
        wanted: Number of free topics; 0 for none, None for what the corpus proposes.
        together: Whether a free topic that the corpus proposes must hold several articles.
    """
    every, main = np.arange(assigned.articles.shape[1]), assigned.strongest
    n_named = len(guide.present)
    if wanted is not None or not together:
        return every[:n_named] if wanted == 0 else every, np.zeros(0, dtype=np.int64)
    sizes = np.bincount(main[main >= 0], minlength=len(every))
    told = every[(every < n_named) | (sizes >= FEWEST_ARTICLES)]
    return told, np.flatnonzero((main >= 0) & ~np.isin(main, told))


def discovered(
    tied: Rows, plain: Rows, number: int, merging: Merging | None, *, rounds: int = FIT_ROUNDS
) -> np.ndarray:
    """Find a number of topics and return their rows of H, of length 1.

    In a large corpus rows are factored. The topics of a small one are groups of its articles: on
    BBC and AllSides, 4 to 30 articles of 2 to 8 labels, these follow the labels better than
    factors of its passages do (ARI .41 to .88, factors .33 to .67). There are no more of them than
    articles: of 8 to 60 factors of the passages of 1 to 6 articles, no more return in both halves
    of each article's sentences than there are articles.

    Args:
        tied: Rows to learn from, drawn to what articles share.
        plain: The same rows as they are.
        number: Number of topics.
        merging: How the articles of a small corpus merge; None for a large one.
        rounds: Most rounds of the factorisation.
    """
    if merging is not None:
        return merging.topics(plain, min(number, merging.n_articles))
    return nmf(tied, number, rounds=rounds).words


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
        words = frozenset(top_columns(topic, KNOWN_BY).tolist())
        if words not in seen:
            kept.append(row)
        seen.add(words)
    return topics[kept]
