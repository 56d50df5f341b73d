"""A page taken apart is the whole page: every line once, and every piece can be put back."""

import random

import pytest
from hypothesis import given
from page_lines import pages

from analysis.intake import apart, read_corpus
from analysis.intake.apart import Kept, lines_of
from analysis.intake.pages import split_page
from analysis.records import Document
from analysis.text.cleaning import clean


def put_back(document: Document) -> list[str]:
    """Return the lines of a document from its articles and the pieces taken out, without spaces."""
    page = split_page(document)
    parts: dict[int, list[tuple[int, str]]] = {}
    for piece in page.removed:
        parts.setdefault(piece.line, []).append((piece.start, piece.text))
    lines = clean(document.text).split("\n")
    whole = {article.title_line: article.title for article in page.articles if article.title_line}
    for article in page.articles:
        for number, text in zip(article.lines, article.paragraphs, strict=True):
            assert number not in whole
            whole[number] = text
    found = []
    for number in range(1, len(lines) + 1):
        left = "".join(whole.get(number, "").split())
        at, made = 0, ""
        for start, text in sorted(parts.get(number, [])):
            before = len("".join(lines[number - 1][:start].split()))
            taken = before - len(made)
            made += left[at : at + taken] + "".join(text.split())
            at += taken
        found.append(made + left[at:])
    return found


@given(pages)
def test_what_was_taken_out_put_back_gives_the_cleaned_text(lines):
    document = Document("page.txt", "\n".join(lines))

    assert put_back(document) == ["".join(li.split()) for li in clean(document.text).split("\n")]


@given(pages)
def test_every_line_of_a_page_stands_there_once_and_verbatim(lines):
    document = Document("page.txt", "\n".join(lines))
    kept = Kept([])
    kept.keep([(document.file, clean(document.text).split("\n"))])
    page = split_page(document)

    found = list(lines_of(kept, page.articles, page.removed))

    assert "\n".join(line.text for line in found) == clean(document.text)
    assert [line.line for line in found] == list(range(1, len(found) + 1))
    assert all((line.role == "blank") == (not line.text.strip()) for line in found)
    assert all(bool(line.article_id) == (line.role in {"title", "body"}) for line in found)


def test_the_lines_of_rows_and_of_more_documents_than_the_limit_are_left_out(
    tmp_path, write, prose, monkeypatch
):
    rng = random.Random(1)
    monkeypatch.setattr(apart, "MOST_LINES", 7)
    write(tmp_path, "a.txt", f"Ships wait\n\n{prose(rng)}")
    write(tmp_path, "b.txt", f"Rain falls\n\n{prose(rng)}")
    write(tmp_path, "c.txt", f"Gates close\n\n{prose(rng)}")
    write(tmp_path, "d.csv", f'title,text\nMud,"{prose(rng)}"\n')

    found = read_corpus(tmp_path)

    assert len(found.articles) == 4
    assert [line.file for line in found.lines] == ["a.txt"] * 3 + ["b.txt"] * 3
    assert [line.role for line in found.lines] == ["title", "blank", "body"] * 2


def test_on_the_given_page_every_line_has_its_role(gold_page, tmp_path, write):
    write(tmp_path, "page.txt", gold_page.text)

    found = read_corpus(tmp_path)

    assert [line.role for line in found.lines] == [line.role for line in gold_page.lines]
    assert [line.text for line in found.lines] == [line.text for line in gold_page.lines]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_page_without_text_has_blank_lines_only(text):
    kept = Kept([])
    kept.keep([("page.txt", text.split("\n"))])

    assert {line.role for line in lines_of(kept, (), ())} == {"blank"}
