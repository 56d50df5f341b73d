"""Of which harm there is less or more, in the news tone model: "crime fell" is good news."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.tone.news_endings import Clauses, Ended, Found
from analysis.tone.news_lists import Amounts
from analysis.tone.news_words import AMOUNTS, CLEAR, HARM, NewsTable, NewsWord, straight

LESS, MORE, AMOUNT = "less", "more", "amount"
BEFORE = 9  # words before a word of amount, beyond which no harm stands
BEHIND = 5  # words behind it, as far
_NEXT = 3  # words that may stand between "falling" and "crime"
_NEAR = 3  # words before a harm in which a preposition makes it part of something else
_REST = 8  # words behind both that may say how far it went
_FALLS = ("fall", "fell", "drop")
_GROUND = frozenset(("death", "deaths", "ground", "floor", "earth", "knees", "pieces"))
_BY = frozenset(("to", "by", "from"))
_PARTS = frozenset(("in", "of"))  # a drop "in" crime
_JOINS = frozenset(("and", "or"))


def amounts(
    text: str,
    words: Sequence[str],
    marked: Mapping[int, NewsWord],
    found: Found,
    table: NewsTable,
) -> dict[int, Ended]:
    """Return which harms are told to be less or more, and the words that say so.

    Args:
        text: The sentence.
        words: Its words.
        marked: What is known of them, by their place; nothing of the words of phrases.
        found: Places, lengths and valences of the words and phrases that have one.
        table: Has learnt the words.
    """
    rules = table.amounts
    lower = [straight(word) for word in words]
    said_by = {i: (i, word.lower) for i, word in marked.items() if word.traits & AMOUNTS}
    for place, (length, _) in found.items():
        said = "-".join(lower[place : place + length]) if length > 1 else ""
        if rules.has(said):
            said_by[place] = place + length - 1, said
    harms = _harms(lower, marked, found, rules) if said_by else {}
    if not harms:
        return {}
    told: dict[int, Ended] = {}
    clauses = _Harms(Clauses(text, words, marked, found, table), lower, harms, table)
    for place, (last, said) in said_by.items():
        harm = clauses.before(place, said)
        if harm < 0:
            harm = clauses.behind(last, said)
        if harm >= 0 and harms[harm] not in told:
            told[harms[harm]] = Ended(LESS if said in rules.less else MORE, said)
            spent = dict.fromkeys(clauses.spent(harm, place, last), Ended(AMOUNT, lower[harm]))
            told = spent | told
    return told


def _harms(
    words: Sequence[str], marked: Mapping[int, NewsWord], found: Found, rules: Amounts
) -> dict[int, int]:
    """Return the first word of each harm, by its last."""
    harms = {i: i for i, word in marked.items() if word.traits & HARM}
    for place, (length, valence) in found.items():
        last = place + length - 1
        counts = words[last] in rules.harms or words[last] in rules.measures
        harm = counts and not rules.harms.isdisjoint(words[place : last + 1])
        if length > 1 and valence.value < 0 and harm:
            harms[last] = place
    return {
        last: first
        for last, first in harms.items()
        if rules.aside.isdisjoint(words[last + 1 : last + 2])
    }


class _Harms:
    """The words of a sentence, asked of which harm there is less or more."""

    def __init__(
        self, clauses: Clauses, words: Sequence[str], harms: Mapping[int, int], table: NewsTable
    ) -> None:
        """Keep a sentence.

        Args:
            clauses: The sentence.
            words: Its words as the lists write them.
            harms: The first word of each harm, by its last.
            table: Has learnt the words.
        """
        self._clauses, self._words, self._harms = clauses, words, harms
        self._rules, self._endings = table.amounts, table.endings

    def before(self, place: int, said: str) -> int:
        """Return where the harm ends of which a verb tells something; -1 without one."""
        clauses, rules = self._clauses, self._rules
        limits = rules.limits if said in rules.extremes else ()
        last = clauses.subject_end(place, {*rules.starting, *limits})
        verb = "" if self._counted(place) else said  # "crime up 3 percent" needs no "is"
        if last < 0 or not clauses.may_say((verb,), place, last) or self._elsewhere(place):
            return -1
        start = clauses.start(last)
        if last not in self._harms and self._words[last] in rules.measures:
            last -= 1
        for i in range(last, max(start, place - BEFORE) - 1, -1):
            if i in self._harms and self._goes_on(i, last):
                return i if self._is_main(self._harms[i], start, said) else -1
        return -1

    def _counted(self, place: int) -> bool:
        """Tell whether a number stands behind a word: "3 percent", "to 3 percent"."""
        clauses, by = self._clauses, self._words[place + 1 : place + 2]
        return clauses.numbered(place + 1) or (bool(_BY & {*by}) and clauses.numbered(place + 2))

    def _elsewhere(self, place: int) -> bool:
        """Tell whether a verb says something else: "fell silent", "fell to his death"."""
        said, behind = self._words[place], self._words[place + 1 : place + 5]
        if said in ("up", "down"):
            return behind[:1] == ["to"] and not self._counted(place)
        if said == "dropped" and self._words[place - 1] in self._endings.beings:
            return True  # the case was dropped
        if behind[:1] == ["to"]:
            return said.startswith(_FALLS) and not _GROUND.isdisjoint(behind)
        return said.startswith(_FALLS) and not self._rules.elsewhere.isdisjoint(behind[:1])

    def _goes_on(self, i: int, last: int) -> bool:
        """Tell whether a subject may go on from a harm to its last word."""
        if i == last or self._words[i + 1] in self._endings.of:
            return True
        if self._words[i + 1] in self._rules.measures:  # murder "rates in" the city
            return self._words[i + 2] in self._endings.of
        return i + 1 == last and self._measured(i - 1)  # the number of homeless "people"

    def _measured(self, place: int) -> bool:
        """Tell whether an "of" or "in" stands behind a measure ("the number of")."""
        words, measures = self._words, self._rules.measures
        return place > 0 and words[place] in _PARTS and words[place - 1] in measures

    def _is_main(self, place: int, start: int, said: str) -> bool:
        """Tell whether a harm, or a measure of it, is what its part of a sentence is about."""
        for i in range(place - 1, max(place - 1 - _NEAR, start - 1), -1):
            with_it = self._words[i] == "with" and said.endswith("ing")  # "with crime falling"
            if self._words[i] in self._endings.prepositions and not with_it:
                return self._measured(i)
        return True

    def behind(self, place: int, said: str) -> int:
        """Return where the harm ends that stands behind a word of amount; -1 without one."""
        words, rules, first = self._words, self._rules, place + 1
        if said in rules.nouns and words[first : first + 1] in (["in"], ["of"]):
            first += 1
        elif said not in rules.before or self._clauses.negated(place):
            return -1
        elif not rules.elsewhere.isdisjoint(words[first : first + 1]):
            return -1  # a "lower court"
        for i in range(first, min(first + _NEXT + 1, len(words))):
            if self._clauses.parted(i) or words[i] in self._clauses.openers:
                return -1
            if i in self._harms:
                return self._end(i)
            other = words[i] in self._endings.prepositions and not self._measured(i)
            if other or self._clauses.valence(i) > CLEAR:  # "falling profits" are another thing
                return -1
        return -1

    def _end(self, i: int) -> int:
        """Return where harms end of which the first is known: "cancer deaths"."""
        while True:
            after = i + 2 if _JOINS & {*self._words[i + 1 : i + 2]} else i + 1
            parted = any(map(self._clauses.parted, range(i + 1, after + 1)))
            if after not in self._harms or parted:
                return i
            i = after

    def spent(self, harm: int, place: int, last: int) -> Iterator[int]:
        """Yield where words stand that have no say of their own when a harm is less or more.

        Args:
            harm: Where the harm ends.
            place: Where the word of amount begins.
            last: Where that ends.
        """
        less = self._words[place] in self._rules.less or last > place
        if less or self._clauses.valence(place) > 0:
            yield place
        yield from self._degrees(min(place, harm), max(last, harm))
        if less:
            yield from self._one_thing(self._harms[harm], last)

    def _one_thing(self, i: int, last: int) -> Iterator[int]:
        """Yield where bad words stand that are one with a harm: "gun" deaths, the "risk" of it."""
        while i > 0 and i - 1 != last and not self._clauses.parted(i):
            i -= 1
            if self._clauses.valence(i) < 0:
                yield i
            elif not (self._measured(i) or (self._words[i] in _JOINS and i - 1 in self._harms)):
                return

    def _degrees(self, first: int, last: int) -> Iterator[int]:
        """Yield where words stand that say how far it went: fell "sharply", a "record" fall."""
        for i in range(max(first - _NEXT, 0), min(last + _REST, len(self._words))):
            opened = self._words[i] in self._clauses.openers or self._words[i] in _JOINS
            if i > last and (opened or self._clauses.parted(i)):
                return
            if self._words[i] in self._rules.degrees:
                yield i
