"""Seed words of a report's topics: which they are, and what they bring in."""

from builders import a_report, an_article, on

from analysis import NamedTopic, Settings, analyse, seed_groups, suggested_seeds, topics_asked_for
from analysis.seedwords import MOST_READ

ENGINES = "piston gearbox exhaust diesel clutch"
CATS = "jungle cub predator river prey"


def an_animal_and_a_car(n):
    """Return a report in which every jaguar is a car or a cat, and the rest is a town's news."""
    made = [
        an_article("A", f"Letter {kind} {one}", on("Port strike", 0.1, title=f"{words} {one}"))
        for kind, words in (
            ("car", f"jaguar {ENGINES}"),
            ("cat", f"jaguar {CATS}"),
            ("town", "council bridge library"),
        )
        for one in range(n)
    ]
    report = a_report(made)
    holding = report.articles["title"].str.contains("car|cat")
    return report, report.articles.loc[holding, "article_id"]


def test_both_groups_of_a_report_are_found_and_named():
    report, holding = an_animal_and_a_car(6)

    found = seed_groups(report, holding, "jaguar")

    assert found is not None
    assert found.unrelated
    assert found.sizes == (6, 6)
    assert {frozenset(words) & set(ENGINES.split()) != frozenset() for words in found.words} == {
        True,
        False,
    }


def test_of_many_articles_some_are_read_from_either_end():
    report, holding = an_animal_and_a_car(MOST_READ)

    found = seed_groups(report, holding, "jaguar")

    assert found is not None
    assert sum(found.sizes) == MOST_READ
    assert found.unrelated


def test_what_stands_beside_the_seed_in_a_report_is_suggested():
    report, holding = an_animal_and_a_car(6)

    found = suggested_seeds(report, holding, ["jaguar"], n=20)

    told = {word for seed in found for word in seed.split(" ")}  # of words that follow each other
    assert {*ENGINES.split(), *CATS.split()} <= told
    assert {"jaguar", "council", "bridge"}.isdisjoint(told)


def test_the_topics_asked_for_are_known_by_their_ids_with_their_seeds(tmp_path):
    (tmp_path / "a.txt").write_text("Ferry late\n\nThe ferry waits in the harbour. It is a storm.")
    ferry, zoo = NamedTopic("Ferries", ("ferry",)), NamedTopic("Zoo", ("zoo", "-toy"))
    report = analyse(tmp_path, Settings(named=(ferry,), added=(zoo,)))

    asked = topics_asked_for(report)

    names = dict(zip(report.topics["topic_id"], report.topics["name"], strict=True))
    assert {names[one]: topic for one, topic in asked.items()} == {"Ferries": ferry, "Zoo": zoo}


def test_a_report_that_keeps_no_settings_asked_for_no_topic():
    assert topics_asked_for(a_report(manifest={})) == {}
