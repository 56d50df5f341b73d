"""How long a visitor waits: for the first page, and after a click."""

import statistics
import time
from pathlib import Path

import served
from playwright.sync_api import Page

CLICKS = 10
# Resolves with the milliseconds from a click to the end of the run that it started.
CLICK_TIME = """async (button) => {
  const state = () => document.querySelector('[data-test-script-state]')
    ?.getAttribute('data-test-script-state')
  const begun = performance.now()
  button.click()
  const until = async (wanted, patience) => {
    while (performance.now() - begun < patience && wanted(state()))
      await new Promise(done => setTimeout(done, 2))
  }
  await until(now => now === 'notRunning', 1000)
  await until(now => now !== 'notRunning', 30000)
  return performance.now() - begun
}"""


def print_page_times(report: Path | None, folder: Path) -> None:
    """Print start and click times of a stored report; None is the sample corpus."""
    arguments = [] if report is None else [str(report)]
    if report is None:  # analyse it first: the times are those of a report that is stored
        with served.dashboard(folder) as url, served.browser() as browser:
            served.visit(browser.new_page(), url)
    begun = time.monotonic()
    with served.dashboard(folder, arguments) as url, served.browser() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(url)
        page.locator("h1").first.wait_for()
        page.locator(".st-key-filter-sources").wait_for()
        filters = time.monotonic() - begun
        page.locator(".js-plotly-plot .main-svg").first.wait_for()
        chart = time.monotonic() - begun
        served.settle(page)
        print(f"\nPages of {'the sample' if report is None else report.name}")
        print(f"  start to title and filters {filters:7.2f} s")
        print(f"  start to first chart       {chart:7.2f} s")
        for name in ("Overview", "Topics", "Sources", "Tone", "Reader", "Data"):
            print(f"  click on a filter, {name:8} {_click_time(page, name):7.0f} ms", flush=True)


def _click_time(page: Page, view: str) -> float:
    """Return the median time in ms from a click on a filter to the end of its run."""
    page.get_by_role("link", name=view, exact=True).click()
    served.settle(page)
    pill = page.locator(".st-key-filter-tones button").first.element_handle()
    times = []
    for _ in range(CLICKS):
        times.append(page.evaluate(CLICK_TIME, pill))
        served.settle(page)
    return statistics.median(times)
