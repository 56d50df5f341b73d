"""Sources: how much each wrote, and who covers what."""

import streamlit as st

from analysis.tables import Report
from dashboard.charts.sources import source_chart
from dashboard.filters import OF_SENTENCES, Filters, caption, select_articles
from dashboard.queries.evidence import Slice, counted, of_one
from dashboard.queries.matrix import MATRIX_IGNORE
from dashboard.queries.sources import SOURCES_IGNORE, largest, largest_note, source_rows
from dashboard.session import Mark, run_view, select_on_click
from dashboard.theme import named
from dashboard.widgets import Exhibit, begin_page, empty_note, show_exhibit
from dashboard.widgets.evidence import evidence_beside
from dashboard.widgets.exhibits import matrix_exhibit

CHART, MATRIX = "sources-articles", "sources-topics"


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
    articles = _articles(report, filters)
    if articles.rows.empty:
        st.info("No article of any source matches the filters. Widen them in the sidebar.")
    else:
        opens = of_one(lambda mark: counted(report, filters, sources=(str(mark[0]),)))
        clicked = select_on_click(CHART, "sources", evidence=opens)
        show_exhibit(report, articles, on_select=clicked)
    opens = of_one(lambda mark: cell_evidence(report, filters, mark))
    clicked = select_on_click(MATRIX, evidence=opens)
    show_exhibit(report, matrix_exhibit(report, filters, key=MATRIX), on_select=clicked)


def cell_evidence(report: Report, filters: Filters, mark: Mark) -> Slice:
    """Return the sentences of a source's articles on a topic."""
    return counted(report, filters, sources=(str(mark[0]),), topics=(str(mark[1]),))


def _articles(report: Report, filters: Filters) -> Exhibit:
    every = source_rows(report, filters)
    rows = largest(every, "source", keep=filters.sources)
    n = ((int(rows["n_articles"].sum()), "article"), (len(rows), "source"))
    top = ", ".join(
        f"{named(source)} {n_articles}"
        for source, n_articles in zip(rows["source"][:5], rows["n_articles"][:5], strict=True)
    )
    return Exhibit(
        key=CHART,
        title="Articles per source",
        caption=caption(
            report,
            filters,
            n,
            ignore=SOURCES_IGNORE | OF_SENTENCES,
            note=largest_note(len(rows), len(every), "source"),
        ),
        method="Number of articles that name the source as their author; copies are counted.",
        alt=f"Articles per source, largest first: {top}.",
        rows=rows,
        draw=lambda rows, palette: source_chart(rows, palette=palette, selected=filters.sources),
    )


if __name__ == "__main__":
    run_view(show)
