"""Pieces of page that views share."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from builders import Line, a_report, an_article, on
from pages import with_menus
from streamlit.testing.v1 import AppTest

from analysis import explain
from analysis.tables import BY_HAND
from dashboard.filters import Filters
from dashboard.queries.corpus import article_rows, corpus_title
from dashboard.queries.evidence import Slice, evidence_rows
from dashboard.queries.reader import article_sentence_rows
from dashboard.widgets import (
    article,
    article_part,
    components,
    contexts,
    corpus_line,
    evidence,
    fingerprints,
    quotes,
    shown_cells,
)
from dashboard.widgets.evidence import evidence_data
from dashboard.widgets.fingerprints import fingerprint_data

CODE = [
    code
    for room in (article, components, contexts, fingerprints, quotes)
    for name, code in vars(room).items()
    if name.endswith("_JS")
]


def chart_page():
    from builders import a_report  # noqa: PLC0415 - AppTest runs only the function's own lines

    from dashboard.charts.sources import source_chart  # noqa: PLC0415
    from dashboard.filters import Filters  # noqa: PLC0415
    from dashboard.queries.sources import source_rows  # noqa: PLC0415
    from dashboard.widgets import Exhibit, begin_page, show_exhibit  # noqa: PLC0415

    report = a_report(title="# <b>Sample</b>")
    begin_page(report.manifest["title"])
    exhibit = Exhibit(
        key="k",
        title="*Articles* per source",
        caption="Whole corpus. 9 articles.",
        method="Counted.",
        selected="source *A*; whole corpus",
        alt="Three sources.",
        rows=source_rows(report, Filters()),
        draw=lambda rows, palette: source_chart(rows, palette=palette),
    )
    show_exhibit(report, exhibit)


@pytest.fixture(scope="module")
def page():
    return AppTest.from_function(chart_page).run()


def test_a_chart_stands_under_its_title_and_caption(page):
    assert not page.exception
    assert page.subheader[0].value == r"\*Articles\* per source"
    assert page.caption[0].value == r"Whole corpus\. 9 articles\."
    assert len(page.get("plotly_chart")) == 1


def test_titles_are_text(page):
    assert page.title[0].value == r"\# \<b\>Sample\<\/b\>"


def test_a_chart_has_its_words_for_those_who_cannot_see_it(page):
    assert "Three sources." in str(page.get("plotly_chart")[0].proto)


def test_plotlys_own_toolbar_is_hidden(page):
    assert '"displayModeBar": false' in page.get("plotly_chart")[0].proto.config


def test_the_download_menu_offers_html_and_the_rows_as_csv_and_excel(page):
    labels = {one.proto.label for one in with_menus(page).get("download_button")}

    assert labels == {
        "HTML, works offline",
        "CSV, the numbers behind it",
        "Excel, the numbers behind it",
    }


@pytest.mark.parametrize("code", CODE, ids=range(len(CODE)))
def test_no_component_writes_html(code):
    assert "innerHTML" not in code
    assert "insertAdjacentHTML" not in code
    assert "eval" not in code


def test_the_corpus_line_names_title_period_and_notice():
    report = a_report(title=" Sample\ncorpus ", notice="A notice.")
    undated = a_report([an_article("A", "t", on("Port strike", 0.1))], title="Other", notice="")

    assert corpus_line(report) == (
        "Corpus: Sample corpus, 2 Jun to 13 Jun 2025. A notice. Made with Broadsheet."
    )
    assert corpus_line(undated) == "Corpus: Other. Made with Broadsheet."
    assert corpus_title(a_report(title="")) == "Untitled corpus"


def test_a_table_without_dates_has_no_date_column():
    rows = pd.DataFrame({"title": ["a"], "published": [pd.NaT]})

    assert [*shown_cells(rows, ["title", "published"])] == ["title"]


def evidence_page(part=None):
    from builders import a_report  # noqa: PLC0415 - AppTest runs only the function's own lines

    from dashboard import session  # noqa: PLC0415
    from dashboard.filters import Filters  # noqa: PLC0415
    from dashboard.widgets.evidence import evidence_beside  # noqa: PLC0415

    if part is not None:
        session.open_evidence(part)
    with evidence_beside(a_report(), Filters()):
        pass


def data_of(page, name="bidi_component"):
    return " ".join(str(one.proto) for one in page.get(name))


def test_the_evidence_begins_with_three_quotes_and_says_how_much_there_is():
    page = AppTest.from_function(evidence_page).run()

    assert not page.exception
    assert r"17 sentences\, 8 stories" in page.caption[0].value
    data = data_of(page)
    assert data.index("Most typical") < data.index("Most negative") < data.index("Most positive")


def test_what_was_clicked_is_shown_until_the_evidence_is_closed():
    part = Slice("Only Terrier", Filters(sources=("Terrier",)))
    page = AppTest.from_function(evidence_page, args=(part,)).run()

    assert "Only Terrier" in page.markdown[0].value
    assert r"7 sentences\, 3 stories" in page.caption[0].value
    closing = AppTest.from_function(evidence_page).run()
    closing.button("evidence-close").click().run()
    assert not closing.get("bidi_component")
    closing.button[0].click().run()
    assert closing.get("bidi_component")


def test_a_slice_without_a_sentence_says_so():
    page = AppTest.from_function(evidence_page, args=(Slice("None", articles=("nobody",)),)).run()

    assert "There is no sentence to show." in page.caption[-1].value
    assert not page.get("bidi_component")


def test_a_sentence_is_set_with_its_place_and_text_stays_text():
    text = "<b>Bad</b> ![x](http://y) great"
    report = a_report([an_article("<i>S</i>", "t", [Line(text, "Port strike", -0.6, quoted=True)])])
    part = Slice("all")
    rows = evidence_rows(report, part)

    (card,) = evidence_data(report, part, rows)["cards"]

    assert "".join(piece["text"] for piece in card["pieces"]) == text
    assert card["meta"] == "<i>S</i>, undated, quoted"
    assert card["sign"] == "▼"
    assert f"sentence={rows['sentence_id'].iloc[0]}" in card["href"]
    assert card["why"]


def test_the_evidence_of_a_slice_is_made_once_as_long_as_nothing_is_decided(monkeypatch):
    made = []
    monkeypatch.setattr(evidence, "explain", lambda text, **_: made.append(text) or explain(text))
    report, part = a_report([an_article("S", "t", [Line("Great.", tone=0.6)])]), Slice("all")
    (sentence_id,) = report.sentences["sentence_id"]

    first = evidence_data(report, part, evidence_rows(report, part))
    again = evidence_data(report, part, evidence_rows(report, part))
    assert made == ["Great."]
    assert again == first

    told = replace(report, manifest={**report.manifest, BY_HAND: {sentence_id: {}}})
    (card,) = evidence_data(told, part, evidence_rows(told, part))["cards"]
    assert card["by_hand"]
    assert not first["cards"][0]["by_hand"]


def test_a_fingerprint_has_a_tick_a_sentence_and_words_for_those_who_cannot_see_it():
    lines = [Line("Up.", tone=0.8), Line("Down.", tone=-0.2, quoted=True), Line("So.", tone=0.0)]
    report = a_report([an_article("A", "t", lines)])
    rows = article_sentence_rows(report, report.articles["article_id"].iloc[0])

    data = fingerprint_data(rows)

    assert [one["tone"] for one in data["ticks"]] == ["positive", "negative", "neutral"]
    assert [one["quoted"] for one in data["ticks"]] == [False, True, False]
    heights = [one["height"] for one in data["ticks"]]
    assert heights[0] > heights[1] > heights[2] > 0
    said = "3 sentences in reading order: 1 positive, 1 neutral, 1 negative"
    assert data["label"].startswith(said)
    assert data["ticks"][1]["said"] == "2, \N{MINUS SIGN}0.20, quoted: Down."


def test_a_finding_without_evidence_offers_nothing_to_click():
    def findings():
        from dashboard.queries.evidence import Slice  # noqa: PLC0415
        from dashboard.widgets import set_findings  # noqa: PLC0415

        set_findings([("One.", "3 articles"), ("Two.", "1")], key="f", evidence=[Slice("x")])

    data = data_of(AppTest.from_function(findings).run())

    assert data.count('\\"opens\\": true') == 1
    assert data.count('\\"opens\\": false') == 1


@pytest.mark.parametrize(("n", "starts"), [(5_000, 0), (5_001, 1)])
def test_a_long_table_is_shown_in_parts_of_which_each_row_can_be_picked(n, starts):
    def table(n):
        import pandas as pd  # noqa: PLC0415

        from dashboard.widgets import show_sentence_table  # noqa: PLC0415

        rows = pd.DataFrame({"text": [f"Sentence {i}." for i in range(n)], "tone": 0.0})
        show_sentence_table(rows, key="rows")

    page = AppTest.from_function(table, args=(n,), default_timeout=30).run()

    assert len(page.selectbox) == starts
    if starts:
        page.selectbox[0].set_value(5_000).run()
        assert page.dataframe[0].value["text"].tolist() == ["Sentence 5000."]


def test_tables_are_sent_with_the_columns_that_they_show_and_no_others():
    def script(report):
        from dashboard.filters import Filters, listed_sentences  # noqa: PLC0415
        from dashboard.queries.corpus import article_rows  # noqa: PLC0415 - AppTest runs these
        from dashboard.widgets import show_article_table, show_sentence_table  # noqa: PLC0415

        show_sentence_table(listed_sentences(report, Filters()), key="sentences")
        show_article_table(article_rows(report), key="articles")

    undated = a_report([an_article("S", "t", [Line("Great.", tone=-0.001)])])
    dated, others = a_report(), ["title", "published", "topic", "tone", "source"]
    pages = [AppTest.from_function(script, args=(one,)).run() for one in (dated, undated)]
    (sentences, articles), (plain, _) = [[one.value for one in page.dataframe] for page in pages]

    every = ["text", "tone", "tone_name", "source", "title", "published", "topic", "quoted"]
    assert [*sentences] == every
    assert {*others} <= {*articles}
    assert not {*articles} & {"article_id", "story_id", "date_precision", "url"}
    assert [*plain] == [name for name in every if name != "published"]
    assert str(plain["tone"].iloc[0]) == "0.0"  # no minus before zero


def test_a_row_of_a_table_of_articles_opens_the_sentences_of_that_article():
    report = a_report()
    rows = article_rows(report)

    for place, article_id in enumerate(rows["article_id"]):
        part = article_part(rows, place)
        own = evidence_rows(report, part)
        assert set(own["article_id"]) <= {article_id}
        assert len(own) == rows["n_sentences"].iloc[place]


def test_the_title_of_an_article_leaves_room_for_topic_and_tone():
    def script(report):
        from dashboard.queries.corpus import article_rows  # noqa: PLC0415 - AppTest runs these
        from dashboard.widgets import show_article_table  # noqa: PLC0415

        show_article_table(article_rows(report), key="articles")

    (table,) = AppTest.from_function(script, args=(a_report(),)).run().dataframe

    look = json.loads(table.proto.columns)
    assert look["title"]["width"] <= 240
    assert table.proto.row_height >= 2 * 24  # its lines wrap
    assert table.value["published"].dropna().str.fullmatch(r"\d{4}-\d\d-\d\d").all()
