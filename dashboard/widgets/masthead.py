"""The head of the first page: what is open, how much of it, and what can be done with it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analysis.tables import Report
from dashboard.bundle import report_zip
from dashboard.queries.corpus import CorpusFacts
from dashboard.theme import clean, count, file_name, listed, plain, span
from dashboard.widgets import begin_page, corpus_title
from dashboard.widgets.facts import copy_link, show_facts

DATA = "views/data.py"
SEE = "See on the Data page what was set aside, with the rule that took it out"
NO_CAPTURE = "No date and no capture time, so no timeline"


def show_masthead(report: Report, line: str, *, open_another: Callable[[], None]) -> None:
    """Draw title, facts, buttons and the notice of the corpus.

    Args:
        report: The whole report.
        line: The facts, plain text, such as ``facts_line`` gives.
        open_another: What the first button does.
    """
    begin_page(corpus_title(report))
    aside = not (report.removed.empty and report.skipped.empty)
    if show_facts(line, more=SEE if aside else "", key="masthead-facts"):
        st.switch_page(DATA)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if st.button("Open or paste yours", key="masthead-open", type="primary"):
            open_another()
        st.download_button(
            "All data",
            partial(report_zip, report),
            file_name=f"{file_name(corpus_title(report))}.zip",
            mime="application/zip",
            on_click="ignore",
            key="masthead-zip",
            help="One zip: every table as CSV and Parquet, and how they were made.",
        )
        copy_link(key="masthead-link")
    if notice := clean(str(report.manifest.get("notice") or "")):
        st.caption(plain(notice))


def facts_line(facts: CorpusFacts) -> str:
    """Say what the corpus is: sizes, period, and what was set aside.

    Returns:
        Plain text, like ``"9 articles, 3 sources; 2 to 13 Jun 2025; 1 undated; ...."``.
    """
    size = [count(facts.articles, "article")]
    if facts.stories < facts.articles:
        size.append(count(facts.stories, "story"))
    parts = [", ".join([*size, count(facts.sources, "source"), count(facts.sentences, "sentence")])]
    if facts.first and facts.last:
        parts.append(span(facts.first, facts.last))
    if facts.undated:
        parts.append(f"{facts.undated:,} undated")
    if facts.lines_removed or facts.promotions:
        parts.append(f"{set_aside(facts)} set aside")
    if facts.skipped:
        parts.append(f"{facts.skipped:,} skipped")
    return "; ".join(parts) + "."


def set_aside(facts: CorpusFacts) -> str:
    """Name what was taken out of the documents, or nothing."""
    named = (
        count(facts.lines_removed, "line") if facts.lines_removed else "",
        count(facts.promotions, "advertisement") if facts.promotions else "",
    )
    return listed(part for part in named if part)


def reading_line(facts: CorpusFacts) -> str:
    """Say what a few pages are, as sentences.

    Returns:
        Plain text, like ``"1 page, 4 articles from 4 sources, carried by Daily8. ..."``.
    """
    size = f"{count(facts.articles, 'article')} from {count(facts.sources, 'source')}"
    carried = f", carried by {listed(facts.carriers)}" if facts.carriers else ""
    said = [f"{count(facts.files, 'page')}, {size}{carried}"]
    if aside := set_aside(facts):
        said.append(f"{aside} set aside")
    if facts.skipped:
        said.append(f"{facts.skipped:,} skipped")
    if facts.first and facts.last:
        undated = f", {facts.undated:,} undated" if facts.undated else ""
        said.append(f"Published {span(facts.first, facts.last)}{undated}")
    elif facts.articles:
        said.append("No date, so no timeline" if facts.captured else NO_CAPTURE)
    return ". ".join(said) + "."
