"""The text of one item without advertisements, sign-offs and credits."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from analysis.intake.asides import asides, may_stray
from analysis.intake.pictures import inner_credits, may_credit
from analysis.intake.promotions import Span, hints_of, promotions
from analysis.intake.signoffs import dateline_agency, sign_off
from analysis.intake.strangers import Context
from analysis.records import Article

_SIGN_OFFS = 3


@dataclass(frozen=True, slots=True)
class Text:
    """Text of one item after cleaning.

    Attributes:
        paragraphs: Its paragraphs, without what was taken out.
        lines: For each paragraph its line, counted from 1.
        starts: For each paragraph its first character in the line, () where all are 0.
        spans: (line index, span) of what was taken out.
        agency: Agency that a sign-off or credit names, or "".
    """

    paragraphs: tuple[str, ...]
    lines: tuple[int, ...]
    starts: tuple[int, ...]
    spans: tuple[tuple[int, Span], ...]
    agency: str


def clean_text(raw: Sequence[str], body: Sequence[int]) -> Text:
    """Take advertisements, credits and sign-offs out of the text of an item.

    Args:
        raw: Lines of the page as they stand.
        body: Indices of the item's lines of text.

    Returns:
        The text that is left, and what was taken out.
    """
    spans: list[tuple[int, Span]] = []
    kept: list[tuple[int, list[Span]]] = []
    whole = "\n".join(raw[index] for index in body)
    context = Context(whole)
    hints, credited, strayed = hints_of(whole), may_credit(whole), may_stray(whole)
    for index in body:
        inside: list[Span] = []
        if any(map(raw[index].lower().__contains__, hints)):
            inside += promotions(raw[index], context=context)
        if credited:
            inside += _beside(inside, inner_credits(raw[index]))
        if strayed:
            inside += _beside(inside, asides(raw[index]))
        kept.append((index, sorted(inside, key=lambda span: span.start)))
    agency = _take_sign_offs(raw, kept) or (dateline_agency(raw[body[0]]) if body else "")
    paragraphs: list[str] = []
    places: list[int] = []
    for index, inside in kept:
        text = without_spans(raw[index], inside) if inside else raw[index].strip()
        spans.extend((index, span) for span in inside)
        if text:
            paragraphs.append(text)
            places.append(index + 1)
    starts = tuple(len(raw[at - 1]) - len(raw[at - 1].lstrip()) for at in places)
    return Text(
        tuple(paragraphs), tuple(places), starts if any(starts) else (), tuple(spans), agency
    )


def _beside(spans: Sequence[Span], more: Sequence[Span]) -> list[Span]:
    """Return further spans that overlap none of the spans found before."""
    return [
        one for one in more if all(one.end <= span.start or span.end <= one.start for span in spans)
    ]


def _take_sign_offs(raw: Sequence[str], kept: Sequence[tuple[int, list[Span]]]) -> str:
    """Add the sign-offs at the end of the text to the spans; return the agency they name."""
    agency = ""
    for _ in range(_SIGN_OFFS):
        found = _last_sign_off(raw, kept)
        if found is None:
            break
        agency = agency or found
    return agency


def _last_sign_off(raw: Sequence[str], kept: Sequence[tuple[int, list[Span]]]) -> str | None:
    """Add the sign-off at the end of the text to its line's spans; return its agency."""
    for index, inside in reversed(kept):
        end = len(raw[index].rstrip())
        for span in reversed(inside):
            if span.end >= end:
                end = len(raw[index][: span.start].rstrip())
        if not end:
            continue
        found = sign_off(raw[index][:end])
        if found is None:
            return None
        inside.append(found[0])
        inside.sort(key=lambda span: span.start)
        return found[1]
    return None


def without_spans(line: str, spans: Sequence[Span]) -> str:
    """Return a line without its spans."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces.append(line[at : span.start].strip())
        at = span.end
    pieces.append(line[at:].strip())
    return " ".join(piece for piece in pieces if piece)


def without_paragraphs(article: Article, places: Collection[int]) -> Article:
    """Return an article without some of its paragraphs."""
    keep = [at for at in range(len(article.paragraphs)) if at not in places]
    return replace(
        article,
        paragraphs=tuple(article.paragraphs[at] for at in keep),
        lines=tuple(article.lines[at] for at in keep),
        starts=tuple(article.starts[at] for at in keep) if article.starts else (),
    )
