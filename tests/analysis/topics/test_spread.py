import random

import numpy as np
import pytest
from topic_corpora import SEED_WORDS, Corpus, labelled_news, of_subjects

from analysis.records import NamedTopic
from analysis.topics.assign import main_topics
from analysis.topics.notes import of_spread
from analysis.topics.spread import Spread

HOLD_NONE = "stories hold none of its seed words: read them, or add seeds"


@pytest.mark.parametrize(
    ("n_articles", "n_without", "said"),
    [
        (1200, 1100, ['"guns": 1,100 of its 1,200 ' + HOLD_NONE]),
        (5, 3, ['"guns": 3 of its 5 ' + HOLD_NONE]),
        (6, 3, []),
        (2, 2, []),
        (0, 0, []),
    ],
)
def test_a_topic_is_told_where_most_of_several_articles_hold_no_seed(n_articles, n_without, said):
    assert of_spread([Spread("guns", n_articles, n_without)]) == said


@pytest.mark.parametrize("n_bare", [2, 6])
def test_the_articles_without_a_seed_word_in_text_or_headline_are_counted(n_bare):
    corpus = of_subjects(8, 4, 4)
    word = corpus.sentences[0][0].lower().strip(".").split()[1]
    bodies = [tuple(line.replace(word, "other") for line in body) for body in corpus.sentences[:8]]
    sentences = (*corpus.sentences[: 8 - n_bare], *bodies[8 - n_bare :], *corpus.sentences[8:])
    titles = [*corpus.titles]
    titles[7] = f"A letter on {word}"
    changed = Corpus(sentences, tuple(titles), corpus.themes)

    found = changed.topics((NamedTopic("mine", (word, "absent")),))

    assert changed.main_topics(found)[:8] == [0] * 8
    said = [f'"mine": {n_bare - 1} of its 8 {HOLD_NONE}'] if n_bare > 4 else []
    assert [note for note in found.notes if "seed" in note] == said


@pytest.mark.parametrize("n_sentences", [5, 10, 15, 30, 35])
def test_a_fifth_of_the_sentences_makes_a_main_topic_and_less_does_not(n_sentences):
    article_of = np.repeat([0, 1], n_sentences)
    topic = np.ones(2 * n_sentences, dtype=np.int64)
    clear = np.arange(2 * n_sentences) % n_sentences < n_sentences // 5
    clear[-n_sentences] = False

    assert main_topics(article_of, topic, clear, 2).tolist() == [1, -1]


def test_of_topics_with_as_many_clear_sentences_the_main_one_has_more_others():
    topic, clear = np.array([0, 1, 1, -1]), np.array([True, True, False, False])

    assert main_topics(np.zeros(4, dtype=np.int64), topic, clear, 1).tolist() == [1]


def warned_and_well_named(shared, news: str, size: int, draws: range) -> tuple[list[float], int]:
    """Return how much of each topic that is warned of is its class, and how many are mostly that.

    Every second class that an article of the draw is of is named by three words.
    """
    every = labelled_news(shared, news)
    warned, well_named = [], 0
    for draw in draws:
        chosen = random.Random(draw).sample(range(len(every.titles)), size)
        corpus = every.ordered(sorted(chosen))
        classes = sorted(set(corpus.themes) & set(SEED_WORDS))[draw % 2 :: 2]
        found = corpus.topics(tuple(NamedTopic(n, tuple(SEED_WORDS[n].split())) for n in classes))
        main = corpus.main_topics(found)
        for topic, name in enumerate(classes):
            own = [
                theme == name
                for theme, one in zip(corpus.themes, main, strict=True)
                if one == topic
            ]
            if not own:
                continue
            share = sum(own) / len(own)
            well_named += share >= 0.7
            if any(note.startswith(f'"{name}"') and HOLD_NONE in note for note in found.notes):
                warned.append(share)
    return warned, well_named


@pytest.mark.slow
def test_topics_of_news_that_hold_their_class_are_not_warned_of_and_spreading_ones_are(shared):
    spread, _ = warned_and_well_named(shared, "allsides-dev", 100, range(20, 30))
    quiet, well_named = warned_and_well_named(shared, "bbc", 150, range(20, 26))

    assert spread
    assert max(spread) <= 0.35
    assert well_named >= 12
    assert not quiet
