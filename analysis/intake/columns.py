"""Which column of a table, or field of a record, is which: title, text, source, date, address."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.intake.decoding import decode
from analysis.intake.fieldnames import BESIDE_NAME, HEADLINES_ONLY, NAME, NAMES, plain_name
from analysis.intake.names import SourceNames, without_source
from analysis.intake.reading import Raw
from analysis.intake.web import without_markup
from analysis.records import Document
from analysis.text.cleaning import clean, one_line, says_only

NO_TEXT_COLUMN, NO_TEXT_FIELD = "no column of text", "no field of text"
NO_SUCH_COLUMN = "no such column"
ONLY_HEADLINE = "no text, only its headline again"
HEADLINES = "it holds headlines and no texts (Media Cloud, GDELT): each headline is read as a text"
_NAME_KEYS = ("name", "title", "main", "text", "value", "$date", "$numberLong", "id")
_PRESS = SourceNames()
# What tables write where they have no value; a headline or a text may be such a word.
_NO_VALUE = frozenset(
    {"null", "none", "nan", "n/a", "#n/a", "-", "--", "\N{EN DASH}", "\N{EM DASH}"}
)
_MAY_LACK = ("source", "carrier", "published", "url")
_HOST = re.compile(r"https?://([^/?#:]+)")
_PORTALS = frozenset({"Yahoo"})  # what stands there was written by others


def columns_of(header: Sequence[str], named: Mapping[str, str] | None = None) -> dict[str, int]:
    """Return which column holds which field.

    Args:
        header: Names of the columns.
        named: Field to the name of its column, where the analyst said so; a column that this
            table does not have leaves the field to the usual names.

    Returns:
        Field of ``fieldnames.NAMES`` to index of its column; a field that no column is named for is
        absent.

    Examples:
        >>> columns_of(["Headline", "Outlet", "Article Text"])
        {'text': 2, 'title': 0, 'source': 1}
        >>> columns_of(["Headline", "Lauftext"], {"text": "lauftext"})
        {'text': 1, 'title': 0}
        >>> columns_of(["", "Headline", "Text"])  # numbers of rows, as pandas writes them
        {'text': 2, 'title': 1}
    """
    plain = [plain_name(name) for name in header]
    said = {field: plain_name(name) for field, name in (named or {}).items()}
    taken = {plain.index(name) for name in said.values() if name in plain}
    found = {}
    for field, names in NAMES.items():
        own = said.get(field, "")
        if own and own in plain:  # a column may have no name
            found[field] = plain.index(own)
            continue
        indexes = (plain.index(name) for name in names if name in plain)
        index = next((index for index in indexes if index not in taken), None)
        if index is not None:
            found[field] = index
    if "title" not in found and NAME in plain and set(plain) >= BESIDE_NAME:
        found["title"] = plain.index(NAME)
    return found


def with_text(
    header: Sequence[str],
    values: Sequence[Any],
    columns: Mapping[str, int],
    named: Mapping[str, str],
) -> Mapping[str, int]:
    """Return the columns of a row with the next column of text where its own is empty.

    Args:
        header: Names of the columns.
        values: The row's values.
        columns: Result of ``columns_of``.
        named: Field to the column that the analyst named for it: a text so named has no other.

    Returns:
        The columns; the same where there is text, or nowhere any.
    """
    if "text" not in columns or named.get("text") or as_text(values[columns["text"]]).strip():
        return columns
    taken = set(columns.values())
    plain = [plain_name(name) for name in header]
    for name in NAMES["text"]:
        at = plain.index(name) if name in plain else -1
        if at >= 0 and at not in taken and as_text(values[at]).strip():
            return {**columns, "text": at}
    return columns


def other_text_notes(texts: Counter[tuple[str, str]]) -> list[str]:
    """Return a note for texts that stand in another column than the usual one.

    Args:
        texts: (name of the usual column, name of the other) to number of texts.
    """
    notes = []
    for (usual, other), number in texts.items():
        said = "1 text is" if number == 1 else f"{number:,} texts are"
        notes.append(f"{said} read from {other!r}: there is none under {usual!r}")
    return notes


def lacking_columns(header: Iterable[str], named: Mapping[str, str]) -> dict[str, str]:
    """Return those of the columns that the analyst named, by field, which a table does not have.

    Examples:
        >>> lacking_columns(["Headline", "Text"], {"title": "headline", "text": "Lauftext"})
        {'text': 'Lauftext'}
    """
    plain = {plain_name(name) for name in header}
    return {field: name for field, name in named.items() if plain_name(name) not in plain}


def with_headlines(header: Sequence[str], columns: Mapping[str, int]) -> dict[str, int]:
    """Return the columns with the headline as the text, where a service gives nothing more."""
    names = {plain_name(name) for name in header}
    only = "text" not in columns and any(known <= names for known in HEADLINES_ONLY)
    return {**columns, "text": columns["title"]} if only else dict(columns)


def markup_notes(texts: int) -> list[str]:
    """Return a note that so many texts of a file were HTML; [] where none was."""
    said = "1 text holds" if texts == 1 else f"{texts:,} texts hold"
    return [f"{said} HTML: read without it"] if texts else []


def is_headline_again(document: Document, columns: Mapping[str, int]) -> bool:
    """Return whether the text of a row only says its headline again, in a column of its own."""
    own = columns["text"] != columns.get("title")
    return own and says_only(document.text, document.title)


def document_of(
    header: Sequence[str],
    values: Sequence[Any],
    columns: Mapping[str, int],
    raw: Raw,
    *,
    place: str,
) -> Document:
    """Make a document of one row.

    Args:
        header: Names of the columns.
        values: The row's values, as many as columns.
        columns: Result of ``columns_of``.
        raw: File of the row.
        place: Where in the file.

    Returns:
        The document, its texts without HTML; columns that are no field become its metadata.
    """
    fields = {name: one_line(as_text(values[at])) for name, at in columns.items() if name != "text"}
    fields |= {name: "" for name in _MAY_LACK if fields.get(name, "").casefold() in _NO_VALUE}
    fields |= {
        name: one_line(without_markup(fields[name], raw.limits))
        for name in ("title", "source")
        if name in fields
    }
    if not fields.get("source") and fields.get("url"):
        fields["source"] = _site_of(fields["url"])
    used = set(columns.values())
    rest = [
        (one_line(header[at]), one_line(as_text(value)))
        for at, value in enumerate(values)
        if at not in used
    ]
    metadata = tuple(sorted((name, value) for name, value in rest if name and value))
    text = clean(without_markup(as_text(values[columns["text"]], joint="\n"), raw.limits))
    whole = fields.get("title", "")
    if whole:
        fields["title"] = without_source(whole, fields.get("source", ""))
        text = fields["title"] if text == whole else text
    return Document(raw.file, text, place=place, metadata=metadata, dropped=(), **fields)


def _site_of(url: str) -> str:
    """Return the outlet whose site an address is on, where the site is known of the press."""
    host = _HOST.match(url)
    name = _PRESS.known(host[1]) if host else ""
    return "" if name in _PORTALS else name


def as_text(value: Any, *, joint: str = ", ") -> str:  # noqa: ANN401 - whatever JSON holds
    """Return a value of a record as text; lists are joined, objects give their name."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bytes):
        return decode(value).text
    if isinstance(value, list):
        return joint.join(as_text(item) for item in value)
    if isinstance(value, dict):
        inner = value.get("$date")  # MongoDB's long form
        value = inner if isinstance(inner, dict) else value
        for key in _NAME_KEYS:
            if isinstance(value.get(key), str):
                return value[key]
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)
