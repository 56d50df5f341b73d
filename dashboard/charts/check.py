"""The chart of agreement: for each model three values with their intervals, on scales to 1."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

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
from dashboard.theme import LIGHT, RULE, Palette, label, signed

PANELS = {
    "accuracy": Panel(0.0, 0.29, "same side"),
    "kappa": Panel(0.36, 0.65, "kappa"),
    "r": Panel(0.71, 1.0, "r"),
}
_LOWEST = {"accuracy": 0.0, "kappa": -0.2, "r": -0.2}


def agreement_chart(rows: pd.DataFrame, *, palette: Palette = LIGHT) -> go.Figure:
    """Return one row a model: share on the same side, kappa and r, each with its interval.

    Args:
        rows: From ``queries.check.agreement_rows``.
        palette: Colours of the theme.
    """
    models = each(rows)
    placed = sheet([Row(one.model, _said(one)) for one in models], [*PANELS.values()])
    parts = [
        _panel(placed, models, name, number, palette=palette)
        for number, name in enumerate(PANELS, start=1)
    ]
    return drawn(palette, placed.parts, *parts)


def _panel(placed: Sheet, models: list[Any], name: str, number: int, *, palette: Palette) -> Parts:
    """Return one measure of every model on its panel."""
    axis = f"x{number if number > 1 else ''}"
    panel, lowest = PANELS[name], _LOWEST[name]
    known = [
        (one, middle)
        for one, middle in zip(models, placed.bars, strict=True)
        if not pd.isna(getattr(one, name))
    ]
    values = [getattr(one, name) for one, _ in known]
    lowest = min([lowest, *values, *(low for one, _ in known if (low := _low(one, name)) == low)])
    marks = {
        "type": "scatter",
        "x": values,
        "y": [middle for _, middle in known],
        "xaxis": axis,
        "mode": "markers",
        "cliponaxis": False,
        "marker": {"color": palette.bar, "size": 10},
        "hovertext": [_hover(one, name) for one, _ in known],
        "hoverinfo": "text",
    }
    lines = [_line(axis, middle, (_low(one, name), getattr(one, f"{name}_high")), palette.muted)
             for one, middle in known if not pd.isna(_low(one, name))]  # fmt: skip
    zero = {"type": "line", "xref": axis, "x0": 0, "x1": 0, "yref": "y", "y0": 0.0,
            "y1": placed.height, "line": {"color": RULE, "width": 1}, "layer": "below"}  # fmt: skip
    layout = hidden_axis(range=[lowest - 0.03, 1.03], domain=[panel.left, panel.right], anchor="y")
    return Parts(
        (marks,),
        (_tick("0", 0.0, axis), _tick("1", 1.0, axis)),
        (zero, *lines),
        {f"xaxis{number if number > 1 else ''}": layout},
    )


def _said(one: Any) -> str:  # noqa: ANN401 - a row
    """Return the values of a model as its line of words."""
    known = [name for name in PANELS if not pd.isna(getattr(one, name))]
    return ", ".join(f"{PANELS[name].heading} {_two(getattr(one, name))}" for name in known)


def _low(one: Any, name: str) -> float:  # noqa: ANN401 - a row
    return float(getattr(one, f"{name}_low"))


def _line(axis: str, middle: float, ends: tuple[float, float], color: str) -> dict[str, Any]:
    place = {"xref": axis, "x0": ends[0], "x1": ends[1], "yref": "y", "y0": middle, "y1": middle}
    return {"type": "line", **place, "line": {"color": color, "width": 2}}


def _tick(text: str, place: float, axis: str) -> dict[str, Any]:
    at = {"x": place, "xref": axis, "y": 0, "yanchor": "bottom", "yshift": 2}
    return TEXT | at | {"text": text, "font": {"size": 11}, "opacity": FADED}


def _two(value: float) -> str:
    return signed(value).removeprefix("+")


def _hover(one: Any, name: str) -> str:  # noqa: ANN401 - a row
    head = (
        f"<b>{label(one.model, width=48)}</b><br>{PANELS[name].heading} {_two(getattr(one, name))}"
    )
    if pd.isna(_low(one, name)):
        return head
    ends = _two(_low(one, name)), _two(getattr(one, f"{name}_high"))
    return f"{head}<br>95 % interval {ends[0]} to {ends[1]}"
