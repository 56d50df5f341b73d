"""Rises and falls of coverage: how much it changed, how sure that is, and by whose name.

Four weeks are compared with the weeks beside them, at every week, for every topic and for its
stories that hold one of its names. What is least likely by chance is held against the same weeks in
other orders: only what hardly any order shows anywhere is told.
"""

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import scipy  # its parts load when asked for: the first page stands before

from analysis import NO_CLEAR_TOPIC
from analysis.tables import Report
from dashboard.filters import Filters
from dashboard.queries.chance import (
    AFTER,
    NAMES,
    Span,
    limit_of,
    scatter_of,
    spans_of,
    tails_of,
)
from dashboard.queries.timeline import weekly

LEAST_RATIO = 1.5  # a smaller change is no news, however sure
FEWEST_NAMED = 5  # stories of the topic that hold such a name
CARRIED = 0.5  # part of a topic's stories in a turn that must hold the name which carries it
GAIN = 0.2  # by how much a name that comes with a rise must stand in a larger part of the stories


@dataclass(frozen=True, slots=True)
class Counted:
    """Stories in the four weeks of a span, and in its weeks beside them."""

    inside: int
    beside: int

    def ratio(self, span: Span) -> float:
        """Return stories a week inside over those beside; infinite where none are beside."""
        if not self.beside:
            return math.inf if self.inside else 1.0
        return self.inside / self.beside / span.odds

    def interval(self, span: Span, tail: float, scatter: float) -> tuple[float, float]:
        """Return the interval of the ratio of two rates, with a tail on either side.

        Conditional binomial (Clopper and Pearson 1934), of counts divided by their scatter (as
        Korn and Graubard 1998 do): it leaves out 1 where the test of the same tail does.
        """
        inside, beside = self.inside / scatter, self.beside / scatter
        low = float(scipy.special.betaincinv(inside, beside + 1, tail)) if inside else 0.0
        high = float(scipy.special.betaincinv(inside + 1, beside, 1 - tail)) if beside else 1.0
        top = high / (1 - high) / span.odds if high < 1 else math.inf
        return low / (1 - low) / span.odds, top


@dataclass(frozen=True, slots=True)
class Turn:
    """A rise or fall of a topic's coverage that is beyond chance.

    Attributes:
        topic: Name of the topic.
        day: First day of the four weeks.
        span: Which weeks are compared.
        stories: Stories of the topic.
        name: The name that comes with a rise, or "".
        named: Stories of the topic that hold it.
        by_name: Whether it is only the stories with the name that changed beyond chance.
        ratio: Stories a week inside over those beside (with the name, where only these changed).
        low: Lower end of its 95 % interval, which holds for all topics, names and weeks at once.
        high: Upper end, which may be infinite.
    """

    topic: str
    day: dt.date
    span: Span
    stories: Counted
    name: str
    named: Counted
    by_name: bool
    ratio: float
    low: float
    high: float

    @property
    def rose(self) -> bool:
        """Whether there was more inside."""
        return self.ratio > 1


@dataclass(frozen=True, slots=True)
class _Sure:
    """What an interval depends on: the tail that is told, and how uneven the weeks are."""

    limit: float
    scatter: float


def named_counts(report: Report, filters: Filters, counts: pd.DataFrame) -> pd.DataFrame:
    """Count the stories of each topic that hold one of its names, by week.

    Args:
        report: The whole report.
        filters: What is selected; the topic filter is not followed.
        counts: Stories by topic and week, from ``timeline.columns``.

    Returns:
        One row a topic and name (index levels ``topic`` and ``name``), the columns of ``counts``:
        of each topic the five names that most of its stories hold, at least five.
    """
    dated = weekly(report, filters)
    held = report.mentions[["name", "article_id"]].drop_duplicates()
    held = held.merge(dated[dated["topic"] != NO_CLEAR_TOPIC], on="article_id")
    sizes = held.groupby(["topic", "name"], observed=True).size().rename("n").reset_index()
    sizes = sizes[sizes["n"] >= FEWEST_NAMED]
    sizes = sizes.sort_values(["topic", "n", "name"], ascending=[True, False, True])
    kept = sizes.groupby("topic").head(NAMES)[["topic", "name"]]
    held = held.merge(kept, on=["topic", "name"])  # all others are many, and none is shown
    found = pd.crosstab([held["topic"], held["name"]], held["day"])
    index = pd.MultiIndex.from_frame(kept)
    return found.reindex(index=index, columns=counts.columns, fill_value=0)


def turns(counts: pd.DataFrame, named: pd.DataFrame) -> list[Turn]:
    """Return the changes of coverage that are beyond chance, the least likely first.

    At each week the four weeks that begin with it are compared with up to eight before, and with
    up to eight before and eight behind. How likely chance is follows from the test of two Poisson
    rates (conditional binomial), less sure where a topic's weeks are more uneven than by chance;
    so that a larger collection is no rise, the topic must also have changed in its share of all
    stories, and the larger of both tails counts. The smallest tail of all topics, names and weeks
    is held against the smallest of the same columns in random orders (fixed seed), which keep how
    uneven weeks are and what rises together: no more than 5 % of corpora whose weeks are alike
    have a turn, however many topics they have (Westfall and Young 1993).

    Args:
        counts: Stories, one row a topic, one column a week.
        named: Stories with a name, one row a topic and name, from ``named_counts``.

    Returns:
        Changes at least by half, one a topic: of all its stories, or else of those with a name,
        where these are at least half of its stories in the four weeks and it rose by half itself.
    """
    asked = counts[counts.index != NO_CLEAR_TOPIC]
    if counts.shape[1] < 2 * AFTER or not counts.to_numpy().sum() or asked.empty:
        return []
    spans, totals = spans_of(counts.shape[1]), counts.to_numpy(dtype="float64").sum(axis=0)
    series = np.vstack([asked.to_numpy(dtype="float64"), named.to_numpy(dtype="float64")])
    found = tails_of(series, totals[None], spans, len(asked)).least()
    limit = limit_of(series, totals, spans, len(asked))
    scatter = scatter_of(series, totals[None])[:, 0]
    keys = [*((topic, "") for topic in asked.index), *named.index]
    told: dict[str, tuple[float, Turn]] = {}
    for key, own, uneven in zip(keys, found, scatter, strict=True):
        chance = own.min(initial=1.0)
        if chance < limit and key[0] not in told:
            span = spans.at(int(own.argmin()))
            turn = _turn(asked, named, key, span, sure=_Sure(limit, float(uneven)))
            told |= {key[0]: (chance, turn)} if turn is not None else {}
    return [turn for _, turn in sorted(told.values(), key=lambda one: one[0])]


def _counted(rows: pd.DataFrame, key: Any, span: Span) -> Counted:  # noqa: ANN401 - a label
    """Count the stories of a row of weeks inside and beside."""
    weeks = rows.loc[[key]].to_numpy(dtype="int64")[0]
    inside = int(weeks[span.begin : span.end].sum())
    return Counted(inside, int(weeks[span.first : span.last].sum()) - inside)


def _turn(
    asked: pd.DataFrame, named: pd.DataFrame, key: tuple[str, str], span: Span, *, sure: _Sure
) -> Turn | None:
    """Return the turn of a series, unless it is too small to speak of or not its topic's.

    Args:
        asked: Stories by topic and week.
        named: Stories by topic and name, and week.
        key: Topic and name of the series; name "": all stories of the topic.
        span: Where it is least likely by chance.
        sure: What its interval depends on.
    """
    topic, name = key
    stories = _counted(asked, topic, span)
    tested = _counted(named, key, span) if name else stories
    ratio, whole = tested.ratio(span), stories.ratio(span)
    carries = tested.inside >= CARRIED * stories.inside and whole >= LEAST_RATIO
    if 1 / LEAST_RATIO < ratio < LEAST_RATIO or (name and not carries):
        return None
    low, high = tested.interval(span, sure.limit / (NAMES if name else 1), sure.scatter)
    by_name = bool(name)
    if not name and ratio > 1:
        name = _name_of(stories, named[named.index.get_level_values("topic") == topic], span)
    held = _counted(named, (topic, name), span) if name else Counted(0, 0)
    day: Any = asked.columns[span.begin]
    return Turn(topic, day, span, stories, name, held, by_name, ratio, low, high)


def _name_of(stories: Counted, named: pd.DataFrame, span: Span) -> str:
    """Return the name that comes with a rise of all stories of a topic, "" where none does.

    It stands in half of the stories inside, accounts for half of what there is more of, and stands
    in a clearly larger part of them than of those beside; of several it accounts for most.
    """
    part = stories.inside, max(stories.beside, 1)
    more = {}
    for key in named.index:
        held = _counted(named, key, span)
        gain = held.inside / part[0] - held.beside / part[1]
        if held.inside >= CARRIED * stories.inside and gain >= GAIN:
            more[str(key[1])] = held.inside - held.beside * span.odds
    least = CARRIED * (stories.inside - stories.beside * span.odds)
    return min(
        (name for name, surplus in more.items() if surplus >= least),
        key=lambda name: (-more[name], name),
        default="",
    )


def turn_articles(report: Report, filters: Filters, turn: Turn) -> list[str]:
    """Return the ids of the stories of a turn's four weeks, or of those with its name.

    The latter where only these changed beyond chance.
    """
    dated = weekly(report, filters)
    days = (pd.to_datetime(dated["day"]) - pd.Timestamp(turn.day)).dt.days
    ids = dated.loc[(dated["topic"] == turn.topic) & days.between(0, 7 * AFTER - 1), "article_id"]
    if turn.by_name:
        holding = report.mentions.loc[report.mentions["name"] == turn.name, "article_id"]
        ids = ids[ids.isin(holding)]
    return ids.tolist()
