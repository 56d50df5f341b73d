"""Quotes, reporters' sentences and names of a whole corpus, as columns."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from analysis.text.sentences import split_sentences
from analysis.voices.marks import quoted_flags
from analysis.voices.names import NameBook, whole_numbers
from analysis.voices.quotes import Quote, Reading

if TYPE_CHECKING:
    from array import array

Score = Callable[[Sequence[str]], np.ndarray]


@dataclass
class Voices:
    """What was read of a corpus: who speaks in it, and whom it names.

    Attributes:
        quotes: The quotes, in the order of the articles.
        article: Index of the article of each quote.
        first: Index of the sentence in which each quote begins.
        last: Index of the sentence in which it ends.
        start: Its first character in the first of them.
        end: One past its last character in the last of them.
        told: What the reporter says in each sentence of a paragraph with quotes.
        told_in: Index of the sentence in which he begins to say it.
        framed: Whether each sentence of the corpus stands in a paragraph with quotes.
        quoted: Whether more than half of each stands inside quotation marks.
        names: The names of the corpus.
    """

    quotes: list[Quote] = field(default_factory=list)
    article: "array[int]" = field(default_factory=whole_numbers)
    first: "array[int]" = field(default_factory=whole_numbers)
    last: "array[int]" = field(default_factory=whole_numbers)
    start: "array[int]" = field(default_factory=whole_numbers)
    end: "array[int]" = field(default_factory=whole_numbers)
    told: list[str] = field(default_factory=list)
    told_in: "array[int]" = field(default_factory=whole_numbers)
    framed: list[bool] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    names: NameBook = field(default_factory=NameBook)

    def read(self, paragraphs: Sequence[str], sentences: Sequence[str]) -> None:
        """Read one more article.

        Args:
            paragraphs: Its paragraphs.
            sentences: Its sentences, as they are split.
        """
        number, offset = self.names.n_articles, len(self.framed)
        body = "\n".join(paragraphs)
        starts = _starts(body, sentences)
        reading = Reading(body)
        for quote in reading.quotes():
            first, last = _at(starts, quote.start), _at(starts, quote.end - 1)
            self.quotes.append(quote)
            self.article.append(number)
            self.first.append(offset + first)
            self.last.append(offset + last)
            self.start.append(quote.start - starts[first])
            self.end.append(quote.end - starts[last])
        framed = [False] * len(sentences)
        for begin, frame in reading.frames:
            for words, place in frame.reported():
                self.told.append(words)
                self.told_in.append(offset + _at(starts, begin + place))
            until = body.find("\n", begin)
            until = len(body) if until < 0 else until
            for place in range(_at(starts, begin), _at(starts, until - 1) + 1):
                framed[place] = True
        self.framed += framed
        self.quoted += quoted_flags(reading.spans, starts, sentences)
        self.names.read(reading.cast, starts, offset)

    def reporter_tones(self, tones: np.ndarray, score: Score) -> tuple[np.ndarray, np.ndarray]:
        """Return the tone of what the reporter himself says, and of whom it is counted.

        A sentence of a paragraph without quotes is all the reporter's. In a paragraph with quotes
        every quote is left out before the sentences are split, so that no word inside a quote can
        change the result.

        Args:
            tones: Tone of each sentence of the corpus.
            score: The tone of texts.

        Returns:
            One tone for each thing the reporter says, and the index of the sentence in which he
            begins to say it.
        """
        own = np.flatnonzero(~np.array(self.framed, dtype=bool))
        told = score(self.told) if self.told else np.zeros(0)
        places = np.concatenate([own, np.array(self.told_in, dtype=np.int64)])
        order = np.argsort(places, kind="stable")
        return np.concatenate([tones[own], told])[order], places[order]

    def quote_tones(self, score: Score) -> np.ndarray:
        """Return the tone of each quote: the mean of the sentences inside its marks."""
        texts: list[str] = []
        owner: list[int] = []
        for number, quote in enumerate(self.quotes):
            own = split_sentences(quote.text) or [quote.text]
            texts += own
            owner += [number] * len(own)
        if not texts:
            return np.zeros(0)
        return np.bincount(owner, weights=score(texts)) / np.bincount(owner)


def _starts(body: str, sentences: Sequence[str]) -> list[int]:
    """Return where each sentence begins in an article's body."""
    starts: list[int] = []
    place = 0
    for sentence in sentences:
        place = body.index(sentence, place)
        starts.append(place)
        place += len(sentence)
    return starts


def _at(starts: Sequence[int], place: int) -> int:
    """Return the index of the sentence in which a character stands."""
    return max(bisect_right(starts, place) - 1, 0)
