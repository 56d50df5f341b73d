"""Texts as numbers: what stands between two blanks is looked at once, however often it occurs."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_TOGETHER = 50_000  # texts that are cut in one go


@dataclass(frozen=True)
class Chunks:
    """Texts cut into chunks.

    Attributes:
        distinct: The different chunks, ``of`` texts in the order in which they are first met. Some
            may stand in none of the texts.
        numbers: The texts one after the other: for each chunk its index in ``distinct``.
        edges: Where each text begins in ``numbers``; one more at the end.
    """

    distinct: list[str]
    numbers: np.ndarray
    edges: np.ndarray

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Chunks":
        """Cut texts at their blanks.

        Examples:
            >>> found = Chunks.of(["No rain, no snow.", "No rain,"])
            >>> found.distinct, found.numbers.tolist(), found.edges.tolist()
            (['No', 'rain,', 'no', 'snow.'], [0, 1, 2, 3, 0, 1], [0, 4, 6])
        """
        try:
            return _cut(texts)
        except UnicodeEncodeError:  # half a surrogate pair, which Arrow does not take
            return _numbered(text.split() for text in texts)

    def taken(self, order: np.ndarray) -> "Chunks":
        """Return the texts at these indices, in this order, with no chunk that stands in none."""
        sizes = np.diff(self.edges)[order]
        edges = _edges(sizes)
        numbers = self.numbers[_runs(self.edges[order], sizes, edges)]
        used = np.bincount(numbers, minlength=len(self.distinct)) > 0
        distinct = list(compress(self.distinct, used.tolist()))
        return Chunks(distinct, (np.cumsum(used) - 1)[numbers], edges)

    def followed_by(self, other: "Chunks") -> "Chunks":
        """Return these texts and then those of another."""
        ids = {chunk: number for number, chunk in enumerate(self.distinct)}
        theirs = np.array([ids.setdefault(one, len(ids)) for one in other.distinct], dtype=np.int64)
        numbers = np.concatenate([self.numbers, theirs[other.numbers]])
        return Chunks(
            list(ids), numbers, np.concatenate([self.edges, self.edges[-1] + other.edges[1:]])
        )

    def first(self, most: int) -> "Chunks":
        """Return the first so many chunks of each text."""
        sizes = np.diff(self.edges)
        if not len(sizes) or sizes.max() <= most:
            return self
        sizes = np.minimum(sizes, most)
        edges = _edges(sizes)
        return Chunks(self.distinct, self.numbers[_runs(self.edges[:-1], sizes, edges)], edges)

    def replaced(self, parts: Callable[[str], Iterable[str]]) -> "Chunks":
        """Replace each chunk by its parts, which may be none; each distinct chunk is asked once.

        Examples:
            >>> found = Chunks.of(["well-kept well", "-"]).replaced(lambda chunk: chunk.split("-"))
            >>> found.distinct, found.numbers.tolist(), found.edges.tolist()
            (['well', 'kept', ''], [0, 1, 0, 2, 2], [0, 3, 5])
        """
        own = _numbered(map(parts, self.distinct))
        sizes = np.diff(own.edges)[self.numbers]
        edges = _edges(sizes)
        numbers = own.numbers[_runs(own.edges[self.numbers], sizes, edges)]
        return Chunks(own.distinct, numbers, edges[self.edges])


def _cut(texts: Sequence[str]) -> Chunks:
    """Return texts cut at their blanks, which Arrow knows as Python does."""
    ids: dict[str, int] = {}
    numbers, sizes = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for begin in range(0, len(texts), _TOGETHER):
        together = pa.array(texts[begin : begin + _TOGETHER], pa.large_string())
        pieces = pc.utf8_split_whitespace(together)
        filled = pc.not_equal(pieces.values, "").to_numpy(zero_copy_only=False)
        edges = _edges(filled)[pieces.offsets.to_numpy()]
        coded = pieces.values.filter(pa.array(filled)).dictionary_encode()
        known = [ids.setdefault(chunk, len(ids)) for chunk in coded.dictionary.to_pylist()]
        numbers.append(np.array(known, dtype=np.int64)[coded.indices.to_numpy()])
        sizes.append(np.diff(edges))
    return Chunks(list(ids), np.concatenate(numbers), _edges(np.concatenate(sizes)))


def _numbered(groups: Iterable[Iterable[str]]) -> Chunks:
    """Return groups of chunks as numbers."""
    ids: defaultdict[str, int] = defaultdict()
    ids.default_factory = ids.__len__
    found = array("q")
    ends = array("q", [0])
    for group in groups:
        found.extend(map(ids.__getitem__, group))
        ends.append(len(found))
    return Chunks(list(ids), np.array(found, dtype=np.int64), np.array(ends, dtype=np.int64))


def _runs(starts: np.ndarray, sizes: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Return the whole numbers of runs that begin at these places and have these sizes.

    Args:
        starts: First number of each run.
        sizes: How many numbers it has.
        edges: ``_edges(sizes)``.
    """
    runs = np.repeat(starts - edges[:-1], sizes)
    runs += np.arange(edges[-1])
    return runs


def _edges(sizes: np.ndarray) -> np.ndarray:
    """Return where groups of these sizes begin, and where the last one ends."""
    edges = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=edges[1:])
    return edges
