"""VADER's lexicon and word lists, looked up once per distinct token.

Source: vaderSentiment 3.3.2 (Hutto & Gilbert 2014, MIT licence); the lists are read from the
installed package, so that they are its own.
"""

import string
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from vaderSentiment import vaderSentiment as vader  # noqa: N813 - the tool's name

LONGEST_EMOTICON = 2


@dataclass(frozen=True, slots=True)
class Word:
    """What VADER's rules ask of one token.

    Attributes:
        lower: The token in lower case where a rule compares it, else "": most words need none.
        valence: Its valence in the lexicon, 0 where it has none.
        in_lexicon: Whether the lexicon has it.
        traits: ``SCORED``, ``UPPER``, ``IDIOM``, ``BUT`` and ``CHANGES``, added up.
        boost: What it adds to a following word's valence as a booster, else 0.
        negates: Whether it negates a following word.
        upper: Whether it is written in capitals.
    """

    lower: str = ""
    valence: float = 0.0
    in_lexicon: bool = False
    boost: float = 0.0
    negates: bool = False
    upper: bool = False
    traits: int = 0


# What a text holds, so that most rules need not be tried: traits of its words, added up.
SCORED = 1  # a word of the lexicon that is no booster (boosters have no valence of their own)
UPPER = 2  # a word in capitals
IDIOM = 4  # a word around which an idiom may stand
BUT = 8
CHANGES = 16  # a word that may change one near it

PLAIN = Word()
_PLAIN_UPPER = Word(upper=True, traits=UPPER)
# Stand before the first and behind the last word, so that rules need not ask where a text ends.
BEFORE_FIRST = Word(in_lexicon=True)
BEHIND_LAST = Word()

_FREQUENT_IN_IDIOMS = frozenset(("the", "to", "of", "for"))
_PHRASES = (*vader.SPECIAL_CASES, *(booster for booster in vader.BOOSTER_DICT if " " in booster))
_IDIOM_WORDS = frozenset(word for phrase in _PHRASES for word in phrase.split())
# Words that a rule compares by name.
_COMPARED = _IDIOM_WORDS.union(
    ("but", "no", "or", "nor", "never", "so", "this", "without", "doubt", "least", "at", "very"),
    ("kind", "of"),
)
_NEGATE = frozenset(vader.NEGATE)
_CHANGES = frozenset(("no", "never", "so", "this", "least"))


@cache
def _analyzer() -> vader.SentimentIntensityAnalyzer:
    """Return vaderSentiment's analyser: building it reads two files, so it is built once."""
    return vader.SentimentIntensityAnalyzer()


def vader_lexicon() -> dict[str, float]:
    """Return VADER's lexicon: words, emoticons and phrases with their valences."""
    return _analyzer().lexicon


@cache
def _notable() -> frozenset[str]:
    """Return every word in lower case that a rule may ask about."""
    return frozenset((*vader_lexicon(), *vader.BOOSTER_DICT, *vader.NEGATE, *_COMPARED))


def core(token: str) -> str:
    """Return a token without the marks around it, or all of it where it may be an emoticon."""
    stripped = token.strip(string.punctuation)
    return token if len(stripped) <= LONGEST_EMOTICON else stripped


class WordTable:
    """The distinct tokens of a run; each is looked up once, when it is first met.

    Attributes:
        marked: Every token met that a rule may ask about; all others are ``PLAIN``.
    """

    def __init__(self, set_aside: Collection[str] = ()) -> None:
        """Begin an empty table; words set aside are as if the lexicon did not have them."""
        self.marked: dict[str, Word] = {}
        self._met: set[str] = set()
        self._lexicon = vader_lexicon()
        self._notable = _notable()
        self._set_aside = frozenset(set_aside)

    def learn(self, tokens: set[str]) -> None:
        """Look up the tokens that have not been met before."""
        for token in tokens - self._met:
            word = self._look_up(core(token), self._set_aside)
            if word is not PLAIN:
                self.marked[token] = word
        self._met |= tokens

    def without(self, token: str, *words: str) -> Word:
        """Return what a token is when further words are set aside."""
        return self._look_up(core(token), self._set_aside.union(words))

    def _look_up(self, text: str, set_aside: frozenset[str]) -> Word:
        lower = text.lower()
        if lower not in self._notable and "n't" not in lower:
            return _PLAIN_UPPER if text.isupper() else PLAIN
        valence = None if lower in set_aside else self._lexicon.get(lower)
        boost = vader.BOOSTER_DICT.get(lower, 0.0)
        upper = text.isupper()
        idiom = lower in _IDIOM_WORDS and lower not in _FREQUENT_IN_IDIOMS
        negates = lower in _NEGATE or "n't" in lower
        return Word(
            lower=lower if lower in _COMPARED else "",
            valence=valence or 0.0,
            in_lexicon=valence is not None,
            boost=boost,
            negates=negates,
            upper=upper,
            traits=SCORED * (valence is not None and not boost)
            + UPPER * upper
            + IDIOM * idiom
            + BUT * (lower == "but")
            + CHANGES * (bool(boost) or negates or lower in _CHANGES),
        )


@cache
def _emoji() -> dict[str, str]:
    """Return VADER's descriptions of emoji that are one character: it finds no other ones."""
    return {emoji: text for emoji, text in _analyzer().emojis.items() if len(emoji) == 1}


def expand_emoji(text: str) -> str:
    """Replace emoji by their descriptions as VADER does.

    A blank is put before a description but none behind it: an emoji glues to what follows.

    Args:
        text: Any text.

    Returns:
        The text itself where it holds no emoji.
    """
    return "".join(emoji_pieces(text)) if has_emoji(text) else text


def emoji_pieces(text: str) -> list[str]:
    """Return what stands for each character of a text once emoji are replaced."""
    descriptions = _emoji()
    pieces = []
    after_blank = True
    for character in text:
        description = descriptions.get(character)
        if description is None:
            pieces.append(character)
            after_blank = character == " "
        else:
            pieces.append(description if after_blank else f" {description}")
            after_blank = False
    return pieces


def has_emoji(text: str) -> bool:
    """Tell whether a text holds an emoji that VADER describes."""
    return not text.isascii() and not _emoji().keys().isdisjoint(text)
