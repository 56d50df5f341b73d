"""Tables and records: every row becomes an article or a line that says why not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intake.columns import as_text, columns_of
from analysis.intake.limits import Limits
from analysis.intake.objects import read_records
from analysis.intake.reading import Raw
from analysis.intake.rows import read_table

HEADER = "title,source,date,url,text,section\n"
ROW = 'Gate repaired,Wendale Herald,2025-06-05,https://x.example/1,"The gate, repaired.",Region\n'


def table(text, **limits):
    return read_table(text, Raw("a.csv", b"", Limits(**limits)))


def records(text, *, by_line=False, **limits):
    return read_records(text, Raw("a.json", b"", Limits(**limits)), by_line=by_line)


def test_the_columns_of_a_table_become_the_fields_of_a_document():
    (document,) = table(HEADER + ROW).documents

    assert (document.file, document.place) == ("a.csv", "row 2")
    assert (document.title, document.source) == ("Gate repaired", "Wendale Herald")
    assert (document.published, document.url) == ("2025-06-05", "https://x.example/1")
    assert document.text == "The gate, repaired."
    assert document.metadata == (("section", "Region"),)


def test_a_column_without_a_name_is_no_field():
    (document,) = table(f",{HEADER}0,{ROW}").documents

    assert (document.title, document.source) == ("Gate repaired", "Wendale Herald")
    assert (document.published, document.url) == ("2025-06-05", "https://x.example/1")
    assert document.text == "The gate, repaired."


@pytest.mark.parametrize(
    "title",
    ['"We will not move," he says', '"Open', 'Shut"', 'A "quoted" one', '"Whole"', '""'],
)
def test_a_table_divided_by_tabs_is_read_where_it_never_quotes(title):
    rows = [f"{title}\tEcho\tThe gate {n}, repaired." for n in range(3)]
    odd = '"Yes\tEcho\t"No," she said.'

    reading = table("\n".join(["title\tsource\ttext", *rows, odd]))

    assert [document.text[:10] for document in reading.documents] == [
        "The gate 0",
        "The gate 1",
        "The gate 2",
        '"No," she ',
    ]
    assert reading.documents[0].title == title
    assert reading.skipped == ()


def test_a_table_divided_by_tabs_is_read_where_it_quotes():
    rows = ['"A ""b"""\tEcho\t"One\nTwo\tthree"', '"B"\tEcho\t"Four"']

    found = table("\n".join(["title\tsource\ttext", *rows])).documents

    assert [(one.title, one.text) for one in found] == [('A "b"', "One\nTwo three"), ("B", "Four")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_told_from_the_header(delimiter, ending):
    rows = [["Headline", "Outlet", "Body"], ["A, b; c", "Echo", 'said "no" | yes']]
    text = "".join(
        delimiter.join(f'"{c.replace(chr(34), chr(34) * 2)}"' for c in r) + ending for r in rows
    )

    (document,) = table(text).documents

    assert (document.title, document.source, document.text) == (
        "A, b; c",
        "Echo",
        'said "no" | yes',
    )


def test_a_line_that_names_the_delimiter_is_followed():
    (document,) = table("sep=;\ntitle;text\nA;B\n").documents

    assert (document.title, document.text, document.place) == ("A", "B", "row 3")


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            "TITLE,Body,Publisher,PubDate,Link",
            {"title": 0, "text": 1, "source": 2, "published": 3, "url": 4},
        ),
        (
            "headline,content,outlet,published_at",
            {"title": 0, "text": 1, "source": 2, "published": 3},
        ),
        ("id,Article Text,media_name,Date Published", {"text": 1, "source": 2, "published": 3}),
        ("article,text", {"text": 1}),
        ("description,content", {"text": 1}),
        ("a,b,c", {}),
    ],
)
def test_columns_are_known_by_their_usual_names(header, fields):
    assert columns_of(header.split(",")) == fields


def test_a_table_without_a_column_of_text_says_which_columns_it_has():
    reading = table("id,nothing,name\n1,2,3\n")

    assert reading.documents == ()
    assert "id, nothing, name" in reading.skipped[0].reason
    assert "name one of its columns text" in reading.skipped[0].reason


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A\n", "has 1 cell, the header has 6"),
        ("A,B\n", "has 2 cells, the header has 6"),
        ("A,B,C,D,E,F,G\n", "has 7 cells, the header has 6"),
        ("A,B,C,D,,F\n", "no text under 'text'"),
        ('A,B,C,D,"E"x,F\n', "not a row of a table"),
        ('A,B,C,D,"never closed,F\nA,B,C,D,E,F\n', "opens here and never closes"),
        (f"A,B,C,D,{'x' * 200},F\n", "200 characters, more than 100"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_number_and_reason(row, reason):
    reading = table(HEADER + ROW + row, line_chars=100)

    assert [document.place for document in reading.documents] == ["row 2"]
    assert [skipped.place for skipped in reading.skipped] == ["row 3"]
    assert reason in reading.skipped[0].reason


def test_rows_after_a_bad_one_keep_their_numbers():
    reading = table(HEADER + "bad\n" + "\n" + ROW + "A,B,2025-06-05,D,E,F,\n")

    assert [document.place for document in reading.documents] == ["row 4", "row 5"]
    assert [skipped.place for skipped in reading.skipped] == ["row 2"]


def test_words_that_other_readers_take_for_missing_are_text_but_no_names():
    reading = table("title,source,text\nNA,None,null\nnan,NULL,NA\n")

    assert [(d.title, d.source, d.text) for d in reading.documents] == [
        ("NA", "", "null"),
        ("nan", "", "NA"),
    ]


def test_a_text_may_have_many_lines_and_characters_that_break_others():
    text = 'title,text\nA,"one\r\ntwo\x00\u202e\n\nthree"\n'

    assert table(text).documents[0].text == "one\ntwo\n\nthree"


def test_the_number_of_rows_is_bounded():
    reading = table(HEADER + ROW * 5, rows=3)

    assert [document.place for document in reading.documents] == ["row 2", "row 3", "row 4"]
    assert (reading.skipped[0].place, "more than 3 rows" in reading.skipped[0].reason) == (
        "from row 5",
        True,
    )


@pytest.mark.parametrize(
    ("dates", "order"), [(("5/6/2025", "27/6/2025"), True), (("5/6/2025", "5/7/2025"), None)]
)
def test_the_order_of_day_and_month_comes_from_the_whole_column(dates, order):
    assert table("date,text\n" + "".join(f"{d},x\n" for d in dates)).day_first is order


def test_an_empty_table_is_named():
    assert "needs a header row" in table("\n\n").skipped[0].reason
    assert table("title,text\n").documents == ()


ARTICLE = {
    "title": "Gate",
    "source": {"id": None, "name": "Echo"},
    "publishedAt": 1751033100,
    "content": "It is.",
}


@pytest.mark.parametrize(
    ("text", "by_line", "place"),
    [
        (json.dumps([ARTICLE]), False, "record 1"),
        (json.dumps({"status": "ok", "articles": [ARTICLE]}), False, "record 1"),
        (json.dumps({"things": [ARTICLE]}), False, "record 1"),
        (json.dumps(ARTICLE), False, "record 1"),
        (json.dumps(ARTICLE) + "\n", True, "line 1"),
        ("\n" + json.dumps(ARTICLE) + "\n\n", True, "line 2"),
        (json.dumps(ARTICLE) + "\n" + "{}", False, "line 1"),
    ],
    ids=["array", "NewsAPI", "one list", "one object", "lines", "blank lines", "lines in .json"],
)
def test_records_are_read_from_every_usual_shape(text, by_line, place):
    document = records(text, by_line=by_line).documents[0]

    assert (document.place, document.title, document.source) == (place, "Gate", "Echo")
    assert (document.published, document.text) == ("1751033100", "It is.")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{not json}", "not JSON"),
        ("3", "not an object"),
        ('{"a": 1}', "no field of text"),
        ('{"text": ""}', "no text under 'text'"),
        ('{"text": null}', "no text under 'text'"),
        ("[" * 100_000, "nested too deep"),
        ('{"text": ' + "9" * 5000 + "}", "holds a number of too many digits to be read"),
    ],
)
def test_a_line_that_is_no_record_is_named_and_the_rest_is_read(line, reason):
    reading = records(line + '\n{"text": "It is."}\n', by_line=True)

    assert [document.place for document in reading.documents] == ["line 2"]
    assert reading.skipped[0].place == "line 1"
    assert reason in reading.skipped[0].reason


@pytest.mark.parametrize("text", ["{", "3", '"x"', '{"a": 1}', "[" * 100_000])
def test_a_file_without_records_is_one_line_of_advice(text):
    (skipped,) = records(text).skipped

    assert (skipped.file, skipped.place) == ("a.json", "")
    assert skipped.reason


def test_the_number_of_records_is_bounded():
    reading = records('{"text": "x"}\n' * 5, by_line=True, rows=3)

    assert len(reading.documents) == 3
    assert "more than 3 records" in reading.skipped[0].reason


def test_values_of_records_become_text():
    assert as_text(["Jane", {"name": "John"}, 3, None]) == "Jane, John, 3, "
    assert as_text(["one", "two"], joint="\n") == "one\ntwo"
    assert as_text({"a": 1}) == '{"a": 1}'


@given(st.text(max_size=200))
def test_no_table_breaks_the_reader_and_every_row_is_counted(text):
    reading = table("title,text\nA,B\n" + text)

    assert len(reading.documents) + len(reading.skipped) >= 1
    records(text)
    records(text, by_line=True)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["text", "title", "date", "x"]), inner, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_no_json_breaks_the_reader(value):
    for by_line in (False, True):
        for document in records(json.dumps(value), by_line=by_line).documents:
            assert isinstance(document.text, str)
