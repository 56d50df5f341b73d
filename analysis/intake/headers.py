"""The row of a table that names its columns, also where a title stands above it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.intake.columns import as_text, columns_of, with_headlines
from analysis.text.cleaning import one_line

# A row's number as a spreadsheet shows it, and its cells or the reason why it cannot be read.
Row = tuple[int, Sequence[Any] | str]

LOOKED_AT = 12  # rows, empty ones not counted
_FEWEST = 2  # known names in a row that is not the first


@dataclass(frozen=True, slots=True)
class Header:
    """The row of names.

    Attributes:
        names: Its names.
        columns: Field to index of its column; without "text" where no row names a text.
        start: Its number.
        above: What stands above it.
        below: Rows below it that were looked at already.
    """

    names: Sequence[str]
    columns: Mapping[str, int]
    start: int
    above: tuple[str, ...] = ()
    below: tuple[Row, ...] = ()


def find_header(rows: Iterator[Row], named: Mapping[str, str], *, most: int) -> Header:
    """Return the row that names the columns: the first one that names a text and more.

    Args:
        rows: The rows in order; those up to the header and some below it are taken.
        named: Field to the column that the analyst named for it.
        most: Columns that a table may have.

    Returns:
        The header. Where no row names a text, the first one that is not empty; or, where that is a
        single cell, the first one of more. It has no names where all rows are empty.
    """
    looked: list[Row] = []
    headers: list[tuple[int, Header]] = []
    for number, row in rows:
        if not isinstance(row, str) and not any(as_text(cell).strip() for cell in row):
            continue
        looked.append((number, row))
        if isinstance(row, str) or len(row) > most:
            break
        header = _header_of(number, row, named)
        headers.append((len(looked), header))
        if "text" in header.columns and (len(looked) == 1 or _is_sure(header, named)):
            return _placed(header, looked, len(looked))
        if len(looked) == LOOKED_AT:
            break
    wide = ((at, one) for at, one in headers if len(list(filter(None, one.names))) > 1)
    at, header = next(wide, headers[0] if headers else (0, Header((), {}, 0)))
    return _placed(header, looked, at)


def _header_of(number: int, row: Sequence[Any], named: Mapping[str, str]) -> Header:
    """Return a row as the one that names the columns."""
    names = [one_line(as_text(name)) for name in row]
    while names and not names[-1]:
        names.pop()
    return Header(names, with_headlines(names, columns_of(names, named)), number)


def _is_sure(header: Header, named: Mapping[str, str]) -> bool:
    """Return whether a row below the first is one of names: a text may say one of them, too."""
    own = named.get("text", "") and header.names[header.columns["text"]].casefold()
    return len(header.columns) >= _FEWEST or own == named.get("text", "").casefold() != ""


def _placed(header: Header, looked: Sequence[Row], at: int) -> Header:
    """Return the header with what stands above it, and the rows below it."""
    above = [as_text(cell) for _, row in looked[: at - 1] for cell in row] if at else []
    said = tuple(filter(None, map(one_line, above)))
    return Header(header.names, header.columns, header.start, said, tuple(looked[at:]))
