"""Tone: which way the sentences lean, and what may be said of sources and topics."""

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard.charts.tone import tone_chart
from dashboard.filters import (
    OF_SENTENCES,
    Filters,
    caption,
    describe,
    not_scored,
    select_articles,
)
from dashboard.queries.emoji import emoji_line
from dashboard.queries.evidence import Slice, counted, of_one
from dashboard.queries.sources import largest, largest_note
from dashboard.queries.tone import GROUPED_BY, tone_rows
from dashboard.session import Mark, run_view, select_on_click
from dashboard.theme import COLOURED_WHERE, ENOUGH, MINUS, count, named, plain, signed
from dashboard.unscored import with_a_tone
from dashboard.widgets import Exhibit, begin_page, empty_note, show_exhibit
from dashboard.widgets.every import show_every_sentence
from dashboard.widgets.evidence import evidence_beside
from dashboard.widgets.why import show_why

METHOD = (
    f"Sentences: negative at or below {MINUS}0.05, positive at or above +0.05; each share has a 95 "
    "% interval (Wilson, sentences of an article as one cluster). Tone: mean over stories, each "
    "the mean of its sentences, with a 95 % t-interval; hollow and without a claim below 3 "
    f"stories; {COLOURED_WHERE}."
)
NOUNS = {"source": "sources", "topic": "topics"}
TESTED = {"source": ", at equal topics", "topic": ""}


def show(report: Report, filters: Filters) -> None:
    """Draw the page."""
    with evidence_beside(report, filters):
        _show_charts(report, filters)


def _show_charts(report: Report, filters: Filters) -> None:
    """Draw the charts and what they may be read for."""
    begin_page("Tone")
    st.caption(
        f"How positive or negative the words are, from {MINUS}1 to 1: not what a source thinks."
    )
    whole = frozenset(GROUPED_BY.values())
    if select_articles(report, filters, ignore=whole).articles.empty:
        empty_note(report)
        return
    if unscored := not_scored(report, filters, ignore=whole):
        st.info(plain(unscored))
        return
    if emoji := emoji_line(select_articles(report, filters)):
        st.caption(plain(emoji))
    by = st.segmented_control(
        "Tone by",
        [*GROUPED_BY],
        default="source",
        format_func=str.capitalize,
        key="tone-grouping",
        required=True,
    )
    _show_groups(report, filters, by)
    show_why(report, filters)
    show_every_sentence(report, filters)


def _show_groups(report: Report, filters: Filters, by: str) -> None:
    """Draw the tone by source or topic."""
    exhibit = tone_exhibit(report, filters, by)
    if exhibit.rows.empty:
        own = frozenset({GROUPED_BY[by]})
        unscored = not_scored(report, filters, ignore=own)
        st.subheader(exhibit.title, anchor=False)
        st.info(plain(unscored or "No sentence matches the filters. Widen them in the sidebar."))
        return
    opens = of_one(lambda mark: _evidence(report, filters, by, mark))
    show_exhibit(
        report, exhibit, on_select=select_on_click(exhibit.key, GROUPED_BY[by], evidence=opens)
    )
    frame = select_articles(report, filters, ignore=frozenset({GROUPED_BY[by]}))
    rated = with_a_tone(frame.articles)
    st.markdown(plain(evidence_line(exhibit.rows, by, rated=rated)))


def _evidence(report: Report, filters: Filters, by: str, mark: Mark) -> Slice:
    """Return the sentences of a row, or of one tone where its part of the bar was clicked."""
    tones = tuple(str(one) for one in mark[1:])
    group = (str(mark[0]),)
    sources, topics = (group, None) if by == "source" else (None, group)
    return counted(report, filters, sources=sources, topics=topics, tones=tones)


def tone_exhibit(report: Report, filters: Filters, by: str) -> Exhibit:
    """Return the tone figure by ``"source"`` or ``"topic"`` with everything said about it."""
    every = tone_rows(report, filters.of_articles, by)
    selected = getattr(filters, GROUPED_BY[by])
    rows = largest(every, "group_id", keep=selected)
    ignore = frozenset({GROUPED_BY[by]}) | OF_SENTENCES
    n = (
        (int(rows["n_articles"].sum()), "story"),
        (int(rows["n_sentences"].sum()), "sentence"),
    )
    said = ", ".join(
        f"{named(group)} {signed(tone)} of {count(n_articles, 'story')}"
        for group, tone, n_articles in zip(
            rows["group"][:5], rows["tone"][:5], rows["n_articles"][:5], strict=True
        )
    )
    return Exhibit(
        key=f"tone-by-{by}",
        title=f"Tone by {by}",
        caption=caption(
            report,
            filters,
            n,
            ignore=ignore,
            note=largest_note(len(rows), len(every), by),
            toned=True,
        ),
        method=METHOD,
        selected=describe(filters, report, ignore=ignore),
        alt=f"Mean tone by {by}: {said}.",
        rows=rows,
        draw=lambda rows, palette: tone_chart(rows, palette=palette, selected=selected),
        toned=True,
    )


def evidence_line(rows: pd.DataFrame, by: str, *, rated: str = "") -> str:
    """Say what the number of stories allows to compare.

    Args:
        rows: From ``queries.tone.tone_rows``, not empty.
        by: ``"source"`` or ``"topic"``.
        rated: From ``with_a_tone``: what tells the stories counted from others, or "".
    """
    largest = int(rows["n_articles"].max())
    able = int((rows["n_articles"] >= ENOUGH).sum())
    if largest == 1:
        return f"Not enough evidence to compare: 1 story{rated} each."
    if able < 2:  # noqa: PLR2004 - a comparison needs two
        few = f"fewer than two {NOUNS[by]} have {ENOUGH} stories{rated}"
        return f"Not enough evidence to compare: {few}."
    return (
        f"{able} of {len(rows)} {NOUNS[by]} have {ENOUGH} or more stories{rated} and an "
        f"interval. Intervals alone call no two {NOUNS[by]} different: the page Compare tests the "
        f"difference of two{TESTED[by]}."
    )


if __name__ == "__main__":
    run_view(show)
