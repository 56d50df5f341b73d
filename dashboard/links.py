"""Filters <-> what a link says; ids only, so that a renamed topic breaks no link."""

import datetime as dt
from collections.abc import Mapping, Sequence

from analysis.tables import Report
from dashboard.filters import Filters
from dashboard.theme import TONES, clean

LONGEST_TEXT = 200

Link = Mapping[str, Sequence[str]]


def filters_of(link: Link) -> Filters:
    """Return the filters that a link asks for; what cannot be read is left out.

    Args:
        link: Name of each parameter to its values.

    Examples:
        >>> filters_of({"source": ["Terrier"], "from": ["2025-06-31"], "tone": ["blue"]})
        Filters(sources=('Terrier',), topics=(), start=None, end=None, tones=(), text='')
    """
    return Filters(
        sources=tuple(link.get("source", ())),
        topics=tuple(link.get("topic", ())),
        start=_day(link.get("from", ())),
        end=_day(link.get("to", ())),
        tones=tuple(tone for tone in TONES if tone in link.get("tone", ())),
        text=clean(" ".join(link.get("text", ())))[:LONGEST_TEXT],
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
    }
    return {name: values for name, values in said.items() if values}


def known_filters(filters: Filters, report: Report) -> Filters:
    """Return the filters without what the report does not know.

    Args:
        filters: What was asked for, by a link or for another corpus.
        report: The report that is open.

    Returns:
        Filters whose sources and topics stand in the report, each once, in the report's order, and
        whose days lie between its first and last; a period outside of them is left out.
    """
    first, last = published_days(report)
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
    )


def source_names(report: Report) -> list[str]:
    """Return the names of the sources, sorted without regard to case."""
    return sorted(report.articles["source"].unique(), key=lambda name: (name.casefold(), name))


def published_days(report: Report) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day on which an article was published, in UTC."""
    times = report.articles["published"].dropna()
    return (None, None) if times.empty else (times.min().date(), times.max().date())
