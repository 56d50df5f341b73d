"""Pieces of page that several views use: a chart with its downloads, and set text.

Article text reaches the page as text only: through ``theme.plain`` in Markdown, or as the data of
a component that writes it with ``textContent``.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard import session
from dashboard.days import iso_said, published_days
from dashboard.exports import (
    Standalone,
    download_name,
    html_bytes,
    standalone_spec,
)
from dashboard.filters import Filters, model_name, model_of, scored_line
from dashboard.queries.corpus import corpus_title
from dashboard.queries.evidence import Slice
from dashboard.theme import (
    DARK,
    LIGHT,
    MINUS,
    NEWS,
    VADER,
    Palette,
    clean,
    count,
    named,
    plain,
    span,
)
from dashboard.widgets.components import CHART_CODE, page_rules, picture_buttons, prose
from dashboard.widgets.downloads import csv_button as csv_button
from dashboard.widgets.downloads import download_menu as download_menu
from dashboard.widgets.downloads import xlsx_button as xlsx_button
from dashboard.workbook import rows_xlsx

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SHOWS_VADER = "Tone is VADER's own compound score here; switch back in the sidebar."
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


@dataclass(frozen=True)
class Exhibit:
    """A chart with everything said about it.

    Attributes:
        key: Key of the chart, unique on its page.
        title: What it shows.
        caption: Filters, n with unit, and what is not followed; plain text.
        method: How the numbers were made, one or two sentences; plain text.
        selected: The filters that the rows follow, as ``filters.describe`` says them: downloads
            name them.
        hint: What can be done with it on the page, which a saved picture does not say; or "".
        alt: What a reader who cannot see it should know; plain text.
        rows: Exactly the rows drawn; the CSV holds the same.
        draw: From the rows and a palette to the figure.
        toned: Whether it shows tone, so that the tone model is said beside it.
    """

    key: str
    title: str
    caption: str
    method: str
    selected: str
    alt: str
    rows: pd.DataFrame
    draw: Callable[[pd.DataFrame, Palette], "Figure"]
    toned: bool = False
    hint: str = ""


BEHIND_FIGURE = "the numbers behind it"


def begin_page(title: str) -> None:
    """Draw the title of a page and set what holds for all of it.

    Tables lose their own CSV button, which writes cells that a spreadsheet would run. When the
    visitor changes the theme, the page is drawn again: its charts carry their colours.

    Args:
        title: Any text.
    """
    with st.container(gap=None):
        st.title(plain(title), anchor=False)
        data = {
            "theme": st.context.theme.type,
            "ahead": CHART_CODE,
            "corpus": session.opened_id(),
        }
        page_rules(key="page-rules", data=data, on_theme_change=nothing)
        if session.shown_model() == VADER:
            st.caption(SHOWS_VADER)


def nothing() -> None:
    """Let the page be drawn again, and do nothing else."""


def palette() -> Palette:
    """Return the colours of the theme the visitor sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show_exhibit(
    report: Report,
    exhibit: Exhibit,
    *,
    on_select: Callable[[], None] | None = None,
    boxes: bool = False,
) -> None:
    """Draw a chart under its title and caption, with its download menu.

    Args:
        report: The whole report, for the name of the corpus.
        exhibit: The chart; where it shows tone, its caption and title name the model shown.
        on_select: What a click on a mark does; None: nothing.
        boxes: Whether a box can be drawn around several marks, too.
    """
    if exhibit.toned:
        exhibit = told_by_model(report, exhibit)
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.subheader(
                plain(exhibit.title), anchor=False, help=plain(f"{exhibit.method} {exhibit.hint}")
            )
            light = exhibit.draw(exhibit.rows, LIGHT)
            draw = partial(_draw_downloads, report, exhibit, light)
            with st.container(width="content"):  # as narrow as its button, at the right edge
                download_menu("Download", key=f"download-{exhibit.key}", draw=draw)
        st.caption(plain(exhibit.caption))
    figure = light if palette() is LIGHT else exhibit.draw(exhibit.rows, DARK)
    modes = ("points", "box") if boxes else ("points",)
    choice: dict[str, Any] = {"on_select": on_select, "selection_mode": modes}
    st.plotly_chart(
        figure,
        key=exhibit.key,
        config=CONFIG,
        alt=exhibit.alt,
        theme=None,
        **(choice if on_select else {}),
    )


def told_by_model(report: Report, exhibit: Exhibit) -> Exhibit:
    """Return a chart that says in its caption, and with VADER in its title, who scored the tone."""
    name = model_name(report)
    title = exhibit.title if model_of(report) == NEWS else f"{exhibit.title} ({name})"
    return replace(exhibit, title=title, caption=f"{exhibit.caption} {scored_line(report)}")


def _draw_downloads(report: Report, exhibit: Exhibit, light: "Figure") -> None:
    """Offer the chart as PNG, SVG and HTML, and its rows as CSV and Excel."""
    words = Standalone(exhibit.title, exhibit.caption, exhibit.method, corpus_line(report))
    spec = standalone_spec(light, words)
    name = download_name(corpus_title(report), exhibit.selected, exhibit.title)
    picture_buttons(key=f"picture-{exhibit.key}", data={"figure": spec, "name": name})
    st.download_button(
        "HTML, works offline",
        lambda: html_bytes(spec, exhibit.title),
        f"{name}.html",
        "text/html",
        key=f"html-{exhibit.key}",
        on_click="ignore",
        width="stretch",
    )
    csv_button(
        exhibit.rows,
        name=name,
        key=f"csv-{exhibit.key}",
        selected=exhibit.selected,
        label=f"CSV, {BEHIND_FIGURE}",
    )
    xlsx_button(
        partial(rows_xlsx, exhibit.rows, asdict(words)),
        name=name,
        key=f"xlsx-{exhibit.key}",
        label=f"Excel, {BEHIND_FIGURE}",
    )


_COLUMNS = {
    "share": st.column_config.NumberColumn(
        "Share", format="percent", help="Share of its sentences clearly on the topic"
    ),
    "title": st.column_config.TextColumn("Title", width="large"),
    "source": st.column_config.TextColumn("Source"),
    "published": st.column_config.TextColumn("Published, UTC"),
    "topic": st.column_config.TextColumn("Main topic"),
    "tone": st.column_config.NumberColumn(
        "Tone", format="%+.2f", help=f"From {MINUS}1 to 1; of an article: the mean of its sentences"
    ),
    "n_sentences": st.column_config.NumberColumn("Sentences", format="localized"),
    "file": st.column_config.TextColumn("File"),
    "text": st.column_config.TextColumn("Sentence", width="large"),
    "tone_name": st.column_config.TextColumn("Leans"),
    "quoted": st.column_config.CheckboxColumn("Quoted"),
}
# So narrow that topic and tone are seen beside it; its lines wrap.
_NARROW_TITLE = st.column_config.TextColumn("Title", width=220)
TWO_LINES, THREE_LINES = 52, 70  # pixels of a row
MOST_TO_PICK = 5_000  # rows that the browser takes at once


def show_article_table(rows: pd.DataFrame, *, key: str) -> None:
    """Show articles as a table whose lines wrap; a row opens its sentences.

    Beyond 5,000 they are sent as one scrolls, and no row can be picked.
    """
    shown = [name for name in rows.columns if name in _COLUMNS]
    picked = session.rows_on_click(key, lambda places: article_part(rows, places[0]))
    choice: dict[str, Any] = {"on_select": picked, "selection_mode": "single-row"}
    st.dataframe(
        shown_cells(rows, shown),
        column_config=_COLUMNS | {"title": _NARROW_TITLE},
        row_height=THREE_LINES if "text" in rows else TWO_LINES,
        hide_index=True,
        placeholder="-",
        key=key,
        lazy=len(rows) > MOST_TO_PICK,
        alt=count(len(rows), "article"),
        **(choice if len(rows) <= MOST_TO_PICK else {}),
    )


def article_part(rows: pd.DataFrame, place: int) -> Slice:
    """Return the sentences of the article in a row of a table."""
    row = rows.iloc[place]
    label = f"{named(str(row['title']))}, {named(str(row['source']))}"
    return Slice(label, Filters(printings=True), articles=(str(row["article_id"]),))


def shown_cells(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return what a table shows of rows, and nothing else: all of it is sent at every click.

    Args:
        rows: The rows.
        names: Columns to show; published is left out where no row has a date.

    Returns:
        Numbers with two decimals and no minus before zero, dates as exact as they are known.
    """
    told: dict[str, pd.Series] = {}
    for name in names:
        if name != "published":
            told[name] = rows[name].round(2) + 0.0 if name in {"share", "tone"} else rows[name]
        elif rows[name].notna().any():
            told[name] = iso_said(rows)
    return pd.DataFrame(told)


def show_sentence_table(rows: pd.DataFrame, *, key: str) -> int | None:
    """Show sentences as a table, 5,000 at a time, and return the place of the row picked."""
    every = ["text", "tone", "tone_name", "source", "title", "published", "topic", "quoted"]
    shown = [name for name in every if name in rows]
    look: dict[str, Any] = {
        "column_config": _COLUMNS,
        "hide_index": True,
        "placeholder": "-",
        "key": key,
        "height": 320,
        "alt": count(len(rows), "sentence"),
    }
    first = _first_row(len(rows), key)
    shown_rows = shown_cells(rows.iloc[first : first + MOST_TO_PICK], shown)
    state = st.dataframe(
        shown_rows, lazy=False, on_select="rerun", selection_mode="single-row", **look
    )
    picked = state.selection.rows
    return first + picked[0] if picked and picked[0] < len(shown_rows) else None


def _first_row(n_rows: int, key: str) -> int:
    """Return the first row to show; of more than 5,000 the visitor chooses which."""
    if n_rows <= MOST_TO_PICK:
        return 0
    starts = range(0, n_rows, MOST_TO_PICK)
    chosen = st.selectbox(
        "Rows",
        starts,
        format_func=lambda at: f"{at + 1:,} to {min(at + MOST_TO_PICK, n_rows):,} of {n_rows:,}",
        key=f"{key}-part-{n_rows}",
        width=260,
    )
    return int(chosen)


def corpus_line(report: Report) -> str:
    """Return the source line of a figure: what was analysed, its period and its notice."""
    notice = clean(str(report.manifest.get("notice") or ""))
    first, last = published_days(report.articles)
    period = f", {span(first, last)}" if first and last else ""
    parts = [f"Corpus: {corpus_title(report)}{period}.", notice, "Made with Broadsheet."]
    return " ".join(part for part in parts if part)


def empty_note(report: Report) -> None:
    """Say why a page has nothing to show."""
    if report.articles.empty:
        st.info("This corpus holds no article. Open another one on the Data page.")
    else:
        st.info("No article matches the filters. Widen or clear them in the sidebar.")


def set_findings(
    items: Sequence[tuple[str, str]], *, key: str, evidence: Sequence[Slice | None] = ()
) -> None:
    """Set sentences one below the other, each with what it rests on at the right.

    Args:
        items: Sentence and what it rests on, like ``"34 stories"``; plain text.
        key: Key of the list.
        evidence: The slice behind each sentence: a click on what it rests on opens it. None, or
            fewer slices than sentences: that sentence has none.
    """
    slices = [*evidence, *[None] * (len(items) - len(evidence))]
    blocks = [
        {"kind": "finding", "text": text, "note": note, "place": place, "opens": part is not None}
        for place, ((text, note), part) in enumerate(zip(items, slices, strict=True))
    ]
    asked = prose(key=key, data={"blocks": blocks}, on_open_change=nothing).open
    part = slices[asked] if isinstance(asked, int) and 0 <= asked < len(slices) else None
    if part is not None:
        session.open_evidence(part)
