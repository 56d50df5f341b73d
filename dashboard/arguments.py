"""The command line of ``broadsheet``: its commands and options, and how their mistakes are said."""

import argparse
import difflib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from dashboard.terminal import complain, put

COMMANDS = ("open", "analyze", "report")
BAD_INPUT = 2  # how a command ends that the user can mend
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
    """A parser whose mistakes are one line on stderr.

    Attributes:
        given: What is parsed, for advice about it.
    """

    given: Sequence[str] = ()

    def error(self, message: str) -> NoReturn:  # pyrefly: ignore[missing-override-decorator]
        odd = next((one for one in self.given if _is_odd_path(one)), "")
        if odd:
            complain(f"a path that begins with - looks like an option: write ./{odd}")
            raise SystemExit(BAD_INPUT)
        complain(f"{message} (see {self.prog} --help)")
        raise SystemExit(BAD_INPUT)

    def print_help(self, _file: object = None) -> None:  # pyrefly: ignore
        put(self.format_help(), sys.stdout)


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


def _is_odd_path(argument: str) -> bool:
    """Return whether an argument is a path that a parser takes for an option."""
    return argument.startswith("-") and os.path.lexists(argument)


def meant_command(given: Sequence[str]) -> str:
    """Return the command that the first argument is a misspelt form of, or "".

    Examples:
        >>> meant_command(["analyse", "news"]), meant_command(["open", "news"])
        ('analyze', '')
    """
    if not given or given[0] in COMMANDS or os.path.lexists(given[0]):
        return ""
    close = difflib.get_close_matches(given[0].lower(), COMMANDS, n=1, cutoff=0.75)
    return close[0] if close else ""


def parser(
    release: str,
    runs: Mapping[str, Callable[[argparse.Namespace], int]],
    given: Sequence[str],
) -> argparse.ArgumentParser:
    """Return the parser of the command line.

    Args:
        release: The version.
        runs: What runs each of ``COMMANDS``; it stands in what is parsed as ``run``.
        given: What will be parsed.
    """
    whole = _Parser(
        prog="broadsheet",
        usage=USAGE,
        description="Topics and tone of a collection of news, with the sentences as evidence.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"broadsheet {release}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_open(commands).set_defaults(run=runs["open"])
    analyzed = commands.add_parser(
        "analyze",
        prog="broadsheet analyze",
        help="write the tables of a corpus to a folder",
        formatter_class=_WithLimits,
    )
    analyzed.add_argument("path", type=_path, help="file or folder of the corpus")
    analyzed.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder for the report"
    )
    _add_settings(analyzed)
    _add_ledger(analyzed)
    _add_of_run(analyzed)
    analyzed.set_defaults(run=runs["analyze"])
    _add_report(commands).set_defaults(run=runs["report"])
    for one in (whole, *commands.choices.values()):
        one.given = given
    return whole


def _add_open(commands: "argparse._SubParsersAction[_Parser]") -> argparse.ArgumentParser:
    """Add the command that opens the dashboard."""
    opened = commands.add_parser(
        "open", prog="broadsheet open", help="open a corpus or a stored report (the default)"
    )
    opened.add_argument("path", nargs="?", type=_path, help="file or folder; none: the sample")
    opened.add_argument(
        "--port", type=_port, help="port of the dashboard (8501); the next free one if taken"
    )
    opened.add_argument("--no-browser", action="store_true", help="do not open the browser")
    _add_settings(opened)
    return opened


def _add_of_run(parser: argparse.ArgumentParser) -> None:
    """Add the options that only a run on its own has; the server uses those not shown."""
    parser.add_argument(
        "--refit", action="store_true", help="find topics anew, also where the last run's are kept"
    )
    parser.add_argument("--unapplied", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--progress", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--earlier", type=Path, help=argparse.SUPPRESS)


def _add_report(commands: "argparse._SubParsersAction[_Parser]") -> argparse.ArgumentParser:
    """Add the command that writes one HTML file."""
    reported = commands.add_parser(
        "report", prog="broadsheet report", help="write what it says as one HTML file"
    )
    reported.add_argument("path", type=_path, help="corpus or stored report")
    reported.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="the HTML file to write"
    )
    _add_settings(reported)
    _add_ledger(reported)
    return reported


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


def _path(text: str) -> Path:
    """Read where a corpus is; nothing at all would be the folder one stands in."""
    if not text:
        raise argparse.ArgumentTypeError("is empty: name a file or a folder")
    return Path(text)


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
