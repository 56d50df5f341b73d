"""Topics that the corpus hardly bears: marked wherever they stand, and not what a page opens with."""

import math
from dataclasses import replace

from builders import a_report, a_survey, an_article, on
from pages import page

from analysis import NO_CLEAR_TOPIC
from dashboard.filters import Filters
from dashboard.queries.contrast import sources_contrast, topics_contrast
from dashboard.queries.evidence import Slice, evidence_rows
from dashboard.queries.findings import NONE_FIRM, findings, largest_topic
from dashboard.queries.matrix import strongest_concentration
from dashboard.queries.reading import reading_findings
from dashboard.queries.topics import topic_rows
from dashboard.reporting.page import report_html
from dashboard.widgets.evidence import head_line


def with_stability(report, **stability):
    """Return a report whose topics return in these shares of its halves, by topic id."""
    topics = report.topics.set_index("topic_id", drop=False)
    told = [stability.get(one, math.nan) for one in topics["topic_id"]]
    return replace(report, topics=report.topics.assign(stability=told))


def test_a_weak_topic_is_not_said_first_and_is_marked_wherever_it_stands():
    report = with_stability(a_survey(), port=0.49, flood=0.5)
    note = "weak: found again in 49 % of halves of the corpus"
    rows = topic_rows(report, Filters())
    said = [one.text for one in findings(report, Filters())]
    drawn = [
        page(view, report).get("plotly_chart")[0].proto.spec for view in ("overview", "topics")
    ]

    assert rows["topic"].iloc[0] == "Port strike"
    assert said[0].startswith("Age verification fills ")
    assert not any("weak" in one for one in said)
    assert [one.count("weak: found") for one in drawn] == [1, 1]
    assert report_html(report).decode().count(note) == 1


def test_where_every_topic_is_weak_that_is_said_first():
    weak = with_stability(a_survey(), port=0.3, age=0.1, cricket=0.0, flood=0.2)
    one = largest_topic(topic_rows(weak, Filters()), Filters())

    assert one is not None
    assert one.text.startswith(f"{NONE_FIRM} The largest, Port strike, fills ")


def test_a_weak_topic_alone_is_said_with_its_doubt():
    weak = with_stability(a_survey(), port=0.3)
    rows = topic_rows(weak, Filters())
    one = largest_topic(rows[rows["topic_id"].isin(["port", NO_CLEAR_TOPIC])], Filters())

    assert one is not None
    assert one.text.startswith("Port strike fills ")
    assert one.text.endswith("; but it is weak: found again in 30 % of halves of the corpus.")


def test_the_sentences_of_a_weak_topic_say_that_it_is():
    report = with_stability(a_survey(), port=0.3)
    told = []
    for topic in ("port", "age"):
        part = Slice("", topic=topic)
        told.append(head_line(report, part, evidence_rows(report, part)))

    assert ["weak: found again in 30 %" in one for one in told] == [True, False]


def two_papers():
    """Return a report of two papers: one angry at the strike, which only the other leaves."""
    rows = [("Terrier", "Port strike", -0.6), ("Gull", "Port strike", 0.4)] * 8
    rows += [("Gull", "Age verification", -0.5)] * 20
    articles = [
        an_article(source, f"{topic} {n}", on(topic, tone + n % 5 / 50, title=f"{source} {n}"))
        for n, (source, topic, tone) in enumerate(rows)
    ]
    return a_report(articles)


def test_nothing_is_claimed_of_a_weak_topic():
    firm, weak = (with_stability(two_papers(), port=one, age=one) for one in (0.9, 0.3))

    assert strongest_concentration(firm, Filters()) is not None
    assert topics_contrast(firm).n_pairs
    assert sources_contrast(firm).pairs
    assert strongest_concentration(weak, Filters()) is None
    assert not topics_contrast(weak).n_pairs
    assert not any(findings(weak, Filters())[0].text.count(name) for name in ("Terrier", "Gull"))


def test_among_a_few_articles_a_weak_subject_is_marked_in_its_brackets():
    report = with_stability(a_report(), port=0.3, age=0.9)

    said = [one.text for one in reading_findings(report, Filters())]

    (subjects,) = [one for one in said if "subjects: " in one]
    assert "; weak: found again in 30 % of halves of the corpus)" in subjects
    assert subjects.count("weak") == 1
