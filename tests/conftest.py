"""Fixtures and habits that every room's tests share."""

import functools
import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BROWSER_TESTS = "tests/browser/"
TOGETHER = (BROWSER_TESTS, "tests/sample/")
# Rooms, and files that open page after page or draw corpora again and again: the others count.
UNCOUNTED = (
    BROWSER_TESTS,
    "tests/quality/",
    "tests/sample/",
    "tests/analysis/intake/test_linear.py",
    "tests/analysis/intake/test_stories.py",
    "tests/analysis/test_placing.py",
    "tests/analysis/tone/test_gaps.py",
    "tests/analysis/tone/test_guard.py",
    "tests/analysis/tone/test_vader.py",
    "tests/dashboard/reporting/test_page.py",
    *(
        f"tests/dashboard/test_{name}.py"
        for name in (
            *("app", "charts", "contrast", "counted", "data", "days", "desk", "dots", "evidence"),
            *("findings", "main", "matrix", "news", "not_scored", "overview", "periods", "runs"),
            *("scale", "seeds", "slices", "terminal", "topic_reading", "turns", "views", "voices"),
            "why",
        )
    ),
)

if importlib.util.find_spec("dashboard") is None or importlib.util.find_spec("streamlit") is None:
    pytest.exit('Broadsheet is not installed: run `pip install -e ".[dev]"` first', returncode=4)

import chromium  # noqa: E402 - after the line above, which says what is missing
from hypothesis import settings  # noqa: E402
from streamlit.components.v2 import manifest_scanner  # noqa: E402
from xdist.remote import Producer  # noqa: E402
from xdist.scheduler import LoadScopeScheduling  # noqa: E402

# The same examples in every run: a failure found here is found again. `make test-all` draws more.
settings.register_profile("broadsheet", deadline=None, database=None, derandomize=True)
settings.register_profile(
    "thorough", deadline=None, database=None, derandomize=True, max_examples=300
)
# New ones each time, and many: make fuzz.
settings.register_profile("fuzz", deadline=None, database=None, max_examples=8_000)
settings.load_profile("broadsheet")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of labelled data beside the repository, or skip the test."""
    folder = ROOT.parent / "shared"
    if not (folder / "corpus").is_dir():
        pytest.skip("the labelled data beside the repository is absent")
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return ROOT


@pytest.fixture(autouse=True, scope="session")
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep reports and uploads of the tests out of the user's data folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROADSHEET_DATA", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _packages_looked_through_once() -> Iterator[None]:
    """Let Streamlit look for components in the installed packages once, not in every AppTest."""
    with pytest.MonkeyPatch.context() as patch:
        scan = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


class RoomByRoom(LoadScopeScheduling):
    """Hands out the tests of a file together, and those of rooms with costly fixtures as one.

    (The groups of ``--dist loadgroup`` are written into an attribute that pytest no longer reads.)
    """

    def _split_scope(self, nodeid: str) -> str:  # pyrefly: ignore[missing-override-decorator]
        file = nodeid.split("::", 1)[0]
        return next((room for room in TOGETHER if file.startswith(room)), file)


@pytest.hookimpl(optionalhook=True)  # without xdist there is nothing to hand out
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> RoomByRoom:
    """Let the browser tests run in one process: they share one server."""
    return RoomByRoom(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, and those whose lines are not counted.

    Tests in a browser, on the labelled data, on the sample's answers, of page after page and on
    drawn examples run without counting lines, which would double their time and tell little new; so
    do simulations, which are marked where they stand, and further cases of a test whose first one
    is counted. So does what must end within a time of its own, which is for the code and not for
    the counting.
    """
    for item in items:
        labelled = "shared" in getattr(item, "fixturenames", ())
        drawn = getattr(getattr(item, "function", None), "is_hypothesis_test", False)
        timed = item.get_closest_marker("timeout")
        again = any(getattr(getattr(item, "callspec", None), "indices", {}).values())
        if labelled or drawn or timed or again or item.nodeid.startswith(UNCOUNTED):
            item.add_marker("no_cover")
        if item.nodeid.startswith(BROWSER_TESTS):
            item.add_marker("browser")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run on a build server that had no browser to run the browser tests in."""
    if _browser_tests_left_out(session.config) and os.environ.get("CI") == "true":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end that the browser tests did not run, where they did not."""
    left_out = _browser_tests_left_out(terminalreporter.config)
    if left_out:
        line = f"{left_out} browser tests did not run: {chromium.MISSING}"
        terminalreporter.write_line(line, red=True)


def _browser_tests_left_out(config: pytest.Config) -> int:
    """Return how many browser tests were skipped for want of a browser."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if not isinstance(reporter, pytest.TerminalReporter):
        return 0
    skipped = [
        one for one in reporter.stats.get("skipped", ()) if chromium.MISSING in str(one.longrepr)
    ]
    return len(skipped)
