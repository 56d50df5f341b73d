"""A story that is like no other is on no topic, whatever passing word of one stands in it."""

import numpy as np
import pytest
from topic_corpora import Corpus, of_subjects

from analysis.records import NamedTopic

SUBJECTS = of_subjects(15, 15, 15, 15)
WORD = sorted(set(SUBJECTS.sentences[0][0].lower().strip(".").split()) - {"the", "and"})
LONE = (
    f"A freighter ran aground and its {WORD[0]} was taken off by helicopter.",
    "The coastguard said that it struck a sandbank in fog while sailing.",
    "No oil was seen in the water.",
    f"Two tugs will try to pull the {WORD[1]} free at high tide.",
    "It carries timber and paper.",
)


def with_stories(*bodies: tuple[str, ...]) -> Corpus:
    """Return sixty articles on four subjects, and others."""
    titles = tuple(f"Agency {number}" for number in range(len(bodies)))
    return SUBJECTS.with_others(Corpus(bodies, titles, ("other",) * len(bodies)))


def main_of(corpus: Corpus, named: tuple[NamedTopic, ...] = ()) -> list[str]:
    """Return the name of each article's main topic, "" for none."""
    found = corpus.topics(named)
    main = corpus.clear_main_topics(found)
    return [found.names[topic] if topic >= 0 else "" for topic in main]


def test_a_story_that_is_like_no_other_has_no_topic_and_the_others_keep_theirs():
    names = main_of(with_stories(LONE))

    assert names[-1] == ""
    assert "" not in names[:-1]


def test_it_is_said_by_its_headline():
    found = with_stories(LONE).topics()

    assert found.notes[-1] == (
        '1 of 61 stories stands alone, without a topic, as no other is enough like it: "Agency 0"'
    )


def test_a_topic_asked_for_by_name_keeps_a_lone_story_that_holds_a_seed_of_it():
    shipping = NamedTopic("shipping", ("freighter", "sandbank", "coastguard"))
    elsewhere = NamedTopic("elsewhere", (WORD[2], WORD[3]))

    assert main_of(with_stories(LONE), (shipping,))[-1] == "shipping"
    assert main_of(with_stories(LONE), (elsewhere,))[-1] == ""


def test_a_story_whose_headline_holds_a_leading_word_of_its_topic_keeps_it():
    headlines = (f"{WORD[0].title()} aground", "Freighter aground")
    corpora = [SUBJECTS.with_others(Corpus((LONE,), (one,), ("other",))) for one in headlines]

    kept, alone = [main_of(corpus) for corpus in corpora]

    assert (kept[-1] != "", alone[-1]) == (True, "")


@pytest.mark.parametrize("times", [1, 3])
def test_a_story_is_not_alone_for_being_long_or_short(times):
    long = tuple(sentence for body in SUBJECTS.sentences[: 2 * times] for sentence in body)

    names = main_of(with_stories(long, SUBJECTS.sentences[0][:3]))

    assert "" not in names


def test_among_stories_that_are_all_unlike_each_other_none_is_singled_out():
    corpus = of_subjects(*[1] * 40)

    found = corpus.topics()

    assert not any("alone" in note for note in found.notes)
    assert np.isfinite(found.article_weights).all()
