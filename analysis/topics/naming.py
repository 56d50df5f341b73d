"""Names of discovered topics: noun phrases that most of a topic's articles share, and few others.

A name is one phrase or two: those that together stand in most of the topic's articles and in few
others (F measure, as in cluster labelling by Lamirel et al. 2015), above all in headlines. What
was set by measurement was chosen on BBC; AllSides confirms (``tests/quality/test_names.py``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.topics.matrices import top_columns
from analysis.topics.phrases import LONGEST, SHORT_OFFICES, Phrases, key_of, noun_phrases
from analysis.topics.space import Space
from analysis.topics.standing import Standing
from analysis.topics.units import Units

# A name holds one of so many of the topic's most distinctive words.
LOOKED_AT = 30
CANDIDATES = 24
# Read for a name: so many articles a topic, in all at most so many, and of each its title and
# first sentences; in a small corpus so many sentences.
READ_ARTICLES = 60
READ_IN_ALL = 3_000
LEAD_SENTENCES = 6
READ_SENTENCES = 200
# Below 1, standing in few other topics counts more than standing in all articles of this one.
BETA = 0.7
LONGER = 0.5  # worth of each further word of a phrase
BASE = 0.6  # worth of a phrase of a topic's weaker words, beside 1 for its strongest
OWN_WORTH = 2.0  # of two phrases, each by itself counts so much beside what they do together
# One word alone says less than two phrases do.
ALONE = 0.8
# Two articles at least must hold a phrase: one is no topic.
FEWEST_ARTICLES = 2
# One of its phrases stands in more than this share of the topic's articles, if need be a third one,
# and each in so many at least.
MOST = 0.5
LEAST = 0.15
# An everyday word stands alone only if it weighs so much beside the topic's strongest one: "night"
# is no name, and "guns" is one.
LONE = 0.5
LOOKED_FURTHER = 8
NAMELESS = "Other words"


def lift(topic: np.ndarray, rows: sparse.csr_matrix) -> np.ndarray:
    """Return how much likelier each term is in a topic than in the rows; 0 where it is in none."""
    corpus = np.asarray(rows.sum(axis=0)).ravel()
    inside = topic / max(topic.sum(), 1e-12)
    overall = corpus / max(corpus.sum(), 1e-12)
    return np.where(overall > 0, inside / np.maximum(overall, 1e-12), 0.0)


@dataclass(frozen=True)
class Owners:
    """Which topic each article and each text is on, as its place in H; -1 for none."""

    articles: np.ndarray
    texts: np.ndarray


def discovered_names(  # noqa: PLR0913 - what the steps before found
    topics: np.ndarray,
    first: int,
    space: Space,
    units: Units,
    owners: Owners,
    *,
    taken: Sequence[str],
    ignored: frozenset[str] = frozenset(),
) -> list[str]:
    """Name each discovered topic by noun phrases of its own articles, as the corpus spells them.

    Args:
        topics: H, named topics first; all of them decide what is distinctive.
        first: Number of named topics.
        space: The terms and their counts.
        units: The texts.
        owners: The topic of each article and text.
        taken: Names that must not be used.
        ignored: Words in lower case that no name may hold.

    Returns:
        One name for each topic from ``first`` on, all different whatever the case.
    """
    if len(topics) == first:
        return []
    total = np.maximum(topics.sum(axis=0), 1e-12)
    words = [_distinctive(row * np.sqrt(row / total), space.counts.terms) for row in topics]
    read = _Read.of(units, owners, len(topics), small=space.small)
    phrases = noun_phrases(
        read.documents(units), frozenset().union(*words), ignored | SHORT_OFFICES
    )
    worth = _Worth.of(phrases, read, len(topics))
    used = {name.casefold() for name in taken}
    stand = Standing(sparse.csc_matrix(space.counts.matrix), space.counts, units, owners.articles)
    known = _Known(phrases, read, worth, stand)
    names = []
    for topic in range(first, len(topics)):
        picked, spare = _picked(topic, words[topic], known)
        keys = [phrases.keys[one] for one in picked]
        if keys and stand.share(topic, keys) <= MOST:
            further = [
                one for one in spare if not any(known.clash(one, other, topic) for other in picked)
            ][:LOOKED_FURTHER]
            further.sort(key=lambda one: -stand.share(topic, [*keys, phrases.keys[one]]))
            picked += further[:1]
        spare = [phrases.spellings[one] for one in spare if one not in picked] + list(words[topic])
        names.append(_unused([phrases.spellings[one] for one in picked], spare, used))
        used.add(names[-1].casefold())
    return names


def _distinctive(weights: np.ndarray, terms: np.ndarray) -> dict[str, float]:
    """Return a topic's most distinctive words with their weights, the largest 1."""
    top = top_columns(weights, LOOKED_AT)
    found = {str(terms[one]): float(weights[one] / weights[top[0]]) for one in top}
    return {word: weight for word, weight in found.items() if word not in SHORT_OFFICES}


@dataclass(frozen=True)
class _Read:
    """What is read for names: articles, or in a small corpus sentences.

    Attributes:
        first: First text of each document.
        last: One past its last.
        article: Its article.
        topic: Its topic.
        weight: How many documents of its topic it stands for.
    """

    first: np.ndarray
    last: np.ndarray
    article: np.ndarray
    topic: np.ndarray
    weight: np.ndarray

    @classmethod
    def of(cls, units: Units, owners: Owners, n_topics: int, *, small: bool) -> "_Read":
        """Choose the documents of each topic, evenly from all it has."""
        bounds = np.searchsorted(units.article_of, np.arange(units.n_articles + 1))
        topic_of = owners.texts if small else owners.articles
        most = READ_SENTENCES if small else min(READ_ARTICLES, READ_IN_ALL // n_topics + 1)
        chosen: list[np.ndarray] = []
        weights: list[np.ndarray] = []
        for topic in range(n_topics):
            mine = np.flatnonzero(topic_of == topic)
            even = np.linspace(0, len(mine) - 1, most).astype(np.int64)
            chosen.append(mine[even] if len(mine) > most else mine)
            weights.append(np.full(len(chosen[-1]), len(mine) / max(len(chosen[-1]), 1)))
        place = np.concatenate(chosen)
        if small:
            return cls(
                place, place + 1, units.article_of[place], topic_of[place], np.concatenate(weights)
            )
        last = np.minimum(bounds[place + 1], bounds[place] + 1 + LEAD_SENTENCES)
        return cls(bounds[place], last, place, topic_of[place], np.concatenate(weights))

    def documents(self, units: Units) -> Iterator[list[tuple[str, bool]]]:
        """Yield the texts of each document, and whether each is a title."""
        titles = np.r_[True, units.article_of[1:] != units.article_of[:-1]]
        for first, last in zip(self.first.tolist(), self.last.tolist(), strict=True):
            yield [(units.texts[at], bool(titles[at])) for at in range(first, last)]


@dataclass(frozen=True)
class _Worth:
    """How well each phrase stands for each topic.

    Attributes:
        own: Worth of a phrase as a name, phrases x topics, from 0.
        articles: Number of the topic's articles in which it stands, phrases x topics.
    """

    own: np.ndarray
    articles: np.ndarray

    @classmethod
    def of(cls, phrases: Phrases, read: _Read, n_topics: int) -> "_Worth":
        n_documents = len(read.topic)
        size = np.maximum(np.bincount(read.topic, minlength=n_topics), 1)
        rows = (np.arange(n_documents), read.topic)
        member = sparse.csr_matrix((np.ones(n_documents), rows), shape=(n_documents, n_topics))
        cover = (phrases.found.T @ member).toarray() / size
        inside = (phrases.found.T @ member.multiply(read.weight[:, None])).toarray()
        precision = inside / np.maximum(inside.sum(axis=1, keepdims=True), 1e-9)
        titled = (phrases.titles.T @ member).toarray() / size
        longer = np.array([1.0 + LONGER * (min(len(key), LONGEST) - 1) for key in phrases.keys])
        own = _f_measure(cover, precision) * (1.0 + titled) * (longer * phrases.free)[:, None]
        return cls(own, _n_articles(phrases, read, n_topics))


def _n_articles(phrases: Phrases, read: _Read, n_topics: int) -> np.ndarray:
    """Return in how many articles of each topic a phrase stands, phrases x topics."""
    pairs, place = np.unique(read.article * n_topics + read.topic, return_inverse=True)
    gather = sparse.csr_matrix(
        (np.ones(len(place)), (place, np.arange(len(place)))), shape=(len(pairs), len(place))
    )
    found = (gather @ phrases.found).tocoo()
    topic = (pairs % n_topics)[found.row]
    counts = np.zeros((len(phrases.keys), n_topics))
    np.add.at(counts, (found.col, topic), 1.0)
    return counts


def _f_measure(cover: np.ndarray, precision: np.ndarray) -> np.ndarray:
    """Return the weighted harmonic mean of how much of a topic is met and how little else."""
    weight = BETA**2
    return (1 + weight) * cover * precision / np.maximum(weight * precision + cover, 1e-9)


@dataclass(frozen=True)
class _Known:
    """What is known of phrases: where they stand, and how well each stands for a topic."""

    phrases: Phrases
    read: _Read
    worth: _Worth
    stand: Standing

    def clash(self, one: int, other: int, topic: int) -> bool:
        """Tell whether two phrases repeat each other, or are one phrase torn in two."""
        keys = self.phrases.keys
        if _repeats(keys[one], [keys[other]]):
            return True
        return self.phrases.torn(one, other, self.read.topic == topic)


def _picked(topic: int, words: Mapping[str, float], known: _Known) -> tuple[list[int], list[int]]:
    """Return the one or two phrases that name a topic best, and further ones, best first."""
    phrases, read, worth = known.phrases, known.read, known.worth
    weights = {key_of((word,))[0]: weight for word, weight in reversed(list(words.items()))}
    fewest = min(FEWEST_ARTICLES, len(np.unique(read.article[read.topic == topic])))
    about = np.zeros(len(phrases.keys))
    for word, weight in weights.items():
        held = phrases.holding.get(word, [])
        about[held] = np.maximum(about[held], weight)
    about = np.where(about > 0, BASE + (1 - BASE) * about, 0.0)
    own = np.where(worth.articles[:, topic] >= fewest, worth.own[:, topic] * about, 0.0)
    best = np.argsort(-np.round(own, 9), kind="stable")[:CANDIDATES]
    best = best[own[best] > 0]
    if not len(best):
        return [], []
    held = known.stand.holding(topic, [phrases.keys[one] for one in best])
    wide = held.sum(axis=1) >= LEAST * held.shape[1]
    best = best[wide] if wide.any() else best
    pair = _together(topic, best, phrases, read) + OWN_WORTH * (own[best] + own[best][:, None]) / 2
    for left in range(len(best)):
        pair[left, left] *= _alone(phrases.spellings[best[left]], about[best[left]])
        pair[left, :left] = 0.0
        for right in range(left + 1, len(best)):
            if known.clash(best[left], best[right], topic):
                pair[left, right] = 0.0
    if not pair.any():
        return [], best.tolist()
    left, right = np.unravel_index(int(np.round(pair, 9).argmax()), pair.shape)
    picked = [int(best[left])] if left == right else [int(best[left]), int(best[right])]
    return picked, [int(one) for one in best if one not in picked]


def _together(topic: int, best: np.ndarray, phrases: Phrases, read: _Read) -> np.ndarray:
    """Return how well any two phrases together tell a topic's documents from the others."""
    found = sparse.csc_matrix(phrases.found[:, best]).toarray()
    mine = found[read.topic == topic]
    cover = _either(mine.T @ mine) / max(len(mine), 1)
    weighted = _either(found.T @ (found * read.weight[:, None]))
    scale = read.weight[read.topic == topic].max(initial=0.0)
    return _f_measure(cover, cover * len(mine) * scale / np.maximum(weighted, 1e-9))


def _alone(spelling: str, about: float) -> float:
    """Return what a phrase is worth as a whole name, 0 to 1."""
    if " " in spelling:
        return 1.0
    everyday = spelling[0].islower() and about < BASE + (1 - BASE) * LONE
    return 0.0 if everyday else ALONE


def _either(both: np.ndarray) -> np.ndarray:
    """Return how many hold one or the other of two, from how many hold both."""
    single = np.diag(both)
    return single[:, None] + single - both


def _repeats(key: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether a phrase shares a word with another, or one is the initials of the other."""
    return any(
        any(_same_word(word, another) for word in key for another in other)
        or _initials(key) == "".join(other)
        or _initials(other) == "".join(key)
        for other in others
    )


def _initials(key: tuple[str, ...]) -> str:
    return "".join(word[0] for word in key)


def _same_word(word: str, other: str) -> bool:
    """Tell whether one of two words is a form or a part of the other."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short[: max(4, len(short) - 2)]) or short in long.split("-")


def _unused(picked: list[str], spare: Sequence[str], used: set[str]) -> str:
    """Join phrases to a name that is not used yet."""
    parts = picked or list(spare[:2])
    others = [part for part in spare if part not in parts]
    name = _with_capital(", ".join(parts)) or NAMELESS
    while name.casefold() in used and others:
        name = f"{name}, {others.pop(0)}"
    plain, number = name, 2
    while name.casefold() in used:
        name = f"{plain} ({number})"
        number += 1
    return name


def _with_capital(name: str) -> str:
    """Return a name with its first letter as a capital, unless it is written like "iPhone"."""
    first = name.split(" ", maxsplit=1)[0]
    return name if any(letter.isupper() for letter in first) else name[:1].upper() + name[1:]
