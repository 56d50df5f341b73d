"""Word processors' files: where text stands in them, and what is named as left out."""

import io
import zipfile

import pytest
from file_makers import a_docx, a_zip

from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."


def read(name, data):
    return read_raw(Raw(name, data))


def word(body, **parts):
    """Return a .docx file of a body, and of parts beside it by their kind."""
    with zipfile.ZipFile(io.BytesIO(a_docx("One"))) as archive:
        files = {name: archive.read(name).decode("latin-1") for name in archive.namelist()}
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    related = "word/_rels/document.xml.rels"
    for kind, text in parts.items():
        files[f"word/{kind}.xml"] = f"<w:part {space}>{text}</w:part>"
        address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        relation = f'<Relationship Id="{kind}" Type="{address}/{kind}" Target="{kind}.xml"/>'
        files[related] = files[related].replace("</Rel", f"{relation}</Rel", 1)
    files["word/document.xml"] = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    return a_zip(files)


def runs(*pieces):
    return "<w:p>" + "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in pieces) + "</w:p>"


def test_text_of_a_word_file_is_read_wherever_it_stands():
    table = f"<w:tbl><w:tr><w:tc>{runs('In')}</w:tc></w:tr></w:tbl>"
    box = "<w:pict><w:txbxContent>{}</w:txbxContent></w:pict>"
    body = (
        f"<w:sdt><w:sdtContent>{runs('A control', ' holds this.')}</w:sdtContent></w:sdt>"
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Kept</w:t><w:tab/></w:r>"
        "<w:ins><w:r><w:t>inserted</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>"
        f"<w:p><w:r><w:t>Outside</w:t></w:r><w:r>"
        f"{box.format(runs('Boxed') + '<w:p>' + box.format(runs('Deep')) + '</w:p>')}"
        f"<w:Fallback>{box.format(runs('Boxed'))}</w:Fallback></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{runs('Out')}{table}</w:tc><w:tc>{runs('Next')}</w:tc></w:tr></w:tbl>"
    )

    (document,) = read("a.docx", word(body)).documents

    assert document.text.split("\n") == [
        "A control holds this.",
        "Kept inserted",
        "Outside",
        "Boxed",
        "",
        "Deep",
        "Out In Next",
    ]


def test_lines_beside_the_text_of_a_word_file_are_counted_and_named():
    parts = {
        "footnotes": runs("One") + runs("") + runs("Two"),
        "header": runs("Echo"),
        "footer": "",
    }

    reading = read("a.docx", word(runs(TEXT), **parts))

    assert [document.text for document in reading.documents] == [TEXT]
    assert [(row.place, row.reason.partition(":")[0]) for row in reading.skipped] == [
        ("footnotes", "lines beside the text, not read (2)"),
        ("header", "lines beside the text, not read (1)"),
    ]


def test_the_tables_of_a_word_file_are_read_with_its_paragraphs():
    (document,) = read("a.docx", a_docx("One", TEXT, table=[["a", "b"], ["c", "d"]])).documents

    assert document.text.split("\n") == ["One", TEXT, "a b", "c d"]


def test_letters_of_other_encodings_in_rtf_are_read():
    data = rb"{\rtf1\ansi\ansicpg1252 caf\'e9 \u8211? \ldblquote yes\rdblquote}"

    assert read("a.rtf", data).documents[0].text.strip() == "café – “yes”"


@pytest.mark.parametrize(
    "hidden",
    [
        r"{\v Not for print.}",
        r"{\b\fs20\v Not for {\i print}.}",
        r"\v Not for print.\v0 ",
        r"{\v1 Not \{for\} print.}",
    ],
)
def test_hidden_text_of_rtf_is_not_read_and_told(hidden):
    data = rf"{{\rtf1 The gate {hidden}was shut.\par {TEXT}}}"

    reading = read("a.rtf", data.encode())

    assert reading.documents[0].text == f"The gate was shut.\n{TEXT}"
    assert [row.reason.partition(":")[0] for row in reading.skipped] == [
        "hidden text (1), not read"
    ]


def test_hidden_marks_and_entries_of_an_index_hide_no_text():
    data = rf"{{\rtf1 The gate{{\xe {{\v gates}}}} was shut.{{\v\par}}{TEXT}\vertalt}}"

    reading = read("a.rtf", data.encode())

    assert reading.documents[0].text == f"The gate was shut.\n{TEXT}"
    assert reading.skipped == ()


def test_characters_beyond_16_bits_and_rows_of_tables_are_read_in_rtf():
    row = r"\trowd\cellx100\cellx200 one\cell two\cell\row "
    data = rf"{{\rtf1 A smile \u-10179?\u-8704? here. {row}{row}\pard {TEXT}}}"

    lines = read("a.rtf", data.encode()).documents[0].text.split("\n")

    assert [line.strip() for line in lines if line.strip()] == [
        "A smile \U0001f600 here.",
        "one two",
        "one two",
        TEXT,
    ]
