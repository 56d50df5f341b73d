"""What a reader hands on."""

from dataclasses import dataclass

from analysis.records import Document, Skipped


@dataclass(frozen=True, slots=True)
class Reading:
    """Documents of one file, and what of it was not used.

    Attributes:
        documents: Its documents in order.
        skipped: Its rows that were not used, and notes on what was repaired.
        day_first: How the file writes numeric dates; None where nothing shows it.
    """

    documents: tuple[Document, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    day_first: bool | None = None
