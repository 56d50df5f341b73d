"""Hostile files: each is read, or is one calm line; none costs a crash, a minute or the terminal."""

import re
import subprocess
import sys
import time
import unicodedata

import pytest
from hostile_files import hostile_files

from analysis import analyse
from analysis.intake import read_corpus
from analysis.intake.limits import Limits, OutOfTime, deadline
from analysis.intake.pages import split_page
from analysis.intake.readers import read_file, read_raw
from analysis.intake.reading import Raw

FILES = hostile_files()
GENEROUS = 60  # seconds, on a busy machine; most take less than a tenth of one
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def texts_of(part):
    """Return every text that a reading hands on."""
    for row in part.skipped:
        yield from (row.file, row.place, row.reason)
    for one in part.documents:
        yield from (one.file, one.text, one.place, one.title, one.source, one.url, one.published)
        yield from (text for pair in one.metadata for text in pair)


def test_there_are_enough_hostile_files():
    assert len(FILES) >= 100


@pytest.mark.timeout(GENEROUS)
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_read_or_named_in_time_without_a_control_character(name):
    reading = read_raw(Raw(name, FILES[name]))
    documents = [one for part in reading.every() for one in part.documents]
    articles = [article for one in documents for article in split_page(one).articles]

    assert documents or any(part.skipped for part in reading.every())
    texts = [text for part in reading.every() for text in texts_of(part)]
    assert [text for text in texts if STEERING.search(text)] == []
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)
    assert not any("\n" in row.reason for part in reading.every() for row in part.skipped)
    assert "root:" not in "".join(article.body for article in articles)


@pytest.fixture(scope="module")
def zoo(tmp_path_factory):
    """Return a folder of all hostile files, and one good article."""
    folder = tmp_path_factory.mktemp("zoo")
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text("Gate\n\nThe orchestra repaired the western gate.\n")
    return folder


def test_of_a_zoo_of_files_each_is_read_or_named(zoo):
    intake = read_corpus(zoo)
    named = {row.file.split("/")[0] for row in intake.skipped}
    read = {article.file.split("/")[0] for article in intake.articles}

    assert {file for file, _ in intake.inputs} == {*FILES, "good.txt"}
    assert read | named == {*FILES, "good.txt"}
    assert "good.txt" in read


def test_the_rows_of_a_file_are_read_or_named_each():
    rows = [f"{n},{'x' * (n % 3)}{',y' * (n % 5 == 0)}" for n in range(200)]
    data = ("title,text\n" + "\n".join(rows)).encode()

    reading = read_raw(Raw("a.csv", data))
    places = [one.place for one in (*reading.documents, *reading.skipped)]

    assert sorted(places) == sorted(f"row {n + 2}" for n in range(200))
    assert len(reading.documents) > 50 < len(reading.skipped)


def test_a_zoo_is_analysed_without_a_word_but_the_summary(zoo, tmp_path):
    command = [sys.executable, "-I", "-m", "dashboard", "analyze", str(zoo)]

    done = subprocess.run(
        [*command, "--out", str(tmp_path / "out"), "--topics", "1"],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"\d+ articles, .* \(\d+ skipped\)\n", done.stdout)


def test_a_file_that_takes_too_long_is_left_and_named(monkeypatch):
    def slow(_text, _raw):
        try:
            while True:
                pass
        except Exception:  # noqa: BLE001 - as libraries do
            return

    monkeypatch.setitem(read_raw.__globals__["_OF_TEXT"], "text", slow)

    reading = read_raw(Raw("a.txt", b"some text", Limits(seconds=1)))

    assert [row.reason for row in reading.skipped] == [
        "not read within 1 seconds: save it as plain text"
    ]


def test_a_deadline_inside_another_ends_first_and_leaves_the_other_running():
    began = time.process_time()

    def spin(seconds):
        with deadline(seconds):
            while True:
                pass

    def spin_twice():
        with deadline(1.0):
            with pytest.raises(OutOfTime):
                spin(0.2)
            assert time.process_time() - began < 0.9
            spin(60)

    with pytest.raises(OutOfTime):
        spin_twice()


@pytest.mark.parametrize("content", [b"word", b"", b"\x00", b"\xff\xfe", b"%PDF", b"PK\x03\x04"])
def test_the_smallest_files_are_read_or_named(write, tmp_path, content):
    for name in ("a.txt", "a.csv", "a.pdf", "a.docx", "a.zip", "a.gz", "a", "a.json"):
        reading = read_file(write(tmp_path, name, content), name, limits=Limits())

        assert reading.documents or reading.skipped


def test_a_file_name_cannot_steer_the_terminal(write, tmp_path):
    write(tmp_path, "a\x1b[31m\u202ecsv.txt", "Gate\n\nIt was repaired on Monday by the players.\n")

    report = analyse(tmp_path)

    assert not STEERING.search("".join(report.articles["file"]))
    assert not STEERING.search("".join(report.manifest["inputs"]))
