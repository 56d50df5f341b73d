import numpy as np
import pytest
from topic_corpora import SEED_WORDS, Corpus, labelled_news

from analysis.records import NamedTopic
from analysis.topics.choice import unasked
from analysis.topics.matrices import unit_rows


def drawn(news: Corpus, n: int, seed: int) -> Corpus:
    """Return so many articles of a set."""
    places = np.random.default_rng(seed).choice(len(news.titles), n, replace=False)
    return news.ordered(sorted(places.tolist()))


def test_no_topic_stands_for_a_named_one_whose_seeds_another_holds_more_of():
    seeds = unit_rows(np.array([[0.0, 0.0, 0.0, 1.0]]))
    held = unit_rows(np.array([[3.0, 1.0, 1.0, 0.5]]))
    likest, other = unit_rows(np.array([[1.0, 0.0, 0.0, 0.02], [0.0, 1.0, 0.0, 0.06]]))

    assert len(unasked(np.array([likest, other]), seeds, held, few=True)) == 2
    assert len(unasked(np.array([likest, other[[0, 1, 3, 2]]]), seeds, held, few=True)) == 1


def test_among_few_articles_named_topics_leave_others_to_topics_of_their_own(shared):
    news = labelled_news(shared, "allsides-dev")
    claimed = []
    for draw in range(4):
        some = drawn(news, 200, draw)
        classes = sorted(set(some.themes) & set(SEED_WORDS))[draw % 2 :: 2]
        named = tuple(NamedTopic(name, tuple(SEED_WORDS[name].split())) for name in classes)
        others = ~np.isin(some.themes, classes)
        claimed.append(np.isin(some.topics(named).strongest[others], range(len(named))).mean())

    assert np.mean(claimed) <= 0.35


@pytest.mark.parametrize("draw", range(3))
def test_a_topic_pinned_by_its_words_moves_no_other_named_one(shared, draw):
    news = labelled_news(shared, "allsides-dev")
    some = drawn(news, 250, draw)
    asked = [
        NamedTopic(name, tuple(SEED_WORDS[name].split())) for name in ("abortion", "education")
    ]
    before = some.topics(tuple(asked))
    pinned = len(asked)
    words = before.terms[before.terms["topic_id"] == before.topic_ids[pinned]]["term"].head(6)

    after = some.topics((*asked, NamedTopic(before.names[pinned], tuple(words))))

    for topic in range(len(asked)):
        one, other = before.strongest == topic, after.strongest == topic
        assert (one & other).sum() >= 0.8 * (one | other).sum()
