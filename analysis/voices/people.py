"""The names that stand in one article, and whom its surnames and pronouns stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import product
from typing import NamedTuple

from analysis.voices.grammar import UPPER
from analysis.voices.namewords import (
    FEMALE_NAMES,
    MALE_NAMES,
    MEN,
    NO_NAME,
    NO_PERSON,
    OFFICES,
    OPENERS,
    PARTICLES,
    PLACES,
    TITLES,
    WOMEN,
)

_SHORTENED = (
    "Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Jr|Sr|St|Inc|Corp|Co|Ltd|Prof|Rev|Sgt|Capt|Maj|Adm|Cpl"
)
_HEAD = (
    "Departments?|University|House|Bank|Bureau|Institutes?|Board|Ministry|Office|Chamber|Centers?|"
    "Centre|Council|College|Church|Association|League|Committee|Gulf|Bay|Isle|Union|Organization"
)


def _behind_first(words: str) -> str:
    """Return a pattern of words without their first letters, which stand before it."""
    return "|".join(f"(?<={word[0]}){word[1:]}" for word in words.split("|"))


# A token begins with a plain set of letters, on which a search is several times faster than on a
# choice of words; the look ahead is the quick test that most tokens fail.
_TAIL = (
    rf"(?:(?=[a-z]{{1,4}}\.)(?:{_behind_first(_SHORTENED)})\."
    rf"|\.(?:{UPPER}\.)*|[\w&'’-]*(?:\.[\w&'’-]+)*)"
)
_TAIL = (
    rf"(?:(?=[a-z]+\s(?:of|for)\s)(?:{_behind_first(_HEAD)})\s(?:of|for)\s(?:the\s)?{UPPER}{_TAIL}"
    rf"|{_TAIL})"
)
_PARTICLE = rf"(?:(?:{'|'.join(sorted(PARTICLES))})\s){{0,2}}"
_RUN = re.compile(rf"{UPPER}(?<!\w.){_TAIL}(?:[ \N{{NO-BREAK SPACE}}]{_PARTICLE}{UPPER}{_TAIL})*")
_POSSESSIVES = ("'s", "’s", "'", "’")
_CONTRACTIONS = ("n't", "n’t", "'ll", "’ll", "'re", "’re", "'ve", "’ve")
_NO_PART = TITLES | NO_NAME | OPENERS
PLACING = frozenset({"in", "at"})  # words before the name of a place
_BEFORE = re.compile(rf"(?<!\w)(the|of|{'|'.join(sorted(PLACING))}) \Z")
_BEFORE_ENDS = frozenset(  # of what it can find, in small letters and capitals
    "".join(letters) + " "
    for word in ("he", "of", *PLACING)
    for letters in product(*zip(word, word.upper(), strict=True))
)
# "Health minister Ana Lee": offices in small letters, and what they end with.
_OFFICES = frozenset(word.lower() for word in TITLES if word.isalpha() and len(word) > len("Adm"))
_OFFICE_ENDS = frozenset(f"{word[-2:]} " for word in _OFFICES)
_LONGEST = max(map(len, _OFFICES)) + 2
_DIRECTIONS = ("North ", "South ", "East ", "West ", "New ")
_MOST = 5  # words of a name
_FEMALE, _MALE = "female", "male"
GENDER_OF = {"he": _MALE, "his": _MALE, "him": _MALE, "she": _FEMALE, "her": _FEMALE}


class Found(NamedTuple):
    """A run of capitalised words, cut to the name in it.

    Attributes:
        start: First character of the name.
        name: The name without titles, "'s" and what is no part of it.
        title: The title right before it, or "".
        before: The word before it in lower case if it has two or three letters, else "".
    """

    start: int
    name: str
    title: str
    before: str


@dataclass(frozen=True)
class Cast:
    """Whom a text names.

    Attributes:
        found: The names in the order of the text.
        full: Last word of a name of two or more words to (start, name), in the order of the text.
        gender: A name, or its last word, to what its title or its first name says: ``"female"`` or
            ``"male"``.
    """

    found: tuple[Found, ...]
    full: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)

    @cached_property
    def starts(self) -> list[int]:
        """Where the names begin."""
        return [one.start for one in self.found]

    @cached_property
    def _agreed(self) -> dict[str, str]:
        """Last words to the longest name that ends in them, where all have one first word."""
        agreed = {}
        for last, forms in self.full.items():
            names = {name for _, name in forms}
            if len(names) == 1 or len({name.split()[0] for name in names}) == 1:
                agreed[last] = min(names, key=lambda name: (-len(name), name))
        return agreed

    @classmethod
    def of(cls, text: str) -> "Cast":
        """Collect the names of a text."""
        found = tuple(names_in(text))
        cast = cls(found)
        full, genders = cast.full, cast.gender
        for start, name, title, before in found:
            if " " in name and before != "the":
                last, gender = _person(name)
                if last:
                    full.setdefault(last, []).append((start, name))
                if gender:
                    genders.setdefault(name, gender)
            if title and (title in WOMEN or title in MEN):
                last = name.rpartition(" ")[2]
                genders.setdefault(last, _FEMALE if title in WOMEN else _MALE)
        return cast

    def full_name(self, name: str, place: int) -> tuple[str, bool]:
        """Return the name that a surname stands for, and whether nothing else could be meant.

        Args:
            name: A name as written at one place; of several words it stands for itself.
            place: Where it is written.
        """
        if " " in name:
            return name, True
        forms = self.full.get(name)
        if not forms:
            return name, True
        if name in self._agreed:
            return self._agreed[name], True
        before = [form for start, form in forms if start <= place]
        return (before[-1] if before else forms[0][1]), False

    def is_person(self, one: Found) -> bool:
        """Tell whether a name is probably a person's: it has a title, or a full name of its own.

        Where "in" or "at" stands before it, it is taken for a place.
        """
        placed = one.before in PLACING
        return bool(one.title) or (one.name.rpartition(" ")[2] in self.full and not placed)

    def agrees(self, name: str, pronoun: str) -> bool:
        """Tell whether nothing speaks against a person being meant by he or she."""
        known = self.gender.get(name) or self.gender.get(name.rpartition(" ")[2])
        return known is None or known == GENDER_OF.get(pronoun.lower(), known)


@lru_cache(maxsize=1 << 16)
def _person(name: str) -> tuple[str, str]:
    """Return the last word of a name of two or more words and its gender, "" where unknown.

    Both are "" for a name that is no person's.
    """
    head, _, last = name.rpartition(" ")
    place = last in PLACES or name.startswith(_DIRECTIONS)
    if last in NO_PERSON or last.isupper() or place:
        return "", ""
    first = head.partition(" ")[0]
    known = _MALE if first in MALE_NAMES else ""
    return last, _FEMALE if first in FEMALE_NAMES else known


def names_in(text: str) -> Iterator[Found]:
    """Yield the runs of capitalised words that may be names, in order.

    Examples:
        >>> [one.name for one in names_in("On Monday Meta's Mr. Bosworth met Ana de la Cruz.")]
        ['Meta', 'Bosworth', 'Ana de la Cruz']
    """
    for run in _RUN.finditer(text):
        for offset, name, title in _cut(run[0]):
            begin = run.start() + offset
            ends = text[begin - 3 : begin] if begin > 2 else ""  # noqa: PLR2004 - of 3
            before = _before(text[max(begin - 5, 0) : begin]) if ends in _BEFORE_ENDS else ""
            office = title
            if not title and ends in _OFFICE_ENDS and " " in name:
                office = _office(text[max(begin - _LONGEST, 0) : begin])
            yield Found(begin, name, office, before)


def _office(characters: str) -> str:
    """Return the office in small letters that characters end with ("minister"), or ""."""
    word = characters[:-1].rpartition(" ")[2]
    return word if word in _OFFICES else ""


@lru_cache(maxsize=1 << 14)
def _before(characters: str) -> str:
    """Return the short word that the five characters before a name end with, or ""."""
    found = _BEFORE.search(characters.lower())
    return found[1] if found else ""


@lru_cache(maxsize=1 << 14)  # of 10,000 articles it finds two runs in three, in 5 MB
def _cut(run: str) -> tuple[tuple[int, str, str], ...]:
    """Return the names of one run, each with its place and title.

    Titles, calendar words and "'s" end or begin a name.
    """
    if run.isalpha():  # most runs are one word
        return () if run in _NO_PART else tuple(_finished([run], 0, ""))
    found: list[tuple[int, str, str]] = []
    own: list[str] = []
    begin, place, title = 0, 0, ""
    for word in run.replace("\N{NO-BREAK SPACE}", " ").split(" "):
        bare = word
        if word.endswith(_POSSESSIVES):
            bare = word[:-2] if word.endswith("s") else word[:-1]
        if bare in _NO_PART or bare.endswith(_CONTRACTIONS):
            if bare not in TITLES:  # "Supreme Court Justice" names no court
                found += _finished(own, begin, title)
            own.clear()
            title = bare if word in TITLES else ""  # "Queen's Basin" gives nobody a title
        else:
            begin = begin if own else place
            own.append(bare)
            if bare != word:
                found += _finished(own, begin, title)
                own.clear()
                title = ""
        place += len(word) + 1
    return (*found, *_finished(own, begin, title)) if own else tuple(found)


def _finished(own: list[str], begin: int, title: str) -> list[tuple[int, str, str]]:
    """Return a name as a list of one, or of none where nothing is left of it."""
    while len(own) > 2 and own[0] in OFFICES:  # noqa: PLR2004 - "(Secretary of) State Ana Lee"
        begin += len(own.pop(0)) + 1
    name = " ".join(own)
    return [(begin, name, title)] if own and len(own) <= _MOST and len(name) > len("J.") else []
