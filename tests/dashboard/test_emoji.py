"""Emoji have no tone in news tone: where there are many of them, the pages say so."""

from dataclasses import replace

from builders import Line, a_report, an_article
from pages import page, words

from dashboard.filters import Filters
from dashboard.queries.emoji import emoji_line
from dashboard.queries.findings import findings
from dashboard.queries.said import model_line


def posts(texts, **more):
    return a_report(
        [
            an_article("Terrier" if n % 2 else "Echo", f"{n}", [Line(text, "Gym", 0.2)], **more)
            for n, text in enumerate(texts)
        ]
    )


def test_the_sentences_that_hold_emoji_are_counted():
    texts = ["Killed it \U0001f4aa\U0001f4aa", "So sad ☹", "Love ❤ it", "Rated ★★★ ✓ of four", "No"]

    assert emoji_line(posts(texts)) == (
        "Emoji have no tone in news tone: 3 of 5 sentences hold some."
    )
    assert emoji_line(posts([*texts[1:2], "No"])).endswith("1 of 2 sentences holds some.")
    assert emoji_line(posts(texts[3:])) == ""


def test_one_emoji_in_many_sentences_is_not_worth_a_line():
    texts = [f"Sentence {n} is here." for n in range(100)]

    assert emoji_line(posts([*texts, "So sad \U0001f62d"])) == ""
    assert emoji_line(posts([*texts[:99], "So sad \U0001f62d"])) != ""


def test_vader_reads_them_and_what_is_not_scored_is_not_counted():
    report = posts(["So sad \U0001f62d", "No"])
    vader = replace(report, manifest={**report.manifest, "tone": "vader"})
    unscored = replace(report, sentences=report.sentences.assign(tone=float("nan")))

    assert emoji_line(vader) == ""
    assert emoji_line(unscored) == ""


def test_the_tone_page_and_the_line_under_what_a_corpus_says_hold_it():
    texts = [f"{word} it \U0001f4aa {n}" for n in range(8) for word in ("Killed", "Loved")]
    report = posts(texts)
    line = "Emoji have no tone in news tone: 16 of 16 sentences hold some."
    found = findings(report, Filters())

    assert line in words(page("tone", report)).replace("\\", "")
    assert any(one.toned for one in found)
    assert model_line(report, found).endswith(line)
