"""Files of every kind: what is read, and the one line about what is not."""

import os

import pytest
from file_makers import a_gz

from analysis.intake.kinds import SUFFIXES
from analysis.intake.limits import Limits
from analysis.intake.readers import read_file

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."


def read(path, **limits):
    return read_file(path, path.name, limits=Limits(**limits))


def test_markdown_loses_its_marks_and_keeps_its_lines(write, tmp_path):
    path = write(
        tmp_path,
        "a.md",
        "# Gate repaired\n*Wendale Herald | 5 June 2025*\n\n**The** [gate](https://x.example) is "
        "_done_. ![map](m.png)\n> said 2 * 3 * 4\n",
    )

    (document,) = read(path).documents

    assert document.text.split("\n") == [
        "Gate repaired",
        "Wendale Herald | 5 June 2025",
        "",
        "The gate is done. ",
        "said 2 * 3 * 4",
        "",
    ]


def test_the_named_values_above_a_markdown_text_are_its_fields(write, tmp_path):
    path = write(
        tmp_path,
        "a.md",
        f'---\ntitle: "Gate: done"\noutlet: Echo\ndate: 2025-06-05\ntag: x\n---\n{TEXT}\n',
    )

    (document,) = read(path).documents

    assert (document.title, document.source, document.published) == (
        "Gate: done",
        "Echo",
        "2025-06-05",
    )
    assert document.metadata == (("tag", "x"),)
    assert document.text.split("\n")[6] == TEXT


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_lines_that_name_title_source_and_date_above_a_text_are_its_fields(write, tmp_path, name):
    head = "Title: Gate: done\nSource: Echo\nDate: 2025-06-05\nTag: x\nText: y\n\n"

    (document,) = read(write(tmp_path, name, f"{head}{TEXT}\n")).documents

    assert (document.title, document.source, document.published) == (
        "Gate: done",
        "Echo",
        "2025-06-05",
    )
    assert document.metadata == (("Tag", "x"), ("Text", "y"))
    assert document.text.split("\n")[6] == TEXT


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_name_that_stands_twice_above_a_text_keeps_both_values(write, tmp_path, name):
    head = "Title: Gate\nSource: Echo\nTags: boats\nTags: ferries\nTitle: Gate again\n\n"

    (document,) = read(write(tmp_path, name, f"{head}{TEXT}\n")).documents

    assert document.title == "Gate"
    assert document.metadata == (("Tags", "boats"), ("Tags", "ferries"), ("Title", "Gate again"))


@pytest.mark.parametrize(
    "head",
    [
        "Question: Who came?\nAnswer: Nobody.\n\n",
        "Date: 2025-06-05\nMayor: The gate is done.\n\n",
        "Title: Gate\nSource: Echo\n",
    ],
    ids=["an interview", "one field alone", "no blank line below"],
)
def test_other_lines_with_a_colon_are_text(write, tmp_path, head):
    (document,) = read(write(tmp_path, "a.txt", f"{head}{TEXT}\n")).documents

    assert (document.title, document.source, document.published) == ("", "", "")
    assert document.text.startswith(head)


def test_a_rule_at_the_top_is_no_list_of_values(write, tmp_path):
    (document,) = read(write(tmp_path, "a.md", f"---\n{TEXT}\n---\n{TEXT}\n")).documents

    assert document.title == ""
    assert document.text.count(TEXT) == 2


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("content", [b"", b"  \n\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00"])
def test_an_empty_file_is_named(write, tmp_path, suffix, content):
    reading = read(write(tmp_path, f"a{suffix}", content))

    assert reading.documents == ()
    assert [skipped.reason for skipped in reading.skipped] == ["an empty file"]


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.exe", "a", "a.zip"])
def test_a_format_that_is_not_read_says_what_to_do(write, tmp_path, name):
    (skipped,) = read(write(tmp_path, name, "x")).skipped

    assert skipped.reason.startswith("format not read: save it as one of .txt")


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.TGZ", "a.7z", "a.rar", "b.txt.xz"])
def test_an_archive_that_is_not_read_says_so(write, tmp_path, name):
    content = b"a.txt" + b"\0" * 252 + b"ustar" + b"\0" * 500
    packed = a_gz(content) if name.lower().endswith("gz") else content

    (skipped,) = read(write(tmp_path, name, packed)).skipped

    assert skipped.reason == "an archive that is not read: unpack it, or pack it as .zip"


@pytest.mark.parametrize(
    ("name", "content", "limits", "reason"),
    [
        ("a.txt", "x" * 50, {"file_bytes": 40}, "50 bytes, more than 40: split it"),
        ("a.html", "x" * 50, {"page_bytes": 40}, "50 bytes, more than 40: split it"),
        ("a.txt", "x\n" + "y" * 50, {"line_chars": 40}, "50 characters, more than 40"),
    ],
)
def test_a_file_beyond_a_limit_is_named_with_advice(write, tmp_path, name, content, limits, reason):
    reading = read(write(tmp_path, name, content), **limits)

    assert reading.documents == ()
    assert reason in reading.skipped[0].reason


def test_undecodable_bytes_are_replaced_and_told_and_the_file_is_read(write, tmp_path):
    reading = read(write(tmp_path, "a.txt", "Gáte\n".encode() + TEXT.encode() + b" \xff\xfe\xfd"))

    assert TEXT in reading.documents[0].text
    assert "3 undecodable bytes replaced" in reading.skipped[0].reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_opened(tmp_path):
    path = tmp_path / "a.txt"
    os.mkfifo(path)

    assert "not an ordinary file" in read(path).skipped[0].reason


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    assert "cannot be opened" in read(tmp_path / "gone.txt").skipped[0].reason
