import numpy as np
import pytest
from topic_corpora import CRICKET, Corpus, many_planted, planted

from analysis.tables import TOPIC_COUNTS
from analysis.topics import find_topics


@pytest.mark.parametrize("corpus", [planted(), many_planted(40)], ids=["small", "large"])
def test_the_proposed_number_is_one_of_those_tried_and_says_why(corpus):
    found = corpus.topics()

    TOPIC_COUNTS.check(found.tried)
    assert found.tried["proposed"].sum() == 1
    assert found.tried["n_topics"].is_monotonic_increasing
    assert found.why.endswith(".")


def test_planted_topics_return_in_every_half_and_are_distinct():
    found = many_planted(40).topics(n_topics=2)

    assert found.stability.tolist() == [1, 1]
    assert (found.distinctness > 0.7).all()


def test_topics_of_noise_return_less_often_than_planted_ones():
    draw = np.random.default_rng(7)
    words = [f"{a}{b}{c}en" for a in "bdfgklmn" for b in "aeiou" for c in "prst"]
    articles = tuple(
        tuple(" ".join(draw.choice(words, 8)) + "." for _ in range(4)) for _ in range(80)
    )
    noise = Corpus(articles, tuple("" for _ in articles), ())

    found = noise.topics()

    assert found.stability.mean() < 0.5
    assert len(found.names) <= 3
    assert "sketch" in found.why


def test_named_topics_have_no_stability_and_an_absent_one_is_distinct():
    found = planted().topics((CRICKET,), 1)

    assert np.isnan(found.stability[0])
    assert found.distinctness[0] == 1


def test_the_seed_moves_no_topic():
    corpus = many_planted(40)
    first = corpus.topics()

    other = find_topics(
        corpus.flat, corpus.article_of, corpus.titles, named=(), n_topics=None, seed=99
    )

    assert other.topic_ids == first.topic_ids
    np.testing.assert_array_equal(other.sentence_topic, first.sentence_topic)


def test_no_word_no_topic_and_a_reason():
    found = Corpus((("It is.",),), ("",), ()).topics()

    assert found.names == ()
    assert found.tried.empty
    assert found.why
