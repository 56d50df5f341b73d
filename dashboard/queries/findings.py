"""What the corpus says, in sentences: its claims, and what one must know to read its figures."""

from dataclasses import replace

import pandas as pd

from analysis.tables import SAME_ARTICLE, Report
from dashboard.filters import Filters, select_articles
from dashboard.known import n_known
from dashboard.queries.claims import (
    concentration,
    coverage,
    sources_compared,
    topics_compared,
)
from dashboard.queries.evidence import Slice
from dashboard.queries.languages import sought, unscored
from dashboard.queries.said import Finding, of_tone, short, weightiest
from dashboard.queries.spreading import astray
from dashboard.queries.topics import topic_rows
from dashboard.theme import clean, count, listed, opening, percent
from dashboard.weak import is_weak, weak_note

NONE_FIRM = "No topic is sure: each is found again in fewer than half of the halves of the corpus."
MANY_UNDATED = 0.2  # share of articles without a date from which that is worth a sentence


def findings(report: Report, filters: Filters) -> list[Finding]:
    """Return the sentences that hold for the selected articles, the five that are worth most.

    Args:
        report: The whole report.
        filters: What is selected; tone and text are not followed.

    Returns:
        From none (no article selected) to five.
    """
    chosen = select_articles(report, filters)
    if chosen.articles.empty:
        return []
    filters = filters.of_articles
    topics = topic_rows(report, filters)
    printed = select_articles(report, replace(filters, printings=True)).articles
    return weightiest(
        {
            "language": unscored(chosen, filters),
            "sought": sought(report, chosen),
            "topic": largest_topic(topics, filters),
            "astray": astray(report, filters),
            "coverage": coverage(report, filters),
            "concentration": concentration(report, filters),
            "sources": of_tone(sources_compared(chosen, filters)),
            "topics": of_tone(topics_compared(chosen, filters)),
            "copies": copies(printed, filters, report.skipped),
            "derived": derived(chosen.articles),
            "undated": undated(chosen.articles),
            "absent": absent_topics(topics, filters),
        }
    )


def largest_topic(rows: pd.DataFrame, filters: Filters) -> Finding | None:
    """Say what fills most of those topics that stories are about, unless one is asked for.

    A weak topic is said, with its doubt, only where there is no other.
    """
    present = rows[(rows["kind"] != "none") & (rows["n_sentences"] > 0)]
    if filters.topics:
        return None
    if present.empty:
        return Finding("No sentence has a clear topic.", count(0, "sentence"))
    of_stories = present[present["n_articles"] > 0]  # what no story is about is hardly news
    candidates = present if of_stories.empty else of_stories
    firm = candidates[[not is_weak(one) for one in candidates["stability"]]]
    top = (candidates if firm.empty else firm).iloc[0]
    n_articles, n_sources = int(top.n_articles), int(top.n_sources)
    mainly = count(n_articles, "story")
    asked = n_sources == len(filters.sources) == 1  # that it is that source goes without saying
    mainly += f" from {count(n_sources, 'source')}" if n_sources and not asked else ""
    text = f" fills {percent(top.share)} of the sentences"
    text += f" and is the main topic of {mainly}" if n_articles else ""
    if firm.empty and len(candidates) > 1:
        text = f"{NONE_FIRM} The largest, {short(top.topic)},{text}."
    else:
        doubt = weak_note(top.stability)
        text = f"{opening(short(top.topic))}{text}{'; but it is ' * bool(doubt)}{doubt}."
    return Finding(
        text + without_topic(rows),
        count(int(top.n_sentences), "sentence"),
        Slice(f"Clearly on {short(top.topic)}", filters, topic=str(top.topic_id)),
    )


def without_topic(rows: pd.DataFrame) -> str:
    """Say how many stories have no clear topic, where they are more than are on any; else "".

    Args:
        rows: From ``topic_rows``.
    """
    none = rows["kind"] == "none"
    n = int(rows.loc[none, "n_articles"].sum())
    if n <= int(rows.loc[~none, "n_articles"].max()):
        return ""
    return f" {count(n, 'story')} {'has' if n == 1 else 'have'} no clear topic."


def copies(articles: pd.DataFrame, filters: Filters, skipped: pd.DataFrame) -> Finding | None:
    """Say which story was printed most, that it counts once, and how many repeats were left out.

    Args:
        articles: Every printing of the selected stories.
        filters: What is selected.
        skipped: What was not used: articles of the same source, title and text among it.
    """
    printed = articles["story_id"].value_counts().sort_index().sort_values(ascending=False)
    many = printed[printed > 1]
    if many.empty:
        return None
    own = articles[articles["story_id"] == many.index[0]]
    n_sources = n_known(own["source"])
    by = f", by {count(n_sources, 'source')}" if n_sources > 1 else ""
    by = by or (" by the same source" if n_sources else "")
    times = f"twice{by}" if len(own) == 2 else f"{len(own):,} times{by}"  # noqa: PLR2004 - as said
    if len(many) == 1:
        story = "agency story" if own["agency"].any() else "story"
        text = f"One {story} was printed {times}; it counts once."
    else:
        text = f"{count(len(many), 'story')} were printed more than once, one of them {times}; "
        text += "each counts once."
    if left_out := _identical(own["title"], skipped):
        of_it = "" if len(many) == 1 else " of it"
        text += f" {count(left_out, 'identical copy')}{of_it} had been left out before."
    every = articles[articles["story_id"].isin(many.index)]["article_id"]
    part = Slice(
        "Stories printed more than once", replace(filters, printings=True), articles=tuple(every)
    )
    return Finding(text, count(len(every), "printing"), part)


def _identical(titles: pd.Series, skipped: pd.DataFrame) -> int:
    """Return how many articles with these titles were skipped as the same article."""
    left_out = skipped["reason"][skipped["reason"].str.startswith(SAME_ARTICLE)]
    cut = left_out.str.partition(": ")[2] if len(left_out) else ()
    return sum(1 for title in cut if title and bool(titles.str.startswith(title).any()))


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
        text = f"{count(len(own), 'story')} report what another outlet reported"
        if 0 < held < len(own):
            text += f", {held:,} of them one that is selected here"
    if held:
        n = len(articles)
        text += f": {count(n - held, 'independent account')}, not {n:,}"
    part = Slice("Reports that rest on another outlet's", articles=tuple(own["article_id"]))
    return Finding(f"{text}.", count(len(own), "story"), part)


def undated(articles: pd.DataFrame) -> Finding | None:
    """Say that there is no timeline, or how much of the corpus is not in it."""
    missing = articles.loc[articles["published"].isna(), "article_id"]
    n = len(missing)
    if n == len(articles):
        text = "No article has a date, so there is no timeline."
    elif n >= MANY_UNDATED * len(articles):
        text = f"{n:,} of {count(len(articles), 'story')} have no date and stand in no timeline."
    else:
        return None
    part = Slice("Articles without a date", articles=tuple(missing))
    return Finding(text, count(n, "story"), part)


def absent_topics(rows: pd.DataFrame, filters: Filters) -> Finding | None:
    """Name the topics asked for by name that no article is about."""
    absent = rows.loc[(rows["kind"] == "named") & (rows["n_articles"] == 0), "topic"]
    if absent.empty or filters.topics:
        return None
    names = listed(short(name) for name in absent)
    return Finding(f"No article is mainly about {names}.", count(0, "story"))
