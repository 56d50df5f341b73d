"""Documents: a page taken apart, line by line, with what each line was taken for and why."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard.charts.rows import each
from dashboard.exports import file_name
from dashboard.filters import Filters
from dashboard.queries.corpus import corpus_title
from dashboard.queries.lines import (
    MOST_LINES,
    article_letters,
    documents,
    lineage,
    piece_rows,
)
from dashboard.session import run_view
from dashboard.theme import clean, count, named, plain
from dashboard.widgets import begin_page, csv_button, empty_note
from dashboard.widgets.attributing import draw_attributing
from dashboard.widgets.correcting import draw_correcting
from dashboard.widgets.lines import show_lines
from dashboard.widgets.restoring import draw_restoring

KEPT = (
    "No document of this corpus is kept line by line. Text files, saved pages and documents are, "
    "up to 100,000 lines; rows of tables and entries of feeds have no lines of their own."
)
READ_AS = (
    "The letter is the article that a line belongs to; lines without one are no article's text. "
    "At the right: what a line was taken for, and the rule that took it out. Advertisements are "
    "struck through where they stand."
)


def show(report: Report, filters: Filters) -> None:
    """Draw the page; it shows whole documents, whatever the filters select."""
    begin_page("Documents")
    files = documents(report)
    if not files:
        if report.articles.empty:
            empty_note(report)
        else:
            st.info(KEPT)
        return
    if filters.active():
        st.caption("This page shows whole documents; it does not follow the filters.")
    names = {file: named(file) for file in files}
    file = st.selectbox(
        "Document",
        files,
        format_func=names.__getitem__,
        key="documents-file",
        persist_state="session",  # a piece put back is analysed, and the page drawn anew
    )
    rows = piece_rows(report, file)
    st.caption(plain(_summary(rows)))
    letters = article_letters(report.lines[report.lines["file"] == file])
    for line in _articles(report, letters):
        st.markdown(plain(line))
    draw_correcting(report, list(letters))
    draw_restoring(report, file)
    draw_attributing(report, file)
    st.caption(READ_AS)
    csv_button(
        rows.drop(columns=["article_id"]),
        name=file_name(corpus_title(report), file, "lines"),
        key="csv-lines",
        wide=False,
    )
    shown = rows[rows["line"].isin(rows["line"].drop_duplicates().head(MOST_LINES))]
    if len(shown) < len(rows):
        st.caption(f"The first {MOST_LINES:,} lines; the CSV holds all.")
    show_lines(shown, key="documents-lines")


def _summary(rows: pd.DataFrame) -> str:
    """Say how many lines there are, and how much of them was taken out."""
    taken = rows[rows["rule"] != ""]
    adverts = int((taken["role"] == "advertisement").sum())
    said = [count(rows["line"].nunique(), "line"), f"{count(len(taken), 'piece')} taken out"]
    if adverts:
        said.append(f"{count(adverts, 'advertisement')} among them")
    return f"{', '.join(said)}."


def _articles(report: Report, letters: Mapping[str, str]) -> list[str]:
    """Return a line for each article of a document: its letter, title and source."""
    own = report.articles[report.articles["article_id"].isin(letters)]
    known = {one.article_id: f"{named(one.title)} ({named(one.source)})" for one in each(own)}
    said = {one: known.get(one, "not used") for one in letters}
    told = {one: f"{said[one]}: {line}" for one in letters if (line := lineage(report, one))}
    return [f"{letter}: {clean(told.get(one, said[one]))}" for one, letter in letters.items()]


if __name__ == "__main__":
    run_view(show)
