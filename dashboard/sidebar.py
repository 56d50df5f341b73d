"""The sidebar: which corpus is open, and the filters that all views share."""

import streamlit as st

from analysis.tables import Report
from dashboard import session
from dashboard.days import published_days
from dashboard.filters import listed_sentences
from dashboard.links import LONGEST_TEXT, source_names
from dashboard.queries.corpus import sizes_said
from dashboard.queries.searched import searched_line
from dashboard.search import search
from dashboard.theme import SIGNS, TONES, clean, plain, span
from dashboard.widgets.changed import show_changed_files
from dashboard.widgets.desk import draw_desk

READER = "views/reader.py"
SENTENCES_HELP = (
    "Selects sentences, not articles: in lists of sentences and in how many are listed. A figure "
    "keeps all sentences of its articles and says that it does not follow this filter."
)
SEARCH_HELP = (
    'Whole words and "phrases". Words beside each other must all be there; AND, OR, NOT and '
    "brackets combine them, a star stands for the rest of a word: strike\\* finds strikes. "
    f"{SENTENCES_HELP}"
)
DATES_HELP = (
    "An article is selected where every day that its date may mean lies in the period: one of "
    '"May 2025" if all of May does. Captions count those that no date places.'
)
STORY_HELP = (
    "A story is an article with its copies, edited or cut. Charts and sentences count it once, for "
    "the source that printed it first."
)
SCALE_HELP = (
    "News tone: VADER's words with rules for news (names masked, finance words, long sentences). "
    "On: vaderSentiment's own compound score, unchanged, on every page and in every download."
)


def draw_sidebar(report: Report) -> None:
    """Draw the corpus's title and the filters.

    Args:
        report: The whole report.
    """
    session.keep_known(report)
    with st.sidebar:
        st.header(plain(str(report.manifest.get("title") or "Untitled corpus")), anchor=False)
        _draw_summary(report)
        show_changed_files(report)
        _draw_article_filters(report)
        _draw_sentence_filters(report)
        active = bool(session.current_filters().active())
        st.button("Clear filters", on_click=session.clear, disabled=not active, key="clear-filters")
        _draw_scale()
        draw_desk(report)


def _draw_summary(report: Report) -> None:
    """Say how much of the corpus the filters select."""
    st.caption(sizes_said(report, session.current_filters()), help=STORY_HELP)
    notice = clean(str(report.manifest.get("notice") or ""))
    if notice:
        st.caption(plain(notice))


def _draw_article_filters(report: Report) -> None:
    """Draw the filters that select articles."""
    names = dict(zip(report.topics["topic_id"], report.topics["name"], strict=True))
    st.multiselect(
        "Source",
        source_names(report),
        format_func=lambda name: clean(name) or "(no name)",
        key=session.filter_key("sources"),
        placeholder="All sources",
        on_change=session.follow_filters,
        persist_state="session",
    )
    st.multiselect(
        "Topic",
        list(names),
        format_func=lambda topic: clean(names.get(topic, topic)),
        key=session.filter_key("topics"),
        placeholder="All topics",
        on_change=session.follow_filters,
        persist_state="session",
    )
    first, last = published_days(report.articles)
    if first is None or last is None:
        st.caption("No article has a date.")
        return
    for label, field in (("Published from", "start"), ("Published to", "end")):
        st.date_input(
            label,
            value=None,
            min_value=first,
            max_value=last,
            format="YYYY-MM-DD",
            key=session.filter_key(field),
            help=f"The corpus holds {span(first, last)}; days in UTC. {DATES_HELP}",
            on_change=session.follow_filters,
            persist_state="session",
        )


def _draw_scale() -> None:
    """Draw the switch between the tone models, which holds on every page."""
    st.toggle(
        "VADER instead of news tone",
        key=session.SCALE,
        help=SCALE_HELP,
        on_change=session.follow_filters,
        persist_state="session",
    )


def _draw_sentence_filters(report: Report) -> None:
    """Draw the filters that select sentences, and say how many they select."""
    st.pills(
        "Tone of sentences",
        TONES,
        selection_mode="multi",
        format_func=lambda tone: f"{SIGNS[tone]} {tone}",
        key=session.filter_key("tones"),
        help=SENTENCES_HELP,
        on_change=session.follow_filters,
        persist_state="session",
    )
    st.text_input(
        "Words in sentences",
        key=session.filter_key("text"),
        max_chars=LONGEST_TEXT,
        placeholder='strike* AND "port deal"',
        help=SEARCH_HELP,
        on_change=session.follow_filters,
        persist_state="session",
    )
    filters = session.current_filters()
    if mistake := search(filters.text).mistake:
        st.markdown(plain(mistake))
    if said := searched_line(report, filters):
        with st.container(gap=None):
            st.caption(plain(said))
            if not listed_sentences(report, filters).empty and st.button(
                "Read them", key="read-searched", type="tertiary", on_click=session.follow_filters
            ):
                session.turn_to(READER)
