"""How much one file may ask of intake; whatever is beyond becomes a skipped row with advice."""

import contextlib
import re
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from types import FrameType

from analysis.errors import SettingsError

MEGABYTE = 1_000_000
_MOST = 10**15  # more than any file can ask for, and within the system's own counters
_NUMBER = re.compile(r"[0-9](?:_?[0-9]){0,15}")
_AGES = 10**9  # seconds: thirty years, which every interval timer can hold
_STATUS, _DATA = Path("/proc/self/statm"), 5  # pages of data: proc(5)


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
    seconds: int = _limit(
        60, "seconds of processor time to read a file, and 1 more for each MB; as many to cut it"
    )
    memory_bytes: int = _limit(4_000 * MEGABYTE, "bytes of memory to read a file (Linux)")


DEFAULT_LIMITS = Limits()


def limit_lines(limits: Limits = DEFAULT_LIMITS) -> list[str]:
    """Return one line a limit: its name, and how much of what it allows.

    Examples:
        >>> limit_lines()[2]
        'rows=1000000: rows of a table, or records, entries or documents of a file'
    """
    return [f"{one.name}={getattr(limits, one.name)}: {_meaning(one)}" for one in fields(limits)]


def _meaning(one: Field[int]) -> str:
    return str(one.metadata["meaning"])


def limits_of(given: Iterable[tuple[str, int]]) -> Limits:
    """Return the usual limits with some of them replaced.

    Raises:
        SettingsError: There is no limit of that name, or the number is below 1 or too large.
    """
    known = [one.name for one in fields(Limits)]
    for name, value in given:
        if name not in known:
            raise SettingsError(f"there is no limit {name!r}; there are: {', '.join(known)}")
        if not 1 <= value <= _MOST:
            raise SettingsError(f"the limit {name} must be from 1 to {_MOST:,}, got {value:,}")
    return replace(DEFAULT_LIMITS, **dict(given))


def read_limits(text: str) -> tuple[tuple[str, int], ...]:
    """Return the limits of an option such as ``rows=2000000,seconds=300``, sorted by name.

    Raises:
        SettingsError: It cannot be followed.

    Examples:
        >>> read_limits("seconds=300, rows=2_000_000")
        (('rows', 2000000), ('seconds', 300))
    """
    found: dict[str, int] = {}
    for piece in text.split(","):
        name, mark, number = (part.strip() for part in piece.partition("="))
        if not mark or not _NUMBER.fullmatch(number):
            raise SettingsError("--limit must be like rows=2000000,seconds=300")
        found[name] = int(number)
    limits_of(found.items())
    return tuple(sorted(found.items()))


class OutOfTime(BaseException):
    """A file took longer than it may; passes through libraries that catch every Exception."""


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise ``OutOfTime`` in the block once it has used so much processor time.

    Deadlines may stand inside one another. Only the main thread of a system with interval timers
    can be interrupted (Linux, macOS); elsewhere the other limits alone bound the work.
    """
    if not hasattr(signal, "setitimer") or not _in_main_thread():
        yield
        return
    seconds = min(seconds, _AGES)
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


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _out_of_time(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime


@contextlib.contextmanager
def memory(most: int) -> Iterator[None]:
    """Let the block take so many bytes on top of what is taken; then ``MemoryError`` is raised.

    The bound is one of the whole process. So it is set in the main thread only, where no other
    block can end in between; and only where the system counts what a process takes (Linux).
    """
    if not _in_main_thread():
        yield
        return
    try:
        import resource  # noqa: PLC0415 - not on Windows

        taken = int(_STATUS.read_text("ascii").split()[_DATA]) * resource.getpagesize()
    except (ImportError, OSError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = taken + most
    ceilings = [one for one in (wanted, soft, hard) if one != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min(ceilings), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
