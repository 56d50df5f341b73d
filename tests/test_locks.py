"""The lock files: in step with pyproject.toml, hashed, and without an address or a path."""

import re
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("requirements.lock", "requirements-dev.lock")
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE | re.IGNORECASE)


def pins(text):
    found: dict[str, set[str]] = {}
    for name, version in PINNED.findall(text):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def asked_for(root, lock):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    if lock == "requirements-dev.lock":
        wanted += project["project"]["optional-dependencies"]["dev"]
    return [Requirement(line) for line in wanted]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(root, lock):
    found = pins((root / lock).read_text("utf-8"))

    for wanted in asked_for(root, lock):
        versions = found.get(canonicalize_name(wanted.name), set())
        assert versions, f"{wanted.name} is not in {lock}: run make lock"
        assert all(version in wanted.specifier for version in versions), f"{wanted}: run make lock"


def test_both_locks_hold_the_same_versions(root):
    runtime, development = (pins((root / lock).read_text("utf-8")) for lock in LOCKS)

    assert {name: development.get(name) for name in runtime} == runtime


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_no_line_an_address(root, lock):
    text = (root / lock).read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text)

    assert len(blocks) > 30
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)
    assert not re.search(r"://|index-url|find-links|file:|@ ", text)


def test_the_tests_run_with_the_locked_streamlit_and_plotly(root):
    found = pins((root / "requirements.lock").read_text("utf-8"))

    for name in ("streamlit", "plotly", "vadersentiment"):
        assert found[name] == {metadata.version(name)}
