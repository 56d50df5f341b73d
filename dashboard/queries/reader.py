"""Rows for reading: the sentences of one article, and keywords in their context."""

import pandas as pd

from analysis.tables import Report
from dashboard.filters import tone_names
from dashboard.queries.check import scored_note
from dashboard.search import Search
from dashboard.theme import readable

READ_COLUMNS = (
    "position",
    "paragraph",
    "text",
    "tone_name",
    "tone",
    "tone_words",
    "quoted",
    "topic",
    "clear",
    "by_hand",
    "sentence_id",
)
CONTEXT_COLUMNS = (
    "left",
    "hit",
    "right",
    "tone_name",
    "source",
    "published",
    "date_precision",
    "article_id",
    "sentence_id",
)


def article_sentence_rows(report: Report, article_id: str) -> pd.DataFrame:
    """Return the sentences of one article in reading order.

    Returns:
        Columns ``READ_COLUMNS``; empty for an unknown article or one without a sentence. by_hand
        says that the analyst set the tone, and what was scored, or is empty.
    """
    own = report.sentences[report.sentences["article_id"] == article_id].sort_values("position")
    by_hand = [scored_note(report.manifest, name) for name in own["sentence_id"]]
    own = own.assign(
        tone_name=tone_names(own["tone"]), by_hand=pd.Series(by_hand, own.index, "str")
    )
    return own[list(READ_COLUMNS)].reset_index(drop=True)


def context_rows(rows: pd.DataFrame, search: Search) -> pd.DataFrame:
    """Return one row a hit: what stands left of it, the hit, and what stands right of it.

    Args:
        rows: Sentences, as ``filters.listed_sentences`` gives them.
        search: What is looked for.

    Returns:
        Columns ``CONTEXT_COLUMNS``; left, hit and right joined are the sentence. A sentence with
        two hits has two rows, one without a hit (found by NOT) none. Sorted by the hit and what
        follows it, so that equal phrases stand together, without regard to case.
    """
    found = [
        (readable(text[:start]), readable(text[start:end]), readable(text[end:]), place)
        for place, text in enumerate(rows["text"])
        for start, end in search.hits(text)
    ]
    found.sort(key=lambda one: (one[1].casefold(), one[2].casefold(), one[3]))
    own = rows.iloc[[place for *_, place in found]].reset_index(drop=True)
    words = {name: [one[n] for one in found] for n, name in enumerate(("left", "hit", "right"))}
    own = own.assign(**{name: pd.Series(said, dtype="str") for name, said in words.items()})
    return own[list(CONTEXT_COLUMNS)]
