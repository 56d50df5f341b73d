"""Who covers what: counts, what is expected, and concentrations that are none."""

from dataclasses import replace

import numpy as np
import pytest
from builders import a_report, an_article, an_empty_report, on

from dashboard.filters import Filters
from dashboard.queries import sources
from dashboard.queries.matrix import matrix_rows, strongest_concentration
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
    assert rows["residual"].tolist() == pytest.approx([0.0] * 9)


def test_a_residual_is_the_adjusted_one_of_haberman():
    rows = matrix_rows(TILTED, Filters()).set_index(["source", "topic"])

    # A has 15 of 40 articles, x 20: 7.5 expected, 12 found
    expected = (12 - 7.5) / np.sqrt(7.5 * (1 - 15 / 40) * (1 - 20 / 40))
    assert rows.loc[("A", "x"), "residual"] == pytest.approx(expected, abs=1e-5)
    assert rows.loc[("A", "y"), "residual"] == pytest.approx(-expected, abs=1e-5)


def test_a_cell_with_fewer_than_three_expected_has_no_residual():
    rows = matrix_rows(
        corpus({("A", "x"): 9, ("A", "y"): 1, ("B", "x"): 1, ("B", "y"): 1}), Filters()
    )

    assert rows.set_index(["source", "topic"])["residual"].notna().to_dict() == {
        ("A", "x"): True,
        ("A", "y"): False,
        ("B", "x"): False,
        ("B", "y"): False,
    }


def test_one_topic_leaves_nothing_to_expect():
    assert matrix_rows(corpus({("A", "x"): 9, ("B", "x"): 9}), Filters())["residual"].isna().all()


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
