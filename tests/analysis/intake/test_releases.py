"""Press releases: headline, day, wire and issuer are read, and what is not news leaves the text."""

import pytest

from analysis.intake import read_corpus
from analysis.records import UNKNOWN_SOURCE

TITLE = "Saltmere Harbour opens a third quay"
TEXT = (
    "SALTMERE, March 1, 2024 /PRNewswire/ -- The harbour company opened its third quay on Friday, "
    "after a year in which nothing else was built in the town."
)
MORE = "It took the two men of the ferry company forty minutes to moor there, in the rain."
ABOUT = (
    "About Harbour Works",
    "Harbour Works is the leading maker of quays. For more information visit www.quays.example.",
)
NO_PROMISE = (
    "Forward-Looking Statements",
    "This release contains forward-looking statements that involve risks and uncertainties.",
)
CONTACT = "Contact: Jane Doe, press@quays.example, +1 555 0100"


@pytest.mark.parametrize(
    "head",
    [
        ("FOR IMMEDIATE RELEASE", "", CONTACT),
        ("Press Release", "Media contact:", "Jane Doe", "press@quays.example", "+1 (555) 010-0100"),
        (),
    ],
    ids=["one line", "a block", "none"],
)
@pytest.mark.parametrize(
    "foot",
    [
        (*ABOUT, "", *NO_PROMISE, "# # #"),
        (*NO_PROMISE, *ABOUT, "-30-"),
        (*ABOUT, "SOURCE Harbour Works"),
        ("SOURCE Harbour Works", "Media Contact", "Jane Doe", "press@quays.example"),
    ],
    ids=["about first", "promises first", "source last", "source first"],
)
def test_a_release_is_its_headline_and_its_text(split, head, foot):
    page = split(*head, "", TITLE, "", TEXT, MORE, "", *foot)

    (article,) = page.articles
    assert (article.title, article.source) == (TITLE, "Harbour Works")
    assert article.paragraphs == (TEXT, MORE)
    assert (f"{article.published:%Y-%m-%d}", article.date_precision) == ("2024-03-01", "day")
    taken = [line for line in (*head, *foot) if line]
    assert [piece.text for piece in page.removed] == taken


def test_the_day_beside_the_mark_of_a_release_is_its_date(split):
    page = split("For immediate release: 5 June 2025", TITLE, "By Jane Doe", "", MORE, MORE)

    assert page.articles[0].title == TITLE
    assert f"{page.articles[0].published:%Y-%m-%d}" == "2025-06-05"


@pytest.mark.parametrize("title", ["Quay Opens", "Harbour Works Opens Quay", "Rain"])
@pytest.mark.parametrize("above", [True, False])
def test_a_short_headline_beside_a_contact_stays_the_headline(split, title, above):
    head = (title, CONTACT) if above else ("Contact:", "Jane Doe", "press@quays.example", title)

    page = split(*head, "", TEXT, MORE)

    assert page.articles[0].title == title


@pytest.mark.parametrize(
    ("wire", "agency"),
    [
        ("/PRNewswire/ --", "PR Newswire"),
        ("(BUSINESS WIRE) --", "Business Wire"),
        ("(GLOBE NEWSWIRE) --", "GlobeNewswire"),
        ("(Reuters) -", "Reuters"),
        ("/CNW/ -", "CNW"),
    ],
)
def test_the_wire_in_the_dateline_is_the_agency(tmp_path, write, wire, agency):
    text = TEXT.replace("/PRNewswire/ --", wire)
    write(tmp_path, "a.txt", "\n".join((TITLE, "", text, MORE, *ABOUT, "# # #")))

    (article,) = read_corpus(tmp_path).articles

    assert (article.agency, f"{article.published:%Y-%m-%d}") == (agency, "2024-03-01")


@pytest.mark.parametrize(
    "lines",
    [
        (MORE, MORE, *ABOUT),
        (TEXT, *ABOUT, MORE, MORE, MORE),
        (TEXT, MORE, "About the mayor", "Nobody in town had a word to say of him or of his quay."),
        (TEXT, MORE, "About Friday", "The ferry company had a word with the men, all day long."),
    ],
    ids=["no release", "in the middle", "about a person", "not on its heading"],
)
def test_what_is_under_about_stays_where_no_release_ends(split, lines):
    page = split(TITLE, "", *lines)

    assert page.articles[0].source == UNKNOWN_SOURCE
    assert {line for line in lines if line.endswith(".")} <= {*page.articles[0].paragraphs}


@pytest.mark.parametrize(
    "line",
    [
        "Contact with the ship was lost at 5 in the morning.",
        "The press contact of the harbour did not call back.",
        "Phone 5 of 7 men.",
    ],
)
def test_a_sentence_on_contacts_is_text(split, line):
    assert split(TITLE, "", MORE, line, MORE).articles[0].paragraphs == (MORE, line, MORE)
