"""Make the expansion table of the news tone model: valences of words that no list has.

    python scripts/make_expansion.py [--check]

Words that stand in the same company in news resemble each other. From the news texts in ../shared
(unrated; nothing of them is kept but one number a word) the script counts which words stand within
five words of each other, weighs the counts (positive pointwise mutual information), reduces them to
400 dimensions (truncated SVD), adds the pieces of the spelling, and fits the valences of VADER's
lexicon and of our news words to them (ridge regression). What it predicts for the other frequent
words is written to analysis/tone/data/expansion.csv. No rating of any sentence is used, no model is
downloaded. ``--check`` prints how well left-out words are predicted instead of writing.

Left out: names (words mostly written with a capital), words of two letters, function words, pieces
of addresses and markup, and words for groups of people, so that whom a sentence is about does not
make it good or bad.
"""

import argparse
import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import scipy.sparse as sp
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, HashingVectorizer
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.utils.extmath import randomized_svd

from analysis.tone.lexicon import vader_lexicon

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
LISTS = ROOT / "analysis" / "tone" / "data"
WINDOW, DIMENSIONS, SMOOTHING, SPELLING, RIDGE = 5, 400, 0.75, 0.4, 1.0
SEEN, OFTEN, LOWER_SHARE, SMALLEST = 15, 30, 0.75, 0.5
WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
# words for groups of people
GROUPS = """
black blacks white whites gay gays lesbian lesbians transgender homosexual homosexuals
homosexuality bisexual woman women man men girl girls boy boys male males female females muslim
muslims moslem moslems islam islamic jew jews jewish judaism christian christians christianity
catholic catholics protestant protestants hindu hindus buddhist atheist atheists immigrant
immigrants migrant migrants refugee refugees foreigner foreigners foreign native natives
indigenous undocumented arab arabs latino latinos hispanic hispanics asian asians african
africans european europeans elderly old young child children teen teens mother mothers father
fathers parent parents disabled blind deaf conservative conservatives liberal liberals
republican republicans democrat democrats communist communists socialist socialists feminist
feminists straight queer civilian civilians regime regimes people person persons minority minorities
evangelical evangelicals tribe tribes alien aliens racial racially ethnic priest priests teenager
teenagers kid kids guy guys wife husband worker workers lawyer lawyers doctor doctors officer
officers teacher teachers citizen citizens human humans
"""
# what scikit-learn's list of function words lacks
FUNCTION_WORDS = """
came come did does doing done get gets getting go goes going gone got having huh just let lets
made make makes making really said say saying says shall somebody take taken takes taking think
thinking thinks thought thoughts took use used uses using way ways went
"""
# what is left of addresses and of markup
ADDRESS_WORDS = "amp com href html http https img nbsp net org pic quot src url www"
UNTONED = ENGLISH_STOP_WORDS.union(GROUPS.split(), FUNCTION_WORDS.split(), ADDRESS_WORDS.split())


def sentences() -> Iterator[str]:
    """Yield the sentences of the news texts, each text once."""
    pool = pq.read_table(SHARED / "bench" / "sentence-pool.parquet", columns=["s"])
    yield from pool["s"].to_pylist()
    seen: set[str] = set()
    for name in ("allsides-dev.jsonl.gz", "bbc.jsonl.gz"):
        with gzip.open(SHARED / "news" / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                for sentence in SENTENCE_END.split(json.loads(line).get("text", "")):
                    if sentence not in seen:
                        seen.add(sentence)
                        yield sentence


def company(texts: list[list[str]], vocabulary: dict[str, int]) -> sp.csr_matrix:
    """Return how much oftener than by chance words stand near each other."""
    gap = [-1] * (WINDOW + 1)
    ids = np.array(
        [i for text in texts for i in (*(vocabulary.get(w, -1) for w in text), *gap)], np.int32
    )
    n = len(vocabulary)
    counts = sp.csr_matrix((n, n))
    for distance in range(1, WINDOW + 1):
        left, right = ids[:-distance], ids[distance:]
        both = (left >= 0) & (right >= 0)
        ones = np.ones(both.sum())
        counts += sp.csr_matrix((ones, (left[both], right[both])), shape=(n, n))
    pairs = (counts + counts.T).tocoo()
    totals = np.bincount(pairs.row, weights=pairs.data, minlength=n)
    chance = totals**SMOOTHING / (totals**SMOOTHING).sum()
    information = np.log(pairs.data / (totals[pairs.row] * chance[pairs.col]))
    kept = information > 0
    where = (pairs.row[kept], pairs.col[kept])
    return sp.csr_matrix((information[kept], where), shape=(n, n))


def features(matrix: sp.csr_matrix, words: list[str]) -> sp.csr_matrix:
    """Return what is known of each word: its company in few dimensions, and its spelling."""
    vectors, sizes, _ = randomized_svd(matrix, DIMENSIONS, n_iter=4, random_state=0)
    vectors = vectors * np.sqrt(sizes)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    pieces = HashingVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), n_features=2**14, alternate_sign=False
    )
    return sp.csr_matrix(sp.hstack([vectors, SPELLING * pieces.transform(words)]))


def known_valences() -> dict[str, float]:
    """Return the valences of VADER's lexicon and of our news words, phrases left out."""
    with (LISTS / "news.csv").open(encoding="utf-8", newline="") as file:
        ours = {word: float(valence) for word, valence in csv.reader(file)}
    # a 0 in our list says that news uses the word for facts, not what its company is like
    return {**vader_lexicon(), **{word: value for word, value in ours.items() if value}}


def main() -> int:
    """Make the table, or say how well it predicts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only print the fit on left-out words")
    given = parser.parse_args()
    if not SHARED.is_dir():
        print("the news texts are not beside the repository", file=sys.stderr)
        return 1
    texts = [WORD.findall(sentence.replace("’", "'")) for sentence in sentences()]
    lower = Counter(word for text in texts for word in text if word[0].islower())
    texts = [[word.lower() for word in text] for text in texts]
    counts = Counter(word for text in texts for word in text)
    words = [word for word, count in counts.most_common() if count >= SEEN]
    x = features(company(texts, {word: i for i, word in enumerate(words)}), words)
    known = known_valences()
    fitted = [i for i, word in enumerate(words) if word in known]
    y = np.array([known[words[i]] for i in fitted])
    model = Ridge(alpha=RIDGE)
    if given.check:
        folds = KFold(10, shuffle=True, random_state=0)
        r = np.corrcoef(cross_val_predict(model, x[fitted], y, cv=folds), y)[0, 1]
        print(f"{len(fitted)} words with a valence, r of left-out words {r:.2f}")
        return 0
    predicted = model.fit(x[fitted], y).predict(x)
    kept = {
        word: value
        for word, value in zip(words, predicted.tolist(), strict=True)
        if abs(value) >= SMALLEST and _is_ordinary(word, known, counts[word], lower[word])
    }
    with (LISTS / "expansion.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerows((word, f"{kept[word]:.1f}") for word in sorted(kept))
    print(f"{len(kept)} words written")
    return 0


def _is_ordinary(word: str, known: dict[str, float], count: int, lower: int) -> bool:
    """Tell whether a word may get a valence by its company."""
    return (
        word not in known
        and count >= OFTEN
        and lower >= LOWER_SHARE * count
        and len(word) > 2  # noqa: PLR2004 - letters
        and "'" not in word
        and word not in UNTONED
    )


if __name__ == "__main__":
    sys.exit(main())
