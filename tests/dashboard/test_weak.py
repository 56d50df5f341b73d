"""Topics that the corpus hardly bears: marked wherever they stand, and not what a page opens with."""

import math
from dataclasses import replace

from builders import a_survey
from pages import page

from dashboard.filters import Filters
from dashboard.queries.evidence import Slice, evidence_rows
from dashboard.queries.findings import findings, largest_topic
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


def test_where_every_topic_is_weak_the_largest_is_said_with_its_doubt():
    weak = with_stability(a_survey(), port=0.3, age=0.1, cricket=0.0, flood=0.2)
    one = largest_topic(topic_rows(weak, Filters()), Filters())

    assert one is not None
    assert one.text.startswith("Port strike fills ")
    assert "; but it is weak: found again in 30 % of halves of the corpus." in one.text


def test_the_sentences_of_a_weak_topic_say_that_it_is():
    report = with_stability(a_survey(), port=0.3)
    told = []
    for topic in ("port", "age"):
        part = Slice("", topic=topic)
        told.append(head_line(report, part, evidence_rows(report, part)))

    assert ["weak: found again in 30 %" in one for one in told] == [True, False]
