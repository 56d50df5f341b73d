"""Captions and credits of pictures among the lines of a text."""

import pytest

from analysis.intake.pictures import CAPTION, is_caption, is_credit, picture_rule

CAPTIONS = [
    "FILE - In this March 7, 2019, file photo, ships wait at the quay of Saltmere.",
    "FILE PHOTO: Ships wait at the quay of Saltmere, June 6, 2024. REUTERS/Ann Moor/File Photo",
    "Enlarge this image toggle caption Ann Moor/Tolland Radio Ann Moor/Tolland Radio",
    "Hide caption The mayor walks along the quay. Previous Next Ann Moor/AP",
    "The mayor walks along the quay, Thursday, June 6, 2024, in Saltmere. (AP Photo/Ann Moor)",
    (
        "The mayor walks along the quay of Saltmere in May of 2024, a day after the vote on the new "
        "harbour, as fishermen wait for the tide. (Ann Moor/Reuters)"
    ),
    "The mayor promised a new quay. | Ann Moor/Getty Images",
    (
        "Photos: The quay Two ships wait. Hide Caption 1 of 2 Photos: The quay A gull. "
        "Hide Caption 2 of 2"
    ),
]
SENTENCES = [
    "The mayor walked along the quay, as the AP reported.",
    "The file photo showed the mayor on the quay before the vote.",
    "Reuters/Ipsos asked 1,005 adults what they think of the quay.",
    "They may enlarge the image of the town, the mayor said.",
    "He left and/or stayed (and nobody knows which).",
    "The quay was shut. (Reuters)",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_caption_is_taken_out_whole_and_kept(split, line):
    above = "The council voted for a new quay on Monday, after a debate of nine hours."
    below = "It will be built next year, the mayor said, once the tide has gone."
    page = split("A headline of the day", above, line, below)

    assert page.articles[0].paragraphs == (above, below)
    assert [(piece.kind, piece.text) for piece in page.removed] == [("credit", line)]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_that_speaks_of_pictures_or_agencies_is_no_caption(line):
    assert not is_caption(line)


def test_a_text_that_is_nothing_but_a_caption_stays(split):
    page = split("A headline of the day", CAPTIONS[0])

    assert page.articles[0].paragraphs == (CAPTIONS[0],)
    assert not page.removed


def test_a_long_paragraph_is_no_caption_however_it_ends():
    text = "The council voted for a new quay on Monday. " * 20

    assert picture_rule(f"{text}(AP Photo/Ann Moor)") == ""


def test_a_line_of_names_between_bars_is_a_credit():
    assert is_credit("Ann Moor | Tolland RM | Getty Images")
    assert picture_rule(CAPTIONS[0]) == CAPTION
