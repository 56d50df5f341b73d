"""Reader: the sentences that were clicked or selected, and one article with its tone marked."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard import reports, session
from dashboard.charts.rows import each
from dashboard.days import date_said
from dashboard.exports import download_name
from dashboard.filters import Filters, caption, select_articles
from dashboard.queries.article import BY_HAND_SIGN, HOLLOW, article_paragraphs, article_traces
from dashboard.queries.corpus import article_rows, corpus_title
from dashboard.queries.evidence import Slice, article_list, evidence_rows, selection
from dashboard.queries.method import corrected_said
from dashboard.queries.reader import article_sentence_rows, context_rows
from dashboard.queries.words import UNDERLINED
from dashboard.search import search
from dashboard.theme import SIGNS, clean, count, named, plain, signed
from dashboard.widgets import (
    begin_page,
    csv_button,
    empty_note,
    nothing,
    show_sentence_table,
)
from dashboard.widgets.article import set_article
from dashboard.widgets.contexts import contexts
from dashboard.widgets.correcting import draw_correcting
from dashboard.widgets.evidence import evidence_beside, turn_to
from dashboard.widgets.fingerprints import show_fingerprint

MOST_TITLES = 500  # a list to choose from; beyond that the sentences lead to the article
MOST_CONTEXTS = 500  # keywords in context that are set; the CSV holds all sentences
READING = (
    f"{UNDERLINED} The sign before a sentence is the tone of all of it: {SIGNS['negative']} "
    f"negative, {SIGNS['neutral']} neutral, {SIGNS['positive']} positive, hollow "
    f"{HOLLOW['negative']} where someone is quoted; no sign where no word counts. "
    "Click a sentence for its tone step by step."
)
IN_CONTEXT, TABLE = "Keyword in context", "Table"


def show(report: Report, filters: Filters) -> None:
    """Draw the page: one sentence in its article, or the list with an article below it."""
    article_id, sentence_id = session.linked("article"), session.linked("sentence")
    if sentence_id and article_id in set(report.articles["article_id"]):
        with evidence_beside(report, filters):
            begin_page("Reader")
            if st.button("All sentences as a list", key="reader-list", type="tertiary"):
                session.read_sentence(article_id, "")
                st.rerun()
            session.link("article", article_id)
            session.link("sentence", sentence_id)
            _show_article(report, filters, article_id, sentence_id)
        return
    begin_page("Reader")
    if article_id and article_id not in set(report.articles["article_id"]):
        st.info("The article that this link asks for is not in this corpus; below stands another.")
    articles = article_rows(select_articles(report, filters))
    if articles.empty:
        empty_note(report)
        return
    rows, picked = _show_list(report, filters)
    narrowed = session.current_evidence() is not None or filters.tones or filters.text
    if narrowed and not rows.empty:
        articles = article_list(rows)
    article_id = picked.get("article_id", "") or _chosen_title(articles)
    session.link("article", article_id)
    _show_article(report, filters, article_id, picked.get("sentence_id", ""))


def _show_list(report: Report, filters: Filters) -> tuple[pd.DataFrame, Mapping[str, str]]:
    """Show the sentences of what was clicked, or else of the filters; return them, and a pick."""
    opened = session.current_evidence()
    part = opened or selection(report, filters)
    rows = evidence_rows(report, part)
    _list_head(report, part, rows, clicked=opened is not None)
    if rows.empty:
        st.info("No sentence matches. Change the search text or the tone in the sidebar.")
        return rows, {}
    name = download_name(corpus_title(report), part.label, "sentences")
    searched = search(part.filters.text)
    in_context = context_rows(rows, searched) if searched.node else pd.DataFrame()
    look = TABLE
    if not in_context.empty:
        look = st.segmented_control(
            "Look",
            [IN_CONTEXT, TABLE],
            default=IN_CONTEXT,
            label_visibility="collapsed",
            key="look",
        )
    if look == IN_CONTEXT:
        _show_contexts(in_context)
        row = None
    else:
        row = show_sentence_table(rows, key="reader-sentences")
    csv_button(rows, name=name, key="csv-sentences", selected=part.label, wide=False)
    if row is None:
        return rows, {}
    return rows, {name: str(rows[name].iloc[row]) for name in ("article_id", "sentence_id")}


def _list_head(report: Report, part: Slice, rows: pd.DataFrame, *, clicked: bool) -> None:
    """Say which sentences these are, and how many."""
    st.subheader("Sentences", anchor=False)
    n = ((len(rows), "sentence"), (rows["article_id"].nunique(), "story"))
    if not clicked:
        st.caption(plain(caption(report, part.filters, n, ignore=frozenset())))
        return
    said = ", ".join(count(*one) for one in n)
    st.caption(plain(f"{named(part.label)}. {said}."))
    st.button("Show those of the filters", on_click=session.follow_filters, key="reader-follow")


def _show_contexts(rows: pd.DataFrame) -> None:
    """Set the keywords in their context; a click opens the sentence in its article."""
    address = session.reader_addresses()
    lines = [
        {
            "left": one.left,
            "hit": one.hit,
            "right": one.right,
            "tone": one.tone_name,
            "sign": SIGNS[one.tone_name],
            "meta": f"{named(one.source)}, {date_said(one.published, one.date_precision)}",
            "article": one.article_id,
            "sentence": one.sentence_id,
            "href": address(one.article_id, one.sentence_id),
        }
        for one in each(rows.head(MOST_CONTEXTS))
    ]
    st.caption(contexts_said(rows))
    data = {"lines": lines, "total": len(rows)}
    turn_to(contexts(key="reader-contexts", data=data, on_read_change=nothing).read)


def contexts_said(rows: pd.DataFrame) -> str:
    """Say how many hits stand in how many sentences, and in which order.

    Args:
        rows: From ``queries.reader.context_rows``.
    """
    n = count(rows["sentence_id"].nunique(), "sentence")
    return (
        f"{count(len(rows), 'hit')} in {n}: a sentence that holds two stands twice. Sorted by the "
        "words found and those after them."
    )


def _chosen_title(articles: pd.DataFrame) -> str:
    """Let the reader choose an article by its title; the linked one is chosen already."""
    wanted = session.linked("article")
    shown = articles.head(MOST_TITLES)
    if wanted not in set(shown["article_id"]) and wanted in set(articles["article_id"]):
        shown = pd.concat([articles[articles["article_id"] == wanted], shown])
    titles = {
        article_id: f"{clean(title) or 'Untitled'} ({clean(source)})"
        for article_id, title, source in zip(
            shown["article_id"], shown["title"], shown["source"], strict=True
        )
    }
    ids = list(titles)
    session.say_anew("reader-article", ids, first=wanted)
    return st.selectbox(
        "Article to read",
        ids,
        format_func=lambda article_id: titles.get(article_id, ""),
        key="reader-article",
    )


def _show_article(report: Report, filters: Filters, article_id: str, sentence_id: str) -> None:
    """Set one article: title, what is known of it, its fingerprint, and its sentences."""
    articles = report.articles
    one = articles[articles["article_id"] == article_id].to_dict("records")[0]
    rows = article_sentence_rows(report, article_id)
    st.subheader(plain(one["title"]) or "Untitled", anchor=False)
    st.markdown(plain(article_line(one)))
    if said := corrected_said(report.manifest, article_id):
        st.caption(plain(said))
    draw_correcting(report, [article_id])
    if rows.empty:
        st.info("This article has no sentence: only its headline was found.")
        return
    show_fingerprint(report, article_id, key="reader-fingerprint", current=sentence_id)
    by_hand = (rows["by_hand"] != "").any()
    st.caption(f"{READING} {BY_HAND_SIGN}: tone set by hand." if by_hand else READING)
    opened = session.current_evidence()
    searched = search((opened.filters if opened else filters).text)
    ids = rows["sentence_id"]
    traces = reports.once(report, "traces", ids, partial(article_traces, report, rows))
    paragraphs = article_paragraphs(rows, traces, searched=searched, current=sentence_id)
    set_article(paragraphs, key="reader-text", current=sentence_id)


def article_line(one: Mapping[Any, Any]) -> str:
    """Say what is known of an article, as plain text.

    Args:
        one: Its row of the articles table.
    """
    parts = [
        clean(one["source"]),
        f"carried by {clean(one['carrier'])}" if one["carrier"] else "",
        date_said(one["published"], one["date_precision"]),
        clean(one["topic"]),
        count(one["n_sentences"], "sentence"),
        f"mean tone {signed(one['tone'])}" if one["n_sentences"] else "",
        clean(one["file"]),
    ]
    return " · ".join(part for part in parts if part)


if __name__ == "__main__":
    session.run_view(show)
