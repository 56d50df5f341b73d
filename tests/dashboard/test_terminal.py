"""What the command says on a terminal, and what it does where nobody reads it."""

import io
import os
import shlex
import subprocess
import sys

import pytest
from commands import COMMAND, STORY
from hypothesis import given
from hypothesis import strategies as some

from dashboard.terminal import ProgressBar, one_line


@pytest.fixture
def corpus(tmp_path):
    """Return a folder of an article and a file that is no text."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Port strike goes on\n\n{STORY}")
    (folder / "c.jpg").write_bytes(b"\xff\xd8\xff\x00" * 40)
    return folder


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self):  # pyrefly: ignore[missing-override-decorator]
        return True


def test_the_bar_is_drawn_in_place_and_wiped_away():
    screen = Terminal()
    bar = ProgressBar(screen)
    bar.tell("scoring tone", 1, 2)
    bar.tell("scoring tone", 1, 2)
    bar.close()

    drawn = screen.getvalue().split("\r")
    assert "############............" in drawn[1]
    assert [part.strip() for part in drawn[2:]] == ["", ""]


def test_no_bar_is_drawn_where_nobody_watches():
    screen = io.StringIO()
    bar = ProgressBar(screen)
    bar.tell("scoring tone", 1, 2)
    bar.close()

    assert screen.getvalue() == ""


@given(some.text())
def test_no_message_can_steer_a_terminal(message):
    assert one_line(message).isprintable()


posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


@posix
@pytest.mark.parametrize(
    "command", ["analyze {} --out {} | true", "analyze {} --out {} >&- 2>&-", "--help | true"]
)
def test_where_nobody_reads_what_is_said_the_work_is_done_all_the_same(corpus, tmp_path, command):
    report = tmp_path / "out"
    said = f"set -o pipefail; {shlex.join(COMMAND)} {command.format(corpus, report)}"

    done = subprocess.run(
        ["/bin/bash", "-c", said], capture_output=True, text=True, timeout=100, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert report.exists() == ("analyze" in command)


@posix
@pytest.mark.parametrize("more", [0, 20])
def test_what_was_not_used_is_named_on_a_terminal_in_harmless_lines(corpus, tmp_path, more):
    (corpus / "d\x1b[31m\u202e.bin").write_bytes(b"\0")
    for number in range(more):
        (corpus / f"e{number:02}.bin").write_bytes(b"\0")
    ours, theirs = os.openpty()

    done = subprocess.run(
        [*COMMAND, "analyze", str(corpus), "--out", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        timeout=100,
        check=True,
    )

    os.close(theirs)
    lines = os.read(ours, 100_000).decode().replace("\r", "\n").split("\n")
    os.close(ours)
    named = [line for line in lines if line.startswith("not used: ")]
    assert named[0].startswith("not used: c.jpg: format not read")
    assert named[1].startswith("not used: d[31m.bin: an empty file")
    assert len(named) == min(2 + more, 10)
    assert any(line.startswith("... and 12 more in ") for line in lines) == (more > 0)
    assert all(line.isprintable() for line in lines)
    assert done.stdout.endswith(f"({2 + more} skipped)\n")
