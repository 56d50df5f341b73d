"""Rows about topics: their share of sentences, their words, their articles."""

import re
from collections.abc import Sequence

import pandas as pd

from analysis import NO_CLEAR_TOPIC
from analysis.tables import DECIMALS, Report
from dashboard.filters import TOPICS, Filters, select_articles
from dashboard.known import known_sources
from dashboard.queries.timeline import Columns
from dashboard.queries.tone import group_tone
from dashboard.remembered import remembered

MOST_SHOWN = 12  # rows of a chart; more is a list that nobody reads
AS_HEAVY = 0.8  # of the weight of a word: from there on a compound stands for it
_COMPOUND = re.compile(r"[\s-]+")
TOPICS_IGNORE = frozenset({TOPICS})
TOPIC_COLUMNS = (
    "topic_id",
    "topic",
    "kind",
    "words",
    "share",
    "n_sentences",
    "n_articles",
    "n_sources",
    "n_rated",
    "tone",
    "tone_low",
    "tone_high",
    "stability",
)


@remembered(16)
def topic_rows(report: Report, filters: Filters) -> pd.DataFrame:
    """Return one row a topic: its share of the selected sentences, and its articles.

    A sentence counts for its topic only where that topic is clear; all others count for the row
    of kind "none". An article counts for its main topic. The topic filter is not followed.

    Args:
        report: The whole report.
        filters: What is selected.

    Returns:
        Columns ``TOPIC_COLUMNS``, by falling share, the row of kind "none" last. Shares sum to 1,
        or are all 0 where no sentence is selected. Tone is the mean over the n_rated articles
        that have a sentence, its interval missing below 3. Stability is that of the report.
    """
    chosen = select_articles(report, filters, ignore=TOPICS_IGNORE)
    topics = report.topics[["topic_id", "name", "kind", "stability"]].rename(
        columns={"name": "topic"}
    )
    sentences = clear_topics(chosen.sentences).value_counts()
    articles = chosen.articles.groupby("topic", observed=True)
    sources = known_sources(chosen.articles["source"]).groupby(chosen.articles["topic"])
    tones = group_tone(chosen.articles, "topic").set_index("topic")
    n_sentences = topics["topic"].map(sentences).fillna(0).astype("int64")
    total = int(n_sentences.sum())
    rows = topics.assign(
        words=topics["topic_id"].map(top_words(report)).astype("str").fillna(""),
        share=n_sentences / total if total else 0.0,
        n_sentences=n_sentences,
        n_articles=topics["topic"].map(articles.size()).fillna(0).astype("int64"),
        n_sources=topics["topic"].map(sources.nunique()).fillna(0).astype("int64"),
        n_rated=topics["topic"].map(tones["n_articles"]).fillna(0).astype("int64"),
        **{name: topics["topic"].map(tones[name]) for name in ("tone", "tone_low", "tone_high")},
    )
    rows = rows.assign(last=rows["kind"] == "none")
    rows = rows.sort_values(["last", "share"], ascending=[True, False], kind="stable")
    return rows[list(TOPIC_COLUMNS)].round(DECIMALS).reset_index(drop=True)


@remembered(16)
def largest_topics(rows: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the rows that a chart shows: all, or the twelve largest and those selected.

    Args:
        rows: From ``topic_rows``.
        filters: What is selected.
    """
    real = rows["kind"] != "none"
    if real.sum() <= MOST_SHOWN:
        return rows
    place = real.cumsum()
    kept = ~real | (place <= MOST_SHOWN) | rows["topic_id"].isin(filters.topics)
    return rows[kept].reset_index(drop=True)


@remembered(16)
def with_columns(rows: pd.DataFrame, over_time: Columns) -> pd.DataFrame:
    """Return topic rows with one more column a period, and one for the undated.

    Args:
        rows: From ``topic_rows``.
        over_time: From ``queries.timeline.columns``, of the same report and filters.

    Returns:
        The rows as they were, and behind them whole numbers: stories by period, named by its first
        day (``"2025-04-14"``), then ``"undated"``; nothing is added where no story has a date.
    """
    if over_time.counts.columns.empty:
        return rows
    counts = over_time.counts.assign(undated=over_time.undated)
    counts.columns = pd.Index([str(name) for name in counts.columns])
    counts = counts.reindex(rows["topic"]).fillna(0).astype("int64")
    return pd.concat([rows, counts.reset_index(drop=True)], axis=1)


def clear_topics(sentences: pd.DataFrame) -> pd.Series:
    """Return the topic each sentence counts for: its own where clear, else no clear topic."""
    return sentences["topic"].where(sentences["clear"], NO_CLEAR_TOPIC)


def top_words(report: Report, n: int = 3) -> pd.Series:
    """Return the first words of each topic, each said once, joined by commas; index: topic id."""
    terms = report.topic_terms.sort_values(["topic_id", "rank"])
    shown = {
        topic_id: ", ".join(once(own)["term"].head(n))
        for topic_id, own in terms.groupby("topic_id")
    }
    return pd.Series(shown, dtype="str")


def said_once(terms: Sequence[str], weights: Sequence[float]) -> list[str]:
    """Return the words of a topic without those that a shown compound holds, or that hold one.

    A compound that weighs about as much as a word in it takes the place of that word: it says
    more. One that weighs less is left out, as the word stands for it.

    Args:
        terms: The words, the one to show first at the front.
        weights: Of each.

    Examples:
        >>> said_once(["holloway", "kress", "letter", "holloway-kress"], [0.4, 0.4, 0.4, 0.38])
        ['holloway-kress', 'letter']
        >>> said_once(["port", "strike", "port-side"], [1.0, 0.5, 0.2])
        ['port', 'strike']
    """
    shown: list[tuple[str, frozenset[str], float]] = []
    for term, weight in zip(terms, weights, strict=True):
        parts = frozenset(_COMPOUND.split(term))
        if any(parts <= other for _, other, _ in shown):
            continue
        held = [place for place, (_, other, _) in enumerate(shown) if other < parts]
        if not held:
            shown.append((term, parts, weight))
        elif weight >= AS_HEAVY * max(shown[place][2] for place in held):
            shown[held[0]] = (term, parts, weight)
            shown = [one for place, one in enumerate(shown) if place not in held[1:]]
    return [term for term, *_ in shown]


def term_rows(report: Report, topic_id: str, n: int = 15) -> pd.DataFrame:
    """Return the words of one topic by rank, each said once: the table of terms holds them all.

    Args:
        report: The whole report; no filter changes what a topic's words are.
        topic_id: The topic.
        n: At most this many.

    Returns:
        Columns rank, term, weight, lift; empty for a topic without words.
    """
    terms = report.topic_terms
    own = once(terms[terms["topic_id"] == topic_id].sort_values("rank")).head(n)
    return own[["rank", "term", "weight", "lift"]].reset_index(drop=True)


def once(terms: pd.DataFrame) -> pd.DataFrame:
    """Return a topic's words in the order given, as they are written, each said once.

    See ``said_once``.
    """
    kept = said_once(terms["term"].tolist(), terms["weight"].tolist())
    rows = terms.set_index("term").loc[kept]
    return rows.rename(columns={"spelling": "term"})


def topic_article_rows(report: Report, filters: Filters, topic_id: str) -> pd.DataFrame:
    """Return the articles that a topic stands in, by falling share of their sentences.

    Every article with a sentence clearly on the topic is there, also where the topic is not its
    main one. The topic filter is not followed.

    Returns:
        Columns share, title, source, published, date_precision, topic (the main one), tone,
        n_sentences, article_id.
    """
    chosen = select_articles(report, filters, ignore=TOPICS_IGNORE)
    shares = chosen.article_topics
    own = shares.loc[(shares["topic_id"] == topic_id) & (shares["share"] > 0)]
    rows = own.merge(chosen.articles, on="article_id", how="inner")
    rows = rows.sort_values(["share", "n_sentences"], ascending=False, kind="stable")
    names = [
        "share",
        "title",
        "source",
        "published",
        "date_precision",
        "topic",
        "tone",
        "n_sentences",
        "article_id",
    ]
    return rows[names].reset_index(drop=True)
