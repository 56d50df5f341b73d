"""Rich text: .rtf files, without what their readers do not see."""

import re
from dataclasses import replace

from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.texts import read_document
from analysis.records import Document, Skipped
from analysis.text.cleaning import clean

DAMAGED = "damaged: open it in a word processor and save it again"
_LONGEST_FONTS = 50_000  # characters; striprtf's pattern for fonts is quadratic
_ENCODING = re.compile(rb"\\ansicpg(\d{3,5})")
_SIGN = re.compile(r"\\[\\{}]|\\v0(?![a-z0-9]) ?|\\v1?(?![a-z0-9])|[{}]")
_CONTROL = re.compile(r"\\[a-z]{1,32}-?\d{0,10} ?|[{}]")
_BREAK = re.compile(r"\\(?:par|line|row)(?![a-z])")
_OF_INDEX = re.compile(r"\\(?:xe|tc)[\s{]*\Z")  # what an index or a list of contents is made of
_BEFORE = 20  # characters
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z0-9])")
_ROW = re.compile(r"\\trowd(?![a-z0-9])")
_PAIR = re.compile("([\ud800-\udbff])([\udc00-\udfff])")


def read_rtf(raw: Raw) -> Reading:
    """Read the text of an .rtf file; the cells of a row of a table are one line.

    Args:
        raw: The file.

    Returns:
        One document, or those of the export that it is; a skipped row where it holds no text, and
        one where text in it is hidden.
    """
    from striprtf.striprtf import font_table_group, rtf_to_text  # noqa: PLC0415 - rare

    stated = _ENCODING.search(raw.data[:2_000])
    encoding = f"cp{int(stated[1])}" if stated else "cp1252"
    # the blank keeps away striprtf's pattern for links, which is quadratic; links are left out
    source = raw.data.decode("latin-1").replace("\\fldinst{", "\\fldinst {")
    if len(font_table_group(source)) > _LONGEST_FONTS:
        return nothing(raw.file, "a list of fonts without end: save it as .docx or .txt")
    source, hidden = _without_hidden(source)
    source = _ROW.sub(r"\\par\\trowd", _CELL.sub(r"\\tab", source))
    try:
        text = rtf_to_text(source, encoding=encoding, errors="replace")
    except (LookupError, ValueError, IndexError, KeyError, RecursionError, OverflowError):
        return nothing(raw.file, DAMAGED)
    reading = read_document(Document(raw.file, clean(_whole_characters(text))), raw)
    if not hidden:
        return reading
    said = f"hidden text ({hidden:,}), not read: show it and save the file to have it read"
    return replace(reading, skipped=(*reading.skipped, Skipped(raw.file, "", said)))


def _whole_characters(text: str) -> str:
    r"""Return a text with the halves of characters beyond 16 bits made whole.

    Examples:
        >>> _whole_characters("\ud83d\ude00!") == "\U0001f600!"
        True
    """
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)


def _without_hidden(source: str) -> tuple[str, int]:
    r"""Return the source of a file with hidden text put where readers look past it.

    Args:
        source: The file; text is hidden from ``\v`` to ``\v0`` or to the end of its group.

    Returns:
        The source with each such piece in a group ``{\*...}``, and the number of pieces of text.
    """
    pieces: list[str] = []
    last = depth = count = 0
    begun: int | None = None  # how deep the hidden piece began
    for match in _SIGN.finditer(source):
        sign = match[0].rstrip(" ")
        ends = begun == depth and sign in {"}", "\\v0"}
        if ends:
            piece = source[last : match.start()]
            pieces += [piece, "}", "\\par " if _BREAK.search(piece) else ""]
            count += bool(_CONTROL.sub("", piece).strip()) and not _is_of_index(source, last)
            last, begun = (match.start() if sign == "}" else match.end()), None
        elif sign in {"\\v", "\\v1"} and begun is None:
            pieces += [source[last : match.start()], "{\\*\\v"]
            last, begun = match.end(), depth
        depth += (sign == "{") - (sign == "}")
    pieces.append(source[last:])
    return "".join(pieces), count


def _is_of_index(source: str, at: int) -> bool:
    """Return whether a hidden piece is an entry of an index, which readers look past anyway."""
    return _OF_INDEX.search(source[max(0, at - _BEFORE) : at].removesuffix("\\v")) is not None
