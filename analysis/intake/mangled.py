"""UTF-8 that somebody's program has read as Windows-1252: "itâ€™s" for "it’s"."""

import re

# Windows-1252 leaves five bytes open; programs take them for the controls of the same number.
_HIGH = {bytes([n]).decode("cp1252", "ignore") or chr(n): n for n in range(0x80, 0x100)}
_NEXT = "".join(re.escape(sign) for sign, byte in _HIGH.items() if byte < 0xC0)  # noqa: PLR2004
# Only what becomes a letter of Western Europe or a mark of print. Others come in good texts, too:
# "Spaß“" and "préféré »" are bytes of UTF-8, and mean what they say.
_MANGLED = re.compile(f"[ÂÃ][{_NEXT}]|â[€\u201a„][{_NEXT}]|Ë[œ†]|Å[\\xa0¡’“\xb8½¾]|Æ’")
# One of these is never meant: what was mangled once was mangled throughout.
_SURE = re.compile(f"â€[{_NEXT}]|Ã[¡-¿]")
_MOST_TIMES = 3  # a file may have been saved so again and again


def unmangled(text: str) -> tuple[str, int]:
    """Return a text with what UTF-8 became as Windows-1252 undone, and how many characters that is.

    Examples:
        >>> unmangled("Itâ€™s the cafÃ©"), unmangled("« Préféré »")
        (('It’s the café', 2), ('« Préféré »', 0))
    """
    most = 0
    for _ in range(_MOST_TIMES):
        if not _SURE.search(text):
            break
        text, found = _MANGLED.subn(_meant, text)
        most = max(most, found)
    return text, most


def _meant(found: re.Match[str]) -> str:
    """Return the character that a sequence stands for; itself where it stands for none."""
    return bytes(_HIGH[sign] for sign in found[0]).decode("utf-8", "ignore") or found[0]
