"""Many texts, as Python has them or as Arrow has them: made one of the other where it is needed."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

import pyarrow as pa


class Texts(Sequence[str]):
    """Texts in their order, which nobody changes.

    A corpus has hundreds of thousands of sentences; of those that an earlier run knew hardly any
    is ever looked at by itself, so they stay one block of memory.

    Examples:
        >>> [*Texts(["a", "b"])], Texts(pa.array(["a", "b", "c"], pa.large_string()))[1:]
        (['a', 'b'], ['b', 'c'])
    """

    def __init__(self, texts: list[str] | pa.LargeStringArray) -> None:
        """Take the texts."""
        self._given = texts

    @cached_property
    def column(self) -> pa.LargeStringArray:
        """The texts as Arrow has them."""
        given = self._given
        return given if isinstance(given, pa.Array) else pa.array(given, pa.large_string())

    @cached_property
    def listed(self) -> list[str]:
        """The texts as Python has them."""
        given = self._given
        return given.to_pylist() if isinstance(given, pa.Array) else given

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._given)

    def __iter__(self) -> Iterator[str]:  # pyrefly: ignore[missing-override-decorator]
        """Yield one after the other."""
        return iter(self.listed)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        """Return one text, or some of them."""
        if isinstance(place, int):
            return self.listed[place]
        given = self._given
        return given[place].to_pylist() if isinstance(given, pa.Array) else given[place]
