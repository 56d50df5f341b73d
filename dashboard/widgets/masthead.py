"""The head of the first page: what is open, how much of it, and what can be done with it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analysis.tables import Report
from dashboard import session
from dashboard.bundle import report_zip
from dashboard.exports import download_name, file_name
from dashboard.filters import OF_SENTENCES, Filters, describe
from dashboard.queries.corpus import corpus_title
from dashboard.reporting.page import report_html
from dashboard.theme import clean, plain
from dashboard.widgets import begin_page
from dashboard.widgets.facts import copy_link, show_facts

DATA = "views/data.py"
SEE = "See on the Data page what was set aside, with the rule that took it out"


def show_masthead(
    report: Report, filters: Filters, line: str, *, open_another: Callable[[], None]
) -> None:
    """Draw title, facts, buttons and the notice of the corpus.

    Args:
        report: The whole report.
        filters: What is selected, for the button that writes it down.
        line: The facts, plain text, such as ``facts_line`` gives.
        open_another: What the first button does.
    """
    begin_page(corpus_title(report))
    selected = describe(filters, report, ignore=OF_SENTENCES)
    aside = not (report.removed.empty and report.skipped.empty)
    if show_facts(line, more=SEE if aside else "", key="masthead-facts"):
        session.turn_to(DATA)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if st.button("Open or paste yours", key="masthead-open", type="primary"):
            open_another()
        st.download_button(
            "All data, zip",
            partial(report_zip, report),
            file_name=f"{file_name(corpus_title(report))}.zip",
            mime="application/zip",
            on_click="ignore",
            key="masthead-zip",
            help="One zip: every table as CSV and Parquet, and how they were made.",
        )
        st.download_button(
            "Report, HTML",
            partial(report_html, report, filters),
            file_name=f"{download_name(corpus_title(report), selected, 'report')}.html",
            mime="text/html",
            on_click="ignore",
            key="masthead-report",
            help="One HTML file of what is selected: sentences, figures, quotes, tables, method. "
            "It opens without a network and prints well.",
        )
        copy_link(key="masthead-link")
    if notice := clean(str(report.manifest.get("notice") or "")):
        st.caption(plain(notice))
