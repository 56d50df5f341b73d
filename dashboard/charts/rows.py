"""The sheet that row charts share: names at the left edge, panels beside each other.

A chart of this kind is a list: each row has its name on top, measured marks below it, and a
hairline under it. The vertical axis counts pixels, so that rows may differ in height and a name
may take as many lines as it needs, at 390 pixels as at 1440.

A figure is put together from parts in one go: Plotly checks a figure whenever something is added.
"""

from collections import namedtuple
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.remembered import remembered
from dashboard.theme import RULE, SANS, Palette, escaped, named, wrapped

BAR = 15  # height of a bar in pixels
HEAD, LIST_HEAD = 46, 26  # height above the rows, with and without a scale under the headings
HEADING_LINE = 15  # and for each further line of a heading
NAME_LINE, NOTE_LINE, GAP = 19, 16, 9
NAME_WIDTH, NOTE_WIDTH = 28, 36  # characters that fit beside a second panel at 390 pixels
BESIDE, BESIDE_WIDTH = 138, 18  # pixels and characters of a name that stands left of its bar
NOTE_SIZE, NAME_SIZE = 12, 14
# A selected point looks as it did: what is selected is shown by the filter's own highlight.
KEEP_LOOK = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
FADED = 0.78  # opacity of text that stands back


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a figure, as Plotly takes them.

    Attributes:
        traces: The marks.
        annotations: The texts.
        shapes: Lines and areas.
        layout: Anything else of the layout; later parts replace earlier ones.
    """

    traces: tuple[dict[str, Any], ...] = ()
    annotations: tuple[dict[str, Any], ...] = ()
    shapes: tuple[dict[str, Any], ...] = ()
    layout: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet.

    Attributes:
        name: What the row is about.
        words: A line below the name that stands back, or "".
        note: What stands below the bar, like ``"14 stories, 7 sources"``.
    """

    name: str
    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel of a sheet: its left and right end (0 to 1) and its heading."""

    left: float
    right: float
    heading: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its rows in place.

    Attributes:
        parts: Names, notes, headings and rules.
        bars: Vertical middle of each row's bar.
        height: Height of the plot area in pixels.
        panels: The panels; the horizontal axis of the second is x2, of the third x3.
    """

    parts: Parts
    bars: list[float]
    height: float
    panels: Sequence[Panel]


class Drawing(go.Figure):
    """A figure that nobody changes, so that it need not be copied each time it is sent."""

    _sent: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:  # pyrefly: ignore[missing-override-decorator]
        """Return the figure as a dictionary, which nobody changes either."""
        if self._sent is None:
            self._sent = super().to_dict()
        return self._sent


def drawn(palette: Palette, *parts: Parts) -> go.Figure:
    """Return the figure made of the parts, in their order from back to front."""
    layout = base_layout(palette)
    for one in parts:
        layout |= one.layout
    layout["annotations"] = [text for one in parts for text in one.annotations]
    layout["shapes"] = [shape for one in parts for shape in one.shapes]
    traces = [_keeping_text(trace, palette) for one in parts for trace in one.traces]
    return Drawing({"data": traces, "layout": layout})


def _keeping_text(trace: dict[str, Any], palette: Palette) -> dict[str, Any]:
    """Return a trace whose text keeps its colour, too, when another mark is selected."""
    if "text" not in trace:
        return trace
    ink = {"textfont": {"color": trace.get("textfont", {}).get("color", palette.ink)}}
    return trace | {state: trace.get(state, {}) | ink for state in ("selected", "unselected")}


def base_layout(palette: Palette) -> dict[str, Any]:
    """Return the layout that every chart has: no ground, no toolbar, no zoom, our sans."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "template": "none",
        "font": {"family": SANS, "size": NAME_SIZE, "color": palette.ink},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "font": {"family": SANS, "size": 13, "color": palette.ink},
            "bgcolor": palette.paper,
            "bordercolor": palette.muted,
            "align": "left",
        },
        "bargap": 0,
        "barmode": "overlay",
    }


def sheet(rows: Sequence[Row], panels: Sequence[Panel]) -> Sheet:
    """Return an empty sheet with a name and a note for each row, written above and below its bar.

    Args:
        rows: The rows from top to bottom.
        panels: One to three panels; a second leaves room for a scale under the headings.
    """
    texts: list[dict[str, Any]] = []
    middles: list[float] = []
    top, rules = 0.0, [rule(0.0)]
    for row in rows:
        top += GAP
        for text, bold in ((row.name, True), (row.words, False)):
            if text or bold:
                lines = _lines(text, NAME_WIDTH if bold else NOTE_WIDTH, bold=bold)
                texts.append(_written(lines, top, bold=bold))
                top += len(lines) * (NAME_LINE if bold else NOTE_LINE)
        middles.append(top + 3 + BAR / 2)
        top += BAR + 5
        if row.note:
            under = _lines(row.note, NOTE_WIDTH)
            texts.append(_written(under, top))
            top += len(under) * NOTE_LINE
        top += GAP
        rules.append(rule(top))
    scaled = len(panels) > 1
    texts += [heading(one.heading, one.left, above=20 if scaled else 3) for one in panels]
    axes = {
        f"xaxis{number if number > 1 else ''}": hidden_axis(domain=[one.left, one.right])
        for number, one in enumerate(panels, start=1)
    }
    further = max(one.heading.count("<br>") for one in panels) * HEADING_LINE
    layout = _frame(top, head=further + (HEAD if scaled else LIST_HEAD)) | axes
    return Sheet(Parts((), tuple(texts), tuple(rules), layout), middles, top + 1, panels)


def list_sheet(
    names: Sequence[str],
    *,
    heading_text: str,
    notes: Sequence[str] = (),
    ends: tuple[str, str] | None = None,
) -> Sheet:
    """Return an empty sheet with each name left of its bar, for short names and one panel.

    Args:
        names: The rows from top to bottom.
        heading_text: What the bars measure.
        notes: A line below each name, or none at all.
        ends: What a bar to the left means, and one to the right, where there are both.
    """
    further = HEADING_LINE if ends else 0
    texts = [heading(heading_text, 0.0, above=3 + further), *(_either_side(*ends) if ends else ())]
    middles: list[float] = []
    top, rules = 0.0, [rule(0.0, left=-1)]
    for place, name in enumerate(names):
        top += GAP - 3
        lines = _lines(name, BESIDE_WIDTH, bold=True)
        texts.append(_written(lines, top, bold=True) | {"xshift": -BESIDE})
        middles.append(top + 2 + BAR / 2)
        top += max(len(lines) * NAME_LINE, BAR + 2)
        if notes:
            under = _lines(notes[place], BESIDE_WIDTH + 4)
            texts.append(_written(under, top) | {"xshift": -BESIDE})
            top += len(under) * NOTE_LINE
        top += GAP - 3
        rules.append(rule(top, left=-1))
    layout = _frame(top, head=LIST_HEAD + further, left=BESIDE) | {"xaxis": hidden_axis()}
    parts = Parts((), tuple(texts), tuple(rules), layout)
    return Sheet(parts, middles, top + 1, [Panel(0.0, 1.0, heading_text)])


def _either_side(left: str, right: str) -> tuple[dict[str, Any], ...]:
    """Return what bars to either side mean, beside the middle of the panel."""
    return (
        heading(f"◀ {left}", 0.5, above=3) | {"xanchor": "right", "xshift": -8},
        heading(f"{right} ▶", 0.5, above=3) | {"xshift": 8},
    )


def hidden_axis(**more: object) -> dict[str, Any]:
    """Return an axis that is neither seen nor moved."""
    return {"visible": False, "fixedrange": True, **more}


def _frame(rows_height: float, *, head: int, left: int = 0) -> dict[str, Any]:
    """Return height, margins and the vertical axis in pixels."""
    height = rows_height + 1  # so that the last rule is inside
    return {
        "height": height + head + 4,
        "margin": {"l": left, "r": 0, "t": head, "b": 4},
        "yaxis": hidden_axis(range=[height, 0]),
    }


def _lines(text: str, width: int, *, bold: bool = False) -> list[str]:
    """Return the text wrapped and escaped, each line bold if asked for."""
    lines = [escaped(part) for part in wrapped(named(text), width=width, lines=4)]
    return [f"<b>{line}</b>" for line in lines] if bold else lines


def _written(lines: Sequence[str], top: float, *, bold: bool = False) -> dict[str, Any]:
    """Return lines as a text at the left edge."""
    return TEXT | {
        "text": "<br>".join(lines),
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top,
        "yanchor": "top",
        "align": "left",
        "font": {"size": NAME_SIZE if bold else NOTE_SIZE},
        "opacity": 1 if bold else FADED,
    }


TEXT: dict[str, Any] = {"showarrow": False, "borderpad": 0, "yref": "y"}


def heading(text: str, left: float, *, above: int) -> dict[str, Any]:
    """Return the heading of a panel, so many pixels above the first rule."""
    return TEXT | {
        "text": text,
        "x": left,
        "xref": "paper",
        "xanchor": "left",
        "align": "left",
        "y": 0,
        "yanchor": "bottom",
        "yshift": above,
        "font": {"size": NOTE_SIZE},
        "opacity": FADED,
    }


def rule(y: float, *, left: float = 0.0) -> dict[str, Any]:
    """Return a hairline from a place left of the plot (0: its edge) to its right end."""
    y += 0.5  # the middle of a pixel: else the line is blurred over two
    return {
        "type": "line",
        "xref": "paper",
        "x0": left,
        "x1": 1,
        "yref": "y",
        "y0": y,
        "y1": y,
        "line": {"color": RULE, "width": 1},
        "layer": "below",
    }


def zero_line(height: float, *, axis: str = "x") -> dict[str, Any]:
    """Return the line at zero, from the first row to the last."""
    place = {"xref": axis, "x0": 0, "x1": 0, "yref": "y", "y0": 0.0, "y1": height}
    return {"type": "line", **place, "line": {"color": RULE, "width": 1}, "layer": "below"}


def each(rows: pd.DataFrame) -> list[Any]:
    """Return the rows of a table as records whose columns are attributes."""
    record = _record(tuple(rows.columns))
    columns = [column.tolist() for _, column in rows.items()]
    return [*map(record, *columns)]


@remembered(64)
def _record(names: tuple[str, ...]) -> Callable[..., Any]:
    """Return what makes a record of values in the order of its names."""
    # the names are those of a table; one that is none for Python is known by its place
    return namedtuple("Record", names, rename=True)  # noqa: PYI024  # pyrefly: ignore[bad-class-definition]
