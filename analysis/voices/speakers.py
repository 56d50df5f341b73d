"""Who says a quote, read from the frame around it.

Rules in their order, each as sure as it proved on labelled news (PolNeAR, Newell et al. 2018):
a speaker right behind the quote ("…," said NAME; "…," NAME said), a cue before it whose subject is
looked for backwards, and one that the sentence names only at its end.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from analysis.voices.cues import ACCORDING, CUE, HEARD, NAMING, PASSIVE, SAID, THE_WORD
from analysis.voices.frames import Frame
from analysis.voices.grammar import (
    ADVERBS,
    ADVERBS_LAST,
    ASIDE,
    CLAUSE,
    DETERMINER,
    GAP,
    JOINERS,
    LEAD,
    NAME,
    NAME_OR_OWNED,
    NOT_FIRST,
    PRONOUN,
    SUBJECT,
    SUBJECT_ALONE,
    SUBJECT_FIRST,
    UPPER,
    WORD,
)
from analysis.voices.subjects import may_speak

_INVERTED = re.compile(
    rf"(?P<cue>{SAID})\s+(?:\w+ly\s+)?(?P<who>{PRONOUN}\b"
    rf"|{NOT_FIRST}(?:(?!that\b){WORD}\s+){{0,9}}?{NAME_OR_OWNED}"
    rf"|{DETERMINER}(?:\s+{WORD}){{0,9}})"
)
_DIRECT = re.compile(rf"{SUBJECT}(?P<aside>{ASIDE})*{ADVERBS}\s+(?P<cue>{SAID})\b")
_ACCORDING = re.compile(
    rf"\b(?P<cue>{ACCORDING})\s+(?P<who>(?:{WORD}\s+){{0,9}}?{NAME}|{WORD}(?:\s+{WORD}){{0,9}})"
)
_LATER = re.compile(
    rf",\s+(?:{SUBJECT}(?:{ASIDE})?{ADVERBS}\s+(?P<cue>{SAID})|(?P<cue2>{SAID})\s+(?P<who2>{NAME}))"
    r"(?=\s*[,.]|\s*\Z|\s+(?:on|in|at|last|to|during|of|after|this|about|by|via|when|while)\b"
    r"|\s+[A-Z])"
)
_NOUN_BEFORE = re.compile(
    r"(?:['’]s?|\b(?:the|a|an|his|her|their|its|my|our|your|of|these|those|this|any|no|some|many|"
    r"all|such|for|in|on|about|by))\s+(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_WEAK = re.compile(r"\b(?:to|would|will|could|may|might|should|can)\s+(?:\w+ly\s+)?\Z")
_CALLER = re.compile(rf"(?:\b(?:{PRONOUN}|[Yy]ou|{UPPER}[\w’'-]*)\s+|ly\s+)\Z")
_RELATIVE = re.compile(r",\s+(?:which|who|whose|where)\s")
_WINDOW = 500  # characters around a quote in which its speaker is looked for
_NEAR = 24  # characters before a cue that decide what it is
_NAMED_LAST = re.compile(
    rf"\b(?!(?:of|for|from|with|by|to|in|on|at|the|an?|and|or|about|than|as)\b)[\w’'-]+\s+(?P<who>{NAME})\Z"
)
_DATELINE = re.compile(rf"{UPPER}{UPPER}[^a-z,\n]{{0,40}}(?:,[^,\n]{{1,20}})?\s?(?:-|–|—)+\s")
_LEADS_OVER = frozenset({":", ",", "", "that"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a frame that name who speaks.

    Attributes:
        start: First character in the frame.
        end: One past the last.
        verb: The cue that reports the speech.
        sure: Whether the rule that found it is nearly always right.
        judges: Whether the cue says how something is named or judged ("called it").
        nobody: Whether the words cannot be a speaker's, though the cue says that somebody speaks.
    """

    start: int
    end: int
    verb: str
    sure: bool
    judges: bool = False
    nobody: bool = False


def mention_of(frame: Frame, k: int) -> Mention | None:
    """Find who says the k-th quote of a frame, in the quote's own sentence.

    Returns:
        Where the speaker is named, or None.
    """
    start, end = frame.quotes[k]
    first, last = frame.sentence_at(start)
    first, last = max(first, start - _WINDOW), min(last, end + _WINDOW)
    following = frame.quotes[k + 1][0] if k + 1 < len(frame.quotes) else last
    text = frame.text
    if text[end - 2] == ".":  # the quote ends the sentence
        return _best(text, _before(text, first, start))
    stop = max(min(last, following), end)
    return _best(
        text,
        chain(_behind(text, end, stop), _before(text, first, start), _later(text, end, last)),
    )


def leading_mention(frame: Frame) -> Mention | None:
    """Find who says what follows a paragraph that ends in a colon."""
    if not frame.text.rstrip().endswith(":") or not frame.sentences:
        return None
    first, last = frame.sentences[-1]
    return _best(frame.text, _before(frame.text, max(first, last - _WINDOW), last))


def _best(text: str, found: Iterator[Mention]) -> Mention | None:
    """Return the first mention that can be a speaker; else the first, which names nobody."""
    other = None
    for one in found:
        if may_speak(text[one.start : one.end]):
            return one
        other = other or replace(one, nobody=True)
    return other


def _behind(text: str, end: int, stop: int) -> Iterator[Mention]:
    """Yield speakers right behind a quote."""
    gap = GAP.match(text, end, stop)
    begin = gap.end() if gap else end
    for pattern in (_INVERTED, _DIRECT, _ACCORDING):
        found = pattern.match(text, begin, stop)
        if not found:
            continue
        active = not found["cue"].endswith("ing")  # "said", or "was saying"
        if pattern is not _DIRECT or active != _is_passive(text, begin, found.start("cue")):
            yield Mention(*found.span("who"), found["cue"], sure=True)


def _later(text: str, end: int, stop: int) -> Iterator[Mention]:
    """Yield speakers later in the sentence."""
    found = _LATER.search(text, end, stop)
    if found and found["who2"]:
        yield Mention(*found.span("who2"), found["cue2"], sure=True)
    elif found:
        yield Mention(*found.span("who"), found["cue"], sure=True)
    found = _ACCORDING.search(text, end, stop)
    if found:
        yield Mention(*found.span("who"), found["cue"], sure=True)


def _before(text: str, first: int, start: int) -> Iterator[Mention]:
    """Yield speakers before a quote; ``first`` is where its sentence begins."""
    dateline = _DATELINE.match(text, first, start)
    first = dateline.end() if dateline else first
    cues = [cue for cue in CUE.finditer(text, first, start) if not _is_no_cue(text, first, cue)]
    cues = [c for c in cues if not c["judge"] or not _RELATIVE.search(text, c.end(), start)]
    strong = [
        cue for cue in cues if not _WEAK.search(text, max(first, cue.start() - _NEAR), cue.start())
    ]
    breaks = [one.end() for one in CLAUSE.finditer(text, first, start)] if cues else []
    for cue in reversed(strong or cues):
        leads = text[cue.end() : start].strip() in _LEADS_OVER
        for found in _subjects(text, first, cue, breaks):
            judges = cue["judge"] is not None
            yield replace(found, sure=found.sure and leads, judges=judges)
    named = _ACCORDING.search(text, first, start)
    if named:
        yield Mention(*named.span("who"), named["cue"], sure=False)


def _is_no_cue(text: str, first: int, cue: re.Match[str]) -> bool:
    """Tell whether a cue is a noun ("the comments"), or says what something is usually called."""
    before = text[max(first, cue.start() - _NEAR) : cue.start()]
    if cue["judge"] and not cue.group().endswith("ing"):
        if PASSIVE.search(before):
            return True
        named = cue.group() in NAMING and text.startswith(" “", cue.end())
        if named and not _CALLER.search(before):
            return True  # "a technique called 'learning'"
        if cue.group() == "used" and not THE_WORD.match(text, cue.end()):
            return True
    if not cue.group().endswith("ing") and _is_passive(text, first, cue.start()):
        return True
    return cue.group().endswith(("s", "claim", "call")) and _NOUN_BEFORE.search(before) is not None


def _is_passive(text: str, first: int, cue: int) -> bool:
    """Tell whether a form of "to be" stands before a cue: "he was told" by somebody else."""
    return HEARD.search(text, max(first, cue - _NEAR), cue) is not None


def _subjects(
    text: str, first: int, cue: re.Match[str], breaks: Sequence[int]
) -> Iterator[Mention]:
    """Yield subjects of a cue, looking back from it; ``breaks`` are where clauses begin."""
    adverbs = ADVERBS_LAST.search(text, first, cue.start())
    end = _stripped(text, first, adverbs.start() if adverbs else cue.start())
    if text.startswith(("--", "—", "–"), end - 1 - (text[end - 1] == "-")):
        dash = text[end - 1]  # "The lawyer -- who was there -- said"
        opening = text.rfind(dash * 2 if dash == "-" else dash, first, end - 2)
        end = _stripped(text, first, opening) if opening > first else end
    if text[end - 1 : end] == ",":
        if cue.group().endswith("ing"):  # "The firm agreed, saying"
            yield from _first_subject(text, first, end, cue, sure=True)
            return
        comma = text.rfind(",", first, end - 1)  # "Lee, a teacher, said"
        end = comma if comma > first else end - 1
    before = bisect_left(breaks, end)
    begin = breaks[before - 1] if before else first
    comma = text.rfind(",", begin, end)
    for place in (comma + 1, begin):
        start = _joined(text, max(place, begin), end)
        if start < end and SUBJECT_ALONE.fullmatch(text, start, end):
            yield Mention(start, end, cue.group(), sure=True)
    if LEAD.match(text, _joined(text, begin, end), end):
        named = _NAMED_LAST.search(text, begin, end)  # "In a talk on Friday Lee said"
        if named:
            yield Mention(*named.span("who"), cue.group(), sure=False)
    if text[begin - 5 : begin].endswith("who "):
        yield Mention(begin - 4, begin - 1, cue.group(), sure=False)
    yield from _first_subject(text, begin, end, cue, sure=False)


def _first_subject(
    text: str, start: int, end: int, cue: re.Match[str], *, sure: bool
) -> Iterator[Mention]:
    """Yield the subject that a clause opens with, behind phrases set off by commas."""
    start = _joined(text, start, end)
    while LEAD.match(text, start, end):
        comma = text.find(",", start, end)
        if comma < 0:
            break
        start = _joined(text, comma + 1, end)
    found = SUBJECT_FIRST.match(text, start, end)
    if found:
        yield Mention(*found.span(), cue.group(), sure=sure)


def _stripped(text: str, start: int, end: int) -> int:
    """Return the end of text[start:end] without white space at its end."""
    return start + len(text[start:end].rstrip())


def _joined(text: str, start: int, end: int) -> int:
    """Return where a clause begins behind marks and words that only join it to another."""
    found = JOINERS.match(text, start, end)
    return found.end() if found else start
