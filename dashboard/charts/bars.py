"""Bars on a sheet, and what makes their whole row answer to the pointer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.rows import BAR, KEEP_LOOK, Parts, Sheet, hidden_axis, zero_line


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a sheet.

    Attributes:
        value: Its length.
        color: Its colour.
        text: What stands at its end; already escaped.
        hover: What the pointer shows; already escaped.
        key: What a click on the row hands over.
    """

    value: float
    color: str
    text: str
    hover: str
    key: str


def bar_parts(placed: Sheet, bars: Sequence[Bar], *, room: float = 1.28) -> Parts:
    """Return one bar a row on the first panel, with its value at its end.

    Args:
        placed: The sheet.
        bars: One per row.
        room: Length of the axis, in lengths of the longest bar: the rest is for the text.
    """
    reach = room * (max([0.0, *(one.value for one in bars)]) or 1.0)
    axis = hidden_axis(range=[0, reach], domain=[placed.panels[0].left, placed.panels[0].right])
    return Parts(
        (_whole_rows_of(placed, bars, reach=reach), _bars_trace(placed, bars)),
        layout={"xaxis": axis},
    )


def signed_bars(placed: Sheet, bars: Sequence[Bar], *, room: float = 1.75) -> Parts:
    """Return one bar a row to either side of the zero line, with its value at its end.

    Args:
        placed: The sheet.
        bars: One per row.
        room: Length of half the axis, in lengths of the longest bar: the rest is for the text.
    """
    reach = room * (max([0.0, *(abs(one.value) for one in bars)]) or 1.0)
    axis = hidden_axis(
        range=[-reach, reach], domain=[placed.panels[0].left, placed.panels[0].right]
    )
    whole = _whole_rows_of(placed, bars, reach=2 * reach) | {"base": [-reach] * len(bars)}
    return Parts(
        (whole, _bars_trace(placed, bars)),
        shapes=(zero_line(placed.height),),
        layout={"xaxis": axis},
    )


def _bars_trace(placed: Sheet, bars: Sequence[Bar]) -> dict[str, Any]:
    """Return the bars themselves."""
    return {
        "type": "bar",
        "x": [one.value for one in bars],
        "y": placed.bars,
        "width": BAR,
        "orientation": "h",
        "marker": {"color": [one.color for one in bars], "line": {"width": 0}},
        "text": [one.text for one in bars],
        "textposition": "outside",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "constraintext": "none",
        "hovertext": [one.hover for one in bars],
        "hoverinfo": "text",
        "customdata": [[one.key] for one in bars],
        **KEEP_LOOK,
    }


def _whole_rows_of(placed: Sheet, bars: Sequence[Bar], *, reach: float) -> dict[str, Any]:
    hovers, keys = [one.hover for one in bars], [one.key for one in bars]
    return whole_rows(placed, hovers, keys, reach=reach)


def whole_rows(
    placed: Sheet, hovers: Sequence[str], keys: Sequence[str], *, reach: float
) -> dict[str, Any]:
    """Return unseen bars by which a row answers to the pointer where it is empty, too."""
    return {
        "type": "bar",
        "x": [reach] * len(keys),
        "y": placed.bars,
        "width": BAR * 2.6,
        "orientation": "h",
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "hovertext": [*hovers],
        "hoverinfo": "text",
        "customdata": [[key] for key in keys],
        **KEEP_LOOK,
    }
