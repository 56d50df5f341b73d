"""What a table is: its columns with types, spans and meanings, checked where it leaves a room."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: Name as in the table and its CSV.
        kind: ``"text"``, ``"integer"``, ``"number"``, ``"truth"`` or ``"time"`` (UTC).
        meaning: One line for the README and the notes beside a CSV.
        low: Smallest legal value of a number, or None.
        high: Largest legal value of a number, or None.
        choices: The legal values of a text, or () where any text is legal.
        empty: Whether a cell may be missing.
    """

    name: str
    kind: str
    meaning: str
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """Columns of a table, in order, and the columns that identify a row.

    Attributes:
        name: Name of the table, as in its file name.
        meaning: What one row is.
        columns: The columns, in order.
        key: Names of the columns whose values are unique together; () where rows may repeat.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """Names of the columns, in order."""
        return [column.name for column in self.columns]

    def frame(self, columns: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """Make a checked table from columns.

        Args:
            columns: Column name to values; None makes an empty table.

        Returns:
            The table with this schema's columns, order and types; numbers rounded to
            ``DECIMALS`` places, because sums differ in the last bits between machines.

        Raises:
            ValueError: A column is missing, unknown, or holds an illegal value.
        """
        given = dict.fromkeys(self.names, ()) if columns is None else dict(columns)
        if set(given) != set(self.names):
            missing, unknown = set(self.names) - set(given), set(given) - set(self.names)
            message = f"{self.name}: missing {sorted(missing)}, unknown {sorted(unknown)}"
            raise ValueError(message)
        frame = pd.DataFrame({c.name: _typed(c, given[c.name]) for c in self.columns})
        self.check(frame)
        return frame

    def check(self, frame: pd.DataFrame) -> None:
        """Raise ValueError unless the table follows this schema."""
        if list(frame.columns) != self.names:
            message = f"{self.name}: columns must be {self.names}, got {list(frame.columns)}"
            raise ValueError(message)
        for column in self.columns:
            _check_column(self.name, column, frame[column.name])
        if self.key and frame.duplicated(list(self.key)).any():
            message = f"{self.name}: {', '.join(self.key)} must be unique"
            raise ValueError(message)


def _typed(column: Column, values: Any) -> pd.Series:  # noqa: ANN401 - any array-like
    """Return the values as a Series of the column's pandas type."""
    if column.kind == "text":
        return pd.Series(values, dtype="str")
    if column.kind == "integer":
        return pd.Series(values, dtype="int64")
    if column.kind == "truth":
        return pd.Series(values, dtype="bool")
    if column.kind == "number":
        # + 0.0 turns -0.0 into 0.0, which would print with a sign
        return pd.Series(np.round(np.asarray(values, dtype="float64"), DECIMALS) + 0.0)
    return pd.Series(pd.to_datetime(pd.Series(values, dtype="object"), utc=True)).astype(
        "datetime64[ms, UTC]"  # the coarsest unit that Parquet keeps
    )


def _check_column(table: str, column: Column, values: pd.Series) -> None:
    """Raise ValueError where a column holds an illegal value."""
    place = f"{table}.{column.name}"
    if not column.empty and values.hasnans:
        message = f"{place} must not be missing"
        raise ValueError(message)
    # a comparison with what is missing is false
    if column.low is not None and (values < column.low).any():
        message = f"{place} must be >= {column.low}, got {values.min()}"
        raise ValueError(message)
    if column.high is not None and (values > column.high).any():
        message = f"{place} must be <= {column.high}, got {values.max()}"
        raise ValueError(message)
    if column.choices:
        unknown = sorted(set(values.dropna().unique()) - set(column.choices))
        if unknown:
            message = f"{place} must be one of {column.choices}, got {unknown[0]!r}"
            raise ValueError(message)


def tone_column(name: str, meaning: str, *, empty: bool = False) -> Column:
    """Return a column of tones, -1 to 1."""
    return Column(name, "number", meaning, low=-1.0, high=1.0, empty=empty)


def share_column(name: str, meaning: str, *, empty: bool = False) -> Column:
    """Return a column of shares, 0 to 1."""
    return Column(name, "number", meaning, low=0.0, high=1.0, empty=empty)


def count_column(name: str, meaning: str) -> Column:
    """Return a column of counts, from 0."""
    return Column(name, "integer", meaning, low=0)
