"""Rows for reading: the sentences of one article, and its terms of reference."""

import pandas as pd

from analysis.tables import Report
from dashboard.filters import tone_names

READ_COLUMNS = (
    "position",
    "paragraph",
    "text",
    "tone_name",
    "tone",
    "hits",
    "quoted",
    "topic",
    "clear",
    "sentence_id",
)


def article_sentence_rows(report: Report, article_id: str) -> pd.DataFrame:
    """Return the sentences of one article in reading order.

    Returns:
        Columns ``READ_COLUMNS``; empty for an unknown article or one without a sentence.
    """
    own = report.sentences[report.sentences["article_id"] == article_id].sort_values("position")
    own = own.assign(tone_name=tone_names(own["tone"]))
    return own[list(READ_COLUMNS)].reset_index(drop=True)
