"""People, organisations and places that a corpus names, from its own capitals.

A name is a run of capitalised words that the corpus also writes with capitals inside sentences, and
hardly ever without. What kind of name it is follows from titles, first names, the words it is made
of, and how often "in" or "at" stands before it; where they say nothing, it is of no known kind.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntFlag
from itertools import compress

import numpy as np

from analysis.records import ORGANISATION, OTHER, PERSON, PLACE
from analysis.voices.namewords import (
    FEMALE_NAMES,
    MALE_NAMES,
    NO_PERSON,
    OPENERS,
    ORGANISATIONS,
    PLACES,
    THINGS,
)
from analysis.voices.people import PLACING, Cast

LEAST_SENTENCES = 2  # in which a name stands
MOSTLY = 0.75  # share of the full names with one last word that must agree on whom it means
LEAST_AGREEING = 3  # articles with a full name before its last word alone is taken for it
_RARELY = 0.2  # lower-case words for each mention, at most
COUNTED = 20_000  # articles in which lower-case words are counted: enough, and bounded
_OFTEN = 0.25
_TWO = 2
_SHORT = 3  # letters of an acronym that may be a word in lower case, too ("US", "IT")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z&]{2,6}")
_NUMBERED = re.compile(r".*\d")  # "AR-15"
_PARTY = re.compile(r"[DIR]-[A-Z][\w.]*")  # of a member of Congress, and the state: "D-Calif."
_MIDDLE = re.compile(r"(\S+) (?:[A-Z]\.)+ (\S+)")


class _Flag(IntFlag):
    """What speaks for a name, in one mention."""

    INSIDE = 1  # inside a sentence
    TITLED = 2  # a title before it
    PLACED = 4  # "in" or "at" before it
    DEFINED = 8  # "the" before it
    SHORTENED = 16  # a surname that stands for it


# Plain numbers are faster.
_INSIDE, _TITLED, _PLACED, _DEFINED, _SHORTENED = map(int, _Flag)
_BEFORE = dict.fromkeys(PLACING, _PLACED) | {"the": _DEFINED}


def whole_numbers(numbers: Iterable[int] = ()) -> "array[int]":
    """Return whole numbers as a block of memory that grows and that NumPy reads as it is."""
    return array("q", numbers)


@dataclass
class NameBook:
    """The capitalised runs of a corpus, until all of it is read.

    Attributes:
        n_articles: How many articles were read.
        forms: The different names, in full where their article gives them in full.
        form: Index into ``forms`` of each mention.
        article: Index of its article.
        sentence: Index of its sentence.
        flags: What speaks for it.
    """

    n_articles: int = 0
    forms: list[str] = field(default_factory=list)
    form: "array[int]" = field(default_factory=whole_numbers)
    article: "array[int]" = field(default_factory=whole_numbers)
    sentence: "array[int]" = field(default_factory=whole_numbers)
    flags: "array[int]" = field(default_factory=whole_numbers)
    _ids: dict[str, int] = field(default_factory=dict)

    def read(self, cast: Cast, starts: Sequence[int], offset: int) -> None:
        """Read one more article.

        Args:
            cast: The names in it.
            starts: Where its sentences begin.
            offset: Index of the first of them in the corpus.
        """
        ids, full = self._ids, cast.full
        add_form, add_sentence, add_flags = (
            self.form.append,
            self.sentence.append,
            self.flags.append,
        )
        own, last = 0, len(starts) - 1
        for start, written, title, before in cast.found:
            name = cast.full_name(written, start)[0] if written in full else written
            form = ids.get(name)
            if form is None:
                form = ids[name] = len(self.forms)
                self.forms.append(name)
            while own < last and starts[own + 1] <= start:
                own += 1
            add_form(form)
            add_sentence(offset + own)
            add_flags(
                (start - starts[own] > 1)
                | (_TITLED if title else 0)
                | (_BEFORE.get(before, 0) if before else 0)
                | (_SHORTENED if name != written else 0)
            )
        self.article.extend([self.n_articles] * len(cast.found))
        self.n_articles += 1

    def names(self, small: Mapping[str, int]) -> "Names":
        """Return the names of all that was read.

        Args:
            small: How often each word stands in lower case in the first ``COUNTED`` articles.
        """
        return Names(self, small)


@dataclass(frozen=True, slots=True)
class Mentions:
    """In which sentences names stand, once a name and sentence.

    Attributes:
        names: The names that have any, sorted.
        name: Index into ``names`` of each mention, rising within a sentence.
        sentence: Index of its sentence, never falling.
    """

    names: list[str]
    name: np.ndarray
    sentence: np.ndarray


class Names:
    """The names of a corpus, once all of it is read.

    Attributes:
        counted_as: Each written form that is a name, to the name it is counted as.
    """

    def __init__(self, book: NameBook, small: Mapping[str, int]) -> None:
        """Count what speaks for each written form."""
        self._book = book
        self._small = small
        self._ids = {form: number for number, form in enumerate(book.forms)}
        form = np.array(book.form, dtype=np.int64)
        flags = np.array(book.flags, dtype=np.int64)
        article = np.array(book.article, dtype=np.int64)
        n = len(book.forms)
        mentions = np.bincount(form, minlength=n)
        pairs = different(article * max(n, 1) + form)
        # as lists: forms are asked about one by one
        self._mentions = mentions.tolist()
        self._early = np.bincount(form[article < COUNTED], minlength=n).tolist()
        self._articles = np.bincount(pairs % max(n, 1), minlength=n).tolist()
        self._shares = {
            int(flag): (np.bincount(form[(flags & flag) > 0], minlength=n) / mentions).tolist()
            for flag in _Flag
        }
        full = form[(flags & _SHORTENED) == 0]  # mentions that are so written
        inside = form[(flags & (_INSIDE | _SHORTENED)) == _INSIDE]
        written, within = np.bincount(full, minlength=n), np.bincount(inside, minlength=n)
        self._by_chance = ((written <= 1) | (within == 0)).tolist()
        self.counted_as = self._counted_as()

    def mentions(self) -> Mentions:
        """Return where names stand, without those of fewer than ``LEAST_SENTENCES`` sentences."""
        book = self._book
        names = sorted(set(self.counted_as.values()))
        place = {name: number for number, name in enumerate(names)}
        of_form = [place.get(self.counted_as.get(form, ""), -1) for form in book.forms]
        name = np.array(of_form, dtype=np.int64)[np.array(book.form, dtype=np.int64)]
        sentence = np.array(book.sentence, dtype=np.int64)
        width = max(len(names), 1)
        sentence, name = np.divmod(different((sentence * width + name)[name >= 0]), width)
        often = np.bincount(name, minlength=width) >= LEAST_SENTENCES
        kept, number = often[name], np.cumsum(often) - 1
        return Mentions(list(compress(names, often.tolist())), number[name[kept]], sentence[kept])

    def kinds(
        self, names: Collection[str], speaking: frozenset[str] = frozenset()
    ) -> dict[str, str]:
        """Return of what kind each name is, as far as the corpus tells.

        Args:
            names: The names that are asked about.
            speaking: Names that are quoted: a name of two words that speaks is a person's, unless
                one of its words says otherwise.
        """
        best = dict.fromkeys(names, "")
        for form, name in self.counted_as.items():
            known = best.get(name)
            if known == "" or (known and self._count(form) > self._count(known)):
                best[name] = form
        found = {name: self._kind(form) for name, form in best.items()}
        for name in speaking & found.keys():
            of_two = " " in name and name.rpartition(" ")[2] not in NO_PERSON
            if of_two and self._share(best[name], _DEFINED) < _OFTEN:
                found[name] = PERSON if found[name] in {OTHER, PLACE} else found[name]
        return found

    def _count(self, form: str) -> int:
        return self._mentions[self._ids[form]]

    def _share(self, form: str, flag: int) -> float:
        return self._shares[flag][self._ids[form]]

    def _counted_as(self) -> dict[str, str]:
        names = sorted(form for form in self._book.forms if self._is_name(form))
        known = set(names)
        same = {form: form for form in names} | _without_initials(names)
        for form in names:
            if form.isupper() and form.title() in known:
                rarer, other = sorted((form, form.title()), key=self._count)
                same[rarer] = other
        joined = self._joined(names, same)
        same = {form: joined.get(name, name) for form, name in same.items()}
        behind = {form: tails for form in names if (tails := self._behind_others(form))}
        lasts = {form for form in names if " " not in form} | {t[-1] for t in behind.values()}
        full: dict[str, Counter[str]] = {last: Counter() for last in lasts - PLACES}
        for form in names:
            counted = full.get(form.rpartition(" ")[2]) if " " in form else None
            if counted is not None and self._kind(form) == PERSON:
                counted[same[form]] += self._articles[self._ids[form]]
        for last, counted in full.items():
            if counted:
                best, n = min(counted.items(), key=lambda one: (-one[1], one[0]))
                if n >= LEAST_AGREEING and n >= MOSTLY * counted.total():
                    same[last] = best
        for form, tails in behind.items():
            same[form] = self._tail(form, tails, same, full.get(tails[-1], {}))
        return {form: same.get(same[form], same[form]) for form in names}

    def _behind_others(self, form: str) -> list[str]:
        """Return what may be a name in a form, as other words only stand before it.

        In "Using Sanders" it is "Sanders": "using" is no first name, the corpus has it in small
        letters, and the two stand together once or where sentences begin.
        """
        first, _, tail = form.partition(" ")
        tails: list[str] = []
        while tail and first not in FEMALE_NAMES and first not in MALE_NAMES:
            shouted = first.isupper() and len(first) >= _SHORT
            if not (shouted or first in NO_PERSON or self._small.get(first.lower(), 0)):
                break
            if " " in tail or self._by_chance[self._ids[form]]:
                tails.append(tail)
            first, _, tail = tail.partition(" ")
        return tails

    def _tail(
        self, form: str, tails: Sequence[str], same: Mapping[str, str], called: Mapping[str, int]
    ) -> str:
        """Return the first of some tails of a form that others are called, too; else the form."""
        others = any(name != form and n >= LEAST_AGREEING for name, n in called.items())
        for tail in tails:
            if " " in tail:
                if tail in self._ids and self._is_person(tail):
                    return same[tail]
            elif others or self._is_more(tail, form):
                return same.get(tail, tail)
        return same[form]

    def _joined(self, names: Sequence[str], same: Mapping[str, str]) -> dict[str, str]:
        """Return "Steve Lee" to "Steven Lee", or the other way, where nobody else is called Lee."""
        called: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for form in names:
            if " " in form:
                called[form.rpartition(" ")[2]][same[form]] += self._count(form)
        joined = {}
        for last, several in called.items():
            if len(several) == _TWO and last not in NO_PERSON:
                short, long = sorted(several, key=lambda name: (len(name), name))
                if _may_be_short(*(name[: -len(last) - 1] for name in (short, long))):
                    kept = long if several[long] > several[short] else short
                    joined[long if kept == short else short] = kept
        return joined

    def _is_more(self, tail: str, form: str) -> bool:
        """Tell whether a form is only taken for a person's, and is so much rarer than its tail."""
        known = tail in self._ids and self._is_name(tail) and tail not in NO_PERSON
        return known and self._count(tail) > 2 * self._count(form) and self._is_person(form)

    def _is_person(self, form: str) -> bool:
        return self._is_name(form) and self._kind(form) == PERSON

    def _is_name(self, form: str) -> bool:
        number = self._ids[form]
        titled = self._shares[_TITLED][number] > 0
        inside = titled or self._shares[_INSIDE][number]
        if form in OPENERS or not inside or _PARTY.fullmatch(form):
            return False
        if titled or " " in form or (_ACRONYM.fullmatch(form) and len(form) <= _SHORT):
            return True
        return self._small.get(form.lower(), 0) <= _RARELY * self._early[number]

    def _kind(self, form: str) -> str:
        first, _, last = form.rpartition(" ")
        if form in PLACES:
            return PLACE
        if last in ORGANISATIONS or (not first and _ACRONYM.fullmatch(form)):
            return ORGANISATION
        if last not in NO_PERSON:
            given = first.partition(" ")[0]
            if given in FEMALE_NAMES or given in MALE_NAMES:
                return PERSON
            if self._share(form, _TITLED) + self._share(form, _SHORTENED) >= _OFTEN:
                return PERSON
        if self._share(form, _PLACED) >= _OFTEN:
            return PLACE
        defined = self._share(form, _DEFINED) >= 2 * _OFTEN
        thing = last in THINGS or _NUMBERED.fullmatch(form)
        return ORGANISATION if defined and not thing else OTHER


def different(numbers: np.ndarray) -> np.ndarray:
    """Return the different numbers, ascending."""
    # asked for counts NumPy sorts; else it hashes, which takes it forty times as long
    return np.unique(numbers, return_counts=True)[0]


def _may_be_short(short: str, long: str) -> bool:
    """Tell whether a first name may be a short form of another: "Steve" of "Steven"."""
    said = {name: (name in MALE_NAMES) - (name in FEMALE_NAMES) for name in (short, long)}
    hers = long.endswith(("a", "e")) or said[long] < 0  # "Paul" is not short for "Paula"
    other = said[short] >= 0 and hers
    return len(short) >= _SHORT and long.startswith(short) and not other


def _without_initials(names: Iterable[str]) -> dict[str, str]:
    """Return "Ana B. Lee" to "Ana Lee" where only one such initial is known."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(name for name in names if ". " in name):
        found = _MIDDLE.fullmatch(name)
        if found:
            forms[f"{found[1]} {found[2]}"].append(name)
    return {written[0]: short for short, written in forms.items() if len(written) == 1}
