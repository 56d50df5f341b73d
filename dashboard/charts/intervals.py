"""Values on a scale: marks with their intervals, and the numbers of the scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis import TONE_CUT
from dashboard.charts.rows import FADED, KEEP_LOOK, TEXT
from dashboard.theme import BAND


@dataclass(frozen=True, slots=True)
class Mark:
    """One value of a sheet.

    Attributes:
        value: Where it stands on the scale.
        low: Lower end of its interval; NaN where it has none.
        high: Upper end of its interval.
        middle: Height of its row.
        color: Colour of the mark and of its interval.
        symbol: Its shape.
        hover: What the pointer shows; already escaped.
        key: What a click on it hands over.
    """

    value: float
    low: float
    high: float
    middle: float
    color: str
    symbol: str
    hover: str
    key: str


def marks_trace(marks: Sequence[Mark], *, axis: str = "x") -> dict[str, Any]:
    """Return the marks of one panel."""
    colors = [one.color for one in marks]
    return {
        "type": "scatter",
        "x": [one.value for one in marks],
        "y": [one.middle for one in marks],
        "xaxis": axis,
        "mode": "markers",
        "marker": {
            "color": colors,
            "symbol": [one.symbol for one in marks],
            "size": 10,
            "line": {"width": 1.5, "color": colors},
        },
        "hovertext": [one.hover for one in marks],
        "hoverinfo": "text",
        "customdata": [[one.key] for one in marks],
        "cliponaxis": False,
        **KEEP_LOOK,
    }


def interval_lines(marks: Sequence[Mark], *, axis: str = "x") -> list[dict[str, Any]]:
    """Return a line from the lower to the upper end of every interval."""
    return [
        {
            "type": "line",
            "xref": axis,
            "x0": one.low,
            "x1": one.high,
            "yref": "y",
            "y0": one.middle,
            "y1": one.middle,
            "line": {"color": one.color, "width": 2},
        }
        for one in marks
        if one.low == one.low
    ]


def neutral_band(height: float, *, axis: str = "x") -> dict[str, Any]:
    """Return the band of neutral tone, from the first row to the last."""
    place = {"xref": axis, "x0": -TONE_CUT, "x1": TONE_CUT, "yref": "y", "y0": 0.0, "y1": height}
    return {"type": "rect", **place, "fillcolor": BAND, "line": {"width": 0}, "layer": "below"}


def tick(text: str, at: float, *, axis: str = "x") -> dict[str, Any]:
    """Return a number of the scale on the line above the rows; the text is escaped already."""
    place = {"x": at, "xref": axis, "y": 0, "yanchor": "bottom", "yshift": 2}
    return TEXT | place | {"text": text, "font": {"size": 11}, "opacity": FADED}
