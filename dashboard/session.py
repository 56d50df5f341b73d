"""What one visitor has open and selected: with ``clicks`` and ``held`` all session state.

The URL is read when a visit begins and when the visitor goes back or forward in the browser; at
any other time the session is right and the URL follows it. (Streamlit's own ``bind="query-params"``
would put the formatted label into the URL, so that a renamed topic would break a link.)
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import (
    SettingsError,
    file_marks,
    is_report,
    ledger_place,
    report_folder,
)
from analysis.tables import Report
from dashboard import corpora, decisions, openings, reports
from dashboard.clicks import EVIDENCE
from dashboard.clicks import Mark as Mark
from dashboard.clicks import add_word as add_word
from dashboard.clicks import begun_with as begun_with
from dashboard.clicks import close_evidence as close_evidence
from dashboard.clicks import current_evidence as current_evidence
from dashboard.clicks import evidence_is_shut as evidence_is_shut
from dashboard.clicks import filter_key as filter_key
from dashboard.clicks import follow_filters as follow_filters
from dashboard.clicks import open_evidence as open_evidence
from dashboard.clicks import rows_on_click as rows_on_click
from dashboard.clicks import select as select
from dashboard.clicks import select_on_click as select_on_click
from dashboard.clicks import show_evidence_again as show_evidence_again
from dashboard.filters import Filters
from dashboard.held import COMPARED as COMPARED
from dashboard.held import LINKED, begin_run, on_page, remark
from dashboard.held import READ as READ
from dashboard.held import announce as announce
from dashboard.held import announced as announced
from dashboard.held import forget as forget
from dashboard.held import has_decided as has_decided
from dashboard.held import has_news as has_news
from dashboard.held import held as held
from dashboard.held import hold as hold
from dashboard.held import link as link
from dashboard.held import linked as linked
from dashboard.held import read_sentence as read_sentence
from dashboard.held import say_anew as say_anew
from dashboard.links import (
    evidence_link,
    evidence_of,
    filters_of,
    known_evidence,
    known_filters,
    link_of,
    lost_line,
    reader_links,
)
from dashboard.opened import Opened, command_line
from dashboard.openings import Earlier
from dashboard.runs import RUNNING, Request, RunState, settings_of
from dashboard.theme import NEWS, VADER

FIELDS = ("sources", "topics", "start", "end", "tones", "text")
_CORPUS, _BEGUN, _PLACE, _FRESH = "corpus", "begun", "report-place", "fresh"
_MARKS = "file-marks"  # of the files at the last look, and the place of their report
SCALE = "scale"  # key of the switch between tone models, and its name in the URL


def begin() -> None:
    """Take over what a link says, at the start of a visit and on a step back or forward."""
    begin_run()
    if st.session_state.pop(_FRESH, False):
        clear()
    went_back = getattr(get_script_run_ctx(), "is_history_navigation", False)
    if _BEGUN in st.session_state and not went_back:
        return
    st.session_state[_BEGUN] = True
    st.session_state[_CORPUS] = st.query_params.get(_CORPUS, "")
    link = {name: st.query_params.get_all(name) for name in st.query_params}
    _set_filters(filters_of(link))
    st.session_state[SCALE] = VADER in link.get(SCALE, ())
    st.session_state[EVIDENCE] = evidence_of(st.query_params.get(EVIDENCE, ""))
    hold(**{name: st.query_params.get(name, "") for name in LINKED})


def opened() -> Opened:
    """Return the corpus that is open; an unknown id opens the one of the command line.

    Raises:
        SettingsError: The command line cannot be followed.
    """
    wanted = opened_id()
    folder = corpora.uploaded_folder(wanted)
    if folder is not None:
        return Opened(wanted, Request(folder))
    if wanted == corpora.SAMPLE:
        return Opened(corpora.SAMPLE, Request(corpora.sample_folder()))
    return Opened("", command_line())


def opened_id() -> str:
    """Return the id of the corpus that is asked for, whether it can be opened or not."""
    return str(st.session_state.get(_CORPUS, ""))


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

    The corpus is looked at once a visit; ``changed_place`` says what became of it since.

    Raises:
        CorpusError: The corpus cannot be read.
        SettingsError: The file of named topics cannot be followed.
    """
    decided = decisions.decided(corpus_path())
    now = (opened(), decided.for_a_run)
    known = st.session_state.get(_PLACE)
    if known is not None and known[0] == now:
        return known[1]
    request = _asked()
    path = request.path
    place = path if is_report(path) else report_folder(path, settings_of(request))
    st.session_state[_PLACE] = (now, place)
    st.session_state[_MARKS] = None if place == path else (file_marks(path), place)
    return place


def changed_place() -> Path | None:
    """Return where the report of the files as they are now stands; None where they are the same.

    Raises:
        BroadsheetError: The corpus cannot be read, or its analysis not be started.
    """
    place, known = report_place(), st.session_state.get(_MARKS)
    if known is None:
        return None
    known = st.session_state[_MARKS] = reports.looked_again(_asked(), *known)
    return known[1] if known[1] != place else None


def show_changed() -> None:
    """Let the page, when it is next drawn, show the files as they are now."""
    st.session_state.pop(_PLACE, None)


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


def earlier() -> Earlier | None:
    """Return the report of the open corpus before its files changed, until that has been seen."""
    if not can_analyse():
        return None
    today = dt.datetime.now(tz=dt.UTC).date()
    return openings.noticed(corpus_path(), report_place(), today=today)


def news_seen() -> None:
    """Keep that the visitor has seen what changed in the files."""
    openings.seen(corpus_path())


def current_report() -> Report:
    """Return the report of the open corpus.

    Raises:
        ReportError: It is not there yet, or damaged.
    """
    return reports.told(report_place(), decisions.decided(corpus_path()), shown_model())


def report_as_analysed() -> Report:
    """Return the report of the open corpus without decisions, with news tone.

    Raises:
        ReportError: It is not there yet, or damaged.
    """
    return reports.as_analysed(report_place())


def shown_model() -> str:
    """Return the tone model that the visitor sees: ``"news"`` or ``"vader"``."""
    return VADER if st.session_state.get(SCALE) else NEWS


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


def run_again(*, refit: bool = False) -> None:
    """Analyse the open corpus anew: after a failure, a damaged report, or to find topics anew."""
    st.session_state.pop(_PLACE, None)
    place = report_place()
    reports.runs().start(replace(_asked(), refit=refit), place)


def unmapped_tables(files: tuple[str, ...] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the tables of the open corpus whose text cannot be told, with their columns.

    Args:
        files: Tables to look at, as the table ``skipped`` names them; None looks at all.

    Raises:
        BroadsheetError: The corpus cannot be read.
    """
    return reports.unmapped(_asked(), files)


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
    """Drop what the filters ask for and the report does not know, and say so."""
    asked, part = current_filters(), current_evidence()
    if (known := known_filters(asked, report)) != asked:
        _set_filters(known)
        remark(lost_line(asked, known))
    st.session_state[EVIDENCE] = part and known_evidence(part, report)


def _set_filters(filters: Filters) -> None:
    for field in FIELDS:
        value = getattr(filters, field)
        st.session_state[filter_key(field)] = list(value) if isinstance(value, tuple) else value


def write_link() -> None:
    """Let the URL say what is open, selected and read, in one step of the browser's history."""
    link = _page_link(on_page())
    if link != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(link)


def turn_to(view: str, *names: str) -> None:
    """Open another page; the first step back in the browser leads to this one.

    Args:
        view: Path of the page.
        names: What that page holds besides the filters, of ``held.LINKED``.
    """
    st.switch_page(view, query_params=_page_link(names))


def _page_link(names: Sequence[str]) -> dict[str, list[str]]:
    """Return the parameters of a link to what is open and selected.

    Args:
        names: Further ids that the page holds, of ``held.LINKED``.
    """
    link = link_of(current_filters())
    if corpus_id := opened().corpus_id:
        link[_CORPUS] = [corpus_id]
    if shown_model() != NEWS:
        link[SCALE] = [shown_model()]
    part = current_evidence()
    if part is not None and (said := evidence_link(part)):
        link[EVIDENCE] = [said]
    return link | {name: [linked(name)] for name in names if linked(name)}


def clear() -> None:
    """Select everything again."""
    _set_filters(Filters())
    st.session_state[EVIDENCE] = None


def reader_addresses() -> Callable[[str, str], str]:
    """Return what gives the address of a sentence in its article, from any page of the dashboard.

    Takes the ids of the article and of the sentence.
    """
    rest = {_CORPUS: opened().corpus_id, SCALE: "" if shown_model() == NEWS else shown_model()}
    return reader_links(tuple((name, said) for name, said in rest.items() if said))


def run_view(show: Callable[[Report, Filters], None]) -> None:
    """Draw a view for what is open and selected."""
    show(current_report(), current_filters())
