"""What the rooms found becomes tables whose numbers agree with each other."""

import datetime as dt

import numpy as np
import pytest
from topic_corpora import NOTHING

from analysis import assemble
from analysis.intake import Stories
from analysis.records import NO_CLEAR_TOPIC, Article
from analysis.tables import TOPIC_COUNTS, TOPIC_TERMS
from analysis.topics import Topics

PORT, RIVER = 0, 1


def an_article(source: str, *paragraphs: str, day: int | None = None) -> Article:
    published = None if day is None else dt.datetime(2025, 6, day, tzinfo=dt.UTC)
    return Article(
        source=source,
        title=f"{source} reports",
        paragraphs=paragraphs,
        lines=tuple(range(2, 2 + len(paragraphs))),
        published=published,
        date_method="none" if day is None else "text",
        date_precision="none" if day is None else "day",
        file="page.txt",
    )


def planted_topics(topic: list[int], clear: list[bool]) -> Topics:
    return Topics(
        topic_ids=("p", "r"),
        names=("port", "river"),
        kinds=("named", "discovered"),
        terms=TOPIC_TERMS.frame(),
        sentence_topic=np.array(topic, dtype=np.int64),
        sentence_clear=np.array(clear, dtype=bool),
        article_weights=np.zeros((0, 2)),
        stability=np.array([np.nan, 0.9]),
        distinctness=np.array([0.8, 0.8]),
        tried=TOPIC_COUNTS.frame(),
        why="",
        notes=(),
        learned=NOTHING,
    )


def no_progress(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def the_tables(articles, topic, clear, tone):
    sentences = assemble.Sentences.of(articles, progress=no_progress)
    count = len(sentences.texts)
    scores = {name: np.zeros(count) for name in ("pos", "neg", "neu", "compound")}
    scores |= {
        "tone": np.array(tone),
        "hits": np.zeros(count, int),
        "tone_words": np.zeros(count, int),
    }
    scores |= {"capped": np.zeros(count, bool)}
    topics = planted_topics(topic, clear)
    stories = Stories(tuple(a.article_id for a in articles), np.arange(len(articles)))
    return assemble.tables(articles, stories, sentences, scores, topics)


@pytest.fixture
def tables():
    articles = [
        an_article("Echo", "Ships wait. Ships leave.", "Cranes stop."),
        an_article("Herald", "Water rises. It rains. Rain falls. Mud stays. A ship sinks."),
    ]
    return the_tables(
        articles,
        topic=[PORT, PORT, PORT, RIVER, RIVER, -1, RIVER, PORT],
        clear=[True, True, False, True, True, False, False, True],
        tone=[0.5, 0.1, 0.0, -1.0, -0.5, 0.0, 0.0, 0.0],
    )


def test_sentences_keep_their_place_and_paragraph(tables):
    sentences = tables["sentences"]

    assert sentences["text"].tolist()[:3] == ["Ships wait.", "Ships leave.", "Cranes stop."]
    assert sentences["position"].tolist() == [0, 1, 2, 0, 1, 2, 3, 4]
    assert sentences["paragraph"].tolist() == [0, 0, 1, 0, 0, 0, 0, 0]


def test_shares_over_all_topics_and_no_clear_topic_sum_to_one(tables):
    topics = tables["topics"]

    assert topics["share"].sum() == pytest.approx(1)
    assert topics["n_sentences"].tolist() == [3, 2, 3]
    assert topics["kind"].tolist() == ["named", "discovered", "none"]
    assert tables["article_topics"].groupby("article_id")["share"].sum().tolist() == [1, 1]


def test_an_articles_main_topic_has_most_of_its_clear_sentences(tables):
    articles = tables["articles"].set_index("source")

    assert articles["topic"].to_dict() == {"Echo": "port", "Herald": "river"}
    assert articles.loc["Echo", "topic_share"] == pytest.approx(2 / 3, abs=1e-6)
    assert tables["topics"]["n_articles"].tolist() == [1, 1, 0]


def test_as_many_clear_sentences_are_decided_by_where_the_others_lean():
    article = an_article("Echo", "One. Two. Three.")

    tables = the_tables([article], [PORT, RIVER, RIVER], [True, True, False], [0.0, 0.0, 0.0])

    assert tables["articles"]["topic"].tolist() == ["river"]


def test_a_passing_mention_does_not_make_an_article_about_a_topic():
    article = an_article("Echo", " ".join(["Nothing here."] * 9 + ["A ship came."]))

    tables = the_tables([article], [-1] * 9 + [PORT], [False] * 9 + [True], [0.0] * 10)

    assert tables["articles"]["topic"].tolist() == [NO_CLEAR_TOPIC]
    assert tables["topics"]["n_articles"].tolist() == [0, 0, 1]


def test_article_tone_is_the_mean_of_its_sentences(tables):
    assert tables["articles"]["tone"].tolist() == pytest.approx([0.2, -0.3])


def test_a_topic_of_one_article_has_a_mean_but_no_interval(tables):
    port = tables["topics"].iloc[0]

    assert port["tone"] == pytest.approx(0.2)
    assert np.isnan(port["tone_low"])
    assert np.isnan(port["tone_high"])


def test_a_topic_of_three_articles_has_an_interval_around_its_mean():
    articles = [an_article(name, "Ships wait.") for name in "ABC"]

    port = the_tables(articles, [PORT] * 3, [True] * 3, [0.1, 0.2, 0.3])["topics"].iloc[0]

    assert port["tone_low"] < port["tone"] < port["tone_high"]


def test_an_article_without_a_sentence_has_no_tone_and_no_topic():
    tables = the_tables([an_article("Echo"), an_article("Herald", "It rains.")], [-1], [False], [0])

    assert tables["articles"]["n_sentences"].tolist() == [0, 1]
    assert np.isnan(tables["articles"]["tone"].iloc[0])
    assert tables["articles"]["topic"].tolist() == [NO_CLEAR_TOPIC] * 2


def test_articles_stand_by_time_with_the_undated_last_whatever_the_file_order():
    articles = [
        an_article("B"),
        an_article("A"),
        an_article("C", day=2),
        an_article("D", day=1),
    ]

    there = assemble.in_order(articles)

    assert [article.source for article in there] == ["D", "C", "A", "B"]
    assert assemble.in_order(articles[::-1]) == there
