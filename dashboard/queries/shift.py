"""Rows about the words that make two slices differ in tone."""

import pandas as pd

from analysis import word_shift
from analysis.tables import DECIMALS, Report
from dashboard.filters import Filters
from dashboard.queries.compare import Pairing
from dashboard.queries.evidence import Slice
from dashboard.queries.slices import Side
from dashboard.queries.why import holding
from dashboard.theme import named

MOST_WORDS = 12
WORD, OTHERS, ALL = "word", "other words", "difference"  # kinds of rows
_COUNTS = ("n", "n_other", "n_articles", "n_articles_other")
BY_HAND = "tone set by hand"
SHIFT_COLUMNS = (
    "row",
    "name",
    "word",
    "n",
    "n_other",
    "n_articles",
    "n_articles_other",
    "tone",
    "shift",
    "by_use",
    "by_value",
)


def shift_rows(report: Report, pairing: Pairing) -> pd.DataFrame:
    """Return the words that add most to the difference of two slices.

    Args:
        report: The whole report; the model it shows is asked.
        pairing: The slices, and how they are compared.

    Returns:
        Columns ``SHIFT_COLUMNS``: the words that move the difference most, then all others
        together, then the difference itself, which the rows above it add up to. ``tone`` is the
        sum of what the word adds to both means: its sign says which way the word reads.
    """
    words = word_shift(report, *pairing.weights)
    if words.empty:
        return pd.DataFrame(columns=[*SHIFT_COLUMNS])
    words = words.assign(
        row=WORD,
        name=words["word"].where(words["word"] != "", BY_HAND),
        tone=words["part"] + words["part_other"],
    )
    top, others = words.head(MOST_WORDS), words.iloc[MOST_WORDS:]
    sums = ("shift", "by_use", "by_value")
    last = [{name: words[name].sum() for name in sums} | {"row": ALL, "name": ALL}]
    if len(others):
        said = {"row": OTHERS, "name": f"{len(others):,} other words"}
        last.insert(0, {name: others[name].sum() for name in sums} | said)
    rows = pd.concat([top, pd.DataFrame(last)])[[*SHIFT_COLUMNS]].reset_index(drop=True)
    counts = {name: rows[name].astype("Int64") for name in _COUNTS}
    return rows.assign(word=rows["word"].fillna(""), **counts).round(DECIMALS)


def shift_slice(report: Report, pairing: Pairing, word: str) -> Slice:
    """Return the sentences of both slices in which a word counts."""
    ids = pd.Index([*pairing.weights[0].index, *pairing.weights[1].index])
    rows = report.sentences
    rows = rows[rows["article_id"].isin(ids) & rows["tone"].notna()]
    label = f"Sentences in which {named(word)} counts: {_both(pairing.first, pairing.second)}"
    return Slice(label, Filters(), sentences=tuple(holding(report, rows, (word,))))


def _both(first: Side, second: Side) -> str:
    return f"{named(first.name)}, and {named(second.name)}"
