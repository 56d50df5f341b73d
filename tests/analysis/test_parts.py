"""A list of parts is the old one or the new one, each with all its parts."""

import json
import subprocess
import sys

import pytest

from analysis.parts import LIST, part_name, read_list, read_part, write_list

RUNS = """
import json, pathlib, shutil, sys
from analysis.parts import LIST, part_name, read_list, read_part, write_list
sys.path.insert(0, "tests")
from killed import killed_at

folder = pathlib.Path(sys.argv[1])

def written(number):
    stays, own = b"stays", b"%d" % number * 9
    parts = {part_name(data, "txt"): data for data in (stays, own)}
    write_list(folder, {"number": number, "parts": [*parts]}, parts=parts, patience=0.0)

told = []
for step in range(1, 100):
    shutil.rmtree(folder, ignore_errors=True)
    written(1)
    code = killed_at(step, lambda: written(2))
    said = read_list(folder)
    whole = [read_part(folder, name).decode() for name in said["parts"]]
    written(3)
    told.append([code, said["number"], whole, sorted(p.name for p in folder.parent.rglob("*"))])
    if code == 0:
        break
print(json.dumps(told))
"""


def test_a_run_that_is_killed_at_any_step_leaves_the_old_list_or_the_new_one(tmp_path):
    place = tmp_path / "kept"

    done = subprocess.run(
        [sys.executable, "-c", RUNS, str(place)], check=True, capture_output=True, text=True
    )

    told = json.loads(done.stdout)
    numbers = [number for _, number, *_ in told]
    assert len(told) > 6
    assert numbers == sorted(numbers)
    assert set(numbers) == {1, 2}
    assert all(whole == ["stays", str(number) * 9] for _, number, whole, _ in told)
    after = sorted(["kept", LIST, part_name(b"stays", "txt"), part_name(b"3" * 9, "txt")])
    assert all(names == after for *_, names in told)


def test_parts_that_stay_are_not_written_again(tmp_path):
    name = part_name(b"stays", "txt")
    write_list(tmp_path, {"run": 1}, parts={name: b"stays"}, patience=0.0)
    before = (tmp_path / name).stat()

    write_list(tmp_path, {"run": 2}, parts={}, kept=[name], patience=0.0)

    assert (tmp_path / name).stat().st_ino == before.st_ino
    assert read_list(tmp_path) == {"run": 2}


def test_a_list_never_names_a_part_that_is_gone(tmp_path):
    write_list(tmp_path, {"run": 1}, parts={}, patience=0.0)

    with pytest.raises(FileNotFoundError):
        write_list(tmp_path, {"run": 2}, parts={}, kept=[part_name(b"x", "txt")], patience=0.0)

    assert read_list(tmp_path) == {"run": 1}


def test_a_part_that_was_changed_is_not_read(tmp_path):
    name = part_name(b"as written", "txt")
    write_list(tmp_path, {}, parts={name: b"as written"}, patience=0.0)
    (tmp_path / name).write_bytes(b"as changed")

    with pytest.raises(ValueError, match="was changed"):
        read_part(tmp_path, name)


@pytest.mark.skipif(sys.platform == "win32", reason="where the size of a file can be bounded")
def test_a_full_disk_leaves_the_old_list_and_no_draft(tmp_path):
    code = """
import pathlib, resource, signal, sys
from analysis.parts import part_name, write_list
folder, data = pathlib.Path(sys.argv[1]), b"x" * 100_000
write_list(folder, {"run": 1}, parts={part_name(b"old", "txt"): b"old"}, patience=0.0)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_list(folder, {"run": 2}, parts={part_name(data, "txt"): data}, patience=0.0)
except OSError as error:
    print(error.strerror)
"""
    place = tmp_path / "kept"

    done = subprocess.run(
        [sys.executable, "-c", code, str(place)], check=True, capture_output=True, text=True
    )

    assert done.stdout == "File too large\n"
    assert read_list(place) == {"run": 1}
    assert sorted(path.name for path in place.iterdir()) == [part_name(b"old", "txt"), LIST]
