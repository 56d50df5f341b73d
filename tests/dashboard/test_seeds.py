"""What seed words bring in: numbers that their evidence opens, words to add, warnings."""

import pytest
from builders import Line, a_report, an_article
from topic_corpora import METAL, PLANET, TOWN, word_articles

from analysis import SeedGroups
from dashboard.queries.evidence import evidence_rows
from dashboard.queries.seeds import (
    EVERY,
    MOST_SEEDS,
    MOST_SUGGESTED,
    NOWHERE,
    found_said,
    seed_advice,
    seed_part,
    seed_rows,
    seeds_of,
    warning_said,
)


def mercury_report():
    """Return a report with mercury the planet in 8 articles, and the metal in 5 of 33."""
    texts = [
        *word_articles(PLANET, 8, "mercury"),
        *word_articles(METAL, 5, "mercury"),
        *word_articles(TOWN, 20),
    ]
    return a_report([an_article("A", f"Letter {n}", [Line(text)]) for n, text in enumerate(texts)])


def test_seeds_are_counted_as_whole_words_whatever_their_case():
    rows = seed_rows(a_report(), seeds_of("PORT strike, port strik; levee"))

    assert [*rows["seed"]] == ["port strike", "port strik", "levee", EVERY]
    assert rows["n_sentences"].tolist() == [2, 0, 0, 2]
    assert rows["n_articles"].tolist() == [1, 0, 0, 1]


def test_a_seed_is_data_and_no_pattern():
    assert seed_rows(a_report(), ("(", "c++", ".*"))["n_sentences"].tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("seed", "text", "found"),
    [
        ("robotaxi", "Two robotaxis wait.", 1),
        ("robotaxis", "One robotaxi waits.", 1),
        ("age check", "An age-check is law.", 1),
        ("age-check", "An age check is law.", 1),
        ("age check", "Check the age.", 0),
        ("rob", "Two robotaxis wait.", 0),
        ("waymo", "Waymo’s cars wait.", 1),
    ],
)
def test_a_seed_is_counted_where_the_topic_looks_for_it(seed, text, found):
    report = a_report([an_article("A", "Headline", [Line(text)])])

    assert seed_rows(report, (seed,))["n_sentences"].tolist() == [found, found]


@pytest.mark.parametrize(
    "seeds",
    [("strike", "age", "sentence"), ("sentence", "-levee", "ships"), ("sentence", "-river")],
)
def test_every_number_is_what_its_evidence_opens(seeds):
    report = a_report()
    rows = seed_rows(report, seeds, "port")

    for place, row in enumerate(rows.itertuples()):
        opened = evidence_rows(report, seed_part(report, seeds, place))
        assert len(opened) == row.n_sentences
        assert opened["article_id"].nunique() == row.n_articles
        articles = report.articles[report.articles["article_id"].isin(opened["article_id"])]
        assert (articles["topic"] == "Port strike").sum() == row.n_on_topic
    assert rows["n_sentences"].iloc[-1] > 0


def test_a_story_that_is_printed_twice_counts_once():
    lines = [Line("A robotaxi stopped.")]
    report = a_report(
        [an_article("A", "One", lines, day="2025-06-01"), an_article("B", "Two", lines)]
    )

    assert seed_rows(report, ("robotaxi",))["n_articles"].tolist() == [1, 1]


def test_an_article_with_a_minus_word_is_brought_in_by_no_seed():
    report = a_report(
        [
            an_article("A", "Zoo", [Line("A jaguar sleeps."), Line("The zoo is open.")]),
            an_article("A", "Cars", [Line("A jaguar starts."), Line("The engine is warm.")]),
        ]
    )

    assert seed_rows(report, ("jaguar", "-zoo"))["n_articles"].tolist() == [1, 1]
    assert found_said(report, ("jaguar", "-zoo")) == ["Words with a minus keep 1 story off."]
    assert 'without "zoo"' in seed_part(report, ("jaguar", "-zoo"), 0).label


@pytest.mark.parametrize(
    ("seeds", "said"),
    [
        (("levee", "age"), []),
        (("robotaxi", "age"), ['"robotaxi" stands in no article.']),
        (("robotaxi", "waymo"), ['"robotaxi" and "waymo" stand in no article.', NOWHERE]),
        (("7",), ['"7" holds no word that can be looked for.', NOWHERE]),
    ],
    ids=["all stand somewhere", "one nowhere", "all nowhere", "no word"],
)
def test_seeds_that_stand_nowhere_are_said(seeds, said):
    assert found_said(a_report(), seeds) == said  # "levee" stands in a headline only


def test_a_seed_with_two_meanings_is_warned_of_with_both_groups_and_what_to_do():
    (warning,) = seed_advice(mercury_report(), ("mercury", "orbit")).warnings

    assert warning.startswith('"mercury" brings in two unrelated groups of stories: 8 with ')
    planet, metal = warning.split("; ")
    assert sum(word in planet for word in PLANET.split()) == 3
    assert sum(word in metal.split(". ")[0] for word in METAL.split()) == 3
    assert any(f'such as "{word}", keeps one of them off.' in metal for word in METAL.split())


def test_the_advised_minus_words_end_the_warning():
    against = tuple(f"-{word}" for word in METAL.split()[:2])

    advice = seed_advice(mercury_report(), ("mercury", *against))

    assert advice.warnings == ()


def test_words_beside_the_seeds_are_suggested_and_none_of_them_twice():
    report = mercury_report()

    suggested = seed_advice(report, ("mercury", "-toxic", "probes")).suggested

    assert len(suggested) == MOST_SUGGESTED
    assert set(suggested) <= {*PLANET.split(), *METAL.split()} - {"probe", "toxic"}


def test_a_word_that_is_advised_against_is_not_suggested_beside_it():
    advice = seed_advice(mercury_report(), ("mercury",))

    advised = advice.warnings[0].split('such as "')[1].split('"')[0]
    assert advised in METAL.split()
    assert advised not in advice.suggested
    assert set(advice.suggested) & set(PLANET.split())


def test_where_no_further_seed_is_taken_none_is_suggested():
    seeds = ("mercury", *(f"word{n}" for n in range(MOST_SEEDS - 1)))

    assert seed_advice(mercury_report(), seeds).suggested == ()


def test_seeds_that_stand_nowhere_need_no_advice():
    advice = seed_advice(a_report(), ("robotaxi",))

    assert advice.warnings == advice.suggested == ()


def test_of_many_articles_the_warning_says_how_many_were_looked_at():
    groups = SeedGroups(0.0, (150, 50), (("orbit",), ("spill", "fish")))

    assert warning_said("mercury", groups, 1_200) == (
        '"mercury" brings in two unrelated groups of stories: of 200 looked at, 150 with orbit; '
        '50 with spill and fish. A minus in front of a word, such as "spill", keeps one of them off.'
    )
