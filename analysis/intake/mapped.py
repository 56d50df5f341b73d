"""Columns that the analyst named, and tables that ask for it: their text cannot be told."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.decided import ColumnDecision
from analysis.intake.columns import NO_TEXT_COLUMN, NO_TEXT_FIELD
from analysis.intake.files import files_of
from analysis.intake.kinds import named_kind
from analysis.intake.limits import limits_of
from analysis.intake.notes import COLUMNS_FILE, read_columns_file
from analysis.intake.readers import read_file
from analysis.records import Article, Settings

_TABLES = frozenset({"table", "sheet", "parquet", "json", "lines", "zip", "gzip"})
_MOST_ASKED = 50  # tables
NO_TABLE = "there is no table here"


@dataclass(frozen=True, slots=True)
class NamedColumns:
    """Which column holds which field, as the analyst said.

    Attributes:
        every: Field to column, for all tables.
        tables: The same for single files.
    """

    every: Mapping[str, str]
    tables: tuple[ColumnDecision, ...] = ()

    def of(self, file: str) -> dict[str, str]:
        """Return field to column for a file."""
        own = (pair for one in self.tables if one.is_about(file) for pair in one.columns)
        return {**self.every, **dict(own)}


def columns_said(path: Path, columns: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return field to column for all tables of a corpus.

    Args:
        path: File or folder; a folder's own ``columns.toml`` says some.
        columns: (field, column) that go before these.

    Raises:
        SettingsError: ``columns.toml`` cannot be followed.
    """
    own = read_columns_file(path / COLUMNS_FILE) if path.is_dir() else {}
    return {**own, **dict(columns)}


def unused_columns(
    columns: Sequence[tuple[str, str]], files: Iterable[str], articles: Iterable[Article]
) -> tuple[str, ...]:
    """Return a note that columns are named and there is no table to have them, or ().

    Args:
        columns: (field, column) as the analyst said.
        files: Names of the files of the corpus.
        articles: Its articles; those of tables stand at a place of their file.
    """
    tables = any(named_kind(file) in _TABLES for file in files)
    if not columns or tables or any(article.place for article in articles):
        return ()
    said = ",".join(f"{field}={column}" for field, column in columns)
    return (f"{NO_TABLE}, so the columns named for it are not used: {said}",)


def asks_for_columns(reason: str) -> bool:
    """Tell whether a table was skipped because its text cannot be told."""
    return reason.startswith((NO_TEXT_COLUMN, NO_TEXT_FIELD))


def unmapped_tables(
    path: Path, settings: Settings, *, files: Collection[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Return the tables of a corpus whose text cannot be told, with the names of their columns.

    Args:
        path: File or folder.
        settings: What is said of columns already, and limits.
        files: Tables to look at, as the table ``skipped`` names them; None looks at all files that
            are tables by their names.

    Returns:
        File to its columns in their order, at most 50 files.

    Raises:
        CorpusError: The corpus cannot be read.
        SettingsError: Its ``columns.toml`` cannot be followed.
    """
    named = NamedColumns(columns_said(path, settings.columns), settings.tables)
    limits = limits_of(settings.limits)
    asked: dict[str, tuple[str, ...]] = {}
    for file, place in files_of(path).files:
        own = files is None or any(one == file or one.startswith(f"{file}/") for one in files)
        if not own or (files is None and named_kind(file) not in _TABLES):
            continue
        for part in read_file(place, file, limits=limits, named=named.of(file)).every():
            if part.columns and len(asked) < _MOST_ASKED:
                asked[part.skipped[0].file] = part.columns
    return asked
