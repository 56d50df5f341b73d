"""A sentence in pieces, and its tone in plain words."""

from hypothesis import given
from hypothesis import strategies as some

from analysis import explain
from dashboard.queries.words import NO_WORD, WEAK, pieces, why_lines
from dashboard.theme import readable

SPANS = some.lists(some.integers(0, 40), unique=True, max_size=6).map(
    lambda ends: [*zip(sorted(ends)[::2], sorted(ends)[1::2], strict=False)]
)


@given(some.text(max_size=40), SPANS)
def test_the_pieces_are_the_sentence(text, hits):
    cut = pieces(text, hits=hits)

    assert "".join(piece["text"] for piece in cut) == readable(text)


def test_a_word_is_coloured_by_what_it_counts_in_its_place():
    text = "The deal is not good, but the park is great."

    cut = pieces(text, trace=explain(text, model="vader"))

    tones = {piece["text"]: piece["tone"] for piece in cut if piece["tone"]}
    assert tones == {"good": "negative", "great": "positive"}


def test_a_hit_inside_a_coloured_word_keeps_both():
    text = "A great deal."

    cut = pieces(text, trace=explain(text, model="vader"), hits=[(2, 12)])

    assert {"text": "great", "tone": "positive", "weak": False, "hit": True} in cut
    assert {"text": " deal", "tone": "", "weak": False, "hit": True} in cut


def test_a_word_that_counts_little_is_told_apart_from_one_that_decides():
    text = "The pages are terrible."
    trace = explain(text)

    weak = {piece["text"]: piece["weak"] for piece in pieces(text, trace=trace) if piece["tone"]}

    assert weak == {word.word: abs(word.value) < WEAK for word in trace.words}
    assert (weak["pages"], weak["terrible"]) == (True, False)


def _why(trace):
    return why_lines(trace, shown=trace.score)


def test_why_says_word_rule_and_sum():
    lines = _why(explain("The deal was not good!", model="vader"))

    assert lines[0].startswith("good +1.9; “not” before it turns it round")
    assert lines[0].endswith(": \N{MINUS SIGN}1.4")
    assert "stronger: \N{MINUS SIGN}0.3" in lines[1]
    assert lines[-1].startswith("Sum \N{MINUS SIGN}1.7; on the scale from \N{MINUS SIGN}1 to +1")


def test_a_sentence_without_tone_words_says_so():
    assert _why(explain("The court sits.", model="vader")) == [NO_WORD]


def test_a_sentence_of_which_only_the_beginning_counts_says_so():
    lines = _why(explain("A great " + "long " * 400 + "day.", model="vader"))

    assert "300 words" in lines[-1]


def test_a_tone_set_by_hand_does_not_claim_to_follow_from_its_words():
    trace = explain("A great deal.", model="vader")

    *words, last = why_lines(trace, shown=-0.5)

    assert words == _why(trace)
    assert last.startswith("\N{MINUS SIGN}0.50 is shown")
