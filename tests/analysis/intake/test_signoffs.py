"""Sign-offs, credits and bylines at the edges of a text."""

import pytest

from analysis.intake.pictures import inner_credits, is_credit
from analysis.intake.signoffs import dateline_agency, is_byline, sign_off

SIGN_OFFS = [
    ("arp/sms/bgs", "sign-off", "arp/sms/bgs"),
    ("tw/jm", "sign-off", "tw/jm"),
    ("(Reuters)", "sign-off", "Reuters"),
    ("(Tolland Wire)", "sign-off", "Tolland Wire"),
    ("(With inputs from PTI)", "sign-off", "PTI"),
    ("-- AP", "sign-off", "AP"),
    ("— AFP", "sign-off", "AFP"),
    ("(Reporting by Jane Doe in Paris; Editing by John Roe)", "sign-off", ""),
    ("Additional reporting by Jane Doe", "sign-off", ""),
    ("The Associated Press contributed to this report.", "credit", "The Associated Press"),
    ("Jane Doe and John Roe contributed to this story.", "credit", ""),
]


@pytest.mark.parametrize(("ending", "kind", "agency"), SIGN_OFFS)
def test_a_sign_off_after_the_last_sentence_is_found(ending, kind, agency):
    line = f"The market opened on Friday. {ending}"

    found = sign_off(line)

    assert found is not None
    span, named = found
    assert (line[span.start : span.end], span.kind, named) == (ending, kind, agency)


@pytest.mark.parametrize("ending", [ending for ending, _, _ in SIGN_OFFS])
def test_a_sign_off_on_a_line_of_its_own_leaves_the_text(split, ending):
    page = split("A headline of the day", "The market opened on Friday and closed at six.", ending)

    assert page.articles[0].paragraphs == ("The market opened on Friday and closed at six.",)
    assert [piece.text for piece in page.removed] == [ending]


@pytest.mark.parametrize(
    "line",
    [
        "He chose between and/or",
        "The crowd went home (laughter)",
        "They met at the bar. It was called the Owl and/or the Fox.",
        "It costs 5 pounds - more than tea.",
        "The news reached us through Reuters.",
        "The mill contributed to the town.",
    ],
)
def test_an_ordinary_end_is_no_sign_off(line):
    assert sign_off(line) is None


def test_two_sign_offs_and_an_advertisement_all_leave_the_end(split):
    page = split(
        "A headline of the day",
        "The market opened on Friday. Sign up for our newsletter and get deals in your inbox. "
        "(Reuters) arp/sms",
    )

    assert page.articles[0].paragraphs == ("The market opened on Friday.",)
    assert [piece.kind for piece in page.removed] == ["promotion", "sign-off", "sign-off"]
    assert page.articles[0].agency in {"Reuters", "arp/sms"}


def test_the_agency_of_a_dateline_is_named_and_the_dateline_stays(split):
    text = "LONDON (Reuters) - The market opened on Friday and closed at six in the evening."

    article = split("A headline of the day", text).articles[0]

    assert (article.agency, article.paragraphs) == ("Reuters", (text,))
    assert dateline_agency("SALTMERE, 22 April - The market opened.") == ""


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "BY JANE DOE",
        "By Jane Doe and John O'Roe",
        "By Rev. Alison Threlfell",
        "By Northlight staff",
        "By Dana Whitlow-Baeza, Political Correspondent",
        "Written by Jane Doe",
        "Jane Doe, Staff Writer",
    ],
)
def test_a_byline_is_known(line, split):
    assert is_byline(line)

    page = split("A headline of the day", line, "The market opened on Friday and closed at six.")

    assert [(piece.kind, piece.text) for piece in page.removed] == [("byline", line)]


@pytest.mark.parametrize(
    "line", ["By the time he left, it rained", "By The Numbers", "Standby", "by and by"]
)
def test_other_lines_are_no_byline(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Jane Doe",
        "Photo by Jane Doe / Getty Images",
        "Jane Doe/Getty Images",
        "(AP Photo/Jane Doe)",
        "Image: Harbour Company",
        "A man walks by the sea. (Jane Doe/Reuters)",
    ],
)
def test_a_photo_credit_is_known(line, split):
    assert is_credit(line)

    first, last = "The market opened on Friday and closed at six.", "Then it rained on all of them."
    page = split("A headline of the day", first, line, last)

    assert page.articles[0].paragraphs == (first, last)
    assert [(piece.kind, piece.text) for piece in page.removed] == [("credit", line)]


def test_a_credit_inside_a_paragraph_leaves_it():
    line = "The gate (Photo: Jane Doe, AP) was repaired (in 1998) by two surveyors."

    assert [line[s.start : s.end] for s in inner_credits(line)] == ["(Photo: Jane Doe, AP)"]
