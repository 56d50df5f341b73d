"""Exports of news services: their wrappers, their names of fields, and what they leave out."""

import json

import pytest
from file_makers import a_json

from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."
ROW = {"title": "Gate repaired", "source": "Echo", "text": TEXT}
CSV = f'title,source,date,text\nGate repaired,Echo,2025-06-05,"{TEXT}"\n'


def read(name, content, **more):
    return read_raw(Raw(name, content.encode(), **more))


def reasons(reading):
    return [row.reason for row in reading.skipped]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"status": "ok", "articles": [ROW]}, 1),
        ({"response": {"results": [{"webTitle": "A", "fields": {"bodyText": TEXT}}]}}, 1),
        ({"response": {"docs": [{"headline": {"main": "A"}, "lead_paragraph": TEXT}]}}, 1),
        ({"articles": {"results": [{"title": "A", "body": TEXT}]}}, 1),
        ({"hits": {"hits": [{"_source": {"title": "A", "body": TEXT}}]}}, 1),
        ([{"title": "A", "storyBody": TEXT}], 1),
    ],
    ids=["NewsAPI", "Guardian", "New York Times", "Event Registry", "Elasticsearch", "camel case"],
)
def test_records_are_found_inside_the_wrappers_of_services(value, found):
    assert [d.text for d in read("a.json", json.dumps(value)).documents] == [TEXT] * found


def test_texts_that_a_service_cut_are_told():
    reading = read("a.json", a_json([{"title": "A", "content": f"{TEXT}… [+4011 chars]"}]))

    assert reading.documents[0].text == TEXT
    assert "only their start is there" in reasons(reading)[0]


@pytest.mark.parametrize(
    "header", ["id,title,url,media_name,publish_date", "url,title,seendate,domain,language"]
)
def test_headlines_are_read_as_texts_where_a_service_gives_nothing_more_and_told(header):
    row = ",".join("Dockers walk out" if name == "title" else "x" for name in header.split(","))

    reading = read("a.csv", f"{header}\n{row}\n")

    assert [(d.title, d.text) for d in reading.documents] == [("Dockers walk out",) * 2]
    assert "each headline is read as a text" in reasons(reading)[0]


def test_a_file_that_is_no_collection_of_articles_is_one_line():
    gold = {"file": "a.txt", "articles": [{"source": "Echo", "lines": [1]}] * 4, "roles": [1, 2]}

    for content in (gold, [["a", "b"]] * 9, [{"x": 1}] * 9, [1, 2, 3]):
        reading = read("a.json", json.dumps(content))

        assert (reading.documents, len(reading.skipped)) == ((), 1)
        assert "no list of articles" in reading.skipped[0].reason


def test_columns_that_the_analyst_named_come_first_and_others_by_their_usual_names():
    content = f'Lauftext,Ressort,Blatt,text\n"{TEXT}",Kultur,Echo,wrong\n'

    (document,) = read("a.csv", content, named={"text": "lauftext", "source": "Blatt"}).documents

    assert (document.text, document.source) == (TEXT, "Echo")
    assert read("a.csv", CSV, named={"text": "Lauftext"}).documents[0].text == TEXT
