"""What a tone score rests on: its words, the rules that changed them, and the sum behind it.

Light on purpose: a page can hold and show traces without loading a lexicon.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One rule that changed a sum.

    Attributes:
        rule: Name of the rule, one of ``RULES``.
        phrase: What it saw and did, in plain English.
        amount: What it added to the sum; 0 where the word no longer counts anyway.
    """

    rule: str
    phrase: str
    amount: float


RULES = (
    "no",
    "negation",
    "never so",
    "booster",
    "capitals",
    "idiom",
    "but",
    "emphasis",
    "name",
    "shifter",
    "denial",
    "ending",
    "relief",
    "spent",
    "question",
    "length",
)


@dataclass(frozen=True, slots=True)
class CountedWord:
    """A word (or sign) of a sentence that has a valence.

    Attributes:
        start: Its first character in the sentence as written, from 0.
        end: One past its last character.
        word: Its characters as written.
        valence: Its valence in the lexicon, about -4 to 4, before any rule.
        origin: The list that gives the valence, in plain English.
        steps: The rules that changed it, in the order in which they did.
    """

    start: int
    end: int
    word: str
    valence: float
    origin: str
    steps: tuple[Step, ...] = ()

    @property
    def value(self) -> float:
        """What it adds to the raw sum: its valence and all its steps."""
        return math.fsum([self.valence, *(step.amount for step in self.steps)])

    def __str__(self) -> str:
        """Return the word with its valence, and below it the rules that changed it."""
        own = f"{self.valence:+6.2f}  {self.word} ({self.origin})"
        return "\n".join([own, *(f"{step.amount:+14.2f}  {step.phrase}" for step in self.steps)])


@dataclass(frozen=True, slots=True)
class Trace:
    """How the score of one sentence comes about.

    Attributes:
        text: The sentence as written.
        model: ``"news"`` or ``"vader"``.
        words: The words that have a valence, in the order of the text.
        steps: Rules that changed the sum of the whole sentence.
        raw: The raw sum: the values of all words and all steps of the sentence.
        score: The score, -1 to 1: ``formula`` of the raw sum.
        formula: How the score follows from the raw sum, in words.
        capped: Whether the sentence is longer than 300 words and only those were looked at.
    """

    text: str
    model: str
    words: tuple[CountedWord, ...]
    steps: tuple[Step, ...]
    raw: float
    score: float
    formula: str
    capped: bool = False

    def __str__(self) -> str:
        """Return the sum as it would be written by hand, for a terminal or a notebook."""
        whole = [f"{step.amount:+6.2f}  {step.phrase}" for step in self.steps]
        total = f"{self.raw:+6.2f}  raw sum; the score is {self.formula}"
        head = f"{self.score:+.4f}  {self.model}: {self.text}"
        return "\n".join([head, *map(str, self.words), *whole, total])
