"""The same article more than once in a corpus."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.records import Article, Document, Skipped, content_id


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
            reason = f"same article as in {place_of(known)}: {article.title[:60] or 'no title'}"
            skipped.append(Skipped(article.file, article.place, reason))
    return list(first.values()), skipped


def with_ids_as_read(told: Sequence[Article], read: Sequence[Article]) -> list[Article]:
    """Return articles under the ids that they have without the analyst's decisions.

    Args:
        told: The articles as the analyst decided.
        read: The same without that, one by one.

    Returns:
        The articles. Of several that were read as the same and are not now, the first keeps the
        id: decisions were made on that one.
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    kept = []
    for one, before in zip(told, read, strict=True):
        if one.content_hash not in ids:
            wanted = before.article_id if before.article_id not in taken else one.content_hash
            while wanted in taken:
                wanted = content_id("again", wanted)
            ids[one.content_hash] = wanted
            taken.add(wanted)
        own = ids[one.content_hash]
        kept.append(one if own == one.content_hash else replace(one, read_id=own))
    return kept


def place_of(found: Article | Document | Skipped) -> str:
    """Return where an article or a document stands, or what was not used, in words."""
    return f"{found.file}, {found.place}" if found.place else found.file
