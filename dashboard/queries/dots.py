"""Rows of every sentence by tone: one a sentence, or counted in columns where there are many."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.tables import DECIMALS, Report
from dashboard.filters import Filters, listed_sentences
from dashboard.queries.evidence import Slice, counted
from dashboard.queries.tone import GROUPED_BY, tone_rows
from dashboard.remembered import remembered
from dashboard.theme import signed

MOST_DOTS = 600  # beyond that columns: more dots are slow and hide each other
MOST_GROUPS = 12
COLUMN = 0.1  # width of a column in tone; the middle one is the band of neutral tone
STEP = 10**-DECIMALS
APART = 0.032  # tone between two dots side by side: a dot's width on the narrowest screen
MOST_LEVELS = 36  # dots above or below the middle; taller piles are counted in columns
DOT_COLUMNS = (
    "group_id",
    "group",
    "text",
    "tone",
    "tone_name",
    "worded",
    "quoted",
    "source",
    "level",
    "sentence_id",
)
COLUMN_COLUMNS = ("group_id", "group", "low", "high", "worded", "n_reported", "n_quoted")


@remembered(16)
def group_rows(report: Report, filters: Filters, by: str) -> pd.DataFrame:
    """Return one row a source or topic whose sentences are shown, with its mean tone.

    Returns:
        Columns ``queries.tone.TONE_COLUMNS``; at most 12 rows, the largest. Every filter of
        articles is followed, that of the grouping itself, too.
    """
    rows = tone_rows(report, filters, by)
    chosen = getattr(filters, GROUPED_BY[by])
    return rows[rows["group_id"].isin(chosen)] if chosen else rows.head(MOST_GROUPS)


@remembered(4)
def dot_rows(report: Report, filters: Filters, by: str) -> pd.DataFrame:
    """Return one row a sentence of the groups shown, by group and falling from low to high tone.

    Tone and text filters are not followed; sentences that were not scored have no place.

    Args:
        report: The whole report.
        filters: What is selected.
        by: ``"source"`` or ``"topic"`` (the main topic of its article).

    Returns:
        Columns ``DOT_COLUMNS``; worded: with a word of the tone lexicon; level: see ``packed``,
        0 without such a word and where there are too many to draw a dot each.
    """
    groups = group_rows(report, filters, by)
    rows = listed_sentences(report, filters.of_articles)
    rows = rows[rows["tone"].notna()]
    main = report.articles.set_index("article_id")[by]
    rows = rows.assign(group=rows["article_id"].map(main), worded=rows["tone_words"] > 0)
    order = {group: place for place, group in enumerate(groups["group"])}
    rows = rows[rows["group"].isin(order)]
    ids = dict(zip(groups["group"], groups["group_id"], strict=True))
    rows = rows.assign(group_id=rows["group"].map(ids), place=rows["group"].map(order))
    rows = rows.sort_values(["place", "tone"], kind="stable")
    rows = rows.assign(level=0)
    dots = rows[rows["worded"]]
    if len(dots) <= MOST_DOTS:  # more are never drawn as dots, and packing is slow for tall piles
        for _, own in dots.groupby("place", sort=False):
            rows.loc[own.index, "level"] = packed(own["tone"].tolist())
    return rows[[*DOT_COLUMNS]].reset_index(drop=True)


def packed(tones: Sequence[float]) -> list[int]:
    """Return the level of each dot so that no two overlap: 0 the middle, then 1, -1, 2, -2, ...

    Args:
        tones: Rising.

    Returns:
        One level a tone; of two tones nearer than ``APART`` no two have the same. The same for
        the same tones.
    """
    last: list[float] = []  # the tone of the last dot on each level, in the order of choice
    levels = []
    for tone in tones:
        free = (n for n, before in enumerate(last) if tone - before >= APART)
        place = next(free, len(last))
        last[place : place + 1] = [tone]
        levels.append((place + 1) // 2 * (1 if place % 2 else -1))
    return levels


@remembered(4)
def is_dotted(dots: pd.DataFrame) -> bool:
    """Tell whether sentences are drawn as a dot each: few enough, and in no pile too tall.

    Args:
        dots: From ``dot_rows``.
    """
    return dots["worded"].sum() <= MOST_DOTS and dots["level"].abs().max() <= MOST_LEVELS


@remembered(16)
def column_rows(dots: pd.DataFrame) -> pd.DataFrame:
    """Count sentences in columns of tone, and those without a tone word aside.

    Args:
        dots: From ``dot_rows``.

    Returns:
        Columns ``COLUMN_COLUMNS``, one row a group and column that holds a sentence: low and high
        are the tones it reaches from and to, both included; for those without a tone word both
        are 0.
    """
    places = dots["tone"].map(column_of).where(dots["worded"], 0)
    grouped = dots.assign(column=places).groupby(
        ["group_id", "group", "worded", "column"], sort=False, observed=True
    )["quoted"]
    rows = grouped.agg(n="size", n_quoted="sum").reset_index()
    ends = [column_ends(int(place)) for place in rows["column"]]
    rows = rows.assign(
        low=[low if worded else 0.0 for (low, _), worded in zip(ends, rows["worded"], strict=True)],
        high=[up if worded else 0.0 for (_, up), worded in zip(ends, rows["worded"], strict=True)],
        n_quoted=rows["n_quoted"].astype("int64"),
    )
    rows["n_reported"] = rows["n"] - rows["n_quoted"]
    return rows[[*COLUMN_COLUMNS]]


def column_of(tone: float) -> int:
    """Return the column a tone falls into: 0 is neutral, 1 from +0.05 on, -1 from -0.05 down.

    Examples:
        >>> [column_of(tone) for tone in (0.0, 0.0499, 0.05, 0.149999, 0.15, -0.05, -1.0)]
        [0, 0, 1, 1, 2, -1, -10]
    """
    place = math.floor((round(abs(tone) / STEP) + round(COLUMN / 2 / STEP)) / round(COLUMN / STEP))
    return place if tone > 0 else -place


def column_ends(place: int) -> tuple[float, float]:
    """Return the lowest and highest tone of a column, both included.

    Examples:
        >>> column_ends(0), column_ends(-1), column_ends(10)
        ((-0.049999, 0.049999), (-0.149999, -0.05), (0.95, 1.0))
    """
    far = min((abs(place) + 0.5) * COLUMN - STEP, 1.0)
    near = (abs(place) - 0.5) * COLUMN if place else -far
    ends = (near, far) if place >= 0 else (-far, -near)
    return round(ends[0], DECIMALS), round(ends[1], DECIMALS)


def marked_slice(
    report: Report, filters: Filters, by: str, marks: Sequence[Sequence[Any]]
) -> Slice | None:
    """Return the sentences that selected marks stand for.

    One dot is its sentence. Several marks, as a box selects them, are the sentences of their
    groups between the lowest and the highest tone among the marks.

    Args:
        report: The whole report.
        filters: What is selected.
        by: What the rows of the chart are.
        marks: A dot is (group id, tone, tone, sentence id), a column (group id, lowest tone,
            highest tone), and (group id,) are the sentences without a tone word.
    """
    if not marks:
        return None
    groups = tuple(dict.fromkeys(str(mark[0]) for mark in marks))
    sources, topics = (groups, None) if by == "source" else (None, groups)
    part = counted(report, filters, sources=sources, topics=topics)
    toned = [mark for mark in marks if len(mark) > 1]
    if not toned:
        return replace(part, label=f"{part.label}; without a tone word", worded=False)
    if len(marks) == 1 and len(marks[0]) > 3:  # noqa: PLR2004 - a dot
        return replace(part, label=f"{part.label}; one sentence", sentences=(str(marks[0][3]),))
    low, high = min(float(mark[1]) for mark in toned), max(float(mark[2]) for mark in toned)
    said = f"{part.label}; tone {signed(low)} to {signed(high)}"
    return replace(part, label=said, low=low, high=high, worded=True)
