"""Print how honest topics are: off-topic sentences planted into news, and classes nobody named.

    python tests/benchmarks/off_topic.py

Corpora are drawn from some classes of a labelled set, and sentences of the other classes are planted
into their articles: one, or three in a row that stand together in theirs. Beside them stand one of
another article of the same class, and the ordinary sentences, whose share without a clear topic is
the price. The cut was chosen on the even articles of BBC (120 and 400 at a time); the others
confirm. Then one to three stories of other labels, or of another set of news, are put among those
of some classes: those should be on no topic, and the others on one. Last, every second class is
named by three words and the rest left to the app.
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score, normalized_mutual_info_score

sys.path.append(str(Path(__file__).resolve().parents[1]))

from topic_corpora import SEED_WORDS, Corpus, labelled_news

from analysis.records import NamedTopic

FEWEST = 30  # articles of a label, to draw from
ORDINARY, STRANGER, BLOCK, OWN = range(4)
KINDS = ("ordinary", "stranger", "three strangers", "of the class")
BLOCK_SIZE = 3


@dataclass(frozen=True)
class Planted:
    """A corpus with planted sentences, and the kind of each of its sentences."""

    corpus: Corpus
    kinds: np.ndarray

    def unclear(self) -> np.ndarray:
        """Return how many sentences of each kind have no clear topic, and how many there are."""
        clear = self.corpus.topics().sentence_clear
        return np.array(
            [np.bincount(self.kinds[~clear], minlength=4), np.bincount(self.kinds, minlength=4)]
        )


def planted(news: Corpus, n_articles: int, n_classes: int, seed: int) -> Planted:
    """Draw articles of some classes and plant sentences of the others and of their own."""
    draw = random.Random(seed)
    names = sorted(set(news.themes))
    inside = draw.sample(names, n_classes)
    pool = [i for i, label in enumerate(news.themes) if label in inside]
    draw.shuffle(pool)
    chosen, spare = pool[:n_articles], pool[n_articles:]
    others = [i for i, label in enumerate(news.themes) if label not in inside]
    bodies, kinds = [], []
    for number, article in enumerate(chosen):
        body = list(news.sentences[article])
        kind = (STRANGER, OWN, BLOCK, ORDINARY)[number % 4]
        same = [i for i in spare if news.themes[i] == news.themes[article]]
        from_where = same if kind == OWN else others
        added: Sequence[str] = ()
        if kind != ORDINARY and from_where:
            source = news.sentences[draw.choice(from_where)]
            size = BLOCK_SIZE if kind == BLOCK else 1
            first = draw.randint(0, max(0, len(source) - size))
            added = source[first : first + size]
        place = draw.randint(1, max(1, len(body) - 1))
        bodies.append((*body[:place], *added, *body[place:]))
        kinds += [ORDINARY] * place + [kind] * len(added) + [ORDINARY] * (len(body) - place)
    titles = tuple(news.titles[article] for article in chosen)
    return Planted(
        Corpus(tuple(bodies), titles, tuple(news.themes[article] for article in chosen)),
        np.array(kinds[: sum(map(len, bodies))]),
    )


def left_alone(news: Corpus, others: Corpus, draws: range) -> dict[str, float]:
    """Put one to three stories of other labels, or of another set, into draws of 40 to 300.

    Returns:
        The share of these stories that are on no topic, and of the others that are on one.
    """
    alone, on_topic = [], []
    for seed in draws:
        for size in (40, 60, 100, 150, 300):
            draw = random.Random(1000 * seed + size)
            large = sorted(name for name in set(news.themes) if news.themes.count(name) >= FEWEST)
            inside = draw.sample(large, 2 + draw.randrange(len(large) // 2))
            pool = [place for place, label in enumerate(news.themes) if label in inside]
            story = news.ordered(draw.sample(pool, min(size, len(pool))))
            source = news if (seed + size // 20) % 2 else others
            labels = sorted(set(source.themes) - set(inside))
            lone = [
                draw.choice([at for at, label in enumerate(source.themes) if label == one])
                for one in draw.sample(labels, min(1 + seed % 3, len(labels)))
            ]
            both = story.with_others(source.ordered(lone))
            main = np.array(both.clear_main_topics(both.topics()))
            alone.append(main[-len(lone) :] < 0)
            on_topic.append(main[: -len(lone)] >= 0)
    return {
        "lone stories without a topic": float(np.concatenate(alone).mean()),
        "other stories on a topic": float(np.concatenate(on_topic).mean()),
    }


def open_set(news: Corpus, classes: Sequence[str]) -> dict[str, float]:
    """Name some classes by three words each and leave the number of other topics to the app."""
    named = [NamedTopic(name, tuple(SEED_WORDS[name].split())) for name in classes]
    found = news.topics(tuple(named))
    strongest = found.article_weights.argmax(axis=1)
    labels = np.array(news.themes)
    inside = np.isin(labels, classes)
    claimed = np.array([found.names[topic] if topic < len(named) else "" for topic in strongest])
    return {
        "named F1": float(
            f1_score(labels[inside], claimed[inside], labels=classes, average="macro")
        ),
        "claimed": float((claimed[~inside] != "").mean()),
        "rest NMI": float(normalized_mutual_info_score(labels[~inside], strongest[~inside])),
    }


def halves(news: Corpus) -> tuple[Corpus, Corpus]:
    """Return the even articles and the odd ones."""
    every = range(len(news.titles))
    return news.ordered([*every[::2]]), news.ordered([*every[1::2]])


def main() -> int:
    """Print both."""
    shared = Path(__file__).resolve().parents[3] / "shared"
    if not shared.is_dir():
        print("the labelled news are in ../shared beside the repository", file=sys.stderr)
        return 1
    bbc, allsides = labelled_news(shared, "bbc"), labelled_news(shared, "allsides-dev")
    even, odd = halves(bbc)
    drawn = (
        ("BBC even (chosen on)", even, 120, 4, 6),
        ("BBC even (chosen on)", even, 400, 4, 2),
        ("BBC odd", odd, 120, 4, 6),
        ("BBC odd", odd, 400, 4, 2),
        ("AllSides", allsides, 120, 8, 4),
        ("AllSides", allsides, 600, 12, 1),
    )
    for name, news, size, n_classes, draws in drawn:
        corpora = [planted(news, size, n_classes, seed) for seed in range(draws)]
        unclear, total = np.sum([corpus.unclear() for corpus in corpora], axis=0)
        shares = zip(KINDS, unclear / total, strict=True)
        line = "  ".join(f"{kind} {share:.2f}" for kind, share in shares)
        print(f"{name}, {size} articles, without a clear topic: {line}", flush=True)
    for name, news, others in (
        ("BBC even (chosen on)", even, allsides),
        ("BBC odd", odd, allsides),
        ("AllSides", allsides, bbc),
    ):
        shares = left_alone(news, others, range(6)).items()
        line = "  ".join(f"{share} {value:.3f}" for share, value in shares)
        print(f"{name}, lone stories among 40 to 300: {line}", flush=True)
    for name, news in (("BBC", bbc), ("AllSides", allsides)):
        classes = [label for label in sorted(set(news.themes)) if label in SEED_WORDS]
        for first in (0, 1):
            scores = open_set(news, classes[first::2])
            line = "  ".join(f"{score} {value:.3f}" for score, value in scores.items())
            print(f"{name}, every second class named: {line}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
