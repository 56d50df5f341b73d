"""Which report of a corpus was open before its files changed, kept from visit to visit."""

import contextlib
import datetime as dt
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import ReportError, is_report, opening_place
from analysis.store import read_inputs


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last report of other files.

    Attributes:
        folder: Where it is stored.
        day: On which it was last open.
    """

    folder: Path
    day: dt.date


def noticed(corpus: Path, folder: Path, *, today: dt.date) -> Earlier | None:
    """Keep that a report is open, and return the one that was before the files changed.

    A report of the same files under other settings is no change, nor are files that are again as
    the visitor saw them last. What cannot be kept is forgotten.

    Args:
        corpus: File or folder of the corpus.
        folder: Where its report is stored.
        today: The day of this visit.

    Returns:
        The last report that was open of other files, before all that the visitor has not yet seen;
        None where there is none, or the visitor has seen what changed.
    """
    place = opening_place(corpus)
    kept = _kept(place)
    last, unseen = _earlier(kept), _earlier(kept.get("before"))
    before = unseen
    if last is not None and last.folder != folder:
        there = unseen is not None and is_report(unseen.folder)
        since = unseen if unseen and there else last
        before = since if _differ(since.folder, folder) else None
    told = {"report": str(before.folder), "day": str(before.day)} if before else None
    _keep(place, {"report": str(folder), "day": str(today), "before": told})
    return before


def seen(corpus: Path) -> None:
    """Keep that the visitor has seen what changed."""
    place = opening_place(corpus)
    _keep(place, {**_kept(place), "before": None})


def _earlier(said: Any) -> Earlier | None:  # noqa: ANN401 - what a file holds
    """Return what a file says of an earlier report, or None."""
    try:
        return Earlier(Path(said["report"]), dt.date.fromisoformat(said["day"]))
    except (TypeError, KeyError, ValueError):
        return None


def _differ(one: Path, other: Path) -> bool:
    """Tell whether two reports are of different files; one that is gone differs from none."""
    try:
        return read_inputs(one) != read_inputs(other)
    except ReportError:
        return False


def _kept(place: Path) -> dict[str, Any]:
    """Return what was kept; nothing where it cannot be read."""
    try:
        said = json.loads(place.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _keep(place: Path, said: dict[str, Any]) -> None:
    """Keep what is said, whole or not at all."""
    if said == _kept(place):
        return
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(said), encoding="utf-8")
        draft.replace(place)
