"""Which column of a table, or field of a record, is which: title, text, source, date, address."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.intake.decoding import decode
from analysis.intake.reading import Raw
from analysis.intake.web import without_markup
from analysis.records import Document
from analysis.text.cleaning import clean, one_line, says_only

# Usual names of each field, surest first; compared in lower case, without spaces and underscores.
# With those of NewsAPI, GDELT, Media Cloud, the Guardian, New York Times and Event Registry.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "articletext", "fulltext", "articlebody", "bodytext", "maintext",
        "article", "articlecontent", "storytext", "storybody", "story", "contents", "fullcontent",
        "leadparagraph", "description", "summary", "abstract", "snippet",
    ),
    "title": ("title", "headline", "articletitle", "heading", "hl", "webtitle"),
    "source": (
        "source", "outlet", "publisher", "site", "media", "sourcename", "medianame", "publication",
        "newspaper", "sitename", "newssource", "sourcetitle", "outletname", "namesource",
        "publicationtitle", "publicationname", "website", "domain", "sourcedomain",
    ),
    "carrier": ("carrier", "aggregator"),
    "published": (
        "published", "publishedat", "pubdate", "date", "publishdate", "publicationdate",
        "datepublished", "publishedon", "publisheddate", "webpublicationdate", "datetime",
        "seendate", "timestamp", "createdat", "time",
    ),
    "url": ("url", "link", "weburl", "articleurl", "href", "address"),
}  # fmt: skip
# Services that give headlines and no text, by columns that all of their tables have.
_HEADLINES_ONLY = (
    frozenset({"title", "url", "medianame", "publishdate"}),  # Media Cloud
    frozenset({"title", "url", "seendate", "domain"}),  # GDELT
)
NO_TEXT_COLUMN, NO_TEXT_FIELD = "no column of text", "no field of text"
ONLY_HEADLINE = "no text, only its headline again"
HEADLINES = "it holds headlines and no texts (Media Cloud, GDELT): each headline is read as a text"
_NAME_KEYS = ("name", "title", "main", "text", "value", "$date", "id")
_LEFT_OUT = re.compile(r"[\W_]+")


def columns_of(header: Sequence[str], named: Mapping[str, str] | None = None) -> dict[str, int]:
    """Return which column holds which field.

    Args:
        header: Names of the columns.
        named: Field to the name of its column, where the analyst said so; a column that this
            table does not have leaves the field to the usual names.

    Returns:
        Field of ``NAMES`` to index of its column; a field that no column is named for is absent.

    Examples:
        >>> columns_of(["Headline", "Outlet", "Article Text"])
        {'text': 2, 'title': 0, 'source': 1}
        >>> columns_of(["Headline", "Lauftext"], {"text": "lauftext"})
        {'text': 1, 'title': 0}
        >>> columns_of(["", "Headline", "Text"])  # numbers of rows, as pandas writes them
        {'text': 2, 'title': 1}
    """
    plain = [_plain(name) for name in header]
    said = {field: _plain(name) for field, name in (named or {}).items()}
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
    return found


def lacking_columns(header: Iterable[str], named: Mapping[str, str]) -> dict[str, str]:
    """Return those of the columns that the analyst named, by field, which a table does not have.

    Examples:
        >>> lacking_columns(["Headline", "Text"], {"title": "headline", "text": "Lauftext"})
        {'text': 'Lauftext'}
    """
    plain = {_plain(name) for name in header}
    return {field: name for field, name in named.items() if _plain(name) not in plain}


def with_headlines(header: Sequence[str], columns: Mapping[str, int]) -> dict[str, int]:
    """Return the columns with the headline as the text, where a service gives nothing more."""
    names = {_plain(name) for name in header}
    only = "text" not in columns and any(known <= names for known in _HEADLINES_ONLY)
    return {**columns, "text": columns["title"]} if only else dict(columns)


def markup_notes(texts: int) -> list[str]:
    """Return a note that so many texts of a file were HTML; [] where none was."""
    said = "1 text holds" if texts == 1 else f"{texts:,} texts hold"
    return [f"{said} HTML: read without it"] if texts else []


def is_headline_again(document: Document, columns: Mapping[str, int]) -> bool:
    """Return whether the text of a row only says its headline again, in a column of its own."""
    own = columns["text"] != columns.get("title")
    return own and says_only(document.text, document.title)


def _plain(name: str) -> str:
    """Return a column's name in lower case, letters and digits only (or itself without any)."""
    return _LEFT_OUT.sub("", name.casefold()) or name.strip()


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
    fields |= {
        name: one_line(without_markup(fields[name], raw.limits))
        for name in ("title", "source")
        if name in fields
    }
    used = set(columns.values())
    rest = [
        (one_line(header[at]), one_line(as_text(value)))
        for at, value in enumerate(values)
        if at not in used
    ]
    metadata = tuple(sorted((name, value) for name, value in rest if name and value))
    text = clean(without_markup(as_text(values[columns["text"]], joint="\n"), raw.limits))
    return Document(raw.file, text, place=place, metadata=metadata, dropped=(), **fields)


def as_text(value: Any, *, joint: str = ", ") -> str:  # noqa: ANN401 - whatever JSON holds
    """Return a value of a record as text; lists are joined, objects give their name."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bytes):
        return decode(value).text
    if isinstance(value, list):
        return joint.join(as_text(item) for item in value)
    if isinstance(value, dict):
        for key in _NAME_KEYS:
            if isinstance(value.get(key), str):
                return value[key]
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)
