"""What an analyst can decide about a corpus, as frozen records."""

from dataclasses import dataclass, replace

from analysis.decided import ColumnDecision, Correction, PieceDecision, SourceDecision
from analysis.errors import SettingsError
from analysis.records import (
    NO_CLEAR_TOPIC,
    UNKNOWN_SOURCE,
    NamedTopic,
    TopicSplit,
    content_id,
)

LONGEST_NAME = 80
FEWEST_PARTS = 2
PARTS = (
    "set_aside",
    "ignored",
    "named",
    "other_names",
    "splits",
    "topics",
    "articles",
    "sentences",
    "pieces",
    "sources",
    "corrected",
    "tables",
    "judged",
)
SKIP = "skip"
VERDICTS = ("negative", "neutral", "positive", SKIP)


@dataclass(frozen=True, slots=True)
class TopicDecision:
    """What the analyst decided about a topic that the data brought up or that was named.

    Attributes:
        topic_id: Its id when the decision was made.
        words: Its strongest words then, by which it is found again.
        name: Name to show, or "" for its own.
        hidden: Whether charts leave it out; its sentences count as before.
        into: Id of the topic it is merged into, or "".
        into_words: The strongest words of that topic.
    """

    topic_id: str
    words: tuple[str, ...] = ()
    name: str = ""
    hidden: bool = False
    into: str = ""
    into_words: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is decided."""
        return not (self.name or self.hidden or self.into)


@dataclass(frozen=True, slots=True)
class ArticleDecision:
    """An article that the analyst put on a topic by hand.

    Attributes:
        article_id: The article.
        topic: Name of the topic as shown, or "no clear topic".
        title: Its headline, for whoever reads the file.
    """

    article_id: str
    topic: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class SentenceDecision:
    """A sentence whose tone the analyst set by hand.

    Attributes:
        sentence_id: The sentence.
        tone: Its tone, -1 to 1.
        text: The sentence, by which it is found again when its id has changed.
    """

    sentence_id: str
    tone: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the analyst says of a sentence to check the tone; its score stays as it is.

    Attributes:
        sentence_id: The sentence.
        verdict: One of ``VERDICTS``.
        text: The sentence, by which it is found again when its id has changed.
    """

    sentence_id: str
    verdict: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All decisions about a corpus, in the order in which they were made.

    Attributes:
        named: Topics asked for by name, on top of the corpus's own or in their place.
        splits: Topics cut into parts, one entry a topic; a part can be cut again by a later one.
        topics: Renamed, hidden and merged topics, one entry a topic.
        articles: Articles put on a topic by hand.
        sentences: Sentences whose tone was set by hand.
        set_aside: Words and phrases, in lower case, that count as without tone in this corpus.
        ignored: Words, in lower case, that no topic of this corpus may hold.
        pieces: Pieces of documents that are text, or furniture, whatever the rules say.
        sources: Who wrote the articles of a file or folder; of two about one article the later.
        corrected: Titles and dates of single articles, one entry an article.
        tables: Which columns of a file hold what.
        other_names: (another name, name) of one source.
        judged: Sentences judged to check the tone; they change no number of the report.
    """

    named: tuple[NamedTopic, ...] = ()
    splits: tuple[TopicSplit, ...] = ()
    topics: tuple[TopicDecision, ...] = ()
    articles: tuple[ArticleDecision, ...] = ()
    sentences: tuple[SentenceDecision, ...] = ()
    set_aside: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    pieces: tuple[PieceDecision, ...] = ()
    sources: tuple[SourceDecision, ...] = ()
    corrected: tuple[Correction, ...] = ()
    tables: tuple[ColumnDecision, ...] = ()
    other_names: tuple[tuple[str, str], ...] = ()
    judged: tuple[Judgement, ...] = ()

    def __len__(self) -> int:
        """Return how many decisions it holds."""
        return sum(len(getattr(self, part)) for part in PARTS)

    @property
    def for_a_run(self) -> "Ledger":
        """The decisions that a run follows; the others are applied to the report it made."""
        return replace(self, topics=(), articles=(), sentences=(), judged=())

    def without(self, part: str, decision: object) -> "Ledger":
        """Return the ledger without one decision; the others stay in their order.

        Args:
            part: One of ``PARTS``.
            decision: As that part holds it; where it does not, nothing changes.
        """
        left = tuple(one for one in getattr(self, part) if one != decision)
        return replace(self, **{part: left})

    def with_named(self, topic: NamedTopic) -> "Ledger":
        """Return the ledger with one more topic asked for by name, or another form of it."""
        key = topic.name.casefold()
        others = tuple(one for one in self.named if one.name.casefold() != key)
        return replace(self, named=(*others, topic))

    def with_pinned(self, topic_id: str, topic: NamedTopic) -> "Ledger":
        """Return the ledger with a discovered topic asked for by name from now on.

        What was merged into it goes with it; how it was called before does not matter any more.
        """
        now = content_id("named", topic.name)
        topics = tuple(
            replace(one, into=now, into_words=()) if one.into == topic_id else one
            for one in self.topics
            if one.topic_id != topic_id
        )
        return replace(self.with_named(topic), topics=topics)

    def with_set_aside(self, *words: str) -> "Ledger":
        """Return the ledger with further words set aside, each once and in lower case."""
        words = tuple(" ".join(word.lower().split()) for word in words)
        kept = dict.fromkeys(word for word in (*self.set_aside, *words) if word)
        return replace(self, set_aside=tuple(kept))

    def with_ignored(self, *words: str) -> "Ledger":
        """Return the ledger with further words that no topic may hold, each once."""
        words = tuple(" ".join(word.lower().split()) for word in words)
        kept = dict.fromkeys(word for word in (*self.ignored, *words) if word)
        return replace(self, ignored=tuple(kept))

    def with_split(self, split: TopicSplit) -> "Ledger":
        """Return the ledger with this topic cut into parts, in place of an earlier cut of it."""
        others = tuple(one for one in self.splits if one.topic_id != split.topic_id)
        return replace(self, splits=(*others, split))

    def with_topic(self, decision: TopicDecision) -> "Ledger":
        """Return the ledger with this decision about a topic in place of an earlier one."""
        others = tuple(one for one in self.topics if one.topic_id != decision.topic_id)
        return replace(self, topics=others if decision.is_empty else (*others, decision))

    def with_article(self, decision: ArticleDecision) -> "Ledger":
        """Return the ledger with this decision about an article in place of an earlier one."""
        others = tuple(one for one in self.articles if one.article_id != decision.article_id)
        return replace(self, articles=(*others, decision) if decision.topic else others)

    def with_sentence(self, decision: SentenceDecision) -> "Ledger":
        """Return the ledger with this decision about a sentence in place of an earlier one."""
        others = tuple(one for one in self.sentences if not _same_sentence(one, decision))
        return replace(self, sentences=(*others, decision))

    def with_piece(self, decision: PieceDecision) -> "Ledger":
        """Return the ledger with this decision about a piece in place of an earlier one."""
        both = {decision, replace(decision, is_text=not decision.is_text)}
        others = tuple(one for one in self.pieces if one not in both)
        return replace(self, pieces=(*others, decision))

    def with_source(self, decision: SourceDecision) -> "Ledger":
        """Return the ledger with this source as the last, in place of an earlier one there."""
        place = (decision.place, decision.every)
        others = tuple(one for one in self.sources if (one.place, one.every) != place)
        return replace(self, sources=(*others, decision))

    def with_correction(self, one: Correction) -> "Ledger":
        """Return the ledger with this title and date of an article in place of earlier ones."""
        others = tuple(other for other in self.corrected if other.article_id != one.article_id)
        return replace(self, corrected=(*others, one) if one.title or one.date else others)

    def correction_of(self, article_id: str) -> Correction:
        """Return what is corrected about an article; an empty correction where nothing is."""
        known = (one for one in self.corrected if one.article_id == article_id)
        return next(known, Correction(article_id))

    def with_table(self, decision: ColumnDecision) -> "Ledger":
        """Return the ledger with the columns of a file in place of earlier ones."""
        others = tuple(one for one in self.tables if one.file != decision.file)
        return replace(self, tables=(*others, decision))

    def with_other_name(self, other: str, name: str) -> "Ledger":
        """Return the ledger with another name of a source, in place of what was said of the two."""
        kept = tuple(
            pair for pair in self.other_names if pair[0] != other and pair != (name, other)
        )
        return replace(self, other_names=(*kept, (other, name)))

    def about_sentence(self, sentence_id: str, text: str) -> tuple[SentenceDecision, ...]:
        """Return the tones set by hand of a sentence, found as a run finds them; () without one."""
        wanted = SentenceDecision(sentence_id, 0.0, text)
        own = tuple(one for one in self.sentences if _same_sentence(one, wanted))
        return own or tuple(one for one in self.sentences if one.text == text)

    def without_sentence(self, sentence_id: str, text: str) -> "Ledger":
        """Return the ledger without the tone set by hand of a sentence."""
        own = self.about_sentence(sentence_id, text)
        return replace(self, sentences=tuple(one for one in self.sentences if one not in own))

    def with_judgement(self, judgement: Judgement) -> "Ledger":
        """Return the ledger with this judgement as the last, in place of an earlier one."""
        others = tuple(one for one in self.judged if not _same_sentence(one, judgement))
        return replace(self, judged=(*others, judgement))

    def without_last_judgement(self) -> "Ledger":
        """Return the ledger without the judgement made last."""
        return replace(self, judged=self.judged[:-1])

    def about_topic(self, topic_id: str) -> TopicDecision:
        """Return what is decided about a topic; an empty decision where nothing is."""
        known = (one for one in self.topics if one.topic_id == topic_id)
        return next(known, TopicDecision(topic_id))


def _same_sentence(one: SentenceDecision | Judgement, other: SentenceDecision | Judgement) -> bool:
    """Tell whether two decisions are about one sentence.

    Where a line comes or goes above it, an id is that of another sentence: the text tells.
    """
    said = {one.text, other.text} - {""}
    return one.sentence_id == other.sentence_id and len(said) <= 1


def source_name(name: str) -> str:
    """Return the name of a source, checked.

    Raises:
        SettingsError: It is empty, too long or taken.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise SettingsError(f"a source needs a name of 1 to {LONGEST_NAME} characters")
    if name.casefold() == UNKNOWN_SOURCE:
        raise SettingsError(f'"{UNKNOWN_SOURCE}" is no source: give it its own name')
    return name


def named_topic(name: str, seeds: tuple[str, ...]) -> NamedTopic:
    """Return a topic asked for by name, checked.

    Raises:
        SettingsError: The name is empty, too long or taken, or there is no seed word.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise SettingsError(f"a topic needs a name of 1 to {LONGEST_NAME} characters")
    if name.casefold() == NO_CLEAR_TOPIC:
        raise SettingsError(f'"{NO_CLEAR_TOPIC}" is taken: give the topic another name')
    topic = NamedTopic(name, tuple(seed for seed in seeds if seed.strip("- ")))
    if not topic.wanted:
        raise SettingsError(f'"{name}" needs seed words: three to eight work best')
    return topic


def topic_split(topic_id: str, words: tuple[str, ...], parts: tuple[NamedTopic, ...]) -> TopicSplit:
    """Return a topic cut into parts, checked.

    Raises:
        SettingsError: There are less than two parts, or two of one name.
    """
    names = {part.name.casefold() for part in parts}
    if len(parts) < FEWEST_PARTS or len(names) < len(parts):
        raise SettingsError("a topic is split into two parts or more, each of another name")
    return TopicSplit(topic_id, words, parts)
