"""One document -> its articles, and everything on it that is no article.

The stages: heads of items are found, each item is read into headline, text and small print, and out
of the text go advertisements, sign-offs and credits. All evidence is general; no site is known.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.decided import PieceDecision
from analysis.intake.ages import read_age, resolve_age
from analysis.intake.bodies import Text, clean_text
from analysis.intake.byhand import as_decided
from analysis.intake.carriers import carrier_of, owner_of
from analysis.intake.dates import AMBIGUOUS, UNDATED, Dated, read_date
from analysis.intake.dates import day_first as numeric_order
from analysis.intake.duplicates import place_of
from analysis.intake.layout import sections_of
from analysis.intake.lines import Stamp
from analysis.intake.promotions import promotions
from analysis.intake.sections import Section
from analysis.intake.textdates import dated_by_text, is_fresh
from analysis.records import UNKNOWN_SOURCE, Article, Document, Removed
from analysis.text.cleaning import clean, says_only

_SHORTEST_AD = 5
_PART = re.compile(r"\s+[-–—|:»·]\s")
DROPPED = "not part of the main text"
# Furniture that speaks of articles, not of the site.
_NOT_THE_SITES = ("headline repeated", "headline without text", "link without text")


@dataclass(frozen=True, slots=True)
class Page:
    """What one document holds.

    Attributes:
        articles: Its articles, in the order of the document.
        removed: Everything else on it but blank lines, in the order of lines.
    """

    articles: tuple[Article, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """The lines of a document, those that its reader dropped among them.

    Attributes:
        lines: All lines.
        places: Number, from 1, of each line of its text.
        dropped: Numbers of the others.
    """

    lines: list[str]
    places: list[int]
    dropped: list[int]


def whole(document: Document) -> Whole:
    """Return the lines of a document with what its reader dropped put where it stood."""
    text = clean(document.text).split("\n")
    marked = [(number, True, line) for number, line in enumerate(text)]
    marked += [(number, False, line) for number, line in document.dropped]
    marked.sort(key=lambda one: one[:2])  # what stands before a line comes first
    numbered = [*enumerate(marked, 1)]
    return Whole(
        [line for _, _, line in marked],
        [at for at, (_, kept, _) in numbered if kept],
        [at for at, (_, kept, _) in numbered if not kept],
    )


def split_page(
    document: Document,
    *,
    captured: dt.datetime | None = None,
    day_first: bool | None = None,
    decisions: Sequence[PieceDecision] = (),
) -> Page:
    """Cut a document into its articles.

    Args:
        document: The document; a title, source or date that its format names is used for its lead
            or only article.
        captured: When the page was saved, in UTC; relative times stay undated without it.
        day_first: How the document's file writes numeric dates, where that is known.
        decisions: What the analyst decided about its pieces.

    Returns:
        Articles and removed pieces. No article where there is no text.
    """
    whole_text = clean(document.text)
    raw = whole_text.split("\n")
    lines = [line.strip() for line in raw]
    # a row that holds nothing but its headline: that is its text
    only_headline = document.place and says_only(whole_text, document.title)
    sections = _owned(lines, sections_of(lines, title="" if only_headline else document.title))
    texts = [clean_text(raw, section.body) for section in sections]
    for section, text in zip(sections, texts, strict=True):
        if not text.paragraphs and section.title >= 0:
            section.marks.setdefault(section.title, ("furniture", "headline without text"))
    carrier = _carrier(lines, sections, texts, document)
    if day_first is None and any(s.stamp and s.stamp.date is AMBIGUOUS for s in sections):
        day_first = numeric_order(lines)
    fresh = is_fresh([s.stamp.age for s in sections if s.stamp and s.stamp.age])
    articles = []
    for section, text in zip(sections, texts, strict=True):
        if text.paragraphs:
            given = None if section.item else document
            dated = _dated(given, section.stamp, captured=captured, day_first=day_first)
            if dated is UNDATED:
                dated = dated_by_text(text.paragraphs, captured if fresh else None)
            article = _article(document, lines, section, text, dated)
            carried = "" if carrier == article.source else carrier
            articles.append(replace(article, carrier=carried) if carried else article)
    removed = _removed(document, raw, sections, texts)
    if document.dropped:
        page = whole(document)
        raw = page.lines
        articles = [_moved(article, page.places) for article in articles]
        removed = _with_dropped(document, removed, page)
    if decisions:
        return Page(*as_decided(document, raw, articles, removed, decisions))
    return Page(tuple(articles), removed)


def _moved(article: Article, places: Sequence[int]) -> Article:
    """Return an article with the numbers that its lines have in the whole document."""
    title = places[article.title_line - 1] if article.title_line else 0
    lines = tuple(places[line - 1] for line in article.lines)
    return replace(article, lines=lines, title_line=title)


def _with_dropped(
    document: Document, removed: Sequence[Removed], page: Whole
) -> tuple[Removed, ...]:
    """Return the removed pieces by their lines in the whole document, and what was dropped."""
    file = place_of(document)
    pieces = [replace(piece, line=page.places[piece.line - 1]) for piece in removed]
    for line in page.dropped:
        text = page.lines[line - 1]
        pieces.append(Removed(file, line, 0, len(text), "furniture", DROPPED, text))
    return tuple(sorted(pieces, key=lambda piece: (piece.line, piece.start)))


def _carrier(
    lines: Sequence[str], sections: Sequence[Section], texts: Sequence[Text], document: Document
) -> str:
    """Return the site that carries the document's articles, or ""."""
    if document.carrier:
        return document.carrier
    several = sum(bool(text.paragraphs) for text in texts) > 1
    if not several and not any(section.origin for section in sections):
        return ""
    sources = {section.origin or section.source for section in sections} - {""}
    if document.source:
        return "" if document.source in sources else document.source
    marks = sorted(
        index
        for section in sections
        for index, (kind, rule) in section.marks.items()
        if kind == "furniture" and rule not in _NOT_THE_SITES
    )
    return carrier_of([lines[index] for index in marks], known=sources)


def _owned(lines: Sequence[str], sections: list[Section]) -> list[Section]:
    """Enter whose copyright line stands in a text of one article, where no source is named.

    It is the site's on a page with other furniture, which says nothing of who wrote the article.
    """
    if len(sections) != 1 or sections[0].source:
        return sections
    section = sections[0]
    marks = [index for index, (kind, _) in section.marks.items() if kind == "furniture"]
    owners = {owner_of(lines[index]) for index in marks}
    section.source = owners.pop() if len(owners) == 1 else ""
    return sections


def _article(
    document: Document, lines: Sequence[str], section: Section, text: Text, dated: Dated
) -> Article:
    """Make the record of one article."""
    own = not section.item
    named = document.source if own else ""
    origin = "" if _is_part_of(named, section.origin) else section.origin
    source = origin or named or section.source
    title = lines[section.title] if section.title >= 0 else document.title if own else ""
    return Article(
        source=source or UNKNOWN_SOURCE,
        title=title,
        paragraphs=text.paragraphs,
        lines=text.lines,
        starts=text.starts,
        title_line=section.title + 1,
        url=document.url if own else "",
        published=dated.published,
        date_method=dated.method,
        date_precision=dated.precision,
        file=document.file,
        place=document.place,
        agency=text.agency,
    )


def _is_part_of(source: str, origin: str) -> bool:
    """Return whether a source is named as a part of an outlet: "Saltmere Echo - Latest"."""
    named = bool(origin) and source.startswith(origin)
    return named and _PART.match(source, len(origin)) is not None


def _dated(
    document: Document | None,
    stamp: Stamp | None,
    *,
    captured: dt.datetime | None,
    day_first: bool | None,
) -> Dated:
    """Return the time of an article: what its format names before what its text says."""
    if document is not None and document.published:
        dated = read_date(document.published, day_first=day_first)
        if dated is not None:
            return dated
        age = read_age(document.published)
        stamp = Stamp(age=age) if age is not None else stamp
    if stamp is None:
        return UNDATED
    if stamp.age is not None:
        return resolve_age(stamp.age, captured)
    if stamp.date is AMBIGUOUS:
        return read_date(stamp.text, day_first=day_first, method="text") or UNDATED
    return stamp.date or UNDATED


def _removed(
    document: Document, raw: Sequence[str], sections: Sequence[Section], texts: Sequence[Text]
) -> tuple[Removed, ...]:
    """Return everything taken out, in the order of the document."""
    file = place_of(document)
    pieces = []
    for section, text in zip(sections, texts, strict=True):
        for index, (kind, rule) in section.marks.items():
            line = raw[index]
            low, high = len(line) - len(line.lstrip()), len(line.rstrip())
            shown = (kind, rule)
            if kind == "furniture" and _is_advertisement(line):
                shown = ("promotion", "advertisement to the reader")
            pieces.append(Removed(file, index + 1, low, high, *shown, line[low:high]))
        for index, span in text.spans:
            cut = raw[index][span.start : span.end]
            pieces.append(Removed(file, index + 1, span.start, span.end, span.kind, span.rule, cut))
    return tuple(sorted(pieces, key=lambda piece: (piece.line, piece.start)))


def _is_advertisement(line: str) -> bool:
    """Return whether an advertisement fills a whole line."""
    if line.count(" ") < _SHORTEST_AD:
        return False
    filled = sum(span.end - span.start for span in promotions(line))
    return filled * 10 >= len(line.strip()) * 9 > 0
