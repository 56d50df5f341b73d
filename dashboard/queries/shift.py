"""Rows about the words that make two slices differ in tone."""

import pandas as pd

from analysis import word_shift, words_counted
from analysis.tables import DECIMALS, Report
from dashboard.queries.compare import Pairing
from dashboard.queries.evidence import SCORED, Slice
from dashboard.queries.why import candidates
from dashboard.theme import named

MOST_WORDS = 12
WORD, BY_HAND, OTHERS, ALL = "word", "by hand", "other words", "difference"  # kinds of rows
_COUNTS = ("n", "n_other", "n_articles", "n_articles_other")
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
        Columns ``SHIFT_COLUMNS``: the words that move the difference most, among them and at any
        size the tones set by hand, then all others together, then the difference itself, which the
        rows above it add up to. ``tone`` is the sum of what the word adds to both means: its sign
        says which way the word reads.
    """
    words = word_shift(report, *pairing.weights)
    if words.empty:
        return pd.DataFrame(columns=[*SHIFT_COLUMNS])
    by_hand = words["word"] == ""
    words = words.assign(
        row=by_hand.map({True: BY_HAND, False: WORD}),
        name=words["word"].mask(by_hand, "tone set by hand"),
        tone=words["part"] + words["part_other"],
    )
    kept = by_hand | (words.index < MOST_WORDS)
    top, others = words[kept], words[~kept]
    sums = ("shift", "by_use", "by_value")
    last = [{name: words[name].sum() for name in sums} | {"row": ALL, "name": ALL}]
    if len(others):
        said = {"row": OTHERS, "name": f"{len(others):,} other words"}
        last.insert(0, {name: others[name].sum() for name in sums} | said)
    rows = pd.concat([top, pd.DataFrame(last)])[[*SHIFT_COLUMNS]].reset_index(drop=True)
    counts = {name: rows[name].astype("Int64") for name in _COUNTS}
    return rows.assign(word=rows["word"].fillna(""), **counts).round(DECIMALS)


def shift_slice(report: Report, pairing: Pairing, rows: pd.DataFrame, place: int) -> Slice:
    """Return the sentences of both slices that a row counts.

    Args:
        report: The whole report.
        pairing: The slices.
        rows: From ``shift_rows``.
        place: Which row: of the difference these are all that are scored.
    """
    one, both = rows.iloc[place], pairing.compared
    about = f"{named(pairing.first.name)}, and {named(pairing.second.name)}"
    if one["row"] == ALL:
        return Slice(f"All scored sentences: {about}", articles=both.articles, low=SCORED)
    said = {
        WORD: f"Sentences in which {named(one['word'])} counts",
        BY_HAND: "Sentences with a tone set by hand",
        OTHERS: "Sentences in which other words count",
    }
    sentences = report.sentences
    sentences = sentences[sentences["article_id"].isin(both.articles or ())]
    sentences = sentences[sentences["tone"].notna()]
    if one["row"] == WORD:
        sentences = candidates(sentences, [one["word"]])
    drawn = frozenset(rows.loc[rows["row"].isin([WORD, BY_HAND]), "word"])
    wanted = [
        bool(words - drawn) if one["row"] == OTHERS else one["word"] in words
        for words in words_counted(report, sentences)
    ]
    return Slice(f"{said[one['row']]}: {about}", sentences=tuple(sentences["sentence_id"][wanted]))
