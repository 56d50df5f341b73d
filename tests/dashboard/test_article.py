"""An article set for reading: coloured words, signs, and the steps of each tone."""

import pytest
from builders import Line, a_report, an_article

from analysis import explain
from dashboard.queries.article import MOST_EXPLAINED, article_paragraphs, article_traces
from dashboard.queries.reader import article_sentence_rows
from dashboard.search import search

LINES = {
    "A good day, but a terrible night.": ("negative", "▼"),
    '"It was a wonderful surprise."': ("positive", "△"),
    "It was seen at 9:15 from there.": ("neutral", ""),
}


@pytest.fixture
def rows():
    """Return the sentences of an article whose tones are those that their words make."""
    lines = [
        Line(text, tone=round(explain(text).score, 6), quoted=text.startswith('"'))
        for text in LINES
    ]
    report = a_report([an_article("A", "t", lines)])
    return article_sentence_rows(report, report.articles["article_id"].iloc[0])


def sentences(rows, **more):
    traces = article_traces(a_report(), rows)
    return [one for sentences in article_paragraphs(rows, traces, **more) for one in sentences]


def test_each_word_that_counts_has_its_colour_and_each_sentence_its_sign(rows):
    found = sentences(rows)

    assert [(one["tone"], one["sign"]) for one in found] == [*LINES.values()]
    coloured = {
        piece["text"]: piece["tone"] for one in found for piece in one["pieces"] if piece["tone"]
    }
    assert coloured["good"] == coloured["wonderful"] == "positive"
    assert coloured["terrible"] == "negative"
    assert ["".join(piece["text"] for piece in one["pieces"]) for one in found] == [*LINES]


def test_the_steps_end_in_the_tone_that_is_shown(rows):
    first, _, last = sentences(rows)

    assert any(line.startswith("terrible ") for line in first["why"])
    assert first["why"][-1].endswith(first["note"].partition(",")[0].removeprefix("Tone "))
    assert last["why"] == []  # no word counts, so there is nothing to explain


def test_what_is_searched_for_and_asked_for_is_marked(rows):
    found = sentences(rows, searched=search("seen"), current=rows["sentence_id"].iloc[2])

    assert [piece["text"] for piece in found[2]["pieces"] if piece["hit"]] == ["seen"]
    assert [one["current"] for one in found] == [False, False, True]


def test_of_an_endless_article_the_beginning_is_explained():
    report = a_report([an_article("A", "t", [Line("A good day.", tone=0.4)] * 3)])
    rows = article_sentence_rows(report, report.articles["article_id"].iloc[0])
    endless = rows.iloc[[0] * (MOST_EXPLAINED + 1)].assign(sentence_id=[*map(str, range(1001))])

    assert len(article_traces(report, endless)) == MOST_EXPLAINED


def test_a_tone_set_by_hand_is_marked_however_far_below_it_stands():
    report = a_report([an_article("A", "t", [Line("A good day.", tone=0.4)])])
    rows = article_sentence_rows(report, report.articles["article_id"].iloc[0])
    endless = rows.iloc[[0] * (MOST_EXPLAINED + 5)].assign(
        sentence_id=[*map(str, range(MOST_EXPLAINED + 5))],
        by_hand=["", *[""] * (MOST_EXPLAINED + 3), "set by hand, scored +0.44"],
    )

    *_, before, last = sentences(endless)

    assert last["sign"].endswith("✎")
    assert last["why"]  # the sign is a button that tells why
    assert before["sign"] == ""
