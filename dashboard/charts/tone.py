"""Charts about tone: what share of a group's sentences leans which way, beside its mean tone."""

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bars import whole_rows
from dashboard.charts.dots import tone_panel
from dashboard.charts.rows import (
    BAR,
    KEEP_LOOK,
    Panel,
    Parts,
    Row,
    Sheet,
    drawn,
    each,
    hidden_axis,
    sheet,
)
from dashboard.remembered import remembered
from dashboard.theme import LIGHT, SIGNS, TONES, Palette, count, escaped, label, percent

SHARES_PANEL = Panel(0.0, 0.6, "▼ negative  ● neutral  ▲ positive")
TONE_PANEL = Panel(0.65, 1.0, "tone, 95 % interval")
WIDE_ENOUGH = 0.2  # share from which a sign and number fit into a segment at 390 pixels
SIGN_FITS = 0.07  # share from which the sign alone fits


@remembered(16)
def tone_chart(
    rows: pd.DataFrame, *, palette: Palette = LIGHT, selected: Sequence[str] = ()
) -> go.Figure:
    """Return one row a source or topic: its sentences by tone, and the mean of its articles.

    Args:
        rows: From ``queries.tone.tone_rows``.
        palette: Colours of the theme.
        selected: Group ids of the filter; other rows stand back.
    """
    groups = each(rows)
    placed = sheet(
        [
            Row(
                one.group,
                note=f"{count(one.n_sentences, 'sentence')}, {count(one.n_articles, 'story')}",
            )
            for one in groups
        ],
        [SHARES_PANEL, TONE_PANEL],
    )
    names = [f"<b>{label(one.group, width=48)}</b>" for one in groups]
    keys = [one.group_id for one in groups]
    dim = [bool(selected) and key not in selected for key in keys]
    segments = [_segments(placed, rows, name, palette=palette, dim=dim) for name in TONES]
    axis = hidden_axis(range=[0, 1], domain=[SHARES_PANEL.left, SHARES_PANEL.right])
    shares = Parts((whole_rows(placed, names, keys, reach=1.0), *segments), layout={"xaxis": axis})
    means = rows.assign(n_rated=rows["n_articles"], key=rows["group_id"])
    return drawn(palette, placed.parts, shares, tone_panel(placed, means, palette=palette))


def _segments(
    placed: Sheet, rows: pd.DataFrame, name: str, *, palette: Palette, dim: Sequence[bool]
) -> dict[str, Any]:
    """Return one tone's segment of every bar, with its sign and share where they fit."""
    shares = rows[name].tolist()
    hovers = [_hover(one, name) for one in each(rows)]
    return {
        "type": "bar",
        "x": shares,
        "y": placed.bars,
        "base": rows[[*TONES[: TONES.index(name)]]].sum(axis=1).tolist(),
        "width": BAR + 3,
        "orientation": "h",
        "name": name,
        "marker": {
            "color": palette.of_tone(name),
            "opacity": [0.35 if stands_back else 1.0 for stands_back in dim],
            "line": {"width": 0},
        },
        "text": [_said(name, share) for share in shares],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 11.5, "color": palette.on_tone(name)},
        "hovertext": hovers,
        "hoverinfo": "text",
        "customdata": [[group, name] for group in rows["group_id"]],
        **KEEP_LOOK,
    }


def _hover(one: Any, name: str) -> str:  # noqa: ANN401 - a row
    """Return what the pointer shows on a segment: its share, of what, and how sure."""
    share, low, high = (getattr(one, f"{name}{end}") for end in ("", "_low", "_high"))
    said = (
        f"<b>{label(one.group, width=48)}</b><br>{SIGNS[name]} {name}: "
        f"{escaped(percent(share))} of {count(one.n_sentences, 'sentence')}"
    )
    if math.isnan(low):
        return f"{said}<br>not enough evidence for an interval: {count(one.n_articles, 'story')}"
    return f"{said}<br>95 % interval {escaped(percent(low))} to {escaped(percent(high))}"


def _said(name: str, share: float) -> str:
    """Return what stands in a segment: its sign and share, only the sign, or nothing."""
    if share >= WIDE_ENOUGH:
        return f"{SIGNS[name]} {escaped(percent(share))}"
    return SIGNS[name] if share >= SIGN_FITS else ""
