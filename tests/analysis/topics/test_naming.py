"""Names of topics: noun phrases of the topic's own articles, as the corpus spells them."""

import pytest
from topic_corpora import Corpus

from analysis.topics.phrases import noun_phrases

COURT = (
    "The Supreme Court heard the case on age checks.",
    "Lawyers told the Supreme Court that the checks are harsh.",
    "A website must ask for proof before it shows a page.",
    "Age checks keep minors out, said the state in court.",
)
RIVER = (
    "The river broke its bank near the old mill.",
    "Flood warnings were lifted when the river fell.",
    "Crews pumped water out of cellars.",
    "The flood warnings had come too late for the mill.",
)


def spelt(*texts, wanted):
    return noun_phrases([[(text, False)] for text in texts], frozenset(wanted)).spellings


def corpus(n: int) -> Corpus:
    """Return n articles on each of two themes, each with a word of its own."""
    bodies = [
        (*theme, f"It happened in {place}{number}ville.")
        for number in range(n)
        for theme, place in ((COURT, "Lex"), (RIVER, "Aqua"))
    ]
    return Corpus(tuple(bodies), ("",) * len(bodies), ("court", "river") * n)


@pytest.mark.parametrize("n", [2, 20], ids=["few articles", "many articles"])
def test_a_topic_is_named_by_phrases_of_its_own_articles(n):
    found = corpus(n).topics(n_topics=2)

    court, river = sorted(found.names, key=lambda name: "Court" not in name)
    assert "Supreme Court" in court
    assert "river" in river.lower() or "flood" in river.lower()


@pytest.mark.parametrize("n", [2, 20], ids=["few articles", "many articles"])
def test_no_name_is_true_of_one_article_alone(n):
    found = corpus(n).topics(n_topics=2)

    assert not any("ville" in name for name in found.names)


def test_a_name_of_capitals_is_whole():
    texts = [f"Lawyers asked the Supreme Court {verb} it." for verb in ("whether", "before", "if")]

    assert "Supreme Court" in spelt(*texts, wanted=["supreme", "court"])
    assert "Supreme" not in spelt(*texts, wanted=["supreme", "court"])


def test_half_of_a_name_that_a_stop_word_begins_is_none():
    texts = ["They won the Six Nations again."] * 4

    assert spelt(*texts, wanted=["nations"]) == []


def test_verbs_and_adjectives_are_no_names():
    texts = [
        "They fined the firm.",
        "Judges fined her.",
        "It fined us all.",
        "A digital device of theirs.",
        "The digital device is here.",
        "Our digital device.",
    ]

    found = spelt(*texts, wanted=["fined", "digital", "device"])

    assert "fined" not in found
    assert "digital" not in found
    assert "digital device" in found


def test_an_office_does_not_belong_to_the_name():
    texts = ["We met Speaker Ada Lovelock there.", "Then Ada Lovelock spoke to Ada Lovelock."] * 2

    found = spelt(*texts, wanted=["lovelock"])

    assert "Ada Lovelock" in found
    assert not any("Speaker" in one for one in found)


def test_a_headline_alone_does_not_set_the_spelling():
    documents = [[("AGE CHECKS ARE BACK", True), ("On age checks they agree.", False)]] * 3

    found = noun_phrases(documents, frozenset(["age", "checks"]))

    assert "age checks" in found.spellings
    assert found.titles.toarray()[:, found.spellings.index("age checks")].sum() == 3


@pytest.mark.parametrize("texts", [[], [""], ["the of and"], ["1999 2000"]], ids=repr)
def test_texts_without_a_word_have_no_phrase(texts):
    assert spelt(*texts, wanted=["anything"]) == []
