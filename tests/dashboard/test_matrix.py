"""Who covers what: counts, what is expected, and concentrations that are none."""

from dataclasses import replace

import numpy as np
import pytest
from builders import a_report, an_article, an_empty_report, on
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from dashboard.filters import Filters
from dashboard.queries import sources
from dashboard.queries.matrix import Ways, matrix_rows, strongest_concentration
from dashboard.queries.topics import topic_rows

TOPICS = tuple((name, name, "discovered") for name in "xyz")


def corpus(plan):
    """Return a report of so many articles by source and topic."""
    return a_report(
        [
            an_article(source, f"{source}{topic}{n}", on(topic, 0.1, title=f"{source}{topic}{n}"))
            for (source, topic), total in plan.items()
            for n in range(total)
        ],
        topics=TOPICS,
    )


EVEN = corpus({(source, topic): 4 for source in "ABC" for topic in "xyz"})
TILTED = corpus(
    {("A", "x"): 12, ("A", "y"): 3, ("B", "x"): 3, ("B", "y"): 12, ("C", "x"): 5, ("C", "y"): 5}
)


def test_where_sources_cover_alike_nothing_is_more_than_expected():
    rows = matrix_rows(EVEN, Filters())

    assert rows["expected"].tolist() == pytest.approx([4.0] * 9)
    assert rows["stands_out"].unique().tolist() == [""]


def test_chance_is_that_of_the_exact_hypergeometric_test():
    rows = matrix_rows(TILTED, Filters()).set_index(["source", "topic"])

    # A has 15 of 40 articles, x 20: 7.5 expected, 12 found and 3 on y
    more, fewer = hypergeom(40, 20, 15).sf(11), hypergeom(40, 20, 15).cdf(3)
    assert rows.loc[("A", "x"), "chance"] == pytest.approx(more, abs=1e-6)
    assert rows.loc[("A", "y"), "chance"] == pytest.approx(fewer, abs=1e-6)
    assert rows["stands_out"].to_dict() == {
        ("A", "x"): "more",
        ("A", "y"): "fewer",
        ("B", "x"): "fewer",
        ("B", "y"): "more",
        ("C", "x"): "",
        ("C", "y"): "",
    }


@given(every=st.integers(1, 60), data=st.data())
def test_chance_is_known_of_any_sizes(every, data):
    on_topic, by_source = (data.draw(st.integers(0, every)) for _ in range(2))
    both = data.draw(st.integers(max(0, on_topic + by_source - every), min(on_topic, by_source)))
    known = hypergeom(every, on_topic, by_source)

    found = Ways(every).chance(both, on_topic, by_source)

    as_few = both * every < on_topic * by_source
    assert found == pytest.approx(known.cdf(both) if as_few else known.sf(both - 1))


def test_what_is_named_is_shaded_also_where_few_are_expected():
    plan = {("A", "x"): 6, ("B", "y"): 30, ("C", "y"): 30, ("B", "x"): 2, ("A", "y"): 1}
    report = corpus(plan)

    found = strongest_concentration(report, Filters())

    cells = matrix_rows(report, Filters()).set_index(["source", "topic_id"])
    assert found is not None
    named = (found.source, found.topic_id)
    assert cells["expected"].to_dict()[named] < 1
    assert cells["stands_out"].to_dict()[named] == "much more"


def test_two_articles_make_no_cell_stand_out():
    plan = {("A", "x"): 2, **{(name, "y"): 20 for name in "BC"}}
    cells = matrix_rows(corpus(plan), Filters()).set_index(["source", "topic"])

    assert cells["chance"].to_dict()["A", "x"] < 0.025
    assert cells["stands_out"].to_dict()["A", "x"] == ""


def test_one_topic_leaves_nothing_to_expect():
    rows = matrix_rows(corpus({("A", "x"): 9, ("B", "x"): 9}), Filters())

    assert rows["chance"].tolist() == [1.0, 1.0]
    assert rows["stands_out"].tolist() == ["", ""]


def test_printings_are_counted_only_where_asked_for():
    lines = on("x", 0.1)
    report = a_report(
        [an_article(name, name, lines, day="2025-06-02") for name in "ABC"], topics=TOPICS
    )

    once, every = (matrix_rows(report, Filters(), printings=asked) for asked in (False, True))

    assert once["n_articles"].sum() == 1
    assert every["n_articles"].sum() == 3


def test_an_empty_corpus_has_no_row():
    assert matrix_rows(an_empty_report(), Filters()).empty
    assert strongest_concentration(an_empty_report(), Filters()) is None


def test_a_chart_holds_the_largest_sources(monkeypatch):
    monkeypatch.setattr(sources, "MOST", 1)

    assert matrix_rows(replace(TILTED), Filters())["source"].unique().tolist() == ["A"]


def test_a_planted_concentration_is_named():
    plan = {
        ("A", "x"): 9,
        ("A", "y"): 2,
        ("B", "x"): 1,
        ("B", "y"): 14,
        ("C", "y"): 14,
        ("C", "x"): 1,
    }

    found = strongest_concentration(corpus(plan), Filters())

    assert found is not None
    assert (found.source, found.topic_id, found.both) == ("A", "x", 9)
    assert (found.on_topic, found.by_source, found.every) == (11, 11, 41)


def test_a_large_source_that_writes_its_share_is_not_concentrated():
    plan = {("A", "x"): 20, ("A", "y"): 20, ("B", "x"): 3, ("B", "y"): 3}

    assert strongest_concentration(corpus(plan), Filters()) is None


@pytest.mark.no_cover  # a simulation
@pytest.mark.parametrize(
    ("times", "most"), [(60, 7), pytest.param(200, 18, marks=pytest.mark.slow)]
)
def test_where_sources_write_by_chance_a_concentration_is_hardly_ever_named(times, most):
    rng = np.random.default_rng(2)

    def named():
        pairs = zip(rng.choice(list("ABCDEF"), 60), rng.choice(list("xyz"), 60), strict=True)
        plan = {}
        for pair in pairs:
            plan[pair] = plan.get(pair, 0) + 1
        return strongest_concentration(corpus(plan), Filters()) is not None

    assert sum(named() for _ in range(times)) <= most  # 5 % expected at most


def test_the_columns_stand_in_the_order_of_the_topics_figure():
    report = corpus({("A", "x"): 2, ("A", "y"): 6, ("B", "z"): 4, ("B", "x"): 1})

    columns = matrix_rows(report, Filters())["topic_id"].drop_duplicates().tolist()

    present = topic_rows(report, Filters())
    assert columns == present.loc[present["n_articles"] > 0, "topic_id"].tolist()
    assert columns != sorted(columns)
