"""Every sentence by its tone: a dot each, or columns where there are many; the mean over articles.

The vertical axis counts pixels, as on the other sheets. Dots are packed, not jittered: their place
across says the tone, their place up and down only that there are others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import TONE_CUT, tone_name
from dashboard.charts.rows import (
    FADED,
    NAME_SIZE,
    NOTE_SIZE,
    TEXT,
    Parts,
    drawn,
    each,
    heading,
    hidden_axis,
    rule,
)
from dashboard.remembered import remembered
from dashboard.theme import (
    BAND,
    LIGHT,
    RULE,
    Palette,
    count,
    escaped,
    label,
    named,
    signed,
    wrapped,
)

DOT = 4.5  # diameter in pixels
LEVEL = 5.2  # pixels between two dots one above the other
TALLEST = 54  # pixels of the tallest column
NAME, ABOVE, BELOW = 19, 9, 16  # pixels of a line of a row's name, over and under its marks
NAME_WIDTH = 25  # characters of a name that fit beside the mean at 390 pixels
HEAD = 42
SCALE_END = 0.82  # right end of the scale of tone; the rest is for sentences without tone words
ASIDE = 0.86
LONGEST = 140  # characters of a sentence that the pointer shows
ENOUGH = 3  # articles below which there is no interval
FAINT = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 0.4}}}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row stands, in pixels from the top."""

    row: Any
    lines: list[str]
    top: float
    middle: float
    half: float

    @property
    def end(self) -> float:
        """Where the next row begins."""
        return self.middle + self.half + BELOW

    @property
    def foot(self) -> float:
        """Where columns stand."""
        return self.middle + self.half


@remembered(16)
def sentences_chart(
    rows: pd.DataFrame, groups: pd.DataFrame, *, palette: Palette = LIGHT, boxes: bool = False
) -> go.Figure:
    """Return one row a group: its sentences by tone, and the mean over its articles.

    Args:
        rows: From ``queries.dots.dot_rows`` for a dot a sentence, or from ``column_rows``.
        groups: From ``queries.dots.group_rows``; its rows are those of the chart.
        palette: Colours of the theme.
        boxes: Whether dragging draws a box around marks; then Streamlit takes no clicks.
    """
    dotted = "level" in rows
    placed = _placed(each(groups), rows if dotted else None)
    marks = _dots(rows, placed, palette) if dotted else _columns(rows, placed, palette)
    height = max([0.0, *(place.end for place in placed.values())])
    without = rows[~rows["worded"]]
    counts = without.assign(n=1 if dotted else without["n_reported"] + without["n_quoted"])
    summed = counts.groupby("group_id")["n"].sum()
    numbers = {str(key): int(n) for key, n in summed.items()}
    return drawn(
        palette,
        Parts(
            (*marks, _aside(numbers, placed, palette)),
            (*_heads(), *(text for place in placed.values() for text in _names(place))),
            (
                *_ground(height),
                rule(0),
                *(rule(place.end) for place in placed.values()),
                *(line for place in placed.values() for line in _mean(place, palette)),
            ),
            _layout(height, max([1, *numbers.values()]), boxes=boxes),
        ),
    )


def _placed(groups: Sequence[Any], dots: pd.DataFrame | None) -> dict[str, "_Place"]:
    """Return where each row stands, one below the other, by group id.

    Args:
        groups: The rows.
        dots: The dots, by which rows differ in height; None: columns, all of one height.
    """
    levels = {} if dots is None else dots["level"].abs().groupby(dots["group_id"]).max().to_dict()
    placed: dict[str, _Place] = {}
    top = 0.0
    for one in groups:
        half = TALLEST / 2
        if dots is not None:
            half = max(2, int(levels.get(one.group_id, 0))) * LEVEL + DOT
        lines = wrapped(named(one.group), width=NAME_WIDTH, lines=4)
        middle = top + len(lines) * NAME + ABOVE + half
        placed[one.group_id] = _Place(one, lines, top, middle, half)
        top = placed[one.group_id].end
    return placed


def _layout(height: float, most: int, *, boxes: bool) -> dict[str, Any]:
    """Return height, margins, the axes, and what dragging does."""
    return {
        "height": height + HEAD + 6,
        "margin": {"l": 0, "r": 0, "t": HEAD, "b": 5},
        "xaxis": hidden_axis(range=[-1.03, 1.03], domain=[0, SCALE_END]),
        "xaxis2": hidden_axis(range=[0, most * 1.9], domain=[ASIDE, 1], anchor="y"),
        "yaxis": hidden_axis(range=[height + 1, 0]),
        "dragmode": "select" if boxes else False,
        "selectdirection": "any",
        "newselection": {"line": {"color": "#8f887a", "width": 1, "dash": "dot"}},
    }


def _ground(height: float) -> list[dict[str, Any]]:
    """Return the band of neutral tone and the zero line."""
    place = {"xref": "x", "yref": "y", "y0": 0.0, "y1": height, "layer": "below"}
    band = {"type": "rect", "x0": -TONE_CUT, "x1": TONE_CUT, "fillcolor": BAND}
    zero = {"type": "line", "x0": 0, "x1": 0, "line": {"color": RULE, "width": 1}}
    return [band | {"line": {"width": 0}} | place, zero | place]


def _heads() -> list[dict[str, Any]]:
    """Return the headings and the numbers of the scale."""
    look = TEXT | {"xref": "x", "y": 0, "yanchor": "bottom", "yshift": 2, "opacity": FADED}
    ends = {-1.0: "left", 1.0: "right"}
    ticks = [
        look
        | {
            "x": at,
            "text": signed(at, 1) if at else "0",
            "xanchor": ends.get(at, "center"),
            "font": {"size": 11},
        }
        for at in (-1.0, -0.5, 0.0, 0.5, 1.0)
    ]
    aside = heading("sentences without a tone word", 1.0, above=20) | {"xanchor": "right"}
    return [heading("tone of each sentence", 0.0, above=20), aside, *ticks]


def _names(place: _Place) -> list[dict[str, Any]]:
    """Return the name of a row, its articles and their mean."""
    one = place.row
    n = "no story" if not one.n_articles else count(one.n_articles, "story")
    look = TEXT | {"xref": "paper", "y": place.top + 5, "yanchor": "top"}
    name = "<br>".join(f"<b>{escaped(line)}</b>" for line in place.lines)
    left = {"text": name, "x": 0, "xanchor": "left", "align": "left", "font": {"size": NAME_SIZE}}
    said = {"text": f"{n}, mean {signed(one.tone)}", "font": {"size": NOTE_SIZE}, "opacity": FADED}
    return [look | left, look | said | {"x": 1, "xanchor": "right"}]


def _mean(place: _Place, palette: Palette) -> list[dict[str, Any]]:
    """Return the tick at the mean of the articles, and its interval where there is one."""
    one, end = place.row, place.foot + 5
    line = {"type": "line", "xref": "x", "yref": "y", "line": {"color": palette.ink, "width": 2}}
    tick = line | {"x0": one.tone, "x1": one.tone, "y0": place.middle - place.half, "y1": end + 3}
    if one.n_articles < ENOUGH or one.tone_low != one.tone_low:
        return [tick]
    return [tick, line | {"x0": one.tone_low, "x1": one.tone_high, "y0": end, "y1": end}]


def _dots(
    rows: pd.DataFrame, placed: Mapping[str, _Place], palette: Palette
) -> list[dict[str, Any]]:
    """Return the dots, those of reporters filled and those of people quoted hollow."""
    shown = each(rows[rows["worded"]])
    colors = [palette.of_tone(one.tone_name) for one in shown]
    return [
        {
            "type": "scatter",
            "x": [one.tone for one in shown],
            "y": [placed[one.group_id].middle + one.level * LEVEL for one in shown],
            "mode": "markers",
            "marker": {
                "color": colors,
                "symbol": ["circle-open" if one.quoted else "circle" for one in shown],
                "size": DOT,
                "line": {"width": 1.2, "color": colors},
            },
            "hovertext": [_hover(one) for one in shown],
            "hoverinfo": "text",
            "customdata": [[one.group_id, one.tone, one.tone, one.sentence_id] for one in shown],
            "cliponaxis": False,
            **FAINT,
        }
    ]


def _hover(one: Any) -> str:  # noqa: ANN401 - a row
    """Return what the pointer shows on a dot: source, tone and the beginning of the sentence."""
    cut = one.text if len(one.text) <= LONGEST else f"{one.text[: LONGEST - 1]}…"
    head = f"<b>{label(named(one.source), width=48)}</b>, {signed(one.tone)}"
    return f"{head}{', quoted' if one.quoted else ''}<br>{label(cut, width=48, lines=4)}"


def _columns(
    rows: pd.DataFrame, placed: Mapping[str, _Place], palette: Palette
) -> list[dict[str, Any]]:
    """Return columns on a common scale: reporters filled below, people quoted hollow above."""
    shown = each(rows[rows["worded"]])
    scale = TALLEST / max([1, *(one.n_reported + one.n_quoted for one in shown)])
    middles = [round((one.low + one.high) / 2, 1) for one in shown]
    colors = [palette.of_tone(tone_name(middle)) for middle in middles]
    feet = [placed[one.group_id].foot for one in shown]
    common = {
        "type": "bar",
        "x": middles,
        "width": 0.085,
        "hovertext": [_column_hover(one) for one in shown],
        "hoverinfo": "text",
        "customdata": [[one.group_id, one.low, one.high] for one in shown],
        **FAINT,
    }
    reported, quoted = (
        [getattr(one, name) for one in shown] for name in ("n_reported", "n_quoted")
    )
    filled = {"color": colors, "line": {"width": 0}}
    hollow = {"color": "rgba(128,118,98,0.001)", "line": {"width": 1.2, "color": colors}}
    return [
        common | {"y": [-n * scale for n in reported], "base": feet, "marker": filled},
        common
        | {
            "y": [-n * scale for n in quoted],
            "base": [foot - n * scale for foot, n in zip(feet, reported, strict=True)],
            "marker": hollow,
        },
    ]


def _column_hover(one: Any) -> str:  # noqa: ANN401 - a row
    n = count(one.n_reported + one.n_quoted, "sentence")
    ends = f"tone {signed(one.low)} to {signed(one.high)}"
    return f"<b>{label(named(one.group), width=48)}</b><br>{ends}<br>{n}, {one.n_quoted:,} quoted"


def _aside(
    numbers: Mapping[str, int], placed: Mapping[str, _Place], palette: Palette
) -> dict[str, Any]:
    """Return the counts of sentences without a tone word, right of the scale."""
    said = {key: numbers.get(key, 0) for key in placed}
    return {
        "type": "bar",
        "orientation": "h",
        "x": [*said.values()],
        "y": [place.middle for place in placed.values()],
        "width": 14,
        "xaxis": "x2",
        "marker": {"color": palette.neutral, "line": {"width": 0}},
        "text": [f"{n:,}" for n in said.values()],
        "textposition": "outside",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "constraintext": "none",
        "hovertext": [
            f"<b>{label(named(placed[key].row.group), width=48)}</b><br>"
            f"{count(n, 'sentence')} without a tone word"
            for key, n in said.items()
        ],
        "hoverinfo": "text",
        "customdata": [[key] for key in said],
        **FAINT,
    }
