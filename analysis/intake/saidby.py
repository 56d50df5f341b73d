"""Who wrote what, where the analyst said so."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.decided import SourceDecision
from analysis.records import UNKNOWN_SOURCE, Article
from analysis.waiting import WAITS


def with_sources(
    articles: Sequence[Article], decisions: Sequence[SourceDecision]
) -> tuple[list[Article], tuple[str, ...]]:
    """Return the articles under the sources that the analyst named.

    Args:
        articles: The articles as they were read.
        decisions: What the analyst said; of two about one article the later holds.

    Returns:
        The articles, and a note on each decision that no article is left for.
    """
    used: set[int] = set()
    told = []
    for article in articles:
        own = [at for at, one in enumerate(decisions) if _is_meant(article, one)]
        used.update(own)
        name = decisions[own[-1]].name if own else article.source
        told.append(article if name == article.source else replace(article, source=name))
    unused = [one for at, one in enumerate(decisions) if at not in used]
    return told, tuple(f"{WAITS}no article answers to it: {one.said}" for one in unused)


def _is_meant(article: Article, decision: SourceDecision) -> bool:
    """Tell whether a decision is about an article."""
    return decision.is_about(article.file) and (decision.every or article.source == UNKNOWN_SOURCE)
