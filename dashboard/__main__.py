"""The command ``broadsheet``: open a corpus in the dashboard, or analyse it without a screen.

Heavy packages are imported where they are needed, so that ``--help`` and mistakes answer at once
and a missing installation is one line.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.arguments import BAD_INPUT, COMMANDS, meant_command, parser
from dashboard.terminal import SHOWN, ProgressBar, complain, list_skipped, note, say

if TYPE_CHECKING:
    from analysis import Ledger, Report, Settings
    from dashboard.runs import Request

GOOD, FAULT, INTERRUPTED = 0, 1, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: Arguments without the program's name; None takes those of the process.

    Returns:
        0, or 2 for what the user can mend, 1 for a fault of ours, 130 after Ctrl-C. The message is
        one line on stderr; there is never a traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # an old console cannot show every character
            stream.reconfigure(errors="backslashreplace")
    try:
        release = metadata.version("broadsheet")
    except metadata.PackageNotFoundError:
        complain("not installed: run `pip install -e .` in its folder first")
        return BAD_INPUT
    given = list(sys.argv[1:] if argv is None else argv)
    if meant := meant_command(given):
        complain(f"{given[0]!r} is neither a command nor a file: did you mean {meant}?")
        return BAD_INPUT
    if not given or given[0] not in {*COMMANDS, "-h", "--help", "--version"}:
        given.insert(0, "open")
    runs = {"open": _open, "analyze": _analyze, "report": _report}
    return _run(parser(release, runs, given).parse_args(given))


def _run(arguments: argparse.Namespace) -> int:
    """Run the chosen command; the one place where its errors become messages."""
    try:
        from analysis import BroadsheetError  # noqa: PLC0415
        from dashboard.faults import fault_line, refusal  # noqa: PLC0415
    except ImportError as error:
        complain(f"{error.name or 'a package'} cannot be loaded: run `pip install -e .` again")
        return BAD_INPUT
    try:
        return int(arguments.run(arguments))
    except BroadsheetError as error:
        code, message = BAD_INPUT, str(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - nothing may end in a traceback
        refused = refusal(error)
        code, message = (BAD_INPUT, refused) if refused else (FAULT, fault_line(error))
    complain(message)
    _tell_server(arguments, message)
    return code


def _open(arguments: argparse.Namespace) -> int:
    """Open the dashboard."""
    from dashboard.launch import open_dashboard  # noqa: PLC0415

    return open_dashboard(
        arguments.path,
        n_topics=arguments.topics,
        named=arguments.named,
        columns=arguments.map,
        lexicon=arguments.lexicon,
        limits=arguments.limit,
        port=arguments.port,
        browser=not arguments.no_browser,
    )


def _analyze(arguments: argparse.Namespace) -> int:
    """Analyse a corpus and write its report."""
    from analysis import keep_memory, read_ledger, save_report  # noqa: PLC0415
    from dashboard.freed import keep_freed_memory  # noqa: PLC0415
    from dashboard.runs import check_place, end_with_parent, settings_of  # noqa: PLC0415

    if arguments.progress is not None:
        end_with_parent()
    check_place(arguments.path, arguments.out)
    keep_freed_memory()
    ledger = _ledger_of(arguments)
    request = _request(arguments, ledger)
    settings, decided = settings_of(request), read_ledger(ledger)
    bar = ProgressBar(sys.stderr)
    try:
        report = _analysed(arguments, settings, decided, bar)
        bar.tell("writing the report", 0, 1)
        save_report(report, arguments.out)
        if arguments.earlier is not None:
            keep_memory(report, arguments.earlier)
    finally:
        bar.close()
    waiting = _tell_notes(report, str(arguments.out / "skipped.csv"))
    counts = report.manifest["counts"]
    say(
        f"{counts['articles']} articles, {counts['sentences']} sentences, "
        f"{counts['topics']} topics from {counts['files']} files ({counts['skipped']} skipped)"
    )
    if len(decided) and not arguments.unapplied:
        but = ", but for what waits (named above)" if waiting else ""
        say(f"applied from {ledger}: {len(decided)} decision{'s' if len(decided) > 1 else ''}{but}")
    return GOOD


def _tell_notes(report: "Report", file: str) -> list[str]:
    """Say what was not used, what its topics cannot carry and which decisions wait; return these.

    Args:
        report: The report.
        file: Where all that was not used stands.
    """
    from analysis import waiting_notes  # noqa: PLC0415

    unused = _unused_columns(report, file)
    waiting = waiting_notes(report.manifest.get("notes", ()))
    for line in (*report.manifest.get("topic_notes", ()), *unused, *waiting):
        note(line)
    return waiting


def _unused_columns(report: "Report", file: str) -> list[str]:
    """List what was not used, and return lines on columns that were named and are not there.

    Args:
        report: The report.
        file: Where all that was not used stands.
    """
    from analysis import NO_SUCH_COLUMN, NO_TABLE  # noqa: PLC0415

    skipped = report.skipped
    lacking = skipped["reason"].str.startswith(NO_SUCH_COLUMN)
    rows = [*skipped[~lacking].itertuples(index=False, name=None)]
    list_skipped(rows, file, sys.stderr)
    lines = [one for one in report.manifest.get("notes", ()) if one.startswith(NO_TABLE)]
    for name, place, reason in skipped[lacking].head(SHOWN).itertuples(index=False, name=None):
        lines.append(f"{name}, {place}: {reason}" if place else f"{name}: {reason}")
    more = int(lacking.sum()) - SHOWN
    return [*lines, f"... and {more:,} more such tables in {file}"] if more > 0 else lines


def _analysed(
    arguments: argparse.Namespace, settings: "Settings", decided: "Ledger", bar: ProgressBar
) -> "Report":
    """Return the report of a corpus, going on from the topics of its last run."""
    from analysis import (  # noqa: PLC0415
        analyse,
        apply_ledger,
        known_folder,
        last_memory,
        with_tone_check,
    )

    report = analyse(
        arguments.path,
        settings,
        memory=last_memory(arguments.earlier or arguments.out),
        progress=_progress(arguments, bar),
        known=known_folder(arguments.path),
        refit=arguments.refit,
    )
    if arguments.unapplied:
        return report
    return with_tone_check(apply_ledger(report, decided), report, decided)


def _report(arguments: argparse.Namespace) -> int:
    """Write what a corpus or a stored report says as one HTML file."""
    from dashboard.report_file import check_file, report_of, write_report  # noqa: PLC0415
    from dashboard.theme import count  # noqa: PLC0415

    check_file(arguments.path, arguments.out)
    request = _request(arguments, _ledger_of(arguments))
    bar = ProgressBar(sys.stderr)
    try:
        report = report_of(request, progress=bar.tell)
    finally:
        bar.close()
    size = write_report(report, arguments.out)
    _tell_notes(report, 'the page "Data" of the dashboard')
    say(f"{arguments.out}: {count(len(report.articles), 'article')}, {size // 1000 + 1:,} kB")
    return GOOD


def _request(arguments: argparse.Namespace, ledger: Path) -> "Request":
    """Return what the command asks for."""
    from dashboard.runs import Request  # noqa: PLC0415

    return Request(
        arguments.path,
        arguments.topics,
        arguments.named,
        ledger=ledger,
        columns=arguments.map,
        lexicon=arguments.lexicon,
        limits=arguments.limit,
    )


def _ledger_of(arguments: argparse.Namespace) -> Path:
    """Return the file of decisions to apply: the one named, else the corpus's own.

    Raises:
        SettingsError: The one named is not there.
    """
    from analysis import SettingsError, ledger_place  # noqa: PLC0415

    if arguments.ledger is None:
        return ledger_place(arguments.path)
    if not arguments.ledger.exists():
        raise SettingsError(f"{arguments.ledger} does not exist: check the spelling")
    return Path(arguments.ledger)


def _progress(arguments: argparse.Namespace, bar: ProgressBar):  # noqa: ANN202
    """Return what is told how far the analysis is: the server's file, else the bar."""
    from dashboard.runs import ProgressFile  # noqa: PLC0415

    return bar.tell if arguments.progress is None else ProgressFile(arguments.progress).tell


def _tell_server(arguments: argparse.Namespace, message: str) -> None:
    """Tell the server that started this analysis why it ended, if one did."""
    from dashboard.runs import ProgressFile  # noqa: PLC0415

    if getattr(arguments, "progress", None) is not None:
        ProgressFile(arguments.progress).fail(message)


if __name__ == "__main__":
    sys.exit(main())
