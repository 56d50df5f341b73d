import itertools

import pytest
from topic_corpora import CRICKET, THEMES, Corpus, given_page

from analysis.records import NamedTopic

OTHER_SEEDS = {
    "first": THEMES,
    "headline words": (
        NamedTopic(
            "AI talent war", ("recruitment", "engineers", "zuckerberg", "superintelligence")
        ),
        NamedTopic("AI companionship", ("companionship", "therapy", "affection", "loneliness")),
        NamedTopic("age verification", ("supreme court", "age check", "pornographic", "children")),
    ),
    "three words": (
        NamedTopic("AI talent war", ("hire", "researchers", "startup")),
        NamedTopic("AI companionship", ("relationships", "romantic", "emotional")),
        NamedTopic("age verification", ("age", "porn", "privacy")),
    ),
    "with words that do not occur": (
        NamedTopic("AI talent war", ("poach", "headhunt", "salary", "talent", "hiring", "offers")),
        NamedTopic("AI companionship", ("soulmate", "chatbots", "friendship", "coaching", "mood")),
        NamedTopic(
            "age verification", ("underage", "passport", "minors", "verification", "adults")
        ),
    ),
}


@pytest.fixture(scope="module")
def page(shared) -> Corpus:
    return given_page(shared)


@pytest.mark.parametrize("named", OTHER_SEEDS.values(), ids=OTHER_SEEDS.keys())
@pytest.mark.parametrize("n_topics", [0, None])
def test_each_article_is_in_its_named_topic(page, named, n_topics):
    found = page.topics((*named, CRICKET), n_topics)

    assert [found.names[topic] for topic in page.main_topics(found)] == list(page.themes)
    assert not (found.sentence_topic == 3).any()


def test_cricket_moves_no_sentence(page):
    without, beside = page.topics(THEMES, 0), page.topics((*THEMES, CRICKET), 0)

    assert without.sentence_topic.tolist() == beside.sentence_topic.tolist()
    assert without.sentence_clear.tolist() == beside.sentence_clear.tolist()


def test_three_topics_without_names_are_the_gold(page):
    found = page.topics(n_topics=3)

    lead, companion, investor, court = page.main_topics(found)
    assert lead == investor
    assert len({lead, companion, court}) == 3


def test_each_topic_of_the_proposed_number_holds_one_theme(page):
    found = page.topics()

    main = page.main_topics(found)
    assert 2 <= len(found.names) <= 5
    themes = {
        topic: {t for m, t in zip(main, page.themes, strict=True) if m == topic} for topic in main
    }
    assert all(len(group) == 1 for group in themes.values())
    assert -1 not in main


@pytest.mark.parametrize("left_out", range(4))
def test_the_other_articles_keep_their_topics_when_one_is_missing(page, left_out):
    corpus = page.ordered([i for i in range(4) if i != left_out])

    found = corpus.topics(THEMES, 0)

    assert [found.names[topic] for topic in corpus.main_topics(found)] == list(corpus.themes)


def test_every_order_of_the_articles_gives_the_same(page):
    first = page.topics()
    for order in itertools.permutations(range(4)):
        other = page.ordered(list(order)).topics()

        assert other.topic_ids == first.topic_ids
        assert other.names == first.names


def test_named_topics_are_clear_in_most_sentences(page):
    found = page.topics(THEMES, 0)

    assert found.sentence_clear.mean() > 0.75
