"""The default view counts a story once, however many carriers print it."""

import json
import random
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.copies import counterparts
from analysis.pipeline import analyse
from analysis.records import Settings
from analysis.tone.summary import tone_by

SUBJECTS = {
    "port": "ships harbour cranes dockers tonnage strike union wages quay cargo pilots ferries",
    "river": "flood embankment rain river gates water levee pumps sandbags storm mud rescue",
    "school": "teachers pupils classroom exams lessons library headmaster uniform homework desk",
}
FEELINGS = "wonderful terrible ordinary good bad sad happy awful brilliant plain".split()
REASONS = "weather money people paperwork tradition law distance noise luck timing".split()


def an_article(rng: random.Random, subject: str, day: int) -> dict[str, str]:
    words = SUBJECTS[subject].split()
    sentences = [
        f"The {rng.choice(words)} near the {rng.choice(words)} in street {rng.randrange(900)} were "
        f"{rng.choice(FEELINGS)} because of {rng.choice(REASONS)} {rng.randrange(10**6)}."
        for _ in range(8)
    ]
    return {
        "title": f"{subject} {day}",
        "source": rng.choice(("Echo", "Herald", "Comet")),
        "date": f"2025-06-{day:02}",
        "text": "\n\n".join(sentences),
    }


@pytest.fixture(scope="module")
def articles() -> list[dict[str, str]]:
    rng = random.Random(11)
    return [an_article(rng, list(SUBJECTS)[n % 3], 1 + n % 20) for n in range(36)]


def analysed(folder: Path, articles: list[dict[str, str]]):
    folder.mkdir()
    lines = "\n".join(json.dumps(article) for article in articles)
    (folder / "export.jsonl").write_text(lines, "utf-8")
    return analyse(folder, Settings(n_topics=3))


def counted(report) -> pd.DataFrame:
    return report.articles[report.articles["counted"]].reset_index(drop=True)


def copies_of(article: dict[str, str], kind: str) -> list[dict[str, str]]:
    if kind == "other carriers":
        return [article | {"carrier": f"Carrier {n}"} for n in range(9)]
    if kind == "other outlets, later":
        return [article | {"source": f"Outlet {n}", "date": "2025-06-28"} for n in range(9)]
    return [article | {"source": f"A {n}", "date": "", "title": f"Again {n}"} for n in range(9)]


@pytest.fixture(scope="module")
def alone(tmp_path_factory, articles):
    return analysed(tmp_path_factory.mktemp("alone") / "c", articles)


@pytest.mark.parametrize("which", [0, 5])
@pytest.mark.parametrize("kind", ["other carriers", "other outlets, later", "undated, retitled"])
def test_verbatim_copies_change_no_share_and_no_tone(tmp_path, articles, alone, kind, which):
    report = analysed(tmp_path / "c", [*articles, *copies_of(articles[which], kind)])

    pd.testing.assert_frame_equal(report.topics, alone.topics)
    pd.testing.assert_frame_equal(report.topic_terms, alone.topic_terms)
    pd.testing.assert_frame_equal(counted(report), alone.articles)
    for column in ("source", "topic"):
        found, before = counted(report), alone.articles
        pd.testing.assert_frame_equal(
            tone_by(found["tone"], found[column]), tone_by(before["tone"], before[column])
        )
    assert report.manifest["counts"]["stories"] == len(alone.articles) == len(report.articles) - 9


def test_a_copy_has_the_topics_and_the_tone_of_its_first_printing(tmp_path, articles):
    report = analysed(tmp_path / "c", [*articles, *copies_of(articles[4], "other carriers")])

    story = report.articles[report.articles["title"] == articles[4]["title"]]
    story = story[story["story_id"] == story["story_id"].mode().iloc[0]]
    assert len(story) == 10
    assert story[["topic", "topic_share", "tone"]].nunique().tolist() == [1, 1, 1]


def test_an_edited_printing_keeps_the_topics_of_what_it_kept(tmp_path, articles, alone):
    first = articles[4]
    edited = first["text"].replace("were", "are", 2)
    cut = {**first, "text": edited.rsplit("\n\n", 2)[0], "source": "Zebra", "date": "2025-06-29"}

    report = analysed(tmp_path / "c", [*articles, cut])

    again = report.articles[report.articles["source"] == "Zebra"].iloc[0]
    own = report.sentences[report.sentences["article_id"] == again["article_id"]]
    same = alone.articles.set_index("story_id").loc[again["story_id"]]
    source = alone.sentences[alone.sentences["article_id"] == same["article_id"]]
    assert not again["counted"]
    assert own["topic"].tolist() == source["topic"].tolist()[:6]
    assert own["clear"].tolist() == source["clear"].tolist()[:6]


def test_a_sentence_without_a_counterpart_has_none():
    source = ["Ships wait at the quay.", "Rain fell all night long."]

    found = counterparts(["Rain fell all night.", "A new line stands here.", *source], source)

    assert found == [1, -1, 0, 1]


def test_no_sentence_has_no_counterpart():
    assert counterparts([], ["It rains."]) == []
    assert np.array(counterparts(["It rains."], [])).tolist() == [-1]
