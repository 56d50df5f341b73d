"""Reader: the sentences that the filters select, and one article with its tone marked."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard.filters import Filters, caption, listed_sentences, select_articles
from dashboard.queries.corpus import article_rows
from dashboard.queries.reader import article_sentence_rows
from dashboard.session import link, linked, run_view
from dashboard.theme import SIGNS, clean, count, day, file_name, plain, signed
from dashboard.widgets import (
    begin_page,
    corpus_title,
    csv_button,
    empty_note,
    set_article,
    show_sentence_table,
)

HOLLOW = {"negative": "▽", "positive": "△"}  # someone is quoted
MOST_TITLES = 500  # a list to choose from; beyond that the sentences lead to the article


def show(report: Report, filters: Filters) -> None:
    """Draw the page."""
    begin_page("Reader")
    articles = article_rows(select_articles(report, filters))
    if articles.empty:
        empty_note(report)
        return
    rows = listed_sentences(report, filters)
    st.subheader("Sentences", anchor=False)
    n = ((len(rows), "sentence"), (rows["article_id"].nunique(), "article"))
    st.caption(plain(caption(report, filters, n, ignore=frozenset())))
    picked = ""
    if rows.empty:
        st.info("No sentence matches. Change the search text or the tone in the sidebar.")
    else:
        row = show_sentence_table(rows, key="reader-sentences")
        picked = "" if row is None else str(rows["article_id"].iloc[row])
        name = file_name(corpus_title(report), "sentences")
        csv_button(rows, name=name, key="csv-sentences", wide=False)
    article_id = picked or _chosen_title(articles)
    link("article", article_id)
    _show_article(report, article_id)


def _chosen_title(articles: pd.DataFrame) -> str:
    """Let the reader choose an article by its title; the linked one is chosen already."""
    wanted = linked("article")
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
    return st.selectbox(
        "Article to read",
        ids,
        index=ids.index(wanted) if wanted in titles else 0,
        format_func=lambda article_id: titles.get(article_id, ""),
        key="reader-article",
    )


def _show_article(report: Report, article_id: str) -> None:
    """Set one article: title, what is known of it, and its sentences with their tone marked."""
    articles = report.articles
    one = articles[articles["article_id"] == article_id].to_dict("records")[0]
    rows = article_sentence_rows(report, article_id)
    st.subheader(plain(one["title"]) or "Untitled", anchor=False)
    st.markdown(plain(article_line(one)))
    if rows.empty:
        st.info("This article has no sentence: only its headline was found.")
        return
    st.caption(
        f"{SIGNS['negative']} solid line: negative. {SIGNS['positive']} dotted line: positive. "
        f"Hollow {HOLLOW['negative']} {HOLLOW['positive']}: someone is quoted. No mark: neutral. "
        "Point at a sentence for its score."
    )
    set_article(article_blocks(rows), key="reader-text")


def article_line(one: Mapping[Any, Any]) -> str:
    """Say what is known of an article, as plain text.

    Args:
        one: Its row of the articles table.
    """
    published = one["published"]
    parts = [
        clean(one["source"]),
        f"carried by {clean(one['carrier'])}" if one["carrier"] else "",
        day(published.date()) if pd.notna(published) else "undated",
        clean(one["topic"]),
        count(one["n_sentences"], "sentence"),
        f"mean tone {signed(one['tone'])}" if one["n_sentences"] else "",
        clean(one["file"]),
    ]
    return " · ".join(part for part in parts if part)


def article_blocks(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return paragraphs of sentences, each with its tone, its sign and a note to point at.

    Args:
        rows: From ``queries.reader.article_sentence_rows``.

    Returns:
        One entry a paragraph for ``widgets.set_article``.
    """
    paragraphs: dict[int, list[dict[str, Any]]] = {}
    for one in rows.to_dict("records"):
        paragraphs.setdefault(one["paragraph"], []).append(_sentence(one))
    return [{"kind": "paragraph", "sentences": sentences} for sentences in paragraphs.values()]


def _sentence(one: Mapping[Any, Any]) -> dict[str, Any]:
    """Return what the page needs to set one sentence."""
    tone, quoted = one["tone_name"], bool(one["quoted"])
    spoken = f"{tone}, quoted:" if quoted else f"{tone}:"
    topic = clean(one["topic"]) if one["clear"] else "no clear topic"
    note = [f"tone {signed(one['tone'])}", count(one["hits"], "tone word"), topic]
    return {
        "text": clean(one["text"]),
        "tone": tone,
        "quoted": quoted,
        "sign": "" if tone == "neutral" else HOLLOW.get(tone, "") if quoted else SIGNS[tone],
        "spoken": spoken,
        "note": ", ".join([*note, "quoted"] if quoted else note),
    }


if __name__ == "__main__":
    run_view(show)
