"""The sheet of row charts: names, bars and notes in their places."""

import pandas as pd
import pytest
from builders import a_report

from dashboard.charts.rows import (
    NAME_LINE,
    NAME_SIZE,
    NOTE_LINE,
    NOTE_SIZE,
    Panel,
    Row,
    sheet,
)
from dashboard.charts.topics import topics_chart
from dashboard.charts.why import why_chart
from dashboard.filters import Filters
from dashboard.queries.timeline import columns
from dashboard.queries.topics import topic_rows, with_columns
from dashboard.theme import LIGHT


@pytest.mark.parametrize("width", [1, 30, 60, 110], ids=str)
def test_no_text_of_a_row_reaches_over_its_rule(width):
    rows = [Row("n" * 5, "word " * (width // 5), "note " * (width // 5)) for _ in range(3)]

    placed = sheet(rows, [Panel(0.0, 0.6, "a"), Panel(0.65, 1.0, "b")])

    ends = [one["y0"] for one in placed.parts.shapes]
    tall = {NAME_SIZE: NAME_LINE, NOTE_SIZE: NOTE_LINE}
    for text in placed.parts.annotations:
        if text["yanchor"] == "top":
            last = text["y"] + tall[text["font"]["size"]] * len(text["text"].split("<br>"))
            assert not any(text["y"] < end < last for end in ends)


def test_stories_that_no_date_places_are_pale_and_stand_apart():
    report = a_report()
    rows = with_columns(topic_rows(report, Filters()), columns(report, Filters()))

    (weeks,) = [one for one in topics_chart(rows).to_dict()["data"] if one.get("xaxis") == "x3"]

    pale = {
        mark[1]
        for mark, color in zip(weeks["customdata"], weeks["marker"]["color"], strict=True)
        if color == LIGHT.faint
    }
    assert pale == {"undated"}
    dated = [mark[1] for mark in weeks["customdata"] if mark[1] != "undated"]
    assert max(weeks["x"]) > len(set(dated))


def test_small_changes_are_told_apart():
    rows = pd.DataFrame(
        {
            "row": "word",
            "name": ["bad", "lost"],
            "words": ["bad", "lost"],
            "change": [0.0031, 0.0029],
            "mean": [0.1, 0.1],
            "n_sentences": [3, 2],
            "n_articles": [2, 2],
        }
    )

    said = " ".join(map(str, why_chart(rows).to_dict()["data"]))

    assert "+0.0031" in said
    assert "+0.0029" in said
