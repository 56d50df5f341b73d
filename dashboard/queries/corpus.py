"""What the corpus is: its size, period and what was set aside."""

import datetime as dt
from dataclasses import dataclass, replace

import pandas as pd

from analysis import asks_for_columns
from analysis.tables import Report
from dashboard.days import published_days
from dashboard.filters import Filters, select_articles
from dashboard.known import known_sources
from dashboard.remembered import remembered
from dashboard.theme import clean, count, listed, span

UNITS = {"articles": "article", "stories": "story", "sources": "source"}
REPRINTING = "reprinting"  # sources that were first with no story: no figure of stories holds them
NO_SOURCE = "no known source"
NO_CAPTURE = "No date and no capture time, so no timeline"


@dataclass(frozen=True, slots=True)
class CorpusFacts:
    """Counts that open the first page.

    Attributes:
        articles: Number of articles.
        stories: Number of different stories: printings of one count once.
        sources: Number of known sources.
        reprinting: Number of those that were first with no story.
        unattributed: Number of articles whose source is unknown.
        first: Day of the oldest dated article, in UTC, or None.
        last: Day of the newest, or None.
        undated: Number of articles without a date.
        lines_removed: Number of places set aside that are no promotion.
        promotions: Number of promotions set aside.
        skipped: Number of files, rows or articles not used.
        tables: Number of files among them that were not read for want of a column of text.
        files: Number of documents that articles came from.
        carriers: Names of the sites where they were found, sorted.
        captured: When the pages were saved, ISO text, or "".
    """

    articles: int
    stories: int
    sources: int
    reprinting: int
    unattributed: int
    first: dt.date | None
    last: dt.date | None
    undated: int
    lines_removed: int
    promotions: int
    skipped: int
    tables: int
    files: int
    carriers: tuple[str, ...]
    captured: str


@remembered(4)
def corpus_facts(report: Report) -> CorpusFacts:
    """Count what a report holds; zeros and no dates for an empty one."""
    articles, removed = report.articles, report.removed
    first, last = published_days(articles)
    promotions = removed[removed["kind"] == "promotion"]
    others = removed[removed["kind"] != "promotion"]
    asking = [asks_for_columns(reason) for reason in report.skipped["reason"]]
    return CorpusFacts(
        **sizes(articles),
        unattributed=int(known_sources(articles["source"]).isna().sum()),
        first=first,
        last=last,
        undated=int(articles["published"].isna().sum()),
        lines_removed=len(others.drop_duplicates(["file", "line"])),
        promotions=len(promotions),
        skipped=len(report.skipped),
        tables=report.skipped["file"][asking].nunique(),
        files=articles["file"].nunique(),
        carriers=tuple(sorted({clean(name) for name in articles["carrier"]} - {""})),
        captured=str(report.manifest.get("captured") or ""),
    )


@remembered(8)
def article_rows(report: Report) -> pd.DataFrame:
    """Return one row an article: what a reader needs to choose one.

    Returns:
        Columns source, title, published, date_precision, topic, tone, n_sentences, file,
        article_id, in the report's order.
    """
    names = [
        "source",
        "title",
        "published",
        "date_precision",
        "topic",
        "tone",
        "n_sentences",
        "file",
        "article_id",
    ]
    return report.articles[names].reset_index(drop=True)


def corpus_title(report: Report) -> str:
    """Return the title of the corpus on one line."""
    return clean(str(report.manifest.get("title") or "")) or "Untitled corpus"


def sizes(articles: pd.DataFrame) -> dict[str, int]:
    """Return how many articles, stories and known sources there are, under these names.

    Args:
        articles: Every printing of the stories; one of a story counts.

    Returns:
        ``REPRINTING`` too: how many of the sources only print what others printed first.
    """
    sources = known_sources(articles["source"])
    n_sources = sources.nunique()
    return {
        "articles": len(articles),
        "stories": int(articles["counted"].sum()),
        "sources": n_sources,
        REPRINTING: n_sources - sources[articles["counted"]].nunique(),
    }


@remembered(16)
def sizes_said(report: Report, filters: Filters) -> str:
    """Say how much of the corpus is selected, in the units of ``facts_line``.

    Returns:
        Plain text, like ``"9 articles, 3 sources"``, ``"9 articles, 8 stories, 3 sources"`` where
        a story was printed more than once, ``"4 of 9 articles, 2 of 3 sources"``.
    """
    every = sizes(report.articles)
    chosen = sizes(select_articles(report, replace(filters, printings=True)).articles)
    shown = ["articles"] + ["stories"] * (every["stories"] < every["articles"])
    shown += ["sources"] * (every["sources"] > 0)
    aside = _in_brackets(reprinting_said(chosen[REPRINTING]))
    if chosen == every:
        return ", ".join(count(every[name], UNITS[name]) for name in shown) + aside
    of = (f"{chosen[name]:,} of {count(every[name], UNITS[name])}" for name in shown)
    return ", ".join(of) + aside


def reprinting_said(n: int) -> str:
    """Say how many sources only reprint, or nothing.

    Examples:
        >>> reprinting_said(1), reprinting_said(2), reprinting_said(0)
        ('1 only reprints', '2 only reprint', '')
    """
    return f"{n:,} only {'reprints' if n == 1 else 'reprint'}" if n else ""


def _in_brackets(*parts: str) -> str:
    """Put what there is in brackets, after a space; "" where there is nothing."""
    said = "; ".join(part for part in parts if part)
    return f" ({said})" if said else ""


def facts_line(facts: CorpusFacts) -> str:
    """Say what the corpus is: sizes, period, and what was set aside.

    Returns:
        Plain text, like ``"9 articles, 3 sources; 2 to 13 Jun 2025; 1 undated; ...."``.
    """
    parts = [f"{_printed(facts)}, {_sources(facts)}"]
    if facts.first and facts.last:
        parts.append(span(facts.first, facts.last))
    if facts.undated:
        parts.append(f"{facts.undated:,} undated")
    if facts.lines_removed or facts.promotions:
        parts.append(f"{set_aside(facts)} set aside")
    if facts.skipped:
        parts.append(_skipped(facts))
    return "; ".join(parts) + "."


def _printed(facts: CorpusFacts) -> str:
    """Say how many articles there are, and how many stories where these are fewer."""
    articles = count(facts.articles, "article")
    once = facts.stories == facts.articles
    return articles if once else f"{articles}, {count(facts.stories, 'story')}"


def _sources(facts: CorpusFacts) -> str:
    """Say how many sources there are, how many only reprint, and which articles have none."""
    if not facts.sources:
        return NO_SOURCE
    unknown = f"{facts.unattributed:,} of unknown source" if facts.unattributed else ""
    aside = _in_brackets(reprinting_said(facts.reprinting), unknown)
    return f"{count(facts.sources, 'source')}{aside}"


def _skipped(facts: CorpusFacts) -> str:
    """Say how much was skipped, and that a whole table is among it."""
    said = f"{facts.skipped:,} skipped"
    if not facts.tables:
        return said
    return f"{said}, {count(facts.tables, 'table')} of unknown columns among them"


def set_aside(facts: CorpusFacts) -> str:
    """Name what was taken out of the documents, or nothing."""
    named = (
        count(facts.lines_removed, "line") if facts.lines_removed else "",
        count(facts.promotions, "advertisement") if facts.promotions else "",
    )
    return listed(part for part in named if part)


def reading_line(facts: CorpusFacts) -> str:
    """Say what a few pages are, as sentences.

    Returns:
        Plain text, like ``"1 page, 4 articles from 4 sources, carried by Daily8. ..."``.
    """
    size = f"{_printed(facts)} from {_sources(facts)}"
    carried = f", carried by {listed(facts.carriers)}" if facts.carriers else ""
    said = [f"{count(facts.files, 'page')}, {size}{carried}"]
    if aside := set_aside(facts):
        said.append(f"{aside} set aside")
    if facts.skipped:
        said.append(_skipped(facts))
    if facts.first and facts.last:
        undated = f", {facts.undated:,} undated" if facts.undated else ""
        said.append(f"Published {span(facts.first, facts.last)}{undated}")
    elif facts.articles:
        said.append("No date, so no timeline" if facts.captured else NO_CAPTURE)
    return ". ".join(said) + "."
