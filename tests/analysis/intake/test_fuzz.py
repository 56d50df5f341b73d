"""Files of every kind with pieces changed, cut out or put in: nothing but skipped rows comes of it.

`make fuzz` runs the same with many more examples.
"""

import csv
import io
import unicodedata

import pandas as pd
import pytest
from file_makers import a_docx, a_gz, a_mail, a_parquet, a_pdf, a_zip, an_rss, an_xlsx
from hypothesis import given, settings
from hypothesis import strategies as some

from analysis.intake.decoding import decode
from analysis.intake.kinds import SUFFIXES
from analysis.intake.languages import language_of
from analysis.intake.limits import Limits
from analysis.intake.pages import split_page
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw
from analysis.records import Document
from analysis.store import csv_bytes
from analysis.text.cleaning import clean, one_line

TEXT = "The orchestra repaired the western gate, which took forty minutes in all."
SEEDS = {
    "a.txt": f"Gate\nEcho\n2 hours ago\n\n{TEXT}\n\nComments\n".encode(),
    "a.md": f"---\ntitle: Gate\n---\n# Gate\n\n*{TEXT}* [x](y)\n".encode(),
    "a.html": f"<!DOCTYPE html><html><head><title>x</title></head><body><article><h1>Gate</h1><p>{TEXT}</p><p>{TEXT} Again.</p></article></body></html>".encode(),
    "a.csv": f'title,source,date,text\nGate,Echo,2025-06-05,"{TEXT}"\nB,C,D,E\n'.encode(),
    "a.json": f'{{"articles": [{{"title": "A", "text": "{TEXT}"}}]}}'.encode(),
    "a.jsonl": f'{{"title": "A", "text": "{TEXT}"}}\n{{}}\n'.encode(),
    "a.xml": an_rss(f"<item><title>A</title><description>{TEXT}</description></item>"),
    "a.eml": a_mail(TEXT, html=f"<p>{TEXT}</p>", attached={"a.png": b"x"}),
    "a.mbox": (b"From a Thu Jun  5 08:00:00 2025\n" + a_mail(TEXT) + b"\n") * 2,
    "a.xlsx": an_xlsx(A=[("title", "text"), ("A", TEXT)]),
    "a.parquet": a_parquet({"title": ["A"], "text": [TEXT]}),
    "a.docx": a_docx("Gate", TEXT),
    "a.rtf": rf"{{\rtf1\ansi {{\fonttbl\f0 Arial;}}Gate\par {TEXT}\u8211?}}".encode(),
    "a.pdf": a_pdf(["Gate", TEXT]),
    "a.zip": a_zip({"in/a.txt": TEXT, "b.csv": f"text\n{TEXT}\n"}),
    "a.txt.gz": a_gz(TEXT),
    "nexis.txt": f"Gate\nEcho\nJune 5, 2025\nLength: 9 words\nBody\n{TEXT}\nEnd of Document\n".encode(),
    "factiva.txt": f"HD Gate\nWC 9 words\nPD 5 June 2025\nSN Echo\nTD\n{TEXT}\nAN Document SALT000020250605el650000a\n".encode(),
}
FEW = settings(max_examples=max(settings().max_examples // 4, 1))
SMALL = Limits(seconds=10, rows=1000)
BITS = (b"\x00", b"\xff", b"<", b">", b'"', b"\n", b"(", b"\\", b"{", b"\xe2\x80\xae", b"=", b"0")


@some.composite
def changed(draw, data):
    """Draw bytes that differ from the data in some places."""
    for _ in range(draw(some.integers(1, 6))):
        at = draw(some.integers(0, len(data)))
        end = min(len(data), at + draw(some.sampled_from((0, 1, 2, 40, 1000))))
        new = draw(some.one_of(some.binary(max_size=4), some.sampled_from(BITS)))
        data = data[:at] + new * draw(some.sampled_from((1, 1, 1, 50))) + data[end:]
    return data


def read_and_split(name, data):
    reading = read_raw(Raw(name, data, SMALL))
    for part in reading.every():
        for document in part.documents:
            split_page(document, day_first=part.day_first)
    return reading


@pytest.mark.parametrize("name", SEEDS)
@FEW
@given(data=some.data())
def test_a_changed_file_is_read_or_named(name, data):
    reading = read_and_split(name, data.draw(changed(SEEDS[name])))

    assert any(part.documents or part.skipped for part in reading.every())


@FEW
@given(some.binary(max_size=300), some.sampled_from(SUFFIXES))
def test_any_bytes_under_any_name_are_read_or_named(content, suffix):
    reading = read_and_split(f"a{suffix}", content)

    assert any(part.documents or part.skipped for part in reading.every())


LINES = some.sampled_from(
    (
        "",
        TEXT,
        "Gate repaired",
        "Echo",
        "2 hours ago",
        "- Echo",
        "Comments",
        "Related Articles",
        "This article originally appeared in Echo.",
        "(Reuters) -",
        "Subscribe to our newsletter today.",
        "5 June 2025",
        "(c) 2025 Echo",
        "arp/sms/bgs",
    )
)


@given(some.lists(LINES | some.text(max_size=30), max_size=25), some.text(max_size=10))
def test_any_page_is_split_and_every_word_of_it_is_kept_or_removed(lines, title):
    document = Document("a.txt", clean("\n".join(lines)), title=one_line(title))

    page = split_page(document)

    kept = sum(len(article.body.split()) for article in page.articles)
    taken = sum(len(piece.text.split()) for piece in page.removed)
    titles = sum(len(article.title.split()) for article in page.articles if article.title_line)
    assert kept + taken + titles == len(document.text.split())


@given(some.text())
def test_cleaning_twice_changes_nothing_and_leaves_nothing_that_steers(text):
    once = clean(text)

    assert clean(once) == once
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)
    once.encode("utf-8")


@given(some.binary(max_size=400))
def test_any_bytes_are_decoded_and_the_replaced_ones_told(content):
    decoded = decode(content)

    assert "\ufffd" not in decoded.text or decoded.note or "\ufffd".encode() in content


@given(some.text(max_size=400))
def test_any_text_has_a_language(text):
    assert language_of(clean(text)).isascii()
    assert language_of(clean(text)) == language_of(clean(text))


LEADING = some.text(
    some.sampled_from("=+-@\uff1d\uff0b\uff0d\uff20 \t\u00a0\u200b\u2060\ufeff\u3000'\r\n")
)


@given(some.lists(some.builds(str.__add__, LEADING, some.text(max_size=5)), min_size=1))
def test_no_cell_begins_with_what_a_spreadsheet_would_run(texts):
    cells = [clean(text) for text in texts]

    written = csv_bytes(pd.DataFrame({"text": cells})).decode("utf-8-sig")

    for row in list(csv.reader(io.StringIO(written, newline="")))[1:]:
        shown = "".join(c for c in "".join(row) if unicodedata.category(c) not in {"Cf", "Cc"})
        assert not unicodedata.normalize("NFKC", shown).strip().startswith(("=", "+", "-", "@"))
