"""Texts as numbers."""

import sys
from itertools import pairwise
from unittest import mock

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.chunks import Chunks

WHITE = "".join(filter(str.isspace, map(chr, range(sys.maxunicode + 1))))
TEXTS = st.lists(st.text(alphabet="ab- \n", max_size=12), max_size=6)


def spelt(chunks: Chunks) -> list[list[str]]:
    words = [chunks.distinct[number] for number in chunks.numbers.tolist()]
    return [words[begin:end] for begin, end in pairwise(chunks.edges.tolist())]


@given(TEXTS)
def test_chunks_are_what_stands_between_blanks(texts):
    chunks = Chunks.of(texts)

    assert spelt(chunks) == [text.split() for text in texts]
    assert len(set(chunks.distinct)) == len(chunks.distinct)


@given(st.lists(st.text(alphabet=f"ab{WHITE}\N{ZERO WIDTH SPACE}\ud800"), max_size=6))
def test_blanks_are_those_of_python_and_half_a_character_is_none(texts):
    assert spelt(Chunks.of(texts)) == [text.split() for text in texts]


@given(TEXTS)
def test_how_many_texts_are_cut_in_one_go_makes_no_difference(texts):
    with mock.patch("analysis.text.chunks._TOGETHER", 2):
        few = Chunks.of(texts)

    assert few.distinct == Chunks.of(texts).distinct
    assert spelt(few) == spelt(Chunks.of(texts))


@given(TEXTS)
def test_chunks_are_replaced_by_their_parts(texts):
    parts = Chunks.of(texts).replaced(lambda chunk: chunk.replace("-", " ").split())

    assert spelt(parts) == [text.replace("-", " ").split() for text in texts]


@given(TEXTS, st.integers(0, 4))
def test_the_first_chunks_of_each_text_are_kept(texts, most):
    assert spelt(Chunks.of(texts).first(most)) == [text.split()[:most] for text in texts]


@given(TEXTS, st.randoms(use_true_random=False))
def test_texts_are_taken_in_any_order(texts, random):
    order = [random.randrange(len(texts)) for _ in texts]
    taken = Chunks.of(texts).taken(np.array(order, dtype=np.int64))

    assert spelt(taken) == [texts[index].split() for index in order]
    assert set(taken.distinct) == {chunk for text in spelt(taken) for chunk in text}


@given(TEXTS, TEXTS)
def test_texts_follow_those_of_another(texts, others):
    both = Chunks.of(texts).followed_by(Chunks.of(others))

    assert spelt(both) == [text.split() for text in [*texts, *others]]
    assert len(set(both.distinct)) == len(both.distinct)


def test_no_text_has_no_chunk():
    chunks = Chunks.of([]).first(3).replaced(str.split)

    assert chunks.distinct == []
    assert np.array_equal(chunks.edges, [0])
