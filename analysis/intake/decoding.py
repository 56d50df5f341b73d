"""Bytes in, text out, whatever its encoding."""

import re
from dataclasses import dataclass
from unicodedata import category

from analysis.intake.oldbytes import old_encoding

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_OLD_BYTE = re.compile(
    rb"[\x85\x91-\x97]|(?<=[A-Za-z])[\xc0\xc1\xc4-\xe1\xe3-\xff]|[\xc0\xc1\xc4-\xe1\xe3-\xff](?=[a-z])"
)
_BINARY = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
# A text counts as damaged UTF-8 up to so many bad bytes to each of the first good sequences, or as
# many bad ones as good: in two-byte encodings of Asia good ones come by chance.
_FEW_BAD, _FIRST_GOOD = 4, 5
_JAPANESE_MAIL = re.compile(rb"\x1b\$[@B](?:[!-~]{2})+\x1b\([BJ]")
_PROBE_BYTES = 100_000
_SHORT_PROBE = 200  # bytes: too few for statistics of letters


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file, and what was wrong with its bytes.

    Attributes:
        text: The text as decoded, not yet cleaned.
        note: One line when bytes had to be replaced, else "".
    """

    text: str
    note: str = ""


def decode(data: bytes) -> Decoded:
    """Return the text of a file's bytes, whatever its encoding.

    A byte order mark decides; then the signs of ISO-2022-JP and of UTF-16; then strict UTF-8.
    Damaged UTF-8 keeps its good characters, the bad bytes are replaced and counted; lines of
    Windows-1252 in between are read as such. What was never UTF-8 is read as Windows-1252, or as
    charset-normalizer finds where that would give no words.

    Args:
        data: Content of the file.

    Returns:
        The text and, where bytes were replaced, a note with their number.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    probe = data[:_PROBE_BYTES]
    if _JAPANESE_MAIL.search(probe):
        return _decode_as(data, "iso2022_jp")
    wide = _wide_encoding(probe)
    if wide:
        return _decode_as(data, wide)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        good = len(_MULTIBYTE.findall(data))
        if good:
            damaged = _mixed(data) or _decode_as(data, "utf-8")
            # one chance hit in a text of another encoding does not make it UTF-8
            if damaged.text.count("\ufffd") <= max(_FEW_BAD * min(good, _FIRST_GOOD), good):
                return damaged
    return _decode_as(data, _encoding_of(probe))


def _wide_encoding(probe: bytes) -> str:
    """Return the form of UTF-16 that shows by NUL bytes at every other place, or "".

    In Latin letters half of all bytes are such. In others only those of blanks and line ends are:
    there the bytes must be no text by themselves, and become one.
    """
    even, odd = probe[::2].count(0), probe[1::2].count(0)
    few = even + odd < len(probe) // 20
    if few or min(even, odd) * 4 >= max(even, odd):
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if even + odd > len(probe) // 4:
        return encoding
    text = probe.decode(encoding, "replace")
    becomes_text = sum(map(_is_of_text, text)) * 10 > len(text) * 9
    return encoding if becomes_text and is_binary(probe.decode("utf-8", "replace")) else ""


def _is_of_text(character: str) -> bool:
    return character.isalnum() or character.isspace() or category(character)[0] in "PM"


def is_binary(text: str) -> bool:
    """Return whether a decoded file is no text: full of controls and undecodable bytes."""
    start = text[:_PROBE_BYTES]
    if len(start) < _SHORT_PROBE:
        return False
    return len(_BINARY.findall(start)) * 10 > len(start)


def _mixed(data: bytes) -> Decoded | None:
    """Return UTF-8 text some lines of which are Windows-1252, or None where it is not that.

    Such a line holds no sequence of UTF-8, and each of its high bytes is a letter beside a letter
    or a typographic mark.
    """
    lines = data.split(b"\n")
    texts: list[str] = []
    old = 0
    for line in lines:
        try:
            texts.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            if _MULTIBYTE.search(line) or _OLD_BYTE.sub(b"", line).isascii() is False:
                return None
            texts.append(line.decode("cp1252"))
            old += 1
    note = f"{old:,} line{'s' * (old > 1)} read as Windows-1252, the others as UTF-8"
    return Decoded("\n".join(texts), note)


def _encoding_of(probe: bytes) -> str:
    """Return the name of a one-byte (or Asian) encoding that makes words of the bytes."""
    high = sum(byte >= 0x80 for byte in probe)  # noqa: PLR2004 - end of ASCII
    if high * (5 if len(probe) > _SHORT_PROBE else 2) < len(probe):
        found = old_encoding(probe)
        if found:
            return found
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rare, and slow to import

    best = from_bytes(probe[:20_000]).best()
    return best.encoding if best is not None else "cp1252"


def _decode_as(data: bytes, encoding: str) -> Decoded:
    """Decode, replacing and counting what does not fit."""
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    if not bad:
        return Decoded(text)
    return Decoded(text, f"{bad} undecodable byte{'s' * (bad > 1)} replaced (read as {encoding})")
