"""Claims about a corpus: a rise or fall, a hold on a topic, a difference in tone.

Each is made only where a test bears it.
"""

import datetime as dt
import math
from collections.abc import Collection, Sequence
from dataclasses import replace

import pandas as pd

from analysis import reader_of, tone_name
from analysis.tables import Report
from dashboard.filters import Filters
from dashboard.known import known_sources
from dashboard.queries.chance import AFTER
from dashboard.queries.contrast import (
    MOST_COMPARED,
    Contrast,
    sources_contrast,
    topics_contrast,
)
from dashboard.queries.evidence import SCORED, Slice, selection
from dashboard.queries.matrix import strongest_concentration
from dashboard.queries.said import Finding, short
from dashboard.queries.sources import SAME_TONE
from dashboard.queries.timeline import columns
from dashboard.queries.turns import Turn, named_counts, turn_articles, turns
from dashboard.theme import ENOUGH, count, day, listed, percent, signed, span
from dashboard.unscored import not_scored_line, with_a_tone

MOST_TIMES = 100  # an interval that reaches further knows no upper end worth a number
LEADING, MOST_WORDS = 10, 3  # words of a topic that are looked at, and named
FROM_ENOUGH = f"comparisons appear from {ENOUGH} stories a source."


def coverage(report: Report, filters: Filters) -> Finding | None:
    """Say which topic's coverage rose or fell beyond chance, by how much, and with whose name."""
    ids = report.topics.set_index("name")["topic_id"]
    counts = columns(report, filters, unit="week").counts
    for turn in turns(counts, named_counts(report, filters, counts)):
        if not filters.topics or ids[turn.topic] in filters.topics:
            return _coverage(report, filters, turn)
    return None


def _coverage(report: Report, filters: Filters, turn: Turn) -> Finding:
    """Return what is said of a change of coverage; its evidence are the stories of four weeks."""
    stories = turn.named if turn.by_name else turn.stories
    end = turn.day + dt.timedelta(days=7 * AFTER - 1)
    ids = tuple(turn_articles(report, filters, turn))
    part = Slice(f"{short(turn.topic)}, {span(turn.day, end)}", articles=ids)
    return Finding(turn_said(turn), count(stories.inside, "story"), part)


def turn_said(turn: Turn) -> str:
    """Say how the coverage of a topic changed."""
    span_of, stories = turn.span, turn.named if turn.by_name else turn.stories
    beside = span_of.last - span_of.first - AFTER
    lasting = span_of.last == span_of.end
    where = f"in the {count(beside, 'week')} {'before' if lasting else 'around them'}"
    text = f"Coverage of {short(turn.topic)} {'rose' if turn.rose else 'fell'} from {day(turn.day)}"
    if turn.by_name:
        text += f" with {short(turn.name)}"
    text += f": {count(stories.inside, 'story')} in four weeks, {stories.beside:,} {where}"
    if turn.by_name:
        text += f" name it (of {turn.stories.inside:,} and {turn.stories.beside:,})"
    text += f", {effect_said(turn)}"
    if turn.name and not turn.by_name:
        text += f"; {turn.named.inside:,} of the {stories.inside:,} name {short(turn.name)}"
        do = "does" if stories.beside == 1 else "do"
        if stories.beside:
            text += f", {turn.named.beside:,} of the {stories.beside:,} {do}"
    return f"{text}."


def effect_said(turn: Turn) -> str:
    """Say the size of a change with its interval, which holds for all topics and weeks at once."""
    if math.isinf(turn.ratio):
        return f"at least {_times(turn.low)} times as many a week (95 %, all topics and weeks)"
    told = turn.high <= MOST_TIMES
    top = f"to {_times(turn.high)}" if told else f"to more than {MOST_TIMES}"
    top = top if math.isfinite(turn.high) else "or more"
    interval = f"95 % interval {_times(turn.low)} {top}, all topics and weeks"
    return f"{_times(turn.ratio)} times as many a week ({interval})"


def _times(ratio: float) -> str:
    """Format a ratio with the digits that tell.

    Examples:
        >>> _times(24.9), _times(2.68), _times(0.256)
        ('25', '2.7', '0.26')
    """
    decimals = 0 if ratio >= 10 else 1 if ratio >= 1 else 2  # noqa: PLR2004 - a second digit
    return f"{ratio:.{decimals}f}"


def concentration(report: Report, filters: Filters) -> Finding | None:
    """Say which source wrote more on a topic than its size suggests."""
    if filters.sources or filters.topics:
        return None
    found = strongest_concentration(report, filters)
    if found is None:
        return None
    part, whole = percent(found.both / found.on_topic), percent(found.by_source / found.every)
    text = (
        f"{short(found.source)} wrote {found.both:,} of the {count(found.on_topic, 'story')} on "
        f"{short(found.topic)}: {part}, where its share of all stories is {whole}."
    )
    selected = replace(filters, sources=(found.source,), topics=(found.topic_id,))
    part = Slice(f"{short(found.source)} on {short(found.topic)}", selected)
    return Finding(text, count(found.both, "story"), part)


def sources_compared(chosen: Report, filters: Filters) -> Finding | None:
    """Say whether sources can be compared at equal topics, and which of them differ."""
    sizes = known_sources(chosen.articles["source"]).value_counts()
    n = count(len(chosen.articles), "story")
    if len(sizes) < 2 or not_scored_line(chosen.articles):  # noqa: PLR2004 - it needs two
        return None
    if int(sizes.max()) == 1:
        text = f"One article per source: not enough evidence to compare sources; {FROM_ENOUGH}"
        return Finding(text, n, selection(chosen, filters))
    found = sources_contrast(chosen)
    among = _among(found)
    if not found.n_pairs and found.n_alike:
        return Finding(SAME_TONE, n, selection(chosen, filters))
    if not found.n_pairs:
        stories = f"{ENOUGH} stories{with_a_tone(chosen.articles)}"
        no_two = f"No two {among or 'sources'} have {stories} on the same topic"
        text = f"{no_two}: not enough evidence to compare their tone."
        return Finding(text, n, selection(chosen, filters))
    if not found.pairs:
        none = f"none {among} differs" if among else "no source differs"
        pairs = f"{count(found.n_pairs, 'pair')} of sources compared"
        text = f"At equal topics {none} in tone beyond chance ({pairs})."
        label = f"{count(len(found.groups), 'source')} compared"
        part = _rated(label, chosen, filters, topics=_clear(chosen), sources=found.groups)
        return Finding(text, count(found.n_articles, "story"), part, is_null=True)
    return _difference(chosen, filters, found)


def _clear(chosen: Report) -> set[str]:
    """Return the names of what is a topic."""
    topics = chosen.topics
    return set(topics.loc[topics["kind"] != "none", "name"])


def _rated(
    label: str,
    chosen: Report,
    filters: Filters,
    *,
    topics: Collection[str],
    sources: Sequence[str] = (),
) -> Slice:
    """Return the sentences of what was compared: of articles with a tone, on these topics."""
    known = chosen.topics
    known = known[known["name"].isin(topics)]
    asked = known["topic_id"].isin(filters.topics) | (not filters.topics)
    ids = tuple(known.loc[asked, "topic_id"])
    selected = replace(filters, sources=tuple(sources) or filters.sources, topics=ids)
    return Slice(label, selected, low=SCORED)


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
        does = "does" if more == 1 else "do"
        text += f"; so {does} {count(more, 'more pair')} {among or 'of sources'} at equal topics"
        if more == 1:
            text += f" ({short(found.pairs[1].low)} than {short(found.pairs[1].high)})"
    elif rest:
        text += f"; at equal topics no other {f'two {among}' if among else 'sources'} differ"
    label = f"{short(pair.low)} and {short(pair.high)}"
    label += f" on {short(pair.topic)}" if pair.topic else ", on topics of both"
    n = count(pair.n_low + pair.n_high, "story")
    part = _rated(label, chosen, filters, topics=pair.topics, sources=(pair.low, pair.high))
    return Finding(f"{text}.", n, part, pair)


def topics_compared(chosen: Report, filters: Filters) -> Finding | None:
    """Say which two topics differ in tone beyond chance."""
    found = topics_contrast(chosen)
    if not found.n_pairs:
        return None
    if not found.pairs:
        text = f"No topic with {ENOUGH} or more stories stands apart in tone beyond chance."
        label = f"{count(len(found.groups), 'topic')} compared"
        part = _rated(label, chosen, filters, topics=found.groups)
        return Finding(text, count(found.n_articles, "story"), part, is_null=True)
    pair = found.pairs[0]
    text = (
        f"Stories on {short(pair.low)} read more negative than those on {short(pair.high)}: mean "
        f"tone {signed(pair.low_tone)} against {signed(pair.high_tone)}, beyond chance among "
        f"{count(len(found.groups), 'topic')}."
    )
    if words := negative_words(chosen, pair.low):
        text += f" Its own words count as negative: {listed(words)}."
    label = f"{short(pair.low)}, and {short(pair.high)}"
    part = _rated(label, chosen, filters, topics=pair.topics)
    return Finding(text, count(pair.n_low + pair.n_high, "story"), part)


def negative_words(report: Report, topic: str) -> list[str]:
    """Return up to three leading words of a topic that read negative whatever is said of it.

    Stories on guns are full of "gun": what sets their tone apart may be the subject alone.
    """
    ids = report.topics.loc[report.topics["name"] == topic, "topic_id"]
    terms = report.topic_terms[report.topic_terms["topic_id"].isin(ids)].sort_values("rank")
    terms = terms.head(LEADING)
    asked = pd.DataFrame({"sentence_id": "", "text": terms["term"], "tone": 0.0})
    reader = reader_of(report, asked)
    spelled = enumerate(terms["spelling"].tolist())
    return [word for i, word in spelled if tone_name(reader.score(i)) == "negative"][:MOST_WORDS]
