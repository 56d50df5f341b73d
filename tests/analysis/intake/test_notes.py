"""corpus.toml, topics.toml and files of named topics."""

import datetime as dt

import pytest

from analysis.errors import SettingsError
from analysis.intake.notes import (
    corpus_title,
    read_columns_file,
    read_corpus_notes,
    read_named_topics,
)
from analysis.records import CorpusInfo, NamedTopic


def test_a_corpus_is_called_by_its_title_its_folder_or_its_file(write, tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder, "a.b.txt", "Some text.")

    assert corpus_title(folder) == "news"
    assert corpus_title(folder / "a.b.txt") == "a.b"
    write(folder, "corpus.toml", 'title = "Three  towns"')
    assert corpus_title(folder) == "Three towns"


def notes(write, folder, text):
    write(folder, "corpus.toml", text)
    return read_corpus_notes(folder, title="the folder")


def test_a_folder_without_notes_has_its_own_name(tmp_path):
    assert read_corpus_notes(tmp_path, title="the folder").info == CorpusInfo("the folder")


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2025-06-28T09:00:00-04:00", "2025-06-28 13:00"),
        ("2025-06-28T09:00:00Z", "2025-06-28 09:00"),
        ("2025-06-28T09:00:00", "2025-06-28 09:00"),
        ("2025-06-28", "2025-06-28 00:00"),
        ('"2025-06-28 09:00 UTC"', "2025-06-28 09:00"),
        ('"28 June 2025"', "2025-06-28 00:00"),
    ],
)
def test_the_time_of_capture_is_read_in_utc(write, tmp_path, written, utc):
    found = notes(write, tmp_path, f'title = "A  b"\nnotice = "Shown"\ncaptured = {written}\n')

    captured = dt.datetime.fromisoformat(f"{utc}+00:00")
    assert found.info == CorpusInfo("A b", captured, "Shown")


def test_single_files_may_have_their_own_time_of_capture(write, tmp_path):
    found = notes(
        write,
        tmp_path,
        'captured = 2025-06-28T09:00:00Z\n[captured_files]\n"in/b.txt" = 2025-05-30T17:40:00+01:00\n',
    )

    assert found.captured("in/b.txt") == dt.datetime(2025, 5, 30, 16, 40, tzinfo=dt.UTC)
    assert found.captured("a.txt") == dt.datetime(2025, 6, 28, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('titel = "x"', "unknown key 'titel'; it may have: title, captured, notice"),
        ("title = 3", "title must be a text"),
        ('captured = "soon"', "captured must be a time such as"),
        ("captured = 3", "captured must be a time such as"),
        ("captured = 0001-01-01T00:00:00+10:00", "no time that can be used"),
        ('captured_files = "x"', "captured_files must be a table"),
        ('[captured_files]\n"a.txt" = "soon"', "a.txt must be a time such as"),
        ("title = ", "corpus.toml: "),
        ("a = " + "[" * 5000, "corpus.toml: "),
        (b"title = '\xff'", "not UTF-8"),
    ],
)
def test_notes_that_cannot_be_followed_are_one_line_that_says_what(write, tmp_path, text, message):
    with pytest.raises(SettingsError) as caught:
        notes(write, tmp_path, text)

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_named_topics_are_read_in_the_order_of_the_file(write, tmp_path):
    path = write(
        tmp_path,
        "topics.toml",
        'b = ["Age  Check", "x", "y", "X"]\n"a topic" = ["one", "two", "three"]\n',
    )

    assert read_named_topics(path) == (
        NamedTopic("b", ("age check", "x", "y")),
        NamedTopic("a topic", ("one", "two", "three")),
    )


def test_a_file_of_topics_may_have_a_byte_order_mark(write, tmp_path):
    path = write(tmp_path, "t.toml", b'\xef\xbb\xbfa = ["x", "y", "z"]\r\n')

    assert read_named_topics(str(path)) == (NamedTopic("a", ("x", "y", "z")),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a = ["x", "y"]', "'a' has 2 seed words; give 3 to 8 different words or phrases"),
        ('a = ["x", "y", "X", " "]', "'a' has 2 seed words"),
        ('a = ["x", "X"]', "'a' has 1 seed word; give 3"),
        (f"a = {list('abcdefghi')}", "'a' has 9 seed words"),
        ("a = 3", "must be a list of words or phrases"),
        ("a = [1, 2, 3]", "must be a list of words or phrases"),
        ('[a]\nb = ["x", "y", "z"]', "must be a list of words or phrases"),
        ('"" = ["x", "y", "z"]', "cannot be the name of a topic"),
        ('"No clear topic" = ["x", "y", "z"]', "cannot be the name of a topic"),
        ('a = ["x", "y", "z"]\nA = ["x", "y", "z"]', "stands there twice"),
        ('a = ["x", "y", "z"]\na = ["x", "y", "z"]', "topics.toml: "),
    ],
)
def test_topics_that_cannot_be_followed_are_one_line_that_says_what(write, tmp_path, text, message):
    with pytest.raises(SettingsError) as caught:
        read_named_topics(write(tmp_path, "topics.toml", text))

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_of_topics_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"gone\.toml cannot be read"):
        read_named_topics(tmp_path / "gone.toml")


def test_a_file_of_columns_names_the_column_of_each_field(write, tmp_path):
    path = write(tmp_path, "columns.toml", 'text = "Lauftext"\nDate = " Tag "\n')

    assert read_columns_file(path) == {"published": "Tag", "text": "Lauftext"}
    assert read_columns_file(tmp_path / "absent.toml") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("text = 3", "columns.toml: text must be a name in quotation marks"),
        ('word = "x"', "columns.toml: 'word' is no field; it may have: text, title, source"),
        ('text = ""', "columns.toml: text needs the name of a column"),
        ("text =", "columns.toml: "),
    ],
)
def test_columns_that_cannot_be_followed_are_one_line_that_says_what(
    write, tmp_path, text, message
):
    with pytest.raises(SettingsError) as caught:
        read_columns_file(write(tmp_path, "columns.toml", text))

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
