"""What agencies and desks leave at the edges of a text."""

import re

from analysis.intake.promotions import Span

_AGENCIES = (
    "Reuters|AP|Associated Press|The Associated Press|AFP|Agence France-Presse|PA|"
    "PA Media|UPI|DPA|dpa|"
    "Bloomberg|Bloomberg News|ANI|PTI|IANS|Xinhua|TASS|EFE|ANSA|Kyodo|Kyodo News|CNN|AAP|"
    "Thomson Reuters Foundation|Tribune News Service|States News Service|Press Association"
)
_WIRE_WORDS = "Wire|Newswires?|Press|News|Agency|Service|News Service|Media"
_AGENCY = rf"(?:{_AGENCIES}|(?:[A-Z][\w&'-]* ){{1,3}}(?:{_WIRE_WORDS}))"
# "arp/sms/bgs" after the last sentence.
_INITIALS = re.compile(r"(?:(?<=[.!?\"'”’)])\s+|^)([a-z]{1,4}(?:/[a-z]{1,4}){1,5})$")
_IN_BRACKETS = re.compile(
    rf"(?:(?<=[.!?\"'”’)])\s+|^)(\((?:With (?:inputs|reporting|"
    rf"files) from )?(?P<agency>{_AGENCY})\)\.?)$",
)
_DASHED = re.compile(rf"(?:(?<=[.!?\"'”’)])\s*|^)((?:--|—|–|-) ?(?P<agency>{_AGENCY})\.?)$")
_DESK = re.compile(
    r"(?:(?<=[.!?\"'”’)])\s+|^)(\(?(?:(?:Additional )?[Rr]eporting by|Writing by|Edit(?:ed|ing) by|"
    r"Compiled by)[ :][^.()]{2,200}?[;.,]? ?(?:(?:[Ww]riting|"
    r"[Ee]diting) by [^.()]{2,120}?)?\)?\.?)$"
)
CONTRIBUTED = "who contributed to the report"
_PLAIN = r"(?:[^.!?]|(?<=\b[A-Z])\.|(?<=\b[JS]r)\.)"  # no end of a sentence
_WORK = r"(?:this|the) (?:report|story|article|piece|dispatch|post)"
_CONTRIBUTED = re.compile(
    rf"(?:(?<=[.!?\"'”’)])\s+|"
    rf"^)((?:{_PLAIN}{{0,120}}?\b)??(?P<agency>{_AGENCY})(?: (?:reporters?|writers?|"
    rf"journalists?) {_PLAIN}{{2,120}}?)? contributed (?:reporting )?(?:to|from) [^.!?]{{3,80}}\.|"
    rf"[A-Z]{_PLAIN}{{2,300}} contributed (?:reporting|(?:reporting )?to {_WORK}"
    rf"(?: (?:from|in) {_PLAIN}{{2,60}})?)\.)$"
)
# "LONDON (Reuters) - ", and what carries press releases: "LONDON, 1 March 2024 /PRNewswire/ -- "
_DATELINE = re.compile(
    rf"^[A-Z][\w .,'/-]{{1,60}}(?:\((?P<agency>{_AGENCY}|[A-Z]+ (?:NEWS)?WIRE)\)|"
    r"/(?P<wire>[A-Z][\w -]{1,30})/) ?(?:--|—|–|-)"
)
_BYLINE = re.compile(
    r"(?:By|BY|Written by|Story by|Reported by|Report by|Words by|Author:|by) (?!(?:The|"
    r"the|A|An|This|All)\b)"
    r"[A-Z][\w'’.-]*(?:,? (?:[A-Z][\w'’.&/-]*|and|for|of|the|de|van|von|la|in|del|&|"
    r"staff|reporters?|"
    r"correspondents?|writers?|editors?|agencies)){0,14}"
    r"(?: ?[|·•,–—-] ?.{2,60})?"
)
_STAFF = re.compile(
    r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}(?:, | \| | - )?(?:(?:Senior |Staff |Chief |"
    r"Political |Business |Sports |"
    r"Health |Science |Crime )*(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|"
    r"[Cc]olumnist|staff))"
)
_LONGEST_EDGE = 400
_SHORT_EDGE = 60
_LONGEST_BYLINE = 120


def sign_off(line: str) -> tuple[Span, str] | None:
    """Return a sign-off at the end of an article's text, with the agency it names.

    Args:
        line: The article's last line of text.

    Returns:
        The span and the agency ("Reuters", or the initials as written), or None.
    """
    edge = max(0, len(line) - _LONGEST_EDGE)
    tail = line[edge:]
    end = tail[-_SHORT_EDGE:]
    for pattern, rule, able in (
        (_INITIALS, "initials of the desk after the last sentence", "/" in end),
        (_IN_BRACKETS, "agency in brackets after the last sentence", ")" in end[-2:]),
        (_DASHED, "agency after the last sentence", "-" in end or "—" in end or "–" in end),
        (_DESK, "names of reporters and editors after the last sentence", "ing by" in tail.lower()),
    ):
        match = pattern.search(tail) if able else None
        if match:
            agency = match.groupdict().get("agency") or (match[1] if pattern is _INITIALS else "")
            return Span(edge + match.start(1), edge + match.end(1), "sign-off", rule), agency
    match = _CONTRIBUTED.search(tail) if " contributed " in tail else None
    if match:
        span = Span(edge + match.start(1), edge + match.end(1), "credit", CONTRIBUTED)
        return span, match["agency"] or ""
    return None


def is_contribution(line: str) -> bool:
    """Return whether a line only says who contributed to the report."""
    may = len(line) <= _LONGEST_EDGE and " contributed " in line
    match = _CONTRIBUTED.match(line) if may else None
    return match is not None and match.end(1) == len(line)


def dateline_agency(line: str) -> str:
    """Return the agency that a dateline names, "LONDON (Reuters) - ", or ""."""
    start = line[:_LONGEST_BYLINE]
    match = _DATELINE.match(start) if "(" in start or "/" in start else None
    return match["agency"] or match["wire"] if match else ""


def is_byline(line: str) -> bool:
    """Return whether a line only says who wrote the text."""
    if len(line) > _LONGEST_BYLINE:
        return False
    return bool(_BYLINE.fullmatch(line) or _STAFF.fullmatch(line))
