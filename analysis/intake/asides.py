"""Pieces of a page inside running text: links, words of a form, directions of a transcript."""

import re

from analysis.intake.promotions import Span

LINK, FORM = "link to another article", "words of a form"
POSTED = "where a post of a feed appeared"
STAGE = "direction of a transcript"
_LABELS = "RELATED|READ|WATCH|LISTEN|SEE|MORE|VIDEO|PHOTOS"
# "(RELATED: ...)", "(Read more: ...)", "( WATCH: ...)"; a title has no full stop before its end.
_LINK = re.compile(
    rf"\( ?(?:(?:ALSO |SEE )?(?:{_LABELS})(?: ALSO| MORE)?|(?:Also |See )?Related|Read"
    r"(?: [Mm]ore| [Aa]lso)?|Watch|See [Aa]lso|More|"
    r"Also on [A-Z][\w ]{1,30}): ?[^()]{4,200}(?<!\.)\)"
)
_NEXT = r"(?:(?<=[.!?…\"”’)*]\s)|(?<=\A)|(?<=\*\*))"
# Whole sentences that the forms and gates of pages say to their reader.
_FORM = re.compile(
    rf"{_NEXT}(?:You (?:can|may) (?:unsubscribe|opt[ -]out)[^.!?]{{0,60}}|"
    r"This site is protected by reCAPTCHA[^.!?]{0,120}|"
    r"By (?:signing up|subscribing|registering|submitting|clicking)[^.!?]{1,60}"
    r"(?:you|your)[^!?]{3,160}?|"
    r"(?:Please )?[Ss]ign up (?:here|now|below)(?:, and [^.!?]{3,40})?|"
    r"Sign up (?:to (?:receive|get)|for) [^.!?]{3,120}?"
    r"(?:stor(?:y|ies)|newsletters?|alerts?|updates?|briefing|inbox)\b[^.!?]{0,60}|"
    r"Please (?:re-enter|verify you[’']re not a robot|enter a valid e-?mail)[^.!?]{0,60}|"
    r"Invalid e-?mail address|"
    r"(?:\[ ?)?[Cc]lick here (?:to|for) (?:log|sign|subscribe|see|read|reprint|get|find|view|watch)"
    r"[^.!?]{0,80})(?:[.!?\]]+(?=\s|\*|\Z)|\Z)"
)
# What blogs put below a post in their feed.
_POSTED = re.compile(
    r"(?:(?<=\s)|\A)The post [^a-z].{1,250}? appeared first on [^a-z\s][^,;:!?]{1,78}\Z"
)
# What a transcript says of sounds, films, breaks and the time: "(APPLAUSE)", "[00:12:04]".
_SOUND = (
    r"applause|laughter|laughs|cheers|cheering|boos|booing|chants?|chanting|crosstalk|cross-talk|"
    r"inaudible|unintelligible|indiscernible|off-?mi[ck]e?|phonetic|music(?: playing)?|"
    r"commercial break|voice-?over|on[ -]camera|through (?:a )?(?:translator|interpreter)|"
    r"(?:begin|start|end)(?: of)? (?:video|audio)[ -]?(?:clips?|tapes?|feed)?"
)
# Two patterns, each with a plain first letter: searching is several times faster so.
_SOUNDS = rf"(?i:{_SOUND})(?:(?i:,| and) (?i:{_SOUND}))*\.?[)\]]"
_STAGE = (
    re.compile(rf"\({_SOUNDS}"),
    re.compile(rf"\[(?:{_SOUNDS}|\d{{1,2}}(?::[0-5]\d){{1,2}}\])"),
)
# Without one of these no such sentence; cheap to look for.
_HINTS = (
    "unsubscribe", "opt out", "opt-out", "reCAPTCHA", "By signing", "By subscribing", "By regist",
    "By submitting", "By clicking", "ign up", "re-enter", "a robot", "valid e", "lick here",
    "appeared first on ",
)  # fmt: skip


def may_stray(text: str) -> bool:
    """Return whether a text, of any length, may hold an aside; cheap."""
    if any(map(text.__contains__, _HINTS)) or _LINK.search(text):
        return True
    return any(stage.search(text) for stage in _STAGE)


def asides(line: str) -> list[Span]:
    """Find links, words of forms and directions of transcripts in a line of running text.

    Args:
        line: A paragraph, or a whole body on one line.

    Returns:
        Spans in order, not overlapping; [] for most lines.

    Examples:
        >>> line = "Rents rose. (RELATED: Who Owns The Quay?) You can unsubscribe at any time."
        >>> [line[span.start : span.end] for span in asides(line)]
        ['(RELATED: Who Owns The Quay?)', 'You can unsubscribe at any time.']
    """
    found = [(match, "furniture", LINK) for match in _LINK.finditer(line)]
    found += [(match, "furniture", STAGE) for stage in _STAGE for match in stage.finditer(line)]
    if any(map(line.__contains__, _HINTS)):
        found += [(match, "promotion", FORM) for match in _FORM.finditer(line)]
        found += [(match, "furniture", POSTED) for match in _POSTED.finditer(line)]
    spans = [Span(match.start(), match.end(), kind, rule) for match, kind, rule in found]
    return sorted(spans, key=lambda span: span.start)
