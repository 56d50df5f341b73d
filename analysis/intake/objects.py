"""Records: .json and .jsonl files, object by object, none dropped silently."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analysis.intake.columnnotes import with_notes
from analysis.intake.columns import (
    HEADLINES,
    NO_TEXT_FIELD,
    ONLY_HEADLINE,
    as_text,
    columns_of,
    document_of,
    is_headline_again,
    markup_notes,
    other_text_notes,
    with_headlines,
    with_text,
)
from analysis.intake.dates import day_first
from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.rows import lacking_text, shown_names, unknown_columns, why_no_text
from analysis.intake.web import holds_markup
from analysis.records import Document, Skipped
from analysis.text.cleaning import one_line

_LISTS = (
    "articles",
    "items",
    "results",
    "data",
    "documents",
    "docs",
    "stories",
    "records",
    "entries",
    "news",
    "hits",
    "value",
)
_WRAPPERS = ("response", "results", "result", "articles", "hits", "data", "feed")
_NO_LIST = "no list of articles in it: save it as a list of objects with a field text"
_MOST_NAMES = 1_000  # of fields: there are records with ever new ones
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*\Z")


def read_records(text: str, raw: Raw, *, by_line: bool) -> Reading:
    """Read JSON records: an array, an object that holds one, or an object a line.

    Args:
        text: Content of the file.
        raw: The file.
        by_line: Whether each line is a record of its own (.jsonl, .ndjson).

    Returns:
        A document per record with text, a skipped row for each other; one row for a file that is
        no collection of articles at all.
    """
    text = text.removeprefix("\ufeff")
    if by_line:
        return _read_objects(_json_lines(text), raw)
    try:
        whole = json.loads(text)
    except RecursionError:
        return nothing(raw.file, "nested too deep to be read as records")
    except ValueError as error:
        if "Extra data" not in str(error):
            return nothing(raw.file, _why_no_json(error))
        return _read_objects(_json_lines(text), raw)
    found = _records_in(whole, raw.named)
    if found is None:
        return nothing(raw.file, _NO_LIST)
    return _read_objects(((f"record {n}", record) for n, record in enumerate(found, 1)), raw)


def _records_in(whole: Any, named: Mapping[str, str]) -> list[Any] | None:  # noqa: ANN401 - JSON
    """Return the list of records in a JSON value, or None."""
    if not isinstance(whole, dict):
        return whole if isinstance(whole, list) else None
    found = _columns_in(whole, named)
    if found is not None:
        return found
    alone = "text" in columns_of(list(whole), named)
    if alone and not isinstance(next(iter(whole.values())), list):
        return [whole]
    found = _wrapped_in(whole, named)
    return [whole] if found is None and alone else found


def _wrapped_in(whole: Mapping[str, Any], named: Mapping[str, str]) -> list[Any] | None:
    """Return the records under one of the names of an object, or under all of them; or None."""
    for key in _LISTS:
        if isinstance(whole.get(key), list):
            return whole[key]
    for key in _WRAPPERS:
        if isinstance(whole.get(key), dict):
            found = _records_in(whole[key], named)
            if found is not None:
                return found
    values = [*whole.values()]
    lists = [value for value in values if isinstance(value, list)]
    if len(lists) == 1:
        return lists[0]
    by_id = all(isinstance(one, dict) and "text" in columns_of(list(one), named) for one in values)
    return values if values and by_id else None


def _columns_in(whole: Mapping[str, Any], named: Mapping[str, str]) -> list[Any] | None:
    """Return the records of a data frame that was stored column by column (pandas), or None.

    Each column holds as many values: in a list, or by the same keys.
    """
    known = columns_of(list(whole), named)
    columns = [*whole.values()]
    several = len(known) > 1 and "text" in known
    first = columns[known["text"]] if several else None
    if isinstance(first, dict) and all(
        isinstance(c, dict) and c.keys() == first.keys() for c in columns
    ):
        return [{name: column[key] for name, column in whole.items()} for key in first]
    if isinstance(first, list) and all(
        isinstance(c, list) and len(c) == len(first) for c in columns
    ):
        return [dict(zip(whole, row, strict=True)) for row in zip(*columns, strict=True)]
    return None


def _json_lines(text: str) -> Iterator[tuple[str, Any]]:
    """Yield (place, record) per line; a ValueError stands for a line that is no JSON."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield f"line {number}", json.loads(line)
        except RecursionError:
            yield f"line {number}", ValueError("nested too deep to be read as a record")
        except ValueError as error:
            yield f"line {number}", ValueError(_why_no_json(error))


def _why_no_json(error: ValueError) -> str:
    """Say why text could not be read as JSON."""
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {one_line(str(error))}"
    return "holds a number of too many digits to be read"


class _Fields:
    """Which field of a record is which, worked out once for each set of names.

    Attributes:
        asked: Names of the fields of records whose text cannot be told, some words among them.
        others: (usual field of text, the field used) to number of records.
        dated: Name of the field of dates, or "".
    """

    def __init__(self, named: Mapping[str, str]) -> None:
        """Follow the names that the analyst gave."""
        self._named = named
        self._known: dict[tuple[str, ...], dict[str, int]] = {}
        self.asked: dict[str, None] = {}
        self.others: Counter[tuple[str, str]] = Counter()
        self.dated = ""

    @property
    def names(self) -> list[str]:
        """Names of the fields of all records, in the order in which they came."""
        return [*dict.fromkeys(name for header in self._known for name in header)]

    def of(self, record: Mapping[str, Any]) -> tuple[tuple[str, ...], list[Any], Mapping[str, int]]:
        """Return names and values of a record, and which is which; objects in it are opened."""
        header, values = tuple(record), list(record.values())
        columns = self._columns(header)
        if "text" not in columns and any(isinstance(value, dict) for value in values):
            # the Guardian's and others' records keep the text in an object of their own
            opened = dict(record)
            for value in values:
                if isinstance(value, dict):
                    opened.update({k: v for k, v in value.items() if k not in opened})
            header, values = tuple(opened), list(opened.values())
            columns = self._columns(header)
        worded = any(isinstance(value, str) and " " in value.strip() for value in values)
        if "text" not in columns and worded and len(self.asked) < _MOST_NAMES:
            self.asked |= dict.fromkeys(header)
        return header, values, with_text(header, values, columns, self._named)

    def use(self, header: tuple[str, ...], columns: Mapping[str, int]) -> None:
        """Note which fields of a record were used."""
        usual = self._columns(header)["text"]
        if usual != columns["text"]:
            self.others[header[usual], header[columns["text"]]] += 1
        if "published" in columns:
            self.dated = self.dated or header[columns["published"]]

    def _columns(self, header: tuple[str, ...]) -> dict[str, int]:
        known = self._known.get(header)
        if known is None:
            known = with_headlines(header, columns_of(header, self._named))
            if len(self._known) < _MOST_NAMES:
                self._known[header] = known
        return known


def _read_objects(objects: Iterator[tuple[str, Any]], raw: Raw) -> Reading:
    """Read records that are objects."""
    documents: list[Document] = []
    skipped: list[Skipped] = []
    fields, articles, headlines, cut, marked = _Fields(raw.named), False, False, 0, 0
    for count, (place, record) in enumerate(objects):
        if count >= raw.limits.rows:
            advice = f"more than {raw.limits.rows:,} records: split the file"
            skipped.append(Skipped(raw.file, f"from {place}", advice))
            break
        if not isinstance(record, dict):
            told = isinstance(record, ValueError)
            reason = str(record) if told else "not an object with named fields"
            articles = articles or told
            skipped.append(Skipped(raw.file, place, one_line(reason)))
            continue
        header, values, columns = fields.of(record)
        articles = articles or "text" in columns
        reason = _why_not(header, values, columns, raw)
        if reason:
            skipped.append(Skipped(raw.file, place, one_line(reason)))
            continue
        document = document_of(header, values, columns, raw, place=place)
        if is_headline_again(document, columns):
            skipped.append(Skipped(raw.file, place, ONLY_HEADLINE))
            continue
        headlines = headlines or columns["text"] == columns.get("title")
        whole = _CUT.sub("", document.text) if document.text.endswith("]") else document.text
        cut += whole != document.text
        marked += holds_markup(as_text(values[columns["text"]]))
        documents.append(replace(document, text=whole))
        fields.use(header, columns)
    if not articles and fields.asked:
        return _nothing_asked(raw, [*fields.asked])
    if not articles and len(skipped) > 1:
        return nothing(raw.file, _NO_LIST)
    notes = [HEADLINES] * headlines + markup_notes(marked) + _cut_notes(cut)
    notes += [*other_text_notes(fields.others), *unknown_columns(fields.names, raw.named)]
    documents, more = with_notes(documents, fields.dated)
    skipped = [*(Skipped(raw.file, "", note) for note in (*notes, *more)), *skipped]
    return Reading(tuple(documents), tuple(skipped), day_first(d.published for d in documents))


def _cut_notes(texts: int) -> list[str]:
    """Return a note that a service gave only the start of so many texts; [] where of none."""
    said = "1 text ends" if texts == 1 else f"{texts:,} texts end"
    return [f"{said} in a mark such as [+99 chars]: only the start is there"] if texts else []


def _nothing_asked(raw: Raw, names: Sequence[str]) -> Reading:
    """Return the reading of records of which none has a field of text."""
    return nothing(raw.file, _no_text_field(names, raw.named), columns=names)


def _no_text_field(names: Sequence[str], named: Mapping[str, str]) -> str:
    """Return the advice for records whose text cannot be told."""
    return (
        f"{NO_TEXT_FIELD}: name one text or body, or say --map text=FIELD; "
        f"it has: {shown_names(names)}{lacking_text(names, named)}"
    )


def _why_not(
    header: Sequence[str], values: Sequence[Any], columns: Mapping[str, int], raw: Raw
) -> str:
    """Return why a record cannot be used, or ""."""
    if "text" not in columns:
        return _no_text_field(header, raw.named)
    return why_no_text(values[columns["text"]], header[columns["text"]], raw.limits)
