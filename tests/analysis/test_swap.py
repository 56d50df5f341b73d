"""Old or new, never half: whatever stops a run while it stores its report.

The runs that are killed are children of one process that has loaded everything, so that hundreds
of kills take seconds.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from analysis.errors import ReportError
from analysis.store import open_report, save_report
from analysis.swap import is_report, replacing, standing

sys.path.insert(0, "tests")
from builders import a_report

RUNS = """
import json, pathlib, resource, shutil, sys
from analysis.store import save_report
from analysis.swap import standing
sys.path.insert(0, "tests")
from builders import a_report
from killed import child, killed_at

folder = pathlib.Path(sys.argv[1])
old, new = a_report(title="old"), a_report(title="new")

def limited_to(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    save_report(new, folder)

def names():
    return sorted(place.name for place in folder.parent.iterdir())

def title():
    try:
        return json.loads((standing(folder) / "manifest.json").read_text())["title"]
    except FileNotFoundError:
        return "absent"

first = folder.parent.parent / "first"
if child(lambda: save_report(old, first)):
    raise SystemExit("no old report")
told = []
for step in range(1, 500):
    shutil.rmtree(folder.parent)
    folder.parent.mkdir()
    if sys.argv[2] == "over an old report":
        shutil.copytree(first, folder)
    if sys.argv[3] == "kill":
        code = killed_at(step, lambda: save_report(new, folder))
    else:
        code = child(lambda: limited_to(step * 2000))
    after, left = title(), names()
    again = child(lambda: save_report(new, folder))
    told.append({"code": code, "title": after, "left": left, "again": again, "then": names(),
                 "final": title()})
    if not code:
        break
print(json.dumps(told))
"""


def stopped_runs(home: Path, before: str, how: str) -> list[dict]:
    place = home / "out" / "r"
    place.parent.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", RUNS, str(place), before, how],
        check=True,
        timeout=240,
        capture_output=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    "before", ["over an old report", pytest.param("where none was", marks=pytest.mark.slow)]
)
def test_a_run_killed_at_any_step_leaves_old_or_new_and_the_next_needs_no_repair(tmp_path, before):
    told = stopped_runs(tmp_path, before, "kill")

    killed, last = told[:-1], told[-1]
    assert last["code"] == 0
    assert {run["code"] for run in killed} == {-9}
    # most kills hit while the draft stood there, some within the swap itself
    assert sum(".r.draft" in run["left"] for run in killed) >= 10
    first = "old" if before == "over an old report" else "absent"
    titles = [run["title"] for run in killed]
    assert set(titles) <= {first, "new"}
    assert titles[0] == first
    if first == "old":
        assert any(".r.old" in run["left"] and "r" not in run["left"] for run in killed)
    assert {run["again"] for run in told} == {0}
    assert {tuple(run["then"]) for run in told} == {("r",)}
    assert {run["final"] for run in told} == {"new"}


def test_a_disk_that_is_full_at_any_size_leaves_the_old_report_and_nothing_else(tmp_path):
    told = stopped_runs(tmp_path, "over an old report", "full disk")

    full, last = told[:-1], told[-1]
    assert len(full) >= 3
    assert {run["code"] for run in full} == {1}
    assert {run["title"] for run in full} == {"old"}
    assert {tuple(run["left"]) for run in full} == {("r",)}
    assert last["code"] == 0
    assert last["title"] == "new"


def test_two_runs_at_once_both_end_and_one_report_is_whole(tmp_path):
    reports = [a_report(title=str(number)) for number in range(3)]
    threads = [
        threading.Thread(target=save_report, args=(report, tmp_path / "r")) for report in reports
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert open_report(tmp_path / "r").manifest["title"] in "012"
    assert [place.name for place in tmp_path.iterdir()] == ["r"]


def test_who_reads_while_another_writes_gets_one_whole_report(tmp_path):
    reports = [a_report(title="even"), a_report(title="odd")]
    save_report(reports[0], tmp_path / "r")
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            save_report(reports[number % 2], tmp_path / "r")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        titles = {open_report(tmp_path / "r").manifest["title"] for _ in range(8)}
    finally:
        stop.set()
        writer.join()

    assert titles <= {"even", "odd"}


def test_a_folder_that_another_run_holds_says_who_holds_it(tmp_path):
    with (
        replacing(tmp_path / "r"),
        pytest.raises(ReportError, match=f"written by process {os.getpid()} on"),
    ):
        save_report(a_report(), tmp_path / "r", patience=0)

    assert not (tmp_path / ".r.lock").exists()


def test_between_the_two_moves_of_a_swap_the_old_report_is_read(tmp_path):
    save_report(a_report(title="old"), tmp_path / "r")
    (tmp_path / "r").rename(tmp_path / ".r.old")

    assert standing(tmp_path / "r") == tmp_path / ".r.old"
    assert is_report(tmp_path / "r")
    assert open_report(tmp_path / "r").manifest["title"] == "old"


def test_a_block_that_fails_leaves_everything_as_it_was(tmp_path):
    (tmp_path / "r").mkdir()

    def fail() -> None:
        with replacing(tmp_path / "r") as draft:
            (draft / "half").write_text("half")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        fail()
    assert [place.name for place in tmp_path.rglob("*")] == ["r"]
