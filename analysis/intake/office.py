"""Word processors' files: .docx and .rtf."""

import io
import re
from typing import Any

from analysis.intake.archives import why_unsafe
from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.texts import read_document
from analysis.records import Document
from analysis.text.cleaning import clean, one_line

_DAMAGED = "damaged: open it in a word processor and save it again"
_LONGEST_FONTS = 50_000  # characters; striprtf's pattern for fonts is quadratic
_ENCODING = re.compile(rb"\\ansicpg(\d{3,5})")


def read_word(raw: Raw) -> Reading:
    """Read a .docx file: its paragraphs and tables, a line each, and the title it names.

    Args:
        raw: The file.

    Returns:
        One document, or those of the export that it is; a skipped row where it holds no text.
    """
    reason = why_unsafe(raw.data, raw.limits)
    if reason:
        return nothing(raw.file, reason)
    import docx  # noqa: PLC0415 - slow to import, and rare

    try:
        document = docx.Document(io.BytesIO(raw.data))
        lines = [line for block in document.iter_inner_content() for line in _lines(block)]
    except Exception:  # noqa: BLE001 - python-docx raises whatever a damaged part leads to
        return nothing(raw.file, _DAMAGED)
    return read_document(Document(raw.file, clean("\n".join(lines))), raw)


def _lines(block: Any) -> list[str]:  # noqa: ANN401 - a paragraph or a table
    """Return the lines of a paragraph, or of a table, its cells joined by tabs."""
    if hasattr(block, "rows"):
        return ["\t".join(one_line(cell.text) for cell in row.cells) for row in block.rows]
    return [block.text]


def read_rtf(raw: Raw) -> Reading:
    """Read the text of an .rtf file.

    Args:
        raw: The file.

    Returns:
        One document, or those of the export that it is; a skipped row where it holds no text.
    """
    from striprtf.striprtf import font_table_group, rtf_to_text  # noqa: PLC0415 - rare

    stated = _ENCODING.search(raw.data[:2_000])
    encoding = f"cp{int(stated[1])}" if stated else "cp1252"
    # the blank keeps away striprtf's pattern for links, which is quadratic; links are left out
    source = raw.data.decode("latin-1").replace("\\fldinst{", "\\fldinst {")
    if len(font_table_group(source)) > _LONGEST_FONTS:
        return nothing(raw.file, "a list of fonts without end: save it as .docx or .txt")
    try:
        text = rtf_to_text(source, encoding=encoding, errors="replace")
    except (LookupError, ValueError, IndexError, KeyError, RecursionError, OverflowError):
        return nothing(raw.file, _DAMAGED)
    return read_document(Document(raw.file, clean(text)), raw)
