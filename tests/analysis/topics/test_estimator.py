"""The topics of texts as an estimator: what scikit-learn asks of one, and what it is good for."""

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils import estimator_checks
from topic_corpora import BAKERY, HARBOUR, labelled_news, many_planted

from analysis import TopicEstimator, fit_topics

FEW = [" ".join(BAKERY[:4]), " ".join(HARBOUR[:4]), " ".join(BAKERY[2:]), " ".join(HARBOUR[2:])]
MANY = [" ".join(sentences) for sentences in many_planted(40).sentences]
UNSEEN = [
    "Bakers knead sourdough at a counter.",
    "The captain of the ferry waited.",
    "Nobody knows.",
    "",
]


@pytest.mark.parametrize(
    "check",
    [
        "check_estimator_cloneable",
        "check_valid_tag_types",
        "check_mixin_order",
        "check_no_attributes_set_in_init",
        "check_get_params_invariance",
        "check_set_params",
        "check_do_not_raise_errors_in_init_or_set_params",
        "check_parameters_default_constructible",
    ],
)
def test_scikit_learn_finds_what_it_asks_of_an_estimator(check):
    getattr(estimator_checks, check)("TopicEstimator", TopicEstimator(2))


@pytest.mark.parametrize("call", ["transform", "get_feature_names_out"])
def test_before_a_fit_it_says_so(call):
    with pytest.raises(NotFittedError, match="not fitted yet"):
        getattr(TopicEstimator(), call)(*[UNSEEN][: call == "transform"])


def test_a_clone_has_the_parameters_and_no_topics():
    fitted = TopicEstimator(2, named={"sea": ["ferry", "tide"]}, seed=3).fit(FEW)

    copy = clone(fitted)

    assert copy.get_params() == fitted.get_params()
    assert not hasattr(copy, "model_")


@pytest.mark.parametrize("texts", [FEW, MANY], ids=["few texts", "many texts"])
def test_unseen_texts_get_shares_of_the_topics_that_were_found(texts):
    topics = TopicEstimator(2).fit(texts)

    shares = topics.transform(UNSEEN)

    own = topics.transform(texts).argmax(axis=1)
    np.testing.assert_allclose(shares.sum(axis=1), [1, 1, 0, 0], atol=1e-9)
    assert shares[0].argmax() == own[0]
    assert shares[1].argmax() == own[1]
    assert (own == topics.model_.weights.argmax(axis=1)).all()
    assert topics.get_feature_names_out().tolist() == list(fit_topics(texts, 2).names)


@pytest.mark.parametrize("texts", [FEW, MANY], ids=["few texts", "many texts"])
def test_a_text_is_read_by_itself(texts):
    topics = TopicEstimator(2).fit(texts)

    together = topics.transform(texts)

    apart = np.vstack([topics.transform([text]) for text in texts])
    np.testing.assert_allclose(together, apart, atol=1e-9)
    np.testing.assert_allclose(together, TopicEstimator(2).fit_transform(texts), atol=1e-9)


def test_named_topics_come_first_and_keep_what_holds_an_unwanted_word_off():
    named = {"cricket": ["wicket"], "sea": ["ferry", "captain", "-storm"]}

    topics = TopicEstimator(1, named=named).fit(FEW)

    names, shares = topics.get_feature_names_out().tolist(), topics.transform(UNSEEN)
    assert names[:2] == ["cricket", "sea"]
    assert shares[:, 0].tolist() == [0, 0, 0, 0]
    assert shares[1].argmax() == 1
    assert topics.transform(["The captain of a ferry in a storm."])[0, 1] == 0


def test_without_discovered_topics_a_row_leaves_out_what_nobody_named():
    topics = TopicEstimator(0, named={"sea": ["ferry", "tide", "pier"]}).fit(FEW)

    shares = topics.transform([FEW[1], FEW[0]])[:, 0]

    assert shares[0] > 0.5 > shares[1]


def test_it_stands_in_a_pipeline_and_in_a_search():
    labels = np.array(["bread", "sea"] * 40)
    pipeline = make_pipeline(TopicEstimator(2), LogisticRegression())

    scores = cross_val_score(pipeline, np.array(MANY, dtype=object), labels, cv=2)
    search = GridSearchCV(pipeline, {"topicestimator__n_topics": [2, 3]}, cv=2).fit(MANY, labels)

    assert scores.tolist() == [1, 1]
    assert search.predict(UNSEEN[:2]).tolist() == ["bread", "sea"]


def test_a_column_of_texts_gives_a_table_with_the_names_of_topics():
    topics = TopicEstimator(2)
    topics.set_output(transform="pandas")

    table = pd.DataFrame(topics.fit_transform(pd.Series(FEW)))

    assert table.columns.tolist() == topics.get_feature_names_out().tolist()
    assert len(table) == 4


@pytest.mark.parametrize(("texts", "said"), [("one", "several texts"), ([1], "got int")])
def test_what_is_no_list_of_texts_is_said(texts, said):
    with pytest.raises(TypeError, match=said):
        TopicEstimator().fit(texts)


def test_a_number_of_topics_below_0_is_said():
    with pytest.raises(ValueError, match="n_topics must be 0 or more, or None, got -1"):
        TopicEstimator(-1).fit(FEW)


def test_topics_of_one_half_of_bbc_tell_the_labels_of_the_other(shared):
    news = labelled_news(shared, "bbc")
    texts = [" ".join(sentences) for sentences in news.sentences][::3]
    labels = list(news.themes)[::3]
    half = len(texts) // 2

    model = make_pipeline(TopicEstimator(10), LogisticRegression(max_iter=1000))
    model.fit(texts[::2], labels[::2])

    assert half > 200
    assert model.score(texts[1::2], labels[1::2]) >= 0.93
