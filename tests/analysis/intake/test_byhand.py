"""What was taken out can be put back, one by one or all, and a line can be taken out by hand."""

from textwrap import shorten

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_lines import pages

from analysis.decided import PieceDecision
from analysis.intake import read_corpus
from analysis.intake.byhand import BY_HAND, beside
from analysis.intake.pages import split_page
from analysis.records import Document, Removed
from analysis.text.cleaning import clean

LEAD = "The harbour master weighed a crate of lemons behind the shed, which took two minutes."
OFFER = "Subscribe to our newsletter and get the best offers straight to your inbox today!"
BODY = "Ships wait outside the port for the third day and nobody knows why they do, he said."
PAGE = "\n".join(
    [
        "Ships wait at the quay", "2 hours ago", "- Echo", "", f"{LEAD} {OFFER}", BODY, "Comments",
        "The river rises again", "3 hours ago", "- Terrier", BODY.replace("Ships", "Boats"), "", LEAD,
        "Read more",
    ]
)  # fmt: skip
LINKS = "Comments\nRead more"
ALL = PieceDecision("page.txt", is_text=True)


def split(text, *decisions, **fields):
    return split_page(Document("page.txt", text, **fields), decisions=decisions)


def text_of(page):
    """Return titles and paragraphs in the order of their lines."""
    lines = {article.title_line: article.title for article in page.articles if article.title_line}
    for article in page.articles:
        lines |= dict(zip(article.lines, article.paragraphs, strict=True))
    return [lines[line] for line in sorted(lines)]


def restored(piece):
    return PieceDecision(piece.file, is_text=True, text=piece.text, line=piece.line)


@given(pages)
def test_all_put_back_is_the_cleaned_text(lines):
    text = "\n".join(lines)

    page = split(text, ALL)

    assert text_of(page) == [line.strip() for line in clean(text).split("\n") if line.strip()]
    assert page.removed == ()


def test_all_put_back_one_by_one_is_the_same_as_all_at_once():
    pieces = split(PAGE).removed

    assert len(pieces) > 4
    assert split(PAGE, *map(restored, pieces)) == split(PAGE, ALL)


def test_a_piece_put_back_changes_its_own_article_alone():
    before = split(PAGE)
    offer = next(piece for piece in before.removed if piece.text.strip() == OFFER)

    after = split(PAGE, restored(offer))

    assert after.articles[0].paragraphs[0] == f"{LEAD} {OFFER}"
    assert after.articles[1:] == before.articles[1:]
    assert set(before.removed) - set(after.removed) == {offer}


def test_the_head_of_an_item_is_put_back_into_that_item():
    page = split(PAGE, ALL)

    assert [article.title for article in page.articles] == [
        "Ships wait at the quay",
        "The river rises again",
    ]
    assert "- Echo" in page.articles[0].paragraphs
    assert "- Terrier" in page.articles[1].paragraphs
    assert [article.source for article in page.articles] == ["Echo", "Terrier"]


@pytest.mark.parametrize("line", [1, 4, 7, 20])
def test_of_the_same_piece_twice_the_nearest_is_meant(line):
    text = f"Ships wait at the quay\n\nComments\n{LEAD}\n{BODY}\n{BODY}\n{BODY}\nComments"
    page = split(text, PieceDecision("page.txt", is_text=True, text="Comments", line=line))

    assert [piece.line for piece in page.removed if piece.text == "Comments"] == [
        8 if line < 6 else 3
    ]


def test_a_document_without_an_article_becomes_one():
    before, after = split(LINKS), split(LINKS, ALL, source="Echo")

    assert before.articles == ()
    assert text_of(after) == LINKS.split("\n")
    assert {article.source for article in after.articles} == {"Echo"}


def test_a_line_is_taken_out_by_hand_and_named_as_that():
    page = split(PAGE, PieceDecision("page.txt", is_text=False, text=BODY, line=6))

    assert BODY not in text_of(page)
    marked = [piece for piece in page.removed if piece.rule == BY_HAND]
    assert [(piece.line, piece.kind, piece.text) for piece in marked] == [(6, "furniture", BODY)]


def test_blanks_around_a_text_written_by_hand_do_not_matter():
    offer, body = (f"  {text} " for text in (OFFER, BODY))

    page = split(
        PAGE,
        PieceDecision("page.txt", is_text=True, text=offer),
        PieceDecision("page.txt", is_text=False, text=body, line=6),
    )

    assert f"{LEAD} {OFFER}" in text_of(page)
    assert BODY not in text_of(page)


def test_an_article_of_which_nothing_is_left_goes():
    text = f"Ships wait at the quay\n\n{LEAD}"

    page = split(text, PieceDecision("page.txt", is_text=False, text=LEAD))

    assert page.articles == ()


def test_a_line_that_the_corpus_repeats_stays_where_it_was_put_back(tmp_path):
    motto = "Saltmere Echo has told the truth by lamplight for ninety years, and will go on."
    for n in range(6):
        text = (
            f"Day {n} at the quay\n\nSaltmere Echo\n\n{motto}\n\nOn day {n} {BODY}\n\n{LEAD} {n}."
        )
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    kept = PieceDecision("3.txt", is_text=True, text=motto, line=5)
    gone = PieceDecision("3.txt", is_text=True, text="No longer there.")

    plain, intake = read_corpus(tmp_path), read_corpus(tmp_path, pieces=(kept, gone))

    assert sum(motto in article.paragraphs for article in plain.articles) == 0
    assert [a.file for a in intake.articles if motto in a.paragraphs] == ["3.txt"]
    assert intake.notes == ('ledger: "No longer there." is no longer in 3.txt',)


def test_a_decision_about_a_document_that_is_gone_waits(tmp_path):
    (tmp_path / "a.txt").write_text(f"A title\n\n{BODY}\n")
    everything = PieceDecision("gone.txt", is_text=True)
    line = PieceDecision("gone.txt", is_text=True, text=LEAD)

    intake = read_corpus(tmp_path, pieces=(everything, line))

    assert intake.notes == (
        "ledger: all that was taken out is no longer in gone.txt",
        f'ledger: "{shorten(LEAD, 60, placeholder="...")}" is no longer in gone.txt',
    )


def test_a_piece_that_was_put_back_and_is_read_as_the_title_now_does_not_wait(tmp_path):
    (tmp_path / "a.txt").write_text(f"A title of these lines\n\n{BODY}\n")
    title = PieceDecision("a.txt", is_text=True, text="A title of these lines", line=1)

    intake = read_corpus(tmp_path, pieces=(title,))

    assert [article.title for article in intake.articles] == ["A title of these lines"]
    assert intake.notes == ()


def test_rows_of_tables_are_documents_of_their_own(tmp_path):
    (tmp_path / "a.csv").write_text(f'title,text\nOne,"{LEAD} {OFFER}"\nTwo,"{BODY} {OFFER}"\n')

    intake = read_corpus(tmp_path, pieces=(PieceDecision("a.csv, row 3", is_text=True),))

    assert [OFFER in article.body for article in intake.articles] == [False, True]
    assert [piece.file for piece in intake.removed] == ["a.csv, row 2"]


@given(st.lists(st.sampled_from(["Comments", "", LEAD, BODY]), max_size=12))
def test_every_piece_stands_beside_an_article_of_its_document(lines):
    page = split("\n".join(lines))
    elsewhere = Removed("other.txt", 1, 0, 1, "furniture", "menu", "x")

    places = beside([*page.removed, elsewhere], page.articles)

    assert places.pop() == -1
    assert all((at >= 0) == bool(page.articles) for at in places)
