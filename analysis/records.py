"""The nouns that travel between rooms: small frozen records, and the settings of a run.

Sentences have no record: there are too many of them, so they live in columns from the start
(``analysis.tables.SENTENCES``).
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from analysis.decided import ColumnDecision, Correction, PieceDecision, SourceDecision

NO_CLEAR_TOPIC = "no clear topic"
# An article is on a topic when at least this share of its sentences clearly is: a passing mention
# does not make an article about it. Chosen on BBC, where it leaves fewer than one article in a
# hundred without a topic (a quarter as well, a third 3 %); on AllSides 1.1 % (3.3 and 5.3 %).
MAIN_TOPIC_SHARE = 0.2
SAME_ARTICLE = "same article as in"  # begins the reason why a repeat is skipped
UNKNOWN_SOURCE = "unknown source"
ENGLISH = "en"  # the language whose tone is scored
KNOWN_BY = 10  # of its strongest words a topic is known by, and found again in a later run
NOT = "-"  # in front of a seed: a word that keeps articles off a named topic
LEDGER_FILE = "ledger.toml"  # no document, wherever it stands

# Told to whoever waits: name of the step, how much of it is done, out of how much.
Progress = Callable[[str, int, int], None]


def content_id(*parts: str) -> str:
    """Return the id of a content: the first 16 hex digits of a hash over its parts.

    Args:
        parts: Texts that together make the identity, in a fixed order; they alone decide.

    Examples:
        >>> content_id("a", "bc") == content_id("ab", "c")
        False
    """
    return hashlib.blake2b(b"".join(map(_measured, parts)), digest_size=8).hexdigest()


def content_ids(first: str, others: Iterable[str]) -> Iterator[str]:
    """Yield ``content_id(first, other)`` for each of the others, in half the time."""
    begun = hashlib.blake2b(_measured(first), digest_size=8)
    for other in others:
        digest = begun.copy()
        digest.update(_measured(other))
        yield digest.hexdigest()


def _measured(part: str) -> bytes:
    data = part.encode("utf-8", "surrogatepass")
    return len(data).to_bytes(8, "little") + data


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of a document that is no part of an article's body.

    Attributes:
        file: Path of the document inside the corpus, with forward slashes.
        line: Line of the document's cleaned text, counted from 1.
        start: First character within that line, counted from 0.
        end: One past the last character within that line.
        kind: One of ``REMOVED_KINDS``.
        rule: Name of the rule that took it out, in words a reader understands.
        text: The characters themselves.
    """

    file: str
    line: int
    start: int
    end: int
    kind: str
    rule: str
    text: str


REMOVED_KINDS = ("furniture", "source", "date", "promotion", "byline", "sign-off", "credit")
LINE_ROLES = ("title", "body", "blank", *REMOVED_KINDS)


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a document and what it was taken for.

    Attributes:
        file: Path of the document inside the corpus, with forward slashes.
        line: Line of the document's cleaned text, counted from 1.
        text: The line, verbatim.
        article_id: The article whose title or body it is, or "".
        role: One of ``LINE_ROLES``.
    """

    file: str
    line: int
    text: str
    article_id: str
    role: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something found that is not analysed: a file, a row, an article.

    Attributes:
        file: Path of the document inside the corpus, with forward slashes.
        place: Where in the file ("row 12", "line 3"), or "" for the whole file.
        reason: One line that says why and, where it can be mended, how.
    """

    file: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text as a reader found it, before it is cut into articles.

    Attributes:
        file: Path inside the corpus, with forward slashes.
        text: Cleaned text, lines separated by line breaks.
        place: Where in the file ("row 12"), or "" where the document is the whole file.
        title: Title if the format names it (a column, HTML metadata), else "".
        source: Source if the format names it, else "".
        carrier: Site where it was found, if the format names it, else "".
        url: Address if the format names it, else "".
        published: Date as written in the format, else "".
        metadata: Further named values, as (name, value) pairs sorted by name; a name may repeat.
        dropped: What its reader left out of the text, as (number of lines of the text that stand
            before it, a line) pairs in order.
    """

    file: str
    text: str
    place: str = ""
    title: str = ""
    source: str = ""
    carrier: str = ""
    url: str = ""
    published: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    dropped: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)  # without slots, so that its id is worked out once
class Article:
    """One attributed article.

    Attributes:
        source: Who wrote it, or ``UNKNOWN_SOURCE``.
        carrier: Site where it was found, or "".
        title: Headline.
        paragraphs: Body text, one entry a paragraph, without what was removed.
        lines: For each paragraph the line of the document it came from, counted from 1.
        starts: For each paragraph its first character within that line, counted from 0; () where
            all are 0.
        title_line: Line of the title, or 0 where the title came from metadata.
        url: Address, or "".
        published: Time of publication in UTC, or None.
        date_method: One of ``DATE_METHODS``.
        date_precision: One of ``DATE_PRECISIONS``.
        file: Path of its document inside the corpus, with forward slashes.
        place: Where in the file, or "".
        language: ISO 639 code of its language; "en" where there is too little text to tell.
        agency: Agency that a sign-off, credit or dateline names, or "".
        derived_from: Outlet whose report this one only reports, or "".
        read_id: Its id without the analyst's decisions, by which those on it find it; "" where that
            is the hash of what stands here.
    """

    source: str
    title: str
    paragraphs: tuple[str, ...]
    lines: tuple[int, ...]
    carrier: str = ""
    title_line: int = 0
    url: str = ""
    published: dt.datetime | None = None
    date_method: str = "none"
    date_precision: str = "none"
    file: str = ""
    place: str = ""
    language: str = ENGLISH
    agency: str = ""
    derived_from: str = ""
    starts: tuple[int, ...] = ()
    read_id: str = ""

    @property
    def body(self) -> str:
        """The paragraphs, joined by line breaks."""
        return "\n".join(self.paragraphs)

    @cached_property
    def text_hash(self) -> str:
        """Hash of the paragraphs."""
        return content_id(*self.paragraphs)

    @cached_property
    def content_hash(self) -> str:
        """Hash of source, title, body and, where one is known, carrier: equal is the same again."""
        carrier = (self.carrier,) if self.carrier else ()
        return content_id(self.source, self.title, self.body, *carrier)

    @property
    def article_id(self) -> str:
        """The same whatever the analyst says about the article: the hash of what was read."""
        return self.read_id or self.content_hash


SURE, PROBABLY, UNKNOWN = "sure", "probably", ""
CERTAINTIES = (SURE, PROBABLY, UNKNOWN)
SPEECH, TERM = "speech", "term"
QUOTE_KINDS = (SPEECH, TERM)
PERSON, ORGANISATION, PLACE, OTHER = "person", "organisation", "place", "other"
NAME_KINDS = (PERSON, ORGANISATION, PLACE, OTHER)
DATE_METHODS = ("metadata", "text", "relative", "file name", "by hand", "ambiguous", "none")
DATE_PRECISIONS = ("second", "minute", "hour", "day", "week", "month", "year", "none")
COLUMN_FIELDS = ("text", "title", "source", "carrier", "published", "url")  # of a table


@dataclass(frozen=True, slots=True)
class NamedTopic:
    """A topic that the analyst asks for by name.

    Attributes:
        name: Name as shown, never changed by a run.
        seeds: 3 to 8 words or phrases in lower case; one with a minus in front ("-zoo") keeps
            articles that hold it off the topic.
    """

    name: str
    seeds: tuple[str, ...]

    @property
    def wanted(self) -> tuple[str, ...]:
        """The seeds that are looked for."""
        return tuple(seed for seed in self.seeds if not seed.startswith(NOT))

    @property
    def without(self) -> tuple[str, ...]:
        """The words and phrases that keep an article off the topic."""
        return tuple(seed[1:].strip() for seed in self.seeds if seed.startswith(NOT))


@dataclass(frozen=True, slots=True)
class TopicSplit:
    """A topic that the analyst cut into parts.

    Attributes:
        topic_id: Its id when that was decided.
        words: Its strongest words then, by which it is found again.
        parts: Its parts, two at least: their names, and the words by which they are looked for.
    """

    topic_id: str
    words: tuple[str, ...]
    parts: tuple[NamedTopic, ...]

    @property
    def part_ids(self) -> tuple[str, ...]:
        """The topic id of each part, the same in every run."""
        return tuple(content_id("part", self.topic_id, *sorted(one.seeds)) for one in self.parts)


@dataclass(frozen=True, slots=True)
class CorpusInfo:
    """What ``corpus.toml`` says about a corpus.

    Attributes:
        title: Name of the corpus as shown; the folder's or file's name by default.
        captured: When its pages were saved, in UTC, or None: relative times need it.
        notice: A line to show wherever results are shown, or "".
    """

    title: str
    captured: dt.datetime | None = None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an analyst can set for a run; part of a report's identity.

    Attributes:
        n_topics: Number of discovered topics; None lets the data propose it;
            named topics come on top.
        named: Named topics; None takes the corpus's own ``topics.toml``, () asks for none.
        added: Named topics on top of these, or in place of one of the same name.
        seed: Seed of every random draw.
        columns: (field, name of its column) for tables whose columns go by other names than the
            usual ones; fields are of ``COLUMN_FIELDS``. Goes before the corpus's ``columns.toml``.
        tables: The same for single files, which goes before both.
        lexicon: The analyst's own words and phrases for the news tone, with valences from -4 to 4.
        set_aside: Words in lower case that count as without valence, in both tone models.
        ignored: Words in lower case that no topic may hold and no name.
        pieces: Pieces of documents that were put back into the text, or taken out, by hand.
        sources: Who wrote what, where the analyst said so, in this order.
        other_names: (another name, name) of one source, where the analyst said so.
        corrected: Titles and dates of single articles, where the analyst corrected them.
        splits: Topics to be cut into parts, in this order.
        limits: (name, number) of limits on one file that are not the usual ones.
    """

    n_topics: int | None = None
    named: tuple[NamedTopic, ...] | None = None
    added: tuple[NamedTopic, ...] = ()
    seed: int = 0
    columns: tuple[tuple[str, str], ...] = ()
    tables: tuple[ColumnDecision, ...] = ()
    lexicon: tuple[tuple[str, float], ...] = ()
    set_aside: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    pieces: tuple[PieceDecision, ...] = ()
    sources: tuple[SourceDecision, ...] = ()
    other_names: tuple[tuple[str, str], ...] = ()
    corrected: tuple[Correction, ...] = ()
    splits: tuple[TopicSplit, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Intake:
    """What intake hands on: articles, and all that did not become one.

    Attributes:
        info: Title, capture time and notice of the corpus.
        named: Named topics of the corpus's own ``topics.toml``.
        articles: Articles in a fixed order (file, place, line).
        removed: Pieces taken out of documents, in the order of files and lines.
        skipped: What was not used, in the order of files.
        inputs: (file, content hash) for every file found, sorted by file.
        lines: Documents that are whole files, line by line, in the order of files.
        notes: Decisions about documents that could not be followed, in words.
        readings: Key of each file to what was read of it, as text to keep for the next run.
    """

    info: CorpusInfo
    named: tuple[NamedTopic, ...] = ()
    articles: tuple[Article, ...] = ()
    removed: tuple[Removed, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    inputs: tuple[tuple[str, str], ...] = field(default=())
    lines: tuple[PageLine, ...] = ()
    notes: tuple[str, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
