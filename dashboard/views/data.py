"""Data: what was read, what was left out and why, how it was made, and ways to more."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import effect_by_kind
from analysis.tables import Report
from dashboard import session
from dashboard.bundle import report_zip
from dashboard.exports import file_name
from dashboard.filters import Filters
from dashboard.opener import draw_opener
from dashboard.queries.corpus import corpus_title
from dashboard.queries.lines import ROLES
from dashboard.queries.method import method_lines, placed_line, versions_line
from dashboard.reports import once
from dashboard.theme import clean, count, plain
from dashboard.widgets import THREE_LINES, begin_page, csv_button, xlsx_button
from dashboard.widgets.mapping import draw_mapping_of
from dashboard.workbook import report_xlsx

EFFECT = {
    "articles": st.column_config.NumberColumn("articles concerned"),
    "tone_without": st.column_config.NumberColumn("tone as read", format="%+.3f"),
    "tone_with": st.column_config.NumberColumn("tone had they stayed", format="%+.3f"),
    "difference": st.column_config.NumberColumn(format="%+.3f"),
}
EFFECT_READ_AS = (
    "Mean tone of the articles that pieces of a kind stand in or beside, as they were read and as "
    "they would be with these pieces in their text; all printings, those in English. A piece of a "
    "document that is kept line by line is put back where it stood; any other counts as a sentence "
    "of its own. Single pieces can be put back on the page Documents."
)
# What a rule's name does not say, by the kind of what it took out.
RULES_SAID = {
    "promotion": (
        "No single sign makes an advertisement: it takes several, such as a call at the start "
        '("Sign up"), talk to "you", words of offers (newsletter, inbox, deal, trial, price), a '
        "headline run into the text, or a missing full stop."
    )
}
APOSTROPHES = (
    "In a CSV a text that begins with =, +, - or @ has an apostrophe in front ('@desk), so that no "
    "spreadsheet runs it. Parquet and Excel hold it as it is: join tables by these."
)
LONG_TEXT = 70  # characters that a cell of one line shows
SHOWN = 3  # decimals of a tone in the table of effects
WIDTHS = {
    "place": st.column_config.TextColumn(width=90),
    "line": st.column_config.NumberColumn(width=70),
    "reason": st.column_config.TextColumn(width=640),
    "text": st.column_config.TextColumn(width=480),
}


def show(report: Report, filters: Filters) -> None:
    """Draw the page; it describes the whole corpus, whatever the filters select.

    Args:
        report: The whole report.
        filters: What is selected, of no concern here.
    """
    begin_page("Data")
    title = clean(str(report.manifest.get("title") or "Untitled corpus"))
    st.caption(plain(f"{title}. {_summary(report)}"))
    if filters.active():
        st.caption("This page describes the whole corpus; it does not follow the filters.")
    _show_placed(report.manifest)
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Everything as one zip",
            partial(report_zip, report),
            file_name=f"{file_name(title)}.zip",
            mime="application/zip",
            on_click="ignore",
            key="everything-zip",
            help="All tables as CSV and Parquet, and how they were made (manifest.json).",
        )
        make = partial(report_xlsx, report)
        xlsx_button(
            make,
            name=file_name(title),
            key="everything-xlsx",
            label="Excel, every table",
            wide=False,
        )
    st.caption(plain(APOSTROPHES))
    _show_read(report)
    _show_skipped(report)
    draw_mapping_of(report)
    _show_removed(report)
    _show_method(report.manifest)
    draw_opener()


def _show_placed(manifest: Mapping[str, Any]) -> None:
    """Say where topics were kept while files came and went, and offer to find them anew."""
    line = placed_line(manifest)
    if not line:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(plain(line), width="content")
        if session.can_analyse():
            st.button(
                "Find topics anew",
                on_click=session.run_again,
                kwargs={"refit": True},
                key="find-topics-anew",
                help="Topics that are found again keep their names and your decisions.",
            )


def _summary(report: Report) -> str:
    """Say how much was found, used and left out."""
    files = len(report.manifest.get("inputs") or {})
    skipped = len(report.skipped)
    return (
        f"{count(files, 'file')} found. {count(len(report.articles), 'article')}, "
        f"{count(len(report.sentences), 'sentence')}. "
        + (f"{count(skipped, 'part')} skipped." if skipped else "Nothing skipped.")
    )


def _show_read(report: Report) -> None:
    """Draw the files that were found, with the articles that came of each."""
    st.header("Read", anchor=False)
    rows = files_read(report)
    if rows.empty:
        st.info("Nothing was read. Add files or paste text below.")
        return
    with st.expander(count(len(rows), "file")):  # an open list would hide what was left out
        _table(rows, "files-read")


def files_read(report: Report) -> pd.DataFrame:
    """Return one row a file found: its articles, sentences, lines removed, parts skipped.

    Of an archive the files in it are named.
    """
    articles = report.articles.groupby("file")
    files = set(report.articles["file"])
    packed = {name[:at] for name in files for at, mark in enumerate(name) if mark == "/"}
    found = (set(report.manifest.get("inputs") or {}) - packed) | files
    rows = pd.DataFrame({"file": pd.Series(sorted(found), dtype="str")})
    columns = {
        "articles": articles.size(),
        "sentences": articles["n_sentences"].sum(),
        "pieces removed": report.removed.groupby(_documents(report.removed["file"], found)).size(),
        "skipped": report.skipped.groupby("file").size(),
    }
    for name, values in columns.items():
        rows[name] = rows["file"].map(values).fillna(0).astype("int64")
    return rows


def _documents(places: pd.Series, found: set[str]) -> pd.Series:
    """Return the file of each place such as ``"export.csv, row 12"``."""
    return places.map({place: _document(place, found) for place in places.unique()})


def _document(place: str, found: set[str]) -> str:
    """Return the file of a place: the longest start of it, cut at a comma, that is a file."""
    name = place
    while name not in found and ", " in name:
        name = name.rpartition(", ")[0]
    return name if name in found else place


def _show_skipped(report: Report) -> None:
    """Draw what was not used, with the reasons."""
    st.header("Skipped", anchor=False)
    if report.skipped.empty:
        st.caption("Nothing was skipped.")
        return
    _table(report.skipped, "skipped")


def _show_removed(report: Report) -> None:
    """Draw what was taken out of the documents, by kind."""
    st.header("Removed from the texts", anchor=False)
    removed = report.removed
    if removed.empty:
        st.caption("Nothing was removed.")
        return
    st.caption("No part of an article's body, so neither a sentence nor counted in topics or tone.")
    kinds = kinds_removed(report)
    for kind, n_pieces in kinds.items():
        with st.expander(f"{ROLES[kind]} ({n_pieces:,})"):
            if kind in RULES_SAID:
                st.caption(plain(RULES_SAID[kind]))
            rows = removed.loc[removed["kind"] == kind, ["text", "file", "line", "rule"]]
            _table(rows, f"removed-{kind}")
    _show_effect(report)


def kinds_removed(report: Report) -> dict[str, int]:
    """Return the kinds of what was taken out with their number of pieces, the largest first."""
    counted = report.removed["kind"].value_counts()
    return {
        kind: int(counted[kind])
        for kind in sorted(counted.index, key=lambda one: (-counted[one], one))
    }


def effect_rows(report: Report) -> pd.DataFrame:
    """Return what each kind of removal did to the tone, in the order of ``kinds_removed``.

    Returns:
        Columns kind (in words), pieces, articles, tone_without, tone_with and difference: of the
        two tones as they are shown, so that the row adds up.
    """
    rows = effect_by_kind(report).set_index("kind").loc[[*kinds_removed(report)]].reset_index()
    shown = rows[["tone_without", "tone_with"]].round(SHOWN)
    return rows.assign(
        tone_without=shown["tone_without"],
        tone_with=shown["tone_with"],
        difference=(shown["tone_without"] - shown["tone_with"]).round(SHOWN) + 0.0,  # no -0.000
        kind=[ROLES.get(str(one), str(one)) for one in rows["kind"]],
    )


def _show_effect(report: Report) -> None:
    """Draw what each kind of removal did to the tone of the articles it concerns."""
    pieces = (*report.removed["article_id"], *report.removed["text"])
    rows = once(report, "effect of removals", pieces, partial(effect_rows, report))
    st.dataframe(rows, hide_index=True, key="effect", width="stretch", column_config=EFFECT)
    st.caption(EFFECT_READ_AS)
    csv_button(rows, name=file_name(corpus_title(report), "removals"), key="csv-effect", wide=False)


def _table(rows: pd.DataFrame, key: str) -> None:
    """Draw rows as they are, a long text on several lines; a data frame interprets no text."""
    long = "text" in rows and rows["text"].str.len().max() > LONG_TEXT
    st.dataframe(
        rows,
        hide_index=True,
        key=key,
        width="stretch",
        column_config=WIDTHS,
        row_height=THREE_LINES if long else None,
    )


def _show_method(manifest: Mapping[str, Any]) -> None:
    """Say in plain words how the tables were made."""
    st.header("Method", anchor=False)
    for line in method_lines(manifest):
        st.markdown(plain(line))
    if made_with := versions_line(manifest):
        st.caption(plain(made_with))


if __name__ == "__main__":
    session.run_view(show)
