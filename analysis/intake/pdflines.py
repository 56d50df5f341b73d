"""Lines of a .pdf with what its layout says of them: gaps between paragraphs, larger letters."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_GAP = 1.25  # of the usual distance of lines, for letters of one size: a paragraph ends there
_LARGER = 1.15  # than other letters
# Letters that a typesetter drew as one: a word with them would be another word.
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
    | dict.fromkeys("\ufb05\ufb06", "st")
)
_STEP = 0.05  # distances that differ by less are one


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page.

    Attributes:
        text: Its text.
        height: How far above the foot of the page it stands, in points.
        size: Size of its letters in points, 0 where it is not known.
    """

    text: str
    height: float = 0
    size: float = 0


def lines_of(page: Any) -> list[PdfLine]:  # noqa: ANN401 - a page of pypdf, which is slow to import
    """Return the lines of a page, in the order of its text."""
    pieces: list[PdfLine] = []

    def see(text: str, outer: Sequence[float], inner: Sequence[float], _: Any, size: float) -> None:  # noqa: ANN401
        height = inner[5] * outer[3] + outer[5]
        pieces.append(PdfLine(text, height, abs(size * inner[3] * outer[3])))

    text = str(page.extract_text(visitor_text=see))
    if "".join(piece.text for piece in pieces) != text:
        return [*map(PdfLine, text.split("\n"))]
    return list(_lines(pieces))


def _lines(pieces: Sequence[PdfLine]) -> Iterator[PdfLine]:
    """Yield the lines that pieces of text make; a line stands where its longest piece does."""
    parts: list[PdfLine] = []
    for piece in (*pieces, PdfLine("\n")):
        first, *others = piece.text.split("\n")
        parts.append(PdfLine(first, piece.height, piece.size))
        for other in others:
            longest = max(parts, key=lambda part: len(part.text.strip()))
            text = "".join(part.text for part in parts)
            yield PdfLine(text, longest.height, longest.size)
            parts = [PdfLine(other, piece.height, piece.size)]


def spaced(pages: Sequence[Sequence[PdfLine]]) -> list[str]:
    """Return the text of each page, a blank line wherever its layout sets something apart.

    That is a distance of lines wider than usual, and letters of another size; lines of a headline
    in larger letters are one line.

    Args:
        pages: The lines of each page.
    """
    # a blank line of a known place is seen as a distance
    filled = [[line for line in page if line.text.strip() or not line.size] for page in pages]
    steps = Counter(
        round(distance / _STEP) for page in filled for distance in map(_distance, *_ends(page))
    )
    usual = max(steps, key=lambda step: (steps[step], -step), default=0) * _STEP
    sizes: Counter[float] = Counter()
    for line in (line for page in filled for line in page):
        sizes[line.size] += len(line.text)
    most = max(sizes, key=lambda size: (sizes[size], -size), default=0)
    texts = ("\n".join(_with_gaps(page, usual=usual, most=most)) for page in filled)
    return [text.translate(_LIGATURES) for text in texts]


def _ends(page: Sequence[PdfLine]) -> tuple[list[PdfLine], list[PdfLine]]:
    """Return the lines that stand over others of their size, and these others."""
    pairs = [(one, other) for one, other in pairwise(page) if _same_size(one, other)]
    pairs = [(one, other) for one, other in pairs if one.height > other.height]
    return [one for one, _ in pairs], [other for _, other in pairs]


def _distance(one: PdfLine, other: PdfLine) -> float:
    """Return the distance of two lines, the size of their letters being 1."""
    return (one.height - other.height) / max(one.size, other.size, 1)


def _same_size(one: PdfLine, other: PdfLine) -> bool:
    low, high = sorted((one.size, other.size))
    return low > 0 and high < low * _LARGER


def _with_gaps(page: Sequence[PdfLine], *, usual: float, most: float) -> list[str]:
    """Return the lines of a page with blank ones between what is set apart."""
    lines: list[str] = []
    for above, line in zip((None, *page), page, strict=False):
        if above is None or not above.size or not line.size:
            lines.append(line.text)
        elif not _same_size(above, line) or _distance(above, line) > _GAP * usual:
            lines += ["", line.text]
        elif line.size >= most * _LARGER and above.height > line.height:
            lines[-1] = f"{lines[-1].rstrip()} {line.text.lstrip()}"
        else:
            lines.append(line.text)
    return lines
