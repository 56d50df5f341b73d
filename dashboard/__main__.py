"""The command ``broadsheet``: open a corpus in the dashboard, or analyse it without a screen.

Heavy packages are imported where they are needed, so that ``--help`` and mistakes answer at once
and a missing installation is one line.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dashboard.terminal import ProgressBar, complain, say

if TYPE_CHECKING:
    from analysis import Ledger, Report, Settings
    from dashboard.runs import Request

COMMANDS = ("open", "analyze", "report")
GOOD, FAULT, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130
USAGE = """broadsheet [open] [PATH] [options]
       broadsheet analyze PATH --out DIR [options]
       broadsheet report PATH --out FILE [options]"""
TONE_LIMIT = "300 words of a sentence that are scored for tone"
EXAMPLES = """examples:
  broadsheet                              the sample corpus, in the browser
  broadsheet news/                        a folder, whatever of it can be read
  broadsheet news/ --named topics.toml    with your own topics: name = ["word", "phrase", ...]
  broadsheet analyze news/ --out report/  tables as CSV and Parquet, no screen
  broadsheet report news/ --out news.html one page to print or send
  broadsheet report/                      a report that was written that way
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose mistakes are one line on stderr."""

    def error(self, message: str) -> NoReturn:  # pyrefly: ignore[missing-override-decorator]
        complain(f"{message} (see {self.prog} --help)")
        raise SystemExit(BAD_INPUT)


class _WithLimits(argparse.RawDescriptionHelpFormatter):
    """A help that ends with what is read and with the limits, looked up only when it is shown."""

    def format_help(self) -> str:  # pyrefly: ignore[missing-override-decorator]
        """Return the help."""
        from analysis import FILE_KINDS, limit_lines  # noqa: PLC0415

        read = " ".join(suffix for kind in FILE_KINDS for suffix in kind.suffixes)
        lines = [f"  {line}" for line in (*limit_lines(), TONE_LIMIT)]
        head = (
            "limits on one file, set by --limit; what is beyond one is named in skipped.csv, "
            "the rest is read:"
        )
        return "\n".join([super().format_help(), f"reads {read}", "", head, *lines, ""])


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
    if not given or given[0] not in {*COMMANDS, "-h", "--help", "--version"}:
        given.insert(0, "open")
    return _run(_parser(release).parse_args(given))


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
    from dashboard.runs import check_place, end_with_parent, settings_of  # noqa: PLC0415

    if arguments.progress is not None:
        end_with_parent()
    check_place(arguments.path, arguments.out)
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
    counts = report.manifest["counts"]
    say(
        f"{counts['articles']} articles, {counts['sentences']} sentences, "
        f"{counts['topics']} topics from {counts['files']} files ({counts['skipped']} skipped)"
    )
    if len(decided) and not arguments.unapplied:
        say(f"applied from {ledger}: {len(decided)} decision{'s' if len(decided) > 1 else ''}")
    return GOOD


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

    check_file(arguments.path, arguments.out)
    request = _request(arguments, _ledger_of(arguments))
    bar = ProgressBar(sys.stderr)
    try:
        report = report_of(request, progress=bar.tell)
    finally:
        bar.close()
    size = write_report(report, arguments.out)
    say(f"{arguments.out}: {len(report.articles)} articles, {size // 1000 + 1} kB")
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


def _parser(release: str) -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = _Parser(
        prog="broadsheet",
        usage=USAGE,
        description="Topics and tone of a collection of news, with the sentences as evidence.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"broadsheet {release}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    opened = commands.add_parser(
        "open", prog="broadsheet open", help="open a corpus or a stored report (the default)"
    )
    opened.add_argument("path", nargs="?", type=Path, help="file or folder; none: the sample")
    opened.add_argument(
        "--port", type=_port, help="port of the dashboard (8501); the next free one if taken"
    )
    opened.add_argument("--no-browser", action="store_true", help="do not open the browser")
    _add_settings(opened)
    opened.set_defaults(run=_open)
    analyzed = commands.add_parser(
        "analyze",
        prog="broadsheet analyze",
        help="write the tables of a corpus to a folder",
        formatter_class=_WithLimits,
    )
    analyzed.add_argument("path", type=Path, help="file or folder of the corpus")
    analyzed.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder for the report"
    )
    _add_settings(analyzed)
    _add_ledger(analyzed)
    _add_of_run(analyzed)
    analyzed.set_defaults(run=_analyze)
    _add_report(commands)
    return parser


def _add_of_run(parser: argparse.ArgumentParser) -> None:
    """Add the options that only a run on its own has; the server uses those not shown."""
    parser.add_argument(
        "--refit", action="store_true", help="find topics anew, also where the last run's are kept"
    )
    parser.add_argument("--unapplied", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--progress", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--earlier", type=Path, help=argparse.SUPPRESS)


def _add_report(commands: "argparse._SubParsersAction[_Parser]") -> None:
    """Add the command that writes one HTML file."""
    reported = commands.add_parser(
        "report", prog="broadsheet report", help="write what it says as one HTML file"
    )
    reported.add_argument("path", type=Path, help="corpus or stored report")
    reported.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="the HTML file to write"
    )
    _add_settings(reported)
    _add_ledger(reported)
    reported.set_defaults(run=_report)


def _add_ledger(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the file of decisions."""
    parser.add_argument(
        "--ledger", type=Path, metavar="FILE", help="your decisions (those kept for this corpus)"
    )


def _add_settings(parser: argparse.ArgumentParser) -> None:
    """Add the options that both commands share."""
    parser.add_argument(
        "--topics", type=_count, metavar="N", help="number of discovered topics (proposed)"
    )
    parser.add_argument(
        "--named", type=Path, metavar="FILE", help='your own topics: name = ["word", "phrase", ...]'
    )
    parser.add_argument(
        "--lexicon", type=Path, metavar="FILE", help="your own words for the tone: word,valence"
    )
    parser.add_argument(
        "--map",
        default="",
        metavar="FIELD=COLUMN,...",
        help="which columns of tables hold what, like text=Body,source=Outlet,date=Day",
    )
    parser.add_argument(
        "--limit",
        default="",
        metavar="NAME=NUMBER,...",
        help="limits on one file that are not the usual ones (broadsheet analyze --help)",
    )


def _port(text: str) -> int:
    """Read a port number."""
    number = _count(text)
    if not 1 <= number <= 65535:  # noqa: PLR2004 - the range of ports
        raise argparse.ArgumentTypeError(f"must be 1 to 65535, got {number}")
    return number


def _count(text: str) -> int:
    """Read a number that is not negative."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):  # noqa: PLR2004 - of digits
        raise argparse.ArgumentTypeError(f"must be a whole number, got {text!r}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
