"""Sources where they stand beside other things: in bylines, behind headlines, or nowhere."""

import datetime as dt
import json

import pytest
from file_makers import an_rss

from analysis import split_page
from analysis.intake import read_corpus
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw
from analysis.records import UNKNOWN_SOURCE

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."
DAY = dt.datetime(2025, 4, 4, tzinfo=dt.UTC)


def read(name, content):
    return read_raw(Raw(name, content.encode()))


@pytest.mark.parametrize(
    ("byline", "source", "published"),
    [
        ("By Sam Reed, The Ledger, 4 April 2025", "The Ledger", DAY),
        ("By Sam Reed | The Ledger | April 4, 2025", "The Ledger", DAY),
        ("By Sam Reed and Ann Lee - The Ledger - 4 April 2025", "The Ledger", DAY),
        ("Sam Reed, The Ledger, 4 April 2025", "The Ledger", DAY),
        ("By Sam Reed, 4 April 2025", UNKNOWN_SOURCE, DAY),
        ("By Sam Reed, Staff Writer, April 4, 2025", UNKNOWN_SOURCE, DAY),
        ("By Sam Reed, The Ledger", "The Ledger", None),
        ("By Sam Reed, Staff Writer", UNKNOWN_SOURCE, None),
    ],
)
def test_a_byline_gives_its_source_and_its_date(byline, source, published):
    (article,) = split_page(f"The gate is repaired\n{byline}\n\n{TEXT}\n\n{TEXT} Again.\n")

    assert (article.source, article.published) == (source, published)
    assert (article.title, article.paragraphs) == (
        "The gate is repaired",
        (TEXT, f"{TEXT} Again."),
    )


def test_a_byline_over_questions_and_answers_keeps_the_headline_above_it():
    byline = "By Sam Reed, The Ledger, 4 April 2025"
    talk = "Q: What worries you most?\n\nA: Debt, which the town has had for many years now.\n"

    (article,) = split_page(f"Interview with Lena Holt, economist\n{byline}\n\n{talk}")

    assert article.title == "Interview with Lena Holt, economist"
    assert (article.source, article.published) == ("The Ledger", DAY)


@pytest.mark.parametrize("value", ["NULL", "None", "nan", "n/a", "N/A", "-", "#N/A", "null"])
@pytest.mark.parametrize("form", ["table", "record"])
def test_what_a_table_writes_for_no_value_is_no_source(value, form):
    content = {
        "table": ("a.csv", f'title,source,date,text\nGate,{value},{value},"{TEXT}"\n'),
        "record": ("a.json", json.dumps([{"title": "Gate", "source": value, "text": TEXT}])),
    }

    reading = read(*content[form])

    assert [(one.title, one.source, one.published) for one in reading.documents] == [
        ("Gate", "", "")
    ]
    assert reading.skipped == ()


@pytest.mark.parametrize(
    ("title", "source", "headline"),
    [
        ("Gate repaired - BBC News", "BBC News", "Gate repaired"),
        ("Gate repaired - BBC News", "bbc.co.uk", "Gate repaired"),
        ("Gate repaired | The Saltmere Echo", "saltmere-echo.com", "Gate repaired"),
        (
            "Gate - and wall - repaired – Saltmere Echo",
            "Saltmere Echo",
            "Gate - and wall - repaired",
        ),
        ("Gate repaired - Newsmax - News", "Newsmax - News", "Gate repaired"),
        ("Gate repaired - for now", "BBC News", "Gate repaired - for now"),
        ("Gate repaired - BBC News", "Saltmere Echo", "Gate repaired - BBC News"),
        ("Gate repaired - BBC News", "", "Gate repaired - BBC News"),
        ("Gate-BBC", "BBC", "Gate-BBC"),
        (" - BBC", "BBC", "- BBC"),
    ],
)
def test_the_name_of_the_source_behind_a_headline_is_no_part_of_it(title, source, headline):
    record = {"title": title, "source": {"id": None, "name": source}, "content": TEXT}

    (document,) = read("a.json", json.dumps({"articles": [record]})).documents

    assert (document.title, document.source, document.text) == (headline, source, TEXT)


def test_a_text_that_says_the_headline_with_its_source_says_only_the_headline():
    record = {"title": "Gate repaired - BBC", "source": "BBC", "text": "Gate repaired - BBC"}

    assert read("a.json", json.dumps([record])).documents == ()


def test_headlines_of_a_feed_lose_the_name_of_their_source(tmp_path):
    title = "<title>Gate repaired - Saltmere Echo</title>"
    item = f"<item>{title}<description>{TEXT}</description></item>"
    (tmp_path / "a.xml").write_bytes(an_rss(item))

    (article,) = read_corpus(tmp_path).articles

    assert (article.title, article.source) == ("Gate repaired", "Saltmere Echo")


@pytest.mark.parametrize("name", ["username", "screen_name", "user"])
def test_whose_post_it_is_is_its_source_where_no_better_column_is(name):
    (alone,) = read("a.csv", f'{name},text\nann_lee,"{TEXT}"\n').documents
    (beside,) = read("a.csv", f'{name},outlet,text\nann_lee,Echo,"{TEXT}"\n').documents

    assert (alone.source, beside.source) == ("ann_lee", "Echo")
