"""The chart of sources beside topics: who covers what, more or less than expected."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.rows import FADED, TEXT, Parts, drawn, each, rule
from dashboard.remembered import remembered
from dashboard.theme import (
    HEAD_ROOM,
    LIGHT,
    Palette,
    count,
    escaped,
    label,
    named,
    plural,
    wrapped,
)

LINE = 16  # height of a line of a name in pixels; a row has at least two
CELL = 34  # width and height of what answers to the pointer
NAMES = 118  # pixels for the names of sources
HEAD, HEAD_WIDTH = 88, 13  # pixels above the matrix and characters in a line of a heading
LEAST_HEAD = 20  # of these, on the page: what the headings leave as they stand, the rows get
MANY = 7  # more columns than this get taller headings
MANY_HEAD, MANY_WIDTH = 150, 22
MORE, MUCH_MORE = 2.0, 3.0  # standard errors from which a cell is shaded, and darker
SHADES = {MORE: "rgba(128,118,98,0.26)", MUCH_MORE: "rgba(128,118,98,0.52)"}


@remembered(16)
def matrix_chart(
    rows: pd.DataFrame,
    *,
    palette: Palette = LIGHT,
    sources: Sequence[str] = (),
    topics: Sequence[str] = (),
    noun: str = "story",
) -> go.Figure:
    """Return sources beside topics; the number in a cell is stories, or printings.

    A cell is shaded where it holds more than the sizes of source and topic suggest, and dashed
    where fewer: a filled and an open mark, so that neither needs a colour.

    Args:
        rows: From ``queries.matrix.matrix_rows``.
        palette: Colours of the theme.
        sources: Sources of the filter, outlined.
        topics: Topic ids of the filter, outlined.
        noun: What the rows count: ``"story"`` or ``"printing"``.
    """
    table = rows.pivot_table(
        index="source", columns="topic_id", values="n_articles", sort=False, observed=True
    )
    names = dict(zip(rows["topic_id"], rows["topic"], strict=True))
    many = len(table.columns) > MANY
    top, width = (MANY_HEAD, MANY_WIDTH) if many else (HEAD, HEAD_WIDTH)
    heads = [label(named(names[topic]), width=width, lines=4) for topic in table.columns]
    lines = max([2, *(len(_name_lines(name)) for name in table.index)])
    frame = {
        "height": top + len(table) * (lines * LINE + 6) + 8,
        "margin": {"l": NAMES, "r": 0, "t": LEAST_HEAD, "b": 8},
        "meta": {HEAD_ROOM: top},
    }
    marked = _marked(rows, table, palette)
    outlined = _outlines(table, sources=sources, topics=topics, palette=palette)
    return drawn(
        palette,
        Parts(
            (_numbers(rows, table, palette, noun),),
            tuple(_left_names(list(table.index), noun)),
            (*_rules(len(table)), *marked, *outlined),
            frame | _axes(heads, len(table)),
        ),
    )


def _rules(n_rows: int) -> list[dict[str, Any]]:
    """Return a hairline above, between and below the rows, from the names to the right end."""
    line = rule(0.0, left=-1)
    return [line | {"y0": row - 0.5, "y1": row - 0.5} for row in range(n_rows + 1)]


def _marked(rows: pd.DataFrame, table: pd.DataFrame, palette: Palette) -> list[dict[str, Any]]:
    """Return the ground of cells with more than expected, and the dashes of those with fewer."""
    place_of = _places(table)
    marks: list[dict[str, Any]] = []
    for one in each(rows):
        x, y = place_of[one.source, one.topic_id]
        place = {"type": "rect", "x0": x - 0.47, "x1": x + 0.47, "y0": y - 0.43, "y1": y + 0.43}
        if one.residual >= MORE:
            shade = SHADES[MUCH_MORE if one.residual >= MUCH_MORE else MORE]
            marks.append(place | {"fillcolor": shade, "line": {"width": 0}, "layer": "below"})
        elif one.residual <= -MORE:
            dashes = {"color": palette.muted, "width": 1, "dash": "dot"}
            marks.append(place | {"line": dashes, "layer": "below"})
    return marks


def _places(table: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int]]:
    """Return column and row of each source and topic id."""
    return {
        (source, topic): (x, y)
        for y, source in enumerate(table.index)
        for x, topic in enumerate(table.columns)
    }


def _numbers(
    rows: pd.DataFrame, table: pd.DataFrame, palette: Palette, noun: str
) -> dict[str, Any]:
    """Return the numbers in the cells, as marks that can be pointed at and clicked."""
    cells = each(rows)
    place_of = _places(table)
    places = [place_of[one.source, one.topic_id] for one in cells]
    return {
        "type": "scatter",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "mode": "markers+text",
        "marker": {"symbol": "square", "size": CELL, "color": "rgba(0,0,0,0)"},
        "text": [f"{one.n_articles:,}" if one.n_articles else "·" for one in cells],
        "textfont": {"size": 13, "color": palette.ink},
        "customdata": [[one.source, one.topic_id] for one in cells],
        "hovertext": [_hover(one, noun) for one in cells],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _hover(cell: Any, noun: str) -> str:  # noqa: ANN401 - a row
    """Return what the pointer shows on a cell."""
    names = f"<b>{label(cell.source, width=48)}</b><br>{label(cell.topic, width=48)}"
    expected = f"{cell.expected:.1f} expected from the sizes of both"
    return f"{names}<br>{count(cell.n_articles, noun)}<br>{expected}"


def _axes(heads: Sequence[str], n_rows: int) -> dict[str, Any]:
    """Return the axes: topics on top, turned where they would not fit; no marks on the left."""
    bare = {"showgrid": False, "zeroline": False, "ticks": "", "fixedrange": True}
    return {
        "xaxis": bare
        | {
            "side": "top",
            "tickvals": list(range(len(heads))),
            "ticktext": [*heads],
            "automargin": "height",
            "autotickangles": [0, -90],
            "ticklabeloverflow": "allow",
            "tickfont": {"size": 12},
            "showline": False,
            "range": [-0.5, max(len(heads), 1) - 0.5],
        },
        "yaxis": bare | {"range": [max(n_rows, 1) - 0.5, -0.5], "showticklabels": False},
    }


def _name_lines(source: str) -> list[str]:
    return [escaped(line) for line in wrapped(named(source), width=16, lines=5)]


def _left_names(sources: Sequence[str], noun: str) -> list[dict[str, Any]]:
    """Return the names of the sources, left-aligned, under what the numbers are."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -NAMES, "align": "left"}
    unit = {"text": plural(noun), "y": -0.5, "yanchor": "bottom", "font": {"size": 12}}
    names = [
        {"text": "<br>".join(_name_lines(name)), "y": row, "font": {"size": 13}}
        for row, name in enumerate(sources)
    ]
    return [TEXT | place | one for one in [unit | {"opacity": FADED}, *names]]


def _outlines(
    table: pd.DataFrame, *, sources: Sequence[str], topics: Sequence[str], palette: Palette
) -> list[dict[str, Any]]:
    """Return a line around each row and column that the filters select."""
    n_rows, n_columns = table.shape
    look = {"type": "rect", "line": {"color": palette.ink, "width": 1.5}}
    rows = [
        {"x0": -0.5, "x1": n_columns - 0.5, "y0": row - 0.48, "y1": row + 0.48}
        for row, source in enumerate(table.index)
        if source in sources
    ]
    columns = [
        {"x0": column - 0.48, "x1": column + 0.48, "y0": -0.5, "y1": n_rows - 0.5}
        for column, topic in enumerate(table.columns)
        if topic in topics
    ]
    return [look | place for place in [*rows, *columns]]
