"""How much harm there is: less of it is good, more of it bad, and other things fall, too."""

import pytest

import analysis
from analysis.tone.news import score_news


def tone(text: str) -> float:
    return float(score_news([text])["tone"][0])


def phrases_of(text: str) -> dict[str, list[str]]:
    return {w.word: [step.phrase for step in w.steps] for w in analysis.explain(text).words}


@pytest.mark.parametrize(
    "text",
    [
        "Unemployment fell to a record low.",
        "Murders fell to the lowest level in 50 years.",
        "Infections dropped by half.",
        "Poverty fell.",
        "Deaths halved within a year.",
        "Deaths are down.",
        "Gun deaths are down.",
        "Crime down 5 percent.",
        "The crime rate fell 8 percent.",
        "The number of murders fell.",
        "The rate of unemployment has fallen.",
        "Murders in the city have fallen sharply.",
        "Violent crime rates have dropped.",
        "Rates of murder and rape have dropped.",
        "The death toll fell to 12.",
        "Inflation eased to 2 percent.",
        "Unemployment is at a record low.",
        "Unemployment continued to fall.",
        "A drop in unemployment was seen.",
        "There was a sharp fall in cancer deaths.",
        "Falling crime was seen.",
        "There was less crime.",
        "They counted the lowest number of murders.",
        "Record low unemployment was seen.",
    ],
)
def test_less_of_a_harm_is_mildly_good(text):
    assert 0.05 <= tone(text) < 0.4


@pytest.mark.parametrize(
    ("text", "milder"),
    [
        ("Unemployment rose to a record high.", "They spoke of unemployment to a man."),
        ("Unemployment rose 4 percent in the quarter.", "They saw unemployment in the quarter."),
        ("Rising unemployment was seen.", "Their unemployment was seen."),
        ("Deaths climbed.", "Deaths came."),
        ("Deaths are up.", "Deaths are so."),
        ("There was a rise in deaths.", "There was a talk of deaths."),
        ("The number of homeless people doubled.", "The number of homeless people came."),
    ],
)
def test_more_of_a_harm_is_worse_than_the_harm(text, milder):
    assert tone(text) < tone(milder) < -0.05


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Shares fell on war fears.", "war"),
        ("Shares fell after the murders.", "murders"),
        ("Support for violence fell.", "violence"),
        ("The death toll fell short of it.", "death toll"),
        ("Their deaths fell silent.", "deaths"),
        ("He fell to his death.", "death"),
        ("The murders fell on a Sunday.", "murders"),
        ("The fraud case was dropped.", "fraud"),
        ("Charges in the fraud cases were dropped.", "fraud"),
        ("He fell victim to crime.", "crime"),
        ("Crime is up to the police.", "Crime"),
        ("Deaths did not fall.", "Deaths"),
        ("Crime has not fallen.", "Crime"),
        ("The lower court murder trial went on.", "murder"),
        ("Lower unemployment benefits were paid.", "unemployment"),
        ("Growing fears of crime were heard.", "crime"),
        ("They spoke of crime. Prices fell.", "crime"),
        ("Falling profits and losses were seen.", "losses"),
    ],
)
def test_what_is_not_told_to_be_less_stays(text, word):
    assert not [phrase for phrase in phrases_of(text)[word] if "there is" in phrase]
    assert tone(text) < -0.05


def test_less_of_a_harm_does_not_hide_another_behind_but():
    assert tone("Crime fell but poverty rose.") < -0.05


def test_less_of_a_good_thing_is_no_good_news():
    assert tone("Profits fell.") < 0
    assert phrases_of("Profits fell.") == {"Profits": [], "fell": []}


def test_an_amount_of_what_has_no_tone_counts_for_nothing():
    assert tone("Emissions fell 10 percent.") == 0


def test_the_trace_tells_which_word_says_that_there_is_less():
    trace = analysis.explain("Unemployment fell to a record low.")

    assert {(word.word, step.rule, step.phrase) for word in trace.words for step in word.steps} == {
        ("Unemployment", "shifter", "“fell” says that there is less of it (× -0.4)"),
        (
            "fell",
            "shifter",
            "part of what says how much “unemployment” there is: does not count",
        ),
        (
            "record low",
            "shifter",
            "part of what says how much “unemployment” there is: does not count",
        ),
    }
