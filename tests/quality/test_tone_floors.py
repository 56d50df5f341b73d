"""News tone agrees with people at least this well on sentences that decided no choice.

The shown scale is held on the two sets of prose whose people judged a sentence as such; why not on
the others stands in docs/lexicons.md.
"""

import json
from pathlib import Path

import numpy as np
import pytest
from tone_data import NEAR, Rated, borrowed_cuts, figures, fitting_cuts, read, summary

from analysis.tone.score import News, Vader

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))["tone"]


@pytest.fixture(scope="module", params=sorted(FLOORS))
def parts(request):
    """Return the parts of the rated sentences that are looked at, as the floors name them."""
    return request.param


@pytest.fixture(scope="module")
def news(shared, parts):
    return summary(shared, News().scores, *parts.split(" and "))


@pytest.fixture(scope="module")
def vader(shared, parts):
    return summary(shared, Vader().scores, *parts.split(" and "))


def test_no_figure_falls_below_its_floor(parts, news):
    assert news.keys() == FLOORS[parts].keys()
    assert {name: news[name] for name in news if news[name] < FLOORS[parts][name]} == {}


def test_every_figure_is_above_vaders(news, vader):
    assert {name for name in news if news[name] <= vader[name]} == set()


@pytest.mark.parametrize("name", ["NYT", "NewsMTSC"])
def test_the_shown_scale_is_that_of_people(shared, name):
    rated = read(shared, name, "checked")

    found = figures(rated, News().scores(rated.texts))

    assert abs(found["shift"]) <= 0.03
    assert found["shares"] <= NEAR
    assert found["top"] >= 0.85


def test_cuts_fit_where_as_many_sentences_lie_beyond_them_as_people_call_so():
    scores = np.linspace(-1, 1, 2_001)  # a tenth lies beyond each .8
    labels = np.where(scores >= 0.8, 1, np.where(scores <= -0.8, -1, 0))
    rated = Rated(["x"] * len(scores), scores, labels, np.arange(len(scores)))

    assert fitting_cuts(rated, scores, 1) == pytest.approx((0.7, 0.9), abs=0.006)
    assert fitting_cuts(rated, scores, -1) == pytest.approx((0.7, 0.9), abs=0.006)
    assert fitting_cuts(rated, np.sign(scores), 1) is None
    assert borrowed_cuts([(rated, scores)]) == pytest.approx((0.8, 0.8), abs=0.006)
