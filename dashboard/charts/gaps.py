"""The chart of sources' tone: as it stands, and against all others at equal topics."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import UNKNOWN_SOURCE
from dashboard.charts.bars import whole_rows
from dashboard.charts.dots import tone_panel
from dashboard.charts.intervals import Mark, interval_lines, marks_trace, tick
from dashboard.charts.rows import (
    TEXT,
    Panel,
    Parts,
    Row,
    Sheet,
    drawn,
    each,
    hidden_axis,
    sheet,
    zero_line,
)
from dashboard.remembered import remembered
from dashboard.theme import (
    ENOUGH,
    LIGHT,
    NO_SPREAD,
    NOT_ENOUGH,
    NOT_ONE,
    Palette,
    count,
    escaped,
    label,
    signed,
)

GAP_PANEL = Panel(0.0, 0.58, "against all others, at equal topics")
TONE_PANEL = Panel(0.65, 1.0, "tone as it stands")
MARKS = 0.74  # part of the panel for the marks; the rest is for the value
LEAST_REACH = 0.25
TICK_ROOM = 1.25  # the scale goes on so far, for its last numbers to stand inside a narrow screen


@remembered(16)
def source_tone_chart(
    rows: pd.DataFrame, *, palette: Palette = LIGHT, selected: Sequence[str] = ()
) -> go.Figure:
    """Return one row a source: its difference from all others, and its mean tone.

    The rows stand by size, never ranked by tone. A difference is no tone and has no colour: filled
    where it may be claimed, hollow and grey where not.

    Args:
        rows: From ``queries.sources.source_tone_rows``.
        palette: Colours of the theme.
        selected: Sources of the filter, whose names lead with a mark.
    """
    found = each(rows)
    names = [f"▸ {one.source}" if one.source in selected else one.source for one in found]
    placed = sheet(
        [Row(name, note=_note(one)) for name, one in zip(names, found, strict=True)],
        [GAP_PANEL, TONE_PANEL],
    )
    means = rows.assign(group=rows["source"], key=rows["source"], n_rated=rows["n_articles"])
    return drawn(
        palette,
        placed.parts,
        _gap_panel(placed, found, palette),
        tone_panel(placed, means, palette=palette),
    )


def _note(one: Any) -> str:  # noqa: ANN401 - a row
    shared = f", {one.n:,} on shared topics" if one.n != one.n_articles else ""
    return f"{count(one.n_articles, 'story')}{shared}"


def _gap_panel(placed: Sheet, found: Sequence[Any], palette: Palette) -> Parts:
    """Return the difference of each row with its interval, for the first panel of a sheet."""
    every = [*zip(found, placed.bars, strict=True)]
    marks = [_mark(one, y, palette) for one, y in every if one.gap_low == one.gap_low]
    ends = [abs(end) for one in marks for end in (one.low, one.high)]
    reach = max([LEAST_REACH * TICK_ROOM, *(end * 1.05 for end in ends)])
    axis = hidden_axis(range=[-reach, reach], domain=[0.0, GAP_PANEL.right * MARKS])
    hovers, keys = [_hover(one) for one in found], [one.source for one in found]
    whole = whole_rows(placed, hovers, keys, reach=2 * reach) | {"base": [-reach] * len(found)}
    ticks = [
        tick(escaped(signed(at)) if at else "0", at) for at in (-LEAST_REACH, 0.0, LEAST_REACH)
    ]
    return Parts(
        traces=(whole, marks_trace(marks)),
        annotations=(*(_value(one, y, palette) for one, y in every), *ticks),
        shapes=(zero_line(placed.height), *interval_lines(marks)),
        layout={"xaxis": axis},
    )


def _mark(one: Any, middle: float, palette: Palette) -> Mark:  # noqa: ANN401 - a row
    """Return the difference of a row: filled where it may be claimed, else hollow and grey."""
    return Mark(
        value=one.gap,
        low=one.gap_low,
        high=one.gap_high,
        middle=middle,
        color=palette.ink if one.claimed else palette.muted,
        symbol="diamond" if one.claimed else "diamond-open",
        hover=_hover(one),
        key=one.source,
    )


def _value(one: Any, y: float, palette: Palette) -> dict[str, Any]:  # noqa: ANN401 - a row
    """Return a row's difference at the right end of its panel, or why it has no interval."""
    text = escaped(signed(one.gap))
    if one.source == UNKNOWN_SOURCE:
        text = NOT_ONE
    elif one.gap_low != one.gap_low:
        text = f"{text}, {NO_SPREAD}" if one.alike else f"{NOT_ENOUGH}, n = {one.n}"
    place = {"x": GAP_PANEL.right, "xref": "paper", "xanchor": "right", "y": y, "yanchor": "middle"}
    return (
        TEXT
        | place
        | {
            "text": f"<b>{text}</b>" if one.claimed else text,
            "font": {"size": 13},
            "bgcolor": palette.paper,
        }
    )


def _hover(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what the pointer shows on a row."""
    head = f"<b>{label(one.source, width=48)}</b>"
    n = f"{count(one.n, 'story')} against {one.n_other:,} on {count(one.n_topics, 'topic')}"
    if one.alike:
        return (
            f"{head}<br>{signed(one.gap)}, {NO_SPREAD}: on a topic all stories of a side are alike"
            f"<br>no difference may be claimed<br>{n}"
        )
    if one.source == UNKNOWN_SOURCE:
        return f"{head}<br>{NOT_ONE}, so not compared"
    if one.gap_low != one.gap_low:
        return (
            f"{head}<br>{NOT_ENOUGH}: {count(one.n, 'story')} on topics that others have, "
            f"too<br>a comparison appears from {ENOUGH}"
        )
    interval = f"95 % interval {signed(one.gap_low)} to {signed(one.gap_high)}"
    said = "differs from the others" if one.claimed else "no difference may be claimed"
    return f"{head}<br>{signed(one.gap)}, {interval}<br>{said}<br>{n}"
