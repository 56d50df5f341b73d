"""Which column of a table, or field of a record, is which: title, text, source, date, address."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.intake.cleaning import clean, one_line
from analysis.records import Document

# Usual names of each field, surest first; compared in lower case, without spaces and underscores.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "articletext", "fulltext", "articlebody", "bodytext", "maintext",
        "article", "articlecontent", "storytext", "story", "contents", "fullcontent",
        "description", "summary",
    ),
    "title": ("title", "headline", "articletitle", "heading", "hl"),
    "source": (
        "source", "outlet", "publisher", "site", "media", "sourcename", "medianame", "publication",
        "newspaper", "sitename", "newssource", "sourcetitle", "outletname", "website", "domain",
    ),
    "carrier": ("carrier", "aggregator"),
    "published": (
        "published", "publishedat", "pubdate", "date", "publishdate", "publicationdate",
        "datepublished", "publishedon", "publisheddate", "datetime", "timestamp", "createdat",
        "time",
    ),
    "url": ("url", "link", "weburl", "articleurl", "href", "address"),
}  # fmt: skip
_NAME_KEYS = ("name", "title", "text", "value", "$date", "id")
_LEFT_OUT = re.compile(r"[\W_]+")


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """Return which column holds which field.

    Args:
        header: Names of the columns.

    Returns:
        Field of ``NAMES`` to index of its column; a field that no column is named for is absent.

    Examples:
        >>> columns_of(["Headline", "Outlet", "Article Text"])
        {'text': 2, 'title': 0, 'source': 1}
    """
    plain = [_LEFT_OUT.sub("", name.casefold()) for name in header]
    found = {}
    for field, names in NAMES.items():
        index = next((plain.index(name) for name in names if name in plain), None)
        if index is not None:
            found[field] = index
    return found


def document_of(
    header: Sequence[str],
    values: Sequence[Any],
    columns: Mapping[str, int],
    *,
    file: str,
    place: str,
) -> Document:
    """Make a document of one row.

    Args:
        header: Names of the columns.
        values: The row's values, as many as columns.
        columns: Result of ``columns_of``.
        file: File of the row.
        place: Where in the file.

    Returns:
        The document; columns that are no field become its metadata.
    """
    fields = {name: one_line(as_text(values[at])) for name, at in columns.items() if name != "text"}
    used = set(columns.values())
    rest = {
        one_line(header[at]): one_line(as_text(value))
        for at, value in enumerate(values)
        if at not in used
    }
    metadata = tuple(sorted((name, value) for name, value in rest.items() if name and value))
    text = clean(as_text(values[columns["text"]], joint="\n"))
    return Document(file, text, place=place, metadata=metadata, **fields)


def as_text(value: Any, *, joint: str = ", ") -> str:  # noqa: ANN401 - whatever JSON holds
    """Return a value of a record as text; lists are joined, objects give their name."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list):
        return joint.join(as_text(item) for item in value)
    if isinstance(value, dict):
        for key in _NAME_KEYS:
            if isinstance(value.get(key), str):
                return value[key]
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value)
