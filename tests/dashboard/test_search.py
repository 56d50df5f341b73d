"""What a search text asks for, what it finds and where."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.search import search

TEXTS = pd.Series(
    [
        "The strike at the quay goes on.",
        "Strikes are rare, says the River Board.",
        "A port without a deal is no port.",
        "It’s “here”: the age of agencies.",
        "",
    ]
)
WORD = some.sampled_from(["strike", "quay", "port", "deal", "age", "zebra"])


def found(text, texts=TEXTS):
    return [*search(text).found(texts).to_numpy().nonzero()[0]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("strike", [0]),
        ("STRIKE*", [0, 1]),
        ("age", [3]),
        ("age*", [3]),
        ("the quay", [0]),
        ('"quay the"', []),
        ('"river  board"', [1]),
        ("strike OR port", [0, 2]),
        ("strike AND quay", [0]),
        ("NOT the", [2, 4]),
        ("the NOT strike*", [3]),
        ("(strike OR port) AND (quay OR deal)", [0, 2]),
        ("strike OR port deal", [0, 2]),  # what stands side by side binds more than OR
        ("and", []),  # in small letters it is a word
        ("it's", [3]),
        (".*", []),
        ("t.e", []),
    ],
)
def test_a_search_finds_what_it_says(text, places):
    assert found(text) == places


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("AND", "AND needs a word before it"),
        ("strike OR", "OR needs a word after it"),
        ("strike AND NOT", "NOT needs a word after it"),
        ("OR strike", "OR needs a word before it"),
        ("(strike", "( is not closed"),
        ("strike)", ") has no ( before it"),
        ("()", "( ) holds no word"),
        ('"', "the quotation mark is not closed"),
        ('"river', "the quotation mark before river is not closed"),
        ('strike "unclosed AND (', "the quotation mark before unclosed AND ( is not closed"),
        ("\u201cthe port", "the quotation mark before the port is not closed"),
    ],
)
def test_a_search_that_cannot_be_followed_says_why_and_selects_nothing_away(text, mistake):
    assert search(text).mistake == f"The search is not applied: {mistake}."
    assert found(text) == [0, 1, 2, 3, 4]


@given(some.text(alphabet='ab"()*’ ANDORT', max_size=40) | some.text(max_size=40))
def test_any_text_is_a_search_or_one_line(text):
    asked = search(text)

    assert len(asked.mistake.splitlines()) <= 1
    assert asked.node is None or not asked.mistake
    assert len(asked.found(TEXTS)) == len(TEXTS)


@given(WORD, WORD)
def test_the_operators_are_those_of_sets(one, other):
    first, second, every = set(found(one)), set(found(other)), set(range(len(TEXTS)))

    assert set(found(f"{one} AND {other}")) == set(found(f"{one} {other}")) == first & second
    assert set(found(f"{one} OR {other}")) == first | second
    assert set(found(f"NOT {one}")) == every - first
    assert found(f"NOT ({one} OR {other})") == found(f"NOT {one} AND NOT {other}")
    assert found(f"NOT NOT {one}") == found(one)


@given(WORD, some.sampled_from(TEXTS.tolist()))
def test_hits_are_where_the_word_stands(word, text):
    spans = search(f"{word} OR zebra").hits(text)

    assert [text[start:end].lower() for start, end in spans] == [word] * len(spans)
    assert len(spans) == len(re.findall(rf"\b{word}\b", text, re.IGNORECASE))


def test_hits_are_joined_and_leave_out_what_must_not_stand_there():
    text = "The port strike ends."

    assert search('"port strike" OR strike').hits(text) == [(4, 15)]
    assert search("port NOT strike").hits(text) == [(4, 8)]
    assert search("str*").hits(text) == [(9, 15)]


def test_a_script_without_spaces_is_searched_without_word_ends():
    texts = pd.Series(["港口罢工继续", "河流"])

    assert found("罢工", texts) == [0]


@given(
    some.text("ksitra KKıſſéß", max_size=6), some.lists(some.text("kKsSiItraTR ıſKéEß", max_size=8))
)
def test_a_word_is_found_where_its_letters_stand_whatever_they_look_like(word, texts):
    asked = search(f'"{word}"')
    kept = pd.Series(texts, dtype="str")

    assert asked.found(kept).tolist() == [not asked.node or bool(asked.hits(one)) for one in texts]
