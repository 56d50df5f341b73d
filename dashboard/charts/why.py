"""The chart of the words behind a tone: how the mean changes without each of them."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bars import KEEP_LOOK, whole_rows
from dashboard.charts.rows import BAR, Parts, drawn, each, hidden_axis, list_sheet
from dashboard.theme import LIGHT, RULE, SIGNS, Palette, count, escaped, label, signed

HEADING = "change of the mean tone without the word"
WORD, ALL = "word", "all words"  # kinds of rows
ROOM = 1.75  # length of half the axis, in lengths of the longest bar: the rest is for the text


def why_chart(rows: pd.DataFrame, *, palette: Palette = LIGHT) -> go.Figure:
    """Return one bar a word, coloured by the side it pulls to, and the means as text below.

    Args:
        rows: ``queries.why.Behind.rows``.
        palette: Colours of the theme.
    """
    found = each(rows)
    placed = list_sheet(
        [one.name for one in found],
        heading_text=HEADING,
        notes=[_note(one) for one in found],
    )
    reach = ROOM * (max([0.0, *(abs(one.change) for one in found if one.row == WORD)]) or 1.0)
    hovers, keys = [_hover(one) for one in found], [one.words for one in found]
    bars = {
        "type": "bar",
        "x": [one.change if one.row == WORD else 0.0 for one in found],
        "y": placed.bars,
        "width": BAR,
        "orientation": "h",
        "marker": {"color": [_color(one, palette) for one in found], "line": {"width": 0}},
        "text": [_said(one) for one in found],
        "textposition": "outside",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "constraintext": "none",
        "hovertext": hovers,
        "hoverinfo": "text",
        "customdata": [[key] for key in keys],
        **KEEP_LOOK,
    }
    whole = whole_rows(placed, hovers, keys, reach=2 * reach) | {"base": [-reach] * len(found)}
    zero = {"type": "line", "xref": "x", "x0": 0, "x1": 0, "yref": "y", "y0": 0}
    zero |= {"y1": placed.height, "line": {"color": RULE, "width": 1}, "layer": "below"}
    axis = hidden_axis(range=[-reach, reach], domain=[0.0, 1.0])
    return drawn(palette, placed.parts, Parts((whole, bars), (), (zero,), {"xaxis": axis}))


def _color(one: Any, palette: Palette) -> str:  # noqa: ANN401 - a row
    """Return the colour of the side a word pulls to: without a positive word the mean falls."""
    return palette.of_tone("positive" if one.change < 0 else "negative")


def _note(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what stands below a row's name."""
    if one.row == ALL:
        return f"{count(one.n_sentences, 'sentence')}, {count(one.n_articles, 'article')}"
    sign = SIGNS["positive" if one.change < 0 else "negative"]
    said = f"\N{MULTIPLICATION SIGN}{one.n_sentences:,}, {count(one.n_articles, 'article')}"
    return f"{sign} {said}" if one.row == WORD else said


def _said(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what stands at the end of a bar: the change, or the mean in bold."""
    if one.row == WORD:
        return escaped(signed(one.change, 3))
    return f"<b>mean {escaped(signed(one.mean, 3))}</b>"


def _hover(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what the pointer shows on a row."""
    head = f"<b>{label(one.name, width=48)}</b><br>"
    where = f"counts in {count(one.n_sentences, 'sentence')}, {count(one.n_articles, 'article')}"
    if one.row == ALL:
        return f"{head}mean tone {escaped(signed(one.mean, 3))}"
    return f"{head}{where}<br>mean tone without: {escaped(signed(one.mean, 3))}"
