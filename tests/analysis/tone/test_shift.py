"""Word shifts: they add up to the difference that they explain, whatever the weights."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from builders import Line, a_report, an_article

from analysis import word_shift, words_counted
from analysis.tone.explain import scorer
from analysis.tone.shift import BY_HAND, SHIFT_COLUMNS

TEXTS = (
    "The war was not good, but the supreme prize was free.",
    "War crimes and a happy end: no good, no bad news!",
    "KIND of a great day 😀, the market sales and profit fell.",
    "The talks were held.",
    "Rents rose again and tenants were very angry about it.",
    "They don't hate the very best deal of the year, a happy one.",
    "Good, bad.",
)


def scored(model):
    """Return a report of seven articles, each two of the texts, as the model scores them."""
    articles = [
        an_article("AB"[n % 2], f"t{n}", [Line(TEXTS[n]), Line(TEXTS[(n + 3) % 7])])
        for n in range(7)
    ]
    report = a_report(articles)
    tones = scorer(model).scores(report.sentences["text"].tolist())
    manifest = {**report.manifest, "tone": model}
    return replace(report, sentences=report.sentences.assign(tone=tones), manifest=manifest)


def weights_of(report, source, draw):
    ids = report.articles.loc[report.articles["source"] == source, "article_id"]
    return pd.Series(draw(len(ids)), index=ids.to_numpy())


def mean_of(report, weights):
    means = report.sentences.groupby("article_id")["tone"].mean()
    return float((means.reindex(weights.index) * weights).sum())


def alike(n):
    return np.full(n, 1 / n)


def unlike(n):
    return np.random.default_rng(n).dirichlet(np.ones(n))


@pytest.mark.parametrize("model", ["news", "vader"])
@pytest.mark.parametrize("draw", [alike, unlike])
def test_a_shift_sums_to_the_difference(model, draw):
    report = scored(model)
    sides = [weights_of(report, name, draw) for name in "AB"]

    rows = word_shift(report, *sides)

    gap = mean_of(report, sides[0]) - mean_of(report, sides[1])
    assert rows.columns.tolist() == [*SHIFT_COLUMNS]
    assert rows["shift"].sum() == pytest.approx(gap, abs=1e-12)
    assert rows["part"].sum() == pytest.approx(mean_of(report, sides[0]), abs=1e-12)
    assert (rows["by_use"] + rows["by_value"]).to_numpy() == pytest.approx(rows["shift"].to_numpy())
    assert rows["shift"].abs().is_monotonic_decreasing
    assert BY_HAND not in set(rows["word"])


def test_a_planted_word_leads_and_its_use_explains_it():
    lines = {"A": "It was a terrible day.", "B": "It was a Monday."}
    report = a_report(
        [an_article(name, f"{name}{n}", [Line(lines[name])]) for name in "AB" for n in range(3)]
    )
    tones = scorer("news").scores(report.sentences["text"].tolist())
    report = replace(report, sentences=report.sentences.assign(tone=tones))
    sides = [weights_of(report, name, alike) for name in "AB"]

    (one,) = word_shift(report, *sides).itertuples(index=False)

    assert (one.word, one.n, one.n_other, one.n_articles) == ("terrible", 3, 0, 3)
    assert one.shift == pytest.approx(one.by_use) == pytest.approx(min(tones))


def test_a_tone_set_by_hand_is_explained_by_no_word():
    report = scored("news")
    report.sentences.loc[0, "tone"] = 0.9
    sides = [weights_of(report, name, alike) for name in "AB"]

    rows = word_shift(report, *sides)

    assert rows.loc[rows["word"] == BY_HAND, ["n", "n_other"]].sum(axis=1).tolist() == [1]
    assert rows["shift"].abs().is_monotonic_decreasing
    gap = mean_of(report, sides[0]) - mean_of(report, sides[1])
    assert rows["shift"].sum() == pytest.approx(gap, abs=1e-12)


@pytest.mark.parametrize("model", ["news", "vader"])
def test_every_word_is_counted_in_as_many_sentences_as_its_row_says(model):
    report = scored(model)
    report.sentences.loc[0, "tone"] = 0.9
    rows = word_shift(report, *(weights_of(report, name, alike) for name in "AB"))

    counted = words_counted(report, report.sentences)

    assert counted[0] == {BY_HAND}
    found = Counter(word for words in counted for word in words)
    assert found == dict(zip(rows["word"], rows["n"] + rows["n_other"], strict=True))


def test_slices_without_a_sentence_have_no_shift():
    nothing = pd.Series(dtype="float64")

    assert word_shift(scored("news"), nothing, nothing).empty
