"""Topics: how much each fills, the words of one, and the articles it stands in."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard.charts.topics import prevalence_chart, terms_chart, topics_chart
from dashboard.exports import download_name
from dashboard.filters import OF_SENTENCES, WHOLE, Filters, caption, describe, select_articles
from dashboard.queries.changes import change_lines, compared_with
from dashboard.queries.corpus import corpus_title
from dashboard.queries.evidence import Slice, counted, of_one
from dashboard.queries.matrix import MATRIX_IGNORE, matrix_rows
from dashboard.queries.method import topic_lines
from dashboard.queries.sources import largest_note
from dashboard.queries.topic_reading import (
    carrying_articles,
    neighbour_rows,
    neighbours_said,
    relevant_terms,
    smaller_topics,
    topic_week_rows,
    weeks_of,
)
from dashboard.queries.topics import (
    TOPICS_IGNORE,
    largest_topics,
    topic_rows,
)
from dashboard.session import run_view, select_on_click
from dashboard.theme import count, named, percent, plain
from dashboard.weak import WEAK_METHOD
from dashboard.widgets import (
    Exhibit,
    begin_page,
    csv_button,
    download_menu,
    empty_note,
    show_article_table,
    show_exhibit,
)
from dashboard.widgets.evidence import evidence_beside
from dashboard.widgets.moving import draw_moving
from dashboard.widgets.seeding import draw_topic_seeds

CHART = "topics-share"
METHOD = (
    "Share of a topic: sentences clearly on it, of all sentences. TF-IDF and NMF; named topics "
    "stay where their seed words are. Stories and sources: those whose main topic it is. "
    f"{WEAK_METHOD}"
)
TERMS_METHOD = (
    "Weight of a word in the topic (NMF on TF-IDF), the largest is 1; and how many times as likely "
    "it is in the topic's sentences as in the whole corpus."
)

RELEVANCE_HELP = (
    "Left: the words that weigh most in the topic. Right: those that stand hardly anywhere else. "
    "Relevance of Sievert and Shirley (2014); their lambda is 1 minus this."
)
WEEKS_METHOD = (
    "Stories whose main topic it is, of all stories of the week, month or year, so that a larger "
    "collection is no rise. Below 3 stories no share is told."
)
NEIGHBOURS_HELP = (
    "First by how alike their words are (the cosine of their weights: 0 % where they share no "
    "word, 100 % where all weigh the same; left out where they share none), then by the articles "
    "with sentences clearly on both."
)
SOURCES_TABLE = (
    "Stories, and how many the sizes of both suggest. Of many sources the 30 largest and those "
    "selected."
)
WEEKS_TABLE = "Stories of each week, month or year, and their share of all."
CHANGES_METHOD = (
    "Topics are found again by the articles that both runs hold, and by their words; they keep id "
    "and name. Grown and faded: a share of stories a quarter larger or smaller, beyond chance."
)


def show(report: Report, filters: Filters) -> None:
    """Draw the page."""
    with evidence_beside(report, filters):
        _show_charts(report, filters)


def _show_charts(report: Report, filters: Filters) -> None:
    """Draw the charts, and what was clicked in them."""
    begin_page("Topics")
    if said := topic_lines(report.manifest):
        st.caption(plain(" ".join(said)))
    if select_articles(report, filters, ignore=TOPICS_IGNORE).articles.empty:
        empty_note(report)
        return
    rows = topic_rows(report, filters.of_articles)
    shown = largest_topics(rows, filters)
    opens = of_one(lambda mark: topic_evidence(report, filters, str(mark[0])))
    clicked = select_on_click(CHART, "topics", evidence=opens)
    show_exhibit(report, _share(report, filters, shown, len(rows)), on_select=clicked)
    _show_smaller(rows, report, filters, shown)
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


def _show_smaller(
    rows: pd.DataFrame, report: Report, filters: Filters, shown: pd.DataFrame
) -> None:
    """List the topics that the chart leaves out, beside the shown one nearest to each."""
    rest = smaller_topics(rows, report, filters, shown)
    if rest.empty:
        return
    with st.expander(f"{count(len(rest), 'smaller topic')}", key="smaller-topics"):
        st.dataframe(
            rest.assign(share=rest["share"].round(2), stability=rest["stability"].round(2)),
            column_config={
                "near": st.column_config.TextColumn("Nearest larger topic", width=192),
                "topic": st.column_config.TextColumn("Topic"),
                "words": st.column_config.TextColumn("Words"),
                "share": st.column_config.NumberColumn(
                    "Share", format="percent", width=55, help="Share of sentences"
                ),
                "n_articles": st.column_config.NumberColumn(
                    "Stories", format="localized", width=65
                ),
                "stability": st.column_config.NumberColumn(
                    "Found again", format="percent", width=90, help=WEAK_METHOD
                ),
            },
            hide_index=True,
            key="smaller-topics-table",
            alt=count(len(rest), "topic"),
        )


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
    """Draw the words, the weeks, the neighbours and the articles of one topic."""
    if (report.topic_terms["topic_id"] == topic_id).any():
        distinctive = st.slider(
            "Words, from frequent to distinctive",
            0,
            100,
            40,
            10,
            format="%d %%",
            key="topic-relevance",
            help=RELEVANCE_HELP,
        )
        terms = relevant_terms(report, topic_id, distinctive=distinctive / 100)
        show_exhibit(report, terms_exhibit(terms, name, distinctive / 100))
    else:
        st.caption("No words: this is what has no clear topic, or no sentence is on it.")
    draw_topic_seeds(report, topic_id)
    weeks = topic_week_rows(report, filters.of_articles)
    if not weeks.empty:
        show_exhibit(report, _prevalence(report, filters, weeks_of(weeks, topic_id), name))
    _show_neighbours(report, filters, topic_id)
    tables = partial(_draw_tables, report, filters, weeks)
    download_menu("Tables of all topics", key="topic-tables", draw=tables)
    articles = carrying_articles(report, filters.of_articles, topic_id)
    st.subheader(plain(f"Stories with sentences on {named(name)}"), anchor=False)
    n = ((len(articles), "story"),)
    st.caption(plain(caption(report, filters, n, ignore=TOPICS_IGNORE | OF_SENTENCES)))
    show_article_table(articles, key="topic-articles")
    if not articles.empty:
        draw_moving(report, articles)


def _show_neighbours(report: Report, filters: Filters, topic_id: str) -> None:
    """Say which topics are most like this one."""
    said = neighbours_said(neighbour_rows(report, filters.of_articles, topic_id))
    if said:
        st.markdown(plain(said), help=NEIGHBOURS_HELP)


def _draw_tables(report: Report, filters: Filters, weeks: pd.DataFrame) -> None:
    """Offer all topics by source and by week as CSV."""
    title = corpus_title(report)
    sources, over_time = "topic by source", "topic over time"
    selected = describe(filters, report, ignore=MATRIX_IGNORE | OF_SENTENCES)
    csv_button(
        matrix_rows(report, filters.of_articles),
        name=download_name(title, selected, sources),
        key="csv-topic-source",
        selected=selected,
        label=f"CSV, {sources}",
    )
    st.caption(SOURCES_TABLE)
    if not weeks.empty:
        selected = describe(filters, report, ignore=TOPICS_IGNORE | OF_SENTENCES)
        csv_button(
            weeks,
            name=download_name(title, selected, over_time),
            key="csv-topic-week",
            selected=selected,
            label=f"CSV, {over_time}",
        )
        st.caption(WEEKS_TABLE)


def _share(report: Report, filters: Filters, rows: pd.DataFrame, n_topics: int) -> Exhibit:
    n = (
        (int(rows["n_sentences"].sum()), "sentence"),
        (int(rows["n_articles"].sum()), "story"),
    )
    said = ", ".join(
        f"{named(topic)} {percent(share)}"
        for topic, share in zip(rows["topic"][:5], rows["share"][:5], strict=True)
    )
    return Exhibit(
        key=CHART,
        title="Share of each topic",
        caption=caption(
            report,
            filters,
            n,
            ignore=TOPICS_IGNORE | OF_SENTENCES,
            note=largest_note(len(rows) - 1, n_topics - 1, "topic"),
        ),
        method=METHOD,
        selected=describe(filters, report, ignore=TOPICS_IGNORE | OF_SENTENCES),
        alt=f"Share of sentences per topic: {said}.",
        rows=rows,
        draw=lambda rows, palette: topics_chart(
            rows, palette=palette, selected=filters.topics, tone=False
        ),
    )


def _prevalence(report: Report, filters: Filters, rows: pd.DataFrame, name: str) -> Exhibit:
    n = ((int(rows["n_stories"].sum()), "story"), (int(rows["n_all"].sum()), "dated story"))
    said = ", ".join(
        f"{period} {percent(share)}"
        for period, share in zip(rows["period"], rows["share"], strict=True)
        if pd.notna(share)
    )
    return Exhibit(
        key="topic-weeks",
        title=f"{named(name)} over time",
        caption=caption(report, filters, n, ignore=TOPICS_IGNORE | OF_SENTENCES),
        method=WEEKS_METHOD,
        selected=describe(filters, report, ignore=TOPICS_IGNORE | OF_SENTENCES),
        alt=f"Share of the stories of each period that are on {named(name)}: {said}.",
        rows=rows,
        draw=lambda rows, palette: prevalence_chart(rows, palette=palette),
    )


def terms_exhibit(rows: pd.DataFrame, name: str, distinctive: float) -> Exhibit:
    """Return the figure of a topic's words, with how they are ranked."""
    return Exhibit(
        key="topic-terms",
        title=f"Words of {named(name)}",
        caption=(
            f"Whole corpus. {count(len(rows), 'word')}. Follows no filter. Ranked "
            f"{percent(1 - distinctive)} by weight (the bar), {percent(distinctive)} by how much "
            "likelier here: so the bars need not fall."
        ),
        method=TERMS_METHOD,
        selected=WHOLE,
        alt=f"Words of {named(name)}: {', '.join(rows['term'])}.",
        rows=rows,
        draw=lambda rows, palette: terms_chart(rows, palette=palette),
    )


if __name__ == "__main__":
    run_view(show)
