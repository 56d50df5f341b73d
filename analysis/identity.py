"""Topics found again: ids and names stay from run to run, and what changed is said.

A run remembers its topics in its manifest: their ids, names, words and a sample of their articles.
The next run of the corpus takes that memory as an input. A topic is found again where the articles
that both runs know are the same ones, or, where the runs share few, where its words are. Pairs are
chosen for all topics at once (Kuhn 1955). Run again on the same input, the memory gives back the
same ids, names and changes, so that the same input still gives the same bytes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.memory import FADED, GONE, GREW, MERGED, NEW, SPLIT, Change, Memory, Remembered
from analysis.records import Article, content_id
from analysis.shelf import version
from analysis.text.tokens import distinct_words, words
from analysis.topics import Topics
from analysis.topicwords import free_name, strongest_terms

# So many articles are remembered, those with the smallest ids: ids are hashes, so the sample is
# fair, and two runs sample alike.
ARTICLES_KEPT = 2_000
# A topic is the earlier one where they are this alike, 0 to 1. With fewer articles in common words
# decide alone.
SAME = 0.3
FEW_ARTICLES = 3
WORDS_COUNT = 0.3
# Where a topic is gone, this share of its articles in one other topic is where it went.
MOST = 0.5
# It has grown where its share of articles is so many times the earlier one, and chance is unlikely
# to do that: two standard errors of a difference of shares.
GROWN = 1.25
BEYOND_CHANCE = 2.0


@dataclass(frozen=True)
class Continued:
    """Topics under the ids and names they had before.

    Attributes:
        topics: The topics.
        found_as: For each the id that its words alone would give it.
        members: For each the sampled articles that it is strongest in.
        key: Hash of input and settings.
        earlier: What the run before remembers.
        again: Whether that run had the same input and settings.
        found_in: Key of the runs that found the topics, where they are kept for the next; or "".
    """

    topics: Topics
    found_as: tuple[str, ...]
    members: tuple[frozenset[str], ...]
    key: str
    earlier: Memory
    again: bool
    found_in: str


def run_key(inputs: Sequence[tuple[str, str]], settings: Mapping[str, Any]) -> str:
    """Return a hash of what a run reads and how: the same run again remembers the same."""
    values = json.dumps(settings, sort_keys=True)
    return content_id(version(), values, *(part for pair in inputs for part in pair))


def continued(  # noqa: PLR0913 - what a name depends on
    topics: Topics,
    articles: Sequence[Article],
    key: str,
    earlier: Memory | None,
    ignored: Sequence[str] = (),
    *,
    found_in: str = "",
) -> Continued:
    """Give topics the ids and names that they had in an earlier run.

    Args:
        topics: As found.
        articles: The articles, in the order of ``topics.article_weights``.
        key: Hash of input and settings.
        earlier: What the run before remembers; None for a first run.
        ignored: Words that no name may hold: an earlier name with one of them is not kept.
        found_in: Key of the runs that found the topics, where they are kept for the next; or "".

    Returns:
        The topics; named ones as they are.
    """
    earlier = earlier or Memory()
    members = _members(topics, [article.article_id for article in articles])
    pairs = {one.found_as: one for one in earlier.topics if one.kind == "discovered"}
    same = set(pairs) == set(_discovered(topics))
    again = same and key == earlier.key
    if not (again or (same and found_in and found_in == earlier.found_in)):
        pairs = _pairs(topics, members, earlier)
    ids, names = [*topics.topic_ids], [*topics.names]
    barred = distinct_words(ignored)
    for place, found_as in enumerate(topics.topic_ids):
        if topics.kinds[place] == "discovered" and found_as in pairs:
            ids[place] = pairs[found_as].topic_id
            if barred.isdisjoint(words(pairs[found_as].name)):
                names[place] = pairs[found_as].name
    ids, names = _unique(topics, ids, names, pairs)
    terms = topics.terms.assign(
        topic_id=topics.terms["topic_id"].map(dict(zip(topics.topic_ids, ids, strict=True)))
    )
    told = replace(topics, topic_ids=tuple(ids), names=tuple(names), terms=terms)
    return Continued(told, topics.topic_ids, members, key, earlier, again, found_in)


def memory_of(found: Continued, table: pd.DataFrame) -> Memory:
    """Return what a run remembers of its topics, and what changed since the run before.

    Args:
        found: Its topics.
        table: ``TOPICS`` of its report, before decisions.
    """
    earlier = found.earlier
    n_articles = table.set_index("topic_id")["n_articles"]
    topics = tuple(
        Remembered(
            topic_id=topic_id,
            found_as=found_as,
            name=name,
            kind=kind,
            words=strongest_terms(found.topics.terms, topic_id),
            n_articles=int(n_articles[topic_id]),
            articles=tuple(sorted(members)),
        )
        for topic_id, found_as, name, kind, members in zip(
            found.topics.topic_ids,
            found.found_as,
            found.topics.names,
            found.topics.kinds,
            found.members,
            strict=True,
        )
    )
    now = Memory(
        found.key, int(n_articles.sum()), earlier.n_articles, topics, found_in=found.found_in
    )
    if found.again:
        return replace(now, before=earlier.before, changes=earlier.changes)
    return replace(now, changes=tuple(_changes(now, earlier))) if earlier.topics else now


def _unique(
    topics: Topics, ids: list[str], names: list[str], pairs: Mapping[str, Remembered]
) -> tuple[list[str], list[str]]:
    """Let topics that are new make way for ids and names that others have kept.

    Topics asked for by name come first, then those found again, then the new ones.
    """
    rank = [
        0 if kind == "named" else 1 if one in pairs else 2
        for kind, one in zip(topics.kinds, topics.topic_ids, strict=True)
    ]
    told_ids: dict[int, str] = {}
    told_names: dict[int, str] = {}
    for place in sorted(range(len(ids)), key=lambda place: rank[place]):
        told_ids[place] = _free(ids[place], set(told_ids.values()))
        taken = {name.casefold() for name in told_names.values()}
        told_names[place] = free_name(
            names[place], taken, strongest_terms(topics.terms, topics.topic_ids[place])
        )
    places = range(len(ids))
    return [told_ids[one] for one in places], [told_names[one] for one in places]


def _discovered(topics: Topics) -> list[str]:
    pairs = zip(topics.topic_ids, topics.kinds, strict=True)
    return [topic_id for topic_id, kind in pairs if kind == "discovered"]


def _members(topics: Topics, article_ids: Sequence[str]) -> tuple[frozenset[str], ...]:
    """Return the sampled articles that each topic is strongest in."""
    sample = set(sorted(set(article_ids))[:ARTICLES_KEPT])
    found: list[set[str]] = [set() for _ in topics.topic_ids]
    for article_id, topic in zip(article_ids, topics.strongest.tolist(), strict=True):
        if topic >= 0 and article_id in sample:
            found[topic].add(article_id)
    return tuple(map(frozenset, found))


def _pairs(
    topics: Topics, members: Sequence[frozenset[str]], earlier: Memory
) -> dict[str, Remembered]:
    """Return which earlier topic each discovered topic is, by the id its words give it."""
    mine = [place for place, kind in enumerate(topics.kinds) if kind == "discovered"]
    old = [one for one in earlier.topics if one.kind == "discovered"]
    if not mine or not old:
        return {}
    known = frozenset().union(*(one.articles for one in earlier.topics))
    common = known & frozenset().union(*members)
    likeness = np.array(
        [
            [
                _likeness(
                    members[place] & common,
                    frozenset(one.articles) & common,
                    frozenset(strongest_terms(topics.terms, topics.topic_ids[place])),
                    frozenset(one.words),
                )
                for one in old
            ]
            for place in mine
        ]
    )
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - seldom needed, slow to load

    rows, columns = linear_sum_assignment(-likeness)
    return {
        topics.topic_ids[mine[row]]: old[column]
        for row, column in zip(rows, columns, strict=True)
        if likeness[row, column] >= SAME
    }


def _likeness(
    mine: frozenset[str], other: frozenset[str], words: frozenset[str], earlier: frozenset[str]
) -> float:
    """Return how alike two topics are, 0 to 1, by their common articles and by their words."""
    by_words = _shared(words, earlier)
    if min(len(mine), len(other)) < FEW_ARTICLES:
        return by_words
    return round((1 - WORDS_COUNT) * _shared(mine, other) + WORDS_COUNT * by_words, 9)


def _shared(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(len(left | right), 1)


def _free(topic_id: str, taken: set[str]) -> str:
    """Return an id that no other topic has kept."""
    while topic_id in taken:
        topic_id = content_id("discovered", "again", topic_id)
    return topic_id


def _changes(now: Memory, earlier: Memory) -> list[Change]:
    """Return what became of each topic, present ones first, in their order."""
    before = {one.topic_id: one for one in earlier.topics}
    present = {one.topic_id: one for one in now.topics}
    common = _articles(earlier.topics) & _articles(now.topics)
    changes = []
    for one in now.topics:
        known = before.get(one.topic_id)
        if known is None:
            source = _mostly_in(one, earlier.topics, common)
            source = present.get(source.topic_id) if source else None
            changes.append(_change(SPLIT if source else NEW, one, source, 0, one.n_articles))
        elif direction := _direction(known.n_articles, earlier, one.n_articles, now):
            changes.append(_change(direction, one, None, known.n_articles, one.n_articles))
    for one in earlier.topics:
        if one.topic_id not in present:
            target = _mostly_in(one, now.topics, common)
            left = 0 if target is None else target.n_articles
            changes.append(_change(MERGED if target else GONE, one, target, one.n_articles, left))
    return changes


def _change(
    kind: str, topic: Remembered, other: Remembered | None, before: int, now: int
) -> Change:
    other_id, other_name = (other.topic_id, other.name) if other else ("", "")
    return Change(kind, topic.topic_id, topic.name, other_id, other_name, before, now)


def _articles(topics: Sequence[Remembered]) -> frozenset[str]:
    return frozenset().union(*(one.articles for one in topics))


def _mostly_in(
    topic: Remembered, others: Sequence[Remembered], common: frozenset[str]
) -> Remembered | None:
    """Return the topic of the other run that holds most of a topic's articles, if one does."""
    mine = frozenset(topic.articles) & common
    if not mine:
        return None
    best = max(others, key=lambda one: len(mine.intersection(one.articles)))
    return best if len(mine.intersection(best.articles)) >= MOST * len(mine) else None


def _direction(before: int, earlier: Memory, after: int, now: Memory) -> str:
    """Tell whether a topic's share of articles has grown or faded beyond chance."""
    totals = max(earlier.n_articles, 1), max(now.n_articles, 1)
    old, new = before / totals[0], after / totals[1]
    both = (before + after) / sum(totals)
    error = np.sqrt(both * (1 - both) * (1 / totals[0] + 1 / totals[1]))
    if abs(new - old) <= BEYOND_CHANCE * error:
        return ""
    if new >= GROWN * old:
        return GREW
    return FADED if old >= GROWN * new else ""
