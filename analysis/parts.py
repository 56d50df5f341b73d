"""A folder of parts that never change, and a list that says which of them count.

A part bears the hash of its content as its name, so what is read is what was written. The list is
replaced whole: a run that is killed leaves the old list with all its parts, or the new one. What no
list names is cleared away by the next run that writes.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis.swap import locked

LIST = "list.json"


def part_name(data: bytes | memoryview, ending: str) -> str:
    """Return the name of a part: the hash of its content, and an ending for people."""
    return f"{hashlib.blake2b(data, digest_size=16).hexdigest()}.{ending}"


def read_list(folder: Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what the list of a folder says.

    Raises:
        FileNotFoundError: There is none.
        OSError: It cannot be read.
        ValueError: It is damaged.
    """
    return json.loads((folder / LIST).read_text("utf-8"))


def read_part(folder: Path, name: str) -> bytes:
    """Return a part.

    Raises:
        OSError: It cannot be read.
        ValueError: It is not what was written.
    """
    data = (folder / name).read_bytes()
    if part_name(data, name.rpartition(".")[2]) != name:
        message = f"{name} was changed"
        raise ValueError(message)
    return data


def write_list(
    folder: Path,
    said: Mapping[str, Any],
    *,
    parts: Mapping[str, bytes | memoryview],
    kept: Iterable[str] = (),
    patience: float,
) -> None:
    """Replace the list of a folder, and clear away the parts that it does not name.

    Args:
        folder: There or not.
        said: What the list says.
        parts: New parts by name.
        kept: Names of parts that are there and stay.
        patience: Seconds to wait for another run that writes the same folder.

    Raises:
        ReportError: Another run holds the folder.
        OSError: It cannot be written, or a part that was to stay is gone; the list is as before.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with locked(folder, patience=patience):
        folder.mkdir(exist_ok=True)
        named = {*parts, *kept}
        for name in sorted(named - parts.keys()):
            (folder / name).stat()
        for name, data in parts.items():
            _replace(folder / name, data)
        _replace(folder / LIST, json.dumps(said).encode())
        for entry in sorted(folder.iterdir()):
            if entry.name not in {*named, LIST}:
                with contextlib.suppress(OSError):
                    entry.unlink()


def _replace(place: Path, data: bytes | memoryview) -> None:
    """Write a file, whole or not at all."""
    draft = place.with_name(f"{place.name}.draft")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
    except OSError:
        draft.unlink(missing_ok=True)  # what is left of it would fill the disk
        raise
