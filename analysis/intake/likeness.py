"""Which texts are printings of one another: words as numbers, candidates by shared phrases.

Three-word phrases are sampled by their own hash (Broder 1997, "On the resemblance and containment
of documents"), so that two texts keep the same ones; texts that share enough of them are compared
word by word. Work grows with the number of words: a phrase links each text to a few neighbours, not
to all texts that hold it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa

# Edited printings share this share of the words of both, and this share of pairs of words: with
# every fifth word changed three pairs in five are left. Reports of one event share fewer.
SHARED_WORDS, EDITED_PAIRS = 0.8, 0.5
# A cut printing stands in the longer one, this share of its words and pairs of words ...
CUT_PAIRS = 0.8
# ... and is no fragment: they share this share of the longer one.
FRAGMENT = 0.5
# Texts of one form that are filled in again, as results and rates are, share their words and no
# figures; printings keep their figures. So many figures tell them apart.
SHARED_FIGURES, FEWEST_FIGURES = 0.5, 4
# Texts of fewer words say too little to be told apart unless they are equal.
FEWEST_WORDS = 20

_PHRASE = 3
_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
_MIXERS = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_HALF, _WORD_SHIFT = np.uint64(33), np.uint64(32)
_IS_FIGURE = 1  # the lowest bit of a word that begins with a digit is set, of others it is not
# Phrases kept of a text: this many to twice as many; all of a shorter text.
_KEPT = 48
# Printings of which every fifth word is another share a fifth of their phrases, or more.
_SHARED_PHRASES, _FEWEST_PHRASES = 0.12, 2
_NEIGHBOURS = 6
_BLOCK_WORDS = 2_000_000
_BLOCK_BYTES = 1 << 20
_MOST_BYTES = 15  # of a character: three in small letters, each of four bytes and a space
_LONG_WORD = 15  # letters a word: beyond it the text is not written with spaces
_MARKS = "‘’“”„«»\u2039\u203a…–—·•\xa0"  # as ASCII marks do, they end a word
_IN_WORD = np.array(
    [byte >= 0x80 or chr(byte).isalnum() for byte in range(256)]  # noqa: PLR2004 - end of ASCII
)
_BASE = 0x100000001B3  # odd, so that it has an inverse modulo 2**64


def word_codes(texts: Sequence[str]) -> list[np.ndarray]:
    """Return the words of each text as numbers, whatever their case and the marks around them.

    Words are hashed where they stand, by a polynomial over their bytes; characters are the words
    of a text without spaces. Figures are odd numbers, other words even ones.
    """
    found: list[list[np.ndarray]] = [[] for _ in texts]
    bases = (np.uint64(_BASE), np.uint64(pow(_BASE, -1, 1 << 64)))
    most = min(2 * _BLOCK_BYTES, _MOST_BYTES * sum(map(len, texts)) + len(texts) + 1)
    powers, back = (np.cumprod(np.full(most, base)) for base in bases)
    for block in _blocks(texts):
        pieces = [piece for _, piece in block]
        for (owner, _), words in zip(block, _hashed(pieces, powers, back), strict=True):
            found[owner].append(words)
    return [pieces[0] if len(pieces) == 1 else np.concatenate(pieces) for pieces in found]


def _blocks(texts: Sequence[str]) -> Iterator[list[tuple[int, bytes]]]:
    """Yield texts in blocks of bounded size, (index, bytes); a huge text is cut at spaces."""
    block: list[tuple[int, bytes]] = []
    size = 0
    for index, text in enumerate(texts):
        data, start = _plain(text), 0
        while start <= len(data):
            stop = min(start + _BLOCK_BYTES, len(data))
            space = data.rfind(b" ", start, stop) if stop < len(data) else -1
            stop = space if space > start else stop
            if size + stop - start + 1 > 2 * _BLOCK_BYTES - 1:
                yield block
                block = []
                size = 0
            block.append((index, data[start:stop]))
            size += stop - start + 1
            start = stop + 1 if stop == space or stop == len(data) else stop
    if block:
        yield block


def _plain(text: str) -> bytes:
    """Return a text in small letters, spaces for typographic marks, as UTF-8."""
    text = text.lower()
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
        if text.count(" ") * _LONG_WORD < len(text):
            text = " ".join(text)
    return text.encode("utf-8", "surrogatepass")


def _hashed(texts: Sequence[bytes], powers: np.ndarray, back: np.ndarray) -> list[np.ndarray]:
    """Return the words of some texts as numbers."""
    data = np.frombuffer(b" ".join([b"", *texts, b""]), dtype=np.uint8)
    inside = _IN_WORD[data]
    edges = np.flatnonzero(inside[1:] != inside[:-1])  # the last byte before each edge
    starts, stops = edges[::2] + 1, edges[1::2]
    sums = np.cumsum(data * powers[: len(data)])
    codes = _mixed((sums[stops] - sums[starts - 1]) * back[starts])
    figures = (data[starts] >= ord("0")) & (data[starts] <= ord("9"))
    words = (codes >> _WORD_SHIFT).astype(np.uint32) & ~np.uint32(_IS_FIGURE) | figures
    ends = np.cumsum([len(text) + 1 for text in texts])
    return np.split(words, np.searchsorted(starts, ends[:-1]))


def _mixed(hashes: np.ndarray) -> np.ndarray:
    """Return hashes whose every bit depends on all bits (the finish of MurmurHash3)."""
    for mixer in _MIXERS:
        hashes = (hashes ^ (hashes >> _HALF)) * mixer
    return hashes ^ (hashes >> _HALF)


def centres(
    sizes: np.ndarray,
    phrases: "pa.LargeListArray",
    words: Callable[[Sequence[int]], Sequence[np.ndarray]],
) -> np.ndarray:
    """Return for each text the one that it is a printing of: the centre of its story.

    The text with most printings is a centre, and all of them are of its story; then the one with
    most of those left, and so on (Aslam, Pelekhov and Rus 2004, "The star clustering algorithm").
    A text that is a printing of several centres is of the one that it shares most phrases with. So
    a story does not grow from text to text: all of it are printings of one.

    Args:
        sizes: Number of words of different texts, in an order that follows from their content.
        phrases: Their ``sampled_phrases``.
        words: Returns the ``word_codes`` of those that are to be compared.

    Returns:
        The index of each text's centre; its own for a centre.
    """
    candidates = _candidates(phrases)
    compared = np.unique(candidates).tolist()
    counted = _Counted(dict(zip(compared, words(compared), strict=True)))
    links: list[list[int]] = [[] for _ in sizes]
    for one, other in candidates.tolist():
        if _are_printings(counted, one, other):
            links[one].append(other)
            links[other].append(one)
    is_centre = np.ones(len(sizes), dtype=bool)
    for index in sorted(range(len(sizes)), key=lambda index: -len(links[index])):
        if is_centre[index]:
            is_centre[links[index]] = False
    return np.array(
        [
            index if is_centre[index] else next(other for other in links[index] if is_centre[other])
            for index in range(len(sizes))
        ],
        dtype=np.int64,
    )


class _Counted:
    """Words and pairs of words of texts with their counts, made when first asked for."""

    def __init__(self, texts: Mapping[int, np.ndarray]) -> None:
        self.texts = texts
        self._known: dict[tuple[int, bool], tuple[np.ndarray, np.ndarray]] = {}
        self._figures: dict[int, int] = {}

    def __call__(self, index: int, *, pairs: bool) -> tuple[np.ndarray, np.ndarray]:
        """Return what stands in a text, sorted, and how often."""
        if (index, pairs) not in self._known:
            words = self.texts[index].astype(np.uint64)
            found = (words[:-1] << _WORD_SHIFT) | words[1:] if pairs else words
            self._known[index, pairs] = np.unique(found, return_counts=True)
        return self._known[index, pairs]

    def shared(self, one: int, other: int, *, pairs: bool = False) -> np.ndarray:
        """Return the words, or pairs of words, two texts share, each as often as in both."""
        left, n_left = self(one, pairs=pairs)
        right, n_right = self(other, pairs=pairs)
        place = np.minimum(np.searchsorted(right, left), len(right) - 1)
        same = right[place] == left
        return np.repeat(left[same], np.minimum(n_left[same], n_right[place[same]]))

    def figures(self, index: int) -> int:
        """Return how many figures stand in a text."""
        if index not in self._figures:
            self._figures[index] = _n_figures(self.texts[index])
        return self._figures[index]


def _n_figures(words: np.ndarray) -> int:
    return int((words & words.dtype.type(_IS_FIGURE)).sum())


def _are_printings(counted: _Counted, one: int, other: int) -> bool:
    """Compare two texts word by word, figures apart, and pair of words by pair of words."""
    short, long = sorted((len(counted.texts[one]), len(counted.texts[other])))
    if short < FRAGMENT * long:
        return False
    shared = counted.shared(one, other)
    words = len(shared)
    if words < max(SHARED_WORDS * short, FRAGMENT * long):
        return False
    figures = min(counted.figures(one), counted.figures(other))
    if figures >= FEWEST_FIGURES and _n_figures(shared) < SHARED_FIGURES * figures:
        return False
    pairs = len(counted.shared(one, other, pairs=True)) / (short - 1)
    return pairs >= CUT_PAIRS or (words >= SHARED_WORDS * long and pairs >= EDITED_PAIRS)


def _candidates(phrases: "pa.LargeListArray") -> np.ndarray:
    """Return pairs of texts that share enough phrases to be compared, most alike first."""
    kept = np.diff(phrases.offsets.to_numpy())
    owner = np.repeat(np.arange(len(kept)), kept)
    pair = _linked(phrases.values.to_numpy(), owner, len(kept))
    pair, shared = np.unique(pair, return_counts=True)
    one, other = pair // max(len(kept), 1), pair % max(len(kept), 1)
    needed = np.maximum(_SHARED_PHRASES * np.minimum(kept[one], kept[other]), _FEWEST_PHRASES)
    enough = shared >= needed
    one, other, shared = one[enough], other[enough], shared[enough]
    order = np.lexsort((other, one, -shared))
    return np.column_stack([one[order], other[order]])


def sampled_phrases(texts: Sequence[np.ndarray]) -> "pa.LargeListArray":
    """Return a sample of the phrases of each text, by its words alone, as hashes."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import: reading does without

    phrases: list[np.ndarray] = [np.zeros(0, np.uint64)]
    owners: list[np.ndarray] = [np.zeros(0, np.int64)]
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    blocks = np.cumsum(sizes) // _BLOCK_WORDS
    for block in np.unique(blocks):
        members = np.flatnonzero(blocks == block)
        words = np.concatenate([texts[index] for index in members.tolist()]).astype(np.uint64)
        owner = np.repeat(members, sizes[members])
        n = max(len(words) - _PHRASE + 1, 0)
        hashes = np.zeros(n, dtype=np.uint64)
        for place in range(_PHRASE):
            hashes += words[place : place + n] * _MULTIPLIERS[place]
        hashes = _mixed(hashes)
        level = np.log2(np.maximum(sizes / _KEPT, 1)).astype(np.uint64)
        mask = (np.uint64(1) << level[owner[:n]]) - np.uint64(1)
        inside = owner[:n] == owner[_PHRASE - 1 : _PHRASE - 1 + n]
        chosen = inside & ((hashes & mask) == 0)
        phrases.append(hashes[chosen])
        owners.append(owner[:n][chosen])
    edges = np.searchsorted(np.concatenate(owners), np.arange(len(texts) + 1))
    return pa.LargeListArray.from_arrays(pa.array(edges), pa.array(np.concatenate(phrases)))


def _linked(phrase: np.ndarray, owner: np.ndarray, n_texts: int) -> np.ndarray:
    """Return pairs of texts, as one number each, once for every phrase that links them.

    A phrase of few texts links all of them. One of many links each to its neighbours (texts stand
    in the order of their smallest phrase, which printings mostly share) and to the hub: the text
    that is nearest, by the angle, to the middle of all that it shares phrases with. Printings are
    mostly made from it.
    """
    smallest = np.full(n_texts, np.iinfo(np.uint64).max, dtype=np.uint64)
    np.minimum.at(smallest, owner, phrase)
    rank = np.empty(n_texts, dtype=np.int64)
    rank[np.lexsort((np.arange(n_texts), smallest))] = np.arange(n_texts)
    order = np.lexsort((rank[owner], phrase))
    phrase, owner = phrase[order], owner[order]
    starts = np.flatnonzero(np.r_[True, phrase[1:] != phrase[:-1]]) if len(phrase) else order
    group = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(phrase)]))
    pairs = [
        _as_pairs(owner[:-step][same], owner[step:][same], n_texts)
        for step in range(1, _NEIGHBOURS + 1)
        for same in (group[step:] == group[:-step],)
        if same.any()
    ]
    pairs += _with_hub(owner, group, n_texts)
    # a phrase said twice in one text, or a hub that is near, links a pair once
    return np.concatenate(pairs) if pairs else np.zeros(0, dtype=np.int64)


def _with_hub(owner: np.ndarray, group: np.ndarray, n_texts: int) -> list[np.ndarray]:
    """Return the pairs of each text with the hub of a phrase that many texts hold."""
    held = np.bincount(group)[group] if len(group) else group
    large = held > _NEIGHBOURS + 1
    if not large.any():
        return []
    reach = np.bincount(owner, weights=held, minlength=n_texts)
    reach /= np.sqrt(np.maximum(np.bincount(owner, minlength=n_texts), 1))
    owner, group = owner[large], group[large]
    order = np.lexsort((owner, -reach[owner], group))
    first = order[np.r_[True, np.diff(group[order]) > 0]]
    hub = owner[first][np.cumsum(np.r_[True, np.diff(group) > 0]) - 1]
    return [_as_pairs(owner, hub, n_texts)]


def _as_pairs(one: np.ndarray, other: np.ndarray, n_texts: int) -> np.ndarray:
    """Return pairs of different texts as one number each, the smaller index first."""
    different = one != other
    low = np.minimum(one[different], other[different])
    return low * n_texts + np.maximum(one[different], other[different])
