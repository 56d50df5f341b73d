"""Sentences of a paragraph, by the rules a copy desk would give.

A candidate boundary is a run of end marks, whatever closes behind it, and white space. Whether it
is one is decided from the word before the mark (an abbreviation? an initial?) and from what comes
next (a capital? a lower-case continuation? a word that usually opens a sentence?). Every candidate
looks back and ahead over a fixed number of characters, so the time is linear in the text.
"""

import re
from collections.abc import Callable, Iterator

from analysis.text import abbreviations

_CLOSERS = "\"'”’»\u203a“«)\\]}"  # German closes with “ or «
_OPENERS = "\"'“‘«\u2039»\u203a„\u201a([{*_"
_QUOTES = frozenset("\"'”’»\u203a“«")
_LOOK_BACK = 24
_LOOK_AHEAD = 60

# Either white space follows the mark, or ("the law.The court") it was lost between two sentences.
# The mark comes first and the look behind it second: searching is several times faster so.
_CANDIDATE = re.compile(
    rf"([.!?…](?<![.!?…].)[.!?…]*+)([{_CLOSERS}]*+)"
    rf"(?:\s+(?:[”’»\u203a)\]]++(?=\s))?\s*|(?<=[a-z]{{3}}[.!?])(?={abbreviations.STARTERS}\s))"
)
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\Z")
_NEXT = re.compile(rf"(?:[-–—•*]+\s+)*+[{_OPENERS}…]*+(?:\.\.+\s*+)?[{_OPENERS}]*+")
_STARTER = re.compile(rf"{abbreviations.STARTERS}(?=[\s,’':;]|\Z)")
_LOWER_CASE_OPENING = re.compile(r"[a-z]{1,2}[A-Z]|https?:|www\.|pic\.twitter")  # iPhone, a link
_INITIAL = re.compile(r"[A-Z]\.")
_BEFORE_UNITS = ("°", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")  # 2°C, 4K
_NUMBER = re.compile(r"[\d#]|[IVXLC]+\b")
_CLOCK_COMPANION = re.compile(rf"\d|(?:{'|'.join(abbreviations.CLOCK_COMPANIONS)})\b")
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,3}(?:said|says|asked|asks|wrote|writes|added|replied|tweeted|"
    r"wondered|joked|shouted|cried|yelled|told|exclaimed)\b"
)
_NUMERAL = re.compile(r"[(\[]?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\Z")


def split_sentences(paragraph: str) -> list[str]:
    """Split a paragraph into its sentences.

    A line break ends a sentence, so a heading without an end mark is one sentence. Abbreviations,
    initials, decimals and ellipses inside a sentence do not end it; closing quotation marks and
    brackets stay with the sentence they close.

    Args:
        paragraph: Text of any length; an article's body works too.

    Returns:
        The sentences in order: each a stripped, non-empty piece of the paragraph, which together
        hold all its characters but white space. An empty or blank paragraph has none.

    Examples:
        >>> split_sentences("Mr. Lee paid $14.3 million. “Really?” he asked.")
        ['Mr. Lee paid $14.3 million.', '“Really?” he asked.']
    """
    sentences = []
    for line in paragraph.splitlines():
        begin = 0
        for cut in _cuts(line):
            sentences.append(line[begin:cut].strip())
            begin = cut
        sentences.append(line[begin:].strip())
    return [sentence for sentence in sentences if sentence]


def _cuts(line: str) -> Iterator[int]:
    """Yield where sentences of a line end, in order, the end of the line left out."""
    begin, end = 0, len(line)
    for candidate in _CANDIDATE.finditer(line):
        cut = candidate.end()
        if cut < end and _ends_sentence(line, candidate, begin):
            yield cut
            begin = cut


def _ends_sentence(line: str, candidate: re.Match[str], begin: int) -> bool:
    """Tell whether the sentence begun at ``begin`` ends at a candidate."""
    mark, closers = candidate.group(1, 2)
    follows = line[candidate.end() : candidate.end() + _LOOK_AHEAD]
    rest = follows if follows[:1].isalpha() else _opened(follows)
    if not rest or not _can_open(rest):
        return False
    before = line[max(begin, candidate.start() - _LOOK_BACK) : candidate.start()]
    if mark == ".":
        whole = len(before) == candidate.start() - begin
        return _stop_ends_sentence(before, rest, whole=whole)
    if not before.strip(" ([“‘\"'"):
        return False  # nothing has been said yet: "(!) ", "... and"
    if ")" in closers and before[-1:] in "([":
        return False  # an aside of marks only: "(?)"
    if mark in {"!", "?"} and before.endswith(abbreviations.NAMES_WITH_MARK):
        return _STARTER.match(rest) is not None
    said_it = not _QUOTES.isdisjoint(closers) and _SPEAKER.match(rest) is not None
    return not said_it


def _opened(follows: str) -> str:
    """Return what follows an end mark without its opening marks, "" where nothing else follows."""
    opening = _NEXT.match(follows)
    rest = follows[opening.end() :] if opening else follows
    return rest if rest.strip() else ""


def _can_open(rest: str) -> bool:
    """Tell whether a sentence can begin with these characters, its opening marks left out."""
    first = rest[0]
    if first.islower():
        return _LOWER_CASE_OPENING.match(rest) is not None
    return first not in ",;:.!?%&/=+|)]}”»"


def _stop_ends_sentence(before: str, rest: str, *, whole: bool) -> bool:
    """Tell whether a single full stop ends a sentence.

    Args:
        before: What stands before the stop, at most ``_LOOK_BACK`` characters.
        rest: What follows, its opening marks left out.
        whole: Whether ``before`` is all of the sentence so far.
    """
    if whole and _NUMERAL.match(before.strip()):
        return False  # "1. First", "A. Second"
    word = before.rpartition(" ")[2]
    if not word.isalpha():  # else it is plain what the last word is
        found = _LAST_WORD.search(before)
        if found is None or before[: found.start()].endswith(_BEFORE_UNITS):
            return True
        word = found.group()
    if word == "I":
        return _INITIAL.match(rest) is None
    return _NEXT_DECIDES[abbreviations.kind_of(word)](rest)


_NEXT_DECIDES: dict[str | None, Callable[[str], bool]] = {
    None: lambda _: True,
    "title": lambda _: False,
    "number": lambda rest: _NUMBER.match(rest) is None,
    "clock": lambda rest: _CLOCK_COMPANION.match(rest) is None,
    "either": lambda rest: _STARTER.match(rest) is not None,
}
