"""Terms of a corpus: which words count for topics, and where they stand.

Each text is tokenised once; everything later is arithmetic on the counts made here. A row is a
sentence, a column a term: a word that is no stop word, a part of a hyphenated word, or a phrase
that a named topic asks for.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.text.chunks import Chunks
from analysis.text.tokens import distinct_words, words
from analysis.topics.matrices import occurrences
from analysis.topics.stopwords import STOP_WORDS


@dataclass(frozen=True)
class TermCounts:
    """How often each term stands in each sentence.

    Attributes:
        matrix: Counts, sentences x terms, float32.
        terms: The terms, sorted; phrases hold a space.
    """

    matrix: sparse.csr_matrix
    terms: np.ndarray

    @property
    def n_sentences_of(self) -> np.ndarray:
        """Number of sentences in which each term stands."""
        return occurrences(self.matrix)

    def columns(self, terms: Iterable[str]) -> np.ndarray:
        """Return the columns of those of the terms that occur, ascending."""
        wanted = np.array(sorted(set(terms)), dtype=object)
        places = np.searchsorted(self.terms, wanted)
        found = [
            place
            for place, term in zip(places, wanted, strict=True)
            if place < len(self.terms) and self.terms[place] == term
        ]
        return np.array(found, dtype=np.int64)


def count_terms(sentences: Chunks, phrases: Iterable[str] = ()) -> TermCounts:
    """Count the terms of each sentence.

    Args:
        sentences: The sentences as they stand between blanks.
        phrases: Sequences of words, joined by spaces, that count as one term besides their words.

    Returns:
        The counts; terms without stop words, numbers and single letters.
    """
    found = sentences.replaced(words)  # no word holds a blank
    parts = found.replaced(terms_of)
    asked = sorted(set(phrases))
    terms = sorted({*parts.distinct, *asked})
    place = {term: column for column, term in enumerate(terms)}
    columns = np.array([place[term] for term in parts.distinct], dtype=np.int32)
    ones = np.ones(len(parts.numbers), np.float32)
    shape = (len(parts.edges) - 1, len(terms))
    counts = sparse.csr_matrix((ones, columns[parts.numbers], parts.edges), shape=shape)
    counts.sum_duplicates()
    extra = [_phrase_rows(phrase, found) for phrase in asked]
    if extra:
        where = np.concatenate(extra)
        own = np.repeat([place[phrase] for phrase in asked], [len(e) for e in extra])
        more = (np.ones(len(where), np.float32), (where, own))
        counts = sparse.csr_matrix(counts + sparse.csr_matrix(more, shape=shape))
    counts.sort_indices()
    return TermCounts(counts, np.array(terms, dtype=object))


def without_words(counts: TermCounts, ignored: Iterable[str]) -> TermCounts:
    """Return the counts without some words, and without phrases that hold one of them."""
    left = distinct_words(ignored)
    if not left:
        return counts
    kept = [at for at, term in enumerate(counts.terms) if left.isdisjoint(str(term).split(" "))]
    matrix = sparse.csr_matrix(counts.matrix[:, kept])
    return TermCounts(matrix, counts.terms[kept])


def terms_of(form: str) -> list[str]:
    """Return the terms that a word counts for: itself, and the parts of a hyphenated word."""
    terms = {form, *form.split("-")} if "-" in form else {form}
    return sorted(term for term in terms if is_term(term))


def is_term(word: str) -> bool:
    """Tell whether a word can say what a text is about."""
    return (
        len(word) > 1
        and word not in STOP_WORDS
        and word.split("'", maxsplit=1)[0] not in STOP_WORDS
        and any(letter.isalpha() for letter in word)
    )


def _phrase_rows(phrase: str, found: Chunks) -> np.ndarray:
    """Return the row of each place where the words of the phrase follow each other."""
    wanted = phrase.split(" ")
    tokens = found.numbers
    numbers = {form: number for number, form in enumerate(found.distinct)}
    length = len(wanted)
    if length > len(tokens):
        return np.array([], dtype=np.int64)
    sizes = np.diff(found.edges)
    rows = np.repeat(np.arange(len(sizes)), sizes)
    starts = rows[: len(rows) - length + 1]
    hit = starts == rows[length - 1 :]
    for offset, word in enumerate(wanted):
        hit &= tokens[offset : len(tokens) - length + 1 + offset] == numbers.get(word, -1)
    whole = numbers.get("-".join(wanted), -1)
    return np.concatenate([starts[hit], rows[tokens == whole]])
