"""What an earlier run found out about a corpus, kept for the next one.

A folder of the user's data, one a corpus, of parts that never change (``analysis.parts``). It is
checked when read; what is damaged, or of another version, is not used and the run does without.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc

from analysis.errors import ReportError
from analysis.parts import LIST, part_name, read_list, read_part, write_list
from analysis.placing import Kept, found_in
from analysis.records import Settings, content_id
from analysis.settings import settings_values
from analysis.shelf import made_with
from analysis.topic_parts import from_parts, to_parts
from analysis.works import KeptWorks

DAMAGED = "what was kept of an earlier run is damaged: reading everything again"
MOST_ARTICLES = 200_000  # above, nothing is kept: it would take gigabytes
MOST_TOPICS = 3  # runs whose topics are kept, the latest ones: several reports may grow by turns
READINGS, WORKS = "readings", "works"
# What is new stands beside what was kept until there are so many parts, or so many rows for each
# that is used; then all is written anew.
MOST_PARTS, MOST_UNUSED = 8, 1.25
Rows = Callable[[], pa.Table]  # made where all is written anew
_PATIENCE = 1.0  # seconds to wait for another run that keeps the same


@dataclass(frozen=True)
class Known:
    """What is known of an earlier run.

    Attributes:
        readings: Key of a file, its content and all that its reading depends on, to what was read.
        works: Works of single articles (``analysis.works``), or None.
        topics: Topics that a run found, by language.
        parts: Names of the parts that ``readings`` and ``works`` were read from.
        note: Why something is not used, or "".
    """

    readings: Mapping[str, str] = field(default_factory=dict)
    works: pa.Table | None = None
    topics: Mapping[str, Kept] = field(default_factory=dict)
    parts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found out.

    Attributes:
        readings: As in ``Known``, of the files that are there.
        works: Works of its articles.
        topics: Topics that are to be kept, by language.
    """

    readings: Mapping[str, str]
    works: KeptWorks
    topics: Mapping[str, Kept]


def open_known(folder: Path | None, settings: Settings, topics_of: str = "") -> Known:
    """Return what is kept in a folder, as far as it is whole and of this version and settings.

    Args:
        folder: The folder, there or not.
        settings: What the analyst chose.
        topics_of: Key of the runs whose topics are to be kept; "" to find them anew.
    """
    if folder is None or not (folder / LIST).is_file():
        return Known()
    try:
        said = read_list(folder)
        if said["made_with"] != made_with():
            return Known()
        parts = {READINGS: said[READINGS]}
        if said["tone"] == _tone_key(settings):
            parts[WORKS] = said[WORKS]
        kept = _table(folder, parts[READINGS])
        texts = zip(*(kept.column(name).to_pylist() for name in ("key", "text")), strict=True)
        works = _table(folder, parts[WORKS]) if WORKS in parts else None
        own = [one for one in said["topics"] if one["found_in"] == topics_of]
        return Known(dict(texts), works, _topics(folder, own[0]) if own else {}, parts)
    except (OSError, ValueError, KeyError, TypeError, RecursionError, pa.ArrowException):
        return Known(note=DAMAGED)


def keep(folder: Path, settings: Settings, earlier: Known, found: Found) -> str:
    """Keep what a run found out; return why it could not be kept, or "".

    What was kept before is replaced whole, or not at all; topics of other runs stay, too, and so
    does what the earlier run kept as long as most of it is used: what is new stands beside it.
    """
    readings, works = found.readings, found.works
    if works.rows.num_rows > MOST_ARTICLES:
        return ""
    unread = {key: text for key, text in readings.items() if key not in earlier.readings}
    parts: dict[str, bytes | memoryview] = {}

    def put(data: bytes | memoryview, ending: str) -> str:
        name = part_name(data, ending)
        parts[name] = data
        return name

    def beside(name: str, there: int, new: pa.Table, used: int, every: Rows) -> list[str]:
        old = list(earlier.parts.get(name, ()))
        if not _go_on(old, there + new.num_rows, used):
            return [put(_bytes(every()), "arrow")]
        return [*old, put(_bytes(new), "arrow")] if new.num_rows else old

    n_works = 0 if earlier.works is None else earlier.works.num_rows
    n_read, every_reading = len(earlier.readings), partial(_read, readings)
    read = beside(READINGS, n_read, _read(unread), len(readings), every_reading)
    worked = beside(WORKS, n_works, works.new, works.rows.num_rows, lambda: works.rows)
    topics = [*_others(folder, found.topics), *_told(found.topics, put)][-MOST_TOPICS:]
    about = {"made_with": made_with(), "tone": _tone_key(settings)}
    told = {**about, READINGS: read, WORKS: worked, "topics": topics}
    stay = [*read, *worked, *(name for one in topics for name in _names(one))]
    try:
        write_list(folder, told, parts=parts, kept=stay, patience=_PATIENCE)
    except (OSError, ReportError) as error:
        return f"nothing is kept for the next run: {error}"
    return ""


def _go_on(parts: Sequence[str], rows: int, used: int) -> bool:
    """Tell whether another part may stand beside these."""
    return 0 < len(parts) < MOST_PARTS and rows <= MOST_UNUSED * used


def _read(readings: Mapping[str, str]) -> pa.Table:
    """Return what was read of files as a table."""
    return pa.table(
        {
            "key": pa.array(list(readings), pa.string()),
            "text": pa.array(list(readings.values()), pa.large_string()),
        }
    )


def _told(topics: Mapping[str, Kept], put: Callable[[bytes, str], str]) -> list[dict[str, Any]]:
    """Return what the list says of topics; [] where none are kept."""
    parts = {
        language: {ending: put(data, ending) for ending, data in to_parts(one).items()}
        for language, one in topics.items()
    }
    return [{"found_in": found_in(topics), "parts": parts}] if parts else []


def _others(folder: Path, topics: Mapping[str, Kept]) -> list[dict[str, Any]]:
    """Return what the list of a folder says of other topics that are there."""
    try:
        said = read_list(folder)
        known = said["topics"] if said["made_with"] == made_with() else []
        there = [one for one in known if all((folder / name).is_file() for name in _names(one))]
        return [one for one in there if one["found_in"] != found_in(topics)]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _names(topics: Mapping[str, Any]) -> list[str]:
    """Return the parts of topics that a list names."""
    return [name for parts in topics["parts"].values() for name in parts.values()]


def _topics(folder: Path, said: Mapping[str, Any]) -> dict[str, Kept]:
    """Return the topics that a list names, by language."""
    return {
        language: from_parts({ending: read_part(folder, name) for ending, name in names.items()})
        for language, names in said["parts"].items()
    }


def _tone_key(settings: Settings) -> str:
    """Return a hash of the settings that the works of an article depend on."""
    values = settings_values(settings)
    return content_id(json.dumps([values["lexicon"], values["set_aside"]]))


def _bytes(table: pa.Table) -> memoryview:
    """Return a table as an Arrow file, which is written and read in less time than Parquet."""
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_file(sink, table.schema, options=options) as file:
        file.write_table(table)
    return memoryview(sink.getvalue())


def _table(folder: Path, names: Sequence[str]) -> pa.Table:
    """Return the rows of several parts as one table."""
    parts = [pa.BufferReader(read_part(folder, name)) for name in names]
    return pa.concat_tables([pa.ipc.open_file(part).read_all() for part in parts])
