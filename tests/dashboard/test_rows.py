"""The sheet of row charts: names, bars and notes in their places."""

import pytest

from dashboard.charts.rows import (
    NAME_LINE,
    NAME_SIZE,
    NOTE_LINE,
    NOTE_SIZE,
    Panel,
    Row,
    sheet,
)


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
