"""Names of topics: noun phrases of the topic's own articles, as the corpus spells them."""

from collections.abc import Sequence

import numpy as np
import pytest
from scipy import sparse
from topic_corpora import BAKERY, HARBOUR, Corpus

from analysis.text.chunks import Chunks
from analysis.topics.naming import Owners, discovered_names
from analysis.topics.phrases import noun_phrases
from analysis.topics.space import make_space
from analysis.topics.standing import Standing
from analysis.topics.units import in_canonical_order
from analysis.topics.words import count_terms

COURT = (
    "The Supreme Court heard the case on age checks.",
    "Lawyers told the Supreme Court that the checks are harsh.",
    "A website must ask for proof before it shows a page.",
    "Age checks keep minors out, said the state in court.",
)
RIVER = (
    "The river broke its bank near the old mill.",
    "Flood warnings were lifted when the river fell.",
    "Crews pumped water out of cellars.",
    "The flood warnings had come too late for the mill.",
)


def spelt(*texts, wanted):
    return noun_phrases([[(text, False)] for text in texts], frozenset(wanted)).spellings


def corpus(n: int) -> Corpus:
    """Return n articles on each of two themes, each with a word of its own."""
    bodies = [
        (*theme, f"It happened in {place}{number}ville.")
        for number in range(n)
        for theme, place in ((COURT, "Lex"), (RIVER, "Aqua"))
    ]
    return Corpus(tuple(bodies), ("",) * len(bodies), ("court", "river") * n)


@pytest.mark.parametrize("n", [2, 20], ids=["few articles", "many articles"])
def test_a_topic_is_named_by_phrases_of_its_own_articles(n):
    found = corpus(n).topics(n_topics=2)

    court, river = sorted(found.names, key=lambda name: "Court" not in name)
    assert "Supreme Court" in court
    assert "river" in river.lower() or "flood" in river.lower()


@pytest.mark.parametrize("n", [2, 20], ids=["few articles", "many articles"])
def test_no_name_is_true_of_one_article_alone(n):
    found = corpus(n).topics(n_topics=2)

    assert not any("ville" in name for name in found.names)


def test_a_name_of_capitals_is_whole():
    texts = [f"Lawyers asked the Supreme Court {verb} it." for verb in ("whether", "before", "if")]

    assert "Supreme Court" in spelt(*texts, wanted=["supreme", "court"])
    assert "Supreme" not in spelt(*texts, wanted=["supreme", "court"])


def test_half_of_a_name_that_a_stop_word_begins_is_none():
    texts = ["They won the Six Nations again."] * 4

    assert spelt(*texts, wanted=["nations"]) == []


def test_verbs_and_adjectives_are_no_names():
    texts = [
        "They fined the firm.",
        "Judges fined her.",
        "It fined us all.",
        "A digital device of theirs.",
        "The digital device is here.",
        "Our digital device.",
    ]

    found = spelt(*texts, wanted=["fined", "digital", "device"])

    assert "fined" not in found
    assert "digital" not in found
    assert "digital device" in found


def test_an_office_does_not_belong_to_the_name():
    texts = ["We met Speaker Ada Lovelock there.", "Then Ada Lovelock spoke to Ada Lovelock."] * 2

    found = spelt(*texts, wanted=["lovelock"])

    assert "Ada Lovelock" in found
    assert not any("Speaker" in one for one in found)


def test_a_name_of_four_words_is_whole():
    texts = [f"It said the Dow Jones Industrial Average {verb}." for verb in ("rose", "fell")] * 2

    found = spelt(*texts, wanted=["dow", "jones"])

    assert [one for one in found if "Jones" in one] == ["Dow Jones Industrial Average"]


def test_a_company_called_like_an_office_keeps_its_name():
    texts = [
        "Of this General Motors was sure.",
        "We met the General Ada Lovelock.",
        "So Lovelock left.",
    ]

    found = spelt(*texts * 3, wanted=["motors", "lovelock"])

    assert "General Motors" in found
    assert "Motors" not in found
    assert not any("General Ada" in one for one in found)


def test_an_office_in_small_letters_does_not_belong_to_a_name_that_never_stands_without_it():
    texts = ["So union leader Martha Quill waited for the port.", "The port is shut."] * 4

    found = spelt(*texts, wanted=["leader", "quill", "port"])

    assert "port" in found
    assert not any("leader" in one for one in found)


def test_who_is_only_quoted_in_passing_gives_no_name_and_who_is_told_of_does():
    quoted = ['"We will stay," said Martha Quill.', "Martha Quill told us of the port."] * 3
    told_of = ['"I am free," said Ada Lovelock.', "The court freed Ada Lovelock."] * 3
    told_of += ["It was a day for Ada Lovelock."] * 3

    found = spelt(*quoted, *told_of, wanted=["quill", "martha", "lovelock"])

    assert "Ada Lovelock" in found
    assert not any("Quill" in one or "Martha" in one for one in found)


def test_an_adjective_before_a_number_is_no_name():
    texts = ["She is the Olympic 400 metres champion.", "An Olympic 100 metres final."] * 2

    assert spelt(*texts, wanted=["olympic"]) == []


def torn(*texts: str) -> bool:
    """Tell whether "relief" and "package" are one phrase torn in two."""
    found = noun_phrases([[(text, False)] for text in texts], {"relief", "package"})
    one, other = (found.keys.index((word,)) for word in ("relief", "package"))
    return found.torn(one, other, np.ones(len(texts), dtype=bool))


def test_a_phrase_is_torn_where_its_parts_mostly_stand_as_one():
    apart = ["The relief was great.", "They sent the package on.", "It is a package of relief."]

    assert torn("They passed the relief package.", "The relief package is law.", *apart)
    assert not torn("They passed the relief package.", *apart, *apart)
    assert not torn(*apart)


def test_a_headline_alone_does_not_set_the_spelling():
    documents = [[("AGE CHECKS ARE BACK", True), ("On age checks they agree.", False)]] * 3

    found = noun_phrases(documents, frozenset(["age", "checks"]))

    assert "age checks" in found.spellings
    assert found.titles.toarray()[:, found.spellings.index("age checks")].sum() == 3


@pytest.mark.parametrize("texts", [[], [""], ["the of and"], ["1999 2000"]], ids=repr)
def test_texts_without_a_word_have_no_phrase(texts):
    assert spelt(*texts, wanted=["anything"]) == []


def named_by_hand(bodies: Sequence[tuple[str, ...]], weights: dict[str, float]) -> str:
    """Return the name of a topic of such weights that thirty articles are on, of ninety."""
    others = [(*BAKERY[:3],), (*HARBOUR[:3],)]
    texts = [(*one, f"In Lex{n}ville.") for n, one in enumerate([*bodies, *others] * 30)]
    flat = [sentence for body in texts for sentence in body]
    owners = np.repeat(np.arange(len(texts)), [len(body) for body in texts])
    units = in_canonical_order(flat, owners, [""] * len(texts))
    space = make_space(count_terms(Chunks.of(units.texts)), units, [])
    topics = np.full((2, len(space.counts.terms)), 0.01)
    for word, weight in weights.items():
        topics[0, space.counts.columns([word])] = weight
    mine = np.where(units.order % 3 == 0, 0, 1)
    on = Owners(mine, mine[units.article_of])
    return discovered_names(topics, 0, space, units, on, taken=[])[0]


def test_a_lone_everyday_word_is_no_name_and_the_strongest_word_is_one():
    sang = [("They hummed until the night ended.", "He hummed it all in the night.")]

    assert named_by_hand(sang, {"hummed": 1.0, "night": 0.05}) == "Night, hummed"
    assert named_by_hand(sang, {"hummed": 0.05, "night": 1.0}) == "Night"


def test_the_short_form_of_an_office_names_no_topic():
    told = [("The mill was sold by the Sen. and the Rep. of it.", "To the Sen. it was a mill.")]

    name = named_by_hand(told, {"sen": 1.0, "rep": 0.9, "mill": 0.5})

    assert {"Sen", "Rep"}.isdisjoint(name.split(", "))


def test_a_name_is_true_of_most_articles_phrase_by_phrase():
    news = corpus(20)
    found = news.topics(n_topics=2)
    main = found.article_weights.argmax(axis=1)

    for topic, name in enumerate(found.names):
        mine = np.flatnonzero(main == topic)
        texts = [" ".join(news.sentences[one]).lower() for one in mine]
        parts = [part.lower().removesuffix("s").split() for part in name.split(", ")]
        held = [any(all(word in text for word in part) for part in parts) for text in texts]
        assert np.mean(held) > 0.5


def test_an_article_holds_a_phrase_where_it_holds_all_of_its_words():
    texts = [
        "The music industry sings.",
        "The car industry.",
        "Music plays.",
        "Industries of music",
    ]
    units = in_canonical_order(texts, np.arange(4), [""] * 4)
    counts = count_terms(Chunks.of(units.texts))
    topic = np.zeros(4, dtype=np.int64)
    stand = Standing(sparse.csc_matrix(counts.matrix), counts, units, topic)

    assert stand.share(0, [("music", "industry")]) == 0.25
    assert stand.share(0, [("music", "industry"), ("car",)]) == 0.5
    assert stand.share(0, []) == 0.0
    assert stand.holding(1, [("music",)]).shape == (1, 0)
