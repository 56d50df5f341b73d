"""Print what topics make of few articles of labelled news.

    python tests/benchmarks/few_articles.py

First a handful of articles of any labels, as somebody saves them: how many share a topic, and how
many pairs of those that do are of one label. The bound of likeness was chosen on BBC; AllSides,
whose labels are finer and overlap, confirms. Then articles of so many labels, and as many topics
asked for.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.metrics import adjusted_rand_score

sys.path.append(str(Path(__file__).resolve().parents[1]))

from topic_corpora import Corpus, labelled_news

SIZES = (8, 12, 15, 20, 30)
ASKED = ((4, 2), (8, 3), (12, 4), (30, 5))


def drawn(news: Corpus, size: int, seed: int) -> Corpus:
    """Draw articles of any labels."""
    chosen = random.Random(1000 * seed + size).sample(range(len(news.titles)), size)
    return news.ordered(sorted(chosen))


def of_labels(news: Corpus, size: int, n_labels: int, seed: int) -> Corpus:
    """Draw as many articles of each of some labels."""
    draw = random.Random(seed)
    large = sorted(name for name in set(news.themes) if news.themes.count(name) >= size)
    chosen = []
    for label in draw.sample(large, n_labels):
        own = [place for place, name in enumerate(news.themes) if name == label]
        chosen += draw.sample(own, size // n_labels)
    return news.ordered(sorted(chosen))


def shared(corpora: Iterator[Corpus]) -> dict[str, float]:
    """Return what the topics that are proposed for corpora put together."""
    pairs = right = alone = lone_topics = topics = articles = 0
    for corpus in corpora:
        main = corpus.topics().strongest
        labels = np.array(corpus.themes)
        first, other = np.triu_indices(len(labels), 1)
        same = (main[first] == main[other]) & (main[first] >= 0)
        pairs += int(same.sum())
        right += int((labels[first] == labels[other])[same].sum())
        sizes = np.bincount(main[main >= 0])
        topics, lone_topics = topics + len(sizes), lone_topics + int((sizes < 2).sum())
        alone, articles = alone + int((main < 0).sum()), articles + len(labels)
    return {
        "pairs of one label": right / max(pairs, 1),
        "topics of several articles": 1 - lone_topics / max(topics, 1),
        "articles on a topic": 1 - alone / articles,
    }


def asked(news: Corpus, draws: int) -> float:
    """Return how well as many topics as there are labels follow these: the mean ARI."""
    scores = []
    for size, n_labels in ASKED:
        for seed in range(draws):
            corpus = of_labels(news, size, n_labels, seed)
            main = corpus.topics(n_topics=n_labels).strongest
            scores.append(adjusted_rand_score(corpus.themes, main))
    return float(np.mean(scores))


def main() -> int:
    """Print both."""
    folder = Path(__file__).resolve().parents[3] / "shared"
    if not folder.is_dir():
        print("the labelled news are in ../shared beside the repository", file=sys.stderr)
        return 1
    for name in ("bbc", "allsides-dev"):
        news = labelled_news(folder, name)
        for size in SIZES:
            scores = shared(drawn(news, size, seed) for seed in range(20))
            line = "  ".join(f"{score} {value:.2f}" for score, value in scores.items())
            print(f"{name}, {size} articles of any labels: {line}", flush=True)
        print(f"{name}, as many topics as labels: ARI {asked(news, 8):.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
