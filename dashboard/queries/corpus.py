"""What the corpus is: its size, period and what was set aside."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from analysis.tables import Report
from dashboard.theme import clean


@dataclass(frozen=True, slots=True)
class CorpusFacts:
    """Counts that open the first page.

    Attributes:
        articles: Number of articles.
        stories: Number of different stories: printings of one count once.
        sources: Number of sources.
        sentences: Number of sentences.
        first: Day of the oldest dated article, in UTC, or None.
        last: Day of the newest, or None.
        undated: Number of articles without a date.
        lines_removed: Number of places set aside that are no promotion.
        promotions: Number of promotions set aside.
        skipped: Number of files, rows or articles not used.
        files: Number of documents that articles came from.
        carriers: Names of the sites where they were found, sorted.
        captured: When the pages were saved, ISO text, or "".
    """

    articles: int
    stories: int
    sources: int
    sentences: int
    first: dt.date | None
    last: dt.date | None
    undated: int
    lines_removed: int
    promotions: int
    skipped: int
    files: int
    carriers: tuple[str, ...]
    captured: str


def corpus_facts(report: Report) -> CorpusFacts:
    """Count what a report holds; zeros and no dates for an empty one."""
    articles, removed = report.articles, report.removed
    dated = articles["published"].dropna()
    promotions = removed[removed["kind"] == "promotion"]
    others = removed[removed["kind"] != "promotion"]
    return CorpusFacts(
        articles=len(articles),
        stories=articles["story_id"].nunique(),
        sources=articles["source"].nunique(),
        sentences=len(report.sentences),
        first=dated.min().date() if len(dated) else None,
        last=dated.max().date() if len(dated) else None,
        undated=len(articles) - len(dated),
        lines_removed=len(others.drop_duplicates(["file", "line"])),
        promotions=len(promotions),
        skipped=len(report.skipped),
        files=articles["file"].nunique(),
        carriers=tuple(sorted({clean(name) for name in articles["carrier"]} - {""})),
        captured=str(report.manifest.get("captured") or ""),
    )


def article_rows(report: Report) -> pd.DataFrame:
    """Return one row an article: what a reader needs to choose one.

    Returns:
        Columns source, title, published, topic, tone, n_sentences, file, article_id, in the
        report's order.
    """
    names = [
        "source",
        "title",
        "published",
        "topic",
        "tone",
        "n_sentences",
        "file",
        "article_id",
    ]
    return report.articles[names].reset_index(drop=True)
