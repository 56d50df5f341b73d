"""Rows about a document: its lines in pieces, each with what it was taken for and why."""

from typing import Any

import pandas as pd

from analysis.tables import Report
from dashboard.days import date_said
from dashboard.theme import listed, named

MOST_PRINTINGS = 5
MOST_LINES = 2000  # of a document that a browser sets, or lists to choose from, without waiting

PIECE_COLUMNS = ("file", "line", "start", "end", "role", "article", "rule", "text", "article_id")
ROLES = {
    "body": "text",
    "title": "headline",
    "blank": "blank",
    "furniture": "page furniture",
    "source": "source",
    "date": "date",
    "promotion": "advertisement",
    "byline": "byline",
    "sign-off": "sign-off",
    "credit": "credit",
}


def documents(report: Report) -> list[str]:
    """Return the names of the documents that are kept line by line, in their order."""
    return list(dict.fromkeys(report.lines["file"]))


def piece_rows(report: Report, file: str) -> pd.DataFrame:
    """Return a document in pieces: what was kept of each line, and what was taken out of it.

    The pieces of a line, joined, are the line verbatim.

    Args:
        report: The whole report.
        file: Name of the document; an unknown one has no piece.

    Returns:
        Columns ``PIECE_COLUMNS``: start and end are characters of the line, the end not included;
        role in words; article is the letter of the article (A, B, ... Z, AA) or ""; rule is that
        which took the piece out, or "".
    """
    lines = report.lines[report.lines["file"] == file]
    found = report.removed[report.removed["file"] == file]
    spans: dict[int, list[Any]] = {}
    for one in found.sort_values(["line", "start", "end"], kind="stable").itertuples(index=False):
        spans.setdefault(int(str(one.line)), []).append(one)
    letters = article_letters(lines)
    rows = [
        (file, line, start, end, ROLES[role], letters.get(owner, ""), rule, text[start:end], owner)
        for line, text, owner, kept in zip(
            lines["line"], lines["text"], lines["article_id"], lines["role"], strict=True
        )
        for start, end, role, rule in _cut(len(text), spans.get(line, []), kept)
    ]
    return pd.DataFrame(rows, columns=list(PIECE_COLUMNS))


def lineage(report: Report, article_id: str) -> str:
    """Say where an article comes from: its first printing, its copies, whose report it rests on.

    Returns:
        Plain text; "" where nothing is known of it.
    """
    articles = report.articles
    own = articles[articles["article_id"] == article_id]
    if own.empty:
        return ""
    article = own.iloc[0]
    others = articles[
        (articles["story_id"] == article["story_id"]) & (articles["article_id"] != article_id)
    ]
    said = []
    if article["counted"] and len(others):
        said.append(f"first printing, also printed by {_printed(others)}")
    elif len(others):
        said.append(f"first printed by {_printed(others[others['counted']])}")
    if article["derived_from"]:
        said.append(f"rests on a report by {named(article['derived_from'])}")
    return "; ".join(said)


def _printed(articles: pd.DataFrame) -> str:
    """Name who printed some articles, and when; the first few of many."""
    printings: list[Any] = [*articles.itertuples(index=False)]
    names = dict.fromkeys(
        named(one.carrier or one.source)
        + ("" if pd.isna(one.published) else f" ({date_said(one.published, one.date_precision)})")
        for one in printings
    )
    shown = [*names][:MOST_PRINTINGS]
    more = len(names) - len(shown)
    return listed([*shown, f"{more} more"] if more else shown)


def article_letters(lines: pd.DataFrame) -> dict[str, str]:
    """Return a letter for each article of a document, in the order of its lines."""
    ids = dict.fromkeys(one for one in lines["article_id"] if one)
    return {one: _letters(place) for place, one in enumerate(ids)}


def _letters(place: int) -> str:
    """Return the name of the n-th article as spreadsheets name columns.

    Examples:
        >>> _letters(0), _letters(25), _letters(26)
        ('A', 'Z', 'AA')
    """
    more, last = divmod(place, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)


def _cut(length: int, spans: list[Any], kept: str) -> list[tuple[int, int, str, str]]:
    """Return start, end, role and rule of each piece of a line; an empty line is one piece."""
    pieces: list[tuple[int, int, str, str]] = []
    at = 0
    for one in spans:
        start, end = max(one.start, at), min(one.end, length)
        if start < end:
            if at < start:
                pieces.append((at, start, kept, ""))
            pieces.append((start, end, one.kind, one.rule))
            at = end
    if at < length or not pieces:
        pieces.append((at, length, kept, ""))
    return pieces
