"""What one file may ask for is bounded, by limits that can be set."""

import dataclasses
import subprocess
import sys
import textwrap
import threading
import zipfile

import pandas as pd
import pytest

from analysis import CorpusError, Settings, SettingsError, analyse
from analysis.intake import corpus, limits_of, read_corpus, read_limits, readers
from analysis.intake.limits import DEFAULT_LIMITS, MEGABYTE, Limits, OutOfTime, memory

STORY = "The harbour master weighed a crate of lemons behind the shed and went home at noon."


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("rows", "--limit must be like rows=2000000,seconds=300"),
        ("rows=", "--limit must be like"),
        ("rows=many", "--limit must be like"),
        ("rows=-1", "--limit must be like"),
        ("rows=\u0663", "--limit must be like"),
        ("rows=1__0", "--limit must be like"),
        ("rows=_1", "--limit must be like"),
        ("rows=1_", "--limit must be like"),
        ("rows=" + "9" * 5_000, "--limit must be like"),
        ("rows=0", "the limit rows must be from 1 to 1,000,000,000,000,000, got 0"),
        ("seconds=1_000_000_000_000_001", "the limit seconds must be from 1 to"),
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


@pytest.mark.parametrize("name", [one.name for one in dataclasses.fields(Limits)])
def test_the_largest_limits_can_be_followed(write, tmp_path, name):
    write(tmp_path, "a.csv", f"title,text\nOne,{STORY}\n")
    limits = limits_of(read_limits(f"{name}=1_000_000_000_000_000"))

    assert len(read_corpus(tmp_path, limits=limits).articles) == 1


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


@pytest.mark.parametrize("fault", [MemoryError, RecursionError, OutOfTime])
@pytest.mark.parametrize("archive", [False, True])
def test_a_file_that_was_not_read_for_want_of_time_or_memory_is_read_again(
    write, tmp_path, monkeypatch, fault, archive
):
    write(tmp_path, "b.txt", f"Ships wait at the quay\n\n{STORY}")
    table = f"title,text\nOne,{STORY}\n"
    if archive:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
            file.writestr("a.csv", table)
    else:
        write(tmp_path, "a.csv", table)

    def fails(_text, _raw):
        raise fault

    with monkeypatch.context() as patch:
        patch.setitem(readers.read_raw.__globals__["_OF_TEXT"], "table", fails)
        first = read_corpus(tmp_path)
    second = read_corpus(tmp_path, earlier=first.readings)

    assert len(first.skipped) == 1
    assert len(first.readings) == 1
    assert len(second.articles) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="where the system counts memory")
def test_a_parquet_file_too_large_for_memory_is_not_called_damaged(write, tmp_path):
    pd.DataFrame({"title": ["One"] * 300_000, "text": range(300_000)}).astype(str).to_parquet(
        tmp_path / "a.parquet"
    )
    # In a process of its own: one that ran for long holds free memory, which no bound counts.
    script = textwrap.dedent(
        """
        from pathlib import Path
        import pandas, pyarrow.parquet
        from analysis.intake import readers
        from analysis.intake.limits import Limits
        from analysis.intake.reading import Raw
        raw = Raw("a.parquet", Path("a.parquet").read_bytes(), Limits(memory_bytes=1 << 20))
        reading = readers.read_raw(raw)
        print(reading.hurried, reading.skipped[0].reason)
        """
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout.startswith("True ")
    assert "too large" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="where the system counts memory")
def test_memory_beyond_the_limit_is_refused_and_given_again_afterwards():
    with memory(100 * MEGABYTE), pytest.raises(MemoryError):
        bytearray(600 * MEGABYTE)

    assert len(bytearray(600 * MEGABYTE)) == 600 * MEGABYTE


@pytest.mark.skipif(sys.platform != "linux", reason="where the system counts memory")
def test_memory_is_bound_in_the_main_thread_only_so_that_no_bound_stays():
    import resource  # noqa: PLC0415 - not on Windows

    before, seen = resource.getrlimit(resource.RLIMIT_DATA), []

    def bind():
        with memory(500 * MEGABYTE):
            seen.append(resource.getrlimit(resource.RLIMIT_DATA))

    thread = threading.Thread(target=bind)
    thread.start()
    thread.join()
    with memory(500 * MEGABYTE):
        seen.append(resource.getrlimit(resource.RLIMIT_DATA))

    assert seen[0] == before
    assert seen[1] != before
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


@pytest.mark.skipif(sys.platform != "linux", reason="where the system counts memory")
def test_a_file_that_takes_too_much_memory_is_named(write, tmp_path):
    write(tmp_path, "a.csv", "title,text\n" + f"One,{STORY}\n" * 200_000)

    with pytest.raises(CorpusError, match="nested too deep, or too large"):
        read_corpus(tmp_path, limits=Limits(memory_bytes=MEGABYTE))
