"""No text that has crossed the border holds what nobody can see."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.cleaning import clean, one_line

HIDDEN = "\x00\x07\x1b\x7f\x9b\xad\u200b\u200d\u200e\u202e\u2060\u2066\ufeff\ud800\U000e0041"


@pytest.mark.parametrize("character", HIDDEN, ids=lambda c: f"U+{ord(c):04X}")
def test_an_invisible_character_leaves_the_text(character):
    assert clean(f"A{character}B") == "AB"
    assert clean(f"é{character}B") == "éB"


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_one_line_feed(ending):
    assert clean(f"A{ending}é") == "A\né"


def test_accents_are_composed_and_typography_stays():
    assert clean("cafe\u0301 “it’s” – 5\u00a0%") == "café “it’s” – 5\u00a0%"


@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaning_twice_changes_nothing_and_the_result_can_be_written(text):
    once = clean(text)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")
    assert not set(once) & set(HIDDEN + "\r\t")


@given(st.text(alphabet=st.characters(), max_size=200))
def test_one_line_has_no_line_break_and_no_outer_space(text):
    assert "\n" not in one_line(text)
    assert one_line(text) == one_line(text).strip()
