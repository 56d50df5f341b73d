"""Quotes of an article: where they stand, whether somebody speaks in them, and who."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.records import PROBABLY, SPEECH, SURE, TERM, UNKNOWN
from analysis.text.quotation import OTHER_MARKS
from analysis.voices.cues import TITLED
from analysis.voices.frames import Frame, frame_of
from analysis.voices.labels import Label, label_before, labels_of
from analysis.voices.marks import quote_spans
from analysis.voices.people import Cast
from analysis.voices.resolve import NOBODY, Speaker, Story, is_pronoun, speaker_of
from analysis.voices.speakers import Mention, leading_mention, mention_of

_PARAGRAPH = re.compile(r"[^\n]+")
_MARKS = f"\"'“”‘’{OTHER_MARKS}\N{WORD JOINER}"
_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"  # French sets them inside its marks
_ENDS = (".", ",", "!", "?")
# Words from which on a quote is speech though nobody is said to say it: of a whole sentence, of a
# clause with its mark, and where somebody spoke before it in the paragraph.
_NEAR = 40  # characters before a quote that may say it is a title
_OPENS = re.compile(r"[.!?][”’\"')\]]*\s+\Z")  # a sentence of its own
_SENTENCE, _CLAUSE, _CONTINUED, _ANSWER = 8, 5, 4, 2
_TITLE = re.compile(
    r"[A-Z0-9]\S*(?:\s+(?:[A-Z0-9]\S*|an?|and|as|at|by|for|from|in|of|on|or|the|to|with))+\Z"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words inside quotation marks.

    Attributes:
        start: First character in the text: the opening mark.
        end: One past the last: past the closing mark, or the end of the line where there is none.
        text: The words, without the marks.
        kind: ``"speech"``, or ``"term"``: a title, a nickname, words held at arm's length.
        speaker: Who says it: a name, in full where the text gives it in full, or the words that
            describe somebody without a name; "" where nobody is found.
        named: Whether the speaker is a name.
        certainty: How sure the speaker is: ``"sure"``, ``"probably"``, or "" without one.
        verb: The words that report the speech ("said"), or "".
        cited: Start and end of the words that name the speaker; None where there are none.
    """

    start: int
    end: int
    text: str
    kind: str
    speaker: str = ""
    named: bool = False
    certainty: str = UNKNOWN
    verb: str = ""
    cited: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks, and what says so."""

    speaker: Speaker
    mention: Mention
    cited: tuple[int, int] | None

    @property
    def certainty(self) -> str:
        if not self.speaker.name:
            return UNKNOWN
        return SURE if self.mention.sure and self.speaker.sure else PROBABLY


def find_quotes(text: str) -> list[Quote]:
    """Find the quotes of an article, and who speaks in them.

    Marks may be double or single, straight or curly, or of other languages (« », „ “). A quote
    may run over several paragraphs, which gives one quote a paragraph. Speakers are looked for in
    the quote's own sentence, then in what was said before it in the paragraph; the rules are for
    English. Surnames and "he" or "she" are resolved to a full name where the text gives one.

    Args:
        text: The article, paragraphs separated by line breaks.

    Returns:
        The quotes in order, those that are no speech among them; [] for a text without any.

    Examples:
        >>> said, term = find_quotes("'It is over,' said Ana Lee. The 'Eye' film is on.")
        >>> said.text, said.speaker, said.certainty
        ('It is over,', 'Ana Lee', 'sure')
        >>> term.kind, term.speaker
        ('term', '')
    """
    return list(Reading(text).quotes())


class Reading:
    """One reading of an article, from its first quote to its last.

    Attributes:
        frames: Where each paragraph with quotes begins, and its frame, once the quotes are read.
    """

    def __init__(self, text: str) -> None:
        """Begin to read a text."""
        self.frames: list[tuple[int, Frame]] = []
        self._story = Story(text)

    @property
    def cast(self) -> Cast:
        """The names of the article."""
        return self._story.cast

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each quote, once the quotes are read."""
        return self._story.quoted

    def quotes(self) -> Iterator[Quote]:
        """Yield the quotes; each line of a transcript is one, without its label."""
        labels = labels_of(self._story.text)
        running: _Voice | None = None  # who speaks in a quote that no mark has closed
        before: re.Match[str] | None = None
        for paragraph in _PARAGRAPH.finditer(self._story.text):
            own = paragraph.group()
            if own.isspace():
                continue
            label = labels.get(paragraph.start())
            spans = [(0, len(own))] if label else quote_spans(own)
            voice = None
            if spans and not own[: spans[0][0]].strip():
                voice = running or self._led(before)
            if spans:
                frame = frame_of(own, spans)
                offset = paragraph.start()
                self.frames.append((offset, frame))
                self._story.quoted += [(offset + start, offset + end) for start, end in spans]
                for k in range(len(spans) if not label else 0):
                    mention = mention_of(frame, k) or _labelled(own, spans[k][0])
                    voice = self._voice(frame, mention, offset) if mention else voice
                    yield self._quote(frame, k, paragraph, voice, own_mention=mention)
            if label:
                yield self._line(label, paragraph)
            running = voice if spans and not label and _stays_open(own, spans[-1]) else None
            before = paragraph

    def _line(self, label: Label, paragraph: re.Match[str]) -> Quote:
        """Return what is said in a line of a transcript."""
        end = paragraph.end()
        words = paragraph.string[label.end : end].strip()
        if not label.words:
            return Quote(label.end, end, words, SPEECH)
        cited = (label.start, label.start + len(label.words))
        speaker = speaker_of(label.words, "", label.start, self._story.cast)
        sure = SURE if speaker.sure else PROBABLY
        return Quote(
            label.end,
            end,
            words,
            SPEECH,
            speaker.name,
            named=speaker.named,
            certainty=sure,
            cited=cited,
        )

    def _led(self, paragraph: re.Match[str] | None) -> _Voice | None:
        """Return who speaks after a paragraph that ends in a colon."""
        if paragraph is None or not paragraph.group().rstrip().endswith(":"):
            return None
        frame = frame_of(paragraph.group(), quote_spans(paragraph.group()))
        mention = leading_mention(frame)
        return self._voice(frame, mention, paragraph.start()) if mention else None

    def _voice(self, frame: Frame, mention: Mention, offset: int) -> _Voice:
        """Return who is meant by a mention in a paragraph that begins at an offset."""
        start = offset + frame.original(mention.start)
        words = frame.text[mention.start : mention.end]
        story = self._story
        if mention.nobody:
            return _Voice(NOBODY, mention, None)
        if is_pronoun(words):
            speaker = story.person_meant(words, start)
        else:
            speaker = speaker_of(words, frame.text[mention.end :], start, story.cast)
        if speaker.named:
            story.last_at, story.last = start, speaker.name
        return _Voice(speaker, mention, (start, start + len(words)))

    def _quote(
        self,
        frame: Frame,
        k: int,
        paragraph: re.Match[str],
        voice: _Voice | None,
        *,
        own_mention: Mention | None,
    ) -> Quote:
        """Return the k-th quote of a paragraph."""
        start, end = frame.spans[k]
        words = paragraph.group()[start:end].strip(f"{_MARKS}{_SPACES}")
        place = (paragraph.start() + start, paragraph.start() + end)
        if not _is_speech(words, frame, k, own_mention, follows=voice is not None):
            return Quote(*place, words, TERM)
        if voice is None:
            return Quote(*place, words, SPEECH)
        return Quote(
            *place,
            words,
            SPEECH,
            voice.speaker.name,
            named=voice.speaker.named,
            certainty=voice.certainty,
            verb=voice.mention.verb,
            cited=voice.cited,
        )


def _labelled(paragraph: str, quote: int) -> Mention | None:
    """Return who is named by the label that leads to the first quote of a paragraph."""
    label = label_before(paragraph, quote)
    if label is None or not label.words:
        return None
    return Mention(label.start, label.start + len(label.words), "", sure=True)


def _stays_open(paragraph: str, span: tuple[int, int]) -> bool:
    """Tell whether the last quote of a paragraph has no closing mark."""
    return span[1] == len(paragraph) and paragraph.rstrip()[-1] not in _MARKS


def _is_speech(words: str, frame: Frame, k: int, mention: Mention | None, *, follows: bool) -> bool:
    """Tell whether somebody speaks in a quote.

    Args:
        words: The quoted words.
        frame: The frame of the paragraph.
        k: Which of its quotes it is.
        mention: What names a speaker in its own sentence.
        follows: Whether somebody spoke before it.
    """
    start = frame.quotes[k][0]
    if _TITLE.match(words):
        if TITLED.search(frame.text, max(0, start - _NEAR), start):
            return False
        if mention and mention.end <= start and not mention.sure and not mention.judges:
            return False  # "told MSNBC's 'Morning Joe' that"
    if mention:
        return True
    least = _SENTENCE
    if words.endswith(_ENDS):
        least = _CLAUSE
    if follows:
        if words.endswith((".", "!", "?")) and _OPENS.search(frame.text, 0, start):
            return True  # '"Yes," she said. "No."'
        least = _ANSWER if words.endswith((".", "!", "?")) else _CONTINUED
    return len(words.split()) >= least
