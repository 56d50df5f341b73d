"""Charts about voices: who is quoted how often, and reporters beside the voices they quote."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bars import Bar, bar_parts
from dashboard.charts.dots import tone_panel
from dashboard.charts.rows import Panel, Row, drawn, each, sheet
from dashboard.remembered import remembered
from dashboard.theme import LIGHT, Palette, count, escaped, label

QUOTES_PANEL = Panel(0.0, 0.6, "quotes")
STORIES_PANEL = Panel(0.0, 0.6, "stories")
TONE_PANEL = Panel(0.65, 1.0, "tone, 95 % interval")


@remembered(16)
def speakers_chart(rows: pd.DataFrame, *, palette: Palette = LIGHT) -> go.Figure:
    """Return one row a speaker: number of quotes, by whom and on what, and their mean tone.

    Args:
        rows: From ``queries.voices.speaker_rows``.
        palette: Colours of the theme.
    """
    speakers = each(rows)
    placed = sheet(
        [
            Row(
                one.speaker,
                f"on {one.topics}" if one.topics else "",
                f"{count(one.n_articles, 'story')} by {one.sources}",
            )
            for one in speakers
        ],
        [QUOTES_PANEL, TONE_PANEL],
    )
    bars = [
        Bar(
            one.n_quotes,
            palette.bar,
            escaped(f"{one.n_quotes:,}"),
            f"<b>{label(one.speaker, width=48)}</b><br>{count(one.n_quotes, 'quote')}, "
            f"speaker sure in {one.n_sure:,}<br>quoted by {label(one.sources, width=48)}",
            one.speaker,
        )
        for one in speakers
    ]
    means = rows.assign(group=rows["speaker"], key=rows["speaker"], n_rated=rows["n_articles"])
    return drawn(
        palette, placed.parts, bar_parts(placed, bars), tone_panel(placed, means, palette=palette)
    )


@remembered(16)
def voices_chart(rows: pd.DataFrame, *, palette: Palette = LIGHT) -> go.Figure:
    """Return two rows a group: articles and mean tone of the reporters and of quoted voices.

    Args:
        rows: From ``queries.voices.voice_rows``.
        palette: Colours of the theme.
    """
    groups = each(rows)
    noun = {"reporter": "sentence", "quoted voices": "quote"}
    placed = sheet(
        [Row(one.group, one.voice, f"{count(one.n, noun[one.voice])}") for one in groups],
        [STORIES_PANEL, TONE_PANEL],
    )
    bars = [
        Bar(
            one.n_articles,
            palette.bar if one.voice == "reporter" else palette.faint,
            escaped(f"{one.n_articles:,}"),
            f"<b>{label(one.group, width=48)}</b>, {one.voice}<br>"
            f"{count(one.n_articles, 'story')}, {count(one.n, noun[one.voice])}",
            f"{one.voice}|{one.group}",
        )
        for one in groups
    ]
    means = rows.assign(
        group=rows["group"] + ", " + rows["voice"],
        key=rows["voice"] + "|" + rows["group"],
        n_rated=rows["n_articles"],
    )
    return drawn(
        palette, placed.parts, bar_parts(placed, bars), tone_panel(placed, means, palette=palette)
    )
