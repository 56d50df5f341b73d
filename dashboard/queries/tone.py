"""Rows about tone: what the sentences of a group say, and the mean over its articles."""

import pandas as pd

from analysis import NO_CLEAR_TOPIC, tone_by
from analysis.tables import DECIMALS, Report
from dashboard.filters import SOURCES, TOPICS, Filters, select_articles, tone_names
from dashboard.theme import TONES

TONE_COLUMNS = (
    "group_id",
    "group",
    "n_articles",
    "n_sentences",
    "negative",
    "neutral",
    "positive",
    "tone",
    "tone_low",
    "tone_high",
)
GROUPED_BY = {"source": SOURCES, "topic": TOPICS}


def group_tone(articles: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the mean tone of the articles of each group.

    Args:
        articles: Articles; those without a tone (no sentence) are left out.
        column: ``"source"`` or ``"topic"``.

    Returns:
        The column itself, then n_articles, tone, tone_low, tone_high, sorted by group; the
        interval (95 %, t) is missing below 3 articles.
    """
    rated = articles[articles["tone"].notna()]
    rows = tone_by(rated["tone"], rated[column])
    return rows.rename(columns={rows.columns[0]: column})


def tone_rows(report: Report, filters: Filters, by: str) -> pd.DataFrame:
    """Return one row a source or topic: shares of its sentences by tone, and its mean tone.

    A topic's row holds the articles whose main topic it is, with all their sentences. The tone and
    text filters are not followed, nor the filter of the grouping itself.

    Args:
        report: The whole report.
        filters: What is selected.
        by: ``"source"`` or ``"topic"``.

    Returns:
        Columns ``TONE_COLUMNS``: negative, neutral and positive are shares of the sentences and
        sum to 1; tone is the mean over articles that have a sentence, and n_articles counts
        those. Ordered by falling number of articles, then by name; no clear topic comes last.
    """
    chosen = select_articles(report, filters, ignore=frozenset({GROUPED_BY[by]}))
    means = group_tone(chosen.articles, by).rename(columns={by: "group"})
    groups = chosen.sentences["article_id"].map(chosen.articles.set_index("article_id")[by])
    counted = pd.crosstab(groups, tone_names(chosen.sentences["tone"]))
    counted = counted.reindex(index=means["group"], columns=list(TONES), fill_value=0)
    n_sentences = counted.sum(axis=1)
    shares = counted.div(n_sentences, axis=0).reset_index(drop=True)
    rows = means.assign(
        group_id=_ids(report, means["group"], by),
        n_sentences=n_sentences.to_numpy(),
        **{name: shares[name] for name in TONES},
        last=means["group"] == NO_CLEAR_TOPIC if by == "topic" else False,
    )
    rows = rows.sort_values(
        ["last", "n_articles", "group"], ascending=[True, False, True], kind="stable"
    )
    return rows[list(TONE_COLUMNS)].round(DECIMALS).reset_index(drop=True)


def _ids(report: Report, groups: pd.Series, by: str) -> pd.Series:
    """Return the value a click on each group puts into its filter."""
    if by == "source":
        return groups
    return groups.map(report.topics.set_index("name")["topic_id"])
