"""The language of an article, from its first words, without a network.

Most news that is read here is English, and English shows by its small words: a text full of them
is taken for English at once. For every other text py3langid decides (Lui & Baldwin 2012, langid.py;
97 languages; its model is part of the package). It is loaded when the first such text is met.
"""

import functools
import re
from typing import Protocol

from analysis.intake.vocabulary import words
from analysis.records import ENGLISH

_PREFIX = 300  # characters that decide
_FEWEST_LETTERS = 40  # below, no language shows; such texts count as English
_SURE = 0.3  # below this probability a text counts as English: it is names and numbers, mostly
# Common words of English that other languages do not write.
_SMALL_WORDS = words(
    "the and that with from this which said were they their have has been would its after about "
    "who not his her you for are will it has than which when into there because could should some "
    "other says year new two three first people company government what up out against before "
    "being such any only while"
)
_ENOUGH = 0.12
_LETTERS = re.compile(r"[^\W\d_]")
_NOT_LATIN = re.compile(r"[\u0370-\u1cff\u2e80-\ud7ff\uf900-\ufaff]")


class _Identifier(Protocol):
    """What is used of py3langid."""

    def classify(self, text: str) -> tuple[str, float]:
        """Return a language and its probability."""
        ...


def language_of(text: str) -> str:
    """Return the code of the language a text begins in.

    Args:
        text: Clean text; its first 300 characters count.

    Returns:
        ISO 639 code, two letters where there are such; "en" where there is too little text to
        tell. The same text always gives the same code.

    Examples:
        >>> language_of("The council said that it would repair the gate, which was closed.")
        'en'
        >>> language_of("Der Rat erklärte am Montag, das Tor werde noch in dieser Woche repariert.")
        'de'
    """
    start = text[:_PREFIX].lower()
    found = start.split()
    if sum(word in _SMALL_WORDS for word in found) > _ENOUGH * len(found):
        return ENGLISH
    letters = len(_LETTERS.findall(start))
    other_script = len(_NOT_LATIN.findall(start)) * 2 > letters
    if letters < _FEWEST_LETTERS and not other_script:
        return ENGLISH
    language, probability = _identifier().classify(start)
    return language if other_script or probability >= _SURE else ENGLISH


@functools.cache
def _identifier() -> _Identifier:
    """Return the identifier, its model loaded once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 0.6 s to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
