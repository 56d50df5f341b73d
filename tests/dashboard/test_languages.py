"""A corpus that is mostly not in English: the first page and Voices say what that leaves out."""

import math
import re
from dataclasses import replace
from html import unescape

import pytest
from builders import Line, a_report, an_article, on
from pages import component_data, page, words

from analysis import STORIES_FOR_TOPICS
from dashboard.filters import Filters
from dashboard.queries.evidence import Slice
from dashboard.queries.findings import findings
from dashboard.queries.reading import reading_findings
from dashboard.reporting.page import report_html

FRENCH_LINE = (
    "Most stories, 14 of 20, are in French: their tone is not scored, as the lexicon is English."
)
NOT_SOUGHT = "No topics were sought among stories in French: that takes 50 stories of a language."
ENGLISH = [
    an_article(source, f"{source} {n}", on("Port strike", 0.1 * n, title=f"{source} {n}"))
    for source in ("Terrier", "Echo")
    for n in (1, 2, 3)
]


def stories_in(language, number, topic=""):
    return [
        an_article(
            "Le Courrier",
            f"{language} {n}",
            [Line(f"{language} {n}.", topic, math.nan)],
            language=language,
        )
        for n in range(number)
    ]


def said(report, filters=Filters()):  # noqa: B008 - frozen
    return [one.text for one in findings(report, filters)]


def test_what_it_says_begins_with_the_language_of_most_stories():
    report = a_report([*ENGLISH, *stories_in("fr", 14)])
    french = report.articles[report.articles["language"] == "fr"]
    first, second, *others = findings(report, Filters())

    assert (first.text, first.basis) == (FRENCH_LINE, "14 stories")
    assert first.part == Slice("Stories in French", articles=tuple(french["article_id"]))
    assert (second.text, second.basis) == (NOT_SOUGHT, "14 stories")
    assert others


def test_the_first_page_and_the_report_say_it():
    report = a_report([*ENGLISH, *stories_in("fr", 14)])
    shown = component_data(page("overview", report))
    written = " ".join(unescape(re.sub(r"<[^>]+>", " ", report_html(report).decode())).split())

    assert FRENCH_LINE in shown
    assert NOT_SOUGHT in shown
    assert FRENCH_LINE in written
    assert NOT_SOUGHT in written


@pytest.mark.parametrize("n_french", [0, 1, 6])
def test_it_says_no_word_of_languages_where_most_stories_are_in_english(n_french):
    texts = said(a_report([*ENGLISH, *stories_in("fr", n_french)]))

    assert [one for one in texts if "French" in one] == []


def test_topics_of_a_language_with_enough_stories_are_said_to_be_sought():
    enough = stories_in("fr", STORIES_FOR_TOPICS, "Port strike")
    few = stories_in("it", 3)

    assert (
        "Topics were sought among stories in French apart from others: that takes 50 stories of a "
        "language."
    ) in said(a_report([*ENGLISH, *enough]))
    assert (
        "Topics were sought among stories in French apart from others, none among those in "
        "Italian: that takes 50 stories of a language."
    ) in said(a_report([*ENGLISH, *enough, *few]))


def test_whether_topics_were_sought_is_told_by_the_whole_corpus_and_not_by_the_selection():
    stories = stories_in("fr", STORIES_FOR_TOPICS)
    one = an_article("Sud", "Blé", [Line("Le blé.", tone=math.nan)], language="fr")
    texts = said(a_report([*ENGLISH, *stories, one]), Filters(sources=("Sud",)))

    assert "Tone is not scored: the lexicon is English, and this story is in French." in texts
    assert not any(one.startswith("No topics were sought") for one in texts)


def test_a_few_articles_say_it_too():
    texts = [one.text for one in reading_findings(a_report(stories_in("fr", 3)), Filters())]

    assert texts[:2] == [
        "Tone is not scored: the lexicon is English, and these 3 stories are in French.",
        NOT_SOUGHT,
    ]


def voices_page(articles):
    return words(page("voices", a_report(articles))).replace("\\", "")


def test_voices_says_that_speakers_are_found_in_english_only():
    quoted = an_article(
        "Terrier", "Quay", [Line("A", "Port strike", 0.1, quoted=True, speaker="Oona Brandt")]
    )
    line = "The rules that find speakers and names are for English; 14 of 20 stories are in French."

    nobody = voices_page([*ENGLISH, *stories_in("fr", 14)])
    somebody = voices_page([*ENGLISH[1:], quoted, *stories_in("fr", 14)])
    english = voices_page(ENGLISH)

    assert line in nobody
    assert "Nobody is quoted" not in nobody
    assert line in somebody
    assert "Nobody is quoted by name" in english
    assert "rules that find" not in english


def test_two_reports_of_as_many_sentences_never_share_what_is_said():
    said_of = []
    for language in ("en", "fr"):
        stories = [replace(one, language=language) for one in stories_in("xx", 14)]
        shown = component_data(page("overview", a_report([*ENGLISH, *stories])))
        said_of.append("are in French" in shown)

    assert said_of == [False, True]
