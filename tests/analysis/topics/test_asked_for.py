import itertools

import pytest
from topic_corpora import BAKERY, HARBOUR, Corpus, of_subjects, planted, word_articles

ENDS = ("opa", "ure", "ime", "age", "oli", "ade")


def test_more_topics_than_the_corpus_carries_are_said_in_a_note():
    found = planted().topics(n_topics=150)

    assert len(found.names) == 4
    [note] = found.notes
    assert note == (
        "asked for 150 discovered topics; the corpus carries 4: topics finer than an article do "
        "not return in another half of its sentences"
    )


def test_topics_that_would_have_the_words_of_another_are_said_in_a_note():
    found = Corpus((BAKERY, BAKERY, HARBOUR), ("", "", ""), ()).topics(n_topics=3)

    assert len(found.names) == 2
    [note] = found.notes
    assert note.startswith("asked for 3 discovered topics; the corpus carries 2")
    assert note.endswith("any further one would have the words of another, or none")


@pytest.mark.parametrize("n_topics", [2, 8, 14])
def test_as_many_topics_as_are_asked_for_come_where_their_words_differ(n_topics):
    found = of_subjects(*[3] * 8, *[1] * 6).topics(n_topics=n_topics)

    assert len(found.names) == n_topics
    assert not found.notes


def test_a_large_corpus_is_cut_into_no_more_topics_than_its_rows_are_compressed_to():
    groups = ["".join(pair) for pair in itertools.product("bcdfghjklmn", repeat=2)]
    bodies = [
        one
        for group in groups
        for one in word_articles(" ".join(f"{group}{end}" for end in ENDS), 4)
    ]
    corpus = Corpus(tuple((one,) for one in bodies), ("",) * len(bodies), ("",) * len(bodies))

    found = corpus.topics(n_topics=110)

    assert len(found.names) == 100
    [note] = found.notes
    assert note.endswith("carries 100: no corpus is cut finer than 100")
