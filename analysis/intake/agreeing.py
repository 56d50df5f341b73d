"""Sources that files show together: the same name at the same place of several of them.

A bare line such as "The Sparrow" above a text says nothing by itself: it may be a rubric, an author
or part of the text. Where it stands at the same place of several files it names whoever wrote them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.intake.attributions import names_outlet
from analysis.intake.bodies import without_paragraphs
from analysis.intake.byhand import Decisions, is_kept
from analysis.intake.duplicates import place_of
from analysis.intake.lines import headline_like, name_like, prose_like
from analysis.records import UNKNOWN_SOURCE, Article, Removed

# So many files of different texts show it.
FEWEST_FILES = 3
HEAD, FOOT, TITLE, ABOVE = "head", "foot", "title", "above"
_LONGEST_HEAD = 8  # lines
_FEWEST_TITLE_WORDS = 3
_SUFFIX = re.compile(r"(?P<title>.{12,}?) (?:[-–—|•·]|::) (?P<name>[^|–—•·]{3,50})")
_MARKS = " -–—*_|•·"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A name that an article shows, and where."""

    where: str
    name: str


def with_agreed_sources(
    articles: Sequence[Article], removed: Sequence[Removed], decisions: Decisions
) -> tuple[list[Article], list[Removed]]:
    """Return the articles with the sources that files show together.

    Only files that hold one article, whose source is unknown, are looked at.

    Args:
        articles: The articles of a corpus.
        removed: What is taken out of their documents already.
        decisions: What the analyst put back into the texts, which stays there.

    Returns:
        The articles, and all removed pieces: a line that names the source is no text.
    """
    alone = Counter(place_of(article) for article in articles)
    texts: dict[_Shown, set[str]] = defaultdict(set)
    shown: dict[int, list[_Shown]] = {}
    for at, article in enumerate(articles):
        if article.source == UNKNOWN_SOURCE and not article.place and alone[article.file] == 1:
            shown[at] = [*_names_in(article)]
            for one in shown[at]:
                texts[one].add(max(article.paragraphs, key=len))
    agreed = {one for one, own in texts.items() if len(own) >= FEWEST_FILES}
    told, pieces = [*articles], [*removed]
    for at, names in shown.items():
        one = next((name for name in names if name in agreed), None)
        if one is None or is_kept(decisions, articles[at], one.name):
            continue
        told[at], piece = _attributed(articles[at], one, len(texts[one]))
        pieces += piece
    return told, pieces


def _names_in(article: Article) -> Iterator[_Shown]:
    """Yield the names that may be the source of an article, surest first."""
    first, last = article.paragraphs[0], article.paragraphs[-1]
    several = len(article.paragraphs) > 1
    if several and article.lines[0] <= _LONGEST_HEAD and _may_name(first):
        yield _Shown(HEAD, first)
    if several and _may_name(last.strip(_MARKS)):
        yield _Shown(FOOT, last)
    match = _SUFFIX.fullmatch(article.title)
    if match and _may_name(match["name"]) and _is_title(match["title"]):
        yield _Shown(TITLE, match["name"])
    below = several and article.title_line and _is_title(first) and not prose_like(first)
    if below and _may_name(article.title):
        yield _Shown(ABOVE, article.title)


def _may_name(line: str) -> bool:
    """Tell whether a line can name a source; an author's name or a rubric cannot."""
    return name_like(line) and names_outlet(line)


def _is_title(line: str) -> bool:
    return headline_like(line) and line.count(" ") + 1 >= _FEWEST_TITLE_WORDS


def _attributed(article: Article, shown: _Shown, n_files: int) -> tuple[Article, list[Removed]]:
    """Return an article with the source that it shows, and the line that is no text of it."""
    name = shown.name.strip(_MARKS)
    rule = f"name at the same place of {n_files} files"
    file = place_of(article)
    if shown.where == TITLE:
        match = _SUFFIX.fullmatch(article.title)
        title = match["title"] if match else article.title
        return replace(article, source=name, title=title), []
    if shown.where == ABOVE:
        piece = Removed(
            file, article.title_line, 0, len(article.title), "source", rule, article.title
        )
        told = replace(article, title=article.paragraphs[0], title_line=article.lines[0])
        return replace(without_paragraphs(told, {0}), source=name), [piece]
    at = 0 if shown.where == HEAD else len(article.paragraphs) - 1
    start = article.starts[at] if article.starts else 0
    text = article.paragraphs[at]
    piece = Removed(file, article.lines[at], start, start + len(text), "source", rule, text)
    return replace(without_paragraphs(article, {at}), source=name), [piece]
