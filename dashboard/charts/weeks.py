"""The panel of stories over time: one column a week, all rows on one scale."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.charts.rows import (
    BAR,
    FADED,
    KEEP_LOOK,
    NOTE_LINE,
    TEXT,
    Parts,
    Sheet,
    each,
    hidden_axis,
)
from dashboard.theme import RULE, Palette, count, dated, day, label

UNDATED = "undated"
TALLEST = BAR + NOTE_LINE + 2  # pixels: from the top of a row's bar to the foot of its note
GAP = 1.5  # columns between the last week and those whose date says none


def period_names(rows: pd.DataFrame) -> list[str]:
    """Return the columns of a table that are named by the first day of a period."""
    return [name for name in rows.columns if _is_day(name)]


def _is_day(name: str) -> bool:
    try:
        dt.date.fromisoformat(name)
    except ValueError:
        return False
    return True


def highest(rows: pd.DataFrame) -> int:
    """Return the number of stories that the tallest column stands for."""
    shown = rows[[*period_names(rows), UNDATED]]
    return int(shown.to_numpy().max()) if shown.size else 0


def weeks_panel(placed: Sheet, rows: pd.DataFrame, *, unit: str, palette: Palette) -> Parts:
    """Return one column a period for the last panel of a sheet, those undated apart and pale.

    Args:
        placed: The sheet.
        rows: Columns group, key, undated and one a period, named by its first day.
        unit: ``"week"``, ``"month"`` or ``"year"``.
        palette: Colours of the theme.
    """
    names = period_names(rows)
    panel = placed.panels[-1]
    last = len(names) - 0.5
    end = last + GAP + 1 if rows[UNDATED].any() else last
    feet = [middle + TALLEST - BAR / 2 for middle in placed.bars]
    ticks = [_tick(names[0], unit, -0.5, "left")]
    if len(names) > 1:
        ticks.append(_tick(names[-1], unit, last, "right"))
    return Parts(
        traces=(_columns(rows, names, feet, unit=unit, palette=palette),),
        annotations=tuple(ticks),
        shapes=tuple(_foot(foot, last) for foot in feet),
        layout={
            "xaxis3": hidden_axis(range=[-0.5, end], domain=[panel.left, panel.right], anchor="y")
        },
    )


def _columns(
    rows: pd.DataFrame, names: Sequence[str], feet: Sequence[float], *, unit: str, palette: Palette
) -> dict[str, Any]:
    """Return every column of every row as one trace: dark where dated, pale where not."""
    scale = TALLEST / max(highest(rows), 1)
    places = [*range(len(names)), len(names) + GAP]
    marks = [
        (place, foot, int(n), name, one)
        for one, foot, counts in zip(
            each(rows), feet, rows[[*names, UNDATED]].to_numpy(), strict=True
        )
        for place, n, name in zip(places, counts, [*names, UNDATED], strict=True)
        if n
    ]
    return {
        "type": "bar",
        "x": [place for place, *_ in marks],
        "y": [-n * scale for _, _, n, *_ in marks],
        "base": [foot for _, foot, *_ in marks],
        "xaxis": "x3",
        "width": 0.78,
        "marker": {
            "color": [palette.faint if name == UNDATED else palette.muted for *_, name, _ in marks],
        },
        "hovertext": [_hover(one.group, name, n, unit) for _, _, n, name, one in marks],
        "hoverinfo": "text",
        "customdata": [[one.key, name] for *_, name, one in marks],
        **KEEP_LOOK,
    }


def _hover(group: str, name: str, n: int, unit: str) -> str:
    """Return what the pointer shows on a column."""
    dated = name != UNDATED
    when = f"{unit} from {day(dt.date.fromisoformat(name))}" if dated else no_date(unit)
    return f"<b>{label(group, width=48)}</b><br>{count(n, 'story')}, {when}"


def no_date(unit: str) -> str:
    """Say what stands apart: stories without a date, and those whose date is too coarse."""
    return f"without a date that says the {unit}"


def period_said(unit: str, first: str) -> str:
    """Name a period by its first day, as far as it needs saying.

    Examples:
        >>> [period_said(unit, "2025-06-02") for unit in ("week", "month", "year")]
        ['2 Jun 2025', 'Jun 2025', '2025']
    """
    return dated(dt.date.fromisoformat(first), unit)


def _foot(foot: float, last: float) -> dict[str, Any]:
    """Return the line on which the columns of a row stand."""
    return {
        "type": "line",
        "xref": "x3",
        "x0": -0.5,
        "x1": last,
        "yref": "y",
        "y0": foot + 0.5,
        "y1": foot + 0.5,
        "line": {"color": RULE, "width": 1},
    }


def _tick(name: str, unit: str, place: float, side: str) -> dict[str, Any]:
    """Return the first or last period on the line above the rows; weeks reach over no full year."""
    text = period_said(unit, name)
    text = text[:-5] if unit == "week" else text
    at = {"x": place, "xref": "x3", "xanchor": side, "y": 0, "yanchor": "bottom", "yshift": 2}
    return TEXT | at | {"text": text, "font": {"size": 10}, "opacity": FADED}
