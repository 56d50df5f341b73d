"""Which words make two slices differ in tone: a word shift that adds up to the difference.

After Gallagher et al. 2021, "Generalized word shift graphs". The score of a sentence is no plain
mean of its words, so each word first gets its part of the score (``Reader.parts``); all parts of
all sentences, weighed as in the means compared, are then the difference, exactly.
"""

from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from analysis.tables import Report
from analysis.tone.reread import Reader, reader_of

SHIFT_COLUMNS = (
    "word",
    "n",
    "n_other",
    "n_articles",
    "n_articles_other",
    "part",
    "part_other",
    "shift",
    "by_use",
    "by_value",
)
BY_HAND = ""  # stands for the tone of sentences that was set by hand, which no word explains
_LEAST = 1e-9


@dataclass(slots=True)
class _Use:
    """How a word counts in a slice: its part of the mean, its weight, and where."""

    part: float = 0.0
    weight: float = 0.0
    sentences: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)


def word_shift(report: Report, weights: pd.Series, other_weights: pd.Series) -> pd.DataFrame:
    """Return what each word adds to the difference in tone of two slices.

    Args:
        report: The report; its ``manifest["tone"]`` says which model is asked.
        weights: Article id to what the article weighs in the mean of the first slice; the tone of
            an article is the mean of its scored sentences.
        other_weights: The same of the second slice, whose tone is taken away.

    Returns:
        Columns ``SHIFT_COLUMNS``, one row a word, by falling size of ``shift``: ``n`` sentences and
        ``n_articles`` it counts in on each side, its ``part`` of each mean, and ``shift``, the one
        minus the other. ``shift`` sums to the difference of the means, and is itself the sum of
        ``by_use`` (how much more often it stands in the first) and ``by_value`` (how much more
        positively it counts where it stands). The row of the word "" holds what sentences add whose
        tone was set by hand.
    """
    first, second = _uses(report, weights), _uses(report, other_weights)
    nowhere = _Use()
    rows = [
        _row(word, first.get(word, nowhere), second.get(word, nowhere))
        for word in sorted({*first, *second})
    ]
    frame = pd.DataFrame(rows, columns=[*SHIFT_COLUMNS])
    frame = frame.loc[frame["shift"].abs().sort_values(ascending=False, kind="stable").index]
    return frame.reset_index(drop=True)


def words_counted(report: Report, sentences: pd.DataFrame) -> list[frozenset[str]]:
    """Return for each sentence the words that ``word_shift`` counts in it.

    Args:
        report: As for ``word_shift``.
        sentences: Scored rows of its sentences.

    Returns:
        In their order; only "" where the tone was set by hand.
    """
    reader = reader_of(report, sentences)
    tones = sentences["tone"].tolist()
    return [frozenset(word for word, _ in _parts(reader, i, one)) for i, one in enumerate(tones)]


def _uses(report: Report, weights: pd.Series) -> dict[str, _Use]:
    """Return how each word counts in a slice."""
    rows = report.sentences
    rows = rows[rows["tone"].notna() & rows["article_id"].isin(weights.index)]
    each = rows["article_id"].map(weights / rows["article_id"].value_counts())
    reader = reader_of(report, rows)
    found: dict[str, _Use] = defaultdict(_Use)
    places = zip(
        rows["sentence_id"], rows["article_id"], rows["tone"].tolist(), each.tolist(), strict=True
    )
    for i, (sentence, article, tone, weight) in enumerate(places):
        for word, part in _parts(reader, i, tone):
            use = found[word]
            use.part += weight * part
            use.weight += weight
            use.sentences.add(sentence)
            use.articles.add(article)
    return found


def _parts(reader: Reader, i: int, tone: float) -> list[tuple[str, float]]:
    """Return what the tone of a sentence consists of: its words, or that it was set by hand."""
    parts = reader.parts(i)
    explained = abs(tone - sum(part for _, part in parts)) <= _LEAST
    return parts if explained else [(BY_HAND, tone)]


def _row(word: str, first: _Use, second: _Use) -> tuple[str | float, ...]:
    """Return the row of a word."""
    shift = first.part - second.part
    values = [use.part / use.weight for use in (first, second) if use.weight]
    by_use = (first.weight - second.weight) * sum(values) / max(len(values), 1)
    counts = (first.sentences, second.sentences, first.articles, second.articles)
    return (word, *map(len, counts), first.part, second.part, shift, by_use, shift - by_use)
