"""Who covers what: articles by source and topic, beside what the sizes of both would suggest."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import scipy  # its parts load when asked for: the first page stands before

from analysis import NO_CLEAR_TOPIC, UNKNOWN_SOURCE
from analysis.tables import DECIMALS, Report
from dashboard.filters import SOURCES, TOPICS, Filters, select_articles
from dashboard.queries.sources import by_size, largest
from dashboard.queries.topics import MOST_SHOWN, topic_rows
from dashboard.remembered import remembered
from dashboard.weak import firm_topics

MATRIX_IGNORE = frozenset({SOURCES, TOPICS})
LEAST_EXPECTED = 3.0  # below, no cell is called more or less than expected
CHANCE = 0.05
MATRIX_COLUMNS = ("source", "topic_id", "topic", "n_articles", "expected", "residual")


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
        share if the one said nothing about the other; residual is the adjusted standardised
        residual (Haberman 1973), missing where fewer than 3 are expected.
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
    of_source = _shares(rows["source"], articles["source"])
    of_topic = _shares(rows["topic"], articles["topic"])
    expected = of_source * of_topic * len(articles)
    variance = expected * (1 - of_source) * (1 - of_topic)
    sure = (expected >= LEAST_EXPECTED) & (variance > 0)
    residual = (rows["n_articles"] - expected) / variance.where(sure) ** 0.5
    rows = rows.assign(expected=expected, residual=residual.astype("float64"))
    return rows[list(MATRIX_COLUMNS)].round(DECIMALS)


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


def _shares(names: pd.Series, every: pd.Series) -> pd.Series:
    """Return what part of all articles each name has."""
    return names.map(every.value_counts()).astype("float64") / max(len(every), 1)


def strongest_concentration(report: Report, filters: Filters) -> Concentration | None:
    """Return the source whose hold on a topic is hardest to explain by chance, if any is.

    A story counts once, for the source of its first printing. The exact hypergeometric test asks
    how often a source of that size would have so many of the topic's articles; the 5 % hold for
    all sources and topics at once (Bonferroni). Only a source that wrote most on the topic is
    named, and no weak topic: it may be no more than how a source writes.
    """
    asked = replace(filters, printings=False)
    articles = select_articles(report, asked, ignore=MATRIX_IGNORE).articles
    counts = pd.crosstab(articles["source"], articles["topic"])
    firm = firm_topics(report.topics) - {NO_CLEAR_TOPIC}
    counts = counts.loc[(counts.sum(axis=1) >= LEAST_EXPECTED) & (counts.index != UNKNOWN_SOURCE)]
    counts = counts.loc[:, [name for name in counts if name in firm]]
    of_topic = articles["topic"].value_counts().to_dict()
    of_source = articles["source"].value_counts().to_dict()
    ids = report.topics.set_index("name")["topic_id"]
    best: tuple[float, Concentration] | None = None
    for topic in map(str, counts.columns):
        own = counts[topic]
        if own.empty or int(own.max()) < LEAST_EXPECTED or (own == own.max()).sum() > 1:
            continue
        source, both = str(own.idxmax()), int(own.max())
        sizes = (of_topic[topic], of_source[source], len(articles))
        chance = _tail(both, *sizes) * counts.size
        if chance <= CHANCE and (best is None or chance < best[0]):
            best = chance, Concentration(source, str(ids[topic]), topic, both, *sizes)
    return best[1] if best else None


def _tail(both: int, on_topic: int, by_source: int, every: int) -> float:
    """Return the chance that a source has at least so many of a topic's articles.

    Examples:
        >>> round(_tail(2, 2, 2, 4), 4)  # one of the six pairs that two of four articles can be
        0.1667
    """
    k = np.arange(both, min(on_topic, by_source) + 1, dtype="float64")

    def ways(n: float, m: np.ndarray) -> np.ndarray:
        return (
            scipy.special.gammaln(n + 1)
            - scipy.special.gammaln(m + 1)
            - scipy.special.gammaln(n - m + 1)
        )

    of_source = ways(by_source, k) + ways(every - by_source, on_topic - k)
    return float(np.exp(of_source - ways(every, np.array(float(on_topic)))).sum())
