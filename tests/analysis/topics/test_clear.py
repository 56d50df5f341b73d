import numpy as np
import pytest
from topic_corpora import BAKERY, COUNCIL_WORDS, HARBOUR, Corpus, word_articles

from analysis.records import NamedTopic
from analysis.text.chunks import Chunks
from analysis.topics.choice import free_topics, shown_topics, unasked
from analysis.topics.clear import Likeness, speaking
from analysis.topics.guide import learn_guide, seed_guide
from analysis.topics.matrices import unit_rows
from analysis.topics.space import Space, make_space
from analysis.topics.units import in_canonical_order
from analysis.topics.words import count_terms

GARDEN = (
    "The gardener pruned the roses in the frost.",
    "Roses need compost and a sunny bed.",
    "Compost from leaves feeds the tulips.",
    "Frost killed the tulips in the open bed.",
    "She sowed lettuce under glass in February.",
    "Lettuce and roses grow side by side in the garden bed.",
)
OF_THE_ARTICLE = "Oddvar Brattli slept through it all."
A_STRANGER = "Penelope Achterberg repaired violins."


def three_themes(*first: str) -> Corpus:
    """Return 90 articles on three themes, no word in more than a third, after a given one."""
    bodies = [first] if first else []
    for copy in range(30):
        for theme in (BAKERY, HARBOUR, GARDEN):
            turned = theme[copy % 6 :] + theme[: copy % 6]
            bodies.append((*turned[:4], f"Reader {'abcdefghij'[copy % 10] * 3} wrote to us."))
    titles = tuple(f"Letter {number}" for number in range(len(bodies)))
    return Corpus(tuple(bodies), titles, ("",) * len(bodies))


def speaks_in(*sentences: str, alone: int, about: float = 0.3, faint: float = 0.001) -> list[bool]:
    """Return which sentences of an article speak of its topic, one of them by its own words."""
    corpus = three_themes(*sentences)
    units = in_canonical_order(corpus.flat, corpus.article_of, corpus.titles)
    space = make_space(count_terms(Chunks.of(units.texts)), units, [])
    topic = np.zeros(len(units.texts), dtype=np.int64)
    lead = np.full(len(units.texts), faint)
    lead[units.place[alone]] = 0.5
    odds = np.zeros((1, len(space.counts.terms)))
    like = Likeness(lead, lead, lead, np.full(len(lead), about))

    found = speaking(space, units.article_of, topic, odds, like)[units.place]

    return found[: len(sentences)].tolist()


@pytest.mark.parametrize("between", [(), ("Nobody else was up.", "The night was long.")])
def test_what_an_article_is_about_speaks_of_its_topic_and_a_stranger_does_not(between):
    steered = "Oddvar Brattli steered the ferry out of the harbour."

    speaks = speaks_in(steered, *between, OF_THE_ARTICLE, A_STRANGER, alone=0)

    assert (speaks[0], *speaks[-2:]) == (True, True, False)


def test_words_that_recur_far_away_count_and_beside_a_sentence_only_where_it_speaks_alone():
    far = ("Nobody else was up.", "The long night went on.", "The quay was wet.")

    assert speaks_in(OF_THE_ARTICLE, *far, OF_THE_ARTICLE, alone=1)[::4] == [True, True]
    assert speaks_in(OF_THE_ARTICLE, OF_THE_ARTICLE, alone=0)[1]
    assert not speaks_in(HARBOUR[0], OF_THE_ARTICLE, OF_THE_ARTICLE, alone=0)[2]


def test_a_sentence_without_a_word_of_any_topic_speaks_by_what_recurs_and_one_of_no_word_never():
    far = ("Nobody else was up.", "The long night went on.", "The quay was wet.")
    article = (OF_THE_ARTICLE, *far, OF_THE_ARTICLE, "It is what it was.")

    speaks = speaks_in(*article, alone=1, faint=0.0)

    assert [speaks[place] for place in (0, 4, 5)] == [True, True, False]


def test_words_that_recur_say_nothing_where_the_article_is_not_about_the_topic():
    far = ("Nobody else was up.", "The long night went on.", "The quay was wet.")

    assert not any(speaks_in(OF_THE_ARTICLE, *far, OF_THE_ARTICLE, alone=1, about=0.01)[::4])


def test_of_two_sentences_the_one_whose_words_stand_in_articles_of_the_topic_speaks_of_it():
    corpus = three_themes("The loaf rose.", "The loaf sank.")
    units = in_canonical_order(corpus.flat, corpus.article_of, corpus.titles)
    space = make_space(count_terms(Chunks.of(units.texts)), units, ["rose", "sank"])
    topic = np.zeros(len(units.texts), dtype=np.int64)
    faint = np.full(len(units.texts), 0.001)
    odds = np.zeros((1, len(space.counts.terms)))
    odds[0, space.counts.columns(["rose"])] = 3.0
    odds[0, space.counts.columns(["sank"])] = -3.0

    like = Likeness(faint, faint, faint, faint)

    found = speaking(space, units.article_of, topic, odds, like)[units.place]

    assert found[:2].tolist() == [True, False]


def test_words_of_a_topic_are_likelier_in_its_articles_and_words_of_all_are_not():
    space = planted_space()
    n_articles = int(space.article_of.max()) + 1
    weights = np.zeros((n_articles, 3))
    held = (space.rows.toarray()[:, space.counts.columns(["pier"])] > 0).ravel()
    weights[space.article_of[held], 0] = 1.0
    weights[space.article_of[~held], 1] = 1.0

    odds = space.odds(weights)

    pier, reader = (space.counts.columns([one])[0] for one in ("pier", "bbb"))
    assert odds[0, pier] > 1.0 > abs(odds[0, reader])
    assert odds[1, pier] < -1.0
    assert np.isfinite(odds).all()


def test_words_that_recur_only_in_unclear_sentences_make_nothing_clear():
    strangers = ("Penelope Achterberg slept.", "Achterberg repaired violins.", A_STRANGER)

    clear = three_themes(*HARBOUR[:4], *strangers).topics(n_topics=3).sentence_clear

    assert clear[:4].all()
    assert not clear[4:7].any()


def planted_space() -> Space:
    """Return the space of articles on three themes."""
    corpus = three_themes()
    units = in_canonical_order(corpus.flat, corpus.article_of, corpus.titles)
    return make_space(count_terms(Chunks.of(units.texts)), units, [])


def test_a_named_topic_learns_nothing_from_what_a_rival_is_nearer_to():
    space = planted_space()
    mixed = NamedTopic("both", ("dawn", "ferry", "pier"))  # "dawn" stands in both themes
    seeds = seed_guide(space, [mixed, NamedTopic("beds", ("roses", "tulips", "compost"))])
    bakery = np.zeros((1, len(space.counts.terms)))
    bakery[0, space.counts.columns(["bread", "dough", "oven", "flour"])] = 1.0

    alone = learn_guide(space, seeds).held[0]
    beside = learn_guide(space, seeds, unit_rows(bakery)).held[0]

    bread = space.counts.columns(["bread", "dough", "oven", "flour"])
    assert alone[bread].sum() > 0
    assert beside[bread].sum() < 0.5 * alone[bread].sum()


def test_a_lone_named_topic_learns_nothing_that_all_articles_say_as_often():
    space = planted_space()
    seeds = seed_guide(space, [NamedTopic("both", ("dawn", "ferry", "pier"))])

    held = learn_guide(space, seeds).held[0]

    sea, bread = (
        space.counts.columns(words) for words in (["tide", "storm"], ["bread", "dough", "oven"])
    )
    assert held[sea].min() > 0
    assert held[bread].max() == 0


def test_only_topics_that_no_seed_speaks_for_are_rivals_from_the_start():
    space = planted_space()
    seeds = seed_guide(space, [NamedTopic("sea", ("ferry", "pier", "tide"))])
    found = shown_topics(space, 1, None, 3)

    rivals = unasked(found, seeds.held, learn_guide(space, seeds).held, few=True)

    assert len(rivals) == 2
    assert rivals[:, space.counts.columns(["ferry"])].max() < 0.01


def test_a_topic_stands_for_a_named_one_only_where_it_is_far_more_like_it_than_others():
    seeds = np.zeros((1, 4))
    found = np.eye(4)[:3]
    apart, generic = unit_rows(np.array([[3.0, 1.0, 1.0, 0.0], [3.0, 2.5, 1.0, 0.0]]))

    assert unasked(found, seeds, apart[None], few=True).tolist() == found[1:].tolist()
    assert unasked(found, seeds, generic[None], few=True).tolist() == found.tolist()
    # among many articles likeness alone makes no topic the named one
    assert unasked(found, seeds, apart[None], few=False).tolist() == found.tolist()


def test_a_discovered_topic_that_holds_the_seeds_of_a_named_one_is_not_free():
    space = planted_space()
    seeds = seed_guide(space, [NamedTopic("sea", ("ferry", "pier", "tide"))])
    held = learn_guide(space, seeds).held

    found = shown_topics(space, 1, None, 3)
    free = free_topics(space, found, seeds.held, held, wanted=None, proposed=3)

    assert len(found) == 3
    assert len(free) == 2
    assert (free @ seeds.held.T).max() < 0.1


def test_where_all_topics_are_named_ones_seedless_articles_have_topics_of_their_own():
    space = planted_space()
    seeds = seed_guide(space, [NamedTopic("sea", ("ferry", "pier", "tide"))])
    held = learn_guide(space, seeds).held

    free = free_topics(space, held, seeds.held, held, wanted=None, proposed=3)

    assert len(free) == 2
    assert (free @ held.T).max() < 0.1


def test_topics_that_hold_a_seed_in_passing_stay_free():
    armed = word_articles("rifle pistol bullets trigger holster ammunition", 4)
    bodies = [(one,) for one in armed]
    for _, words in COUNCIL_WORDS.values():
        bodies += [(one,) for one in word_articles(words, 28)]
        bodies += [(one,) for one in word_articles(words, 2, "pistol", draw=1)]
    corpus = Corpus(tuple(bodies), ("",) * len(bodies), ("",) * len(bodies))

    found = corpus.topics((NamedTopic("arms", ("rifle", "pistol", "trigger")),))

    assert (found.strongest[:4] == 0).all()
    assert (found.strongest[4:] == 0).mean() <= 0.1
    assert len(found.names) >= 6
