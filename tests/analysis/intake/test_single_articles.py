"""Ordinary articles that speak of other articles, hours and sources stay one article each."""

import random
from collections.abc import Callable, Sequence

import pytest

INSERTED = (
    ("Related articles",),
    ("Read more: Minister resigns over report",),
    ("An hour ago, the square was still empty.",),
    ("2 hours ago",),
    ("Updated 2 hours ago",),
    ("10:32 am", "Police confirm arrest"),
    ("The Guardian, 3 hours ago, had said so.",),
    ("- CNN", "- BBC News", "- Reuters"),
    ("Q: And what happened an hour ago?", "A: Nothing that I would call news."),
    ("What we know so far",),
    ("This article was first published on Monday.",),
    ("Most read", "Storm hits the coast", "Minister resigns"),
    ("Comments", "Jane Doe", "an hour ago", "I was there and saw it all with my own eyes."),
    ("Getty Images",),
    ("London, 5 June 2025",),
    ("By Jane Doe",),
    ("Advertisement",),
)


def with_inserted(rng: random.Random, paragraphs: Sequence[str]) -> list[str]:
    """Return paragraphs with one to three of the phrases of pages between them."""
    lines = list(paragraphs)
    for phrase in rng.sample(INSERTED, rng.randrange(1, 4)):
        place = rng.randrange(1, len(lines) + 1)
        lines[place:place] = phrase
    return lines


def false_splits(
    articles: Sequence[tuple[str, Sequence[str]]], split: Callable
) -> list[tuple[str, list[str]]]:
    """Return the articles that were cut, with the phrases that stand in them."""
    cut = []
    for number, (title, paragraphs) in enumerate(articles):
        lines = with_inserted(random.Random(number), paragraphs)
        if len(split(title, "", *lines).articles) != 1:
            cut.append((title, [line for line in lines if line not in paragraphs]))
    return cut


def test_three_hundred_made_articles_are_not_cut(prose, headline, split):
    articles = []
    for seed in range(300):
        rng = random.Random(seed)
        articles.append((headline(rng), [prose(rng) for _ in range(rng.randrange(2, 9))]))

    assert false_splits(articles, split) == []


def test_three_hundred_ordinary_articles_with_words_of_pages_are_not_cut(news, split):
    articles = [
        (title, [line.strip() for line in text.split("\n") if line.strip()]) for title, text in news
    ]

    assert false_splits(articles, split) == []


LIVE_BLOG = (
    "Storm Ida: live updates", "10:05", "The bridge is shut", "Police closed the bridge at ten.",
    "9:40", "Ferries stop", "The ferry company said that it would not sail before noon today.",
    "2 hours ago", "Schools send pupils home", "All twelve schools of the town were empty by nine.",
)  # fmt: skip
LIST = (
    "Ten songs for a long drive", "1. Harbour Lights", "It was first played an hour ago, it seems.",
    "2. Two Hours Ago", "Nobody knows who wrote it, but everybody in the county can sing it.",
    "3. The Guardian", "The last song on the list is also the longest one, and the saddest.",
)  # fmt: skip
INTERVIEW = (
    "“I left an hour ago”", "By Jo Reed", "Echo: When did you leave the ministry?",
    "Marsh: An hour ago, and I did not look back when I closed the door behind me.",
    "Echo: The Herald says 2 hours ago.", "Marsh: The Herald was not there, and I was, all day.",
)  # fmt: skip
TIMETABLE = (
    "How the night went", "Monday, 23 June 2025", "The council met in the old hall at eight.",
    "Tuesday, 24 June 2025", "Nobody had slept, and the vote was put off for another hour.",
    "Reuters · 2 hours ago was all that the screens in the hall showed the whole night long.",
)  # fmt: skip


@pytest.mark.parametrize("lines", [LIVE_BLOG, LIST, INTERVIEW, TIMETABLE])
def test_a_written_article_in_the_form_of_a_page_is_not_cut(lines, split):
    assert len(split(*lines).articles) == 1
