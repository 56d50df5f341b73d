"""Charts of two slices: their mean tones beside each other, and the words that set them apart."""

from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bars import Bar, signed_bars
from dashboard.charts.dots import tone_mark
from dashboard.charts.intervals import (
    Mark,
    interval_lines,
    marks_trace,
    neutral_band,
    tick,
)
from dashboard.charts.rows import TEXT, Parts, drawn, each, hidden_axis, list_sheet, zero_line
from dashboard.remembered import remembered
from dashboard.theme import (
    LIGHT,
    SIGNS,
    Palette,
    count,
    decimals_of,
    escaped,
    label,
    signed,
)

DIFFERENCE, OTHERS = "difference", "other words"  # kinds of rows that are no single word
MEANS, SHIFTS = "mean tone, 95 % interval", "what the word adds to the difference"
MARKS = 0.8  # part of the panel for the marks; the rest is for the value
LEAST_REACH = 0.5


@remembered(16)
def means_chart(rows: pd.DataFrame, *, palette: Palette = LIGHT) -> go.Figure:
    """Return the mean tones of two slices and, below them, their difference.

    A mean has the colour of its tone only where that may be claimed; a difference is no tone and
    has none: filled where it may be claimed, hollow where not.

    Args:
        rows: From ``queries.compare.mean_rows``.
        palette: Colours of the theme.
    """
    found = each(rows)
    notes = [f"{count(one.n_articles, 'story')}" for one in found]
    placed = list_sheet([one.group for one in found], heading_text="", notes=notes)
    ends = rows[["tone", "tone_low", "tone_high"]].abs().max().max()
    reach = 1.0 if ends > LEAST_REACH else LEAST_REACH
    every = [*zip(found, placed.bars, strict=True)]
    marks = [_mark(one, y, palette) for one, y in every if one.tone == one.tone]
    ticks = [tick(signed(at, 1) if at else "0", at) for at in (-reach, 0.0, reach)]
    axis = hidden_axis(range=[-reach * 1.06, reach * 1.06], domain=[0.0, MARKS])
    scaled = Parts(
        traces=(marks_trace(marks),),
        annotations=(*ticks, *(_value(one, y) for one, y in every)),
        shapes=(
            neutral_band(placed.height),
            zero_line(placed.height),
            *interval_lines(marks),
        ),
        layout={"xaxis": axis},
    )
    return drawn(palette, placed.parts, scaled)


def _mark(one: Any, middle: float, palette: Palette) -> Mark:  # noqa: ANN401 - a row
    """Return the mark of a mean or of the difference, which is filled where it may be claimed."""
    mark = tone_mark(one, middle, palette, n=one.n_articles, hover=_mean_hover(one), key=one.row)
    if one.row != DIFFERENCE:
        return mark
    apart = bool(one.tone_low > 0 or one.tone_high < 0)
    look = (palette.ink, "diamond") if apart else (palette.muted, "diamond-open")
    return replace(mark, color=look[0], symbol=look[1])


def _mean_hover(one: Any) -> str:  # noqa: ANN401 - a row
    what = "difference" if one.row == DIFFERENCE else "mean tone"
    head = f"<b>{label(one.group, width=48)}</b><br>{what} {signed(one.tone)}"
    n = f"{count(one.n_articles, 'story')}, {count(one.n_sentences, 'sentence')}"
    if one.tone_low != one.tone_low:
        return f"{head}<br>no interval: too few stories, or all alike<br>{n}"
    return f"{head}<br>95 % interval {signed(one.tone_low)} to {signed(one.tone_high)}<br>{n}"


def _value(one: Any, y: float) -> dict[str, Any]:  # noqa: ANN401 - a row
    """Return a row's value at the right edge, or that nothing is compared."""
    text = signed(one.tone) if one.tone == one.tone else "not compared"
    place = {"x": 1, "xref": "paper", "xanchor": "right", "y": y, "yanchor": "middle"}
    bold = f"<b>{escaped(text)}</b>" if one.row == DIFFERENCE else escaped(text)
    return TEXT | place | {"text": bold, "font": {"size": 13}}


@remembered(16)
def shift_chart(rows: pd.DataFrame, *, palette: Palette = LIGHT) -> go.Figure:
    """Return one bar a word: what it adds to the difference of two slices.

    A bar to the right makes the first slice more positive than the second; its colour is the tone
    of the word. A mark carries the place of its row and its name, like ``"0|good"``.

    Args:
        rows: From ``queries.shift.shift_rows``.
        palette: Colours of the theme.
    """
    found = each(rows)
    decimals = decimals_of(one.shift for one in found if not _is_sum(one))
    placed = list_sheet(
        [one.name for one in found], heading_text=SHIFTS, notes=[_used(one) for one in found]
    )
    bars = [
        Bar(
            value=0.0 if _is_sum(one) else one.shift,
            color=_word_color(one, palette),
            text=_said(one, decimals),
            hover=_word_hover(one),
            key=f"{place}|{one.name}",
        )
        for place, one in enumerate(found)
    ]
    return drawn(palette, placed.parts, signed_bars(placed, bars))


def _word_color(one: Any, palette: Palette) -> str:  # noqa: ANN401 - a row
    return palette.neutral if _is_sum(one) else palette.of_tone(_reads(one))


def _is_sum(one: Any) -> bool:  # noqa: ANN401 - a row
    """Tell whether a row adds up others, and so has no bar."""
    return one.row in (DIFFERENCE, OTHERS)


def _reads(one: Any) -> str:  # noqa: ANN401 - a row
    """Return which way a word reads, whatever it does to the difference."""
    return "positive" if one.tone > 0 else "negative"


def _used(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what stands below a word: which way it reads, and in how many sentences."""
    if _is_sum(one):
        return "sum of all above" if one.row == DIFFERENCE else "each adds less"
    times = "\N{MULTIPLICATION SIGN}"
    sign = SIGNS[_reads(one)]
    return f"{sign} {times}{one.n:,} and {times}{one.n_other:,}"


def _said(one: Any, decimals: int) -> str:  # noqa: ANN401 - a row
    if _is_sum(one):
        return f"<b>{escaped(signed(one.shift, 3))}</b>"
    return escaped(signed(one.shift, decimals))


def _word_hover(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what the pointer shows on a row."""
    head = f"<b>{label(one.name, width=48)}</b><br>adds {escaped(signed(one.shift, 3))}"
    parts = f"by use {escaped(signed(one.by_use, 3))}, by how it counts "
    parts += escaped(signed(one.by_value, 3))
    if _is_sum(one):
        return f"{head}<br>{parts}"
    n = f"{count(one.n, 'sentence')} in {count(one.n_articles, 'story')}, against "
    n += f"{one.n_other:,} in {one.n_articles_other:,}"
    return f"{head}<br>{n}<br>{parts}"
