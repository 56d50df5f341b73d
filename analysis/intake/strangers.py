"""Sentences that ask the reader for something in a text that speaks of something else."""

import re
from collections import Counter
from functools import cached_property

from analysis.intake.adwords import ADDRESS, COMMERCE, COMMON, PRICE, REPORTING, TO_READER

_FEWEST_WORDS, _MOST_WORDS = 5, 30
_ENOUGH = 3.5
_MOST_SHARED = 1  # content words that an advertisement may share with the article around it
_MOST_ADDRESS = 0.008  # words to the reader, per longer word, in a text that is no advice
_WORD = re.compile(r"[a-z][a-z'-]{3,}")
_BRAND = re.compile(r"(?<=[a-z] )[A-Z][a-z]+")


class Context:
    """The text that a sentence stands in; it is counted only when first asked about.

    Attributes:
        text: The whole text.
    """

    def __init__(self, text: str) -> None:
        """Remember the text."""
        self.text = text

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(_WORD.findall(self.text.lower()))

    @cached_property
    def _address(self) -> int:
        return len(TO_READER.findall(self.text))

    def sells_apart(self, sentence: str) -> bool:
        """Return whether a sentence sells something and has nothing to do with the text.

        Args:
            sentence: One sentence of the text.

        Returns:
            True where the sentence begins with an imperative, speaks of what can be had, reports
            nothing, shares no subject with the text, and the text elsewhere does not speak to its
            reader.
        """
        size = sentence.count(" ") + 1
        if not _FEWEST_WORDS <= size <= _MOST_WORDS or not ADDRESS.match(sentence):
            return False
        if REPORTING.search(sentence) or _points(sentence) < _ENOUGH:
            return False
        elsewhere = self._address - len(TO_READER.findall(sentence))
        if elsewhere > 1 + _MOST_ADDRESS * sum(self._words.values()):
            return False
        own = Counter(_WORD.findall(sentence.lower()))
        shared = [word for word in own if word not in COMMON and self._words[word] > own[word]]
        return len(shared) <= _MOST_SHARED


def _points(sentence: str) -> float:
    """Return the points of evidence that a sentence sells something."""
    things = min(3, len({thing.lower() for thing in COMMERCE.findall(sentence)}))
    if not things:
        return 0
    reader, priced = bool(TO_READER.search(sentence)), bool(PRICE.search(sentence))
    return 1.5 + things + reader + priced + 0.5 * bool(_BRAND.search(sentence))
