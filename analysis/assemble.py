"""What the rooms found, put together as the checked tables of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.intake import beside
from analysis.intake.stories import Stories
from analysis.records import (
    NO_CLEAR_TOPIC,
    Article,
    PageLine,
    Progress,
    Removed,
    Skipped,
    content_ids,
)
from analysis.tables import LINES, REMOVED, SENTENCES, SKIPPED, TOPIC_TERMS
from analysis.text.chunks import Chunks
from analysis.text.sentences import split_sentences
from analysis.text.texts import Texts
from analysis.topics import Topics
from analysis.totals import NO_TOPIC_ID, totals

SCORES = ("tone", "tone_words", "pos", "neg", "neu", "compound", "hits", "capped")


@dataclass(frozen=True)
class Sentences:
    """The sentences of a corpus as columns, in the order of articles and positions.

    Attributes:
        texts: The sentences as written.
        article: Index of the article of each, never falling.
        position: Place in the article, from 0.
        paragraph: Paragraph of the article, from 0.
        quoted: Whether more than half of it stands inside quotation marks.
        chunks: Their words as they stand between blanks, cut once for all who read them.
    """

    texts: Texts
    article: np.ndarray
    position: np.ndarray
    paragraph: np.ndarray
    quoted: np.ndarray
    chunks: Chunks

    @classmethod
    def of(cls, articles: Sequence[Article], *, progress: Progress) -> "Sentences":
        """Split the bodies of articles into sentences."""
        texts: list[str] = []
        owner: list[int] = []
        position: list[int] = []
        paragraphs: list[int] = []
        for index, article in enumerate(articles):
            if index % 500 == 0:
                progress("splitting sentences", index, len(articles))
            first = len(texts)
            for number, paragraph in enumerate(article.paragraphs):
                found = split_sentences(paragraph)
                texts += found
                paragraphs += [number] * len(found)
            count = len(texts) - first
            owner += [index] * count
            position += range(count)
        progress("splitting sentences", len(articles), len(articles))
        return cls(
            Texts(texts),
            np.array(owner, dtype=np.int64),
            np.array(position, dtype=np.int64),
            np.array(paragraphs, dtype=np.int64),
            np.zeros(len(texts), dtype=bool),  # until the voices are read
            Chunks.of(texts),
        )

    def counted(self, counted: np.ndarray) -> "Sentences":
        """Return the sentences of some articles alone, these numbered anew.

        Args:
            counted: Whether each article is kept.
        """
        if counted.all():
            return self
        keep = counted[self.article]
        number = np.cumsum(counted) - 1
        return Sentences(
            Texts(self.texts.column.filter(pa.array(keep))),
            number[self.article[keep]],
            self.position[keep],
            self.paragraph[keep],
            self.quoted[keep],
            self.chunks.taken(np.flatnonzero(keep)),
        )


def in_order(articles: Sequence[Article]) -> list[Article]:
    """Return the articles by time (unknown last), source and content, whatever the file order."""
    return sorted(
        articles,
        key=lambda a: (
            a.published is None,
            a.published.timestamp() if a.published else 0.0,
            a.source,
            a.article_id,
        ),
    )


def tables(
    articles: Sequence[Article],
    stories: Stories,
    sentences: Sentences,
    scores: Mapping[str, np.ndarray],
    topics: Topics,
) -> dict[str, pd.DataFrame]:
    """Return the six tables of results, by name.

    Args:
        articles: In their final order.
        stories: The story of each article.
        sentences: All sentences of these articles.
        scores: Columns of the tone room, one value a sentence.
        topics: Result of the topics room for the same sentences.

    Returns:
        The tables. All printings stand in them; the topics table counts first printings only.
    """
    ids = [article.article_id for article in articles]
    names = np.array([*topics.names, NO_CLEAR_TOPIC], dtype=object)  # -1 finds the last
    told = _sentences_table(ids, sentences, scores, names[topics.sentence_topic], topics)
    return {
        "sentences": told,
        "topic_terms": TOPIC_TERMS.frame({name: topics.terms[name] for name in TOPIC_TERMS.names}),
        "topic_counts": topics.tried,
        **totals(_articles_table(articles, ids, stories), told, _topics_known(topics)),
    }


def _topics_known(topics: Topics) -> pd.DataFrame:
    """Return what is known of each topic before anything is counted; no clear topic last."""
    return pd.DataFrame(
        {
            "topic_id": [*topics.topic_ids, NO_TOPIC_ID],
            "name": [*topics.names, NO_CLEAR_TOPIC],
            "kind": [*topics.kinds, "none"],
            "stability": [*topics.stability, np.nan],
            "distinct": [*topics.distinctness, np.nan],
        }
    )


def _articles_table(articles: Sequence[Article], ids: list[str], stories: Stories) -> pd.DataFrame:
    """Return what is known of each article before its sentences are counted."""
    return pd.DataFrame(
        {
            "article_id": ids,
            "story_id": list(stories.ids),
            "counted": stories.counted,
            "source": [a.source for a in articles],
            "carrier": [a.carrier for a in articles],
            "agency": [a.agency for a in articles],
            "derived_from": [a.derived_from for a in articles],
            "title": [a.title for a in articles],
            "url": [a.url for a in articles],
            "published": [a.published for a in articles],
            "date_method": [a.date_method for a in articles],
            "date_precision": [a.date_precision for a in articles],
            "file": [a.file for a in articles],
            "language": [a.language for a in articles],
            "reporter_tone": np.full(len(articles), np.nan),  # until the voices are read
        }
    )


def _sentences_table(
    ids: list[str],
    sentences: Sentences,
    scores: Mapping[str, np.ndarray],
    topic_names: np.ndarray,
    topics: Topics,
) -> pd.DataFrame:
    owners = pd.array(ids, dtype="str").take(sentences.article)
    counts = np.bincount(sentences.article, minlength=len(ids)).tolist()
    places = [str(place) for place in range(max(counts, default=0))]
    sentence_ids = [
        one
        for article_id, count in zip(ids, counts, strict=True)
        for one in content_ids(article_id, places[:count])
    ]
    return SENTENCES.frame(
        {
            "sentence_id": sentence_ids,
            "article_id": owners,
            "position": sentences.position,
            "paragraph": sentences.paragraph,
            "text": sentences.texts.column,
            "quoted": sentences.quoted,
            "topic": topic_names,
            "clear": topics.sentence_clear,
            **{name: scores[name] for name in SCORES},
            "reporter_tone": np.full(len(sentences.texts), np.nan),  # until the voices are read
        }
    )


def skipped_table(skipped: Sequence[Skipped]) -> pd.DataFrame:
    """Return what was found and not used, in the order of files."""
    return SKIPPED.frame({name: [getattr(row, name) for row in skipped] for name in SKIPPED.names})


def removed_table(removed: Sequence[Removed], articles: Sequence[Article]) -> pd.DataFrame:
    """Return the pieces that are no part of a body, in the order of files and lines.

    Args:
        removed: The pieces.
        articles: The articles, those of a document in its order.
    """
    ids = [*(one.article_id for one in articles), ""]  # -1 finds the last
    own = [name for name in REMOVED.names if name != "article_id"]
    return REMOVED.frame(
        {
            **{name: [getattr(row, name) for row in removed] for name in own},
            "article_id": [ids[at] for at in beside(removed, articles)],
        }
    )


def lines_table(lines: Sequence[PageLine]) -> pd.DataFrame:
    """Return the lines of documents with what each was taken for."""
    return LINES.frame({name: [getattr(row, name) for row in lines] for name in LINES.names})
