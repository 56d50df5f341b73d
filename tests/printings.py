"""Made texts, and the ways in which a text is printed again."""

import math
import random
from collections.abc import Sequence

from analysis.records import Article

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
COMMON = "the of and to in a is that for it was on are with as at by from this have".split()


def a_word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3, 4))))


def words_on(rng: random.Random, subject: Sequence[str], n: int) -> list[str]:
    """Return n words: two in five are common, two in five of the subject, one is any."""
    kinds = rng.choices((0, 1, 2), (2, 2, 1), k=n)
    return [(rng.choice(COMMON), rng.choice(subject), a_word(rng))[kind] for kind in kinds]


def article(words: Sequence[str], *, source: str = "Echo", title: str = "", **more) -> Article:
    return Article(source, title or " ".join(words[:6]), (" ".join(words),), (1,), **more)


def replaced(rng: random.Random, words: list[str], share: float) -> list[str]:
    places = set(rng.sample(range(len(words)), int(share * len(words))))
    return [a_word(rng) if at in places else word for at, word in enumerate(words)]


def every_nth_replaced(rng: random.Random, words: list[str], share: float) -> list[str]:
    step = math.ceil(1 / share)
    return [a_word(rng) if at % step == 0 else word for at, word in enumerate(words)]


def end_cut(_: random.Random, words: list[str], share: float) -> list[str]:
    return words[: len(words) - int(share * len(words))]


def start_cut(_: random.Random, words: list[str], share: float) -> list[str]:
    return words[int(share * len(words)) :]


def middle_cut(rng: random.Random, words: list[str], share: float) -> list[str]:
    size = int(share * len(words))
    start = rng.randrange(len(words) - size)
    return words[:start] + words[start + size :]


def lengthened(rng: random.Random, words: list[str], share: float) -> list[str]:
    more = [a_word(rng) for _ in range(int(len(words) * share / (1 - share)))]
    start = rng.randrange(len(words))
    return words[:start] + more + words[start:]


def cut_and_edited(rng: random.Random, words: list[str], share: float) -> list[str]:
    return replaced(rng, end_cut(rng, words, share / 2), share / 2)


def exact(_: random.Random, words: list[str], _share: float) -> list[str]:
    return list(words)


WAYS = (
    exact,
    replaced,
    every_nth_replaced,
    end_cut,
    start_cut,
    middle_cut,
    lengthened,
    cut_and_edited,
)
