"""Newsletters: mails whose headlines are links to the whole stories."""

import pytest
from file_makers import a_mail

from analysis.intake import read_corpus
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw

TEXTS = (
    "The orchestra repaired the western gate on Monday, and the harbour master thanked each of it.",
    "Two surveyors measured the longest ledger, and nobody objected to what they found there.",
)
HEADS = ("Gate repaired by night", "Ledger measured at last")


def newsletter(*, linked=True, between=""):
    stories = [
        f"<h2>{f'<a href=https://echo.example/{n}>{head}</a>' if linked else head}</h2><p>{text}</p>"
        for n, (head, text) in enumerate(zip(HEADS, TEXTS, strict=True), 1)
    ]
    return (
        "<html><body><h1>The Saltmere Tide</h1><p>Good morning.</p>"
        f"{between.join(stories)}"
        "<p><a href=u>Unsubscribe</a> | <a href=v>View in browser</a></p></body></html>"
    )


@pytest.mark.parametrize("plain", ["View online", "\n\n".join((*HEADS, *TEXTS))])
def test_a_newsletter_is_cut_into_the_articles_that_its_headlines_lead_to(write, tmp_path, plain):
    write(tmp_path, "a.eml", a_mail(plain, html=newsletter()).decode())

    intake = read_corpus(tmp_path)

    assert [(one.title, one.body, one.url, one.source) for one in intake.articles] == [
        (head, text, f"https://echo.example/{n}", "Saltmere Echo")
        for n, (head, text) in enumerate(zip(HEADS, TEXTS, strict=True), 1)
    ]
    assert [one.place for one in intake.articles] == ["article 1", "article 2"]
    assert [piece.text for piece in intake.removed] == [
        "The Saltmere Tide",
        "Good morning.",
        "Unsubscribe | View in browser",
    ]


def test_headings_that_lead_nowhere_do_not_cut_an_article():
    (document,) = read_raw(Raw("a.eml", a_mail(html=newsletter(linked=False)))).documents

    assert all(one in document.text for one in (*HEADS, *TEXTS))


def test_a_headline_without_text_is_kept_beside_the_articles():
    bare = "<h2><a href=x>Lemons sold</a></h2><p>Soon.</p>"

    documents = read_raw(Raw("a.eml", a_mail(html=newsletter(between=bare)))).documents

    assert [one.title for one in documents] == [*HEADS]
    assert documents[1].dropped == ((0, "Lemons sold"), (0, "Soon."))


def test_a_newsletter_that_was_passed_on_is_that_of_its_sender():
    head = (
        "<p>See<br>---------- Forwarded message ---------<br>From: The Tide &lt;t@tide.example&gt;"
        "<br>Date: Wed, Jun 4, 2025 at 7:01 AM<br>Subject: Morning<br>To: Bob</p>"
    )
    html = newsletter().replace("<body>", f"<body>{head}")

    documents = read_raw(Raw("a.eml", a_mail(html=html, subject="Fwd: Morning"))).documents

    assert [(one.title, one.source) for one in documents] == [(one, "The Tide") for one in HEADS]
    assert "See" in [line for _, line in documents[0].dropped]


@pytest.mark.parametrize(
    "line",
    [
        "Unsubscribe",
        "View this email in your browser",
        "Unsubscribe | Manage preferences | The Tide",
        "Update your preferences · Unsubscribe from this list",
    ],
)
def test_links_around_a_newsletter_leave_its_text(write, tmp_path, line):
    write(tmp_path, "a.eml", a_mail("\n\n".join([*TEXTS, line])).decode())

    (article,) = read_corpus(tmp_path).articles

    assert article.body == "\n".join(TEXTS)
