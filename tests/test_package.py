"""The package: what the wheel carries, and that the program needs no development package."""

import re
import subprocess
import sys
import zipfile
from importlib import metadata

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.utils import canonicalize_name

START_WITHOUT = """
import importlib.abc, sys

class Blocked(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in BLOCKED:
            raise ModuleNotFoundError(name)

BLOCKED = set(sys.argv[1].split(","))
sys.meta_path.insert(0, Blocked())
from dashboard.__main__ import main
from dashboard import app, session, views
import dashboard.views.overview, dashboard.views.reader, dashboard.views.data
sys.exit(main(["analyze", sys.argv[2], "--out", sys.argv[3]]))
"""


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    path = next(WheelBuilder(str(root)).build(directory=str(folder), versions=["standard"]))
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_the_wheel_carries_the_sample_corpus(wheel, root):
    seeds = {
        f"dashboard/seeds/{path.relative_to(root / 'seeds').as_posix()}"
        for path in (root / "seeds").rglob("*")
        if path.is_file()
    }

    assert seeds
    assert seeds <= set(wheel)


def test_the_wheel_carries_every_module_and_no_test(wheel, root):
    modules = {
        path.relative_to(root).as_posix()
        for folder in ("analysis", "dashboard")
        for path in (root / folder).rglob("*")
        if path.suffix in {".py", ".svg", ".json", ".txt"} and "__pycache__" not in path.parts
    }

    assert modules <= set(wheel)
    assert not [name for name in wheel if name.startswith(("tests/", "scripts/"))]


def test_the_program_runs_without_the_development_packages(root, tmp_path):
    blocked = development_modules(root)
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    (corpus / "a.txt").write_text("A headline\n\nOne sentence stands here. Another follows it.\n")

    run = subprocess.run(
        [sys.executable, "-c", START_WITHOUT, ",".join(blocked), str(corpus), str(out)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert {"pytest", "hypothesis", "playwright"} <= blocked
    assert run.returncode == 0, run.stderr
    assert (out / "manifest.json").is_file()


def development_modules(root):
    """Return the top modules of what only the development lock brings."""
    names = [
        {
            canonicalize_name(name)
            for name in re.findall(r"^([\w.-]+)==", (root / lock).read_text("utf-8"), re.MULTILINE)
        }
        for lock in ("requirements.lock", "requirements-dev.lock")
    ]
    only = names[1] - names[0]
    return {
        module
        for module, owners in metadata.packages_distributions().items()
        if all(canonicalize_name(owner) in only for owner in owners) and not module.startswith("_")
    }
