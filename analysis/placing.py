"""Topics of a corpus that has grown: stories that are known keep theirs, new ones are placed.

Where topics are learned from a sample of the articles, which places the others, articles that come
later are placed by the same model. So the topics stay as they are until they are found anew. In a
smaller corpus they are found anew on every run.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.assemble import Sentences
from analysis.records import Article, NamedTopic, Progress, Settings, content_id
from analysis.settings import named_values
from analysis.tables import PLACED
from analysis.topics import Model, Placed, Topics, find_topics, learned_from_sample, place

PLACING = "placing new articles"


@dataclass(frozen=True)
class Kept:
    """Topics of one language as they were found, and the stories that are known of it.

    Attributes:
        key: Hash of the settings with which they were found.
        found_in: Key of the run that found them.
        model: What places further stories.
        topics: The topics; without sentences and articles.
        stories: One row a story: ``key``, whether it was there when they were ``found``, and of its
            sentences ``topic`` and ``clear``, of itself ``weights``.
    """

    key: str
    found_in: str
    model: Model
    topics: Topics
    stories: pa.Table


@dataclass
class TopicRun:
    """Finds the topics of a run, language by language, or keeps those of an earlier run.

    Attributes:
        key: Key of this run.
        settings: What the analyst chose.
        named: Named topics.
        earlier: What an earlier run kept, by language.
        progress: Told how far it is.
        kept: What this run keeps, by language.
        stories: Number of stories in which the topics that were kept had been found.
        added: Number of stories that these did not know, or not as they are now.
        gone: Number of stories that are no longer there, or not as they were.
    """

    key: str
    settings: Settings
    named: Sequence[NamedTopic]
    earlier: Mapping[str, Kept]
    progress: Progress
    kept: dict[str, Kept] = field(default_factory=dict)
    stories: int = 0
    added: int = 0
    gone: int = 0

    def topics(
        self, language: str, articles: Sequence[Article], sentences: Sentences, *, asked: bool
    ) -> Topics:
        """Return the topics of the stories of one language.

        Args:
            language: The language.
            articles: The first printing of each story.
            sentences: Their sentences.
            asked: Whether named topics, and their number, are asked for in this language.
        """
        named = self.named if asked else ()
        number = self.settings.n_topics if asked or self.settings.n_topics == 0 else None
        key = _settings_key(self.settings, named, number)
        earlier = self.earlier.get(language)
        keys = [story_key(article) for article in articles]
        titles = [article.title for article in articles]
        ignored = self.settings.ignored
        if earlier and earlier.key == key and learned_from_sample(len(articles)):
            self.progress(PLACING, 0, 1)
            kept = _with_placed(earlier, keys, titles, sentences, ignored)
            self._count(kept, keys)
            self.progress(PLACING, 1, 1)
        else:
            found = find_topics(
                sentences.texts.listed,
                sentences.article,
                titles,
                named=named,
                n_topics=number,
                seed=self.settings.seed,
                chunks=sentences.chunks,
                ignored=ignored,
                progress=self.progress,
            )
            if found.model is None:
                return found
            stories = _stories(keys, sentences, _placed(found), found=True)
            kept = Kept(key, self.key, found.model, _bare(found), stories)
        self.kept[language] = kept
        return _told(kept, keys)

    def said(self) -> dict[str, Any]:
        """Return what a manifest says of stories that were placed; {} where the topics are new."""
        if not self.added and not self.gone:
            return {}
        return {PLACED: {"stories": self.stories, "added": self.added, "gone": self.gone}}

    def _count(self, kept: Kept, keys: Sequence[str]) -> None:
        """Count the stories by which the corpus differs from the one the topics were found in."""
        rows = kept.stories
        found = set(rows.column("key").filter(rows.column("found")).to_pylist())
        self.stories += len(found)
        self.added += sum(key not in found for key in keys)
        self.gone += len(found.difference(keys))


def found_in(kept: Mapping[str, Kept]) -> str:
    """Return a key of the runs that found topics which are kept; "" where none are."""
    parts = [part for one in sorted(kept) for part in (one, kept[one].found_in)]
    return content_id(*parts) if parts else ""


def _settings_key(settings: Settings, named: Sequence[NamedTopic], number: int | None) -> str:
    """Return a hash of the settings that topics depend on: with others they are found anew."""
    ignored = sorted(set(settings.ignored))
    return content_id(json.dumps([number, settings.seed, ignored, [*named_values(named).items()]]))


def story_key(article: Article) -> str:
    """Return what the topics of a story depend on, as a hash: its title and its text."""
    return content_id(article.title, article.text_hash)


def _with_placed(
    earlier: Kept,
    keys: Sequence[str],
    titles: Sequence[str],
    sentences: Sentences,
    ignored: Sequence[str],
) -> Kept:
    """Return what was kept, with new stories in it and without those that came and went."""
    known, found = (earlier.stories.column(name).to_pylist() for name in ("key", "found"))
    fresh = ~np.isin(keys, known)
    new = sentences.counted(fresh)
    placed = place(
        earlier.model,
        new.texts.listed,
        new.article,
        list(compress(titles, fresh)),
        chunks=new.chunks,
        ignored=ignored,
    )
    there = set(keys)
    stay = [was_there or key in there for key, was_there in zip(known, found, strict=True)]
    rows = _stories(list(compress(keys, fresh)), new, placed, found=False)
    kept = earlier.stories.filter(pa.array(stay, pa.bool_()))
    return replace(earlier, stories=pa.concat_tables([kept, rows]))


def _placed(topics: Topics) -> Placed:
    return Placed(topics.sentence_topic, topics.sentence_clear, topics.article_weights)


def _bare(topics: Topics) -> Topics:
    """Return topics without any story."""
    return _with_stories(
        replace(topics, model=None), Placed(*(part[:0] for part in vars(_placed(topics)).values()))
    )


def _with_stories(topics: Topics, placed: Placed) -> Topics:
    return replace(
        topics,
        sentence_topic=placed.topic,
        sentence_clear=placed.clear,
        article_weights=placed.weights,
    )


def _stories(keys: Sequence[str], sentences: Sentences, placed: Placed, *, found: bool) -> pa.Table:
    """Return stories as rows."""
    edges = pa.array(np.searchsorted(sentences.article, np.arange(len(keys) + 1)), pa.int64())
    width = placed.weights.shape[1]
    weights = pa.array(np.arange(len(keys) + 1) * width, pa.int64())
    lists = pa.LargeListArray.from_arrays
    return pa.table(
        {
            "key": pa.array(keys, pa.string()),
            "found": pa.array([found] * len(keys), pa.bool_()),
            "topic": lists(edges, pa.array(placed.topic.astype(np.int16))),
            "clear": lists(edges, pa.array(placed.clear)),
            "weights": lists(weights, pa.array(placed.weights.ravel())),
        }
    )


def _told(kept: Kept, keys: Sequence[str]) -> Topics:
    """Return topics of a corpus's stories, discovered ones by falling number of sentences."""
    rows = {key: row for row, key in enumerate(kept.stories.column("key").to_pylist())}
    own = kept.stories.take(pa.array([rows[key] for key in keys], pa.int64())).combine_chunks()
    topic, clear, weights = (
        own.column(name).combine_chunks().flatten().to_numpy(zero_copy_only=False)
        for name in ("topic", "clear", "weights")
    )
    n_topics = len(kept.topics.names)
    placed = Placed(topic.astype(np.int64), clear, weights.reshape(len(keys), n_topics))
    n_named = kept.topics.kinds.count("named")
    sizes = np.bincount(placed.topic[placed.clear], minlength=n_topics)[n_named:]
    order = np.r_[np.arange(n_named), n_named + np.argsort(-sizes, kind="stable")]
    return _reordered(_with_stories(kept.topics, placed), order.astype(np.int64))


def _reordered(topics: Topics, order: np.ndarray) -> Topics:
    """Return topics in another order."""
    now = np.full(len(order) + 1, -1, dtype=np.int64)  # -1 finds the last
    now[order] = np.arange(len(order))
    ids = [topics.topic_ids[one] for one in order]
    terms = dict(list(topics.terms.groupby("topic_id", sort=False)))
    parts = [terms[topic_id] for topic_id in ids if topic_id in terms]
    return replace(
        topics,
        topic_ids=tuple(ids),
        names=tuple(topics.names[one] for one in order),
        kinds=tuple(topics.kinds[one] for one in order),
        terms=pd.concat(parts, ignore_index=True) if parts else topics.terms,
        sentence_topic=now[topics.sentence_topic],
        article_weights=topics.article_weights[:, order],
        stability=topics.stability[order],
        distinctness=topics.distinctness[order],
        learned=replace(topics.learned, shown=now[topics.learned.shown]),
    )
