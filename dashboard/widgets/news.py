"""What is new since the corpus was last open, above what it says."""

from functools import partial

import streamlit as st

from analysis import ReportError, waiting_notes
from analysis.store import read_articles, read_inputs
from analysis.tables import Report
from dashboard import reports, session
from dashboard.openings import Earlier
from dashboard.queries.news import Differences, State, differences, news, state_of
from dashboard.theme import plain
from dashboard.widgets import set_findings


def show_news(report: Report) -> None:
    """Say which articles came, changed or went since the files were others; nothing without any.

    Args:
        report: The whole report.
    """
    earlier = session.earlier()
    if earlier is None:
        return
    found = reports.once(
        report, f"news {earlier.folder}", (), partial(_differences, report, earlier)
    )
    said = news(found, report, earlier.day) if found else []
    if not said:
        return
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.subheader("What is new", anchor=False)
            st.button("Seen", on_click=session.news_seen, key="news-seen", type="tertiary")
        items = [(one.text, one.basis) for one in said]
        set_findings(items, key="news", evidence=[one.part for one in said])


def show_waiting(report: Report) -> None:
    """Say which decisions of the analyst are not applied, and why; nothing where all are.

    Args:
        report: The whole report.
    """
    waiting = waiting_notes(report.manifest.get("notes") or ())
    if not waiting:
        return
    with st.expander(f"Decisions of yours that are not applied ({len(waiting):,})", key="waiting"):
        st.markdown("\n".join(f"- {plain(note)}" for note in waiting))
        st.caption(
            "They are kept, and apply again as soon as the corpus holds what they are about."
        )


def _differences(report: Report, earlier: Earlier) -> Differences | None:
    """Compare with the earlier report; None where it is gone or of another version."""
    try:
        before = State(read_articles(earlier.folder), read_inputs(earlier.folder))
    except ReportError:
        return None
    return differences(before, state_of(report))
