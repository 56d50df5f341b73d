"""Whether two groups differ in tone beyond chance: topics, and sources at equal topics."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis import NO_CLEAR_TOPIC, false_discovery, gaps_between
from analysis.tables import Report
from dashboard.known import known_sources
from dashboard.queries.sources import CHANCE, by_size
from dashboard.queries.timeline import stories
from dashboard.theme import ENOUGH
from dashboard.weak import firm_topics

MOST_COMPARED = 100  # sources, the largest: every two of them on every topic, within a second


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups that differ in tone beyond chance.

    Attributes:
        low: The more negative group.
        high: The more positive one.
        low_tone: Mean tone of its articles, at equal topics where sources are compared.
        high_tone: The same of the other.
        n_low: Articles that are compared.
        n_high: The same of the other.
        topics: The topics on which they were compared; of two topics these.
    """

    low: str
    high: str
    low_tone: float
    high_tone: float
    n_low: int
    n_high: int
    topics: tuple[str, ...]

    @property
    def topic(self) -> str:
        """The topic inside which they were compared; "" for more than one."""
        return self.topics[0] if len(self.topics) == 1 else ""


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a comparison of groups gives.

    Attributes:
        pairs: Pairs that differ, each once, the widest gap first.
        n_pairs: How many pairs were compared.
        groups: The groups with articles enough, sorted.
        n_articles: Articles of these groups.
        n_alike: Pairs with articles enough that could not be compared: on a topic all articles of
            a side have the same tone.
        n_left: Groups with enough articles that were not compared, for there are too many.
    """

    pairs: tuple[Pair, ...]
    n_pairs: int
    groups: tuple[str, ...]
    n_articles: int
    n_alike: int
    n_left: int = 0


def topics_contrast(report: Report) -> Contrast:
    """Compare the topics; a story counts once, and what has no clear topic is no topic.

    Weak topics are not compared: another sample of the corpus would not hold them.
    """
    articles = _rated(report)
    articles = articles[articles["topic"].isin(firm_topics(report.topics))]
    rows = gaps_between(articles["tone"], articles["topic"])
    return _contrast(rows.assign(topic=""), articles["topic"], articles["topic"])


def sources_contrast(report: Report) -> Contrast:
    """Compare the sources at equal topics, so that a mix of topics is no difference in tone.

    Every two sources are compared over all topics that both have, and inside each that is not
    weak: all these comparisons at once have at most 5 % false ones among those told. A story counts
    once, for the source of its first printing. Of more than 100 sources the 100 largest are
    compared. Articles of unknown source are none's.
    """
    articles = _rated(report)
    sizes = articles["source"].value_counts()
    known = known_sources(articles["source"]).dropna()
    able = [one for one in by_size(known) if sizes[one] >= ENOUGH]
    articles = articles[articles["source"].isin(able[:MOST_COMPARED])]
    over_all = gaps_between(articles["tone"], articles["source"], articles["topic"])
    parts = [over_all.assign(topic="")]
    firm = articles[articles["topic"].isin(firm_topics(report.topics))]
    for topic, own in firm.groupby("topic"):
        rows = gaps_between(own["tone"], own["source"], own["topic"])
        parts.append(rows.assign(topic=str(topic)))
    rows = pd.concat(parts, ignore_index=True)
    found = _contrast(rows, articles["source"], articles["topic"])
    return replace(found, n_left=len(able[MOST_COMPARED:]))


def _rated(report: Report) -> pd.DataFrame:
    """Return the stories that have a tone and a clear topic."""
    articles = stories(report)
    return articles[articles["tone"].notna() & (articles["topic"] != NO_CLEAR_TOPIC)]


def _contrast(rows: pd.DataFrame, groups: pd.Series, topics: pd.Series) -> Contrast:
    """Return the pairs that differ; the control of false ones is over all rows.

    Args:
        rows: From ``gaps_between``, with the topic inside which is compared.
        groups: Group of each article.
        topics: Topic of each article.
    """
    alone = (rows["topic"] == "") & (rows["n_topics"] == 1) & rows.duplicated(_PAIR, keep=False)
    every = rows[~alone]  # the same comparison stands there with its topic
    rows = every[~every["alike"]]
    rows = rows.assign(q=false_discovery(rows["p"].to_numpy(dtype="float64")))
    told = rows[rows["q"] <= CHANCE].sort_values("gap", key=lambda gap: -gap.abs(), kind="stable")
    held = {str(name): frozenset(own) for name, own in topics.groupby(groups)}
    pairs = [_pair(one, held) for one in told.drop_duplicates(_PAIR).itertuples(index=False)]
    able = sorted({*rows["group"], *rows["other"]})
    n_pairs, n_every = (len(own.drop_duplicates(_PAIR)) for own in (rows, every))
    n_articles = int(groups.isin(able).sum())
    return Contrast(tuple(pairs), n_pairs, tuple(able), n_articles, n_every - n_pairs)


_PAIR = ["group", "other"]


def _pair(one: Any, held: Mapping[str, frozenset[str]]) -> Pair:  # noqa: ANN401 - a row
    """Return a pair; a group that is a topic holds itself alone."""
    inside = frozenset({one.topic}) if one.topic else held[one.group] & held[one.other]
    topics = inside or held[one.group] | held[one.other]
    sides = [(one.group, one.tone, one.n), (one.other, one.tone_other, one.n_other)]
    (low, low_tone, n_low), (high, high_tone, n_high) = sorted(sides, key=lambda side: side[1])
    return Pair(low, high, low_tone, high_tone, int(n_low), int(n_high), tuple(sorted(topics)))
