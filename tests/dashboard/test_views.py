"""Every page, filled and empty, filtered to nothing, with one article, with hostile names."""

import json
import re
from dataclasses import replace

import pytest
from builders import Line, a_report, a_survey, an_article, an_empty_report, on
from pages import component_data, page, with_menus, words

from dashboard.filters import Filters, listed_sentences
from dashboard.queries.said import NOTHING_SAID
from dashboard.queries.tone import tone_rows
from dashboard.report_file import report_html
from dashboard.theme import plain
from dashboard.views import overview, reader, tone

VIEWS = ("overview", "topics", "sources", "tone", "compare", "voices", "reader")
OTHERS = {
    "csv-compare-topics",
    "csv-evidence",
    "csv-names",
    "csv-topic-source",
    "csv-topic-week",
    "masthead-report",
    "masthead-zip",
}  # downloads that belong to no chart
WITH_CHARTS = ("overview", "topics", "sources", "tone", "compare", "voices")
PICTURE = 'component_name: "broadsheet.picture"'  # holds the figure once more
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "![](http://example.org/x.png)",
    "=1+1",
    r"$\href{http://example.org}{x}$",
    "\u202e\u0634\u0644\u0648\u0645",
    "title " * 100,
    ":material/home:",
    "# head",
    "",
)


@pytest.mark.parametrize("view", VIEWS)
def test_a_filled_page_has_a_title_and_no_warning(view):
    shown = page(view, a_report())

    assert len(shown.title) == 1
    assert not shown.info
    assert not shown.error


@pytest.mark.parametrize("view", WITH_CHARTS)
def test_a_page_has_at_most_three_figures_each_with_words_and_a_download(view):
    shown = with_menus(page(view, a_survey()))
    charts = shown.get("plotly_chart")

    assert 1 <= len(charts) <= 3
    assert all(chart.proto.alt for chart in charts)
    downloads = [one.key for one in shown.get("download_button") if one.key not in OTHERS]
    assert len(downloads) == 3 * len(charts)  # HTML, CSV and Excel


@pytest.mark.parametrize("view", WITH_CHARTS)
def test_a_chart_is_sent_twice_only_where_its_download_menu_stands_open(view):
    shut = page(view, a_survey())
    charts = len(shut.get("plotly_chart"))
    keys = {one.key for one in shut.get("download_button")}

    assert keys <= OTHERS
    assert PICTURE not in component_data(shut)
    assert component_data(with_menus(shut)).count(PICTURE) == charts


@pytest.mark.parametrize("view", VIEWS)
def test_no_number_that_is_read_has_a_hyphen_for_a_minus(view):
    shown = page(view, a_survey())
    charts = [one.proto for one in shown.get("plotly_chart")]
    sent = [*(one.spec for one in charts), *(one.proto.json for one in shown.get("bidi_component"))]
    strings = [text for one in sent for text in re.findall(r'"((?:[^"\\]|\\.)*)"', one)]
    read = "\n".join([words(shown).replace("\\", ""), *(one.alt for one in charts), *strings])
    read = re.sub(r"felt as -\d\.\d\d", "", read)  # what the articles themselves say

    assert re.findall(r".{,40}(?<![\w.-])-\d.{,10}", read) == []


@pytest.mark.parametrize("view", WITH_CHARTS)
def test_the_files_of_a_chart_name_the_filters_that_it_follows(view):
    asked = Filters(topics=("port",), tones=("negative",))

    shown = with_menus(page(view, a_survey(), asked))

    sent = [json.loads(one.proto.json) for one in shown.get("bidi_component")]
    pictures = [one for one in sent if "figure" in one]
    assert len(pictures) == len(shown.get("plotly_chart"))
    follows = ["rticles mainly on Port strike" in caption_in(one["figure"]) for one in pictures]
    assert ["articles-mainly-on-port-strike" in one["name"] for one in pictures] == follows
    assert not any("negative" in one["name"] for one in pictures)


def caption_in(figure):
    return " ".join(one["text"].replace("<br>", " ") for one in figure["layout"]["annotations"])


def test_where_nothing_can_be_said_page_and_report_say_why():
    asked = Filters(sources=("Harbour Ledger",), topics=("port",))

    shown = page("overview", a_survey(), asked)

    assert NOTHING_SAID in words(shown)
    assert "findings-copy" not in component_data(shown)
    assert NOTHING_SAID in report_html(a_survey(), asked).decode()
    assert NOTHING_SAID not in words(page("overview", a_survey()))


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_corpus_is_explained(view):
    shown = page(view, an_empty_report())

    assert "holds no article" in shown.info[0].value
    assert not shown.get("plotly_chart")


def test_tables_of_all_topics_are_made_where_their_menu_stands_open():
    shut = page("topics", a_survey())
    tables = {"csv-topic-source", "csv-topic-week"}

    assert not tables & {one.key for one in shut.get("download_button")}
    assert tables <= {one.key for one in with_menus(shut).get("download_button")}


@pytest.mark.parametrize("view", ["overview", "topics", "tone", "reader"])
def test_filters_that_leave_nothing_are_explained(view):
    shown = page(view, a_report(), Filters(sources=("Terrier",), topics=("age",)))

    if view in {"overview", "reader"}:
        assert "No article matches the filters" in shown.info[0].value


@pytest.mark.parametrize("view", VIEWS)
def test_a_source_that_wrote_nothing_is_no_error(view):
    page(view, a_report(), Filters(sources=("Nobody",)))


@pytest.mark.parametrize("view", VIEWS)
def test_one_article_is_enough_for_a_page(view):
    page(view, a_report([an_article("A", "Only one", on("Port strike", 0.2))]))


@pytest.mark.parametrize("view", VIEWS)
def test_an_article_without_a_sentence_is_enough_for_a_page(view):
    page(view, a_report([an_article("A", "A headline alone", ())]))


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_names_reach_no_page_unescaped(view):
    topics = [(f"t{n}", name or "-", "discovered") for n, name in enumerate(HOSTILE)]
    articles = [
        an_article(name, name, [Line(f"{n}{name}", topic, 0.9 - n / 5)], file=name or "a.txt")
        for n, (name, (_, topic, _)) in enumerate(zip(HOSTILE, topics, strict=True))
    ]
    for title in HOSTILE[:7:2] if view == "overview" else HOSTILE[:1]:
        report = a_report(articles, topics=topics, title=title, notice=title)
        said = words(page(view, report, Filters(sources=HOSTILE, text=title)))
        interpreted = re.sub(r"\\.", "", said)  # what has no backslash before it

        assert not re.search(r"[<>$!\[\]`*_]", interpreted)
        assert ":material/" not in said.replace("\\", "")


@pytest.mark.parametrize("view", WITH_CHARTS)
def test_captions_say_the_filters_and_those_not_followed(view):
    filters = Filters(sources=("Terrier",), tones=("negative",))

    said = words(page(view, a_survey(), filters))

    assert "tone filter" in said or "tone filters" in said
    assert "Source Terrier" in said or "Does not follow the source" in said


def test_the_topics_page_says_that_the_corpus_carries_fewer_topics_than_asked_for():
    report = a_report()
    note = "asked for 99 discovered topics; the corpus carries 2: no_more"
    report = replace(report, manifest={**report.manifest, "topic_notes": [note]})

    shown = page("topics", report)

    assert plain("carries 2: no_more.") in words(shown)


def test_the_topics_page_opens_the_filtered_topic():
    shown = page("topics", a_report(), Filters(topics=("age",)))

    assert shown.selectbox[0].value == "age"
    assert "Words of Age verification" in words(shown)


def test_the_topics_page_shows_words_and_articles_of_another_topic():
    shown = page("topics", a_report())

    shown.selectbox[0].set_value("cricket").run()

    assert not shown.exception
    assert "No words" in words(shown)


def test_the_sources_page_ranks_nothing_and_names_those_without_enough_evidence():
    shown = page("sources", a_survey())
    chart = next(one.proto for one in shown.get("plotly_chart") if "equal topics" in one.proto.alt)

    assert "not enough evidence" in chart.alt
    assert "not enough evidence, n = " in chart.spec
    assert "not ranked" in words(shown)
    assert "equal topics" in shown.markdown[-2].value + shown.markdown[-1].value


def test_the_sources_page_says_when_the_topic_filter_leaves_no_source():
    shown = page("sources", a_report(), Filters(topics=("cricket",)))

    assert "No article of any source matches" in shown.info[0].value
    assert len(shown.get("plotly_chart")) == 1  # the matrix follows neither filter


def test_one_article_each_is_no_evidence():
    report = a_report([an_article(name, name, on("Port strike", 0.1, title=name)) for name in "ab"])

    line = tone.evidence_line(tone_rows(report, Filters(), "source"), "source")

    assert line == "Not enough evidence to compare: 1 story each."


def test_the_number_of_groups_that_can_be_compared_is_said():
    rows = tone_rows(a_report(), Filters(), "source")

    assert tone.evidence_line(rows, "source").startswith("2 of 3 sources have 3 or more stories")
    assert "fewer than two topics have 3" in tone.evidence_line(
        tone_rows(a_report(), Filters(), "topic"), "topic"
    )


def test_the_reader_lists_the_sentences_that_match():
    shown = page("reader", a_report(), Filters(text="brandt"))

    assert r"1 sentence\, 1 story" in words(shown)
    assert "We will not move," in component_data(shown)  # the keyword in its context
    shown.button_group[0].set_value("Table").run()
    assert len(shown.dataframe[0].value) == 1


def test_the_article_to_read_is_one_of_those_with_a_sentence_that_matches():
    report = a_report()
    matching = listed_sentences(report, Filters(text="brandt"))["article_id"].unique().tolist()
    titles = report.articles.set_index("article_id").loc[matching, "title"]

    shown = page("reader", report, Filters(text="brandt"))

    assert shown.selectbox[0].value == matching[0]
    assert len(shown.selectbox[0].options) == len(matching) < len(report.articles)
    assert titles.iloc[0] in words(shown)


def test_what_a_click_does_is_said_on_the_page_and_not_in_a_saved_picture():
    report = a_survey()
    exhibit = overview.topics_exhibit(report, Filters())

    assert "click" in exhibit.hint
    assert "click" not in exhibit.method


def test_buttons_that_download_say_which_kind_of_file():
    shown = page("overview", a_survey(), Filters())

    labels = {one.key: one.proto.label for one in shown.get("download_button")}
    assert labels["masthead-zip"] == "All data, zip"
    assert labels["masthead-report"] == "Report, HTML"


def test_hits_and_their_sentences_are_counted_apart_and_their_order_is_said():
    lines = [Line("Brandt met Brandt.", "Port strike"), Line("Then Brandt left.", "Port strike")]

    shown = page("reader", a_report([an_article("A", "t", lines)]), Filters(text="brandt"))

    said = words(shown)
    assert "3 hits in 2 sentences: a sentence that holds two stands twice" in said
    assert "Sorted by the words found and those after them" in said


def test_the_reader_shows_an_article_also_where_no_sentence_matches():
    shown = page("reader", a_report(), Filters(text="nowhere"))

    assert "No sentence matches" in shown.info[0].value
    assert "Dockers walk out" in words(shown)


def test_the_reader_opens_the_article_that_is_chosen():
    report = a_report()
    shown = page("reader", report)

    shown.selectbox[0].set_value(report.articles["article_id"].iloc[6]).run()

    assert not shown.exception
    assert report.articles["title"].iloc[6] in words(shown)


def test_what_is_known_of_an_article_is_said():
    one = a_report().articles.set_index("title").loc["Court hears age case"].to_dict()

    line = reader.article_line(one)

    assert "Harbour Ledger · carried by Daily Reader · 11 Jun 2025 · Age verification" in line
