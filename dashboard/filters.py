"""Filters: what an analyst selected, what each filter selects, and how captions say it.

Source, date and topic select articles (topic: the article's main topic). Tone and text select
sentences, and only in lists and counts: a chart of tone that is filtered by tone says nothing.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis import NO_CLEAR_TOPIC, TONE_CUT, tone_name
from analysis.tables import BY_HAND, Report
from dashboard.days import within
from dashboard.remembered import remembered
from dashboard.search import search
from dashboard.theme import (
    NEWS,
    NOT_SCORED,
    TONE_MODELS,
    clean,
    count,
    day,
    listed,
    named,
    signed,
    span,
)
from dashboard.unscored import not_scored_line, untoned_line

SOURCES, TOPICS, DATES, TONES, TEXT = "sources", "topics", "dates", "tones", "text"
OF_SENTENCES = frozenset({TONES, TEXT})
WHOLE = "whole corpus"  # what is selected without a filter
MOST_NAMED = 5  # words set aside that a caption names
NOTHING: frozenset[str] = frozenset()
_NAMES = {SOURCES: "source", TOPICS: "topic", DATES: "date", TONES: "tone", TEXT: "text"}
PLACE = ("source", "title", "published", "date_precision")  # of a sentence: those of its article
LISTED_COLUMNS = (
    "text",
    "tone_name",
    "tone",
    "source",
    "title",
    "published",
    "date_precision",
    "topic",
    "clear",
    "quoted",
    "tone_words",
    "by_hand",
    "position",
    "article_id",
    "sentence_id",
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is selected; an empty field selects everything.

    Attributes:
        sources: Names of sources.
        topics: Topic ids, that of "no clear topic" among them.
        start: First day, in UTC; an article is selected where all days that its date may mean are
            in the period.
        end: Last day, in UTC, itself included.
        tones: Of ``"negative"``, ``"neutral"``, ``"positive"``.
        text: A search for sentences, as ``search.search`` reads it.
        printings: Whether every printing of a story is selected, not only the first one.
    """

    sources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    tones: tuple[str, ...] = ()
    text: str = ""
    printings: bool = False

    @property
    def of_articles(self) -> "Filters":
        """Those that select articles, without those of sentences."""
        return replace(self, tones=(), text="")

    def without(self, ignore: frozenset[str]) -> "Filters":
        """Return these without those of the names given."""
        empty, fields = Filters(), {DATES: ("start", "end")}
        cleared = {field for name in ignore for field in fields.get(name, (name,))}
        return replace(self, **{field: getattr(empty, field) for field in cleared})

    def active(self, *, ignore: frozenset[str] = NOTHING) -> tuple[str, ...]:
        """Return the names of the filters that select something, in a fixed order."""
        values = {
            SOURCES: bool(self.sources),
            TOPICS: bool(self.topics),
            DATES: self.start is not None or self.end is not None,
            TONES: bool(self.tones),
            TEXT: bool(self.text.strip()),
        }
        return tuple(name for name, is_set in values.items() if is_set and name not in ignore)


def model_of(report: Report) -> str:
    """Return the tone model that a report shows: ``"news"`` or ``"vader"``."""
    return str(report.manifest.get("tone", NEWS))


def model_name(report: Report) -> str:
    """Return the name of the tone model that a report shows: "news tone" or "VADER"."""
    return TONE_MODELS[model_of(report)]


def scored_line(report: Report, model: str = "") -> str:
    """Say who scored the tone and where its sides begin: every figure of tone carries this.

    Args:
        report: The whole report.
        model: The model, where the figure does not follow the one shown; "": that one.
    """
    name = TONE_MODELS[model or model_of(report)]
    cuts = f"negative up to {signed(-TONE_CUT)}, positive from {signed(TONE_CUT)}"
    told = [] if model else [by_hand_line(report.manifest), _set_aside(report.manifest)]
    return f"Tone scored by: {'; '.join([f'{name}, {cuts}', *filter(None, told)])}."


def by_hand_line(manifest: Mapping[str, Any]) -> str:
    """Say how many sentences have a tone set by hand, or nothing."""
    n = len(manifest.get(BY_HAND) or ())
    return f"{count(n, 'sentence')} of the corpus with a tone set by hand" if n else ""


def _set_aside(manifest: Mapping[str, Any]) -> str:
    """Name the words that the analyst set aside, or nothing; of many the first."""
    words = [clean(word) for word in manifest.get("settings", {}).get("set_aside") or ()]
    if not words:
        return ""
    more = len(words) - MOST_NAMED
    return f"set aside: {listed([*words[:MOST_NAMED], *[f'{more} more'] * (more > 0)])}"


def select_articles(
    report: Report, filters: Filters, *, ignore: frozenset[str] = NOTHING
) -> Report:
    """Return the report with only the selected articles and what belongs to them.

    A story counts once: of its printings only the first is selected, unless the filters say
    otherwise.

    Args:
        report: The whole report.
        filters: What is selected; tone and text are of no concern here.
        ignore: Names of filters to leave out (``SOURCES``, ``TOPICS``, ``DATES``).

    Returns:
        A report whose articles, sentences and article topics are selected. Topics, terms and the
        rest stay whole: what is in the topics table describes the whole corpus.
    """
    return _selected(report, filters.without(ignore | OF_SENTENCES))


@remembered(12)
def _selected(report: Report, filters: Filters) -> Report:
    """Return what filters of articles select."""
    active = filters.active()
    articles = report.articles
    keep = articles["counted"] | filters.printings
    if not active and keep.all():
        return report
    if SOURCES in active:
        keep &= articles["source"].isin(filters.sources)
    if TOPICS in active:
        topics = report.topics
        names = topics.loc[topics["topic_id"].isin(filters.topics), "name"]
        keep &= articles["topic"].isin(names)
    if DATES in active:
        keep &= within(articles, filters.start, filters.end)[0]
    articles = articles[keep]
    ids = articles["article_id"]
    sentences, shares = report.sentences, report.article_topics
    return replace(
        report,
        articles=articles.reset_index(drop=True),
        sentences=sentences[sentences["article_id"].isin(ids)].reset_index(drop=True),
        article_topics=shares[shares["article_id"].isin(ids)].reset_index(drop=True),
    )


def untold_left_out(report: Report, filters: Filters, *, ignore: frozenset[str] = NOTHING) -> int:
    """Return how many stories only the date filter leaves out because no date places them.

    They have none, or one like "May 2025" that may mean days inside the period and outside.
    """
    if DATES not in filters.active(ignore=ignore):
        return 0
    others = select_articles(report, filters, ignore=ignore | {DATES}).articles
    inside, outside = within(others, filters.start, filters.end)
    return int((~inside & ~outside).sum())


@remembered(4)
def listed_sentences(report: Report, filters: Filters) -> pd.DataFrame:
    """Return the sentences that every filter selects, beside their article.

    Args:
        report: The whole report.
        filters: What is selected.

    Returns:
        Columns ``LISTED_COLUMNS``, in the order of articles and positions; by_hand: whether the
        analyst set the tone.
    """
    chosen = select_articles(report, filters)
    sentences = chosen.sentences
    if filters.text:
        sentences = sentences[search(filters.text).found(sentences["text"])]
    named = tone_names(sentences["tone"])
    if filters.tones:
        keep = named.isin(filters.tones)
        sentences, named = sentences[keep], named[keep]
    articles, set_by_hand = chosen.articles, report.manifest.get(BY_HAND) or ()
    at = pd.Index(articles["article_id"]).get_indexer(pd.Index(sentences["article_id"]))
    told: dict[str, Any] = {name: articles[name].array.take(at, allow_fill=True) for name in PLACE}
    told |= {"tone_name": named.array, "by_hand": sentences["sentence_id"].isin(set_by_hand).array}
    told |= {name: sentences[name].array for name in LISTED_COLUMNS if name not in told}
    return pd.DataFrame(told, columns=[*LISTED_COLUMNS])


def tone_names(tones: pd.Series) -> pd.Series:
    """Return the side of the cut on which each tone falls; a missing tone was not scored."""
    places, distinct = pd.factorize(tones)  # the place of a missing one is -1: the last name
    names = pd.array([*map(tone_name, distinct), NOT_SCORED], dtype="str")
    return pd.Series(names.take(places), index=tones.index)


def describe(filters: Filters, report: Report, *, ignore: frozenset[str] = NOTHING) -> str:
    """Say the active filters in words, as plain text.

    Args:
        filters: What is selected.
        report: The whole report, for the names of topics.
        ignore: Names of filters to leave unsaid.

    Returns:
        Like ``"source Terrier; articles mainly on Age verification"``; ``"whole corpus"`` without
        a filter.
    """
    names = dict(zip(report.topics["topic_id"], report.topics["name"], strict=True))
    said = {
        SOURCES: f"source {listed(map(named, filters.sources))}",
        TOPICS: about("articles mainly", [names.get(one, one) for one in filters.topics]),
        DATES: _period(filters),
        TONES: f"tone {listed(filters.tones)}",
        TEXT: _searched(filters.text),
    }
    return "; ".join(said[name] for name in filters.active(ignore=ignore)) or WHOLE


def about(what: str, topics: Sequence[str]) -> str:
    """Say which topics something is on, as plain text.

    Examples:
        >>> about("articles mainly", ["Port strike", "no clear topic"])
        'articles mainly on Port strike and those with no clear topic'
        >>> about("sentences clearly", ["no clear topic"])
        'sentences with no clear topic'
    """
    known = [named(topic) for topic in topics if topic != NO_CLEAR_TOPIC]
    said = f"{what} on {listed(known)}"
    if len(known) == len(topics):
        return said
    unclear = f"with {NO_CLEAR_TOPIC}"
    return f"{said} and those {unclear}" if known else f"{what.split(maxsplit=1)[0]} {unclear}"


def _searched(text: str) -> str:
    """Say what is searched for, or that it cannot be."""
    known = not search(text).mistake
    return f"sentences with {named(text)}" if known else f"search {named(text)} not applied"


def _period(filters: Filters) -> str:
    if filters.start and filters.end:
        return f"published {span(filters.start, filters.end)}"
    if filters.start:
        return f"published from {day(filters.start)}"
    return f"published until {day(filters.end)}" if filters.end else ""


def untold_said(n: int) -> str:
    """Say how many stories a period leaves out because no date tells, as plain text."""
    return f"{count(n, 'story')} left out: no date, or one too coarse to tell"


def untoned_said(report: Report, filters: Filters, *, ignore: frozenset[str] = NOTHING) -> str:
    """Say how many of the selected stories have no tone, and why; "" where all have one.

    Without a full stop; a line of its own where none of them has a tone.
    """
    articles = select_articles(report, filters, ignore=ignore).articles
    return untoned_line(articles).removesuffix(".")


def not_scored(report: Report, filters: Filters, *, ignore: frozenset[str] = NOTHING) -> str:
    """Say why none of the selected stories has a tone; "" where one has or none is selected."""
    return not_scored_line(select_articles(report, filters, ignore=ignore).articles)


def left_unfollowed(filters: Filters, ignore: frozenset[str]) -> str:
    """Say which active filters a chart does not follow, or nothing.

    Examples:
        >>> left_unfollowed(Filters(sources=("Terrier",)), frozenset({"sources"}))
        'does not follow the source filter'
    """
    names = [_NAMES[name] for name in filters.active() if name in ignore]
    if not names:
        return ""
    return f"does not follow the {listed(names)} filter{'s' if len(names) > 1 else ''}"


def caption(  # noqa: PLR0913 - what a caption says
    report: Report,
    filters: Filters,
    n: tuple[tuple[int, str], ...],
    *,
    ignore: frozenset[str],
    note: str = "",
    toned: bool = False,
) -> str:
    """Return the line under a chart's title: filters, n with unit, and what it ignores.

    Args:
        report: The whole report.
        filters: What is selected.
        n: Numbers with their nouns, like ``((14, "story"), (120, "sentence"))``.
        ignore: Names of the filters that the chart does not follow.
        note: What else limits the rows, without a full stop, or "".
        toned: Whether it shows tone: stories without one are counted.

    Returns:
        Plain text, like ``"Source Terrier. 14 stories, 120 sentences. Does not follow ..."``.
    """
    parts = [describe(filters, report, ignore=ignore), ", ".join(count(*one) for one in n), note]
    if untold := untold_left_out(report, filters, ignore=ignore):
        parts.append(untold_said(untold))
    parts += [untoned_said(report, filters, ignore=ignore)] * toned
    parts.append(left_unfollowed(filters, ignore))
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in parts if part)
