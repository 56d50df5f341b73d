"""The corpus that is open, and the one that the command line names."""

import argparse
import functools
import sys
from dataclasses import dataclass
from pathlib import Path

from analysis import SettingsError
from dashboard import corpora
from dashboard.runs import Request


@dataclass(frozen=True, slots=True)
class Opened:
    """The corpus that is open.

    Attributes:
        corpus_id: "" for the one named on the command line, ``corpora.SAMPLE``, or an upload's id.
        request: Where it is and how it is to be analysed.
    """

    corpus_id: str
    request: Request

    @property
    def is_sample(self) -> bool:
        """Whether it is the sample corpus."""
        return self.request.path == corpora.sample_folder()


def command_line() -> Request:
    """Read the arguments of ``app.py``; without any it is the sample.

    Raises:
        SettingsError: They cannot be followed.
    """
    given = _arguments(tuple(sys.argv[1:]))
    path = given.corpus or corpora.sample_folder()
    return Request(
        path,
        given.topics,
        given.named,
        columns=given.map,
        lexicon=given.lexicon,
        limits=given.limit,
    )


@functools.cache
def _arguments(written: tuple[str, ...]) -> argparse.Namespace:
    """Read arguments; a page asks for them hundreds of times."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--topics", type=int)
    parser.add_argument("--named", type=Path)
    parser.add_argument("--map", default="")
    parser.add_argument("--lexicon", type=Path)
    parser.add_argument("--limit", default="")
    try:
        return parser.parse_known_args(written)[0]
    except argparse.ArgumentError as error:
        raise SettingsError(f"the command line cannot be read: {error}") from error
