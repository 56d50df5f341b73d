"""The quotes of the report: three sentences a topic, each with its source and date."""

import pandas as pd

from analysis.tables import Report
from dashboard.charts.rows import each
from dashboard.days import date_said
from dashboard.filters import TOPICS, Filters, not_scored, select_articles
from dashboard.queries.evidence import Card, counted, evidence_rows, quote_cards
from dashboard.queries.sources import largest_note
from dashboard.queries.topics import topic_rows
from dashboard.reporting.elements import Element, element
from dashboard.theme import SIGNS, clean, count, named, signed

TITLE = "In their own words"
MOST_QUOTED = 15  # topics; more would bury the rest of the report


def quotes_section(report: Report, filters: Filters) -> Element | None:
    """Return up to three quotes of each topic that sentences are clearly on, or None.

    Args:
        report: The whole report.
        filters: What is selected; the topic filter chooses among the topics.
    """
    rows = topic_rows(report, filters)
    rows = rows[(rows["kind"] != "none") & (rows["n_sentences"] > 0)]
    if TOPICS in filters.active():
        rows = rows[rows["topic_id"].isin(filters.topics)]
    if rows.empty:
        return None
    if unscored := not_scored(report, filters):
        return element("section", element("h2", TITLE), element("p", unscored))
    said = (
        "Of the sentences clearly on each topic, in stories mainly about it where there are any: "
        "the most typical, and the two ends of their tone. Chosen by rule, not by hand; a topic "
        "without a negative or positive sentence has fewer."
    )
    if any(select_articles(report, filters).articles["tone"].isna()):
        said = f"{said} A topic of which no sentence is scored has none."
    if note := largest_note(min(MOST_QUOTED, len(rows)), len(rows), "topic"):
        said = f"{said} {note[0].upper()}{note[1:]}."
    section = element("section", element("h2", TITLE), element("p", said, class_="reading"))
    for one in each(rows.head(MOST_QUOTED)):
        cards = quote_cards(report, _quotable(report, filters, one.topic_id, one.topic))
        if not cards:  # its sentences are not scored: no tone has ends
            continue
        head = element("h3", named(one.topic))
        head.append(
            element("small", f" {count(one.n_sentences, 'sentence')} clearly on it", class_="basis")
        )
        section.append(head)
        section.append(element("div", *map(_quote, cards), class_="quotes"))
    return section


def _quotable(report: Report, filters: Filters, topic_id: str, topic: str) -> pd.DataFrame:
    """Return the sentences clearly on a topic, those of stories with it as main topic if any."""
    rows = evidence_rows(report, counted(report, filters, topics=(), topic=topic_id))
    mainly = report.articles.loc[report.articles["topic"] == topic, "article_id"]
    own = rows[rows["article_id"].isin(mainly)]
    return rows if own.empty else own.reset_index(drop=True)


def _quote(card: Card) -> Element:
    row = card.row
    tone = element(
        "span", f"{SIGNS[row.tone_name]}\N{NO-BREAK SPACE}{signed(row.tone)}", class_=row.tone_name
    )
    return element(
        "div",
        element("p", card.kind, class_="kind"),
        element("blockquote", clean(row.text)),
        element(
            "p",
            f"{named(row.source)}, {date_said(row.published, row.date_precision)} · ",
            tone,
            class_="source",
        ),
        element("p", named(row.title), class_="source"),
    )
