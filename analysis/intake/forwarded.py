"""Forwarded mails: the message that was passed on, and who sent it when.

Mail programs put its head between what the forwarder wrote and its text: "From: ...", "Sent: ...",
"To: ...", "Subject: ..." in the forwarder's language, often below a line that says so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from email.utils import parseaddr

from analysis.text.cleaning import one_line

# Names in the head of a message as mail programs write them, by the field they give.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "source": ("from", "von", "de", "da", "van"),
    "published": (
        "date", "sent", "datum", "gesendet", "envoyé", "envoyé le", "fecha", "enviado",
        "enviado el", "enviada em", "data", "inviato", "verzonden",
    ),
    "title": ("subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp"),
    "": (
        "to", "cc", "bcc", "reply-to", "importance", "attachments", "an", "kopie", "antwort an",
        "à", "a", "para", "aan",
    ),
}  # fmt: skip
_FIELD_OF = {name: field for field, names in _FIELDS.items() for name in names}
_HEAD_LINE = re.compile(r"[*\s]*(?P<name>[^\W\d][^\W\d _-]*(?:[ -][^\W\d_]+)?)\s?:")
_LONGEST_NAME = 20
_FEWEST = 3  # names that make a head: an article may hold a line "To: the editor"
_PASSED_ON = re.compile(
    r"(?i)-{2,} ?(?:forwarded (?:message|by .{1,80})|weitergeleitete (?:nachricht|e-?mail)|"
    r"message transféré|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|"
    r"doorgestuurd bericht) ?-{2,}|(?:begin forwarded message|anfang der weitergeleiteten "
    r"(?:nachricht|e-?mail)|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|"
    r"inizio messaggio inoltrato) ?:"
)
_PREFIX = re.compile(r"(?i)(?:(?:fwd?|wg|tr|rv|enc) ?: ?)+")
_ADDRESS = re.compile(r"[^@]{0,80}\S@\S{1,80}[>;,]?")
_QUOTED = re.compile(r"> ?")
_NOTE = 200  # characters above a head, at most, where nothing else says that the mail is passed on
_SENT_FROM = re.compile(
    r"(?i)(?:sent from my .{2,40}|von meinem .{2,30} gesendet|envoyé (?:de|depuis) mon .{2,30}|"
    r"enviado desde mi .{2,30}|inviato da(?:l mio)? .{2,30}|get outlook for .{2,20})"
)
_SIGNATURE = 10  # lines of a signature, below "--" (RFC 3676)
_LONGEST_HEAD = 100  # lines
_MOST_TIMES = 20  # that a message was passed on


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A message that was passed on.

    Attributes:
        title: Its subject.
        source: Who sent it.
        published: Its date as written.
        above: Lines above its text: what the forwarder wrote, and its head.
        lines: Lines of its text.
    """

    title: str
    source: str
    published: str
    above: tuple[str, ...]
    lines: tuple[str, ...]


def forwarded(lines: Sequence[str], subject: str) -> Forwarded | None:
    """Return the message that a mail passes on, the innermost of several; None without one.

    Args:
        lines: Lines of the mail, as its margin broke them.
        subject: Its subject.

    Returns:
        The message. None, too, for a mail that only quotes what it answers.
    """
    found: Forwarded | None = None
    for _ in range(_MOST_TIMES):
        inner = _first_in(lines, subject)
        if inner is None:
            break
        above = (*found.above, *inner.above) if found else inner.above
        found = replace(inner, above=above)
        lines, subject = inner.lines, inner.title
    return found


def _first_in(lines: Sequence[str], subject: str) -> Forwarded | None:
    """Return the message below the first head among some lines, if it was passed on."""
    written = 0
    said = _PREFIX.match(subject) is not None
    for at, line in enumerate(lines):
        said = said or _PASSED_ON.fullmatch(line.strip(" *>")) is not None
        if not said and written > _NOTE:
            return None
        found = _head_at(lines, at)
        if found is not None and any(one.strip() for one in found.lines):
            title = found.title or _PREFIX.sub("", subject, count=1)
            return replace(found, title=title, above=(*lines[:at], *found.above))
        written += len(line.strip())
    return None


def _head_at(lines: Sequence[str], at: int) -> Forwarded | None:
    """Return the message whose head begins at a line, or None."""
    if _name_in(lines[at]) is None:
        return None
    quoted = _QUOTED.match(lines[at]) is not None
    rest = [
        _QUOTED.sub("", one, count=1) if quoted else one for one in lines[at : at + _LONGEST_HEAD]
    ]
    values: dict[str, str] = {}
    name, end = "", 0
    for number, line in enumerate(rest):
        own = _name_in(line)
        if own is not None and own not in values:
            name, end = own, number + 1
            values[name] = line.partition(":")[2]
        elif line.strip() and _is_address(line, name, values):
            values[name], end = f"{values[name]} {line}", number + 1
        elif line.strip() and _goes_on(rest, number, values):
            values[name] += f" {line}"
        elif line.strip():
            break
    fields = {_FIELD_OF[name]: one_line(value.strip("* ")) for name, value in values.items()}
    if len(values) < _FEWEST or "source" not in fields or not {"title", "published"} & set(fields):
        return None
    below = (_QUOTED.sub("", one, count=1) if quoted else one for one in lines[at + end :])
    return Forwarded(
        fields.get("title", ""),
        _sender(fields["source"]),
        fields.get("published", ""),
        tuple(rest[:end]),
        tuple(below),
    )


def _name_in(line: str) -> str | None:
    """Return the name with which a line of a head begins, in small letters, or None."""
    match = _HEAD_LINE.match(_QUOTED.sub("", line, count=1))
    name = match["name"].casefold() if match and len(match["name"]) <= _LONGEST_NAME else ""
    return name if name in _FIELD_OF else None


def _is_address(line: str, name: str, values: Mapping[str, str]) -> bool:
    """Return whether a line goes on with a list of whom a message went to."""
    listed = bool(name) and not _FIELD_OF[name]
    begun = values[name].rstrip().endswith((",", ";")) if listed else False
    return begun or (listed and _ADDRESS.fullmatch(line.strip()) is not None)


def _goes_on(lines: Sequence[str], at: int, values: Mapping[str, str]) -> bool:
    """Return whether a line goes on with the value above it: another name stands just below."""
    for line in lines[at + 1 : at + 4]:
        name = _name_in(line)
        if name is not None:
            return name not in values
        if not line.strip():
            return False
    return False


def signature_start(lines: Sequence[str]) -> int:
    """Return where the signature below a mail begins; the number of lines where there is none."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].strip()), 0)
    end = last if _SENT_FROM.fullmatch(lines[last].strip()) else last + 1 if lines else 0
    marks = (at for at in range(max(0, end - _SIGNATURE), end) if lines[at].rstrip() == "--")
    start = next(marks, end)
    return start if any(line.strip() for line in lines[start:]) else len(lines)


def _sender(value: str) -> str:
    """Return the name of who sent a message; the address where there is no name."""
    value = re.sub(r"\[(?:mailto:)?([^\]\s]+)\]", r"<\1>", value).replace("<mailto:", "<")
    name, address = parseaddr(value)
    return one_line(name) or one_line(address) or value.partition("<")[0].strip()
