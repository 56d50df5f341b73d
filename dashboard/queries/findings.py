"""What the corpus says, in sentences; each is made only where the rows bear it."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from scipy.special import stdtrit

from analysis import NO_CLEAR_TOPIC
from analysis.tables import Report
from dashboard.filters import Filters, select_articles
from dashboard.queries.corpus import corpus_facts
from dashboard.queries.tone import ENOUGH, group_tone
from dashboard.queries.topics import topic_rows
from dashboard.theme import count, listed, named, percent, signed

LONG_NAME = 60
POOLED_BELOW = 10  # articles; as analysis.mean_tone does


@dataclass(frozen=True, slots=True)
class Finding:
    """One true sentence and what it rests on.

    Attributes:
        text: The sentence, plain text.
        basis: What it counts, like ``"34 articles"``.
    """

    text: str
    basis: str


def findings(report: Report, filters: Filters) -> list[Finding]:
    """Return the sentences that hold for the selected articles, the weightiest first.

    Args:
        report: The whole report.
        filters: What is selected; tone and text are not followed.

    Returns:
        From none (no article selected) to six.
    """
    chosen = select_articles(report, filters)
    facts = corpus_facts(chosen)
    if not facts.articles:
        return []
    topics = topic_rows(report, filters)
    printed = select_articles(report, replace(filters, printings=True)).articles
    found = [
        _largest_topic(topics, filters),
        _absent_topics(topics, filters),
        _sources_compared(_grouped(chosen, "source"), facts.largest_source),
        _topics_compared(_grouped(chosen, "topic")),
        _copies(len(printed), printed["story_id"].nunique()),
        _undated(facts.articles, facts.undated),
    ]
    return [one for one in found if one is not None]


def _grouped(report: Report, by: str) -> pd.DataFrame:
    """Return the mean tone of sources or topics; what has no clear topic is no topic."""
    rows = group_tone(report.articles, by).rename(columns={by: "group"})
    return rows[rows["group"] != NO_CLEAR_TOPIC] if by == "topic" else rows


def short(name: str) -> str:
    """Return a name that a sentence can carry: on one line, cut at 60 characters.

    Examples:
        >>> short("a" * 70)[-3:]
        'aa…'
    """
    name = named(name)
    return name if len(name) <= LONG_NAME else f"{name[: LONG_NAME - 1]}…"


def _largest_topic(rows: pd.DataFrame, filters: Filters) -> Finding | None:
    """Say which topic fills most, unless the topic filter already answers that."""
    present = rows[(rows["kind"] != "none") & (rows["n_sentences"] > 0)]
    if filters.topics:
        return None
    if present.empty:
        return Finding("No sentence has a clear topic.", count(0, "sentence"))
    top = present.iloc[0]
    others = f": {count(top.n_articles, 'article')} from {count(top.n_sources, 'source')}"
    text = f"{short(top.topic)} fills {percent(top.share)} of the sentences"
    return Finding(
        f"{text}{others if top.n_articles else ''}.", count(int(top.n_sentences), "sentence")
    )


def _absent_topics(rows: pd.DataFrame, filters: Filters) -> Finding | None:
    """Name the topics asked for by name that no article is about."""
    absent = rows.loc[(rows["kind"] == "named") & (rows["n_articles"] == 0), "topic"]
    if absent.empty or filters.topics:
        return None
    names = listed(short(name) for name in absent)
    return Finding(f"No article is mainly about {names}.", count(0, "article"))


def _sources_compared(rows: pd.DataFrame, largest: int) -> Finding | None:
    """Say whether the sources can be compared, and whether two of them differ."""
    n = count(int(rows["n_articles"].sum()), "article")
    if len(rows) < 2:  # noqa: PLR2004 - a comparison needs two
        return None
    if largest == 1:
        return Finding("One article per source: not enough evidence to compare sources.", n)
    return compared(rows, "source")


def _topics_compared(rows: pd.DataFrame) -> Finding | None:
    """Say whether two topics differ in tone."""
    return compared(rows, "topic") if len(rows) > 1 else None


def compared(rows: pd.DataFrame, noun: str) -> Finding:
    """Compare the tone of the groups that have enough articles.

    Args:
        rows: Columns group, n_articles, tone, tone_low, tone_high, as ``analysis.tone_by`` gives.
        noun: ``"source"`` or ``"topic"``.
    """
    basis = count(int(rows["n_articles"].sum()), "article")
    able = rows[rows["n_articles"] >= ENOUGH].dropna(subset=["tone_low", "tone_high"])
    if len(able) < 2:  # noqa: PLR2004 - a comparison needs two
        text = f"Fewer than two {noun}s have {ENOUGH} articles: not enough evidence to compare"
        return Finding(f"{text} the tone of {noun}s.", basis)
    ordered: list[Any] = [*able.sort_values("tone", kind="stable").itertuples(index=False)]
    low, high = ordered[0], ordered[-1]
    pooled = int((rows["n_articles"] - 1).sum())
    if _apart(low, high, n_groups=len(able), pooled=pooled):
        text = (
            f"{short(low.group)} reads more negative than {short(high.group)}: mean tone "
            f"{signed(low.tone)} against {signed(high.tone)}, beyond chance among "
            f"{count(len(able), noun)}"
        )
        n = int(low.n_articles + high.n_articles)
        hint = ", whatever their topics" if noun == "source" else ""
        return Finding(f"{text}{hint}.", count(n, "article"))
    return Finding(
        f"No {noun} with {ENOUGH} or more articles stands apart in tone beyond chance.",
        count(int(able["n_articles"].sum()), "article"),
    )


def _apart(low: Any, high: Any, *, n_groups: int, pooled: int) -> bool:  # noqa: ANN401 - rows
    """Tell whether the most negative and the most positive group differ beyond chance.

    Among many groups the two ends differ by chance. So the 95 % intervals are widened to hold for
    all pairs at once (Bonferroni), and then must not overlap. Below 10 articles the spread behind
    an interval is pooled over all groups, and so are its degrees of freedom.
    """
    pairs = n_groups * (n_groups - 1) / 2
    sizes = (low.n_articles, high.n_articles)
    freedom = min(pooled if n < POOLED_BELOW else n - 1 for n in sizes)
    wider = float(stdtrit(freedom, 1 - 0.025 / pairs) / stdtrit(freedom, 0.975))
    reach = wider * (low.tone_high - low.tone + high.tone - high.tone_low)
    return bool(high.tone - low.tone > reach)


def _copies(n_articles: int, n_stories: int) -> Finding | None:
    """Say how many articles repeat another word for word."""
    copies = n_articles - n_stories
    if not copies:
        return None
    verb = "repeats" if copies == 1 else "repeat"
    text = f"{count(copies, 'article')} {verb} another word for word; each printing is counted."
    return Finding(text, count(n_stories, "different text"))


def _undated(n_articles: int, undated: int) -> Finding | None:
    """Say that there is no timeline where no article has a date."""
    if undated < n_articles:
        return None
    return Finding("No article has a date, so there is no timeline.", count(undated, "article"))
