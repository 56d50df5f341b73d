"""Saved mails (.eml): a newsletter is an article or a page of several."""

import email
import re
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from analysis.intake.decoding import decode
from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.texts import read_document, unwrapped
from analysis.intake.web import plain_text
from analysis.records import Document, Skipped
from analysis.text.cleaning import clean, one_line

_LONGEST_HEADER = 2_000
_ADDRESS_LINE = re.compile(r"^[<\[(]?https?://\S+[>\])]?$", re.MULTILINE)
_SHORT = 200  # characters: a plain part as short as this says only "see the HTML part"


def read_mail(raw: Raw) -> Reading:
    """Read a saved mail.

    Args:
        raw: The file.

    Returns:
        One document: subject as title, sender as source, date, and the text of its plain part, or
        of its HTML part where the plain one says next to nothing; a skipped row for each
        attachment.
    """
    try:
        message = email.message_from_bytes(raw.data)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError, MessageError):
        return nothing(raw.file, "damaged, or no mail: save its text as .txt")
    plain, markup = "", ""
    skipped: list[Skipped] = []
    for part in parts[: raw.limits.members]:
        kind = part.get_content_type()
        name = _filename(part)
        if name or kind not in {"text/plain", "text/html"}:
            reason = f"attachment not read ({kind}): save it as a file of its own"
            skipped.append(Skipped(raw.file, one_line(name)[:100] or "attachment", reason))
        elif kind == "text/plain":
            plain = plain or _content(part)
        else:
            markup = markup or _content(part)
    text = _text(plain, markup, raw)
    if not text.strip():
        return Reading(skipped=(*skipped, Skipped(raw.file, "", "no text in the mail")))
    name, address = parseaddr(_header(message, "From"))
    document = Document(
        raw.file,
        text,
        title=_header(message, "Subject"),
        source=one_line(name) or one_line(address),
        published=_header(message, "Date"),
    )
    reading = read_document(document, raw)
    return Reading(reading.documents, (*skipped, *reading.skipped), reading.day_first)


def _text(plain: str, markup: str, raw: Raw) -> str:
    """Return the text of a mail: the plain part unless it says next to nothing."""
    own = _ADDRESS_LINE.sub("", clean(plain))
    other = plain_text(markup, raw.limits) if len(own.strip()) < _SHORT else ""
    return other if len(other) > len(own) else "\n".join(unwrapped(own.split("\n")))


def _content(part: Message) -> str:
    """Return the text of a part, whatever its transfer encoding and character set."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return data.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):
        return decode(data).text


def _filename(part: Message) -> str:
    """Return the name of an attached file, "" for a part of the mail itself."""
    try:
        return str(part.get_filename() or "")
    except (LookupError, ValueError, TypeError, AttributeError, MessageError):
        return "attachment"


def _header(message: Message, name: str) -> str:
    """Return a header as text on one line."""
    value = str(message.get(name) or "")[:_LONGEST_HEADER]
    try:
        return one_line(str(make_header(decode_header(value))))
    except (LookupError, ValueError, TypeError, AssertionError, MessageError):
        return one_line(value)
