"""What the owner of a corpus says: ``corpus.toml``, ``topics.toml`` and ``columns.toml``."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import SettingsError
from analysis.intake.dates import read_date
from analysis.records import NO_CLEAR_TOPIC, CorpusInfo, NamedTopic
from analysis.settings import read_columns
from analysis.text.cleaning import one_line

CORPUS_FILE = "corpus.toml"
TOPICS_FILE = "topics.toml"
COLUMNS_FILE = "columns.toml"
FEWEST_SEEDS, MOST_SEEDS = 3, 8
_KEYS = ("title", "captured", "notice", "captured_files")


@dataclass(frozen=True, slots=True)
class CorpusNotes:
    """What ``corpus.toml`` says.

    Attributes:
        info: Title, time of capture and notice of the whole corpus.
        captured_files: File inside the corpus to its own time of capture.
    """

    info: CorpusInfo
    captured_files: Mapping[str, dt.datetime]

    def captured(self, file: str) -> dt.datetime | None:
        """Return when a file was saved, in UTC, or None."""
        return self.captured_files.get(file, self.info.captured)


def read_corpus_notes(folder: Path, *, title: str) -> CorpusNotes:
    """Read the ``corpus.toml`` of a folder.

    Args:
        folder: The corpus.
        title: Title where the file names none, or is absent.

    Returns:
        What it says.

    Raises:
        SettingsError: The file is damaged, or has a key or value that cannot be followed.
    """
    path = folder / CORPUS_FILE
    if not path.is_file():
        return CorpusNotes(CorpusInfo(title), {})
    values = _read_toml(path)
    unknown = sorted(set(values) - set(_KEYS))
    if unknown:
        known = ", ".join(_KEYS)
        raise SettingsError(f"{CORPUS_FILE}: unknown key {unknown[0]!r}; it may have: {known}.")
    for key in ("title", "notice"):
        if not isinstance(values.get(key, ""), str):
            raise SettingsError(f"{CORPUS_FILE}: {key} must be a text in quotation marks.")
    files = values.get("captured_files", {})
    if not isinstance(files, dict):
        raise SettingsError(f'{CORPUS_FILE}: captured_files must be a table: "page.txt" = time.')
    captured = _moment("captured", values["captured"]) if "captured" in values else None
    info = CorpusInfo(
        one_line(values.get("title", "")) or title, captured, one_line(values.get("notice", ""))
    )
    return CorpusNotes(info, {name: _moment(name, value) for name, value in files.items()})


def notes_of(path: Path) -> CorpusNotes:
    """Return what a corpus says of itself; a single file says its name.

    Raises:
        SettingsError: As ``read_corpus_notes``.
    """
    if not path.is_dir():
        return CorpusNotes(CorpusInfo(one_line(path.stem) or "corpus"), {})
    return read_corpus_notes(path, title=one_line(path.resolve().name) or "corpus")


def corpus_title(path: Path) -> str:
    """Return what a corpus is called, before anything else of it is read.

    Args:
        path: Its folder or file.

    Raises:
        SettingsError: As ``read_corpus_notes``.
    """
    return notes_of(path).info.title


def read_columns_file(path: Path) -> dict[str, str]:
    """Read a file of column names: one line ``text = "Body"`` a field.

    Args:
        path: The ``columns.toml`` of a corpus folder.

    Returns:
        Field to the name of its column; {} where the file is absent.

    Raises:
        SettingsError: The file is damaged, or names an unknown field or no column.
    """
    if not path.is_file():
        return {}
    values = _read_toml(path)
    for field, name in values.items():
        if not isinstance(name, str):
            raise SettingsError(f'{path.name}: {field} must be a name in quotation marks: "Body".')
    return dict(read_columns(values.items(), place=path.name))


def read_named_topics(path: Path | str) -> tuple[NamedTopic, ...]:
    """Read a file of named topics: one line ``"name" = ["seed", "seed", "seed"]`` a topic.

    Args:
        path: A TOML file such as the ``topics.toml`` of a corpus folder.

    Returns:
        The topics in the order of the file, seeds in lower case, repeated seeds once; those with
        a minus in front keep articles off the topic and do not count as seeds.

    Raises:
        SettingsError: The file is missing or damaged, a name stands twice, or a topic has fewer
            than 3 or more than 8 seeds.
    """
    path = Path(path)
    topics: list[NamedTopic] = []
    for raw_name, seeds in _read_toml(path).items():
        name = one_line(raw_name)
        if not name or name.casefold() == NO_CLEAR_TOPIC:
            raise SettingsError(f"{path.name}: {raw_name!r} cannot be the name of a topic.")
        if name.casefold() in {topic.name.casefold() for topic in topics}:
            raise SettingsError(f"{path.name}: the topic {name!r} stands there twice; join them.")
        topics.append(NamedTopic(name, _seeds(path.name, name, seeds)))
    return tuple(topics)


def _seeds(file: str, name: str, values: Any) -> tuple[str, ...]:  # noqa: ANN401 - from TOML
    """Return the checked seeds of one topic."""
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        form = '"name" = ["seed", "seed", "seed"]'
        raise SettingsError(f"{file}: {name!r} must be a list of words or phrases: {form}.")
    seeds = tuple(dict.fromkeys(s for s in (one_line(v).lower() for v in values) if s))
    n_seeds = len(NamedTopic(name, seeds).wanted)
    if not FEWEST_SEEDS <= n_seeds <= MOST_SEEDS:
        words = f"{n_seeds} seed word{'' if n_seeds == 1 else 's'}"
        wanted = f"give {FEWEST_SEEDS} to {MOST_SEEDS} different words or phrases"
        raise SettingsError(f"{file}: {name!r} has {words}; {wanted}.")
    return seeds


def _moment(key: str, value: Any) -> dt.datetime:  # noqa: ANN401 - from TOML
    """Return a time of capture in UTC; one without a zone counts as UTC."""
    if isinstance(value, str):
        dated = read_date(value)
        value = dated.published if dated is not None else value
    elif isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        value = dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC)
    if not isinstance(value, dt.datetime):
        example = "2025-06-28T09:00:00-04:00"
        raise SettingsError(f"{CORPUS_FILE}: {key} must be a time such as {example}.")
    aware = value if value.tzinfo is not None else value.replace(tzinfo=dt.UTC)
    try:
        return aware.astimezone(dt.UTC)
    except OverflowError as error:
        raise SettingsError(f"{CORPUS_FILE}: {key} is no time that can be used.") from error


def _read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path.name} is not UTF-8 text; save it as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path.name}: {one_line(str(error))}.") from error
