"""Printings of one text are one story; reports of one event in other words are not."""

import datetime as dt
import random
import time
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from printings import WAYS, a_word, article, end_cut, exact, words_on

from analysis.intake.likeness import word_codes
from analysis.intake.stories import stories_of
from analysis.records import Article


def checked_against(
    originals: Sequence[list[str]], ways: Sequence[Callable], rng: random.Random
) -> tuple[float, float]:
    """Print each text again, edited; return precision and recall of the stories found."""
    truth: list[int] = []
    printings: list[Article] = []
    for number, words in enumerate(originals):
        for copy in range(3):
            way = rng.choice(ways) if copy else exact
            again = way(rng, words, rng.choice((0.05, 0.1, 0.19)))
            printings.append(article(again, source=f"S{copy}", title=f"{copy} {number}"))
            truth.append(number)
    order = rng.sample(range(len(truth)), len(truth))
    found = stories_of([printings[at] for at in order]).ids
    pairs = right = known = 0
    first: dict[int, str] = {}
    owner: dict[str, int] = {}
    for at, story in zip(order, found, strict=True):
        if truth[at] in first:
            known += 1
            right += first[truth[at]] == story
        else:
            first[truth[at]] = story
        if owner.setdefault(story, truth[at]) != truth[at]:
            pairs += 1
    return right / max(right + pairs, 1), right / known


def events(rng: random.Random, n: int) -> list[list[str]]:
    """Return texts, each three of them on one event: its words and a quote stand in all three."""
    texts = []
    for _ in range(n // 3):
        subject, quote = [a_word(rng) for _ in range(25)], [a_word(rng) for _ in range(30)]
        for _ in range(3):
            size = rng.choice((120, 200, 350, 800))
            words = words_on(rng, subject, size)
            start = rng.randrange(size)
            texts.append(words[:start] + quote + words[start:])
    return texts


@pytest.mark.parametrize("way", WAYS)
def test_printings_are_one_story_and_other_reports_of_the_event_are_not(way):
    rng = random.Random(7)

    precision, recall = checked_against(events(rng, 120), [way], rng)

    assert precision >= 0.99
    assert recall >= 0.99


def test_printings_of_real_news_are_found(news):
    texts = [text.split() for _, text in news if len(text.split()) >= 60]

    precision, recall = checked_against(texts, WAYS, random.Random(3))

    assert precision >= 0.99
    assert recall >= 0.99


def test_a_report_that_holds_a_brief_is_no_printing_of_it():
    rng = random.Random(1)
    brief = words_on(rng, [a_word(rng) for _ in range(20)], 60)
    report = [*brief, *words_on(rng, [a_word(rng) for _ in range(20)], 300)]

    first, second = stories_of([article(brief), article(report)]).ids

    assert first != second


def test_texts_of_few_words_are_one_story_only_when_they_are_the_same():
    same = [
        article(["Read", "more", "inside."], title="Ships wait"),
        article(["Read", "more", "inside."], title="Rain falls"),
        article(["Read", "more", "inside"], title="Ships wait", source="Herald"),
    ]

    first, second, third = stories_of(same).ids

    assert first == third != second


def test_quotes_dashes_case_and_spaces_make_no_other_word():
    one, other = word_codes(["It’s “done” – today…", "it's  DONE -- Today"])

    assert one.tolist() == other.tolist()


def test_a_text_without_spaces_has_its_characters_for_words():
    (words,) = word_codes(["港口工人周一开始罢工要求提高工资并改善工作条件"])

    assert len(words) == 23


def test_a_huge_text_has_all_its_words():
    few, many = word_codes(["rain on the quay ", "rain on the quay " * 300_000])

    assert len(many) == 300_000 * len(few)
    assert set(many.tolist()) == set(few.tolist())


WORDS = [f"word{n}" for n in range(60)]


def printing(source: str, *, day: int | None = None, precision: str = "day", **more) -> Article:
    when = None if day is None else dt.datetime(2025, 6, day, tzinfo=dt.UTC)
    return article(
        more.pop("words", WORDS), source=source, published=when, date_precision=precision, **more
    )


@pytest.mark.parametrize(
    ("printings", "first"),
    [
        ([printing("A", day=3), printing("B", day=2), printing("C")], "B"),
        ([printing("A"), printing("B", words=[*WORDS, "more"]), printing("C")], "B"),
        ([printing("A", day=1, precision="month"), printing("B", day=9)], "B"),
        ([printing("A", carrier="Daily"), printing("A", title="Other"), printing("A", carrier="X")],
         "A"),
    ],
    ids=["earliest", "longest", "exact date", "own site"],
)  # fmt: skip
def test_the_first_printing_is(printings, first):
    found = stories_of(printings)

    (shown,) = np.flatnonzero(found.counted)
    assert printings[shown].source == first
    assert not printings[shown].carrier
    assert set(found.first) == {shown}


def test_of_printings_alike_in_all_else_the_smallest_id_is_first():
    printings = [printing(source, title=f"T {source}") for source in "ABCDEFGH"]

    found = stories_of(printings)

    (shown,) = np.flatnonzero(found.counted)
    assert printings[shown].article_id == min(one.article_id for one in printings)


def test_stories_do_not_depend_on_the_order_of_articles():
    rng = random.Random(2)
    articles = [article(text, source=str(n)) for n, text in enumerate(events(rng, 60))]
    articles += [article(end_cut(rng, list(a.body.split()), 0.3), source="x") for a in articles]
    found = dict(zip([a.article_id for a in articles], stories_of(articles).ids, strict=True))

    rng.shuffle(articles)

    again = dict(zip([a.article_id for a in articles], stories_of(articles).ids, strict=True))
    assert found == again
    assert len(set(found.values())) == 60


def test_no_article_has_no_story():
    assert stories_of([]).ids == ()


@pytest.mark.slow
def test_the_work_grows_with_the_number_of_articles():
    rng = random.Random(4)

    def seconds(n: int) -> float:
        articles = [article(text, source=str(at)) for at, text in enumerate(events(rng, n))]
        start = time.process_time()
        stories_of(articles)
        return time.process_time() - start

    seconds(300)
    assert seconds(12_000) / seconds(6_000) < 2.6
