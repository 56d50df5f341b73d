"""Figures: the rows drawn are the rows given, nothing is cut off, colour is for tone alone."""

import json
import re
from typing import Any

import plotly.graph_objects as go
import pytest
from builders import Line, a_report, an_article, on

from dashboard.charts.matrix import matrix_chart
from dashboard.charts.sources import source_chart
from dashboard.charts.tone import tone_chart
from dashboard.charts.topics import lift_words, prevalence_chart, terms_chart, topics_chart
from dashboard.filters import Filters
from dashboard.queries.matrix import matrix_rows
from dashboard.queries.sources import source_rows
from dashboard.queries.timeline import columns
from dashboard.queries.tone import tone_rows
from dashboard.queries.topic_reading import topic_week_rows
from dashboard.queries.topics import term_rows, topic_rows, with_columns
from dashboard.theme import DARK, LIGHT, TONES, percent

REPORT = a_report()
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "![](http://example.org/x.png)",
    r"$\href{http://example.org}{x}$",
    ":material/home:",
    "&lt;b&gt;",
    "\u0634\u0644\u0648\u0645",
    "a very long name " * 30,
    " ",
)


def topics(report=REPORT, **options):
    return topics_chart(topic_rows(report, Filters()), **options)


def tone(report=REPORT, by="source", **options):
    return tone_chart(tone_rows(report, Filters(), by), **options)


def prevalence(report=REPORT):
    rows = topic_week_rows(report, Filters())
    return rows[rows["topic_id"] == "port"]


def every_chart(report=REPORT, **options):
    return {
        "topics": topics(report, **options),
        "share": topics(report, tone=False, **options),
        "terms": terms_chart(term_rows(report, "port"), **options),
        "prevalence": prevalence_chart(prevalence(report), **options),
        "sources": source_chart(source_rows(report, Filters()), **options),
        "matrix": matrix_chart(matrix_rows(report, Filters()), **options),
        "tone by source": tone(report, "source", **options),
        "tone by topic": tone(report, "topic", **options),
    }


@pytest.mark.parametrize(
    ("unit", "name"), [("week", "2 Jun 2025"), ("month", "Jun 2025"), ("year", "2025")]
)
def test_a_period_is_named_no_finer_than_it_is(unit, name):
    rows = prevalence().head(1).assign(unit=unit, period="2025-06-02")

    figure = prevalence_chart(rows)

    written = texts(figure)
    assert f"share of the stories of each {unit}" in written
    assert any(f">{name}<" in one for one in written)


def bars(figure):
    """Return the bars that are seen, without those that only answer to the pointer."""
    return [one for one in figure.data if one.type == "bar" and one.marker.color != "rgba(0,0,0,0)"]


def layout(figure) -> Any:
    return figure.layout


def texts(figure):
    return [one.text for one in figure.layout.annotations]


def shown_texts(figure):
    """Return every text that Plotly would interpret."""
    found = [*texts(figure), *(figure.layout.xaxis.ticktext or ())]
    for one in figure.data:
        for name in ("text", "hovertext"):
            found += list(getattr(one, name, None) or ())
    return found


def hostile_report():
    names = [(f"t{n}", name.strip() or "-", "discovered") for n, name in enumerate(HOSTILE)]
    articles = [
        an_article(name, name, [Line(f"{n} {name}", topic, 0.4 - n / 10)])
        for n, (name, (_, topic, _)) in enumerate(zip(HOSTILE, names, strict=True))
    ]
    return a_report(articles, topics=names)


@pytest.mark.parametrize("name", every_chart())
def test_a_figure_holds_lists_not_packed_arrays(name):
    assert "bdata" not in every_chart()[name].to_json()


def test_the_bars_are_the_shares_of_the_rows():
    rows = topic_rows(REPORT, Filters())

    (drawn,) = bars(topics())

    assert list(drawn.x) == rows["share"].tolist()
    assert [key for (key,) in drawn.customdata] == rows["topic_id"].tolist()
    assert drawn.text[0] == "47 %"


def test_each_row_says_its_stories_and_sources():
    assert "4 stories, 2 sources" in texts(topics())
    assert "<b>no clear topic</b>" in texts(topics())


def test_a_topic_nobody_writes_about_keeps_its_row():
    rows = topic_rows(REPORT, Filters())
    figure = topics()

    assert "<b>Cricket</b>" in texts(figure)
    assert len(bars(figure)[0].x) == len(rows)
    assert "no story" in texts(figure)


def marks(figure):
    return next(one for one in figure.data if one.type == "scatter")


def test_below_three_articles_a_mean_is_hollow_grey_and_says_its_n():
    figure = topics()

    assert "n = 2" in texts(figure)
    assert list(marks(figure).marker.symbol) == ["circle"] + ["circle-open"] * 2
    assert set(marks(figure).marker.color) == {LIGHT.muted}


def test_a_mean_is_coloured_and_pointed_only_where_its_interval_leaves_out_zero():
    articles = [
        an_article(source, f"{source}{n}", on("Port strike", level + n / 50, title=f"{source}{n}"))
        for source, level in (("Low", -0.6), ("Mid", 0.0), ("High", 0.5))
        for n in range(4)
    ]

    mark = marks(tone(a_report(articles))).marker

    assert list(mark.symbol) == ["triangle-up", "triangle-down", "circle"]  # High, Low, Mid
    assert list(mark.color) == [LIGHT.positive, LIGHT.negative, LIGHT.muted]


def test_an_interval_is_drawn_as_long_as_it_is():
    rows = topic_rows(REPORT, Filters())
    port = rows[rows["topic_id"] == "port"].iloc[0]

    lines = [one for one in layout(topics()).shapes if one.xref == "x2" and one.y0 == one.y1]

    assert [(line.x0, line.x1) for line in lines] == [(port["tone_low"], port["tone_high"])]


def test_the_segments_of_a_tone_bar_lie_end_to_end():
    rows = tone_rows(REPORT, Filters(), "source")
    drawn = {one.name: one for one in bars(tone())}

    assert list(drawn) == list(TONES)
    assert list(drawn["negative"].x) == rows["negative"].tolist()
    assert list(drawn["positive"].base) == (rows["negative"] + rows["neutral"]).tolist()


def test_a_segment_says_how_sure_its_share_is():
    rows = tone_rows(REPORT, Filters(), "source")
    (drawn,) = [one for one in bars(tone()) if one.name == "negative"]
    said = dict(zip(rows["group"], drawn.hovertext, strict=True))
    ends = rows.set_index("group").to_dict("index")["Terrier"]
    low, high = (percent(ends[name]) for name in ("negative_low", "negative_high"))

    assert said["Terrier"].endswith(f"95 % interval {low} to {high}")
    assert said["The Comet"].endswith("not enough evidence for an interval: 2 stories")


def test_a_tone_has_a_sign_beside_its_colour():
    drawn = {one.name: one for one in bars(tone())}

    assert any("▼" in text for text in drawn["negative"].text)
    assert all("▲" in text for text in drawn["positive"].text if text)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_numbers_stay_readable_beside_a_mark_that_was_clicked(palette):
    traces = [
        trace
        for chart in every_chart(palette=palette).values()
        for trace in chart.to_dict()["data"]
        if "text" in trace
    ]

    assert len(traces) > 5
    for trace in traces:
        shown = trace["textfont"].get("color", palette.ink)
        for state in ("selected", "unselected"):
            assert trace[state]["textfont"]["color"] == shown


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colour_stands_for_tone_only(palette):
    toned = {palette.negative, palette.positive}
    charts = every_chart(palette=palette)

    for name in ("share", "terms", "sources", "matrix"):
        assert not toned & set(json.dumps(charts[name].to_dict(), default=str).split('"')), name


def test_selected_rows_stand_out():
    (drawn,) = bars(topics(selected=("age",)))
    colors = dict(zip([key for (key,) in drawn.customdata], drawn.marker.color, strict=True))

    assert colors["age"] == LIGHT.bar
    assert {color for key, color in colors.items() if key != "age"} == {LIGHT.faint}


def test_the_matrix_shows_its_rows_and_outlines_what_is_selected():
    rows = matrix_rows(REPORT, Filters())
    figure = matrix_chart(rows, sources=("Terrier",), topics=("age",))
    drawn: Any = figure.data
    (numbers,) = drawn

    assert list(map(list, numbers.customdata)) == rows[["source", "topic_id"]].to_numpy().tolist()
    assert [text.replace("·", "0") for text in numbers.text] == rows["n_articles"].astype(
        str
    ).tolist()
    outlines = [one for one in layout(figure).shapes if one.line.color == LIGHT.ink]
    assert len(outlines) == 2


def test_a_cell_is_shaded_or_dotted_only_beyond_two_standard_errors():
    rows = matrix_rows(REPORT, Filters()).assign(residual=1.9)
    rows.loc[0, "residual"], rows.loc[1, "residual"], rows.loc[2, "residual"] = 2.1, 3.1, -2.1

    marked = [one for one in layout(matrix_chart(rows)).shapes if one.type == "rect"]

    assert [(one.x0 > 0, bool(one.fillcolor), one.line.dash) for one in marked] == [
        (False, True, None),
        (True, True, None),
        (True, False, "dot"),
    ]
    assert marked[0].fillcolor != marked[1].fillcolor


def columns_of(figure) -> list[Any]:
    return [one for one in figure.data if one.xaxis == "x3"]


def test_columns_stand_on_one_scale_and_those_without_a_date_apart():
    rows = with_columns(topic_rows(REPORT, Filters()), columns(REPORT, Filters()))
    (drawn,) = columns_of(topics_chart(rows))

    stories = {
        (key, x): -height
        for (key, _), x, height in zip(drawn.customdata, drawn.x, drawn.y, strict=True)
    }

    # port: 3 stories in the first week, 1 in the second; one without a date has no topic
    assert stories["port", 0] == pytest.approx(3 * stories["port", 1])
    assert stories["age", 1] == pytest.approx(2 * stories["flood", 1])
    assert stories["none", 3.5] == stories["port", 1]
    assert sum(round(height / stories["port", 1]) for height in stories.values()) == 9


def test_without_a_date_there_are_no_columns():
    report = a_report([an_article("A", "t", on("Port strike", 0.1))])
    rows = with_columns(topic_rows(report, Filters()), columns(report, Filters()))

    assert not columns_of(topics_chart(rows))


@pytest.mark.parametrize("name", every_chart())
def test_hostile_names_are_only_text_in_every_figure(name):
    shown = shown_texts(every_chart(hostile_report())[name])

    assert shown
    for text in shown:
        assert "$" not in text
        assert not re.search(r"<(?!/?b>|br>)", text)
        assert not re.search(r"&(?!(amp|lt|gt|#36);)", text)


def test_a_long_name_takes_several_lines_and_its_row_grows():
    short = topics(a_report([an_article("A", "t", on("x", 0.1))], topics=[("x", "x", "named")]))
    long_name = "a name that goes on and on for several lines"
    tall = topics(
        a_report([an_article("A", "t", on(long_name, 0.1))], topics=[("x", long_name, "named")])
    )

    assert layout(tall).height > layout(short).height
    assert "…" not in "".join(texts(tall))
    assert all(len(line) <= 28 for line in long_name_lines(tall))


def test_long_source_names_make_the_rows_of_the_matrix_taller():
    def height(name):
        report = a_report([an_article(name, "t", on("Port strike", 0.1))])
        return layout(matrix_chart(matrix_rows(report, Filters()))).height

    assert height("The Long Provincial Gazette and Advertiser of Northgate") > height("The Gazette")


def long_name_lines(figure):
    name = next(text for text in texts(figure) if "a name" in text)
    return [line.removeprefix("<b>").removesuffix("</b>") for line in name.split("<br>")]


@pytest.mark.parametrize("name", every_chart())
def test_charts_of_no_rows_are_empty_figures(name):
    report = a_report([], topics=[])

    figure = every_chart(report)[name]

    assert isinstance(figure, go.Figure)
    assert layout(figure).height > 0


def test_a_lift_is_said_in_words():
    assert lift_words(1.44) == "1.4 times as likely as in the whole corpus"
