"""Furniture that a corpus shows by itself: lines that one source repeats again and again."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from analysis.intake.bodies import without_paragraphs
from analysis.intake.byhand import Decisions, is_kept
from analysis.intake.duplicates import place_of
from analysis.records import UNKNOWN_SOURCE, Article, Removed

# A line is furniture when it stands at the edge of at least this many articles of a source ...
FEWEST_ARTICLES = 4
# ... and of this share of them, between other lines each time: printings of one text have the same
# lines around it, and are no evidence.
SHARE = 0.2
NO_DECISIONS: Decisions = {}
_TOP, _BOTTOM = 2, 3
_LONGEST = 400


def without_repeated_lines(
    articles: Sequence[Article], removed: Sequence[Removed], decisions: Decisions = NO_DECISIONS
) -> tuple[list[Article], list[Removed]]:
    """Take repeated lines out of the bodies of a corpus's articles.

    Args:
        articles: The articles.
        removed: What is taken out already; a line with a piece taken out of it is left alone.
        decisions: What the analyst put back into the texts, which stays there.

    Returns:
        The articles, and all removed pieces, each file's by line and place. No article is left
        without a text.
    """
    furniture = _repeated(articles)
    if not furniture:
        return list(articles), list(removed)
    cut = {(piece.file, piece.line) for piece in removed}
    kept: list[Article] = []
    pieces: list[Removed] = []
    for article in articles:
        lines = furniture.get(article.source)
        places = [
            at
            for at in _edges(article)
            if lines and article.paragraphs[at] in lines
            and (place_of(article), article.lines[at]) not in cut
            and not is_kept(decisions, article, article.paragraphs[at])
        ]  # fmt: skip
        if not places or len(places) == len(article.paragraphs):
            kept.append(article)
            continue
        kept.append(without_paragraphs(article, places))
        pieces += [_piece(article, at, (lines or {})[article.paragraphs[at]]) for at in places]
    return kept, _in_order([*removed, *pieces])


def _edges(article: Article) -> list[int]:
    """Return the places of the first and last paragraphs that can be furniture."""
    n = len(article.paragraphs)
    places = sorted({*range(min(_TOP, n)), *range(max(n - _BOTTOM, 0), n)})
    return [at for at in places if len(article.paragraphs[at]) <= _LONGEST]


def _repeated(articles: Sequence[Article]) -> dict[str, dict[str, int]]:
    """Return for each source its repeated lines, and in how many articles each stands."""
    sizes = Counter(article.source for article in articles)
    around: dict[tuple[str, str], set[str]] = defaultdict(set)
    for article in articles:
        if article.source != UNKNOWN_SOURCE and sizes[article.source] >= FEWEST_ARTICLES:
            edges = _edges(article)
            inner = _inner(article, edges)
            for at in edges:
                around[article.source, article.paragraphs[at]].add(inner)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (source, line), texts in around.items():
        if len(texts) >= max(FEWEST_ARTICLES, SHARE * sizes[source]):
            found[source][line] = len(texts)
    return found


def _inner(article: Article, edges: Collection[int]) -> str:
    """Return a paragraph that tells an article from others: one off its edges, else its longest."""
    inner = [text for at, text in enumerate(article.paragraphs) if at not in edges]
    return max(inner or article.paragraphs, key=len)


def _piece(article: Article, at: int, n: int) -> Removed:
    """Return the removed piece of a paragraph."""
    start = article.starts[at] if article.starts else 0
    text = article.paragraphs[at]
    rule = f"repeated in {n} articles of this source"
    return Removed(
        place_of(article), article.lines[at], start, start + len(text), "furniture", rule, text
    )


def _in_order(pieces: Sequence[Removed]) -> list[Removed]:
    """Return removed pieces in the order of files, each file's by line and place."""
    files: dict[str, list[Removed]] = {}
    for piece in pieces:
        files.setdefault(piece.file, []).append(piece)
    return [p for own in files.values() for p in sorted(own, key=lambda p: (p.line, p.start))]
