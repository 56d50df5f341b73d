"""Who wrote what, as the analyst says: the source of files and folders, and names of one source.

What is decided is a line of the ledger; the corpus is analysed again with it.
"""

from collections.abc import Sequence

import streamlit as st

from analysis import (
    UNKNOWN_SOURCE,
    BroadsheetError,
    Ledger,
    SourceDecision,
    source_name,
)
from analysis.tables import Report
from dashboard import decisions, session
from dashboard.queries.alike import alike
from dashboard.queries.places import WHOLE, Place, folders_of_sources, places
from dashboard.theme import clean, count, named, plain
from dashboard.widgets.deciding import MOST_OFFERED, decide

STORED = "This is a stored report: open its corpus to say who wrote what."
LABEL = "Say who wrote it"
FEW = 6  # names of folders that are told


def draw_attributing(report: Report, file: str = "") -> None:
    """Draw what the analyst can decide about sources.

    Args:
        report: The report as it is shown.
        file: The document that the page shows, which is offered first; "" for none.
    """
    with st.expander(LABEL, key="attributing"):
        try:
            decided = decisions.decided(session.corpus_path())
            sources = sorted({*report.articles["source"]} - {UNKNOWN_SOURCE})
            _draw_place(report, decided, sources, file)
            _draw_alike(decided, alike(report))
            _draw_other_name(decided, sources)
            _draw_decided(decided)
        except BroadsheetError as error:
            st.error(plain(str(error)))
        if not session.can_analyse():
            st.caption(STORED)


def _draw_place(report: Report, decided: Ledger, sources: list[str], file: str) -> None:
    """Let the source of a file, a folder or the whole corpus be named."""
    every = st.checkbox("Also where a source is known", key="attributing-every")
    offered = {one.name: one for one in places(report) if every or one.n_unknown}
    if not offered:
        st.caption("Every article has a source.")
        return
    names = sorted(offered, key=lambda name: name != file)[:MOST_OFFERED]
    place = st.selectbox(
        "File or folder",
        names,
        format_func=lambda name: _said(offered[name], every=every),
        key=f"attributing-place-{every}-{file}",
    )
    name = _ask_name("Its source", sources, key="attributing-name")
    ready = bool(name) and session.can_analyse()
    if st.button("Keep and analyse again", disabled=not ready, key="attributing-keep"):
        one = SourceDecision(source_name(name), place, every=every)
        decide(decided.with_source(one))
    _draw_folders(report, decided)


def _draw_folders(report: Report, decided: Ledger) -> None:
    """Let every folder with articles of unknown source be named after itself, in one step."""
    folders = folders_of_sources(report)
    if not folders:
        return
    first = ", ".join(clean(name) for name in [*folders.values()][:FEW])
    more = ", ..." if len(folders) > FEW else ""
    st.caption(f"Is each of {len(folders)} folders a source? {plain(first)}{more}")
    ready = session.can_analyse()
    if st.button("Name them so and analyse again", disabled=not ready, key="attributing-folders"):
        for place, name in folders.items():
            decided = decided.with_source(SourceDecision(source_name(name), place))
        decide(decided)


def _said(place: Place, *, every: bool) -> str:
    """Say a place, and how many articles a decision about it is about."""
    name = "The whole corpus" if place.name == WHOLE else named(place.name)
    if every:
        return f"{name}: {count(place.n_articles, 'article')}"
    return f"{name}: {count(place.n_unknown, 'article')} of unknown source"


def _ask_name(label: str, sources: list[str], *, key: str) -> str:
    """Return the name that is typed, and say whether the corpus has it; "" for none yet."""
    name = clean(st.text_input(label, key=key, placeholder="The Sparrow", max_chars=80)).strip()
    if name:
        st.caption("A source of this corpus." if name in sources else "New in this corpus.")
    return name


def _draw_alike(decided: Ledger, pairs: Sequence[tuple[str, str]]) -> None:
    """Offer names that may be of one source; nothing where there are none."""
    if not pairs:
        return
    offered = {f"{named(one)} is {named(two)}": (one, two) for one, two in pairs[:MOST_OFFERED]}
    chosen = st.selectbox(
        f"Perhaps names of one source ({count(len(pairs), 'pair')})",
        [*offered],
        index=None,
        key="attributing-alike",
        placeholder="Choose a pair",
    )
    ready = chosen is not None and session.can_analyse()
    if st.button("Join these and analyse again", disabled=not ready, key="attributing-join-alike"):
        other, name = offered[str(chosen)]
        decide(decided.with_other_name(source_name(other), source_name(name)))


def _draw_other_name(decided: Ledger, sources: list[str]) -> None:
    """Let one name be said to be another name of a source."""
    if not sources:
        return
    st.caption("Two names of one source")
    other = st.selectbox(
        "The name",
        sources[:MOST_OFFERED],
        index=None,
        format_func=named,
        key="attributing-other",
        placeholder="Choose a source",
    )
    name = _ask_name("is another name of", sources, key="attributing-of")
    ready = bool(other and name and other != name) and session.can_analyse()
    if st.button("Join and analyse again", disabled=not ready, key="attributing-join"):
        decide(decided.with_other_name(source_name(str(other)), source_name(name)))


def _draw_decided(decided: Ledger) -> None:
    """Let a decision about sources be taken back."""
    parts = ("sources", "other_names")
    every = [one for one in decisions.each_decision(decided) if one.part in parts]
    if not every:
        return
    own = every[-MOST_OFFERED:]
    chosen = st.selectbox(
        f"Decided ({count(len(every), 'decision')})",
        range(len(own)),
        format_func=lambda at: clean(own[at].said),
        key="attributing-decided",
    )
    if st.button("Take this decision back", key="attributing-undo"):
        decide(decided.without(own[chosen].part, own[chosen].decision))
