"""Saved mails (.eml): a newsletter is an article or a page of several."""

import email
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from analysis.intake.decoding import decode
from analysis.intake.forwarded import forwarded, signature_start
from analysis.intake.kinds import ENVELOPE
from analysis.intake.newsletters import articles_of
from analysis.intake.reading import Raw, Reading, nothing, placed
from analysis.intake.texts import read_document, unwrapped
from analysis.intake.web import plain_text, read_web_page
from analysis.records import Document, Skipped
from analysis.text.cleaning import clean, one_line

_LONGEST_HEADER = 2_000
_ENVELOPE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))" + ENVELOPE.encode(), re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>From ", re.MULTILINE)  # a line of the text, told apart by its sign
_SAVED_BY = re.compile(r"<?Saved by ")
_MAIL = "message/rfc822"
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
        reading = placed(reading, place)
        documents += reading.documents
        skipped += reading.skipped
    return Reading(tuple(documents), tuple(skipped))


def read_mail(raw: Raw) -> Reading:
    """Read a saved mail, or a web page that a browser saved in the form of one (.mhtml).

    Args:
        raw: The file.

    Returns:
        Subject as title, sender as source, date, and the text of the plain part, or of the HTML
        part where the plain one says next to nothing; those of the message that was passed on
        where it is a forwarded one. A document for each article of a newsletter and each mail
        attached to it; a skipped row for each other attachment. Of a web page what
        ``read_web_page`` returns.
    """
    try:
        message = email.message_from_bytes(raw.data)
        parts = list(_parts(message))
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError, MessageError):
        return nothing(raw.file, "damaged, or no mail: save its text as .txt")
    address = _header(message, "Snapshot-Content-Location")
    if address or _SAVED_BY.match(_header(message, "From")):
        return _saved_page(parts, address, raw)
    return _read_parts(message, parts, raw)


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail in order; a mail that is attached to it is one part."""
    parts = _held_in(message)
    if not parts:
        yield message
    for part in parts:
        if part.get_content_type() == _MAIL:
            yield part
        else:
            yield from _parts(part)


def _held_in(message: Message) -> list[Message]:
    """Return the parts that a part of a mail is made of."""
    held = message.get_payload()
    return [one for one in held if isinstance(one, Message)] if isinstance(held, list) else []


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
    attached: list[Message] = []
    for part in parts[: raw.limits.members]:
        kind = part.get_content_type()
        name = _filename(part)
        if kind == _MAIL:
            attached.append(part)
        elif name or kind not in {"text/plain", "text/html"}:
            reason = f"attachment not read ({kind}): save it as a file of its own"
            skipped.append(Skipped(raw.file, one_line(name)[:100] or "attachment", reason))
        elif kind == "text/plain":
            plain = plain or _content(part)
        else:
            markup = markup or _content(part)
    own = _read_text(message, plain, markup, raw)
    if not own.documents and attached and not clean(plain + markup).strip():
        own = Reading()  # the mail is there for what is attached to it
    readings = (own, *(_attached(one, number, raw) for number, one in enumerate(attached, 1)))
    documents = tuple(document for one in readings for document in one.documents)
    return Reading(
        documents, (*skipped, *(row for one in readings for row in one.skipped)), own.day_first
    )


def _attached(part: Message, number: int, raw: Raw) -> Reading:
    """Read a mail that is attached to another."""
    place = f"attached mail {number}"
    inner = _held_in(part)
    if not inner or raw.depth >= raw.limits.archives:
        reason = f"damaged, or more than {raw.limits.archives} mails inside one another"
        return nothing(raw.file, f"{reason}: save it as a file of its own", place=place)
    reading = _read_parts(inner[0], list(_parts(inner[0])), replace(raw, depth=raw.depth + 1))
    return placed(reading, place)


def _read_text(message: Message, plain: str, markup: str, raw: Raw) -> Reading:
    """Read the text of a mail: as one article, or as those of a newsletter."""
    name, address = parseaddr(_header(message, "From"))
    own = _ADDRESS_LINE.sub("", clean(plain))
    page = plain_text(markup, raw.limits)
    document = Document(
        raw.file,
        page,
        title=_header(message, "Subject"),
        source=one_line(name) or one_line(address),
        published=_header(message, "Date"),
    )
    several = articles_of(markup, _passed_on(document, joined=False), raw.limits)
    if several:
        return Reading(several)
    if len(own.strip()) >= _SHORT or len(page) <= len(own):
        document = _passed_on(replace(document, text=own), joined=True)
    else:
        document = _passed_on(document, joined=False)
    if not document.text.strip():
        return nothing(raw.file, "no text in the mail")
    return read_document(document, raw)


def _passed_on(document: Document, *, joined: bool) -> Document:
    """Return the message that a mail passes on, or the mail; joined: broken lines made whole."""
    lines = document.text.split("\n")
    found = forwarded(lines, document.title)
    above: tuple[str, ...] = ()
    if found is not None:
        document = replace(
            document, title=found.title, source=found.source, published=found.published
        )
        above, lines = found.above, [*found.lines]
    end = signature_start(lines)
    text = "\n".join(unwrapped(lines[:end]) if joined else lines[:end]).strip("\n")
    left = [(0, line) for line in above] + [(text.count("\n") + 1, line) for line in lines[end:]]
    return replace(document, text=text, dropped=tuple(pair for pair in left if pair[1].strip()))


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
