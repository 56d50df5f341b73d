"""Rises and falls: hardly ever told where there is none, found where planted, sized truly."""

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from builders import Line, a_report, an_article

from analysis import NO_CLEAR_TOPIC
from dashboard.filters import Filters
from dashboard.queries.claims import effect_said, turn_said
from dashboard.queries.timeline import columns
from dashboard.queries.turns import Counted, Turn, named_counts, turn_articles, turns

MONDAY = dt.date(2025, 3, 3)
HELD = (0.6, 0.3, 0.2, 0.15, 0.1)  # part of the stories of a topic that hold each of its names
NO_NAMES = pd.MultiIndex.from_arrays([[], []], names=["topic", "name"])
Draw = Callable[[np.random.Generator], np.ndarray]


def weeks(table) -> pd.DataFrame:
    """Return a table of counts, one row a topic, one column a week."""
    table = np.asarray(table)
    days = [MONDAY + dt.timedelta(weeks=n) for n in range(table.shape[1])]
    return pd.DataFrame(table, index=[f"t{n}" for n in range(len(table))], columns=days)


def told(table, names=None) -> list[Turn]:
    """Return the turns of a table of counts."""
    counts = weeks(table)
    nobody = pd.DataFrame(index=NO_NAMES, columns=counts.columns)
    return turns(counts, nobody if names is None else names.set_axis(counts.columns, axis=1))


def drawn_names(table: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """Return how many of the stories hold names that have nothing to do with the week."""
    rows = {
        (f"t{topic}", f"Name {topic} {n}"): rng.binomial(own, part)
        for topic, own in enumerate(table)
        for n, part in enumerate(HELD)
    }
    keys = pd.MultiIndex.from_tuples(rows, names=["topic", "name"])
    return pd.DataFrame([*rows.values()], index=keys)


def uneven(rng, mean, scatter, shape) -> np.ndarray:
    """Return counts whose variance is so many times their mean."""
    return rng.negative_binomial(mean / (scatter - 1), 1 / scatter, shape)


def of_days(rng, rates, n_weeks) -> np.ndarray:
    """Return weeks of days: fewer stories at weekends, the first and last week incomplete."""
    week = np.array([1.3, 1.2, 1.2, 1.2, 1.1, 0.6, 0.4]) / 7
    days = rng.poisson(np.array(rates)[:, None] * np.tile(week, n_weeks))
    days[:, :3] = days[:, -2:] = 0
    return days.reshape(len(rates), n_weeks, 7).sum(axis=2)


STATIONARY: dict[str, Draw] = {
    "alike": lambda rng: rng.poisson(2, (5, 14)),
    "unlike": lambda rng: rng.poisson([[0.5], [1], [3], [4], [2], [1]], (6, 14)),
    "busy": lambda rng: rng.poisson(20, (3, 14)),
    "two short ones": lambda rng: rng.poisson(3, (2, 8)),
    "uneven weeks": lambda rng: uneven(rng, 6, 5, (5, 14)),
    "one uneven": lambda rng: np.vstack([rng.poisson(4, (3, 20)), uneven(rng, 4, 5, (1, 20))]),
    "uneven together": lambda rng: rng.poisson(
        np.array([[1], [2], [4], [3]]) * rng.gamma(3, 1 / 3, (1, 16))
    ),
    "weekends": lambda rng: of_days(rng, [2, 4, 8, 3, 1], 12),
    "a growing collection": lambda rng: rng.poisson(
        np.linspace(4, 40, 20) * np.array([[0.1], [0.2], [0.3], [0.4]])
    ),
}
# Those most unlike each other; make test-all draws from them all.
FEW_STATIONARY = ("alike", "busy", "uneven together", "weekends")


def false_ones(draw: Draw, n: int, seed: int = 1) -> tuple[int, int]:
    """Return how many of n corpora without a change have a turn, and their series-weeks."""
    rng = np.random.default_rng(seed)
    said = size = 0
    for _ in range(n):
        table = draw(rng)
        said, size = said + bool(told(table, drawn_names(table, rng))), size + table.size
    return said, size


@pytest.mark.no_cover  # a simulation
@pytest.mark.parametrize("name", FEW_STATIONARY)
def test_where_nothing_changes_hardly_anything_is_told(name):
    said, series_weeks = false_ones(STATIONARY[name], 40)

    assert said <= 6  # 2 expected; more than 6 in one of 200 runs
    assert 100 * said / series_weeks <= 1


@pytest.mark.slow
@pytest.mark.parametrize("name", STATIONARY)
def test_one_corpus_in_twenty_has_a_false_turn_at_most(name):
    n = 1_000

    said, series_weeks = false_ones(STATIONARY[name], n)

    assert said / n <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / n)
    assert 100 * said / series_weeks <= 1


def rising(rng, rate, times, *, last=14, others=11) -> np.ndarray:
    """Return counts of which the first topic rises at the eighth of fourteen weeks."""
    rates = np.full(14, float(rate))
    rates[7:last] *= times
    return np.vstack([rng.poisson(rates)[None], rng.poisson(4, (others, 14))])


@pytest.mark.no_cover  # a simulation
@pytest.mark.parametrize(
    ("rate", "times", "last", "least"),
    [
        pytest.param(20, 2, 14, 0.8, id="a doubling that lasts", marks=pytest.mark.slow),
        pytest.param(20, 2, 11, 0.6, id="a wave of four weeks"),
        pytest.param(8, 3, 14, 0.9, id="a tripling", marks=pytest.mark.slow),
    ],
)
def test_a_planted_rise_is_found_and_its_interval_holds_the_truth(rate, times, last, least):
    rng = np.random.default_rng(2)
    rates = np.where((np.arange(14) >= 7) & (np.arange(14) < last), times, 1.0)
    found = held = 0
    for _ in range(40):
        table = rising(rng, rate, times, last=last)
        for turn in told(table, drawn_names(table, rng)):
            if turn.topic != "t0" or not turn.rose:
                continue
            span = turn.span
            beside = np.concatenate([rates[span.first : span.begin], rates[span.end : span.last]])
            truth = rates[span.begin : span.end].mean() / beside.mean()
            found, held = found + 1, held + (turn.low <= truth <= turn.high)

    assert found >= least * 40
    assert found - held <= 0.05 * 40 + 2  # two more in one of 100 runs


STEADY = [[3, 2, 3, 2, 3, 2, 3, 2, 3, 2]] * 4


def test_a_planted_rise_and_a_planted_fall_are_found_at_their_week():
    (rise,) = told([[1, 1, 1, 1, 1, 6, 6, 6, 6, 6], *STEADY])
    (fall,) = told([[6, 6, 6, 6, 6, 1, 1, 1, 1, 1], *STEADY])

    week = MONDAY + dt.timedelta(weeks=5)
    assert (rise.topic, rise.day, rise.stories) == ("t0", week, Counted(24, 5))
    assert (fall.topic, fall.day, fall.stories) == ("t0", week, Counted(4, 30))
    assert rise.rose
    assert not fall.rose
    assert rise.ratio == pytest.approx(24 / 4 / (5 / 5))
    assert 1 < rise.low < rise.ratio < rise.high
    assert fall.low < fall.ratio < fall.high < 1


def test_a_wave_is_compared_with_the_weeks_on_either_side():
    table = [[1, 2, 1, 1, 2, 1, 6, 7, 6, 7, 1, 2, 1, 1, 2, 1], *[[3, 2] * 8] * 4]

    (wave,) = told(table)

    assert wave.day == MONDAY + dt.timedelta(weeks=6)
    assert (wave.span.first, wave.span.last) == (0, 16)
    assert wave.stories == Counted(26, 16)


def test_a_single_topic_that_grows_with_its_collection_is_no_rise():
    assert told([[1] * 6 + [9] * 6]) == []


def test_a_small_but_sure_change_is_no_news():
    assert told([[1000] * 6 + [1200] * 6, [1000] * 12]) == []


def test_two_stories_against_one_in_years_of_empty_weeks_are_no_rise():
    table = np.zeros((3, 114))
    for row, places in enumerate(([103, 104, 106], [0, 102], [18, 101, 102, 103, 104, 109, 113])):
        table[row, places] = 1
    table[2, 102] = 0
    counts = weeks(table).rename(index={"t2": NO_CLEAR_TOPIC})

    assert turns(counts, pd.DataFrame(index=NO_NAMES, columns=counts.columns)) == []


@pytest.mark.parametrize("table", [[[1, 9, 1]], [[0] * 12], np.zeros((0, 12)), np.zeros((3, 0))])
def test_too_little_to_compare_is_no_turn(table):
    assert told(table) == []


def test_the_same_counts_give_the_same_answer():
    table = [[1, 1, 1, 1, 1, 5, 6, 4, 5, 6], [2] * 10, [3] * 10]

    assert told(table) == told(table)


def test_turns_come_by_falling_evidence_and_one_a_topic():
    found = told([[1] * 6 + [5] * 6, [1] * 6 + [9] * 6, *[[20, 19] * 6] * 3])

    assert [one.topic for one in found[:2]] == ["t1", "t0"]
    assert len({one.topic for one in found}) == len(found)


def test_a_rise_of_the_stories_with_one_name_is_told_as_theirs():
    quiet = [2, 1, 2, 2, 1, 2, 1, 2, 1, 2, 2, 1, 2, 1]
    named = [0, 0, 1, 0, 0, 3, 3, 3, 3, 0, 0, 1, 0, 0]
    table = [[one + more for one, more in zip(quiet, named, strict=True)], *[[5, 6] * 7] * 6]
    keys = pd.MultiIndex.from_tuples([("t0", "Aubrey")], names=["topic", "name"])

    (found,) = told(table, pd.DataFrame([named], index=keys))

    assert (found.name, found.day) == ("Aubrey", MONDAY + dt.timedelta(weeks=5))
    assert found.named == Counted(12, 2)


def articles(plan, *, name):
    """Return a report with so many stories a week, of which those from the sixth week on name it."""
    return a_report(
        [
            an_article(
                "AB"[n % 2],
                f"{topic} {week} {n}",
                [Line(f"{topic} {week} {n}.", topic, 0.1, names=names(topic, week, name))],
                day=str(MONDAY + dt.timedelta(weeks=week, days=n % 7)),
            )
            for topic, series in plan.items()
            for week, total in enumerate(series)
            for n in range(total)
        ]
    )


def names(topic, week, name):
    return (name,) if topic == "Port strike" and 5 <= week < 9 else ()


PLAN = {"Port strike": [1] * 5 + [5] * 5, "Age verification": [3] * 10, "River flood": [2] * 10}


def test_names_are_counted_by_topic_and_week_and_copies_once():
    report = articles(PLAN, name="Aubrey")
    counts = columns(report, Filters(), unit="week").counts

    found = named_counts(report, Filters(), counts)

    assert found.index.tolist() == [("Port strike", "Aubrey")]
    assert found.to_numpy().tolist() == [[0] * 5 + [5] * 4 + [0]]


def test_where_only_stories_with_a_name_rose_only_they_are_opened():
    report = articles(PLAN, name="Aubrey")
    counts = columns(report, Filters(), unit="week").counts
    (turn,) = turns(counts, named_counts(report, Filters(), counts))

    ids = turn_articles(report, Filters(), turn)

    assert len(ids) == turn.stories.inside == 20


@pytest.mark.parametrize(
    ("inside", "beside", "said"),
    [
        (20, 5, "5.0 times as many a week (95 % interval "),
        (20, 0, "at least "),
        (2, 30, "0.08 times as many a week (95 % interval "),
    ],
)
def test_the_size_of_a_change_is_said_with_its_interval(inside, beside, said):
    (turn,) = told([[1, 1, 1, 1, 1, 6, 6, 6, 6, 6], *STEADY])
    counted = Counted(inside, beside)
    low, high = counted.interval(turn.span, 0.01, 1.0)
    values = {name: getattr(turn, name) for name in turn.__slots__}

    text = effect_said(
        Turn(**values | {"ratio": counted.ratio(turn.span), "low": low, "high": high})
    )

    assert text.startswith(said)
    assert text.endswith("all topics and weeks)")


@pytest.mark.parametrize(
    ("high", "said"),
    [
        (99.4, "1.5 to 99, all"),
        (42_734.0, "1.5 to more than 100, all"),
        (math.inf, "1.5 or more, all"),
    ],
    ids=["known", "wide", "endless"],
)
def test_an_interval_without_a_useful_end_names_no_number(high, said):
    (turn,) = told([[1, 1, 1, 1, 1, 6, 6, 6, 6, 6], *STEADY])

    assert said in effect_said(replace(turn, low=1.5, high=high))


@pytest.mark.parametrize(
    ("beside", "end"), [(0, "name Ann."), (1, "name Ann, 0 of the 1 does."), (4, "0 of the 4 do.")]
)
def test_one_story_beside_does_and_where_none_is_nothing_is_said_of_it(beside, end):
    (turn,) = told([[1, 1, 1, 1, 1, 6, 6, 6, 6, 6], *STEADY])
    turn = replace(turn, stories=Counted(20, beside), name="Ann", named=Counted(15, 0), topic="x")

    assert turn_said(turn).endswith(end)
