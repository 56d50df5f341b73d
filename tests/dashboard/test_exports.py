"""What leaves: a figure that can be read alone, a page that works offline, the same rows."""

import csv
import io
import json
import re
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from builders import a_report
from hypothesis import given
from hypothesis import strategies as some

from dashboard.charts.matrix import matrix_chart
from dashboard.charts.sources import source_chart
from dashboard.charts.topics import topics_chart
from dashboard.exports import (
    EDGE,
    TALLEST,
    TEXT_CHARACTER,
    TITLE_CHARACTER,
    WIDTHS,
    Standalone,
    download_name,
    file_name,
    html_bytes,
    rows_csv,
    standalone_spec,
)
from dashboard.filters import Filters
from dashboard.queries.matrix import matrix_rows
from dashboard.queries.sources import source_rows
from dashboard.queries.topics import TOPIC_COLUMNS, topic_rows
from dashboard.theme import HEAD_ROOM, LIGHT, SYSTEM_SANS

ROWS = topic_rows(a_report(), Filters())
WORDS = Standalone(
    title="Topics and their tone",
    caption="Source Terrier. 9 articles, 17 sentences.",
    method="Share of sentences, made with care. " * 8,
    corpus="Corpus: Sample corpus. Written for this sample.",
)


@pytest.fixture
def figure():
    return go.Figure(standalone_spec(topics_chart(ROWS), WORDS))


def chart_layout() -> Any:
    return topics_chart(ROWS).layout


def test_title_filters_numbers_method_and_source_stand_inside(figure):
    inside = " ".join(one.text.replace("<br>", " ") for one in figure.layout.annotations)

    for text in (WORDS.title, WORDS.caption, WORDS.method.strip(), WORDS.corpus):
        assert text in inside


def test_an_exported_figure_is_light_and_has_a_size(figure):
    assert figure.layout.paper_bgcolor == LIGHT.paper
    assert figure.layout.font.color == LIGHT.ink
    assert figure.layout.width in WIDTHS
    assert figure.layout.height > chart_layout().height


def test_the_rules_begin_where_the_names_do():
    chart = source_chart(source_rows(a_report(), Filters()))

    layout = standalone_spec(chart, WORDS)["layout"]

    plot = layout["width"] - layout["margin"]["l"] - layout["margin"]["r"]
    rules = [one for one in layout["shapes"] if one.get("xref") == "paper"]
    assert rules
    for one in rules:
        assert layout["margin"]["l"] + one["x0"] * plot == pytest.approx(EDGE)


def test_the_figure_on_the_page_is_not_changed():
    chart = topics_chart(ROWS)
    before = chart.to_json()

    standalone_spec(chart, WORDS)

    assert chart.to_json() == before


def test_the_plot_keeps_its_height_in_pixels(figure):
    chart = topics_chart(ROWS)

    def inner(one):
        margin = one.layout.margin
        return one.layout.height - margin.t - margin.b

    # the vertical axis counts pixels
    assert inner(figure) == inner(chart)


def test_a_saved_matrix_has_room_for_its_headings_and_the_page_leaves_none_empty():
    figure = matrix_chart(matrix_rows(a_report(), Filters()))
    layout: Any = figure.layout
    bare = Standalone("", "", "", "")

    saved = standalone_spec(figure, bare)["layout"]

    assert saved["margin"]["t"] - EDGE - 10 == layout.meta[HEAD_ROOM]
    assert layout.margin.t < layout.meta[HEAD_ROOM] / 2
    assert layout.xaxis.automargin == "height"  # as tall as the headings are, turned or not


@pytest.mark.parametrize("n_rows", [1, 4, 8, 12, 40])
def test_a_tall_figure_is_wider_as_far_as_a_slide_bears(n_rows):
    many = pd.concat([ROWS.head(1)] * n_rows, ignore_index=True)

    layout = standalone_spec(topics_chart(many), WORDS)["layout"]

    width, height = layout["width"], layout["height"]
    assert height <= TALLEST * width or width == WIDTHS[-1]
    before = [one for one in WIDTHS if one < width]
    assert all(height > TALLEST * one for one in before)


@pytest.mark.parametrize("title", ["w" * 30 + " ", "A plain title of some words "], ids=str)
def test_a_line_fits_in_the_widest_font_and_names_none_of_the_pages_own(title):
    words = Standalone(title * 9, "Mmm wm " * 90, "Some words. " * 60, "A corpus. " * 40)

    layout = standalone_spec(topics_chart(ROWS), words)["layout"]

    assert layout["font"]["family"] == SYSTEM_SANS
    assert "Source Sans" not in json.dumps([layout["font"], layout["annotations"]])
    room = layout["width"] - 2 * EDGE
    head, *others = layout["annotations"][-3:]
    for block, wide in ((head, TITLE_CHARACTER), *((one, TEXT_CHARACTER) for one in others)):
        lines = re.sub("</?b>", "", block["text"]).split("<br>")
        assert len(lines) > 1
        assert max(map(len, lines)) * wide <= room


def test_hostile_words_are_text_in_the_figure():
    bad = "<img src=x onerror=alert(1)> $x$ & more"
    spec = json.dumps(standalone_spec(topics_chart(ROWS), Standalone(bad, bad, bad, bad)))

    assert "<img" not in spec
    assert "$x$" not in spec


def test_the_spec_is_plain_json():
    spec = standalone_spec(topics_chart(ROWS), WORDS)

    assert json.loads(json.dumps(spec)) == spec
    assert set(spec) >= {"data", "layout"}
    assert "NaN" not in json.dumps(spec)


def test_the_page_holds_all_it_needs_and_asks_for_nothing():
    spec = standalone_spec(topics_chart(ROWS), WORDS)
    page = html_bytes(spec, "Topics </title><script>alert(1)</script>").decode()

    head = page[: page.index("<body")]
    assert "default-src 'none'" in head
    assert "<script>alert" not in page
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", head)
    assert not re.search(r'<script[^>]+src="http', page)
    assert len(page) > 3_000_000  # plotly.js is inside


def test_the_csv_holds_exactly_the_rows():
    text = rows_csv(ROWS).decode("utf-8-sig")

    table = list(csv.DictReader(io.StringIO(text)))

    assert tuple(table[0]) == TOPIC_COLUMNS
    assert [one["topic"] for one in table] == ROWS["topic"].tolist()
    assert [float(one["share"]) for one in table] == ROWS["share"].tolist()


def test_a_cell_that_begins_like_a_formula_is_harmless():
    rows = ROWS.assign(topic="=1+1")

    assert '"\'=1+1"' in rows_csv(rows).decode("utf-8-sig")


def test_the_csv_of_a_filter_says_it_in_every_row_beside_the_same_rows():
    text = rows_csv(ROWS, "source =Terrier").decode("utf-8-sig")

    table = list(csv.DictReader(io.StringIO(text)))

    assert tuple(table[0]) == (*TOPIC_COLUMNS, "selection")
    assert {one["selection"] for one in table} == {"source =Terrier"}
    assert [float(one["share"]) for one in table] == ROWS["share"].tolist()
    assert rows_csv(ROWS, "Whole corpus") == rows_csv(ROWS)


@given(some.text(), some.text(), some.text())
def test_a_file_name_is_made_of_safe_characters(first, second, third):
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?", file_name(first, second, third))


def test_of_a_long_file_name_the_longest_part_is_cut():
    name = download_name("The corpus", f"source {'Very ' * 40}Long Post", "Who covers what")

    assert len(name) <= 80
    assert name.startswith("the-corpus-source-very-very-")
    assert name.endswith("-who-covers-what")
