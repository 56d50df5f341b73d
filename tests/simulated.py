"""Corpora drawn from the articles of a real one, to see how often what is said of them is true.

Every article is drawn whole, with the tones of its sentences; the truth is that of the articles
drawn from.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis import (
    NO_CLEAR_TOPIC,
    share_gap,
    shares_of,
    tone_by,
    tone_gap,
    tone_name,
)
from analysis.tables import Report
from dashboard.queries.contrast import sources_contrast

SOURCES = 8  # sources of a drawn corpus, the largest


@dataclass(frozen=True)
class Pool:
    """The articles of one source: tone, topic, negative sentences and all sentences of each."""

    tones: np.ndarray
    topics: np.ndarray
    hits: np.ndarray
    sizes: np.ndarray

    def drawn(self, n: int, rng: np.random.Generator) -> "Pool":
        """Return n of the articles, with replacement."""
        at = rng.integers(0, len(self.tones), n)
        return Pool(self.tones[at], self.topics[at], self.hits[at], self.sizes[at])

    @property
    def share(self) -> float:
        return float(self.hits.sum() / self.sizes.sum())


def articles_of(report: Report) -> pd.DataFrame:
    """Return the counted articles that have a tone and a topic, with their negative sentences."""
    rows = report.articles[report.articles["counted"] & report.articles["tone"].notna()]
    rows = rows[rows["topic"] != NO_CLEAR_TOPIC].set_index("article_id")
    scored = report.sentences[report.sentences["tone"].notna()]
    negative = scored["tone"].map(tone_name) == "negative"
    return rows.assign(
        hits=negative.groupby(scored["article_id"]).sum().reindex(rows.index),
        sizes=scored["article_id"].value_counts().reindex(rows.index),
    )


def pools_of(report: Report, *, at_least: int) -> list[Pool]:
    """Return the sources with so many articles."""
    return pools_of_groups(articles_of(report), at_least=at_least)


def pools_of_groups(rows: pd.DataFrame, *, at_least: int) -> list[Pool]:
    """Return the sources with so many of these articles, from ``articles_of``."""
    columns = ("tone", "topic", "hits", "sizes")
    return [
        Pool(*(own[name].to_numpy() for name in columns))
        for _, own in rows.groupby("source")
        if len(own) >= at_least
    ]


def mean_coverage(pools: Sequence[Pool], n: int, *, draws: int, seed: int = 0) -> float:
    """Return how often the interval of a mean over n articles holds the mean drawn from."""
    rng = np.random.default_rng(seed)
    held = 0
    for _ in range(-(-draws // len(pools))):
        tones = np.concatenate([pool.drawn(n, rng).tones for pool in pools])
        rows = tone_by(pd.Series(tones), pd.Series(np.repeat(np.arange(len(pools)), n)))
        truth = np.array([pool.tones.mean() for pool in pools])
        held += int(((rows["tone_low"] <= truth) & (truth <= rows["tone_high"])).sum())
    return held / (-(-draws // len(pools)) * len(pools))


def of_two(
    pools: Sequence[Pool],
    sizes: tuple[int, int],
    told: Callable[[Pool, Pool, Pool, Pool], bool | None],
    *,
    draws: int,
    seed: int = 0,
) -> float:
    """Return how often something is true of so many articles of two different sources.

    Args:
        pools: The sources.
        sizes: Articles drawn of either.
        told: From both sources and what was drawn of them to whether it is true; None: not asked.
        draws: How many times.
        seed: Of the draws.
    """
    rng = np.random.default_rng(seed)
    said: list[bool] = []
    while len(said) < draws:
        one, two = (pools[k] for k in rng.choice(len(pools), 2, replace=False))
        answer = told(one, two, one.drawn(sizes[0], rng), two.drawn(sizes[1], rng))
        if answer is not None:
            said.append(answer)
    return float(np.mean(said))


def gap_is_held(one: Pool, two: Pool, first: Pool, second: Pool) -> bool | None:
    """Tell whether the interval of a difference of means holds the truth."""
    found = tone_gap(first.tones, second.tones)
    return found.gap_low <= one.tones.mean() - two.tones.mean() <= found.gap_high


def equal_gap_is_held(one: Pool, two: Pool, first: Pool, second: Pool) -> bool | None:
    """Tell whether the interval at equal topics holds the truth of the topics compared."""
    found = tone_gap(first.tones, second.tones, topics=first.topics, other_topics=second.topics)
    if not found.is_known:
        return None
    truth = 0.0
    n = [pd.Series(side.topics).value_counts() for side in (first, second)]
    weights = (n[0] * n[1] / (n[0] + n[1])).dropna()
    for topic, weight in (weights / weights.sum()).items():
        means = [side.tones[side.topics == topic].mean() for side in (one, two)]
        truth += weight * (means[0] - means[1])
    return bool(found.gap_low <= truth <= found.gap_high)


def share_is_held(one: Pool, two: Pool, first: Pool, second: Pool) -> bool | None:
    """Tell whether the interval of the first share holds the truth."""
    found, _ = shares_of((first.hits, first.sizes), (second.hits, second.sizes))
    return found.low <= one.share <= found.high


def share_gap_is_held(one: Pool, two: Pool, first: Pool, second: Pool) -> bool | None:
    """Tell whether the interval of the difference of shares holds the truth."""
    low, high = share_gap(*shares_of((first.hits, first.sizes), (second.hits, second.sizes)))
    return low <= one.share - two.share <= high


def planted_gap_is_claimed(one: Pool, two: Pool, first: Pool, second: Pool) -> bool | None:
    """Tell whether .25 between articles of one source is claimed, at equal topics."""
    third = one.drawn(len(second.tones), np.random.default_rng(first.hits.sum()))
    found = tone_gap(
        first.tones, third.tones + 0.25, topics=first.topics, other_topics=third.topics
    )
    return found.is_claimed


def false_claims(report: Report, *, draws: int, n: int, seed: int = 0) -> float:
    """Return in how many corpora the first page says that sources differ, though none does.

    Source labels are permuted inside topics: each source keeps its mix of topics.

    Args:
        report: The corpus drawn from.
        draws: How many corpora.
        n: How many articles of it each holds at most.
        seed: Of the draws.
    """
    rng = np.random.default_rng(seed)
    every = articles_of(report).reset_index()
    every = every[every["source"].isin(every["source"].value_counts().index[:SOURCES])]
    claimed = 0
    for _ in range(draws):
        rows = every.sample(min(n, len(every)), random_state=rng)
        sources = rows.groupby("topic")["source"].transform(
            lambda own: rng.permutation(own.to_numpy())
        )
        drawn = replace(report, articles=rows.assign(source=sources))
        claimed += bool(sources_contrast(drawn).pairs)
    return claimed / draws
