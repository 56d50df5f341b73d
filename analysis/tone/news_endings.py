"""What is told to be no more, in the news tone model: "hopes faded" is bad, "fears faded" not."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.tone.news_words import (
    CEASES,
    CLEAR,
    LONGEST_PHRASE,
    SCORED,
    WORD,
    NewsTable,
    NewsWord,
    Valence,
    straight,
)

ENDING, RELIEF, SPENT = "ending", "relief", "spent"
_VERB = "verb"
VERBS = frozenset((_VERB, SPENT))
_PASSING = 4  # words that may stand between a subject and its verb
_REACH = 8  # words before them that a subject may have
FARTHEST = _PASSING + _REACH + LONGEST_PHRASE  # words before a verb, beyond which no subject stands
_NEAR = 3  # words before the main word of a subject in which a preposition makes it none
_STOPS = frozenset('.!?:;()"“”')  # no subject goes on behind them
_PAUSES = _STOPS | {","}  # nor behind these, but for "love, joy, peace"
_NO_OBJECT = frozenset(".,;!?)—–")  # no object stands behind them
_JOINS = frozenset(("and", "or", "nor", "the"))
_ANOTHER = frozenset(("that", "whether", "how", "whose", "than", "after"))  # clause

Found = Mapping[int, tuple[int, Valence]]


class Ended(NamedTuple):
    """What is told of a word by another that says that something is no more.

    Attributes:
        rule: ``ENDING`` of a good thing, ``RELIEF`` from a bad one; for the verb one of ``VERBS``:
            ``SPENT`` where it says the latter.
        said: The verb, or of a verb what it is said of.
    """

    rule: str
    said: str


def ended(
    text: str,
    words: Sequence[str],
    marked: Mapping[int, NewsWord],
    found: Found,
    table: NewsTable,
) -> dict[int, Ended]:
    """Return which words are told to be no more, and the verbs that say so.

    Args:
        text: The sentence.
        words: Its words.
        marked: What is known of them, by their place; nothing of the words of phrases.
        found: Places, lengths and valences of the words and phrases that have one.
        table: Has learnt the words.
    """
    endings = table.endings
    verbs = {i: (word.lower,) for i, word in marked.items() if word.traits & CEASES}
    phrases = {
        place: tuple(map(straight, words[place : place + length]))
        for place, (length, _) in found.items()
        if length > 1
    }
    said_by = verbs | {i: one for i, one in phrases.items() if endings.has(one)}
    asked = [place for place in said_by if any(0 < place - i <= FARTHEST for i in found)]
    if not asked:
        return {}
    told: dict[int, Ended] = {}
    clauses = Clauses(text, words, marked, found, table)
    for place in asked:
        said = said_by[place]
        subject = clauses.subject_of(place, said)
        if subject:
            good = found[subject[0]][1].value > 0
            rule = ENDING if good else RELIEF
            told |= dict.fromkeys(subject, Ended(rule, " ".join(said)))
            told[place] = Ended(_VERB if good else SPENT, straight(words[subject[0]]))
    return told


def may_have_subject(verb: str, before: Sequence[str], table: NewsTable) -> bool:
    """Tell whether a verb of one word may say of something that it is no more.

    Quick, and never False where ``ended`` finds a subject that is no phrase.

    Args:
        verb: The verb.
        before: The words before it in its sentence, in order; the last ``FARTHEST`` will do.
        table: Has learnt the words.
    """
    endings = table.endings
    last = len(before) - 1
    while last > max(len(before) - 2 - _PASSING, -1) and endings.passes(straight(before[last])):
        last -= 1
    if last < 0 or (straight(verb) in endings.needs_being and last == len(before) - 1):
        return False
    word = table.marked.get(before[last])
    if word is not None and word.traits & SCORED:
        return True
    if straight(before[last]) in endings.no_subject:
        return False
    return any(straight(one) in endings.of for one in before[:last])


class Clauses:
    """The words of a sentence, asked for the subject of a verb.

    Attributes:
        openers: Words with which another clause begins.
    """

    def __init__(
        self,
        text: str,
        words: Sequence[str],
        marked: Mapping[int, NewsWord],
        found: Found,
        table: NewsTable,
    ) -> None:
        """Read a sentence."""
        spans = [match.span() for match in WORD.finditer(text)]
        between = (text[one[1] : other[0]] for one, other in pairwise(spans))
        self._gaps = ["", *between, text[spans[-1][1] :]]  # before each word, and behind the last
        self._words = [straight(word) for word in words]
        self._negations = {i for i, word in marked.items() if word.negates}
        # by the place of their last word
        self._toned = {
            place + length - 1: (place, valence.value)
            for place, (length, valence) in found.items()
            if abs(valence.value) >= CLEAR
        }
        self._endings = table.endings
        self._found = found
        self.openers = table.clause_words | _ANOTHER

    def subject_of(self, place: int, said: tuple[str, ...]) -> list[int]:
        """Return where the words with a valence stand that make the subject of a verb.

        Args:
            place: Place of the verb.
            said: Its words.

        Returns:
            The main word, then others of the same kind; none where nothing is told to be no more.
        """
        last = self.subject_end(place)
        if last < 0 or not self.may_say(said, place, last):
            return []
        start = self.start(last)
        conditions = self._endings.conditions
        if not conditions.isdisjoint(self._words[max(start - 2, 0) : last + 1]):
            return []
        main = self._main(last, start)
        if main < 0:
            return []
        first, value = self._toned[main]
        if said not in (self._endings.of_good if value > 0 else self._endings.of_bad):
            return []
        behind = (self._toned[i] for i in range(main + 1, last + 1) if i in self._toned)
        others = [other for other, its in behind if its * value > 0]
        return [first, *self._joined(first, value), *others]

    def subject_end(self, place: int, passing: Collection[str] = ()) -> int:
        """Return where the subject of a verb may end; -1 if nowhere.

        Args:
            place: Place of the verb.
            passing: Further words that may stand between both.
        """
        last = place - 1
        while last > max(place - 2 - _PASSING, -1):
            if not self._endings.passes(self._words[last]) and self._words[last] not in passing:
                break
            last -= 1
        return last

    def parted(self, place: int) -> bool:
        """Tell whether a mark parts a word from the one before it."""
        return not _PAUSES.isdisjoint(self._gaps[place])

    def numbered(self, place: int) -> bool:
        """Tell whether a number stands right before where a word is or would be."""
        return place < len(self._gaps) and any(map(str.isdigit, self._gaps[place]))

    def negated(self, place: int) -> bool:
        """Tell whether a negation stands right before a word."""
        return place - 1 in self._negations

    def valence(self, place: int) -> float:
        """Return the valence of the word or phrase that begins at a place; 0 without one."""
        return self._found[place][1].value if place in self._found else 0.0

    def may_say(self, said: tuple[str, ...], place: int, last: int) -> bool:
        """Tell whether a verb may say something of a subject whose last word is known."""
        endings, passed = self._endings, self._words[last + 1 : place]
        parted = any(not _PAUSES.isdisjoint(gap) for gap in self._gaps[last + 1 : place + 1])
        if parted or self._words[last] in endings.no_subject:
            return False
        if "have" in passed and not endings.unreal.isdisjoint(passed):
            return False
        if any(i in self._negations for i in range(max(last - _REACH, 0), place)):
            return False
        if said[0] in endings.needs_being and not said[1:] and endings.beings.isdisjoint(passed):
            return False
        return said[0] not in endings.needs_rest or bool(said[1:]) or self._rests(place)

    def _rests(self, place: int) -> bool:
        """Tell whether a verb of one word has no object."""
        behind = self._words[place + 1 : place + 2]
        marked = not _NO_OBJECT.isdisjoint(self._gaps[place + 1])
        return not behind or marked or behind[0] in self._endings.onward

    def start(self, last: int) -> int:
        """Return where the part of a clause begins that reaches to a word."""
        i = last
        while i > max(last - _REACH + 1, 0):
            if self._words[i - 1] in self.openers or not _PAUSES.isdisjoint(self._gaps[i]):
                break
            i -= 1
        return i

    def _main(self, last: int, start: int) -> int:
        """Return the end of a subject's main word: the last, or one before "of"; -1 without one."""
        for i in range(start, last + 1):
            if i in self._toned and (i == last or self._words[i + 1] in self._endings.of):
                near = self._words[max(i - _NEAR, start) : i]
                if self._endings.prepositions.isdisjoint(near):
                    return i
        return -1

    def _joined(self, place: int, value: float) -> Iterator[int]:
        """Yield where words of the same kind stand right before a word: "love, joy and" peace."""
        i = place - 1
        while i >= max(place - _REACH, 0) and _STOPS.isdisjoint(self._gaps[i + 1]):
            if i in self._toned and self._toned[i][1] * value > 0:
                yield self._toned[i][0]
                i = self._toned[i][0] - 1
            elif self._words[i] in _JOINS:
                i -= 1
            else:
                return
