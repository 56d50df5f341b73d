"""The border that every text crosses: nothing behind it meets a damaged or unseen character."""

import re
import unicodedata

# What a reader cannot see or a terminal would obey: C0 and C1 controls, soft hyphen, zero-width and
# bidi controls, interlinear marks, lone surrogates, tag characters.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_DROP = re.compile(f"[{_INVISIBLE}]+")
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ODD = re.compile(f"[{_INVISIBLE}\r\x0b\x0c\x85\u2028\u2029\t]")
_ASCII_ODD = bytes(i for i in (*range(9), *range(11, 32), 127))


def clean(text: str) -> str:
    r"""Return the text in NFC, lines ended by a line feed, without invisible characters.

    Lone surrogates, NUL and other controls, bidi and zero-width characters go; tabs become spaces.
    Typography (quotes, dashes) stays as written. Cleaning twice changes nothing.

    Args:
        text: Any string, also one that no encoding could write.

    Returns:
        The clean text.

    Examples:
        >>> clean("a\r\nb\x00\u200bc")
        'a\nbc'
    """
    if text.isascii():
        raw = text.encode("ascii")
        if len(raw.translate(None, _ASCII_ODD + b"\t")) == len(raw):
            return text
    if _ODD.search(text):  # most texts hold none
        text = _DROP.sub("", _BREAK.sub("\n", text)).replace("\t", " ")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return the cleaned text on one line, runs of white space as one space."""
    return " ".join(clean(text).split())


def says_only(text: str, line: str) -> bool:
    r"""Tell whether a clean text is one line and no more, white space and capitals aside.

    Examples:
        >>> says_only(" Gates\n SHUT ", "Gates shut"), says_only("Gates shut. Why?", "Gates shut")
        (True, False)
    """
    count = len(line.split())
    found = text.split(maxsplit=count)  # a long text is not read to its end
    return len(found) == count and " ".join(found).casefold() == " ".join(line.split()).casefold()
