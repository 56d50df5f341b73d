"""The dashboard as a visitor meets it: the real command, a real Chromium.

Used by the browser tests, the benchmarks and the screenshots.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from http import HTTPStatus
from pathlib import Path

import chromium
from playwright.sync_api import Browser, Locator, Page, sync_playwright

HOST = "127.0.0.1"
PATIENCE = 60.0  # seconds
# A page is settled when its script has ended, nothing waits for data, every chart has been drawn,
# and all that stays so a moment.
SETTLED = """() => {
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
  const drawn = charts.map(chart => chart.querySelector('.js-plotly-plot')?.calcdata)
  const before = window.drawnBefore ?? []
  window.drawnBefore = drawn
  const calm = document.querySelector('[data-test-script-state="notRunning"]')
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
    && charts.every(chart => chart.querySelector('.main-svg'))
    && drawn.length === before.length && drawn.every((one, n) => one === before[n])
  if (!calm) { window.calmSince = undefined; return false }
  window.calmSince ??= performance.now()
  return performance.now() - window.calmSince > 250
}"""


def command() -> str:
    """Return the path of the installed command ``broadsheet``."""
    found = shutil.which("broadsheet", path=str(Path(sys.executable).parent))
    if found is None:
        message = "broadsheet is not installed beside this Python: run `pip install -e .`"
        raise FileNotFoundError(message)
    return found


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def dashboard(data: Path, arguments: Sequence[str] = ()) -> Iterator[str]:
    """Run ``broadsheet open`` and yield its address; end it as Ctrl-C would.

    Args:
        data: Folder that stands for the user's data folder.
        arguments: Further arguments, such as the path of a corpus.
    """
    port = free_port()
    opened = [command(), "open", *arguments, "--no-browser", "--port", str(port)]
    with serving(opened, port, data) as url:
        yield url


@contextlib.contextmanager
def serving(command: Sequence[str], port: int, data: Path) -> Iterator[str]:
    """Run a command that serves pages on a port and yield its address; end it as Ctrl-C would.

    Args:
        command: The command.
        port: The port.
        data: Folder in which it runs, and that stands for the user's data folder.
    """
    process = subprocess.Popen(
        command,
        cwd=data,
        env={**os.environ, "BROADSHEET_DATA": str(data)},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_until_up(process, port)
        yield f"http://{HOST}:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_up(process: subprocess.Popen[bytes], port: int) -> None:
    """Return once the server says that it is well."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            message = f"broadsheet ended with {process.returncode} before it answered"
            raise RuntimeError(message)
        if _is_well(f"http://{HOST}:{port}/_stcore/health"):
            return
        time.sleep(0.05)
    message = f"broadsheet did not answer within {PATIENCE:.0f} s"
    raise TimeoutError(message)


def _is_well(url: str) -> bool:
    """Tell whether a server answers that it is well."""
    try:
        with urllib.request.urlopen(url, timeout=2) as said:  # noqa: S310 - a fixed address
            return said.status == HTTPStatus.OK
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Start a Chromium with a fresh profile.

    Raises:
        FileNotFoundError: There is none on this machine.
    """
    path = chromium.find_chromium()
    if path is None:
        raise FileNotFoundError(chromium.MISSING)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*chromium.FLAGS])
        try:
            yield started
        finally:
            started.close()


def settle(page: Page, *, timeout: float = PATIENCE) -> None:
    """Wait until the page has been drawn and stays as it is.

    Args:
        page: A page of the dashboard.
        timeout: Seconds to wait at most.
    """
    page.evaluate("() => { window.calmSince = undefined }")
    page.wait_for_function(SETTLED, timeout=timeout * 1000)


def visit(page: Page, url: str) -> None:
    """Open an address of the dashboard and wait for the report."""
    page.goto(url)
    page.locator(".st-key-clear-filters").wait_for(state="attached", timeout=PATIENCE * 1000)
    settle(page)


def click_mark(mark: Locator) -> None:
    """Click a mark of a chart as a person does: the pointer comes first, then the button.

    Args:
        mark: What is to be clicked; something else may lie over it.
    """
    mark.scroll_into_view_if_needed()
    mark.hover(force=True)
    chart = mark.locator("xpath=ancestor::*[contains(@class, 'js-plotly-plot')]")
    press(chart, lambda: mark.click(force=True))


def press(chart: Locator, click: Callable[[], None]) -> None:
    """Click where the pointer is on a chart, and wait until the chart has taken the click.

    Plotly takes a click only for the mark that it has found under the pointer, and it looks a
    moment after the pointer has come. So the click waits until the chart says what lies there.

    Args:
        chart: The chart, a ``.js-plotly-plot``.
        click: Presses the button there.
    """
    chart.locator(".hoverlayer .hovertext").first.wait_for()
    chart.evaluate("""chart => {
      window.chartTookClick = false
      chart.once('plotly_click', () => { window.chartTookClick = true })
    }""")
    click()
    chart.page.wait_for_function("() => window.chartTookClick")
