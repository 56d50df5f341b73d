"""What is no text of an article leaves it, by kind, with its reason and place, and can come back."""

import pytest

from analysis.decided import PieceDecision
from analysis.intake.duplicates import place_of
from analysis.intake.pages import split_page
from analysis.records import Document

TITLE = "Ferry is late again as passengers wait at the quay"
TEXT = (
    "The ferry to Saltmere was late again on Monday, and hundreds of passengers waited for hours.",
    "The company said that the boat would be repaired by the end of the week, as it had promised.",
    "Nobody on the quay believed it, and the harbour master asked for a second boat on Friday.",
)
# (kind, line, where it stands among the paragraphs)
TAKEN_OUT = {
    "byline": ("byline", "By Jane Doe", 0),
    "date": ("date", "12 June 2025", 0),
    "source": ("source", "The Saltmere Herald · 2 hours ago", 0),
    "where it first appeared": ("source", "This article originally appeared in The Wren.", 3),
    "newsletter": ("promotion", "Sign up for our free newsletter and get the best deals daily!", 2),
    "advertisement": ("promotion", "Subscribe today and get your first month free!", 2),
    "photo credit": ("credit", "Photo: Jane Doe/Reuters", 1),
    "who contributed": ("credit", "The Associated Press contributed to this report.", 3),
    "cookie notice": ("furniture", "We use cookies to show you news.", 3),
    "copyright": ("furniture", "© 2025 The Saltmere Herald. All rights reserved.", 3),
    "comments": ("furniture", "No comments yet", 3),
    "rubric": ("furniture", "Related articles", 3),
    "command": ("furniture", "Share this article", 1),
}


@pytest.mark.parametrize(("kind", "line", "at"), TAKEN_OUT.values(), ids=TAKEN_OUT)
def test_a_line_that_is_no_text_leaves_it_with_its_reason_and_place(kind, line, at):
    lines = [TITLE, *TEXT[:at], line, *TEXT[at:]]
    document = Document("page.txt", "\n".join(lines))

    page = split_page(document)

    (article,) = page.articles
    assert article.paragraphs == TEXT
    (piece,) = (one for one in page.removed if one.text == line)
    assert (piece.kind, piece.file, piece.line) == (kind, "page.txt", at + 2)
    assert piece.rule


@pytest.mark.parametrize(("kind", "line", "at"), TAKEN_OUT.values(), ids=TAKEN_OUT)
def test_such_a_line_comes_back_where_it_stood_when_the_analyst_says_so(kind, line, at):
    lines = [TITLE, *TEXT[:at], line, *TEXT[at:]]
    document = Document("page.txt", "\n".join(lines))
    back = PieceDecision(place_of(document), is_text=True, text=line, line=at + 2)

    page = split_page(document, decisions=[back])

    (article,) = page.articles
    assert article.paragraphs == (*TEXT[:at], line, *TEXT[at:])
    assert all(one.text != line for one in page.removed), kind


@pytest.mark.parametrize("sign", ["Related articles", "More stories", "Read next", "Read more"])
def test_one_item_below_an_article_of_short_paragraphs_is_an_article_of_its_own(split, sign):
    second = ("Council puts off its vote on the tannery", "Wendale Herald · 2 hours ago")
    more = "The council put off its vote on Tuesday, and the mayor left the hall without a word."

    page = split(TITLE, *TEXT, sign, *second, more)

    assert [(one.title, one.source) for one in page.articles] == [
        (TITLE, "unknown source"),
        (second[0], "Wendale Herald"),
    ]
    assert [one.paragraphs for one in page.articles] == [TEXT, (more,)]
