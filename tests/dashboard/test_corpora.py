"""Uploads and pasted text: kept once, under harmless names, in the user's data folder only."""

import tomllib
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from analysis import BroadsheetError
from dashboard.corpora import (
    Upload,
    keep_files,
    keep_place,
    keep_text,
    safe_names,
    sample_folder,
    uploaded_folder,
)

HOSTILE = some.text(some.sampled_from("ab./\\:*\0\n\x1b\u202e~ CON"), max_size=200) | some.text()


@given(some.lists(HOSTILE, min_size=1, max_size=5))
@example(["../../etc/passwd", "..", ".", "", "C:\\a\\b.txt", "CON", "nul.txt", "x" * 500 + ".txt"])
@example(["\xa0", "a\u3000b.txt"])
@example(["é" * 200 + ".txt", ".bashrc", "a.txt", "A.TXT"])
def test_names_stay_in_their_folder_are_legal_and_all_different(names):
    safe = safe_names(names)

    assert len({name.casefold() for name in safe}) == len(names)
    for name in safe:
        assert PurePosixPath(name).name == PureWindowsPath(name).name == name
        assert name.isprintable()
        assert not name.startswith(".")
        assert 0 < len(name.encode()) < 200


def test_uploaded_files_are_kept_as_they_are_and_only_once(data_home):
    files = [Upload("../../a.txt", b"One."), Upload("b.csv", b"title\r\n\xff")]

    first, second = keep_files(files), keep_files(files)

    folder = uploaded_folder(first)
    assert first == second
    assert folder is not None
    assert folder.is_relative_to(data_home)
    assert (folder / "a.txt").read_bytes() == b"One."
    assert (folder / "b.csv").read_bytes() == b"title\r\n\xff"
    assert [path.name for path in folder.parent.iterdir()] == [first]


def test_other_content_is_another_corpus():
    ids = {
        keep_files([Upload("a.txt", b"One.")]),
        keep_files([Upload("a.txt", b"Two.")]),
        keep_files([Upload("b.txt", b"One.")]),
        keep_files([Upload("a.txt", b"One."), Upload("b.txt", b"One.")]),
    }

    assert len(ids) == 4


@pytest.mark.parametrize("first_line", ['He said "no" \\ $x$ \x7f\x01', "# Crème", "x" * 300])
def test_pasted_text_is_titled_by_its_first_line(first_line):
    folder = uploaded_folder(keep_text(f"\n{first_line}\nThe body."))

    assert folder is not None
    title = tomllib.loads((folder / "corpus.toml").read_text("utf-8"))["title"]
    assert title[:3] == first_line[:3]
    assert len(title) <= 60
    assert (folder / "pasted.txt").read_text("utf-8").endswith("The body.")


def test_an_own_corpus_file_is_not_overwritten():
    corpus_id = keep_files([Upload("corpus.toml", b'title = "Mine"'), Upload("a.txt", b"x")])

    folder = uploaded_folder(corpus_id)
    assert folder is not None
    assert (folder / "corpus.toml").read_text("utf-8") == 'title = "Mine"'


def test_blank_text_is_refused_with_advice(data_home):
    with pytest.raises(BroadsheetError, match="paste an article"):
        keep_text(" \n\t")

    assert not data_home.exists()


def test_a_data_folder_that_cannot_be_written_is_one_line(data_home):
    data_home.write_text("a file stands where the folder should")

    with pytest.raises(BroadsheetError, match="could not be kept"):
        keep_text("Some text.")


@pytest.mark.parametrize(
    "corpus_id", ["", "sample", "..", "../reports", "0123456789ABCDEF", "0" * 16]
)
def test_an_unknown_id_opens_nothing(corpus_id):
    assert uploaded_folder(corpus_id) is None


def test_the_sample_corpus_is_there():
    assert (sample_folder() / "README.md").is_file()


def test_a_typed_path_is_opened_by_an_id(tmp_path):
    folder = tmp_path / "my news"
    folder.mkdir()

    corpus_id = keep_place(f' "{folder}" ')

    assert uploaded_folder(corpus_id) == folder
    assert keep_place(str(folder)) == corpus_id


@pytest.mark.parametrize("typed", ["", "  ", "/no/such/place", "a\0b", "~nobody-of-that-name/x"])
def test_a_path_to_nothing_is_refused_with_what_to_do(typed):
    with pytest.raises(BroadsheetError, match="type its whole path"):
        keep_place(typed)
