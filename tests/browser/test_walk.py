"""Random visitors on corpora of every kind: nothing breaks, and charts and files agree."""

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import served
from browser import newsroom
from browser.walk import HIGH, LEFT_ALONE, Walk
from hostile_files import hostile_files

import dashboard

EACH = 6  # steps after which the files of the charts on the page are compared with them


def walked(page, *, seed: int, steps: int) -> Walk:
    """Let a visitor take so many steps."""
    page.set_viewport_size({"width": 1440, "height": HIGH})
    served.settle(page)
    walk = Walk(page, seed)
    for step in range(steps):
        walk.step()
        if step % EACH == EACH - 1:
            walk.compare_files()
    return walk


def decisions_in(folder: Path) -> dict[Path, bytes]:
    """Return what a data folder holds of the analyst's decisions."""
    return {path: path.read_bytes() for path in folder.rglob("*.toml")}


@pytest.mark.timeout(300)
def test_a_dozen_clicks_break_nothing_and_decide_nothing(visitor, newsroom_url, data_folder):
    before = decisions_in(data_folder)

    walk = walked(visitor(newsroom_url), seed=3, steps=12)

    assert len(walk.trail) >= 6  # the others found nothing to click
    assert decisions_in(data_folder) == before


def deciding_keys() -> set[str]:
    """Return the keys of the buttons in modules that write decisions, as far as they are fixed."""
    keys = set()
    for path in sorted(Path(dashboard.__file__).parent.rglob("*.py")):
        text = path.read_text("utf-8")
        if "decisions." not in text or "streamlit" not in text:
            continue
        for call in ast.walk(ast.parse(text)):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {"st.button", "_draw_keep"}:
                (key,) = (one.value for one in call.keywords if one.arg == "key")
                first = key.values[0] if isinstance(key, ast.JoinedStr) else key
                keys |= {str(first.value)} if isinstance(first, ast.Constant) else set()
    return keys


def test_a_walk_presses_no_button_that_decides():
    keys = deciding_keys()

    assert len(keys) >= 12
    assert {key for key in keys if not LEFT_ALONE.match(key)} <= {"check-read"}


def the_sample(folder: Path, shared: Path) -> list[str]:
    return []


def the_given_page(folder: Path, shared: Path) -> list[str]:
    return [str(shared / "corpus")]


def an_empty_folder(folder: Path, shared: Path) -> list[str]:
    return [str(folder)]


def hostile_ones(folder: Path, shared: Path) -> list[str]:
    newsroom.write_corpus(folder / "news")
    for name, data in hostile_files().items():
        (folder / name).write_bytes(data)
    return [str(folder)]


def ten_thousand(folder: Path, shared: Path) -> list[str]:
    maker, place = shared / "tools" / "make_news_corpus.py", folder / "news.parquet"
    subprocess.run([sys.executable, str(maker), "10000", str(place)], check=True)
    return [str(place)]


Corpus = Callable[[Path, Path], list[str]]
CORPORA: tuple[Corpus, ...] = (
    the_sample,
    the_given_page,
    an_empty_folder,
    hostile_ones,
    ten_thousand,
)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.__name__)
def test_five_hundred_clicks_break_nothing(corpus, seed, profiles, tmp_path, shared, monkeypatch):
    monkeypatch.setattr(served, "PATIENCE", 600.0)
    folder = tmp_path / "news"
    folder.mkdir()
    said: list[str] = []

    with served.dashboard(tmp_path, corpus(folder, shared)) as url:
        page = profiles(1440, "light").new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        page.goto(url)
        page.get_by_role("link", name="Overview", exact=True).wait_for(timeout=600_000)
        drawn = page.get_by_text("Open or paste yours").or_(page.get_by_text("Open another corpus"))
        drawn.first.wait_for(timeout=600_000)
        walk = walked(page, seed=seed, steps=50)
        page.close()

    assert said == []
    assert walk.trail
