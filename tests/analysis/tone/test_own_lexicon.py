"""A lexicon of the analyst's own: read as written, refused in one line, part of the report."""

import pytest

from analysis import SettingsError, analyse, explain, read_lexicon, report_folder
from analysis.records import Settings


@pytest.fixture
def lexicon(tmp_path):
    def write(text: str):
        path = tmp_path / "own.csv"
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return path

    return write


def test_words_and_phrases_are_read_with_or_without_a_header(lexicon):
    rows = 'Layoffs,-2\n"rail strike",-1.5\n\ndon’t panic,0\n'

    found = read_lexicon(lexicon(rows))

    assert found == (("don't panic", 0.0), ("layoffs", -2.0), ("rail strike", -1.5))
    assert read_lexicon(lexicon("word,valence\n" + rows)) == found


@pytest.mark.parametrize(
    "text",
    [
        "layoffs;-2\nrail strike;-1,5\n",
        "word;valence\r\nlayoffs;-2,0\r\nrail strike;-1.5\r\n",
        '\ufeffword;valence\n"layoffs";"-2"\n"rail strike";"-1,5"\n',
        'layoffs,-2\nrail strike,"-1,5"\n',
    ],
    ids=["no header", "as Excel writes it", "everything quoted", "comma and decimal comma"],
)
def test_semicolons_and_decimal_commas_are_read(lexicon, text):
    assert read_lexicon(lexicon(text)) == (("layoffs", -2.0), ("rail strike", -1.5))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "must hold 1 to"),
        ("good", "line 1 must be a word"),
        ("good,very", "line 1 must be a word"),
        ("fine,1\ngood,5", "line 2 must be a word"),
        ("good,nan", "line 1 must be a word"),
        ("a b c d,1", "at most 3 words"),
        ("layoffs;-2\ngood,1", "line 2 must be a word"),
        ("good;1,0,0", "line 1 must be a word"),
        (",1", "line 1 must be a word"),
        ("good,1\nGOOD,2", '"good" stands there twice'),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_bad_file_is_one_line(lexicon, text, message):
    with pytest.raises(SettingsError, match=message) as caught:
        read_lexicon(lexicon(text))

    assert "\n" not in str(caught.value)


def test_an_absent_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"absent\.csv cannot be read"):
        read_lexicon(tmp_path / "absent.csv")


def test_a_report_keeps_its_lexicon_and_the_words_set_aside(tmp_path):
    (tmp_path / "a.txt").write_text(
        "A headline\n\nThe blorple is wonderful. Rents rose.\n", "utf-8"
    )
    settings = Settings(lexicon=(("blorple", -3.0),), set_aside=("wonderful",))

    report = analyse(tmp_path, settings)
    text = "The blorple is wonderful."

    (scored,) = report.sentences[report.sentences["text"] == text].to_dict("records")
    assert scored["tone"] < 0
    assert scored["compound"] == 0
    assert explain(text, report=report).score == scored["tone"]
    assert explain(text).score > 0
    assert report_folder(tmp_path, settings) != report_folder(tmp_path)
