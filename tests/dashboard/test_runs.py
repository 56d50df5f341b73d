"""Analyses in their own processes: watched, failing in one line, ending with the server."""

import subprocess
import sys
import time

import pytest
from commands import STORY

from analysis import SettingsError, is_report
from dashboard.runs import (
    DONE,
    FAILED,
    RUNNING,
    ProgressFile,
    Request,
    Runs,
    RunState,
    Step,
    check_place,
    read_progress,
    settings_of,
)


@pytest.fixture
def runs():
    own = Runs()
    yield own
    own.stop()


def ended(runs, folder, *, within=60.0):
    """Return how an analysis ended."""
    for _ in range(int(within / 0.05)):
        state = runs.state(folder)
        if state.status != RUNNING:
            return state
        time.sleep(0.05)
    pytest.fail("the analysis did not end")


def instead(monkeypatch, code):
    """Let a line of Python stand in for the analysis."""
    command = [sys.executable, "-c", code]
    monkeypatch.setattr("dashboard.runs.analysis_command", lambda *_: command)


def test_what_an_analysis_tells_can_be_read_while_it_runs(tmp_path):
    told = ProgressFile(tmp_path / "told.jsonl")
    told.tell("reading files", 2, 2)
    told.tell("scoring tone", 1, 4)
    with (tmp_path / "told.jsonl").open("a") as file:
        file.write('{"step": "half a li')

    state = read_progress(tmp_path / "told.jsonl")

    assert state == RunState(RUNNING, (Step("reading files", 2, 2), Step("scoring tone", 1, 4)))
    assert state.steps[1].share == 0.25


def test_a_step_of_many_parts_is_told_at_most_once_per_hundredth(tmp_path):
    told = ProgressFile(tmp_path / "told.jsonl")
    for done in range(10_001):
        told.tell("reading files", done, 10_000)

    assert len((tmp_path / "told.jsonl").read_text().splitlines()) == 101
    assert read_progress(tmp_path / "told.jsonl").steps[0].done == 10_000


def test_nothing_told_is_no_step(tmp_path):
    assert read_progress(tmp_path / "absent") == RunState(RUNNING)
    assert Step("empty", 0, 0).share == 0.0


def test_a_corpus_is_analysed_in_its_own_process(runs, tmp_path):
    corpus = tmp_path / "news"
    corpus.mkdir()
    (corpus / "a.txt").write_text(f"Port strike\n\n{STORY}")
    folder = tmp_path / "reports" / "one"

    runs.start(Request(corpus, n_topics=1), folder)
    state = ended(runs, folder)

    assert state.status == DONE, state.message
    assert len(state.steps) >= 3
    assert is_report(folder)
    assert [path.name for path in corpus.iterdir()] == ["a.txt"]


def test_a_corpus_that_cannot_be_read_fails_in_one_line(runs, tmp_path):
    corpus = tmp_path / "empty"
    corpus.mkdir()

    runs.start(Request(corpus), tmp_path / "report")
    state = ended(runs, tmp_path / "report")

    assert state.status == FAILED
    assert state.message.count("\n") == 0
    assert "empty" in state.message
    assert not (tmp_path / "report").exists()


def test_an_analysis_that_dies_is_said_to_have_died(runs, tmp_path, monkeypatch):
    instead(monkeypatch, "raise SystemExit(9)")

    runs.start(Request(tmp_path), tmp_path / "report")
    state = ended(runs, tmp_path / "report")

    assert state.status == FAILED
    assert "memory" in state.message


def test_a_second_visitor_joins_the_running_analysis(runs, tmp_path, monkeypatch):
    instead(monkeypatch, "import sys; sys.stdin.read()")
    runs.start(Request(tmp_path), tmp_path / "report")
    first = runs.pid(tmp_path / "report")

    runs.start(Request(tmp_path), tmp_path / "report")

    assert runs.pid(tmp_path / "report") == first


def test_an_ended_analysis_can_be_started_again(runs, tmp_path, monkeypatch):
    instead(monkeypatch, "raise SystemExit(9)")
    runs.start(Request(tmp_path), tmp_path / "report")
    ended(runs, tmp_path / "report")

    instead(monkeypatch, "import sys; sys.stdin.read()")
    runs.start(Request(tmp_path), tmp_path / "report")

    assert runs.state(tmp_path / "report") == RunState(RUNNING)


def test_stopping_ends_every_analysis(tmp_path, monkeypatch):
    runs = Runs()
    instead(monkeypatch, "import time; time.sleep(600)")
    runs.start(Request(tmp_path), tmp_path / "report")

    runs.stop()

    assert runs.state(tmp_path / "report") is None


def test_an_analysis_ends_when_its_server_is_gone():
    code = (
        "import time; from dashboard.runs import end_with_parent; end_with_parent(); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
    assert child.poll() is None

    child.communicate(timeout=30)  # closes the pipe, as the end of the server does

    assert child.returncode == 130


def test_a_report_is_never_written_into_its_corpus(tmp_path):
    (tmp_path / "news").mkdir()

    with pytest.raises(SettingsError, match="outside"):
        check_place(tmp_path / "news", tmp_path / "news" / "report")


def test_a_report_is_no_corpus(stored, tmp_path):
    with pytest.raises(SettingsError, match="broadsheet open"):
        check_place(stored, tmp_path / "out")


def test_the_place_of_a_report_may_not_hold_something_else(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"x")

    with pytest.raises(SettingsError, match="something else"):
        check_place(tmp_path / "a.txt", tmp_path / "photos")


def test_named_topics_come_from_their_file(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text('"Port strike" = ["dockers", "strike", "quay"]\n')

    settings = settings_of(Request(tmp_path, n_topics=2, named=file))

    assert settings.n_topics == 2
    assert settings.named is not None
    assert settings.named[0].name == "Port strike"
    assert settings_of(Request(tmp_path)).named is None
