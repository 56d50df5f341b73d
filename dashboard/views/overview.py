"""Overview: what the corpus is and says, its topics, and who covers what; or, of few, each article.

From about 12 articles on it is a survey; fewer, and up to 30 without a topic, are for reading.
"""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard import reports, session
from dashboard.charts.topics import topics_chart
from dashboard.charts.weeks import no_date, period_names
from dashboard.filters import (
    OF_SENTENCES,
    Filters,
    caption,
    describe,
    left_unfollowed,
    listed_sentences,
    select_articles,
)
from dashboard.opener import draw_opener
from dashboard.queries.contrast import Pair
from dashboard.queries.corpus import (
    article_rows,
    corpus_facts,
    corpus_title,
    facts_line,
    reading_line,
)
from dashboard.queries.evidence import Slice, counted, of_one, selection
from dashboard.queries.findings import findings
from dashboard.queries.matrix import MATRIX_IGNORE
from dashboard.queries.periods import period_part
from dashboard.queries.reading import is_for_reading, reading_findings
from dashboard.queries.said import NOTHING_SAID, Finding, as_text, model_line
from dashboard.queries.searched import searched_line
from dashboard.queries.slices import EQUAL, SOURCE
from dashboard.queries.sources import NOBODY, largest_note, names_nobody
from dashboard.queries.timeline import columns
from dashboard.queries.topics import TOPICS_IGNORE, largest_topics, topic_rows, with_columns
from dashboard.session import Mark, run_view, select_on_click
from dashboard.theme import COLOURED_WHERE, MINUS, count, named, percent, plain
from dashboard.weak import WEAK_METHOD
from dashboard.widgets import (
    Exhibit,
    empty_note,
    set_findings,
    show_article_table,
    show_exhibit,
)
from dashboard.widgets.cards import show_article_cards
from dashboard.widgets.every import show_every_sentence
from dashboard.widgets.evidence import evidence_beside
from dashboard.widgets.exhibits import matrix_exhibit
from dashboard.widgets.facts import copy_text
from dashboard.widgets.masthead import show_masthead
from dashboard.widgets.news import show_news, show_waiting

TOPICS, MATRIX = "overview-topics", "overview-matrix"
COMPARE = "views/compare.py"
SHARE_METHOD = (
    "Share of a topic: sentences clearly on it, of all sentences. Stories and sources: with it as "
    "main topic. Columns: a story counts once, in the week, month or year "
    "of its first printing. "
    f"{WEAK_METHOD}"
)
TONE_METHOD = (
    f"Tone: mean over the stories, {MINUS}1 to 1, with a 95 % t-interval; hollow "
    f"and without a claim below 3 stories; {COLOURED_WHERE}."
)


def show(report: Report, filters: Filters) -> None:
    """Draw the page."""
    with evidence_beside(report, filters):
        _show_page(report, filters)


def _show_page(report: Report, filters: Filters) -> None:
    """Draw what stands left of the evidence."""
    facts = corpus_facts(report)
    reading = is_for_reading(report)
    line = reading_line(facts) if reading and facts.articles else facts_line(facts)
    show_masthead(report, filters, line, open_another=_opener)
    chosen = select_articles(report, filters)
    if chosen.articles.empty:
        empty_note(report)
        return
    show_news(report)
    show_waiting(report)
    said = st.container()
    if reading:
        with said:
            _show_said(report, filters, chosen, reading_findings(report, filters))
        show_article_cards(chosen)
        show_every_sentence(report, filters)
        return
    topics = topics_exhibit(report, filters)
    opens = of_one(partial(topic_mark, report, filters))
    show_exhibit(report, topics, on_select=select_on_click(TOPICS, "topics", evidence=opens))
    with said:  # takes longest: the first chart need not wait for it
        _show_said(report, filters, chosen, _findings(report, filters))
    _show_matrix(report, filters)
    show_every_sentence(report, filters)
    st.subheader("Articles", anchor=False)
    show_article_table(article_rows(chosen), key="overview-articles")


def _findings(report: Report, filters: Filters) -> list[Finding]:
    """Return the findings; they hold whatever tone or text is asked for."""
    followed = filters.of_articles
    return reports.once(report, f"findings {followed}", (), partial(findings, report, followed))


@st.dialog("Open or paste yours", width="large")
def _opener() -> None:
    """Draw the ways to another corpus over the page."""
    draw_opener(title="")


def _show_said(report: Report, filters: Filters, chosen: Report, found: list[Finding]) -> None:
    """Draw what the corpus says, and a button that copies it."""
    _show_searched(report, filters)
    title, note = corpus_title(report), model_line(chosen, found)
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.subheader("What it says", anchor=False)
            if filters.active(ignore=OF_SENTENCES):
                title = f"{title}, {describe(filters, report, ignore=OF_SENTENCES)}"
            if found:
                copy_text(as_text(title, found, note), key="findings-copy")
        if filters.active(ignore=OF_SENTENCES):
            said = f"For {describe(filters, report, ignore=OF_SENTENCES)}."
            st.caption(plain(f"{said} {count(len(chosen.articles), 'story')}."))
        if left := left_unfollowed(filters, OF_SENTENCES):
            st.caption(f"{left[0].upper()}{left[1:]}.")
        if not found:
            st.caption(NOTHING_SAID)
            return
        items = [(one.text, one.basis) for one in found]
        set_findings(items, key="findings", evidence=[one.part for one in found])
        if note:
            st.caption(plain(note))
    pair = next((one.compared for one in found if one.compared), None)
    if pair and st.button(
        plain(f"Compare {named(pair.low)} with {named(pair.high)}") + " \N{RIGHTWARDS ARROW}",
        key="findings-compare",
        type="tertiary",
        on_click=_hold_pair,
        args=(report, pair),
    ):
        session.turn_to(COMPARE, *session.COMPARED)


def _show_searched(report: Report, filters: Filters) -> None:
    """Say how many sentences tone and text select, which are a click away."""
    if said := searched_line(report, filters):
        rows = listed_sentences(report, filters)
        part = None if rows.empty else selection(report, filters)
        note = count(len(rows), "sentence")
        set_findings([(said, note)], key="findings-searched", evidence=[part])


def _hold_pair(report: Report, pair: Pair) -> None:
    """Let the page Compare show two sources where they were found to differ."""
    session.hold(by=SOURCE, this=pair.low, that=pair.high, mix=EQUAL)
    if pair.topic:
        topics = report.topics
        session.select("topics", topics.loc[topics["name"] == pair.topic, "topic_id"].tolist())
        session.follow_filters()


def topics_exhibit(report: Report, filters: Filters) -> Exhibit:
    """Return the topics figure with everything said about it."""
    own = filters.of_articles
    over_time = columns(report, own)
    every = topic_rows(report, own)
    rows = with_columns(largest_topics(every, own), over_time)
    ignore = TOPICS_IGNORE | OF_SENTENCES
    n = (
        (int(rows["n_articles"].sum()), "story"),
        (int(rows["n_sentences"].sum()), "sentence"),
    )
    top = ", ".join(
        f"{named(topic)} {percent(share)}"
        for topic, share in zip(rows["topic"][:5], rows["share"][:5], strict=True)
    )
    notes = largest_note(len(rows) - 1, len(every) - 1, "topic"), _dates_note(rows, over_time.unit)
    note = "; ".join(one for one in notes if one)
    toned = bool(rows["tone"].notna().any())
    return Exhibit(
        key=TOPICS,
        title="Topics",
        caption=caption(report, filters, n, ignore=ignore, note=note, toned=True),
        method=f"{SHARE_METHOD} {TONE_METHOD}" if toned else SHARE_METHOD,
        selected=describe(filters, report, ignore=ignore),
        hint="A click on a column opens its stories.",
        alt=f"Share of sentences per topic: {top}.",
        rows=rows,
        draw=lambda rows, palette: topics_chart(
            rows, palette=palette, selected=filters.topics, tone=toned, unit=over_time.unit
        ),
        toned=toned,
    )


def _dates_note(rows: pd.DataFrame, unit: str) -> str:
    """Say what the columns leave aside, or why there are none."""
    if not period_names(rows):
        return "no article has a date, so there are no columns over time"
    undated = int(rows["undated"].sum())
    return f"pale columns: {count(undated, 'story')} {no_date(unit)}" if undated else ""


def _show_matrix(report: Report, filters: Filters) -> None:
    """Draw who covers what, by stories or by printings where these differ."""
    if names_nobody(report, filters):
        st.caption(NOBODY)
        return
    every = select_articles(report, replace(filters, printings=True), ignore=MATRIX_IGNORE)
    figure = st.container()
    printings = not bool(every.articles["counted"].all()) and st.toggle(
        "Count every printing of a story", key="overview-printings"
    )
    exhibit = matrix_exhibit(report, filters, key=MATRIX, printings=printings)

    def opened(mark: Mark) -> Slice:
        return cell_part(report, filters, str(mark[0]), str(mark[1]), printings=printings)

    with figure:
        show_exhibit(report, exhibit, on_select=select_on_click(MATRIX, evidence=of_one(opened)))


def topic_mark(report: Report, filters: Filters, mark: Mark) -> Slice:
    """Return what a mark of the topics figure counts: a topic, or its stories of one period.

    Args:
        report: The whole report.
        filters: What is selected.
        mark: Topic id and, of a column, the first day of its period.
    """
    topic_id, *period = map(str, mark)
    if not period:
        return topic_part(report, filters, topic_id)
    unit = columns(report, filters).unit
    return period_part(report, filters, topic_id, unit=unit, first_day=period[0])


def topic_part(report: Report, filters: Filters, topic_id: str) -> Slice:
    """Return the sentences that a topic's share counts."""
    return counted(report, filters, topics=(), topic=topic_id)


def cell_part(
    report: Report, filters: Filters, source: str, topic_id: str, *, printings: bool
) -> Slice:
    """Return the sentences of the articles that a cell of the matrix counts.

    Args:
        report: The whole report.
        filters: What is selected.
        source: Name of the source.
        topic_id: Id of the topic.
        printings: Whether every printing of a story counts; else only the first.
    """
    asked = replace(filters, printings=printings)
    return counted(report, asked, sources=(source,), topics=(topic_id,))


if __name__ == "__main__":
    run_view(show)
