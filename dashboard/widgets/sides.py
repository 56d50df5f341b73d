"""Three quotes of one of two slices: the most typical, the most negative, the most positive."""

import streamlit as st

from analysis.tables import Report
from dashboard.queries.evidence import Slice, evidence_rows
from dashboard.theme import named, plain
from dashboard.widgets import nothing
from dashboard.widgets.evidence import evidence_data, set_asked, turn_to
from dashboard.widgets.quotes import quotes


def show_quotes_of(report: Report, name: str, part: Slice, *, key: str) -> None:
    """Draw three quotes of a slice under its name.

    Args:
        report: The whole report.
        name: What the slice is; any text.
        part: Its sentences.
        key: Key of the quotes.
    """
    with st.container(key=f"{key}-side"):
        st.subheader(plain(named(name)), anchor=False)
        rows = evidence_rows(report, part)
        if rows.empty:
            st.caption("There is no sentence to show.")
            return
        data = evidence_data(report, part, rows) | {"lines": [], "token": ""}
        asked = quotes(key=key, data=data, on_read_change=nothing, on_tone_change=nothing)
        turn_to(asked.read)
        set_asked(rows, asked.tone)
