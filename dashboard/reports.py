"""Reports and running analyses, kept once for all visitors of this server."""

import atexit
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from analysis import (
    Ledger,
    ReportError,
    Settings,
    apply_ledger,
    check_tone,
    file_marks,
    is_report,
    ledger_hash,
    open_report,
    report_folder,
    unmapped_tables,
    with_tone,
)
from analysis.store import MANIFEST
from analysis.tables import TONE_CHECK, Report
from dashboard.remembered import remembered
from dashboard.runs import Request, Runs, settings_of
from dashboard.theme import NEWS

Made = TypeVar("Made")


def told(folder: Path, ledger: Ledger, model: str = NEWS) -> Report:
    """Return a stored report as the analyst decided it to be; nobody changes its tables.

    Args:
        folder: Where it is stored.
        ledger: The decisions; a tone set by hand holds under every model.
        model: Tone model to show, ``"news"`` or ``"vader"``.

    Raises:
        ReportError: It is not there yet, or damaged.
    """
    key = _key(folder)
    # a judgement changes no table, so none is made anew for it
    lasting = replace(ledger, judged=())
    shown = _told(str(folder), key, ledger_hash(lasting), model, lasting)
    if not ledger.judged:
        return shown
    check = _check(str(folder), key, ledger_hash(ledger), ledger)
    return replace(shown, manifest={**shown.manifest, TONE_CHECK: check})


def as_analysed(folder: Path) -> Report:
    """Return a stored report without decisions, with news tone.

    Raises:
        ReportError: It is not there yet, or damaged.
    """
    return _read(str(folder), _key(folder))


def _key(folder: Path) -> str:
    """Return a hash of what a stored report says of itself."""
    try:
        manifest = (folder / MANIFEST).read_bytes()
    except OSError as error:
        raise ReportError(f"{folder} holds no report: analyse the corpus again") from error
    return hashlib.sha256(manifest).hexdigest()


@st.cache_resource(show_spinner=False, max_entries=16)
def _check(folder: str, manifest_hash: str, decided: str, _ledger: Ledger) -> dict[str, Any]:  # noqa: ARG001 - part of the key
    return check_tone(_read(folder, manifest_hash), _ledger)


@st.cache_resource(show_spinner=False, max_entries=4)
def _told(folder: str, manifest_hash: str, decided: str, model: str, _ledger: Ledger) -> Report:  # noqa: ARG001 - part of the key
    return apply_ledger(with_tone(_read(folder, manifest_hash), model), _ledger)


@st.cache_resource(show_spinner=False, max_entries=4)
def _read(folder: str, manifest_hash: str) -> Report:  # noqa: ARG001 - part of the key
    return open_report(Path(folder))


def once(report: Report, what: str, ids: Iterable[str], make: Callable[[], Made]) -> Made:
    """Return what was made of sentences of a report, made when it is first asked for.

    Args:
        report: The report; its manifest says which model, settings and decisions hold.
        what: What is made, with all else that it depends on.
        ids: The sentences.
        make: Makes it; nobody changes what it returns.
    """
    key = hashlib.sha256("\n".join((_said(report), what, *ids)).encode()).hexdigest()
    return _once(key, make)


@remembered(4)
def _said(report: Report) -> str:
    """Return what a report says of itself."""
    return json.dumps(report.manifest, sort_keys=True, default=str)


@st.cache_resource(show_spinner="Reading the words ...", max_entries=64)
def _once(key: str, _make: Callable[[], Any]) -> Any:  # noqa: ANN401, ARG001 - whatever is made
    return _make()


def unmapped(request: Request, files: tuple[str, ...] | None) -> dict[str, tuple[str, ...]]:
    """Return the tables of a corpus whose text cannot be told, with the names of their columns.

    Args:
        request: What is open, with the decisions about it.
        files: Tables to look at, as the table ``skipped`` names them; None looks at all.

    Raises:
        BroadsheetError: The corpus cannot be read.
    """
    settings = settings_of(request)
    return _unmapped(str(request.path), file_marks(request.path), repr(settings), files, settings)


@st.cache_resource(show_spinner=False, max_entries=16)
def _unmapped(
    path: str,
    marks: str,  # noqa: ARG001 - part of the key
    said: str,  # noqa: ARG001 - the same
    files: tuple[str, ...] | None,
    _settings: Settings,
) -> dict[str, tuple[str, ...]]:
    return unmapped_tables(Path(path), _settings, files=files)


@st.cache_resource(show_spinner=False)
def runs() -> Runs:
    """Return the analyses of this server; they end with it."""
    made = Runs()
    atexit.register(made.stop)
    return made


def looked_again(request: Request, marks: str, place: Path) -> tuple[str, Path]:
    """Look again at the files of a corpus, and start the analysis of what changed.

    Their content is looked at only where names, sizes or times differ from the last look.

    Args:
        request: What is open, with the decisions about it.
        marks: ``file_marks`` at the last look.
        place: Where the report of the files as they were stands or will stand.

    Returns:
        The marks now, and where the report of the files as they are now stands or will stand.

    Raises:
        BroadsheetError: The corpus cannot be read, or its analysis not be started.
    """
    now = file_marks(request.path)
    if now == marks:
        return marks, place
    current = report_folder(request.path, settings_of(request))
    if current != place and not is_report(current):
        runs().start(request, current)
    return now, current
