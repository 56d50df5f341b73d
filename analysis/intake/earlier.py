"""What was read of one file, as text that is kept, so that an unchanged file is not read again."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from analysis.records import Article, Removed, Skipped

_ARTICLE = tuple(one.name for one in fields(Article))
_REMOVED = tuple(one.name for one in fields(Removed))
_SKIPPED = tuple(one.name for one in fields(Skipped))
_TUPLES = ("paragraphs", "lines", "starts")


@dataclass(slots=True)
class FileRead:
    """What came of one file, by itself; filled document by document.

    Attributes:
        articles: Its articles.
        removed: Pieces taken out of it.
        skipped: What of it was not used.
        documents: Its documents that are whole files: name and lines.
        cited: What the beginning of each article cites (``derived.citations``).
        hurried: Whether reading ended for want of time or memory: it is not to be kept, another
            time the file may be read.
    """

    articles: list[Article] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    documents: list[tuple[str, list[str]]] = field(default_factory=list)
    cited: list[list[tuple[str, int]]] = field(default_factory=list)
    hurried: bool = False

    def text(self) -> str:
        """Return it as JSON."""
        return json.dumps(
            {
                "articles": _rows(self.articles, _ARTICLE),
                "removed": _rows(self.removed, _REMOVED),
                "skipped": _rows(self.skipped, _SKIPPED),
                "documents": self.documents,
                "cited": self.cited,
            },
            ensure_ascii=False,
            default=dt.datetime.isoformat,
        )


def read_earlier(text: str) -> FileRead:
    """Return what was read of a file from its JSON.

    Raises:
        ValueError: The text is damaged.
    """
    try:
        values = json.loads(text)
        articles = [_article(row) for row in values["articles"]]
        cited = [[(str(name), int(place)) for name, place in own] for own in values["cited"]]
        if len(cited) != len(articles):
            raise IndexError  # noqa: TRY301 - one more way of being damaged
        return FileRead(
            articles,
            [Removed(*row) for row in values["removed"]],
            [Skipped(*row) for row in values["skipped"]],
            [(file, lines) for file, lines in values["documents"]],
            cited,
        )
    except (IndexError, KeyError, TypeError, ValueError, RecursionError) as error:
        message = "what was kept of a file is damaged"
        raise ValueError(message) from error


def _rows(records: Sequence[Any], names: Sequence[str]) -> list[list[Any]]:
    return [[getattr(record, name) for name in names] for record in records]


def _article(row: Sequence[Any]) -> Article:
    values = dict(zip(_ARTICLE, row, strict=True))
    values |= {name: tuple(values[name]) for name in _TUPLES}
    if values["published"] is not None:
        values["published"] = dt.datetime.fromisoformat(values["published"])
    return Article(**values)
