"""Schema of every table that leaves the analysis, and the Report that bundles them.

The README's column table, the CSV notes and the checks all come from the schemas here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.records import (
    CERTAINTIES,
    DATE_METHODS,
    DATE_PRECISIONS,
    LINE_ROLES,
    NAME_KINDS,
    QUOTE_KINDS,
    REMOVED_KINDS,
    SAME_ARTICLE,
)
from analysis.schema import DECIMALS, Column, Schema, count_column, share_column, tone_column

__all__ = [
    "ARTICLES",
    "ARTICLE_TOPICS",
    "BY_HAND",
    "DECIMALS",
    "LINES",
    "MENTIONS",
    "NAMES",
    "PLACED",
    "QUOTES",
    "REMOVED",
    "SAME_ARTICLE",
    "SCHEMAS",
    "SENTENCES",
    "SKIPPED",
    "TONE_CHECK",
    "TOPICS",
    "TOPIC_COUNTS",
    "TOPIC_TERMS",
    "Column",
    "Report",
    "Schema",
]

# What a manifest holds under these names.
TONE_CHECK = "tone_check"  # how well the tone agrees with the analyst
BY_HAND = "by_hand"  # sentences whose tone was set by hand, with the tone scored
PLACED = "placed"  # how the stories differ from those in which the topics were found

ARTICLES = Schema(
    "articles",
    "one article",
    (
        Column("article_id", "text", "hash of source, title, body and carrier as they were read"),
        Column("story_id", "text", "the same for all printings of one text, edited or cut"),
        Column("counted", "truth", "first printing of its story; topics count only these"),
        Column("source", "text", "who wrote it"),
        Column("carrier", "text", "site where it was found, where that differs or is known"),
        Column("agency", "text", "agency that a sign-off, credit or dateline names"),
        Column("derived_from", "text", "outlet whose report this one only reports"),
        Column("title", "text", "headline"),
        Column("url", "text", "address, where known"),
        Column("published", "time", "time of publication in UTC; missing when unknown", empty=True),
        Column("date_method", "text", "where the time comes from", choices=DATE_METHODS),
        Column("date_precision", "text", "how exact the time is", choices=DATE_PRECISIONS),
        Column("file", "text", "document it was found in, inside the corpus"),
        Column("language", "text", "code of its language (ISO 639)"),
        count_column("n_sentences", "number of sentences"),
        Column("topic", "text", 'name of its main topic, or "no clear topic"'),
        share_column("topic_share", "share of its sentences on that topic"),
        tone_column(
            "tone",
            "mean tone of its sentences; missing without one or where not scored",
            empty=True,
        ),
        tone_column("reporter_tone", "mean tone of the reporter, quotes left out", empty=True),
    ),
    ("article_id",),
)

SENTENCES = Schema(
    "sentences",
    "one sentence",
    (
        Column("sentence_id", "text", "hash of article and position"),
        Column("article_id", "text", "the article it stands in"),
        count_column("position", "place in the article, from 0"),
        count_column("paragraph", "paragraph of the article, from 0"),
        Column("text", "text", "the sentence, as written"),
        Column("quoted", "truth", "more than half of it stands inside quotation marks"),
        Column("topic", "text", 'strongest topic, or "no clear topic" where no topic word stands'),
        Column("clear", "truth", "whether that topic is clear; only clear ones count in shares"),
        tone_column("tone", "tone shown: news tone; missing where not scored", empty=True),
        count_column("tone_words", "how many of its words the tone shown rests on"),
        share_column("pos", "VADER: share of positive words", empty=True),
        share_column("neg", "VADER: share of negative words", empty=True),
        share_column("neu", "VADER: share of neutral words", empty=True),
        tone_column("compound", "VADER: its own compound score", empty=True),
        count_column("hits", "VADER: number of its words in the lexicon"),
        Column("capped", "truth", "longer than 300 words: only the first 300 were scored"),
        tone_column(
            "reporter_tone",
            "tone of what the reporter begins to say in it, quotes left out; missing where nothing",
            empty=True,
        ),
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
        share_column("share", "share of the sentences of counted articles that are clearly on it"),
        count_column("n_sentences", "number of those sentences"),
        count_column("n_articles", "number of counted articles whose main topic it is"),
        count_column("n_sources", "number of known sources of those articles"),
        tone_column("tone", "mean tone of those articles; missing without one", empty=True),
        tone_column("tone_low", "lower end of the 95 % interval; missing below 3", empty=True),
        tone_column("tone_high", "upper end of the 95 % interval; missing below 3", empty=True),
        share_column(
            "stability",
            "share of halves of the corpus in which it returns; missing for a named topic",
            empty=True,
        ),
        share_column("distinct", "how unlike the most similar other topic it is", empty=True),
    ),
    ("topic_id",),
)

TOPIC_TERMS = Schema(
    "topic_terms",
    "one word of a topic",
    (
        Column("topic_id", "text", "the topic"),
        Column("rank", "integer", "place by weight, from 1", low=1),
        Column("term", "text", "the word or phrase, in lower case"),
        Column("spelling", "text", "the same as the articles mostly write it"),
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
        share_column("share", "share of the article's sentences clearly on the topic"),
    ),
    ("article_id", "topic_id"),
)

QUOTES = Schema(
    "quotes",
    "words inside quotation marks, speech or not, and the lines of a transcript",
    (
        Column("quote_id", "text", "hash of article and number of the quote in it"),
        Column("article_id", "text", "the article it stands in"),
        Column("sentence_id", "text", "the sentence in which it begins"),
        count_column("start", "its opening mark, as character of that sentence, from 0"),
        Column("last_sentence_id", "text", "the sentence in which it ends"),
        count_column("end", "one past its last character, in that sentence"),
        Column("text", "text", "the words, without the marks"),
        Column("kind", "text", "whether somebody speaks", choices=QUOTE_KINDS),
        Column("speaker", "text", "a full name where known, else a description; empty if nobody"),
        Column("named", "truth", "whether the speaker is a name"),
        Column(
            "certainty", "text", "how sure the speaker is; empty if nobody", choices=CERTAINTIES
        ),
        Column("verb", "text", "words that report the speech"),
        tone_column(
            "tone",
            "mean tone of the sentences inside the marks; missing where not scored",
            empty=True,
        ),
    ),
    ("quote_id",),
)

NAMES = Schema(
    "names",
    "a person, organisation or place that at least two sentences name",
    (
        Column("name", "text", "the name in its fullest form"),
        Column("kind", "text", "what it is, as far as the corpus tells", choices=NAME_KINDS),
        count_column("n_sentences", "number of sentences that name it"),
        count_column("n_articles", "number of articles that name it"),
        count_column("n_sources", "number of their known sources"),
    ),
    ("name",),
)

MENTIONS = Schema(
    "mentions",
    "a name in a sentence",
    (
        Column("name", "text", "the name"),
        Column("article_id", "text", "the article"),
        Column("sentence_id", "text", "the sentence"),
    ),
    ("name", "sentence_id"),
)

TOPIC_COUNTS = Schema(
    "topic_counts",
    "a number of discovered topics that was tried",
    (
        count_column("n_topics", "number of topics; up to 30 articles those of one article too"),
        Column(
            "criterion",
            "number",
            "above 30 articles: how cleanly they cut the network of similar articles (modularity, "
            "more is better); else how alike the two nearest groups of articles are (less is)",
            low=-1.0,
            high=1.0,
        ),
        share_column("stability", "share of these topics that return in a half of the corpus"),
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
        count_column("start", "first character in the line, from 0"),
        count_column("end", "one past its last character"),
        Column("kind", "text", "what it is", choices=REMOVED_KINDS),
        Column("rule", "text", "the rule that took it out"),
        Column("text", "text", "the characters themselves"),
        Column("article_id", "text", "the article it stands in or beside; empty where none"),
    ),
)

LINES = Schema(
    "lines",
    "one line of a document that is a whole file, up to 100,000 lines of a corpus",
    (
        Column("file", "text", "document, inside the corpus"),
        Column("line", "integer", "line of its cleaned text, from 1", low=1),
        Column("text", "text", "the line, verbatim"),
        Column("article_id", "text", "the article whose title or body it is; empty for others"),
        Column("role", "text", "what it was taken for", choices=LINE_ROLES),
    ),
    ("file", "line"),
)

SCHEMAS = (
    ARTICLES,
    SENTENCES,
    TOPICS,
    TOPIC_TERMS,
    ARTICLE_TOPICS,
    TOPIC_COUNTS,
    QUOTES,
    NAMES,
    MENTIONS,
    SKIPPED,
    REMOVED,
    LINES,
)


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
        quotes: ``QUOTES``, in the order of the text.
        names: ``NAMES``, by falling number of articles.
        mentions: ``MENTIONS``, in the order of the sentences.
        skipped: ``SKIPPED``.
        removed: ``REMOVED``.
        lines: ``LINES``, in the order of files and lines.
        manifest: ``title``, ``notice``, ``captured`` (ISO text or ""), ``settings``, ``tone``
            (the model shown, "news" or "vader"), ``versions``, ``inputs`` (file to hash),
            ``counts``, ``why`` (one sentence on the proposed number of topics), ``topic_notes``
            (lines on topics that are not as asked for), ``notes`` (further lines for the reader),
            ``memory`` (what the run remembers of its topics for the next), and where topics were
            kept ``placed`` (numbers of ``stories`` in which they were found, of those ``added`` and
            ``gone`` since; one that was edited is both).
    """

    articles: pd.DataFrame = field(default_factory=ARTICLES.frame)
    sentences: pd.DataFrame = field(default_factory=SENTENCES.frame)
    topics: pd.DataFrame = field(default_factory=TOPICS.frame)
    topic_terms: pd.DataFrame = field(default_factory=TOPIC_TERMS.frame)
    article_topics: pd.DataFrame = field(default_factory=ARTICLE_TOPICS.frame)
    topic_counts: pd.DataFrame = field(default_factory=TOPIC_COUNTS.frame)
    quotes: pd.DataFrame = field(default_factory=QUOTES.frame)
    names: pd.DataFrame = field(default_factory=NAMES.frame)
    mentions: pd.DataFrame = field(default_factory=MENTIONS.frame)
    skipped: pd.DataFrame = field(default_factory=SKIPPED.frame)
    removed: pd.DataFrame = field(default_factory=REMOVED.frame)
    lines: pd.DataFrame = field(default_factory=LINES.frame)
    manifest: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Return what it is a report of, in one line."""
        sizes = ", ".join(f"{name} {len(table):,}" for name, table in self.tables().items())
        return f"Report({self.manifest.get('title', '')!r}; rows: {sizes})"

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return the tables by name, in the order of ``SCHEMAS``."""
        return {schema.name: getattr(self, schema.name) for schema in SCHEMAS}

    def check(self) -> None:
        """Raise ValueError unless every table follows its schema."""
        for schema in SCHEMAS:
            schema.check(getattr(self, schema.name))
