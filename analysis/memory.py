"""What a run remembers of its topics for the next run of the corpus."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

MEMORY = "memory"  # its place in a manifest and in a file
NEW, GREW, FADED, GONE, MERGED, SPLIT = "new", "grown", "faded", "gone", "merged", "split"


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
    """

    key: str = ""
    n_articles: int = 0
    before: int = 0
    topics: tuple[Remembered, ...] = ()
    changes: tuple[Change, ...] = ()


def memory_values(memory: Memory) -> dict[str, Any]:
    """Return a memory as values that JSON can hold."""
    return asdict(memory)


def memory_text(memory: Memory) -> str:
    """Return a memory as the text of a file of its own."""
    return json.dumps({MEMORY: memory_values(memory)}, ensure_ascii=False, sort_keys=True) + "\n"


def read_memory(path: Path) -> Memory:
    """Return the memory that a file or the manifest of a stored report holds.

    Without a file, or with one that is damaged or of another version, it is empty: there is
    nothing to go on with, and every topic is as found.
    """
    try:
        values = json.loads(path.read_text("utf-8"))
        return remembered(values.get(MEMORY, {}))
    except (OSError, ValueError, AttributeError, RecursionError):
        return Memory()


def remembered(values: Mapping[str, Any]) -> Memory:
    """Return a memory from values that JSON held; an empty one where they are damaged."""
    try:
        topics = tuple(_topic(one) for one in values["topics"])
        changes = tuple(Change(**one) for one in values["changes"])
        return Memory(values["key"], values["n_articles"], values["before"], topics, changes)
    except (KeyError, TypeError):
        return Memory()


def _topic(values: Mapping[str, Any]) -> Remembered:
    """Return a topic, its lists as tuples."""
    lists = {"words": tuple(values["words"]), "articles": tuple(values["articles"])}
    return replace(Remembered(**values), **lists)
