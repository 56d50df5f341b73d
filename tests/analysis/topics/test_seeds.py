"""A seed with two meanings is seen as such, one of one meaning is not, and one of no use is told."""

import random

import pytest
from topic_corpora import METAL, PLANET, TOWN, planted, word_articles

from analysis.records import NamedTopic
from analysis.topics.seeds import seed_groups, suggested_seeds

OTHERS = word_articles(TOWN, 30)
TWO_MEANINGS = [*word_articles(PLANET, 8, "mercury"), *word_articles(METAL, 5, "mercury")]


def test_a_seed_of_two_meanings_brings_in_two_unrelated_groups_named_by_their_words():
    found = seed_groups(TWO_MEANINGS, OTHERS, "mercury")

    assert found is not None
    assert found.unrelated
    assert found.sizes == (8, 5)
    planet, metal = found.words
    assert set(planet) <= set(PLANET.split())
    assert set(metal) <= set(METAL.split())


def test_the_order_of_the_articles_does_not_matter():
    mixed = random.Random(1).sample(TWO_MEANINGS, len(TWO_MEANINGS))

    assert seed_groups(mixed, OTHERS[::-1], "mercury") == seed_groups(
        TWO_MEANINGS, OTHERS, "mercury"
    )


@pytest.mark.parametrize("words", [PLANET, METAL, TOWN])
@pytest.mark.parametrize("n", [6, 13, 40])
def test_a_seed_of_one_meaning_is_no_reason_to_warn(words, n):
    others = [*OTHERS, *word_articles(PLANET, 20, draw=1), *word_articles(METAL, 20, draw=1)]

    found = seed_groups(word_articles(words, n, "mercury"), others, "mercury")

    assert found is None or not found.unrelated


def test_two_articles_of_another_meaning_are_too_few_to_warn_of():
    holding = [*word_articles(PLANET, 12, "mercury"), *word_articles(METAL, 2, "mercury")]

    found = seed_groups(holding, OTHERS, "mercury")

    assert found is None or not found.unrelated


@pytest.mark.parametrize(
    ("holding", "others"),
    [([], OTHERS), (TWO_MEANINGS[:5], OTHERS), (TWO_MEANINGS, []), (["mercury"] * 8, ["", ""])],
    ids=["in none", "in five", "in all", "nothing else said"],
)
def test_where_nothing_can_be_told_there_are_no_groups(holding, others):
    assert seed_groups(holding, others, "mercury") is None


def test_words_beside_the_seeds_are_suggested_and_words_from_elsewhere_are_not():
    found = suggested_seeds(word_articles(PLANET, 8, "mercury"), OTHERS, ["mercury"], n=8)

    assert set(found) == set(PLANET.split())


def test_no_word_of_a_seed_is_suggested_whatever_its_number():
    holding = word_articles(PLANET, 8, "mercury", "probes")

    found = suggested_seeds(holding, OTHERS, ["mercuries", "probe", "the rocket horizon"], n=20)

    assert {"probe", "probes", "rocket", "horizon"}.isdisjoint(found)
    assert {"orbit", "crater", "mercury"} <= set(found)


def test_singular_and_plural_are_suggested_once():
    holding = word_articles(PLANET, 8, "moon", "moons")

    found = suggested_seeds(holding, OTHERS, ["crater"], n=20)

    assert len({"moon", "moons"} & set(found)) == 1


AGE = (
    "Minors must pass the age verification before the page opens.",
    "The age verification keeps {} out, said the minors.",
    "Lawyers of {} called the age verification harsh; minors agreed.",
)


def test_a_word_that_mostly_stands_in_a_phrase_is_suggested_as_the_phrase():
    holding = [AGE[n % 3].format("".join(random.Random(n).sample("bdfgklm", 5))) for n in range(9)]

    found = suggested_seeds(holding, OTHERS, ["minors"], n=8)

    assert "age verification" in found
    assert {"age", "verification"}.isdisjoint(found)


def test_a_word_that_mostly_stands_without_its_neighbour_stays_a_word():
    apart = [
        f"{one} The probe of the {n}th kind left the orbit probe." if n < 2 else one
        for n, one in enumerate(word_articles(PLANET, 12, "mercury"))
    ]

    found = suggested_seeds(apart, OTHERS, ["mercury"], n=12)

    assert {"orbit", "probe"} <= set(found)
    assert "orbit probe" not in found


def test_no_suggested_phrase_holds_a_word_of_a_seed():
    holding = [AGE[n % 3].format("".join(random.Random(n).sample("bdfgklm", 5))) for n in range(9)]

    found = suggested_seeds(holding, OTHERS, ["age"], n=8)

    assert "verification" in found
    assert "minors" in found
    assert not any("age" in seed.split() for seed in found)


def test_nothing_is_suggested_where_the_seeds_stand_nowhere():
    assert suggested_seeds([], OTHERS, ["mercury"], n=8) == ()


def test_a_seed_that_is_kept_off_its_own_topic_is_said_and_no_other():
    contrary = NamedTopic("sea", ("ferry", "harbour", "tide", "-harbours"))

    found = planted().topics((contrary,), 0)

    assert [note for note in found.notes if "minus" in note] == [
        '"sea": no story is found by "harbour": what holds it is kept off by its minus'
    ]
