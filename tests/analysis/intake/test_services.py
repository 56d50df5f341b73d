"""Exports of news services: their wrappers, their names of fields, and what they leave out."""

import json

import pandas as pd
import pytest
from file_makers import a_json, an_rss, an_xlsx, lines_of

from analysis.intake import read_corpus
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


def test_an_export_of_a_monitoring_service_is_read_by_the_sentences_of_its_hits():
    header = ["Date", "Headline", "URL", "Opening Text", "Hit Sentence", "Source", "Reach"]
    day, address = "02-Mar-2026 07:00AM", "https://echo.example/gate"
    hit = [day, "Gate repaired", address, "It began early.", TEXT, "Echo", 41_000]
    without = [day, "Gate opened", f"{address}/2", f"Again: {TEXT}", "", "Herald", 900]
    reading = read_raw(Raw("a.xlsx", an_xlsx(Export=[header, hit, without])))

    found = [(d.title, d.source, d.text, d.published) for d in reading.documents]

    assert found == [
        ("Gate repaired", "Echo", TEXT, day),
        ("Gate opened", "Herald", f"Again: {TEXT}", day),
    ]


@pytest.mark.parametrize(
    ("title", "address", "source"),
    [
        ("Health | The Guardian", "https://www.theguardian.com/health", "The Guardian"),
        ("NYT &gt; U.S. &gt; Politics", "https://www.nytimes.com/section/politics", "NYT"),
        ("Saltmere Echo: Sport", "https://saltmere-echo.example/sport", "Saltmere Echo"),
        ("Google Alert - Fortune", "https://www.google.com/alerts", "Google Alert - Fortune"),
        ("Reuters | Harbour", "", "Reuters | Harbour"),
    ],
    ids=["section first", "section last", "in no table", "a search", "no address"],
)
def test_a_feed_of_a_section_is_of_the_outlet_whose_address_it_has(title, address, source):
    item = f"<item><title>Gate</title><description>{TEXT}</description></item>"

    reading = read("a.xml", an_rss(f"<link>{address}</link>", item, title=title).decode())

    assert [one.source for one in reading.documents] == [source]


@pytest.mark.parametrize("orient", ["columns", "index", "list", "records"])
def test_a_data_frame_stored_as_json_is_read_article_by_article(orient):
    frame = pd.DataFrame({"title": ["A", "B"], "n": [1, 2], "text": [TEXT, f"{TEXT} Again."]})
    content = (
        json.dumps(frame.to_dict("list")) if orient == "list" else frame.to_json(orient=orient)
    )

    found = read("a.json", content).documents

    assert [(one.title, one.text) for one in found] == [("A", TEXT), ("B", f"{TEXT} Again.")]


@pytest.mark.parametrize(
    "record", [{"title": "A", "text": [TEXT, "Again."]}, {"text": [TEXT, "Again."], "tags": ["x"]}]
)
def test_a_record_whose_paragraphs_are_a_list_is_one_article(record):
    assert [one.text for one in read("a.json", json.dumps(record)).documents] == [f"{TEXT}\nAgain."]


@pytest.mark.parametrize("value", [{}, {"articles": []}, {"a": {"b": 1}}, {"a": {}, "b": {}}])
def test_a_json_file_without_articles_is_one_line(value):
    reading = read("a.json", json.dumps(value))

    assert (reading.documents, len(reading.skipped)) == ((), 1)


def test_texts_kept_as_bytes_are_decoded():
    data = pd.DataFrame({"text": [f"Café. {TEXT}".encode("cp1252")]}).to_parquet()

    assert read_raw(Raw("a.parquet", data)).documents[0].text == f"Café. {TEXT}"


def test_blank_lines_in_the_texts_of_a_feed_divide_paragraphs():
    item = f"<item><title>A</title><description>{TEXT}\n\nAgain &lt;b&gt;x&lt;/b&gt;</description></item>"

    assert read("a.xml", an_rss(item).decode()).documents[0].text == f"{TEXT}\nAgain x"


def test_texts_that_a_service_cut_are_told():
    reading = read("a.json", a_json([{"title": "A", "content": f"{TEXT}… [+4011 chars]"}]))

    assert reading.documents[0].text == TEXT
    assert reasons(reading) == [
        "1 text ends in a mark such as [+99 chars]: only the start is there"
    ]


@pytest.mark.parametrize(
    "header", ["id,title,url,media_name,publish_date", "url,title,seendate,domain,language"]
)
def test_headlines_are_read_as_texts_where_a_service_gives_nothing_more_and_told(header):
    row = ",".join("Dockers walk out" if name == "title" else "x" for name in header.split(","))

    reading = read("a.csv", f"{header}\n{row}\n")

    assert [(d.title, d.text) for d in reading.documents] == [("Dockers walk out",) * 2]
    assert "each headline is read as a text" in reasons(reading)[0]


@pytest.mark.parametrize("service", ["Media Cloud", "GDELT"])
def test_headlines_of_a_service_become_articles(write, tmp_path, service):
    heads = [
        "Dockers walk out",
        "Gate repaired by night ",
        "Comment: rents rise",
        "$9 for a lemon?",
    ]
    if service == "GDELT":
        rows = [
            {
                "title": one,
                "url": f"https://echo.example/{n}",
                "seendate": "20250605",
                "domain": "echo",
            }
            for n, one in enumerate(heads)
        ]
        write(tmp_path, "a.json", json.dumps({"articles": rows}))
    else:
        rows = [f"{n},{one},https://echo.example,Echo,2025-06-05" for n, one in enumerate(heads)]
        write(tmp_path, "a.csv", "\n".join(["id,title,url,media_name,publish_date", *rows]))

    intake = read_corpus(tmp_path)

    assert [one.title for one in intake.articles] == [one.strip() for one in heads]
    assert [one.body.strip() for one in intake.articles] == [one.strip() for one in heads]
    assert [row.place for row in intake.skipped] == [""]


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.xml"])
def test_a_text_that_only_says_the_headline_again_is_named(name):
    whole, again = {"title": "Gate", "text": TEXT}, {"title": "Rents rise", "text": "Rents rise"}
    items = [
        f"<item><title>{one['title']}</title><description>{one['text']}</description></item>"
        for one in (whole, again)
    ]
    content = {
        "a.csv": f'title,text\nGate,"{TEXT}"\nRents rise, rents  Rise\n',
        "a.json": a_json([whole, again]),
        "a.xml": an_rss(*items).decode(),
    }

    reading = read(name, content[name])

    assert [document.text for document in reading.documents] == [TEXT]
    assert "only" in reasons(reading)[0]
    assert "headline" in reasons(reading)[0]


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
    assert read("a.csv", content, named={"text": "lauftext", "source": "Blatt"}).skipped == ()


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.json"])
def test_a_column_that_is_named_and_is_not_there_is_said_and_the_usual_ones_are_taken(name):
    content = {
        "a.csv": f'headline,text\nx,"{TEXT}"\ny,"{TEXT}"\n',
        "a.jsonl": f'{{"headline": "x", "text": "{TEXT}"}}\n' * 2,
        "a.json": json.dumps([{"headline": "x", "text": TEXT}] * 2),
    }[name]

    reading = read(name, content, named={"text": "Lauftext", "title": "Headline", "date": "Tag"})

    assert [document.text for document in reading.documents] == [TEXT, TEXT]
    assert reasons(reading) == [
        "no such column: text=Lauftext, date=Tag; the usual names are taken: headline, text"
    ]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("<p>Rents <b>rise</b>.</p><p>Tenants &amp; owners</p>", "Rents rise.\nTenants & owners"),
        ("One line,<br/>another<br>third", "One line,\nanother\nthird"),
        (
            "Rents <em>rise</em>.\n\nAgain <a href='x'>here</a>\nnow",
            "Rents rise.\nAgain here\nnow",
        ),
        ("<h2>Rents</h2>\nOne paragraph\n\nanother", "Rents\nOne paragraph\nanother"),
        ("<div><script>x()</script><p>Rents</p><img src=x></div>", "Rents"),
        ("Rents &#8216;rise&rsquo;&nbsp;again", "Rents \u2018rise\u2019\u00a0again"),
    ],
    ids=["paragraphs", "breaks", "own lines", "blank lines", "script", "entities"],
)
@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl", "a.parquet"])
def test_html_in_tables_and_records_is_read_without_its_tags_and_told(name, value, found):
    rows = [{"title": "Rise &amp; fall", "text": value}, {"title": "B", "text": TEXT}]
    frame = pd.DataFrame(rows)
    content = {
        "a.csv": lambda: frame.to_csv(index=False).encode(),
        "a.json": lambda: a_json(rows).encode(),
        "a.jsonl": lambda: lines_of(rows).encode(),
        "a.parquet": frame.to_parquet,
    }

    reading = read_raw(Raw(name, content[name]()))

    assert [document.text for document in reading.documents] == [found, TEXT]
    assert reading.documents[0].title == "Rise & fall"
    assert reasons(reading) == ["1 text holds HTML: read without it"]


@pytest.mark.parametrize(
    "text",
    ["2 < 3 and 5 > 4", "a <- b", "Q&As; AT&T & Co;", "?a=1&copy=2", "x </ y>", "<sic> he said"],
)
def test_what_only_looks_like_html_stays_as_written(text):
    reading = read("a.json", a_json([{"text": text}]))

    assert [document.text for document in reading.documents] == [text]
    assert reading.skipped == ()


def test_html_nested_too_deep_stays_as_it_is():
    text = "<div>" * 3_000 + TEXT + "</div>"

    reading = read("a.json", a_json([{"text": text}]))

    assert [document.text for document in reading.documents] == [text]
