"""Stories over time: one column a week, and whether a topic's coverage changed beyond chance.

A story counts once, in the week of its first printing: an agency text that four outlets print is
no wave of coverage.
"""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import bdtrc

from analysis import NO_CLEAR_TOPIC
from analysis.tables import Report
from dashboard.filters import TOPICS, Filters, select_articles

BEFORE, AFTER = 8, 4  # weeks compared on either side of a change: up to eight before, four after
LEAST_RATIO = 1.5  # a smaller change is no news, however sure
CHANCE = 0.05  # how often a corpus in which nothing changes may surely change
OWN_CHANCE = 0.125  # how often a topic may: 0.9 in 100 weeks of the shortest series
NAME_CHANCE = 0.01  # how often the name that bears out an unsure rise may come by chance
DRAWS, FEWEST_DRAWS, MOST_CELLS = 999, 199, 2_000_000
MOST_COLUMNS = 40
MOST_READ = 400  # articles in which a shared name is looked for
GAIN = 0.2  # by how much a name must stand in a larger part of the articles after
SHARED = 0.5  # part of the articles after, and of what there is more of, in which it must stand
_WORD = re.compile(r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}-]{3,}")
_DAYS = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
    | {"January", "February", "March", "April", "June", "July", "August", "September"}
    | {"October", "November", "December"}
)
UNITS = {"week": "W-SUN", "month": "M", "year": "Y"}  # the finest first, with their frequencies
COARSE = ("month", "year")  # precisions that do not say the day


@dataclass(frozen=True, slots=True)
class Columns:
    """Stories by topic and period.

    Attributes:
        unit: ``"week"``, ``"month"`` or ``"year"``.
        counts: One row a topic name, one column a period, named by its first day, none left out.
        undated: Stories of each topic without a date that says the period; index: topic name.
    """

    unit: str
    counts: pd.DataFrame
    undated: pd.Series


@dataclass(frozen=True, slots=True)
class Change:
    """A rise or fall of a topic's coverage.

    Attributes:
        topic: Name of the topic.
        day: First day of the week from which it holds.
        before: Stories in the weeks before.
        weeks_before: How many weeks those are.
        after: Stories in the four weeks from that day on.
        sure: Whether it is beyond chance among all topics; else only beyond that of one topic, and
            to be told only where something else bears it out (see ``shared_name``).
    """

    topic: str
    day: dt.date
    before: int
    weeks_before: int
    after: int
    sure: bool = True

    @property
    def rose(self) -> bool:
        """Whether there was more afterwards."""
        return self.after * self.weeks_before > self.before * AFTER


def stories(report: Report) -> pd.DataFrame:
    """Return the printing of each story that counts, in the report's order."""
    return report.articles[report.articles["counted"]]


def possible_days(articles: pd.DataFrame) -> pd.DataFrame:
    """Return between which days each article appeared, as exactly as its date says it.

    Returns:
        Columns first and last, in UTC and without a time, missing without a date: the same day, or
        the ends of the month or year where the date says no more.
    """
    day = articles["published"].where(articles["date_precision"] != "none")
    first = day.dt.tz_localize(None).dt.normalize()
    last = first
    for unit in COARSE:
        coarse, spans = articles["date_precision"] == unit, first.dt.to_period(UNITS[unit])
        first = first.mask(coarse, spans.dt.start_time)
        last = last.mask(coarse, spans.dt.end_time.dt.normalize())
    return pd.DataFrame({"first": first, "last": last})


def periods(articles: pd.DataFrame, unit: str) -> pd.Series:
    """Return in which week, month or year each article appeared; missing where no date says it."""
    ends = possible_days(articles)
    first, last = (ends[name].dt.to_period(UNITS[unit]) for name in ("first", "last"))
    return first.where(first == last)


def columns(
    report: Report, filters: Filters, *, unit: str = "", most: int = MOST_COLUMNS
) -> Columns:
    """Count stories by topic and period; the topic filter is not followed.

    Args:
        report: The whole report.
        filters: What is selected.
        unit: ``"week"``, ``"month"`` or ``"year"``; "" takes the finest that most dates say and of
            which there are few enough.
        most: How many columns that are; where there are more months, years are taken.

    Returns:
        No column where no story has a date.
    """
    chosen = stories(select_articles(report, filters, ignore=frozenset({TOPICS})))
    unit = unit or _unit(chosen, most)
    found = periods(chosen, unit)
    undated = chosen.loc[found.isna(), "topic"].value_counts()
    names = report.topics["name"]
    if found.isna().all():
        return Columns(unit, pd.DataFrame(index=names), undated)
    every = pd.period_range(found.min(), found.max())
    counts = pd.crosstab(chosen["topic"], found)
    counts = counts.reindex(index=names, columns=every, fill_value=0)
    counts.columns = pd.Index([one.start_time.date() for one in every])
    return Columns(unit, counts, undated)


def _unit(articles: pd.DataFrame, most: int) -> str:
    """Return the finest unit that half of the dates or more say, with at most so many columns."""
    n_dated = int(periods(articles, "year").notna().sum())
    for unit in UNITS:
        found = periods(articles, unit).dropna()
        reach = (found.max() - found.min()).n + 1 if len(found) else 0
        if 2 * len(found) >= n_dated and reach <= most:
            return unit
    return "year"


def changes(counts: pd.DataFrame) -> list[Change]:
    """Return the changes of coverage that are hard to explain by chance, hardest first.

    At each week the four weeks that begin with it are compared with up to eight before. A topic
    must have changed in number and, so that a larger collection is no rise, in its share of all
    stories; the smaller of the two scores counts. The largest of each topic is held against those
    of corpora with the same weeks in which topics keep their shares (a parametric bootstrap with a
    fixed seed), and the smallest p-value against the smallest of all topics (Westfall and Young
    1993): no more than 5 % of unchanging corpora have a sure change, however many topics they have.

    Args:
        counts: Stories, one row a topic, one column a week.

    Returns:
        Changes at least by half, one a topic; none that 12.5 % of unchanging topics show.
    """
    table = counts.to_numpy(dtype="float64")
    n_topics, n_weeks = table.shape
    if n_weeks < 2 * AFTER or table.sum() == 0:
        return []
    asked = counts.index != NO_CLEAR_TOPIC
    draws = int(np.clip(MOST_CELLS // (n_topics * n_weeks), FEWEST_DRAWS, DRAWS))
    scores = _scores(table[None])[0]
    chance = np.abs(_scores(_unchanging(table, draws))).max(axis=2)
    found = np.abs(scores).max(axis=1)
    p_values = np.where(asked & (found > 0), _p_values(chance, found[None])[0], 1.0)
    least_by_chance = np.where(asked, _p_values(chance, chance), 1.0).min(axis=1)
    likely = [row for row in np.argsort(p_values, kind="stable") if p_values[row] <= OWN_CHANCE]
    sure = {row: bool((least_by_chance <= p_values[row]).mean() <= CHANCE) for row in likely}
    weeks = AFTER + np.abs(scores).argmax(axis=1)
    told = [_change(counts, int(row), int(weeks[row]), sure=sure[row]) for row in likely]
    return [one for one in told if one is not None]


def _p_values(chance: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Return per topic how often chance alone scores as high.

    Args:
        chance: Scores of unchanging corpora, of shape (draws, topics).
        found: Scores, of shape (any, topics).
    """
    draws = len(chance)
    ordered = np.sort(chance, axis=0)
    below = [np.searchsorted(ordered[:, k], found[:, k]) for k in range(chance.shape[1])]
    return (1 + draws - np.stack(below, axis=1)) / (1 + draws)


def _change(counts: pd.DataFrame, row: int, week: int, *, sure: bool) -> Change | None:
    """Return the change of a topic at a week, unless it is too small to speak of."""
    first = max(0, week - BEFORE)
    own = counts.iloc[row]
    before, after = int(own.iloc[first:week].sum()), int(own.iloc[week : week + AFTER].sum())
    rates = sorted((before / (week - first), after / AFTER))
    if rates[1] < LEAST_RATIO * rates[0]:
        return None
    day: Any = counts.columns[week]
    return Change(str(counts.index[row]), day, before, week - first, after, sure)


def _unchanging(table: np.ndarray, draws: int) -> np.ndarray:
    """Return tables with the same number of stories a week in which topics keep their shares."""
    rng = np.random.default_rng(0)
    shares = table.sum(axis=1) / table.sum()
    totals = table.sum(axis=0).astype("int64")
    return rng.multinomial(totals, shares, size=(draws, len(totals))).transpose(0, 2, 1)


def _scores(tables: np.ndarray) -> np.ndarray:
    """Return how many standard errors each topic changes at each week.

    Args:
        tables: Stories, of shape (corpora, topics, weeks).

    Returns:
        Shape (corpora, topics, weeks - 7), from the fifth week on: above 0 for a rise; 0 where
        number and share disagree.
    """
    n_weeks = tables.shape[2]
    weeks = np.arange(AFTER, n_weeks - AFTER + 1)
    first, last = np.maximum(0, weeks - BEFORE), weeks + AFTER
    sums = np.concatenate([np.zeros((*tables.shape[:2], 1)), tables.cumsum(axis=2)], axis=2)
    after, both = sums[..., last] - sums[..., weeks], sums[..., last] - sums[..., first]
    every_after, every = after.sum(axis=1, keepdims=True), both.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        time = (last - weeks) / (last - first)
        number = (after - both * time) / np.sqrt(both * time * (1 - time))
        part = every_after / every
        spread = both * part * (1 - part) * (every - both) / np.maximum(every - 1, 1)
        share = (after - both * part) / np.sqrt(spread)
    agree = np.sign(number) == np.sign(share)
    least = np.minimum(np.abs(number), np.abs(share))
    scores = np.where(agree & np.isfinite(least), least * np.sign(number), 0.0)
    return scores / np.sqrt(_scatter(tables))[..., None]


def _scatter(tables: np.ndarray) -> np.ndarray:
    """Return how much more than by chance neighbouring weeks differ, at least 1.

    The variance over the mean, from successive differences (von Neumann 1941), which one lasting
    change hardly moves.
    """
    means = tables.mean(axis=2)
    squares = (np.diff(tables, axis=2) ** 2).mean(axis=2) / 2
    return np.maximum(1.0, squares / np.maximum(means, 1e-12))


def change_articles(
    report: Report, filters: Filters, change: Change
) -> tuple[list[str], list[str]]:
    """Return the ids of the stories counted before and after a change, in the report's order."""
    chosen = stories(select_articles(report, filters, ignore=frozenset({TOPICS})))
    own = chosen[(chosen["topic"] == change.topic) & periods(chosen, "week").notna()]
    days = own["published"].dt.tz_localize(None)
    weeks = (days - pd.Timestamp(change.day)) // pd.Timedelta(days=7)
    ids = own["article_id"]
    before, after = weeks.between(-change.weeks_before, -1), weeks.between(0, AFTER - 1)
    return ids[before].tolist(), ids[after].tolist()


def shared_name(
    report: Report, change: Change, before: list[str], after: list[str]
) -> tuple[str, int, int] | None:
    """Return the name that comes with a rise, if one does.

    Args:
        report: The whole report.
        change: A rise.
        before: Ids of the articles before it.
        after: Ids of the articles after it.

    Returns:
        A word that is written with a capital, in how many of the articles before it stands, and in
        how many of those after; None where no word stands in half of the articles after and
        accounts for half of what there is more of and is likelier than before; of a change that
        is not sure also where chance alone would bring it (binomial test). Of several the one that
        accounts for most.
    """
    if len(before) + len(after) > MOST_READ:
        return None
    share = AFTER / change.weeks_before
    n_before, n_after = _names(report, before), _names(report, after)
    more = {name: n - n_before[name] * share for name, n in n_after.items()}
    least = max(SHARED * (len(after) - len(before) * share), 1)
    chance = 1.0 if change.sure else NAME_CHANCE
    able = [
        one
        for one, n in n_after.items()
        if n >= SHARED * len(after)
        and more[one] >= least
        and n / len(after) >= GAIN + n_before[one] / max(len(before), 1)
        and float(bdtrc(n - 1, n + n_before[one], AFTER / (AFTER + change.weeks_before))) <= chance
    ]
    name = min(able, key=lambda one: (-more[one], one), default="")
    return (name, n_before[name], n_after[name]) if name else None


def _names(report: Report, article_ids: list[str]) -> Counter[str]:
    """Return in how many of the articles each name stands: words that have a capital throughout."""
    own = report.sentences[report.sentences["article_id"].isin(article_ids)]
    texts = own.groupby("article_id", sort=False)["text"].agg(" ".join)
    written = [set(_WORD.findall(text)) for text in texts]
    every = Counter(word for words in written for word in words)
    names = {word for word in every if word[0].isupper() and not every[word.lower()]}
    return Counter(word for words in written for word in words & (names - _DAYS))
