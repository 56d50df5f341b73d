"""What a run remembers of its topics for the next run of the corpus."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

MEMORY = "memory"  # its place in a manifest and in a file
NEW, GREW, FADED, GONE, MERGED, SPLIT = "new", "grown", "faded", "gone", "merged", "split"
DAMAGED = (
    "what the last run remembered of its topics is damaged or of another version: "
    "ids and names are as found"
)
_HALF = re.compile("[\ud800-\udfff]")  # of a character: no file can hold it
_MOST = 2**53  # a number of articles: what JSON and every table can hold


@dataclass(frozen=True, slots=True)
class Remembered:
    """A topic as a run remembers it.

    Attributes:
        topic_id: Its id.
        found_as: The id that its words alone would give it; the same where it is new.
        name: Its name, before the analyst's decisions.
        kind: ``"named"`` or ``"discovered"``.
        words: Its strongest words.
        n_articles: Number of counted articles whose main topic it is.
        articles: The sampled articles that it is strongest in.
    """

    topic_id: str
    found_as: str
    name: str
    kind: str
    words: tuple[str, ...]
    n_articles: int
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a topic since the run before.

    Attributes:
        kind: ``"new"``, ``"grown"``, ``"faded"``, ``"gone"``, ``"merged"`` or ``"split"``.
        topic_id: The topic: the present one, or the earlier one that is gone or merged.
        name: Its name, before the analyst's decisions.
        other_id: The topic it was merged into or split from, or "".
        other: The name of that topic.
        before: Number of its articles in the run before.
        now: Number of its articles.
    """

    kind: str
    topic_id: str
    name: str
    other_id: str
    other: str
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Memory:
    """What a run remembers for the next.

    Attributes:
        key: Hash of its input and settings.
        n_articles: Number of counted articles.
        before: That number in the run before; 0 for a first run.
        topics: Its topics.
        changes: What changed since the run before.
        note: Why there is nothing to go on with, where there should be; "" otherwise.
        found_in: Key of the runs that found the topics, where they are kept for the next; or "".
    """

    key: str = ""
    n_articles: int = 0
    before: int = 0
    topics: tuple[Remembered, ...] = ()
    changes: tuple[Change, ...] = ()
    note: str = ""
    found_in: str = ""


def memory_values(memory: Memory) -> dict[str, Any]:
    """Return a memory as values that JSON can hold, its note left out."""
    return {name: value for name, value in asdict(memory).items() if name != "note"}


def memory_text(memory: Memory) -> str:
    """Return a memory as the text of a file of its own."""
    return json.dumps({MEMORY: memory_values(memory)}, ensure_ascii=False, sort_keys=True) + "\n"


def read_memory(path: Path) -> Memory:
    """Return the memory that a file or the manifest of a stored report holds.

    Without a file it is empty: there is nothing to go on with, and every topic is as found. So it
    is, with a note, where the file is damaged or of another version.
    """
    try:
        values = json.loads(path.read_text("utf-8"))
        return remembered(values.get(MEMORY, {}))
    except OSError:
        return Memory()
    except (ValueError, AttributeError, RecursionError):
        return Memory(note=DAMAGED)


def remembered(values: Mapping[str, Any]) -> Memory:
    """Return a memory from values that JSON held; an empty one, with a note, where damaged."""
    if not values:
        return Memory()
    try:
        topics = tuple(Remembered(**_with_tuples(one)) for one in values["topics"])
        changes = tuple(Change(**one) for one in values["changes"])
        told = {name: values[name] for name in ("key", "n_articles", "before")}
        found_in = values.get("found_in", "")
        memory = Memory(**told, topics=topics, changes=changes, found_in=found_in)
        for record in (memory, *topics, *changes):
            _check(record)
    except (AttributeError, KeyError, TypeError, ValueError):
        return Memory(note=DAMAGED)
    return memory


def _with_tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a record, its lists as tuples."""
    return {name: tuple(one) if isinstance(one, list) else one for name, one in values.items()}


def _check(record: Memory | Remembered | Change) -> None:
    """Raise ValueError for a field that does not hold what its type says."""
    for one in fields(record):
        value = getattr(record, one.name)
        if not _fits(value, one.type):
            raise ValueError(f"{one.name} cannot be {value!r}")


def _fits(value: object, kind: object) -> bool:
    """Tell whether a value is a number of articles, a text that can be written, or several."""
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST
    if kind is str:
        return isinstance(value, str) and _HALF.search(value) is None
    if kind == tuple[str, ...]:
        return isinstance(value, tuple) and all(_fits(one, str) for one in value)
    return True
