"""How long a visitor waits: for the first page, and after a click, beside an empty Streamlit app."""

import statistics
import time
from pathlib import Path

import served
from playwright.sync_api import Browser, Page

from dashboard.server import SECURITY, START, flags, python_command

CLICKS = 40
WARM_UP = 3  # clicks before it counts
VIEWS = ("Overview", "Topics", "Sources", "Tone", "Voices", "Reader", "Data")
ALLOWED = 100  # ms that a click may take more than the same click in an empty app
# What an app with nothing in it does on a click: the yardstick.
EMPTY = """import streamlit as st

st.title("Empty")
st.pills("Tone", ["negative", "neutral", "positive"], selection_mode="multi", key="filter-tones")
"""
# Notes when the last message of the server came.
LISTENING = """() => {
  const Plain = window.WebSocket
  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given)
      this.addEventListener('message', () => { window.lastMessage = performance.now() })
    }
  }
}"""
# Resolves with the milliseconds from a click until the last change that it brings: the run that it
# started has ended, nothing on the page waits for data, and no message and no change came since.
CLICK_TIME = """async (button) => {
  const calm = 250
  const busy = () => document.querySelector(
    '[data-test-script-state="running"], [data-testid="stSkeleton"], [data-stale="true"]')
  let changed = 0
  const watching = new MutationObserver(() => { changed = performance.now() })
  const everything = {subtree: true, childList: true, attributes: true, characterData: true}
  watching.observe(document.body, everything)
  const begun = performance.now()
  button.click()
  const last = () => Math.max(changed, window.lastMessage)
  while (window.lastMessage < begun || busy() || performance.now() - last() < calm) {
    if (performance.now() - begun > 30000) throw new Error('the click did not come to an end')
    await new Promise(done => setTimeout(done, 5))
  }
  watching.disconnect()
  return last() - begun
}"""


def print_page_times(report: Path | None, folder: Path) -> None:
    """Print start and click times of a stored report; None is the sample corpus."""
    arguments = [] if report is None else [str(report)]
    if report is None:  # analyse it first: the times are those of a report that is stored
        with served.dashboard(folder) as url, served.browser() as browser:
            served.visit(browser.new_page(), url)
    with served.browser() as browser:
        page = _listening_page(browser)  # a visitor's browser is open already
        begun = time.monotonic()
        with served.dashboard(folder, arguments) as url:
            page.goto(url)
            page.locator("h1").first.wait_for()
            page.locator(".st-key-filter-sources").wait_for()
            filters = time.monotonic() - begun
            page.locator(".js-plotly-plot .main-svg").first.wait_for()
            chart = time.monotonic() - begun
            served.settle(page)
            _print_beside_empty(page, browser, folder, start=(filters, chart))


def _print_beside_empty(
    page: Page, browser: Browser, folder: Path, *, start: tuple[float, float]
) -> None:
    """Print the times of a start and of clicks on each page, beside those of an empty app."""
    script, port = folder / "empty.py", served.free_port()
    script.write_text(EMPTY, "utf-8")
    run = [*python_command(), "-m", "streamlit", "run", str(script)]
    options = flags({**SECURITY, **START, "server.port": port})
    empty = _listening_page(browser)
    begun = time.monotonic()
    with served.serving([*run, *options], port, folder) as url:
        empty.goto(url)
        empty.locator("h1").first.wait_for()
        print("\nFrom the command to what it shows, of a stored report (s)")
        print(f"  title of an empty app     {time.monotonic() - begun:7.2f}")
        print(f"  title and filters         {start[0]:7.2f}")
        print(f"  first chart               {start[1]:7.2f}")
        print("A click on a filter (ms)    median     p95   empty p95   p95 less empty")
        for view in VIEWS:
            page.bring_to_front()
            page.get_by_role("link", name=view, exact=True).click()
            served.settle(page)
            own = _click_times(page)
            empty.bring_to_front()
            least = _p95(_click_times(empty))
            figures = page.locator(".js-plotly-plot").count()
            more = _p95(own) - least
            said = "" if more <= ALLOWED else f"  over {ALLOWED}"
            print(
                f"    {view:9} {figures:2} figures {statistics.median(own):9.0f} {_p95(own):7.0f}"
                f" {least:11.0f} {more:16.0f}{said}",
                flush=True,
            )


def _listening_page(browser: Browser) -> Page:
    """Return a page that notes when messages of the server come."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(f"({LISTENING})()")
    return page


def _click_times(page: Page) -> list[float]:
    """Return the times in ms from a click on one filter after the other until all is drawn."""
    pills = page.locator(".st-key-filter-tones button[aria-pressed]")
    pills.first.wait_for()
    times = []
    for number in range(WARM_UP + CLICKS):
        pill = pills.nth(number % pills.count()).element_handle()
        times.append(page.evaluate(CLICK_TIME, pill))
        served.settle(page)
    return times[WARM_UP:]


def _p95(times: list[float]) -> float:
    """Return the time within which 95 of 100 clicks have settled."""
    return statistics.quantiles(times, n=20)[-1]
