"""Topics are found again by their words, also by a few that a hand wrote."""

import pytest

from analysis.topicwords import KnownTopics

STADIUM = "stadium pitch coach builders roof steel tonnes club tram fans"
TOWN = "club tram council mayor levy budget library homes taxes roof"
KNOWN = KnownTopics(
    names={"s": "Stadium", "t": "Town", "p": "Port"},
    words={"s": frozenset(STADIUM.split()), "t": frozenset(TOWN.split())},
)


@pytest.mark.parametrize(
    ("words", "topic_id"),
    [
        pytest.param("stadium pitch club builders goal seats", "s", id="four of six"),
        pytest.param("council mayor levy", "t", id="three of three"),
        pytest.param("stadium pitch goal seats keeper match", "", id="two of six"),
        pytest.param("club tram", "", id="as many of another topic"),
        pytest.param("stadium", "", id="one word"),
        pytest.param("", "", id="no word"),
        pytest.param(f"{STADIUM} keeper", "s", id="all that it is known by"),
        pytest.param("stadium pitch coach a b c d e f g", "", id="three of ten"),
    ],
)
def test_a_topic_of_another_id_is_found_by_most_of_the_words_given(words, topic_id):
    assert KNOWN.find("another", words.split()) == topic_id


def test_its_id_finds_a_topic_whatever_the_words():
    assert KNOWN.find("p", STADIUM.split()) == "p"
    assert KnownTopics(KNOWN.names, KNOWN.words, split=["x"]).find("x", STADIUM.split()) == ""
