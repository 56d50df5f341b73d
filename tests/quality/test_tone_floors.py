"""News tone agrees with people at least this well on sentences that decided no choice."""

import json
from pathlib import Path

import pytest
from tone_data import summary

from analysis.tone.score import News, Vader

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))["tone"]


@pytest.fixture(scope="module")
def news(shared):
    return summary(shared, News().scores, "checked")


@pytest.fixture(scope="module")
def vader(shared):
    return summary(shared, Vader().scores, "checked")


@pytest.mark.parametrize("figure", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(news, figure):
    assert news[figure] >= FLOORS[figure]


def test_every_figure_is_above_vaders(news, vader):
    assert {name for name in news if news[name] <= vader[name]} == set()
