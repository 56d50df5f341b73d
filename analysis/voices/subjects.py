"""Whether words can name who speaks: nouns and names, no part of a clause and no time."""

import re
from functools import lru_cache

from analysis.voices.grammar import DETERMINER, MANY, NAME, NOT_FIRST, PRONOUN
from analysis.voices.namewords import CALENDAR, OPENERS

# More of the phrase, or of its clause, is to come behind these.
_UNFINISHED = re.compile(
    r"(?:\b(?:an?|the|its|his|her|their|my|our|your|and|or|but|nor|of|in|on|at|to|for|from|with|by|"
    r"about|as|than|that|which|who|whom|whose|what|is|are|was|were|be|been|being|has|have|had|not)"
    r"|['’]s?|-)\Z",
    re.IGNORECASE,
)
# A clause: a verb with nothing before it that makes it a relative one, or a subject at its end.
_VERB = re.compile(r"\s(?:is|are|was|were|be|being|been|has|have|had|does|did|will|would)\b")
_RELATIVE = re.compile(r"\s(?:who|that|which|whose|whom)\s")
_OF_A_CLAUSE = re.compile(rf"\s{PRONOUN}\Z|\b(?:whom?|what|which|that)\s+{NAME}\Z|\bof\s+whom\b")
_TIME = re.compile(
    rf"{DETERMINER}\s+(?:[\w-]+\s+){{0,2}}?(?:(?:mid|after)?-?(?:day|night|noon|morning|evening)|"
    r"week|weekend|month|year|decade|time|moment|hour|minute)s?(?:\s+later)?(?:\Z|\s[^\s]*\b(?!who))"
)
_ACTIVITY = re.compile(r"[a-z]+ing\s+(?:in|on|at|to|for|about|by|with|from|the|an?)\b")
_PARTY = re.compile(r"[DIR]-[A-Z][\w.]*")  # of a member of Congress, and the state: "D-Calif."
_POSSESSIVE = re.compile("['’]")
_FIRST = re.compile(NOT_FIRST, re.IGNORECASE)
_PRONOUN = re.compile(PRONOUN)
_DETERMINER = re.compile(DETERMINER)
_MANY = re.compile(MANY)
_TIMES = CALENDAR.difference({"May"}) | {"Yesterday", "Today", "Tomorrow"}
_NOBODY = _TIMES | OPENERS | {"MORE"}


@lru_cache(maxsize=1 << 14)
def may_speak(words: str) -> bool:
    """Tell whether the words that stand for a speaker can be one.

    Args:
        words: A pronoun, a name or a description, as a rule has found it.

    Examples:
        >>> [may_speak(words) for words in ("two officials", "he", "Ana Lee", "the man who left")]
        [True, True, True, True]
        >>> [may_speak(words) for words in ("its", "the court is being", "by Ana Lee", "Monday")]
        [False, False, False, False]
    """
    if _PRONOUN.fullmatch(words):
        return True
    if _DETERMINER.fullmatch(words):
        return _MANY.fullmatch(words) is not None
    if words in _NOBODY or not _FIRST.match(words) or words[:5].lower() == "that ":
        return False
    if _UNFINISHED.search(words) or _OF_A_CLAUSE.search(words) or _ACTIVITY.match(words):
        return False
    if _TIME.match(words) or _PARTY.fullmatch(words) or _POSSESSIVE.split(words)[0] in _TIMES:
        return False
    return not _VERB.search(words) or _RELATIVE.search(words) is not None
