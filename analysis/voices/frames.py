"""A paragraph with the words inside its quotes taken out: what the reporter alone has written.

Everything that may depend on the reporter's words only, and on none that he quotes, is read from
frames: his tone, and who is said to speak.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.text.quotation import OTHER_MARKS
from analysis.text.sentences import split_sentences

_OPEN, _INSIDE, _CLOSE = "“", "0", "”"  # a number ends and opens sentences, and is no name
_QUOTE = re.compile("“0[.,?!]?”")
_REPORTED = re.compile(rf"(?P<quote>{_QUOTE.pattern})|\w")
_ENDS = frozenset(".,?!")
_INNER_MARKS = f" '’\"”“{OTHER_MARKS}\N{WORD JOINER}\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a paragraph.

    Attributes:
        text: The paragraph with every quote as “0” or, with its last punctuation mark, “0,”.
        quotes: Start and end of each quote in ``text``.
        spans: Start and end of each quote in the paragraph.
        sentences: Start and end of each sentence in ``text``.
    """

    text: str
    quotes: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]

    def original(self, place: int) -> int:
        """Return where in the paragraph a place of ``text`` outside of quotes is."""
        before = bisect_right(self.quotes, (place, -1))
        if not before:
            return place
        return place - self.quotes[before - 1][1] + self.spans[before - 1][1]

    def reported(self) -> Iterator[tuple[str, int]]:
        """Yield what the reporter says in each sentence, and where in the paragraph he begins.

        Every quote is an ellipsis; a sentence that is nothing but quotes is left out.
        """
        for start, end in self.sentences:
            words = (m for m in _REPORTED.finditer(self.text, start, end) if not m["quote"])
            first = next(words, None)
            if first is not None:
                yield _QUOTE.sub("…", self.text[start:end]), self.original(first.start())

    def sentence_at(self, place: int) -> tuple[int, int]:
        """Return start and end of the sentence of ``text`` in which a quote begins."""
        return self.sentences[max(bisect_right(self.sentences, (place, len(self.text))) - 1, 0)]


def frame_of(paragraph: str, spans: Sequence[tuple[int, int]]) -> Frame:
    """Take the quoted words out of a paragraph.

    Args:
        paragraph: Any text.
        spans: Its quotes, from ``analysis.voices.marks``.

    Examples:
        >>> frame_of("'It is,' he said. He left.", [(0, 8)]).text
        '“0,” he said. He left.'
    """
    pieces: list[str] = []
    quotes: list[tuple[int, int]] = []
    place = length = 0
    for start, end in spans:
        before = paragraph[place:start]
        last = paragraph[start + 1 : end].rstrip(_INNER_MARKS)[-1:]
        stand_in = f"{_OPEN}{_INSIDE}{last if last in _ENDS else ''}{_CLOSE}"
        length += len(before)
        quotes.append((length, length + len(stand_in)))
        length += len(stand_in)
        pieces += (before, stand_in)
        place = end
    text = "".join([*pieces, paragraph[place:]])
    return Frame(text, tuple(quotes), tuple(spans), tuple(sentence_spans(text)))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each sentence of a text."""
    spans = []
    place = 0
    for sentence in split_sentences(text):
        start = text.index(sentence, place)
        place = start + len(sentence)
        spans.append((start, place))
    return spans
