"""Columns of a table whose text cannot be told, named by the analyst.

What is decided is a line of the ledger; the corpus is analysed again with it.
"""

import streamlit as st

from analysis import BroadsheetError, ColumnDecision, Ledger, asks_for_columns
from analysis.tables import Report
from dashboard import decisions, session
from dashboard.theme import clean, count, named, plain

FIELDS = {
    "text": "Text",
    "title": "Headline",
    "source": "Source",
    "published": "Date",
    "url": "Address",
}
SAID = "The text of this table cannot be told from the names of its columns. Say which it is."


def draw_mapping_of(report: Report) -> None:
    """Let the columns of tables be named that a report skipped for want of a text.

    Args:
        report: The report as it is shown.
    """
    skipped = report.skipped
    own = skipped["file"][[asks_for_columns(reason) for reason in skipped["reason"]]]
    draw_mapping(tuple(sorted(set(own))))


def draw_mapping(files: tuple[str, ...] | None = None) -> None:
    """Let columns be named, and what is decided be taken back; nothing where there is nothing.

    Args:
        files: Tables to look at, as the table ``skipped`` names them; None looks at all.
    """
    if not session.can_analyse():
        return
    try:
        decided = decisions.decided(session.corpus_path())
        if files is None or files:
            _draw_tables(session.unmapped_tables(files), decided)
        _draw_decided(decided)
    except BroadsheetError as error:
        st.error(plain(str(error)))


def _draw_tables(tables: dict[str, tuple[str, ...]], decided: Ledger) -> None:
    """Let the columns of one of the tables be named."""
    if not tables:
        return
    st.subheader("Name the columns of a table", anchor=False)
    st.caption(SAID)
    file = st.selectbox("Table", [*tables], format_func=named, key="mapping-table")
    chosen: dict[str, str] = {}
    for place, (field, label) in zip(st.columns(len(FIELDS)), FIELDS.items(), strict=True):
        column = place.selectbox(
            label,
            tables[file],
            index=None,
            format_func=named,
            key=f"mapping-{field}-{file}",
            placeholder="Column",
        )
        if column is not None:
            chosen[field] = column
    if len(set(chosen.values())) < len(chosen):
        st.caption("One column cannot be two of these.")
    ready = "text" in chosen and len(set(chosen.values())) == len(chosen)
    if st.button("Read it and analyse again", disabled=not ready, key="mapping-keep"):
        _decide(decided.with_table(ColumnDecision(file, tuple(sorted(chosen.items())))))


def _draw_decided(decided: Ledger) -> None:
    """Let a decision about columns be taken back."""
    if not decided.tables:
        return
    chosen = st.selectbox(
        f"Columns named ({count(len(decided.tables), 'table')})",
        range(len(decided.tables)),
        format_func=lambda at: clean(decided.tables[at].said),
        key="mapping-decided",
    )
    if st.button("Take this decision back", key="mapping-undo"):
        _decide(decided.without("tables", decided.tables[chosen]))


def _decide(ledger: Ledger) -> None:
    """Keep decisions and draw the page anew."""
    decisions.decide(session.corpus_path(), ledger)
    st.rerun()
