"""How a report was made, in plain words, from its manifest."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import pandas as pd

from analysis import Correction
from analysis.tables import PLACED, TONE_CHECK
from dashboard.filters import by_hand_line
from dashboard.queries.check import check_lines
from dashboard.theme import MINUS, count, day

MUCH = 0.2  # share of the stories that came or went, from which on topics are worth finding anew

READING = (
    "Each page is cut into its articles. Page furniture, advertisements, bylines and sign-offs are "
    "taken out of the text and kept, each with the rule that took it out."
)
SHARE = (
    "The share of a topic is the share of sentences that are clearly on it. A sentence or article "
    'without a clear topic counts as "no clear topic".'
)
TONES = {
    "news": (
        f"Tone is the news tone of each sentence, from {MINUS}1 to +1, on its first 300 words: a "
        "lexicon with rules for news, whose words and steps can be listed for every sentence."
    ),
    "vader": (
        f"Tone is VADER's compound score of each sentence, from {MINUS}1 to +1, on its first 300 "
        "words."
    ),
}
SHADES = (
    "Cells of sources and topics are shaded by their adjusted standardised residual (Haberman "
    "1973): how many standard errors a number lies from what the sizes of source and topic suggest."
)
MEANS = (
    "An article's tone is the mean of its sentences; a group's tone is the mean of its stories, "
    "from 3 stories on with a 95 % interval (Student's t): of 100 intervals made like this, about "
    "95 hold the true mean. A lexicon reads wording: it cannot tell who is "
    "criticised or praised, and misses irony."
)


def method_lines(manifest: Mapping[str, Any]) -> list[str]:
    """Return how a report was made, one paragraph an entry, as plain text."""
    lines = [
        READING,
        _dates_line(str(manifest.get("captured") or "")),
        _topics_line(manifest.get("settings") or {}),
        SHARE,
        f"{TONES.get(str(manifest.get('tone')), TONES['news'])} {MEANS}",
        SHADES,
        _aside_line(manifest.get("settings") or {}),
        _corrected(manifest),
        _by_hand(manifest),
        *check_lines(manifest.get(TONE_CHECK)),
        *topic_lines(manifest),
        *map(str, manifest.get("notes") or ()),
    ]
    return [line for line in lines if line]


def topic_lines(manifest: Mapping[str, Any]) -> list[str]:
    """Return what is to be known of topics that are not as asked for, as plain text."""
    notes = map(str, manifest.get("topic_notes") or ())
    return [f"{note[:1].upper()}{note[1:]}." for note in notes]


def _dates_line(captured: str) -> str:
    if captured:
        return (
            'Relative times such as "2 hours ago" on a saved page are counted back from '
            f"{_moment(captured)}, when the pages were saved; articles with a date of their own "
            "may be later."
        )
    return "The corpus names no capture time, so relative times stay undated."


def _moment(written: str) -> str:
    """Return a time as a manifest writes it, for a reader.

    Examples:
        >>> _moment("2025-06-28T13:00:00+00:00")
        '28 Jun 2025, 13:00 UTC'
    """
    at = pd.to_datetime(written, utc=True, errors="coerce")
    return written if pd.isna(at) else f"{day(at.date())}, {at:%H:%M} UTC"


def _aside_line(settings: Mapping[str, Any]) -> str:
    """Say which words the analyst set aside, or nothing."""
    words = settings.get("set_aside") or ()
    return f"Set aside by the analyst, without tone here: {', '.join(words)}." if words else ""


def _corrected(manifest: Mapping[str, Any]) -> str:
    """Say how many articles have a title or a date that the analyst gave them, or nothing."""
    n = len(corrections(manifest))
    return f"{count(n, 'article')} with a title or date corrected by hand." if n else ""


def corrections(manifest: Mapping[str, Any]) -> dict[str, Correction]:
    """Return the titles and dates that the analyst gave to articles, by the article's id."""
    every = (manifest.get("settings") or {}).get("corrected") or ()
    values = [[str(one.get(field.name) or "") for field in fields(Correction)] for one in every]
    return {one.article_id: one for one in (Correction(*texts) for texts in values)}


def corrected_said(manifest: Mapping[str, Any], article_id: str) -> str:
    """Say what of an article the analyst corrected, or nothing; plain text.

    Examples:
        >>> one = {"article_id": "3f2a", "title": "Ships wait", "date": "", "read": "Menu"}
        >>> corrected_said({"settings": {"corrected": [one]}}, "3f2a")
        'Title corrected by hand; the title was read as "Menu".'
    """
    one = corrections(manifest).get(article_id)
    if one is None:
        return ""
    if not one.title:
        return "Date corrected by hand."
    both = "Title and date" if one.date else "Title"
    read = f'; the title was read as "{one.read}"' if one.read else ""
    return f"{both} corrected by hand{read}."


def _by_hand(manifest: Mapping[str, Any]) -> str:
    """Say whether scores were replaced by the analyst, or nothing."""
    said = by_hand_line(manifest)
    return f"{said}: their scores do not count, and they are marked." if said else ""


def _topics_line(settings: Mapping[str, Any]) -> str:
    """Say how the topics were found and with which settings."""
    number = settings.get("n_topics")
    wanted = "their number proposed from the data" if number is None else f"{number} asked for"
    line = (
        "Topics are groups of words that stand together in passages. A word weighs more the fewer "
        "passages hold it (TF-IDF); the groups are those that together explain the weighted words "
        "best (non-negative matrix factorisation, NMF) or, of up to 30 stories, those of groups of "
        f"like ones, {wanted}. Chance enters at the start only and is fixed (random seed "
        f"{settings.get('seed', 0)}): a second run gives the same."
    )
    named, parts = settings.get("named") or {}, parts_of(settings)
    for kind, topics in (("Named topics", named), ("Parts of topics that were split", parts)):
        said = "; ".join(f"{name} ({', '.join(seeds)})" for name, seeds in topics.items())
        line += f" {kind}, learned from their words: {said}." if said else ""
    return line


def parts_of(settings: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the parts into which topics were split, each with the words it is looked for by."""
    splits = settings.get("splits") or ()
    return {part["name"]: [*part["seeds"]] for split in splits for part in split["parts"]}


def placed_line(manifest: Mapping[str, Any]) -> str:
    """Say how the stories differ from those in which the topics were found, or nothing."""
    placed = manifest.get(PLACED) or {}
    found_in, added, gone = (int(placed.get(name) or 0) for name in ("stories", "added", "gone"))
    if not added and not gone:
        return ""
    edited = " or edited" if added and gone else ""
    said = [
        *([f"{count(added, 'story')} added{edited}"] if added else []),
        *([f"{count(gone, 'story')} gone{edited}"] if gone else []),
    ]
    line = f"Topics are those found in {count(found_in, 'story')}; since then {' and '.join(said)}."
    if added + gone >= MUCH * found_in:
        line += " That is a fifth of them or more: it is time to find topics anew."
    return line


def versions_line(manifest: Mapping[str, Any]) -> str:
    """Say what a report was made with, or nothing where it does not tell."""
    versions = manifest.get("versions") or {}
    said = ", ".join(f"{name} {version}" for name, version in versions.items())
    return f"Made with {said}." if said else ""
