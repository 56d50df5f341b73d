"""Whether two groups differ in tone beyond chance: topics, and sources at equal topics."""

import itertools
from dataclasses import dataclass
from typing import Any

import pandas as pd
from scipy.special import stdtrit

from analysis import NO_CLEAR_TOPIC
from analysis.tables import Report
from dashboard.queries.timeline import stories
from dashboard.queries.tone import group_tone
from dashboard.theme import ENOUGH

POOLED_BELOW = 10  # articles; as analysis.mean_tone does
_TWO = 2  # a comparison needs two


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups that differ in tone beyond chance.

    Attributes:
        low: The more negative group.
        high: The more positive one.
        low_tone: Mean tone of its articles.
        high_tone: The same of the other.
        n_low: Articles that have a tone.
        n_high: The same of the other.
        topic: The topic inside which they were compared; "" for all articles.
    """

    low: str
    high: str
    low_tone: float
    high_tone: float
    n_low: int
    n_high: int
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a comparison of groups gives.

    Attributes:
        pairs: Pairs that differ, the widest gap first.
        n_pairs: How many pairs were compared.
        n_groups: How many groups have enough articles.
        n_articles: Articles of these groups.
    """

    pairs: tuple[Pair, ...]
    n_pairs: int
    n_groups: int
    n_articles: int


def topics_contrast(report: Report) -> Contrast:
    """Compare the topics; a story counts once, and what has no clear topic is no topic."""
    articles = stories(report)
    rows = group_tone(articles[articles["topic"] != NO_CLEAR_TOPIC], "topic")
    return _contrast({"": rows.rename(columns={"topic": "group"})})


def sources_contrast(report: Report) -> Contrast:
    """Compare the sources inside each topic, so that a mix of topics is no difference in tone.

    A story counts once, for the source of its first printing.
    """
    articles = stories(report)
    return _contrast(
        {
            str(topic): group_tone(own, "source").rename(columns={"source": "group"})
            for topic, own in articles.groupby("topic")
            if topic != NO_CLEAR_TOPIC
        }
    )


def _contrast(parts: dict[str, pd.DataFrame]) -> Contrast:
    """Compare the groups of each part; the 5 % hold for the pairs of all parts at once."""
    able = {name: _able(rows) for name, rows in parts.items()}
    able = {name: rows for name, rows in able.items() if len(rows) >= _TWO}
    n_pairs = sum(len(rows) * (len(rows) - 1) // 2 for rows in able.values())
    found = [
        Pair(low.group, high.group, low.tone, high.tone, low.n_articles, high.n_articles, name)
        for name, rows in able.items()
        for low, high in itertools.combinations(_by_tone(rows), 2)
        if _apart(low, high, n_pairs=n_pairs, pooled=int((parts[name]["n_articles"] - 1).sum()))
    ]
    found.sort(key=lambda one: (one.low_tone - one.high_tone, one.low, one.high, one.topic))
    groups = {name for rows in able.values() for name in rows["group"]}
    n_articles = sum(int(rows["n_articles"].sum()) for rows in able.values())
    return Contrast(tuple(found), n_pairs, len(groups), n_articles)


def _able(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["n_articles"] >= ENOUGH].dropna(subset=["tone_low", "tone_high"])


def _by_tone(rows: pd.DataFrame) -> list[Any]:
    return [*rows.sort_values("tone", kind="stable").itertuples(index=False)]


def _apart(low: Any, high: Any, *, n_pairs: int, pooled: int) -> bool:  # noqa: ANN401 - rows
    """Tell whether two groups differ beyond chance.

    Among many groups some differ by chance. So the 95 % intervals are widened to hold for all
    pairs at once (Bonferroni), and then must not overlap. Below 10 articles the spread behind an
    interval is pooled over all groups, and so are its degrees of freedom.
    """
    sizes = (low.n_articles, high.n_articles)
    freedom = min(pooled if n < POOLED_BELOW else n - 1 for n in sizes)
    wider = float(stdtrit(freedom, 1 - 0.025 / n_pairs) / stdtrit(freedom, 0.975))
    reach = wider * (low.tone_high - low.tone + high.tone - high.tone_low)
    return bool(high.tone - low.tone > reach)
