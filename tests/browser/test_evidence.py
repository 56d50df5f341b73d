"""From a number to its sentences, and from a sentence to its place in the article."""

import re

import pytest
import served
from playwright.sync_api import Page, expect

DOTS = ".st-key-every-source .scatterlayer .point"
WIDTHS = [1440, 390]


def open_one_dot(page: Page) -> str:
    """Click a dot of View A and return the sentence that the panel shows for it."""
    served.click_mark(page.locator(DOTS).nth(3))
    page.wait_for_url("**evidence=**")
    served.settle(page)
    expect(page.locator(".st-key-evidence-quotes .card")).to_have_count(1)
    return page.locator(".st-key-evidence-quotes .card .said").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_dot_opens_its_sentence_and_the_sentence_its_place(visitor, newsroom_url, width):
    page = visitor(f"{newsroom_url}/tone", width=width)

    said = open_one_dot(page)
    expect(page.locator(".st-key-page-side h3").first).to_be_in_viewport()
    page.get_by_role("link", name="in its article").click()
    page.wait_for_url("**/reader?**sentence=**")
    served.settle(page)

    current = page.locator(".st-key-reader-text .current")
    expect(current).to_contain_text(said)
    assert "".join(current.locator("u").all_text_contents()) == said
    expect(current).to_be_in_viewport()
    steps = page.locator(".st-key-reader-text .steps")
    expect(steps).to_contain_text("on the scale from \N{MINUS SIGN}1 to +1")
    page.locator(".st-key-reader-text .current .sign").press("Enter")
    expect(steps).to_have_count(0)


def test_what_is_drawn_above_a_sentence_later_leaves_it_in_view_until_one_scrolls(
    visitor, newsroom_url, report
):
    one = report.sentences.iloc[0]
    page = visitor(f"{newsroom_url}/reader?article={one.article_id}&sentence={one.sentence_id}")
    current = page.locator(".st-key-reader-text .current")
    expect(current).to_be_in_viewport()
    grow = """() => {
      const late = document.createElement("div")
      late.style.height = "2000px"
      document.querySelector('[data-testid="stMainBlockContainer"]').prepend(late)
    }"""

    page.evaluate(grow)
    expect(current).to_be_in_viewport()
    page.mouse.move(700, 450)
    page.mouse.wheel(0, -9000)

    expect(current).not_to_be_in_viewport()
    page.evaluate(grow)
    page.wait_for_timeout(300)
    expect(current).not_to_be_in_viewport()


def test_a_copied_link_shows_the_same_evidence_to_somebody_else(visitor, newsroom_url):
    first = visitor(f"{newsroom_url}/tone")
    said = open_one_dot(first)

    second = visitor(first.url)

    expect(second.locator(".st-key-evidence-quotes .card .said")).to_have_text(said)


def test_the_evidence_closes_and_opens_with_one_click_each(visitor, newsroom_url):
    page = visitor(f"{newsroom_url}/tone")
    open_one_dot(page)

    page.get_by_role("button", name="Close", exact=True).click()
    served.settle(page)
    expect(page.locator(".st-key-evidence-quotes")).to_have_count(0)
    assert "evidence=" not in page.url
    page.get_by_role("button", name="Show the sentences").click()
    served.settle(page)

    expect(page.locator(".st-key-evidence-quotes .card").first).to_be_visible()


def test_a_box_around_dots_opens_the_sentences_between_its_ends(visitor, newsroom_url):
    page = visitor(f"{newsroom_url}/tone")
    page.locator(".st-key-every-boxes label").click()
    served.settle(page)
    plot = page.locator(".st-key-every-source-boxes .nsewdrag").first
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box

    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] - 2, steps=5)
    page.mouse.up()
    page.wait_for_url("**evidence=**")
    served.settle(page)

    dots = page.locator(".st-key-every-source-boxes .scatterlayer .point").count()
    head = page.locator(".st-key-page-side").get_by_text(re.compile(r"^[\d,]+ sentences?,"))
    assert head.inner_text().startswith(f"{dots} sentence")


def test_a_fingerprint_is_read_with_the_keyboard(visitor, newsroom_url, report):
    article = report.articles["article_id"].iloc[0]
    page = visitor(f"{newsroom_url}/reader?article={article}")
    strip = page.locator(".st-key-reader-fingerprint [role=listbox]")

    strip.focus()
    page.keyboard.press("End")
    last = page.locator(".st-key-reader-fingerprint .tip").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**sentence=**")
    served.settle(page)

    current = page.locator(".st-key-reader-text .current u").all_text_contents()
    assert "".join(current)[:40] in last


def test_a_search_sets_its_hits_in_context_and_a_mistake_is_one_line(visitor, newsroom_url):
    page = visitor(f"{newsroom_url}/reader?text=harvest*+OR+football")

    hits = page.locator(".st-key-reader-contexts mark")
    expect(hits.first).to_be_visible()
    found = {hit.lower() for hit in hits.all_inner_texts()}
    assert found
    assert all(re.fullmatch(r"harvest\w*|football", hit) for hit in found)

    served.visit(page, f"{newsroom_url}/reader?text=harvest+OR")
    expect(page.get_by_text("OR needs a word after it").first).to_be_visible()
