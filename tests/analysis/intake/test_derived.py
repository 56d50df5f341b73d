"""A report that rests on another outlet's report says so; a passing mention makes none."""

import pytest

from analysis.intake import read_corpus
from analysis.intake.derived import attributed, derived_from
from analysis.intake.names import SourceNames
from analysis.records import Article

NEWS = "The harbour company will close its northern terminal in the autumn, "
MORE = " Nobody at the company would comment. The union called a meeting for the evening. " * 3


def report(
    text: str, *, source: str = "Saltmere Echo", carrier: str = "", agency: str = ""
) -> Article:
    return Article(
        source, "To close", tuple(text.split("\n")), (1,), carrier=carrier, agency=agency
    )


def rests_on(text: str, **more: str) -> str:
    return derived_from(report(text, **more), SourceNames())


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (NEWS + "according to The New York Times.", "The New York Times"),
        (NEWS + "according to a report in the Wall Street Journal on Monday.",
         "The Wall Street Journal"),
        (NEWS + "according to a new report from Reuters.", "Reuters"),
        (NEWS + "the AP reported.", "Associated Press"),
        (NEWS + "Axios first reported.", "Axios"),
        (NEWS + "as first reported by The Saltmere Gazette.", "The Saltmere Gazette"),
        (NEWS + "The Threadgate Review reports, citing two people who saw the plans.",
         "The Threadgate Review"),
        (NEWS + "CNN Monday reported.", "CNN"),
        (NEWS + "The Associated Press' Jane Doe reported.", "Associated Press"),
        (NEWS + "CNN Correspondent Jane Doe reported.", "CNN"),
        (NEWS + "the Guardian of London reported.", "The Guardian"),
        ("Yesterday the New York Post reported that the terminal will close.", "New York Post"),
        (NEWS + "it is said." + MORE + "Politico reported the cost." + MORE[:200]
         + "The roof would stay, Politico reported.", "Politico"),
    ],
)  # fmt: skip
def test_a_report_of_a_report_names_it(text, outlet):
    assert rests_on(text + MORE) == outlet


@pytest.mark.parametrize(
    "text",
    [
        NEWS + "according to the company.",
        NEWS + "according to the World Health Organization.",
        NEWS + "according to the FBI.",
        NEWS + "according to a New York Times poll.",
        NEWS + "according to an Associated Press tally.",
        NEWS + "said Michael Bloomberg. According to Bloomberg, it is a loss.",
        NEWS + "the company said. In January, CNN reported that the terminal was safe.",
        NEWS + "the company said. Reuters reported last year that it was full.",
        NEWS + "the company told The New York Times.",
        NEWS + "the company said." + MORE * 2 + "A strike was reported by The Guardian.",
        "According to Times tables, seven is prime.",
        NEWS + "the Financial Times Deutschland reported.",
        NEWS + "according to Reuters Health.",
        NEWS + "the Guardian Angels revealed.",
        "",
    ],
)
def test_figures_background_and_other_witnesses_are_no_report(text):
    assert rests_on(text + MORE if text else "") == ""


@pytest.mark.parametrize(
    "more", [{"source": "Reuters"}, {"carrier": "reuters.com"}, {"agency": "Reuters"}]
)
def test_an_outlets_own_report_is_not_anothers(more):
    assert rests_on(NEWS + "Reuters reported." + MORE, **more) == ""


def test_an_outlet_of_the_corpus_is_known_by_its_name_there():
    first = report("The terminal closes. The quay stays.", source="The Harbour Times-Union News")
    second = report(NEWS + "according to Harbour Times-Union News." + MORE)

    found = attributed([first, second], SourceNames())

    assert [article.derived_from for article in found] == ["", "The Harbour Times-Union News"]


def test_on_the_given_page_one_report_rests_on_another(shared):

    found = read_corpus(shared / "corpus" / "000_9fcb970a04a3fbef.txt").articles

    assert {a.source: a.derived_from for a in found if a.derived_from} == {
        "Business Insider": "The New York Times"
    }
    assert {a.source: a.agency for a in found if a.agency} == {"Yahoo": "arp/sms/bgs"}


def test_few_ordinary_articles_are_taken_for_reports_of_reports(news):
    articles = [report(text, source="") for _, text in news]

    found = [a for a in articles if derived_from(a, SourceNames())]

    assert len(found) / len(articles) < 0.05
