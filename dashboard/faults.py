"""What nobody foresaw: kept in a file for whoever mends it, said in one calm line to the reader."""

import errno
import traceback
from pathlib import Path

from analysis import data_folder

LARGEST = 200_000
# What a system says no with, whoever asks: no fault of ours, and for the reader to mend.
_REFUSALS = frozenset(
    getattr(errno, name)
    for name in ("EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENAMETOOLONG", "ELOOP", "EIO")
    if hasattr(errno, name)
)


def refusal(error: Exception) -> str:
    """Return what the system refused and for which file; "" for any other error."""
    if not isinstance(error, OSError) or error.errno not in _REFUSALS:
        return ""
    return f"{error.filename or 'a file'}: {error.strerror}"


def keep_fault(error: Exception) -> Path | None:
    """Add an unforeseen error, with its trace, to the fault file.

    Args:
        error: The error that was caught.

    Returns:
        The file, or None where it cannot be written.
    """
    place = data_folder() / "faults.txt"
    text = "".join(traceback.format_exception(error))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        mode = "a" if place.exists() and place.stat().st_size < LARGEST else "w"
        with place.open(mode, encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{text}\n")
    except OSError:
        return None
    return place


def fault_line(error: Exception) -> str:
    """Keep an unforeseen error and return one line that says so and what to do."""
    place = keep_fault(error)
    where = f"; the details are in {place}" if place else ""
    return f"Broadsheet met an error of its own ({type(error).__name__}){where}: please report it"
