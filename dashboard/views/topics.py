"""Topics: how much each fills, the words of one, and the articles it stands in."""

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard.charts.topics import terms_chart, topics_chart
from dashboard.filters import OF_SENTENCES, Filters, caption, select_articles
from dashboard.queries.changes import change_lines, compared_with
from dashboard.queries.evidence import Slice, counted, of_one
from dashboard.queries.topics import (
    TOPICS_IGNORE,
    term_rows,
    topic_article_rows,
    topic_rows,
)
from dashboard.session import run_view, select_on_click
from dashboard.theme import count, named, percent, plain
from dashboard.widgets import Exhibit, begin_page, empty_note, show_article_table, show_exhibit
from dashboard.widgets.evidence import evidence_beside
from dashboard.widgets.moving import draw_moving

CHART = "topics-share"
METHOD = (
    "Share of a topic: sentences clearly on it, of all sentences. TF-IDF and NMF; named topics "
    "stay where their seed words are. Articles and sources: those whose main topic it is."
)
TERMS_METHOD = (
    "Weight of a word in the topic (NMF on TF-IDF), the largest is 1; and how many times as likely "
    "it is in the topic's sentences as in the whole corpus."
)

CHANGES_METHOD = (
    "Topics are found again by the articles that both runs hold, and by their words; they keep id "
    "and name. Grown and faded: a share of articles a quarter larger or smaller, beyond chance."
)


def show(report: Report, filters: Filters) -> None:
    """Draw the page."""
    with evidence_beside(report, filters):
        _show_charts(report, filters)


def _show_charts(report: Report, filters: Filters) -> None:
    """Draw the charts, and what was clicked in them."""
    begin_page("Topics")
    if select_articles(report, filters, ignore=TOPICS_IGNORE).articles.empty:
        empty_note(report)
        return
    rows = topic_rows(report, filters)
    opens = of_one(lambda mark: topic_evidence(report, filters, str(mark[0])))
    clicked = select_on_click(CHART, "topics", evidence=opens)
    show_exhibit(report, _share(report, filters), on_select=clicked)
    _show_changes(report)
    names = dict(zip(rows["topic_id"], rows["topic"], strict=True))
    chosen = [one for one in names if one in filters.topics]
    topic_id = st.selectbox(
        "Topic to look into",
        list(names),
        index=list(names).index(chosen[0]) if chosen else 0,
        format_func=lambda one: named(names[one]),
        key=f"topic-{'-'.join(chosen)}",
    )
    _show_topic(report, filters, topic_id, names[topic_id])


def _show_changes(report: Report) -> None:
    """Say what became of the topics since the last run of this corpus."""
    since = compared_with(report)
    if not since:
        return
    lines = change_lines(report)
    with st.expander(f"{since}: {count(len(lines), 'topic')} changed", key="topic-changes"):
        for line in lines:
            st.markdown(plain(line))
        st.caption(CHANGES_METHOD)


def topic_evidence(report: Report, filters: Filters, topic_id: str) -> Slice:
    """Return the sentences that the share of a topic counts, under the other filters."""
    return counted(report, filters, topic=topic_id, topics=())


def _show_topic(report: Report, filters: Filters, topic_id: str, name: str) -> None:
    """Draw the words and the articles of one topic."""
    terms = term_rows(report, topic_id)
    if terms.empty:
        st.caption("No words: this is what has no clear topic, or no sentence is on it.")
    else:
        show_exhibit(report, _terms(terms, name))
    articles = topic_article_rows(report, filters, topic_id)
    st.subheader(plain(f"Articles with sentences on {named(name)}"), anchor=False)
    n = ((len(articles), "article"),)
    st.caption(plain(caption(report, filters, n, ignore=TOPICS_IGNORE | OF_SENTENCES)))
    show_article_table(articles, key="topic-articles")
    if not articles.empty:
        draw_moving(report, articles)


def _share(report: Report, filters: Filters) -> Exhibit:
    rows = topic_rows(report, filters)
    n = (
        (int(rows["n_sentences"].sum()), "sentence"),
        (int(rows["n_articles"].sum()), "article"),
    )
    said = ", ".join(
        f"{named(topic)} {percent(share)}"
        for topic, share in zip(rows["topic"][:5], rows["share"][:5], strict=True)
    )
    return Exhibit(
        key=CHART,
        title="Share of each topic",
        caption=caption(report, filters, n, ignore=TOPICS_IGNORE | OF_SENTENCES),
        method=METHOD,
        alt=f"Share of sentences per topic: {said}.",
        rows=rows,
        draw=lambda rows, palette: topics_chart(
            rows, palette=palette, selected=filters.topics, tone=False
        ),
    )


def _terms(rows: pd.DataFrame, name: str) -> Exhibit:
    return Exhibit(
        key="topic-terms",
        title=f"Words of {named(name)}",
        caption=f"Whole corpus. {count(len(rows), 'word')}. Follows no filter.",
        method=TERMS_METHOD,
        alt=f"Words of {named(name)} by weight: {', '.join(rows['term'])}.",
        rows=rows,
        draw=lambda rows, palette: terms_chart(rows, palette=palette),
    )


if __name__ == "__main__":
    run_view(show)
