"""View A, every sentence by its tone: the chart, its switch, and the same rows as a table."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard import session
from dashboard.charts.rows import each
from dashboard.charts.sentences import sentences_chart
from dashboard.filters import (
    OF_SENTENCES,
    Filters,
    caption,
    describe,
    not_scored,
    select_articles,
)
from dashboard.queries.dots import column_rows, dot_rows, group_rows, is_dotted, marked_slice
from dashboard.queries.evidence import Slice
from dashboard.queries.sources import largest_note
from dashboard.queries.tone import GROUPED_BY
from dashboard.theme import count, named, plain, signed
from dashboard.widgets import Exhibit, show_exhibit, show_sentence_table

DOTTED = "One dot a sentence, filled where the reporter speaks, hollow where someone is quoted."
COLUMNS = "Sentences in columns of 0.1, filled where the reporter speaks, hollow where quoted."
METHOD = (
    "From left (negative) to right (positive): the tone of each sentence; the band is neutral. "
    "Black: the mean of the stories, with its 95 % interval from 3 stories on. Sentences "
    "without a word of the tone lexicon are counted at the right."
)


def show_every_sentence(report: Report, filters: Filters, *, key: str = "every") -> None:
    """Draw every sentence by its tone; a click or a box opens the evidence.

    Args:
        report: The whole report.
        filters: What is selected; those of articles are followed.
        key: Begins the keys of its parts, unique on its page.
    """
    if unscored := not_scored(report, filters):
        st.subheader("Every sentence", anchor=False)
        st.info(plain(unscored))
        return
    if select_articles(report, filters).articles.empty:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.segmented_control(
            "Every sentence, by",
            [*GROUPED_BY],
            default="source",
            format_func=str.capitalize,
            key=f"{key}-by",
            required=True,
        )
        boxes = st.toggle(
            "Select by drawing a box",
            key=f"{key}-boxes",
            help="Off: a click opens one sentence or column. On: drag a box around several.",
        )
        as_table = st.toggle("The same sentences as a table", key=f"{key}-table")
    dots = dot_rows(report, filters.of_articles, by)
    chart = f"{key}-{by}-boxes" if boxes else f"{key}-{by}"
    exhibit = sentences_exhibit(report, filters, by, dots=dots, key=chart, boxes=boxes)
    opens = partial(marked_slice, report, filters, by)
    on_select = session.select_on_click(exhibit.key, evidence=opens)
    show_exhibit(report, exhibit, on_select=on_select, boxes=boxes)
    if as_table:
        _show_table(dots, key=f"{key}-{by}-rows")


def sentences_exhibit(  # noqa: PLR0913 - what the chart depends on
    report: Report, filters: Filters, by: str, *, dots: pd.DataFrame, key: str, boxes: bool = False
) -> Exhibit:
    """Return the chart of every sentence with everything said about it.

    Args:
        report: The whole report.
        filters: What is selected.
        by: ``"source"`` or ``"topic"``.
        dots: From ``queries.dots.dot_rows`` for the same.
        key: Key of the chart.
        boxes: Whether dragging draws a box around marks.
    """
    groups = group_rows(report, filters.of_articles, by)
    every = select_articles(report, filters).articles
    every = every[every["tone"].notna()]
    n = ((int(groups["n_articles"].sum()), "story"), (len(dots), "sentence"))
    dotted = is_dotted(dots)
    note = largest_note(len(groups), every[by].nunique(), by)
    said = "; ".join(
        f"{named(one.group)}: mean {signed(one.tone)} of {count(one.n_articles, 'story')}"
        for one in each(groups)
    )
    drawn = DOTTED if dotted else COLUMNS
    words = caption(report, filters, n, ignore=OF_SENTENCES, note=note, toned=True)
    return Exhibit(
        key=key,
        title="Every sentence",
        caption=f"{words} {drawn}",
        method=METHOD,
        selected=describe(filters, report, ignore=OF_SENTENCES),
        alt=f"Tone of {count(len(dots), 'sentence')} by {by}. {said}.",
        rows=dots if dotted else column_rows(dots),
        draw=lambda rows, palette: sentences_chart(rows, groups, palette=palette, boxes=boxes),
        toned=True,
    )


def _show_table(dots: pd.DataFrame, *, key: str) -> None:
    """Show the sentences as a table; a row picked opens as evidence."""
    row = show_sentence_table(dots, key=key)
    if row is not None:
        one = dots.iloc[row]
        part = Slice(f"One sentence of {named(one['source'])}", sentences=(one["sentence_id"],))
        session.open_evidence(part)
