"""Words of news that mean something else beside others than alone."""

import pytest

from analysis.tone.news import score_news
from analysis.tone.news_words import NewsTable


def tone(text: str) -> float:
    return float(score_news([text])["tone"][0])


@pytest.mark.parametrize(
    "text",
    [
        "It would be a great mistake to go.",
        "It is the greatest danger of all.",
        "He is a perfect liar.",
        "It was a heavy blow to the economy.",
        "It was a blow to the region.",
        "The company cut 4,000 jobs.",
        "The company is axing 200 jobs.",
        "The hurricane spared no one.",
        "The landslide hit the town.",
    ],
)
def test_bad_news_is_bad_whatever_word_of_praise_or_none_it_is_told_with(text):
    assert tone(text) < -0.2


@pytest.mark.parametrize(
    "text",
    [
        "He won by a landslide.",
        "It was a landslide victory.",
        "The hurricane spared the coast.",
        "It was a great day for the poor.",
    ],
)
def test_good_news_is_good_though_it_names_a_disaster(text):
    assert tone(text) > 0.05


def test_what_a_table_has_learnt_before_changes_no_score():
    texts = ["No hope died in the war", "The rail strike is over", "a GREAT day, but no war"]
    table = NewsTable()
    for text in reversed(texts):
        score_news([text], table=table)

    scores, again = score_news(texts), score_news(texts, table=table)

    assert scores["tone"].tolist() == again["tone"].tolist() != [0.0, 0.0, 0.0]
    assert scores["tone_words"].tolist() == again["tone_words"].tolist()
