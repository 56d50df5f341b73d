"""The chart of sources' tone: as it stands, and against all others at equal topics."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bars import KEEP_LOOK, whole_rows
from dashboard.charts.dots import tone_panel
from dashboard.charts.rows import (
    FADED,
    TEXT,
    Panel,
    Parts,
    Row,
    Sheet,
    drawn,
    each,
    hidden_axis,
    sheet,
)
from dashboard.theme import ENOUGH, LIGHT, RULE, Palette, count, escaped, label, signed

GAP_PANEL = Panel(0.0, 0.58, "against all others, at equal topics")
TONE_PANEL = Panel(0.65, 1.0, "tone as it stands")
MARKS = 0.74  # part of the panel for the marks; the rest is for the value
LEAST_REACH = 0.25


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
    return f"{count(one.n_articles, 'article')}{shared}"


def _gap_panel(placed: Sheet, found: Sequence[Any], palette: Palette) -> Parts:
    """Return the difference of each row with its interval, for the first panel of a sheet."""
    every = [*zip(found, placed.bars, strict=True)]
    known = [(one, y) for one, y in every if one.gap_low == one.gap_low]
    ends = [abs(end) for one, _ in known for end in (one.gap_low, one.gap_high)]
    reach = max([LEAST_REACH, *ends]) * 1.05
    axis = hidden_axis(range=[-reach, reach], domain=[0.0, GAP_PANEL.right * MARKS])
    zero = {"type": "line", "xref": "x", "yref": "y", "x0": 0, "x1": 0, "y0": 0}
    zero |= {"y1": placed.height, "line": {"color": RULE, "width": 1}, "layer": "below"}
    hovers, keys = [_hover(one) for one in found], [one.source for one in found]
    whole = whole_rows(placed, hovers, keys, reach=2 * reach) | {"base": [-reach] * len(found)}
    lines = [_interval(one, y, palette) for one, y in known]
    texts = [*(_value(one, y) for one, y in every), *map(_tick, (-LEAST_REACH, 0.0, LEAST_REACH))]
    return Parts((whole, _marks(known, palette)), tuple(texts), (zero, *lines), {"xaxis": axis})


def _color(one: Any, palette: Palette) -> str:  # noqa: ANN401 - a row
    return palette.ink if one.claimed else palette.muted


def _marks(known: Sequence[tuple[Any, float]], palette: Palette) -> dict[str, Any]:
    colors = [_color(one, palette) for one, _ in known]
    return {
        "type": "scatter",
        "x": [one.gap for one, _ in known],
        "y": [y for _, y in known],
        "mode": "markers",
        "marker": {
            "color": colors,
            "symbol": ["diamond" if one.claimed else "diamond-open" for one, _ in known],
            "size": 10,
            "line": {"width": 1.5, "color": colors},
        },
        "hovertext": [_hover(one) for one, _ in known],
        "hoverinfo": "text",
        "customdata": [[one.source] for one, _ in known],
        "cliponaxis": False,
        **KEEP_LOOK,
    }


def _interval(one: Any, y: float, palette: Palette) -> dict[str, Any]:  # noqa: ANN401 - a row
    ends = {"x0": one.gap_low, "x1": one.gap_high, "y0": y, "y1": y}
    line = {"color": _color(one, palette), "width": 2}
    return {"type": "line", "xref": "x", "yref": "y", "line": line, **ends}


def _value(one: Any, y: float) -> dict[str, Any]:  # noqa: ANN401 - a row
    """Return a row's difference at the right end of its panel, or that there is no evidence."""
    known = one.gap_low == one.gap_low
    text = escaped(signed(one.gap)) if known else f"not enough evidence, n = {one.n}"
    place = {"x": GAP_PANEL.right, "xref": "paper", "xanchor": "right", "y": y, "yanchor": "middle"}
    return TEXT | place | {"text": f"<b>{text}</b>" if one.claimed else text, "font": {"size": 13}}


def _tick(at: float) -> dict[str, Any]:
    """Return a number of the scale above the first row."""
    place = {"x": at, "xref": "x", "y": 0, "yanchor": "bottom", "yshift": 2}
    text = escaped(signed(at)) if at else "0"
    return TEXT | place | {"text": text, "font": {"size": 11}, "opacity": FADED}


def _hover(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what the pointer shows on a row."""
    head = f"<b>{label(one.source, width=48)}</b>"
    if one.gap_low != one.gap_low:
        return (
            f"{head}<br>not enough evidence: {count(one.n, 'article')} on topics that others have, "
            f"too<br>a comparison appears from {ENOUGH}"
        )
    interval = f"95 % interval {signed(one.gap_low)} to {signed(one.gap_high)}"
    said = "differs from the others" if one.claimed else "no difference may be claimed"
    n = f"{count(one.n, 'article')} against {one.n_other:,} on {count(one.n_topics, 'topic')}"
    return f"{head}<br>{signed(one.gap)}, {interval}<br>{said}<br>{n}"
