"""Charts about sources: how much each wrote, and who covers what."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bars import Bar, bar_parts
from dashboard.charts.rows import FADED, TEXT, Parts, drawn, each, list_sheet
from dashboard.theme import LIGHT, Palette, count, escaped, label, named, wrapped

LINE = 16  # height of a line of a name in pixels; a row has at least two
CELL = 34  # width and height of what answers to the pointer
NAMES = 118  # pixels for the names of sources
HEAD, HEAD_WIDTH = 88, 13  # pixels above the matrix and characters in a line of a heading
MANY = 7  # more columns than this get taller headings
MANY_HEAD, MANY_WIDTH = 150, 22


def source_chart(
    rows: pd.DataFrame, *, palette: Palette = LIGHT, selected: Sequence[str] = ()
) -> go.Figure:
    """Return one row a source: its number of articles.

    Args:
        rows: From ``queries.sources.source_rows``.
        palette: Colours of the theme.
        selected: Sources of the filter; other rows stand back.
    """
    placed = list_sheet(rows["source"].tolist(), heading_text="articles")
    sizes = [
        Bar(
            one.n_articles,
            palette.faint if selected and one.source not in selected else palette.bar,
            f"{one.n_articles:,}",
            f"<b>{label(one.source, width=48)}</b><br>{count(one.n_articles, 'article')}, "
            f"{count(one.n_sentences, 'sentence')}",
            one.source,
        )
        for one in each(rows)
    ]
    return drawn(palette, placed.parts, bar_parts(placed, sizes))


def matrix_chart(
    rows: pd.DataFrame,
    *,
    palette: Palette = LIGHT,
    sources: Sequence[str] = (),
    topics: Sequence[str] = (),
) -> go.Figure:
    """Return sources beside topics; the number in a cell is articles, its grey says the same.

    Args:
        rows: From ``queries.sources.matrix_rows``.
        palette: Colours of the theme.
        sources: Sources of the filter, outlined.
        topics: Topic ids of the filter, outlined.
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
        "margin": {"l": NAMES, "r": 0, "t": top, "b": 8},
    }
    return drawn(
        palette,
        Parts(
            (_shades(table), _numbers(table, names, palette)),
            tuple(_left_names(list(table.index))),
            tuple(_outlines(table, sources=sources, topics=topics, palette=palette)),
            frame | _axes(heads, len(table)),
        ),
    )


def _shades(table: pd.DataFrame) -> dict[str, Any]:
    """Return the grey of the cells: the more articles, the darker."""
    counts = table.to_numpy()
    return {
        "type": "heatmap",
        "z": counts.tolist(),
        "x": list(range(table.shape[1])),
        "y": list(range(table.shape[0])),
        "colorscale": [[0, "rgba(128,118,98,0)"], [1, "rgba(128,118,98,0.5)"]],
        "zmin": 0,
        "zmax": max([3.0, *counts.ravel().tolist()]),
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hoverinfo": "skip",
    }


def _numbers(table: pd.DataFrame, names: Mapping[str, str], palette: Palette) -> dict[str, Any]:
    """Return the numbers in the cells, as marks that can be pointed at and clicked."""
    cells = [
        (row, column, source, topic, int(n))
        for row, (source, line) in enumerate(zip(table.index, table.to_numpy(), strict=True))
        for column, (topic, n) in enumerate(zip(table.columns, line, strict=True))
    ]
    ink = {"textfont": {"color": palette.ink}}
    return {
        "type": "scatter",
        "x": [column for _, column, *_ in cells],
        "y": [row for row, *_ in cells],
        "mode": "markers+text",
        "marker": {"symbol": "square", "size": CELL, "color": "rgba(0,0,0,0)"},
        "text": [f"{n:,}" if n else "·" for *_, n in cells],
        "textfont": {"size": 13, "color": palette.ink},
        "customdata": [[source, topic] for _, _, source, topic, _ in cells],
        "hovertext": [_cell(source, names[topic], n) for _, _, source, topic, n in cells],
        "hoverinfo": "text",
        "cliponaxis": False,
        "selected": ink,
        "unselected": ink,
    }


def _cell(source: str, topic: str, n: int) -> str:
    return f"<b>{label(source, width=48)}</b><br>{label(topic, width=48)}<br>{count(n, 'article')}"


def _axes(heads: Sequence[str], n_rows: int) -> dict[str, Any]:
    """Return the axes: topics on top, turned where they would not fit; no marks on the left."""
    bare = {"showgrid": False, "zeroline": False, "ticks": "", "fixedrange": True}
    return {
        "xaxis": bare
        | {
            "side": "top",
            "tickvals": list(range(len(heads))),
            "ticktext": [*heads],
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


def _left_names(sources: Sequence[str]) -> list[dict[str, Any]]:
    """Return the names of the sources, left-aligned, under what the numbers are."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -NAMES, "align": "left"}
    unit = {"text": "articles", "y": -0.5, "yanchor": "bottom", "font": {"size": 12}}
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
