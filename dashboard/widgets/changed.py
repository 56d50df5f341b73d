"""Files that changed while the dashboard is open: read in the background, shown when asked for."""

from pathlib import Path

import streamlit as st

from analysis import BroadsheetError, ReportError, is_report
from analysis.store import read_articles
from analysis.tables import Report
from dashboard import reports, session
from dashboard.runs import FAILED, RUNNING
from dashboard.theme import count, plain

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
    """Say what a report of the same corpus holds that the open one does not."""
    try:
        new = set(read_articles(place)["article_id"]) - set(report.articles["article_id"])
    except ReportError:
        new = set()
    return f"{count(len(new), 'new article')}: show" if new else "The files have changed: show"
