import numpy as np
from scipy import sparse

from analysis.topics.company import STANDING, shown_terms


def counts_of(groups: list[list[int]], n_terms: int) -> sparse.csr_matrix:
    """Return sentences that hold the terms of each group, twenty of each."""
    rows = np.zeros((20 * len(groups), n_terms))
    for place, group in enumerate(groups):
        rows[20 * place : 20 * (place + 1), group] = 1
    return sparse.csr_matrix(rows)


def test_a_strong_word_that_meets_none_of_the_others_is_left_out():
    friends, stranger = list(range(12)), 12
    topic = np.linspace(1.0, 0.8, 13)
    topic[stranger] = 0.9

    shown = shown_terms(topic[None], counts_of([friends, [stranger]], 13), 30)[0]

    assert stranger not in shown[:STANDING]
    assert len(shown) >= STANDING


def test_a_word_that_another_topic_holds_more_does_not_stand_for_a_topic():
    topics = np.full((2, 24), 0.01)
    topics[0, :12] = 1.0
    topics[1, 12:] = 1.0
    topics[1, 0] = 0.9
    topics[0, 0] = 0.1

    shown = shown_terms(topics, counts_of([list(range(12)), list(range(12, 24))], 24), 30)

    assert 0 not in shown[0][:STANDING]


def test_shown_weights_never_rise():
    random = np.random.default_rng(5)
    topics = random.random((3, 80))
    counts = sparse.csr_matrix((random.random((200, 80)) < 0.1).astype(float))

    for row, shown in zip(topics, shown_terms(topics, counts, 30), strict=True):
        assert (np.diff(row[shown]) <= 0).all()
        assert len(set(shown)) == len(shown)


def test_beyond_the_ten_the_strongest_of_the_weaker_words_follow():
    topic = np.linspace(1.0, 0.2, 40)

    shown = shown_terms(topic[None], counts_of([list(range(40))], 40), 30)[0]

    assert len(shown) == 30
    assert shown[STANDING:].tolist() == list(range(shown[STANDING - 1] + 1, shown[-1] + 1))


def test_a_topic_without_a_word_shows_none():
    assert [len(t) for t in shown_terms(np.zeros((2, 3)), counts_of([[0]], 3), 30)] == [0, 0]
    assert shown_terms(np.zeros((0, 3)), counts_of([[0]], 3), 30) == []
