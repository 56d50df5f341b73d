"""The command ``broadsheet``: what it prints, how it ends, what it leaves behind."""

import errno
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from importlib import metadata

import pytest
from commands import COMMAND, STORY

from analysis import FILE_KINDS, CorpusError, limit_lines, open_report
from analysis.tables import SCHEMAS
from analysis.tone.vader import MAX_WORDS
from dashboard import launch
from dashboard.__main__ import main
from dashboard.server import HOST
from dashboard.terminal import SHOWN


@pytest.fixture
def corpus(tmp_path):
    """Return a folder of two articles and a file that is no text."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Port strike goes on\n\n{STORY}")
    (folder / "b.txt").write_text(f"River flood recedes\n\n{STORY.replace('Dockers', 'Rowers')}")
    (folder / "c.jpg").write_bytes(b"\xff\xd8\xff\x00" * 40)
    return folder


def run(*arguments, cwd=None):
    """Run the command to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        cwd=cwd,
        check=False,
    )


def test_analyze_writes_the_tables_and_says_what_it_found(corpus, tmp_path):
    before = sorted(path.name for path in corpus.iterdir())

    done = run("analyze", corpus, "--out", tmp_path / "out", "--topics", 1)

    assert (done.returncode, done.stderr) == (0, "")
    pattern = r"(\d+) articles, (\d+) sentences, (\d+) topics from 3 files \(1 skipped\)\n"
    assert re.fullmatch(pattern, done.stdout)
    report = open_report(tmp_path / "out")
    assert int(done.stdout.split()[0]) == len(report.articles) == 2
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "manifest.json",
        "parquet",
        *(f"{schema.name}.csv" for schema in SCHEMAS),
    }
    assert sorted(path.name for path in corpus.iterdir()) == before


def test_analyze_says_in_one_line_that_the_corpus_carries_fewer_topics_than_asked_for(
    corpus, tmp_path
):
    done = run("analyze", corpus, "--out", tmp_path / "out", "--topics", 99)

    found = open_report(tmp_path / "out").manifest["counts"]["topics"]
    assert done.returncode == 0
    assert done.stderr == (
        f"note: asked for 99 discovered topics; the corpus carries {found}: "
        "topics finer than an article do not return in another half of its sentences\n"
    )
    assert len(done.stdout.splitlines()) == 1


def test_a_corpus_without_an_article_ends_with_2_and_one_line(tmp_path):
    (tmp_path / "empty").mkdir()

    done = run("analyze", tmp_path / "empty", "--out", tmp_path / "out")

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "empty" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("analyze",),
        ("analyze", "news"),
        ("analyze", "absent", "--out", "out"),
        ("analyze", "news", "--out", "news/inside"),
        ("analyze", "news", "--out", "out", "--named", "absent.toml"),
        ("analyze", "news", "--out", "out", "--topics", "many"),
        ("absent",),
        ("open", "absent"),
        ("--port", "0"),
        ("--port", "70000"),
        ("--port", "x"),
        ("--unknown",),
        ("news", "--named", "absent.toml"),
        ("news", "--map", "body"),
        ("analyze", "news", "--out", "out", "--map", "word=Body"),
        ("\x1b[31mabsent",),
        ("analyze", "x" * 300, "--out", "out"),
        ("analyze", "", "--out", "out"),
        ("analyze", "news", "--out", os.devnull),
        ("",),
        ("--\x1b[31m",),
        ("analyse", "news"),
        ("-odd",),
        ("analyze", "-odd", "--out", "out"),
    ],
    ids=repr,
)
def test_a_mistake_ends_with_2_and_one_harmless_line(arguments, corpus, monkeypatch, capsys):
    monkeypatch.chdir(corpus.parent)

    try:
        code = main(arguments)
    except SystemExit as ended:
        code = ended.code

    said = capsys.readouterr()
    assert code == 2
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err.removesuffix("\n").isprintable()
    assert "Traceback" not in said.err


def test_an_error_of_our_own_ends_with_1_and_leaves_its_trace_in_a_file(
    monkeypatch, capsys, data_home
):
    def broken(*_arguments, **_options):
        raise RuntimeError("odd\nthing")

    monkeypatch.setattr(launch, "open_dashboard", broken)

    assert main([]) == 1

    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "faults.txt" in said
    assert "RuntimeError: odd" in (data_home / "faults.txt").read_text("utf-8")


def test_what_the_system_refuses_ends_with_2_and_names_the_file(monkeypatch, capsys, data_home):
    def refused(*_arguments, **_options):
        raise PermissionError(errno.EACCES, "Permission denied", "a\nfile")

    monkeypatch.setattr(launch, "open_dashboard", refused)

    assert main([]) == 2

    assert capsys.readouterr().err == "broadsheet: a file: Permission denied\n"
    assert not (data_home / "faults.txt").exists()


def test_ctrl_c_in_a_command_ends_with_130_and_without_a_word(monkeypatch, capsys):
    def interrupted(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(launch, "open_dashboard", interrupted)

    assert main(["open"]) == 130
    assert capsys.readouterr().err == ""


def test_where_it_is_not_installed_it_says_so_in_one_line(monkeypatch, capsys):
    def unknown(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", unknown)

    assert main([]) == 2
    assert "pip install -e ." in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["open", "-h"], ["analyze", "-h"]]
)
def test_help_and_version_go_to_stdout(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    said = capsys.readouterr()
    assert ended.value.code == 0
    assert "broadsheet" in said.out
    assert "--progress" not in said.out  # between the server and its child only


def test_the_help_of_analyze_lists_what_is_read_and_every_limit(capsys):
    with pytest.raises(SystemExit):
        main(["analyze", "--help"])
    said = capsys.readouterr().out

    assert all(suffix in said for kind in FILE_KINDS for suffix in kind.suffixes)
    assert all(f"  {line}\n" in said for line in limit_lines())
    assert f"  {MAX_WORDS} words of a sentence" in said


def test_columns_by_other_names_are_read_where_the_command_names_them(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text(f'Lauftext,Blatt\n"{STORY}",Echo\n', encoding="utf-8")

    assert main(["analyze", str(path), "--out", str(tmp_path / "no")]) == 2
    assert "--map text=COLUMN; it has: Lauftext, Blatt" in capsys.readouterr().err
    told = ["--map", "text=Lauftext,source=Blatt"]
    assert main(["analyze", str(path), "--out", str(tmp_path / "out"), *told]) == 0

    report = open_report(tmp_path / "out")
    assert report.articles["source"].tolist() == ["Echo"]
    assert report.manifest["settings"]["columns"] == {"text": "Lauftext", "source": "Blatt"}


def test_a_column_that_no_table_has_is_named_with_those_it_has(tmp_path, capsys):
    corpus = tmp_path / "news"
    corpus.mkdir()
    told = ["--out", str(tmp_path / "out"), "--map", "text=Nope"]
    (corpus / "a.csv").write_text(f'Kopf,Lauftext\nGate,"{STORY}"\n', encoding="utf-8")

    assert main(["analyze", str(corpus), *told]) == 2
    assert "it has: Kopf, Lauftext, and not 'Nope'" in capsys.readouterr().err

    for name in "bcdefghijklm":
        (corpus / f"{name}.csv").write_text(f'Text\n"{STORY} {name}."\n', encoding="utf-8")
    assert main(["analyze", str(corpus), *told]) == 0

    lines = [one for one in capsys.readouterr().err.splitlines() if "such" in one]
    assert lines[0] == ("note: b.csv: no such column: text=Nope; the usual names are taken: Text")
    assert len(lines) == SHOWN + 1
    assert lines[-1].startswith("note: ... and 2 more such tables in ")


def test_columns_named_where_there_is_no_table_are_said_to_be_unused(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(f"Gate\n\n{STORY}\n", encoding="utf-8")

    told = ["--map", "text=Lauftext,source=Blatt"]
    assert main(["analyze", str(path), "--out", str(tmp_path / "out"), *told]) == 0

    (line,) = [one for one in capsys.readouterr().err.splitlines() if "column" in one]
    assert line.startswith("note: there is no table here")
    assert "text=Lauftext" in line


def test_a_path_alone_opens_it_with_its_options(monkeypatch, tmp_path):
    asked = {}
    monkeypatch.setattr(
        launch, "open_dashboard", lambda path, **options: asked.update(options, path=path) or 0
    )

    assert main([str(tmp_path), "--port", "9000", "--no-browser", "--topics", "4"]) == 0
    assert asked == {
        "path": tmp_path,
        "n_topics": 4,
        "named": None,
        "columns": "",
        "lexicon": None,
        "limits": "",
        "port": 9000,
        "browser": False,
    }


def test_the_server_gets_whole_paths_because_its_folder_is_another(tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path)

    arguments = launch.app_arguments(launch.Path("news"), n_topics=2, named=None)

    assert arguments == ["--corpus", str((tmp_path / "news").resolve()), "--topics", "2"]
    assert launch.app_arguments(None, n_topics=None, named=None) == []
    mapped = launch.app_arguments(None, n_topics=None, named=None, columns="text=Body")
    assert mapped == ["--map", "text=Body"]
    limited = launch.app_arguments(None, n_topics=None, named=None, limits="rows=9")
    assert limited == ["--limit", "rows=9"]


def test_a_stored_report_takes_no_settings(stored):
    with pytest.raises(CorpusError, match="stored report"):
        launch.app_arguments(stored, n_topics=2, named=None)


def answers(port):
    """Tell whether the dashboard answers, as a browser would ask."""
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/_stcore/health", timeout=2) as reply:
            return reply.status == 200
    except OSError:
        return False


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
@pytest.mark.parametrize(
    ("end", "codes", "patience"),
    [("SIGINT", {0, 130}, 0.5), ("SIGKILL", {-9}, 15)],  # Ctrl-C waits for its children itself
    ids=["ctrl-c", "killed"],
)
def test_open_takes_the_next_port_says_so_and_ends_cleanly_with_all_its_children(
    stored, tmp_path, end, codes, patience
):
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = subprocess.Popen(
            [*COMMAND, str(stored), "--port", str(port), "--no-browser"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
        )
        try:
            assert server.stdout is not None
            assert f"{port} is taken" in server.stdout.readline()
            chosen = int(re.findall(r":(\d+) ", server.stdout.readline())[0])
            assert chosen > port
            assert answers(chosen)
        finally:
            server.send_signal(signal.Signals[end])
            _, complaints = server.communicate(timeout=30)
    assert server.returncode in codes
    assert "Traceback" not in complaints
    limit = time.monotonic() + patience
    while answers(chosen) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not answers(chosen)
