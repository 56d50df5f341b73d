"""The twelve tasks of TASKS.md, each done from the first page in at most four clicks."""

import io
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import pytest
import served
from browser.marks import click_mark, marks
from playwright.sync_api import Download, Locator, Page, expect

MOST_CLICKS = 4
HIGH = 4_300  # pixels: the whole first page, so that no mark has to be scrolled to
TOPICS, MATRIX = "overview-topics", "overview-matrix"


class Reader:
    """Somebody who knows only the screen; counts clicks."""

    def __init__(self, page: Page, answers: dict[str, Any]) -> None:
        """Sit down before a page."""
        self.page, self.answers, self.clicks = page, answers, 0

    @property
    def evidence(self) -> Locator:
        """Return the panel beside the charts."""
        return self.page.locator(".st-key-page-side")

    def begin(self) -> None:
        """Go back to the first page with nothing selected; this does not count."""
        if urlsplit(self.page.url).path != "/":
            self.page.get_by_role("link", name="Overview", exact=True).click()
            served.settle(self.page)
        clear = self.page.get_by_role("button", name="Clear filters")
        if clear.is_enabled():
            clear.click()
            served.settle(self.page)
        self.clicks = 0

    def click(self, what: Locator) -> None:
        """Click something."""
        self.clicks += 1
        what.click()
        served.settle(self.page)

    def click_mark(self, chart: str, mark: dict[str, Any]) -> None:
        """Click a mark of a chart."""
        self.clicks += 1
        click_mark(self.page, chart, mark)

    def type(self, field: str, text: str) -> None:
        """Click into a field and type."""
        self.clicks += 1
        self.page.get_by_label(field, exact=True).first.fill(text)
        self.page.keyboard.press("Enter")
        served.settle(self.page)

    def save(self, button: Locator) -> Download:
        """Click what saves a file."""
        self.clicks += 1
        with self.page.expect_download() as waiting:
            button.click()
        return waiting.value

    def in_menu(self, entry: str) -> Locator:
        """Open the download menu of the topics figure and return one of its entries."""
        self.click(self.page.locator(f".st-key-download-{TOPICS}").get_by_role("button").first)
        return self.page.get_by_test_id("stPopoverBody").get_by_role("button", name=entry)

    def cells(self, topic_id: str) -> list[dict[str, Any]]:
        """Return the cells of who covers what that stand in a topic's column, largest first."""
        own = [one for one in marks(self.page, MATRIX) if one["custom"][1] == topic_id]
        return sorted(own, key=lambda one: -int(one["text"].strip("·") or 0))

    def topic_id(self, words: str) -> str:
        """Return the id of the topic whose sentence stands in what the page says."""
        self.page.get_by_label("Topic", exact=True).first.click()
        self.page.get_by_role("option", name=words, exact=True).click()
        self.page.keyboard.press("Escape")
        served.settle(self.page)
        topic = re.search(r"topic=(\w+)", self.page.url)
        assert topic
        self.begin()
        return topic[1]


def who_covers_most(reader: Reader) -> None:
    theme = "age verification"
    planted = Counter(
        one["source"] for one in reader.answers["article"] if one["theme"] == theme
    ).most_common(1)[0][0]
    largest = reader.cells(reader.topic_id(theme))[0]

    reader.click_mark(MATRIX, largest)

    assert largest["custom"][0] == planted
    expect(reader.evidence).to_contain_text(f"Source {planted}; articles mainly on {theme}")
    expect(reader.evidence).to_contain_text(f"{largest['text']} stories")


def why_this_tone(reader: Reader) -> None:
    planted = reader.answers["two_words_decide"]
    title = next(
        one["title"] for one in reader.answers["article"] if one["id"] == planted["article"]
    )

    reader.click(reader.page.locator(".st-key-scale label"))
    reader.click(reader.page.get_by_role("link", name="Tone", exact=True))
    reader.click(reader.page.get_by_label("Words behind the tone of"))
    reader.page.keyboard.type("Northlight")
    reader.click(reader.page.get_by_role("option").filter(has_text=title))

    said = reader.page.locator(".st-key-why-deciding .said").inner_text()
    assert "decide" in said
    assert any(word in said for word in planted["words"])


def what_is_advertisement(reader: Reader) -> None:
    reader.click(reader.page.get_by_role("button", name="See on the Data page what was set aside"))
    kind = reader.page.get_by_test_id("stExpander").filter(has_text="advertisement (")

    reader.click(kind.locator("summary"))

    expect(kind.get_by_test_id("stDataFrame")).to_be_visible()
    expect(kind.locator("summary")).to_have_text(re.compile(r"advertisement \(\d+\)"))


def a_figure_for_a_slide(reader: Reader) -> None:
    saved = reader.save(reader.in_menu("PNG, for slides"))

    assert saved.suggested_filename.endswith(".png")
    assert saved.path().stat().st_size > 20_000
    reader.page.keyboard.press("Escape")


def the_numbers_behind_it(reader: Reader) -> None:
    drawn = {one["custom"][0] for one in marks(reader.page, TOPICS)}

    saved = reader.save(reader.in_menu("CSV, the numbers behind it"))

    rows = pd.read_csv(io.BytesIO(saved.path().read_bytes()), keep_default_na=False)
    assert set(rows["topic_id"]) == drawn
    reader.page.keyboard.press("Escape")


def both_sides_of_the_gap(reader: Reader) -> None:
    gap = reader.answers["tone_gap"]
    cells = {one["custom"][0]: one for one in reader.cells(reader.topic_id(gap["theme"]))}

    for source in (gap["lower"], gap["higher"]):
        reader.click_mark(MATRIX, cells[source])
        cards = reader.evidence.locator(".card")
        expect(cards).to_have_count(3)
        expect(cards).to_contain_text([source] * 3)


def what_changed_in_may(reader: Reader) -> None:
    reader.click(reader.page.get_by_role("button", name=re.compile("Coverage of .* rose")))

    expect(reader.evidence).to_contain_text(re.compile(r"AI companionship, \d+ May to \d+ Jun"))
    expect(reader.evidence.locator(".articles li").first).to_be_visible()


def which_articles_are_copies(reader: Reader) -> None:
    reader.click(reader.page.get_by_role("button", name=re.compile("agency story was printed")))

    printings = reader.evidence.locator(".articles li .meta")
    expect(printings).to_have_count(4)
    outlets = {said.partition(",")[0] for said in printings.all_inner_texts()}
    assert len(outlets) == 4
    assert all(printings.nth(n).is_visible() for n in range(4))


def a_word(reader: Reader) -> None:
    reader.type("Words in sentences", "aubrey")
    expect(reader.evidence).to_contain_text("Sentences with aubrey")
    reader.click(reader.page.get_by_role("button", name="Read all in the Reader"))

    hits = reader.page.locator(".st-key-reader-contexts mark").all_inner_texts()
    assert hits
    assert {one.lower() for one in hits} == {"aubrey"}
    sides = reader.page.locator(".st-key-reader-contexts :is(.left, .right)")
    cut = [one for one in sides.all_inner_texts() if "\u2026" in one]
    assert cut
    assert all(one.startswith("\u2026 ") or one.endswith(" \u2026") for one in cut)
    assert not sides.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth)")


def the_report(reader: Reader) -> None:
    saved = reader.save(reader.page.get_by_role("button", name="Report, HTML", exact=True))

    assert "What it says" in saved.path().read_text("utf-8")


def how_sure_is_this(reader: Reader) -> None:
    reader.click(reader.page.get_by_role("link", name="Tone", exact=True))

    said = reader.page.get_by_text("Intervals alone call no two sources different")
    expect(said).to_be_visible()
    assert re.match(r"\d+ of \d+ sources have 3 or more stories", said.inner_text())


def a_topic_of_your_own(reader: Reader) -> None:
    reader.click(reader.page.get_by_text("Shape the topics"))
    reader.type("Name", "robot taxis")
    reader.type("Seed words", "robotaxi, driverless, taxi")
    reader.click(reader.page.get_by_role("button", name="Add and analyse again"))

    reader.page.locator(".st-key-clear-filters").wait_for(timeout=served.PATIENCE * 1000)
    served.settle(reader.page)
    expect(reader.page.get_by_test_id("stSidebar")).to_contain_text("robot taxis")
    undo = reader.page.get_by_role("button", name="Undo the last decision")
    if not undo.is_visible():
        reader.page.get_by_text("Shape the topics").click()
    undo.click()
    reader.page.locator(".st-key-clear-filters").wait_for(timeout=served.PATIENCE * 1000)
    served.settle(reader.page)


TASKS: tuple[tuple[Callable[[Reader], None], ...], ...] = (
    (who_covers_most, both_sides_of_the_gap, what_changed_in_may, which_articles_are_copies),
    (a_figure_for_a_slide, the_numbers_behind_it, the_report, a_word),
    (how_sure_is_this, what_is_advertisement, why_this_tone),
    (a_topic_of_your_own,),
)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("tasks", TASKS, ids=lambda tasks: tasks[0].__name__)
def test_each_task_is_done_from_the_first_page_in_four_clicks(
    tasks, visitor, sample_url, root: Path
):
    answers = tomllib.loads((root / "seeds" / "ANSWERS.toml").read_text("utf-8"))
    reader = Reader(visitor(sample_url), answers)
    reader.page.set_viewport_size({"width": 1440, "height": HIGH})
    taken = {}

    for task in tasks:
        reader.begin()
        task(reader)
        taken[task.__name__] = reader.clicks

    assert all(0 < clicks <= MOST_CLICKS for clicks in taken.values()), taken


def test_every_task_is_written_down(root: Path):
    text = (root / "tests" / "browser" / "TASKS.md").read_text("utf-8")

    assert len(re.findall(r"^\d+\. \*\*", text, flags=re.MULTILINE)) == sum(map(len, TASKS))
