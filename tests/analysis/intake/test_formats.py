"""Each kind of file: what becomes a document, and what is named as skipped."""

import datetime as dt
import subprocess
import sys

import pytest
from file_makers import (
    a_docx,
    a_gz,
    a_json,
    a_mail,
    a_parquet,
    a_pdf,
    a_zip,
    an_rss,
    an_xlsx,
    lines_of,
)

from analysis.intake.kinds import KINDS, SUFFIXES, kind_of, named_kind
from analysis.intake.limits import Limits
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."
ROW = {"title": "Gate repaired", "source": "Echo", "date": "2025-06-05", "text": TEXT}
CSV = f'title,source,date,text\nGate repaired,Echo,2025-06-05,"{TEXT}"\n'
HTML = f"<!DOCTYPE html><html><body><article><h1>Gate repaired</h1><p>{TEXT}</p><p>{TEXT} Again.</p></article></body></html>"
ITEM = (
    "<item><title>Gate &amp; wall</title><link>https://echo.example/1</link>"
    "<pubDate>Thu, 05 Jun 2025 08:00:00 GMT</pubDate>"
    f"<description>Short.</description><content:encoded><![CDATA[<p>{TEXT}</p><p>It rained.</p>]]>"
    "</content:encoded></item>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Saltmere Echo</title><entry><title>Gate</title>'
    '<link href="https://echo.example/2"/><published>2025-06-05T08:00:00Z</published>'
    f'<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>'
)
SAMPLES = {
    "text": f"Gate repaired\n\n{TEXT}",
    "markdown": f"# Gate repaired\n\n**{TEXT}**",
    "web": HTML,
    "table": CSV,
    "sheet": an_xlsx(News=[tuple(ROW), tuple(ROW.values())]),
    "parquet": a_parquet({name: [value] for name, value in ROW.items()}),
    "json": a_json([ROW]),
    "lines": lines_of([ROW]),
    "feed": an_rss(ITEM),
    "mail": a_mail(TEXT),
    "mailbox": b"From a@b.example Thu Jun  5 08:00:00 2025\n" + a_mail(TEXT),
    "word": a_docx("Gate repaired", TEXT),
    "rtf": rf"{{\rtf1\ansi\ansicpg1252 Gate repaired\par {TEXT}}}",
    "pdf": a_pdf(["Gate repaired", TEXT]),
    "zip": a_zip({"in/a.txt": f"Gate repaired\n\n{TEXT}"}),
    "gzip": a_gz(f"Gate repaired\n\n{TEXT}"),
}


def read(name, content, **more):
    data = content.encode() if isinstance(content, str) else content
    limits = Limits(**more.pop("limits", {}))
    return read_raw(Raw(name, data, limits, **more))


def all_of(reading):
    return [document for part in reading.every() for document in part.documents]


def reasons(reading):
    return [row.reason for part in reading.every() for row in part.skipped]


@pytest.mark.parametrize(
    ("suffix", "kind"), [(suffix, kind.name) for kind in KINDS for suffix in kind.suffixes]
)
def test_every_kind_is_read_under_each_of_its_names(suffix, kind):
    name = f"a.txt{suffix}" if kind == "gzip" else f"a{suffix.upper()}"

    (document,) = all_of(reading := read(name, SAMPLES[kind]))

    assert TEXT in document.text.replace("\n", " ")
    assert reasons(reading) == []


@pytest.mark.parametrize("kind", ["sheet", "parquet", "word", "rtf", "pdf", "zip", "feed", "web"])
@pytest.mark.parametrize("name", ["a.txt", "a", "a.bin"])
def test_what_a_file_holds_counts_more_than_its_name(kind, name):
    assert TEXT in all_of(read(name, SAMPLES[kind]))[0].text.replace("\n", " ")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.xlsx", CSV, "table"),
        ("a.xls", HTML, "web"),
        ("a.docx", HTML, "web"),
        ("a.xml", HTML, "web"),
        ("a.html", an_rss(ITEM), "feed"),
        ("a.gz", b"\x1f\x8b\x08", "gzip"),
        ("a.pdf", "no such file", ""),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ", "old office"),
        ("a.txt", "PAR for the course", "text"),
        ("a.txt", "From: the harbour\nSubject: none", "text"),
        ("a.exe", "MZ", ""),
        ("README", "", ""),
    ],
)
def test_a_disguised_file_is_told_by_its_start(name, content, kind):
    data = content.encode() if isinstance(content, str) else content

    assert kind_of(name, data) == kind


def test_no_ending_stands_for_two_kinds():
    assert len(SUFFIXES) == len(set(SUFFIXES))
    assert set(SAMPLES) == {kind.name for kind in KINDS}


def test_the_rows_of_every_sheet_are_read_and_named_by_it():
    data = an_xlsx(
        News=[("Headline", "Outlet", "Body", "Date"), ("A", "Echo", TEXT, dt.date(2025, 6, 5))],
        Empty=[],
        Notes=[("Remark",), ("none",)],
        More=[(), ("Body", "n"), (TEXT, 3.0), (None, 4), (), (TEXT, 5)],
    )

    reading = read("a.xlsx", data)

    assert [(d.place, d.published, d.metadata) for d in reading.documents] == [
        ("sheet News, row 2", "2025-06-05", ()),
        ("sheet More, row 3", "", (("n", "3"),)),
        ("sheet More, row 6", "", (("n", "5"),)),
    ]
    assert [(row.place, row.reason[:26]) for row in reading.skipped] == [
        ("sheet Empty", "an empty table: it needs a"),
        ("sheet Notes", "no column of text: name on"),
        ("sheet More, row 4", "no text under 'Body'"),
    ]


def test_a_data_frame_keeps_its_times_and_names_its_empty_rows():
    moment = dt.datetime(2025, 6, 5, 8, 30, tzinfo=dt.UTC)

    reading = read("a.parquet", a_parquet({"body": [TEXT, None], "date": [moment, None]}))

    assert [(d.place, d.published) for d in reading.documents] == [
        ("row 2", "2025-06-05T08:30:00+00:00")
    ]
    assert [(row.place, row.reason) for row in reading.skipped] == [
        ("row 3", "no text under 'body'")
    ]


def test_the_entries_of_a_feed_are_articles():
    reading = read("a.xml", an_rss(ITEM, "<item><title>Only a headline</title></item>"))

    (document,) = reading.documents
    assert (document.title, document.source, document.place) == (
        "Gate & wall",
        "Saltmere Echo",
        "entry 1",
    )
    assert (document.url, document.published[:16]) == ("https://echo.example/1", "Thu, 05 Jun 2025")
    assert document.text == f"{TEXT}\nIt rained."
    assert [row.place for row in reading.skipped] == ["entry 2"]


def test_an_atom_feed_is_read():
    (document,) = read("a.atom", ATOM).documents

    assert (document.source, document.published, document.text) == (
        "Saltmere Echo",
        "2025-06-05T08:00:00Z",
        TEXT,
    )


def test_xml_that_is_no_feed_says_so():
    assert reasons(read("a.xml", "<?xml version='1.0'?><sitemap><a>x</a></sitemap>")) == [
        "XML, but no RSS or Atom feed: save its pages, or their texts"
    ]


def test_the_lines_of_a_pdf_are_paragraphs_again():
    lines = [
        "Gate repaired",
        "The orchestra repaired the western gate on Monday, which took two inter-",
        "national teams of carpenters more than forty minutes in all before they",
        "went home.",
        "Nobody on the committee had asked for it, and the harbour master said so in",
        "a letter.",
    ]

    (document,) = read("a.pdf", a_pdf(lines[:3], lines[3:])).documents

    paragraphs = document.text.split("\n")
    assert paragraphs[0] == "Gate repaired"
    assert paragraphs[1].startswith("The orchestra repaired the western gate on Monday, which took")
    assert "two international teams" in paragraphs[1]
    assert paragraphs[-1].endswith("said so in a letter.")


def test_a_scan_says_what_would_help():
    assert "text recognition (OCR)" in reasons(read("a.pdf", a_pdf([])))[0]


def test_pages_of_a_pdf_without_text_are_named():
    pages = [[], ["Gate", TEXT], [" "], *[[]] * 12]

    reading = read("a.pdf", a_pdf(*pages))

    assert TEXT in reading.documents[0].text
    assert [row.place for row in reading.skipped] == [
        "pages 1, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 4 more"
    ]
    assert "text recognition (OCR)" in reasons(reading)[0]
    assert read("a.pdf", a_pdf([], ["Gate", TEXT])).skipped[0].place == "page 1"


def test_the_files_of_an_archive_are_read_as_in_a_folder():
    inner = a_zip({"deep.csv": CSV})
    data = a_zip(
        {
            "b/a.txt": f"B\n\n{TEXT}",
            "a.md": f"# A\n\n{TEXT}",
            "c.zip": inner,
            "d.txt.gz": a_gz(TEXT),
            "e.png": b"\x89PNG",
            "f.txt": "",
            ".hidden": "x",
            "__MACOSX/a.txt": "x",
            "b/~$a.docx": "x",
        }
    )

    reading = read("news.zip", data)

    assert [(d.file, d.place) for d in all_of(reading)] == [
        ("news.zip/a.md", ""),
        ("news.zip/b/a.txt", ""),
        ("news.zip/c.zip/deep.csv", "row 2"),
        ("news.zip/d.txt.gz", ""),
    ]
    assert [(row.file, row.reason[:15]) for part in reading.every() for row in part.skipped] == [
        ("news.zip/e.png", "format not read"),
        ("news.zip/f.txt", "an empty file"),
    ]


def test_the_order_of_numeric_dates_is_decided_for_each_file_of_an_archive():
    files = {"a.csv": "date,text\n27/6/2025,x\n", "b.csv": "date,text\n6/27/2025,x\n"}

    orders = [part.day_first for part in read("a.zip", a_zip(files)).every()]

    assert orders == [None, True, False]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Café – “yes”"),
        ("a.csv", "title,text\nA,Café – “yes”\n"),
        ("a.json", '[{"text": "Café – “yes”"}]'),
        ("a.jsonl", '{"text": "Café – “yes”"}\n'),
        ("a.md", "# Café – “yes”"),
    ],
)
def test_texts_are_read_in_every_usual_encoding(encoding, name, content):
    (document,) = read(name, content.encode(encoding)).documents

    assert document.text.strip() == "Café – “yes”"


def test_reading_text_imports_no_heavy_library(write, tmp_path):
    for name in ("a.txt", "b.md", "c.csv", "d.json", "e.jsonl", "f.txt.gz", "g.zip"):
        write(tmp_path, name, SAMPLES[named_kind(name)] if name != "f.txt.gz" else a_gz("x"))
    code = (
        "import sys, pathlib, analysis.intake as i; i.read_corpus(pathlib.Path(sys.argv[1])); "
        "heavy = 'trafilatura lxml feedparser pypdf docx openpyxl pyarrow striprtf py3langid "
        "pandas charset_normalizer defusedxml'; "
        "print(sorted(set(heavy.split()) & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
