"""The tables at the end of the report: topics, sources, settings, versions and inputs."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis import ColumnDecision, SourceDecision
from analysis.tables import Report
from dashboard.charts.rows import each
from dashboard.filters import Filters
from dashboard.queries.method import corrections, method_lines, parts_of, placed_line
from dashboard.queries.sources import largest_note, source_rows
from dashboard.queries.tone import tone_rows
from dashboard.queries.topics import term_rows, topic_rows
from dashboard.reporting.elements import Element, element, table
from dashboard.reporting.marks import tone_said
from dashboard.theme import NEWS, NOT_SCORED, TONE_MODELS, count, day, named, percent

MOST_LISTED = 200
WORDS = 10
RETURNS = (
    "returns: of halves of the corpus, drawn at random, the share in which a discovered topic is "
    "found again"
)
SETTINGS = {
    "tone": "Tone scored by",
    "n_topics": "Number of topics",
    "named": "Named topics and their words",
    "added": "Topics added here",
    "seed": "Random seed",
    "columns": "Columns of tables, by field",
    "tables": "Columns of single files",
    "sources": "Sources said by hand",
    "other_names": "Other names of a source",
    "corrected": "Titles and dates corrected by hand",
    "lexicon": "Own words of the tone lexicon",
    "set_aside": "Words without tone here",
    "ignored": "Words ignored in all topics",
    "splits": "Topics split into parts, with their words",
    "pieces": "Pieces put back or taken out by hand",
    "limits": "Limits set",
    "ledger": "Decisions applied (hash)",
}
NOT_SET = "not set"
LIMITS = (
    "Tone is that of the wording. It is neither what a source thinks nor who is praised or blamed.",
    "Few stories say little: below 3 a group has no interval, and nothing is claimed of it.",
    "Topics are groups of words found by a model; another number of topics would cut otherwise.",
    "Sources are those the documents name. What the corpus leaves out, this report leaves out.",
    "Speakers, names and derived reports are found by rules and can be missed.",
)


def _number(value: int) -> Element:
    return element("td", f"{value:,}", class_="n")


def topics_table(report: Report, filters: Filters) -> Element:
    """Return every topic with its words and how it came about."""
    rows = topic_rows(report, filters)
    stable = report.topics.set_index("topic_id")["stability"]
    cells = [
        [
            named(one.topic),
            "" if one.kind == "none" else one.kind,
            ", ".join(term_rows(report, one.topic_id, WORDS)["term"]),
            _number(one.n_sentences),
            element("td", percent(one.share), class_="n"),
            _number(one.n_articles),
            _number(one.n_sources),
            tone_said(one, one.n_rated) if one.kind != "none" else "not compared",
            "" if pd.isna(stable[one.topic_id]) else percent(float(stable[one.topic_id])),
        ]
        for one in each(rows.head(MOST_LISTED))
    ]
    heads = "Topic|Kind|Words by weight|Sentences|Share|Stories|Sources|Tone|Returns"
    return _listing(
        "Table of topics",
        heads,
        cells,
        "; ".join(one for one in (RETURNS, largest_note(len(cells), len(rows), "topic")) if one),
    )


def sources_table(report: Report, filters: Filters) -> Element:
    """Return every source with its articles, period and tone."""
    rows = source_rows(report, filters)
    tones = {one.group: one for one in each(tone_rows(report, filters, "source"))}
    cells = [
        [
            named(one.source),
            _number(one.n_articles),
            _number(one.n_sentences),
            *("" if pd.isna(when) else day(when.date()) for when in (one.first, one.last)),
            _number(one.n_undated),
            _tone_cell(tones.get(one.source)),
        ]
        for one in each(rows.head(MOST_LISTED))
    ]
    heads = "Source|Stories|Sentences|First|Last|Undated|Tone"
    return _listing("Table of sources", heads, cells, largest_note(len(cells), len(rows), "source"))


def _tone_cell(one: Any) -> str:  # noqa: ANN401 - a row, or None
    return NOT_SCORED if one is None else tone_said(one, one.n_articles)


def _listing(
    title: str, heads: str, cells: Iterable[Iterable[str | Element]], note: str = ""
) -> Element:
    """Return a table under its title, with what it leaves out."""
    section = element("section", element("h2", title))
    if note:
        section.append(element("p", f"{note[0].upper()}{note[1:]}.", class_="reading"))
    drawn = table(heads.split("|"), cells, class_="listing")
    section.append(element("div", drawn, class_="wide"))
    return section


def method_section(report: Report) -> Element:
    """Return how the numbers were made and what they do not say."""
    manifest = report.manifest
    said = [*method_lines(manifest), placed_line(manifest), str(manifest.get("why") or "")]
    return element(
        "section",
        element("h2", "How it was made"),
        *(element("p", line) for line in said if line),
        element("h3", "What it does not say"),
        element("ul", *(element("li", line) for line in LIMITS)),
    )


def provenance_section(report: Report) -> Element:
    """Return settings, versions and the hashes of what was read, so that it can be made again."""
    manifest = report.manifest
    inputs = dict(sorted((manifest.get("inputs") or {}).items()))
    every = "\n".join(f"{name} {value}" for name, value in inputs.items())
    counts = manifest.get("counts") or {}
    read = (
        f"{count(len(inputs), 'file')} read, {counts.get('skipped', 0):,} skipped, "
        f"{counts.get('removed', 0):,} pieces set aside. Hash of all files together (SHA-256 of "
        f"the list of names and hashes): {hashlib.sha256(every.encode()).hexdigest()}."
    )
    if note := largest_note(min(MOST_LISTED, len(inputs)), len(inputs), "file"):
        read = f"{read} Listed are {note.replace('largest', 'first')}."
    files = [*inputs.items()][:MOST_LISTED]
    return element(
        "section",
        element("h2", "Settings, versions and inputs"),
        _pairs("Setting|Value", settings_told(manifest)),
        _pairs("Software|Version", manifest.get("versions") or {}),
        element("p", read, class_="reading"),
        _pairs("File|Hash", dict(files), kind="listing hashes"),
    )


def settings_told(manifest: Mapping[str, Any]) -> dict[str, str]:
    """Return the settings of a report in words, in the order of ``SETTINGS``, to their values."""
    settings = dict(manifest.get("settings") or {})
    told = {key: _plainly(value) for key, value in settings.items()}
    told["tone"] = TONE_MODELS.get(str(manifest.get("tone", NEWS)), NEWS)
    if settings.get("n_topics") is None:
        told["n_topics"] = "proposed from the data"
    told["pieces"] = "; ".join(map(_piece, settings.get("pieces") or ())) or NOT_SET
    told["tables"] = "; ".join(map(_table, settings.get("tables") or ())) or NOT_SET
    told["sources"] = "; ".join(map(_source, settings.get("sources") or ())) or NOT_SET
    same = settings.get("other_names") or ()
    told["other_names"] = "; ".join(f"{other} is {name}" for other, name in same) or NOT_SET
    told["corrected"] = "; ".join(one.said for one in corrections(manifest).values()) or NOT_SET
    told["splits"] = _plainly(parts_of(settings))
    told["ledger"] = _plainly(manifest.get("ledger"))
    known = {words: told.pop(key) for key, words in SETTINGS.items() if key in told}
    return known | told


def _piece(piece: Mapping[str, Any]) -> str:
    """Return a piece that was put back or taken out by hand, in words."""
    done = "put back" if piece.get("is_text") else "taken out"
    return f"{piece.get('text') or 'all'} ({piece.get('file')}, {done})"


def _table(table: Mapping[str, Any]) -> str:
    """Return which columns of one file hold what, in words."""
    columns = tuple((str(field), str(name)) for field, name in table.get("columns") or ())
    return ColumnDecision(str(table.get("file")), columns).said


def _source(source: Mapping[str, Any]) -> str:
    """Return who wrote the articles of a place, in words."""
    place, every = str(source.get("place") or ""), bool(source.get("every"))
    return SourceDecision(str(source.get("name")), place, every=every).said


def _pairs(heads: str, values: Mapping[str, str], *, kind: str = "listing") -> Element:
    """Return names and values as a table."""
    cells = [[named(str(name)), str(value)] for name, value in values.items()]
    return table(heads.split("|"), cells, class_=kind)


def _plainly(value: Any) -> str:  # noqa: ANN401 - what JSON can hold
    """Return the value of a setting as text; what was not set says so.

    Examples:
        >>> _plainly({"age": ["law", "court"]}), _plainly(["gun", "deal"]), _plainly(0)
        ('age (law, court)', 'gun, deal', '0')
        >>> _plainly({"rows": 2000}), _plainly({})
        ('rows 2,000', 'not set')
    """
    if value is None or value in ({}, [], ""):
        return NOT_SET
    if isinstance(value, Mapping):
        return "; ".join(
            f"{name} ({_plainly(one)})" if isinstance(one, list) else f"{name} {_plainly(one)}"
            for name, one in value.items()
        )
    if isinstance(value, list):
        return ", ".join(map(_plainly, value))
    return f"{value:,}" if isinstance(value, int) else str(value)
