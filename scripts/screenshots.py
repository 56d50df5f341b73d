"""Take a picture of every page: light and dark, 1440 and 390 pixels wide.

    python scripts/screenshots.py [--corpus PATH] [--out DIR] [--readme]

``--readme`` writes the README's one picture, docs/overview.png, instead.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import served
from playwright.sync_api import Browser, Page

from dashboard.views import VIEWS

ROOT = Path(__file__).resolve().parents[1]
SCHEMES = ("light", "dark")
WIDTHS = (1440, 390)
LOWEST, HIGHEST = 900, 6000  # pixels
# Streamlit scrolls a part of the page, not the page: how high would it be without that?
HEIGHT = """() => {
  const main = document.querySelector('[data-testid="stMain"]')
  return Math.ceil(main.scrollHeight + main.getBoundingClientRect().top)
}"""


def picture(page: Page, url: str, path: Path, *, whole: bool = True) -> None:
    """Write a picture of a page of the dashboard.

    Args:
        page: A page of the browser, as wide as wanted.
        url: Address of the view.
        path: Where the PNG goes.
        whole: All of it, however high; else what a screen shows.
    """
    served.visit(page, url)
    if whole and page.viewport_size:
        height = max(LOWEST, min(HIGHEST, int(page.evaluate(HEIGHT))))
        page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
        served.settle(page)
    page.screenshot(path=path)
    print(path)


def every_picture(browser: Browser, url: str, folder: Path) -> None:
    """Write a picture of every view in every scheme and width."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in SCHEMES:
        for width in WIDTHS:
            for view in VIEWS:
                size = {"width": width, "height": LOWEST}
                page = browser.new_page(viewport=size, color_scheme=scheme)
                place = "" if view == VIEWS[0] else view
                picture(page, f"{url}/{place}", folder / f"{view}-{scheme}-{width}.png")
                page.close()


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="file or folder; the sample by default")
    parser.add_argument("--out", type=Path, default=ROOT / "screenshots")
    parser.add_argument("--readme", action="store_true", help="write docs/overview.png only")
    given = parser.parse_args()
    arguments = [] if given.corpus is None else [str(given.corpus.resolve())]
    with (
        tempfile.TemporaryDirectory() as data,
        served.dashboard(Path(data), arguments) as url,
        served.browser() as browser,
    ):
        if given.readme:
            (ROOT / "docs").mkdir(exist_ok=True)
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            picture(page, url, ROOT / "docs" / "overview.png", whole=False)
        else:
            every_picture(browser, url, given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
