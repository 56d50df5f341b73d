"""What the layout of a .pdf says of its lines: headline, small print and paragraphs are told apart."""

import random

import pytest
from file_makers import a_pdf

from analysis.intake import read_corpus
from analysis.intake.pdflines import PdfLine, spaced

TITLE = "Council will not hear the case of the old quay of Saltmere before the summer"
WORDS = (
    "the ferry company moored at western gate and nobody could say for how long it rained".split()
)


def paragraph(number: int, width: int = 80) -> list[str]:
    """Return the lines of an invented paragraph, broken at a width; the last one may be full."""
    rng = random.Random(number)
    lines, line = [], f"On day {number}"
    for _ in range(rng.randrange(30, 90)):
        word = rng.choice(WORDS)
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}"
    return [*lines, line]


@pytest.mark.parametrize("source", ["Washington Times", "Christian Science Monitor", "Quaymax"])
@pytest.mark.parametrize("n_words", [6, 10, 14], ids=["short", "long", "full"])
def test_a_headline_does_not_run_into_the_source_below_it(tmp_path, source, n_words):
    title = " ".join(TITLE.split()[:n_words])
    body = [paragraph(n) for n in range(6)]
    lines = [title, "", source, "", "2013-06-27", ""]
    for one in body:
        lines += [*one, ""]
    (tmp_path / "a.pdf").write_bytes(a_pdf(lines[:40], lines[40:]))

    (article,) = read_corpus(tmp_path).articles

    assert (article.title, article.source) == (title, source)
    assert f"{article.published:%Y-%m-%d}" == "2013-06-27"
    assert " ".join(article.paragraphs) == " ".join(" ".join(one) for one in body)
    assert {" ".join(one) for one in body[:2]} <= {*article.paragraphs}


def at(*sized: tuple[str, float], step: float = 1.2, top: float = 700) -> list[PdfLine]:
    """Return lines under each other, each its text and the size of its letters."""
    lines = []
    for text, size in sized:
        lines.append(PdfLine(text, top, size))
        top -= step * size
    return lines


def test_lines_of_larger_letters_are_one_headline():
    body = [(line, 10.0) for line in paragraph(1)]
    page = at(("Council will not hear", 24.0), ("the case of the", 24.0), ("old quay", 24.0), *body)

    (text,) = spaced([page])

    title, gap, *rest = text.split("\n")
    assert (title, gap) == ("Council will not hear the case of the old quay", "")
    assert rest == paragraph(1)


def test_lines_without_a_place_and_of_one_distance_stay_as_they_are():
    lines = paragraph(2)

    assert spaced([[*map(PdfLine, lines)]]) == ["\n".join(lines)]
    assert spaced([at(*((line, 10.0) for line in lines))]) == ["\n".join(lines)]
    assert spaced([[PdfLine("a"), PdfLine(""), PdfLine("b")]]) == ["a\n\nb"]
    assert spaced([[], []]) == ["", ""]


def test_a_second_column_is_no_gap_and_a_wide_distance_is_one():
    left, right = paragraph(3), paragraph(4)
    page = [*at(*((line, 10.0) for line in left)), *at(*((line, 10.0) for line in right))]
    low = [PdfLine("The end.", page[-1].height - 30, 10.0)]

    (text,) = spaced([[*page, *low]])

    assert text.split("\n") == [*left, *right, "", "The end."]


def test_letters_that_were_drawn_as_one_are_letters_again():
    line = PdfLine(
        "the o\ufb00icial \ufb01rst \ufb02ed, un\ufb02a\ufb04ed, to the co\ufb03n la\ufb06"
    )

    assert spaced([[line]]) == ["the official first fled, unflaffled, to the coffin last"]
