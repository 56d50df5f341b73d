"""The sentences behind a number: which ones it counts, and the three worth reading first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from analysis import NO_CLEAR_TOPIC, tone_name
from analysis.tables import Report
from dashboard.filters import Filters, about, describe, listed_sentences
from dashboard.queries.typical import most_typical
from dashboard.remembered import remembered

TYPICAL, NEGATIVE, POSITIVE = "Most typical", "Most negative", "Most positive"
ONLY = "The only sentence"
SCORED = -1.0  # the lowest tone there is: a sentence that reaches it is scored


@dataclass(frozen=True, slots=True)
class Slice:
    """Which sentences a number counts; a sentence must meet every field that is set.

    Attributes:
        label: What the number is about, in plain words; any text.
        filters: What selects articles and sentences, as in the sidebar.
        articles: Ids of articles, or None: all that the filters select. Empty: no sentence.
        sentences: Ids of sentences, or None: all. Empty: no sentence.
        topic: Id of the topic that a sentence is clearly on, as shares count it (that of "no clear
            topic" among them), or "".
        low: Lowest tone, itself included, or None.
        high: Highest tone, itself included, or None.
        worded: True: with a word of the tone lexicon; False: without one; None: both.
    """

    label: str
    filters: Filters = field(default_factory=Filters)
    articles: tuple[str, ...] | None = None
    sentences: tuple[str, ...] | None = None
    topic: str = ""
    low: float | None = None
    high: float | None = None
    worded: bool | None = None

    @property
    def noun(self) -> str:
        """What its articles are: stories, or single printings where each of them is selected."""
        return "article" if self.filters.printings else "story"


def selection(report: Report, filters: Filters) -> Slice:
    """Return the slice of all that the filters select, named by them."""
    said = describe(filters, report)
    return Slice(f"{said[0].upper()}{said[1:]}", filters)


@remembered(8)
def evidence_rows(report: Report, part: Slice) -> pd.DataFrame:
    """Return the sentences of a slice beside their article.

    Args:
        report: The whole report.
        part: Which sentences.

    Returns:
        Columns ``filters.LISTED_COLUMNS``, in the order of articles and positions.
    """
    rows = listed_sentences(report, part.filters)
    keep = pd.Series(data=True, index=rows.index)
    if part.articles is not None:
        keep &= rows["article_id"].isin(part.articles)
    if part.sentences is not None:
        keep &= rows["sentence_id"].isin(part.sentences)
    if part.topic:
        names = report.topics.loc[report.topics["topic_id"] == part.topic, "name"]
        keep &= rows["topic"].where(rows["clear"], NO_CLEAR_TOPIC).isin(names)
    if part.low is not None:
        keep &= rows["tone"] >= part.low
    if part.high is not None:
        keep &= rows["tone"] <= part.high
    if part.worded is not None:
        keep &= ((rows["tone_words"] > 0) == part.worded) & rows["tone"].notna()
    return rows[keep].reset_index(drop=True)


@remembered(8)
def article_list(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the articles of sentences, those with the most of them first.

    Args:
        rows: From ``evidence_rows``.

    Returns:
        Columns article_id, title, source, published, date_precision, sentence_id (the first of its
        rows) and n_sentences, how many of the rows stand in the article; equals in the order of the
        rows.
    """
    first = rows.drop_duplicates("article_id").set_index("article_id")
    sizes = rows["article_id"].value_counts(sort=False)
    listed = first[["title", "source", "published", "date_precision", "sentence_id"]].assign(
        n_sentences=sizes
    )
    return listed.sort_values("n_sentences", ascending=False, kind="stable").reset_index()


def mainly_on(report: Report, part: Slice, rows: pd.DataFrame) -> int:
    """Return how many articles of sentences have the slice's topic as their main one."""
    names = report.topics.loc[report.topics["topic_id"] == part.topic, "name"]
    articles = report.articles[report.articles["article_id"].isin(rows["article_id"])]
    return int(articles["topic"].isin(names).sum())


@dataclass(frozen=True, slots=True)
class Card:
    """One sentence to read first.

    Attributes:
        kind: Why it was chosen: ``TYPICAL``, ``NEGATIVE``, ``POSITIVE`` or ``ONLY``.
        row: Its row of ``evidence_rows``.
    """

    kind: str
    row: Any


@remembered(8)
def quote_cards(report: Report, rows: pd.DataFrame) -> tuple[Card, ...]:
    """Choose the sentences that stand for a slice: the most typical and the two ends of its tone.

    Most negative and most positive are that and nothing else: only among equals is the sentence of
    another article preferred. Neither exists where no sentence leans that way. For the most typical
    see ``typical.most_typical``.

    Args:
        report: The whole report, for the words of its topics.
        rows: From ``evidence_rows``; what was not scored is left to the list.

    Returns:
        At most three different sentences, the most typical first; the same for the same rows.
    """
    rows = rows[rows["tone"].notna()].reset_index(drop=True)
    if rows.empty:
        return ()
    if len(rows) == 1:
        return (Card(ONLY, _row(rows, 0)),)
    low = _lowest(rows["tone"], rows, frozenset())
    found = [(NEGATIVE, low)] if tone_name(float(rows["tone"].iloc[low])) == "negative" else []
    taken = frozenset(rows["article_id"].iloc[place] for _, place in found)
    high = _lowest(-rows["tone"], rows, taken)
    if tone_name(float(rows["tone"].iloc[high])) == "positive":
        found.append((POSITIVE, high))
    typical = most_typical(report, rows, {place for _, place in found})
    if typical is not None:
        found.insert(0, (TYPICAL, typical))
    return tuple(Card(kind, _row(rows, place)) for kind, place in found)


def _row(rows: pd.DataFrame, place: int) -> Any:  # noqa: ANN401 - a row
    return next(rows.iloc[[place]].itertuples(index=False))


def _lowest(values: pd.Series, rows: pd.DataFrame, taken: frozenset[str]) -> int:
    """Return the first place of the lowest value, from an article not taken where equals allow."""
    equal = [int(place) for place in (values == values.min()).to_numpy().nonzero()[0]]
    fresh = [place for place in equal if rows["article_id"].iloc[place] not in taken]
    return (fresh or equal)[0]


def counted(  # noqa: PLR0913 - what a mark may stand for
    report: Report,
    filters: Filters,
    *,
    topic: str = "",
    sources: Sequence[str] | None = None,
    topics: Sequence[str] | None = None,
    tones: Sequence[str] = (),
) -> Slice:
    """Return what a mark of a chart counts, named by what selects it.

    Args:
        report: The whole report.
        filters: What is selected; tone and text do not reach the charts and are left out.
        topic: Id of the topic that the sentences are clearly on, as shares count, or "".
        sources: The sources that the mark stands for; None: those of the filters.
        topics: The main topics of articles that it stands for, by id; None: those of the filters.
        tones: The tones that it stands for; none: all.
    """
    own = replace(
        filters,
        sources=filters.sources if sources is None else tuple(sources),
        topics=filters.topics if topics is None else tuple(topics),
        tones=tuple(tones),
        text="",
    )
    said = [describe(own, report)]
    if topic:
        names = dict(zip(report.topics["topic_id"], report.topics["name"], strict=True))
        others = said if own.active() else []
        said = [about("sentences clearly", [names.get(topic, topic)]), *others]
    label = "; ".join(said)
    return Slice(f"{label[0].upper()}{label[1:]}", own, topic=topic)


def of_one(
    make: Callable[[Sequence[Any]], Slice],
) -> Callable[[Sequence[Sequence[Any]]], Slice | None]:
    """Return a function from the selected marks of a chart to the slice of one; None for several.

    Args:
        make: From what a mark carries to its slice.
    """

    def slice_of(marks: Sequence[Sequence[Any]]) -> Slice | None:
        return make(marks[0]) if all([*mark] == [*marks[0]] for mark in marks) else None

    return slice_of
