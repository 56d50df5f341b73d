"""Print how tone models agree with people on news, and what they cost.

    python tests/benchmarks/tone.py [--kept]

The parts of the data are those of ``tone_data``. ``--kept`` prints the last quarter, too: once a
release, when nothing is chosen any more.
Needs the rated sentences in ../shared. TextBlob and AFINN are peers for this page only: they are in
no lock file; `pip install textblob afinn` into .venv to see their lines, else they are skipped.
Trust the ratio of CPU times, not the seconds: all models run one after the other on one core.
"""

import argparse
import importlib
import importlib.util
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tone_data import (
    PARTS,
    SETS,
    Rated,
    Score,
    borrowed_cuts,
    by_document,
    correlation,
    figures,
    fitting_cuts,
    gain,
    read,
    shares,
    sides,
)
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.tone.score import News

SHARED = Path(__file__).resolve().parents[3] / "shared"


def vader(texts: Sequence[str]) -> np.ndarray:
    """Score with vaderSentiment itself."""
    analyzer = SentimentIntensityAnalyzer()
    return np.array([analyzer.polarity_scores(text)["compound"] for text in texts])


def textblob(texts: Sequence[str]) -> np.ndarray:
    """Score with TextBlob's polarity."""
    blob = importlib.import_module("textblob").TextBlob
    return np.array([blob(text).sentiment.polarity for text in texts])


def afinn(texts: Sequence[str]) -> np.ndarray:
    """Score with AFINN's sum, brought to -1 to 1 as VADER does."""
    score = importlib.import_module("afinn").Afinn().score
    sums = np.array([score(text) for text in texts])
    return sums / np.sqrt(sums**2 + 15)


def models() -> dict[str, Score]:
    """Return the models that are installed."""
    found: dict[str, Score] = {"VADER": vader, "news tone": News().scores}
    for name, module, score in (("TextBlob", "textblob", textblob), ("AFINN", "afinn", afinn)):
        if importlib.util.find_spec(module) is None:
            print(f"{name} is not installed: skipped")
        else:
            found[name] = score
    return found


def print_part(part: str, scorers: dict[str, Score]) -> None:
    """Print the figures of one part, set by set."""
    print(f"\npart {part}: r, macro-F1, shift of the mean, shares off by, 10 + 10 extremes right")
    means: dict[str, list[tuple[float, float]]] = {name: [] for name in scorers}
    for name in SETS:
        rated = read(SHARED, name, part)
        scores = {model: score(rated.texts) for model, score in scorers.items()}
        for model, own in scores.items():
            found = figures(rated, own)
            means[model].append((found["r"], found["F1"]))
            line = f"  {name:10} {model:10} {found['r']:6.3f} {found['F1']:6.3f} "
            line += f"{found['shift']:+7.3f} {found['shares']:6.2f} {found['top']:6.2f}"
            if model != "VADER":
                low, high = gain(rated, own, scores["VADER"])
                line += f"   r above VADER's by {low:+.3f} to {high:+.3f}"
            print(line)
            if name == "NYT":
                r = correlation(by_document(rated, own), by_document(rated, rated.ratings))
                print(f"  {'editorials':10} {model:10} {r:6.3f}")
    for model, pairs in means.items():
        r, f1 = np.mean(pairs, axis=0)
        print(f"  {'mean':10} {model:10} {r:6.3f} {f1:6.3f}")


def print_scale(part: str, score: Score) -> None:
    """Print how far the shown scale is from people's, as a table of docs/lexicons.md."""
    print(f"\npart {part}: the scale of news tone\n")
    print(
        "| set | people: negative, neutral, positive | mean off by | shares off by at most |",
        end="",
    )
    print(" right of 10 + 10 | negative from | positive from |")
    print("|---|---|---|---|---|---|---|")
    ranges: list[list[tuple[float, float] | None]] = []
    for name in SETS:
        rated = read(SHARED, name, part)
        ranges.append(print_set(name, rated, score(rated.texts)))
    for side, every in zip(("negative", "positive"), zip(*ranges, strict=True), strict=True):
        known = [one for one in every if one]
        low, high = max(low for low, _ in known), min(high for _, high in known)
        fits = len(known) == len(every) and low <= high
        said = f"{low:.3f} to {high:.3f}" if fits else "none"
        print(f"cuts that fit every set, {side}: {said}")
    print_borrowed(part, score)


def print_borrowed(part: str, score: Score) -> None:
    """Print how far off shares are by cuts that other sets chose; PerSenT asks something else."""
    chosen = {name: read(SHARED, name, PARTS[0]) for name in SETS if name != "PerSenT"}
    scored = {name: (rated, score(rated.texts)) for name, rated in chosen.items()}
    for name in scored:
        cuts = borrowed_cuts([one for other, one in scored.items() if other != name])
        rated = read(SHARED, name, part)
        found = shares(sides(score(rated.texts), cuts))
        off = np.abs(found - shares(rated.labels)).max()
        said = f"-{cuts[0]:.3f} and +{cuts[1]:.3f}"
        print(f"cuts that the other sets choose for {name}, {said}: shares off by {off:.2f}")


def print_set(name: str, rated: Rated, scores: np.ndarray) -> list[tuple[float, float] | None]:
    """Print the row of one set; return the cuts that fit it, negative and positive."""
    found = figures(rated, scores)
    people = ", ".join(f"{share:.2f}" for share in shares(rated.labels))
    fitting = [fitting_cuts(rated, scores, side) for side in (-1, 1)]
    ranges = " | ".join(f"{one[0]:.3f} to {one[1]:.3f}" if one else "none" for one in fitting)
    print(
        f"| {name} | {people} | {found['shift']:+.3f} | {found['shares']:.2f} "
        f"| {100 * found['top']:.0f} % | {ranges} |"
    )
    return fitting


def print_costs(scorers: dict[str, Score]) -> None:
    """Print the CPU time of each model beside vaderSentiment's."""
    texts = [text for name in SETS for part in PARTS[:1] for text in read(SHARED, name, part).texts]
    seconds = {}
    for name, score in scorers.items():
        score(texts[:100])  # reads its lists
        start = time.process_time()
        score(texts)
        seconds[name] = time.process_time() - start
    print(f"\nCPU time for {len(texts):,} texts, as a part of vaderSentiment's")
    for name, own in seconds.items():
        print(f"  {name:10} {own / seconds['VADER']:5.2f}")


def main() -> int:
    """Print everything that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kept", action="store_true", help="the last quarter of the data, too")
    given = parser.parse_args()
    if not SHARED.is_dir():
        print("the rated sentences need ../shared beside the repository", file=sys.stderr)
        return 1
    scorers = models()
    for part in PARTS if given.kept else PARTS[:-1]:
        print_part(part, scorers)
        print_scale(part, scorers["news tone"])
    print_costs(scorers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
