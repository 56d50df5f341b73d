"""Lines that one source repeats are furniture; printings of one text are no evidence of it."""

import random

import pytest

from analysis.intake import read_corpus
from analysis.intake.repeats import without_repeated_lines
from analysis.records import UNKNOWN_SOURCE, Article

MOTTO = "Saltmere Echo has told the truth by lamplight for ninety years, and will go on."
COMMENT = "The harbour company did not answer a request for comment."


def an_article(number: int, *, source: str = "Saltmere Echo", above=(), below=()) -> Article:
    rng = random.Random(number)
    text = [f"On day {number} ship {rng.randrange(10**6)} waited for row {n}." for n in range(5)]
    paragraphs = (*above, *text, *below)
    return Article(source, f"Day {number}", paragraphs, tuple(range(2, 2 + len(paragraphs))))


@pytest.mark.parametrize("where", ["above", "below"])
def test_a_line_at_the_edge_of_many_articles_of_a_source_is_furniture(where):
    line = (MOTTO,)
    articles = [
        an_article(n, above=line) if where == "above" else an_article(n, below=line)
        for n in range(6)
    ]

    kept, pieces = without_repeated_lines(articles, ())

    assert all(MOTTO not in article.paragraphs for article in kept)
    assert [len(a.paragraphs) for a in kept] == [len(a.lines) for a in kept] == [5] * 6
    assert {(piece.kind, piece.rule, piece.text) for piece in pieces} == {
        ("furniture", "repeated in 6 articles of this source", MOTTO)
    }


@pytest.mark.parametrize(
    "articles",
    [
        [an_article(1, source="Saltmere Echo", below=(MOTTO,))] * 9,
        [an_article(n, below=(MOTTO,) if n < 3 else ()) for n in range(9)],
        [an_article(n, below=(COMMENT,) if n < 5 else ()) for n in range(40)],
        [an_article(n, source=f"Paper {n}", below=(MOTTO,)) for n in range(9)],
        [an_article(n, source=UNKNOWN_SOURCE, below=(MOTTO,)) for n in range(9)],
        [an_article(n, below=(MOTTO + " And so on." * 60,)) for n in range(9)],
        [Article("Echo", str(n), (MOTTO,), (2,)) for n in range(9)],
    ],
    ids=["printings", "few", "rare", "many sources", "no source", "long", "nothing else"],
)
def test_content_is_not_eaten(articles):
    kept, pieces = without_repeated_lines(articles, ())

    assert (kept, pieces) == (articles, [])


def test_a_line_between_paragraphs_is_content():
    articles = []
    for n in range(9):
        first, last = an_article(n), an_article(n + 100)
        articles.append(
            Article(
                "Echo", str(n), (*first.paragraphs, COMMENT, *last.paragraphs), tuple(range(11))
            )
        )

    assert without_repeated_lines(articles, ()) == (articles, [])


def test_what_is_taken_out_stands_in_removed_with_its_place(tmp_path, write):
    for n in range(6):
        body = "\n\n".join(an_article(n).paragraphs)
        write(
            tmp_path, f"{n}.txt", f"Day {n}\nBy Jo Reed for Saltmere Echo\n\n{body}\n\n  {MOTTO}\n"
        )

    found = read_corpus(tmp_path)

    pieces = [piece for piece in found.removed if piece.text == MOTTO]
    assert [(piece.file, piece.start) for piece in pieces] == [(f"{n}.txt", 2) for n in range(6)]
    assert all(MOTTO not in article.paragraphs for article in found.articles)
    roles = {(line.file, line.line): (line.role, line.text) for line in found.lines}
    assert {roles[p.file, p.line] for p in pieces} == {("furniture", f"  {MOTTO}")}
