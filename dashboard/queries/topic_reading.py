"""Rows for reading one topic: its words by relevance, its weeks, its neighbours, its sentences."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from analysis.tables import DECIMALS, Report
from dashboard.filters import TOPICS, Filters, select_articles
from dashboard.queries.timeline import columns, stories
from dashboard.queries.topics import clear_topics, once, topic_article_rows
from dashboard.remembered import remembered
from dashboard.theme import count, named, percent

WORDS_SHOWN = 15
MOST_PERIODS = 16  # weeks or months: a list of more rows is no picture
WEEK_COLUMNS = ("topic_id", "topic", "unit", "period", "n_stories", "n_all", "share")
NEIGHBOUR_COLUMNS = ("topic_id", "topic", "likeness", "n_articles")
SMALLER_COLUMNS = ("near", "topic", "words", "share", "n_articles", "stability")
NEIGHBOURS = 3  # named in a sentence
LEAST_LIKENESS = 0.01  # less is no likeness that a per cent can tell
MOST_CARRIED = 2_000  # articles that get their sentence at once; nobody scrolls further
FEWEST = 3  # stories of a period from which a share says anything


@remembered(16)
def relevant_terms(
    report: Report, topic_id: str, *, distinctive: float, n: int = WORDS_SHOWN
) -> pd.DataFrame:
    """Return the words of a topic by relevance, between frequent and distinctive, each said once.

    Relevance is (1 - d) log weight + d log lift (Sievert & Shirley 2014, with their lambda as
    1 - d); a topic's weights stand for the probabilities of its words.

    Args:
        report: The whole report; no filter changes what a topic's words are.
        topic_id: The topic.
        distinctive: 0 ranks by weight alone, 1 by lift alone.
        n: At most this many.

    Returns:
        Columns rank, term, weight, lift, relevance; empty for a topic without words.
    """
    own = report.topic_terms[report.topic_terms["topic_id"] == topic_id].sort_values("rank")
    logs = np.log(np.maximum(own[["weight", "lift"]].to_numpy(dtype="float64"), 1e-9))
    relevance = (1 - distinctive) * logs[:, 0] + distinctive * logs[:, 1]
    rows = own.assign(relevance=relevance.round(DECIMALS))
    rows = rows.sort_values(["relevance", "rank"], ascending=[False, True], kind="stable")
    rows = once(rows).head(n)
    rows = rows.assign(rank=range(1, len(rows) + 1))
    return rows[["rank", "term", "weight", "lift", "relevance"]].reset_index(drop=True)


@remembered(16)
def topic_week_rows(report: Report, filters: Filters) -> pd.DataFrame:
    """Return one row a topic and period: its stories, and their share of all of the period.

    A share does not rise because more of everything was collected. The topic filter is not
    followed; stories without a date that says the period are left out.

    Returns:
        Columns ``WEEK_COLUMNS``: period is the first day of a week, of a month where there are more
        than 16 weeks or most dates say no week, or likewise of a year (unit); share is missing
        where a period has fewer than 3 stories.
    """
    over_time = columns(report, filters, most=MOST_PERIODS)
    counts = over_time.counts
    ids = dict(zip(report.topics["name"], report.topics["topic_id"], strict=True))
    numbers = counts.to_numpy(dtype="int64")
    every = numbers.sum(axis=0)
    rows = [
        (
            ids[str(topic)],
            str(topic),
            over_time.unit,
            str(period),
            int(numbers[row, column]),
            int(every[column]),
        )
        for row, topic in enumerate(counts.index)
        for column, period in enumerate(counts.columns)
    ]
    found = pd.DataFrame(rows, columns=list(WEEK_COLUMNS[:-1]))
    share = found["n_stories"] / found["n_all"].where(found["n_all"] >= FEWEST)
    return found.assign(share=share.astype("float64").round(DECIMALS))


@remembered(16)
def weeks_of(rows: pd.DataFrame, topic_id: str) -> pd.DataFrame:
    """Return the rows of one topic.

    Args:
        rows: From ``topic_week_rows``.
        topic_id: The topic.
    """
    return rows[rows["topic_id"] == topic_id].reset_index(drop=True)


@dataclass(frozen=True, slots=True)
class _Nearness:
    """How near every two topics are, by words and by stories; index and columns: topic ids.

    Attributes:
        likeness: Cosine of the weights of their words, 0 to 1; topics without words are left out.
        both: Stories with sentences clearly on both.
    """

    likeness: pd.DataFrame
    both: pd.DataFrame


def _nearness(report: Report, filters: Filters) -> _Nearness:
    """Compare every two topics once; the topic filter is not followed."""
    real = report.topics.loc[report.topics["kind"] != "none", "topic_id"]
    terms = report.topic_terms.pivot_table(index="topic_id", columns="term", values="weight")
    table = terms.reindex(real[real.isin(terms.index)]).fillna(0.0)
    weights = table.to_numpy(dtype="float64")
    unit = weights / np.maximum(np.sqrt((weights**2).sum(axis=1, keepdims=True)), 1e-12)
    chosen = stories(select_articles(report, filters, ignore=frozenset({TOPICS})))
    shares = report.article_topics
    shares = shares[shares["article_id"].isin(chosen["article_id"]) & (shares["share"] > 0)]
    shares = shares[shares["topic_id"].isin(real)]
    place = pd.Index(real).get_indexer(pd.Index(shares["topic_id"]))
    article, ids = pd.factorize(shares["article_id"])
    held = csr_array(
        (np.ones(len(shares), dtype="int64"), (place, article)), shape=(len(real), len(ids))
    )
    return _Nearness(
        pd.DataFrame(unit @ unit.T, index=table.index, columns=table.index),
        pd.DataFrame((held @ held.T).toarray(), index=real, columns=real),
    )


@remembered(16)
def neighbour_rows(report: Report, filters: Filters, topic_id: str) -> pd.DataFrame:
    """Return the other topics by how alike their words are to those of a topic.

    Returns:
        Columns ``NEIGHBOUR_COLUMNS``, most alike first: likeness is the cosine of the words'
        weights, 0 to 1; n_articles counts the stories with sentences clearly on both.
    """
    return _neighbours(report, _nearness(report, filters), topic_id)


def _neighbours(report: Report, nearness: _Nearness, topic_id: str) -> pd.DataFrame:
    """Return the neighbours of one topic, as ``neighbour_rows``."""
    real = report.topics[report.topics["kind"] != "none"]
    others = real[real["topic_id"] != topic_id]
    if topic_id not in nearness.likeness.index or others.empty:
        return pd.DataFrame(columns=list(NEIGHBOUR_COLUMNS))
    rows = pd.DataFrame(
        {
            "topic_id": others["topic_id"],
            "topic": others["name"],
            "likeness": others["topic_id"].map(nearness.likeness[topic_id]).fillna(0.0),
            "n_articles": others["topic_id"].map(nearness.both[topic_id]),
        }
    )
    rows = rows.assign(likeness=rows["likeness"].round(DECIMALS))
    rows = rows.sort_values(["likeness", "n_articles"], ascending=False, kind="stable")
    return rows.reset_index(drop=True)


def neighbours_said(rows: pd.DataFrame) -> str:
    """Say which topics are nearest, "" where none shares a word or an article.

    Args:
        rows: From ``neighbour_rows``.
    """
    alike = rows["likeness"] >= LEAST_LIKENESS
    near = rows[alike | (rows["n_articles"] > 0)].head(NEIGHBOURS)
    said = [
        f"{named(topic)} ({f'words {percent(likeness)} alike, ' if like else ''}"
        f"{count(n, 'story')} on both)"
        for topic, likeness, n, like in zip(
            near["topic"], near["likeness"], near["n_articles"], alike[near.index], strict=True
        )
    ]
    return f"Nearest topics: {'; '.join(said)}." if said else ""


@remembered(8)
def carrying_articles(report: Report, filters: Filters, topic_id: str) -> pd.DataFrame:
    """Return the articles of ``topic_article_rows``, the first of them with what carries the topic.

    Returns:
        Its columns, and behind title the sentence (text) of ``carrying_sentences`` of the first
        ``MOST_CARRIED``, which is missing for the others.
    """
    rows = topic_article_rows(report, filters, topic_id)
    first = rows["article_id"].head(MOST_CARRIED)
    rows.insert(2, "text", carrying_sentences(report, topic_id, first))
    return rows


def carrying_sentences(report: Report, topic_id: str, article_ids: pd.Series) -> pd.Series:
    """Return for each article the sentence that carries a topic most, "" where none is on it.

    It is the sentence clearly on the topic whose different topic words weigh most; the first of
    those that weigh the same.

    Args:
        report: The whole report.
        topic_id: The topic.
        article_ids: The articles.

    Returns:
        Sentences, in the order and with the index of the articles.
    """
    name = report.topics.set_index("topic_id")["name"].get(topic_id)
    terms = report.topic_terms[report.topic_terms["topic_id"] == topic_id]
    texts = report.sentences[report.sentences["article_id"].isin(article_ids)]
    texts = texts[clear_topics(texts) == name]
    lower = " " + texts["text"].str.lower().str.replace(r"[^\w'-]+", " ", regex=True) + " "
    weight = pd.Series(0.0, index=texts.index)
    for term, own in zip(terms["term"], terms["weight"], strict=True):
        weight += own * lower.str.contains(f" {term} ", regex=False)
    best = texts.assign(weight=weight).sort_values(
        ["weight", "position"], ascending=[False, True], kind="stable"
    )
    first = best.drop_duplicates("article_id")
    found = dict(zip(first["article_id"], first["text"], strict=True))
    carried = [str(found.get(one, "")) for one in article_ids]
    return pd.Series(carried, index=article_ids.index, dtype="str")


def smaller_topics(
    rows: pd.DataFrame, report: Report, filters: Filters, shown: pd.DataFrame
) -> pd.DataFrame:
    """Return the topics that a chart leaves out, each beside the shown one nearest to it.

    Nearest is as in ``neighbour_rows``: by words, and where those share none by articles.

    Args:
        rows: From ``topic_rows``.
        report: The whole report.
        filters: What is selected; the topic filter is not followed.
        shown: Those of the rows that the chart shows.

    Returns:
        Columns ``SMALLER_COLUMNS``; grouped by near in the order of the chart.
    """
    rest = rows[~rows["topic_id"].isin(shown["topic_id"])]
    if rest.empty:
        return rest.assign(near="")[[*SMALLER_COLUMNS]]
    order = {name: place for place, name in enumerate(shown["topic"])}
    nearness = _nearness(report, filters)
    nearest = []
    for topic_id in rest["topic_id"]:
        near = _neighbours(report, nearness, topic_id)
        related = (near["likeness"] > 0) | (near["n_articles"] > 0)
        near = near[near["topic_id"].isin(shown["topic_id"]) & related]
        nearest.append(near["topic"].iloc[0] if len(near) else "")
    found = rest.assign(near=nearest, place=[order.get(name, len(order)) for name in nearest])
    found = found.sort_values(["place", "share"], ascending=[True, False], kind="stable")
    return found[[*SMALLER_COLUMNS]].reset_index(drop=True)
