import numpy as np
import pytest
from topic_corpora import BAKERY, HARBOUR, many_planted

from analysis.records import NamedTopic
from analysis.topics import fit_topics

TEXTS = [" ".join(BAKERY[:4]), " ".join(HARBOUR[:4]), " ".join(BAKERY[2:]), " ".join(HARBOUR[2:])]


def test_few_texts_are_told_apart_by_the_passages_inside_them():
    model = fit_topics(TEXTS, 2)

    assert model.labels[0] == model.labels[2]
    assert model.labels[1] == model.labels[3]
    assert model.labels[0] != model.labels[1]
    assert model.weights.shape == (4, 2)


def test_many_texts_are_read_as_wholes():
    corpus = many_planted(40)

    model = fit_topics([" ".join(sentences) for sentences in corpus.sentences], 2)

    assert len(set(model.labels[::2])) == len(set(model.labels[1::2])) == 1
    assert model.labels[0] != model.labels[1]
    np.testing.assert_array_equal(model.weights.argmax(axis=1), model.labels)


@pytest.mark.parametrize(
    "named",
    [{"sea": ["ferry", "tide"]}, [NamedTopic("sea", ("ferry", "tide"))]],
    ids=["map", "records"],
)
def test_named_topics_come_as_a_mapping_or_as_records(named):
    model = fit_topics(TEXTS, 0, named)

    assert model.names == ("sea",)
    assert model.labels.tolist() == [-1, 0, -1, 0]


def test_top_words_are_the_strongest_of_each_topic():
    model = fit_topics(TEXTS, 2, {"cricket": ["wicket"]})

    words = model.top_words(3)

    assert words[0] == []
    assert [len(row) for row in words[1:]] == [3, 3]
    assert {"bread", "dough", "oven", "flour", "sourdough"} & {
        word for row in words for word in row
    }


@pytest.mark.parametrize("texts", [[], [""], ["one"], ["the the"] * 50], ids=str)
def test_texts_without_topics_are_no_error(texts):
    model = fit_topics(texts, 3)

    assert len(model.labels) == len(texts)
    assert model.weights.shape == (len(texts), len(model.names))


def test_a_line_break_ends_a_sentence():
    model = fit_topics(["\n".join(HARBOUR), "\n".join(BAKERY)], 2)

    assert model.labels[0] != model.labels[1]
