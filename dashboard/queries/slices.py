"""Slices of articles that can be held against each other: by source, by topic, by period."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.tables import Report
from dashboard.days import within
from dashboard.filters import DATES, SOURCES, TOPICS, Filters, select_articles
from dashboard.queries.evidence import Slice
from dashboard.queries.sources import by_size
from dashboard.queries.timeline import columns
from dashboard.theme import day, named, span

SOURCE, TOPIC, PERIOD = "source", "topic", "period"
KINDS = (SOURCE, TOPIC, PERIOD)
OWN_FILTER = {SOURCE: SOURCES, TOPIC: TOPICS, PERIOD: DATES}  # the filter that slices replace
REST = ""  # stands for all that is not the first slice
EQUAL, PLAIN = "equal", "plain"  # topics: at equal ones, or as the slices stand
FROM, TO = "from ", " to "  # of a period's id: "from 2025-05-19", "2025-05-19 to 2025-05-25"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which two slices are compared, and how.

    Attributes:
        kind: One of ``KINDS``.
        this: Id of the first slice, of ``choices``.
        that: Id of the second, or ``REST``.
        equal: Whether to compare at equal topics; topics themselves never are.
    """

    kind: str
    this: str
    that: str = REST
    equal: bool = True


@dataclass(frozen=True)
class Side:
    """One of two slices.

    Attributes:
        name: What it is, in plain words; any text.
        articles: Its articles that have a tone, a story counted once.
        untoned: Its articles that have none.
        part: The sentences of its articles that have a tone.
    """

    name: str
    articles: pd.DataFrame
    untoned: pd.DataFrame
    part: Slice


def choices(report: Report, filters: Filters, kind: str) -> dict[str, str]:
    """Return what can be chosen as a slice: its id and what it is called, the largest first.

    Args:
        report: The whole report.
        filters: What is selected; a filter of the kind itself is not followed.
        kind: One of ``KINDS``.
    """
    articles = framed(report, filters, kind).articles
    if kind == SOURCE:
        sizes = articles["source"].value_counts()
        return {one: _sized(one, sizes[one]) for one in by_size(articles["source"])}
    if kind == TOPIC:
        sizes = articles["topic"].value_counts()
        ids = dict(zip(report.topics["name"], report.topics["topic_id"], strict=True))
        return {ids[name]: _sized(str(name), n) for name, n in sizes.items()}
    return _periods(report, filters)


def _sized(name: str, n: int) -> str:
    return f"{named(name)} ({n:,})"


def _periods(report: Report, filters: Filters) -> dict[str, str]:
    """Return each day that begins a week, month or year, as from then on, and each of these."""
    found = columns(report, replace(filters, start=None, end=None))
    starts: list[Any] = [*found.counts.columns]
    ends = [one - dt.timedelta(days=1) for one in starts[1:]]
    later = [f"{FROM}{one}" for one in starts[1:]]
    alone = [f"{one}{TO}{end}" for one, end in zip(starts, ends, strict=False)]
    return {one: called(report, PERIOD, one) for one in (*later, *alone)}


def usual(report: Report, filters: Filters, kind: str) -> str:
    """Return what is compared until something else is chosen.

    The largest source or topic; of periods the one that parts the stories most evenly from those
    before it.
    """
    names = list(choices(report, filters, kind))
    if kind != PERIOD or len(names) < 2:  # noqa: PLR2004 - nothing to choose from
        return names[0] if names else ""
    before = columns(report, replace(filters, start=None, end=None)).counts.sum().cumsum()
    half = before.iloc[-1] / 2
    return names[int((before.iloc[:-1] - half).abs().to_numpy().argmin())]


def framed(report: Report, filters: Filters, kind: str) -> Report:
    """Return what both slices are cut from: all that the other filters select."""
    return select_articles(report, filters, ignore=frozenset({OWN_FILTER[kind]}))


def cut_out(report: Report, frame: Report, choice: Choice) -> tuple[Side, Side]:
    """Return the two slices.

    Args:
        report: The whole report.
        frame: What both are cut from, of ``framed``.
        choice: Which they are.
    """
    own, others = _belong(report, frame.articles, choice.kind, choice.this)
    rest = choice.that == REST
    if not rest:
        others &= _belong(report, frame.articles, choice.kind, choice.that)[0]
    first = _side(called(report, choice.kind, choice.this), frame.articles[own])
    name = _rest_name(choice) if rest else called(report, choice.kind, choice.that)
    return first, _side(name, frame.articles[others])


def untold(report: Report, frame: Report, choice: Choice) -> int:
    """Return how many articles no date puts into the first of two periods, or outside of it."""
    rated = frame.articles[frame.articles["tone"].notna()]
    own, others = _belong(report, rated, choice.kind, choice.this)
    return int((~own & ~others).sum())


def called(report: Report, kind: str, one: str) -> str:
    """Return what a slice is called."""
    if kind == TOPIC:
        return str(report.topics.set_index("topic_id")["name"].get(one, one))
    if kind == SOURCE:
        return one
    if one.startswith(FROM):
        return f"the time from {day(dt.date.fromisoformat(one.removeprefix(FROM)))} on"
    start, end = one.split(TO)
    return span(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


def _rest_name(choice: Choice) -> str:
    if choice.kind == PERIOD:
        return "the time before" if choice.this.startswith(FROM) else "all other days"
    return f"all other {choice.kind}s"


def _belong(
    report: Report, articles: pd.DataFrame, kind: str, one: str
) -> tuple[pd.Series, pd.Series]:
    """Tell which articles belong to a slice, and which do not.

    An article whose date is too coarse to tell, or that has none, does neither.
    """
    if kind != PERIOD:
        topics = report.topics.loc[report.topics["topic_id"] == one, "name"]
        own = articles["source"] == one if kind == SOURCE else articles["topic"].isin(topics)
        return own, ~own
    first, _, last = one.removeprefix(FROM).partition(TO)
    end = dt.date.fromisoformat(last) if last else None
    return within(articles, dt.date.fromisoformat(first), end)


def _side(name: str, articles: pd.DataFrame) -> Side:
    rated = articles["tone"].notna()
    part = Slice(name, Filters(), articles=tuple(articles.loc[rated, "article_id"]))
    return Side(name, articles[rated], articles[~rated], part)
