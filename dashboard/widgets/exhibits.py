"""Charts that stand on more than one page, with everything said about them."""

from dataclasses import replace

from analysis.tables import Report
from dashboard.charts.matrix import matrix_chart
from dashboard.filters import OF_SENTENCES, Filters, caption, describe, select_articles
from dashboard.known import n_known
from dashboard.queries.matrix import MATRIX_IGNORE, largest_columns, matrix_rows
from dashboard.queries.sources import largest_note
from dashboard.theme import count, plural
from dashboard.widgets import Exhibit

_SHADED = (
    "Shaded: more than the sizes of source and topic suggest; dotted: fewer; neither where fewer "
    "than 3 are expected."
)


def matrix_exhibit(
    report: Report, filters: Filters, *, key: str, printings: bool = False
) -> Exhibit:
    """Return sources beside topics.

    Args:
        report: The whole report.
        filters: What is selected.
        key: Key of the chart.
        printings: Whether every printing of a story counts; else only the first.
    """
    own = filters.of_articles
    every = matrix_rows(report, own, printings=printings)
    rows = largest_columns(every, own)
    asked = replace(own, printings=printings)
    chosen = select_articles(report, asked, ignore=MATRIX_IGNORE)
    noun = "printing" if printings else "story"
    n_sources = n_known(rows["source"])
    n_topics = rows["topic_id"].nunique()
    n = (
        (int(rows["n_articles"].sum()), noun),
        (n_sources, "source"),
        (n_topics, "topic"),
    )
    notes = (
        largest_note(n_sources, n_known(chosen.articles["source"]), "source"),
        largest_note(n_topics, every["topic_id"].nunique(), "topic"),
    )
    note = ", ".join(one for one in notes if one)
    said = caption(report, filters, n, ignore=MATRIX_IGNORE | OF_SENTENCES, note=note)
    counted = "every printing of a story" if printings else "a story once, where it came first"
    return Exhibit(
        key=key,
        title="Who covers what",
        caption=f"{said} {_SHADED}",
        method=(
            f"By source and main topic; counted is {counted}. Expected: {plural(noun)} of the "
            f"source times the topic's share of all {plural(noun)}. Shaded from 2 standard errors "
            "(adjusted standardised residual), darker from 3. A dot is none. A sentence that names "
            "one source's hold on a topic rests on an exact test, which holds for few, too."
        ),
        selected=describe(filters, report, ignore=MATRIX_IGNORE | OF_SENTENCES),
        alt=f"{plural(noun).capitalize()} by source and topic, {count(n_sources, 'row')}.",
        rows=rows,
        draw=lambda rows, palette: matrix_chart(
            rows, palette=palette, sources=filters.sources, topics=filters.topics, noun=noun
        ),
    )
