"""Which files a corpus consists of, and what is said of those that cannot be had."""

import os
from pathlib import Path

import pytest

from analysis.errors import CorpusError
from analysis.intake import files, input_hashes, read_corpus

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."


def refuse(monkeypatch, folder):
    """Let a folder be seen, but not opened."""
    scan = os.scandir

    def refused(path):
        if str(path) == str(folder):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", refused)


def test_a_folder_that_cannot_be_opened_is_named(write, tmp_path, monkeypatch):
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "sub/b.txt", TEXT)
    refuse(monkeypatch, tmp_path / "sub")

    intake = read_corpus(tmp_path)

    assert [(row.file, row.reason) for row in intake.skipped] == [
        ("sub", "cannot be opened: Permission denied")
    ]
    refuse(monkeypatch, tmp_path)
    with pytest.raises(CorpusError, match=r"cannot be opened: Permission denied\.$"):
        read_corpus(tmp_path)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("x" * 300, "File name too long"), ("loop", "Too many levels"), ("a\0b", "does not exist")],
    ids=["long", "loop", "nul"],
)
def test_a_path_that_no_system_opens_is_one_line(tmp_path, name, reason):
    (tmp_path / "loop").symlink_to("loop")

    for function in (read_corpus, input_hashes):
        with pytest.raises(CorpusError, match=reason):
            function(tmp_path / name)


@pytest.mark.skipif(not Path("/proc/self/mountinfo").exists(), reason="Linux only")
@pytest.mark.parametrize("place", ["/proc", "/proc/self", "/sys"])
def test_what_a_system_shows_of_itself_is_no_corpus(place):
    if not Path(place).is_dir():
        pytest.skip(f"this system shows no {place}")
    for function in (read_corpus, input_hashes):
        with pytest.raises(CorpusError, match="what the system shows of itself"):
            function(Path(place))


def test_such_a_folder_inside_a_corpus_is_named_and_not_entered(write, tmp_path, monkeypatch):
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "sub/proc/b.txt", TEXT)
    monkeypatch.setattr(
        files, "kind_of_special", lambda place, _: "proc" if str(place).endswith("proc") else ""
    )

    intake = read_corpus(tmp_path)

    assert [article.file for article in intake.articles] == ["a.txt"]
    ((file, reason),) = [(row.file, row.reason) for row in intake.skipped]
    assert (file, "(proc)" in reason) == ("sub/proc", True)


def test_a_folder_of_links_that_lead_nowhere_says_why_nothing_is_read(tmp_path):
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")

    with pytest.raises(CorpusError, match=r"a.txt: a link out of the folder .* \(and 1 more\)"):
        read_corpus(tmp_path)
