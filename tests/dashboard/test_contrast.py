"""Differences in tone: found where planted, at equal topics, and hardly ever where there is none."""

from dataclasses import replace

import numpy as np
import pytest
from builders import a_report, an_article, an_empty_report, on

from analysis import tables
from dashboard.filters import Filters
from dashboard.queries.claims import sources_compared, topics_compared
from dashboard.queries.contrast import sources_contrast, topics_contrast
from dashboard.queries.evidence import evidence_rows

TOPICS = tuple((name, name, "discovered") for name in "xyz")


def corpus(levels, *, n=6, more=None, spread=0.1, seed=0):
    """Return a report of n articles (or more) by source and topic, around the level of the cell."""
    rng = np.random.default_rng(seed)
    sizes = {cell: (more or {}).get(cell, n) for cell in levels}
    return a_report(
        [
            an_article(source, f"{source}{topic}{k}", on(topic, tone, title=f"{source}{topic}{k}"))
            for (source, topic), level in levels.items()
            for k, tone in enumerate(
                np.clip(rng.normal(level, spread, sizes[source, topic]), -1, 1).tolist()
            )
        ],
        topics=TOPICS,
    )


def test_sources_that_differ_on_a_topic_are_told():
    found = sources_contrast(
        corpus({("A", "x"): -0.4, ("B", "x"): 0.4, ("A", "y"): 0, ("B", "y"): 0})
    )

    (pair,) = found.pairs
    assert (pair.low, pair.high, pair.topic, pair.n_low, pair.n_high) == ("A", "B", "x", 6, 6)
    assert pair.low_tone < -0.3 < 0.3 < pair.high_tone
    assert (found.n_pairs, found.groups, found.n_articles) == (1, ("A", "B"), 24)


@pytest.mark.parametrize(
    ("others", "words"),
    [("BC", "; so does 1 more pair of"), ("BCD", "; so do 2 more pairs of")],
    ids=["two", "three"],
)
def test_further_pairs_are_counted_in_good_english(others, words):
    report = corpus({("A", "x"): 0.5} | {(source, "x"): -0.4 for source in others}, seed=1)

    said = str(sources_compared(report, Filters()))
    assert words in said
    assert ("at equal topics (B than A)" in said or "at equal topics (C than A)" in said) is (
        others == "BC"
    )


def test_a_mix_of_topics_is_no_difference_between_sources():
    levels = {("A", "x"): -0.4, ("B", "x"): -0.4, ("A", "y"): 0.4, ("B", "y"): 0.4}
    report = corpus(levels, n=4, more={("A", "x"): 16, ("B", "y"): 16})
    apart = report.articles.groupby("source")["tone"].mean()

    found = sources_contrast(report)

    assert apart["B"] - apart["A"] > 0.4
    assert found.pairs == ()
    assert found.n_pairs == 1


def test_a_gap_too_small_inside_each_topic_is_told_over_all_of_them():
    levels = {(source, topic): 0.16 * (source == "B") for source in "AB" for topic in "xyz"}

    levels |= {("A", "only A"): 0.1}
    (pair,) = sources_contrast(corpus(levels, n=3, seed=4)).pairs

    assert (pair.low, pair.high, pair.topic, pair.n_low) == ("A", "B", "", 9)
    assert pair.topics == ("x", "y", "z")


@pytest.mark.no_cover  # a simulation
@pytest.mark.parametrize(
    ("times", "most"), [(40, 5), pytest.param(200, 18, marks=pytest.mark.slow)]
)
def test_among_many_equal_sources_a_difference_is_hardly_ever_told(times, most):
    cells = {(f"s{k}", topic): 0.1 for k in range(8) for topic in "xyz"}

    told = sum(bool(sources_contrast(corpus(cells, n=5, seed=seed)).pairs) for seed in range(times))

    assert told <= most  # 5 % expected at most


def test_a_copy_is_no_second_witness():
    lines = {tone: on("x", tone) for tone in (-0.5, -0.4, -0.6)}
    copies = [an_article(s, f"{s}{t}", lines[t], day="2025-06-02") for s in "AB" for t in lines]

    assert sources_contrast(a_report(copies, topics=TOPICS)).n_pairs == 0


def test_topics_that_differ_are_told_and_those_without_one_left_out():
    found = topics_contrast(corpus({("A", "x"): -0.4, ("A", "y"): 0.4, ("A", ""): 0.9}))

    (pair,) = found.pairs
    assert (pair.low, pair.high, pair.topics) == ("x", "y", ("x", "y"))
    assert found.groups == ("x", "y")


def test_a_difference_of_topics_is_said_of_their_stories_and_opens_them():
    report = corpus({("A", "x"): -0.4, ("A", "y"): 0.4, ("A", ""): 0.9})

    one = topics_compared(report, Filters())

    assert one is not None
    assert one.part is not None
    assert one.text.startswith("Stories on x read more negative than those on y: mean tone ")
    assert one.basis == "12 stories"
    assert set(evidence_rows(report, one.part)["topic"]) == {"x", "y"}


def test_negative_words_of_the_topic_itself_are_named_beside_its_tone():
    terms = {"x": ("dock", "killed", "murder", "crisis", "war"), "y": ("quay", "pier")}
    rows = [(name, rank, w, w.title()) for name in terms for rank, w in enumerate(terms[name], 1)]
    columns = dict(
        zip(("topic_id", "rank", "term", "spelling"), zip(*rows, strict=True), strict=True)
    )
    words = tables.TOPIC_TERMS.frame({**columns, "weight": [0.5] * 7, "lift": [2.0] * 7})

    for low, high, said in (("x", "y", ["Killed, Murder and Crisis"]), ("y", "x", [])):
        report = replace(corpus({("A", low): -0.4, ("A", high): 0.4}), topic_terms=words)
        one = topics_compared(report, Filters())

        assert one is not None
        assert one.text.split(" Its own words count as negative: ")[1:] == [f"{w}." for w in said]


def test_too_few_articles_leave_nothing_to_compare():
    report = corpus({("A", "x"): -0.4, ("B", "x"): 0.4}, n=2)

    assert sources_contrast(report).n_pairs == topics_contrast(report).n_pairs == 0
    assert sources_contrast(an_empty_report()).n_pairs == 0
