"""How often what is said of tone is true: drawn from the sample, and held against its answer key."""

import numpy as np
import pytest
import simulated

from dashboard.filters import Filters
from dashboard.queries.compare import paired
from dashboard.queries.slices import Choice
from dashboard.queries.verdict import mix_line, verdict

DRAWS = 400
WITHIN = 0.035  # three standard errors of 400 draws at 95 %


def parts_of(report, n):
    """Return the sample's articles as so many sources that share every topic."""
    rows = simulated.articles_of(report).sample(frac=1, random_state=0)
    return simulated.pools_of_groups(rows.assign(source=np.arange(len(rows)) % n), at_least=10)


@pytest.fixture(scope="module")
def halves(report):
    return parts_of(report, 2)


@pytest.mark.parametrize("n", [3, 9, 30])
def test_intervals_of_means_hold_the_mean_drawn_from(report, n):
    held = simulated.mean_coverage(parts_of(report, 4), n, draws=800)

    assert held == pytest.approx(0.95, abs=WITHIN)


@pytest.mark.parametrize(
    ("held", "sizes"),
    [
        (simulated.gap_is_held, (5, 30)),
        (simulated.equal_gap_is_held, (20, 20)),
        (simulated.share_is_held, (5, 20)),
        (simulated.share_gap_is_held, (10, 10)),
    ],
)
def test_intervals_of_shares_and_differences_hold_the_truth(halves, held, sizes):
    assert simulated.of_two(halves, sizes, held, draws=DRAWS) == pytest.approx(0.95, abs=WITHIN)


def test_a_planted_gap_of_a_quarter_is_claimed_between_twenty_and_twenty_articles(halves):
    claimed = simulated.planted_gap_is_claimed

    assert simulated.of_two(halves, (20, 20), claimed, draws=100) >= 0.8


def test_sources_with_permuted_labels_are_hardly_ever_said_to_differ(report):
    assert simulated.false_claims(report, draws=100, n=90) <= 0.09  # 5 % and two standard errors


def test_the_planted_gap_is_claimed_on_the_page_compare(report, answers):
    gap = answers["tone_gap"]

    found = paired(report, Filters(), Choice("source", gap["lower"], gap["higher"]))

    said = f"At equal topics {gap['lower']} reads more negative than {gap['higher']}"
    assert verdict(found).startswith(said)


def test_the_planted_mix_of_topics_is_explained_away(report, answers):
    mix = answers["topic_mix_only"]
    plain = Choice("source", mix["one"], mix["other"], equal=False)
    equal = Choice("source", mix["one"], mix["other"])

    as_they_stand, found = (paired(report, Filters(), one) for one in (plain, equal))

    assert as_they_stand.gap.is_claimed
    assert verdict(found).startswith("At equal topics no difference in tone may be claimed")
    assert "Without the mix of topics no difference is left" in mix_line(found)
    assert abs(found.gap.gap) < abs(as_they_stand.gap.gap) / 2
