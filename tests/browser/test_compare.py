"""Two sources compared: the way there and back, and what a row of the figures opens."""

import re

import served
from playwright.sync_api import expect

SHIFT = ".st-key-compare-shift"


def test_two_sources_are_compared_and_one_step_back_leads_to_where_one_came_from(
    visitor, newsroom_url
):
    page = visitor(f"{newsroom_url}/")
    page.get_by_role("link", name="Sources").first.click()
    expect(page).to_have_url(re.compile("/sources"))
    served.settle(page)

    page.get_by_role("button", name="Compare two sources").click()
    expect(page).to_have_url(re.compile(r"/compare\?by=source&this=Fell\+Gazette&mix=equal$"))
    served.settle(page)

    page.go_back()
    expect(page).to_have_url(re.compile("/sources"))
    served.settle(page)
    expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_visible()
    page.go_forward()
    expect(page).to_have_url(re.compile(r"/compare\?by=source&this=Fell\+Gazette&mix=equal$"))


def test_the_row_of_the_difference_opens_the_sentences_of_both_sides(visitor, newsroom_url):
    page = visitor(f"{newsroom_url}/")
    page.get_by_role("link", name="Compare", exact=True).first.click()
    expect(page.locator(f"{SHIFT} .js-plotly-plot")).to_be_visible()
    served.settle(page)

    served.click_mark(page.locator(f"{SHIFT} .bars").first.locator(".point path").last)

    side = page.locator(".st-key-page-side")
    expect(side).to_contain_text("All scored sentences: Fell Gazette, and all other sources")
    expect(side).to_contain_text("96 sentences, 24 stories")
