"""Sources that files show together: the same name at the same place of several of them.

A bare line such as "The Sparrow" above a text says nothing by itself: it may be a rubric, an author
or part of the text. Where it stands at the same place of several files it names whoever wrote them.
Where the line between headline and date names outlets in most files, it does so in the others, too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.intake.attributions import names_outlet
from analysis.intake.bodies import without_paragraphs
from analysis.intake.byhand import Decisions, is_kept
from analysis.intake.duplicates import place_of
from analysis.intake.lines import headline_like, name_like, prose_like, rubric_like
from analysis.intake.names import folded
from analysis.intake.sections import ABOVE_RULE, UNDER_RULE
from analysis.records import UNKNOWN_SOURCE, Article, Removed

# So many files of different texts show it.
FEWEST_FILES = 3
# Of the files with a name between headline and date, so many name a known outlet there: the place
# is that of the source.
SHARE_OF_PLACE, FEWEST_NAMES = 0.75, 2
HEAD, FOOT, TITLE, ABOVE, OVER, PLACE = "head", "foot", "title", "above", "over", "place"
_LONGEST_HEAD = 8  # lines
_FEWEST_TITLE_WORDS = 3
_SUFFIX = re.compile(r"(?P<title>.{12,}?) (?:[-–—|•·]|::) (?P<name>[^|–—•·]{3,50})")
_MARKS = " -–—*_|•·"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A name that an article shows, and where."""

    where: str
    name: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A name between headline and date, and whether it is known to be an outlet's."""

    text: str
    known: bool


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
    taken: dict[str, list[Removed]] = defaultdict(list)
    for piece in removed:
        taken[piece.file].append(piece)
    texts: dict[_Shown, set[str]] = defaultdict(set)
    shown: dict[int, list[_Shown]] = {}
    placed: dict[int, _Placed] = {}
    for at, article in enumerate(articles):
        if article.place or alone[article.file] != 1:
            continue
        own = taken[article.file]
        if found := _at_place(article, own):
            placed[at] = found
        if article.source == UNKNOWN_SOURCE:
            shown[at] = [*_names_in(article, own)]
            for one in shown[at]:
                texts[one].add(max(article.paragraphs, key=len))
    agreed = {one: len(own) for one, own in texts.items() if len(own) >= FEWEST_FILES}
    n_placed = _files_with_outlets(articles, placed)
    told = [*articles]
    named: dict[tuple[str, int], Removed] = {}
    for at, names in shown.items():
        one = next((name for name in names if name in agreed), None)
        if one is None and n_placed and at in placed:
            one = _Shown(PLACE, placed[at].text)
        if one is None or is_kept(decisions, articles[at], one.name):
            continue
        told[at], line = _attributed(
            articles[at], one, agreed.get(one, n_placed), taken[place_of(articles[at])]
        )
        named.update({(piece.file, piece.line): piece for piece in line})
    kept = [piece for piece in removed if (piece.file, piece.line) not in named]
    return told, [*kept, *named.values()]


def _at_place(article: Article, taken: Sequence[Removed]) -> _Placed | None:
    """Return the name between an article's headline and its date, or None."""
    below = [piece for piece in taken if piece.line > article.title_line]
    dated = min((piece.line for piece in below if piece.kind == "date"), default=0)
    if not article.title_line or not dated or dated > _LONGEST_HEAD:
        return None
    outlets = [one.text for one in below if one.rule == UNDER_RULE and one.line < dated]
    if outlets:
        return _Placed(outlets[0], known=True)
    first = article.paragraphs[0]
    free = article.source == UNKNOWN_SOURCE and len(article.paragraphs) > 1
    if free and article.lines[0] < dated and name_like(first) and not rubric_like(first):
        return _Placed(first, known=False)
    return None


def _files_with_outlets(articles: Sequence[Article], placed: Mapping[int, _Placed]) -> int:
    """Return how many files name an outlet between headline and date, 0 where too few do."""
    outlets = {at: folded(one.text) for at, one in placed.items() if one.known}
    texts = {max(articles[at].paragraphs, key=len) for at in outlets}
    enough = len(texts) >= FEWEST_FILES and len({*outlets.values()}) >= FEWEST_NAMES
    return len(texts) if enough and len(outlets) >= SHARE_OF_PLACE * len(placed) else 0


def _names_in(article: Article, taken: Sequence[Removed]) -> Iterator[_Shown]:
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
    for piece in taken:
        if piece.rule == ABOVE_RULE and _may_name(piece.text):
            yield _Shown(OVER, piece.text)


def _may_name(line: str) -> bool:
    """Tell whether a line can name a source; an author's name or a rubric cannot."""
    return name_like(line) and names_outlet(line)


def _is_title(line: str) -> bool:
    return headline_like(line) and line.count(" ") + 1 >= _FEWEST_TITLE_WORDS


def _attributed(
    article: Article, shown: _Shown, n_files: int, taken: Sequence[Removed]
) -> tuple[Article, list[Removed]]:
    """Return an article with the source that it shows, and the line that is no text of it."""
    name = shown.name.strip(_MARKS)
    rule = f"name at the same place of {n_files} files"
    if shown.where == PLACE:
        rule = f"name where {n_files} files name their source"
    file = place_of(article)
    if shown.where == OVER:
        over = [piece for piece in taken if piece.rule == ABOVE_RULE and piece.text == shown.name]
        source = replace(article, source=name)
        return source, [replace(piece, kind="source", rule=rule) for piece in over]
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
    at = 0 if shown.where in {HEAD, PLACE} else len(article.paragraphs) - 1
    start = article.starts[at] if article.starts else 0
    text = article.paragraphs[at]
    piece = Removed(file, article.lines[at], start, start + len(text), "source", rule, text)
    return replace(without_paragraphs(article, {at}), source=name), [piece]
