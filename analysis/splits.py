"""Topics cut into parts, as the analyst decided: tried before that is kept, then on every run.

The parts are found once, by the same factorisation as topics, in the articles of the topic alone.
From then on they are looked for by their words, like topics asked for by name, so that a part stays
what it was when articles come and go.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.copies import counterparts
from analysis.ledger.decisions import LONGEST_NAME
from analysis.records import ENGLISH, NO_CLEAR_TOPIC, NamedTopic, TopicSplit
from analysis.tables import TOPIC_TERMS, Report
from analysis.topics import Topics, find_topics
from analysis.topics.cut import Held, Parts, cut, term_lifts
from analysis.topicwords import KnownTopics, free_name, strongest_terms, topic_words
from analysis.totals import retold
from analysis.waiting import WAITS

FEWEST_ARTICLES = 2  # of a part: a single article is no topic


@dataclass(frozen=True, slots=True)
class SplitPreview:
    """What a topic would become.

    Attributes:
        n_articles: Number of counted articles whose main topic it is.
        split: The decision to be kept; without parts where the topic cannot be split.
        sizes: Number of counted articles whose main topic each part is.
        why: Why the topic cannot be split, to be read behind its name; else "".
    """

    n_articles: int
    split: TopicSplit
    sizes: tuple[int, ...] = ()
    why: str = ""


def preview_split(
    report: Report, topic_id: str, number: int, *, taken: Collection[str] = ()
) -> SplitPreview:
    """Return what a topic would become in a number of parts; nothing is changed.

    Args:
        report: As ``analyse`` made it, before decisions.
        topic_id: One of its topics.
        number: Number of parts, 2 or more.
        taken: Names that no part may have, besides those of the report's topics.

    Returns:
        The preview. A run with ``split`` in its settings comes to these sizes.
    """
    name, n_articles = _name_and_size(report, topic_id)
    none = TopicSplit(topic_id, topic_words(report, topic_id), ())
    if n_articles < FEWEST_ARTICLES * number:
        return SplitPreview(n_articles, none, why=_too_small(n_articles, number))
    holding = _Holding.of(report, name)
    held, options = holding.held, _options(report)
    found = find_topics(
        held.texts, held.article_of, held.titles, named=(), n_topics=number, **options
    )
    used = {one.casefold() for one in (*report.topics["name"], *taken)}
    parts: list[NamedTopic] = []
    for found_as, words in zip(found.names, _telling_words(found), strict=True):
        said = free_name(holding.mark + found_as, used, words)[:LONGEST_NAME]
        used.add(said.casefold())
        parts.append(NamedTopic(said, words))
    split = replace(none, parts=tuple(parts))
    able = len(parts) == number and all(part.seeds for part in parts)
    told = _divided(report, topic_id, split, holding) if able else None
    sizes = _sizes(told, split) if told else ()
    if min(sizes, default=0) < FEWEST_ARTICLES:
        why = f"does not fall into {number} parts of {FEWEST_ARTICLES} articles or more"
        return SplitPreview(n_articles, none, why=why)
    return SplitPreview(n_articles, split, sizes)


def _telling_words(found: Topics) -> list[tuple[str, ...]]:
    """Return the strongest words of each topic that are not among those of another."""
    every = [strongest_terms(found.terms, one) for one in found.topic_ids]
    often = Counter(word for words in every for word in words)
    return [tuple(word for word in words if often[word] == 1) for words in every]


def with_splits(report: Report, splits: Sequence[TopicSplit]) -> Report:
    """Return a report with topics cut into parts; shares still sum to 1.

    A topic whose id has changed is found again by its words. What cannot be split any more stays
    whole, and a line in ``manifest["notes"]`` says why. Split again, nothing changes.

    Args:
        report: As found, before other decisions.
        splits: What is to be cut, in this order: a part can be cut again.
    """
    notes: list[str] = []
    made: list[str] = []
    done: list[str] = []
    for split in splits:
        topics = KnownTopics.of(report, split=done)
        if not topics.names.keys().isdisjoint(split.part_ids):
            continue
        topic_id = topics.find(split.topic_id, split.words)
        told = _split(report, topic_id, split)
        if isinstance(told, str):
            notes.append(f"{WAITS}{told}; the split waits")
            continue
        report = told
        made += split.part_ids
        done += [split.topic_id, topic_id]
    return _finished(report, made, notes) if made or notes else report


def _split(report: Report, topic_id: str, split: TopicSplit) -> Report | str:
    """Return the report with one topic cut into parts, or why it cannot be."""
    if not topic_id:
        return f'no topic resembles "{", ".join(split.words[:3]) or split.topic_id}" any more'
    name, n_articles = _name_and_size(report, topic_id)
    if n_articles < FEWEST_ARTICLES * len(split.parts):
        return f'"{name}" {_too_small(n_articles, len(split.parts))}'
    told = _divided(report, topic_id, split, _Holding.of(report, name))
    return told or f'"{name}" holds no word of one of its parts'


def _name_and_size(report: Report, topic_id: str) -> tuple[str, int]:
    topic = report.topics[report.topics["topic_id"] == topic_id]
    return str(topic["name"].iloc[0]), int(topic["n_articles"].iloc[0])


def _too_small(n_articles: int, number: int) -> str:
    have = "1 article" if n_articles == 1 else f"{n_articles:,} articles"
    return f"has {have}: it can be split into {number} parts from {FEWEST_ARTICLES * number} on"


def _options(report: Report) -> dict[str, Any]:
    """Return the settings of a run that hold for its parts, too."""
    settings = report.manifest.get("settings", {})
    return {"seed": settings.get("seed", 0), "ignored": tuple(settings.get("ignored", ()))}


@dataclass(frozen=True)
class _Holding:
    """What of a report stands on a topic.

    Attributes:
        held: Its sentences in counted articles.
        texts: Row of each sentence of ``held.texts`` in the table of sentences.
        strays: Row of each sentence of ``held.strays``.
        mark: What the names of its parts begin with: its language, where that is not English.
    """

    held: Held
    texts: np.ndarray
    strays: np.ndarray
    mark: str

    @classmethod
    def of(cls, report: Report, name: str) -> "_Holding":
        """Find what stands on the topic of a name."""
        articles = report.articles[report.articles["counted"]].set_index("article_id")
        main = articles.index[articles["topic"] == name]
        on_topic = (report.sentences["topic"] == name).to_numpy()
        owner = report.sentences["article_id"]
        texts = np.flatnonzero(on_topic & owner.isin(main).to_numpy())
        others = articles.index.difference(main)
        strays = np.flatnonzero(on_topic & owner.isin(others).to_numpy())
        article_of, ids = pd.factorize(owner.iloc[texts])
        every = report.sentences["text"]
        held = Held(
            every.iloc[texts].tolist(),
            article_of.astype(np.int64),
            articles.loc[ids, "title"].tolist(),
            every.iloc[strays].tolist(),
            pd.factorize(owner.iloc[strays])[0].astype(np.int64),
        )
        languages = articles.loc[ids, "language"]
        language = str(languages.mode().iloc[0]) if len(languages) else ENGLISH
        return cls(held, texts, strays, "" if language == ENGLISH else f"{language}: ")


def _divided(report: Report, topic_id: str, split: TopicSplit, holding: _Holding) -> Report | None:
    """Return the report with parts in place of a topic; None where one of them has no word."""
    parts = cut(holding.held, split, ignored=_options(report)["ignored"])
    if parts is None:
        return None
    sentences, topics, terms = report.sentences, report.topics, report.topic_terms
    place = int(np.flatnonzero(topics["topic_id"] == topic_id)[0])
    name = str(topics["name"].iloc[place])
    others = topics.drop(index=topics.index[place])
    names: list[str] = []
    for part in split.parts:
        used = {one.casefold() for one in (*others["name"], *names)}
        names.append(free_name(part.name, used, part.seeds))
    on_topic = (sentences["topic"] == name).to_numpy()
    part_of = _part_of(report, on_topic, holding, parts)
    label = np.array([*names, NO_CLEAR_TOPIC], dtype=object)[part_of]
    terms = pd.concat([terms[terms["topic_id"] != topic_id], parts.terms], ignore_index=True)
    rows = pd.DataFrame(
        {
            "topic_id": split.part_ids,
            "name": names,
            "kind": "named",
            "stability": np.nan,
            "distinct": _distinctness(terms, split.part_ids),
        }
    )
    topic = np.where(on_topic, label, sentences["topic"].to_numpy(dtype=object))
    clear = sentences["clear"].to_numpy() & (topic != NO_CLEAR_TOPIC)
    told = replace(
        report,
        topics=pd.concat([topics[:place], rows, topics[place + 1 :]], ignore_index=True),
        topic_terms=terms,
        sentences=sentences.assign(topic=pd.array(topic, dtype="str"), clear=clear),
    )
    return retold(told)


def _part_of(report: Report, on_topic: np.ndarray, holding: _Holding, parts: Parts) -> np.ndarray:
    """Return the part of every sentence of a report, -1 for those on none.

    A later printing says what the first one says, sentence by sentence.
    """
    part_of = np.full(len(on_topic), -1, dtype=np.int64)
    part_of[holding.texts], part_of[holding.strays] = parts.of_texts, parts.of_strays
    articles = report.articles
    copies = articles[~articles["counted"]]
    if copies.empty:
        return part_of
    first = articles[articles["counted"]].set_index("story_id")["article_id"]
    texts = report.sentences["text"].tolist()
    owners = report.sentences["article_id"].tolist()
    rows: dict[str, list[int]] = {}
    for row in np.flatnonzero(on_topic).tolist():
        rows.setdefault(owners[row], []).append(row)
    for copy, story in zip(copies["article_id"], copies["story_id"], strict=True):
        own, source = rows.get(copy, []), rows.get(first[story], [])
        found = counterparts([texts[row] for row in own], [texts[row] for row in source])
        for row, at in zip(own, found, strict=True):
            part_of[row] = part_of[source[at]] if at >= 0 else -1
    return part_of


def _distinctness(terms: pd.DataFrame, topic_ids: Sequence[str]) -> list[float]:
    """Return how unlike its most similar other topic each one is by the words shown, 0 to 1."""
    table = terms.pivot_table(index="topic_id", columns="term", values="weight", fill_value=0.0)
    rows = table.to_numpy(dtype="float64")
    rows = rows / np.maximum(np.sqrt((rows**2).sum(axis=1, keepdims=True)), 1e-12)
    likeness = pd.DataFrame(rows @ rows.T, index=table.index, columns=table.index)
    return [1.0 - min(float(likeness[one].drop(one).max()), 1.0) for one in topic_ids]


def _sizes(report: Report, split: TopicSplit) -> tuple[int, ...]:
    sizes = report.topics.set_index("topic_id")["n_articles"]
    return tuple(int(sizes[one]) for one in split.part_ids)


def _finished(report: Report, made: Sequence[str], notes: Sequence[str]) -> Report:
    """Return a report whose new parts are weighed against the whole corpus, with what is said."""
    terms = report.topic_terms
    of_part = terms["topic_id"].isin(made)
    if of_part.any():
        counted = report.articles.loc[report.articles["counted"], "article_id"]
        sentences = report.sentences[report.sentences["article_id"].isin(counted)]
        ids = dict(zip(report.topics["name"], report.topics["topic_id"], strict=True))
        lifts = term_lifts(
            terms[of_part],
            sentences["text"].tolist(),
            sentences["topic"].where(sentences["clear"]).map(ids).to_numpy(dtype=object),
        )
        terms = terms.assign(lift=terms["lift"].where(~of_part, lifts))
    counts = {
        **report.manifest.get("counts", {}),
        "topics": len(report.topics) - 1,  # the row "no clear topic" is no topic
        "topic_terms": len(terms),
        "article_topics": len(report.article_topics),
    }
    said = [*report.manifest.get("notes", ()), *notes]
    manifest = {**report.manifest, "counts": counts, "notes": said}
    return replace(report, topic_terms=TOPIC_TERMS.frame(dict(terms)), manifest=manifest)
