"""What the command says on a terminal: single lines without control characters, and a bar."""

import sys
from typing import TextIO

BAR = 24


def complain(message: str) -> None:
    """Print one line on stderr."""
    print(f"broadsheet: {one_line(message)}", file=sys.stderr, flush=True)  # noqa: T201


def say(message: str) -> None:
    """Print one line on stdout."""
    print(one_line(message), flush=True)  # noqa: T201 - a command speaks


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

    def __init__(self, stream: TextIO) -> None:
        """Draw on a stream if it is a terminal."""
        self._stream = stream
        self._watched = stream.isatty()
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
            self._stream.write("\r")
            self._stream.flush()

    def _write(self, line: str) -> None:
        self._stream.write(f"\r{line.ljust(len(self._shown))}")
        self._stream.flush()
        self._shown = line
