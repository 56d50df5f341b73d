"""Reports and running analyses, kept once for all visitors of this server."""

import atexit
import hashlib
from pathlib import Path

import streamlit as st

from analysis import Ledger, ReportError, apply_ledger, ledger_hash, open_report, with_tone
from analysis.store import MANIFEST
from analysis.tables import Report
from dashboard.runs import Runs
from dashboard.theme import NEWS


def told(folder: Path, ledger: Ledger, model: str = NEWS) -> Report:
    """Return a stored report as the analyst decided it to be; nobody changes its tables.

    Args:
        folder: Where it is stored.
        ledger: The decisions; a tone set by hand holds under every model.
        model: Tone model to show, ``"news"`` or ``"vader"``.

    Raises:
        ReportError: It is not there yet, or damaged.
    """
    try:
        manifest = (folder / MANIFEST).read_bytes()
    except OSError as error:
        raise ReportError(f"{folder} holds no report: analyse the corpus again") from error
    key = hashlib.sha256(manifest).hexdigest()
    return _told(str(folder), key, ledger_hash(ledger), model, ledger)


@st.cache_resource(show_spinner=False, max_entries=4)
def _told(folder: str, manifest_hash: str, decided: str, model: str, _ledger: Ledger) -> Report:  # noqa: ARG001 - part of the key
    return apply_ledger(with_tone(_read(folder, manifest_hash), model), _ledger)


@st.cache_resource(show_spinner=False, max_entries=4)
def _read(folder: str, manifest_hash: str) -> Report:  # noqa: ARG001 - part of the key
    return open_report(Path(folder))


@st.cache_resource(show_spinner=False)
def runs() -> Runs:
    """Return the analyses of this server; they end with it."""
    made = Runs()
    atexit.register(made.stop)
    return made
