import random

import numpy as np
import pytest
from sklearn.metrics import f1_score, normalized_mutual_info_score
from topic_corpora import SEED_WORDS, Corpus, labelled_news

from analysis.records import NamedTopic

BBC = tuple(
    NamedTopic(name, tuple(SEED_WORDS[name].split()))
    for name in ("business", "entertainment", "politics", "sport", "tech")
)


@pytest.fixture(scope="module")
def bbc(shared) -> Corpus:
    corpus = labelled_news(shared, "bbc")
    return corpus.ordered(list(range(0, len(corpus.titles), 2)))


def test_three_seed_words_a_class_find_the_articles(bbc):
    found = bbc.topics(BBC, 0)

    main = [found.names[topic] if topic >= 0 else "" for topic in bbc.main_topics(found)]
    assert f1_score(bbc.themes, main, average="macro", labels=found.names) >= 0.94
    strongest = [found.names[topic] for topic in found.article_weights.argmax(axis=1)]
    assert f1_score(bbc.themes, strongest, average="macro") >= 0.94


def test_discovered_topics_follow_the_labels(bbc):
    found = bbc.topics(n_topics=5)

    strongest = found.article_weights.argmax(axis=1)
    assert normalized_mutual_info_score(bbc.themes, strongest) >= 0.8


def test_planted_off_topic_sentences_are_mostly_unclear_and_own_ones_clear(bbc):
    random_draw = random.Random(11)
    by_label = {t.name: [i for i, label in enumerate(bbc.themes) if label == t.name] for t in BBC}
    strangers, own = [], []
    for _ in range(40):
        first, second, other = random_draw.sample(sorted(by_label), 3)
        chosen = random_draw.sample(by_label[first], 2) + random_draw.sample(by_label[second], 2)
        corpus, places = with_strangers(bbc, chosen, by_label[other], random_draw)
        clear = corpus.topics(n_topics=2).sentence_clear
        strangers += clear[places].tolist()
        own += np.delete(clear, places).tolist()

    assert np.mean(strangers) <= 0.25
    assert np.mean(own) >= 0.88


def with_strangers(
    bbc: Corpus, chosen: list[int], others: list[int], random_draw: random.Random
) -> tuple[Corpus, list[int]]:
    """Return chosen articles with one sentence of another label each, and where these stand."""
    bodies, places = [], []
    for article in chosen:
        body = list(bbc.sentences[article])
        stranger = random_draw.choice(bbc.sentences[random_draw.choice(others)])
        places.append(sum(map(len, bodies)) + 2)
        bodies.append((*body[:2], stranger, *body[2:]))
    titles = tuple(bbc.titles[article] for article in chosen)
    return Corpus(tuple(bodies), titles, ("",) * len(chosen)), places
