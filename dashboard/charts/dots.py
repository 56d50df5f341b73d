"""The panel of mean tones: a mark, its interval, its value; grey where nothing is claimed."""

from typing import Any

import pandas as pd

from dashboard.charts.intervals import (
    Mark,
    interval_lines,
    marks_trace,
    neutral_band,
    tick,
)
from dashboard.charts.rows import TEXT, Parts, Sheet, each, hidden_axis, zero_line
from dashboard.theme import ENOUGH, NOT_SCORED, SYMBOLS, Palette, claimed_tone, count, label, signed

LEAST_RANGE = 0.5
MARKS = 0.72  # part of the panel for the marks; the rest is for the value


def tone_panel(placed: Sheet, rows: pd.DataFrame, *, palette: Palette) -> Parts:
    """Return the mean tone of each row for the second panel of a sheet.

    A mark has the colour and direction of its tone only where that may be claimed; otherwise it
    is a grey dot, and hollow with its n where there is no interval.

    Args:
        placed: The sheet.
        rows: Columns group, tone, tone_low, tone_high, n_rated, n_articles; one per row of the
            sheet. What is of kind "none" is no topic, and its tone none of a topic.
        palette: Colours of the theme.
    """
    reach = _reach(rows)
    every = list(zip(each(rows), placed.bars, strict=True))
    marks = [
        tone_mark(one, middle, palette, n=one.n_rated, hover=_hover(one), key=one.key)
        for one, middle in every
        if one.n_rated
    ]
    ticks = [tick(signed(at, 1) if at else "0", at, axis="x2") for at in (-reach, 0.0, reach)]
    left, right = placed.panels[1].left, placed.panels[1].right
    axis = hidden_axis(
        range=[-reach * 1.06, reach * 1.06],
        domain=[left, left + (right - left) * MARKS],
        anchor="y",
    )
    ground = (neutral_band(placed.height, axis="x2"), zero_line(placed.height, axis="x2"))
    return Parts(
        traces=(marks_trace(marks, axis="x2"),),
        annotations=(*ticks, *(_value(_said(one), middle, palette) for one, middle in every)),
        shapes=(*ground, *interval_lines(marks, axis="x2")),
        layout={"xaxis2": axis},
    )


def _reach(rows: pd.DataFrame) -> float:
    """Return how far from 0 the scale goes: half or, where something lies beyond, all of it."""
    ends = rows[["tone", "tone_low", "tone_high"]].abs().max().max()
    return 1.0 if ends > LEAST_RANGE else LEAST_RANGE


def tone_mark(  # noqa: PLR0913 - what a mark is made of
    one: Any,  # noqa: ANN401 - a row
    middle: float,
    palette: Palette,
    *,
    n: int,
    hover: str,
    key: str,
) -> Mark:
    """Return the mark of a mean tone: a coloured triangle for a claim, a grey dot, hollow below 3.

    Args:
        one: A row with columns tone, tone_low, tone_high.
        middle: Height of the row.
        palette: Colours of the theme.
        n: Articles that the mean is of.
        hover: What the pointer shows; already escaped.
        key: What a click hands over.
    """
    claimed = claimed_tone(one.tone, one.tone_low, one.tone_high, n)
    return Mark(
        value=one.tone,
        low=one.tone_low,
        high=one.tone_high,
        middle=middle,
        color=palette.of_tone(claimed) if claimed else palette.muted,
        symbol=SYMBOLS[claimed or "neutral"] if one.tone_low == one.tone_low else "circle-open",
        hover=hover,
        key=key,
    )


def _said(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what stands right of the marks: the mean, or how few articles there are."""
    if not one.n_rated:
        if getattr(one, "kind", "") == "none":
            return "not compared"
        return NOT_SCORED if one.n_articles else "no story"
    return signed(one.tone) if one.n_rated >= ENOUGH else f"n = {one.n_rated}"


def _hover(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what the pointer shows on a mark."""
    head = f"<b>{label(one.group, width=48)}</b><br>mean tone {signed(one.tone)}"
    n = count(one.n_rated, "story")
    if one.n_rated < ENOUGH:
        return f"{head}<br>not enough evidence to compare: {n}"
    return f"{head}<br>95 % interval {signed(one.tone_low)} to {signed(one.tone_high)}<br>{n}"


def _value(text: str, middle: float, palette: Palette) -> dict[str, Any]:
    """Return a row's value at the right edge; on a narrow screen it covers the line at zero."""
    place = {"x": 1, "xref": "paper", "xanchor": "right", "y": middle, "yanchor": "middle"}
    return TEXT | place | {"text": text, "font": {"size": 13}, "bgcolor": palette.paper}
