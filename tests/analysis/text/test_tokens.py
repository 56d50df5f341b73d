"""Words as topics count them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.tokens import phrase_of, seed_forms, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AI and the EU", ["ai", "and", "the", "eu"]),
        ("Meta’s team, James's users' data", ["meta", "team", "james", "users", "data"]),
        ("don’t and don't", ["don't", "and", "don't"]),
        ("a round-the-clock e-mail x-ray", ["round-the-clock", "e-mail", "x-ray"]),
        ("non‑breaking soft\xadhyphen", ["non-breaking", "softhyphen"]),
        ("10,000 or 2.9% in 2022, a 6-3 vote, $1.2bn", ["or", "in", "vote"]),
        ("GPT-4, COVID-19, 5G, 10x, the 1990s", ["gpt-4", "covid-19", "5g", "10x", "the", "1990s"]),
        ("U.S. and U.S.-led at 9 a.m.", ["u.s.", "and", "u.s.", "led", "at", "a.m."]),
        ("snake_case 'quoted' “words”", ["snake", "case", "quoted", "words"]),
        ("Cafe\u0301 CAFÉ", ["café", "café"]),
        ("See https://t.co/onlylink, (www.ex.org/a) or ex.org/b!", ["see", "or"]),
        ("RT @guardian: mail ana.lee@ex.org or @BA_x's team", ["rt", "mail", "or", "team"]),
        ("#ClimateStrike and/or AT&T", ["climatestrike", "and", "or", "at"]),
        ("", []),
        ("§ 5 — !", []),
    ],
)  # fmt: skip
def test_planted_words_come_out_in_their_counted_form(text, expected):
    assert words(text) == expected


@given(st.text())
def test_words_are_lower_case_composed_and_no_numbers(text):
    for word in words(text):
        assert len(word) > 1
        assert word == word.lower()
        assert unicodedata.is_normalized("NFC", word)
        assert not word.replace("-", "").isdigit()
        assert not word.endswith("'s")


@given(st.text())
def test_words_of_a_word_are_the_word(text):
    for word in words(text):
        assert words(word) == [word]


def test_a_seed_is_looked_for_in_the_form_of_the_words_of_a_text():
    assert phrase_of("Age-Verification’s") == "age verification"
    assert phrase_of("  ") == ""


@pytest.mark.parametrize(
    ("seed", "forms"),
    [
        ("Robotaxi", ("robotaxi", "robotaxis")),
        ("robotaxis", ("robotaxi", "robotaxis")),
        ("boss", ("boss", "bosss")),
        ("EU", ("eu",)),
        ("proof of age", ("proof of age",)),
        ("c++", ()),
    ],
)
def test_a_word_is_looked_for_in_both_numbers_and_a_phrase_as_it_stands(seed, forms):
    assert seed_forms(seed) == forms


@pytest.mark.timeout(20)
@pytest.mark.parametrize("hostile", ["a", "a.", "a-", "@", "@."])
def test_time_is_linear_on_long_runs_of_an_address(hostile):
    assert "end" in words(f"{hostile * 200_000} /x @y end")
