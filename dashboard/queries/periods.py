"""The stories behind one column of the topics figure: one topic in one week, month or year."""

from dataclasses import replace

import pandas as pd

from analysis.tables import Report
from dashboard.days import UNITS
from dashboard.filters import Filters, select_articles
from dashboard.queries.evidence import Slice
from dashboard.queries.timeline import periods, stories
from dashboard.theme import named, span


def period_part(
    report: Report, filters: Filters, topic_id: str, *, unit: str, first_day: str
) -> Slice:
    """Return the sentences of the stories that a column counts.

    Args:
        report: The whole report.
        filters: What is selected; topic, tone and text are not followed, as in the figure.
        topic_id: The topic.
        unit: ``"week"``, ``"month"`` or ``"year"``.
        first_day: First day of the period, as the column is named; ``"undated"`` for the stories
            without a date that says the period.
    """
    own = replace(filters, topics=(topic_id,), tones=(), text="")
    chosen = stories(select_articles(report, own))
    found = periods(chosen, unit)
    topic = named(report.topics.set_index("topic_id")["name"].get(topic_id, topic_id))
    if first_day == "undated":
        ids = tuple(chosen.loc[found.isna(), "article_id"])
        return Slice(f"{topic}, no date that says the {unit}", own, articles=ids)
    period = pd.Period(first_day, freq=UNITS[unit])
    ids = tuple(chosen.loc[found == period, "article_id"])
    days = span(period.start_time.date(), period.end_time.date())
    return Slice(f"{topic}, {days}", own, articles=ids)
