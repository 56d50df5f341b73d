"""Saved mails, mailboxes, and web pages that a browser saved in the form of a mail."""

import email.message

import pytest
from file_makers import a_mail

from analysis.intake.limits import Limits
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."
ENVELOPE = b"From gate@echo.example Thu Jun  5 08:00:00 2025\n"


def read(name, data, **limits):
    return read_raw(Raw(name, data, Limits(**limits)))


def test_a_mail_is_an_article_and_its_attachments_are_named():
    wrapped = "\n".join(
        [
            "The orchestra repaired the western gate, which took forty",
            "minutes in all.",
            "",
            "Rain.",
        ]
        * 4
    )
    data = a_mail(wrapped, html=f"<p>{TEXT}</p>", attached={"a.png": b"x"}, subject="Käse & Tor")

    reading = read("a.eml", data)

    (document,) = reading.documents
    assert (document.title, document.source) == ("Käse & Tor", "Saltmere Echo")
    assert document.published.startswith("Thu, 05 Jun 2025 08:00")
    assert document.text.split("\n")[0] == (
        "The orchestra repaired the western gate, which took forty minutes in all."
    )
    assert [(row.place, row.reason[:35]) for row in reading.skipped] == [
        ("a.png", "attachment not read (image/png): sa")
    ]


def test_a_mail_whose_plain_part_says_nothing_is_read_from_its_page():
    data = a_mail("View online", html=f"<html><body><h1>Gate</h1><p>{TEXT}</p></body></html>")

    assert read("a.eml", data).documents[0].text == f"Gate\n{TEXT}"


def mailbox(*mails, end=b"\n"):
    return b"\n".join(ENVELOPE + mail for mail in mails).replace(b"\n", end)


@pytest.mark.parametrize("name", ["a.mbox", "a.eml", "a", "a.txt"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_each_mail_of_a_mailbox_is_an_article(name, end):
    second = a_mail(f">From a window it rained. {TEXT}", subject="Two", attached={"a.png": b"x"})

    reading = read(name, mailbox(a_mail(TEXT, subject="One"), second, end=end))

    assert [(one.place, one.title) for one in reading.documents] == [
        ("mail 1", "One"),
        ("mail 2", "Two"),
    ]
    assert reading.documents[1].text.startswith("From a window it rained.")
    assert [row.place for row in reading.skipped] == ["mail 2, a.png"]


def test_a_line_of_a_mail_that_begins_with_from_is_text():
    text = f"{TEXT}\n\nFrom here on it rained.\n\nFrom Monday on 5 June 2025 it rained."

    (document,) = read("a.mbox", mailbox(a_mail(text))).documents

    assert "From here on it rained." in document.text
    assert "From Monday on" in document.text


def test_mails_beyond_the_limit_and_what_is_no_mailbox_are_named():
    three = read("a.mbox", mailbox(*[a_mail(TEXT)] * 3), rows=2)

    assert len(three.documents) == 2
    assert (three.skipped[0].place, three.skipped[0].reason[:17]) == (
        "from mail 3",
        "more than 2 mails",
    )
    for data in (TEXT.encode(), b"Above\n\n" + mailbox(a_mail(TEXT))):
        reading = read("a.mbox", data)
        assert reading.documents == ()
        assert "does not begin with a mail" in reading.skipped[0].reason


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.eml"])
@pytest.mark.parametrize("browser", ["<Saved by Blink>", "Echo <news@echo.example>"])
def test_a_web_page_saved_as_a_mail_is_read_as_a_page(name, browser):
    page = email.message.EmailMessage()
    page["From"] = browser
    if "Saved" not in browser:
        page["Snapshot-Content-Location"] = "https://echo.example/gate"
    page["Subject"] = "Not the headline"
    main = "".join(f"<p>{TEXT} Part {n} of it.</p>" for n in range(4))
    head = '<title>Gate</title><meta property="og:site_name" content="Saltmere Echo">'
    html = f"<html><head>{head}</head><body><article><h1>Gate</h1>{main}</article></body></html>"
    page.set_content(html, subtype="html", cte="quoted-printable")
    page.make_related()
    page.add_related(b"x", "image", "png")
    page.add_related("<p>A frame beside it.</p>", "html")

    reading = read(name, page.as_bytes())

    (document,) = reading.documents
    assert (document.title, document.source) == ("Gate", "Saltmere Echo")
    assert document.text.count("Part") == 4
    assert document.url == ("" if "Saved" in browser else "https://echo.example/gate")
    assert reading.skipped == ()
