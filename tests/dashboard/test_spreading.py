"""A named topic that took in what its seed words do not speak for is told, a right one is not."""

from dataclasses import replace

import pytest
from builders import Line, a_report, an_article

from analysis.records import content_id
from dashboard.filters import Filters
from dashboard.queries.findings import findings
from dashboard.queries.spreading import spreading_topics
from dashboard.reporting.page import report_html

TOPIC = content_id("named", "freighter")
ASTRAY = "hold none of its seed words"


def named_report(without, passing, dwelt, *, headline=0):
    """Return a report with a topic of so many stories, by what they hold of its seeds."""
    aside, plain = "A tug passed the quay", "The dockers met"
    kinds = [*[0] * without, *[1] * passing, *[2] * dwelt, *[3] * headline]
    articles = [
        an_article(
            f"S{n % 3}",
            f"The freighter, part {n}" if kind == 3 else f"Letter {n}",
            [
                Line(f"{aside if k < kind else plain}, part {k} of {n}.", "freighter")
                for k in range(4)
            ]
            if kind < 3
            else [Line(f"{plain}, part {n}.", "freighter")],
        )
        for n, kind in enumerate(kinds)
    ]
    report = a_report(articles, topics=[(TOPIC, "freighter", "named")])
    settings = {"named": {"freighter": ["freighter", "tugs", "-toy"]}}
    return replace(report, manifest={**report.manifest, "settings": settings})


@pytest.mark.parametrize(
    ("kinds", "is_said"),
    [
        ((24, 16, 1, 0), True),  # as of a strike that tugs pass by
        ((24, 5, 5, 0), False),  # half of those that hold a seed dwell on it
        ((24, 5, 0, 5), False),  # or name it in the headline
        ((10, 16, 1, 0), False),  # most hold a seed
        ((2, 1, 0, 0), False),  # too few to say
        ((6, 2, 0, 0), True),
    ],
    ids=["astray", "dwelt on", "headlines", "held", "few", "in passing only"],
)
def test_a_topic_is_told_where_most_stories_hold_no_seed_and_others_hardly_more(kinds, is_said):
    without, passing, dwelt, headline = kinds
    report = named_report(without, passing, dwelt, headline=headline)

    (one,) = spreading_topics(report)
    said = [found for found in findings(report, Filters()) if ASTRAY in found.text]

    assert [len(ids) for ids in (one.without, one.passing)] == [without, passing]
    assert len(one.dwelt) == dwelt + headline
    assert len(said) == is_said


def test_it_is_said_with_its_stories_on_the_first_page_and_in_the_report():
    report = named_report(24, 16, 1)

    (said,) = (one for one in findings(report, Filters()) if ASTRAY in one.text)

    assert said.text == (
        "Of the 41 stories on freighter 24 hold none of its seed words, and 16 of the other 17 "
        "hold one in a single sentence: change its seeds, or read them."
    )
    assert said.part is not None
    assert said.part.articles is not None
    assert len(said.part.articles) == 40
    assert said.text in report_html(report).decode()
    assert not any(ASTRAY in one.text for one in findings(report, Filters(sources=("S1",))))


def test_a_topic_that_was_not_asked_for_by_name_has_no_seeds_to_spread_from():
    assert spreading_topics(a_report()) == []
