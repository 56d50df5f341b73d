"""What a reader is given, and what it hands on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis.intake.limits import DEFAULT_LIMITS, Limits
from analysis.records import Document, Skipped


@dataclass(frozen=True, slots=True)
class Raw:
    """One file on its way to its reader.

    Attributes:
        file: Its name inside the corpus; a file of an archive comes after the archive's name.
        data: Its content.
        limits: Bounds on what is read.
        named: Field (text, title, source, ...) to the column that the analyst named for it.
        depth: How many archives it lies in.
    """

    file: str
    data: bytes
    limits: Limits = DEFAULT_LIMITS
    named: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """Documents of one file, and what of it was not used.

    Attributes:
        documents: Its documents in order.
        skipped: Its rows that were not used, and notes on what was repaired.
        day_first: How the file writes numeric dates; None where nothing shows it.
        members: The readings of the files in an archive, in its order.
        hurried: Whether reading ended for want of time or memory, which another time it may not.
        columns: Names of the columns of a table whose text cannot be told; else ().
    """

    documents: tuple[Document, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    day_first: bool | None = None
    members: tuple["Reading", ...] = ()
    hurried: bool = False
    columns: tuple[str, ...] = ()

    def every(self) -> Iterator["Reading"]:
        """Yield this reading and those of all files inside it."""
        yield self
        for member in self.members:
            yield from member.every()


def nothing(file: str, reason: str, *, place: str = "", columns: Sequence[str] = ()) -> Reading:
    """Return the reading of a file of which nothing is used, with the reason.

    Args:
        file: The file.
        reason: Why.
        place: Where in it, or "".
        columns: Names of the columns where it is a table whose text cannot be told.
    """
    return Reading(skipped=(Skipped(file, place, reason),), columns=tuple(filter(None, columns)))


def placed(reading: Reading, place: str) -> Reading:
    """Return the reading of a part of a file, its documents and rows under the part's place."""
    documents = (replace(one, place=_inside(place, one.place)) for one in reading.documents)
    skipped = (replace(row, place=_inside(place, row.place)) for row in reading.skipped)
    return replace(reading, documents=tuple(documents), skipped=tuple(skipped))


def _inside(place: str, inner: str) -> str:
    return f"{place}, {inner}" if inner else place


def hurried(file: str, reason: str) -> Reading:
    """Return the reading of a file that was not read for want of time or memory."""
    return Reading(skipped=(Skipped(file, "", reason),), hurried=True)
