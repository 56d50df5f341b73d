"""The command ``broadsheet report``: a corpus or stored report -> one HTML file."""

import tempfile
from pathlib import Path

from analysis import (
    Progress,
    ReportError,
    SettingsError,
    analyse,
    apply_ledger,
    is_report,
    keep_memory,
    known_folder,
    last_memory,
    memory_place,
    open_report,
    read_ledger,
    report_folder,
    save_report,
    with_tone_check,
)
from analysis.tables import Report
from dashboard.reporting.page import is_report_page, report_html
from dashboard.runs import Request, settings_of


def report_of(request: Request, *, progress: Progress) -> Report:
    """Return the report that the dashboard would show, analysed only where it is not stored yet.

    Args:
        request: What is asked for, with the file of decisions; of a stored report only those apply.
        progress: Told how far the analysis is.

    Raises:
        BroadsheetError: The corpus, report, settings or decisions cannot be used.
    """
    place = request.path
    if is_report(place):
        if request.arguments():
            raise SettingsError(f"{place} is a stored report: its settings need its corpus")
    else:
        settings = settings_of(request)
        place = report_folder(place, settings)
        if not is_report(place):
            memory = memory_place(request.path)
            made = analyse(
                request.path,
                settings,
                memory=last_memory(memory),
                progress=progress,
                known=known_folder(request.path),
            )
            save_report(made, place)
            keep_memory(made, memory)
    report = open_report(place)
    if request.ledger is None:
        return report
    ledger = read_ledger(request.ledger)
    return with_tone_check(apply_ledger(report, ledger), report, ledger)


def check_file(path: Path, file: Path) -> None:
    """Raise SettingsError where a report must not be written, before anybody waits for it.

    Only a report that was written here before is replaced.

    Args:
        path: The corpus or stored report.
        file: The file to write.
    """
    if file.resolve().is_relative_to(path.resolve()):
        raise SettingsError(f"{file} lies in what is read: choose a place outside of it")
    if not file.parent.is_dir():
        raise SettingsError(f"{file.parent} is no folder: make it first")
    try:
        ours = not file.exists() or (file.is_file() and is_report_page(file.read_bytes()))
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: choose another name") from error
    if not ours:
        raise SettingsError(f"{file} holds something else: choose another name, or remove it")


def write_report(report: Report, file: Path) -> int:
    """Write a report to a file, whole or not at all, and return its size in bytes.

    Raises:
        ReportError: It cannot be written.
    """
    data = report_html(report)
    try:
        with tempfile.TemporaryDirectory(prefix=".broadsheet-", dir=file.parent) as home:
            draft = Path(home) / "report.html"
            draft.write_bytes(data)
            draft.replace(file)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReportError(f"{file} cannot be written: {reason}") from error
    return len(data)
