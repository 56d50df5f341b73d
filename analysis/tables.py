"""Schema of every table that leaves the analysis, and the Report that bundles them.

The README's column table, the CSV notes and the checks all come from the schemas here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analysis.records import DATE_METHODS, DATE_PRECISIONS, REMOVED_KINDS

DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: Name as in the table and its CSV.
        kind: ``"text"``, ``"integer"``, ``"number"``, ``"truth"`` or ``"time"`` (UTC).
        meaning: One line for the README and the notes beside a CSV.
        low: Smallest legal value of a number, or None.
        high: Largest legal value of a number, or None.
        choices: The legal values of a text, or () where any text is legal.
        empty: Whether a cell may be missing.
    """

    name: str
    kind: str
    meaning: str
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """Columns of a table, in order, and the columns that identify a row.

    Attributes:
        name: Name of the table, as in its file name.
        meaning: What one row is.
        columns: The columns, in order.
        key: Names of the columns whose values are unique together; () where rows may repeat.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """Names of the columns, in order."""
        return [column.name for column in self.columns]

    def frame(self, columns: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """Make a checked table from columns.

        Args:
            columns: Column name to values; None makes an empty table.

        Returns:
            The table with this schema's columns, order and types; numbers rounded to
            ``DECIMALS`` places, because sums differ in the last bits between machines.

        Raises:
            ValueError: A column is missing, unknown, or holds an illegal value.
        """
        given = dict.fromkeys(self.names, ()) if columns is None else dict(columns)
        if set(given) != set(self.names):
            missing, unknown = set(self.names) - set(given), set(given) - set(self.names)
            message = f"{self.name}: missing {sorted(missing)}, unknown {sorted(unknown)}"
            raise ValueError(message)
        frame = pd.DataFrame({c.name: _typed(c, given[c.name]) for c in self.columns})
        self.check(frame)
        return frame

    def check(self, frame: pd.DataFrame) -> None:
        """Raise ValueError unless the table follows this schema."""
        if list(frame.columns) != self.names:
            message = f"{self.name}: columns must be {self.names}, got {list(frame.columns)}"
            raise ValueError(message)
        for column in self.columns:
            _check_column(self.name, column, frame[column.name])
        if self.key and frame.duplicated(list(self.key)).any():
            message = f"{self.name}: {', '.join(self.key)} must be unique"
            raise ValueError(message)


def _typed(column: Column, values: Any) -> pd.Series:  # noqa: ANN401 - any array-like
    """Return the values as a Series of the column's pandas type."""
    if column.kind == "text":
        return pd.Series(values, dtype="str")
    if column.kind == "integer":
        return pd.Series(values, dtype="int64")
    if column.kind == "truth":
        return pd.Series(values, dtype="bool")
    if column.kind == "number":
        # + 0.0 turns -0.0 into 0.0, which would print with a sign
        return pd.Series(np.round(np.asarray(values, dtype="float64"), DECIMALS) + 0.0)
    return pd.Series(pd.to_datetime(pd.Series(values, dtype="object"), utc=True)).astype(
        "datetime64[ms, UTC]"  # the coarsest unit that Parquet keeps
    )


def _check_column(table: str, column: Column, values: pd.Series) -> None:
    """Raise ValueError where a column holds an illegal value."""
    place = f"{table}.{column.name}"
    if not column.empty and values.isna().any():
        message = f"{place} must not be missing"
        raise ValueError(message)
    present = values.dropna()
    if column.low is not None and (present < column.low).any():
        message = f"{place} must be >= {column.low}, got {present.min()}"
        raise ValueError(message)
    if column.high is not None and (present > column.high).any():
        message = f"{place} must be <= {column.high}, got {present.max()}"
        raise ValueError(message)
    if column.choices:
        unknown = sorted(set(present) - set(column.choices))
        if unknown:
            message = f"{place} must be one of {column.choices}, got {unknown[0]!r}"
            raise ValueError(message)


def _tone(name: str, meaning: str, *, empty: bool = False) -> Column:
    return Column(name, "number", meaning, low=-1.0, high=1.0, empty=empty)


def _share(name: str, meaning: str, *, empty: bool = False) -> Column:
    return Column(name, "number", meaning, low=0.0, high=1.0, empty=empty)


def _count(name: str, meaning: str) -> Column:
    return Column(name, "integer", meaning, low=0)


ARTICLES = Schema(
    "articles",
    "one article",
    (
        Column("article_id", "text", "hash of source, title and body"),
        Column("story_id", "text", "the same for exact copies of one text"),
        Column("source", "text", "who wrote it"),
        Column("carrier", "text", "site where it was found, where that differs or is known"),
        Column("title", "text", "headline"),
        Column("url", "text", "address, where known"),
        Column("published", "time", "time of publication in UTC; missing when unknown", empty=True),
        Column("date_method", "text", "where the time comes from", choices=DATE_METHODS),
        Column("date_precision", "text", "how exact the time is", choices=DATE_PRECISIONS),
        Column("file", "text", "document it was found in, inside the corpus"),
        Column("language", "text", "two-letter code of its language"),
        _count("n_sentences", "number of sentences"),
        Column("topic", "text", 'name of its main topic, or "no clear topic"'),
        _share("topic_share", "share of its sentences on that topic"),
        _tone("tone", "mean tone of its sentences; missing without one", empty=True),
    ),
    ("article_id",),
)

SENTENCES = Schema(
    "sentences",
    "one sentence",
    (
        Column("sentence_id", "text", "hash of article and position"),
        Column("article_id", "text", "the article it stands in"),
        _count("position", "place in the article, from 0"),
        _count("paragraph", "paragraph of the article, from 0"),
        Column("text", "text", "the sentence, as written"),
        Column("quoted", "truth", "more than half of it stands inside quotation marks"),
        Column("topic", "text", 'strongest topic, or "no clear topic" where no topic word stands'),
        Column("clear", "truth", "whether that topic is clear; only clear ones count in shares"),
        _tone("tone", "tone shown, -1 to 1"),
        _share("pos", "VADER: share of positive words"),
        _share("neg", "VADER: share of negative words"),
        _share("neu", "VADER: share of neutral words"),
        _tone("compound", "VADER's own compound score"),
        _count("hits", "number of its words in the tone lexicon"),
        Column("capped", "truth", "longer than 300 words: only the first 300 were scored"),
    ),
    ("sentence_id",),
)

TOPICS = Schema(
    "topics",
    "one topic; the last row is what has no clear topic",
    (
        Column("topic_id", "text", "id that stays when a topic is renamed"),
        Column("name", "text", "name, unique in the report"),
        Column("kind", "text", "how it came about", choices=("named", "discovered", "none")),
        _share("share", "share of all sentences that are clearly on it"),
        _count("n_sentences", "number of sentences clearly on it"),
        _count("n_articles", "number of articles whose main topic it is"),
        _count("n_sources", "number of sources of those articles"),
        _tone("tone", "mean tone of those articles; missing without one", empty=True),
        _tone("tone_low", "lower end of its 95 % interval; missing below 3 articles", empty=True),
        _tone("tone_high", "upper end of its 95 % interval; missing below 3 articles", empty=True),
        _share(
            "stability",
            "share of halves of the corpus in which it returns; missing for a named topic",
            empty=True,
        ),
        _share("distinct", "how unlike the most similar other topic it is", empty=True),
    ),
    ("topic_id",),
)

TOPIC_TERMS = Schema(
    "topic_terms",
    "one word of a topic",
    (
        Column("topic_id", "text", "the topic"),
        Column("rank", "integer", "place by weight, from 1", low=1),
        Column("term", "text", "the word or phrase"),
        Column("weight", "number", "weight in the topic, the topic's largest is 1", low=0.0),
        Column("lift", "number", "how much likelier in the topic than in the corpus", low=0.0),
    ),
    ("topic_id", "rank"),
)

ARTICLE_TOPICS = Schema(
    "article_topics",
    "one topic of an article; shares of an article sum to 1",
    (
        Column("article_id", "text", "the article"),
        Column("topic_id", "text", "the topic"),
        _share("share", "share of the article's sentences clearly on the topic"),
    ),
    ("article_id", "topic_id"),
)

TOPIC_COUNTS = Schema(
    "topic_counts",
    "a number of discovered topics that was tried",
    (
        _count("n_topics", "number of topics"),
        Column(
            "criterion",
            "number",
            "above 30 articles: how cleanly they cut the network of similar articles (modularity, "
            "more is better); else how alike the two most alike groups of articles are (less is)",
            low=-1.0,
            high=1.0,
        ),
        _share("stability", "share of these topics that return in a half of the corpus"),
        Column("proposed", "truth", "whether this is the number that the corpus proposes"),
    ),
    ("n_topics",),
)

SKIPPED = Schema(
    "skipped",
    "something found that was not used",
    (
        Column("file", "text", "document, inside the corpus"),
        Column("place", "text", "where in it; empty for the whole file"),
        Column("reason", "text", "why, and what would mend it"),
    ),
)

REMOVED = Schema(
    "removed",
    "a piece of a document that is no part of an article's body",
    (
        Column("file", "text", "document, inside the corpus"),
        Column("line", "integer", "line of its cleaned text, from 1", low=1),
        _count("start", "first character in the line, from 0"),
        _count("end", "one past its last character"),
        Column("kind", "text", "what it is", choices=REMOVED_KINDS),
        Column("rule", "text", "the rule that took it out"),
        Column("text", "text", "the characters themselves"),
    ),
)

SCHEMAS = (ARTICLES, SENTENCES, TOPICS, TOPIC_TERMS, ARTICLE_TOPICS, TOPIC_COUNTS, SKIPPED, REMOVED)


@dataclass(frozen=True)
class Report:
    """The tables of one analysed corpus, and how they were made.

    Attributes:
        articles: ``ARTICLES``, sorted by published (missing last), source, article_id.
        sentences: ``SENTENCES``, in the order of articles and positions.
        topics: ``TOPICS``, named ones first in the order asked for, discovered ones by falling
            share, then the row of kind "none".
        topic_terms: ``TOPIC_TERMS``.
        article_topics: ``ARTICLE_TOPICS``.
        topic_counts: ``TOPIC_COUNTS``, ascending.
        skipped: ``SKIPPED``.
        removed: ``REMOVED``.
        manifest: ``title``, ``notice``, ``captured`` (ISO text or ""), ``settings``, ``versions``,
            ``inputs`` (file to hash), ``counts``, ``why`` (one sentence on the proposed number of
            topics), ``notes`` (list of lines for the reader).
    """

    articles: pd.DataFrame = field(default_factory=ARTICLES.frame)
    sentences: pd.DataFrame = field(default_factory=SENTENCES.frame)
    topics: pd.DataFrame = field(default_factory=TOPICS.frame)
    topic_terms: pd.DataFrame = field(default_factory=TOPIC_TERMS.frame)
    article_topics: pd.DataFrame = field(default_factory=ARTICLE_TOPICS.frame)
    topic_counts: pd.DataFrame = field(default_factory=TOPIC_COUNTS.frame)
    skipped: pd.DataFrame = field(default_factory=SKIPPED.frame)
    removed: pd.DataFrame = field(default_factory=REMOVED.frame)
    manifest: Mapping[str, Any] = field(default_factory=dict)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return the tables by name, in the order of ``SCHEMAS``."""
        return {schema.name: getattr(self, schema.name) for schema in SCHEMAS}

    def check(self) -> None:
        """Raise ValueError unless every table follows its schema."""
        for schema in SCHEMAS:
            schema.check(getattr(self, schema.name))
