"""Search for sentences: words, "phrases", AND, OR, NOT and brackets.

``strike* AND (quay OR port) NOT "River Board"``. Words beside each other must all stand in a
sentence, whole and in upper or lower case; a star stands for the rest of a word.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.theme import clean

_TOKEN = re.compile(r'"([^"]*)("?)|([()])|([^\s()"]+)')
# Letters and digits that nothing but their own capital stands for: "k" also stands for the Kelvin
# sign, "s" for the long s, "i" for the one without a dot.
_PLAIN = re.compile("[a-hjl-rt-z0-9]+")
_CURLY = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
MOST_SHOWN = 30  # characters of what follows a mistake
_UNSPACED = "\u2e80"  # from here on are the scripts that put no space between words


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase, in lower case with straight quotes; a final star is the rest of a word."""

    text: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Both:
    """Parts that must all hold."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Parts of which one must hold."""

    parts: tuple["Node", ...]


Node = Term | Not | Both | Either


@dataclass(frozen=True, slots=True)
class Search:
    """A search as it was understood.

    Attributes:
        node: What a sentence must meet; None: nothing, as where there is a mistake.
        mistake: What cannot be followed, one line that says how to mend it, or "".
    """

    node: Node | None = None
    mistake: str = ""

    def found(self, texts: pd.Series) -> pd.Series:
        """Return which texts meet the search; all, where there is nothing to meet."""
        every = pd.Series(data=True, index=texts.index)
        return every if self.node is None else _found(self.node, texts)

    def hits(self, text: str) -> list[tuple[int, int]]:
        """Return where the words searched for stand: start and end, apart and in their order."""
        spans = sorted(
            match.span() for term in _wanted(self.node) for match in _pattern(term).finditer(text)
        )
        joined: list[tuple[int, int]] = []
        for start, end in spans:
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined


@functools.lru_cache(maxsize=64)
def search(text: str) -> Search:
    """Return what a search text asks for.

    Examples:
        >>> search("chip OR NOT").mistake
        'The search is not applied: NOT needs a word after it.'
        >>> search("hiring AND bin*").node
        Both(parts=(Term(text='hiring'), Term(text='bin*')))
    """
    try:
        tokens = [*_tokens(text)]
        if not tokens:
            return Search()
        return Search(_whole(tokens))
    except _MistakeError as mistake:
        return Search(mistake=f"The search is not applied: {mistake}.")


class _MistakeError(Exception):
    """What is wrong with a search, without a full stop."""


Token = Term | str


def _tokens(text: str) -> Iterator[Token]:
    """Yield terms, operators and brackets."""
    for match in _TOKEN.finditer(clean(text).translate(_CURLY)):
        phrase, _, bracket, word = match.groups(default="")
        if match[2] == "":  # none where there is no quotation mark at all
            raise _MistakeError(_unclosed(phrase))
        if bracket or word in {"AND", "OR", "NOT"}:
            yield bracket or word
        elif said := " ".join((phrase or word).lower().split()):
            yield Term(said)


def _unclosed(rest: str) -> str:
    """Say which quotation mark is not closed, by what follows it."""
    before = f" before {rest[:MOST_SHOWN].strip()}" if rest.strip() else ""
    return f"the quotation mark{before} is not closed"


def _whole(tokens: Sequence[Token]) -> Node:
    """Read all tokens."""
    node, place = _either(tokens, 0)
    if place < len(tokens):
        raise _MistakeError(") has no ( before it")
    return node


def _either(tokens: Sequence[Token], place: int) -> tuple[Node, int]:
    """Read parts joined by OR, and return where reading stopped."""
    node, place = _both(tokens, place)
    parts = [node]
    while place < len(tokens) and tokens[place] == "OR":
        node, place = _both(tokens, place + 1, after="OR")
        parts.append(node)
    return (parts[0] if len(parts) == 1 else Either(tuple(parts))), place


def _both(tokens: Sequence[Token], place: int, *, after: str = "") -> tuple[Node, int]:
    """Read parts joined by AND or by nothing."""
    node, place = _part(tokens, place, after=after)
    parts = [node]
    while place < len(tokens) and tokens[place] not in {"OR", ")"}:
        joined = tokens[place] == "AND"
        node, place = _part(tokens, place + joined, after="AND" if joined else "")
        parts.append(node)
    return (parts[0] if len(parts) == 1 else Both(tuple(parts))), place


def _part(tokens: Sequence[Token], place: int, *, after: str) -> tuple[Node, int]:
    """Read a term, a part in brackets, or the opposite of one."""
    one = tokens[place] if place < len(tokens) else ""
    if isinstance(one, Term):
        return one, place + 1
    if one == "NOT":
        node, place = _part(tokens, place + 1, after="NOT")
        return Not(node), place
    if one == "(":
        node, place = _either(tokens, place + 1)
        if place >= len(tokens):
            raise _MistakeError("( is not closed")
        return node, place + 1
    raise _MistakeError(_needed(after, one))


def _needed(after: str, found: str) -> str:
    """Say what is missing: behind an operator, or before one."""
    if after:
        return f"{after} needs a word after it"
    return "( ) holds no word" if found in {")", ""} else f"{found} needs a word before it"


def _found(node: Node, texts: pd.Series) -> pd.Series:
    """Return which texts meet a node."""
    match node:
        case Not(part):
            return ~_found(part, texts)
        case Term():
            return _holding(node, texts)
    masks = [_found(part, texts) for part in node.parts]
    together = pd.concat(masks, axis=1)
    return together.all(axis=1) if isinstance(node, Both) else together.any(axis=1)


def _holding(term: Term, texts: pd.Series) -> pd.Series:
    """Return which texts hold a term; only those that hold its longest plain part are read."""
    parts: list[str] = sorted(_PLAIN.findall(term.text), key=len)
    part = parts[-1] if parts else ""
    likely = texts.str.contains(part, case=False, regex=False).to_numpy(dtype=bool)
    pattern, found = _pattern(term), np.zeros(len(texts), dtype=bool)
    found[likely] = [pattern.search(text) is not None for text in texts[likely]]
    return pd.Series(found, index=texts.index)


def _wanted(node: Node | None) -> Iterator[Term]:
    """Yield the terms that may stand in what is found, not those it must do without."""
    match node:
        case Term():
            yield node
        case Both(parts) | Either(parts):
            for part in parts:
                yield from _wanted(part)


@functools.lru_cache(maxsize=256)
def _pattern(term: Term) -> re.Pattern[str]:
    """Return the pattern of a term, in which straight quotes stand for curly ones, too."""
    text, opened = term.text, term.text[-2:-1].isalnum() and term.text.endswith("*")
    text = text[:-1] if opened else text
    inner = r"\s+".join(re.escape(word) for word in text.split(" "))
    inner = inner.replace("'", "['\u2018\u2019]").replace('"', '["\u201c\u201d]')
    left = r"(?<!\w)" if _has_edge(text[0]) else ""
    right = r"\w*" if opened else r"(?!\w)" if _has_edge(text[-1]) else ""
    return re.compile(f"{left}{inner}{right}", re.IGNORECASE)


def _has_edge(letter: str) -> bool:
    """Tell whether a word that begins or ends with a letter is set apart from its neighbours."""
    return letter.isalnum() and letter < _UNSPACED
