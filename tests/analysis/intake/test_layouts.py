"""Pages of invented aggregators: how well they are cut, and what must not be cut."""

import random
import re
from collections.abc import Callable

import pytest

from analysis.intake.asides import LINK
from analysis.intake.pictures import CAPTION

SOURCES = (
    "The Harbour Gazette|Tom's Gadgets|Wendale Herald|n-tv|9to9Phones|heise online|Le Matin|"
    "ABC News (AU)|Freight & Tide|parishlamp.example|USA Daily|The Times of Orrinville|Reuters"
).split("|")
AGES = (
    "a minute ago|9 minutes ago|an hour ago|2 hours ago|a day ago|3 days ago|just now|a week ago|"
    "2 months ago|Yesterday|5 mins ago|3h ago|12 hrs ago|22 hrs back"
).split("|")
AUTHORS = ("Jane Doe", "Mark O'Neil", "J. R. Pell", "Anne-Marie Duval")
ONE_LINE_HEADS = (
    "filed by {source}, {age}",
    "{source}, {age}",
    "via {source} · {age}",
    "{source} | {age}",
    "{age} - {source}",
    "{source} — {age}",
    "From {source}, {age}",
    "{source} • {age} • 4 min read",
    "By Jane Doe for {source} · {age}",
    "Published {age} by {source}",
)


class Maker:
    """Writes a page line by line and remembers what its articles are."""

    def __init__(self, seed: int, prose: Callable, headline: Callable) -> None:
        self.rng = random.Random(seed)
        self.prose, self.headline = prose, headline
        self.lines: list[str] = []
        self.articles: list[tuple[str, str, tuple[int, ...]]] = []
        self.blanks = self.rng.random() < 0.6

    def add(self, *lines: str) -> None:
        for line in lines:
            self.lines.append(line)
            if self.blanks:
                self.lines += [""] * self.rng.choice((0, 0, 0, 1, 2))

    def body(self, source: str, title: str, *, one_line: bool = False) -> None:
        numbers = []
        for _ in range(1 if one_line else self.rng.randrange(1, 6)):
            self.add(self.prose(self.rng, self.rng.randrange(1, 6)))
            numbers.append(max(n for n, line in enumerate(self.lines, 1) if line))
        self.articles.append((source, title, tuple(numbers)))


def source_age_dash(page: Maker, count: int) -> None:
    """Lead, furniture, then SOURCE / AGE / - SOURCE / TITLE / TEXT."""
    title, source = page.headline(page.rng), page.rng.choice(SOURCES)
    page.add(title)
    page.body(source, title)
    page.add(f"This article originally appeared in {source}.", "Copyright 2031")
    page.add("Robot corner", "See what Pressly AI makes of it:", "Voices", "Silence so far...")
    for _ in range(count):
        source, title = page.rng.choice(SOURCES), page.headline(page.rng)
        page.add(source, page.rng.choice(AGES), f"- {source}", title)
        page.body(source, title, one_line=True)


def title_then_head(page: Maker, count: int) -> None:
    """TITLE / one line of attribution / TEXT / a row of commands; greeting above, foot below."""
    form = page.rng.choice(ONE_LINE_HEADS)
    page.add("THE SKIM TRAY", "Friday's pile, thinnest first", "Sign in   Topics   Mute a word")
    page.add("We keep one cookie. It remembers what you muted.")
    for _ in range(count):
        source, title = page.rng.choice(SOURCES), page.headline(page.rng)
        page.add(title, form.format(source=source, age=page.rng.choice(AGES)))
        page.body(source, title)
        page.add("Keep | Pass on | Mute this outlet")
    page.add("You have reached the bottom of the tray.", "About the Tray   Terms   Corrections")
    page.add("The Skim Tray shows extracts by arrangement with their publishers.")


def head_then_title(page: Maker, count: int) -> None:
    """One line of attribution / TITLE / TEXT; a foot below."""
    form = page.rng.choice(("{0} · {1}", "{1} | {0}", "{0}, {1}", "{0} – {1}"))
    page.add("Pressboard", "Top stories")
    for _ in range(count):
        source, title = page.rng.choice(SOURCES), page.headline(page.rng)
        page.add(form.format(source, page.rng.choice(AGES)), title)
        page.body(source, title)
    page.add("About us | Privacy policy | Terms", "© 2031 Pressboard")


def byline_for(page: Maker, count: int) -> None:
    """TITLE / By NAME for SOURCE / DATE / TEXT / More from SOURCE."""
    for _ in range(count):
        source, title = page.rng.choice(SOURCES), page.headline(page.rng)
        page.add(title, f"By {page.rng.choice(AUTHORS)} for {source}", "27 June 2025")
        page.body(source, title)
        page.add(f"More from {source}")


def name_over_age(page: Maker, count: int) -> None:
    """TITLE / SOURCE / AGE / TEXT, without any mark beside the names."""
    page.add("Home", "World")
    for source in page.rng.sample(SOURCES, count):
        title = page.headline(page.rng)
        page.add(title, source, page.rng.choice(AGES))
        page.body(source, title)


SITES = (source_age_dash, title_then_head, head_then_title, byline_for, name_over_age)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.__name__)
def test_pages_of_known_articles_are_cut_where_they_were_joined(site, prose, headline, split):
    right = found = known = sources = titles = 0
    for seed in range(40):
        maker = Maker(seed, prose, headline)
        site(maker, maker.rng.choice((2, 3, 5, 12)))
        page = split(*maker.lines)
        by_lines = {article.lines: article for article in page.articles}
        found, known = found + len(by_lines), known + len(maker.articles)
        for source, title, lines in maker.articles:
            article = by_lines.get(lines)
            right += article is not None
            sources += article is not None and article.source == source
            titles += article is not None and article.title == title

    assert 2 * right / (found + known) >= 0.98
    assert sources / right >= 0.98
    assert titles / right >= 0.98


def test_an_item_without_a_head_is_not_lost_below_the_line_that_closes_the_others(
    prose, headline, split
):
    maker = Maker(3, prose, headline)
    maker.blanks = False
    for source in ("Wendale Herald", "", "Freight & Tide"):
        title = headline(maker.rng)
        maker.add(title, *([f"{source} · an hour ago"] if source else []))
        maker.body(source or "unknown source", title)
        maker.add(prose(maker.rng, 6), "Keep | Pass on")
        maker.articles[-1] = (
            *maker.articles[-1][:2],
            (*maker.articles[-1][2], len(maker.lines) - 1),
        )

    page = split(*maker.lines)

    assert [(a.source, a.title, a.lines) for a in page.articles] == maker.articles


def live_blog(rng, paragraphs):
    stamps = ("10:32 am", "2 hours ago", "Posted an hour ago", "17:05", "Updated 2 hours ago")
    notes = ("Minister resigns over report", "Police confirm arrest", "What we know so far")
    return [x for p in paragraphs for x in (rng.choice(stamps), rng.choice(notes), p)]


def live_blog_of_one_reporter(rng, paragraphs):
    told = enumerate(paragraphs, 3)
    return [x for n, p in told for x in ("Key points", "Jane Doe", f"{n} minutes ago", p)]


def interview(rng, paragraphs):
    return [x for p in paragraphs for x in ("And what happened an hour ago?", p)]


def list_of_names(rng, paragraphs):
    return [
        paragraphs[0],
        "- The Herald",
        "- An hour ago",
        "- 2 hours ago",
        "- CNN",
        *paragraphs[1:],
    ]


def links_at_the_end(rng, paragraphs):
    links = ["Related articles", "CNN", "2 hours ago", "- CNN", "Storm hits the coast"]
    return [*paragraphs, *links, "BBC News · 3 hours ago", "Minister resigns over report"]


def links_inside(rng, paragraphs):
    links = [
        "Related Articles",
        "Minister resigns",
        "Reuters · an hour ago",
        "Storm hits the coast",
    ]
    return [*paragraphs[:1], *links, "AP · 2 hours ago", *paragraphs[1:]]


def comments(rng, paragraphs):
    said = "I think that this is a very good article and I would like to read more of it."
    first = ["Comments", "Jane Doe", "2 hours ago", said, "Reply", "Mark Twain", "an hour ago"]
    return [*paragraphs, *first, "Great!", "Reply", "Priya Raman", "3 days ago", said, "Reply"]


def timeline(rng, paragraphs):
    told = enumerate(paragraphs, 1)
    return [x for n, p in told for x in (f"{rng.choice(('Paris', 'Rome'))}, {n} June 2025", p)]


def mention(rng, paragraphs):
    said = "2 hours ago, The Guardian had said so. Related articles were put out too."
    return [paragraphs[0], said, *paragraphs[1:]]


def stamps(rng, paragraphs):
    return ["By Jane Doe", "Updated 2 hours ago", *paragraphs, "Published 2 hours ago"]


SINGLE = (
    live_blog,
    live_blog_of_one_reporter,
    interview,
    list_of_names,
    links_at_the_end,
    links_inside,
    comments,
    timeline,
    mention,
    stamps,
)


# Marks of lines under a picture or a film, and of links to other articles.
BESIDE = re.compile(
    r"AP Photo|REUTERS/|/(?:AP|AFP|Reuters|REUTERS|Getty|NPR|Landov)\b|Getty Images|\b[Cc]aption\b"
    r"|\bFILE\b|MUST WATCH|Read more$|RELATED:|WATCH:|See also:|\( ?Also on [A-Z]"
)
BESIDE_RULES = {CAPTION, LINK, "link to something else"}


@pytest.fixture(scope="session")
def ordinary(news):
    """Return the articles without the lines that say that they are beside the text."""
    return [
        (title, "\n".join(line for line in text.split("\n") if not BESIDE.search(line)))
        for title, text in news
    ]


@pytest.mark.parametrize("form", SINGLE, ids=lambda form: form.__name__)
def test_a_single_article_with_words_of_a_page_stays_one(form, prose, headline, split):
    for seed in range(30):
        rng = random.Random(seed)
        paragraphs = [prose(rng, rng.randrange(1, 5)) for _ in range(rng.randrange(2, 9))]
        title = headline(rng)

        page = split(title, *form(rng, paragraphs))

        assert len(page.articles) == 1
        assert page.articles[0].title == title
        assert set(paragraphs) <= set(page.articles[0].paragraphs)


def test_three_hundred_ordinary_articles_stay_whole(news, split):
    for title, text in news:
        for lines, given in ((text.split("\n"), title), ([title, "", *text.split("\n")], "")):
            page = split(*lines, title=given)

            assert len(page.articles) == 1
            assert page.articles[0].source == "unknown source" or page.articles[0].source in text


def test_little_leaves_an_ordinary_article(ordinary, split):
    taken = sum(
        len(piece.text) for title, text in ordinary for piece in split(text, title=title).removed
    )

    assert taken < 0.01 * sum(len(text) for _, text in ordinary)


def test_what_says_that_it_stands_beside_the_text_leaves_it(news, split):
    """Lines with the mark of a picture, a film or a link leave, and no others by those rules."""
    gone = marked = 0
    for title, text in news:
        removed = split(text, title=title).removed
        whole = "\n".join(piece.text for piece in removed)
        lines = [line.strip() for line in text.split("\n") if BESIDE.search(line)]
        marked += len(lines)
        gone += sum(line in whole for line in lines)
        assert all(BESIDE.search(piece.text) for piece in removed if piece.rule in BESIDE_RULES)

    assert gone > 0.95 * marked > 150
