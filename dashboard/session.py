"""What one visitor has open and selected; the only module with session state, caches and the URL.

The URL is read when a visit begins and when the visitor goes back or forward in the browser; at
any other time the session is right and the URL follows it. (Streamlit's own ``bind="query-params"``
would put the formatted label into the URL, so that a renamed topic would break a link.)
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import (
    SettingsError,
    is_report,
    ledger_place,
    report_folder,
)
from analysis.tables import Report
from dashboard import corpora, decisions, reports
from dashboard.filters import Filters
from dashboard.links import (
    evidence_link,
    evidence_of,
    filters_of,
    known_evidence,
    known_filters,
    link_of,
)
from dashboard.opened import Opened, command_line
from dashboard.queries.evidence import Slice
from dashboard.runs import RUNNING, Request, RunState, settings_of

Mark = Sequence[Any]  # what a mark of a chart carries, its ``customdata``
FIELDS = ("sources", "topics", "start", "end", "tones", "text")
LINKED = ("article", "sentence")  # further ids that a view keeps in the URL
_CORPUS, _BEGUN, _PLACE, _ON_PAGE, _FRESH = "corpus", "begun", "place", "on-page", "fresh"
_EVIDENCE, _SHUT = "evidence", "evidence-shut"


def begin() -> None:
    """Take over what a link says, at the start of a visit and on a step back or forward."""
    st.session_state[_ON_PAGE] = []
    if st.session_state.pop(_FRESH, False):
        clear()
    went_back = getattr(get_script_run_ctx(), "is_history_navigation", False)
    if _BEGUN in st.session_state and not went_back:
        return
    st.session_state[_BEGUN] = True
    st.session_state[_CORPUS] = st.query_params.get(_CORPUS, "")
    link = {name: st.query_params.get_all(name) for name in st.query_params}
    _set_filters(filters_of(link))
    st.session_state[_EVIDENCE] = evidence_of(st.query_params.get(_EVIDENCE, ""))
    for name in LINKED:
        st.session_state[_linked_key(name)] = st.query_params.get(name, "")


def opened() -> Opened:
    """Return the corpus that is open; an unknown id opens the one of the command line.

    Raises:
        SettingsError: The command line cannot be followed.
    """
    wanted = str(st.session_state.get(_CORPUS, ""))
    folder = corpora.uploaded_folder(wanted)
    if folder is not None:
        return Opened(wanted, Request(folder))
    if wanted == corpora.SAMPLE:
        return Opened(corpora.SAMPLE, Request(corpora.sample_folder()))
    return Opened("", command_line())


def ways_back() -> tuple[str, ...]:
    """Return the ids of the corpora that are one click away: the sample, the one begun with."""
    try:
        now, begun_with_sample = opened(), command_line().path == corpora.sample_folder()
    except SettingsError:
        return (corpora.SAMPLE,)
    sample = () if now.is_sample else (corpora.SAMPLE,)
    begun = ("",) if now.corpus_id and not begun_with_sample else ()
    return (*sample, *begun)


def open_corpus(corpus_id: str) -> None:
    """Open an uploaded corpus, the sample, or "" for that of the command line."""
    st.session_state[_CORPUS] = corpus_id
    st.session_state[_FRESH] = True  # the filters cannot be cleared after they were drawn
    st.session_state.pop(_PLACE, None)


def report_place() -> Path:
    """Return the folder in which the report of the open corpus stands or will stand.

    The corpus is looked at once a visit: after a change to its files, reload the page.

    Raises:
        CorpusError: The corpus cannot be read.
        SettingsError: The file of named topics cannot be followed.
    """
    now = (opened(), decisions.decided(corpus_path()).named)
    known = st.session_state.get(_PLACE)
    if known is not None and known[0] == now:
        return known[1]
    request = _asked()
    path = request.path
    place = path if is_report(path) else report_folder(path, settings_of(request))
    st.session_state[_PLACE] = (now, place)
    return place


def _asked() -> Request:
    """Return what is to be analysed, with the decisions about it."""
    request = opened().request
    return replace(request, ledger=ledger_place(request.path))


def corpus_path() -> Path:
    """Return the file or folder of the open corpus, to which decisions belong.

    Raises:
        SettingsError: The command line cannot be followed.
    """
    return opened().request.path


def is_stored() -> bool:
    """Tell whether there is a report of the open corpus, and none being written."""
    place = report_place()
    state = reports.runs().state(place)
    return is_report(place) and (state is None or state.status != RUNNING)


def can_analyse() -> bool:
    """Tell whether a corpus is open, rather than a report that somebody stored."""
    return not is_report(opened().request.path)


def current_report() -> Report:
    """Return the report of the open corpus.

    Raises:
        ReportError: It is not there yet, or damaged.
    """
    return reports.told(report_place(), decisions.decided(corpus_path()))


def run_state() -> RunState:
    """Return how the analysis of the open corpus stands; the first question starts it.

    Raises:
        BroadsheetError: It cannot be started.
    """
    place = report_place()
    state = reports.runs().state(place)
    if state is None:
        reports.runs().start(_asked(), place)
        state = reports.runs().state(place)
    return state or RunState(RUNNING)


def run_again() -> None:
    """Analyse the open corpus anew, after a failure or where its report is damaged."""
    st.session_state.pop(_PLACE, None)
    place = report_place()
    reports.runs().start(_asked(), place)


def filter_key(field: str) -> str:
    """Return the key of a filter's widget, which is also its CSS class."""
    return f"filter-{field}"


def current_filters() -> Filters:
    """Return what is selected."""
    state = {field: st.session_state.get(filter_key(field)) for field in FIELDS}
    return Filters(
        sources=tuple(state["sources"] or ()),
        topics=tuple(state["topics"] or ()),
        start=state["start"],
        end=state["end"],
        tones=tuple(state["tones"] or ()),
        text=state["text"] or "",
    )


def keep_known(report: Report) -> None:
    """Drop quietly what the filters ask for and the report does not know."""
    filters = known_filters(current_filters(), report)
    if filters != current_filters():
        _set_filters(filters)
    part = current_evidence()
    if part is not None:
        st.session_state[_EVIDENCE] = known_evidence(part, report)


def _set_filters(filters: Filters) -> None:
    for field in FIELDS:
        value = getattr(filters, field)
        st.session_state[filter_key(field)] = list(value) if isinstance(value, tuple) else value


def write_link() -> None:
    """Let the URL say what is open, selected and read, in one step of the browser's history."""
    link = page_link(*st.session_state.get(_ON_PAGE, ()))
    if link != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(link)


def page_link(*names: str) -> dict[str, list[str]]:
    """Return the parameters of a link to what is open and selected.

    Args:
        names: Further ids that the page holds, of ``LINKED``.
    """
    link = link_of(current_filters())
    if corpus_id := opened().corpus_id:
        link[_CORPUS] = [corpus_id]
    part = current_evidence()
    if part is not None and (said := evidence_link(part)):
        link[_EVIDENCE] = [said]
    return link | {name: [linked(name)] for name in names if linked(name)}


def clear() -> None:
    """Select everything again."""
    _set_filters(Filters())
    st.session_state[_EVIDENCE] = None


def open_evidence(part: Slice) -> None:
    """Show the sentences of a slice beside the charts, as a click on a number does."""
    st.session_state[_EVIDENCE] = part
    st.session_state[_SHUT] = False


def current_evidence() -> Slice | None:
    """Return the slice that was opened, or None where the evidence is that of the filters."""
    return st.session_state.get(_EVIDENCE)


def follow_filters() -> None:
    """Go back from a slice to the evidence of the filters, as after a change to one."""
    st.session_state[_EVIDENCE] = None


def close_evidence() -> None:
    """Give the whole page to the charts."""
    follow_filters()
    st.session_state[_SHUT] = True


def show_evidence_again() -> None:
    """Show the evidence of the filters beside the charts again."""
    st.session_state[_SHUT] = False


def evidence_is_shut() -> bool:
    """Tell whether the visitor has closed the evidence."""
    return bool(st.session_state.get(_SHUT, False))


def select(field: str, values: Sequence[str]) -> None:
    """Set a filter of values, as a click on a chart does; only inside a callback.

    Args:
        field: ``"sources"``, ``"topics"`` or ``"tones"``.
        values: Ids; none selects everything.
    """
    st.session_state[filter_key(field)] = list(dict.fromkeys(values))


def select_on_click(
    key: str, *fields: str, evidence: Callable[[Sequence[Mark]], Slice | None] | None = None
) -> Callable[[], None]:
    """Return the ``on_select`` callback of a chart: a click sets filters, opens evidence, or both.

    Args:
        key: Key of the chart.
        fields: Names of the filters that the chart's marks are values of; the n-th entry of a
            mark's ``customdata`` belongs to the n-th. Without a selected mark they select
            everything.
        evidence: From the ``customdata`` of the selected marks to their slice; None, or no selected
            mark: the evidence of the filters.
    """

    def clicked() -> None:
        points = st.session_state[key].selection.points
        marks = [point["customdata"] for point in points if point.get("customdata")]
        for place, field in enumerate(fields):
            select(field, [str(mark[place]) for mark in marks])
        part = evidence(marks) if evidence and marks else None
        if part is None:
            follow_filters()
        else:
            open_evidence(part)

    return clicked


def rows_on_click(
    key: str, evidence: Callable[[Sequence[int]], Slice | None]
) -> Callable[[], None]:
    """Return the ``on_select`` callback of a table whose picked rows open evidence.

    Args:
        key: Key of the table.
        evidence: From the places of the picked rows to their slice; no row: that of the filters.
    """

    def clicked() -> None:
        rows = st.session_state[key].selection.rows
        part = evidence(rows) if rows else None
        if part is None:
            follow_filters()
        else:
            open_evidence(part)

    return clicked


def _linked_key(name: str) -> str:
    return f"linked-{name}"


def linked(name: str) -> str:
    """Return a further id that the URL holds, like that of the article being read, or ""."""
    return str(st.session_state.get(_linked_key(name), ""))


def link(name: str, value: str) -> None:
    """Keep a further id in the URL of the page being drawn; "" takes it out."""
    st.session_state[_linked_key(name)] = value
    st.session_state.setdefault(_ON_PAGE, []).append(name)


def read_sentence(article_id: str, sentence_id: str) -> None:
    """Let the Reader, when it is next drawn, show an article at a sentence ("": all of it)."""
    st.session_state[_linked_key("article")] = article_id
    st.session_state[_linked_key("sentence")] = sentence_id


def reader_address(article_id: str, sentence_id: str) -> str:
    """Return the address of a sentence in its article, from any page of the dashboard."""
    asked = {"article": article_id, "sentence": sentence_id}
    if corpus_id := opened().corpus_id:
        asked[_CORPUS] = corpus_id
    return f"reader?{urlencode(asked)}"


def run_view(show: Callable[[Report, Filters], None]) -> None:
    """Draw a view for what is open and selected."""
    show(current_report(), current_filters())
