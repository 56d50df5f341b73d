"""Differences in tone: planted ones are found, a mix of topics is none, and chance is kept out."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import gaps_between, gaps_to_rest, tone_gap, topic_weights
from analysis.tone.gaps import GAP_COLUMNS, false_discovery


def drawn(levels, sizes, *, spread=0.1, seed=0):
    """Return articles around the level of their source and topic: tone, source, topic."""
    rng = np.random.default_rng(seed)
    rows = [
        (tone, source, topic)
        for (source, topic), level in levels.items()
        for tone in rng.normal(level, spread, sizes[source, topic])
    ]
    return pd.DataFrame(rows, columns=["tone", "source", "topic"])


def test_the_interval_is_welchs_from_ten_articles_and_students_below():
    rng = np.random.default_rng(0)
    many, few = (
        (rng.normal(0.1, 0.2, n) for n in (30, 14)),
        (rng.normal(0, 0.1, n) for n in (5, 40)),
    )

    for (one, other), equal in ((many, False), (few, True)):
        found = tone_gap(one, other)
        told = stats.ttest_ind(one, other, equal_var=equal)
        low, high = told.confidence_interval(0.95)

        assert (found.gap, found.p) == pytest.approx((one.mean() - other.mean(), told.pvalue))
        assert (found.gap_low, found.gap_high) == pytest.approx((low, high))


def test_at_equal_topics_the_difference_is_that_of_a_regression_on_slice_and_topic():
    sizes = {("A", "x"): 3, ("A", "y"): 9, ("B", "x"): 8, ("B", "y"): 2}
    rows = drawn(dict.fromkeys(sizes, 0.0), sizes)
    first, second = (rows[rows["source"] == name] for name in "AB")
    columns = [rows["source"] == "A", rows["topic"] == "x", rows["topic"] == "y"]

    found = tone_gap(
        first["tone"], second["tone"], topics=first["topic"], other_topics=second["topic"]
    )
    fitted = np.linalg.lstsq(np.stack(columns, axis=1).astype(float), rows["tone"], rcond=None)[0]

    assert found.gap == pytest.approx(fitted[0])
    weights = topic_weights(first["topic"], second["topic"])
    means = [one.groupby("topic")["tone"].mean() for one in (first, second)]
    assert found.gap == pytest.approx((weights * (means[0] - means[1])).sum())
    assert weights.sum() == pytest.approx(1)


def test_a_mix_of_topics_is_explained_away_and_a_gap_inside_topics_is_not():
    levels = {("A", "x"): -0.3, ("B", "x"): -0.3, ("A", "y"): 0.3, ("B", "y"): 0.3}
    sizes = {("A", "x"): 20, ("B", "x"): 4, ("A", "y"): 4, ("B", "y"): 20}
    mix = drawn(levels, sizes)
    apart = mix.assign(tone=mix["tone"] + 0.25 * (mix["source"] == "B"))

    assert gaps_between(mix["tone"], mix["source"])["q"].item() < 0.001
    assert gaps_between(mix["tone"], mix["source"], mix["topic"])["q"].item() > 0.05
    told = gaps_between(apart["tone"], apart["source"], apart["topic"])
    assert told["q"].item() < 0.001
    assert told["gap_low"].item() < -0.25 < told["gap_high"].item()


@pytest.mark.no_cover  # a simulation
@pytest.mark.parametrize("n", [3, 5], ids=["pooled", "own spread"])
@pytest.mark.parametrize("spreads", [(0.3, 0.02, 0.02, 0.02), (0.1, 0.1, 0.1, 0.1)])
def test_equal_slices_are_told_apart_in_5_percent_also_where_topics_spread_unequally(spreads, n):
    rng = np.random.default_rng(0)
    topics = np.repeat([*"wxyz"], n)
    sides = rng.normal(0, np.repeat(spreads, n), (2, 3_000, 4 * n))

    claimed = [
        tone_gap(one, other, topics=topics, other_topics=topics).is_claimed
        for one, other in zip(*sides, strict=True)
    ]

    assert np.mean(claimed) == pytest.approx(0.05, abs=0.012)  # three standard errors


def test_topics_that_only_one_slice_has_are_left_out():
    found = tone_gap(
        [0.1, 0.2, 0.3, 0.9], [0.2, 0.2, 0.3, -0.9], topics=["x", "x", "x", "y"],
        other_topics=["x", "x", "x", "z"],
    )  # fmt: skip

    assert (found.n, found.n_other, found.n_topics) == (3, 3, 1)
    assert found.gap == pytest.approx(0.2 - 0.7 / 3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([], []),
        ([0.1], [0.4]),
        ([0.1, 0.2], [0.5] * 9),
        ([0.0] * 5, [0.3] * 5),
        ([0.1, np.nan, 0.2], [0.3, 0.4, 0.5]),
    ],
    ids=["none", "one each", "two", "no spread", "two with a tone"],
)
def test_thin_evidence_has_no_interval_and_claims_nothing(one, other):
    found = tone_gap(one, other)

    assert not found.is_known
    assert not found.is_claimed
    assert np.isnan(found.gap_low)
    assert np.isnan(found.gap_high)


def test_no_shared_topic_leaves_nothing_to_compare():
    found = tone_gap([0.1] * 4, [0.2] * 4, topics=["x"] * 4, other_topics=["y"] * 4)

    assert (found.n, found.n_other, found.n_topics) == (0, 0, 0)
    assert not found.is_known


def test_topics_on_one_side_only_are_a_mistake():
    with pytest.raises(ValueError, match="for both slices or for neither"):
        tone_gap([0.1], [0.2], topics=["x"])


def test_every_group_and_its_rest_are_compared_as_two_slices_are():
    sizes = {(source, topic): n for n, source in enumerate("ABC", start=2) for topic in "xy"}
    rows = drawn(dict.fromkeys(sizes, 0.0), sizes).sample(frac=1, random_state=0)

    pairs = gaps_between(rows["tone"], rows["source"], rows["topic"])
    rest = gaps_to_rest(rows["tone"], rows["source"], rows["topic"])

    assert pairs.columns.tolist() == rest.columns.tolist() == [*GAP_COLUMNS]
    assert list(zip(pairs["group"], pairs["other"], strict=True)) == [
        ("A", "B"),
        ("A", "C"),
        ("B", "C"),
    ]
    for table, against in ((pairs, None), (rest, "")):
        for one in table.itertuples(index=False):
            own = rows["source"] == one.group
            other = ~own if against == "" else rows["source"] == one.other
            found = tone_gap(
                rows["tone"][own],
                rows["tone"][other],
                topics=rows["topic"][own],
                other_topics=rows["topic"][other],
            )
            assert (one.gap, one.gap_low, one.p) == pytest.approx(
                (found.gap, found.gap_low, found.p)
            )
            assert (one.n, one.n_other) == (found.n, found.n_other)


def test_a_group_too_small_to_compare_is_kept_beside_the_rest_and_counts_in_no_control():
    rows = pd.DataFrame({"tone": [0.1, 0.3, 0.2, 0.1, 0.3, 0.2, 0.9], "source": [*"AAABBBC"]})

    rest = gaps_to_rest(rows["tone"], rows["source"]).set_index("group")

    assert rest["q"].isna().to_dict() == {"A": False, "B": False, "C": True}
    assert rest["q"].max() == pytest.approx(rest["p"].max())
    assert gaps_to_rest(rows["tone"][:0], rows["source"][:0]).empty
    assert gaps_between(rows["tone"][:0], rows["source"][:0]).empty


def test_false_discoveries_are_controlled_as_scipy_does():
    p_values = np.random.default_rng(0).uniform(size=40) ** 3

    assert false_discovery(p_values) == pytest.approx(stats.false_discovery_control(p_values))
    assert false_discovery(np.array([])).size == 0


@pytest.mark.parametrize("n", [3, 4, 50, 1000])
@pytest.mark.parametrize("tone", [0.0, 0.1, 0.3, -0.7])
def test_equal_tones_are_alike_however_sums_are_rounded(tone, n):
    rows = pd.DataFrame({"tone": [tone] * n + [0.5] * n, "source": ["A"] * n + ["B"] * n})

    rest = gaps_to_rest(rows["tone"], rows["source"])
    pairs = gaps_between(rows["tone"], rows["source"])

    assert rest["alike"].tolist() == [True, True]
    assert rest["p"].isna().all()
    assert pairs["alike"].tolist() == [True]
    assert pairs["q"].isna().all()


def test_thin_evidence_is_not_called_alike():
    assert not tone_gap([0.1, 0.1], [0.1, 0.1]).alike
    assert not tone_gap([0.1, 0.2, 0.3], [0.1, 0.2, 0.3]).alike
