"""What a click does: it sets filters, opens evidence beside the charts, or both."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboard.queries.evidence import Slice

Mark = Sequence[Any]  # what a mark of a chart carries, its ``customdata``
EVIDENCE, _SHUT = "evidence", "evidence-shut"


def filter_key(field: str) -> str:
    """Return the key of a filter's widget, which is also its CSS class."""
    return f"filter-{field}"


def open_evidence(part: Slice) -> None:
    """Show the sentences of a slice beside the charts, as a click on a number does."""
    st.session_state[EVIDENCE] = part
    st.session_state[_SHUT] = False


def current_evidence() -> Slice | None:
    """Return the slice that was opened, or None where the evidence is that of the filters."""
    return st.session_state.get(EVIDENCE)


def follow_filters() -> None:
    """Go back from a slice to the evidence of the filters, as after a change to one."""
    st.session_state[EVIDENCE] = None


def close_evidence() -> None:
    """Give the whole page to the charts."""
    follow_filters()
    st.session_state[_SHUT] = True


def show_evidence_again() -> None:
    """Show the evidence of the filters beside the charts again."""
    st.session_state[_SHUT] = False


def evidence_is_shut() -> bool:
    """Tell whether the visitor has closed the evidence."""
    return bool(st.session_state.get(_SHUT, False))


def select(field: str, values: Sequence[str]) -> None:
    """Set a filter of values, as a click on a chart does; only inside a callback.

    Args:
        field: ``"sources"``, ``"topics"`` or ``"tones"``.
        values: Ids; none selects everything.
    """
    st.session_state[filter_key(field)] = list(dict.fromkeys(values))


def select_on_click(
    key: str, *fields: str, evidence: Callable[[Sequence[Mark]], Slice | None] | None = None
) -> Callable[[], None]:
    """Return the ``on_select`` callback of a chart: a click sets filters, opens evidence, or both.

    Args:
        key: Key of the chart.
        fields: Names of the filters that the chart's marks are values of; the n-th entry of a
            mark's ``customdata`` belongs to the n-th. Without a selected mark they select
            everything.
        evidence: From the ``customdata`` of the selected marks to their slice; None, or no selected
            mark: the evidence of the filters.
    """

    def clicked() -> None:
        points = st.session_state[key].selection.points
        marks = [point["customdata"] for point in points if point.get("customdata")]
        for place, field in enumerate(fields):
            select(field, [str(mark[place]) for mark in marks])
        part = evidence(marks) if evidence and marks else None
        if part is None:
            follow_filters()
        else:
            open_evidence(part)

    return clicked


def rows_on_click(
    key: str, evidence: Callable[[Sequence[int]], Slice | None]
) -> Callable[[], None]:
    """Return the ``on_select`` callback of a table whose picked rows open evidence.

    Args:
        key: Key of the table.
        evidence: From the places of the picked rows to their slice; no row: that of the filters.
    """

    def clicked() -> None:
        rows = st.session_state[key].selection.rows
        part = evidence(rows) if rows else None
        if part is None:
            follow_filters()
        else:
            open_evidence(part)

    return clicked


def add_word(key: str, word: str) -> None:
    """Add a word to those in a text field, with a comma between; only inside a callback."""
    text = str(st.session_state[key]).strip(" ,")
    st.session_state[key] = f"{text}, {word}" if text else word


def begun_with(key: str, text: str) -> str:
    """Return the key of a text field that holds a text until the visitor changes it."""
    st.session_state.setdefault(key, text)
    return key
