"""A visitor who clicks at random: nothing may break, and a chart, its table and its CSV agree."""

import io
import random
import re

import pandas as pd
import served
from browser.marks import click_mark, marks
from playwright.sync_api import Error, Locator, Page

HIGH = 4_000  # pixels: what is drawn can be clicked without scrolling
BROKEN = re.compile("could not be drawn|Traceback|by a mistake of Broadsheet")
# What leaves the page or waits for a person, and what decides: other visitors share the decisions.
LEFT_ALONE = re.compile(
    "masthead-open|open-|show-changed|news-seen|find-topics|check-(?!read)|desk-|moving-|restoring-|topic-seeds-|why-"
    "|done-|attributing-|correcting-|mapping-"
    "|.* (Analyse|set tone)"
)
WORDS = ("the", "rent* OR goal", '"said the"', "NOT the", "harvest AND", "((", "zzz", "")


class Walk:
    """One visitor; each step is one click, drawn from what the screen offers."""

    def __init__(self, page: Page, seed: int) -> None:
        """Begin on the page that is open."""
        self.page, self.draw = page, random.Random(seed)
        self.trail: list[str] = []

    def step(self) -> None:
        """Do one thing that the screen offers, and look at what came of it."""
        kinds = (self.page_link, self.mark, self.mark, self.button)
        kinds += (self.switch, self.choose, self.search)
        rest_mouse(self.page)
        self.draw.choice(kinds)()
        served.settle(self.page)
        self.look()

    def look(self) -> None:
        """Fail where an error stands on the page."""
        page = self.page
        assert page.get_by_test_id("stException").count() == 0, self.trail
        assert page.get_by_text(BROKEN).count() == 0, self.trail

    def note(self, what: str) -> None:
        """Remember a step, so that a failure can be followed."""
        self.trail.append(what)

    def _any(self, found: Locator) -> Locator | None:
        """Return one of those that can be seen and used."""
        able = [one for one in found.all() if one.is_visible() and one.is_enabled()]
        return self.draw.choice(able) if able else None

    def page_link(self) -> None:
        """Turn to another page."""
        link = self._any(self.page.get_by_test_id("stTopNavLink"))
        if link:
            self.note(link.inner_text())
            link.click()

    def charts(self) -> list[str]:
        """Return the keys of the charts on the page."""
        names = self.page.locator(".js-plotly-plot").evaluate_all(
            "all => all.map(one => one.closest('[class*=st-key-]').className)"
        )
        return [match[1] for name in names if (match := re.search(r"st-key-([\w-]+)", name))]

    def mark(self) -> None:
        """Click a mark of a chart."""
        key = self.draw.choice(self.charts() or [""])
        found = marks(self.page, key) if key else []
        if not found:
            return
        mark = self.draw.choice(found)
        self.note(f"{key} {mark['custom']}")
        try:
            click_mark(self.page, key, mark)
        except Error:
            self.note("(covered)")

    def button(self) -> None:
        """Press a button, or follow a link of a sentence into its article."""
        main = self.page.get_by_test_id("stMain")
        one = self._any(
            main.locator("button:not([role=combobox], [kind=elementToolbar]), .meta a, summary")
        )
        words = one.inner_text() if one else ""
        if one is None or LEFT_ALONE.match(f"{key_of(one)} {words}"):
            return
        self.note(f"button {words[:40]}")
        one.click(timeout=10_000)
        served.settle(self.page)
        self.page.keyboard.press("Escape")

    def switch(self) -> None:
        """Turn a switch or choose one of a few."""
        switches = "[data-testid=stCheckbox] label, [data-testid=stButtonGroup] button"
        one = self._any(self.page.locator(switches))
        if one:
            self.note(f"switch {one.inner_text()}")
            one.click()

    def choose(self) -> None:
        """Choose from a list."""
        one = self._any(self.page.locator("[role=combobox]"))
        if one is None:
            return
        self.note(f"choose {one.get_attribute('aria-label')}")
        one.click()
        option = self._any(self.page.get_by_role("option"))
        if option:
            option.click()
        self.page.keyboard.press("Escape")

    def search(self) -> None:
        """Look for words, sometimes in a way that cannot be followed."""
        words = self.draw.choice(WORDS)
        field = self.page.get_by_label("Words in sentences", exact=True).first
        if field.count() and field.is_visible():
            self.note(f"search {words}")
            field.fill(words)
            field.press("Enter")

    def compare_files(self) -> None:
        """Fail where the CSV of a chart does not hold what the chart shows."""
        for key in self.charts():
            drawn = {str(one["custom"][0]).rpartition("|")[2] for one in marks(self.page, key)}
            rows = saved_rows(self.page, key)
            cells = {str(cell) for name in rows for cell in rows[name]}
            assert {one for one in drawn if one} <= cells, (key, self.trail[-3:])


def rest_mouse(page: Page) -> None:
    """Move the mouse off what it points at: the tooltip there may cover what comes next."""
    page.mouse.move(0, 0)
    page.get_by_test_id("stTooltipContent").first.wait_for(state="detached")


def key_of(button: Locator) -> str:
    """Return the key of a button, or of what it stands in."""
    name = button.evaluate("one => one.closest('[class*=st-key-]')?.className ?? ''")
    match = re.search(r"st-key-([\w-]+)", name)
    return match[1] if match else ""


def saved_rows(page: Page, key: str) -> pd.DataFrame:
    """Return the rows of a chart's CSV as texts."""
    rest_mouse(page)
    page.locator(f".st-key-download-{key}").get_by_role("button").first.click()
    entry = page.get_by_test_id("stPopoverBody").get_by_role(
        "button", name="CSV, the numbers behind it"
    )
    with page.expect_download() as waiting:
        entry.click()
    page.keyboard.press("Escape")
    entry.wait_for(state="detached")
    data = waiting.value.path().read_bytes()
    return pd.read_csv(io.BytesIO(data), dtype="str", keep_default_na=False)
