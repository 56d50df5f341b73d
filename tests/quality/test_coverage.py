"""How often what is said of tone is true, in 20,000 draws from real articles' sentence scores.

Needs the labelled news: sources of 60 and more articles. What the sample's small ones allow, in fewer
draws and wider bounds, is in ``tests/sample/test_uncertainty.py``.
"""

import gzip
import json

import pytest
import simulated

from analysis import analyse

DRAWS = 20_000
LARGEST, OF_EACH = 16, 90  # sources drawn from, and articles of each

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def report(shared, tmp_path_factory):
    """Return labelled news of the largest sources; the sample's are too small for these bounds."""
    path = shared / "data" / "news" / "allsides-dev.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    by_source = {}
    for row in rows:
        by_source.setdefault(row["source"], []).append(row)
    largest = sorted(by_source.values(), key=len, reverse=True)[:LARGEST]
    folder = tmp_path_factory.mktemp("news")
    kept = [
        json.dumps({name: row[name] for name in ("title", "text", "source")})
        for own in largest
        for row in own[:OF_EACH]
    ]
    (folder / "news.jsonl").write_text("\n".join(kept), "utf-8")
    return analyse(folder)


@pytest.fixture(scope="module")
def pools(report):
    return simulated.pools_of(report, at_least=60)


@pytest.mark.parametrize("n", [3, 5, 9, 10, 20, 40, 80])
def test_intervals_of_means_cover_95_percent(pools, n):
    assert 0.94 <= simulated.mean_coverage(pools, n, draws=DRAWS) <= 0.96


@pytest.mark.parametrize("sizes", [(3, 3), (5, 5), (10, 10), (20, 20), (80, 80), (80, 5)])
@pytest.mark.parametrize(
    "held", [simulated.gap_is_held, simulated.share_is_held, simulated.share_gap_is_held]
)
def test_intervals_of_shares_and_differences_cover_95_percent(pools, held, sizes):
    assert 0.93 <= simulated.of_two(pools, sizes, held, draws=DRAWS) <= 0.97


@pytest.mark.parametrize("sizes", [(20, 20), (40, 40), (80, 20)])
def test_intervals_at_equal_topics_cover_95_percent(pools, sizes):
    held = simulated.equal_gap_is_held

    assert 0.93 <= simulated.of_two(pools, sizes, held, draws=DRAWS) <= 0.97


def test_a_planted_gap_of_a_quarter_is_claimed_between_twenty_and_twenty_articles(pools):
    claimed = simulated.planted_gap_is_claimed

    assert simulated.of_two(pools, (20, 20), claimed, draws=2_000) >= 0.8


@pytest.mark.parametrize("n", [60, 200, 600])
def test_sources_with_permuted_labels_are_said_to_differ_in_at_most_5_percent(report, n):
    assert simulated.false_claims(report, draws=2_000, n=n) <= 0.05
