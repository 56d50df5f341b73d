"""The panel of mean tones: a mark, its interval, its value; grey where nothing is claimed."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis import TONE_CUT
from dashboard.charts.rows import FADED, TEXT, Parts, Sheet, each, hidden_axis
from dashboard.theme import BAND, ENOUGH, RULE, SYMBOLS, Palette, claimed_tone, count, label, signed

LEAST_RANGE = 0.5
MARKS = 0.72  # part of the panel for the marks; the rest is for the value


def tone_panel(placed: Sheet, rows: pd.DataFrame, *, palette: Palette) -> Parts:
    """Return the mean tone of each row for the second panel of a sheet.

    A mark has the colour and direction of its tone only where the 95 % interval leaves out 0;
    otherwise it is a grey dot, and hollow with its n where there is no interval.

    Args:
        placed: The sheet.
        rows: Columns group, tone, tone_low, tone_high, n_rated; one per row of the sheet. What is
            of kind "none" is no topic, and its tone none of a topic.
        palette: Colours of the theme.
    """
    reach = _reach(rows)
    every = list(zip(each(rows), placed.bars, strict=True))
    rated = [(one, middle) for one, middle in every if one.n_rated]
    intervals = [_interval(one, middle, palette) for one, middle in rated if one.n_rated >= ENOUGH]
    ticks = [_tick(signed(at, 1) if at else "0", at) for at in (-reach, 0.0, reach)]
    left, right = placed.panels[1].left, placed.panels[1].right
    axis = hidden_axis(
        range=[-reach * 1.06, reach * 1.06],
        domain=[left, left + (right - left) * MARKS],
        anchor="y",
    )
    return Parts(
        traces=(_marks(rated, palette),),
        annotations=(*ticks, *(_value(_said(one), middle) for one, middle in every)),
        shapes=(*_ground(placed.height), *intervals),
        layout={"xaxis2": axis},
    )


def _reach(rows: pd.DataFrame) -> float:
    """Return how far from 0 the scale goes: half or, where something lies beyond, all of it."""
    ends = rows[["tone", "tone_low", "tone_high"]].abs().max().max()
    return 1.0 if ends > LEAST_RANGE else LEAST_RANGE


def _ground(height: float) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the band of neutral tone and the zero line."""
    place = {"xref": "x2", "yref": "y", "y0": 0.0, "y1": height, "layer": "below"}
    band = {"type": "rect", "x0": -TONE_CUT, "x1": TONE_CUT, "fillcolor": BAND}
    zero = {"type": "line", "x0": 0, "x1": 0, "line": {"color": RULE, "width": 1}}
    return band | {"line": {"width": 0}} | place, zero | place


def _interval(one: Any, middle: float, palette: Palette) -> dict[str, Any]:  # noqa: ANN401 - a row
    """Return the line from the lower to the upper end of a row's interval."""
    return {
        "type": "line",
        "xref": "x2",
        "x0": one.tone_low,
        "x1": one.tone_high,
        "yref": "y",
        "y0": middle,
        "y1": middle,
        "line": {"color": _color(one, palette), "width": 2},
    }


def _color(one: Any, palette: Palette) -> str:  # noqa: ANN401 - a row
    claimed = _claims(one)
    return palette.of_tone(claimed) if claimed else palette.muted


def _claims(one: Any) -> str:  # noqa: ANN401 - a row
    return claimed_tone(one.tone, one.tone_low, one.tone_high, one.n_rated)


def _symbol(one: Any) -> str:  # noqa: ANN401 - a row
    if one.n_rated < ENOUGH:
        return "circle-open"
    return SYMBOLS[_claims(one) or "neutral"]


def _marks(rated: Sequence[tuple[Any, float]], palette: Palette) -> dict[str, Any]:
    """Return the marks: coloured triangles for claims, grey dots, hollow below 3."""
    colors = [_color(one, palette) for one, _ in rated]
    return {
        "type": "scatter",
        "x": [one.tone for one, _ in rated],
        "y": [middle for _, middle in rated],
        "xaxis": "x2",
        "mode": "markers",
        "marker": {
            "color": colors,
            "symbol": [_symbol(one) for one, _ in rated],
            "size": 10,
            "line": {"width": 1.5, "color": colors},
        },
        "hovertext": [_hover(one) for one, _ in rated],
        "hoverinfo": "text",
        "customdata": [[one.key] for one, _ in rated],
        "cliponaxis": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _said(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what stands right of the marks: the mean, or how few articles there are."""
    if not one.n_rated:
        return "not compared" if getattr(one, "kind", "") == "none" else "no article"
    return signed(one.tone) if one.n_rated >= ENOUGH else f"n = {one.n_rated}"


def _hover(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what the pointer shows on a mark."""
    head = f"<b>{label(one.group, width=48)}</b><br>mean tone {signed(one.tone)}"
    n = count(one.n_rated, "article")
    if one.n_rated < ENOUGH:
        return f"{head}<br>not enough evidence to compare: {n}"
    return f"{head}<br>95 % interval {signed(one.tone_low)} to {signed(one.tone_high)}<br>{n}"


def _value(text: str, middle: float) -> dict[str, Any]:
    """Return a row's value at the right edge."""
    place = {"x": 1, "xref": "paper", "xanchor": "right", "y": middle, "yanchor": "middle"}
    return TEXT | place | {"text": text, "font": {"size": 13}}


def _tick(text: str, place: float) -> dict[str, Any]:
    """Return a number of the scale on the line above the rows."""
    at = {"x": place, "xref": "x2", "y": 0, "yanchor": "bottom", "yshift": 2}
    return TEXT | at | {"text": text, "font": {"size": 11}, "opacity": FADED}
