"""Pieces of page that views share."""

import pandas as pd
import pytest
from builders import a_report
from streamlit.testing.v1 import AppTest

from dashboard.widgets import components, corpus_line, corpus_title


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


def test_the_download_menu_offers_html_and_csv(page):
    labels = {one.proto.label for one in page.get("download_button")}

    assert labels == {"HTML, works offline", "CSV, the same rows"}


@pytest.mark.parametrize("name", [name for name in vars(components) if name.endswith("_JS")])
def test_no_component_writes_html(name):
    code = getattr(components, name)

    assert "innerHTML" not in code
    assert "insertAdjacentHTML" not in code
    assert "eval" not in code


def test_the_corpus_line_names_title_and_notice():
    report = a_report(title=" Sample\ncorpus ", notice="A notice.")

    assert corpus_line(report) == "Corpus: Sample corpus. A notice. Made with Broadsheet."
    assert corpus_title(a_report(title="")) == "Untitled corpus"


def test_a_table_without_dates_has_no_date_column():
    from dashboard.widgets import _known  # noqa: PLC0415 - what the tables share

    rows = pd.DataFrame({"title": ["a"], "published": [pd.NaT]})

    assert _known(rows, ["title", "published"]) == ["title"]
