"""How far a story reaches: to the printings of one text, not from text to text."""

import random
import re
from collections import Counter
from collections.abc import Sequence

import pytest
from printings import WAYS, a_word, article, exact, replaced, words_on

from analysis.intake.stories import stories_of

CLUBS = "Ashford Millbrook Stonefield Kingsley Northgate Fairmont Westbury Riverside".split()
PEOPLE = "Martin Costa Okafor Lindqvist Brown Silva Novak Haas Mensah Dubois Rossi Larsen".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SKIES = ("cloudy", "sunny", "overcast", "clear")
EDITS = [way for way in WAYS if way is not exact]


def result(rng: random.Random) -> str:
    home, guest = rng.sample(CLUBS, 2)
    first, second, third = rng.sample(PEOPLE, 3)
    return (
        f"{home} beat {guest} {rng.randint(1, 5)}-{rng.randint(0, 2)} on {rng.choice(DAYS)} in "
        f"front of {rng.randint(11, 60)},{rng.randint(100, 999)} supporters. {first} opened the "
        f"scoring in the {rng.randint(2, 40)}th minute with a low shot from the edge of the box "
        f"and {second} doubled the lead after the break. {guest} pulled one back through {third} "
        f"in the {rng.randint(54, 89)}th minute but found no equaliser despite late pressure. "
        f"{home} move up to {rng.randint(4, 20)}th place in the table."
    )


def forecast(rng: random.Random) -> str:
    return (
        f"The day in {rng.choice(CLUBS)} will start {rng.choice(SKIES)} with temperatures around "
        f"{rng.randint(2, 20)} degrees in the morning, rising to {rng.randint(15, 33)} degrees in "
        f"the afternoon. Winds at {rng.randint(5, 40)} kilometres an hour are expected and the "
        f"chance of rain is {rng.randint(0, 99)} per cent. The night will be {rng.choice(SKIES)} "
        f"with a low of {rng.randint(-3, 14)} degrees. Sunset is at {rng.randint(10, 59)} minutes "
        f"past {rng.choice(('four', 'five', 'six', 'seven'))}."
    )


def rate(rng: random.Random) -> str:
    return (
        f"Shares of {rng.choice(CLUBS)} Corp {rng.choice(('rose', 'fell'))} {rng.randint(0, 9)}."
        f"{rng.randint(0, 9)} percent to {rng.randint(10, 300)}.{rng.randint(10, 99)} dollars on "
        f"{rng.choice(DAYS)} after the company reported quarterly earnings of {rng.randint(0, 4)}."
        f"{rng.randint(10, 99)} dollars a share. Revenue came to {rng.randint(100, 999)} million "
        f"dollars, compared with {rng.randint(100, 999)} million dollars a year earlier. The "
        f"company confirmed its outlook and trades at {rng.randint(8, 40)} times earnings."
    )


@pytest.mark.parametrize("form", [result, forecast, rate])
def test_reports_of_one_form_with_other_figures_are_stories_of_their_own(form):
    rng = random.Random(2)
    reports = [form(rng) for _ in range(40)]
    figures = [Counter(re.findall(r"\d+", report)) for report in reports]

    found = stories_of(
        [article(report.split(), source=f"S{n}") for n, report in enumerate(reports)]
    )

    told_apart = [
        at
        for at, own in enumerate(figures)
        if all(few_shared(own, other) for other in figures if other is not own)
    ]
    sizes = Counter(found.ids)
    assert len(told_apart) >= 20
    assert all(sizes[found.ids[at]] == 1 for at in told_apart)
    assert len(sizes) >= 35


def few_shared(one: Counter, other: Counter) -> bool:
    return 2 * (one & other).total() < min(one.total(), other.total())


def test_a_printing_with_one_figure_corrected_is_of_its_story():
    text = result(random.Random(4))
    corrected = text.replace("th minute", "0th minute", 1)

    first, second = stories_of([article(text.split()), article(corrected.split())]).ids

    assert first == second


def shared(one: str, other: str) -> float:
    """Return the share of the words of the shorter text that the other one has, too."""
    counts = [Counter(text.split()) for text in (one, other)]
    return (counts[0] & counts[1]).total() / min(count.total() for count in counts)


def a_chain(rng: random.Random, n: int) -> list[list[str]]:
    """Return texts, each like the next one and less and less like those after it."""
    words = words_on(rng, [a_word(rng) for _ in range(30)], 100)
    order = rng.sample(range(100), 100)
    chain = [list(words)]
    for step in range(n - 1):
        for place in order[12 * step % 100 :][:12]:
            words[place] = a_word(rng)
        chain.append(list(words))
    return chain


@pytest.mark.parametrize("seed", range(5))
def test_texts_that_are_like_the_next_one_each_do_not_grow_into_one_story(seed):
    articles = [
        article(words, source=f"S{n}") for n, words in enumerate(a_chain(random.Random(seed), 30))
    ]

    found = stories_of(articles).ids

    assert 30 // 3 <= len(set(found)) <= 30 // 2
    for story in set(found):
        own = [one.body for one, its in zip(articles, found, strict=True) if its == story]
        assert any(all(shared(one, other) >= 0.8 for other in own) for one in own)


@pytest.mark.parametrize("seed", range(5))
def test_a_text_edited_again_and_again_is_one_story_as_long_as_it_is_the_same_text(seed):
    rng = random.Random(seed)
    chain = [words_on(rng, [a_word(rng) for _ in range(30)], 200)]
    while len(chain) < 7:
        chain.append(replaced(rng, chain[-1], 0.03))

    found = stories_of([article(words, source=f"S{n}") for n, words in enumerate(chain)])

    assert len(set(found.ids)) == 1


@pytest.mark.parametrize(("n_printings", "at_least"), [(10, 0.99), (30, 0.98), (100, 0.99)])
def test_many_edited_printings_of_one_text_are_one_story(n_printings, at_least):
    rng = random.Random(6)
    truth, printings = [], []
    for number in range(300 // n_printings):
        words = words_on(rng, [a_word(rng) for _ in range(40)], rng.choice((120, 200, 350, 800)))
        for copy, way in enumerate([exact, *rng.choices(EDITS, k=n_printings - 1)]):
            printings.append(article(way(rng, words, 0.19), source=f"S{copy}"))
            truth.append(number)

    assert recall(truth, stories_of(printings).ids) >= at_least


def recall(truth: Sequence[int], found: Sequence[str]) -> float:
    """Return which share of the printings of a text are of its largest story."""
    pairs = Counter(zip(truth, found, strict=True))
    largest = {number: max(n for (one, _), n in pairs.items() if one == number) for number in truth}
    return sum(largest.values()) / len(truth)


@pytest.mark.parametrize("seed", range(3))
def test_copies_of_any_date_change_no_other_story(seed):
    rng = random.Random(seed)
    articles = [article(words, source=f"S{n}") for n, words in enumerate(a_chain(rng, 30))]
    before = stories_of(articles)

    copies = [article(rng.choice(articles).body.split(), source=f"C{n}") for n in range(20)]
    after = stories_of([*articles, *copies])

    together = {frozenset(group(before.ids, story)) for story in before.ids}
    assert {frozenset(group(after.ids[:30], story)) for story in after.ids} == together


def group(ids: Sequence[str], story: str) -> list[int]:
    return [at for at, one in enumerate(ids) if one == story]
