"""Where the seed words of a topic stand that an analyst thinks of adding."""

import re
from collections.abc import Sequence

import pandas as pd

from analysis.tables import Report

MOST_SEEDS = 12


def seeds_of(text: str) -> tuple[str, ...]:
    """Return the words and phrases of a text, in lower case, each once.

    Examples:
        >>> seeds_of("Robotaxi, driverless  car; robotaxi")
        ('robotaxi', 'driverless car')
    """
    parts = (" ".join(part.split()).lower() for part in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))[:MOST_SEEDS]


def seed_rows(report: Report, seeds: Sequence[str]) -> pd.DataFrame:
    """Return one row a seed: in how many sentences and articles it stands.

    Args:
        report: The whole report; no filter is followed.
        seeds: Words and phrases in lower case.

    Returns:
        Columns seed, n_sentences, n_articles, in the order of the seeds; the last row, of seed
        "", counts where any of them stands.
    """
    texts, owners = report.sentences["text"], report.sentences["article_id"]
    any_seed = pd.Series(data=False, index=texts.index)
    rows = []
    for seed in seeds:
        found = texts.str.contains(_pattern(seed), case=False, regex=True)
        any_seed |= found
        rows.append((seed, int(found.sum()), int(owners[found].nunique())))
    rows.append(("", int(any_seed.sum()), int(owners[any_seed].nunique())))
    return pd.DataFrame(rows, columns=["seed", "n_sentences", "n_articles"])


def _pattern(seed: str) -> str:
    """Return the pattern of a seed as whole words, with any space between them."""
    words = r"\s+".join(re.escape(word) for word in seed.split())
    return rf"(?<!\w){words}(?!\w)"
