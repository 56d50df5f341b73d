"""VADER: the same values as vaderSentiment, faster, and what is told beside them."""

import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment import vaderSentiment as original  # noqa: N813 - the tool's name

from analysis.tone.vader import MAX_WORDS, first_words, score_vader

VALUES = ("compound", "pos", "neg", "neu")
IDIOMS = [
    *original.SPECIAL_CASES,
    *original.SENTIMENT_LADEN_IDIOMS,
    *("kind of", "sort of", "just enough", "never so", "never this", "without doubt"),
    *("without a doubt", "at least", "very least", "least", "no or", "no nor", "no", "not", "so"),
]
EMOJI = [*"😀💘👍🔛🆙©™❤", "👍🏽", "🇺🇸", "👨‍👩‍👧"]
ODD = ["Ⅷ", "ß", "ſ", "İstanbul", "ΟΔΟΣ", "U.S.", "10%", ":)", ":-(", ":D", "}{", "'", "--", "n't"]
MARKS = [
    "",
    "",
    "",
    "!",
    "!!",
    "!!!!!",
    "?",
    "??",
    "????",
    ".",
    ",",
    "...",
    '"',
    "'",
    ")",
    "(",
    "…",
]
ANALYZER = original.SentimentIntensityAnalyzer()
BLANKS = [*[" "] * 12, "\n", "\t", "  ", "\xa0", "\u2003", "\x1c", "\u2028", "\x85", ""]


@pytest.fixture(scope="module")
def pool(shared: Path) -> list[str]:
    table = pq.read_table(shared / "data" / "bench" / "sentence-pool.parquet", columns=["s"])
    return table["s"].to_pylist()


def seeded(seed: int) -> random.Random:
    return random.Random(seed)


def assert_same(texts: Sequence[str]) -> None:
    scores = score_vader(texts)
    expected = [ANALYZER.polarity_scores(text) for text in texts]
    for name in VALUES:
        values = np.array([row[name] for row in expected])
        different = np.flatnonzero(scores[name] != values)
        assert not len(different), (name, texts[different[0]], expected[different[0]])


def mutated(sentence: str, rng: random.Random, lexicon: Sequence[str]) -> str:
    """Return a sentence with capitals, marks, emoji, idioms and "but" strewn into it."""
    words = sentence.split()
    for _ in range(rng.randrange(1, 6)):
        place = rng.randrange(len(words) + 1)
        extra = rng.choice(
            [
                rng.choice(lexicon),
                rng.choice(list(original.BOOSTER_DICT)),
                rng.choice(original.NEGATE),
                rng.choice(IDIOMS),
                rng.choice(EMOJI),
                rng.choice(["but", "But", "BUT,"]),
            ]
        )
        words.insert(place, extra + rng.choice(MARKS))
        changed = rng.randrange(len(words))
        words[changed] = rng.choice([str.upper, str.title, str.swapcase])(words[changed])
    return "".join(word + rng.choice(BLANKS[:-1]) for word in words)


def test_real_sentences_score_as_vadersentiment_does(pool):
    assert_same(seeded(1).sample(pool, 20_000))


def test_mutated_sentences_score_as_vadersentiment_does(pool):
    rng, lexicon = seeded(2), list(ANALYZER.lexicon)
    sentences = rng.sample(pool, 6_000)

    assert_same([mutated(sentence, rng, lexicon) for sentence in sentences])


TOKENS = st.one_of(
    st.sampled_from(sorted(ANALYZER.lexicon)),
    st.sampled_from(sorted(original.BOOSTER_DICT)),
    st.sampled_from(original.NEGATE),
    st.sampled_from(IDIOMS),
    st.sampled_from(["but", "the", "was", "and", "a", "I", *EMOJI, *ODD]),
    st.text(max_size=4),
)
PIECES = st.tuples(
    TOKENS,
    st.sampled_from([str, str, str.upper, str.title]),
    st.sampled_from(MARKS),
    st.sampled_from(BLANKS),
).map(lambda piece: piece[1](piece[0]) + piece[2] + piece[3])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=25).map("".join), max_size=5))
def test_any_text_scores_as_vadersentiment_does(texts):
    assert_same(texts)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "!",
        "😀",
        "good😀good",
        "😀 but 😀 but 😀",
        "good but good good bad but bad",  # equal values: the first one is changed twice
        "kind of good, a kind man, of a kind",
        "no good, no, no bad or good, no or good",
        "The very least good, at least good, least good",
        "Never so good, without doubt good, without a doubt good",
        "THE BOMB and the bomb, to die for food is good, a kiss of death death",
        "VERY good, VERY GOOD, very GOOD",
        "ALL CAPS ARE GOOD",
        "good" + "!" * 9 + "?" * 9,
        "don't won't good, isn't that bad",
        ":) :D }{ good",
        "\ud800 good",
    ],
)
def test_a_quirk_of_vadersentiment_is_kept(text):
    assert_same([text])


def test_only_the_first_words_of_a_long_sentence_count():
    kept = "  good \xa0 day" * (MAX_WORDS // 2)
    long = kept + " \n bad" * 50 + " "

    scores = score_vader([long, kept, kept + "  "])

    assert scores["capped"].tolist() == [True, False, False]
    assert scores["compound"][0] == ANALYZER.polarity_scores(kept)["compound"]
    assert scores["hits"].tolist() == [MAX_WORDS // 2] * 3


@given(st.text(alphabet="ab \n\xa0\x1c"))
def test_first_words_are_a_beginning_of_the_text(text):
    longer = "w " * (MAX_WORDS - 1) + text
    kept = first_words(longer)

    assert longer.startswith(kept)
    assert kept.split() == longer.split()[:MAX_WORDS]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("A good and happy day", 2),
        ("A kind of good day", 1),  # "kind" before "of" is no word of the lexicon
        ("Very nice", 1),
        ("The talks were held", 0),
        ("(Good!) ‘good’", 1),  # curly marks are no punctuation to VADER
        ("no good", 2),
        ("", 0),
    ],
)
def test_hits_count_the_words_found_in_the_lexicon(text, hits):
    assert score_vader([text])["hits"].tolist() == [hits]


def test_no_sentence_gives_empty_columns():
    scores = score_vader([])

    assert {name: len(column) for name, column in scores.items()} == dict.fromkeys(
        ["pos", "neg", "neu", "compound", "hits", "capped"], 0
    )


@pytest.mark.timeout(60)  # what is quadratic here takes hours
@pytest.mark.parametrize(
    "hostile",
    [
        "😀" * 200_000,
        "good " * 200_000,
        "x" * 1_000_000,
        "😀bad" * 50_000 + " but " + "👍" * 50_000,
    ],
    ids=["emoji", "words", "one word", "emoji and but"],
)
def test_time_is_linear_in_hostile_text(hostile):
    scores = score_vader([hostile])

    assert abs(scores["compound"][0]) <= 1


@pytest.mark.slow
def test_every_sentence_of_the_pool_scores_as_vadersentiment_does(pool):
    assert_same(pool)


@pytest.mark.slow
def test_scoring_is_three_times_as_fast_as_vadersentiment(pool):
    sentences = seeded(3).sample(pool, 40_000)

    ratios = []
    for _ in range(3):
        start = time.process_time()
        for sentence in sentences:
            ANALYZER.polarity_scores(sentence)
        between = time.process_time()
        score_vader(sentences)
        ratios.append((between - start) / (time.process_time() - between))

    assert max(ratios) >= 3
