"""Which words a tone rests on: exact, quick, and raised where two words decide."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from builders import a_report

from analysis import analyse, deciding_words, with_tone, words_behind
from analysis.records import Settings
from analysis.tables import Report
from analysis.tone.score import News, Scorer, Vader

TEXTS = [
    "The war was not good, but the supreme prize was free.",
    "War crimes and a happy end: no good, no bad news!",
    "KIND of a great day 😀, the market sales and profit fell.",
    "The talks were held.",
    "Rents rose again and tenants were very angry about it.",
    "They don't hate the very best deal of the year",
]


def report_of(texts: Sequence[str], *, model: str, per_article: int = 2) -> Report:
    made = a_report()
    n = len(texts)
    columns = {name: [made.sentences[name].iloc[0]] * n for name in made.sentences}
    sentences = pd.DataFrame(columns).assign(
        text=list(texts),
        sentence_id=[f"s{i}" for i in range(n)],
        article_id=[f"a{i // per_article}" for i in range(n)],
    )
    return Report(sentences=sentences, manifest={"tone": model})


def slow_mean(scorer: Scorer, texts: Sequence[str], per_article: int = 2) -> float:
    tones = pd.Series(scorer.scores(texts))
    return tones.groupby(np.arange(len(texts)) // per_article).mean().mean()


@pytest.mark.parametrize(("model", "scorer"), [("news", News), ("vader", Vader)])
def test_a_change_is_what_a_run_without_the_word_gives(model, scorer):
    found = words_behind(report_of(TEXTS, model=model)).set_index("word")
    whole = slow_mean(scorer(), TEXTS)

    assert len(found) >= 8
    for word in found.index:
        change = slow_mean(scorer(set_aside=(word,)), TEXTS) - whole
        assert found.loc[word, "change"] == pytest.approx(change, abs=2e-6), word


@pytest.mark.parametrize("model", ["news", "vader"])
def test_words_are_ranked_by_the_size_of_their_change(model):
    found = words_behind(report_of(TEXTS, model=model))

    assert found["change"].abs().is_monotonic_decreasing
    assert found["word"].is_unique
    assert (found["n"] >= found["n_articles"]).all()


def test_a_slice_is_only_what_was_asked_for():
    report = report_of(TEXTS, model="vader")

    assert set(words_behind(report, article_ids=["a2"])["word"]) == {
        *("angry", "hate", "best"),
    }
    assert set(words_behind(report, sentence_ids=["s4"])["word"]) == {"angry"}
    assert words_behind(report, sentence_ids=[]).empty
    assert deciding_words(report, sentence_ids=[]) is None


def test_words_of_many_sentences_do_not_decide():
    texts = [f"It was {word}." for word in ("good", "great", "happy", "nice", "lovely", "superb")]

    assert deciding_words(report_of(texts, model="vader")) is None


def test_one_word_that_decides_is_named_alone():
    texts = ["A free day."] * 4 + ["The talks were held."] * 3 + ["A bad day."]
    found = deciding_words(report_of(texts, model="vader"))

    assert found is not None
    assert found.phrase == "one word decides this: free"
    assert found.without < 0 < found.mean


def test_two_words_decide_the_court_article_of_the_given_page(shared: Path):
    (page,) = (shared / "corpus").glob("*.txt")
    report = with_tone(analyse(page, Settings(n_topics=3)), "vader")
    articles = report.articles.set_index("source")["article_id"]

    found = deciding_words(report, article_ids=[articles["Yahoo"]])

    assert found is not None
    assert set(found.words) == {"supreme", "free"}
    assert found.without < 0.05 < found.mean


def test_two_words_decide_the_court_article_of_the_retold_page(root: Path):
    report = with_tone(analyse(root / "seeds" / "page-1.txt", Settings(n_topics=3)), "vader")
    articles = report.articles.set_index("source")["article_id"]

    found = deciding_words(report, article_ids=[articles["Yahoo (retold)"]])

    assert found is not None
    assert "supreme" in found.words
    assert found.without < found.mean / 2


@pytest.mark.timeout(60)  # 1 to 3 s; each word scored anew takes an hour
@pytest.mark.parametrize("model", ["news", "vader"])
def test_ten_thousand_sentences_are_no_long_wait(shared: Path, model):
    table = pq.read_table(shared / "data" / "bench" / "sentence-pool.parquet", columns=["s"])
    report = report_of(table["s"].to_pylist()[:10_000], model=model, per_article=20)

    words = words_behind(report)

    assert len(words)
