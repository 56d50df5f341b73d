"""Print how good the topics are beside scikit-learn's plain NMF, LDA and BERTopic.

    python tests/benchmarks/topics.py [--sets bbc allsides-dev octis-bbc] [--numbers 10 20 30 40 50]

Words are scored on the half of the documents that their model did not see, groups against the
labels on all. Settings were chosen on BBC; AllSides and OCTIS's BBC confirm. A peer that is not
installed is one line: ``pip install -r tests/benchmarks/requirements-topics.txt`` in another
environment, and ``make bench-topics BIN=path/to/its/bin``.
"""

import argparse
import gzip
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from topic_models import Bertopic, Fit, broadsheet, lda, plain_nmf, tokens
from topic_scores import Unseen, group_scores, same_groups, same_words, word_scores

ROOT = Path(__file__).resolve().parents[2]
NEWS = ROOT.parent / "shared" / "data" / "news"
SETS = ("bbc", "allsides-dev", "octis-bbc")
MAKERS: dict[str, Callable[[], Fit]] = {
    "plain NMF": lambda: plain_nmf,
    "broadsheet": lambda: broadsheet,
    "LDA": lda,
    "BERTopic": Bertopic,
}
STABILITY_AT = 20
SUBSAMPLES = 3


@dataclass(frozen=True)
class Labelled:
    """Labelled documents, and a fixed half of them to fit words on."""

    texts: list[str]
    labels: list[str]

    @property
    def halves(self) -> tuple[np.ndarray, np.ndarray]:
        """Indices of the half to fit, and of the half to score on."""
        order = np.random.default_rng(0).permutation(len(self.texts))
        middle = len(order) // 2
        return np.sort(order[:middle]), np.sort(order[middle:])


def labelled(name: str) -> Labelled:
    """Read a set; copies of an article are left out."""
    if name == "octis-bbc":
        with gzip.open(NEWS / f"{name}.tsv.gz", "rt", encoding="utf-8") as file:
            fields = [line.rstrip("\n").split("\t") for line in file]
        return Labelled([row[0] for row in fields], [row[2] for row in fields])
    with gzip.open(NEWS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if not row.get("dup")]
    return Labelled([f"{r['title']}. {r['text']}" for r in rows], [r["label"] for r in rows])


def scores(fit: Fit, news: Labelled, unseen: Unseen, number: int | None) -> dict[str, float]:
    """Fit all documents for the groups, half of them for the words, and score both."""
    if isinstance(fit, Bertopic):
        fit.embed(news.texts)
    begun = time.process_time()
    whole = fit(news.texts, number)
    seconds = time.process_time() - begun
    half = fit([news.texts[place] for place in news.halves[0]], number)
    return {
        "topics": len(whole.words),
        **word_scores(half.words, unseen),
        **group_scores(news.labels, whole.groups),
        "CPU s": seconds,
    }


def stability(fit: Fit, news: Labelled) -> dict[str, float]:
    """Compare the topics of all documents with those of 90 % of them."""
    whole = fit(news.texts, STABILITY_AT)
    words, groups = [], []
    for draw in range(SUBSAMPLES):
        order = np.random.default_rng(draw).permutation(len(news.texts))
        kept = np.sort(order[: int(0.9 * len(order))])
        part = fit([news.texts[place] for place in kept], STABILITY_AT)
        words.append(same_words(whole.words, part.words))
        groups.append(same_groups(whole.groups[kept], part.groups))
    return {"same words": float(np.mean(words)), "same groups": float(np.mean(groups))}


def line(values: dict[str, float]) -> str:
    """Return scores as one line."""
    return "  ".join(f"{name} {value:.3f}" for name, value in values.items())


def compare(name: str, models: Sequence[str], numbers: Sequence[int]) -> None:
    """Print the scores of each model on one set, in a process of its own."""
    news = labelled(name)
    unseen = Unseen([tokens(news.texts[place]) for place in news.halves[1]])
    for model in models:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            os._exit(_print_model(name, model, news, unseen, numbers))
        os.waitpid(child, 0)


def _print_model(
    name: str, model: str, news: Labelled, unseen: Unseen, numbers: Sequence[int]
) -> int:
    try:
        fit = MAKERS[model]()
    except ImportError as missing:
        print(f"{name}  {model}: not installed ({missing.name})", flush=True)
        return 0
    for number in numbers:
        print(f"{name}  {model:10}  {line(scores(fit, news, unseen, number))}", flush=True)
    if model == "broadsheet":
        print(f"{name}  proposed    {line(scores(fit, news, unseen, None))}", flush=True)
    if not isinstance(fit, Bertopic):
        print(f"{name}  {model:10}  {line(stability(fit, news))}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{name}  {model:10}  peak MB {peak / (2**20 if sys.platform == 'darwin' else 2**10):.0f}"
    )
    sys.stdout.flush()
    return 0


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=SETS, choices=SETS)
    parser.add_argument("--models", nargs="+", default=tuple(MAKERS), choices=tuple(MAKERS))
    parser.add_argument("--numbers", type=int, nargs="+", default=[10, 20, 30, 40, 50])
    given = parser.parse_args()
    if not NEWS.is_dir():
        print("the labelled news are in ../shared beside the repository", file=sys.stderr)
        return 1
    for name in given.sets:
        compare(name, given.models, given.numbers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
