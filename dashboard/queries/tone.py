"""Rows about tone: what the sentences of a group say, and the mean over its articles."""

from itertools import pairwise

import numpy as np
import pandas as pd

from analysis import NO_CLEAR_TOPIC, shares_of, tone_by
from analysis.tables import DECIMALS, Report
from dashboard.filters import SOURCES, TOPICS, Filters, select_articles, tone_names
from dashboard.remembered import remembered
from dashboard.theme import TONES

SHARE_ENDS = tuple(f"{name}_{end}" for name in TONES for end in ("low", "high"))
TONE_COLUMNS = (
    "group_id",
    "group",
    "n_articles",
    "n_sentences",
    *TONES,
    *SHARE_ENDS,
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


@remembered(16)
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
        sum to 1, each with a 95 % interval (Wilson, clustered by article) from 3 articles on; tone
        is the mean over articles that have a sentence, and n_articles counts those. Ordered by
        falling number of articles, then by name; no clear topic comes last.
    """
    chosen = select_articles(report, filters, ignore=frozenset({GROUPED_BY[by]}))
    means = group_tone(chosen.articles, by).rename(columns={by: "group"})
    rows = means.assign(
        group_id=_ids(report, means["group"], by),
        **_shares(chosen, means["group"], by),
        last=means["group"] == NO_CLEAR_TOPIC if by == "topic" else False,
    )
    rows = rows.sort_values(
        ["last", "n_articles", "group"], ascending=[True, False, True], kind="stable"
    )
    return rows[list(TONE_COLUMNS)].round(DECIMALS).reset_index(drop=True)


def _shares(chosen: Report, groups: pd.Series, by: str) -> dict[str, np.ndarray]:
    """Return the sentences of each group and their shares by tone, with the ends of intervals."""
    ids, named = pd.Index(chosen.articles["article_id"]), tone_names(chosen.sentences["tone"])
    owner = ids.get_indexer(pd.Index(chosen.sentences["article_id"]))
    counted = {name: np.bincount(owner[named == name], minlength=len(ids)) for name in TONES}
    sizes = np.sum([*counted.values()], axis=0)
    group = pd.Index(groups).get_indexer(pd.Index(chosen.articles[by]))
    order = np.argsort(group, kind="stable")
    ends = np.searchsorted(group[order], np.arange(len(groups) + 1))
    places = [order[start:end] for start, end in pairwise(ends)]
    found = {"n_sentences": np.array([sizes[own].sum() for own in places], dtype="int64")}
    for name, hits in counted.items():
        shares = shares_of(*((hits[own], sizes[own]) for own in places))
        values = np.array([(one.share, one.low, one.high) for one in shares]).reshape(-1, 3)
        found |= dict(zip((name, f"{name}_low", f"{name}_high"), values.T, strict=True))
    return found


def _ids(report: Report, groups: pd.Series, by: str) -> pd.Series:
    """Return the value a click on each group puts into its filter."""
    if by == "source":
        return groups
    return groups.map(report.topics.set_index("name")["topic_id"])
