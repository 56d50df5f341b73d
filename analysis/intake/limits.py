"""How much one file may ask of intake; whatever is beyond becomes a skipped row with advice."""

import contextlib
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from types import FrameType

MEGABYTE = 1_000_000


def _limit(default: int, meaning: str) -> int:
    """Return a field of ``Limits`` that says what it bounds."""
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one input file; each field's ``meaning`` says of what."""

    file_bytes: int = _limit(400 * MEGABYTE, "bytes of a file")
    page_bytes: int = _limit(20 * MEGABYTE, "bytes of a web page, feed, mail, .docx or .rtf file")
    rows: int = _limit(1_000_000, "rows of a table, or records, entries or documents of a file")
    columns: int = _limit(1_000, "columns of a table")
    line_chars: int = _limit(1_000_000, "characters of a line or of a cell")
    pages: int = _limit(5_000, "pages of a .pdf")
    nesting: int = _limit(2_000, "levels of tags in a web page")
    archives: int = _limit(3, "archives inside one another")
    members: int = _limit(100_000, "files in an archive")
    unpacked_bytes: int = _limit(2_000 * MEGABYTE, "bytes that a file unpacks to")
    expansion: int = _limit(200, "times its own size that packed data may grow, from 10 MB on")
    seconds: int = _limit(60, "seconds of processor time to read a file, and 1 more for each MB")


DEFAULT_LIMITS = Limits()


def limit_lines(limits: Limits = DEFAULT_LIMITS) -> list[str]:
    """Return one line a limit: how much of what, as shown by ``broadsheet analyze --help``.

    Examples:
        >>> limit_lines()[2]
        '1,000,000 rows of a table, or records, entries or documents of a file'
    """
    return [f"{getattr(limits, one.name):,} {one.metadata['meaning']}" for one in fields(limits)]


class OutOfTime(BaseException):
    """A file took longer than it may; passes through libraries that catch every Exception."""


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise ``OutOfTime`` in the block once it has used so much processor time.

    Deadlines may stand inside one another. Only the main thread of a system with interval timers
    can be interrupted (Linux, macOS); elsewhere the other limits alone bound the work.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not (
        threading.main_thread()
    ):
        yield
        return
    outer, _ = signal.getitimer(signal.ITIMER_PROF)
    began = time.process_time()
    before = signal.signal(signal.SIGPROF, _out_of_time)
    # again every second, in case that a library let the first one pass
    signal.setitimer(signal.ITIMER_PROF, min(seconds, outer) if outer else seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        if outer:
            left = outer - (time.process_time() - began)
            signal.setitimer(signal.ITIMER_PROF, max(left, 0.01), 1.0)


def _out_of_time(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime
