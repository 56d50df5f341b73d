"""Texts as Python's and as Arrow's are the same texts."""

import pyarrow as pa
import pytest

from analysis.text.texts import Texts

WORDS = ["", "a b", "ü \U0001f600"]


@pytest.mark.parametrize(
    "given", [WORDS, pa.array(WORDS, pa.large_string())], ids=["list", "arrow"]
)
def test_texts_are_the_same_however_they_were_given(given):
    texts = Texts(given)

    assert [*texts] == texts.listed == texts.column.to_pylist() == WORDS
    assert (len(texts), texts[1], texts[1:]) == (3, WORDS[1], WORDS[1:])
    assert texts.column.type == pa.large_string()
