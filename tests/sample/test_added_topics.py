"""A topic more on the sample: those that were asked for before stay what they are."""

import pytest
from sample.conftest import SEEDS

from analysis import NamedTopic, Settings
from analysis.pipeline import analyse

KEPT = 0.5  # of its articles, where the added topic is about some of them, too


@pytest.fixture(scope="module")
def first(report) -> dict[str, int]:
    """Articles of each topic that the sample's own file names."""
    own = report.topics[report.topics["kind"] == "named"]
    return dict(zip(own["name"], own["n_articles"], strict=True))


@pytest.mark.parametrize(
    ("name", "seeds"),
    [
        ("dock strike", ("strike", "dockers", "union")),
        ("river bank", ("bank", "flood")),
        ("schools", ("school", "teacher", "pupils")),
        ("courts", ("judge", "court", "lawsuit")),
    ],
)
def test_a_topic_that_is_added_empties_no_other(first, name, seeds):
    found = analyse(SEEDS, Settings(added=(NamedTopic(name, seeds),))).topics

    after = dict(zip(found["name"], found["n_articles"], strict=True))
    assert after[name] > 0
    assert {one: n for one, n in first.items() if after[one] < KEPT * n} == {}
