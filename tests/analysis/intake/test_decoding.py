"""Bytes become text, whatever their encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intake.decoding import decode
from analysis.text.cleaning import clean


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_is_read_whatever_its_encoding(encoding):
    text = (
        "The café’s “Röster” cost £5 – nobody minded. Über 40 people came to the naïve fête.\n" * 3
    )

    decoded = decode(text.encode(encoding))

    assert (decoded.text, decoded.note) == (text, "")


def test_cyrillic_in_an_old_encoding_gives_cyrillic_words():
    text = "Городской совет починил деревянный мост до открытия рынка в пятницу утром. " * 5

    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (b"caf\xc3\xa9 \xff\xfe ok", "café \ufffd\ufffd ok", "2 undecodable bytes"),
        (b"na\xc3\xafve caf\xe9.", "naïve caf\ufffd.", "1 undecodable byte "),
        ("caf\ufffd é".encode(), "caf\ufffd é", ""),
    ],
)
def test_damaged_bytes_are_replaced_and_counted(data, text, note):
    decoded = decode(data)

    assert decoded.text == text
    assert decoded.note.startswith(note)
    assert bool(decoded.note) == bool(note)


@given(st.binary(max_size=300))
def test_any_bytes_become_text(data):
    clean(decode(data).text).encode("utf-8")
