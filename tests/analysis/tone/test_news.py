"""News tone: its rules on planted sentences, its traces, and what it keeps from VADER."""

import csv
import math
import time
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment import vaderSentiment as original  # noqa: N813 - the tool's name

import analysis
from analysis.tone import news
from analysis.tone.news import displayed, score_news
from analysis.tone.news_words import DATA, NewsTable
from analysis.tone.score import News, Scorer, Vader, score_sentences, tone_of
from analysis.tone.trace import RULES

WORDS = [
    *("good", "bad", "great", "war", "hope", "no", "not", "very", "slightly", "but", "never"),
    *("Hope", "Strong", "GOOD", "supreme", "court", "prevent", "crime", "rose", "profit", "sales"),
    *("denied", "nobody", "cleared", "of", "dismissed", "who", "ban", "lies", "ahead", "only"),
    *("percent", "million", "crime-free", "vaccine", "is", "so", "AMAZING", "NICE"),
    *(
        "unemployment",
        "deaths",
        "rate",
        "number",
        "fall",
        "rising",
        "lowest",
        "record",
        "low",
        "to",
    ),
    *("hopes", "faded", "ended", "over", "lost", "in", "died", "down", "fears", "was", "easily"),
    *(
        "fell",
        "talks",
        "isn’t",
        "anti-war",
        "happiest",
        "😀",
        "😀bad",
        "10%",
        "the",
        "and",
        "“free”",
    ),
]
SENTENCES = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["", "", "!", ",", ".", " —", "?"])),
    max_size=16,
).map(lambda words: " ".join(word + mark for word, mark in words))


def tone(text: str) -> float:
    return float(score_news([text])["tone"][0])


def as_stated(raw: float) -> float:
    """Return what the formula of a trace, followed by hand, makes of a raw sum."""
    squeezed = raw / math.sqrt(raw**2 + 15)
    small = abs(squeezed) <= 0.125
    size = abs(squeezed) / 0.125 * 0.05 if small else 1 - (1 - abs(squeezed)) / 0.875 * 0.95
    return math.copysign(size, raw)


def assert_explained(text: str) -> None:
    trace = analysis.explain(text)
    scored = score_news([text])
    values = [word.value for word in trace.words] + [step.amount for step in trace.steps]
    steps = [step for word in trace.words for step in word.steps] + [*trace.steps]

    assert math.isclose(math.fsum(values), trace.raw, abs_tol=1e-9), trace
    assert trace.score == scored["tone"][0], trace
    assert math.isclose(trace.score, as_stated(trace.raw), abs_tol=5.1e-5), trace
    assert sum(abs(word.value) > 1e-12 for word in trace.words) == scored["tone_words"][0], trace
    assert all(text[word.start : word.end] == word.word for word in trace.words)
    assert {step.rule for step in steps} <= set(RULES)
    assert all("{" not in step.phrase for step in steps)


@given(SENTENCES)
def test_a_trace_adds_up_to_the_score_of_the_run(text):
    assert_explained(text)


@given(st.text(max_size=60))
def test_any_text_has_a_score_and_a_trace(text):
    assert_explained(text)


@pytest.fixture(scope="module")
def pool(shared: Path) -> list[str]:
    table = pq.read_table(shared / "data" / "bench" / "sentence-pool.parquet", columns=["s"])
    return table["s"].to_pylist()


def test_traces_of_real_sentences_add_up(pool):
    for text in pool[::400]:
        assert_explained(text)


@pytest.mark.slow
def test_traces_of_a_hundred_thousand_sentences_add_up(pool):
    for text in pool[:100_000]:
        assert_explained(text)


def rules_of(text: str) -> dict[str, list[str]]:
    return {w.word: [step.rule for step in w.steps] for w in analysis.explain(text).words}


@pytest.mark.parametrize(
    ("text", "word", "rules"),
    [
        ("The plan was not good", "good", ["negation"]),
        ("The plan isn’t good", "good", ["negation"]),
        ("The plan is not bad", "bad", ["negation"]),
        ("The plan was very good", "good", ["booster"]),
        ("They want to prevent war", "war", ["shifter"]),
        ("They want a ban on fraud", "fraud", ["shifter"]),
        ("A drop in crime was seen", "crime", ["shifter"]),
        ("It is a vaccine against cancer", "cancer", ["shifter"]),
        ("They denied that there had been any negligence", "negligence", ["denial"]),
        ("He was cleared of attempted murder", "murder", ["denial"]),
        ("There was no evidence that he had planned the murder", "murder", ["denial"]),
        ("Police came before anyone was badly hurt", "hurt", ["denial"]),
        ("No one was killed or seriously injured", "injured", ["denial"]),
        ("He denied it, and the fire killed two", "killed", []),
        ("He denied it because the fire killed two", "killed", []),
        ("He did not deny the murder", "murder", []),
        ("The plan was not only good", "good", []),
        ("It was nothing short of victory", "victory", []),
        ("He never tires of encouraging them", "encouraging", []),
        ("The plan was good, but it fell", "good", ["but"]),
        ("It was up to Delphine Strong and the others to speak", "Strong", ["name"]),
    ],
)
def test_a_rule_works_where_it_should(text, word, rules):
    assert rules_of(text)[word] == rules


@pytest.mark.parametrize(
    "text",
    [
        "No one was badly hurt.",
        "There was no evidence of fraud.",
        "He was acquitted of murder.",
        "It is not bad.",
        "No one was killed or injured.",
    ],
)
def test_harm_that_did_not_come_is_neither_bad_nor_good(text):
    assert tone(text) == 0


def test_to_deny_a_harm_is_far_from_doing_it():
    assert -0.3 < tone("They denied the fraud.") < 0
    assert tone("They admitted the fraud.") < -0.5


@pytest.mark.parametrize(
    ("neutral", "toned"),
    [
        ("The town lies in a valley", "The town lies to us"),
        ("She declined to comment", "Trade declined"),
        ("It costs up to ten dollars", "It was a great deal of fun"),
        ("The child fell silent", "The child fell"),
        ("She tested positive", "It is a positive day"),
        ("The routes of the bus", "The rout of the army"),
        ("The striker came on in injury time", "His injury is worse"),
        ("A fire engine came", "A fire came"),
        ("He has a kk in his name", "He has a crush"),
        ("The tia of the child", "The tears of the child"),
        ("It is what a confidence interval is", "They have confidence"),
        ("Builders used 8340 tonnes of steel for the roof", "Disaster struck"),
    ],
)
def test_words_that_mean_something_else_carry_no_tone(neutral, toned):
    assert abs(tone(neutral)) < 0.05 < abs(tone(toned))


def test_a_question_says_less_than_a_statement():
    for said, asked in (("It is good.", "Is it good?"), ("“It is bad.”", "“Is it bad?”")):
        assert 0 < tone(asked) / tone(said) < 0.7
        assert [step.rule for step in analysis.explain(asked).steps] == ["question", "length"]
        assert [step.rule for step in analysis.explain(said).steps] == ["length"]
    assert tone("“Is it so?” she asked, and was happy.") == tone(
        "“It is so,” she asked, and was happy."
    )


def test_curly_and_straight_typography_score_alike():
    assert tone("It isn’t “good” – no") == tone('It isn\'t "good" - no') < 0


def test_a_verb_of_rising_counts_in_finance_only():
    assert tone("Profit rose and sales rose in the quarter") > 0.3
    assert abs(tone("The sun rose over the hills")) < 0.1
    assert tone("Profit fell and sales fell in the quarter") < -0.3
    assert tone("Profit rose 4 percent") > 0.3
    # units alone are not finance: votes and temperatures are counted, too
    assert tone("It is up from 5 percent to 54 percent") == 0


@pytest.mark.parametrize(
    "text",
    ["An anti-war march", "A drought-resistant plant", "A crime-free town", "A non-violent march"],
)
def test_a_compound_that_opposes_what_is_bad_has_no_tone(text):
    assert tone(text) == 0


@pytest.mark.parametrize(
    "text", ["It is up to the supreme court.", "It is artificial intelligence."]
)
def test_names_of_institutions_carry_no_tone(text):
    assert tone(text) == 0


def test_a_sentence_without_a_word_scores_exactly_zero():
    scores = score_news(["", " ", "It is.", "12, 13!", "No comments yet..."])

    assert scores["tone"].tolist() == [0.0] * 5
    assert scores["tone_words"].tolist() == [0] * 5


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_the_shown_score_keeps_order_and_sign_and_bounds(one, other):
    low, high = sorted((one, other))

    assert -1 <= displayed(low) <= displayed(high) <= 1
    assert displayed(-low) == -displayed(low)
    assert displayed(0.0) == 0


def test_words_for_groups_of_people_are_in_no_list_of_ours():
    groups = {"black", "white", "women", "men", "muslim", "jewish", "immigrants", "refugees", "gay"}
    groups |= {"people", "minorities", "workers", "lawyers", "officers", "kids", "evangelical"}
    for name in ("news.csv", "expansion.csv"):
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            assert not groups & {word for word, _ in csv.reader(file)}


def test_an_address_has_no_tone():
    scores = score_sentences(
        ["It is at https://www.best.example/a-great-day?x=good, or at www.bad.example."]
    )

    assert scores["tone"][0] == 0
    assert scores["tone_words"][0] == 0


def test_the_lists_are_sorted_small_and_within_four():
    for path in DATA.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [(word, float(valence)) for word, valence in csv.reader(file)]
        words = [word for word, _ in rows]
        assert words == sorted(set(words)), path.name
        assert all(-4 <= valence <= 4 for _, valence in rows), path.name
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 200_000


def test_a_word_that_only_ranks_says_less_than_one_that_praises():
    assert 0.05 < tone("The two best men came") < tone("The two excellent men came") - 0.1


def test_a_word_set_aside_counts_in_neither_model():
    text = "A supremely wonderful day"

    scores = score_sentences([text], set_aside=["wonderful", "supremely"])

    assert scores["tone"][0] == 0
    assert scores["compound"][0] == 0
    assert score_sentences([text])["compound"][0] > 0


def test_a_lexicon_of_ones_own_goes_before_all_lists():
    own = {"good": -2.0, "rail strike": 3.0, "blorple": 1.0}

    assert score_news(["A good day"], table=NewsTable(lexicon=own))["tone"][0] < 0
    assert score_news(["The rail strike"], table=NewsTable(lexicon=own))["tone"][0] > 0
    assert score_news(["A blorple"], table=NewsTable(lexicon=own))["tone"][0] > 0
    assert News(lexicon=own).trace("A good day").words[0].origin == "your own lexicon"


@pytest.mark.parametrize("scorer", [News(), Vader()], ids=["news", "vader"])
def test_both_models_follow_the_interface(scorer: Scorer):
    texts = ["It is bad.", "", "It is very good!"]

    assert scorer.scores(texts).tolist() == [scorer.trace(text).score for text in texts]


def test_the_table_of_sentences_keeps_their_order_and_shows_news_tone():
    table = tone_of(["It is bad.", "", "It is good."])

    assert table["text"].tolist() == ["It is bad.", "", "It is good."]
    assert np.sign(table["tone"]).tolist() == [-1, 0, 1]
    assert table["tone_words"].tolist() == [1, 0, 1]
    assert tone_of([]).empty


@pytest.mark.timeout(60)  # what is quadratic here takes minutes
@pytest.mark.parametrize(
    "hostile",
    ["good " * 200_000, "x" * 1_000_000, "Good" * 200_000, "a-" * 500_000, "but " * 200_000],
    ids=["words", "one word", "capitals", "hyphens", "but"],
)
def test_time_is_linear_in_hostile_text(hostile):
    scores = score_news([hostile])

    assert abs(scores["tone"][0]) <= 1


def test_a_table_learns_a_word_once():
    table = NewsTable()
    table.learn({"good", "the"})
    first = table.marked["good"]
    table.learn({"good"})

    assert table.marked["good"] is first
    assert "the" not in table.marked


@pytest.mark.slow
def test_news_tone_is_not_slower_than_vadersentiment(pool):
    analyzer, sentences = original.SentimentIntensityAnalyzer(), pool[::20]

    ratios = []
    for _ in range(3):
        start = time.process_time()
        for sentence in sentences:
            analyzer.polarity_scores(sentence)
        between = time.process_time()
        news.score_news(sentences)
        ratios.append((between - start) / (time.process_time() - between))

    assert max(ratios) >= 1
