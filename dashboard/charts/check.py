"""The chart of agreement: for each model three values with their intervals, on scales to 1."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.intervals import Mark, interval_lines, marks_trace, tick
from dashboard.charts.rows import (
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
from dashboard.theme import LIGHT, Palette, label, two_decimals

PANELS = {
    "accuracy": Panel(0.0, 0.29, "same side"),
    "kappa": Panel(0.36, 0.65, "kappa"),
    "r": Panel(0.71, 1.0, "r"),
}
_LOWEST = {"accuracy": 0.0, "kappa": -0.2, "r": -0.2}


@remembered(16)
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
    marks = [
        _mark(one, middle, name, palette)
        for one, middle in zip(models, placed.bars, strict=True)
        if not pd.isna(getattr(one, name))
    ]
    lowest = min(
        [lowest, *(one.value for one in marks), *(one.low for one in marks if one.low == one.low)]
    )
    layout = hidden_axis(range=[lowest - 0.03, 1.03], domain=[panel.left, panel.right], anchor="y")
    return Parts(
        traces=(marks_trace(marks, axis=axis),),
        annotations=(tick("0", 0.0, axis=axis), tick("1", 1.0, axis=axis)),
        shapes=(zero_line(placed.height, axis=axis), *interval_lines(marks, axis=axis)),
        layout={f"xaxis{axis[1:]}": layout},
    )


def _mark(one: Any, middle: float, name: str, palette: Palette) -> Mark:  # noqa: ANN401 - a row
    """Return one measure of a model."""
    return Mark(
        value=getattr(one, name),
        low=_low(one, name),
        high=getattr(one, f"{name}_high"),
        middle=middle,
        color=palette.bar,
        symbol="circle",
        hover=_hover(one, name),
        key=one.model,
    )


def _said(one: Any) -> str:  # noqa: ANN401 - a row
    """Return the values of a model as its line of words."""
    known = [name for name in PANELS if not pd.isna(getattr(one, name))]
    return ", ".join(f"{PANELS[name].heading} {two_decimals(getattr(one, name))}" for name in known)


def _low(one: Any, name: str) -> float:  # noqa: ANN401 - a row
    return float(getattr(one, f"{name}_low"))


def _hover(one: Any, name: str) -> str:  # noqa: ANN401 - a row
    value = f"{PANELS[name].heading} {two_decimals(getattr(one, name))}"
    head = f"<b>{label(one.model, width=48)}</b><br>{value}"
    if pd.isna(_low(one, name)):
        return head
    ends = two_decimals(_low(one, name)), two_decimals(getattr(one, f"{name}_high"))
    return f"{head}<br>95 % interval {ends[0]} to {ends[1]}"
