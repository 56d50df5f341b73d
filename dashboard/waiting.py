"""What stands on the page while a corpus is analysed, and where that failed."""

import streamlit as st

from analysis import SettingsError, corpus_title
from dashboard import session
from dashboard.opener import draw_opener
from dashboard.runs import FAILED, RUNNING, RunState, Step
from dashboard.theme import clean, plain
from dashboard.widgets import begin_page
from dashboard.widgets.mapping import draw_mapping

EVERY = 0.5  # seconds between two looks at the analysis


def draw_waiting() -> None:
    """Draw how the analysis of the open corpus goes; the report follows by itself."""
    state = session.run_state()
    if state.status == FAILED:
        _draw_failure(state)
        return
    st.title("Reading the corpus", anchor=False)
    st.text(_called())
    _watch()
    st.caption("The report opens here by itself. It is kept, so this happens once.")


def _called() -> str:
    """Return the title of the corpus; what is wrong with its settings, the analysis will say."""
    path = session.corpus_path()
    try:
        return clean(corpus_title(path))
    except SettingsError:
        return clean(path.name)


@st.fragment(run_every=EVERY)
def _watch() -> None:
    """Draw the steps, again and again, until the analysis has ended."""
    state = session.run_state()
    if state.status != RUNNING:
        st.rerun()
    for step in state.steps[:-1]:
        st.caption(plain(f"✓ {step.name}"))
    now = state.steps[-1] if state.steps else Step("starting the analysis", 0, 1)
    st.progress(now.share, text=plain(now.name))


def _draw_failure(state: RunState) -> None:
    """Say why there is no report, and what can be done."""
    begin_page("This corpus cannot be shown")
    now = session.opened()
    message = state.message
    if now.corpus_id:  # where an upload is kept says nothing to whoever added it
        message = message.replace(str(now.request.path), "what you added")
    st.error(plain(message))
    draw_mapping()
    st.button("Try again", on_click=session.run_again)
    draw_opener()
