"""Bytes become text, whatever their encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intake.decoding import Decoded, decode
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


# Sentences of news, as they are written; the letters beside a to z are what tells encodings apart.
WRITTEN = {
    "pl": "W poniedziałek rada miasta zagłosowała za nowym budżetem. Mieszkańcy od lat skarżyli się "
    "na dziurawe ulice i spóźnione autobusy, dlatego część środków trafi na komunikację.",
    "cs": "Městská rada v pondělí schválila nový rozpočet. Obyvatelé si léta stěžovali na rozbité "
    "ulice a zpožděné autobusy, proto část peněz půjde na dopravu.",
    "sk": "Mestská rada v pondelok schválila nový rozpočet. Obyvatelia sa roky sťažovali na rozbité "
    "ulice a meškajúce autobusy, preto časť peňazí pôjde na dopravu.",
    "hu": "A városi tanács hétfőn elfogadta az új költségvetést. A lakosok évek óta panaszkodnak a "
    "rossz utakra és a késő buszokra, ezért a pénz egy részét a közlekedésre fordítják.",
    "hr": "Gradsko vijeće u ponedjeljak je prihvatilo novi proračun. Stanovnici se godinama žale na "
    "loše ceste i zakašnjele autobuse, pa će dio novca ići u promet.",
    "fr": "Le conseil municipal a voté lundi le nouveau budget. Les habitants se plaignaient depuis "
    "des années des rues abîmées ; l’argent ira donc aux transports. « C’est trop peu », dit-on.",
    "de": "Der Stadtrat hat am Montag den neuen Haushalt beschlossen. Die Einwohner klagten seit "
    "Jahren über kaputte Straßen und verspätete Busse. „Zu wenig“, meint die Opposition.",
    "es": "El ayuntamiento aprobó el lunes el nuevo presupuesto. Los vecinos se quejaban desde hacía "
    "años de las calles rotas. ¿Será suficiente? La oposición dice que no: «Es muy poco».",
    "sv": "Kommunfullmäktige antog på måndagen den nya budgeten. Invånarna har i åratal klagat på "
    "trasiga gator och försenade bussar, därför går en del av pengarna till trafiken.",
    "tr": "Belediye meclisi pazartesi günü yeni bütçeyi kabul etti. Halk yıllardır bozuk yollardan "
    "ve geciken otobüslerden şikâyet ediyordu; bu yüzden paranın bir kısmı ulaşıma gidecek.",
    "lt": "Miesto taryba pirmadienį patvirtino naują biudžetą. Gyventojai daug metų skundėsi "
    "duobėtomis gatvėmis ir vėluojančiais autobusais, todėl dalis pinigų bus skirta transportui.",
    "en": "The café’s “Röster” cost £5 – nobody minded. Naïve guests said that the façade was new, "
    "and José Müller’s résumé impressed the council on Monday.",
}
OLD = [
    *((language, one) for language in ("pl", "cs", "sk", "hu", "hr") for one in ("cp1250", "iso8859_2")),
    *((language, one) for language in ("fr", "de", "es", "sv", "en") for one in ("cp1252", "mac_roman")),
    *((language, "iso8859_1") for language in ("sv",)),
    ("tr", "cp1254"),
    ("tr", "iso8859_9"),
    ("lt", "cp1257"),
]  # fmt: skip


@pytest.mark.parametrize("times", [1, 20])
@pytest.mark.parametrize(("language", "encoding"), OLD)
def test_old_encodings_are_told_by_the_letters_of_the_language(language, encoding, times):
    text = f"{WRITTEN[language]}\n" * times

    assert decode(text.encode(encoding)) == Decoded(text)


def test_cyrillic_in_an_old_encoding_gives_cyrillic_words():
    text = "Городской совет починил деревянный мост до открытия рынка в пятницу утром. " * 5

    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Городской совет починил мост до открытия рынка в пятницу.\n",
        "Το συμβούλιο επισκεύασε τη γέφυρα πριν ανοίξει η αγορά.\n",
        "تم إصلاح الجسر قبل افتتاح السوق يوم الجمعة.\n",
    ],
    ids=["Cyrillic", "Greek", "Arabic"],
)
def test_utf16_without_a_mark_is_read_in_letters_that_are_not_latin(encoding, text):
    assert decode((text * 9).encode(encoding)) == Decoded(text * 9)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("every", [7, 50, 500])
def test_nul_bytes_between_letters_do_not_make_a_text_utf16(encoding, every):
    word = "winter " if encoding == "ascii" else "wïnter "
    text = word * 300
    nuls = "".join(f"\0{text[at : at + every]}" for at in range(0, len(text), every))

    assert decode(nuls.encode(encoding)).text.replace("\0", "") == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "城市的大门在星期一修好了，用了四十分钟。市议会在周二开会，通过了新预算。\n"),
        ("shift_jis", "橋は月曜日に修理され、四十分かかった。皆が喜んだ。\n"),
        ("iso2022_jp", "橋は月曜日に修理され、四十分かかった。皆が喜んだ。\n"),
        ("euc_kr", "시의회는 화요일에 회의를 열고 새 예산을 통과시켰다.\n"),
    ],
)
def test_encodings_of_asia_give_their_words(encoding, text):
    assert decode((text * 9).encode(encoding)) == Decoded(text * 9)


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
