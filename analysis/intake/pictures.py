"""What stands under pictures: captions, and whose picture it is."""

import re

from analysis.intake.promotions import Span

CAPTION, CREDIT = "photo caption", "photo credit"
_CREDIT_IN = re.compile(
    r"\s?\((?:(?:Photo|Image|Picture|File photo|Photograph|Video|Illustration|Credit)s?"
    r"(?:: ?| (?:by|credit:?|courtesy(?: of)?|via|from) )[^()]{2,100}|"
    r"[^()]{0,80}\b(?:Getty Images|AP Photo|Shutterstock|EPA|via Getty|iStock|"
    r"Alamy)\b[^()]{0,60})\)"
)
_CREDIT_LINE = re.compile(
    r"(?i)(?:file )?(?:photos?|images?|pictures?|photograph(?:er|s|y)?|video|graphics?|"
    r"illustration|"
    r"credits?)(?: (?:by|credits?|courtesy(?: of)?|source))?(?:: ?| by | courtesy ).{2,120}|"
    r"(?:[^.!?]{0,60}[/|] ?)?(?:getty images|ap photo|shutterstock|afp via getty images|"
    r"istock|alamy|epa)"
    r"(?:/[^.!?]{2,60}|: .{2,60})?|[A-Z][^.!?/]{1,40}/(?:reuters|ap|afp|pa|epa|getty(?: images)?)"
)
# A caption that ends in its credit, such as "A man walks by the sea. (Jane Doe/Reuters)".
_SHORT_CAPTION = re.compile(
    r"(?i).{10,100} \((?:[^()]{3,40}/)?(?:(?:reuters|ap|afp|pa|epa|getty)(?: (?:photo|"
    r"images?)[^()]{0,60})?)\)"
)
_CREDIT_HINTS = (
    "photo", "image", "getty", "shutterstock", "picture", "credit", "courtesy", "illustration",
    "graphic", "video", "/", "istock", "alamy", "epa", "(",
)  # fmt: skip
# "FILE - In this March 7 file photo, ...", "Enlarge this image", "Hide caption 4 of 37"
_OPENING = re.compile(
    r"FILE(?: PHOTO| PICTURE)? ?[:–—-] ?\S|(?:Enlarge|View) (?:this )?image\b|"
    r"(?:[Hh]ide|[Tt]oggle) [Cc]aption\b|[A-Z][\w' ,’-]{2,80} [Ff]ile [Pp]hoto\.?\Z"
)
_OF_A_GALLERY = re.compile(r"\b[Hh]ide [Cc]aption \d+ of \d+\b")
_AGENCY = r"(?:AP(?: Photo| Images)?|Reuters|REUTERS|AFP|EPA|Getty(?: Images)?|Bloomberg|PA|UPI)"
_PHOTOGRAPHER = r"[A-Z][\w.'’-]+(?: [\w.'’-]+){0,4}"
# A longer caption shows by the photographer and the agency at its very end.
_CLOSING = re.compile(
    rf"(?:\({_AGENCY}/{_PHOTOGRAPHER}(?:, [\w ]+)?\)|\({_PHOTOGRAPHER}/{_AGENCY}\)|"
    rf"\bREUTERS/{_PHOTOGRAPHER}(?:/[\w ]+)?|"
    rf"\| (?:{_PHOTOGRAPHER}(?:,[\w ]+)?[/|] ?)?{_AGENCY}(?:/{_PHOTOGRAPHER})?|"
    r"\| (?:AP Photos?|Getty Images?)(?:, \w+)? [A-Z][^|]{5,70})\.?\Z"  # the headline follows
)
_LONGEST_LINE = 120
_LONGEST_CAPTION = 500
_LONGEST_END = 100


def picture_rule(line: str) -> str:
    """Return the rule by which a line alone is seen to belong to a picture, or ""."""
    return CREDIT if is_credit(line) else CAPTION if is_caption(line) else ""


def is_credit(line: str) -> bool:
    """Return whether a line only says whose picture it is."""
    if len(line) > _LONGEST_LINE:
        return False
    if not any(map(line.lower().__contains__, _CREDIT_HINTS)):
        return False
    return bool(_CREDIT_LINE.fullmatch(line.strip("() ")) or _SHORT_CAPTION.fullmatch(line))


def is_caption(line: str) -> bool:
    """Return whether a line says what a picture shows, by how it begins or ends.

    Examples:
        >>> is_caption("FILE - In this March 7 file photo, ships wait at the quay.")
        True
        >>> is_caption("Ships wait at the quay on Monday. (AP Photo/Jane Doe)")
        True
        >>> is_caption("Ships wait at the quay, says the AP.")
        False
    """
    if "aption " in line and _OF_A_GALLERY.search(line):
        return True
    if len(line) > _LONGEST_CAPTION:
        return False
    end = line[-_LONGEST_END:]
    closed = ("/" in end or "|" in end) and _CLOSING.search(end)
    return bool(closed or _OPENING.match(line))


def may_credit(text: str) -> bool:
    """Return whether a text, of any length, has a word that a photo credit needs; cheap."""
    return any(map(text.__contains__, ("Photo", "Image", "Getty", "Credit", "Picture", "photo")))


def inner_credits(line: str) -> list[Span]:
    """Return the photo credits in brackets inside a line."""
    if "(" not in line or not may_credit(line):
        return []
    spans = []
    for match in _CREDIT_IN.finditer(line):
        lead = len(match[0]) - len(match[0].lstrip())
        spans.append(Span(match.start() + lead, match.end(), "credit", "photo credit in brackets"))
    return spans
