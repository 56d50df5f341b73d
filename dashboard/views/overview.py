"""Overview: what the corpus is and says, and its topics."""

import streamlit as st

from analysis.tables import Report
from dashboard.charts.topics import topics_chart
from dashboard.filters import OF_SENTENCES, Filters, caption, describe, select_articles
from dashboard.queries.corpus import CorpusFacts, article_rows, corpus_facts
from dashboard.queries.findings import findings
from dashboard.queries.topics import TOPICS_IGNORE, topic_rows
from dashboard.session import run_view, select_on_click
from dashboard.theme import count, listed, named, percent, plain, span
from dashboard.widgets import (
    Exhibit,
    begin_page,
    corpus_title,
    empty_note,
    set_findings,
    show_article_table,
    show_exhibit,
)

TOPICS = "overview-topics"
METHOD = (
    "Share of a topic: sentences clearly on it, of all sentences. Articles and sources: with it as "
    "main topic. Tone: mean over these articles (-1 to 1) with a 95 % t-interval; "
    "hollow and without a claim below 3 articles; coloured only where the interval leaves out 0."
)


def show(report: Report, filters: Filters) -> None:
    """Draw the page."""
    begin_page(corpus_title(report))
    facts = corpus_facts(report)
    st.markdown(plain(facts_line(facts)))
    if notice := str(report.manifest.get("notice") or ""):
        st.caption(plain(notice))
    chosen = select_articles(report, filters)
    if chosen.articles.empty:
        empty_note(report)
        return
    st.subheader("What it says", anchor=False)
    if filters.active(ignore=OF_SENTENCES):
        said = f"For {describe(filters, report, ignore=OF_SENTENCES)}."
        st.caption(plain(f"{said} {count(len(chosen.articles), 'article')}."))
    set_findings([(one.text, one.basis) for one in findings(report, filters)], key="findings")
    show_exhibit(
        report, topics_exhibit(report, filters), on_select=select_on_click(TOPICS, "topics")
    )
    st.subheader("Articles", anchor=False)
    show_article_table(article_rows(chosen), key="overview-articles")


def facts_line(facts: CorpusFacts) -> str:
    """Say what the corpus is: sizes, period, and what was set aside.

    Returns:
        Plain text, like ``"9 articles, 3 sources · 2 to 13 Jun 2025 · 1 undated · ..."``.
    """
    size = [count(facts.articles, "article")]
    if facts.stories < facts.articles:
        size.append(count(facts.stories, "story"))
    parts = [", ".join([*size, count(facts.sources, "source"), count(facts.sentences, "sentence")])]
    if facts.first and facts.last:
        parts.append(span(facts.first, facts.last))
    if facts.undated:
        parts.append(f"{facts.undated:,} undated")
    aside = [
        count(facts.lines_removed, "line") if facts.lines_removed else "",
        count(facts.promotions, "advertisement") if facts.promotions else "",
    ]
    if any(aside):
        parts.append(f"{listed(part for part in aside if part)} set aside")
    if facts.skipped:
        parts.append(f"{facts.skipped:,} skipped (see Data)")
    return " · ".join(parts)


def topics_exhibit(report: Report, filters: Filters) -> Exhibit:
    """Return the topics figure with everything said about it."""
    rows = topic_rows(report, filters)
    ignore = TOPICS_IGNORE | OF_SENTENCES
    n = (
        (int(rows["n_articles"].sum()), "article"),
        (int(rows["n_sentences"].sum()), "sentence"),
    )
    top = ", ".join(
        f"{named(topic)} {percent(share)}"
        for topic, share in zip(rows["topic"][:5], rows["share"][:5], strict=True)
    )
    return Exhibit(
        key=TOPICS,
        title="Topics and their tone",
        caption=caption(report, filters, n, ignore=ignore),
        method=METHOD,
        alt=f"Share of sentences per topic: {top}.",
        rows=rows,
        draw=lambda rows, palette: topics_chart(rows, palette=palette, selected=filters.topics),
    )


if __name__ == "__main__":
    run_view(show)
