"""The whole path of a visitor: open, filter, follow a link, download, upload."""

import io
import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
import served
from browser import newsroom
from PIL import Image
from playwright.sync_api import Download, Page, expect

CHART = "overview-topics"
WORD_JOINER = "\u2060"  # set into addresses so that none becomes a link
SVG_SPACE = "{http://www.w3.org/2000/svg}"
ENTRIES = PNG, SVG, HTML, CSV, EXCEL = (
    "PNG, for slides",
    "SVG, for print",
    "HTML, works offline",
    "CSV, the numbers behind it",
    "Excel",
)


def choose(page: Page, label: str, option: str) -> None:
    """Choose a value of a filter in the sidebar."""
    page.get_by_label(label, exact=True).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    served.settle(page)


def downloaded(page: Page, button: str, *, chart: str = CHART) -> Download:
    """Click an entry of a chart's download menu and return what came."""
    menu = page.locator(f".st-key-download-{chart}").get_by_role("button").first
    menu.click()
    entries = page.get_by_test_id("stPopoverBody").get_by_role("button", name=button)
    with page.expect_download() as waiting:
        entries.click()
    page.keyboard.press("Escape")
    expect(entries).to_have_count(0)
    return waiting.value


def chart_rows(page: Page, chart: str = CHART) -> list[list[str]]:
    """Return the ids of the bars that a chart on the page shows, as the browser holds them."""
    return page.locator(f".st-key-{chart} .js-plotly-plot").evaluate(
        "one => one._fullData.find(trace => trace.customdata).customdata.map(mark => [...mark])"
    )


def summary(page: Page) -> str:
    """Return what the sidebar says of the articles selected."""
    return (
        page.get_by_test_id("stSidebar")
        .get_by_text(re.compile(r"\d articles?,"))
        .inner_text()
        .strip()
    )


def topic_id(report, name):
    return report.topics.set_index("name").loc[name, "topic_id"]


@pytest.fixture(scope="module")
def topics(report):
    return {name: topic_id(report, name) for name in newsroom.TOPICS}


def test_the_report_opens_with_title_filters_and_chart(first_page, report):
    expect(first_page.get_by_role("heading", name=newsroom.TITLE, level=1)).to_be_visible()
    assert summary(first_page) == "24 articles, 3 sources"
    assert {mark[0] for mark in chart_rows(first_page)} == set(report.topics["topic_id"])


def test_a_download_menu_stands_at_the_right_edge_of_its_chart(first_page):
    menu = first_page.locator(f".st-key-download-{CHART}").get_by_role("button").bounding_box()
    chart = first_page.locator(f".st-key-{CHART} .js-plotly-plot").bounding_box()
    assert abs(menu["x"] + menu["width"] - chart["x"] - chart["width"]) < 16


def test_a_filter_selects_the_articles_of_its_source_or_main_topic(visitor, newsroom_url, topics):
    page = visitor(newsroom_url)

    choose(page, "Source", "Terrier Times")

    planted = sum(newsroom.PLAN["Terrier Times"].values())
    assert summary(page).startswith(f"{planted} of 24 articles")
    expect(page.get_by_text(f"Source Terrier Times. {planted} stories,").first).to_be_visible()
    assert page.url.endswith("?source=Terrier+Times")

    page.get_by_role("button", name="Clear filters").click()
    served.settle(page)
    choose(page, "Topic", "harvest")

    planted = sum(plan["harvest"] for plan in newsroom.PLAN.values())
    assert summary(page).startswith(f"{planted} of 24 articles")
    assert page.url.endswith(f"?topic={topics['harvest']}")


def test_a_click_on_a_bar_filters_by_its_topic(visitor, newsroom_url, topics):
    page = visitor(newsroom_url)
    place = [mark[0] for mark in chart_rows(page)].index(topics["football"])

    bars = page.locator(f".st-key-{CHART} .barlayer .trace").first.locator(".point")
    served.click_mark(bars.nth(place))
    page.wait_for_url(f"**/?topic={topics['football']}*")
    served.settle(page)

    planted = sum(plan["football"] for plan in newsroom.PLAN.values())
    assert summary(page).startswith(f"{planted} of 24 articles")
    assert len(chart_rows(page)) == 4  # a chart does not follow its own filter


def test_a_copied_link_opens_the_same_selection_for_somebody_else(visitor, newsroom_url, topics):
    first = visitor(newsroom_url)
    choose(first, "Source", "Terrier Times")
    choose(first, "Topic", "football")
    first.get_by_role("link", name="Sources", exact=True).click()
    served.settle(first)

    second = visitor(first.url)

    assert f"topic={topics['football']}" in first.url
    assert second.url == first.url
    assert summary(second) == summary(first)
    assert summary(second).startswith(
        f"{newsroom.PLAN['Terrier Times']['football']} of 24 articles"
    )
    expect(second.get_by_role("heading", name="Sources", level=1)).to_be_visible()


def test_filters_stay_across_pages_until_they_are_cleared(visitor, newsroom_url):
    page = visitor(newsroom_url)
    choose(page, "Source", "Fell Gazette")

    for view in ("Topics", "Tone", "Reader"):
        page.get_by_role("link", name=view, exact=True).click()
        served.settle(page)
        assert summary(page).startswith("8 of 24 articles"), view
        assert page.url.endswith("source=Fell+Gazette") or "source=Fell+Gazette&" in page.url
    page.get_by_role("button", name="Clear filters").click()
    served.settle(page)

    assert summary(page) == "24 articles, 3 sources"
    assert "source=" not in page.url


def test_a_page_turn_is_one_step_of_the_history_and_a_filter_another(visitor, newsroom_url):
    page = visitor(newsroom_url)
    choose(page, "Source", "Fell Gazette")
    steps = page.evaluate("history.length")

    page.get_by_role("link", name="Topics", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/topics\?source=Fell\+Gazette$"))
    served.settle(page)
    assert page.evaluate("history.length") == steps + 1
    choose(page, "Topic", "harvest")
    assert page.evaluate("history.length") == steps + 2

    page.go_back()
    expect(page).to_have_url(re.compile(r"/topics\?source=Fell\+Gazette$"))
    served.settle(page)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?source=Fell\+Gazette$"))
    served.settle(page)
    assert summary(page).startswith("8 of 24 articles")
    expect(page.get_by_role("heading", name=newsroom.TITLE, level=1)).to_be_visible()


@dataclass(frozen=True)
class Files:
    """What the download menu of a chart gave: by the words of its entry, and the bars shown."""

    names: dict[str, str]
    contents: dict[str, bytes]
    bars: list[str]


@pytest.fixture(scope="module")
def files(first_page) -> Files:
    """Download every file of the chart, with one source chosen."""
    choose(first_page, "Source", "Terrier Times")
    came = {entry: downloaded(first_page, entry) for entry in ENTRIES}
    bars = [mark[0] for mark in chart_rows(first_page)]
    contents = {entry: file.path().read_bytes() for entry, file in came.items()}
    first_page.get_by_role("button", name="Clear filters").click()
    served.settle(first_page)
    return Files({entry: file.suggested_filename for entry, file in came.items()}, contents, bars)


def test_every_file_of_a_chart_has_the_filter_in_its_name(files):
    stem = "three-towns-june-2025-source-terrier-times-topics"

    assert list(files.names.values()) == [
        f"{stem}.{kind}" for kind in ("png", "svg", "html", "csv", "xlsx")
    ]


def test_the_png_is_a_picture_of_the_chart(files):
    picture = Image.open(io.BytesIO(files.contents[PNG])).convert("RGB")

    assert picture.width in {1800, 2100, 2400}
    assert 600 < picture.height <= 0.8 * picture.width
    colours = picture.getcolors(maxcolors=2**24) or []
    paper = max(colours)[0] / (picture.width * picture.height)
    assert len(colours) > 50
    assert paper < 0.97  # not blank


def test_the_svg_holds_title_filters_and_source_note_inside_its_frame(files, browser):
    drawing = ET.fromstring(files.contents[SVG])  # noqa: S314 - from our own page

    said = " ".join("".join(text.itertext()) for text in drawing.iter(f"{SVG_SPACE}text"))
    assert "Topics" in said
    assert "Terrier Times" in said
    assert "8 stories" in said
    assert newsroom.TITLE in said
    opened = browser.new_page()  # as another program opens it: without the page's own fonts
    assert texts_outside(opened, drawing) == []
    opened.close()


def texts_outside(page: Page, drawing: ET.Element) -> list[str]:
    """Return the texts of a drawing that reach beyond its frame, as the browser sets them."""
    return page.evaluate(
        """source => {
          const holder = document.createElement('div')
          holder.innerHTML = source
          document.body.appendChild(holder)
          const frame = holder.querySelector('svg').getBoundingClientRect()
          const outside = [...holder.querySelectorAll('text')].filter(text => {
            const box = text.getBoundingClientRect()
            return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
              || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
          }).map(text => text.textContent)
          holder.remove()
          return outside
        }""",
        ET.tostring(drawing, encoding="unicode").replace("ns0:", "").replace(":ns0", ""),
    )


def test_the_csv_holds_the_rows_of_the_chart(files, report, topics):
    rows = pd.read_csv(io.BytesIO(files.contents[CSV]), keep_default_na=False)

    assert list(rows["topic_id"]) == files.bars
    assert set(rows["topic_id"]) == set(report.topics["topic_id"])
    articles = rows.set_index("topic_id")["n_articles"]
    for name, planted in newsroom.PLAN["Terrier Times"].items():
        assert articles[topics[name]] == planted
    assert rows["share"].sum() == pytest.approx(1, abs=1e-5)
    assert set(rows["selection"]) == {"source Terrier Times"}


def test_the_html_shows_the_chart_with_the_network_off(files, browser, tmp_path):
    file = tmp_path / "chart.html"
    file.write_bytes(files.contents[HTML])
    context = browser.new_context(offline=True)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))

    page.goto(file.as_uri())
    expect(page.locator(".main-svg").first).to_be_visible()
    context.close()

    assert said == []


def test_an_uploaded_file_becomes_the_open_corpus(visitor, newsroom_url, tmp_path):
    file = tmp_path / "two-articles.csv"
    file.write_text(
        "source,title,text\nTerrier,One,The park is wonderful.\nOtter,Two,The road is terrible.\n"
    )
    page = visitor(f"{newsroom_url}/data")

    page.locator(".st-key-uploaded-files input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Analyse these files").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("2 articles, 2 sources")).to_be_visible()
    served.settle(page)

    assert "corpus=" in page.url
    expect(page.get_by_test_id("stSidebar").get_by_role("heading")).to_have_text("two-articles.csv")
    page.get_by_role("button", name="Back to the corpus I started with").click()
    served.settle(page)
    assert summary(page) == "24 articles, 3 sources"


@pytest.mark.parametrize("hostile", newsroom.HOSTILE)
def test_a_hostile_title_is_shown_as_it_is_written(hostile, visitor, newsroom_url, report):
    titles = report.articles.set_index("title")["article_id"]

    page = visitor(f"{newsroom_url}/reader?article={titles[hostile]}")

    heading = page.get_by_test_id("stMain").locator("h3").last
    expect(heading).to_be_visible()
    assert heading.inner_text().replace(WORD_JOINER, "") == hostile
    assert heading.locator("a, img").count() == 0
