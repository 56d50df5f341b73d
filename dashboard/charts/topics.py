"""Charts about topics: their share beside their tone, and the words of one."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bars import Bar, bar_parts
from dashboard.charts.dots import tone_panel
from dashboard.charts.rows import Panel, Parts, Row, drawn, each, list_sheet, sheet
from dashboard.charts.weeks import highest, period_names, period_said, weeks_panel
from dashboard.remembered import remembered
from dashboard.theme import LIGHT, Palette, count, escaped, label, percent
from dashboard.weak import weak_note

WIDE_PANEL = Panel(0.0, 1.0, "share of sentences")
SHARE_PANEL = Panel(0.0, 0.6, "share of sentences")
TONE_PANEL = Panel(0.65, 1.0, "tone, 95 % interval")
NARROW_SHARE, WEEKS, NARROW_TONE = (0.0, 0.4), (0.42, 0.65), (0.68, 1.0)


@remembered(16)
def topics_chart(
    rows: pd.DataFrame,
    *,
    palette: Palette = LIGHT,
    selected: Sequence[str] = (),
    tone: bool = True,
    unit: str = "week",
) -> go.Figure:
    """Return one row a topic: share of sentences, its articles and sources, its mean tone.

    Where the rows have columns of periods, the stories of each stand between the two.

    Args:
        rows: From ``queries.topics.topic_rows``, maybe ``with_columns``.
        palette: Colours of the theme.
        selected: Topic ids of the filter; other rows stand back.
        tone: Whether the panel of mean tones is drawn too.
        unit: What a period is: ``"week"``, ``"month"`` or ``"year"``.
    """
    topics = each(rows)
    placed = sheet(
        [
            Row(
                one.topic,
                one.words,
                _amount(one),
            )
            for one in topics
        ],
        _panels(rows, tone=tone, unit=unit),
    )
    shares = [
        Bar(
            one.share,
            palette.faint if _stands_back(one, selected) else palette.bar,
            escaped(percent(one.share)),
            f"<b>{label(one.topic, width=48)}</b><br>{count(one.n_sentences, 'sentence')}",
            one.topic_id,
        )
        for one in topics
    ]
    means = rows.rename(columns={"topic": "group", "topic_id": "key"})
    means["n_rated"] = means["n_rated"].where(means["kind"] != "none", 0)
    panel = tone_panel(placed, means, palette=palette) if tone else Parts()
    timed = bool(period_names(rows))
    weeks = weeks_panel(placed, means, unit=unit, palette=palette) if timed else Parts()
    return drawn(palette, placed.parts, bar_parts(placed, shares), panel, weeks)


def _amount(one: Any) -> str:  # noqa: ANN401 - a row
    """Say how many stories and sources a topic has, and that it is weak."""
    n = count(one.n_articles, "story")
    n += f", {count(one.n_sources, 'source')}" if one.n_sources else ""
    return "; ".join(filter(None, [n, weak_note(one.stability)]))


def _panels(rows: pd.DataFrame, *, tone: bool, unit: str) -> list[Panel]:
    """Return the panels that the rows can fill: the periods stand last and in the middle."""
    if not period_names(rows):
        return [SHARE_PANEL, TONE_PANEL] if tone else [WIDE_PANEL]
    heading = f"stories a {unit},<br>at most {highest(rows)}"
    if not tone:
        return [SHARE_PANEL, Panel(TONE_PANEL.left, TONE_PANEL.right, heading)]
    return [
        Panel(*NARROW_SHARE, SHARE_PANEL.heading),
        Panel(*NARROW_TONE, TONE_PANEL.heading),
        Panel(*WEEKS, heading),
    ]


def _stands_back(one: Any, selected: Sequence[str]) -> bool:  # noqa: ANN401 - a row
    """Tell whether a row is no topic, or not one that the filter selects."""
    return one.kind == "none" or (bool(selected) and one.topic_id not in selected)


@remembered(16)
def terms_chart(rows: pd.DataFrame, *, palette: Palette = LIGHT) -> go.Figure:
    """Return one row a word of a topic: its weight, and how much likelier it is there.

    Args:
        rows: From ``queries.topic_reading.relevant_terms``.
        palette: Colours of the theme.
    """
    placed = list_sheet(rows["term"].tolist(), heading_text="weight · times likelier here")
    weights = [
        Bar(
            one.weight,
            palette.bar,
            f"{one.weight:.2f} · {one.lift:.1f} \N{MULTIPLICATION SIGN}",
            f"<b>{label(one.term)}</b><br>{lift_words(one.lift)}",
            one.term,
        )
        for one in each(rows)
    ]
    return drawn(palette, placed.parts, bar_parts(placed, weights, room=1.5))


@remembered(16)
def prevalence_chart(rows: pd.DataFrame, *, palette: Palette = LIGHT) -> go.Figure:
    """Return one row a period: the share of its stories that are on a topic.

    Args:
        rows: Rows of one topic from ``queries.topic_reading.topic_week_rows``.
        palette: Colours of the theme.
    """
    unit = rows["unit"].iloc[0] if len(rows) else "period"
    placed = list_sheet(
        [period_said(one.unit, one.period) for one in each(rows)],
        heading_text=f"share of the stories of each {unit}",
    )
    shares = [
        Bar(
            0.0 if pd.isna(one.share) else one.share,
            palette.bar,
            _share_words(one),
            f"<b>{label(one.topic, width=48)}</b><br>"
            f"{one.n_stories:,} of {count(one.n_all, 'story')}",
            one.period,
        )
        for one in each(rows)
    ]
    return drawn(palette, placed.parts, bar_parts(placed, shares, room=1.5))


def _share_words(one: Any) -> str:  # noqa: ANN401 - a row
    """Say a share, or how few stories there are where it would say nothing."""
    if pd.isna(one.share):
        return f"only {count(one.n_all, 'story')}" if one.n_all else "no story"
    return escaped(f"{percent(one.share)}, {one.n_stories:,} of {one.n_all:,}")


def lift_words(lift: float) -> str:
    """Say a lift in words.

    Examples:
        >>> lift_words(3.04)
        '3.0 times as likely as in the whole corpus'
        >>> lift_words(12.3)
        '12 times as likely as in the whole corpus'
    """
    times = f"{lift:.0f}" if lift >= 10 else f"{lift:.1f}"  # noqa: PLR2004 - digits that matter
    return f"{times} times as likely as in the whole corpus"
