"""Traces: they add up, they stand where the words stand, and they say which rule did what."""

import math
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment import vaderSentiment as original  # noqa: N813 - the tool's name

import analysis
from analysis.tone.trace import RULES

ANALYZER = original.SentimentIntensityAnalyzer()
WORDS = [
    *("good", "bad", "great", "war", "hope", "no", "not", "very", "slightly", "but", "so", "never"),
    *("this", "without", "doubt", "least", "at", "kind", "of", "the", "bomb", "kiss", "death"),
    *("talks", "GOOD", "VERY", "But", "isn't", "(war)", "😀", "good😀bad", ":)", "prevent", "U.S."),
]
SENTENCES = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["", "", "!", "??", ",", "."])),
    max_size=14,
).map(lambda words: " ".join(word + mark for word, mark in words))


def assert_adds_up(trace: analysis.Trace) -> None:
    values = [word.value for word in trace.words] + [step.amount for step in trace.steps]
    steps = [step for word in trace.words for step in word.steps] + [*trace.steps]

    assert math.isclose(math.fsum(values), trace.raw, abs_tol=1e-9), trace
    assert all(trace.text[word.start : word.end] == word.word for word in trace.words), trace
    assert all(word.start < word.end for word in trace.words), trace
    assert [word.start for word in trace.words] == sorted(word.start for word in trace.words)
    assert {step.rule for step in steps} <= set(RULES)
    assert all("{" not in step.phrase and step.phrase.strip() for step in steps)


def assert_is_vaders(text: str) -> None:
    trace = analysis.explain(text, model="vader")

    assert_adds_up(trace)
    assert trace.score == ANALYZER.polarity_scores(text)["compound"], text
    scored = round(trace.raw / math.sqrt(trace.raw**2 + 15), 4) if trace.words else 0.0
    assert trace.score == scored


@given(SENTENCES)
def test_a_vader_trace_adds_up_to_vadersentiments_score(text):
    assert_is_vaders(text)


@given(st.text(max_size=60))
def test_any_text_has_a_trace(text):
    assert_is_vaders(text)


@pytest.fixture(scope="module")
def pool(shared: Path) -> list[str]:
    table = pq.read_table(shared / "data" / "bench" / "sentence-pool.parquet", columns=["s"])
    return table["s"].to_pylist()


def test_traces_of_real_sentences_add_up_to_vadersentiments_score(pool):
    for text in pool[::400]:
        assert_is_vaders(text)


@pytest.mark.slow
def test_traces_of_a_hundred_thousand_sentences_add_up(pool):
    for text in pool[:100_000]:
        assert_is_vaders(text)


def told(text: str) -> list[tuple[str, list[str]]]:
    trace = analysis.explain(text, model="vader")
    return [(word.word, [step.rule for step in word.steps]) for word in trace.words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The deal was not good.", [("good", ["negation"])]),
        ("A very good deal", [("good", ["booster"])]),
        ("The deal was GOOD", [("GOOD", ["capitals"])]),
        ("Good, but bad", [("Good", ["but"]), ("bad", ["but"])]),
        ("No good", [("No", ["no"]), ("good", ["negation"])]),
        ("They all say the shit works", [("shit", ["idiom"])]),
        ("They gave it the kiss of death", [("kiss", ["idiom"]), ("death", ["idiom"])]),
        ("Never this good", [("good", ["never so"])]),
        ("The least good of all", [("good", ["negation"])]),
    ],
)
def test_a_rule_is_named_where_it_worked(text, expected):
    assert told(text)[: len(expected)] == expected


def test_exclamation_marks_are_a_step_of_the_whole_sentence():
    trace = analysis.explain("It is bad!!", model="vader")

    assert [step.rule for step in trace.steps] == ["emphasis"]
    assert trace.steps[0].amount == pytest.approx(-2 * 0.292)


def test_a_booster_that_weakens_says_so():
    trace = analysis.explain("A slightly good deal", model="vader")

    assert trace.words[0].steps[0].phrase == "“slightly” near it makes it weaker"


def test_an_emoji_is_found_where_it_stands():
    trace = analysis.explain("Rents fell 😀 today", model="vader")

    assert [word.word for word in trace.words] == ["😀"]


def test_a_long_sentence_says_that_its_end_was_not_looked_at():
    trace = analysis.explain("word " * 300 + "bad", model="vader")

    assert trace.capped
    assert trace.words == ()


def test_a_model_that_does_not_exist_is_named_with_the_ones_that_do():
    with pytest.raises(ValueError, match=r"model must be one of .*'news', 'vader'.* got 'x'"):
        analysis.explain("text", model="x")


def test_traces_can_be_held_without_a_lexicon():
    code = (
        "import sys, analysis.tone.trace; assert not {'vaderSentiment', 'numpy'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("model", ["news", "vader"])
def test_what_is_printed_of_a_sum_adds_up_and_holds_no_code(model):
    trace = analysis.explain("Nobody was VERY angry, but the day was great!", model=model)

    first, *lines, last = str(trace).splitlines()

    assert float(first.split()[0]) == trace.score
    assert trace.text in first
    assert all(any(word.word in line for line in lines) for word in trace.words)
    parts = math.fsum(float(line.split()[0]) for line in lines)
    assert float(last.split()[0]) == pytest.approx(trace.raw, abs=0.005)
    assert parts == pytest.approx(trace.raw, abs=0.005 * len(lines))
    assert "CountedWord" not in str(trace)
