"""The ledger: what an analyst decides comes back from its file, whole, readable and in order."""

import os
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.decided import ColumnDecision, Correction, PieceDecision, SourceDecision
from analysis.errors import SettingsError
from analysis.ledger import (
    ArticleDecision,
    Judgement,
    Ledger,
    SentenceDecision,
    TopicDecision,
    ledger_hash,
    ledger_text,
    named_topic,
    read_ledger,
    write_ledger,
)
from analysis.ledger.decisions import PARTS, VERDICTS
from analysis.ledger.file import parse_ledger
from analysis.records import NamedTopic, TopicSplit
from analysis.text.cleaning import clean, one_line

FULL = Ledger(
    named=(NamedTopic("robot taxis", ("robotaxi", "driverless", "waymo", "-toy")),),
    splits=(
        TopicSplit(
            "3f2a",
            ("board", "row"),
            (NamedTopic("Tannery", ("hides",)), NamedTopic("Levy, tax", ("tax",))),
        ),
    ),
    topics=(
        TopicDecision("3f2a", ("board", "row"), name="River board"),
        TopicDecision("9c01", ("union",), into="3f2a", into_words=("board",)),
        TopicDecision("77aa", hidden=True),
    ),
    articles=(ArticleDecision("a1", "age verification", "Sites must check"),),
    sentences=(SentenceDecision("s1", -0.25, "It failed."),),
    set_aside=("supreme", "free"),
    judged=(Judgement("s2", "skip", "So it is."), Judgement("s3", "negative")),
    ignored=("exclusive",),
    pieces=(
        PieceDecision("page.txt", is_text=True),
        PieceDecision("a.csv, row 3", is_text=False, text="Subscribe!", line=3, start=4),
    ),
    sources=(SourceDecision("The Echo", "june/"), SourceDecision("Wren", every=True)),
    corrected=(
        Correction("a1", "Sites must check", "27 June 2025", "Menu"),
        Correction("a2", date="undated"),
    ),
    tables=(ColumnDecision("a.csv", (("text", "Lauftext"), ("title", "Kopf"))),),
    other_names=(("Echo Online", "The Echo"), ("echo.example", "The Echo")),
)
anything = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)
plain = anything.map(one_line)
some = plain.filter(bool)
texts = anything.map(clean)
words = st.lists(plain, max_size=3).map(tuple)
lines = st.integers(0, 10**6)
ledgers = st.builds(
    Ledger,
    topics=st.lists(
        st.builds(TopicDecision, some, words, plain, st.booleans(), plain, words), max_size=3
    ).map(tuple),
    articles=st.lists(st.builds(ArticleDecision, some, some, plain), max_size=3).map(tuple),
    sentences=st.lists(st.builds(SentenceDecision, some, st.floats(-1, 1), texts), max_size=3).map(
        tuple
    ),
    judged=st.lists(st.builds(Judgement, some, st.sampled_from(VERDICTS), texts), max_size=3).map(
        tuple
    ),
    set_aside=st.lists(some, max_size=3).map(
        lambda words: Ledger().with_set_aside(*words).set_aside
    ),
    sources=st.lists(st.builds(SourceDecision, some, plain, st.booleans()), max_size=3).map(tuple),
    corrected=st.lists(st.builds(Correction, some, some, plain, plain), max_size=3).map(tuple),
    tables=st.lists(
        st.builds(ColumnDecision, some, st.tuples(st.tuples(st.just("text"), some))), max_size=3
    ).map(tuple),
    other_names=st.dictionaries(some, some, max_size=3).map(lambda pairs: tuple(pairs.items())),
    pieces=st.lists(
        st.builds(PieceDecision, some, st.booleans(), texts.filter(bool), lines, lines), max_size=3
    ).map(tuple),
)


@given(ledgers)
def test_every_ledger_comes_back_from_its_text(ledger):
    assert parse_ledger(ledger_text(ledger)) == ledger


@given(anything)
def test_whatever_a_ledger_says_comes_in_clean(text):
    written = Ledger(
        named=(NamedTopic(f"a{text}", (f"b{text}",)),),
        topics=(TopicDecision(f"c{text}", (text,), name=text),),
        pieces=(PieceDecision(f"d{text}", is_text=True, text=f"e{text}"),),
    )

    read = parse_ledger(ledger_text(written))

    assert read.named[0].name == one_line(f"a{text}")
    assert read.topics == (TopicDecision(one_line(f"c{text}"), (one_line(text),), one_line(text)),)
    assert read.pieces[0].file == one_line(f"d{text}")
    assert read.pieces[0].text == clean(f"e{text}")
    assert parse_ledger(ledger_text(read)) == read


def test_a_written_ledger_is_read_again_and_leaves_no_draft(tmp_path):
    place = tmp_path / "deep" / "ledger.toml"

    write_ledger(FULL, place)

    assert read_ledger(place) == FULL
    assert [one.name for one in place.parent.iterdir()] == ["ledger.toml"]


def test_an_absent_file_is_an_empty_ledger_and_an_empty_ledger_no_file(tmp_path):
    place = tmp_path / "ledger.toml"
    write_ledger(FULL, place)

    write_ledger(Ledger(), place)

    assert not place.exists()
    assert read_ledger(place) == Ledger()


def test_a_person_can_read_the_file():
    text = ledger_text(FULL)

    assert text.startswith("# Decisions about this corpus.")
    assert '[named."robot taxis"]' in text
    assert 'name = "River board"' in text
    assert "hidden = false" not in text
    assert text.index("set_aside = [") < text.index("[named")
    assert '[splits.parts]\nTannery = [\n    "hides",\n]\n"Levy, tax" = [' in text


def test_words_can_be_set_aside_by_hand_and_in_one_line():
    ledger = parse_ledger('set_aside = ["Supreme", " free ", "supreme", ""]')

    assert ledger.set_aside == ("supreme", "free")
    assert len(ledger) == 2


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("named = 3", "named must be a table"),
        ("[named.cricket]", "needs seed words"),
        ('[named.""]\nseeds = ["a"]', "needs a name"),
        ('[named."no clear topic"]\nseeds = ["a"]', "is taken"),
        ('[[splits]]\nid = "x"', "two parts or more"),
        ('[[splits]]\nid = "x"\nparts = 3', "parts must be a table"),
        ('[[splits]]\nid = "x"\nparts.A = 1', "splits 1: parts: A must be a list of texts"),
        (
            '[[splits]]\nid = "x"\nparts.A = ["a"]\nparts.a = ["b"]',
            "split into two parts or more, each of another name",
        ),
        ("topics = 1", r"must be a list of tables: \[\[topics\]\]"),
        ('[[topics]]\nname = "x"', "topics 1: id must be a text"),
        ('[[topics]]\nid = "x"\nhidden = 1', "topics 1: hidden must be true or false"),
        ('[[topics]]\nid = "x"\nwords = [1]', "topics 1: words must be a list of texts"),
        ('[[articles]]\nid = "x"', "articles 1: topic must be a text"),
        ('[[sentences]]\nid = "x"\ntone = 2', "sentences 1: tone must be a number, -1 to 1"),
        ('[[sentences]]\nid = "x"\ntone = true', "sentences 1: tone must be a number"),
        ('[[pieces]]\nfile = ""', "pieces 1: file must be a text"),
        ('[[pieces]]\nfile = "a"\nline = -1', "pieces 1: line must be a whole number"),
        ('[[corrected]]\nid = "x"', "corrected 1: a title or a date must be given"),
        (
            '[[corrected]]\nid = "x"\ndate = 2025-06-27',
            "corrected 1: date must be a text in quotes",
        ),
        ('set_aside = "free"', "set_aside must be a list of texts"),
        ("set_aside = [1]", "set_aside must be a list of texts"),
        ("[colour]\nred = 1", "unknown part 'colour'"),
        ("topics = [", "ledger.toml: "),
    ],
)
def test_a_ledger_that_cannot_be_followed_says_so_in_one_line(tmp_path, text, advice):
    place = tmp_path / "ledger.toml"
    place.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError, match=advice) as caught:
        read_ledger(place)

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["named = 3", "[named.cricket]", "topics = 1", '[[tables]]\nfile = "a"', "x = 1", "topics = ["],
    ids=["table", "seeds", "list", "columns", "part", "toml"],
)
def test_what_cannot_be_followed_is_said_of_the_file_that_was_given(tmp_path, text):
    place = tmp_path / "mine.toml"
    place.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError) as caught:
        read_ledger(place)

    assert str(caught.value).startswith("mine.toml: ")
    assert "ledger.toml" not in str(caught.value)


def test_bytes_that_are_no_text_get_one_line(tmp_path):
    place = tmp_path / "ledger.toml"
    place.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(SettingsError, match="save it as UTF-8"):
        read_ledger(place)


def test_an_earlier_file_stays_whole_where_the_new_one_cannot_be_written(tmp_path, monkeypatch):
    place = tmp_path / "ledger.toml"
    write_ledger(FULL, place)
    before = place.read_bytes()

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)

    with pytest.raises(SettingsError, match="No space left on device"):
        write_ledger(Ledger(named=(NamedTopic("x", ("y",)),)), place)

    assert place.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["ledger.toml"]


def test_a_later_decision_takes_the_place_of_an_earlier_one():
    ledger = FULL.with_topic(TopicDecision("3f2a", name="Board of the river"))

    assert ledger.about_topic("3f2a").name == "Board of the river"
    assert len(ledger) == len(FULL)


def test_an_empty_decision_takes_the_earlier_one_back():
    ledger = FULL.with_topic(TopicDecision("3f2a"))

    assert ledger.about_topic("3f2a").is_empty
    assert len(ledger) == len(FULL) - 1


def test_a_topic_is_split_once():
    again = replace(FULL.splits[0], parts=(NamedTopic("A", ("a",)), NamedTopic("B", ("b",))))

    assert FULL.with_split(again).splits == (again,)


def test_a_named_topic_is_replaced_whatever_the_case_of_its_name_and_can_be_taken_away():
    again = FULL.with_named(named_topic("Robot  Taxis", ("cab",)))

    assert [one.name for one in again.named] == ["Robot Taxis"]
    assert again.without("named", again.named[0]).named == ()


def test_articles_and_sentences_keep_one_decision_each():
    ledger = FULL.with_article(ArticleDecision("a1", "AI talent war"))
    ledger = ledger.with_sentence(SentenceDecision("s1", 0.5))

    assert [one.topic for one in ledger.articles] == ["AI talent war"]
    assert [one.tone for one in ledger.sentences] == [0.5]
    assert FULL.with_article(ArticleDecision("a1", "")).articles == ()


def test_a_sentence_that_took_over_the_id_of_another_is_decided_on_by_itself():
    """Ids are counted in an article: where a line above goes, the next sentence has the id."""
    first, second = (
        SentenceDecision("s", 0.5, "It failed."),
        SentenceDecision("s", -0.5, "It rained."),
    )
    judged = Judgement("s", "neutral", "It failed."), Judgement("s", "skip", "It rained.")
    ledger = Ledger().with_sentence(first).with_sentence(second)
    ledger = ledger.with_judgement(judged[0]).with_judgement(judged[1])

    assert ledger.sentences == (first, second)
    assert ledger.judged == judged
    assert ledger.about_sentence("s", "It rained.") == (second,)
    assert ledger.about_sentence("elsewhere", "It failed.") == (first,)
    assert ledger.about_sentence("elsewhere", "") == ()
    assert ledger.without_sentence("s", "It failed.").sentences == (second,)
    assert ledger.with_sentence(replace(second, tone=0.0)).sentences[1].tone == 0.0


def test_a_piece_keeps_one_decision_and_can_be_left_to_the_rules_again():
    kept = PieceDecision("page.txt", is_text=True, text="Read more", line=4)
    ledger = Ledger().with_piece(kept).with_piece(replace(kept, is_text=False))

    assert [one.is_text for one in ledger.pieces] == [False]
    assert ledger.without("pieces", ledger.pieces[0]).pieces == ()


@pytest.mark.parametrize("part", PARTS)
def test_one_decision_goes_and_all_others_stay(part):
    first, *others = getattr(FULL, part)

    left = FULL.without(part, first)

    assert getattr(left, part) == tuple(others)
    assert replace(left, **{part: getattr(FULL, part)}) == FULL
    assert left.without(part, first) == left


def test_other_decisions_have_another_hash():
    assert ledger_hash(FULL) == ledger_hash(parse_ledger(ledger_text(FULL)))
    assert ledger_hash(FULL) != ledger_hash(Ledger())


def test_the_file_is_plain_toml(tmp_path):
    place = tmp_path / "ledger.toml"
    write_ledger(FULL, place)

    values = tomllib.loads(Path(place).read_text("utf-8"))

    assert [*values] == [*PARTS]
