"""Filters and evidence <-> what a link says; ids only, so that a renamed topic breaks no link."""

import datetime as dt
import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from analysis.tables import Report
from dashboard.days import published_days
from dashboard.filters import Filters
from dashboard.queries.evidence import Slice
from dashboard.remembered import remembered
from dashboard.theme import TONES, clean, count

LONGEST_TEXT = 200
LONGEST_EVIDENCE = 2_000  # characters; browsers and mail programs cut longer links

Link = Mapping[str, Sequence[str]]


def filters_of(link: Link) -> Filters:
    """Return the filters that a link asks for; what cannot be read is left out.

    Args:
        link: Name of each parameter to its values.

    Examples:
        >>> filters_of({"source": ["Terrier"], "from": ["2025-06-31"], "tone": ["blue"]}).sources
        ('Terrier',)
    """
    return Filters(
        sources=tuple(link.get("source", ())),
        topics=tuple(link.get("topic", ())),
        start=_day(link.get("from", ())),
        end=_day(link.get("to", ())),
        tones=tuple(tone for tone in TONES if tone in link.get("tone", ())),
        text=clean(" ".join(link.get("text", ())))[:LONGEST_TEXT],
        printings="all" in link.get("printings", ()),
    )


def _day(values: Sequence[str]) -> dt.date | None:
    """Return the day that the last value names, or None."""
    try:
        return dt.date.fromisoformat(values[-1])
    except (IndexError, ValueError):
        return None


def link_of(filters: Filters) -> dict[str, list[str]]:
    """Return the parameters of a link to filters; a filter that selects all has none.

    Examples:
        >>> link_of(Filters(topics=("3f2a",), start=dt.date(2025, 6, 1)))
        {'topic': ['3f2a'], 'from': ['2025-06-01']}
    """
    said = {
        "source": list(filters.sources),
        "topic": list(filters.topics),
        "from": [filters.start.isoformat()] if filters.start else [],
        "to": [filters.end.isoformat()] if filters.end else [],
        "tone": list(filters.tones),
        "text": [filters.text] if filters.text.strip() else [],
        "printings": ["all"] if filters.printings else [],
    }
    return {name: values for name, values in said.items() if values}


def evidence_link(part: Slice) -> str:
    """Return a slice as the value of one parameter, or "" where a link cannot hold it all.

    Examples:
        >>> evidence_link(Slice("Terrier", Filters(sources=("Terrier",)), high=-0.05))
        '{"label":"Terrier","source":["Terrier"],"high":-0.05}'
    """
    said: dict[str, Any] = {"label": part.label[:LONGEST_TEXT], **link_of(part.filters)}
    said |= {"articles": part.articles, "sentences": part.sentences, "on": part.topic}
    said |= {"low": part.low, "high": part.high, "worded": part.worded}
    kept = {name: value for name, value in said.items() if value is not None and value != ""}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    fits = len(text) <= LONGEST_EVIDENCE and len(part.filters.text) <= LONGEST_TEXT
    return text if fits else ""


def evidence_of(text: str) -> Slice | None:
    """Return the slice that a parameter asks for; what cannot be read is left out.

    Returns:
        None where the text is no slice at all.
    """
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    texts = {name: _texts(value) for name, value in said.items() if name != "label"}
    worded = said.get("worded")
    return Slice(
        label=clean(str(said.get("label", "")))[:LONGEST_TEXT],
        filters=filters_of(texts),
        articles=texts.get("articles"),
        sentences=texts.get("sentences"),
        topic=said["on"] if isinstance(said.get("on"), str) else "",
        low=_tone(said.get("low")),
        high=_tone(said.get("high")),
        worded=worded if isinstance(worded, bool) else None,
    )


def _texts(value: object) -> tuple[str, ...]:
    """Return the texts of a list; anything else has none."""
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _tone(value: object) -> float | None:
    """Return a number that can be compared with a tone, or None."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) and abs(value) <= 1 else None


def known_evidence(part: Slice, report: Report) -> Slice | None:
    """Return the slice for this report, or None where it asks for what the report does not hold.

    A slice without its topic or its articles would be another one, and its label wrong.
    """
    filters = known_filters(part.filters, report)
    parts = ((filters.sources, part.filters.sources), (filters.topics, part.filters.topics))
    ids = (
        ((part.topic,) if part.topic else (), report.topics["topic_id"]),
        (part.articles or (), report.articles["article_id"]),
        (part.sentences or (), report.sentences["sentence_id"]),
    )
    held = all(frozenset(asked) <= frozenset(known) for known, asked in parts)
    held &= all(frozenset(asked) <= frozenset(known) for asked, known in ids if asked)
    return replace(part, filters=filters) if held else None


def known_filters(filters: Filters, report: Report) -> Filters:
    """Return the filters without what the report does not know.

    Args:
        filters: What was asked for, by a link or for another corpus.
        report: The report that is open.

    Returns:
        Filters whose sources and topics stand in the report, each once, in the report's order, and
        whose days lie between its first and last; a period outside of them is left out.
    """
    first, last = published_days(report.articles)
    start, end = filters.start, filters.end
    if first is None or last is None or (start and start > last) or (end and end < first):
        start = end = None
    return Filters(
        sources=tuple(name for name in source_names(report) if name in filters.sources),
        topics=tuple(one for one in report.topics["topic_id"] if one in filters.topics),
        start=max(start, first) if start and first else None,
        end=min(end, last) if end and last else None,
        tones=filters.tones,
        text=filters.text,
        printings=filters.printings,
    )


def lost_line(asked: Filters, kept: Filters) -> str:
    """Return a line on what the filters asked for and the report does not know, or "".

    Args:
        asked: The filters of a link, or those before the corpus was analysed again.
        kept: The same after ``known_filters``.

    Examples:
        >>> lost_line(Filters(sources=("Nobody",), topics=("3f2a",)), Filters())
        'Not in this corpus, so not filtered by: the source “Nobody”, 1 topic.'
    """
    lost = [f"the source “{name}”" for name in asked.sources if name not in kept.sources]
    gone = set(asked.topics) - set(kept.topics)
    lost += [count(len(gone), "topic")] if gone else []
    dated, still = ((one.start or one.end) is not None for one in (asked, kept))
    lost += ["the period"] if dated and not still else []
    return f"Not in this corpus, so not filtered by: {', '.join(lost)}." if lost else ""


def source_names(report: Report) -> list[str]:
    """Return the names of the sources, sorted without regard to case."""
    return sorted(report.articles["source"].unique(), key=lambda name: (name.casefold(), name))


@remembered(8)
def reader_links(more: tuple[tuple[str, str], ...]) -> Callable[[str, str], str]:
    """Return what gives the address of a sentence in its article; the same one for the same more.

    Args:
        more: Names and values of what each address says besides the ids of article and sentence.
    """

    def address(article_id: str, sentence_id: str) -> str:
        ids = {"article": article_id, "sentence": sentence_id}
        return f"reader?{urlencode({**ids, **dict(more)})}"

    return address
