"""A folder that is replaced whole: whatever happens, what stands there is the old one or the new.

A run holds a lock beside the folder, fills a draft and then swaps it in. What a run that was killed
left behind is put right by the next one, and no reader meets a gap: between the two moves of a swap
the old folder is read from where it was put.
"""

import contextlib
import os
import platform
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from analysis.errors import ReportError

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be deleted
    fcntl = None

MANIFEST = "manifest.json"  # of a stored report, written last
PATIENCE = 60.0  # seconds that one run waits for another
_LOOK_AGAIN = 0.05


def standing(folder: Path) -> Path:
    """Return where a folder's content stands: there, or aside while a swap is under way."""
    aside = _beside(folder, "old")
    return aside if aside.exists() and not folder.exists() else folder


@contextlib.contextmanager
def replacing(folder: Path, *, patience: float = PATIENCE) -> Iterator[Path]:
    """Give an empty draft; when the block ends well, the draft takes the folder's place.

    Args:
        folder: The folder to replace, there or not.
        patience: Seconds to wait for another run that writes the same folder.

    Yields:
        The draft.

    Raises:
        ReportError: Another run holds the folder.
        OSError: The place cannot be written; the folder is as before.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with locked(folder, patience=patience):
        draft, aside = _beside(folder, "draft"), _beside(folder, "old")
        _put_right(folder)
        try:
            draft.mkdir()
            yield draft
            _reach_disk(draft)
            if folder.exists():
                folder.replace(aside)
            try:
                draft.replace(folder)
            except OSError:
                aside.replace(folder)
                raise
            _reach_disk(folder.parent)
        finally:
            for rest in (draft, aside):
                shutil.rmtree(rest, ignore_errors=True)


def _beside(folder: Path, kind: str) -> Path:
    return folder.parent / f".{folder.name}.{kind}"


def _put_right(folder: Path) -> None:
    """Finish what a killed run left: the old folder goes back, or its remains go."""
    draft, aside = _beside(folder, "draft"), _beside(folder, "old")
    if aside.exists() and not folder.exists():
        aside.replace(folder)
    for rest in (draft, aside):
        shutil.rmtree(rest, ignore_errors=True)


def _reach_disk(folder: Path) -> None:
    """Have the names in a folder on the disk before returning, where the system allows it."""
    with contextlib.suppress(OSError):
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)


@contextlib.contextmanager
def locked(folder: Path, *, patience: float) -> Iterator[None]:
    """Hold the lock of a folder, which stands beside it; the system frees it when its holder dies.

    Raises:
        ReportError: Another run holds it for longer than ``patience`` seconds.
    """
    path = _beside(folder, "lock")
    until = time.monotonic() + patience
    while (file := _claimed(path)) is None:
        if time.monotonic() >= until:
            holder = _holder(path)
            raise ReportError(f"{folder} is being written by {holder}: wait until that has ended")
        time.sleep(_LOOK_AGAIN)
    with file:
        file.write(f"process {os.getpid()} on {platform.node()}")
        file.flush()
        try:
            yield
        finally:
            if fcntl is not None:  # unlinked while held, so that nobody claims a file that goes
                path.unlink(missing_ok=True)
    if fcntl is None:
        path.unlink(missing_ok=True)


def _claimed(path: Path) -> IO[str] | None:
    """Return the lock file, held and empty, or None while another run holds it."""
    if fcntl is None:
        try:
            path.unlink(missing_ok=True)
            return path.open("x", encoding="utf-8")
        except (PermissionError, FileExistsError):
            return None
    file = path.open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(file.fileno()), path.stat()):  # not one just unlinked
            file.truncate(0)
            return file
    except (BlockingIOError, FileNotFoundError):
        pass
    file.close()
    return None


def _holder(path: Path) -> str:
    """Return who holds a lock, in words."""
    try:
        return path.read_text("utf-8") or "another run"
    except OSError:
        return "another run"


def is_report(folder: Path) -> bool:
    """Tell whether a folder holds a stored report, whole or damaged."""
    folder = standing(folder)
    return (folder / MANIFEST).is_file() and (folder / "parquet").is_dir()
