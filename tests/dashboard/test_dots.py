"""Every sentence by its tone: packing, columns, what marks stand for, and the chart of them."""

from dataclasses import replace

import pytest
from builders import Line, a_report, an_article, an_empty_report, on
from hypothesis import given
from hypothesis import strategies as some

from analysis import tone_name
from dashboard.charts.sentences import DOT, LEVEL, sentences_chart
from dashboard.filters import Filters
from dashboard.queries import dots as every_sentence
from dashboard.queries.dots import (
    APART,
    DOT_COLUMNS,
    MOST_DOTS,
    column_ends,
    column_of,
    column_rows,
    dot_rows,
    group_rows,
    is_dotted,
    marked_slice,
    packed,
)
from dashboard.queries.evidence import evidence_rows

REPORT = a_report()
TONES = some.floats(-1, 1).map(lambda tone: round(tone, 6))
NARROWEST = 290  # pixels of the scale on a screen of 390


def traces(rows, groups):
    """Return the marks of the chart, as they go to the browser."""
    return sentences_chart(rows, groups).to_dict()["data"]


@given(some.lists(TONES | some.sampled_from([0.0, 0.5, -0.5]), max_size=80).map(sorted))
def test_packed_dots_never_overlap_and_always_lie_alike(tones):
    levels = packed(tones)

    placed = list(zip(tones, levels, strict=True))
    for n, (tone, level) in enumerate(placed):
        beside = [other for other, at in placed[:n] if at == level]
        assert all(tone - other >= APART for other in beside)
    assert levels == packed(tones)
    assert LEVEL > DOT
    assert APART * NARROWEST / 2.06 > DOT - 0.2


def test_a_pile_grows_evenly_up_and_down():
    assert packed([0.1] * 5) == [0, 1, -1, 2, -2]
    assert packed([-0.5, 0.0, 0.5]) == [0, 0, 0]


def test_sentences_that_are_counted_in_columns_are_not_packed(monkeypatch):
    n_worded = int(dot_rows(REPORT, Filters(), "source")["worded"].sum())
    asked: list[int] = []
    monkeypatch.setattr(
        every_sentence, "packed", lambda tones: asked.append(len(tones)) or [0] * len(tones)
    )

    for most in (n_worded, n_worded - 1):  # a report of its own each: rows are remembered
        monkeypatch.setattr(every_sentence, "MOST_DOTS", most)
        rows = dot_rows(replace(REPORT), Filters(), "source")
        assert is_dotted(rows) == (most == n_worded)
        assert sum(asked) == n_worded


@given(TONES)
def test_every_tone_lies_within_its_column_and_columns_keep_the_cut(tone):
    low, high = column_ends(column_of(tone))

    assert low <= tone <= high
    assert tone_name(low) == tone_name(tone) == tone_name(high)


@given(some.integers(-10, 9))
def test_columns_follow_each_other_without_gap(place):
    assert column_ends(place)[1] + 1e-6 == pytest.approx(column_ends(place + 1)[0])


@pytest.mark.parametrize("by", ["source", "topic"])
def test_every_sentence_has_one_row_in_the_group_of_its_article(by):
    rows = dot_rows(REPORT, Filters(), by)

    assert tuple(rows.columns) == DOT_COLUMNS
    assert sorted(rows["sentence_id"]) == sorted(REPORT.sentences["sentence_id"])
    groups = group_rows(REPORT, Filters(), by).set_index("group")["n_sentences"]
    assert rows["group"].value_counts().to_dict() == groups[groups > 0].to_dict()


def test_the_rows_follow_the_filters_of_articles_and_no_filter_of_sentences():
    filters = Filters(sources=("Terrier",), tones=("positive",), text="nowhere")

    rows = dot_rows(REPORT, filters, "source")

    assert set(rows["group"]) == {"Terrier"}
    assert len(rows) == 7


@pytest.mark.parametrize("by", ["source", "topic"])
def test_columns_count_every_sentence_once(by):
    dots = dot_rows(REPORT, Filters(), by)

    rows = column_rows(dots)

    assert (rows["n_reported"] + rows["n_quoted"]).sum() == len(dots)
    assert rows["n_quoted"].sum() == dots["quoted"].sum()
    without = rows[~rows["worded"]]
    assert (without["n_reported"] + without["n_quoted"]).sum() == (~dots["worded"]).sum()


@pytest.mark.parametrize("by", ["source", "topic"])
def test_the_marks_of_the_chart_stand_for_the_sentences_they_count(by):
    dots = dot_rows(REPORT, Filters(), by)
    groups = group_rows(REPORT, Filters(), by)
    rows = column_rows(dots)

    def behind(mark):
        part = marked_slice(REPORT, Filters(), by, [mark])
        assert part
        return evidence_rows(REPORT, part)["sentence_id"].tolist()

    dotted, *_ = traces(dots, groups)
    filled, hollow, aside = traces(rows, groups)
    worded = rows[rows["worded"]]
    numbers = (worded["n_reported"] + worded["n_quoted"]).tolist()

    assert all(behind(mark) == [mark[3]] for mark in dotted["customdata"])
    assert filled["customdata"] == hollow["customdata"]
    assert [len(behind(mark)) for mark in filled["customdata"]] == numbers
    assert [len(behind(mark)) for mark in aside["customdata"]] == aside["x"]


def test_a_box_stands_for_the_tones_between_its_ends():
    marks = [["Terrier", -0.5, -0.5, "a"], ["Terrier", -0.1, -0.1, "b"]]

    part = marked_slice(REPORT, Filters(), "source", marks)

    assert part
    assert evidence_rows(REPORT, part)["tone"].tolist() == [-0.4, -0.2, -0.5, -0.1]
    assert "−0.50 to −0.10" in part.label
    assert marked_slice(REPORT, Filters(), "source", []) is None


def test_many_sentences_or_a_tall_pile_become_columns():
    spread = [Line(f"Sentence {n}.", "Port strike", n / 400 - 0.9) for n in range(700)]
    alike = [Line(f"Sentence {n}.", "Port strike", 0.5) for n in range(90)]

    def dotted(lines):
        report = a_report([an_article("A", "t", lines)])
        return is_dotted(dot_rows(report, Filters(), "source"))

    assert dotted(spread[:MOST_DOTS])
    assert not dotted(spread)
    assert not dotted(alike)
    assert dotted(alike[:30])


def test_dots_say_source_and_the_beginning_of_the_sentence_as_text():
    text = "<img src=x> $x$ & " + "a long sentence of good words " * 20
    report = a_report([an_article("<b>Source</b>", "t", [Line(text, "Port strike", 0.4)])])

    dots = dot_rows(report, Filters(), "source")
    (mark,) = traces(dots, group_rows(report, Filters(), "source"))[0]["hovertext"]

    assert "&lt;img src=x&gt; &#36;x&#36; &amp; a long" in mark
    assert "&lt;b&gt;Source&lt;/b&gt;" in mark
    assert len(mark) < 300


def test_one_article_has_a_mean_and_no_interval():
    one = a_report([an_article("A", "t", on("Port strike", 0.2, 0.4))])
    dots, groups = dot_rows(one, Filters(), "source"), group_rows(one, Filters(), "source")

    shapes = sentences_chart(dots, groups).to_dict()["layout"]["shapes"]

    (tick,) = [one for one in shapes if one["line"]["width"] == 2]
    assert (tick["x0"], tick["x1"]) == (pytest.approx(0.3), pytest.approx(0.3))


def test_an_empty_report_has_an_empty_chart():
    empty = an_empty_report()
    dots, groups = (make(empty, Filters(), "source") for make in (dot_rows, group_rows))

    marks = traces(dots, groups)

    assert tuple(dots.columns) == DOT_COLUMNS
    assert all(len(trace["x"]) == 0 for trace in marks)
