"""What the analyst put back into the texts, or took out of them, piece by piece."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from textwrap import shorten

from analysis.decided import PieceDecision
from analysis.intake.bodies import without_spans
from analysis.intake.duplicates import place_of
from analysis.intake.promotions import Span
from analysis.intake.sections import HEAD_RULE
from analysis.records import UNKNOWN_SOURCE, Article, Document, Removed
from analysis.waiting import WAITS

BY_HAND = "marked by hand"
ALL = "all that was taken out"
Decisions = Mapping[str, Sequence[PieceDecision]]


def by_document(decisions: Iterable[PieceDecision]) -> Decisions:
    """Return the decisions by their document, each document's in their order."""
    found: dict[str, list[PieceDecision]] = defaultdict(list)
    for one in decisions:
        found[one.file].append(one)
    return found


def beside(pieces: Sequence[Removed], articles: Sequence[Article]) -> list[int]:
    """Return the article that each piece stands in or beside.

    That is the article whose line is the piece's or the nearest above it; the first of the document
    where there is none above, and the next for the head of an item.

    Args:
        pieces: Removed pieces.
        articles: The articles of the same documents, those of a document in its order.

    Returns:
        Indices of articles; -1 where the document has none.
    """
    wanted = {piece.file for piece in pieces}
    own: dict[str, list[tuple[int, int]]] = defaultdict(list)  # document: (line, article)
    for index, article in enumerate(articles):
        if (place := place_of(article)) in wanted:
            lines = {*article.lines, article.title_line or article.lines[0]}
            own[place] += [(line, index) for line in lines]
    known = {place: sorted(lines) for place, lines in own.items()}
    return [_beside(piece, known.get(piece.file, ())) for piece in pieces]


def _beside(piece: Removed, lines: Sequence[tuple[int, int]]) -> int:
    """Return the article of a piece, given (line, article) of its document in order."""
    if not lines:
        return -1
    at = bisect_right(lines, piece.line, key=lambda one: one[0])
    above, below = lines[max(at - 1, 0)], lines[min(at, len(lines) - 1)]
    is_head = piece.rule.endswith(HEAD_RULE)
    return below[1] if is_head and above[0] != piece.line else above[1]


def as_decided(
    document: Document,
    raw: Sequence[str],
    articles: Sequence[Article],
    removed: Sequence[Removed],
    decisions: Sequence[PieceDecision],
) -> tuple[tuple[Article, ...], tuple[Removed, ...]]:
    """Return the articles and removed pieces of a document as the analyst decided.

    Args:
        document: The document.
        raw: Its lines as they stand.
        articles: Its articles, in the order of the document.
        removed: What was taken out of it.
        decisions: Those about this document.

    Returns:
        The articles, one more where there was none to put a piece back into and one fewer where
        nothing is left of it; and the pieces that stay out.
    """
    back = _put_back(removed, decisions)
    out = [piece for piece in removed if piece not in back]
    marked = _marked(articles, raw, decisions)
    pieces = [piece for piece in out if piece.line not in marked]
    pieces += [_line_piece(articles[0], line, raw[line - 1]) for line in marked]
    owners = beside(back, articles)
    if back and not articles:
        articles, owners = [_article_of(document)], [0] * len(back)
    changed: dict[int, set[int]] = defaultdict(set)  # article: lines to be set anew
    for piece, owner in zip(back, owners, strict=True):
        changed[owner].add(piece.line)
    for index, article in enumerate(articles):
        changed[index] |= marked & set(article.lines)
    told = [
        _retold(one, raw, changed[index], pieces) if changed[index] else one
        for index, one in enumerate(articles)
    ]
    ordered = sorted(pieces, key=lambda piece: (piece.line, piece.start))
    return tuple(one for one in told if one.paragraphs), tuple(ordered)


def _put_back(removed: Sequence[Removed], decisions: Sequence[PieceDecision]) -> list[Removed]:
    """Return the pieces that belong to the text."""
    back: dict[Removed, None] = {}
    for one in decisions:
        if one.is_text and not one.text:
            return list(removed)
        wanted = one.text.strip()
        same = [piece for piece in removed if one.is_text and piece.text.strip() == wanted]
        if same:
            back[min(same, key=lambda piece: _distance(one, piece.line, piece.start))] = None
    return list(back)


def _marked(
    articles: Sequence[Article], raw: Sequence[str], decisions: Sequence[PieceDecision]
) -> set[int]:
    """Return the lines of text that are furniture."""
    lines = [line for article in articles for line in article.lines]
    found: set[int] = set()
    for one in decisions:
        wanted = one.text.strip()
        same = [line for line in lines if not one.is_text and raw[line - 1].strip() == wanted]
        if same:
            found.add(min(same, key=lambda line: _distance(one, line, 0)))
    return found


def _distance(decision: PieceDecision, line: int, start: int) -> tuple[int, int, int]:
    return abs(line - decision.line), abs(start - decision.start), line


def _line_piece(article: Article, line: int, text: str) -> Removed:
    """Return a whole line as a removed piece."""
    low, high = len(text) - len(text.lstrip()), len(text.rstrip())
    return Removed(place_of(article), line, low, high, "furniture", BY_HAND, text[low:high])


def _article_of(document: Document) -> Article:
    """Return the article, without text as yet, of a document that had none."""
    return Article(
        document.source or UNKNOWN_SOURCE,
        document.title,
        (),
        (),
        url=document.url,
        file=document.file,
        place=document.place,
    )


def _retold(
    article: Article, raw: Sequence[str], lines: Iterable[int], out: Sequence[Removed]
) -> Article:
    """Return an article with some of its lines set anew, all but what stays out."""
    text = dict(zip(article.lines, article.paragraphs, strict=True))
    for line in lines:
        spans = [Span(p.start, p.end, p.kind, p.rule) for p in out if p.line == line]
        text[line] = without_spans(raw[line - 1], spans)
    kept = [line for line in sorted(text) if text[line]]
    starts = tuple(len(raw[at - 1]) - len(raw[at - 1].lstrip()) for at in kept)
    return replace(
        article,
        paragraphs=tuple(text[line] for line in kept),
        lines=tuple(kept),
        starts=starts if any(starts) else (),
    )


def is_kept(decisions: Decisions, article: Article, paragraph: str) -> bool:
    """Tell whether the analyst said that a paragraph is text, whatever a rule says."""
    own = decisions.get(place_of(article), ())
    return any(one.is_text and one.text.strip() in {"", paragraph} for one in own)


def waiting(
    decisions: Decisions, articles: Sequence[Article], removed: Sequence[Removed]
) -> tuple[str, ...]:
    """Return a line for each decision that nothing in the corpus answers to any more."""
    texts: dict[str, str] = {}
    for article in articles:
        if (place := place_of(article)) in decisions:
            # what was put back may by now be read as the title
            texts[place] = f"{texts.get(place, '')}\n{article.title}\n{article.body}"
    out = {(piece.file, piece.text) for piece in removed if piece.rule == BY_HAND}
    notes = []
    for file, own in decisions.items():
        for one in own:
            text = one.text.strip()
            found = text in texts.get(file, "") if one.is_text else (file, text) in out
            if not found or file not in texts:
                said = f'"{shorten(text, 60, placeholder="...")}"' if text else ALL
                notes.append(f"{WAITS}{said} is no longer in {file}")
    return tuple(notes)
