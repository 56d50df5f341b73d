"""What is counted is called by its name: a story once, a printing each."""

import re

import pytest
from builders import a_report, a_survey, an_article, on
from pages import component_data, page, words

from analysis.tables import SAME_ARTICLE, SKIPPED
from dashboard.filters import Filters
from dashboard.queries.evidence import Slice
from dashboard.queries.findings import copies, findings, largest_topic
from dashboard.queries.topics import topic_rows
from dashboard.reporting.page import report_html
from dashboard.theme import LIGHT
from dashboard.views import overview, sources
from dashboard.widgets.exhibits import matrix_exhibit

CHARTED = ("overview", "topics", "sources", "tone", "compare", "voices")
OF_CORPUS = re.compile(r"13 articles, 12 stories, 3 sources")  # its size, which says both
COUNTS_ARTICLES = re.compile(
    r"\d articles?\b|\barticles per\b|>articles<|\"articles\"", re.IGNORECASE
)
NINE = a_report()
COPIED = a_survey()  # 13 articles, one of them a copy


def figures(shown):
    """Return everything that the figures of a page say, as one text."""
    return " ".join(chart.proto.spec + chart.proto.alt for chart in shown.get("plotly_chart"))


@pytest.mark.parametrize("view", CHARTED)
def test_where_copies_count_once_no_figure_and_no_sentence_counts_articles(view):
    shown = page(view, COPIED)

    said = OF_CORPUS.sub("", f"{words(shown)} {component_data(shown)} {figures(shown)}")

    assert not COUNTS_ARTICLES.findall(said)
    assert re.search(r"\d stor(y|ies)\b", said)


def test_the_report_as_a_file_counts_stories():
    said = OF_CORPUS.sub("", report_html(COPIED, Filters()).decode())

    assert not COUNTS_ARTICLES.findall(said)


@pytest.mark.parametrize(
    "make", [overview.topics_exhibit, sources.stories_exhibit], ids=["topics", "sources"]
)
def test_a_caption_says_the_planted_number_of_stories(make):
    exhibit = make(COPIED, Filters())

    assert exhibit.caption.startswith("Whole corpus. 12 stories, ")
    assert exhibit.rows["n_articles"].sum() == 12


def test_the_matrix_says_whether_it_counts_stories_or_printings():
    once = matrix_exhibit(COPIED, Filters(), key="m")
    printed = matrix_exhibit(COPIED, Filters(), key="m", printings=True)

    assert "12 stories, " in once.caption
    assert "13 printings, " in printed.caption
    layouts = [one.draw(one.rows, LIGHT).to_dict()["layout"] for one in (once, printed)]
    assert [one["annotations"][0]["text"] for one in layouts] == ["stories", "printings"]


def test_the_evidence_of_printings_counts_articles():
    assert Slice("Twice", Filters(printings=True)).noun == "article"
    assert Slice("Once").noun == "story"


@pytest.mark.parametrize(
    ("printers", "told"),
    [
        (["AABC"], "One story was printed 4 times, by 3 sources; it counts once."),
        (["AA"], "One story was printed twice by the same source; it counts once."),
        (
            ["AB", "BBB"],
            "2 stories were printed more than once, one of them 3 times by the same source;",
        ),
        (
            ["AA", "ABC"],
            "2 stories were printed more than once, one of them 3 times, by 3 sources; each",
        ),
    ],
    ids=["three", "itself", "two", "some"],
)
def test_copies_are_said_with_how_often_and_by_how_many(printers, told):
    report = a_report(
        [
            an_article(source, f"{name}{n}", on("Port strike", 0.1, title=name))
            for name, sources in zip("xy", printers, strict=False)
            for n, source in enumerate(sources)
        ]
    )

    one = copies(report.articles, Filters(), report.skipped)

    assert one is not None
    assert one.text.startswith(told)
    assert one.text.endswith("once.")


def test_copies_say_how_many_identical_articles_were_left_out_before():
    report = a_report(
        [an_article("A", f"x{n}", on("Port strike", 0.1, title="x")) for n in range(2)]
    )
    title = report.articles["title"].iloc[0]
    reasons = [f"{SAME_ARTICLE} a.csv, row 1: {title}"] * 2 + [f"{SAME_ARTICLE} a.csv, row 2: y"]
    skipped = SKIPPED.frame({"file": ["a.csv"] * 3, "place": [""] * 3, "reason": reasons})

    one = copies(report.articles, Filters(), skipped)

    assert one is not None
    assert one.text == (
        "One story was printed twice by the same source; it counts once. "
        "2 identical copies had been left out before."
    )


def test_a_topic_that_no_story_is_about_is_not_said_first():
    report = a_report(
        [
            an_article(
                "A",
                f"{topic}{n}",
                [
                    *on(topic, 0.1, 0.1, 0.1, title=f"{topic}{n}"),
                    *on("River flood", 0.1, 0.1, title=f"aside {topic}{n}"),
                ],
            )
            for topic in ("Port strike", "Age verification")
            for n in range(2)
        ]
    )
    rows = topic_rows(report, Filters())

    one = largest_topic(rows, Filters())

    assert (rows["topic"].iloc[0], rows["n_articles"].iloc[0]) == ("River flood", 0)
    assert one is not None
    assert one.text.endswith(
        "fills 30 % of the sentences and is the main topic of 2 stories from 1 source."
    )


def test_a_topic_in_small_letters_begins_the_sentence_with_a_capital():
    named = a_report(
        [an_article("A", f"t{n}", on("pandemic", 0.1)) for n in range(2)],
        topics=[("p", "pandemic", "named")],
    )

    assert findings(named, Filters())[0].text.startswith("Pandemic fills 100 % of the sentences")


def test_that_stories_are_from_the_source_asked_for_is_not_said():
    one = findings(NINE, Filters(sources=("Terrier",)))[0].text
    two = findings(NINE, Filters(sources=("Terrier", "Harbour Ledger")))[0].text

    assert re.search(r"main topic of \d+ (story|stories)\.", one)
    assert re.search(r"main topic of \d+ (story|stories) from \d source", two)
