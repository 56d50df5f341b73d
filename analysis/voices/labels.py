"""Labels of lines: who speaks in a transcript, or in a quote that a name and a colon lead to."""

import re
from dataclasses import dataclass

from analysis.voices.grammar import UPPER
from analysis.voices.namewords import NO_NAME, NO_PERSON, OPENERS, TITLES

_LABEL = re.compile(
    rf"^[ \t]*(?P<who>{UPPER}[\w.'’-]*(?:[ \t]+[\w.'’-]+){{0,4}})"
    r"(?:[ \t]*\([^()\n]{1,40}\)){0,3}(?:,[^:\n\"“]{1,80})?[ \t]?:[ \t]+(?=[^\W_]|[\"“'‘\[(])",
    re.MULTILINE,
)
_ASKED = frozenset({"Q", "A", "Question", "Answer", "Q.", "A."})  # who asks is not said
_NO_PART = OPENERS | NO_NAME
_LEAST_LINES = 3  # with a label, of a transcript
_FARTHEST = 160  # characters of a label
_LEAST_LETTERS = 2  # of a name in capitals


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a line.

    Attributes:
        words: Whom it names, or "" for who asks and who answers.
        start: Its first character in the text.
        end: Where the words behind it begin.
    """

    words: str
    start: int
    end: int


def labels_of(text: str) -> dict[int, Label]:
    r"""Find who speaks in each line of a transcript.

    A transcript has three labelled lines or more, half of all of them, of two or more who speak in
    turn; one of them speaks twice, and one of them asks something.

    Args:
        text: An article, one paragraph a line.

    Returns:
        The start of each labelled line to its label; empty for what is no transcript.

    Examples:
        >>> talk = "Q: Is it over?\nLEE: Not yet.\nQ: When?\nLEE: In May."
        >>> [label.words for label in labels_of(talk).values()]
        ['', 'LEE', '', 'LEE']
        >>> labels_of("Where: at the town hall.\nWhen: on Friday.\nTickets: at the door.")
        {}
    """
    lines_at: dict[int, str] = {}
    place = 0
    lines = text.split("\n")
    for line in lines:
        if ": " in line[:_FARTHEST]:
            lines_at[place] = line
        place += len(line) + 1
    if len(lines_at) < max(_LEAST_LINES, len(lines) / 4):
        return {}
    matches = (_LABEL.match(text, start) for start in lines_at)
    found = {one.start(): label for one in matches if one and (label := _label(one))}
    spoken = {label.words for label in found.values()}
    filled = sum(not line.isspace() for line in lines if line)
    asks = any(lines_at[start].rstrip().endswith("?") for start in found)
    enough = len(found) >= max(_LEAST_LINES, filled / 2) and asks
    return found if enough and 1 < len(spoken) < len(found) else {}


def label_before(paragraph: str, quote: int) -> Label | None:
    """Return the label that leads to a quote, if nothing else stands before it.

    Examples:
        >>> label_before('Ms Park: "We lost."', 9).words
        'Ms Park'
        >>> label_before('Update: "We lost."', 8)
    """
    found = _LABEL.match(paragraph)
    return _label(found) if found and found.end() == quote else None


def _label(found: re.Match[str]) -> Label | None:
    """Return a label if its words are a name: with a title, of several words, or in capitals."""
    who = found["who"]
    words = who.split()
    if who in _ASKED:
        return Label("", found.start("who"), found.end())
    titled = words[0] in TITLES
    names = words[1:] if words[0] == "The" else words
    capitals = len(words) == 1 and who.isupper() and len(who) >= _LEAST_LETTERS
    if not (titled or capitals or len(names) > 1) or not all(word[0].isupper() for word in names):
        return None
    if any(word in _NO_PART or word.title() in _NO_PART for word in names):
        return None
    if names == words and not titled and names[-1] in NO_PERSON:
        return None
    return Label(who, found.start("who"), found.end())
