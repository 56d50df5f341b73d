"""Tables of the file of decisions, read with a line of advice where a value cannot be followed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.errors import SettingsError


def table_of(values: Mapping[str, Any], part: str) -> Mapping[str, Any]:
    """Return the table that a part is, empty where it is absent."""
    entry = values.get(part, {})
    if not isinstance(entry, dict):
        raise SettingsError(f"{part} must be a table")
    return entry


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of the file; ``place`` says which."""

    place: str
    values: Mapping[str, Any]

    def text(self, key: str, *, default: str | None = None) -> str:
        """Return a text, which may be left out where there is a default."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or (default is None and not value):
            raise SettingsError(f"{self.place}: {key} must be a text in quotes")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where it is left out."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise SettingsError(f"{self.place}: {key} must be a list of texts")
        return tuple(value)

    def truth(self, key: str) -> bool:
        """Return true or false, false where it is left out."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise SettingsError(f"{self.place}: {key} must be true or false")
        return value

    def number(self, key: str) -> int:
        """Return a whole number from 0, 0 where it is left out."""
        value = self.values.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise SettingsError(f"{self.place}: {key} must be a whole number")
        return value

    def tone(self, key: str) -> float:
        """Return a tone, -1 to 1."""
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not -1 <= value <= 1:
            raise SettingsError(f"{self.place}: {key} must be a number, -1 to 1")
        return float(value)
