"""Pages made of known articles in many ways: boundaries, sources and titles are found again."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from analysis.records import UNKNOWN_SOURCE

SOURCES = (
    "The Harbour Gazette|Tom's Gadgets|Wendale Herald|n-tv|9to9Phones|Le Matin|ABC News (AU)|"
    "Freight & Tide|parishlamp.example|USA Daily|The Times of Orrinville|Reuters"
).split("|")
AGES = (
    "a minute ago|9 minutes ago|an hour ago|2 hours ago|a day ago|3 days ago|just now|a week ago|"
    "2 months ago|Yesterday|5 mins ago|3h ago|12 hrs ago|22 hrs back|last week|a year ago|"
    "about 5 hours ago|3 hours 20 minutes ago"
).split("|")


@dataclass
class Made:
    """A page being written, and its articles: (source, title, numbers of its lines of text)."""

    rng: random.Random
    prose: Callable[..., str]
    headline: Callable[[random.Random], str]
    blank: float
    lines: list[str] = field(default_factory=list)
    articles: list[tuple[str, str, tuple[int, ...]]] = field(default_factory=list)

    def add(self, *lines: str) -> None:
        for line in lines:
            self.lines.append(line)
            if self.rng.random() < self.blank:
                self.lines.append("")

    def text(self, source: str, title: str, paragraphs: int) -> None:
        numbers = []
        for _ in range(paragraphs):
            numbers.append(len(self.lines) + 1)
            self.add(self.prose(self.rng, self.rng.randrange(2, 6)))
        self.articles.append((source, title, tuple(numbers)))


@dataclass(frozen=True)
class Site:
    """An invented aggregator: its furniture and the form of its items."""

    top: tuple[str, ...]
    between: tuple[str, ...]
    foot: tuple[str, ...]
    item: Callable[[Made, str, str, str], None]
    closing: tuple[str, ...] = ()


def name_age_dash(page: Made, source: str, age: str, title: str) -> None:
    page.add(source, age, f"- {source}", title)


def title_over_line(page: Made, source: str, age: str, title: str) -> None:
    page.add(title, f"{source} · {age}")


def line_over_title(page: Made, source: str, age: str, title: str) -> None:
    page.add(f"{age} | {source}", title)


def title_name_age(page: Made, source: str, age: str, title: str) -> None:
    page.add(title, f"via {source}", age)


def byline(page: Made, source: str, age: str, title: str) -> None:
    page.add(title, f"By Jane Doe for {source} · {age}")


SITES = {
    "Reader of the day": Site(
        ("logo",),
        ("Hashtags", "#ships", "Robot corner", "Ask Pressly AI what it thinks:", "Comments",
         "No comments yet..."),
        (),
        name_age_dash,
    ),
    "The Tray": Site(
        ("THE SKIM TRAY", "Sign in   Topics   Mute a word"),
        ("More stories",),
        ("You have reached the bottom of the tray.", "About the Tray   Terms   Corrections"),
        title_over_line,
        ("Keep | Pass on | Mute this outlet",),
    ),
    "Pressboard": Site(
        ("Pressboard", "Top stories"),
        ("Related articles",),
        ("About us | Privacy policy | Terms", "© 2031 Pressboard"),
        line_over_title,
    ),
    "Gull": Site(
        ("Gull News", "Menu", "Search"),
        ("You might also like", "We use cookies to show you news."),
        ("Contact us", "© 2031 Gull News. All rights reserved."),
        title_name_age,
        ("Share", "Save"),
    ),
    "Ferry Wire": Site(
        ("Home | World | Sport",),
        ("Read next",),
        ("Terms of use", "Follow us on Facebook"),
        byline,
        ("Read more",),
    ),
}  # fmt: skip


def a_page(site: Site, made: Made, *, lead: bool, wrong: bool) -> Made:
    """Write a page of a site: a lead or none, 0 to 20 items, some of them without a source."""
    rng = made.rng
    items = rng.choice((0, 1, 2, 3, 5, 8, 13, 20) if lead else (2, 3, 5, 8, 13, 20))
    if lead:
        source, title = rng.choice(SOURCES), made.headline(rng)
        made.add(*site.top[:1] if rng.random() < 0.5 else (), title)
        made.text(source, title, rng.randrange(2, 8))
        made.add(f"This article originally appeared in {source}.")
        made.add(*site.between if items else ())
    else:
        made.add(*site.top)
    for _ in range(items):
        source, title = rng.choice(SOURCES), made.headline(rng)
        if wrong and rng.random() < 0.3:  # an attribution in other letters than usual
            source = source.upper()
        site.item(made, source, rng.choice(AGES), title)
        made.text(source, title, 1 if lead else rng.randrange(1, 4))
        made.add(*site.closing)
    made.add(*site.foot if items else ())
    return made


@pytest.mark.parametrize("blank", [0.0, 0.4, 1.0], ids=["no blank line", "some", "all"])
@pytest.mark.parametrize("lead", [True, False], ids=["lead", "items only"])
@pytest.mark.parametrize("site", SITES)
def test_the_articles_of_a_made_page_are_found_again(site, lead, blank, prose, headline, split):
    right = found = known = sources = titles = 0
    for seed in range(16):
        made = Made(random.Random(seed), prose, headline, blank)
        a_page(SITES[site], made, lead=lead, wrong=seed % 2 == 1)
        by_lines = {article.lines: article for article in split(*made.lines).articles}
        found, known = found + len(by_lines), known + len(made.articles)
        for source, title, lines in made.articles:
            article = by_lines.get(lines)
            right += article is not None
            sources += article is not None and article.source == source
            titles += article is not None and article.title == title

    assert 2 * right / (found + known) >= 0.98
    assert sources / right >= 0.98
    assert titles / right >= 0.98


@pytest.mark.parametrize("site", SITES)
def test_items_without_a_source_among_others_are_found_and_get_none(site, prose, headline, split):
    right = known = sources = 0
    for seed in range(24):
        made = Made(random.Random(seed), prose, headline, 0.4)
        rng, chosen = made.rng, SITES[site]
        made.add(*chosen.top)
        for number in range(8):
            source, title = rng.choice(SOURCES), made.headline(rng)
            if number % 4 == 2:  # its head says when, and not who
                made.add(title, rng.choice(AGES))
                source = UNKNOWN_SOURCE
            else:
                chosen.item(made, source, rng.choice(AGES), title)
            made.text(source, title, rng.randrange(1, 4))
            made.add(*chosen.closing)
        made.add(*chosen.foot)
        by_lines = {article.lines: article for article in split(*made.lines).articles}
        known += len(made.articles)
        for source, _, lines in made.articles:
            right += lines in by_lines
            sources += lines in by_lines and by_lines[lines].source == source

    assert right / known >= 0.98
    assert sources / right >= 0.98
