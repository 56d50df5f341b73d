"""Which column is which: in other languages, below a title, and what is said of the others."""

import datetime as dt
import json

import pytest
from file_makers import an_rss, an_xlsx

from analysis.intake import read_corpus
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."


def read(name, content, **more):
    data = content if isinstance(content, bytes) else content.encode()
    return read_raw(Raw(name, data, **more))


def reasons(reading):
    return [row.reason for row in reading.skipped]


@pytest.mark.parametrize(
    "header",
    [
        "Titel;Quelle;Datum;Text",
        "Überschrift;Zeitung;Veröffentlicht am;Volltext",
        "Titre;Source;Date de publication;Texte",
        "Título;Fuente;Fecha;Texto",
        "TITULAR;Periódico;fecha;Contenido",
        "Titolo;Fonte;Pubblicato;Testo",
    ],
)
@pytest.mark.parametrize("form", ["table", "named lines", "record"])
def test_columns_are_known_by_their_names_in_other_languages(header, form):
    values = ["Gate repaired", "Saltmere Echo", "27.06.2025", TEXT]
    names = header.split(";")
    named = [f"{name}: {value}" for name, value in zip(names[:3], values, strict=False)]
    content = {
        "table": ("a.csv", f"{header}\n{';'.join(values)}\n"),
        "named lines": ("a.md", "\n".join(["---", *named, "---", "", TEXT])),
        "record": ("a.json", json.dumps([dict(zip(names, values, strict=True))])),
    }

    (document,) = read(*content[form]).documents

    assert (document.title, document.source) == ("Gate repaired", "Saltmere Echo")
    assert (document.published, document.text.strip()) == ("27.06.2025", TEXT)


ABOVE = [["Media monitoring, June"], [], ["What", None, "Where"]]
ROWS = [["Title", "Text", "Source"], ["Gate", TEXT, "Echo"], ["Rents", f"{TEXT} Again.", None]]


@pytest.mark.parametrize("name", ["a.xlsx", "comma.csv", "semicolon.csv"])
def test_the_row_of_names_is_found_below_what_stands_above_it(name):
    lines = [*ABOVE, *ROWS]
    cut = ";" if name == "semicolon.csv" else ","
    table = "\n".join(cut.join(f'"{cell or ""}"' for cell in row) for row in lines)
    content = an_xlsx(News=lines) if name == "a.xlsx" else table

    reading = read(name, content)

    assert [(one.title, one.source, one.place) for one in reading.documents] == [
        ("Gate", "Echo", "row 5"),
        ("Rents", "", "row 6"),
    ]
    assert reasons(reading) == [
        "above the row of names, not used: 'Media monitoring, June', 'What', 'Where'"
    ]


def test_a_row_of_names_below_a_title_is_found_by_the_names_that_the_analyst_gave():
    rows = [["June"], ["Kopf", "Lauftext"], ["Gate", TEXT]]

    asked = read("a.xlsx", an_xlsx(News=rows))
    (document,) = read("a.xlsx", an_xlsx(News=rows), named={"text": "lauftext"}).documents

    assert asked.columns == ("Kopf", "Lauftext")
    assert document.text == TEXT


def test_a_text_that_says_the_name_of_a_column_is_no_row_of_names():
    reading = read("a.csv", f'Kopf,Lauftext\nsummary,"{TEXT}"\nGate,text\n')

    assert reading.documents == ()
    assert reading.columns == ("Kopf", "Lauftext")


@pytest.mark.parametrize(
    ("header", "value", "told"),
    [
        ("Pressetitel,text", "Gate", "no title is read, and there is 'Pressetitel'"),
        ("text,Source Type", "", ""),  # nothing stands in it
        ("Source Type,text", "Echo", "no source is read, and there is 'Source Type'"),
        ("Day of print,text", "27 June 2025", "no date is read, and there is 'Day of print'"),
        ("Day of print,text", "27", ""),
        ("Erscheinungsdatum EU,text", "27", "no date is read, and there is 'Erscheinungsdatum EU'"),
        ("section,text", "Region", ""),
        ("sentiment,text", "0.2", ""),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_a_column_that_looks_like_a_field_and_is_not_read_is_told(name, header, value, told):
    names = header.split(",")
    row = {one: TEXT if one == "text" else value for one in names}
    content = f"{header}\n{','.join(row.values()).replace(TEXT, f'{chr(34)}{TEXT}{chr(34)}')}\n"

    reading = read(name, content if name == "a.csv" else json.dumps([row]))

    assert len(reading.documents) == 1
    assert [reason.split(": say --map")[0] for reason in reasons(reading)] == [told] * bool(told)


def test_a_title_that_is_read_makes_no_other_column_a_title():
    content = f'title,subtitle,text\nGate,Again,"{TEXT}"\n'

    assert read("a.csv", content).skipped == ()


def dated(dates, name="a.csv"):
    if name == "a.csv":
        return "title,text,Datum\n" + "".join(f'{n},"{TEXT}",{d}\n' for n, d in enumerate(dates))
    return json.dumps([{"title": str(n), "text": TEXT, "Datum": d} for n, d in enumerate(dates)])


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_dates_that_cannot_be_read_are_told_once_with_their_column(name):
    dates = ["2025-02-30", "2025-06-27", "1890-05-01", "2999-01-01", "2025-02-30", "6/7/2025", ""]

    (reason,) = reasons(read(name, dated(dates, name)))

    assert reason.startswith("4 dates under 'Datum' cannot be read, such as '2025-02-30': ")
    assert "from 1900 to 2099" in reason


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.eml", f"From: Echo <a@echo.example>\nSubject: Gate\nDate: Someday soon\n\n{TEXT}\n"),
        ("a.md", f"---\ntitle: Gate\ndate: someday soon\n---\n\n{TEXT}\n"),
        (
            "a.xml",
            an_rss(
                f"<item><pubDate>Someday soon</pubDate><description>{TEXT}</description></item>"
            ),
        ),
    ],
)
def test_a_date_that_cannot_be_read_is_told_for_every_format(name, content):
    (reason,) = reasons(read(name, content))

    assert reason.casefold().startswith("1 date cannot be read, such as 'someday soon'")


def test_a_column_of_a_spreadsheets_day_numbers_is_read_as_days_and_told(write, tmp_path):
    write(tmp_path, "a.csv", dated(["45835", "", "45835.5", "36526"]))

    intake = read_corpus(tmp_path)

    assert [one.published for one in intake.articles] == [
        dt.datetime(2025, 6, 27, tzinfo=dt.UTC),
        None,
        dt.datetime(2025, 6, 27, 12, tzinfo=dt.UTC),
        dt.datetime(2000, 1, 1, tzinfo=dt.UTC),
    ]
    assert [row.reason for row in intake.skipped] == [
        "3 dates under 'Datum' as numbers of days: 45835 is read as 2025-06-27"
    ]


@pytest.mark.parametrize("dates", [["45835", "2025-06-27", "soon"], ["12345"], ["99999"]])
def test_numbers_that_may_be_something_else_are_no_days(dates):
    reading = read("a.csv", dated(dates))

    assert [one.published for one in reading.documents] == dates
    assert "cannot be read" in reasons(reading)[0]


def test_an_empty_text_is_read_from_the_next_column_of_text_and_told():
    rows = [
        {"title": "A", "content": TEXT, "description": "Short."},
        {"title": "B", "content": None, "description": f"{TEXT} Again."},
    ]
    table = f'title,body,summary\nA,"{TEXT}",Short.\nB,,"{TEXT} Again."\n'

    for reading, names in (
        (read("a.json", json.dumps(rows)), ("description", "content")),
        (read("a.csv", table), ("summary", "body")),
    ):
        assert [one.text for one in reading.documents] == [TEXT, f"{TEXT} Again."]
        assert reasons(reading) == [
            f"1 text is read from {names[0]!r}: there is none under {names[1]!r}"
        ]
    named = read("a.csv", table, named={"text": "body"})
    assert (len(named.documents), named.skipped[0].place) == (1, "row 3")


SERVICES = {
    "Guardian": (
        {
            "webTitle": "Gate repaired",
            "webUrl": "https://www.theguardian.com/gate",
            "webPublicationDate": "2025-06-27T10:00:00Z",
            "fields": {"trailText": "Short.", "bodyText": TEXT},
        },
        "The Guardian",
    ),
    "Guardian, its trail alone": (
        {
            "webTitle": "Gate repaired",
            "webUrl": "https://www.theguardian.com/gate",
            "webPublicationDate": "2025-06-27T10:00:00Z",
            "fields": {"trailText": TEXT, "bodyText": ""},
        },
        "The Guardian",
    ),
    "New York Times": (
        {
            "abstract": TEXT,
            "lead_paragraph": "",
            "source": "The New York Times",
            "headline": {"main": "Gate repaired"},
            "pub_date": "2025-06-27T10:00:00+0000",
        },
        "The New York Times",
    ),
    "Bing": (
        {
            "name": "Gate repaired",
            "url": "https://echo.example/gate",
            "description": TEXT,
            "provider": [{"_type": "Organization", "name": "Saltmere Echo"}],
            "datePublished": "2025-06-27T10:00:00.0000000Z",
        },
        "Saltmere Echo",
    ),
}


@pytest.mark.parametrize("service", SERVICES)
def test_the_records_of_services_have_title_source_date_and_text(write, tmp_path, service):
    record, source = SERVICES[service]
    write(tmp_path, "a.json", json.dumps({"value": [record]}))

    (article,) = read_corpus(tmp_path).articles

    assert (article.title, article.source, article.body) == ("Gate repaired", source, TEXT)
    assert article.published == dt.datetime(2025, 6, 27, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize("url", ["https://news.yahoo.com/gate", "https://echo.example/gate", "x"])
def test_an_address_that_is_not_known_of_the_press_names_no_source(url):
    (document,) = read("a.csv", f'title,url,text\nGate,{url},"{TEXT}"\n').documents

    assert document.source == ""


@pytest.mark.parametrize("value", [27, "27", "12.5 %", "--"])
def test_a_row_whose_text_holds_no_word_is_told(value):
    rows = [["Title", "Text"], ["Gate", TEXT], ["Total", value]]

    reading = read("a.xlsx", an_xlsx(News=rows))

    assert [one.title for one in reading.documents] == ["Gate"]
    assert reasons(reading) == [f"no words under 'Text', only '{value}'"]


@pytest.mark.parametrize(
    "date", [{"$date": "2025-06-27"}, {"$date": {"$numberLong": "1751033100000"}}]
)
def test_dates_of_a_document_store_are_read(date):
    (document,) = read("a.json", json.dumps([{"text": TEXT, "date": date}])).documents

    assert document.published in {"2025-06-27", "1751033100000"}
