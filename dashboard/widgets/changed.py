"""Files that changed while the dashboard is open: read in the background, shown when asked for."""

from pathlib import Path

import streamlit as st

from analysis import BroadsheetError, ReportError, is_report
from analysis.store import read_articles, read_inputs
from analysis.tables import Report
from dashboard import reports, session
from dashboard.queries.news import State, differences, state_of
from dashboard.runs import FAILED, RUNNING
from dashboard.theme import count, listed, plain

EVERY = 20  # seconds between two looks at the files


@st.fragment(run_every=EVERY)
def show_changed_files(report: Report) -> None:
    """Offer what changed in the files of the open corpus; nothing as long as they are the same.

    Args:
        report: The report that is open.
    """
    try:
        place = session.changed_place()
    except BroadsheetError as error:
        st.caption(plain(f"The files have changed, and cannot be read: {error}"))
        return
    if place is None:
        return
    state = reports.runs().state(place)
    if state is not None and state.status == FAILED:
        st.caption(plain(f"The files have changed, and cannot be read: {state.message}"))
    elif not is_report(place) or (state is not None and state.status == RUNNING):
        st.caption("The files have changed; they are being read.")
    elif st.button(offer(report, place), key="show-changed"):
        session.show_changed()
        st.rerun()


def offer(report: Report, place: Path) -> str:
    """Say in how many articles a report of the same corpus differs from the open one."""
    changed = "The files have changed: show"
    try:
        now = State(read_articles(place), read_inputs(place))
    except ReportError:
        return changed
    found = differences(state_of(report), now)
    numbers = {"new": len(found.added), "edited": len(found.edited), "deleted": len(found.gone)}
    said = listed(count(n, f"{what} article") for what, n in numbers.items() if n)
    return f"{said}: show" if said else changed
