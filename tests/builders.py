"""Small reports for tests: every number in them follows from the lines written here.

``a_report()`` is a corpus of nine articles by three sources on three topics, with one named topic
that no article is about, one article without a date, one without a clear topic and one without a
sentence. ``a_report([an_article(...), ...])`` builds any other; a keyword replaces a whole table.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from built_voices import voice_tables

from analysis import tables
from analysis.records import NO_CLEAR_TOPIC, content_id

NONE_ID = "none"


@dataclass(frozen=True)
class Line:
    """One sentence of a built article; ``topic`` "" means that no topic word stands in it.

    A line that is quoted or has a speaker is a quote as a whole.
    """

    text: str
    topic: str = ""
    tone: float = 0.0
    clear: bool = True
    quoted: bool = False
    speaker: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class BuiltArticle:
    """One article of a built report; ``day`` is written like "2025-06-03" or "" for undated."""

    source: str
    title: str
    lines: tuple[Line, ...]
    day: str = ""
    carrier: str = ""
    file: str = "page.txt"
    url: str = ""
    language: str = "en"

    @property
    def article_id(self) -> str:
        return content_id(self.source, self.title, self.body)

    @property
    def body(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def main_topic(self) -> str:
        counted = Counter(line.topic for line in self.lines if line.topic and line.clear)
        return counted.most_common(1)[0][0] if counted else NO_CLEAR_TOPIC


def an_article(source: str, title: str, lines: Sequence[Line], **more: str) -> BuiltArticle:
    """Return an article for ``a_report``; ``more`` are the other fields."""
    return BuiltArticle(source, title, tuple(lines), **more)


def on(topic: str, *tones: float, title: str = "") -> list[Line]:
    """Return one line on a topic per tone; the text says both, so that no two are alike."""
    return [
        Line(f"{title or topic} sentence {n}, felt as {tone:+.2f}.", topic, tone)
        for n, tone in enumerate(tones, start=1)
    ]


def nine_articles() -> list[BuiltArticle]:
    """Return the articles of the default report."""
    port, age, flood = "Port strike", "Age verification", "River flood"
    said = {"quoted": True, "speaker": "Oona Brandt", "names": ("Oona Brandt",)}
    quoted = Line('"We will not move," said Oona Brandt.', port, -0.6, **said)
    unclear = Line("However, that is not the case.", port, 0.0, clear=False)
    levee = [*on(flood, 0.5), *on(age, 0.1, title="Aside"), *on(flood, 0.7, title="Relief")]
    return [
        an_article(
            "Terrier", "Dockers walk out", [*on(port, -0.4, -0.2), quoted], day="2025-06-02"
        ),
        an_article(
            "Terrier", "Port still shut", on(port, -0.5, -0.1, title="Shut"), day="2025-06-03"
        ),
        an_article(
            "Terrier",
            "A deal at the quay",
            [*on(port, 0.3, title="Deal"), unclear],
            day="2025-06-09",
        ),
        an_article(
            "Harbour Ledger",
            "Ships wait outside",
            on(port, 0.0, 0.1, title="Ships"),
            day="2025-06-04",
        ),
        an_article("Harbour Ledger", "Sites must check ages", on(age, 0.2, 0.4), day="2025-06-10"),
        an_article(
            "Harbour Ledger",
            "Court hears age case",
            on(age, 0.6, 0.0, title="Court"),
            day="2025-06-11",
            carrier="Daily Reader",
        ),
        an_article("The Comet", "Levee holds", levee, day="2025-06-12"),
        an_article(
            "The Comet", "Notes of the week", [Line("Nothing much happened.")], day="2025-06-13"
        ),
        an_article("The Comet", "A headline alone", ()),
    ]


def a_survey(**overrides: Any) -> tables.Report:
    """Return a report of 13 articles, enough for a survey: the nine, three more, and a copy."""
    nine = nine_articles()
    more = [
        an_article(
            "The Comet", f"Port, day {n}", on("Port strike", -0.1 * n, 0.2), day=f"2025-06-1{n}"
        )
        for n in range(4, 7)
    ]
    copied = an_article("Harbour Ledger", "Dockers walk out again", nine[0].lines, day="2025-06-04")
    return a_report([*nine, *more, copied], **overrides)


TOPICS = (
    ("port", "Port strike", "named"),
    ("age", "Age verification", "named"),
    ("cricket", "Cricket", "named"),
    ("flood", "River flood", "discovered"),
)
TERMS = {
    "port": (("dockers", 1.0, 5.0), ("strike", 0.8, 3.0), ("quay", 0.4, 6.0)),
    "age": (("age", 1.0, 2.5), ("sites", 0.6, 4.0)),
    "flood": (("levee", 1.0, 9.0), ("river", 0.9, 7.0)),
}


def a_report(
    articles: Sequence[BuiltArticle] | None = None,
    *,
    topics: Sequence[tuple[str, str, str]] = TOPICS,
    title: str = "Sample corpus",
    notice: str = "Written for this sample.",
    **overrides: Any,
) -> tables.Report:
    """Return a report whose tables agree with each other.

    Args:
        articles: From ``an_article``; None takes ``nine_articles``.
        topics: (id, name, kind) of each topic, without the row of kind "none".
        title: Title of the corpus.
        notice: Its notice.
        overrides: Whole tables (``removed=frame``) or ``manifest`` to put in place of the built.
    """
    given = nine_articles() if articles is None else articles
    built = sorted(given, key=lambda a: (a.day == "", a.day, a.source, a.article_id))
    every = (*topics, (NONE_ID, NO_CLEAR_TOPIC, "none"))
    told, sentences = _articles(built), _sentences(built)
    parts: dict[str, Any] = {
        "articles": told,
        "sentences": sentences,
        "topics": _topics(told, sentences, every),
        "topic_terms": _terms(topics),
        "article_topics": _article_topics(built, every),
        **voice_tables(built),
        "topic_counts": _tried(),
        "skipped": tables.SKIPPED.frame(
            {"file": ["broken.csv"], "place": ["row 3"], "reason": ["no text in column body"]}
        ),
        "removed": _removed(),
        "manifest": _manifest(built, title, notice),
    }
    report = tables.Report(**(parts | overrides))
    for schema in tables.SCHEMAS:  # those built here are checked already
        if schema.name in overrides:
            schema.check(overrides[schema.name])
    return report


def an_empty_report() -> tables.Report:
    """Return a report in which every table is empty and the manifest says so."""
    return tables.Report(manifest=_manifest([], "Nothing here", ""))


def _articles(built: Sequence[BuiltArticle]) -> pd.DataFrame:
    tones = [np.mean([line.tone for line in a.lines]) if a.lines else np.nan for a in built]
    return tables.ARTICLES.frame(
        {
            "article_id": [a.article_id for a in built],
            "story_id": [content_id(a.body) for a in built],
            "counted": [a.body not in {b.body for b in built[:n]} for n, a in enumerate(built)],
            "agency": [""] * len(built),
            "derived_from": [""] * len(built),
            "source": [a.source for a in built],
            "carrier": [a.carrier for a in built],
            "title": [a.title for a in built],
            "url": [a.url for a in built],
            "published": [f"{a.day}T08:00:00Z" if a.day else None for a in built],
            "date_method": ["text" if a.day else "none" for a in built],
            "date_precision": ["day" if a.day else "none" for a in built],
            "file": [a.file for a in built],
            "language": [a.language for a in built],
            "n_sentences": [len(a.lines) for a in built],
            "topic": [a.main_topic for a in built],
            "topic_share": [_share(a, a.main_topic) for a in built],
            "tone": tones,
            "reporter_tone": [
                np.mean(own) if (own := [x.tone for x in a.lines if not x.quoted]) else np.nan
                for a in built
            ],
        }
    )


def _share(article: BuiltArticle, topic: str) -> float:
    """Return the share of an article's sentences that are on a topic, or on none."""
    if not article.lines:
        return float(topic == NO_CLEAR_TOPIC)
    counted = [
        line.topic if line.topic and line.clear else NO_CLEAR_TOPIC for line in article.lines
    ]
    return counted.count(topic) / len(counted)


def _sentences(built: Sequence[BuiltArticle]) -> pd.DataFrame:
    rows = [(a, n, line) for a in built for n, line in enumerate(a.lines)]
    tones = [line.tone for _, _, line in rows]
    return tables.SENTENCES.frame(
        {
            "sentence_id": [content_id(a.article_id, str(n)) for a, n, _ in rows],
            "article_id": [a.article_id for a, _, _ in rows],
            "position": [n for _, n, _ in rows],
            "paragraph": [n // 2 for _, n, _ in rows],
            "text": [line.text for _, _, line in rows],
            "quoted": [line.quoted for _, _, line in rows],
            "topic": [line.topic or NO_CLEAR_TOPIC for _, _, line in rows],
            "clear": [bool(line.topic) and line.clear for _, _, line in rows],
            "tone": tones,
            "tone_words": [int(tone != 0) for tone in tones],
            "pos": [max(tone, 0.0) for tone in tones],
            "neg": [max(-tone, 0.0) for tone in tones],
            "neu": [1.0 - abs(tone) for tone in tones],
            "compound": tones,
            "hits": [int(tone != 0) for tone in tones],
            "capped": [False] * len(rows),
            "reporter_tone": [np.nan if line.quoted else line.tone for _, _, line in rows],
        }
    )


def _topics(
    articles: pd.DataFrame, sentences: pd.DataFrame, topics: Sequence[tuple[str, str, str]]
) -> pd.DataFrame:
    counted = sentences["topic"].where(sentences["clear"], NO_CLEAR_TOPIC)
    rows = []
    for topic_id, name, kind in topics:
        own = articles[articles["topic"] == name]
        tones = own["tone"].dropna()
        n, mean = len(tones), tones.mean() if len(tones) else np.nan
        rows.append(
            {
                "topic_id": topic_id,
                "name": name,
                "kind": kind,
                "share": float((counted == name).mean()) if len(counted) else 0.0,
                "n_sentences": int((counted == name).sum()),
                "n_articles": len(own),
                "n_sources": own["source"].nunique(),
                "tone": mean,
                "tone_low": max(mean - 0.2, -1.0) if n >= 3 else np.nan,  # a width, not a claim
                "tone_high": min(mean + 0.2, 1.0) if n >= 3 else np.nan,
                "stability": 0.9 if kind == "discovered" else np.nan,
                "distinct": np.nan if kind == "none" else 0.8,
            }
        )
    frame = pd.DataFrame(rows, columns=tables.TOPICS.names)
    return tables.TOPICS.frame({name: frame[name].tolist() for name in tables.TOPICS.names})


def _tried() -> pd.DataFrame:
    names = tables.TOPIC_COUNTS.names
    rows = [(2, 0.41, 1.0, False), (3, 0.52, 0.9, True), (5, 0.47, 0.6, False)]
    return tables.TOPIC_COUNTS.frame(dict(zip(names, zip(*rows, strict=True), strict=True)))


def _terms(topics: Sequence[tuple[str, str, str]]) -> pd.DataFrame:
    rows = [
        (topic_id, rank, term, term, weight, lift)
        for topic_id, _, _ in topics
        for rank, (term, weight, lift) in enumerate(TERMS.get(topic_id, ()), start=1)
    ]
    names = tables.TOPIC_TERMS.names
    return tables.TOPIC_TERMS.frame(
        {name: [row[place] for row in rows] for place, name in enumerate(names)}
    )


def _article_topics(
    built: Sequence[BuiltArticle], topics: Sequence[tuple[str, str, str]]
) -> pd.DataFrame:
    rows = [
        (a.article_id, topic_id, _share(a, name)) for a in built for topic_id, name, _ in topics
    ]
    rows = [row for row in rows if row[2] > 0]
    names = tables.ARTICLE_TOPICS.names
    return tables.ARTICLE_TOPICS.frame(
        {name: [row[place] for row in rows] for place, name in enumerate(names)}
    )


def _removed() -> pd.DataFrame:
    return tables.REMOVED.frame(
        {
            "file": ["page.txt"] * 3,
            "line": [5, 6, 9],
            "start": [0, 0, 12],
            "end": [8, 12, 40],
            "kind": ["furniture", "date", "promotion"],
            "rule": ["site menu", "age of an item", "offer inside a paragraph"],
            "text": ["Comments", "an hour ago ", "Subscribe today for free now"],
            "article_id": [""] * 3,
        }
    )


def _manifest(built: Sequence[BuiltArticle], title: str, notice: str) -> dict[str, Any]:
    captured = dt.datetime(2025, 6, 14, 8, tzinfo=dt.UTC)
    return {
        "title": title,
        "notice": notice,
        "captured": captured.isoformat() if built else "",
        "settings": {"n_topics": None, "named": [], "seed": 0},
        "versions": {"broadsheet": "0.1.0"},
        "inputs": {
            file: content_id(*(repr(a) for a in built if a.file == file))
            for file in sorted({a.file for a in built})
        },
        "counts": {"articles": len(built), "sentences": sum(len(a.lines) for a in built)},
        "notes": [],
    }
