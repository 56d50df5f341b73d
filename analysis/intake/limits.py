"""How much one file may ask of intake; whatever is beyond becomes a skipped row with advice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one input file.

    Attributes:
        file_bytes: Largest file that is opened.
        rows: Rows of a table or records of a JSON file that are read.
        line_chars: Longest line (or field of a table) that is read as text.
        html_bytes: Largest saved web page; its reader works on a tree in memory.
    """

    file_bytes: int = 400_000_000
    rows: int = 1_000_000
    line_chars: int = 1_000_000
    html_bytes: int = 20_000_000


DEFAULT_LIMITS = Limits()
