"""The sentence that stands for others: on their topic, full of its words, and of ordinary tone."""

import itertools
import math
import re
from collections.abc import Collection
from functools import lru_cache

import pandas as pd

from analysis.tables import Report

MOST_COMPARED = 800  # sentences looked at for the most typical one, evenly spread
MOST_NEAR = 10  # of them, those among which tone decides
TELLING = 2.0  # times as likely in a topic as elsewhere: below that a word tells little
READABLE = range(40, 221)  # characters of a sentence that can be quoted alone
SHORTEST = 0.7  # of the ordinary length: nothing is gained by being shorter
TONE_STEP = 0.1  # tones nearer to each other than that are taken as equal
# A sentence that begins with one of these speaks of another.
_LEANING = re.compile(
    "and|as|but|he|her|here|his|however|instead|it|its|likewise|she|so|still|such|that|their|then|"
    "there|these|they|this|those|yet",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


def most_typical(report: Report, rows: pd.DataFrame, used: Collection[int]) -> int | None:
    """Return the place of the sentence that stands best for all.

    Of the sentences clearly on the topic that most of them are clearly on: the one nearest to their
    mean tone among the few (a tenth, at most ten) that hold most of the topic's distinctive words,
    measured by how many of the articles hold each, for an ordinary length. One that can be quoted
    alone comes before others, and one of an article that stands for nothing yet.

    Args:
        report: The whole report, for the words of its topics.
        rows: From ``evidence.evidence_rows``, all with a tone.
        used: Places of sentences that stand for something else.

    Returns:
        None where all are used; the same for the same rows.
    """
    lead = _lead(report, rows)
    of_lead = rows["clear"] & (rows["topic"] == lead) if lead else rows["tone"].notna()
    own = [place for place in of_lead.to_numpy().nonzero()[0].tolist() if place not in used]
    places = own or [place for place in range(len(rows)) if place not in used]
    if not places:
        return None
    places = places[:: -(-len(places) // MOST_COMPARED)]
    texts, owners = (rows[name].iloc[places].tolist() for name in ("text", "article_id"))
    scores = _fullness(texts, owners, _lifts(report, lead))
    taken = {rows["article_id"].iloc[place] for place in used}
    order = sorted(
        range(len(places)),
        key=lambda n: (not _stands_alone(texts[n]), owners[n] in taken, -scores[n], n),
    )
    away = (rows["tone"].iloc[places] - rows["tone"].mean()).abs().tolist()
    nearest = order[: max(1, min(MOST_NEAR, len(order) // 10))]
    return places[min(nearest, key=lambda n: (round(away[n] / TONE_STEP), -scores[n], n))]


def _lead(report: Report, rows: pd.DataFrame) -> str:
    """Return the topic that most sentences are clearly on, or "" where none is."""
    names = report.topics.loc[report.topics["kind"] != "none", "name"]
    sizes = rows.loc[rows["clear"] & rows["topic"].isin(names), "topic"].value_counts()
    return min(sizes.index, key=lambda name: (-sizes[name], name), default="")


def _lifts(report: Report, topic: str) -> dict[str, float]:
    """Return how many times as likely the telling words of a topic are in it; "": of all."""
    terms = report.topic_terms
    ids = report.topics.loc[report.topics["name"] == topic, "topic_id"]
    own = terms[(terms["lift"] >= TELLING) & (terms["topic_id"].isin(ids) | (not topic))]
    return dict(zip(own["term"], own["lift"], strict=True))


def _fullness(texts: list[str], owners: list[str], lifts: dict[str, float]) -> list[float]:
    """Return how much each text holds of the words that many articles share, for its length.

    Args:
        texts: The texts, at least one.
        owners: The article of each.
        lifts: How telling each word is.
    """
    known = frozenset(lifts)
    held = [_terms(text, known) for text in texts]
    holders: dict[str, set[str]] = {}
    for terms, owner in zip(held, owners, strict=True):
        for term in terms:
            holders.setdefault(term, set()).add(owner)
    n = len(set(owners))
    weights = {term: len(own) / n * math.log2(lifts[term]) for term, own in holders.items()}
    lengths = [len(text.split()) for text in texts]
    ordinary = max(sorted(lengths)[len(lengths) // 2], 1)
    return [
        sum(weights[term] for term in sorted(terms)) / (1 + max(length / ordinary, SHORTEST))
        for terms, length in zip(held, lengths, strict=True)
    ]


def _stands_alone(text: str) -> bool:
    """Tell whether a sentence is of ordinary length, whole, and does not lean on one before it."""
    first = _WORDS.match(text)
    whole = text[:1].isupper() and text.rstrip()[-1:] in {".", "!"}
    return whole and len(text) in READABLE and bool(first) and not _LEANING.fullmatch(first[0])


@lru_cache(maxsize=1 << 14)
def _terms(text: str, known: frozenset[str]) -> frozenset[str]:
    """Return the words and pairs of words of a text that are among the known."""
    words = _WORDS.findall(text.lower())
    pairs = (" ".join(pair) for pair in itertools.pairwise(words))
    return known.intersection(words) | known.intersection(pairs)
