"""Noun phrases: runs of telling words that stand like nouns, as the corpus spells them.

There is no tagger. What a word is shows in where it stands: a noun ends its run (a stop word or a
mark follows), and where it stands alone an article, a preposition or a possessive often goes
before it; an adjective is followed by its noun, a verb by "the" and seldom led by one.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from analysis.text.tokens import without_addresses
from analysis.topics.words import is_term

# A phrase has so many words at most, a name one more: "Dow Jones Industrial Average".
LONGEST = 3
# A phrase must end its run in this share of its places, and counts in full from the second one on.
ENDS = 0.25
FREE = 0.5
# A word that is all of its run must be led like a noun in this share of these places.
LED = 0.3
# Below so many places nothing is known of a word, and its ending has to tell.
FEW = 3
# A phrase that mostly stands inside one longer phrase is a piece of it.
PIECE = 0.6
# Two phrases that stand as one in this share of the documents that hold either are one, torn in
# two: "relief" and "package", not "Iran" and "nuclear deal".
WHOLE = 0.35
# What stands alone this seldom beside a phrase that it ends is no holder of an office.
SELDOM = 0.1
# A name that mostly stands beside a verb of speech is that of somebody who is asked in passing.
SPEAKS = 0.5
# A noun is named in the plural where that is so much as frequent as the singular ("share prices").
PLURAL = 0.3
_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s?$")
_LEADING = (
    "a an the this that these those no some any his her its their our your my of in on for by with "
    "about against over under between from into through during without around across after before "
    "and or more less many much 's"
)
# Whoever holds an office goes by name alone.
_OFFICE_WORDS = (
    "actor actress attorney captain chairman chancellor coach congressman counsel director general "
    "governor judge justice leader manager minister mr mrs ms president prime rep representative "
    "secretary sen senator sir speaker star striker"
)
# Short for an office: these stand before a name and are none ("Sen.", "Rep.").
_SHORT_WORDS = "capt col dr gen gov hon lt mr mrs ms prof rep reps rev sen sens sgt"
SHORT_OFFICES = frozenset(_SHORT_WORDS.split())
_SPEECH_WORDS = (
    "added adds explained explains noted notes said says saying stated states told tells"
)
_SPEECH = frozenset(_SPEECH_WORDS.split())
_LEADERS, _OFFICES = frozenset(_LEADING.split()), frozenset(_OFFICE_WORDS.split())
_TITLE, _ENDS, _ALONE, _LED, _CUT, _INSIDE, _SAID = (1 << bit for bit in range(7))


@dataclass(frozen=True)
class Phrases:
    """Phrases that stand like nouns.

    Attributes:
        keys: Words of each phrase in lower case, the last in the singular.
        spellings: Each as it is mostly written inside sentences.
        found: Whether each stands in a document, documents x phrases, 0 or 1.
        titles: Whether each stands in a title of the document, documents x phrases, 0 or 1.
        free: How much each stands on its own, 0 to 1: an adjective is followed by its noun.
    """

    keys: list[tuple[str, ...]]
    spellings: list[str]
    found: sparse.csc_matrix
    titles: sparse.csc_matrix
    free: np.ndarray

    @cached_property
    def holding(self) -> dict[str, list[int]]:
        """Words in lower case and the singular to the phrases that hold them."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, key in enumerate(self.keys):
            for word in key:
                found[key_of((word,))[0]].append(number)
        return dict(found)

    @cached_property
    def _place(self) -> dict[tuple[str, ...], int]:
        return {key: number for number, key in enumerate(self.keys)}

    def torn(self, one: int, other: int, mine: np.ndarray) -> bool:
        """Tell whether many of the documents that hold one of two phrases hold them as one.

        Args:
            one: A phrase.
            other: Another.
            mine: Which documents are looked at.
        """
        first, second = self.keys[one], self.keys[other]
        whole = [self._place[key] for key in (first + second, second + first) if key in self._place]
        if not whole:
            return False
        found = sparse.csc_matrix(self.found[:, [one, other, *whole]]).toarray()[mine] > 0
        return found[:, 2:].any(axis=1).sum() >= WHOLE * found.any(axis=1).sum()


def noun_phrases(
    documents: Iterable[Iterable[tuple[str, bool]]],
    wanted: AbstractSet[str],
    ignored: AbstractSet[str] = frozenset(),
) -> Phrases:
    """Read documents and return their noun phrases of one to three words.

    Args:
        documents: For each its texts, and whether each text is a title.
        wanted: Words in lower case, one of which a phrase must hold.
        ignored: Words in lower case that no phrase may hold.

    Returns:
        The phrases, sorted; without stop words and numbers.
    """
    places, n_documents = _Places(), 0
    for number, texts in enumerate(documents):
        n_documents = number + 1
        for text, is_title in texts:
            for run in _runs(text, ignored):
                places.note(run, number, wanted, is_title=is_title)
    return places.phrases(n_documents)


def key_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words in lower case, the last in the singular, to tell the same phrase again."""
    lower = [_lower(word) for word in words]
    last = lower[-1]
    if len(last) > 3 and last.endswith("s") and not last.endswith(("ss", "us", "is")):  # noqa: PLR2004 - "gas" has no singular
        lower[-1] = last[:-1]
    return tuple(lower)


def _lower(word: str) -> str:
    return word.lower().replace("’", "'")


@dataclass(slots=True)
class _Run:
    """Telling words that follow each other, and the tokens beside them, "" at an end."""

    words: list[str]
    before: str
    after: str = ""

    def furthest(self, begin: int, *, is_title: bool) -> int:
        """Return where the longest phrase that begins here ends; in a title all may be capitals."""
        end = min(begin + LONGEST, len(self.words))
        longer = self.words[begin : end + 1]
        name = len(longer) > LONGEST and all(word[0].isupper() for word in longer)
        return end + (name and not is_title)

    def may_end(self, begin: int, end: int) -> bool:
        """Tell whether a phrase ends here: the run does, or a name of several words does.

        What a number follows goes on: "Olympic 400 metres champion".
        """
        if end == len(self.words):
            return not self.after[:1].isdigit()
        return end - begin > 1 and self.words[end - 1][0].isupper() and self.words[end].islower()


def _runs(text: str, ignored: AbstractSet[str]) -> Iterator[_Run]:
    """Yield the runs of telling words of a text; a possessive ends its run."""
    words: list[str] = []
    before = lead = ""
    for token in _TOKEN.findall(without_addresses(text)):
        bare = _POSSESSIVE.sub("", token)
        possessive = bare != token
        if is_term(_lower(bare)) and _lower(bare) not in ignored:
            if not words:
                lead = before
            words.append(bare)
            if possessive:
                yield _Run(words, lead, "'s")
                words = []
        elif words:
            yield _Run(words, lead, token)
            words = []
        before = "'s" if possessive else token
    if words:
        yield _Run(words, lead)


class _Places:
    """Where phrases stand, as flat columns: spelling, document and marks of each place."""

    def __init__(self) -> None:
        self._ids: defaultdict[tuple[str, ...], int] = defaultdict()
        self._ids.default_factory = self._ids.__len__
        self._spelling, self._document, self._marks = array("q"), array("q"), array("q")

    def note(self, run: _Run, number: int, wanted: AbstractSet[str], *, is_title: bool) -> None:
        """Note every phrase of a run that holds a wanted word."""
        n = len(run.words)
        hits = [_lower(word) in wanted for word in run.words]
        if not any(hits):
            return
        led = _LED * (_lower(run.before) in _LEADERS)
        said = {_lower(run.before), _lower(run.after)} & _SPEECH
        cut_first, cut_last = run.before[:1].isupper(), run.after[:1].isupper()
        for begin in range(n):
            inside = _INSIDE * ((begin > 0 or run.before != "") and not is_title)
            for end in range(begin + 1, run.furthest(begin, is_title=is_title) + 1):
                if any(hits[begin:end]):
                    cut = (cut_first and begin == 0) or (cut_last and end == n)
                    marks = (_TITLE * is_title) | inside | led | _CUT * cut
                    marks |= _SAID * bool(said)
                    marks |= _ENDS * run.may_end(begin, end) | _ALONE * (end - begin == n)
                    self._spelling.append(self._ids[tuple(run.words[begin:end])])
                    self._document.append(number)
                    self._marks.append(marks)

    def phrases(self, n_documents: int) -> Phrases:
        """Return the phrases that can stand for a subject."""
        spelt = list(self._ids)
        keys = sorted({key_of(words) for words in spelt})
        place = {key: number for number, key in enumerate(keys)}
        key_of_spelling = np.array([place[key_of(words)] for words in spelt], dtype=np.int64)
        spelling = np.array(self._spelling, dtype=np.int64)
        document, marks = np.array(self._document, np.int64), np.array(self._marks, np.int64)
        key = key_of_spelling[spelling] if len(spelling) else spelling
        inside = np.bincount(spelling[(marks & _INSIDE) > 0], minlength=len(spelt))
        best = _most_written(spelt, key_of_spelling, inside, len(keys))
        counts = _Counts.of(key, marks, len(keys))
        names = np.array([_is_name(spelt[one]) if one >= 0 else False for one in best], dtype=bool)
        pieces = _pieces(keys, place, counts.times)
        stands = (best >= 0) & counts.nominal(keys, place, names) & ~pieces
        held = np.array([_is_held(spelt[one]) if one >= 0 else False for one in best], dtype=bool)
        stands &= ~counts.offices(keys, place, held)
        kept = np.flatnonzero(stands)
        shape = (n_documents, len(keys))
        titled = (marks & _TITLE) > 0
        return Phrases(
            [keys[one] for one in kept],
            [" ".join(spelt[best[one]]) for one in kept],
            sparse.csc_matrix(_presence(document, key, shape)[:, kept]),
            sparse.csc_matrix(_presence(document[titled], key[titled], shape)[:, kept]),
            np.minimum(counts.ends[kept] / (FREE * np.maximum(counts.times[kept], 1)), 1.0),
        )


def _presence(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csc_matrix:
    """Return 1 where a row and a column meet at least once."""
    found = sparse.csc_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
    found.data[:] = 1.0
    return found


def _most_written(
    spelt: list[tuple[str, ...]], key: np.ndarray, inside: np.ndarray, n_keys: int
) -> np.ndarray:
    """Return each phrase's spelling inside sentences, -1 where there is none."""
    best = np.full(n_keys, -1, dtype=np.int64)
    for one in sorted(range(len(spelt)), key=lambda one: (inside[one], spelt[one])):
        if inside[one]:
            best[key[one]] = one
    for one, words in enumerate(spelt):
        most = best[key[one]]
        plural = words == (*spelt[most][:-1], f"{spelt[most][-1]}s") and words[-1].islower()
        if plural and inside[one] >= PLURAL * inside[most]:
            best[key[one]] = one
    return best


def _is_name(words: tuple[str, ...]) -> bool:
    return all(any(letter.isupper() for letter in word) for word in words)


def _is_held(words: tuple[str, ...]) -> bool:
    """Tell whether a phrase is written like an office and its holder: "leader Martha Quill"."""
    return words[0].islower() and words[-1][0].isupper()


@dataclass(frozen=True)
class _Counts:
    """How often each phrase stands outside titles: anywhere, at an end, alone, led, cut, said."""

    times: np.ndarray
    ends: np.ndarray
    alone: np.ndarray
    led: np.ndarray
    cut: np.ndarray
    said: np.ndarray

    @classmethod
    def of(cls, key: np.ndarray, marks: np.ndarray, n_keys: int) -> "_Counts":
        body = (marks & _TITLE) == 0
        alone = body & ((marks & _ALONE) > 0)
        chosen = (
            body,
            body & ((marks & _ENDS) > 0),
            alone,
            alone & ((marks & _LED) > 0),
            body & ((marks & _CUT) > 0),
            body & ((marks & _SAID) > 0),
        )
        return cls(*(np.bincount(key[which], minlength=n_keys) for which in chosen))

    def offices(
        self, keys: list[tuple[str, ...]], place: dict[tuple[str, ...], int], held: np.ndarray
    ) -> np.ndarray:
        """Tell which phrases are an office before its holder, who goes by name alone as well."""
        led = np.array([not _OFFICES.isdisjoint(key[:-1]) for key in keys], dtype=bool)
        holder = np.array([place.get(key[-1:], place[key]) for key in keys], dtype=np.int64)
        # "General" in "General Motors" is none: nobody writes "Motors" alone
        whole = ~held & (self.times >= FEW) & (self.alone[holder] < SELDOM * self.times)
        return led & ~whole

    def nominal(
        self, keys: list[tuple[str, ...]], place: dict[tuple[str, ...], int], names: np.ndarray
    ) -> np.ndarray:
        """Tell which phrases can stand for a subject: their last word is a noun, or all a name."""
        last = np.array([place.get(key[-1:], place[key]) for key in keys], dtype=np.int64)
        known = self.alone[last] >= FEW
        verbal = np.array([key[-1].endswith(("ed", "ly", "ing")) for key in keys], dtype=bool)
        noun = np.where(known, self.led[last] >= LED * self.alone[last], ~verbal)
        whole = (self.ends >= ENDS * self.times) & (self.times > 0)
        # "Nations" behind "Six", "Theresa" before "May": with a stop word it would be a whole name
        named = (self.cut < PIECE * self.times) & (self.said < SPEAKS * np.maximum(self.times, 1))
        return whole & np.where(names, named, noun)


def _pieces(
    keys: list[tuple[str, ...]], place: dict[tuple[str, ...], int], times: np.ndarray
) -> np.ndarray:
    """Tell which phrases mostly stand inside one longer phrase."""
    pieces = np.zeros(len(keys), dtype=bool)
    for key, n in zip(keys, times, strict=True):
        if len(key) > 1 and n >= FEW:
            for part in (key_of(key[:-1]), key[1:]):
                at = place.get(part)
                if at is not None and n >= PIECE * times[at]:
                    pieces[at] = True
    return pieces
