"""A report shown with VADER: every number follows from the stored columns."""

import subprocess
import sys

import pytest

from analysis import analyse, with_tone
from analysis.records import Settings


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    rows = ["source,title,text"]
    rows += [
        f'S{n % 2},Title {n},"The supreme deal is good. The war is bad. Rents rose {n} times."'
        for n in range(4)
    ]
    (folder / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    return analyse(folder, Settings(n_topics=1))


def test_the_report_shows_news_tone_as_stored(report):
    assert report.manifest["tone"] == "news"
    assert with_tone(report, "news") is report
    assert (report.sentences["tone"] != report.sentences["compound"]).any()


def test_vader_is_shown_everywhere(report):
    shown = with_tone(report, "vader")

    shown.check()
    assert shown.manifest["tone"] == "vader"
    assert (shown.sentences["tone"] == report.sentences["compound"]).all()
    assert (shown.sentences["tone_words"] == report.sentences["hits"]).all()
    means = shown.sentences.groupby("article_id")["compound"].mean().round(6)
    assert shown.articles.set_index("article_id")["tone"].to_dict() == means.to_dict()
    topic = shown.topics.set_index("name")["tone"]
    by_topic = shown.articles.groupby("topic")["tone"].mean()
    assert topic.dropna().round(5).to_dict() == by_topic.round(5).to_dict()


def test_what_is_not_tone_stays(report):
    shown = with_tone(report, "vader")

    for name in ("topic_terms", "skipped", "removed"):
        assert getattr(shown, name) is getattr(report, name)
    assert shown.articles.drop(columns="tone").equals(report.articles.drop(columns="tone"))


@pytest.mark.parametrize(("model", "first"), [("x", "news"), ("news", "vader")])
def test_a_model_that_cannot_be_shown_is_named(report, model, first):
    with pytest.raises(ValueError, match="model must be"):
        with_tone(with_tone(report, first), model)


def test_showing_vader_loads_no_lexicon():
    code = "import sys, analysis; analysis.with_tone; assert 'vaderSentiment' not in sys.modules"

    subprocess.run([sys.executable, "-c", code], check=True)
