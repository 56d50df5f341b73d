"""The rules of the news tone model, run where one of them may apply; each can tell what it did.

Which rules and weights stand here was chosen on one half of rated news sentences and measured on
the other (``make bench-tone``; docs/lexicons.md).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, TypeVar

from analysis.tone.news_amounts import AMOUNT, LESS, MORE, amounts
from analysis.tone.news_endings import ENDING, RELIEF, SPENT, VERBS, Ended, ended
from analysis.tone.news_names import named
from analysis.tone.news_words import (
    BUT,
    CEASES,
    CHANGES,
    CUE,
    DENIES,
    HARM,
    LONGEST_PHRASE,
    PHRASE,
    SCORED,
    SIZES,
    UNIT,
    WORD,
    NewsTable,
    NewsWord,
    Valence,
    straight,
)

GROWN = 1.25  # a bad thing of which there is more
NEGATED, SHIFTED = -0.5, -0.4  # negated praise; a bad word that is negated does not count at all
BEFORE_BUT, AFTER_BUT = 0.75, 1.25
SCOPE = 3  # words before a word that may change it
REACH = 6  # words behind a denial, in its clause, over which it goes
FINANCE_CUES = 2  # so many make a sentence one on finance; units of money are not enough
FADING = (1.0, 0.95, 0.9)
ENDS = frozenset(".!?:;,()—–")  # a clause

_T = TypeVar("_T")
# Told what a rule did: its name, the word (an index), what it saw, and the value afterwards.
Tell = Callable[[str, int, str, float], None]


def tell_nobody(rule: str, place: int, cause: str, value: float) -> None:
    """Stand in where nobody asks what the rules did."""


class Weighed(NamedTuple):
    """A word or phrase that counts, after all rules.

    Attributes:
        place: Index of its first word.
        length: How many words it has.
        valence: Its valence before the rules.
        value: Its value after them; 0 where a rule says that it does not count.
    """

    place: int
    length: int
    valence: Valence
    value: float


def weigh(
    text: str, words: Sequence[str], table: NewsTable, tell: Tell = tell_nobody
) -> list[Weighed]:
    """Weigh the words of a sentence that have a valence.

    Args:
        text: The sentence.
        words: Its words as ``WORD`` finds them.
        table: Has learnt these words.
        tell: Told what each rule did.

    Returns:
        The words and phrases that have a valence, in order, with their values.
    """
    marked = table.marks(words)
    traits = 0
    for word in marked.values():
        traits |= word.traits
    if not traits & (SCORED | PHRASE):
        return []
    found = _valences(words, marked, table, traits)
    capitals = [i for i in found if words[i][0].isupper()]
    names = named(text, words, marked, capitals, table) if capitals else frozenset()
    but = next(i for i, word in marked.items() if word.lower == "but") if traits & BUT else -1
    spoken = _outside(marked, found) if traits & PHRASE else marked
    denied = _denied(text, words, spoken, found, table) if traits & (DENIES | PHRASE) else {}
    told: dict[int, Ended] = {}
    if traits & (CEASES | PHRASE):
        told = ended(text, words, spoken, _others(found, names), table)
    if traits & HARM:
        told = {**amounts(text, words, spoken, _others(found, names), table), **told}
    spoken = _others(spoken, {i for i, one in told.items() if one.rule in (*VERBS, AMOUNT)})
    weighed = []
    for place, (length, valence) in found.items():
        value = valence.value
        if place in names:
            value = 0.0
            tell("name", place, "", value)
        elif value:
            if value < 0 and place in denied:
                value = 0.0 if denied[place] else value
                tell("denial", place, denied[place], value)
            elif traits & CHANGES:
                value = _changed(value, place, spoken, tell)
            value = _no_more(value, place, told, tell)
            value = _beside_but(value, place, but, tell) if but >= 0 else value
        weighed.append(Weighed(place, length, valence, value))
    return weighed


def _valences(
    words: Sequence[str], marked: Mapping[int, NewsWord], table: NewsTable, traits: int
) -> dict[int, tuple[int, Valence]]:
    """Return the place, length and valence of every word or phrase that has one."""
    if not traits & (CUE | PHRASE | SIZES):
        return {i: (1, word.valence) for i, word in marked.items() if word.valence is not None}
    finance = bool(traits & CUE) and _cues(marked) >= FINANCE_CUES
    found: dict[int, tuple[int, Valence]] = {}
    free = 0  # first word that is not part of a phrase already found
    for i, word in marked.items():
        if i < free:
            continue
        if word.traits & PHRASE:
            phrase = _phrase(words, i, word, table)
            if phrase:
                found[i] = phrase
                free = i + phrase[0]
                continue
        valence = word.finance if finance and word.finance is not None else word.valence
        if valence is not None:
            found[i] = (1, valence)
    return _without_sizes(found, marked) if traits & SIZES else found


def _without_sizes(
    found: Mapping[int, tuple[int, Valence]], marked: Mapping[int, NewsWord]
) -> dict[int, tuple[int, Valence]]:
    """Return the words that are not praise that only tells how large a bad thing is."""
    bad = {i for i, (_, valence) in found.items() if valence.value < 0}
    return {
        i: one
        for i, one in found.items()
        if one[0] > 1 or i + 1 not in bad or not marked[i].traits & SIZES
    }


def _cues(marked: Mapping[int, NewsWord]) -> int:
    return sum(1 for word in marked.values() if word.traits & (CUE | UNIT))


def _phrase(
    words: Sequence[str], i: int, word: NewsWord, table: NewsTable
) -> tuple[int, Valence] | None:
    """Return the length and valence of the longest phrase that begins at a word."""
    if i + 1 == len(words) or straight(words[i + 1]) not in word.seconds:
        return None
    near = tuple(straight(word) for word in words[i : i + LONGEST_PHRASE])
    for length in range(len(near), 1, -1):
        valence = table.phrases.get(near[:length])
        if valence is not None:
            return length, valence
    return None


def _outside(
    marked: Mapping[int, NewsWord], found: Mapping[int, tuple[int, Valence]]
) -> dict[int, NewsWord]:
    """Return the words that are part of no phrase: what a phrase means is said by its valence."""
    inside = {
        i
        for place, (length, _) in found.items()
        if length > 1
        for i in range(place, place + length)
    }
    return {i: word for i, word in marked.items() if i not in inside}


def _denied(
    text: str,
    words: Sequence[str],
    spoken: Mapping[int, NewsWord],
    found: Mapping[int, tuple[int, Valence]],
    table: NewsTable,
) -> dict[int, str]:
    """Return which words a denial goes over, and how it is said; "" where it is itself negated."""
    cues = {i: (1, word.lower) for i, word in spoken.items() if word.denies}
    for place, (length, _) in found.items():
        phrase = tuple(map(straight, words[place : place + length]))
        if phrase[1:] and phrase in table.denials:
            cues[place] = length, " ".join(phrase)
    spans = [match.span() for match in WORD.finditer(text)] if cues else []
    denied: dict[int, str] = {}
    for place, (length, said) in cues.items():
        before = (spoken.get(place - distance) for distance in range(1, SCOPE + 1))
        negated = any(word is not None and word.negates for word in before)
        behind = place + length
        for i in range(behind, min(behind + REACH, len(words))):
            between = text[spans[i - 1][1] : spans[i][0]]
            if not ENDS.isdisjoint(between) or straight(words[i]) in table.clause_words:
                break
            denied[i] = "" if negated else said
    return denied


def _others(told: Mapping[int, _T], places: Collection[int]) -> Mapping[int, _T]:
    """Return what is told of all other places."""
    return {i: one for i, one in told.items() if i not in places} if places else told


def _no_more(value: float, place: int, told: Mapping[int, Ended], tell: Tell) -> float:
    """Return the value of a word that may be told to be no more, or be the verb that says so."""
    if place not in told:
        return value
    rule, said = told[place]
    factor = 0.0 if rule in (SPENT, AMOUNT) else 1.0
    if (rule == ENDING and value > 0) or (rule == RELIEF and value < 0):
        factor = NEGATED if value > 0 else SHIFTED
    elif value < 0 and rule in (LESS, MORE):
        factor = SHIFTED if rule == LESS else GROWN
    tell(rule, place, said, value * factor)
    return value * factor


def _beside_but(value: float, place: int, but: int, tell: Tell) -> float:
    """Return the value of a word before or after a "but"."""
    side, factor = ("before", BEFORE_BUT) if place < but else ("after", AFTER_BUT)
    tell("but", place, side, value * factor)
    return value * factor


def _changed(value: float, place: int, marked: Mapping[int, NewsWord], tell: Tell) -> float:
    """Return a word's value after the words before it."""
    for distance in range(1, SCOPE + 1):
        near = marked.get(place - distance)
        if near is None or not value:
            continue
        if near.boost:
            added = near.boost * FADING[distance - 1]
            value += added if value > 0 else -added
            tell("booster", place, near.lower, value)
        elif near.negates:
            value = value * NEGATED if value > 0 else 0.0
            tell("negation", place, near.lower, value)
        elif near.shifts and value < 0:
            value *= SHIFTED
            tell("shifter", place, near.lower, value)
    return value
