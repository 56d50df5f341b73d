"""The headline among the lines above a text, and what the lines under it say."""

import pytest

from analysis.records import UNKNOWN_SOURCE

TITLE = "Council won't hear the case of the old quay"
TEXT = "The harbour master closed the western gate on Friday, and nobody could say for how long."
MORE = "It took the two men of the ferry company forty minutes to open it again, in the rain."


def what_is_read(page):
    (article,) = page.articles
    date = f"{article.published:%Y-%m-%d}" if article.published else ""
    return article.title, article.source, date, list(article.paragraphs)


@pytest.mark.parametrize(
    "again",
    [
        ("Richard Wolf", "", "USA TODAY", ""),
        ("USA TODAY", ""),
        ("By Richard Wolf", "USA TODAY"),
    ],
    ids=["under the author", "alone", "under a byline"],
)
def test_a_source_that_stands_twice_takes_the_place_of_no_headline(split, again):
    page = split(TITLE, "USA TODAY", "2018-12-10", "", *again, TEXT, MORE)

    assert what_is_read(page) == (TITLE, "USA TODAY", "2018-12-10", [TEXT, MORE])


def test_a_short_headline_is_not_less_than_a_source_that_stands_twice(split):
    page = split("Quay shut", "USA TODAY", "2018-12-10", "USA TODAY", TEXT, MORE)

    assert what_is_read(page)[:2] == ("Quay shut", "USA TODAY")


def test_a_promotion_that_stands_twice_takes_the_place_of_no_headline(split):
    offer = ("Note:", "Should the quay be closed? Vote in our urgent poll", "")

    page = split(TITLE, "Reuters", "2013-08-14", *offer, *offer, TEXT, MORE)

    assert what_is_read(page)[:3] == (TITLE, "Reuters", "2013-08-14")


def test_a_headline_that_stands_twice_below_the_name_of_a_site_is_the_headline(split):
    page = split("The Saltmere Pressboard of Today", "Home", TITLE, "Print", TITLE, TEXT, MORE)

    assert page.articles[0].title == TITLE


@pytest.mark.parametrize("title", [TITLE, "Quay shut", "NSA Spies On Old Quay"])
@pytest.mark.parametrize(
    "below", [("Jane Doe",), ("By Jane Doe",), ()], ids=["name", "byline", "no"]
)
def test_a_second_headline_takes_the_place_of_no_first_one(split, title, below):
    page = split(title, "Harbour company says nothing of it", *below, "5 June 2025", TEXT, MORE)

    assert page.articles[0].title == title


@pytest.mark.parametrize(
    "title",
    [
        "The council is looking into the quay of Saltmere. Such an inquiry has no precedent.",
        "Billions for the quay are on the line: what will the council of Saltmere do?",
        "Why the quay was shut for an hour, "
        + "who did it, what it cost, and how; " * 3
        + "at last.",
    ],
    ids=["two sentences", "a question", "a long one"],
)
@pytest.mark.parametrize(
    ("header", "source"),
    [
        (("Vox", "2018-10-19"), "Vox"),
        (("2018-10-19", "By Jane Doe for The Sparrow"), "The Sparrow"),
        (("By Jane Doe", "Reuters", "19 October 2018"), "Reuters"),
        (("2018-10-19",), UNKNOWN_SOURCE),
    ],
    ids=["source and date", "date and byline", "byline first", "date"],
)
def test_sentences_above_a_source_and_a_date_are_the_headline(split, title, header, source):
    page = split(title, *header, "", TEXT, MORE)

    assert what_is_read(page) == (title, source, "2018-10-19", [TEXT, MORE])


def test_a_headline_of_sentences_that_the_text_repeats_is_taken_out(split):
    title = "The council is looking into the quay of Saltmere. It has no precedent."

    page = split(title, "Vox", "2018-10-19", title, "", TEXT, MORE)

    assert what_is_read(page) == (title, "Vox", "2018-10-19", [TEXT, MORE])


@pytest.mark.parametrize("gap", [(), ("",)], ids=["no blank lines", "blank lines"])
def test_one_word_between_headline_and_date_is_the_source(split, gap):
    page = split(TITLE, *gap, "Quaymax", *gap, "2013-07-31", "", TEXT, MORE)

    assert what_is_read(page) == (TITLE, "Quaymax", "2013-07-31", [TEXT, MORE])
    assert [(piece.kind, piece.text) for piece in page.removed] == [
        ("source", "Quaymax"),
        ("date", "2013-07-31"),
    ]


@pytest.mark.parametrize(
    "line", ["Jane Doe", "By Jane Doe", "Letters", "London", "Friday", "Harbour", "Saltmere"]
)
def test_authors_rubrics_and_words_of_the_text_are_no_source_by_their_place(split, line):
    page = split(TITLE, line, "2013-07-31", "", TEXT, MORE, "A ship lay in Saltmere all night.")

    assert what_is_read(page)[:3] == (TITLE, UNKNOWN_SOURCE, "2013-07-31")


def test_one_word_elsewhere_above_a_text_is_no_source(split):
    page = split(TITLE, "2013-07-31", "Quaymax", "", TEXT, MORE)

    assert page.articles[0].source == UNKNOWN_SOURCE
