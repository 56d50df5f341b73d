import random
import re
from collections import Counter
from typing import NamedTuple

import numpy as np
import pytest
from sklearn.metrics import f1_score, normalized_mutual_info_score
from topic_corpora import SEED_WORDS, Corpus, labelled_news

from analysis.records import NamedTopic
from analysis.text.chunks import Chunks
from analysis.topics.seeds import seed_groups
from analysis.topics.words import count_terms

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


@pytest.mark.parametrize(
    ("news", "draw", "size", "name", "seeds"),
    [
        ("bbc", 3, 170, "tennis", "tennis wimbledon federer open"),
        ("allsides-dev", 1, 120, "guns", "gun shooting nra firearm"),
        ("allsides-dev", 1, 120, "climate", "climate emissions warming"),
    ],
)
def test_a_lone_named_topic_gets_the_articles_its_seeds_stand_in(
    shared, news, draw, size, name, seeds
):
    every = labelled_news(shared, news)
    chosen = sorted(random.Random(draw).sample(range(len(every.titles)), size))
    corpus = every.ordered(chosen)
    named = NamedTopic(name, tuple(seeds.split()))
    found = corpus.topics((named,))

    holds = [
        bool(re.search(rf"\b(?:{'|'.join(named.seeds)})s?\b", " ".join(body), re.IGNORECASE))
        for body in corpus.sentences
    ]
    mine = found.strongest == 0
    assert 0 < mine.mean() <= 0.1
    assert np.mean(np.array(holds)[mine]) >= 0.7
    clear = found.sentence_clear
    assert (found.sentence_topic[clear] == 0).mean() <= 0.1
    words = found.terms[found.terms["topic_id"] == found.topic_ids[0]]["term"].head(5)
    assert set(words) & set(named.seeds)


def of_labels(every: Corpus, size: int, n_labels: int, draw: int) -> tuple[Corpus, list[str]]:
    """Return so many articles of some labels, and the half of these labels that is named."""
    rng = random.Random(draw)
    labels = rng.sample([one for one in sorted(set(every.themes)) if one in SEED_WORDS], n_labels)
    pool = [place for place, label in enumerate(every.themes) if label in labels]
    return every.ordered(rng.sample(pool, size)), labels[: n_labels // 2]


@pytest.mark.parametrize("draw", [1, 5, 7])
def test_a_subject_that_nobody_named_is_no_part_of_a_named_one(shared, draw):
    corpus, named = of_labels(labelled_news(shared, "allsides-dev"), 150, 4, draw)
    found = corpus.topics(tuple(NamedTopic(one, tuple(SEED_WORDS[one].split())) for one in named))

    asked = np.isin(corpus.themes, named)
    assert (found.strongest[~asked] < len(named)).mean() <= 0.05
    own = [
        corpus.themes[place] == found.names[found.strongest[place]] for place in asked.nonzero()[0]
    ]
    assert np.mean(own) >= 0.75


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


@pytest.mark.slow
def test_two_meanings_of_a_made_up_seed_are_mostly_seen_and_words_of_one_class_hardly_ever(bbc):
    random_draw = random.Random(5)
    warned = {1: [], 2: []}  # by the number of meanings
    for _ in range(3):
        chosen = random_draw.sample(range(len(bbc.titles)), 100)
        texts = [f"{bbc.titles[one]}\n{' '.join(bbc.sentences[one])}" for one in chosen]
        words = words_of_one_class(texts, [bbc.themes[one] for one in chosen])
        random_draw.shuffle(words)
        pairs = [(a, b) for a in words[:30] for b in words[:30] if a.label < b.label]
        alike = [(a, b) for a, b in pairs if max(a.size, b.size) <= 4 * min(a.size, b.size)]
        asked = [(one,) for one in words if one.size >= 6][:12] + random_draw.sample(alike, 8)
        for meanings in asked:
            warned[len(meanings)].append(warns_of(texts, meanings))

    assert np.mean(warned[2]) >= 0.7
    assert np.mean(warned[1]) <= 0.06


class Telling(NamedTuple):
    word: str
    label: str
    holding: frozenset[int]

    @property
    def size(self) -> int:
        return len(self.holding)


def words_of_one_class(texts: list[str], labels: list[str]) -> list[Telling]:
    """Return words of 4 articles and more, nine of ten of which are of one class."""
    counts = count_terms(Chunks.of(texts))
    held = counts.matrix.tocsc()
    found = []
    for column, word in enumerate(counts.terms):
        holding = held.indices[held.indptr[column] : held.indptr[column + 1]].tolist()
        (label, n), *_ = Counter(labels[one] for one in holding).most_common(1)
        if 4 <= len(holding) <= 40 and n >= 0.9 * len(holding):
            found.append(Telling(str(word), label, frozenset(holding)))
    return found


def warns_of(texts: list[str], meanings: tuple[Telling, ...]) -> bool:
    """Tell whether words that are taken for one seed are warned of."""
    words = "|".join(re.escape(one.word) for one in meanings)
    pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    holding = frozenset().union(*(one.holding for one in meanings))
    own = [pattern.sub("pseudoseed", texts[one]) for one in sorted(holding)]
    others = [text for one, text in enumerate(texts) if one not in holding]
    found = seed_groups(own, others, "pseudoseed")
    return found is not None and found.unrelated
