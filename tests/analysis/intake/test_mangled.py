"""UTF-8 that was saved as if it were Windows-1252 is read as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.intake.mangled import unmangled
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw

MEANT = "“Don’t pay £5 for the café’s Ärger,” said Ms Šimić — it’s “œuvre” … no more."


def mangled(text, times=1):
    for _ in range(times):
        # as browsers do it, open bytes are controls
        text = "".join(
            bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()
        )
    return text


@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_was_saved_wrongly_is_read_as_meant(times):
    text = MEANT.replace("ć", "c")

    assert unmangled(mangled(text, times))[0] == text


@pytest.mark.parametrize(
    "text",
    [MEANT, "« Préféré »", "„Viel Spaß“, sagt er.", "“AMANHÔ", "É»", "50 â € a", "El Niño: ¡Sí!"],
)
def test_what_is_meant_stays_as_it_is(text):
    assert unmangled(text) == (text, 0)


@given(some.text(alphabet="âÃ€„™œ©¡aZ \x9d", max_size=12))
def test_nothing_is_lost_of_what_is_ascii(text):
    found = unmangled(text)[0]

    assert [sign for sign in found if sign.isascii()] == [sign for sign in text if sign.isascii()]
    assert len(found) <= len(text)


def test_a_table_says_how_many_characters_were_mended():
    row = (
        f'title,text\nGate,"{mangled(MEANT.replace("ć", "c"))} It went home after forty minutes."\n'
    )

    reading = read_raw(Raw("a.csv", row.encode()))

    assert reading.documents[0].text.startswith("“Don’t pay £5 for the café’s Ärger,”")
    assert [one.reason for one in reading.skipped] == ["14 characters like â€™ read as meant: ’"]
