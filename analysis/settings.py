"""Settings of a run as plain values: checked, and written into manifests and names of reports."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from numbers import Integral
from pathlib import Path
from typing import Any

from analysis.errors import SettingsError
from analysis.records import COLUMN_FIELDS, NO_CLEAR_TOPIC, NamedTopic, Settings

MOST_TOPICS = 200
_ALSO = {"date": "published", "body": "text", "headline": "title", "outlet": "source"}


def settings_values(settings: Settings) -> dict[str, Any]:
    """Return settings as values that JSON can hold."""
    return {
        "n_topics": settings.n_topics,
        "named": None if settings.named is None else named_values(settings.named),
        "added": named_values(settings.added),
        "seed": settings.seed,
        "columns": dict(settings.columns),
        "tables": [asdict(one) for one in settings.tables],
        "lexicon": dict(sorted(settings.lexicon)),
        "set_aside": sorted(set(settings.set_aside)),
        "ignored": sorted(set(settings.ignored)),
        "pieces": [asdict(one) for one in settings.pieces],
        "sources": [asdict(one) for one in settings.sources],
        "other_names": [list(pair) for pair in settings.other_names],
        "corrected": [asdict(one) for one in settings.corrected],
        "splits": [asdict(one) for one in settings.splits],
        "limits": dict(sorted(settings.limits)),
    }


def named_values(named: Sequence[NamedTopic]) -> dict[str, list[str]]:
    """Return named topics as values that JSON can hold: name to seed words."""
    return {topic.name: list(topic.seeds) for topic in named}


def named_together(named: Sequence[NamedTopic], added: Sequence[NamedTopic]) -> list[NamedTopic]:
    """Return the named topics of a run: the added ones last, or in place of their namesake."""
    by_name = {topic.name.casefold(): topic for topic in added}
    kept = [by_name.pop(topic.name.casefold(), topic) for topic in named]
    return [*kept, *by_name.values()]


def checked_place(path: Path | str) -> Path:
    """Return where a corpus lies.

    Raises:
        TypeError: It is no path.
    """
    if not isinstance(path, str | Path):
        wanted = "path must be a file or a folder: save a table first, as .parquet or .csv"
        raise TypeError(f"{wanted}; got {type(path).__name__}")
    return Path(path)


def checked_kinds(settings: Settings | None) -> Settings:
    """Return settings, None as the usual ones.

    Raises:
        TypeError: They are no settings, or hold values of another kind.
    """
    if settings is None:
        return Settings()
    if not isinstance(settings, Settings):
        raise TypeError(f"settings must be Settings(...), got {type(settings).__name__}")
    number = settings.n_topics
    if number is not None and (isinstance(number, bool) or not isinstance(number, Integral)):
        raise TypeError(f"n_topics must be a whole number or None, got {number!r}")
    for topic in (*(settings.named or ()), *settings.added):
        if not isinstance(topic, NamedTopic):
            raise TypeError(f"named topics must be NamedTopic(name, seeds), got {topic!r}")
    return settings


def check_settings(settings: Settings, named: Sequence[NamedTopic]) -> None:
    """Raise SettingsError unless a run can follow these settings.

    Args:
        settings: The settings.
        named: The named topics that hold for the run: the settings' or the corpus's own.
    """
    wanted = settings.n_topics
    if wanted is not None and not 0 <= wanted <= MOST_TOPICS:
        raise SettingsError(f"the number of topics must be 0 to {MOST_TOPICS}, got {wanted}")
    names = [topic.name.casefold() for topic in named]
    for topic in named:
        if names.count(topic.name.casefold()) > 1:
            raise SettingsError(f'two named topics are called "{topic.name}": rename one')
        if topic.name.casefold() == NO_CLEAR_TOPIC:
            raise SettingsError(f'"{NO_CLEAR_TOPIC}" is taken: give the named topic another name')


def read_columns(pairs: Iterable[tuple[str, str]], *, place: str) -> tuple[tuple[str, str], ...]:
    """Return which column holds which field, as an analyst said it.

    Args:
        pairs: (field, name of a column), the field in any case; "date" stands for "published".
        place: Where it was said, for the message.

    Returns:
        The pairs sorted by field, white space at the ends of names left out.

    Raises:
        SettingsError: A field is unknown or named twice, or a name is empty.
    """
    columns: dict[str, str] = {}
    for key, name in pairs:
        said = key.strip().lower()
        field = _ALSO.get(said, said)
        if field not in COLUMN_FIELDS:
            known = ", ".join(COLUMN_FIELDS)
            raise SettingsError(f"{place}: {key.strip()!r} is no field; it may have: {known}")
        if field in columns:
            raise SettingsError(f"{place}: {field} is named twice: choose one column")
        if not name.strip():
            raise SettingsError(f"{place}: {field} needs the name of a column: {field}=Column")
        columns[field] = name.strip()
    return tuple(sorted(columns.items()))


def read_column_map(text: str) -> tuple[tuple[str, str], ...]:
    """Return the columns of an option such as ``text=Body,source=Outlet``.

    A comma belongs to the name of a column unless another "field=" follows it.

    Raises:
        SettingsError: It cannot be followed.

    Examples:
        >>> read_column_map("text=Body, as printed,source=Outlet")
        (('source', 'Outlet'), ('text', 'Body, as printed'))
    """
    pieces: list[str] = []
    for piece in text.split(","):
        if "=" in piece or not pieces:
            pieces.append(piece)
        else:
            pieces[-1] += f",{piece}"
    pairs = [piece.partition("=") for piece in pieces]
    if not all(mark for _, mark, _ in pairs):
        raise SettingsError("--map must be like text=Body,source=Outlet")
    return read_columns(((key, name) for key, _, name in pairs), place="--map")
