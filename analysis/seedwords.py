"""What seed words of a topic bring in, asked of a report."""

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from analysis.tables import Report
from analysis.topics import seeds as of_texts
from analysis.topics.seeds import SeedGroups

MOST_READ = 200  # articles on a side: more change no answer that anybody waits for


def seed_groups(report: Report, article_ids: Collection[str], seed: str) -> SeedGroups | None:
    """Return the two groups into which articles with a seed fall, None where there are not two.

    Args:
        report: The report.
        article_ids: Articles that hold the seed; of many, 200 evenly from all are read.
        seed: The word or phrase.
    """
    return of_texts.seed_groups(*_texts(report, article_ids), seed)


def suggested_seeds(
    report: Report, article_ids: Collection[str], seeds: Sequence[str], *, n: int = 8
) -> tuple[str, ...]:
    """Return words and phrases that stand beside seeds and hardly elsewhere, most telling first.

    Args:
        report: The report.
        article_ids: Articles that hold one of the seeds; of many, 200 evenly from all are read.
        seeds: The seeds, which are not suggested.
        n: At most so many.
    """
    return of_texts.suggested_seeds(*_texts(report, article_ids), seeds, n=n)


def _texts(report: Report, article_ids: Collection[str]) -> tuple[list[str], list[str]]:
    """Return articles with title and body: those that are asked for, and some of the others."""
    counted = report.articles[report.articles["counted"]]
    asked = counted["article_id"].isin(article_ids)
    sides = (_even(counted[asked]), _even(counted[~asked]))
    read = report.sentences["article_id"].isin(pd.concat(sides)["article_id"])
    body = report.sentences[read].groupby("article_id")["text"].agg(" ".join).to_dict()

    def whole(side: pd.DataFrame) -> list[str]:
        pairs = zip(side["title"], side["article_id"], strict=True)
        return [f"{title}\n{body.get(article_id, '')}" for title, article_id in pairs]

    return whole(sides[0]), whole(sides[1])


def _even(articles: pd.DataFrame) -> pd.DataFrame:
    """Return at most so many articles as are read, evenly from all."""
    if len(articles) <= MOST_READ:
        return articles
    return articles.iloc[np.linspace(0, len(articles) - 1, MOST_READ).astype(np.int64)]
