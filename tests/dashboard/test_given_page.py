"""A page of four reports by four sources, the given one and its retelling: nothing is compared."""

import re

import pytest
from pages import component_data, page, words

from analysis import analyse
from analysis.records import Settings
from dashboard.filters import Filters
from dashboard.queries.sources import source_tone_rows


@pytest.fixture(scope="module", params=["given", "retold"])
def report(request, root):
    """Return the report of the page; the given one only where it lies beside the repository."""
    if request.param == "retold":
        return analyse(root / "seeds" / "page-1.txt", Settings(n_topics=3))
    (place,) = (request.getfixturevalue("shared") / "corpus").glob("*.txt")
    return analyse(place, Settings(n_topics=3))


@pytest.mark.parametrize("view", ["overview", "sources", "tone", "compare"])
def test_every_page_that_compares_sources_says_that_there_is_not_enough_evidence(report, view):
    shown = page(view, report)
    said = f"{words(shown)} {component_data(shown)}".replace("\\", "")

    assert re.search("not enough evidence to compare", said, re.IGNORECASE)
    assert not re.search("reads? more (negative|positive)", said)


def test_no_source_has_an_interval(report):
    rows = source_tone_rows(report, Filters())

    assert rows["n_articles"].tolist() == [1] * 4
    assert rows[["tone_low", "gap_low"]].isna().all(axis=None)
    assert not rows["claimed"].any()
