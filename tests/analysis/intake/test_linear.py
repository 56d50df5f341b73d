"""Work grows with the size of a text, whatever stands in it: twice the text, about twice the time."""

import random
import time

import pytest

from analysis.intake.languages import language_of
from analysis.intake.limits import Limits
from analysis.intake.pages import split_page
from analysis.intake.readers import read_raw
from analysis.intake.reading import Raw
from analysis.text.sentences import split_sentences
from analysis.tone.score import score_sentences
from analysis.voices.marks import quote_spans

WORDS = "harbour gate quay ferry clock ledger mill lemon bridge canal winter morning".split()


def some_words(n):
    rng = random.Random(1)
    return " ".join(rng.choices(WORDS, k=n // 7))


TEXTS = {
    "spaces": lambda n: " " * n + "a",
    "brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "pairs of brackets": lambda n: "[(" * (n // 4) + "])" * (n // 4),
    "emoji": lambda n: "\U0001f600" * n,
    "emoji with blanks": lambda n: "\U0001f600 " * (n // 2),
    "quotation marks": lambda n: '"a ' * (n // 3),
    "full stops": lambda n: ". " * (n // 2),
    "combining accents": lambda n: "a" + "\u0301" * n,
    "words": some_words,
    "blank lines": lambda n: "\n" * n + "a",
    "short lines": lambda n: "a\n" * (n // 2),
    "headlines": lambda n: "Gate repaired\nEcho\n2 hours ago\n" * (n // 31),
    "promotions": lambda n: "Subscribe to our newsletter now. " * (n // 33),
}
FILES = {
    "page.html": lambda n: "<html><body><article>" + "<p>The gate was shut again.</p>" * (n // 32),
    "dropped.html": lambda n: (
        "<html><body><article>"
        + "<p>The gate was shut again on Monday.</p>" * 5
        + "</article>"
        + "<div>Docks</div><p>The gate was shut again.</p>" * (n // 47)
    ),
    "tags.html": lambda n: "<html><body>" + "<span>a</span>" * (n // 14),
    "brackets.html": lambda n: "<html><body>" + "<" * n,
    "feed.xml": lambda n: (
        "<rss><channel>" + "<item><description>b</description></item>" * (n // 41)
    ),
    "nested.xml": lambda n: "<rss><channel><item>" + "<a>" * (n // 3),
    "table.csv": lambda n: "title,text\n" + "a,b\n" * (n // 4),
    "lines.jsonl": lambda n: '{"text": "a"}\n' * (n // 14),
    "links.md": lambda n: "[" * n,
    "tables.md": lambda n: "a | b\n" + "|--|--|\n" * (n // 8),
    "divider.md": lambda n: "a | b\n" + " " * n + "-|",
    "fences.md": lambda n: "```\n" * (n // 4),
    "items.md": lambda n: "- a\n" * (n // 4),
    "links.rtf": lambda n: r"{\rtf1 " + r'{\field{\*\fldinst{HYPERLINK "x"' * (n // 32),
    "hidden.rtf": lambda n: r"{\rtf1 " + r"{\v\v" * (n // 5),
    "heads.eml": lambda n: "Subject: a\nFrom: " + "=?utf-8?q?a?= " * (n // 14) + "\n\nx",
    "mails.mbox": lambda n: "From a Thu Jun  5 08:00:00 2025\nSubject: a\n\nb\n\n" * (n // 48),
    "passed-on.eml": lambda n: (
        "Subject: Fwd: a\nFrom: b\n\n" + "From: a\nTo: b\nSubject: c\n\n" * (n // 28)
    ),
    "headlines.eml": lambda n: (
        "Subject: a\nContent-Type: text/html\n\n" + "<h2><a href=x>a</a></h2>b<br>" * (n // 31)
    ),
    "parts.eml": lambda n: (
        "Subject: a\nFrom: b\nContent-Type: multipart/mixed; boundary=b\n\n"
        + "--b\n\nx\n" * (n // 7)
    ),
}


def work_on(name, text):
    """Do what a run does with a file up to the tone of its sentences."""
    every = []
    for document in read_raw(Raw(name, text.encode(), Limits(line_chars=50_000_000))).documents:
        for article in split_page(document).articles:
            language_of(article.body[:300])
            for paragraph in article.paragraphs:
                sentences = split_sentences(paragraph)
                quote_spans(paragraph)
                every += sentences
    score_sentences(every)


def seconds(name, text):
    """Return the least time of three; other programs only ever add to it."""
    times = []
    for _ in range(3):
        began = time.process_time()
        work_on(name, text)
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*TEXTS, *FILES])
def test_twice_the_text_takes_about_twice_the_time(kind):
    make, name = (TEXTS[kind], "a.txt") if kind in TEXTS else (FILES[kind], kind)
    n = 200_000

    once, twice = seconds(name, make(n)), seconds(name, make(2 * n))

    assert twice < 2.6 * once + 0.02


@pytest.mark.slow
def test_a_line_of_40_megabytes_takes_about_100_times_one_of_400_kilobytes():
    small, large = (seconds("a.txt", some_words(n)) for n in (400_000, 40_000_000))

    assert large < 130 * small + 0.5


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", [*TEXTS, *FILES])
def test_hostile_texts_end_in_time(kind):
    make, name = (TEXTS[kind], "a.txt") if kind in TEXTS else (FILES[kind], kind)

    work_on(name, make(100_000))


@pytest.mark.timeout(60)
def test_a_line_beyond_the_limit_is_named_at_once():
    reading = read_raw(Raw("a.txt", b"a " * 20_000_000))

    assert "a line of 40,000,000 characters" in reading.skipped[0].reason
