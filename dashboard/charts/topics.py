"""Charts about topics: their share beside their tone, and the words of one."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bars import Bar, bar_parts
from dashboard.charts.dots import tone_panel
from dashboard.charts.rows import Panel, Parts, Row, drawn, each, list_sheet, sheet
from dashboard.theme import LIGHT, Palette, count, escaped, label, percent

WIDE_PANEL = Panel(0.0, 1.0, "share of sentences")
SHARE_PANEL = Panel(0.0, 0.6, "share of sentences")
TONE_PANEL = Panel(0.65, 1.0, "tone, 95 % interval")


def topics_chart(
    rows: pd.DataFrame,
    *,
    palette: Palette = LIGHT,
    selected: Sequence[str] = (),
    tone: bool = True,
) -> go.Figure:
    """Return one row a topic: share of sentences, its articles and sources, its mean tone.

    Args:
        rows: From ``queries.topics.topic_rows``.
        palette: Colours of the theme.
        selected: Topic ids of the filter; other rows stand back.
        tone: Whether the panel of mean tones is drawn too.
    """
    topics = each(rows)
    placed = sheet(
        [
            Row(
                one.topic,
                one.words,
                f"{count(one.n_articles, 'article')}, {count(one.n_sources, 'source')}",
            )
            for one in topics
        ],
        [SHARE_PANEL, TONE_PANEL] if tone else [WIDE_PANEL],
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
    panel = tone_panel(placed, means, palette=palette) if tone else Parts()
    return drawn(palette, placed.parts, bar_parts(placed, shares), panel)


def _stands_back(one: Any, selected: Sequence[str]) -> bool:  # noqa: ANN401 - a row
    """Tell whether a row is no topic, or not one that the filter selects."""
    return one.kind == "none" or (bool(selected) and one.topic_id not in selected)


def terms_chart(rows: pd.DataFrame, *, palette: Palette = LIGHT) -> go.Figure:
    """Return one row a word of a topic: its weight, and how much likelier it is there.

    Args:
        rows: From ``queries.topics.term_rows``.
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
