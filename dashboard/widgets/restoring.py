"""Pieces of a document put back into its text, or taken out of it, with what that does to the tone.

What is decided is a line of the ledger; the corpus is analysed again with it.
"""

from typing import Any

import pandas as pd
import streamlit as st

from analysis import BroadsheetError, Ledger, PieceDecision, marked_effect, restored_effect
from analysis.tables import Report
from dashboard import decisions, session
from dashboard.charts.rows import each
from dashboard.queries.lines import MOST_LINES, ROLES
from dashboard.reports import once
from dashboard.theme import clean, count, named, plain, readable, signed
from dashboard.widgets.deciding import decide

LONGEST_SHOWN = 90
MOST_EFFECTS = 8
STORED = "This is a stored report: open its corpus to change what was taken out."
ALL = "All of this document"
NO_EFFECT = "No article with a tone would change."


def draw_restoring(report: Report, file: str) -> None:
    """Draw what the analyst can decide about the pieces of a document.

    Args:
        report: The report as it is shown.
        file: The document.
    """
    with st.expander("Put a piece back, or take a line out", key="restoring"):
        try:
            decided = decisions.decided(session.corpus_path())
            _draw_pieces(report, file, decided)
            _draw_marking(report, file, decided)
            _draw_decided(file, decided)
        except BroadsheetError as error:
            st.error(plain(str(error)))
        if not session.can_analyse():
            st.caption(STORED)


def _draw_pieces(report: Report, file: str, decided: Ledger) -> None:
    """Let one piece that was taken out, or all of them, be put back."""
    pieces = report.removed[report.removed["file"] == file].reset_index(drop=True)
    if pieces.empty:
        st.caption("Nothing was taken out of this document.")
        return
    rows = _offered(pieces)
    chosen = st.selectbox(
        "Taken out",
        [-1, *range(len(rows))],
        format_func=lambda at: ALL if at < 0 else _said(rows[at].line, rows[at]),
        key=f"restoring-piece-{file}",
    )
    own = pieces if chosen < 0 else pieces.iloc[chosen : chosen + 1]
    ids = (file, *own["article_id"], *own["text"])
    _draw_effect(once(report, "put back", ids, lambda: restored_effect(report, own)))
    one = PieceDecision(file, is_text=True)
    if chosen >= 0:
        row = rows[chosen]
        one = PieceDecision(file, is_text=True, text=row.text, line=row.line, start=row.start)
    label = "Put it all back and analyse again" if chosen < 0 else "Put it back and analyse again"
    _draw_keep(label, decided, one, key="restoring-keep")


def _draw_marking(report: Report, file: str, decided: Ledger) -> None:
    """Let a line of the text be taken out of it."""
    lines = report.lines
    body = lines[(lines["file"] == file) & (lines["role"] == "body")].reset_index(drop=True)
    if body.empty:
        return
    rows = _offered(body)
    chosen = st.selectbox(
        "A line of the text that is page furniture",
        range(len(rows)),
        index=None,
        format_func=lambda at: _said(rows[at].line, rows[at]),
        key=f"restoring-line-{file}",
        placeholder="Choose a line",
    )
    if chosen is None:
        return
    row = rows[chosen]
    ids = (file, str(row.line), row.text)
    _draw_effect(once(report, "taken out", ids, lambda: marked_effect(report, file, row.line)))
    one = PieceDecision(file, is_text=False, text=row.text.strip(), line=row.line)
    _draw_keep("Take it out and analyse again", decided, one, key="restoring-mark")


def _offered(rows: pd.DataFrame) -> list[Any]:
    """Return the rows that a list offers, and say so where these are not all."""
    if len(rows) > MOST_LINES:
        said = f"The first {MOST_LINES:,} of {len(rows):,} are offered here; any other can be"
        st.caption(plain(f"{said} written into the ledger.toml of the corpus."))
    return each(rows.head(MOST_LINES))


def _draw_decided(file: str, decided: Ledger) -> None:
    """Let a decision about this document be taken back."""
    every = [one for one in decided.pieces if one.file == file]
    if not every:
        return
    own = every[-MOST_LINES:]
    chosen = st.selectbox(
        f"Decided here ({count(len(every), 'decision')})",
        range(len(own)),
        format_func=lambda at: _short(clean(decisions.told_piece(own[at]))),
        key=f"restoring-decided-{file}",
    )
    if st.button("Take this decision back", key="restoring-undo"):
        decide(decided.without("pieces", own[chosen]))


def _draw_keep(label: str, decided: Ledger, one: PieceDecision, *, key: str) -> None:
    """Draw the button that keeps a decision."""
    if st.button(label, disabled=not session.can_analyse(), key=key):
        decide(decided.with_piece(one))


def _draw_effect(effect: pd.DataFrame) -> None:
    """Say what a decision would do to the tone, before it is kept."""
    st.caption("  \n".join(plain(line) for line in effect_lines(effect)))


def effect_lines(effect: pd.DataFrame) -> list[str]:
    """Say the effect on the tone of each article, the first few one by one; plain text."""
    if effect.empty:
        return [NO_EFFECT]
    lines = [
        f'"{_short(named(one.title))}": tone {_tone(one.tone_before)} → {_tone(one.tone_after)}, '
        f"{one.n_before} → {count(one.n_after, 'sentence')}"
        for one in each(effect.head(MOST_EFFECTS))
    ]
    more = len(effect) - len(lines)
    return [*lines, f"and {count(more, 'more article')}"] if more > 0 else lines


def _tone(value: float) -> str:
    return "none" if pd.isna(value) else signed(value, 3)


def _said(line: int, row: Any) -> str:  # noqa: ANN401 - a row of removed or of lines
    """Say a piece or line on one line."""
    kind = getattr(row, "kind", "")
    return f"line {line}{f', {ROLES[kind]}' if kind else ''}: {_short(readable(row.text))}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1].rstrip()}…"
