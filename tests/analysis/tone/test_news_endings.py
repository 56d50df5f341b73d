"""What is told to be no more: hopes that fade are bad, fears that fade are not."""

import pytest

import analysis
from analysis.tone.news import score_news


def tone(text: str) -> float:
    return float(score_news([text])["tone"][0])


def rules_of(text: str) -> dict[str, list[str]]:
    return {w.word: [step.rule for step in w.steps] for w in analysis.explain(text).words}


@pytest.mark.parametrize(
    "text",
    [
        "All hope is gone.",
        "Kindness vanished.",
        "Love and kindness have died in this town.",
        "When love, joy, peace - wither, the town does, too.",
        "Their hopes have slowly faded.",
        "The peace has collapsed.",
        "The confidence evaporated.",
        "Their joy turned to ashes.",
        "Their love turned sour.",
        "Hopes of a deal were dashed on Monday.",
        "Confidence in the bank has collapsed.",
        "The joy ended in tears.",
    ],
)
def test_a_good_thing_that_is_no_more_is_bad(text):
    assert tone(text) < -0.05


@pytest.mark.parametrize(
    "text",
    [
        "The fears faded.",
        "The crisis ended.",
        "The threat vanished.",
        "The pain is gone.",
        "The war is over.",
        "Fears of a crisis have eased.",
        "The attack was foiled by the police.",
        "The grief and the pain died down.",
    ],
)
def test_a_bad_thing_that_is_over_is_relief(text):
    assert 0 < tone(text) < 0.5


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The hope never died.", "hope"),
        ("Their hopes have not faded.", "hopes"),
        ("If hope is lost, they go on.", "hope"),
        ("The winner lost the race.", "winner"),
        ("He lost his hope.", "hope"),
        ("The victims of the war died.", "war"),
        ("The war ended his career.", "war"),
        ("The war is over the lake.", "war"),
        ("The attack could have been prevented.", "attack"),
        ("The threat has not gone.", "threat"),
        ("This does not mean that the crisis is over.", "crisis"),
        ("In hope, the talks ended.", "hope"),
        ("They spoke of love. It vanished.", "love"),
        ("She gave hope to those who died.", "hope"),
    ],
)
def test_what_is_not_told_to_be_no_more_stays(text, word):
    assert not {"ending", "relief"} & set(rules_of(text)[word])


def test_the_trace_says_what_is_no_more_and_that_the_verb_is_spent():
    (hope,) = analysis.explain("All hope is gone.").words
    threat, vanished = analysis.explain("The threat vanished.").words

    assert [step.phrase for step in hope.steps] == [
        "“gone” behind it says that it is no more (× -0.5)"
    ]
    assert [step.phrase for step in threat.steps] == [
        "“vanished” behind it says that it is over (× -0.4)"
    ]
    assert [step.phrase for step in vanished.steps] == [
        "says that “threat” is over: does not count"
    ]
