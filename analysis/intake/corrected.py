"""Titles and dates of single articles, where the analyst corrected them."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.decided import NO_DATE, Correction
from analysis.errors import SettingsError
from analysis.intake.dates import AMBIGUOUS, Dated, read_date
from analysis.records import Article
from analysis.text.cleaning import one_line
from analysis.waiting import WAITS

_METHOD = "by hand"  # of ``records.DATE_METHODS``


def with_corrections(
    articles: Sequence[Article], corrections: Sequence[Correction]
) -> tuple[list[Article], tuple[str, ...]]:
    """Return the articles under the titles and dates that the analyst gave them.

    Args:
        articles: The articles, each id once. It stays.
        corrections: What the analyst said; of two about one article the later holds.

    Returns:
        The articles, and a note on each correction that cannot be followed.
    """
    wanted = {one.article_id: one for one in corrections}
    known = {article.article_id for article in articles}
    notes = [
        f"there is another correction of {one.about} behind it: {one.said}"
        for one in corrections
        if one is not wanted[one.article_id]
    ]
    notes += [
        f"the article is no longer there: {one.said}"
        for one in wanted.values()
        if one.article_id not in known
    ]
    told = [
        _corrected(article, wanted[article.article_id], notes)
        if article.article_id in wanted
        else article
        for article in articles
    ]
    return told, tuple(f"{WAITS}{note}" for note in notes)


def _corrected(article: Article, said: Correction, notes: list[str]) -> Article:
    """Return an article as one correction says, and note a date that is none."""
    title = said.title or article.title
    told = replace(article, title=title, read_id=article.article_id)
    if not said.date:
        return told
    try:
        date = _date(said.date)
    except SettingsError as error:
        notes.append(f"the date of {said.about} stays: {error}")
        return told
    return replace(
        told,
        published=date.published,
        date_method=date.method,
        date_precision=date.precision,
    )


def checked_date(text: str) -> str:
    """Return the date of an article as somebody wrote it, on one line.

    Args:
        text: Like "27 June 2025", "2025-06-27 13:05", "June 2025", "2025" or "undated"; in UTC
            unless it names a zone.

    Raises:
        SettingsError: It is no date, or may mean two days.
    """
    text = one_line(text)
    text = NO_DATE if text.casefold() == NO_DATE else text
    _date(text)
    return text


def _date(text: str) -> Dated:
    """Return the time that a correction states."""
    if text == NO_DATE:
        return Dated(method=_METHOD)
    found = read_date(text, method=_METHOD)
    if found is AMBIGUOUS:
        raise SettingsError(f'"{text}" may mean two days: write the month as a word')
    if found is None or found.published is None:
        raise SettingsError(
            f'"{text}" is no date: write 27 June 2025, 2025-06-27 13:05, June 2025 or {NO_DATE}'
        )
    return found
