"""Articles in other languages: read and shown, never scored with English words."""

import random

import numpy as np
import pytest

from analysis import analyse, open_report, save_report
from analysis.english import language_notes, scored_in_english
from analysis.other_languages import NOT_LOOKED_FOR
from analysis.records import NO_CLEAR_TOPIC, Article, NamedTopic, Settings

ENGLISH = (
    "The {0} of the harbour was good for everyone, and the {0} made the captain very happy. "
    "People said that they loved the {0} and would come back to the harbour with their friends."
)
GERMAN = (
    "Der Hafenmeister sagte am Montag, das gute Tor werde noch in dieser Woche repariert. "
    "Die Arbeiter hatten es im Winter mit einem Kran beschädigt, der Stadtrat war nicht super froh."
)


STEMS = (
    "Hafen Kran Frachter Lotse Schlepper Werft Reeder Matrose Kai Anker",
    "Schule Lehrer Klasse Zeugnis Tafel Unterricht Rektor Noten Pausen Hort",
)
GRAMMAR = (
    "der die und das nicht mit auf für von dem den ein eine auch sich nach bei noch werden haben "
    "wird sind über zum zur aber oder wenn nur schon"
).split()


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    rows = [
        f'Echo,Gate {n},"{ENGLISH.format(word)}"'
        for n, word in enumerate(["concert"] * 4 + ["ferry"] * 4)
    ]
    rows += [f'Echo,Tor {n},"{GERMAN[:-1]} {n}."' for n in range(3)]
    path = tmp_path_factory.mktemp("corpus") / "a.csv"
    path.write_text("source,title,text\n" + "\n".join(rows), encoding="utf-8")
    return analyse(path)


def test_sentences_that_are_not_english_have_no_tone_and_no_topic(report):
    language = report.articles.set_index("article_id")["language"]
    foreign = report.sentences["article_id"].map(language) != "en"
    numbers = report.sentences[["tone", "pos", "neg", "neu", "compound"]]

    assert foreign.sum() == 6
    assert numbers[foreign].isna().all(axis=None)
    assert numbers[~foreign].notna().all(axis=None)
    assert (report.sentences.loc[foreign, "hits"] == 0).all()
    assert not report.sentences.loc[foreign, "clear"].any()
    assert set(report.sentences.loc[foreign, "topic"]) == {NO_CLEAR_TOPIC}


def test_their_articles_have_no_tone_and_change_no_mean(report):
    german = report.articles["language"] == "de"
    none = report.topics[report.topics["kind"] == "none"].iloc[0]
    english_without = report.articles[~german & (report.articles["topic"] == NO_CLEAR_TOPIC)]

    assert german.sum() == 3
    assert report.articles.loc[german, "tone"].isna().all()
    assert report.articles.loc[~german, "tone"].notna().all()
    assert set(report.articles.loc[german, "topic"]) == {NO_CLEAR_TOPIC}
    assert none["n_articles"] == report.articles.loc[german, "counted"].sum() + len(english_without)
    assert "hafenmeister" not in set(report.topic_terms["term"])


def test_the_report_says_so_and_keeps_it(report, tmp_path):
    save_report(report, tmp_path / "r")
    again = open_report(tmp_path / "r")

    assert "3 articles are not in English (3 de): their tone is not scored" in str(
        report.manifest["notes"]
    )
    assert again.sentences["tone"].isna().sum() == 6
    line = next(
        one
        for one in (tmp_path / "r" / "sentences.csv").read_text("utf-8").splitlines()
        if "Hafenmeister" in one
    )
    assert line.endswith(",false,,0,,,,,0,false,")


def test_columns_keep_their_types_where_only_some_sentences_are_scored():
    def score(texts):
        n = len(texts)
        return {"tone": np.full(n, 0.5), "hits": np.full(n, 2), "capped": np.ones(n, dtype=bool)}

    found = scored_in_english(["a", "b", "c"], np.array([True, False, True]), score)

    assert found["tone"].tolist()[::2] == [0.5, 0.5]
    assert np.isnan(found["tone"][1])
    assert found["hits"].tolist() == [2, 0, 2]
    assert found["capped"].tolist() == [True, False, True]


def test_many_languages_are_named_by_their_number():
    codes = ["de"] * 1200 + ["fr", "it", "es", "nl", "pl"]
    articles = [Article("Echo", "T", ("x",), (1,), language=code) for code in [*codes, "en"]]

    (note,) = language_notes(articles)

    assert note.startswith(
        "1,205 articles are not in English (1200 de, 1 es, 1 fr, 1 it, 1 nl, ...)"
    )
    assert language_notes(articles[-1:]) == []


def german_rows(n: int) -> list[str]:
    """Return lines of a table with German articles, the first half on a port, then on a school."""
    rng = random.Random(4)
    ends = ("", "betrieb", "planung", "leitung", "kosten")
    port, school = ([f"{stem}{end}" for stem in stems.split() for end in ends] for stems in STEMS)
    rows = []
    for one in range(n):
        words = port if one < n / 2 else school
        text = " ".join(
            " ".join(rng.sample(words, 4) + rng.sample(GRAMMAR, 8)).capitalize() + "."
            for _ in range(6)
        )
        rows.append(f'Blatt,{words[0]} {one},"{text}"')
    return rows


def table(folder, rows: list[str]):
    """Write a table of articles and return its path."""
    path = folder / "a.csv"
    path.write_text("source,title,text\n" + "\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory):
    """Return the report of 40 English and 60 German articles on two planted subjects."""
    english = [
        f'Echo,Ferry {n},"{ENGLISH.format(["concert", "ferry"][n % 2])} Day {n}."'
        for n in range(40)
    ]
    return analyse(table(tmp_path_factory.mktemp("corpus"), english + german_rows(60)))


def test_enough_articles_of_a_language_have_topics_within_it(bilingual):
    german = bilingual.articles[bilingual.articles["language"] == "de"]
    planted = german["title"].str.startswith("Hafen")
    named = german["topic"].str.startswith("de: ")

    assert len(german) == 60
    assert named.mean() > 0.9
    found = [set(german.loc[named & own, "topic"]) for own in (planted, ~planted)]
    assert not found[0] & found[1]
    assert german["tone"].isna().all()
    ids = bilingual.topics.loc[bilingual.topics["name"].str.startswith("de: "), "topic_id"]
    terms = set(bilingual.topic_terms.loc[bilingual.topic_terms["topic_id"].isin(ids), "term"])
    assert any(term.startswith("hafen") for term in terms)
    assert not terms & {*GRAMMAR, "ferry", "concert"}
    assert any("60 de): their tone is not scored; topics" in n for n in bilingual.manifest["notes"])


def test_english_articles_keep_their_own_topics(bilingual):
    english = bilingual.articles[bilingual.articles["language"] == "en"]

    assert not english["topic"].str.startswith("de: ").any()


PORT = NamedTopic("Port", ("hafen", "kran", "frachter", "werft", "lotse"))


def test_few_articles_in_another_language_are_a_report_without_topics_that_says_so(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"Das Tor\n\n{GERMAN}", encoding="utf-8")

    report = analyse(path, Settings(named=(PORT,), n_topics=3))

    assert report.articles["tone"].isna().all()
    assert list(report.topics["name"]) == ["Port", NO_CLEAR_TOPIC]
    assert report.manifest["why"] == ""
    assert report.manifest["topic_notes"] == [NOT_LOOKED_FOR]
    assert report.manifest["notes"] == [
        "1 article is not in English (1 de): its tone is not scored and it has no clear topic",
    ]


def test_named_topics_and_a_number_of_topics_hold_for_the_language_of_most_stories(tmp_path):
    report = analyse(table(tmp_path, german_rows(60)), Settings(named=(PORT,), n_topics=1))

    articles, topics = report.articles, report.topics
    planted = articles["title"].str.startswith(tuple(STEMS[0].split()))
    assert list(topics["kind"]) == ["named", "discovered", "none"]
    assert topics["name"].iloc[0] == "Port"
    assert topics["name"].iloc[1].startswith("de: ")
    assert ((articles["topic"] == "Port") == planted).mean() > 0.9
    assert "No word occurs" not in report.manifest["why"]
    (note,) = report.manifest["notes"]
    assert note.endswith(
        "(60 de): their tone is not scored; topics were found within each language"
    )


def test_a_language_in_which_no_topic_was_found_is_said_to_have_none(tmp_path):
    report = analyse(table(tmp_path, german_rows(60)), Settings(n_topics=0))

    (note,) = report.manifest["notes"]
    assert note.endswith("their tone is not scored and they have no clear topic")
