"""The evidence beside the charts: three quote cards, then every sentence of what was clicked."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import streamlit as st

from analysis import explain
from analysis.tables import Report
from dashboard import session
from dashboard.charts.rows import each
from dashboard.days import date_said
from dashboard.exports import download_name
from dashboard.filters import Filters, model_of
from dashboard.queries.corpus import corpus_title
from dashboard.queries.evidence import (
    Card,
    Slice,
    article_list,
    evidence_rows,
    mainly_on,
    quote_cards,
    selection,
)
from dashboard.queries.words import UNDERLINED, pieces, why_lines
from dashboard.remembered import remembered
from dashboard.search import Search, search
from dashboard.theme import SIGNS, TONES, clean, count, named, plain, signed
from dashboard.weak import weak_note
from dashboard.widgets import csv_button, nothing
from dashboard.widgets.deciding import set_tone
from dashboard.widgets.quotes import quotes

FIRST, MOST = 8, 60  # sentences listed at once, and at most; the Reader lists them all
READER = "views/reader.py"
Address = Callable[[str, str], str]


@contextlib.contextmanager
def evidence_beside(report: Report, filters: Filters) -> Iterator[None]:
    """Draw a page with the evidence right of it, or below it on a narrow screen.

    What is drawn inside the ``with`` block is the page. Its evidence is what was last clicked, or
    else all that the filters select.

    Args:
        report: The whole report.
        filters: What is selected.
    """
    frame = st.container(key="page-frame", horizontal=True, gap="large")
    with frame:
        main, side = st.container(key="page-main"), st.container(key="page-side")
    with main:
        if session.evidence_is_shut():
            st.button("Show the sentences", on_click=session.show_evidence_again, type="tertiary")
        yield
    if not session.evidence_is_shut():
        with side:
            show_evidence(report, filters)


def show_evidence(report: Report, filters: Filters) -> None:
    """Draw the evidence: what it is about, quote cards, the sentences, and ways to all of them.

    Args:
        report: The whole report.
        filters: What is selected, where no number was clicked.
    """
    opened = session.current_evidence()
    part = opened or selection(report, filters)
    rows = evidence_rows(report, part)
    _head(report, part, rows)
    if rows.empty:
        st.caption("There is no sentence to show.")
        return
    asked = quotes(
        key="evidence-quotes",
        data=evidence_data(report, part, rows)
        | article_data(rows, part)
        | {"fresh": opened is not None},
        on_read_change=nothing,
        on_tone_change=nothing,
    )
    turn_to(asked.read)
    set_asked(rows, asked.tone)
    if st.button("Read all in the Reader", key="evidence-all"):
        session.read_sentence("", "")
        session.turn_to(READER, *session.READ)
    name = download_name(corpus_title(report), part.label, "sentences")
    csv_button(rows, name=name, key="csv-evidence", selected=part.label, wide=False)


def _head(report: Report, part: Slice, rows: pd.DataFrame) -> None:
    """Say what the evidence is of and how much there is, and let it be closed."""
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.subheader("The sentences", anchor=False)
            st.button(
                "Close", on_click=session.close_evidence, key="evidence-close", type="tertiary"
            )
        st.markdown(plain(named(part.label)))
        st.caption(plain(head_line(report, part, rows)))


def head_line(report: Report, part: Slice, rows: pd.DataFrame) -> str:
    """Say how much a slice holds and, of a topic, for how many stories it is the main one."""
    n = [
        count(len(rows), "sentence"),
        count(rows["article_id"].nunique(), part.noun),
    ]
    if part.topic:
        n.append(f"the main topic of {mainly_on(report, part, rows):,} of these")
        own = report.topics.loc[report.topics["topic_id"] == part.topic, "stability"]
        n += filter(None, map(weak_note, own))
    return ", ".join(n)


def turn_to(asked: Any) -> None:  # noqa: ANN401 - what the page sends
    """Open the Reader where a component asks for it: ``{"article": ..., "sentence": ...}``."""
    if isinstance(asked, dict) and asked.get("article"):
        session.read_sentence(str(asked["article"]), str(asked.get("sentence", "")))
        session.turn_to(READER, *session.READ)


def set_asked(rows: pd.DataFrame, asked: Any) -> None:  # noqa: ANN401 - what the page sends
    """Set a tone where a component asks for it: ``{"sentence": ..., "tone": ...}``.

    Args:
        rows: The sentences that the component shows; of no other one is the tone set.
        asked: What it sends.
    """
    if not isinstance(asked, dict):
        return
    for one in each(rows[rows["sentence_id"] == str(asked.get("sentence", ""))]):
        set_tone(one.sentence_id, one.text, str(asked.get("tone", "")))


def evidence_data(report: Report, part: Slice, rows: pd.DataFrame) -> dict[str, Any]:
    """Return what the page sets for a slice.

    Args:
        report: The whole report.
        part: The slice.
        rows: Its sentences, from ``queries.evidence.evidence_rows``, not empty.

    Returns:
        ``cards`` and ``lines`` (the first sentences that are no card); ``total``, how many there
        are; and a ``token`` that differs where the slice does.
    """
    return _evidence_data(report, part, rows, session.reader_addresses())


@remembered(8)
def _evidence_data(
    report: Report, part: Slice, rows: pd.DataFrame, address: Address
) -> dict[str, Any]:
    """Return the same; nobody changes it."""
    cards, searched = quote_cards(report, rows), search(part.filters.text)
    quoted = {card.row.sentence_id for card in cards}
    others = rows.head(MOST + len(quoted))
    others = others[~others["sentence_id"].isin(quoted)]
    return {
        "cards": [_card(report, card, searched, address) for card in cards],
        "lines": [_line(one, searched, address) for one in each(others.head(MOST))],
        "heading": "The others in their order",
        "legend": UNDERLINED,
        "tones": [[name, f"{SIGNS[name]} {name}"] for name in TONES],
        "articles": [],
        "first": FIRST,
        "total": len(rows) - len(quoted),
        "token": f"{part.label}|{len(rows)}|{rows['sentence_id'].iloc[0]}",
    }


def article_data(rows: pd.DataFrame, part: Slice) -> dict[str, Any]:
    """Return what the page sets for the articles of a slice; none where there is one alone.

    Args:
        rows: Its sentences, from ``queries.evidence.evidence_rows``.
        part: The slice; where it names articles, they stand open.
    """
    return _article_data(rows, part, session.reader_addresses())


@remembered(8)
def _article_data(rows: pd.DataFrame, part: Slice, address: Address) -> dict[str, Any]:
    """Return the same; nobody changes it."""
    every = article_list(rows)
    listed = every.head(MOST) if len(every) > 1 else every.head(0)
    return {
        "articles": [
            {
                "title": clean(one.title) or "Untitled",
                "meta": f"{_where(one)} \u00b7 {count(one.n_sentences, 'sentence')}",
                "article": one.article_id,
                "sentence": one.sentence_id,
                "href": address(one.article_id, one.sentence_id),
            }
            for one in each(listed)
        ],
        "n_articles": count(len(every), part.noun),
        "open": part.articles is not None,
    }


def _where(row: Any) -> str:  # noqa: ANN401 - a row
    """Say where something was published, and when."""
    return f"{named(row.source)}, {date_said(row.published, row.date_precision)}"


def _card(report: Report, card: Card, searched: Search, address: Address) -> dict[str, Any]:
    """Return one quote with the words that make its tone, and why."""
    trace = explain(card.row.text, model=model_of(report), report=report)
    words = pieces(card.row.text, trace=trace, hits=searched.hits(card.row.text))
    more = {"kind": card.kind, "pieces": words, "why": why_lines(trace, shown=card.row.tone)}
    return _line(card.row, searched, address) | more


def _line(row: Any, searched: Search, address: Address) -> dict[str, Any]:  # noqa: ANN401 - a row
    """Return one sentence with where it stands."""
    parts = [_where(row), "quoted" if row.quoted else ""]
    parts.append("tone set by hand" if row.by_hand else "")
    return {
        "pieces": pieces(row.text, hits=searched.hits(row.text)),
        "meta": ", ".join(part for part in parts if part),
        "sign": SIGNS[row.tone_name],
        "tone": row.tone_name,
        "score": signed(row.tone),
        "spoken": f"tone {signed(row.tone)}, {row.tone_name}",
        "title": named(row.title),
        "by_hand": bool(row.by_hand),
        "article": row.article_id,
        "sentence": row.sentence_id,
        "href": address(row.article_id, row.sentence_id),
    }
