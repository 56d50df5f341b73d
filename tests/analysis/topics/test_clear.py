import numpy as np
from topic_corpora import BAKERY, HARBOUR, Corpus

from analysis.records import NamedTopic
from analysis.text.chunks import Chunks
from analysis.topics.choice import free_topics
from analysis.topics.clear import speaking
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


def test_what_an_article_is_about_speaks_of_its_topic_and_a_stranger_does_not():
    corpus = three_themes(
        "Oddvar Brattli steered the ferry out of the harbour.", OF_THE_ARTICLE, A_STRANGER
    )
    units = in_canonical_order(corpus.flat, corpus.article_of, corpus.titles)
    space = make_space(count_terms(Chunks.of(units.texts)), units, [])
    topic = np.zeros(len(units.texts), dtype=np.int64)
    lead = np.full(len(units.texts), 0.001)
    lead[units.place[0]] = 0.5

    speaks = speaking(space, units.article_of, topic, own=lead, lead=lead)[units.place]

    assert speaks[:3].tolist() == [True, True, False]


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
    seeds = seed_guide(space, [mixed])
    bakery = np.zeros((1, len(space.counts.terms)))
    bakery[0, space.counts.columns(["bread", "dough", "oven", "flour"])] = 1.0

    alone = learn_guide(space, seeds).held[0]
    beside = learn_guide(space, seeds, unit_rows(bakery)).held[0]

    bread = space.counts.columns(["bread", "dough", "oven", "flour"])
    assert beside[bread].sum() < 0.5 * alone[bread].sum()


def test_a_discovered_topic_that_holds_the_seeds_of_a_named_one_is_not_free():
    space = planted_space()
    seeds = seed_guide(space, [NamedTopic("sea", ("ferry", "pier", "tide"))])
    held = learn_guide(space, seeds).held

    free = free_topics(space, seeds.held, held, None, 3)

    assert len(free) == 2
    assert (free @ seeds.held.T).max() < 0.1
