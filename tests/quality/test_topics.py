"""Floors under the topics on labelled news: they may rise, not fall.

``make bench-topics`` prints the same scores for more sets, numbers and peers.
"""

import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))["topics"]


@pytest.fixture(scope="module")
def figures(shared) -> dict[str, float]:
    """Return what is measured now, by the name of its floor."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
        import topics as bench  # noqa: PLC0415 - a script beside the tests
    bench.NEWS = shared / "data" / "news"
    every = bench.labelled("bbc")
    news = bench.Labelled(every.texts[::2], every.labels[::2])  # half of it: seconds
    unseen = bench.Unseen([bench.tokens(news.texts[place]) for place in news.halves[1]])
    ours = bench.scores(bench.broadsheet, news, unseen, 10)
    plain = bench.scores(bench.plain_nmf, news, unseen, 10)
    return {
        "bbc: NMI at 10 topics": ours["nmi"],
        "bbc: held-out NPMI at 10 topics": ours["npmi"],
        "bbc: diversity at 10 topics": ours["diversity"],
        "bbc: NMI above plain NMF at 10 topics": ours["nmi"] - plain["nmi"],
    }


@pytest.mark.parametrize("name", FLOORS)
def test_topics_are_as_good_as_they_were(figures, name):
    assert figures[name] >= FLOORS[name]
