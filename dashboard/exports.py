"""Rows and figures -> what leaves: a figure that stands alone, one file of it, one of its rows."""

import json
import re
import textwrap
import unicodedata
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.store import csv_bytes
from dashboard.filters import WHOLE
from dashboard.remembered import remembered
from dashboard.theme import HEAD_ROOM, LIGHT, SERIF, SYSTEM_SANS, clean, escaped

WIDTHS = (900, 1050, 1200)  # pixels an exported figure may have; a PNG has twice as many
TALLEST = 3 / 4  # of its width, as long as there is a wider one: a slide is wider than high
LONGEST_NAME = 80  # characters of the name of a file, without its ending
EDGE = 28
TITLE_LINE, TEXT_LINE = 28, 18
# Pixels of a character in the widest of the fonts that it may be set in (DejaVu, title in bold).
TITLE_CHARACTER, TEXT_CHARACTER = 14.0, 7.6


@dataclass(frozen=True, slots=True)
class Standalone:
    """What stands inside an exported figure so that it can be read alone.

    Attributes:
        title: What the figure shows.
        caption: Filters, n with unit, and what is not followed.
        method: How the numbers were made, in a line or two.
        corpus: Title and notice of the corpus, as a line.
    """

    title: str
    caption: str
    method: str
    corpus: str


@remembered(16)
def standalone_spec(figure: go.Figure, words: Standalone) -> dict[str, Any]:
    """Return a light figure with its title, filters, method and source inside, as plain JSON.

    Args:
        figure: A figure drawn with the light palette.
        words: What is written around it; plain text.

    Returns:
        Set in fonts of the system, and as wide as keeps it from being taller than a slide bears.
    """
    *narrower, widest = WIDTHS
    for width in narrower:
        spec = _spec(figure, words, width)
        if spec["layout"]["height"] <= TALLEST * width:
            return spec
    return _spec(figure, words, widest)


def _spec(figure: go.Figure, words: Standalone, width: int) -> dict[str, Any]:
    """Return the figure with its words, so many pixels wide."""
    layout: Any = figure.layout
    room = width - 2 * EDGE
    long = int(room / TEXT_CHARACTER)
    head = [f"<b>{line}</b>" for line in _lines(words.title, int(room / TITLE_CHARACTER))]
    caption = _lines(words.caption, long)
    foot = [*_lines(words.method, long), *_lines(words.corpus, long)]
    above = EDGE + TITLE_LINE * len(head) + TEXT_LINE * len(caption) + 10
    below = 16 + TEXT_LINE * len(foot) + EDGE // 2
    top = (layout.meta or {}).get(HEAD_ROOM, layout.margin.t or 0)
    bottom, left = layout.margin.b or 0, layout.margin.l or 0
    first = top + above - EDGE
    second = first - TITLE_LINE * len(head)
    blocks = (
        _block(head, y=1, up=first, font={"size": 20, "family": SERIF}),
        _block(caption, y=1, up=second, font={"size": 13}),
        _block(foot, y=0, up=-bottom - 12, font={"size": 12, "color": LIGHT.muted}),
    )
    spec = figure_spec(figure)
    spec["layout"] |= {
        "annotations": [
            *spec["layout"].get("annotations", ()),
            *(block | {"xshift": -left} for block in blocks),
        ],
        "shapes": [
            _from_the_edge(shape, left / (room - left))
            for shape in spec["layout"].get("shapes", ())
        ],
        "width": width,
        "font": spec["layout"]["font"] | {"family": SYSTEM_SANS},
        "height": (layout.height or 450) + above + below,
        "paper_bgcolor": LIGHT.paper,
        "plot_bgcolor": LIGHT.paper,
        "margin": {"t": top + above, "b": bottom + below, "l": left + EDGE, "r": EDGE},
    }
    return spec


def _from_the_edge(shape: dict[str, Any], names: float) -> dict[str, Any]:
    """Return a shape that begins, where it reaches left of the plot, where the names begin.

    Args:
        shape: A shape of the figure; on the page it is cut at the figure's own edge.
        names: Width of the names, in widths of the plot.
    """
    reaches = shape.get("xref") == "paper" and shape["x0"] < 0
    return shape | {"x0": -names} if reaches else shape


def _lines(text: str, width: int) -> list[str]:
    """Return the text wrapped and escaped; no line for no text."""
    return [escaped(line) for line in textwrap.wrap(clean(text), width=width)]


def _block(lines: list[str], *, y: int, up: float, font: dict[str, Any]) -> dict[str, Any]:
    """Return lines at the left edge, so many pixels above the plot's top (1) or bottom (0)."""
    return {
        "text": "<br>".join(lines),
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": y,
        "yref": "paper",
        "yanchor": "top",
        "yshift": up,
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": font,
    }


def figure_spec(figure: go.Figure) -> dict[str, Any]:
    """Return a figure as plain JSON values, as a browser takes it."""
    return json.loads(figure.to_json())


def html_bytes(spec: dict[str, Any], title: str) -> bytes:
    """Return a page that shows the figure with the network off.

    Args:
        spec: From ``standalone_spec``.
        title: Title of the page; any text.
    """
    body = go.Figure(spec).to_html(
        full_html=False,
        include_plotlyjs=True,
        include_mathjax=False,
        config={"displayModeBar": False, "displaylogo": False},
        div_id="figure",
    )
    safe = escaped(clean(title)).replace('"', "&quot;")
    page = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:\">"
        f"<title>{safe}</title></head>"
        f'<body style="margin:0;background:{LIGHT.paper}">{body}</body></html>\n'
    )
    return page.encode()


def rows_csv(rows: pd.DataFrame, selected: str = WHOLE) -> bytes:
    """Return exactly these rows as CSV; see ``analysis.store.csv_bytes``.

    Args:
        rows: The rows.
        selected: What they were selected by, in words: where that is not the whole corpus, each row
            says it in a last column, ``selection``.
    """
    return csv_bytes(rows.assign(selection=selected) if _is_part(selected) else rows)


def download_name(corpus: str, selected: str, what: str) -> str:
    """Return the name of a file, which says what is in it was selected by.

    Examples:
        >>> download_name("Sample", "source Terrier", "Topics")
        'sample-source-terrier-topics'
        >>> download_name("Sample", "whole corpus", "Topics")
        'sample-topics'
    """
    return file_name(corpus, selected if _is_part(selected) else "", what)


def _is_part(selected: str) -> bool:
    """Tell whether words name a part of the corpus."""
    return selected.lower() != WHOLE


def file_name(*parts: str) -> str:
    """Return a file name of small letters, digits and hyphens; the longest part is cut first.

    Examples:
        >>> file_name("Sample corpus", "topics")
        'sample-corpus-topics'
        >>> file_name("../..", "")
        'broadsheet'
    """
    slugs = [slug[:LONGEST_NAME] for slug in map(_slug, parts) if slug]
    while len(name := "-".join(slugs)) > LONGEST_NAME:  # the longest part gives way
        place = max(range(len(slugs)), key=lambda n: len(slugs[n]))
        slugs[place] = slugs[place][:-1].strip("-")
    return name or "broadsheet"


def _slug(text: str) -> str:
    """Return small letters and digits of a text, with hyphens between words."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")
