"""The sample corpus, analysed once, beside its answer key."""

import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis.pipeline import analyse
from analysis.tables import Report

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="session")
def answers() -> dict:
    return tomllib.loads((SEEDS / "ANSWERS.toml").read_text("utf-8"))


@pytest.fixture(scope="session")
def report() -> Report:
    return analyse(SEEDS)


@pytest.fixture(scope="session")
def keyed(report, answers):
    """Articles of the report by the key's id, with theme, second theme and kind."""
    by_place = {
        (row.file, row.title, row.source): row.Index for row in report.articles.itertuples()
    }
    rows = {
        entry["id"]: by_place.get((entry["file"], entry["title"], entry["source"]))
        for entry in answers["article"]
    }
    missing = [name for name, row in rows.items() if row is None]
    assert not missing, f"not found as the key has them: {missing}"
    names = [name for name in rows if rows[name] is not None]
    found = report.articles.loc[[rows[name] for name in names]].assign(
        theme=[entry["theme"] for entry in answers["article"]],
        second_theme=[entry["second_theme"] for entry in answers["article"]],
        kind=[entry["kind"] for entry in answers["article"]],
        told=[entry["published"] for entry in answers["article"]],
    )
    found.index = names
    return found


@pytest.fixture(scope="session")
def sentences_of(report, keyed):
    def of(name: str):
        return report.sentences[report.sentences["article_id"] == keyed.loc[name, "article_id"]]

    return of


@pytest.fixture(scope="session")
def seeds() -> SimpleNamespace:
    return SimpleNamespace(
        folder=SEEDS, named=tomllib.loads((SEEDS / "topics.toml").read_text("utf-8"))
    )
