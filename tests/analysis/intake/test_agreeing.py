"""Sources that a text names under its headline, or that several files show together."""

import gzip
import json

import pytest

from analysis.intake import read_corpus
from analysis.intake.names import folded
from analysis.records import UNKNOWN_SOURCE

HEADLINES = (
    "Ferry is late again as passengers wait at the quay",
    "Council puts off its vote on the tannery by a week",
    "Harbour wall to be raised before the winter storms",
    "School roof falls in during the night and nobody is hurt",
)


def a_text(number: int) -> list[str]:
    subject = ("ferry", "council", "harbour", "school")[number % 4]
    return [
        f"The {subject} of Saltmere was in the news on day {number}, and hundreds stood there.",
        f"Nobody in office number {number} could say on Friday how long it would take, or what.",
    ]


LAYOUTS = {
    "under the headline": lambda t, d, n, b: [t, n, d, *b],
    "blank lines between": lambda t, d, n, b: [t, "", n, "", d, "", *b],
    "under the date": lambda t, d, n, b: [t, d, n, *b],
    "over a byline": lambda t, d, n, b: [t, n, "By Jane Doe", d, *b],
    "over the headline": lambda t, d, n, b: [n, t, d, *b],
    "below the text": lambda t, d, n, b: [t, d, *b, n],
    "below the text, with a dash": lambda t, d, n, b: [t, d, *b, f"— {n}"],
    "behind the headline": lambda t, d, n, b: [f"{t} - {n}", d, *b],
    "behind the headline, with a bar": lambda t, d, n, b: [f"{t} | {n}", d, *b],
}


def written(folder, layout, names):
    """Write a file for each name; return the articles read from them."""
    folder.mkdir()
    for number, name in enumerate(names):
        date = f"{number + 10} June 2025"
        lines = layout(HEADLINES[number % 4], date, name, a_text(number))
        (folder / f"{number}.txt").write_text("\n".join(lines), "utf-8")
    return read_corpus(folder)


@pytest.mark.parametrize("name", ["The Sparrow", "The Saltmere Sparrow"])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_name_at_the_same_place_of_several_files_is_their_source(tmp_path, layout, name):
    found = written(tmp_path / "c", layout, [name] * 4)

    assert [one.source for one in found.articles] == [name] * 4
    assert [one.title for one in found.articles] == [*HEADLINES]
    assert [list(one.paragraphs) for one in found.articles] == [a_text(n) for n in range(4)]
    lines = [piece.text.strip("— ") for piece in found.removed if piece.kind == "source"]
    assert lines == ([] if "behind" in layout_name(layout) else [name] * 4)


def layout_name(layout) -> str:
    return next(name for name, one in LAYOUTS.items() if one is layout)


def test_files_of_two_sources_are_told_apart(tmp_path):
    names = ["The Sparrow", "The Wren"] * 4

    found = written(tmp_path / "c", LAYOUTS["under the headline"], names)

    assert [one.source for one in found.articles] == names


@pytest.mark.parametrize(
    "name",
    ["Jane Doe", "New York", "Business", "World View", "The Big Read", "The Interview", "Letters",
     "Staff Writer", "Sunday Essay"],
)  # fmt: skip
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_authors_places_and_rubrics_are_no_sources(tmp_path, layout, name):
    found = written(tmp_path / "c", layout, [name] * 4)

    assert {one.source for one in found.articles} == {UNKNOWN_SOURCE}


@pytest.mark.parametrize("layout", ["under the headline", "over the headline", "under the date"])
def test_a_name_that_is_known_of_the_press_is_the_source_of_one_file(split, layout):
    lines = LAYOUTS[layout](HEADLINES[0], "12 June 2025", "Reuters", a_text(0))

    (article,) = split(*lines).articles

    assert (article.source, article.title) == ("Reuters", HEADLINES[0])
    assert list(article.paragraphs) == a_text(0)


def test_two_files_are_not_enough_and_neither_are_copies_of_one(tmp_path):
    two = written(tmp_path / "two", LAYOUTS["under the headline"], ["The Sparrow"] * 2)
    same = tmp_path / "same"
    same.mkdir()
    for number in range(4):
        lines = [HEADLINES[number], "The Sparrow", "10 June 2025", *a_text(0)]
        (same / f"{number}.txt").write_text("\n".join(lines), "utf-8")

    assert {one.source for one in two.articles} == {UNKNOWN_SOURCE}
    assert {one.source for one in read_corpus(same).articles} == {UNKNOWN_SOURCE}


PLACE = LAYOUTS["under the headline"]


@pytest.mark.parametrize("name", ["Harbour Matters", "New Quayside", "The Sparrow", "Quaymax"])
def test_a_name_at_the_place_where_other_files_name_an_outlet_is_a_source(tmp_path, name):
    names = ["Reuters", "Saltmere Herald", "CNN", name]

    found = written(tmp_path / "c", PLACE, names)

    assert [one.source for one in found.articles] == names
    assert [list(one.paragraphs) for one in found.articles] == [a_text(n) for n in range(4)]
    assert [piece.text for piece in found.removed if piece.kind == "source"] == names


@pytest.mark.parametrize(
    "names",
    [
        ["Reuters", "CNN", "Jane Doe", "Bob Roe"],
        ["Reuters", "Reuters", "Reuters", "Jane Doe"],
        ["Reuters", "CNN", "Saltmere Herald", "World View"],
    ],
    ids=["as many authors", "one outlet", "a rubric"],
)
def test_a_place_where_few_files_name_outlets_tells_no_source(tmp_path, names):
    found = written(tmp_path / "c", PLACE, names)

    assert found.articles[-1].source == UNKNOWN_SOURCE


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("By Jane Doe, The Sparrow", "The Sparrow"),
        ("By Jane Doe | The Sparrow", "The Sparrow"),
        ("By Jane Doe - Saltmere Herald", "Saltmere Herald"),
        ("By Jane Doe and Bob Roe, Associated Press", "Associated Press"),
        ("By Jane Doe, Staff Writer", ""),
        ("By Jane Doe, MD", ""),
        ("By Jane Doe, Business Reporter", ""),
        ("By Jane Doe, New York", ""),
        ("By Jane Doe, Bob Roe", ""),
        ("By Jane Doe, The White House Correspondent", ""),
    ],
)
def test_a_byline_names_the_outlet_behind_its_author(split, line, source):
    (article,) = split(HEADLINES[0], line, "12 June 2025", *a_text(0)).articles

    assert article.source == (source or UNKNOWN_SOURCE)
    assert list(article.paragraphs) == a_text(0)


def test_a_name_and_a_known_outlet_under_the_headline_are_author_and_source(split):
    (article,) = split(HEADLINES[0], "Jane Doe, USA TODAY", "12 June 2025", *a_text(0)).articles

    assert article.source == "USA TODAY"
    assert list(article.paragraphs) == a_text(0)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("© 2025 The Sparrow. All rights reserved.", "The Sparrow"),
        ("Copyright 2025 The Sparrow", "The Sparrow"),
        ("(c) 2025 Saltmere Herald", "Saltmere Herald"),
        ("COPYRIGHT 2025 SYNDICATE.COM", ""),
        ("© Getty Images", ""),
        ("© 2025 Getty Images", ""),
        ("© 2025", ""),
        ("All rights reserved.", ""),
    ],
)
def test_a_copyright_line_names_the_source_of_a_single_text(split, line, source):
    (article,) = split(HEADLINES[0], "12 June 2025", *a_text(0), line).articles

    assert article.source == (source or UNKNOWN_SOURCE)


def test_a_copyright_line_among_other_furniture_is_the_sites_not_the_authors(split):
    lines = [*a_text(0), "Related articles", "Share this article", "© 2025 The Sparrow"]

    (article,) = split(HEADLINES[0], "12 June 2025", *lines).articles

    assert article.source == UNKNOWN_SOURCE


AGENCIES = {"Reuters", "Associated Press"}  # they write what outlets print


def test_sources_named_in_ordinary_articles_are_those_that_printed_them(tmp_path, labelled):
    for number, row in enumerate(labelled):
        (tmp_path / f"{number:03}.txt").write_text(
            f"{row['title'].strip()}\n\n{row['text']}", "utf-8"
        )

    found = {one.file: one.source for one in read_corpus(tmp_path).articles}

    named = {file: one for file, one in found.items() if one not in {UNKNOWN_SOURCE, *AGENCIES}}
    printed = {file: folded(labelled[int(file[:3])]["source"]) for file in named}
    assert {
        file for file, one in named.items() if not folded(one).startswith(printed[file])
    } == set()
    assert len(named) >= 15


@pytest.fixture
def labelled(shared):
    """Return 300 ordinary articles with the outlet that printed each."""
    with gzip.open(shared / "data" / "news" / "allsides-dev.jsonl.gz", "rt", encoding="utf-8") as f:
        return [json.loads(line) for _, line in zip(range(300), f, strict=False)]
