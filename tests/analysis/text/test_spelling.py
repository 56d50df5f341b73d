"""Words of topics are shown as the articles write them."""

import pytest

from analysis.text.spelling import spellings

GERMAN = ["Im Hafen liegt ein Schiff.", "Der Hafen ist zu.", "Es hafenet nicht im hafen."]


@pytest.mark.parametrize(
    ("texts", "word", "spelling"),
    [
        pytest.param(["So Trump won.", "Then TRUMP and Trump."], "trump", "Trump", id="a name"),
        pytest.param(["For the NHS.", "An nhs and NHS bill."], "nhs", "NHS", id="initials"),
        pytest.param(
            ["Strikes hit.", "Strikes go on.", "The strikes"],
            "strikes",
            "strikes",
            id="a capital at the beginning",
        ),
        pytest.param(["Strikes hit us."], "strikes", "strikes", id="only as a first word"),
        pytest.param(["NHS waits."], "nhs", "NHS", id="initials as a first word"),
        pytest.param(GERMAN, "hafen", "Hafen", id="a German noun"),
        pytest.param(["The iPhone-maker, an iPhone."], "iphone", "iPhone", id="a capital inside"),
        pytest.param(["A Covid-19 and covid-19 one."], "covid-19", "covid-19", id="as frequent"),
        pytest.param(["The Supreme Court sat."], "supreme court", "Supreme Court", id="a phrase"),
        pytest.param(["Meta’s team"], "nobody", "nobody", id="nowhere"),
        pytest.param(["", "-"], "nobody", "nobody", id="no word"),
    ],
)
def test_a_word_is_spelt_as_it_is_mostly_written_inside_sentences(texts, word, spelling):
    assert spellings(texts, [word]) == {word: spelling}
