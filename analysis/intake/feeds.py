"""Saved RSS and Atom feeds: an article an entry."""

import io
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from analysis.intake.archives import declares_entities
from analysis.intake.dates import day_first
from analysis.intake.limits import Limits
from analysis.intake.names import outlet_in, without_source
from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.web import plain_text, without_markup
from analysis.records import Document, Skipped
from analysis.text.cleaning import clean, one_line, says_only


def read_feed(raw: Raw) -> Reading:
    """Read the entries of a saved feed.

    Args:
        raw: The file.

    Returns:
        A document per entry with text: its content, else its summary; a skipped row for each
        other. The feed's title, or the part of it that names whose address the feed has, is the
        source unless an entry names its own.
    """
    if declares_entities(raw.data):
        return nothing(raw.file, "its XML declares entities, as bombs do: save the feed again")
    import feedparser  # noqa: PLC0415 - slow to import, and rare

    try:
        # a stream: a text could be taken for an address
        feed = feedparser.parse(
            io.BytesIO(raw.data), sanitize_html=False, resolve_relative_uris=False
        )
    except Exception:  # noqa: BLE001 - feedparser raises whatever a damaged feed leads to
        return nothing(raw.file, "damaged, or no feed: save it again")
    if not feed.entries:
        reason = "a feed without entries" if feed.version else "XML, but no RSS or Atom feed"
        return nothing(raw.file, f"{reason}: save its pages, or their texts")
    documents: list[Document] = []
    skipped: list[Skipped] = []
    about = feed.get("feed")
    source = _outlet(about if isinstance(about, dict) else {}, raw.limits)
    for number, entry in enumerate(feed.entries, 1):
        place = f"entry {number}"
        if number > raw.limits.rows:
            advice = f"more than {raw.limits.rows:,} entries: split the file"
            skipped.append(Skipped(raw.file, f"from {place}", advice))
            break
        document = _document(entry, source, raw, place)
        if document.text.strip() and not says_only(document.text, document.title):
            title = without_source(document.title, document.source)
            documents.append(replace(document, title=title))
        else:
            skipped.append(Skipped(raw.file, place, "no text in the entry, only a headline"))
    return Reading(tuple(documents), tuple(skipped), day_first(d.published for d in documents))


def _document(entry: Mapping[str, Any], source: str, raw: Raw, place: str) -> Document:
    """Return the document of one entry."""
    contents = [part.get("value", "") for part in entry.get("content") or ()]
    texts = [*contents, entry.get("summary", "")]
    texts = [clean(without_markup(str(text), raw.limits)) for text in texts if text]
    author = one_line(str(entry.get("author") or ""))
    return Document(
        raw.file,
        max(texts, key=len, default="")[: raw.limits.line_chars],
        place=place,
        title=_title(entry, raw.limits),
        source=_title(entry.get("source") or {}, raw.limits) or source,
        url=one_line(str(entry.get("link") or "")),
        published=one_line(str(entry.get("published") or entry.get("updated") or "")),
        metadata=(("author", author),) if author else (),
    )


def _outlet(feed: Mapping[str, Any], limits: Limits) -> str:
    """Return whose feed it is."""
    return outlet_in(_title(feed, limits), one_line(str(feed.get("link") or "")))


def _title(feed: Mapping[str, Any], limits: Limits) -> str:
    """Return the title of a feed or an entry."""
    return one_line(plain_text(str(feed.get("title") or ""), limits))
