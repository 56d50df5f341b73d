"""Every page, wide and narrow, light and dark: drawn, accessible, quiet."""

import pytest
import served
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard.views import VIEWS, title_of

ALSO = pytest.mark.slow  # the two looks before show every page wide and narrow, light and dark
LOOKS = (
    (1440, "light"),
    (390, "dark"),
    pytest.param(1440, "dark", marks=ALSO),
    pytest.param(390, "light", marks=ALSO),
)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Texts of charts of which something lies outside the drawing: there it is not seen.
CUT_TEXTS = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
  const frame = chart.getBoundingClientRect()
  return [...chart.querySelectorAll('svg text')].filter(text => {
    const box = text.getBoundingClientRect()
    return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
  }).map(text => text.textContent)
})"""


def turn_to(page: Page, view: str) -> None:
    """Open a page by its link: the bar at the top, or the sidebar on a narrow screen."""
    link = page.get_by_role("link", name=title_of(view), exact=True)
    if (menu := page.get_by_test_id("stExpandSidebarButton")).is_visible():
        menu.click()
    link.click()
    expect(link).to_have_attribute("aria-current", "page")
    served.settle(page)


def accessibility_faults(page: Page) -> dict[str, list[str]]:
    """Return what axe-core finds serious or critical, with the elements."""
    return {
        fault["id"]: [node["html"][:200] for node in fault["nodes"]]
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in {"serious", "critical"}
    }


@pytest.mark.parametrize(("width", "scheme"), LOOKS, ids=str)
def test_every_page_is_drawn_fits_and_is_accessible(visitor, newsroom_url, width, scheme):
    page = visitor(newsroom_url, width=width, scheme=scheme)
    faults = {}

    for view in VIEWS:
        turn_to(page, view)
        expect(page.locator("h1")).to_be_visible()
        assert page.get_by_text("could not be drawn").count() == 0, view
        assert page.evaluate(OVERFLOW) <= 1, view
        assert page.evaluate(CUT_TEXTS) == [], view
        if found := accessibility_faults(page):
            faults[view] = found

    assert faults == {}


def test_every_page_of_the_sample_opens(visitor, sample_url):
    page = visitor(sample_url)

    for view in VIEWS:
        turn_to(page, view)
        expect(page.locator("h1")).to_be_visible()
        assert page.get_by_text("could not be drawn").count() == 0, view


# Counts the fades that elements begin before a run is slow: a fade that waits has begun, too.
COUNT_FADES = """() => {
  window.fades = 0
  document.addEventListener('transitionrun', event => {
    window.fades += event.propertyName === 'opacity' && 'stale' in event.target.dataset
      && !('slow' in document.body.dataset)
  })
}"""
# What Streamlit does when a run begins that has not come to the title yet.
BEGIN_RUN = """() => {
  document.querySelector('.stApp').dataset.testScriptState = 'running'
  document.querySelector('.stElementContainer:has(h1)').dataset.stale = 'true'
}"""
END_RUN = "() => { document.querySelector('.stApp').dataset.testScriptState = 'notRunning' }"
SHOWN = "() => +getComputedStyle(document.querySelector('.stElementContainer:has(h1)')).opacity"


def test_what_a_run_has_not_drawn_fades_only_where_the_run_is_slow(visitor, sample_url):
    page = visitor(sample_url)
    page.evaluate(COUNT_FADES)

    page.locator(".st-key-filter-tones button[aria-pressed]").first.click()
    served.settle(page)
    assert page.evaluate("window.fades") == 0

    page.evaluate(BEGIN_RUN)
    assert page.evaluate(SHOWN) == 1
    page.wait_for_function(f"({SHOWN})() < 0.4")
    page.evaluate(END_RUN)
    page.wait_for_function(f"({SHOWN})() === 1")


def test_no_deploy_button_and_no_toolbar_of_the_chart_library(first_page):
    assert first_page.get_by_text("Deploy").count() == 0
    assert first_page.locator(".modebar").count() == 0


def test_a_narrow_screen_reaches_the_filters(visitor, newsroom_url):
    page = visitor(newsroom_url, width=390)

    page.get_by_test_id("stExpandSidebarButton").click()
    served.settle(page)

    expect(page.locator(".st-key-filter-sources")).to_be_in_viewport()


def test_no_line_of_a_finding_begins_with_a_percent_sign(visitor, sample_url):
    said = visitor(sample_url).locator(".prose .said").all_inner_texts()

    assert any("\N{NO-BREAK SPACE}%" in text for text in said)
    assert not any(" %" in text for text in said)


STRAY_SIGNS = """signs => signs.filter(sign => {
  const sentence = sign.closest('.sentence')
  const words = document.createTreeWalker(sentence.querySelector('u'), NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  range.setStart(words.nextNode(), 0)
  range.setEnd(words.currentNode, 1)
  const letter = range.getBoundingClientRect()
  return sign.getBoundingClientRect().bottom < letter.top
}).length"""


def test_no_sign_is_left_alone_at_the_end_of_a_line(visitor, sample_url):
    page = visitor(f"{sample_url}/reader", width=390)
    signs = page.locator(".article .sign")
    expect(signs.first).to_be_visible()

    for width in range(340, 440, 4):
        page.set_viewport_size({"width": width, "height": 900})
        assert signs.evaluate_all(STRAY_SIGNS) == 0, width
        assert page.evaluate(OVERFLOW) <= 1, width


SAME_PICTURE = """([one, other]) => {
  const [first, second] = [one, other].map(text => {
    const canvas = document.createElement("canvas")
    const context = canvas.getContext("2d")
    context.font = "20px sans-serif"
    context.fillText(text, 10, 40)
    return canvas.toDataURL()
  })
  return first === second
}"""


@pytest.mark.parametrize(
    ("cell", "shown", "same"),
    [
        ("-0.04", "\u22120.04", True),
        ("-1,204", "\u22121,204", True),
        ("+0.00", "0.00", True),
        ("+0.05", "0.05", False),
        ("-5 degrees", "\u22125 degrees", False),
        ("2025-03-04", "2025\u221203\u221204", False),
    ],
    ids=str,
)
def test_numbers_in_tables_have_a_true_minus_and_texts_stay(first_page, cell, shown, same):
    assert first_page.evaluate(SAME_PICTURE, [cell, shown]) is same
