"""Markdown: marks of lists, blocks of code, tables."""

import pytest

from analysis.intake import read_corpus
from analysis.intake.markdown import without_marks
from analysis.intake.pages import whole
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."
TABLE = "| gate | minutes |\n|:-----|--------:|\n| west | 40 |\n| east | 12 |"
CODE = "```sh\nopen gate | wc -l\n```"


def plain(text):
    return without_marks(text)[0].split("\n")


def test_the_marks_of_a_list_leave_its_items():
    text = f"- {TEXT}\n\nWho came:\n\n* Ann\n* [ ] Bob\n  + Carl [Doe](x)\n+ Dora\n- `Eve`"

    assert plain(text) == [
        TEXT, "", "Who came:", "", "Ann", "Bob", "Carl Doe", "Dora", "Eve",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["- Saltmere Echo", "-5 degrees", "* * *", "- - -", "1. Gate"])
def test_what_is_no_item_of_a_list_keeps_its_signs(line):
    assert plain(f"{TEXT}\n\n{line}\n\n{TEXT}")[2] == line


@pytest.mark.parametrize("block", [TABLE, CODE, CODE.replace("`", "~")])
def test_tables_and_code_are_kept_beside_the_text(write, tmp_path, block):
    write(tmp_path, "a.md", f"# Gate\n\n{TEXT}\n\n{block}\n\n{TEXT} Again.\n")

    intake = read_corpus(tmp_path)

    (article,) = intake.articles
    assert article.paragraphs == (TEXT, f"{TEXT} Again.")
    assert [piece.text for piece in intake.removed] == block.split("\n")
    assert [piece.line for piece in intake.removed] == [*range(5, 5 + len(block.split("\n")))]


def test_a_row_of_a_table_that_is_a_sentence_is_text():
    text = f"{TEXT}\n\n{TABLE}\n| south | {TEXT} |\n"

    assert plain(text)[2] == f"| south | {TEXT} |"


@pytest.mark.parametrize("block", [f"```\n{TEXT}\n```", f"```\n{TEXT}", f"{TEXT}\n```"])
def test_a_text_in_a_block_of_code_alone_or_in_one_never_closed_is_read(block):
    (document,) = read_raw(Raw("a.md", block.encode())).documents

    assert document.text.strip() == TEXT
    assert whole(document).lines == block.split("\n")
