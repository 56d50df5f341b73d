"""What the seed words of a topic bring in: how much, which sentences, and what to do about it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis import NamedTopic, contrary_said, seed_forms
from analysis.tables import Report
from dashboard.filters import Filters, select_articles
from dashboard.queries.evidence import Slice
from dashboard.remembered import remembered
from dashboard.search import search
from dashboard.theme import clean, count, listed

if TYPE_CHECKING:  # whoever opens a stored report needs no scikit-learn
    from analysis import SeedGroups

MOST_SEEDS = 12
MOST_SUGGESTED = 6
DWELT = 2  # sentences with a seed in an article that speaks of it, not in passing
EVERY = "all together"  # stands for a seed in the row of all
NOWHERE = "The topic will be there and say 0 stories."


def seeds_of(text: str) -> tuple[str, ...]:
    """Return the words and phrases of a text, in lower case, each once.

    Examples:
        >>> seeds_of("Robotaxi, driverless  car; robotaxi")
        ('robotaxi', 'driverless car')
    """
    parts = (" ".join(part.split()).lower() for part in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))[:MOST_SEEDS]


@remembered(8)
def seed_rows(report: Report, seeds: tuple[str, ...], topic_id: str = "") -> pd.DataFrame:
    """Return one row a seed: in how many sentences and articles it stands.

    A word counts in singular and plural, as a topic looks for it; a story counts once; articles
    with a word that has a minus in front count nowhere.

    Args:
        report: The whole report; no filter is followed.
        seeds: Words and phrases in lower case, also those with a minus.
        topic_id: The topic whose seeds they are, or "".

    Returns:
        Columns seed, n_sentences, n_articles and, of a topic, n_on_topic: of these articles those
        whose main topic it is. In the order of the seeds; the last row, of seed ``EVERY``, counts
        where any of them stands.
    """
    names = report.topics.loc[report.topics["topic_id"] == topic_id, "name"]
    articles = report.articles
    on_topic = articles.loc[articles["topic"].isin(names), "article_id"]
    rows = []
    wanted = _wanted(seeds)
    for seed, asked in (*((one, (one,)) for one in wanted), (EVERY, wanted)):
        found = _brought_in(report, asked, seeds)
        owners = found.drop_duplicates()
        rows.append((seed, len(found), len(owners), int(owners.isin(on_topic).sum())))
    columns = ["seed", "n_sentences", "n_articles", "n_on_topic"]
    return pd.DataFrame(rows, columns=columns)[columns if topic_id else columns[:-1]]


def seed_weights(report: Report, seeds: tuple[str, ...]) -> pd.Series:
    """Return how much each article dwells on seeds.

    Args:
        report: The whole report; a story counts once.
        seeds: As for ``seed_rows``.

    Returns:
        Number of sentences with a seed by article id, ``DWELT`` more where the headline has one;
        articles without a seed are left out.
    """
    wanted = _wanted(seeds)
    sentences = _brought_in(report, wanted, ()).value_counts()
    headlines = frozenset[str]().union(*(_headlines(report, seed) for seed in wanted))
    in_headline = pd.Series(DWELT, index=sorted(headlines), dtype="int64")
    return sentences.add(in_headline, fill_value=0).astype("int64")


def seed_part(report: Report, seeds: tuple[str, ...], place: int) -> Slice:
    """Return the sentences that a row of ``seed_rows`` counts.

    Args:
        report: The whole report.
        seeds: As given there.
        place: The place of the row.
    """
    wanted = _wanted(seeds)
    asked = wanted[place : place + 1] or wanted
    kept_off = _kept_off(report, seeds)
    label = f"Sentences with {_quoted(asked)}"
    if not kept_off:
        return Slice(label, Filters(text=_search(asked)))
    owners = _brought_in(report, asked, seeds)
    return Slice(
        f"{label}, in articles without {_quoted(_unwanted(seeds))}",
        Filters(text=_search(asked)),
        articles=tuple(owners.drop_duplicates()),
    )


def found_said(report: Report, seeds: tuple[str, ...]) -> list[str]:
    """Say which seeds stand nowhere and how many articles a minus keeps off; plain text."""
    wanted = _wanted(seeds)
    said = nowhere_said(report, wanted)
    if not _held(report, *wanted):
        said.append(NOWHERE)
    if contrary := contrary_said(NamedTopic("", seeds)):
        said.append(f"{contrary[0].upper()}{contrary[1:]}.")
    kept_off = len(_kept_off(report, seeds) & _held(report, *wanted))
    if kept_off:
        said.append(f"Words with a minus keep {count(kept_off, 'story')} off.")
    return said


def nowhere_said(report: Report, words: tuple[str, ...]) -> list[str]:
    """Say which words and phrases stand in no article, or can stand in none; plain text."""
    said: list[str] = []
    wordless = [word for word in words if not seed_forms(word)]
    absent = [word for word in words if word not in wordless and not _held(report, word)]
    if wordless:
        said.append(f"{_quoted(wordless)} holds no word that can be looked for.")
    if absent:
        said.append(f"{_quoted(absent)} {'stands' if len(absent) == 1 else 'stand'} in no article.")
    return said


@dataclass(frozen=True, slots=True)
class SeedAdvice:
    """What to do about seeds.

    Attributes:
        warnings: A line for each seed that brings in two unrelated groups of articles; plain text.
        suggested: Words that could be seeds, too.
    """

    warnings: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()


@remembered(8)
def seed_advice(report: Report, seeds: tuple[str, ...]) -> SeedAdvice:
    """Return what to do about seeds; brings scikit-learn, so only where somebody asks.

    Args:
        report: The whole report.
        seeds: As for ``seed_rows``.
    """
    from analysis import suggested_seeds  # noqa: PLC0415 - brings scikit-learn: only where asked for

    wanted, off = _wanted(seeds), _kept_off(report, seeds)
    warnings: list[str] = []
    known = [*wanted, *_unwanted(seeds)]
    for seed in wanted:
        groups = _unrelated(report, seed, off)
        if groups is not None:
            warnings.append(warning_said(seed, groups, len(_held(report, seed) - off)))
            known += groups.words[1]  # what is advised against is not suggested beside it
    holding = _held(report, *wanted) - off
    room = min(MOST_SUGGESTED, MOST_SEEDS - len(seeds))
    suggested = suggested_seeds(report, holding, known, n=room) if holding else ()
    return SeedAdvice(tuple(warnings), suggested)


@remembered(32)
def _unrelated(report: Report, seed: str, kept_off: frozenset[str]) -> "SeedGroups | None":
    """Return the two unrelated groups of articles that a seed brings in, or None."""
    from analysis import seed_groups  # noqa: PLC0415 - brings scikit-learn: only where asked for

    holding = _held(report, seed) - kept_off
    groups = seed_groups(report, holding, seed) if holding else None
    return groups if groups and groups.unrelated else None


def warning_said(seed: str, groups: "SeedGroups", n_articles: int) -> str:
    """Say which two groups a seed brings in, and what keeps one of them off; plain text.

    Args:
        seed: The seed.
        groups: The groups, each with its words.
        n_articles: In how many articles the seed stands; of many only some were looked at.
    """
    looked_at = sum(groups.sizes)
    of = f"of {looked_at:,} looked at, " if looked_at < n_articles else ""
    first, second = (
        f"{size:,} with {listed(words)}"
        for size, words in zip(groups.sizes, groups.words, strict=True)
    )
    return (
        f"{_quoted([seed])} brings in two unrelated groups of stories: {of}{first}; {second}. "
        f'A minus in front of a word, such as "{groups.words[1][0]}", keeps one of them off.'
    )


def _wanted(seeds: tuple[str, ...]) -> tuple[str, ...]:
    return NamedTopic("", seeds).wanted


def _unwanted(seeds: tuple[str, ...]) -> tuple[str, ...]:
    return NamedTopic("", seeds).without


def _quoted(seeds: Iterable[str]) -> str:
    return listed(f'"{clean(seed)}"' for seed in seeds)


def _search(seeds: Sequence[str]) -> str:
    """Return the search for sentences with any of some seeds; "" where there is no word in them."""
    forms = [form for seed in seeds for form in seed_forms(seed)]
    joined = [form.replace(" ", "-") for form in forms if " " in form]
    return " OR ".join(f'"{form}"' for form in dict.fromkeys((*forms, *joined)))


def _brought_in(report: Report, asked: tuple[str, ...], seeds: tuple[str, ...]) -> pd.Series:
    """Return the article of each sentence with a seed, without articles that a minus keeps off."""
    every = pd.concat([_sentences(report, seed) for seed in asked or ("",)])
    owners = every[~every.index.duplicated()].sort_index()
    return owners[~owners.isin(_kept_off(report, seeds))]


def _kept_off(report: Report, seeds: tuple[str, ...]) -> frozenset[str]:
    """Return the articles that hold a word with a minus."""
    return _held(report, *_unwanted(seeds))


def _held(report: Report, *seeds: str) -> frozenset[str]:
    """Return the articles of which a sentence or the headline holds one of some seeds."""
    found = (_headlines(report, seed) | {*_sentences(report, seed)} for seed in seeds)
    return frozenset[str]().union(*found)


@remembered(32)
def _sentences(report: Report, seed: str) -> pd.Series:
    """Return the article of each sentence that holds a seed; a story counts once."""
    sentences = select_articles(report, Filters()).sentences
    asked = _search([seed])
    if not asked:
        return sentences["article_id"].iloc[:0]
    return sentences.loc[search(asked).found(sentences["text"]), "article_id"]


@remembered(32)
def _headlines(report: Report, seed: str) -> frozenset[str]:
    """Return the articles whose headline holds a seed."""
    articles = select_articles(report, Filters()).articles
    asked = _search([seed])
    if not asked:
        return frozenset()
    return frozenset(articles.loc[search(asked).found(articles["title"]), "article_id"])
