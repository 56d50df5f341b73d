"""The README says what is true: columns, commands, options, layout, and examples that run."""

import re
from typing import Any

import pytest
import readme_tables

import analysis
from dashboard.__main__ import main

OPTION = re.compile(r"--[a-z][a-z-]+")


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def shell_lines(readme):
    blocks = re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]


@pytest.fixture(scope="module")
def layout(readme):
    block = re.search(r"```\n(pyproject\.toml.*?)```", readme, re.DOTALL)
    assert block is not None
    return block[1].splitlines()


def help_of(command, capsys):
    with pytest.raises(SystemExit):
        main([command, "--help"])
    return capsys.readouterr().out


def test_the_column_tables_are_those_of_the_schemas(readme):
    assert readme == readme_tables.with_tables(readme), "run scripts/readme_tables.py"


def test_the_two_commands_stand_on_the_first_screen(readme):
    first = "\n".join(readme.splitlines()[:12])

    assert re.findall(r"^make (\w+)", first, re.MULTILINE) == ["run", "test"]


def test_every_make_target_named_exists(root, shell_lines):
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {line.split()[1] for line in shell_lines if line.startswith("make ")}

    assert {"run", "test", "lint"} <= named
    assert named <= targets


def test_every_option_named_is_one_of_the_command(shell_lines, capsys):
    known = {command: help_of(command, capsys) for command in ("open", "analyze", "report")}
    lines = [line for line in shell_lines if line.startswith("broadsheet")]

    assert len(lines) > 4
    for line in lines:
        word = line.split()[1] if len(line.split()) > 1 else ""
        command = word if word in known else "open"
        assert all(option in known[command] for option in OPTION.findall(line)), line


def test_every_option_of_the_command_is_named(readme, capsys):
    for command in ("open", "analyze", "report"):
        options = set(OPTION.findall(help_of(command, capsys))) - {"--help"}

        assert options
        assert all(option in readme for option in options), command


def test_every_script_named_exists(root, readme):
    named = re.findall(r"(?:dashboard|scripts|\.ci)/[\w.]+(?:\.py|run)", readme)

    assert named
    assert all((root / path).is_file() for path in named)


def test_the_layout_names_what_exists_and_every_package(root, layout):
    folder, named = "", set()
    for line in layout:
        name = line.split()[0]
        folder = "" if not line.startswith(" ") else folder
        named.add(f"{folder}{name}")
        folder = name if not line.startswith(" ") and name.endswith("/") else folder
    packages = {
        f"{path.parent.relative_to(root).as_posix()}/"
        for top in ("analysis", "dashboard")
        for path in (root / top).rglob("__init__.py")
    }

    assert [path for path in named if not (root / path).exists()] == []
    assert packages <= named


def test_the_python_example_runs(readme, tmp_path, monkeypatch):
    example = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    assert example is not None
    news = tmp_path / "news"
    news.mkdir()
    rows = ["source,title,text"]
    rows += [
        f'Terrier,Rents {n},"Rents rose again. Tenants are angry. It is day {n}."' for n in (1, 2)
    ]
    (news / "rents.csv").write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}

    exec(compile(example[1], "README.md", "exec"), names)  # noqa: S102 - our own words

    assert list(names["by_source"].index) == ["Terrier"]
    assert names["article"].title == "A headline"
    assert names["scores"]["tone"].iloc[0] < 0 < names["scores"]["tone"].iloc[1]
    assert len(names["words"]) == 2
    assert names["desk"] == "markets"


def test_the_toml_examples_are_followed(readme, tmp_path):
    blocks = re.findall(r"```toml\n# ([\w.]+\.toml)(.*?)```", readme, re.DOTALL)
    for name, text in blocks:
        (tmp_path / name).write_text(f"#{text}", encoding="utf-8")
    (tmp_path / "a.txt").write_text("A headline\n\nThe hiring of talent goes on.\n", "utf-8")

    report = analysis.analyse(tmp_path)

    assert sorted(name for name, _ in blocks) == sorted(
        ["corpus.toml", "topics.toml", "sources.toml", "ledger.toml"]
    )
    assert len(analysis.read_ledger(tmp_path / "ledger.toml")) == 4
    assert report.manifest["title"] == "Aggregator pages, June 2025"
    assert list(report.topics["name"][:2]) == ["talent war", "age verification"]


def test_the_piece_of_the_example_is_put_back(readme, tmp_path):
    example = re.search(r"```toml\n(\[\[pieces\]\].*?)```", readme, re.DOTALL)
    assert example is not None
    (tmp_path / "ledger.toml").write_text(example[1], encoding="utf-8")
    (piece,) = analysis.read_ledger(tmp_path / "ledger.toml").pieces
    story = "The council of Saltmere voted on the new quay on Monday, after a long debate."
    page = ["A headline", "", story, *[""] * 8, piece.text, "", f"{story} Nobody cheered."]
    (tmp_path / piece.file).write_text("\n".join(page), encoding="utf-8")

    plain, told = (
        analysis.analyse(tmp_path, analysis.Settings(pieces=pieces)) for pieces in ((), (piece,))
    )

    assert plain.removed[["text", "line"]].values.tolist() == [[piece.text, piece.line]]
    assert told.removed.empty
    assert piece.text in set(told.sentences["text"])


def test_the_picture_exists(root, readme):
    pictures = re.findall(r"!\[.+?\]\((.+?)\)", readme)

    assert pictures
    assert all((root / path).read_bytes().startswith(b"\x89PNG") for path in pictures)
