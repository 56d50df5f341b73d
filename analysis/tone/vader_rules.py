"""VADER's rules, run where a word of its lexicon stands; each can tell what it did.

Source of the rules: Hutto & Gilbert 2014, vaderSentiment 3.3.2. They are kept with their quirks
("so" two places before a word counts as "never so"; the "but" rule finds values, not places).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from vaderSentiment.vaderSentiment import BOOSTER_DICT, C_INCR, N_SCALAR, SPECIAL_CASES

from analysis.tone.lexicon import (
    BEFORE_FIRST,
    BEHIND_LAST,
    BUT,
    IDIOM,
    PLAIN,
    SCORED,
    UPPER,
    Word,
)

# Told what a rule did: its name, what it saw (an index of a token, or a phrase; -1 where the word
# itself says it), and the word's valence afterwards.
Tell = Callable[[str, int | str, float], None]

EDGE = 3
_LEFT = [BEFORE_FIRST] * EDGE
_RIGHT = [BEHIND_LAST] * 2
_NEVER_WHAT = frozenset(("so", "this"))
_FADING = (1.0, 0.95, 0.9)


def tell_nobody(rule: str, cause: int | str, valence: float) -> None:
    """Stand in where nobody asks what the rules did."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text's words as the rules see them.

    Attributes:
        padded: All words, with three before the first and two behind the last.
        places: Indices into ``padded`` of the words that count, in order.
        capitals: Whether capitals stand out, because not all words are written in them.
        idioms: Whether an idiom may stand in the text.
        but: Index of the first "but", or -1.
    """

    padded: list[Word]
    places: list[int]
    capitals: bool
    idioms: bool
    but: int


def mark(tokens: list[str], marked_words: Mapping[str, Word]) -> Marked | None:
    """Find the words of a text that count; None where it has none."""
    marked = [i for i, token in enumerate(tokens, EDGE) if token in marked_words]
    if not marked:
        return None
    padded = [*_LEFT, *[PLAIN] * len(tokens), *_RIGHT]
    traits = 0
    for i in marked:
        word = padded[i] = marked_words[tokens[i - EDGE]]
        traits |= word.traits
    if not traits & SCORED:
        return None
    places = [i for i in marked if padded[i].traits & SCORED]
    if traits & IDIOM:
        places = [i for i in places if padded[i].lower != "kind" or padded[i + 1].lower != "of"]
    capitals = bool(traits & UPPER) and any(not word.upper for word in padded[EDGE:-2])
    but = next(i for i in marked if padded[i].lower == "but") if traits & BUT else -1
    return Marked(padded, places, capitals, bool(traits & IDIOM), but)


def valences(tokens: list[str], marked_words: Mapping[str, Word]) -> list[float]:
    """Return the valences of a text's lexicon words after all rules, in order."""
    found = mark(tokens, marked_words)
    if found is None:
        return []
    values = [valence_at(found, i) for i in found.places]
    return values if found.but < 0 else after_but(values, found.places, found.but)


def valence_at(text: Marked, i: int, tell: Tell = tell_nobody) -> float:
    """Return one lexicon word's valence after the rules that look at its neighbours."""
    words, capitals = text.padded, text.capitals
    word, before = words[i], words[i - 1]
    valence = word.valence
    if word.lower == "no" and words[i + 1].in_lexicon:
        valence = 0.0
        tell("no", i + 1, valence)
    if _after_no(words, i):
        valence = word.valence * N_SCALAR
        tell("negation", "no", valence)
    if word.upper and capitals:
        valence = valence + C_INCR if valence > 0 else valence - C_INCR
        tell("capitals", i, valence)
    for distance in (1, 2, 3):
        near = words[i - distance]
        if near.in_lexicon:
            continue
        if near.boost:
            valence += _boost(near, valence, capitals=capitals) * _FADING[distance - 1]
            tell("booster", i - distance, valence)
        if near is not PLAIN or (distance == EDGE and before.lower in _NEVER_WHAT):
            valence *= _negation(words, i, distance)
            tell("negation", i - distance, valence)
        if text.idioms and distance == EDGE:
            valence = _idiom(words, i, valence, tell)
    if before.lower == "least" and words[i - 2].lower not in {"at", "very"}:
        valence *= N_SCALAR
        tell("negation", i - 1, valence)
    return valence


def _after_no(words: list[Word], i: int) -> bool:
    """Tell whether "no" stands before a word, or one further away with "or" or "nor" between."""
    if words[i - 1].lower == "no" or words[i - 2].lower == "no":
        return True
    return words[i - 3].lower == "no" and words[i - 1].lower in {"or", "nor"}


def _boost(booster: Word, valence: float, *, capitals: bool) -> float:
    """Return what a booster adds to a valence right behind it."""
    boost = -booster.boost if valence < 0 else booster.boost
    if booster.upper and capitals:
        boost = boost + C_INCR if valence > 0 else boost - C_INCR
    return boost


def _negation(words: list[Word], i: int, distance: int) -> float:
    """Return the factor that a word so many places before brings as a negation."""
    near, before = words[i - distance], words[i - 1].lower
    if distance == 2:  # noqa: PLR2004 - places before the word
        if near.lower == "never" and before in _NEVER_WHAT:
            return 1.25
        if near.lower == "without" and before == "doubt":
            return 1.0
    elif distance == EDGE:
        between = words[i - 2].lower
        if before in _NEVER_WHAT or (near.lower == "never" and between in _NEVER_WHAT):
            return 1.25
        if near.lower == "without" and "doubt" in {between, before}:
            return 1.0
    return N_SCALAR if near.negates else 1.0


def _idiom(words: list[Word], i: int, valence: float, tell: Tell) -> float:
    """Return the valence after the idioms around a word that has three words before it."""
    three, two, one, zero, next_, after = (word.lower for word in words[i - 3 : i + 3])
    behind = (
        f"{one} {zero}",
        f"{two} {one} {zero}",
        f"{two} {one}",
        f"{three} {two} {one}",
        f"{three} {two}",
    )
    found = next((phrase for phrase in behind if phrase in SPECIAL_CASES), "")
    for phrase in (found, f"{zero} {next_}", f"{zero} {next_} {after}"):
        if phrase in SPECIAL_CASES:
            valence = SPECIAL_CASES[phrase]
            tell("idiom", phrase, valence)
    for phrase in (f"{three} {two} {one}", f"{three} {two}", f"{two} {one}"):
        if phrase in BOOSTER_DICT:
            valence += BOOSTER_DICT[phrase]
            tell("booster", phrase, valence)
    return valence


def after_but(values: list[float], places: list[int], but: int) -> list[float]:
    """Return the valences after the first "but": halved before it, 1.5 times behind it.

    The original goes through the list it changes and finds each value by its first equal, so of
    two equal values the first may be changed twice. Heaps of places keep that from being quadratic.
    """
    values = list(values)
    first_at: dict[float, list[int]] = {}
    for j, value in enumerate(values):
        first_at.setdefault(value, []).append(j)
    for j in range(len(values)):
        value = values[j]
        equals = first_at[value]
        while values[equals[0]] != value:
            heappop(equals)
        k = equals[0]
        if places[k] != but:
            values[k] = value * 0.5 if places[k] < but else value * 1.5
            heappush(first_at.setdefault(values[k], []), k)
    return values


def emphasis(text: str) -> float:
    """Return what exclamation and question marks add to the size of a sum."""
    exclamations, questions = min(text.count("!"), 4), text.count("?")
    asked = 0.0
    if questions > 1:
        asked = questions * 0.18 if questions <= 3 else 0.96  # noqa: PLR2004 - as in VADER
    return exclamations * 0.292 + asked
