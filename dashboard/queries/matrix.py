"""Who covers what: articles by source and topic, beside what the sizes of both would suggest."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import gammaln

from analysis import NO_CLEAR_TOPIC, UNKNOWN_SOURCE
from analysis.tables import DECIMALS, Report
from dashboard.filters import SOURCES, TOPICS, Filters, select_articles
from dashboard.queries.sources import by_size, largest
from dashboard.queries.topics import MOST_SHOWN, topic_rows
from dashboard.remembered import remembered
from dashboard.theme import FEWER, MORE, MUCH_MORE

MATRIX_IGNORE = frozenset({SOURCES, TOPICS})
LEAST = 3  # a cell that has fewer, and in which fewer are expected, is never called unusual
CHANCE = 0.05
# How rarely chance alone makes so many, or so few, where a cell stands out, and stands out much.
RARE, VERY_RARE = CHANCE / 2, 0.001
SHADED = (
    "Shaded: chance alone makes as many in at most 1 of 40 cells (exact hypergeometric test), "
    "darker: in 1 of 1,000. Dotted: as few in 1 of 40. Neither where found and expected are both "
    "below 3."
)
MATRIX_COLUMNS = ("source", "topic_id", "topic", "n_articles", "expected", "chance", "stands_out")


@dataclass(frozen=True, slots=True)
class Concentration:
    """A source that wrote more on a topic than its size suggests.

    Attributes:
        source: Name of the source.
        topic_id: Id of the topic.
        topic: Name of the topic.
        both: Articles of the source on the topic.
        on_topic: Articles on the topic.
        by_source: Articles of the source.
        every: All articles.
    """

    source: str
    topic_id: str
    topic: str
    both: int
    on_topic: int
    by_source: int
    every: int


@remembered(16)
def matrix_rows(report: Report, filters: Filters, *, printings: bool = False) -> pd.DataFrame:
    """Return one row a source and topic: the articles whose main topic it is, and those expected.

    Neither the source nor the topic filter is followed.

    Args:
        report: The whole report.
        filters: What is selected.
        printings: Whether every printing of a story counts; else only the first.

    Returns:
        Columns ``MATRIX_COLUMNS``: every source (of many the 30 largest and the selected) beside
        every topic that any article has, zeros included; sources by falling number of articles,
        topics by falling share, as in the topics figure. Expected is what source and topic would
        share if the one said nothing about the other, and chance how likely that makes as many
        (or, where there are fewer than expected, as few) by the exact hypergeometric test;
        stands_out is ``"more"``, ``"much more"``, ``"fewer"`` or "".
    """
    asked = replace(filters, printings=printings)
    articles = select_articles(report, asked, ignore=MATRIX_IGNORE).articles
    every = pd.DataFrame({"source": by_size(articles["source"])}, dtype="str")
    sources = largest(every, "source", keep=filters.sources)["source"]
    topics = topic_rows(report, filters.without(MATRIX_IGNORE))[["topic_id", "topic"]]
    topics = topics[topics["topic"].isin(articles["topic"])]
    pairs = pd.MultiIndex.from_product([sources, topics["topic"]], names=["source", "topic"])
    counted = articles.groupby(["source", "topic"], observed=True).size()
    rows = counted.reindex(pairs, fill_value=0).rename("n_articles").reset_index()
    rows = rows.assign(topic_id=rows["topic"].map(topics.set_index("topic")["topic_id"]))
    by_source = rows["source"].map(articles["source"].value_counts()).astype("int64")
    on_topic = rows["topic"].map(articles["topic"].value_counts()).astype("int64")
    every = len(articles)
    rows = rows.assign(expected=by_source * on_topic / max(every, 1))
    ways = Ways(every)
    sizes = zip(rows["n_articles"], on_topic, by_source, strict=True)
    rows["chance"] = [ways.chance(*map(int, one)) for one in sizes]
    rows["stands_out"] = [_stands_out(one) for one in rows.itertuples()]
    types = {"expected": "float64", "chance": "float64", "stands_out": "str"}
    rows = rows.astype(types)
    return rows[list(MATRIX_COLUMNS)].round(DECIMALS)


def _stands_out(cell: Any) -> str:  # noqa: ANN401 - a row
    """Say whether a cell has more or fewer than chance makes, or ""."""
    if cell.chance > RARE or max(cell.n_articles, cell.expected) < LEAST:
        return ""
    if cell.n_articles < cell.expected:
        return FEWER
    return MUCH_MORE if cell.chance <= VERY_RARE else MORE


@remembered(16)
def largest_columns(rows: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the columns that a picture holds: of many topics the twelve largest and the selected.

    Args:
        rows: From ``matrix_rows``.
        filters: What is selected.
    """
    sizes = rows.groupby("topic_id", sort=False)["n_articles"].sum()
    kept = sizes.sort_values(ascending=False, kind="stable").index[:MOST_SHOWN]
    return rows[rows["topic_id"].isin([*kept, *filters.topics])].reset_index(drop=True)


def strongest_concentration(report: Report, filters: Filters) -> Concentration | None:
    """Return the source whose hold on a topic is hardest to explain by chance, if any is.

    A story counts once, for the source of its first printing. The exact hypergeometric test asks
    how often a source of that size would have so many of the topic's articles; the 5 % hold for
    all sources and topics at once (Bonferroni), and for both ends of one alone, so that what is
    named stands out among the rows of ``matrix_rows`` too. Only a source that wrote most on the
    topic is named.
    """
    asked = replace(filters, printings=False)
    articles = select_articles(report, asked, ignore=MATRIX_IGNORE).articles
    counts = pd.crosstab(articles["source"], articles["topic"])
    counts = counts.loc[(counts.sum(axis=1) >= LEAST) & (counts.index != UNKNOWN_SOURCE)]
    counts = counts.loc[:, [name for name in counts if name != NO_CLEAR_TOPIC]]
    of_topic = articles["topic"].value_counts().to_dict()
    of_source = articles["source"].value_counts().to_dict()
    ids = report.topics.set_index("name")["topic_id"]
    best: tuple[float, Concentration] | None = None
    ways = Ways(len(articles))
    for topic in map(str, counts.columns):
        own = counts[topic]
        if own.empty or int(own.max()) < LEAST or (own == own.max()).sum() > 1:
            continue
        source, both = str(own.idxmax()), int(own.max())
        sizes = (of_topic[topic], of_source[source], len(articles))
        chance = ways.chance(both, *sizes[:2])
        more = both * len(articles) > sizes[0] * sizes[1]
        if more and chance <= CHANCE / max(counts.size, 2) and (best is None or chance < best[0]):
            best = chance, Concentration(source, str(ids[topic]), topic, both, *sizes)
    return best[1] if best else None


class Ways:
    """In how many ways articles are on a topic and by a source: chance is counted from these."""

    def __init__(self, every: int) -> None:
        """Prepare for so many articles in all."""
        self._every = every
        self._log_factorial = gammaln(np.arange(every + 1, dtype="float64") + 1)

    def chance(self, both: int, on_topic: int, by_source: int) -> float:
        """Return how likely as many articles are both, or as few where that is less than expected.

        Args:
            both: Articles of the source on the topic.
            on_topic: Articles on the topic.
            by_source: Articles of the source.

        Examples:
            >>> round(Ways(4).chance(2, 2, 2), 4)  # one of six pairs that two of four can be
            0.1667
            >>> round(Ways(4).chance(0, 2, 2), 4), round(Ways(4).chance(1, 2, 2), 4)
            (0.1667, 0.8333)
        """
        least, most = max(0, on_topic + by_source - self._every), min(on_topic, by_source)
        as_few = both * self._every < on_topic * by_source
        low, high = (least, both) if as_few else (both, most)
        rest = self._every - by_source
        ways = (
            self._each(by_source, low, high)
            + self._each(rest, on_topic - high, on_topic - low)[::-1]
        )
        return min(1.0, float(np.exp(ways - self._each(self._every, on_topic, on_topic)).sum()))

    def _each(self, n: int, low: int, high: int) -> np.ndarray:
        """Return the logarithms of the ways to choose each number from low to high of n."""
        log = self._log_factorial
        return log[n] - log[low : high + 1] - log[n - high : n - low + 1][::-1]
