"""Mails that were passed on, mails attached to mails, and what mail programs put around them."""

import datetime as dt
import email.message
import email.policy

import pytest
from file_makers import a_mail

from analysis.intake import read_corpus
from analysis.intake.forwarded import forwarded
from analysis.intake.limits import Limits
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw

TEXT = (
    "The orchestra repaired the western gate on Monday, which took forty minutes in all, and the "
    "harbour master thanked each of its players by name. Nobody on the committee objected to that."
)
GMAIL = """See below
---------- Forwarded message ---------
From: Morrow Sentinel <gate@morrow.example>
Date: Wed, Jun 4, 2025 at 7:01 AM
Subject: Gate repaired by night
To: <friend@reader.example>, Jane Doe <jane.doe@reader.example>, John Roe
 <john@reader.example>
"""
OUTLOOK = """________________________________
From: Morrow Sentinel <gate@morrow.example>
Sent: Wednesday, June 4, 2025 7:01 AM
To: Jane Doe <jane@reader.example>
Cc: John Roe
Subject: Gate repaired by night
"""
GERMAN = """-----Ursprüngliche Nachricht-----
Von: Morrow Sentinel [mailto:gate@morrow.example]
Gesendet: Mittwoch, 4. Juni 2025 07:01
An: Jane Doe
Betreff: Gate repaired by night
"""
FRENCH = """De : Morrow Sentinel <gate@morrow.example>
Envoyé : mercredi 4 juin 2025 07:01
À : Jane Doe
Objet : Gate repaired by night
"""
APPLE = """Begin forwarded message:

> From: "Morrow Sentinel" <gate@morrow.example>
> Subject: Gate repaired by night
> Date: 4 June 2025 at 07:01:00 UTC
> To: Jane Doe <jane@reader.example>
>
"""
BOLD = """*From:* Morrow Sentinel <gate@morrow.example>
*Sent:* 4 June 2025 07:01
*To:* Jane Doe
*Subject:* Gate repaired by night
"""
HEADS = {
    "Gmail": GMAIL,
    "Outlook": OUTLOOK,
    "German": GERMAN,
    "French": FRENCH,
    "Apple": APPLE,
    "bold": BOLD,
}


def read(data, **limits):
    return read_raw(Raw("a.eml", data, Limits(**limits)))


@pytest.mark.parametrize("program", HEADS)
@pytest.mark.parametrize("form", ["plain", "page"])
def test_a_forwarded_mail_is_the_message_that_it_passes_on(write, tmp_path, program, form):
    body = f"> {TEXT}" if program == "Apple" else TEXT
    whole = f"{HEADS[program]}\n{body}\n"
    html = "<br>".join(line.replace("<", "&lt;") for line in whole.split("\n"))
    sent = {"subject": "Fwd: Gate repaired by night", "sender": "Bob Reader <bob@reader.example>"}
    data = a_mail(whole, **sent) if form == "plain" else a_mail(html=f"<p>{html}</p>", **sent)
    write(tmp_path, "a.eml", data.decode())

    intake = read_corpus(tmp_path)

    (article,) = intake.articles
    assert (article.title, article.source) == ("Gate repaired by night", "Morrow Sentinel")
    assert article.published == dt.datetime(2025, 6, 4, 7, 1, tzinfo=dt.UTC)
    assert article.body == TEXT
    left = " ".join(piece.text for piece in intake.removed)
    assert "Jane Doe" in left
    assert "Morrow Sentinel" in left
    assert ("See below" in left) == (program == "Gmail")


def test_a_message_passed_on_twice_is_the_innermost():
    outer = OUTLOOK.replace("Gate repaired by night", "WG: gate").replace("Morrow Sentinel", "Jane")

    (document,) = read(a_mail(f"FYI\n\n{outer}\nLook!\n\n{GERMAN}\n{TEXT}", subject="x")).documents

    assert (document.title, document.source) == ("Gate repaired by night", "Morrow Sentinel")
    assert document.text == TEXT
    assert [line for _, line in document.dropped if line in ("FYI", "Look!")] == ["FYI", "Look!"]


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT} {TEXT}\n\n{OUTLOOK}\n{TEXT}",  # an answer above what it answers
        f"To: the editor\nSubject: gates\n\n{TEXT}",
        f"From: here on it rained.\n\n{TEXT}",
        OUTLOOK,
    ],
    ids=["an answer", "a letter", "a sentence", "nothing passed on"],
)
def test_a_mail_that_passes_nothing_on_stays_as_it_is(text):
    assert forwarded(text.split("\n"), "Gate") is None
    (document,) = read(a_mail(text, subject="Gate")).documents

    assert document.source == "Saltmere Echo"
    assert document.dropped == ()


def test_a_signature_leaves_the_text_and_can_be_put_back():
    (document,) = read(
        a_mail(f"{TEXT}\n\nIt rained.\n\n-- \nBob Reader\nSent from my phone")
    ).documents

    assert document.text == f"{TEXT}\n\nIt rained."
    assert document.dropped == ((3, "-- "), (3, "Bob Reader"), (3, "Sent from my phone"))


def holding(inner, text):
    mail = email.message.EmailMessage(policy=email.policy.default)
    mail["Subject"], mail["From"] = "Clips", "Clip Service <clips@clip.example>"
    if text:
        mail.set_content(text)
    mail.add_attachment(email.message_from_bytes(inner, policy=email.policy.default))
    return mail.as_bytes()


@pytest.mark.parametrize("text", [f"Attached. {TEXT}", ""])
def test_a_mail_attached_to_a_mail_is_an_article_of_its_own(text):
    inner = a_mail(TEXT, subject="Gate", sender="Echo <e@echo.example>", attached={"a.png": b"x"})

    reading = read(holding(inner, text))

    assert [(one.place, one.title, one.source) for one in reading.documents] == [
        *([("", "Clips", "Clip Service")] if text else []),
        ("attached mail 1", "Gate", "Echo"),
    ]
    assert [row.place for row in reading.skipped] == ["attached mail 1, a.png"]


def test_mails_inside_one_another_are_read_up_to_the_limit_and_told():
    data = a_mail(TEXT)
    for _ in range(4):
        data = holding(data, "")

    reading = read(data)

    assert reading.documents == ()
    assert [row.place for row in reading.skipped] == [", ".join(["attached mail 1"] * 4)]
    assert "more than 3 mails inside one another" in reading.skipped[0].reason
    assert len(read(data, archives=4).documents) == 1
