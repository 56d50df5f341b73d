"""One way to decide: kept in the ledger, said where it was done, and taken back with a click."""

import streamlit as st

from analysis import BroadsheetError, Ledger, ReportError, SentenceDecision
from dashboard import decisions, session
from dashboard.theme import plain

SET = {"negative": -0.5, "neutral": 0.0, "positive": 0.5}  # tone of a sentence that is set so
OTHERS_SINCE = "Nothing was undone: another window has decided since, and Undo now takes that back:"
MOST_OFFERED = 1_000  # a list to pick from is sent whole
KEY = "done"  # of the line that says what was done; the page's rules place it


def decide(ledger: Ledger, done: str = "", *, at_desk: bool = False) -> None:
    """Keep decisions, draw the page anew, and say there what was done.

    Args:
        ledger: All decisions from now on.
        done: What is said; "": the decision.
        at_desk: Whether it was decided at the desk, which then stays open.
    """
    corpus = session.corpus_path()
    try:
        names = topic_names()
        decisions.decide(corpus, ledger)
        said = done or f"Decided: {'; '.join(decisions.last_step(corpus, names))}"
    except BroadsheetError as error:
        st.error(plain(str(error)))
        return
    session.announce(said, step=decisions.step(corpus), at_desk=at_desk)
    st.rerun()


def set_tone(sentence_id: str, text: str, name: str) -> None:
    """Set the tone of a sentence by hand, or let its score count again.

    Args:
        sentence_id: The sentence.
        text: What it says, for whoever reads the decision.
        name: ``"negative"``, ``"neutral"`` or ``"positive"``; anything else: its score.
    """
    ledger = decisions.decided(session.corpus_path())
    if name in SET:
        decide(ledger.with_sentence(SentenceDecision(sentence_id, SET[name], text)))
    else:
        decide(ledger.without_sentence(sentence_id, text))


def take_back(step: str) -> None:
    """Undo the last decision, and say so on the next page drawn.

    Args:
        step: The state as it was shown: what was decided elsewhere since is not taken back unseen.
    """
    corpus = session.corpus_path()
    try:
        said = "; ".join(decisions.last_step(corpus, topic_names()))
        if decisions.step(corpus) != step:
            session.announce(f"{OTHERS_SINCE} {said}.", step=decisions.step(corpus))
            return
        decisions.undo(corpus)
    except BroadsheetError as error:
        session.announce(str(error))
        return
    session.announce(f"Undone: {said}")


def topic_names() -> dict[str, str]:
    """Return the names of the topics as they were found, by id; none without a stored report."""
    try:
        topics = session.report_as_analysed().topics
    except ReportError:
        return {}
    return dict(zip(topics["topic_id"], topics["name"], strict=True))


def draw_done(view: str) -> None:
    """Say at the foot of the window what was done on this page, with a way back.

    Args:
        view: Name of the page.
    """
    done, step = session.announced(view)
    if not done:
        return
    with st.container(key=KEY, horizontal=True, vertical_alignment="center", gap="small"):
        st.info(plain(done))
        if step and decisions.can_undo(session.corpus_path()):
            st.button("Undo", key="done-undo", on_click=take_back, args=(step,))
        st.button("Close", key="done-close", on_click=session.announce, args=("",), type="tertiary")
