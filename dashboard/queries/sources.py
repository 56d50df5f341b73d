"""Rows about sources: how much each wrote."""

import pandas as pd

from analysis import NO_CLEAR_TOPIC, gaps_to_rest, tone_by
from analysis.tables import DECIMALS, Report
from dashboard.filters import SOURCES, Filters, select_articles
from dashboard.known import known_sources
from dashboard.remembered import remembered
from dashboard.theme import count

SOURCES_IGNORE = frozenset({SOURCES})
MOST = 30  # sources that a chart holds; a list of hundreds is no picture
CHANCE = 0.05  # part of the differences told that may be false
SAME_TONE = (
    "The sources that could be compared have the same tone in all their stories on a topic: a "
    "difference could not be told from chance."
)
NOBODY = (
    "No article selected here names its source, so there is no source to show or compare. The "
    "page Sources lets you say who wrote them."
)
SOURCE_TONE_COLUMNS = (
    "source",
    "n_articles",
    "n_sentences",
    "tone",
    "tone_low",
    "tone_high",
    "n",
    "n_other",
    "n_topics",
    "equal",
    "equal_other",
    "gap",
    "gap_low",
    "gap_high",
    "q",
    "claimed",
    "alike",
)
SOURCE_COLUMNS = ("source", "n_articles", "n_sentences", "n_undated", "first", "last")


def names_nobody(report: Report, filters: Filters) -> bool:
    """Tell whether no selected article has a known source; the source filter is not followed."""
    articles = select_articles(report, filters, ignore=SOURCES_IGNORE).articles
    return not articles.empty and bool(known_sources(articles["source"]).isna().all())


@remembered(16)
def source_rows(report: Report, filters: Filters) -> pd.DataFrame:
    """Return one row a source, by falling number of articles, then by name.

    The source filter is not followed.

    Returns:
        Columns ``SOURCE_COLUMNS``; first and last are times of publication, missing without any.
    """
    articles = select_articles(report, filters, ignore=SOURCES_IGNORE).articles
    grouped = articles.groupby("source", observed=True)
    rows = pd.DataFrame(
        {
            "n_articles": grouped.size(),
            "n_sentences": grouped["n_sentences"].sum(),
            "n_undated": grouped.size() - grouped["published"].count(),
            "first": grouped["published"].min(),
            "last": grouped["published"].max(),
        }
    ).reset_index()
    return rows.set_index("source").loc[by_size(articles["source"])].reset_index()


@remembered(16)
def source_tone_rows(report: Report, filters: Filters) -> pd.DataFrame:
    """Return one row a source: its tone as it stands, and against all others at equal topics.

    The source filter is not followed; a story counts once, and what has no clear topic, or comes
    from nobody knows whom, is not compared at equal topics.

    Returns:
        Columns ``SOURCE_TONE_COLUMNS``, by falling number of articles, then by name: ``n`` and
        ``n_other`` articles are compared, at equal topics, on ``n_topics``; ``equal`` and
        ``equal_other`` are their means and ``gap`` the difference with its interval, missing where
        the evidence is too thin or, ``alike``, no article differs from the others of its side and
        topic. ``claimed`` holds after the control of false discoveries over all rows.
    """
    articles = select_articles(report, filters, ignore=SOURCES_IGNORE).articles
    rated = articles[articles["tone"].notna()]
    plain = tone_by(rated["tone"], rated["source"]).rename(columns={"group": "source"})
    topics = rated["topic"].where(rated["topic"] != NO_CLEAR_TOPIC)
    gaps = gaps_to_rest(rated["tone"], known_sources(rated["source"]), topics)
    gaps = gaps.drop(columns=["other", "tone_low", "tone_high", "other_low", "other_high", "p"])
    gaps = gaps.rename(columns={"group": "source", "tone": "equal", "tone_other": "equal_other"})
    rows = plain.merge(gaps, on="source", how="left")
    counts = ["n", "n_other", "n_topics"]  # missing, like all of a comparison, where nobody knows
    rows[counts] = rows[counts].fillna(0).astype("int64")
    rows = rows.assign(
        alike=rows["alike"].astype("boolean").fillna(False).astype("bool"),  # noqa: FBT003
        claimed=lambda rows: rows["q"] <= CHANCE,
        n_sentences=lambda rows: rows["source"].map(rated.groupby("source")["n_sentences"].sum()),
    )
    rows = rows.set_index("source").loc[by_size(rated["source"])].reset_index()
    return rows[[*SOURCE_TONE_COLUMNS]].round(DECIMALS)


def by_size(sources: pd.Series) -> list[str]:
    """Return the different sources by falling number of articles, then by name."""
    return (
        sources.sort_values()
        .value_counts(sort=False)
        .sort_values(ascending=False, kind="stable")
        .index.tolist()
    )


@remembered(16)
def largest(rows: pd.DataFrame, column: str, *, keep: tuple[str, ...] = ()) -> pd.DataFrame:
    """Return the first rows of an ordered table: as many as a chart can hold, and those to keep.

    Args:
        rows: Rows in their order, one a value of the column.
        column: Holds the values that ``keep`` names.
        keep: Values that stay whatever their place: what the filter selects.
    """
    place = pd.Series(range(len(rows)), index=rows.index)
    return rows[(place < MOST) | rows[column].isin(keep)].reset_index(drop=True)


def largest_note(n_shown: int, n_all: int, noun: str) -> str:
    """Say that a chart shows only the largest, or nothing.

    Examples:
        >>> largest_note(30, 205, "source"), largest_note(4, 4, "source")
        ('the 30 largest of 205 sources', '')
    """
    return f"the {n_shown} largest of {count(n_all, noun)}" if n_shown < n_all else ""
