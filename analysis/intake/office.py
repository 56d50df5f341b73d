"""Word processors' files: .docx."""

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from analysis.intake.archives import why_unsafe
from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.richtext import DAMAGED
from analysis.intake.texts import read_document
from analysis.records import Document, Skipped
from analysis.text.cleaning import clean, one_line

# Elements of a Word file: characters that are elements, what is no text of the document (deleted,
# moved away, for readers that know no text boxes), and kinds of parts beside the running text.
_MARKS: Mapping[str, str] = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "pPr", "rPr"))
_KINDS_BESIDE = frozenset(("footnotes", "endnotes", "comments", "header", "footer"))
_BESIDE = "lines beside the text, not read ({:,}): put into it what belongs there"


def read_word(raw: Raw) -> Reading:
    """Read a .docx file: its paragraphs, text boxes and rows of tables, a line each.

    What was inserted while changes were tracked is read, what was deleted is not.

    Args:
        raw: The file.

    Returns:
        One document, or those of the export that it is; a skipped row where it holds no text, and
        one for each kind of text that stands beside the running one.
    """
    reason = why_unsafe(raw.data, raw.limits)
    if reason:
        return nothing(raw.file, reason)
    import docx  # noqa: PLC0415 - slow to import, and rare

    try:
        document = docx.Document(io.BytesIO(raw.data))
        lines = list(_lines(document.element.body))
        beside = _beside(document.part)
    except Exception:  # noqa: BLE001 - python-docx raises whatever a damaged part leads to
        return nothing(raw.file, DAMAGED)
    reading = read_document(Document(raw.file, clean("\n".join(lines))), raw)
    left = (Skipped(raw.file, kind, _BESIDE.format(n)) for kind, n in sorted(beside.items()))
    return replace(reading, skipped=(*reading.skipped, *left))


def _lines(block: Any) -> Iterator[str]:  # noqa: ANN401 - an element of untyped lxml
    """Yield the lines of a part of a document; those of a text box after their paragraph's."""
    for element in block.iterchildren("{*}*"):
        name = _name(element)
        if name == "p":
            yield _text(element)
            for box in element.iterdescendants("{*}txbxContent"):
                if _box_is_of(box, element):
                    yield from _lines(box)
        elif name == "tr":
            cells = (one for one in element.iterdescendants("{*}tc") if _is_cell_of(one, element))
            yield "\t".join(one_line(" ".join(_lines(cell))) for cell in cells)
        elif name not in _LEFT_OUT:
            yield from _lines(element)


def _box_is_of(box: Any, paragraph: Any) -> bool:  # noqa: ANN401 - the same
    """Return whether a text box is one of a paragraph, and is the text of the document."""
    for element in box.iterancestors("{*}*"):
        name = _name(element)
        if name == "p" or name in _LEFT_OUT:
            return element is paragraph
    return False


def _is_cell_of(cell: Any, row: Any) -> bool:  # noqa: ANN401 - the same
    """Return whether a cell is one of a row, not of a table inside it."""
    return next(cell.iterancestors("{*}tr")) is row


def _text(paragraph: Any) -> str:  # noqa: ANN401 - the same
    """Return the text of a paragraph, without that of its text boxes."""
    pieces: list[str] = []
    for element in paragraph.iterchildren("{*}*"):
        name = _name(element)
        if name == "t":
            pieces.append(element.text or "")
        elif name in _MARKS:
            pieces.append(_MARKS[name])
        elif name not in _LEFT_OUT and name != "txbxContent":
            pieces.append(_text(element))
    return "".join(pieces)


def _name(element: Any) -> str:  # noqa: ANN401 - the same
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def _beside(part: Any) -> dict[str, int]:  # noqa: ANN401 - untyped library
    """Return how many lines of each kind stand beside the running text."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - slow to import, and rare

    found: Counter[str] = Counter()
    for relation in part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in _KINDS_BESIDE and not relation.is_external:
            blob = relation.target_part.blob
            lines = (_text(one) for one in parse_xml(blob).iterdescendants("{*}p"))
            found[kind] += sum(bool(line.strip()) for line in lines)
    return {kind: n for kind, n in found.items() if n}
