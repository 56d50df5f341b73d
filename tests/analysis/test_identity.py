"""Topics keep their ids and names from run to run, and what changed is said."""

import dataclasses
import json

import numpy as np
import pandas as pd
import pytest
from topic_corpora import NOTHING, labelled_news

from analysis import analyse, keep_memory, last_memory, save_report
from analysis.identity import continued, memory_of
from analysis.memory import DAMAGED, Memory, memory_values, remembered
from analysis.records import Article, content_id
from analysis.tables import TOPIC_COUNTS, TOPIC_TERMS
from analysis.topics import Topics


def topics(*members, words=None, kinds=None) -> Topics:
    """Return topics that hold these articles (of a hundred), named by their words."""
    n = len(members)
    words = words or [f"w{place}" for place in range(n)]
    weights = np.zeros((100, n))
    for topic, articles in enumerate(members):
        weights[list(articles), topic] = 1.0
    ids = [content_id(word) for word in words]
    terms = {
        "topic_id": ids,
        "rank": [1] * n,
        "term": words,
        "spelling": words,
        "weight": [1.0] * n,
        "lift": [1.0] * n,
    }
    none = np.zeros(0)
    return Topics(
        tuple(ids),
        tuple(words),
        tuple(kinds or ["discovered"] * n),
        TOPIC_TERMS.frame(terms),
        none.astype(int),
        none.astype(bool),
        weights,
        np.full(n, 1.0),
        np.full(n, 1.0),
        TOPIC_COUNTS.frame(),
        "",
        (),
        NOTHING,
    )


def articles(numbers) -> list[Article]:
    """Return an article for each number, the same one whenever it is asked for."""
    return [Article("Echo", f"Title {one}", ("A body.",), (1,)) for one in numbers]


def run(found: Topics, key: str, earlier: Memory = Memory(), ignored=()) -> Memory:  # noqa: B008 - frozen
    """Return the memory of a run over a hundred articles."""
    known = continued(found, articles(range(100)), key, earlier, ignored)
    sizes = found.article_weights.astype(bool).sum(axis=0)
    table = pd.DataFrame({"topic_id": known.topics.topic_ids, "n_articles": sizes})
    return memory_of(known, table)


FIRST = run(topics(range(40), range(40, 70), range(70, 90), words=["gun", "tax", "sea"]), "first")


def named(memory: Memory) -> dict[str, str]:
    return {one.name: one.topic_id for one in memory.topics}


def said(memory: Memory) -> set[tuple[str, str, str]]:
    return {(one.kind, one.name, one.other) for one in memory.changes}


def test_a_topic_of_other_words_keeps_id_and_name_by_its_articles():
    later = run(
        topics(range(40, 72), range(39), range(72, 90), words=["levy", "rifle", "ship"]), "b", FIRST
    )

    assert named(later) == named(FIRST)
    assert later.changes == ()


def test_without_common_articles_words_decide():
    moved = dataclasses.replace(
        FIRST, topics=tuple(dataclasses.replace(one, articles=()) for one in FIRST.topics)
    )

    later = run(topics(range(30), range(30, 60), words=["tax", "fish"]), "b", moved)

    assert named(later)["tax"] == named(FIRST)["tax"]
    assert named(later)["fish"] not in named(FIRST).values()


def test_what_is_new_grown_faded_gone_merged_and_split_is_said():
    earlier = run(
        topics(range(30), range(30, 60), range(60, 80), range(80, 90), words=["a", "b", "c", "d"]),
        "a",
    )
    later = run(
        topics(
            range(17), range(17, 30), range(30, 80), range(90, 100), words=["a1", "a2", "b1", "e"]
        ),
        "b",
        earlier,
    )

    assert said(later) == {
        ("faded", "a", ""),
        ("split", "a2", "a"),
        ("grown", "b", ""),
        ("new", "e", ""),
        ("merged", "c", "b"),
        ("gone", "d", ""),
    }


def test_an_earlier_name_with_an_ignored_word_is_kept_no_more_but_its_id_is():
    again = topics(range(40), range(40, 70), range(70, 90), words=["rifle", "tax", "sea"])

    later = run(again, "b", FIRST, ignored=("Gun show",))

    assert {one.topic_id for one in later.topics} == {one.topic_id for one in FIRST.topics}
    assert [one.name for one in later.topics] == ["rifle", "tax", "sea"]


def test_topics_that_are_kept_stay_however_much_the_articles_change():
    first = continued(
        topics(range(40), range(40, 70), words=["x", "y"]),
        articles(range(100)),
        "a",
        FIRST,
        found_in="f",
    )
    sizes = pd.DataFrame({"topic_id": first.topics.topic_ids, "n_articles": 40})
    before = memory_of(first, sizes)

    kept = topics(range(40, 70), range(40), words=["x", "y"])
    later = continued(kept, articles(range(100)), "b", before, found_in="f")

    assert later.topics.topic_ids == first.topics.topic_ids
    assert later.topics.names == first.topics.names
    again = continued(kept, articles(range(100)), "b", before, found_in="g")
    assert again.topics.topic_ids == first.topics.topic_ids[::-1]


def test_the_same_run_again_remembers_the_same():
    later = run(topics(range(60), range(60, 90), words=["x", "y"]), "second", FIRST)

    assert run(topics(range(60), range(60, 90), words=["x", "y"]), "second", later) == later


def test_a_new_topic_makes_way_for_a_name_and_id_that_are_kept():
    shuffled = topics(range(90, 100), range(40), words=["gun", "rifle"])

    later = run(shuffled, "b", FIRST)

    assert named(later)["gun"] == named(FIRST)["gun"]
    assert len({one.topic_id for one in later.topics}) == len(later.topics)
    assert len({one.name.casefold() for one in later.topics}) == len(later.topics)


def test_a_topic_asked_for_by_name_comes_before_a_kept_name():
    asked = topics(range(90, 100), range(40), words=["gun", "rifle"], kinds=["named", "discovered"])

    later = run(asked, "b", FIRST)

    assert later.topics[0].name == "gun"
    assert later.topics[1].name.casefold() != "gun"


def test_a_memory_survives_its_file_and_damage_makes_it_empty(tmp_path):
    assert remembered(json.loads(json.dumps(memory_values(FIRST)))) == FIRST
    for text in ("", "[]", '{"memory": {"topics": [1]}}', '{"memory": 3}', "{" * 10_000):
        (tmp_path / "m.json").write_text(text)
        assert last_memory(tmp_path / "m.json") == Memory(note=DAMAGED)
    assert last_memory(tmp_path / "absent.json") == Memory()


def with_value(place, value):
    """Return a memory's values with one of them changed; ``place`` is the way to it."""
    changed = run(topics(range(60), range(60, 90), words=["x", "y"]), "second", FIRST)
    values = json.loads(json.dumps(memory_values(changed)))
    *way, last = place
    at = values
    for step in way:
        at = at[step]
    at[last] = value
    return values


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("key",), 1),
        (("n_articles",), "100"),
        (("n_articles",), -1),
        (("n_articles",), 10**400),
        (("before",), True),
        (("topics",), 3),
        (("topics",), "abc"),
        (("topics", 0), ["x"]),
        (("topics", 0, "name"), None),
        (("topics", 0, "name"), "\ud800"),
        (("topics", 0, "n_articles"), "3"),
        (("topics", 0, "words"), "gun"),
        (("topics", 0, "words"), ["gun", 3]),
        (("topics", 0, "articles"), {"a": 1}),
        (("topics", 0, "more"), ""),
        (("changes", 0), 7),
        (("changes", 0, "now"), 1.5),
        (("changes", 0, "other"), []),
    ],
)
def test_a_damaged_value_is_a_note_and_an_empty_memory(place, value):
    assert remembered(with_value(place, value)) == Memory(note=DAMAGED)
    assert remembered(with_value(("key",), "fine")).key == "fine"


BERRIES = "A jam of berries simmered. Berries and sugar make jam. The jam set in jars of glass."
TRAINS = "The train left the station. A station master waved the train off. Trains run on rails."


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(4):
        (folder / f"jam{number}.txt").write_text(f"Jam day {number}\n\n{BERRIES} Day {number}.")
        (folder / f"train{number}.txt").write_text(f"Train day {number}\n\n{TRAINS} Day {number}.")
    return folder


def test_a_report_remembers_its_topics_and_an_added_file_keeps_them(corpus, tmp_path):
    first = analyse(corpus)
    save_report(first, tmp_path / "out")
    (corpus / "jam9.txt").write_text(f"Jam again\n\n{BERRIES} Marmalade came too.")

    later = analyse(corpus, memory=last_memory(tmp_path / "out"))

    kept = dict(zip(first.topics["topic_id"], first.topics["name"], strict=True))
    assert dict(zip(later.topics["topic_id"], later.topics["name"], strict=True)) == kept
    later.check()


def test_analysed_again_over_itself_the_bytes_stay(corpus, tmp_path):
    save_report(analyse(corpus), tmp_path / "out")
    before = (tmp_path / "out" / "manifest.json").read_bytes()

    again = analyse(corpus, memory=last_memory(tmp_path / "out"))
    save_report(again, tmp_path / "out")

    assert (tmp_path / "out" / "manifest.json").read_bytes() == before
    keep_memory(again, tmp_path / "kept.json")
    assert last_memory(tmp_path / "kept.json") == last_memory(tmp_path / "out")


def test_a_run_that_finds_its_memory_damaged_says_so_and_goes_on(corpus, tmp_path):
    save_report(analyse(corpus), tmp_path / "out")
    place = tmp_path / "out" / "manifest.json"
    values = json.loads(place.read_text("utf-8"))
    values["memory"]["topics"][0]["n_articles"] = "four"
    place.write_text(json.dumps(values), encoding="utf-8")

    report = analyse(corpus, memory=last_memory(tmp_path / "out"))

    assert report.manifest["notes"] == [DAMAGED]
    assert "note" not in report.manifest["memory"]
    assert analyse(corpus, memory=Memory()).manifest["notes"] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["bbc", "allsides-dev"])
@pytest.mark.parametrize("n_topics", [None, 20])
def test_with_a_tenth_more_articles_unchanged_topics_keep_id_and_name(shared, name, n_topics):
    news = labelled_news(shared, name)
    order = [int(one) for one in np.random.default_rng(1).permutation(len(news.titles))[:1100]]
    before = news.ordered(order[:1000]).topics(n_topics=n_topics)
    after = news.ordered(order).topics(n_topics=n_topics)
    first = continued(before, articles(order[:1000]), "a", Memory())
    table = pd.DataFrame({"topic_id": before.topic_ids, "n_articles": 1})

    later = continued(after, articles(order), "b", memory_of(first, table)).topics

    own, new = before.article_weights.argmax(axis=1), after.article_weights[:1000].argmax(axis=1)
    kept = []
    for topic, (topic_id, topic_name) in enumerate(
        zip(before.topic_ids, before.names, strict=True)
    ):
        shared_by = [
            np.sum((own == topic) & (new == other)) / np.sum((own == topic) | (new == other))
            for other in range(len(after.names))
        ]
        other = int(np.argmax(shared_by))
        if shared_by[other] >= 0.5:
            kept.append((later.topic_ids[other], later.names[other]) == (topic_id, topic_name))
    assert np.mean(kept) >= 0.95
