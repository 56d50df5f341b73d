"""A corpus to be judged, and judgements of it, for tests."""

import numpy as np
from builders import Line, a_report, an_article

from analysis import Judgement, Ledger, sample_to_judge


def a_corpus(n=40):
    """Return a report of n articles with a sentence of each side."""
    tones = {"bad": -0.4, "flat": 0.0, "good": 0.6}
    return a_report(
        [
            an_article(
                f"S{n_article % 3}",
                f"Title {n_article}",
                [
                    Line(f"A {word} line {n_article}.", "Port strike", tone)
                    for word, tone in tones.items()
                ],
            )
            for n_article in range(n)
        ]
    )


def as_scored(row):
    """Judge a sentence as it is scored."""
    return {-1: "negative", 0: "neutral", 1: "positive"}[int(np.sign(row["tone"]))]


def judged(report, n, say=as_scored):
    """Return a ledger that judges the n sentences of a sample, each by its row."""
    ids = sample_to_judge(report, n)
    rows = report.sentences.set_index("sentence_id").loc[ids]
    return Ledger(
        judged=tuple(
            Judgement(name, say(row), row["text"])
            for name, row in zip(ids, rows.to_dict("records"), strict=True)
        )
    )
