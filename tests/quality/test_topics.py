"""Floors under the topics on labelled news: they may rise, not fall.

``make bench-topics`` prints the same scores for more sets, numbers and peers.
"""

import json
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from topic_corpora import Corpus

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
OF_FEW = " of a few articles"
OF_LONE = ("bbc: lone stories without a topic", "bbc: other stories on a topic")
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))["topics"]


@pytest.fixture(scope="module")
def figures(shared) -> dict[str, float]:
    """Return what is measured now, by the name of its floor."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
        import off_topic  # noqa: PLC0415 - scripts beside the tests
        import topics as bench  # noqa: PLC0415
    bench.NEWS = shared / "data" / "news"
    every = bench.labelled("bbc")
    news = bench.Labelled(every.texts[::2], every.labels[::2])  # half of it: seconds
    unseen = bench.Unseen([bench.tokens(news.texts[place]) for place in news.halves[1]])
    ours = bench.scores(bench.broadsheet, news, unseen, 10)
    plain = bench.scores(bench.plain_nmf, news, unseen, 10)
    news_of_bbc = off_topic.labelled_news(shared, "bbc")
    odd = off_topic.halves(news_of_bbc)[1]  # the cut was chosen on the even articles
    corpora = [off_topic.planted(odd, 120, 4, seed) for seed in range(8)]
    unclear, total = np.sum([corpus.unclear() for corpus in corpora], axis=0)
    named = off_topic.open_set(odd, ["entertainment", "sport"])
    return {
        "bbc: planted off-topic sentences unclear": (unclear / total)[off_topic.STRANGER],
        "bbc: three planted off-topic sentences unclear": (unclear / total)[off_topic.BLOCK],
        "bbc: ordinary sentences clear": 1 - (unclear / total)[off_topic.ORDINARY],
        "bbc: named F1 with other classes unnamed": named["named F1"],
        "bbc: articles of unnamed classes left alone": 1 - named["claimed"],
        "bbc: NMI at 10 topics": ours["nmi"],
        "bbc: held-out NPMI at 10 topics": ours["npmi"],
        "bbc: diversity at 10 topics": ours["diversity"],
        "bbc: NMI above plain NMF at 10 topics": ours["nmi"] - plain["nmi"],
    }


@pytest.fixture(scope="module")
def figures_of_few(shared) -> dict[str, float]:
    """Return what is measured now on few articles, by the name of its floor."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
        import few_articles  # noqa: PLC0415 - scripts beside the tests
        import off_topic  # noqa: PLC0415
    return {
        f"{key}: {scored}{OF_FEW}": value
        for key in ("bbc", "allsides-dev")
        for scored, value in _of_few(few_articles, off_topic.labelled_news(shared, key)).items()
    }


def _of_few(bench: ModuleType, news: Corpus) -> dict[str, float]:
    """Return what topics make of a few articles of any labels, and of some labels."""
    drawn = (bench.drawn(news, size, seed) for size in (12, 20) for seed in range(8))
    return {**bench.shared(drawn), "ARI with topics asked for": bench.asked(news, 2)}


@pytest.fixture(scope="module")
def figures_of_lone(shared) -> dict[str, float]:
    """Return what is measured now of lone stories, by the name of its floor."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
        import off_topic  # noqa: PLC0415 - a script beside the tests
    odd = off_topic.halves(off_topic.labelled_news(shared, "bbc"))[1]
    alone = off_topic.left_alone(odd, off_topic.labelled_news(shared, "allsides-dev"), range(5))
    return {f"bbc: {share}": value for share, value in alone.items()}


SHORT = [name for name in FLOORS if name not in OF_LONE and not name.endswith(OF_FEW)]


@pytest.mark.parametrize("name", SHORT)
def test_topics_are_as_good_as_they_were(figures, name):
    assert figures[name] >= FLOORS[name]


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in FLOORS if name.endswith(OF_FEW)])
def test_topics_of_few_articles_are_as_good_as_they_were(figures_of_few, name):
    assert figures_of_few[name] >= FLOORS[name]


@pytest.mark.slow
@pytest.mark.parametrize("name", OF_LONE)
def test_lone_stories_are_left_alone_as_they_were(figures_of_lone, name):
    assert figures_of_lone[name] >= FLOORS[name]
