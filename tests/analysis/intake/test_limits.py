"""What one file may ask for is bounded, by limits that can be set."""

import sys

import pytest

from analysis import CorpusError, Settings, SettingsError, analyse
from analysis.intake import corpus, limits_of, read_corpus, read_limits
from analysis.intake.limits import DEFAULT_LIMITS, MEGABYTE, Limits, memory

STORY = "The harbour master weighed a crate of lemons behind the shed and went home at noon."


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("rows", "--limit must be like rows=2000000,seconds=300"),
        ("rows=", "--limit must be like"),
        ("rows=many", "--limit must be like"),
        ("rows=-1", "--limit must be like"),
        ("rows=\u0663", "--limit must be like"),
        ("rows=0", "the limit rows must be 1 or more, got 0"),
        ("lines=4", "there is no limit 'lines'; there are: file_bytes, "),
    ],
)
def test_limits_that_cannot_be_followed_are_one_line(text, advice):
    with pytest.raises(SettingsError, match=advice):
        read_limits(text)


def test_limits_that_are_not_named_stay():
    limits = limits_of((("rows", 7),))

    assert limits.rows == 7
    assert limits.seconds == DEFAULT_LIMITS.seconds


def test_a_limit_is_a_setting_of_the_run(write, tmp_path):
    write(tmp_path, "a.csv", "title,text\n" + "".join(f"{n},{STORY} {n}\n" for n in range(5)))

    report = analyse(tmp_path, Settings(limits=(("rows", 3),)))

    assert len(report.articles) == 3
    assert "3" in report.skipped["reason"].iloc[0]
    assert report.manifest["settings"]["limits"] == {"rows": 3}


@pytest.mark.parametrize("fault", [None, MemoryError, RecursionError])
def test_a_file_that_cannot_be_cut_costs_its_limit_and_no_other_file(
    write, tmp_path, monkeypatch, fault
):
    write(tmp_path, "a.csv", f"title,text\nOne,{STORY}\nTwo,{STORY} Again.\n")
    write(tmp_path, "b.txt", f"Ships wait at the quay\n\n{STORY}")
    split = corpus.split_page

    def never_ends(document, **options):
        if document.place != "row 3":
            return split(document, **options)
        if fault:
            raise fault
        while True:
            pass

    monkeypatch.setattr(corpus, "split_page", never_ends)

    intake = read_corpus(tmp_path, limits=Limits(seconds=1))

    assert [article.file for article in intake.articles] == ["a.csv", "b.txt"]
    assert [(row.file, row.place) for row in intake.skipped] == [("a.csv", "row 3")]
    assert "out of time or memory" in intake.skipped[0].reason
    assert len(intake.readings) == 1  # another time it may go better


@pytest.mark.skipif(sys.platform != "linux", reason="where the system counts memory")
def test_memory_beyond_the_limit_is_refused_and_given_again_afterwards():
    with memory(100 * MEGABYTE), pytest.raises(MemoryError):
        bytearray(600 * MEGABYTE)

    assert len(bytearray(600 * MEGABYTE)) == 600 * MEGABYTE


@pytest.mark.skipif(sys.platform != "linux", reason="where the system counts memory")
def test_a_file_that_takes_too_much_memory_is_named(write, tmp_path):
    write(tmp_path, "a.csv", "title,text\n" + f"One,{STORY}\n" * 200_000)

    with pytest.raises(CorpusError, match="nested too deep, or too large"):
        read_corpus(tmp_path, limits=Limits(memory_bytes=MEGABYTE))
