"""Saved mails (.eml): a newsletter is an article or a page of several."""

import email
import re
from collections.abc import Sequence
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from analysis.intake.decoding import decode
from analysis.intake.kinds import ENVELOPE
from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.texts import read_document, unwrapped
from analysis.intake.web import plain_text, read_web_page
from analysis.records import Document, Skipped
from analysis.text.cleaning import clean, one_line

_LONGEST_HEADER = 2_000
_ENVELOPE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))" + ENVELOPE.encode(), re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>From ", re.MULTILINE)  # a line of the text, told apart by its sign
_SAVED_BY = re.compile(r"<?Saved by ")
_XHTML = "application/xhtml+xml"
_ADDRESS_LINE = re.compile(r"^[<\[(]?https?://\S+[>\])]?$", re.MULTILINE)
_SHORT = 200  # characters: a plain part as short as this says only "see the HTML part"


def read_mailbox(raw: Raw) -> Reading:
    """Read the mails of a mailbox, one after the other.

    Args:
        raw: The file.

    Returns:
        What ``read_mail`` returns of each, with its number.
    """
    envelopes = [match.span() for match in _ENVELOPE.finditer(raw.data)]
    if not envelopes or raw.data[: envelopes[0][0]].strip():
        return nothing(raw.file, "does not begin with a mail: save its mails as .eml")
    ends = [*(start for start, _ in envelopes[1:]), len(raw.data)]
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for number, ((_, start), end) in enumerate(zip(envelopes, ends, strict=True), 1):
        place = f"mail {number}"
        if number > raw.limits.rows:
            advice = f"more than {raw.limits.rows:,} mails: split the file"
            skipped.append(Skipped(raw.file, f"from {place}", advice))
            break
        mail = _QUOTED_FROM.sub(b"From ", raw.data[start:end])
        reading = read_mail(replace(raw, data=mail))
        documents += [replace(one, place=_place(place, one.place)) for one in reading.documents]
        skipped += [replace(row, place=_place(place, row.place)) for row in reading.skipped]
    return Reading(tuple(documents), tuple(skipped))


def _place(mail: str, place: str) -> str:
    return f"{mail}, {place}" if place else mail


def read_mail(raw: Raw) -> Reading:
    """Read a saved mail, or a web page that a browser saved in the form of one (.mhtml).

    Args:
        raw: The file.

    Returns:
        One document: subject as title, sender as source, date, and the text of its plain part, or
        of its HTML part where the plain one says next to nothing; a skipped row for each
        attachment. Of a web page what ``read_web_page`` returns.
    """
    try:
        message = email.message_from_bytes(raw.data)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError, MessageError):
        return nothing(raw.file, "damaged, or no mail: save its text as .txt")
    address = _header(message, "Snapshot-Content-Location")
    if address or _SAVED_BY.match(_header(message, "From")):
        return _saved_page(parts, address, raw)
    return _read_parts(message, parts, raw)


def _saved_page(parts: Sequence[Message], address: str, raw: Raw) -> Reading:
    """Read the first page of a web page's parts; the others are its frames and pictures."""
    pages = (one for one in parts if one.get_content_type() in {"text/html", _XHTML})
    page = next(pages, None)
    if page is None:
        return nothing(raw.file, "no web page in it: save the page as .html")
    reading = read_web_page(_content(page), raw)
    documents = (replace(one, url=one.url or address) for one in reading.documents)
    return replace(reading, documents=tuple(documents))


def _read_parts(message: Message, parts: Sequence[Message], raw: Raw) -> Reading:
    """Read the parts of a mail."""
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
