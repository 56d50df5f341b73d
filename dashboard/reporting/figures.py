"""The figures of the report: tables whose cells are drawn, from the rows of the dashboard's charts.

Each has a title, a caption with filters and n, how to read it, and every number as text.
"""

import datetime as dt
from typing import Any

import pandas as pd

from analysis.tables import Report
from dashboard.charts.matrix import MORE, MUCH_MORE
from dashboard.charts.rows import each
from dashboard.charts.weeks import no_date, period_said
from dashboard.days import date_said
from dashboard.filters import (
    OF_SENTENCES,
    Filters,
    caption,
    not_scored,
    scored_line,
    select_articles,
)
from dashboard.known import n_known
from dashboard.queries.matrix import MATRIX_IGNORE, largest_columns, matrix_rows
from dashboard.queries.reader import article_sentence_rows
from dashboard.queries.sources import SOURCES_IGNORE, largest, largest_note
from dashboard.queries.timeline import columns as period_columns
from dashboard.queries.tone import tone_rows
from dashboard.queries.topics import TOPICS_IGNORE, largest_topics, topic_rows, with_columns
from dashboard.reporting import marks
from dashboard.reporting.elements import Element, element, table
from dashboard.theme import COLOURED_WHERE, MINUS, TONES, named, percent, signed, span
from dashboard.weak import WEAK_METHOD, is_weak, weak_note

TOPICS, TONE = "Topics by share of sentences", f"Tone by source, from {MINUS}1 to 1"
_COUNTED = "Share: sentences clearly on the topic. Stories and sources: with it as main topic."
_INTERVAL = (
    f"Tone: mean over stories, from {MINUS}1 to 1, with a 95 % interval; the grey band is "
    f"neutral. Triangles are {COLOURED_WHERE}; else a grey dot. Hollow: fewer than 3 stories, no "
    "claim."
)


def figure(title: str, said: str, drawn: Element, *, reading: str) -> Element:
    """Return a figure with its title, caption, drawing and how to read it."""
    return element(
        "figure",
        element("h2", title),
        element("figcaption", said),
        element("div", drawn, class_="wide"),
        element("p", reading, class_="reading"),
    )


def _periods(unit: str, days: list[str]) -> str:
    """Say from when to when periods reach, as exactly as they are long.

    Args:
        unit: ``"week"``, ``"month"`` or ``"year"``.
        days: The first day of each, in their order.
    """
    if unit == "week":
        first, last = (dt.date.fromisoformat(days[place]) for place in (0, -1))
        return span(first, last + dt.timedelta(days=6))
    return " to ".join(dict.fromkeys(period_said(unit, days[place]) for place in (0, -1)))


def topics_figure(report: Report, filters: Filters) -> Element:
    """Return the topics: share, stories, sources, stories over time, and tone."""
    over_time = period_columns(report, filters)
    every = with_columns(topic_rows(report, filters), over_time)
    rows = largest_topics(every, filters)
    days = [one for one in rows.columns if one[:1].isdigit()]
    heads = ["Topic and its words", "Share of sentences", "", "Stories", "Sources"]
    if days:
        heads.append(f"Stories a {over_time.unit}, {_periods(over_time.unit, days)}")
    reach = marks.reach_of(rows)
    toned = bool(rows["tone"].notna().any())
    n = (int(rows["n_articles"].sum()), "story"), (int(rows["n_sentences"].sum()), "sentence")
    said = caption(
        report,
        filters,
        n,
        ignore=TOPICS_IGNORE | OF_SENTENCES,
        note=largest_note(len(rows) - 1, len(every) - 1, "topic"),
        toned=True,
    )
    over = [*days, "undated"] if days else []
    highest = int(rows[over].to_numpy().max()) if over else 0
    apart = f"pale and apart: {no_date(over_time.unit)}"
    columns = f" Columns: at most {highest:,}; {apart}." if days else ""
    cells = [
        [
            *_topic_cells(one, counts, widest=float(rows["share"].max()), highest=highest),
            *(_tone_cells(one, reach=reach) if toned else ()),
        ]
        for one, counts in zip(each(rows), rows[over].to_numpy().tolist(), strict=True)
    ]
    if toned:
        heads += [f"Tone, {signed(-reach, 1)} to {signed(reach, 1)}", ""]
    drawn = table(heads, cells)
    drawn.set("class", "topics")
    weak = f" {WEAK_METHOD}" if any(map(is_weak, rows["stability"])) else ""
    if toned:
        said = f"{said} {scored_line(report)}"
    toned_said = f" {_INTERVAL}" if toned else ""
    return figure(TOPICS, said, drawn, reading=f"{_COUNTED}{weak}{columns}{toned_said}")


def _topic_cells(
    row: Any,  # noqa: ANN401 - a row
    counts: list[int],
    *,
    widest: float,
    highest: int,
) -> list[str | Element]:
    """Return the cells of a topic's row; the last of the counts is of those no date places."""
    is_topic = row.kind != "none"
    name = element("th", named(row.topic), scope="row")
    for note in filter(None, (row.words, weak_note(row.stability))):
        name.append(element("small", note))
    drawn = [_cell(marks.columns(counts[:-1], counts[-1], highest=highest))] if counts else []
    return [
        name,
        _cell(marks.share_bar(row.share, reach=widest, faint=not is_topic), "drawn"),
        _cell(percent(row.share), "n"),
        _cell(f"{row.n_articles:,}", "n"),
        _cell(f"{row.n_sources:,}", "n"),
        *drawn,
    ]


def _tone_cells(row: Any, *, reach: float) -> list[Element]:  # noqa: ANN401 - a row
    """Return the mean tone of a topic, as a mark and in figures."""
    is_topic = row.kind != "none"
    rated = row.n_rated if is_topic else 0
    return [
        _cell(marks.tone_mark(row, rated, reach=reach), "drawn"),
        _cell(marks.tone_said(row, rated) if is_topic else "not compared", "said-tone"),
    ]


def _cell(inside: Element | str, kind: str = "") -> Element:
    return element("td", inside, class_=kind) if kind else element("td", inside)


def matrix_figure(report: Report, filters: Filters) -> Element:
    """Return sources beside topics: stories, more or fewer than expected."""
    every = matrix_rows(report, filters)
    rows = largest_columns(every, filters)
    names = dict(zip(rows["topic_id"], rows["topic"], strict=True))
    n_sources = n_known(select_articles(report, filters, ignore=MATRIX_IGNORE).articles["source"])
    notes = [
        largest_note(n_known(rows["source"]), n_sources, "source"),
        largest_note(len(names), every["topic_id"].nunique(), "topic"),
    ]
    n = (
        (int(rows["n_articles"].sum()), "story"),
        (n_known(rows["source"]), "source"),
        (len(names), "topic"),
    )
    said = caption(
        report,
        filters,
        n,
        ignore=MATRIX_IGNORE | OF_SENTENCES,
        note=", ".join(note for note in notes if note),
    )
    cells = [
        [named(str(source)), *(_matrix_cell(one) for one in each(own))]
        for source, own in rows.groupby("source", sort=False)
    ]
    drawn = table(["Stories", *map(named, names.values())], cells, class_="matrix")
    reading = (
        "Stories by source and main topic; a story counts once, where it came first. Shaded: more "
        "than the sizes of source and topic suggest, by 2 standard errors or more (chance alone "
        "does it in about 1 cell of 40), darker from 3. Dotted: fewer, by as much. Neither "
        "where fewer than 3 are expected."
    )
    return figure("Who covers what: stories by source and topic", said, drawn, reading=reading)


def _matrix_cell(cell: Any) -> Element:  # noqa: ANN401 - a row
    kind, residual = "n", cell.residual
    if residual >= MORE:
        kind = "n much" if residual >= MUCH_MORE else "n more"
    elif residual <= -MORE:
        kind = "n fewer"
    return _cell(f"{cell.n_articles:,}" if cell.n_articles else "·", kind)


def tone_figure(report: Report, filters: Filters) -> Element:
    """Return the sources with their sentences by tone and the mean tone of their articles."""
    if unscored := not_scored(report, filters, ignore=SOURCES_IGNORE):
        return element("section", element("h2", TONE), element("p", unscored))
    every = tone_rows(report, filters, "source")
    rows = largest(every, "group_id", keep=filters.sources)
    reach = marks.reach_of(rows)
    said = caption(
        report,
        filters,
        ((int(rows["n_articles"].sum()), "story"), (int(rows["n_sentences"].sum()), "sentence")),
        ignore=SOURCES_IGNORE | OF_SENTENCES,
        note=largest_note(n_known(rows["group"]), n_known(every["group"]), "source"),
        toned=True,
    )
    cells = [
        [
            named(one.group),
            _cell(marks.tone_shares([getattr(one, name) for name in TONES]), "drawn"),
            _cell(f"{one.n_sentences:,}", "n"),
            _cell(f"{one.n_articles:,}", "n"),
            _cell(marks.tone_mark(one, one.n_articles, reach=reach), "drawn"),
            _cell(marks.tone_said(one, one.n_articles), "said-tone"),
        ]
        for one in each(rows)
    ]
    heads = ["Source", "▼ negative ● neutral ▲ positive", "Sentences", "Stories"]
    scale = f"Tone, {signed(-reach, 1)} to {signed(reach, 1)}"
    drawn = table([*heads, scale, ""], cells, class_="tone")
    reading = (
        f"Bar: sentences by tone. {_INTERVAL} Intervals alone call no two sources different: "
        "topics differ between them, and among many some stand apart by chance."
    )
    said = f"{said} {scored_line(report)}"
    return figure(TONE, said, drawn, reading=reading)


def articles_figure(report: Report, filters: Filters) -> Element:
    """Return the articles of a small corpus, each with the tone of its sentences in their order."""
    chosen = select_articles(report, filters)
    cells = []
    for one in each(chosen.articles):
        name = element("th", named(one.title), scope="row")
        when = "" if pd.isna(one.published) else f", {date_said(one.published, one.date_precision)}"
        name.append(element("small", f"{named(one.source)}{when}"))
        drawn = marks.fingerprint(article_sentence_rows(report, one.article_id))
        cells.append(
            [name, named(one.topic), _cell(f"{one.n_sentences:,}", "n"), _cell(drawn, "prints"),
             _cell(signed(one.tone), "n")]
        )  # fmt: skip
    n = ((len(chosen.articles), "story"), (len(chosen.sentences), "sentence"))
    said = caption(report, filters, n, ignore=OF_SENTENCES, toned=True)
    if not not_scored(report, filters):
        said = f"{said} {scored_line(report)}"
    heads = ["Article", "Main topic", "Sentences", "Tone, sentence by sentence", "Mean"]
    reading = (
        "One tick a sentence in reading order: up is positive, down negative, a dash neutral, pale "
        f"where someone is quoted. Mean: tone of the sentences, from {MINUS}1 to 1. One article "
        "says nothing about its source."
    )
    return figure("Articles", said, table(heads, cells, class_="articles"), reading=reading)
