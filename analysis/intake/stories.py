"""Stories: an article and its printings elsewhere, exact, edited, cut or under another headline."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.intake.likeness import FEWEST_WORDS, centres, sampled_phrases, word_codes
from analysis.records import Article

if TYPE_CHECKING:
    import pyarrow as pa

_EXACT = frozenset({"second", "minute", "hour", "day"})


@dataclass(frozen=True)
class Prints:
    """What tells by the text of each article alone whether it can be a printing of another.

    Attributes:
        names: Hash of the words of each text.
        sizes: Their number.
        phrases: A sample of the phrases of each.
    """

    names: list[str]
    sizes: np.ndarray
    phrases: "pa.LargeListArray"

    @classmethod
    def of(cls, articles: Sequence[Article]) -> "Prints":
        """Read the texts of articles."""
        texts = word_codes([article.body for article in articles])
        sizes = np.array([len(text) for text in texts], dtype=np.int64)
        return cls([*map(_hash, texts)], sizes, sampled_phrases(texts))


@dataclass(frozen=True)
class Stories:
    """The story of each article.

    Attributes:
        ids: Id of each article's story: a hash of the words of its first printing.
        first: Index of the first printing of each article's story; its own for a first printing.
    """

    ids: tuple[str, ...]
    first: np.ndarray

    @property
    def counted(self) -> np.ndarray:
        """Whether each article is the first printing of its story, which alone is counted."""
        return self.first == np.arange(len(self.first))


def stories_of(articles: Sequence[Article], prints: Prints | None = None) -> Stories:
    """Find which articles are printings of one story.

    Printings share at least 80 % of the words of the shorter one and half of those of the longer.
    All printings of a story are printings of one of them, its centre. Texts that share fewer than
    half of their figures, four or more, are reports of one form, not printings. A text of fewer
    than 20 words must be the same, headline included. The first printing is the earliest by a date
    that is exact to the day, then by any date; then the longest; then one found at its own site;
    then the smallest id.

    Args:
        articles: The articles of a corpus, in any order.
        prints: ``Prints.of(articles)``, where somebody has them already.

    Returns:
        One story an article. An exact copy more changes no other article's story.
    """
    prints = prints or Prints.of(articles)
    sizes = prints.sizes.tolist()
    hashes = _hashes(articles, prints)
    longer = {
        name: index
        for index, (name, size) in enumerate(zip(hashes, sizes, strict=True))
        if size >= FEWEST_WORDS
    }
    names = sorted(longer)
    order = np.array([longer[name] for name in names], dtype=np.int64)

    def words(places: Sequence[int]) -> list[np.ndarray]:
        return word_codes([articles[index].body for index in order[places].tolist()])

    found = centres(prints.sizes[order], prints.phrases.take(order), words)
    centre = {name: names[at] for name, at in zip(names, found.tolist(), strict=True)}
    first: dict[str, int] = {}
    for index, name in enumerate(hashes):
        story = centre.get(name, name)
        known = first.setdefault(story, index)
        if known != index:
            first[story] = min((known, index), key=lambda i: _rank(articles[i], sizes[i]))
    place = [first[centre.get(name, name)] for name in hashes]
    return Stories(tuple(hashes[index] for index in place), np.array(place, dtype=np.int64))


def _hashes(articles: Sequence[Article], prints: Prints) -> list[str]:
    """Return a hash by which articles are the same: of a short one with its title."""
    hashes = [*prints.names]
    short = np.flatnonzero(prints.sizes < FEWEST_WORDS).tolist()
    texts, titles = (
        word_codes([getattr(articles[index], part) for index in short])
        for part in ("body", "title")
    )
    for index, text, title in zip(short, texts, titles, strict=True):
        hashes[index] = _hash(text, title)
    return hashes


def _hash(*parts: np.ndarray) -> str:
    """Return a hash over words as numbers."""
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part.astype("<u4").tobytes())
    return digest.hexdigest()


def _rank(article: Article, n_words: int) -> tuple[int, float, int, bool, str]:
    """Return the place of a printing among those of its story, the first one smallest."""
    if article.published is None:
        doubt, moment = 2, 0.0
    else:
        doubt, moment = article.date_precision not in _EXACT, article.published.timestamp()
    return doubt, moment, -n_words, bool(article.carrier), article.article_id
