"""Saved web pages."""

import datetime as dt
import subprocess
import sys

import pytest

from analysis.decided import PieceDecision
from analysis.intake.pages import DROPPED, split_page, whole
from analysis.intake.reading import Raw
from analysis.intake.web import read_web_page

TEXT = "".join(
    f"<p>Part {n} of the story says that the harbour was closed again on a windy morning.</p>"
    for n in range(6)
)
HEAD = (
    '<title>Harbour closed | Echo</title><meta property="og:title" content="Harbour closed">'
    '<meta property="og:site_name" content="Saltmere Echo">'
    '<link rel="canonical" href="https://echo.example/2025/harbour">'
)


def page(body=TEXT, head=HEAD):
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Docks</a></nav>"
        f"<main><article><h1>Harbour closed</h1>{body}</article></main>"
        "<section><h3>Most read</h3><ul><li><a href='/x'>Gull steals pasty</a></li></ul></section>"
        "<footer><p>(c) Echo 2025</p></footer></body></html>"
    )


def articles(text):
    return [
        a
        for document in read_web_page(text, Raw("a.html", b"")).documents
        for a in split_page(document).articles
    ]


def test_a_page_gives_its_article_and_what_it_says_about_itself():
    (article,) = articles(page())

    assert (article.title, article.source) == ("Harbour closed", "Saltmere Echo")
    assert article.url == "https://echo.example/2025/harbour"
    assert len(article.paragraphs) == 6
    assert "Gull" not in article.body


@pytest.mark.parametrize(
    ("head", "body", "moment", "precision"),
    [
        (
            '<meta property="article:published_time" content="2025-06-10T10:00:00+02:00">',
            "",
            "2025-06-10 08:00",
            "second",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-06-10T08:15:00Z"}</script>',
            "",
            "2025-06-10 08:15",
            "second",
        ),
        ("", '<p><time datetime="2025-06-10">10 June 2025</time></p>', "2025-06-10 00:00", "day"),
        ("", '<p class="date">Tuesday 10 June 2025</p>', "2025-06-10 00:00", "day"),
    ],
    ids=["meta", "json-ld", "time", "printed"],
)
def test_the_date_of_a_page_is_read_as_exactly_as_it_is_stated(head, body, moment, precision):
    (article,) = articles(page(body + TEXT, HEAD + head))

    assert article.published == dt.datetime.fromisoformat(f"{moment}+00:00")
    assert article.date_precision == precision


def test_a_page_without_a_date_stays_undated():
    (article,) = articles(page())

    assert (article.published, article.date_method) == (None, "none")


def test_a_page_of_several_articles_is_cut():
    item = f"<p>Wendale Herald</p><p>35 minutes ago</p><p>- Wendale Herald</p><h2>Gate repaired</h2>{TEXT}"
    origin = "<p>This article originally appeared in The Morrow.</p><h3>Related Articles</h3>"

    found = articles(page(TEXT + origin + item.replace("harbour", "gate")))

    assert [(a.source, a.title) for a in found] == [
        ("The Morrow", "Harbour closed"),
        ("Wendale Herald", "Gate repaired"),
    ]
    assert {a.carrier for a in found} == {"Saltmere Echo"}


def split(text, *decisions):
    (document,) = read_web_page(text, Raw("a.html", b"")).documents
    return split_page(document, decisions=decisions), whole(document).lines


def test_what_stands_beside_the_main_text_is_kept_in_its_order():
    found, lines = split(page())
    (article,) = found.articles

    dropped = [piece for piece in found.removed if piece.rule == DROPPED]

    assert lines[0] == "Docks"
    assert lines[-3:] == ["Most read", "Gull steals pasty", "(c) Echo 2025"]
    assert [piece.text for piece in dropped] == [lines[0], *lines[-3:]]
    assert {piece.kind for piece in dropped} == {"furniture"}
    assert article.lines[0] > dropped[0].line
    assert article.lines[-1] < dropped[1].line
    assert [lines[number - 1] for number in article.lines] == list(article.paragraphs)
    told = {*article.lines, article.title_line, *(piece.line for piece in found.removed)}
    assert {number for number, line in enumerate(lines, 1) if line.strip()} <= told


def test_a_piece_beside_the_main_text_can_be_put_back_in_its_place():
    gull = PieceDecision("a.html", is_text=True, text="Gull steals pasty")
    docks = PieceDecision("a.html", is_text=True, text="Docks")
    before, after = (split(page(), *decisions)[0] for decisions in ((), (gull, docks)))

    (plain,), (told,) = before.articles, after.articles
    assert told.paragraphs == ("Docks", *plain.paragraphs, "Gull steals pasty")
    assert {piece.text for piece in before.removed} - {piece.text for piece in after.removed} == {
        "Docks",
        "Gull steals pasty",
    }


def test_all_of_a_page_can_be_put_back():
    found, lines = split(page(), PieceDecision("a.html", is_text=True))

    assert found.removed == ()
    assert [text for one in found.articles for text in one.paragraphs] == lines


def test_text_nested_deep_is_read_whole_or_the_page_is_named():
    deep = page("<div>" * 600 + TEXT + "</div>" * 600)
    too_deep = page("<div>" * 5000 + TEXT + "</div>" * 5000)

    assert articles(deep)[0].body.count("harbour") == 6
    assert "nested deeper" in read_web_page(too_deep, Raw("a.html", b"")).skipped[0].reason


@pytest.mark.parametrize(
    "text", ["<html></html>", "<!-- -->", "<?xml?>", "<p> </p>", "<script>x</script>"]
)
def test_a_page_without_text_is_named(text):
    reading = read_web_page(text, Raw("a.html", b""))

    assert reading.documents == ()
    assert "no article found in the page" in reading.skipped[0].reason


@pytest.mark.parametrize(
    "text", ["<div " * 10_000, "<" * 50_000, "<p>" * 20_000, "a<b" * 20_000, "<!--" * 20_000]
)
@pytest.mark.timeout(30)
def test_hostile_pages_end_in_time(text):
    read_web_page(text, Raw("a.html", b""))


def test_intake_does_not_import_what_only_web_pages_need():
    code = "import sys, analysis.intake; print(sorted({'trafilatura', 'lxml', 'sklearn', 'pandas', 'charset_normalizer'} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_page_that_only_asks_for_scripts_holds_no_article():
    ask = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    text = f"<html><body>{ask}<div id=root></div><script>x</script>"

    reading = read_web_page(text, Raw("a.html", b""))

    assert reading.documents == ()
    assert "no article found in the page" in reading.skipped[0].reason


@pytest.mark.parametrize(
    "stated",
    [
        '{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "The Echo"}}',
        '[{"@type": "WebPage"}, {"@type": "NewsArticle", "publisher": {"name": " The  Echo "}}]',
        '{"@graph": [1, {"@type": "NewsArticle", "publisher": {"name": "The Echo"}}]}',
        '{"@type": "NewsArticle", "publisher": "The Echo"}',
    ],
    ids=["alone", "in a list", "in a graph", "a name"],
)
def test_the_publisher_that_a_page_states_is_its_source(stated):
    head = f"<title>Harbour closed</title><script type='application/ld+json'>{stated}</script>"

    (article,) = articles(page(head=head))

    assert article.source == "The Echo"


@pytest.mark.parametrize(
    "stated", ["{", "[" * 50_000, '{"publisher": {"@id": "#x"}}', "3", '{"publisher": "http://x"}']
)
def test_a_publisher_without_a_name_is_no_source(stated):
    head = f"<title>Harbour closed</title><script type='application/ld+json'>{stated}</script>"

    (article,) = articles(page(head=head))

    assert article.source == "unknown source"


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Harbour closed – The Dunmore Echo", "The Dunmore Echo"),
        ("Harbour closed | News | The Dunmore Echo", "The Dunmore Echo"),
        ("Harbour closed", "unknown source"),
        ("Harbour open - The Dunmore Echo", "unknown source"),
        ("Harbour closed - gulls steal all of the pasties again", "unknown source"),
    ],
    ids=["a dash", "a rubric between", "nothing", "another heading", "a second line"],
)
def test_the_site_behind_the_heading_in_a_title_is_the_source(title, source):
    (article,) = articles(page(head=f"<title>{title}</title>"))

    assert article.source == source
