"""The words of the news tone model, looked up once per distinct token.

A valence comes from the first list that has the word: the analyst's own lexicon, our news words
(``data/news.csv``), VADER's lexicon (Hutto & Gilbert 2014, MIT), then the expansion table
(``data/expansion.csv``, made by ``scripts/make_expansion.py``). Where none has it, an inflected
form takes the valence of its base. docs/lexicons.md says where each list comes from.
"""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analysis.tone.lexicon import vader_lexicon
from analysis.tone.news_lists import DATA, rules

POSITIVE_WEIGHT = 0.7  # praise is wordier than it is meant in news
EXPANSION_WEIGHT = 0.15
LONGEST_PHRASE = 3

# An address is one word, which no list has: what its parts are called is nothing that is said.
_ADDRESS = re.compile(r"(?i:https?://|www\.)\S+")
WORD = re.compile(rf"{_ADDRESS.pattern}|[^\W\d_]+(?:['’\-\u2011][^\W\d_]+)*")
_STRAIGHT = str.maketrans({"’": "'", "\u2011": "-"})
_PLAIN_WORD = re.compile(r"[a-z][a-z'-]*\Z")
_SHORTEST_STEM = 4
_NO_WORDS: frozenset[str] = frozenset()
_ENDINGS = (
    *(("'s", ""), ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", "")),
    *(("ing", "e"), ("ing", ""), ("ly", ""), ("ness", ""), ("ment", "")),
)
_ENDINGS_BY_LETTER = {  # of the last letter: most words end in none of these
    letter: tuple(one for one in _ENDINGS if one[0][-1] == letter)
    for letter in sorted({ending[-1] for ending, _ in _ENDINGS})
}

# What a text holds, so that most rules need not be tried: traits of its words, added up.
SCORED = 1
BUT = 2
CUE = 4
PHRASE = 8  # a phrase may begin here
CHANGES = 16  # it may change the words behind it
DENIES = 32
UNIT = 64  # a word beside which a cue of finance suffices
CEASES = 128  # it may say of what stands before it that it is no more
HARM = 256  # a harm of which there may be less or more
AMOUNTS = 512  # it may say that there is
SIZES = 1024  # praise that only tells how large a bad thing behind it is

CLEAR = 0.4  # a valence of this size praises or blames
_SHORTEST_STRESSED = 3


class Valence(NamedTuple):
    """A valence as it counts, and where it comes from in plain English."""

    value: float
    origin: str


@dataclass(frozen=True, slots=True)
class NewsWord:
    """What the rules of the news model ask of one token.

    Attributes:
        lower: The token in lower case with straight apostrophes.
        valence: Its valence, or None.
        finance: Its valence in a sentence on finance, or None where that is no other.
        boost: What it adds to a following word's size.
        negates: Whether it negates a following word.
        shifts: Whether a bad thing behind it is opposed or removed.
        denies: Whether the bad things in the clause behind it are not so, or did not come.
        stressed: Whether it is written in capitals, which may stress it: praise or blame that is no
            abbreviation.
        seconds: The words that make a phrase with it when they stand behind it.
        traits: ``SCORED``, ``BUT``, ``CUE``, ``PHRASE``, ``CHANGES``, ``DENIES``, ``UNIT``,
            ``CEASES``, ``HARM``, ``AMOUNTS`` and ``SIZES``, added up.
    """

    lower: str
    valence: Valence | None
    finance: Valence | None
    boost: float
    negates: bool
    shifts: bool
    denies: bool
    stressed: bool
    seconds: Collection[str]
    traits: int


def straight(word: str) -> str:
    """Return a token in the form of the lists: lower case, straight apostrophes and hyphens."""
    lower = word.lower()
    return lower if lower.isascii() else lower.translate(_STRAIGHT)


def _rows(name: str) -> Iterator[tuple[str, float]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        for word, valence in csv.reader(file):
            yield word, float(valence)


def _weighted(value: float) -> float:
    return value * POSITIVE_WEIGHT if value > 0 else value


def _valences(rows: Mapping[str, float], origin: str) -> dict[str, Valence]:
    return {word: Valence(_weighted(value), origin) for word, value in rows.items()}


@cache
def _lists() -> dict[str, Valence]:
    """Return all words and phrases of the model's own lists."""
    expansion = {word: value * EXPANSION_WEIGHT for word, value in _rows("expansion.csv")}
    chat = rules().chat
    vader = {w: v for w, v in vader_lexicon().items() if _PLAIN_WORD.match(w) and w not in chat}
    return {
        **_valences(expansion, "the expansion table"),
        **_valences(vader, "VADER's lexicon"),
        **_valences(dict(_rows("news.csv")), "our news words"),
    }


@cache
def _phrases() -> dict[tuple[str, ...], Valence]:
    """Return the phrases of the model's own lists, by their words."""
    return {tuple(text.split()): valence for text, valence in _lists().items() if " " in text}


@cache
def _finance() -> dict[str, Valence]:
    return _valences(dict(_rows("finance.csv")), "our finance words")


@cache
def _traits() -> dict[str, int]:
    """Return what the words of the rules are, but for the first words of phrases."""
    of = rules()
    single = [words[0] for words in of.endings.of_good | of.endings.of_bad if not words[1:]]
    found: dict[str, int] = {}
    for trait, words in (
        (BUT, ("but",)),
        (CUE, of.finance_cues),
        (UNIT, of.finance_units),
        (CHANGES, {*of.boosts, *of.negations, *of.shifters}),
        (DENIES, [words[0] for words in of.denials if not words[1:]]),
        (CEASES, single),
        (HARM, of.amounts.harms),
        (SIZES, of.sizes),
        (AMOUNTS, of.amounts.less | of.amounts.more),
    ):
        for word in words:
            found[word] = found.get(word, 0) | trait
    return found


class NewsTable:
    """The distinct tokens of a run; each is looked up once, when it is first met.

    Attributes:
        marked: Every token met that a rule may ask about.
        phrases: Words in a row that have one valence together.
        denials: Words in a row, or single ones, that say of bad things that they are not so.
        clause_words: Words with which another clause begins.
        stress_cues: Words behind which capitals stress a word.
        endings: The words by which something is told to be no more.
        amounts: The words by which a harm is told to be less or more.
    """

    def __init__(
        self, *, set_aside: Collection[str] = (), lexicon: Mapping[str, float] | None = None
    ) -> None:
        """Begin an empty table.

        Args:
            set_aside: Words, in lower case, that count as without valence.
            lexicon: The analyst's own words and phrases with valences from -4 to 4.
        """
        own = {w: Valence(v, "your own lexicon") for w, v in (lexicon or {}).items()}
        self._words = _lists() | own if own else _lists()
        self._own = own
        self._rules = rules()
        self._set_aside = frozenset(set_aside)
        self.marked: dict[str, NewsWord] = {}
        self._met: set[str] = set()
        self.denials, self.clause_words = self._rules.denials, self._rules.clause_words
        self.stress_cues, self.endings = self._rules.stress_cues, self._rules.endings
        self.amounts = self._rules.amounts
        verbs = self.endings.of_good | self.endings.of_bad
        spoken = self.denials | verbs
        silent = {words: Valence(0.0, "our news words") for words in spoken if words[1:]}
        phrases = (
            silent | _phrases() | {tuple(text.split()): own[text] for text in own if " " in text}
        )
        self.phrases = {
            words: valence
            for words, valence in phrases.items()
            if " ".join(words) not in self._set_aside
        }
        self._seconds: dict[str, set[str]] = {}
        for first, second, *_ in self.phrases:
            self._seconds.setdefault(first, set()).add(second)

    def learn(self, tokens: set[str]) -> None:
        """Look up the tokens that have not been met before."""
        for token in tokens - self._met:
            word = self._look_up(token, self._set_aside)
            if word is not None:
                self.marked[token] = word
        self._met |= tokens

    def marks(self, words: Sequence[str]) -> dict[int, NewsWord]:
        """Return what is known of the words that the rules ask for, by their place."""
        return {i: word for i, word in enumerate(map(self.marked.get, words)) if word is not None}

    def without(self, token: str, *words: str) -> NewsWord | None:
        """Return what a token is when further words are set aside; None where no rule asks."""
        return self._look_up(token, self._set_aside.union(words))

    def _look_up(self, token: str, set_aside: frozenset[str]) -> NewsWord | None:
        lower = straight(token)
        traits = _traits().get(lower, 0)
        boost, negates, shifts = 0.0, False, False
        if traits & CHANGES:
            boost = self._rules.boosts.get(lower, 0.0)
            negates, shifts = lower in self._rules.negations, lower in self._rules.shifters
        valence = finance = None
        if lower not in set_aside and not ((boost or negates) and lower not in self._own):
            valence = self._valence(lower)
            finance = None if lower in self._own else _finance().get(lower)
        traits += SCORED * (valence is not None or finance is not None)
        seconds = self._seconds.get(lower, _NO_WORDS)
        traits += PHRASE * bool(seconds)
        if not traits:
            return None
        stressed = valence is not None and token.isupper() and self._stressed(lower, valence)
        denies = bool(traits & DENIES)
        return NewsWord(
            lower, valence, finance, boost, negates, shifts, denies, stressed, seconds, traits
        )

    def _stressed(self, lower: str, valence: Valence) -> bool:
        """Tell whether capitals may stress a word."""
        clear = abs(valence.value) >= CLEAR and len(lower) >= _SHORTEST_STRESSED
        return clear and lower not in self._rules.abbreviations

    def _valence(self, lower: str) -> Valence | None:
        """Return the valence of a word, of its base form, or of the parts of a compound."""
        found = self._words.get(lower)
        if found is None:
            found = next(filter(None, map(self._words.get, _bases(lower))), None)
        if found is None and "-" in lower and not _ADDRESS.match(lower):
            found = self._compound(lower)
        return found if found is not None and found.value else None

    def _compound(self, lower: str) -> Valence | None:
        """Return the mean valence of a compound's parts, or None where one opposes another."""
        *rest, last = parts = lower.split("-")
        first, *others = parts
        opposers = self._rules.opposers
        opposed = others if f"{first}-" in opposers else rest if f"-{last}" in opposers else ()
        values = [self._words[part].value for part in parts if part in self._words]
        if not values or any(part in self._words for part in opposed):
            return None
        return Valence(sum(values) / len(values), f"the parts of “{lower}”")


def _bases(word: str) -> Iterator[str]:
    """Yield what a word may be an inflected form of."""
    for ending, instead in _ENDINGS_BY_LETTER.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            yield word[: len(word) - len(ending)] + instead
