"""How a corpus writes the words that topics count in lower case."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

import numpy as np

from analysis.text.chunks import Chunks
from analysis.text.tokens import spelt, words


def spellings(texts: Sequence[str], wanted: Collection[str]) -> dict[str, str]:
    """Return how words are mostly written inside sentences.

    The first word of a sentence has a capital whatever it is: it counts only where a word stands
    nowhere else, and then without that capital. Of spellings that are as frequent the one in small
    letters is taken.

    Args:
        texts: Sentences.
        wanted: Words in the form in which topics count them; of a phrase each word is looked for.

    Returns:
        For each wanted word or phrase its spelling; itself where it stands nowhere.

    Examples:
        >>> texts = ["Trump met the NHS.", "Trade fell, Trump said.", "The NHS and trade-offs"]
        >>> spellings(texts, ["trump", "nhs", "trade", "trump trade"])
        {'trump': 'Trump', 'nhs': 'NHS', 'trade': 'trade', 'trump trade': 'Trump trade'}
    """
    looked = {word for one in wanted for word in one.split(" ")}
    chunks = Chunks.of(texts)
    inside, first = _counts(chunks)
    found: defaultdict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for number, chunk in enumerate(chunks.distinct):
        if looked.isdisjoint(part for word in words(chunk) for part in (word, *word.split("-"))):
            continue
        for word in spelt(chunk):
            for part in {word, *word.split("-")}:
                if part.lower() in looked:
                    found[part.lower()][True, part] += inside[number]
                    found[part.lower()][False, part] += first[number]
    best = {word: _most_written(counts) for word, counts in found.items()}
    return {one: " ".join(best.get(word, word) for word in one.split(" ")) for one in wanted}


def _counts(chunks: Chunks) -> tuple[list[int], list[int]]:
    """Return how often each chunk stands inside a text, and how often it is the first of one."""
    begins = chunks.edges[:-1][np.diff(chunks.edges) > 0]
    every = np.bincount(chunks.numbers, minlength=len(chunks.distinct))
    first = np.bincount(chunks.numbers[begins], minlength=len(chunks.distinct))
    return (every - first).tolist(), first.tolist()


def _most_written(counts: Counter[tuple[bool, str]]) -> str:
    """Return the most frequent spelling inside texts, or else at their beginning."""
    inside, spelling = max(counts, key=lambda one: (one[0] and counts[one] > 0, counts[one], one))
    if counts[inside, spelling] and inside:
        return spelling
    return spelling.lower() if spelling[1:].islower() else spelling
