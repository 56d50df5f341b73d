"""The language of an article: told from its first words, the same in every run."""

import pytest

from analysis.intake import languages, read_corpus
from analysis.intake.languages import language_of

SAMPLES = {
    "en": "The harbour master said on Monday that the western gate would stay shut until Friday.",
    "de": "Der Hafenmeister sagte am Montag, das westliche Tor bleibe bis Freitag geschlossen.",
    "fr": "Le maître du port a déclaré lundi que la porte ouest resterait fermée jusqu'à vendredi.",
    "es": "El jefe del puerto dijo el lunes que la puerta oeste seguiría cerrada hasta el viernes.",
    "it": "Il capitano del porto ha detto lunedì che la porta ovest resterà chiusa fino a venerdì.",
    "nl": "De havenmeester zei maandag dat de westelijke poort tot vrijdag gesloten zou blijven.",
    "pl": "Kapitan portu powiedział w poniedziałek, że zachodnia brama będzie zamknięta do piątku.",
    "sv": "Hamnkaptenen sade på måndagen att den västra porten skulle vara stängd till fredag.",
    "tr": "Liman başkanı pazartesi günü batı kapısının cuma gününe kadar kapalı kalacağını söyledi.",
    "ru": "Капитан порта заявил в понедельник, что западные ворота будут закрыты до пятницы.",
    "uk": "Капітан порту заявив у понеділок, що західна брама залишатиметься зачиненою до п'ятниці.",
    "ar": "قال مدير الميناء يوم الاثنين إن البوابة الغربية ستبقى مغلقة حتى يوم الجمعة.",
    "he": "מנהל הנמל אמר ביום שני כי השער המערבי יישאר סגור עד יום שישי.",
    "hi": "बंदरगाह के प्रमुख ने सोमवार को कहा कि पश्चिमी द्वार शुक्रवार तक बंद रहेगा।",
    "ja": "港長は月曜日、西門は金曜日まで閉鎖されると述べた。",
    "ko": "항만장은 월요일에 서쪽 문이 금요일까지 닫혀 있을 것이라고 말했다.",
    "zh": "港务局长星期一表示，西门将关闭至星期五。",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sentence_shows_its_language(code):
    assert language_of(SAMPLES[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OK",
        "Rents rose 3 %",
        "Dow -0.1%, Nasdaq +0.5%, S&P 500 +0.3%, FTSE 100 +0.2%, DAX -0.4%, CAC 40 +0.1%",
        "Oona Brandt, Jory Penhale, Wendell Marsh, Tamsin Hale",
        "=" * 400,
        "\U0001f600" * 400,
    ],
)
def test_texts_that_show_no_language_count_as_english(text):
    assert language_of(text) == "en"


def test_english_without_the_commonest_words_is_told_by_others(monkeypatch):
    text = (
        "Oil company profit could fall when demand in two regions falls, officials say; some dip."
    )

    monkeypatch.setattr(languages, "_identifier", pytest.fail)

    assert language_of(text) == "en"


def test_the_start_of_a_text_decides():
    assert language_of(SAMPLES["de"] * 4 + SAMPLES["en"] * 40) == "de"
    assert language_of(SAMPLES["en"] * 4 + SAMPLES["de"] * 40) == "en"


def test_every_article_of_a_corpus_has_its_language(write, tmp_path):
    for code in ("en", "de", "ru"):
        write(tmp_path, f"{code}.txt", f"1\n\n{SAMPLES[code]}")

    assert [(a.file, a.language) for a in read_corpus(tmp_path).articles] == [
        ("de.txt", "de"),
        ("en.txt", "en"),
        ("ru.txt", "ru"),
    ]


def test_english_news_is_told_as_english(news):
    assert [title for title, text in news if language_of(text) != "en"] == []
