"""What a handful of articles says: sentences that need no statistics, and a card an article."""

from dataclasses import replace

import pandas as pd

from analysis import deciding_words, tone_name
from analysis.tables import Report
from dashboard.filters import Filters, select_articles
from dashboard.known import known_sources
from dashboard.queries.claims import sources_compared
from dashboard.queries.evidence import Slice, selection
from dashboard.queries.findings import absent_topics, copies, derived, without_topic
from dashboard.queries.languages import sought, unscored
from dashboard.queries.said import Finding, of_tone, short, weightiest
from dashboard.queries.topics import topic_rows
from dashboard.theme import ENOUGH, count, listed, signed
from dashboard.weak import weak_note

FEW = 12  # articles from which a corpus is surveyed rather than read
MOST_CARDS = 30  # articles up to which one without any topic is read, since nothing sums it up
MOST_SUBJECTS = 4
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def is_for_reading(report: Report) -> bool:
    """Tell whether a report holds so few articles that one reads rather than surveys them."""
    n, has_topics = len(report.articles), bool((report.topics["kind"] != "none").any())
    return n < FEW or (n <= MOST_CARDS and not has_topics)


def reading_findings(report: Report, filters: Filters) -> list[Finding]:
    """Return the sentences that hold for a few articles.

    Args:
        report: The whole report.
        filters: What is selected; tone and text are not followed.

    Returns:
        From none (no article selected) to five.
    """
    chosen = select_articles(report, filters)
    if chosen.articles.empty:
        return []
    topics = topic_rows(report, filters)
    printed = select_articles(report, replace(filters, printings=True)).articles
    return weightiest(
        {
            "language": unscored(chosen, filters),
            "sought": sought(report, chosen),
            "topic": subjects(chosen, topics, filters),
            "derived": derived(chosen.articles),
            "sources": of_tone(sources_compared(chosen, filters)),
            "toned": of_tone(most_toned(chosen, filters)),
            "copies": copies(printed, filters, report.skipped),
            "absent": absent_topics(topics, filters),
        }
    )


def subjects(chosen: Report, rows: pd.DataFrame, filters: Filters) -> Finding | None:
    """Name the subjects that articles are mainly about, with articles and sentences."""
    present = rows[(rows["kind"] != "none") & (rows["n_articles"] > 0)]
    n_sentences = int(rows["n_sentences"].sum())
    if filters.topics:
        return None
    if present.empty:
        n = count(n_sentences, "sentence")
        return Finding("No article has a clear topic.", n, selection(chosen, filters))
    total = f" of {count(n_sentences, 'sentence')}"
    parts = []
    for one in present.head(MOST_SUBJECTS).to_dict("records"):
        n = f"{count(one['n_articles'], 'story')}, {one['n_sentences']:,}{total}"
        n = "; ".join(filter(None, [n, weak_note(one["stability"])]))
        parts.append(f"{short(one['topic'])} ({n})")
        total = ""
    if len(present) > MOST_SUBJECTS:
        parts.append(f"{len(present) - MOST_SUBJECTS:,} more")
    noun = "subject" if len(present) == 1 else "subjects"
    rest = without_topic(rows)
    found = " found" if rest else ""  # the others may be about the same, unseen
    text = f"{_in_words(len(present))} {noun}{found}: {listed(parts)}.{rest}"
    return Finding(text, count(n_sentences, "sentence"), selection(chosen, filters))


def _in_words(n: int) -> str:
    return _NUMBERS[n] if n < len(_NUMBERS) else f"{n:,}"


def most_toned(chosen: Report, filters: Filters) -> Finding | None:
    """Say which article reads most positive or negative, and whether a word or two decide it."""
    rated = chosen.articles.dropna(subset=["tone"])
    if len(rated) < 2:  # noqa: PLR2004 - most among one is nothing
        return None
    place = int(rated["tone"].abs().to_numpy().argmax())
    one = rated.iloc[place]
    tone = float(one["tone"])
    if tone_name(tone) == "neutral":
        text = "No article reads positive or negative as a whole."
        return Finding(text, count(len(rated), "story"), selection(chosen, filters))
    if len(rated) < ENOUGH:  # nothing is ranked
        return None
    text = f"Of {count(len(rated), 'story')}, {_whose(one, rated)} reads most "
    text += f"{tone_name(tone)} (mean tone {signed(tone)})"
    decided = deciding_words(chosen, article_ids=[one["article_id"]])
    if decided is not None:
        words = listed(short(word) for word in decided.words)
        who = "one word decides" if len(decided.words) == 1 else "two words decide"
        text += f", but {who} it, {words}: without, {signed(decided.without)}"
    part = Slice(f"{short(one['source'])}: {short(one['title'])}", articles=(one["article_id"],))
    return Finding(f"{text}.", count(int(one["n_sentences"]), "sentence"), part)


def _whose(story: pd.Series, stories: pd.DataFrame) -> str:
    """Name a story: "Yahoo's" where it is its source's only one, else "one of Yahoo".

    Of an unknown source it goes by its headline, if it has one.
    """
    source, same = story["source"], known_sources(stories["source"]) == story["source"]
    if not same.any() and story["title"]:
        return f'"{short(story["title"])}"'
    own = "'" if source.endswith("s") else "'s"
    return f"{short(source)}{own}" if same.sum() == 1 else f"one of {short(source)}"
