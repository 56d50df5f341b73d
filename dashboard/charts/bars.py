"""Bars on a sheet, and what makes their whole row answer to the pointer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.rows import BAR, Parts, Sheet, hidden_axis

# A selected point looks as it did: what is selected is shown by the filter's own highlight.
KEEP_LOOK = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


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
    hovers, keys = [one.hover for one in bars], [one.key for one in bars]
    trace = {
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
        "hovertext": hovers,
        "hoverinfo": "text",
        "customdata": [[key] for key in keys],
        **KEEP_LOOK,
    }
    return Parts((whole_rows(placed, hovers, keys, reach=reach), trace), layout={"xaxis": axis})


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
