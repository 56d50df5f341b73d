"""From the words that name a speaker to the speaker: a full name, or a description."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from analysis.voices.grammar import DETERMINER, MANY, NAME, PRONOUN
from analysis.voices.namewords import NO_NAME, ORGANISATIONS, TITLES
from analysis.voices.people import GENDER_OF, Cast, Found, names_in

_PRONOUN = re.compile(PRONOUN + r"\Z")
_ARTICLE = re.compile(DETERMINER + r"\b")
_MANY = re.compile(MANY)
_BELONGS = re.compile(r"\b(?:of|for|from|at|with|in|to|by|on|near|who|that|\w+ing)\s")
_BRACKET = re.compile(r"\s*\([^)]*\)?\s*\Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_NAME = re.compile(NAME + r"\Z")
_ASIDE = re.compile(rf"\s*,\s+(?P<name>{NAME}),")
_FAR = 700  # characters beyond which a pronoun points at nobody


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        name: A name, or words that describe somebody; "" for nobody known.
        named: Whether it is a name.
        sure: Whether nobody else can be meant by the words.
    """

    name: str
    named: bool
    sure: bool


NOBODY = Speaker("", named=False, sure=False)


def speaker_of(words: str, behind: str, place: int, cast: Cast) -> Speaker:
    """Return whom a mention names.

    Args:
        words: The mention, no pronoun.
        behind: What follows it: the name may stand in an apposition ("Google's chief, Ana Lee,").
        place: Where the mention stands in the article.
        cast: The names of the article.
    """
    words = _BRACKET.sub("", words).strip(" ,")
    if _MANY.fullmatch(words):
        return Speaker(words.lower(), named=False, sure=True)
    found = list(names_in(words))
    if found and _names_itself(words, found[0].start, found[0].name):
        name, sure = cast.full_name(found[0].name, place)
        return Speaker(name, named=True, sure=sure)
    if found and _ends_with(words, found[-1].name) and not _BELONGS.search(words):
        name, sure = cast.full_name(found[-1].name, place)
        return Speaker(name, named=True, sure=sure)
    aside = _ASIDE.match(behind)
    if aside and " " in aside["name"] and (own := list(names_in(aside["name"]))):
        return Speaker(own[-1].name, named=True, sure=True)
    bare = words[len("the ") :] if words[:4].lower() == "the " else words
    if _NAME.match(bare) and not _ARTICLE.match(bare) and bare not in NO_NAME:
        return Speaker(_POSSESSIVE.sub("", bare), named=True, sure=True)
    words = words.rstrip(".")
    plain = words[:1].lower() + words[1:] if _ARTICLE.match(words) else words
    return Speaker(plain, named=False, sure=bool(plain))


def _names_itself(words: str, start: int, name: str) -> bool:
    """Tell whether a mention is one person's name with what belongs to it behind ("of Texas")."""
    if any(word not in TITLES for word in words[:start].split()):
        return False
    rest = words[start + len(name) :]
    if not rest.strip(" .'’s"):
        return True
    person = " " in name and name.rpartition(" ")[2] not in ORGANISATIONS
    return person and _BELONGS.match(rest.lstrip()) is not None


def _ends_with(words: str, name: str) -> bool:
    return _POSSESSIVE.sub("", words).rstrip(".").endswith(name.rstrip("."))


def is_pronoun(words: str) -> bool:
    """Tell whether a mention is a pronoun."""
    return _PRONOUN.match(words) is not None


@dataclass
class Story:
    """What an article has told so far.

    Attributes:
        text: The article.
        quoted: Start and end of its quotes so far, in order.
        last_at: Where the last named speaker was named; -1 before the first.
        last: That speaker's name.
    """

    text: str
    quoted: list[tuple[int, int]] = field(default_factory=list)
    last_at: int = -1
    last: str = ""

    @cached_property
    def cast(self) -> Cast:
        """The names of the article."""
        return Cast.of(self.text)

    def person_meant(self, pronoun: str, place: int) -> Speaker:
        """Return whom "he", "she" or "who" means, as far as the words before it tell.

        Whoever stands first in the nearest sentence before the pronoun that names a person, or
        spoke last; names inside quotes are nobody's antecedent here.

        Args:
            pronoun: The pronoun as written.
            place: Where it stands in the text.
        """
        relative = pronoun.lower() == "who"
        if pronoun.lower() not in GENDER_OF and not relative:
            return NOBODY
        best, sentence = "", -1
        for i in range(bisect_left(self.cast.starts, place) - 1, -1, -1):
            one = self.cast.found[i]
            own = self._sentence_start(one.start)
            if one.start < max(self.last_at, place - _FAR) or (best and own != sentence):
                break
            name, _ = self.cast.full_name(one.name, one.start)
            if self._may_be(one, name, pronoun):
                best, sentence = name, own
                if relative:
                    break
        if not best and place - self.last_at <= _FAR and self.cast.agrees(self.last, pronoun):
            best = self.last
        return Speaker(best, named=True, sure=False) if best else NOBODY

    def _may_be(self, one: Found, name: str, pronoun: str) -> bool:
        person = self.cast.is_person(one) and self.cast.agrees(name, pronoun)
        return person and not self._is_quoted(one.start)

    def _sentence_start(self, place: int) -> int:
        first = max(place - _FAR, 0)
        return max(self.text.rfind(mark, first, place) for mark in (". ", "\n"))

    def _is_quoted(self, place: int) -> bool:
        before = bisect_right(self.quoted, (place, place))
        return before > 0 and place < self.quoted[before - 1][1]
