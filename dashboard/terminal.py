"""What the command says on a terminal: single lines without control characters, and a bar."""

import os
import sys
from collections.abc import Sequence
from typing import TextIO

BAR = 24
SHOWN = 10  # lines about what was not used, before a file is named that has them all


def complain(message: str) -> None:
    """Print one line on stderr."""
    put(f"broadsheet: {one_line(message)}\n", sys.stderr)


def note(message: str) -> None:
    """Print one line on stderr that is no complaint."""
    put(f"note: {one_line(message)}\n", sys.stderr)


def say(message: str) -> None:
    """Print one line on stdout."""
    put(f"{one_line(message)}\n", sys.stdout)


def put(text: str, stream: TextIO | None) -> None:
    """Write text to a stream, where there is one (Python knows none that was closed).

    Where whoever read it has gone, as after ``| head``, nothing more is said there.
    """
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # what is still held back would complain when the program ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def list_skipped(rows: Sequence[tuple[str, str, str]], file: str, stream: TextIO | None) -> None:
    """Name what was not used where somebody watches.

    Args:
        rows: File, place in it or "", and reason; the first ones are shown.
        file: Where all of them stand.
        stream: Where to say it, if that is a terminal.
    """
    if stream is None or not stream.isatty():
        return
    for name, place, reason in rows[:SHOWN]:
        put(
            f"not used: {one_line(f'{name}, {place}' if place else name)}: {one_line(reason)}\n",
            stream,
        )
    if len(rows) > SHOWN:
        put(f"... and {len(rows) - SHOWN:,} more in {one_line(file)}\n", stream)


def one_line(message: str) -> str:
    r"""Return a message without anything that could steer a terminal.

    Examples:
        >>> one_line("a\x1b[31mb\nc")
        'a\\x1b[31mb c'
    """
    joined = " ".join(message.split("\n"))
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in joined)


class ProgressBar:
    """A bar that is redrawn in place; silent where nobody watches."""

    def __init__(self, stream: TextIO | None) -> None:
        """Draw on a stream if it is a terminal."""
        self._stream = stream
        self._watched = stream is not None and stream.isatty()
        self._shown = ""

    def tell(self, step: str, done: int, total: int) -> None:
        """Draw how far a step is."""
        if not self._watched:
            return
        full = BAR * min(done, total) // total if total > 0 else 0
        line = f"[{'#' * full}{'.' * (BAR - full)}] {one_line(step)}"
        if line != self._shown:
            self._write(line)

    def close(self) -> None:
        """Wipe the bar away."""
        if self._shown:
            self._write("")
            put("\r", self._stream)

    def _write(self, line: str) -> None:
        put(f"\r{line.ljust(len(self._shown))}", self._stream)
        self._shown = line
