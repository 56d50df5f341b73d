"""The same article more than once in a corpus."""

from collections.abc import Iterable

from analysis.records import SAME_ARTICLE, Article, Document, Skipped


def without_repeats(articles: Iterable[Article]) -> tuple[list[Article], list[Skipped]]:
    """Keep the first of articles that agree in source, carrier, title and body.

    Args:
        articles: Articles in their fixed order.

    Returns:
        The articles kept, and a skipped row for each one left out.
    """
    first: dict[str, Article] = {}
    skipped = []
    for article in articles:
        known = first.setdefault(article.content_hash, article)
        if known is not article:
            reason = f"{SAME_ARTICLE} {place_of(known)}: {article.title[:60] or 'no title'}"
            skipped.append(Skipped(article.file, article.place, reason))
    return list(first.values()), skipped


def place_of(found: Article | Document | Skipped) -> str:
    """Return where an article or a document stands, or what was not used, in words."""
    return f"{found.file}, {found.place}" if found.place else found.file
