"""The title and the date of an article, corrected by hand where it is read.

What is decided is a line of the ledger; the corpus is analysed again with it.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import BroadsheetError, Correction, checked_date
from analysis.tables import Report
from dashboard import decisions, session
from dashboard.charts.rows import each
from dashboard.days import iso_said
from dashboard.theme import clean, named, plain
from dashboard.widgets.deciding import decide

LABEL = "Correct title or date"
STORED = "This is a stored report: open its corpus to correct titles and dates."
EMPTY = "What is left empty stays as it was read."


def draw_correcting(report: Report, article_ids: Sequence[str]) -> None:
    """Draw what the analyst can correct about one of some articles.

    Args:
        report: The report as it is shown.
        article_ids: The articles that the page shows, in its order; those not in the report are
            left out.
    """
    own = report.articles[report.articles["article_id"].isin(article_ids)]
    found = {one.article_id: one for one in each(own.assign(day=iso_said(own)))}
    rows = {one: found[one] for one in article_ids if one in found}
    if not rows:
        return
    with st.expander(LABEL, key="correcting"):
        try:
            _draw_fields(rows[_chosen(rows)])
        except BroadsheetError as error:
            st.error(plain(str(error)))
        if not session.can_analyse():
            st.caption(STORED)


def _chosen(rows: dict[str, Any]) -> str:
    """Return the article that is meant, asked for where there are several."""
    if len(rows) == 1:
        return next(iter(rows))
    session.say_anew("correcting-article", rows)
    return st.selectbox(
        "Article",
        list(rows),
        format_func=lambda one: f"{named(rows[one].title)} ({named(rows[one].source)})",
        key="correcting-article",
    )


def _draw_fields(row: Any) -> None:  # noqa: ANN401 - a row of articles
    """Let title and date of an article be given, or be again as they were read."""
    decided = decisions.decided(session.corpus_path())
    known = decided.correction_of(row.article_id)
    day = known.date or ("" if pd.isna(row.day) else row.day)
    title = known.title or clean(row.title)
    # what a field shows is part of its key: once that has changed, what was typed is past
    typed = clean(st.text_input("Title", title, key=f"correcting-title-{row.article_id}-{title}"))
    date = clean(
        st.text_input(
            "Date, UTC",
            day,
            key=f"correcting-date-{row.article_id}-{day}",
            placeholder="27 June 2025",
            help="As exactly as it is known: 27 June 2025, 2025-06-27 13:05, June 2025, 2025, or "
            "undated.",
        )
    )
    st.caption(EMPTY)
    change = Correction(
        row.article_id,
        known.title if typed == title else "" if typed == known.read else typed,
        known.date if date == day else _checked(date),
        known.read or clean(row.title),
    )
    ready = _says(change) != _says(known) and session.can_analyse()
    if st.button("Keep and analyse again", disabled=not ready, key="correcting-keep"):
        decide(decided.with_correction(change))


def _checked(date: str) -> str:
    """Return a date that was typed, checked, or "" for none."""
    return checked_date(date) if date else ""


def _says(one: Correction) -> tuple[str, str]:
    return one.title, one.date
