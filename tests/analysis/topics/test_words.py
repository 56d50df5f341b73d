import numpy as np
import pytest

from analysis.text.chunks import Chunks
from analysis.topics.words import STOP_WORDS, TermCounts, count_terms, is_term


def times(counts: TermCounts, term: str) -> list[int]:
    """Return how often a term stands in each text."""
    return counts.matrix.toarray()[:, counts.columns([term])].sum(axis=1).tolist()


def test_two_letter_words_are_counted_and_stop_words_and_numbers_are_not():
    counts = count_terms(Chunks.of(["The AI of 2024 said it would hire 45 people."]))

    assert list(counts.terms) == ["ai", "hire"]


def test_a_hyphenated_word_counts_for_itself_and_for_its_parts():
    counts = count_terms(Chunks.of(["An age-check for age."]))

    assert dict(zip(counts.terms, counts.matrix.toarray()[0], strict=True)) == {
        "age": 2,
        "age-check": 1,
        "check": 1,
    }


@pytest.mark.parametrize(
    "text", ["minimum wage", "The Minimum Wage rose", "a minimum-wage job"], ids=str
)
def test_a_phrase_counts_where_its_words_follow_each_other(text):
    counts = count_terms(Chunks.of(["minimal wage", text]), ["minimum wage"])

    assert times(counts, "minimum wage") == [0, 1]


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence():
    counts = count_terms(Chunks.of(["at the minimum", "wage talks"]), ["minimum wage"])

    assert times(counts, "minimum wage") == [0, 0]


def test_a_phrase_may_hold_a_stop_word():
    counts = count_terms(Chunks.of(["the war on drugs"]), ["war on drugs"])

    assert times(counts, "war on drugs") == [1]


def test_terms_are_sorted_and_unknown_ones_have_no_column():
    counts = count_terms(Chunks.of(["zebra apple mango"]))

    assert list(counts.terms) == sorted(counts.terms)
    assert counts.columns(["zebra", "apple", "pear"]).tolist() == [0, 2]


@pytest.mark.parametrize("texts", [[], [""], ["12 34"], ["the of"]], ids=str)
def test_texts_without_a_term_make_an_empty_matrix(texts):
    counts = count_terms(Chunks.of(texts), ["minimum wage"])

    assert counts.matrix.shape[0] == len(texts)
    assert counts.matrix.sum() == 0


def test_stop_words_are_no_terms():
    assert not any(is_term(word) for word in STOP_WORDS)
    assert not is_term("don't")
    assert is_term("ai")


def test_counting_is_the_sum_over_sentences():
    texts = ["bread and bread", "bread ferry", ""]

    counts = count_terms(Chunks.of(texts))

    np.testing.assert_array_equal(counts.matrix.toarray(), [[2, 0], [1, 1], [0, 0]])


def test_addresses_handles_and_the_mark_of_a_passed_on_post_are_no_terms():
    post = "RT @guardian: Climate talks collapse in Baku https://t.co/xyz #ClimateStrike"

    counts = count_terms(Chunks.of([post]))

    assert list(counts.terms) == ["baku", "climate", "climatestrike", "collapse", "talks"]
