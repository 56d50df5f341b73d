"""Names carry no tone in the news model, whatever they are called; what capitals stress does."""

import pytest

import analysis
from analysis.tone.news import score_news


def tone(text: str) -> float:
    return float(score_news([text])["tone"][0])


def test_a_name_does_not_count_wherever_it_stands():
    assert tone("It was up to Delphine Strong and to the others there") == 0
    assert tone("Hope Strong and the others there were not the first") == 0
    assert tone("THE PLAN IS STRONG") > 0  # capitals everywhere say nothing


@pytest.mark.parametrize(
    ("stressed", "plain"),
    [
        ("The film is AMAZING!", "The film is amazing!"),
        ("The harvest is a DISASTER.", "The harvest is a disaster."),
        ("The news was BAD, he said.", "The news was bad, he said."),
        ("It was not GOOD for them.", "It was not good for them."),
        ("Their pledge on it is so very EMPTY", "Their pledge on it is so very empty"),
    ],
)
def test_capitals_that_stress_a_word_leave_its_tone(stressed, plain):
    assert tone(stressed) == tone(plain) != 0


@pytest.mark.parametrize(
    "text",
    [
        "It was up to HOPE not to them",
        "They had read of the NICE rules there",
        "It was in the BEST list of them",
        "It was a NICE spokesman who said it.",
        "It was up to UNICEF and to CARE.",
        "It is the CARE Act that was read out",
        "It was up to the man Strong.",
    ],
)
def test_names_in_capitals_are_names_wherever_they_stand(text):
    names = [word for word in analysis.explain(text).words if word.word[0].isupper()]

    assert [word.value for word in names] == [0]
