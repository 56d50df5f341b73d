"""Ignored words stand in no topic and no name, and still keep articles off a topic."""

import pytest
from topic_corpora import BAKERY, Corpus, planted

from analysis.records import NamedTopic


@pytest.mark.parametrize("n_topics", [1, 2, None])
def test_an_ignored_word_stands_in_no_topic_and_no_name(n_topics):
    corpus = planted()
    word = str(corpus.topics(n_topics=2).terms["term"].iloc[0])

    found = corpus.topics(n_topics=n_topics, ignored=(word.upper(),))

    assert not any(word in term.split() for term in found.terms["term"])
    assert not any(word in name.casefold().split() for name in found.names)
    assert len(found.names)


def test_no_name_holds_a_word_of_an_ignored_phrase():
    strike = ("The port strike went on.", "The port strike shut the docks.", "Dockers met.")
    corpus = Corpus((strike, BAKERY) * 3, ("Port strike", "Bread") * 3, ())
    plain = corpus.topics(n_topics=2).names

    names = corpus.topics(n_topics=2, ignored=("port authority",)).names

    assert any("port" in name.lower() for name in plain)
    assert not any("port" in name.lower() for name in names)


def test_an_ignored_word_still_keeps_articles_off_a_topic():
    corpus = planted()
    ashore = NamedTopic("sea", ("harbour", "tide", "-ferry"))
    holds = [any("ferry" in text.casefold() for text in article) for article in corpus.sentences]

    plain, barred = (corpus.topics((ashore,), 0, ignored=ignored) for ignored in ((), ("ferry",)))

    assert any(holds)
    assert not plain.article_weights[holds].any()
    assert not barred.article_weights[holds].any()
