"""Stories over time: one column a week, a month or a year.

A story counts once, in that of its first printing: an agency text that four outlets print is
no wave of coverage.
"""

from dataclasses import dataclass

import pandas as pd

from analysis.tables import Report
from dashboard.days import UNITS, possible_days
from dashboard.filters import TOPICS, Filters, select_articles
from dashboard.remembered import remembered

MOST_COLUMNS = 40


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


def stories(report: Report) -> pd.DataFrame:
    """Return the printing of each story that counts, in the report's order."""
    return report.articles[report.articles["counted"]]


def periods(articles: pd.DataFrame, unit: str) -> pd.Series:
    """Return in which week, month or year each article appeared; missing where no date says it."""
    ends = possible_days(articles)
    first, last = (ends[name].dt.to_period(UNITS[unit]) for name in ("first", "last"))
    return first.where(first == last)


def weekly(report: Report, filters: Filters) -> pd.DataFrame:
    """Return the stories whose date says the week; the topic filter is not followed.

    Returns:
        Columns article_id, topic, and day: the first day of the week.
    """
    chosen = stories(select_articles(report, filters, ignore=frozenset({TOPICS})))
    weeks = periods(chosen, "week").dropna()
    dated = chosen.loc[weeks.index, ["article_id", "topic"]]
    return dated.assign(day=weeks.dt.start_time.dt.date)


@remembered(16)
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
