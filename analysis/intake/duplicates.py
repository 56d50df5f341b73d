"""The same text more than once: identical articles, and exact copies that share a story."""

import unicodedata
from collections.abc import Iterable, Sequence

from analysis.records import Article, Skipped, content_id


def story_ids(articles: Sequence[Article]) -> list[str]:
    """Return the id of each article's story; exact copies of one text share it.

    Args:
        articles: The articles of a corpus.

    Returns:
        One id per article: a hash of its body in lower case with white space, quotes and dashes
        brought to one form. Titles, sources and dates do not count.
    """
    return [content_id(_plain(article.body)) for article in articles]


def _plain(text: str) -> str:
    """Return a text without the differences that printing makes."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = text.translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return " ".join(text.casefold().split())


def without_repeats(articles: Iterable[Article]) -> tuple[list[Article], list[Skipped]]:
    """Keep the first of articles that agree in source, title and body.

    Args:
        articles: Articles in their fixed order.

    Returns:
        The articles kept, and a skipped row for each one left out.
    """
    first: dict[str, Article] = {}
    skipped = []
    for article in articles:
        known = first.setdefault(article.article_id, article)
        if known is not article:
            reason = f"same article as in {place_of(known)}: {article.title[:60] or 'no title'}"
            skipped.append(Skipped(article.file, article.place, reason))
    return list(first.values()), skipped


def place_of(article: Article) -> str:
    """Return where an article stands, in words."""
    return f"{article.file}, {article.place}" if article.place else article.file
