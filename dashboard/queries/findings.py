"""What the corpus says, in sentences; each is made only where a test bears it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.tables import Report
from dashboard.filters import Filters, select_articles
from dashboard.queries.contrast import (
    MOST_COMPARED,
    Contrast,
    sources_contrast,
    topics_contrast,
)
from dashboard.queries.evidence import Slice, selection
from dashboard.queries.matrix import strongest_concentration
from dashboard.queries.sources import SAME_TONE
from dashboard.queries.timeline import (
    AFTER,
    Change,
    change_articles,
    changes,
    columns,
    shared_name,
)
from dashboard.queries.topics import topic_rows
from dashboard.theme import ENOUGH, clean, count, day, listed, named, percent, signed, span

LONG_NAME = 60
MOST = 6
MANY_UNDATED = 0.2  # share of articles without a date from which that is worth a sentence
FROM_ENOUGH = f"comparisons appear from {ENOUGH} articles a source."


@dataclass(frozen=True, slots=True)
class Finding:
    """One true sentence and what it rests on.

    Attributes:
        text: The sentence, plain text.
        basis: What it counts, like ``"34 articles"``.
        part: The sentences behind it, or None where there are none.
        compared: The two sources that it compares, if it does.
    """

    text: str
    basis: str
    part: Slice | None = None
    compared: tuple[str, str] | None = None


def findings(report: Report, filters: Filters) -> list[Finding]:
    """Return the sentences that hold for the selected articles, the weightiest first.

    Args:
        report: The whole report.
        filters: What is selected; tone and text are not followed.

    Returns:
        From none (no article selected) to six.
    """
    chosen = select_articles(report, filters)
    if chosen.articles.empty:
        return []
    filters = replace(filters, tones=(), text="")
    topics = topic_rows(report, filters)
    printed = select_articles(report, replace(filters, printings=True)).articles
    found = [
        largest_topic(topics, filters),
        coverage(report, filters),
        concentration(report, filters),
        sources_compared(chosen, filters),
        topics_compared(chosen, filters),
        copies(printed, filters),
        derived(chosen.articles),
        undated(chosen.articles),
        absent_topics(topics, filters),
    ]
    return [one for one in found if one is not None][:MOST]


def as_text(title: str, found: Sequence[Finding]) -> str:
    """Return findings as lines of plain text to paste elsewhere."""
    return "\n".join([title, *(f"- {one.text} ({one.basis})" for one in found)])


def short(name: str) -> str:
    """Return a name that a sentence can carry: on one line, cut at 60 characters.

    Examples:
        >>> short("a" * 70)[-3:]
        'aa…'
    """
    name = named(name)
    return name if len(name) <= LONG_NAME else f"{name[: LONG_NAME - 1]}…"


def largest_topic(rows: pd.DataFrame, filters: Filters) -> Finding | None:
    """Say which topic fills most, unless the topic filter already answers that."""
    present = rows[(rows["kind"] != "none") & (rows["n_sentences"] > 0)]
    if filters.topics:
        return None
    if present.empty:
        return Finding("No sentence has a clear topic.", count(0, "sentence"))
    top = present.iloc[0]
    n_articles, n_sources = int(top.n_articles), int(top.n_sources)
    others = f": {count(n_articles, 'article')} from {count(n_sources, 'source')}"
    text = f"{short(top.topic)} fills {percent(top.share)} of the sentences"
    return Finding(
        f"{text}{others if n_articles else ''}.",
        count(int(top.n_sentences), "sentence"),
        Slice(f"Clearly on {short(top.topic)}", filters, topic=str(top.topic_id)),
    )


def coverage(report: Report, filters: Filters) -> Finding | None:
    """Say which topic's coverage rose or fell beyond chance, and the name that came with it."""
    ids = report.topics.set_index("name")["topic_id"]
    for change in changes(columns(report, filters, unit="week").counts):
        before, after = change_articles(report, filters, change)
        name = shared_name(report, change, before, after) if change.rose else None
        wanted = not filters.topics or ids[change.topic] in filters.topics
        if wanted and (change.sure or name is not None):
            return _coverage(change, after, name)
    return None


def _coverage(change: Change, after: list[str], name: tuple[str, int, int] | None) -> Finding:
    """Say how the coverage of a topic changed, and which name came with it."""
    text = (
        f"Coverage of {short(change.topic)} {'rose' if change.rose else 'fell'} from "
        f"{day(change.day)}: {count(change.after, 'article')} in four weeks, after "
        f"{change.before:,} in the {count(change.weeks_before, 'week')} before"
    )
    if name:
        text += (
            f"; {name[2]:,} of the {change.after:,} name {short(name[0])}, {name[1]:,} of the "
            f"{change.before:,} did"
        )
    end = change.day + dt.timedelta(days=7 * AFTER - 1)
    part = Slice(f"{short(change.topic)}, {span(change.day, end)}", articles=tuple(after))
    return Finding(f"{text}.", count(change.after, "article"), part)


def concentration(report: Report, filters: Filters) -> Finding | None:
    """Say which source wrote more on a topic than its size suggests."""
    if filters.sources or filters.topics:
        return None
    found = strongest_concentration(report, filters)
    if found is None:
        return None
    part, whole = percent(found.both / found.on_topic), percent(found.by_source / found.every)
    text = (
        f"{short(found.source)} wrote {found.both:,} of the {count(found.on_topic, 'article')} on "
        f"{short(found.topic)}: {part}, where its share of all articles is {whole}."
    )
    selected = replace(filters, sources=(found.source,), topics=(found.topic_id,))
    part = Slice(f"{short(found.source)} on {short(found.topic)}", selected)
    return Finding(text, count(found.both, "article"), part)


def sources_compared(chosen: Report, filters: Filters) -> Finding | None:
    """Say whether sources can be compared at equal topics, and which of them differ."""
    sizes = chosen.articles["source"].value_counts()
    n = count(len(chosen.articles), "article")
    if len(sizes) < 2:  # noqa: PLR2004 - a comparison needs two
        return None
    if int(sizes.max()) == 1:
        text = f"One article per source: not enough evidence to compare sources; {FROM_ENOUGH}"
        return Finding(text, n, selection(chosen, filters))
    found = sources_contrast(chosen)
    among = _among(found)
    if not found.n_pairs and found.n_alike:
        return Finding(SAME_TONE, n, selection(chosen, filters))
    if not found.n_pairs:
        no_two = f"No two {among or 'sources'} have {ENOUGH} articles on the same topic"
        text = f"{no_two}: not enough evidence to compare their tone."
        return Finding(text, n, selection(chosen, filters))
    if not found.pairs:
        none = f"none {among} differs" if among else "no source differs"
        pairs = f"{count(found.n_pairs, 'pair')} of sources compared"
        text = f"At equal topics {none} in tone beyond chance ({pairs})."
        return Finding(text, count(found.n_articles, "article"), selection(chosen, filters))
    return _difference(chosen, filters, found)


def _among(found: Contrast) -> str:
    """Say which sources were compared, "" where all were that have enough articles."""
    return f"of the {MOST_COMPARED} largest sources" if found.n_left else ""


def _difference(chosen: Report, filters: Filters, found: Contrast) -> Finding:
    """Say which two sources differ most inside a topic."""
    pair = found.pairs[0]
    where = f"On {short(pair.topic)}," if pair.topic else "At equal topics"
    text = (
        f"{where} {short(pair.low)} writes more negatively than {short(pair.high)}: mean tone "
        f"{signed(pair.low_tone)} against {signed(pair.high_tone)}"
    )
    more, rest = len(found.pairs) - 1, found.n_pairs - 1
    among = _among(found)
    if more:
        text += f"; so do {count(more, 'more pair')} {among or 'of sources'} at equal topics"
    elif rest:
        text += f"; at equal topics no other {f'two {among}' if among else 'sources'} differ"
    ids = chosen.topics.set_index("name")["topic_id"]
    topics = (str(ids[pair.topic]),) if pair.topic else filters.topics
    selected = replace(filters, sources=(pair.low, pair.high), topics=topics)
    label = f"{short(pair.low)} and {short(pair.high)}"
    label += f" on {short(pair.topic)}" if pair.topic else ""
    n = count(pair.n_low + pair.n_high, "article")
    return Finding(f"{text}.", n, Slice(label, selected), (pair.low, pair.high))


def topics_compared(chosen: Report, filters: Filters) -> Finding | None:
    """Say which two topics differ in tone beyond chance."""
    found = topics_contrast(chosen)
    if not found.n_pairs:
        return None
    if not found.pairs:
        text = f"No topic with {ENOUGH} or more articles stands apart in tone beyond chance."
        return Finding(text, count(found.n_articles, "article"), selection(chosen, filters))
    pair = found.pairs[0]
    text = (
        f"{short(pair.low)} reads more negative than {short(pair.high)}: mean tone "
        f"{signed(pair.low_tone)} against {signed(pair.high_tone)}, beyond chance among "
        f"{count(found.n_groups, 'topic')}."
    )
    ids = chosen.topics.set_index("name")["topic_id"]
    selected = replace(filters, topics=(str(ids[pair.low]), str(ids[pair.high])))
    part = Slice(f"{short(pair.low)}, and {short(pair.high)}", selected)
    return Finding(text, count(pair.n_low + pair.n_high, "article"), part)


def copies(articles: pd.DataFrame, filters: Filters) -> Finding | None:
    """Say which story was printed most, and that it counts once.

    Args:
        articles: Every printing of the selected stories.
        filters: What is selected.
    """
    printed = articles["story_id"].value_counts().sort_index().sort_values(ascending=False)
    many = printed[printed > 1]
    if many.empty:
        return None
    own = articles[articles["story_id"] == many.index[0]]
    by = count(own["source"].nunique(), "source")
    if len(many) == 1:
        story = "agency story" if own["agency"].any() else "story"
        text = f"One {story} was printed {len(own):,} times, by {by}; it counts once."
    else:
        text = f"{count(len(many), 'story')} were printed more than once, one by {by}; each counts"
        text += " once."
    every = articles[articles["story_id"].isin(many.index)]["article_id"]
    part = Slice(
        "Stories printed more than once", replace(filters, printings=True), articles=tuple(every)
    )
    return Finding(text, count(len(every), "printing"), part)


def derived(articles: pd.DataFrame) -> Finding | None:
    """Say which reports rest on another outlet's, so that they are no accounts of their own."""
    own = articles[articles["derived_from"] != ""]
    if own.empty:
        return None
    origins = {clean(name).casefold() for name in articles["source"]}
    held = sum(clean(name).casefold() in origins for name in own["derived_from"])
    if len(own) == 1:
        one = own.iloc[0]
        text = f"{short(one['source'])} reports what {short(one['derived_from'])} reported"
    else:
        text = f"{count(len(own), 'article')} report what another outlet reported"
    if held:
        n = len(articles)
        text += f": {count(n - held, 'independent account')}, not {n:,}"
    part = Slice("Reports that rest on another outlet's", articles=tuple(own["article_id"]))
    return Finding(f"{text}.", count(len(own), "article"), part)


def undated(articles: pd.DataFrame) -> Finding | None:
    """Say that there is no timeline, or how much of the corpus is not in it."""
    missing = articles.loc[articles["published"].isna(), "article_id"]
    n = len(missing)
    if n == len(articles):
        text = "No article has a date, so there is no timeline."
    elif n >= MANY_UNDATED * len(articles):
        text = f"{n:,} of {count(len(articles), 'article')} have no date and stand in no timeline."
    else:
        return None
    part = Slice("Articles without a date", articles=tuple(missing))
    return Finding(text, count(n, "article"), part)


def absent_topics(rows: pd.DataFrame, filters: Filters) -> Finding | None:
    """Name the topics asked for by name that no article is about."""
    absent = rows.loc[(rows["kind"] == "named") & (rows["n_articles"] == 0), "topic"]
    if absent.empty or filters.topics:
        return None
    names = listed(short(name) for name in absent)
    return Finding(f"No article is mainly about {names}.", count(0, "article"))
