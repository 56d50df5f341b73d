import itertools
import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from topic_corpora import (
    BAKERY,
    CRICKET,
    HARBOUR,
    Corpus,
    many_planted,
    planted,
)

from analysis.records import NO_CLEAR_TOPIC, NamedTopic, content_id
from analysis.tables import TOPIC_TERMS
from analysis.topics import Topics, find_topics
from analysis.topics.stopwords import STOP_WORDS

BREAD = NamedTopic("bread", ("bread", "dough", "flour"))
SEA = NamedTopic("sea", ("ferry", "harbour", "tide"))


def test_two_planted_themes_are_told_apart_without_names():
    corpus = planted()

    found = corpus.topics(n_topics=2)

    bread, storm, flour, ferry = corpus.main_topics(found)
    assert bread == flour
    assert storm == ferry
    assert bread != storm


def test_named_topics_keep_name_kind_and_order_and_get_their_articles():
    corpus = planted()

    found = corpus.topics((SEA, BREAD), 0)

    assert found.names == ("sea", "bread")
    assert found.kinds == ("named", "named")
    assert found.topic_ids == (content_id("named", "sea"), content_id("named", "bread"))
    assert corpus.main_topics(found) == [1, 0, 1, 0]


def test_an_absent_named_topic_is_kept_at_zero_and_moves_nothing():
    corpus = planted()

    alone, beside = corpus.topics((SEA,), 1), corpus.topics((CRICKET, SEA), 1)

    assert beside.names == ("cricket", *alone.names)
    assert not (beside.sentence_topic == 0).any()
    np.testing.assert_array_equal(beside.sentence_clear, alone.sentence_clear)
    np.testing.assert_array_equal(beside.sentence_topic, alone.sentence_topic + 1)
    assert any("cricket" in note for note in beside.notes)


def test_a_topic_with_one_stray_seed_claims_at_most_the_sentences_around_it():
    corpus = planted()
    stray = NamedTopic("sewing", ("needs", "needle", "upstream", "thread"))

    without, beside = corpus.topics((SEA, BREAD), 0), corpus.topics((SEA, BREAD, stray), 0)

    moved = np.flatnonzero(without.sentence_topic != beside.sentence_topic)
    near = [i for i, s in enumerate(corpus.flat) if "upstream" in s]
    assert all(min(abs(i - j) for j in near) <= 1 for i in moved)
    assert corpus.main_topics(without) == corpus.main_topics(beside)
    assert all(
        "upstream" in corpus.flat[i]
        for i in np.flatnonzero((beside.sentence_topic == 2) & beside.sentence_clear)
    )


def test_a_discovered_topic_does_not_repeat_a_named_one():
    corpus = planted()

    found = corpus.topics((SEA,), None)

    words = {topic: set(group["term"].head(5)) for topic, group in found.terms.groupby("topic_id")}
    sea = words.pop(found.topic_ids[0])
    assert words
    assert all(len(sea & other) <= 1 for other in words.values())


def test_a_seed_may_be_a_phrase():
    corpus = planted()
    cargo = NamedTopic("cargo", ("cargo ship", "cargo ships"))

    found = corpus.topics((cargo,), 0)

    clear = np.flatnonzero(found.sentence_clear)
    assert any("argo ship" in corpus.flat[i] for i in clear)


def test_two_named_topics_with_the_same_seeds_both_stay():
    found = planted().topics((BREAD, NamedTopic("baking", BREAD.seeds)), 0)

    assert found.names == ("bread", "baking")
    assert found.sentence_clear.any()


@pytest.mark.parametrize("n_topics", [1, 2, 3, None])
def test_names_are_unique_and_free_of_stop_words_and_numbers(n_topics):
    corpus = planted()

    found = corpus.topics((NamedTopic("Ferry, harbour, tide", SEA.seeds),), n_topics)

    assert len({name.casefold() for name in found.names}) == len(found.names)
    assert NO_CLEAR_TOPIC not in found.names
    text = " ".join(corpus.flat + list(corpus.titles)).casefold()
    for name in found.names[1:]:
        words = name.replace(",", "").casefold().split()
        assert 1 <= len(words) <= 6
        assert not set(words) & STOP_WORDS
        assert all(word in text.replace(".", "").replace(",", "").split() for word in words)


def test_names_are_written_as_the_corpus_writes_them():
    body = tuple(
        f"Judges of the Supreme Court {verb} the appeal on McGregor."
        for verb in ("heard", "rejected", "read", "weighed", "praised")
    )
    corpus = Corpus((body, HARBOUR), ("", ""), ("law", "harbour"))

    found = corpus.topics(n_topics=2)

    assert any("Supreme Court" in name for name in found.names)
    assert not any("mcgregor" in name for name in found.names)


def test_terms_follow_their_schema_and_the_heaviest_weighs_one():
    found = planted().topics((SEA, CRICKET), 1)

    TOPIC_TERMS.check(found.terms)
    groups = dict(iter(found.terms.groupby("topic_id")))
    assert set(groups) == {found.topic_ids[0], found.topic_ids[2]}
    for group in groups.values():
        assert group["rank"].tolist() == list(range(1, len(group) + 1))
        assert group["weight"].iloc[0] == 1
        assert group["weight"].is_monotonic_decreasing
        assert group["lift"].iloc[0] > 1


def test_discovered_topics_come_by_falling_number_of_clear_sentences():
    found = planted().topics(n_topics=3)

    sizes = np.bincount(found.sentence_topic[found.sentence_clear], minlength=len(found.names))

    assert list(sizes) == sorted(sizes, reverse=True)


def test_an_off_topic_sentence_has_no_clear_topic():
    corpus = planted()
    stranger = "My grandmother repaired violins in Cremona."
    bodies = ((*BAKERY[:3], stranger, *BAKERY[3:]), *corpus.sentences[1:])
    planted_in = Corpus(bodies, corpus.titles, corpus.themes)

    found = planted_in.topics(n_topics=2)

    assert not found.sentence_clear[planted_in.flat.index(stranger)]
    assert found.sentence_clear.mean() > 0.8


@pytest.mark.parametrize(
    ("named", "n_topics"), [((), None), ((), 2), ((SEA, BREAD), 0), ((SEA,), None)], ids=str
)
def test_the_order_of_articles_makes_no_difference(named, n_topics):
    corpus = planted()
    first = corpus.topics(named, n_topics)
    for order in itertools.permutations(range(4)):
        other = corpus.ordered(list(order)).topics(named, n_topics)

        assert other.topic_ids == first.topic_ids
        assert other.names == first.names
        pd.testing.assert_frame_equal(other.terms, first.terms, check_exact=True)
        for a, article in enumerate(order):
            here = other.sentence_topic[corpus.ordered(list(order)).article_of == a]
            np.testing.assert_array_equal(here, first.sentence_topic[corpus.article_of == article])
        np.testing.assert_array_equal(other.article_weights, first.article_weights[list(order)])


def test_hash_seed_and_threads_make_no_difference():
    script = (
        "import hashlib; from topic_corpora import many_planted; t = many_planted(40).topics();"
        "print(t.topic_ids, t.names, hashlib.sha256(t.terms.to_csv().encode()"
        " + t.sentence_topic.tobytes() + t.article_weights.tobytes()).hexdigest())"
    )
    outputs = set()
    for hash_seed, threads in (("1", "1"), ("77", "2")):
        env = {
            **os.environ,
            "PYTHONHASHSEED": hash_seed,
            "OPENBLAS_NUM_THREADS": threads,
            "OMP_NUM_THREADS": threads,
            "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        }
        run = subprocess.run(
            [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True
        )
        outputs.add(run.stdout)

    assert len(outputs) == 1


def test_many_articles_are_learned_whole_and_told_apart():
    corpus = many_planted(40)

    found = corpus.topics(n_topics=2)

    main = corpus.main_topics(found)
    assert len(set(main[::2])) == 1
    assert len(set(main[1::2])) == 1
    assert main[0] != main[1]


def test_above_the_sample_the_rest_is_projected(monkeypatch):
    monkeypatch.setattr("analysis.topics.space.SAMPLE", 30)
    corpus = many_planted(40)

    main = corpus.main_topics(corpus.topics(n_topics=2))

    assert len(set(main[::2])) == len(set(main[1::2])) == 1
    assert main[0] != main[1]


def test_progress_names_the_steps():
    told = []

    planted().topics(progress=lambda *step: told.append(step))

    assert told[0] == ("reading words", 0, 5)
    assert told[-1] == ("naming topics", 5, 5)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)


SAME = ("The ferry left the harbour.",) * 3
DEGENERATE = {
    "no sentence": ((), ()),
    "an article without a sentence": (((),), ("",)),
    "one word": ((("Ferry",),), ("",)),
    "one sentence": ((("The ferry left.",),), ("",)),
    "one article": ((BAKERY,), ("Bread",)),
    "all the same text": ((SAME,) * 4, ("Ferry",) * 4),
    "only stop words": ((("It is what it was.", "And so they are."),) * 3, ("The",) * 3),
    "only numbers": ((("12 34.", "5,000"),) * 3, ("7",) * 3),
    "nothing shared": ((("alpha beta",), ("gamma delta",)), ("", "")),
    "many, all the same": ((SAME,) * 40, ("Ferry",) * 40),
    "many, only stop words": ((("It is.",),) * 40, ("",) * 40),
    "empty articles between": (((), BAKERY, (), HARBOUR, ()), ("",) * 5),
    "lone surrogates": ((("caf\ud800 caf\ud800", "x" * 5000),) * 2, ("", "")),
}
ODD_NAMED = {
    "none": (),
    "present": (SEA, CRICKET),
    "stop words": (NamedTopic("small words", ("the", "and", "of the")),),
    "no seeds": (NamedTopic("nothing", ()), NamedTopic("blank", ("", " ", "12"))),
}


@pytest.mark.parametrize("articles", DEGENERATE.values(), ids=DEGENERATE.keys())
@pytest.mark.parametrize("named", ODD_NAMED.values(), ids=ODD_NAMED.keys())
def test_degenerate_corpora_never_raise(articles, named):
    corpus = Corpus(*articles, themes=())
    for n_topics in (None, 0, 1, 150):
        found = corpus.topics(named, n_topics)

        check_whole(found, corpus, named)


def check_whole(found: Topics, corpus: Corpus, named: tuple[NamedTopic, ...]) -> None:
    """Assert that topics fit together and to their corpus."""
    n_topics, n_sentences = len(found.names), len(corpus.flat)
    assert len(found.topic_ids) == len(found.kinds) == n_topics
    assert len(set(found.topic_ids)) == n_topics
    assert len({name.casefold() for name in found.names}) == n_topics
    assert found.names[: len(named)] == tuple(topic.name for topic in named)
    assert found.sentence_topic.shape == found.sentence_clear.shape == (n_sentences,)
    assert found.sentence_topic.min(initial=-1) >= -1
    assert found.sentence_topic.max(initial=-1) < n_topics
    assert (found.sentence_topic[found.sentence_clear] >= 0).all()
    assert found.article_weights.shape == (len(corpus.titles), n_topics)
    assert np.isfinite(found.article_weights).all()
    TOPIC_TERMS.check(found.terms)


def test_titles_are_read():
    found = find_topics(
        ["Nothing here.", "Nor there."],
        np.array([0, 1]),
        ["Ferry harbour ferry", "Bread oven"],
        named=(NamedTopic("sea", ("ferry",)),),
        n_topics=0,
        seed=0,
    )

    assert found.article_weights[0, 0] > 0
    assert found.article_weights[1, 0] == 0


def test_an_article_with_a_word_that_is_not_wanted_is_kept_off_the_topic():
    corpus = planted()
    holding = np.array(["dawn" in " ".join(body).lower() for body in corpus.sentences], dtype=bool)[
        corpus.article_of
    ]

    found = corpus.topics((NamedTopic("sea", (*SEA.seeds, "-dawn")),), None)

    assert (corpus.topics((SEA,), None).sentence_topic == 0)[holding].any()
    assert not (found.sentence_topic == 0)[holding].any()
    assert (found.sentence_topic == 0)[~holding].any()
    assert found.names[0] == "sea"


def test_a_word_that_is_not_wanted_and_absent_changes_nothing():
    corpus = planted()

    found = corpus.topics((NamedTopic("sea", (*SEA.seeds, "-zebra")),), None)

    plain = corpus.topics((SEA,), None)
    assert (found.sentence_topic == plain.sentence_topic).all()
    assert found.names == plain.names


def test_words_are_told_as_the_articles_write_them_and_ids_stay_on_the_term():
    loud = Corpus(
        tuple(
            tuple(sentence.replace("ferry", "FERRY").replace("oven", "Oven") for sentence in body)
            for body in planted().sentences
        ),
        tuple(title.upper() for title in planted().titles),
        planted().themes,
    )
    plain, spelt = planted().topics(), loud.topics()

    written = dict(zip(spelt.terms["term"], spelt.terms["spelling"], strict=True))

    assert spelt.topic_ids == plain.topic_ids
    assert (written["ferry"], written["oven"], written["dough"]) == ("FERRY", "Oven", "dough")
