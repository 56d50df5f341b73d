"""The chart of the words behind a tone: how the mean changes without each of them."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bars import Bar, signed_bars
from dashboard.charts.rows import drawn, each, list_sheet
from dashboard.remembered import remembered
from dashboard.theme import LIGHT, SIGNS, Palette, count, decimals_of, escaped, label, signed

HEADING = "change of the mean tone without the word"
ENDS = ("falls", "rises")
WORD, ALL = "word", "all words"  # kinds of rows


@remembered(16)
def why_chart(rows: pd.DataFrame, *, palette: Palette = LIGHT) -> go.Figure:
    """Return one bar a word, coloured by the side it pulls to, and the means as text below.

    Args:
        rows: ``queries.why.Behind.rows``.
        palette: Colours of the theme.
    """
    found = each(rows)
    decimals = decimals_of(one.change for one in found if one.row == WORD)
    placed = list_sheet(
        [one.name for one in found],
        heading_text=HEADING,
        notes=[_note(one) for one in found],
        ends=ENDS,
    )
    bars = [
        Bar(
            value=one.change if one.row == WORD else 0.0,
            color=_color(one, palette),
            text=_said(one, decimals),
            hover=_hover(one),
            key=one.words,
        )
        for one in found
    ]
    return drawn(palette, placed.parts, signed_bars(placed, bars))


def _color(one: Any, palette: Palette) -> str:  # noqa: ANN401 - a row
    """Return the colour of the side a word pulls to: without a positive word the mean falls."""
    return palette.of_tone("positive" if one.change < 0 else "negative")


def _note(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what stands below a row's name."""
    if one.row == ALL:
        return f"{count(one.n_sentences, 'sentence')}, {count(one.n_articles, 'story')}"
    sign = SIGNS["positive" if one.change < 0 else "negative"]
    said = f"\N{MULTIPLICATION SIGN}{one.n_sentences:,}, {count(one.n_articles, 'story')}"
    return f"{sign} {said}" if one.row == WORD else said


def _said(one: Any, decimals: int) -> str:  # noqa: ANN401 - a row
    """Return what stands at the end of a bar: the change, or the mean in bold."""
    if one.row == WORD:
        return escaped(signed(one.change, decimals))
    return f"<b>mean {escaped(signed(one.mean, 3))}</b>"


def _hover(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what the pointer shows on a row."""
    head = f"<b>{label(one.name, width=48)}</b><br>"
    where = f"counts in {count(one.n_sentences, 'sentence')}, {count(one.n_articles, 'story')}"
    if one.row == ALL:
        return f"{head}mean tone {escaped(signed(one.mean, 3))}"
    return f"{head}{where}<br>mean tone without: {escaped(signed(one.mean, 3))}"
