"""Mistakes on the command line are answered with what was meant."""

from pathlib import Path

import pytest

from dashboard.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("analyse", "news", "--out", "out"), "did you mean analyze?"),
        (("repport", "news"), "did you mean report?"),
        (("-odd",), "write ./-odd"),
        (("analyze", "-odd", "--out", "out"), "write ./-odd"),
        (("analyze", "--odd", "--out", "out"), "write ./--odd"),
    ],
)
def test_a_mistake_in_the_form_of_a_command_is_answered_with_the_right_one(
    arguments, said, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    for name in ("-odd", "--odd"):
        (tmp_path / name).mkdir()

    try:
        code = main(arguments)
    except SystemExit as ended:
        code = ended.code

    assert code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_a_folder_that_is_called_like_a_misspelt_command_is_opened(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "analyse").mkdir()
    monkeypatch.setattr(
        "dashboard.launch.open_dashboard", lambda path, **_: path != Path("analyse")
    )

    assert main(["analyse"]) == 0
