"""A visitor in a real Chromium, who complains about every error and every call to another host."""

import contextlib
import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import chromium
import pytest
import served
from browser import newsroom
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from analysis import Report, open_report

LOCAL = {"127.0.0.1", ""}  # "" for data: and blob:
# Opened on a page other than the first, Streamlit looks for its server below that page's address,
# is told "not found" twice, and then finds it above. Nothing of ours can keep it from asking.
STREAMLITS_SEARCH = re.compile(
    r"/(topics|sources|tone|voices|reader|check|data)/_stcore/(health|host-config)$"
)

expect.set_options(timeout=served.PATIENCE * 1000)  # a busy machine is no fault of the page

Visitor = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a Chromium with a fresh profile."""
    if chromium.find_chromium() is None:
        pytest.skip(chromium.MISSING)
    with served.browser() as started:
        yield started


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory) -> Path:
    """Return the folder that stands for the user's data folder."""
    return tmp_path_factory.mktemp("visitors-data")


@pytest.fixture(scope="session")
def newsroom_url(browser, data_folder, tmp_path_factory) -> Iterator[str]:
    """Return the address of a dashboard that shows the planted corpus."""
    corpus = newsroom.write_corpus(tmp_path_factory.mktemp("corpus") / "news")
    with served.dashboard(data_folder, [str(corpus)]) as url:
        yield url


@pytest.fixture(scope="session")
def report(browser, newsroom_url, data_folder) -> Report:
    """Return the report that the dashboard shows, as it stands in the user's data folder."""
    page = browser.new_page()
    served.visit(page, newsroom_url)
    page.close()
    (folder,) = (data_folder / "reports").glob("news-*")
    return open_report(folder)


@pytest.fixture(scope="session")
def sample_url(browser, tmp_path_factory) -> Iterator[str]:
    """Return the address of a dashboard that shows the sample corpus."""
    with served.dashboard(tmp_path_factory.mktemp("sample-data")) as url:
        yield url


@pytest.fixture(scope="session")
def profiles(browser) -> Iterator[Callable[[int, str], BrowserContext]]:
    """Return a function that gives the profile of a look: its pages share what was loaded once."""

    @functools.cache
    def profile(width: int, scheme: Literal["light", "dark"]) -> BrowserContext:
        return browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",  # what only moves would be drawn all the while a page is read
            accept_downloads=True,
        )

    yield profile
    for context in browser.contexts:
        context.close()


@pytest.fixture
def visitor(profiles) -> Iterator[Visitor]:
    """Return a function that opens an address in a new tab and waits for the report.

    The test fails on an error in the console, on an uncaught one, and on a request to another host.
    """
    with _visiting(profiles) as visit:
        yield visit


@pytest.fixture(scope="session")
def first_page(profiles, newsroom_url) -> Iterator[Page]:
    """Return the first page of the planted corpus, for tests that only look at it."""
    with _visiting(profiles) as visit:
        yield visit(newsroom_url)


@contextlib.contextmanager
def _visiting(profiles: Callable[[int, str], BrowserContext]) -> Iterator[Visitor]:
    """Give what opens tabs; close them afterwards, and complain of what they did."""
    complaints: list[str] = []
    pages = []

    def visit(url: str, *, width: int = 1440, scheme: str = "light") -> Page:
        page = profiles(width, scheme).new_page()
        pages.append(page)
        _listen(page, complaints)
        served.visit(page, url)
        return page

    yield visit
    for page in pages:
        page.evaluate("localStorage.clear()")  # A menu left open would lie over the next page.
        page.close()
    assert complaints == []


def _listen(page: Page, complaints: list[str]) -> None:
    """Write down what a page does that it must not do."""

    def of_request(url: str) -> None:
        if (urlsplit(url).hostname or "") not in LOCAL:
            complaints.append(f"request to {url}")

    def of_message(message: ConsoleMessage) -> None:
        url = message.location["url"]
        if message.type == "error" and not STREAMLITS_SEARCH.search(url):
            complaints.append(f"{message.text} ({url})")

    page.on("request", lambda request: of_request(request.url))
    page.on("websocket", lambda socket: of_request(socket.url))
    page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))
    page.on("console", of_message)
