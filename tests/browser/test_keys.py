"""What a visitor expects of keys and of the place on the page, and a tone set where it is read."""

import served
from playwright.sync_api import expect


def test_enter_applies_a_typed_date(visitor, newsroom_url, report):
    page = visitor(newsroom_url)
    first = page.get_by_test_id("stDateInput").first
    day = report.articles["published"].max().date()

    first.get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{day:%Y%m%d}")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**from={day}**")
    served.settle(page)
    expect(page.get_by_text(f"published from {day.day} ", exact=False).first).to_be_visible()


def test_the_link_that_a_key_reached_stands_out(visitor, newsroom_url):
    page = visitor(newsroom_url)
    link = page.get_by_test_id("stTopNavLink").nth(1)
    outline = "one => getComputedStyle(one).outlineStyle + getComputedStyle(one).outlineWidth"
    assert link.evaluate(outline) != "solid2px"

    page.get_by_test_id("stTopNavLink").first.focus()
    page.keyboard.press("Tab")

    expect(link).to_be_focused()
    assert link.evaluate(outline) == "solid2px"


def test_the_sample_opened_from_an_error_is_read_from_its_top(visitor, sample_url, tmp_path):
    (tmp_path / "topics.toml").write_text("not a table of topics")
    (tmp_path / "a.txt").write_text("The port was shut.")
    page = visitor(sample_url, width=390)
    page.get_by_role("button", name="Open or paste yours").click()
    page.get_by_label("Or a file or folder on the computer").fill(str(tmp_path))
    page.get_by_role("button", name="Analyse what is there").click()
    expect(page.get_by_role("heading", name="This corpus cannot be shown")).to_be_visible()

    page.get_by_role("button", name="Open the sample corpus").click()  # scrolls down to it
    served.settle(page)

    expect(page.get_by_role("heading", name="Sample corpus", level=1)).to_be_in_viewport()


def test_a_tone_is_set_where_it_is_read_and_taken_back_there(visitor, newsroom_url):
    page = visitor(f"{newsroom_url}/topics")
    card = page.locator(".st-key-evidence-quotes .card").nth(1)
    place = card.get_by_role("link").get_attribute("href")
    card.get_by_role("button", name="set the tone by hand").click()
    card.get_by_role("button", name="positive").click()
    served.settle(page)

    expect(page.locator(".st-key-done")).to_contain_text("has tone +0.50, set by hand")
    link = page.locator(".st-key-evidence-quotes .card").nth(1).get_by_role("link")
    expect(link).not_to_have_attribute("href", str(place))
    page.locator(".st-key-done-undo button").click()
    served.settle(page)

    expect(page.locator(".st-key-done")).to_contain_text("Undone")
    expect(link).to_have_attribute("href", str(place))
