"""Articles as they are without the analyst's decisions: whatever he says, they keep their ids."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from analysis.records import Article, content_id


def counterparts(told: Sequence[Article], read: Sequence[Article]) -> list[int]:
    """Return which article each one is without decisions about the pieces of its document.

    Args:
        told: The articles of files as the analyst decided.
        read: The articles of the same files without that.

    Returns:
        For each the index in ``read``; -1 for one that is not there, or not to be told from others.
    """
    places: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for at, article in enumerate(read):
        places[_place(article)].append(at)
    own: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for at, article in enumerate(told):
        own[_place(article)].append(at)
    found = [-1] * len(told)
    for place, indices in own.items():
        others = places[place]
        if len(others) == len(indices):
            for at, other in zip(indices, others, strict=True):
                found[at] = other
    return found


def _place(article: Article) -> tuple[str, str, int]:
    return article.file, article.place, article.title_line


def with_ids_as_read(told: Sequence[Article], read: Sequence[Article | None]) -> list[Article]:
    """Return articles under the ids that they have without the analyst's decisions.

    Args:
        told: The articles as the analyst decided.
        read: The same without that, one by one; None for one that is not there without it.

    Returns:
        The articles. Of several that were read as the same and are not now, the first keeps the
        id: decisions were made on that one.
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    kept = []
    for one, before in zip(told, read, strict=True):
        if one.content_hash not in ids:
            same = before is not None and before.article_id not in taken
            wanted = before.article_id if before and same else one.content_hash
            while wanted in taken:
                wanted = content_id("again", wanted)
            ids[one.content_hash] = wanted
            taken.add(wanted)
        own = ids[one.content_hash]
        kept.append(one if own == one.content_hash else replace(one, read_id=own))
    return kept
