"""Names of discovered topics, and which words stand for a topic."""

import collections
import itertools
import re
from collections.abc import Sequence

import numpy as np
from scipy import sparse

from analysis.text.tokens import words as words_of
from analysis.topics.matrices import top_columns
from analysis.topics.space import Space

NAME_WORDS = 3
LOOKED_AT = 12
# So many sentences show how a word is written, and which words stand side by side.
READ_SENTENCES = 60
PAIR_SHARE = 0.4
PAIR_TIMES = 2


def lift(topic: np.ndarray, rows: sparse.csr_matrix) -> np.ndarray:
    """Return how much likelier each term is in a topic than in the rows; 0 where it is in none."""
    corpus = np.asarray(rows.sum(axis=0)).ravel()
    inside = topic / max(topic.sum(), 1e-12)
    overall = corpus / max(corpus.sum(), 1e-12)
    return np.where(overall > 0, inside / np.maximum(overall, 1e-12), 0.0)


def discovered_names(
    topics: np.ndarray, first: int, space: Space, texts: Sequence[str], *, taken: Sequence[str]
) -> list[str]:
    """Name each discovered topic by its most distinctive words, as the corpus writes them.

    Words that stand side by side in the topic's sentences are named together ("Supreme Court").

    Args:
        topics: H, named topics first; all of them decide what is distinctive.
        first: Number of named topics.
        space: The terms and their counts.
        texts: The texts, in the order of the counts.
        taken: Names that must not be used.

    Returns:
        One name for each topic from ``first`` on, all different whatever the case.
    """
    total = np.maximum(topics.sum(axis=0), 1e-12)
    by_term = sparse.csc_matrix(space.counts.matrix)
    used = {name.casefold() for name in taken}
    names = []
    for row in topics[first:]:
        top = top_columns(row * np.sqrt(row / total), LOOKED_AT)
        parts = _parts(top, space.counts.terms, by_term, texts)
        names.append(_unused(parts, used))
        used.add(names[-1].casefold())
    return names


def _parts(
    top: np.ndarray, terms: np.ndarray, by_term: sparse.csc_matrix, texts: Sequence[str]
) -> list[str]:
    """Return words and pairs of words of a topic, strongest first, as the corpus writes them."""
    wanted = [str(term) for term in terms[top]]
    read = {
        term: _texts_with(column, by_term, texts) for term, column in zip(wanted, top, strict=True)
    }
    pairs = _pairs(wanted, read)
    parts: list[str] = []
    named: list[str] = []
    for term in wanted:
        if any(_same_word(term, other) for other in named):
            continue
        phrase = pairs.get(term, term)
        # a pair goes with its other word, unless that one is named already
        if any(_same_word(word, other) for word in phrase.split(" ") for other in named):
            phrase = term
        named += phrase.split(" ")
        parts.append(_as_written(phrase, read[term]))
    return parts


def _texts_with(column: int, by_term: sparse.csc_matrix, texts: Sequence[str]) -> list[str]:
    """Return the first texts in which a term stands."""
    begin, end = by_term.indptr[column : column + 2]
    rows = np.sort(by_term.indices[begin:end])
    step = max(1, len(rows) // READ_SENTENCES)
    return [texts[row] for row in rows[::step][:READ_SENTENCES]]


def _pairs(wanted: Sequence[str], read: dict[str, list[str]]) -> dict[str, str]:
    """Find for each word the pair of wanted words in which it mostly stands, if any."""
    known = set(wanted)
    found: dict[str, str] = {}
    for term in wanted:
        seen: collections.Counter[str] = collections.Counter()
        for text in read[term]:
            row = words_of(text)
            pairs = {
                f"{left} {right}"
                for left, right in itertools.pairwise(row)
                if left in known and right in known and left != right and term in (left, right)
            }
            seen.update(pairs)
        best = max(sorted(seen), key=seen.__getitem__, default="")
        if best and seen[best] >= max(PAIR_TIMES, PAIR_SHARE * len(read[term])):
            found[term] = best
    return found


def _as_written(phrase: str, texts: Sequence[str]) -> str:
    """Return a phrase in the spelling that is most frequent inside the texts' sentences."""
    pattern = re.compile(
        r"(?<![\w-])" + re.escape(phrase).replace(r"\ ", r"\s+") + r"(?![\w-])", re.IGNORECASE
    )
    inside: collections.Counter[str] = collections.Counter()
    for text in texts:
        inside.update(
            " ".join(hit.group().split()) for hit in pattern.finditer(text) if hit.start()
        )
    return max(sorted(inside, reverse=True), key=inside.__getitem__, default=phrase)


def _unused(parts: Sequence[str], used: set[str]) -> str:
    """Join the strongest parts to a name that is not used yet."""
    spare = list(parts)
    picked: list[str] = []
    while spare and sum(len(part.split(" ")) for part in picked) < NAME_WORDS:
        picked.append(spare.pop(0))
    name = _with_capital(", ".join(picked)) or "Other words"
    while name.casefold() in used and spare:
        name = f"{name}, {spare.pop(0)}"
    plain, number = name, 2
    while name.casefold() in used:
        name = f"{plain} ({number})"
        number += 1
    return name


def _with_capital(name: str) -> str:
    """Return a name with its first letter as a capital, unless it is written like "iPhone"."""
    first = name.split(" ", maxsplit=1)[0]
    return name if any(letter.isupper() for letter in first) else name[:1].upper() + name[1:]


def _same_word(word: str, other: str) -> bool:
    """Tell whether one of two words is a form or a part of the other."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short[: max(4, len(short) - 2)]) or short in long.split("-")
