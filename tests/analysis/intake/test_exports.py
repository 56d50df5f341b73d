"""Exports of LexisNexis and Factiva: an article each, in every layout they come in."""

import pytest
from file_makers import a_docx

from analysis.intake.limits import Limits
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw

BODIES = (
    "The orchestra repaired the western gate, which took forty minutes in all.",
    "The ferry company sold seven broken clocks before the market opened on Friday.",
)
TITLES = ("Gate repaired by players", "Clocks sold before noon")
SOURCES = ("Saltmere Echo (Wendale)", "The Morrow")
DAYS = ("June 5, 2025 Thursday", "June 6, 2025")

NEXIS = """Page 1 of 2
User Name: A. Reader
Job Number: 1234

{title0}
{source0}
{day0}

Copyright 2025 Saltmere Press All Rights Reserved

Section: NEWS; Pg. 3
Length: 532 words
Byline: Jane Doe
Body

{body0}

Load-Date: June 6, 2025

End of Document

{title1}
{source1}
{day1}
Length: 90 words
Body
{body1}
Classification

Language: ENGLISH

End of Document
"""
ACADEMIC = """                               1 of 2 DOCUMENTS

                         {source0}

                         {day0}
                         Final Edition

{title0}

BYLINE: Jane Doe

SECTION: NEWS; Pg. 3

LENGTH: 532 words

DATELINE: SALTMERE

{body0}

LOAD-DATE: June 6, 2025

LANGUAGE: ENGLISH

                               2 of 2 DOCUMENTS

                         {source1}

                         {day1}

{title1}

LENGTH: 90 words

{body1}

LOAD-DATE: June 6, 2025
"""
CODED = """SE  News
HD  {title0}
BY  Jane Doe
WC  532 words
PD  5 June 2025
SN  {source0}
SC  SALT
LA  English
CY  (c) 2025 Saltmere Press

LP
{body0}

CO  gate : The Gate
AN  Document SALT000020250605el650000a

HD
{title1}
WC
90 words
PD
6 June 2025
SN
{source1}
TD
{body1}
AN
Document MORR000020250606el660000b
"""
DISPLAYED = """{title0}

Jane Doe
532 words
5 June 2025
10:15
{source0}
SALT
English
(c) 2025 Saltmere Press. All rights reserved.

{body0}

Document SALT000020250605el650000a

{title1}
90 words
6 June 2025
{source1}
MORR
English
Copyright 2025 The Morrow

{body1}
Document MORR000020250606el660000b
"""
FIELDS = {
    f"{name}{n}": values[n]
    for name, values in (("title", TITLES), ("source", SOURCES), ("day", DAYS), ("body", BODIES))
    for n in (0, 1)
}
LAYOUTS = {"Nexis": NEXIS, "Academic": ACADEMIC, "codes": CODED, "displayed": DISPLAYED}


def read(text, name="a.txt", **limits):
    return read_raw(Raw(name, text if isinstance(text, bytes) else text.encode(), Limits(**limits)))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("packed", [False, True], ids=["txt", "docx"])
def test_every_article_of_an_export_is_found_with_its_source_and_date(layout, packed):
    text = LAYOUTS[layout].format(**FIELDS)

    reading = read(a_docx(*text.split("\n")), "a.docx") if packed else read(text)

    assert [(d.title, d.source, d.text) for d in reading.documents] == [
        *zip(TITLES, SOURCES, BODIES, strict=True)
    ]
    assert [d.place for d in reading.documents] == ["document 1", "document 2"]
    assert all("5" in d.published or "6" in d.published for d in reading.documents)
    assert reading.skipped == ()


def test_a_document_of_an_export_without_a_text_is_named():
    text = NEXIS.format(**{**FIELDS, "body0": ""})

    reading = read(text)

    assert [d.place for d in reading.documents] == ["document 2"]
    assert [(row.place, row.reason) for row in reading.skipped] == [
        ("document 1", "no text of an article in it")
    ]


def test_the_number_of_documents_is_bounded():
    assert [row.place for row in read(NEXIS.format(**FIELDS), rows=1).skipped] == [
        "from document 2"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A report\n\nHe wrote:\nEnd of Document\nand left.",
        "Gate\n\n3 of 50 DOCUMENTS\n\nwere lost.",
        "HD stands for high definition.\nPD is public domain.",
        "Gate\n532 words\n5 June 2025",
    ],
)
def test_ordinary_texts_with_such_words_stay_whole(text):
    (document,) = read(text).documents

    assert (document.text, document.place) == (text, "")
