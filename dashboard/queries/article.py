"""An article for reading: words coloured by what they count, and why each tone is what it is."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis import Trace, explain
from analysis.tables import Report
from dashboard.filters import model_of
from dashboard.queries.words import pieces, why_lines
from dashboard.search import Search
from dashboard.theme import SIGNS, clean, count, signed

HOLLOW = {"negative": "▽", "neutral": "○", "positive": "△"}  # someone is quoted
BY_HAND_SIGN = "✎"
MOST_EXPLAINED = 1_000  # sentences of an article whose words are coloured; about a second
NO_SEARCH = Search()

Traces = Mapping[str, Trace]


def article_traces(report: Report, rows: pd.DataFrame) -> dict[str, Trace]:
    """Return what the tone of each sentence rests on, by sentence id.

    Args:
        report: The whole report, for its tone model and settings.
        rows: From ``queries.reader.article_sentence_rows``; of more than ``MOST_EXPLAINED`` the
            first ones, and all whose tone was set by hand; a sentence that was not scored has none.
    """
    model = model_of(report)
    scored = rows[rows["tone"].notna()]
    near = np.arange(len(scored)) < MOST_EXPLAINED
    scored = scored[near | (scored["by_hand"] != "")]
    return {
        sentence_id: explain(text, model=model, report=report)
        for sentence_id, text in zip(scored["sentence_id"], scored["text"], strict=True)
    }


def article_paragraphs(
    rows: pd.DataFrame, traces: Traces, *, searched: Search = NO_SEARCH, current: str = ""
) -> Sequence[list[dict[str, Any]]]:
    """Return the sentences of each paragraph with their pieces, their sign and their steps.

    Args:
        rows: From ``queries.reader.article_sentence_rows``.
        traces: From ``article_traces``.
        searched: What is looked for and marked.
        current: Id of the sentence that was asked for, or "".

    Returns:
        What ``widgets.article.set_article`` takes.
    """
    paragraphs: dict[int, list[dict[str, Any]]] = {}
    for one in rows.to_dict("records"):
        sentence = _sentence(one, traces.get(one["sentence_id"]), searched)
        sentence["current"] = one["sentence_id"] == current
        paragraphs.setdefault(one["paragraph"], []).append(sentence)
    return [*paragraphs.values()]


def _sentence(one: Mapping[Any, Any], trace: Trace | None, searched: Search) -> dict[str, Any]:
    """Return what the page needs to set one sentence."""
    tone, quoted = one["tone_name"], bool(one["quoted"])
    told = trace is not None and bool(trace.words or one["by_hand"])
    topic = clean(one["topic"]) if one["clear"] else "no clear topic"
    scored = one["by_hand"] or count(one["tone_words"], "tone word")
    note = [f"tone {signed(one['tone'])}", scored, topic]
    said = ", ".join([*note, "quoted"] if quoted else note)
    sign = (HOLLOW if quoted else SIGNS).get(tone, "") if told else ""
    why = why_lines(trace, shown=one["tone"]) if trace and told else []
    if one["by_hand"]:
        sign = f"{sign}{BY_HAND_SIGN}"
    return {
        "pieces": pieces(one["text"], trace=trace, hits=searched.hits(one["text"])),
        "tone": tone,
        "quoted": quoted,
        "sign": sign,
        "spoken": f"{tone}{', quoted' * quoted}: why this tone",
        "note": f"{said[0].upper()}{said[1:]}",
        "why": why,
    }
