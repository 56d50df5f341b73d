"""What may be said of the tone of groups of articles."""

import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.tone.cuts import TONE_CUT, tone_name
from analysis.tone.summary import MeanTone, mean_tone, tone_by
from analysis.tone.vader import score_vader

TONES = st.floats(-1, 1, allow_nan=False)


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (1, "positive"),
        (TONE_CUT, "positive"),
        (0.0499, "neutral"),
        (0, "neutral"),
        (-0.0499, "neutral"),
        (-TONE_CUT, "negative"),
        (-1, "negative"),
    ],
)
def test_a_score_is_named_by_its_side_of_the_cut(score, name):
    assert tone_name(score) == name


@pytest.mark.parametrize("score", [1.01, -2, math.nan])
def test_a_score_off_the_scale_is_refused(score):
    with pytest.raises(ValueError, match="score must be from -1 to 1, got"):
        tone_name(score)


@given(st.lists(TONES, min_size=3, max_size=30))
def test_the_interval_is_scipys_t_interval_within_the_scale(tones):
    found = mean_tone(tones)
    spread = stats.sem(tones)
    low, high = stats.t.interval(0.95, len(tones) - 1, np.mean(tones), spread or 1e-300)

    assert found.n == len(tones)
    assert found.mean == pytest.approx(np.mean(tones))
    assert found.low == pytest.approx(max(low, -1))
    assert found.high == pytest.approx(min(high, 1))


@pytest.mark.parametrize("tones", [[], [0.5], [0.5, -0.5], [0.5, math.nan, 0.1]])
def test_below_three_articles_there_is_no_interval(tones):
    found = mean_tone(tones, 0.2)

    assert math.isnan(found.low)
    assert math.isnan(found.high)
    assert found.n == np.isfinite(tones).sum()
    assert math.isnan(found.mean) == (found.n == 0)


def test_articles_without_a_tone_do_not_count():
    assert mean_tone([0.1, math.nan, 0.2, 0.6]) == mean_tone([0.1, 0.2, 0.6])


def test_a_pooled_spread_counts_below_ten_articles_only():
    few, enough = [0.1] * 9, [0.1] * 10

    assert mean_tone(few, 0.3).high == pytest.approx(0.1 + stats.norm.ppf(0.975) * 0.3 / 3)
    assert mean_tone(few, 0.3, pooled_df=20).high == pytest.approx(
        0.1 + stats.t.ppf(0.975, 20) * 0.3 / 3
    )
    assert mean_tone(enough, 0.3).high == pytest.approx(0.1)


def test_groups_are_sorted_and_small_ones_share_their_spread():
    values = pd.Series([0.5, 0.1, 0.2, 0.3, -0.4, -0.2, 0.0, math.nan, 0.9])
    groups = pd.Series(["c", "a", "a", "a", "b", "b", "b", "b", None])

    rows = tone_by(values, groups)

    assert rows.columns.tolist() == ["group", "n_articles", "tone", "tone_low", "tone_high"]
    assert rows["group"].tolist() == ["a", "b", "c"]
    assert rows["n_articles"].tolist() == [3, 3, 1]
    assert rows["tone"].tolist() == pytest.approx([0.2, -0.2, 0.5])
    spread = math.sqrt((0.1**2 * 2 + 0.2**2 * 2) / 4)  # pooled, 4 degrees of freedom
    half = stats.t.ppf(0.975, 4) * spread / math.sqrt(3)
    assert rows["tone_high"].tolist()[:2] == pytest.approx([0.2 + half, -0.2 + half])
    assert rows["tone_low"].isna().tolist() == [False, False, True]


def test_one_small_group_alone_has_its_own_interval():
    row = tone_by(pd.Series([0.1, 0.2, 0.6]), pd.Series(["a"] * 3)).iloc[0]
    alone = mean_tone([0.1, 0.2, 0.6])

    assert MeanTone(row["tone"], row["tone_low"], row["tone_high"], 3) == alone


def test_the_index_of_the_columns_does_not_matter():
    values = pd.Series([0.1, 0.2, 0.6, 0.4], index=[9, 3, 3, 1])
    groups = pd.Series(["a", "a", "b", "b"], index=[0, 1, 2, 3])

    assert tone_by(values, groups)["tone"].tolist() == pytest.approx([0.15, 0.5])


def test_no_article_gives_an_empty_table():
    rows = tone_by(pd.Series([], dtype="float64"), pd.Series([], dtype="str"))

    assert rows.empty
    assert rows.columns.tolist() == ["group", "n_articles", "tone", "tone_low", "tone_high"]


def test_columns_of_different_length_are_refused():
    with pytest.raises(ValueError, match="equally long, got 1 and 2"):
        tone_by(pd.Series([0.1]), pd.Series(["a", "b"]))


@pytest.fixture(scope="module")
def article_tones(shared: Path) -> np.ndarray:
    """Tones of 4,000 articles of 12 real sentences each that stand close together."""
    table = pq.read_table(shared / "data" / "bench" / "sentence-pool.parquet", columns=["s"])
    sentences = table["s"].to_pylist()[: 12 * 4_000]
    return score_vader(sentences)["compound"].reshape(-1, 12).mean(axis=1)


@pytest.mark.parametrize("n", [3, 5, 8, 10, 20, 40])
def test_intervals_cover_the_true_mean_of_real_articles(article_tones, n):
    truth = article_tones.mean()
    draws = np.random.default_rng(n).choice(article_tones, size=(1_500, n))
    found = [mean_tone(draw) for draw in draws]

    assert 0.93 <= np.mean([row.low <= truth <= row.high for row in found]) <= 0.97


def test_pooled_intervals_of_small_groups_cover_the_true_mean_and_are_narrower(article_tones):
    truth, rng = article_tones.mean(), np.random.default_rng(7)
    groups = pd.Series(np.repeat([f"g{i}" for i in range(12)], 4))
    covered, widths, own_widths = [], [], []
    for _ in range(150):
        values = pd.Series(rng.choice(article_tones, size=48))
        rows = tone_by(values, groups)
        covered += ((rows["tone_low"] <= truth) & (truth <= rows["tone_high"])).tolist()
        widths += (rows["tone_high"] - rows["tone_low"]).tolist()
        own = [mean_tone(part) for _, part in values.groupby(groups)]
        own_widths += [row.high - row.low for row in own]

    assert 0.93 <= np.mean(covered) <= 0.97
    assert np.mean(widths) < 0.8 * np.mean(own_widths)


def test_summaries_need_neither_vader_nor_scipy_stats():
    code = (
        "import sys, analysis.tone.summary; heavy = ('vaderSentiment', 'scipy.stats', 'sklearn'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
