"""A file or a folder of documents -> articles, and an account of everything else."""

import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from file_makers import a_zip

from analysis.errors import CorpusError, SettingsError
from analysis.intake import input_hashes, read_corpus
from analysis.intake.limits import Limits
from analysis.records import UNKNOWN_SOURCE, Article

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."


def article(body, **fields):
    return replace(Article(source="Echo", title="T", paragraphs=(body,), lines=(1,)), **fields)


def test_a_folder_is_read_with_its_subfolders_in_the_order_of_names(write, tmp_path):
    write(tmp_path, "b.txt", f"Second\n\n{TEXT} b")
    write(tmp_path, "a/z.txt", f"First\n\n{TEXT} a")
    write(tmp_path, "c.csv", f'title,text\nThird,"{TEXT} c"\n')

    intake = read_corpus(tmp_path)

    assert [(a.file, a.place, a.title) for a in intake.articles] == [
        ("a/z.txt", "", "First"),
        ("b.txt", "", "Second"),
        ("c.csv", "row 2", "Third"),
    ]
    assert intake.info.title == tmp_path.name
    assert [file for file, _ in intake.inputs] == ["a/z.txt", "b.txt", "c.csv"]


def test_files_about_the_corpus_are_no_documents_and_hidden_files_are_left_alone(write, tmp_path):
    for name in (
        "README.md",
        "readme.txt",
        "ANSWERS.toml",
        "ledger.toml",
        ".hidden.txt",
        ".git/x.txt",
        "in/~$clipping.docx",
    ):
        write(tmp_path, name, f"{name}\n\n{TEXT}")
    write(
        tmp_path,
        "corpus.toml",
        'title = "Mine"\nnotice = "Shown"\ncaptured = 2025-06-28T13:00:00Z\n',
    )
    write(tmp_path, "topics.toml", 'gates = ["gate", "hinge", "latch"]\n')
    write(tmp_path, "a.txt", f"Gate\nEcho News · an hour ago\n\n{TEXT}")

    intake = read_corpus(tmp_path)

    assert [a.file for a in intake.articles] == ["a.txt"]
    assert intake.skipped == ()
    assert (intake.info.title, intake.info.notice) == ("Mine", "Shown")
    assert [topic.name for topic in intake.named] == ["gates"]
    assert f"{intake.articles[0].published:%H:%M}" == "12:00"


def test_everything_found_is_read_or_named(write, tmp_path):
    write(tmp_path, "a.txt", f"Gate\n\n{TEXT}")
    write(tmp_path, "b.pdf", b"%PDF")
    write(tmp_path, "c.txt", "")
    write(tmp_path, "d.csv", f'title,text\nOne,"{TEXT} d"\nTwo\nThree,\n')
    write(tmp_path, "e.json", "{")

    intake = read_corpus(tmp_path)

    assert [a.file for a in intake.articles] == ["a.txt", "d.csv"]
    assert [(row.file, row.place) for row in intake.skipped] == [
        ("b.pdf", ""),
        ("c.txt", ""),
        ("d.csv", "row 3"),
        ("d.csv", "row 4"),
        ("e.json", ""),
    ]


def test_the_same_article_twice_is_read_once_and_told(write, tmp_path):
    write(tmp_path, "a.txt", f"Gate\n\n{TEXT}")
    write(tmp_path, "b.txt", f"Gate\n\n{TEXT}")
    write(tmp_path, "c.txt", f"Other headline\n\n{TEXT}")

    intake = read_corpus(tmp_path)

    assert [a.file for a in intake.articles] == ["a.txt", "c.txt"]
    assert [(row.file, row.reason) for row in intake.skipped] == [
        ("b.txt", "same article as in a.txt: Gate")
    ]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "holds no documents"),
        ({".hidden.txt": TEXT}, "holds no documents"),
        ({"README.md": TEXT}, "holds no documents"),
        ({"a.pdf": "x", "b.pdf": "x"}, "a.pdf: format not read: save it as one of .txt"),
        ({"a.txt": ""}, "a.txt: an empty file"),
        ({"a.csv": "x,y\n1,2\n"}, "it has: x, y"),
        ({"a.txt": "Comments"}, "no text of an article in it"),
    ],
)
def test_a_corpus_without_an_article_ends_in_one_line_of_advice(write, tmp_path, files, message):
    for name, content in files.items():
        write(tmp_path, name, content)

    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path)

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_path_that_does_not_exist_says_so(tmp_path):
    for function in (read_corpus, input_hashes):
        with pytest.raises(CorpusError, match="does not exist: give a file or a folder"):
            function(tmp_path / "gone")


def test_a_damaged_note_stops_the_run(write, tmp_path):
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "topics.toml", 'a = ["x"]')

    with pytest.raises(SettingsError, match="has 1 seed word;"):
        read_corpus(tmp_path)


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("word", "word"),
        (TEXT, TEXT),
        (f"Gate\n{TEXT}", TEXT),
        ("Gáte\n".encode() + TEXT.encode() + b" \xff", f"{TEXT} \ufffd"),
    ],
    ids=["one word", "one line", "one article", "undecodable bytes"],
)
def test_the_smallest_corpora_are_read(write, tmp_path, content, body):
    path = write(tmp_path, "a.txt", content)

    (article,) = read_corpus(path).articles

    assert (article.file, article.source, article.body) == ("a.txt", UNKNOWN_SOURCE, body)
    assert article.published is None


def test_the_time_of_a_file_dates_nothing(write, tmp_path):
    path = write(tmp_path, "a.txt", f"Gate\n2 hours ago\n\n{TEXT}")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    before = read_corpus(path)
    os.utime(path, (1_700_000_000, 1_700_000_000))

    assert read_corpus(path) == before
    assert before.articles[0].date_method == "none"


def test_links_out_of_the_folder_are_named_and_not_followed(write, tmp_path):
    corpus = tmp_path / "corpus"
    write(corpus, "a.txt", f"Gate\n\n{TEXT}")
    outside = write(tmp_path, "outside/secret.txt", f"Secret\n\n{TEXT} secret")
    (corpus / "b.txt").symlink_to(outside)
    (corpus / "c").symlink_to(outside.parent)
    (corpus / "d.txt").symlink_to(corpus / "a.txt")
    (corpus / "e.txt").symlink_to(corpus / "gone.txt")

    intake = read_corpus(corpus)

    assert [a.title for a in intake.articles] == ["Gate"]
    assert {row.file for row in intake.skipped} == {"b.txt", "c", "d.txt", "e.txt"}
    assert "secret" not in str(intake)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_sockets_and_links_to_devices_are_named_and_not_opened(write, tmp_path):
    corpus = tmp_path / "corpus"
    write(corpus, "a.txt", f"Gate\n\n{TEXT}")
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "device.txt").symlink_to("/dev/zero")
    (corpus / "round").symlink_to(corpus)
    with socket.socket(socket.AF_UNIX) as listening:
        before = Path.cwd()
        os.chdir(corpus)  # the address of a socket is short
        listening.bind("socket.txt")
        os.chdir(before)

        intake = read_corpus(corpus)

    assert [a.file for a in intake.articles] == ["a.txt"]
    assert {row.file for row in intake.skipped} == {"pipe.txt", "device.txt", "round", "socket.txt"}
    assert [file for file, _ in intake.inputs] == ["a.txt"]


def test_columns_are_named_by_the_folder_and_first_of_all_by_the_analyst(write, tmp_path):
    write(tmp_path, "a.csv", f'Lauftext,Blatt,Heft\n"{TEXT}",Echo,Morrow\n')
    write(tmp_path, "columns.toml", 'text = "Lauftext"\nsource = "Blatt"\n')
    hashes = input_hashes(tmp_path)

    (own,) = read_corpus(tmp_path).articles
    (asked,) = read_corpus(tmp_path, columns=(("source", "Heft"),)).articles

    assert (own.source, asked.source, own.body) == ("Echo", "Morrow", TEXT)
    assert [file for file, _ in hashes] == ["a.csv", "columns.toml"]


def test_an_archive_is_read_like_a_folder(write, tmp_path):
    write(tmp_path, "b.zip", a_zip({"x/a.txt": f"Gate\n\n{TEXT}", "y.bin": b"x"}))
    write(tmp_path, "a.txt", f"Gate\n\n{TEXT}")

    intake = read_corpus(tmp_path)

    assert [a.file for a in intake.articles] == ["a.txt"]
    assert [(row.file, row.reason[:15]) for row in intake.skipped] == [
        ("b.zip/x/a.txt", "same article as"),
        ("b.zip/y.bin", "format not read"),
    ]


def test_hashes_change_with_content_and_notes_and_with_nothing_else(write, tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    first = input_hashes(tmp_path)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert input_hashes(tmp_path) == first
    assert [file for file, _ in first] == ["a.txt"]
    assert first == read_corpus(tmp_path).inputs

    write(tmp_path, "topics.toml", 'a = ["x", "y", "z"]')
    second = input_hashes(tmp_path)
    assert [file for file, _ in second] == ["a.txt", "topics.toml"]
    write(tmp_path, "a.txt", TEXT + "!")
    assert input_hashes(tmp_path)[0] != second[0]


def test_progress_is_told_for_every_file(write, tmp_path):
    for name in "abc":
        write(tmp_path, f"{name}.txt", f"{TEXT} {name}")
    told = []

    read_corpus(tmp_path, progress=lambda *step: told.append(step))

    assert told == [("reading documents", done, 3) for done in range(4)]


def test_nothing_is_written_into_the_corpus(write, tmp_path):
    write(tmp_path, "a.txt", f"Gate\n\n{TEXT}")
    before = sorted(tmp_path.rglob("*"))

    read_corpus(tmp_path)

    assert sorted(tmp_path.rglob("*")) == before


def test_limits_may_be_set(write, tmp_path):
    write(tmp_path, "a.csv", "text\n" + "".join(f"{TEXT} {n}\n".replace(",", "") for n in range(9)))

    assert len(read_corpus(tmp_path, limits=Limits(rows=4)).articles) == 4


def test_the_sample_corpus_is_read_as_its_key_says(request):
    root = request.config.rootpath
    if not (root / "seeds" / "page-1.txt").is_file():
        pytest.skip("the sample corpus is not there yet")
    import tomllib  # noqa: PLC0415 - the key is for this test alone

    key = tomllib.loads((root / "seeds" / "ANSWERS.toml").read_text("utf-8"))
    intake = read_corpus(root / "seeds")

    assert intake.skipped == ()
    assert {(a.file, a.title, a.source) for a in intake.articles} == {
        (row["file"], row["title"], row["source"]) for row in key["article"]
    }
    taken = {(piece.file, piece.kind, piece.text) for piece in intake.removed}
    assert {(row["file"], row["kind"], row["text"]) for row in key.get("removed", ())} <= taken
    extra = {p[1] for p in taken - {(r["file"], r["kind"], r["text"]) for r in key["removed"]}}
    assert "promotion" not in extra


@pytest.mark.timeout(60)  # a second or two; what compares each with each takes minutes
def test_two_thousand_articles_are_all_read(write, tmp_path, prose):
    import random  # noqa: PLC0415 - this test alone

    rng = random.Random(1)
    rows = [
        f'"Title {n}",Echo,2025-06-05,"{chr(10).join(prose(rng, 3) for _ in range(9))} {n}"'
        for n in range(2000)
    ]
    path = write(tmp_path, "a.csv", "title,source,date,text\n" + "\n".join(rows))

    intake = read_corpus(path)

    assert len(intake.articles) == 2000
