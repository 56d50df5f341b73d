"""Sources: how much each wrote, its tone at equal topics, and who covers what."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import UNKNOWN_SOURCE
from analysis.tables import Report
from dashboard import session
from dashboard.charts.gaps import source_tone_chart
from dashboard.charts.rows import each
from dashboard.charts.sources import source_chart
from dashboard.filters import (
    OF_SENTENCES,
    Filters,
    caption,
    describe,
    not_scored,
    select_articles,
)
from dashboard.known import n_known
from dashboard.queries.alike import alike
from dashboard.queries.evidence import Slice, counted, of_one
from dashboard.queries.matrix import MATRIX_IGNORE
from dashboard.queries.slices import EQUAL, REST, SOURCE
from dashboard.queries.sources import (
    NOBODY,
    SAME_TONE,
    SOURCES_IGNORE,
    largest,
    largest_note,
    names_nobody,
    source_rows,
    source_tone_rows,
)
from dashboard.session import Mark, run_view, select_on_click
from dashboard.theme import (
    ENOUGH,
    NO_SPREAD,
    NOT_ENOUGH,
    NOT_ONE,
    count,
    listed,
    named,
    plain,
    signed,
)
from dashboard.unscored import with_a_tone
from dashboard.widgets import Exhibit, begin_page, empty_note, show_exhibit
from dashboard.widgets.attributing import draw_attributing
from dashboard.widgets.evidence import evidence_beside
from dashboard.widgets.exhibits import matrix_exhibit

CHART, MATRIX, TONE = "sources-articles", "sources-topics", "sources-tone"
COMPARE = "views/compare.py"
TONE_TITLE = "Tone of the sources"
MOST_ALIKE = 3  # pairs of names that a line tells
MOST_TOLD = 10  # sources that a sentence names
TONE_METHOD = (
    "Right: mean over stories with a 95 % t-interval. Left: the difference from all others, "
    "topic by topic, each topic weighing by how many stories both sides have on it; claimed where "
    "at most 5 % of such claims are false on average (Benjamini-Hochberg over all sources)."
)


def show(report: Report, filters: Filters) -> None:
    """Draw the page."""
    with evidence_beside(report, filters):
        _show_charts(report, filters)


def _show_charts(report: Report, filters: Filters) -> None:
    """Draw the charts, and what was clicked in them."""
    begin_page("Sources")
    if select_articles(report, filters, ignore=MATRIX_IGNORE).articles.empty:
        empty_note(report)
        return
    stories = stories_exhibit(report, filters)
    if names_nobody(report, filters):
        st.caption(NOBODY)
        draw_attributing(report)
        return
    if stories.rows.empty:
        st.info("No article of any source matches the filters. Widen them in the sidebar.")
    else:
        opens = of_one(lambda mark: counted(report, filters, sources=(str(mark[0]),)))
        clicked = select_on_click(CHART, "sources", evidence=opens)
        show_exhibit(report, stories, on_select=clicked)
    if told := alike_line(alike(report)):
        st.caption(plain(told))
    draw_attributing(report)
    _show_tone(report, filters)
    opens = of_one(lambda mark: cell_evidence(report, filters, mark))
    clicked = select_on_click(MATRIX, evidence=opens)
    show_exhibit(report, matrix_exhibit(report, filters, key=MATRIX), on_select=clicked)


def alike_line(pairs: Sequence[tuple[str, str]]) -> str:
    """Name pairs of sources that may be one; "" where there are none."""
    if not pairs:
        return ""
    said = [f"{named(other)} and {named(name)}" for other, name in pairs[:MOST_ALIKE]]
    more = len(pairs) - MOST_ALIKE
    said += [f"{count(more, 'more pair')}"] * (more > 0)
    return f"Perhaps one source each: {'; '.join(said)}. Joined below, they count as one."


def _show_tone(report: Report, filters: Filters) -> None:
    """Draw the tone of the sources, plain and at equal topics, and the way to any two of them."""
    if unscored := not_scored(report, filters, ignore=SOURCES_IGNORE):
        st.subheader(TONE_TITLE, anchor=False)
        st.info(plain(unscored))
        return
    every = source_tone_rows(report, filters.of_articles)
    if len(every) < 2:  # noqa: PLR2004 - a comparison needs two
        return
    exhibit = tone_exhibit(report, filters, every)
    opens = of_one(lambda mark: counted(report, filters, sources=(str(mark[0]),)))
    show_exhibit(report, exhibit, on_select=select_on_click(TONE, evidence=opens))
    frame = select_articles(report, filters, ignore=SOURCES_IGNORE)
    st.markdown(plain(equal_line(every, rated=with_a_tone(frame.articles))))
    if st.button("Compare two sources", key="sources-compare"):
        this = (filters.sources or exhibit.rows["source"])[0]
        session.hold(by=SOURCE, this=this, that=REST, mix=EQUAL)
        session.turn_to(COMPARE, *session.COMPARED)


def tone_exhibit(report: Report, filters: Filters, every: pd.DataFrame) -> Exhibit:
    """Return the tone of the sources, plain and at equal topics, with everything said about it.

    Args:
        report: The whole report.
        filters: What is selected.
        every: From ``source_tone_rows``; the chart holds the largest.
    """
    rows = largest(every, "source", keep=filters.sources)
    said = ", ".join(f"{named(one.source)} {_told(one)}" for one in each(rows.head(5)))
    n = (
        (int(rows["n_articles"].sum()), "story"),
        (int(rows["n_sentences"].sum()), "sentence"),
        (n_known(rows["source"]), "source"),
    )
    note = largest_note(n_known(rows["source"]), n_known(every["source"]), "source")
    return Exhibit(
        key=TONE,
        title=TONE_TITLE,
        caption=caption(
            report, filters, n, ignore=SOURCES_IGNORE | OF_SENTENCES, note=note, toned=True
        )
        + " By number of stories, not ranked. A filled diamond differs from the others, a "
        "hollow one is no claim.",
        method=TONE_METHOD,
        selected=describe(filters, report, ignore=SOURCES_IGNORE | OF_SENTENCES),
        alt=f"Difference of each source from all others, at equal topics: {said}.",
        rows=rows,
        draw=lambda rows, palette: source_tone_chart(
            rows, palette=palette, selected=filters.sources
        ),
        toned=True,
    )


def _told(one: Any) -> str:  # noqa: ANN401 - a row
    """Say the difference of a source from the others, or why none is known."""
    if one.source == UNKNOWN_SOURCE:
        return NOT_ONE
    if one.gap_low == one.gap_low:
        return signed(one.gap)
    return NO_SPREAD if one.alike else NOT_ENOUGH


def equal_line(rows: pd.DataFrame, *, rated: str = "") -> str:
    """Say which sources differ from the others at equal topics, or that none may be said to.

    Args:
        rows: From ``source_tone_rows``: every source, also those that the chart leaves out.
        rated: From ``with_a_tone``: what tells the stories counted from others, or "".
    """
    able = rows[rows["gap_low"].notna()]
    claimed = rows[rows["claimed"]]
    told = [f"{named(one.source)} ({signed(one.gap)})" for one in each(claimed.head(MOST_TOLD))]
    if len(claimed) > len(told):
        told.append(f"{len(claimed) - len(told):,} more")
    if able.empty and rows["alike"].any():
        return SAME_TONE
    if able.empty:
        return (
            f"Not enough evidence to compare sources at equal topics: none has {ENOUGH} "
            f"stories{rated} on topics that others have, too."
        )
    of = f"of {count(len(able), 'source')} with {ENOUGH} or more stories{rated} on shared topics"
    if not told:
        return f"At equal topics no source's tone differs from the others' beyond chance, {of}."
    return f"At equal topics, {of}, these differ from the others: {listed(told)}."


def cell_evidence(report: Report, filters: Filters, mark: Mark) -> Slice:
    """Return the sentences of a source's articles on a topic."""
    return counted(report, filters, sources=(str(mark[0]),), topics=(str(mark[1]),))


def stories_exhibit(report: Report, filters: Filters) -> Exhibit:
    """Return how much each source wrote, with everything said about it."""
    every = source_rows(report, filters.of_articles)
    rows = largest(every, "source", keep=filters.sources)
    n = ((int(rows["n_articles"].sum()), "story"), (n_known(rows["source"]), "source"))
    top = ", ".join(
        f"{named(source)} {n_articles}"
        for source, n_articles in zip(rows["source"][:5], rows["n_articles"][:5], strict=True)
    )
    return Exhibit(
        key=CHART,
        title="Stories per source",
        caption=caption(
            report,
            filters,
            n,
            ignore=SOURCES_IGNORE | OF_SENTENCES,
            note=largest_note(n_known(rows["source"]), n_known(every["source"]), "source"),
        ),
        method="A story counts once, for the source that printed it first.",
        selected=describe(filters, report, ignore=SOURCES_IGNORE | OF_SENTENCES),
        alt=f"Stories per source, largest first: {top}.",
        rows=rows,
        draw=lambda rows, palette: source_chart(rows, palette=palette, selected=filters.sources),
    )


if __name__ == "__main__":
    run_view(show)
