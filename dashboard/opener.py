"""The ways to another corpus: upload files, paste text, type a path, back to the sample."""

from collections.abc import Callable

import streamlit as st

from analysis import FILE_KINDS, BroadsheetError
from dashboard import session
from dashboard.corpora import SAMPLE, Upload, keep_files, keep_place, keep_text
from dashboard.theme import plain

LONGEST_PASTE = 2_000_000  # characters; about a long novel


def draw_opener(*, title: str = "Open another corpus") -> None:
    """Draw the ways to open another corpus.

    Args:
        title: What stands above them; "": nothing.
    """
    if title:
        st.subheader(title, anchor=False)
    uploaded, pasted = st.columns(2, gap="large")
    with uploaded, st.form("upload", border=False, clear_on_submit=True):
        files = st.file_uploader(
            f"Files: {', '.join(kind.suffixes[0] for kind in FILE_KINDS)}",
            accept_multiple_files=True,
            key="uploaded-files",
        )
        if st.form_submit_button("Analyse these files") and files:
            _open(lambda: keep_files([Upload(file.name, file.getvalue()) for file in files]))
    with pasted, st.form("paste", border=False, clear_on_submit=True):
        text = st.text_area(
            "Text of an article or of a whole page",
            max_chars=LONGEST_PASTE,
            key="pasted-text",
            height=160,
        )
        if st.form_submit_button("Analyse this text"):
            _open(lambda: keep_text(text))
    st.caption("What you add is kept on this computer, in your data folder, as a new corpus.")
    with st.form("typed", border=False):
        place = st.text_input(
            "Or a file or folder on the computer that runs Broadsheet",
            key="typed-place",
            placeholder="The whole path",
        )
        if st.form_submit_button("Analyse what is there"):
            _open(lambda: keep_place(place))
    _draw_ways_back()


def _draw_ways_back() -> None:
    """Draw a button for each corpus that is one click away."""
    labels = {SAMPLE: "Open the sample corpus", "": "Back to the corpus I started with"}
    for corpus_id in session.ways_back():
        label = labels[corpus_id]
        st.button(label, on_click=session.open_corpus, args=(corpus_id,), key=f"open-{corpus_id}")


def _open(keep: Callable[[], str]) -> None:
    """Keep what was added and open it, or say beside it why not."""
    try:
        corpus_id = keep()
    except BroadsheetError as error:
        st.error(plain(str(error)))
        return
    session.open_corpus(corpus_id)
    st.rerun()
