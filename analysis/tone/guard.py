"""Which words a tone rests on: the mean of a slice when words are set aside, exactly."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.tables import Report
from analysis.tone.cuts import TONE_CUT
from analysis.tone.reread import Reader, reader_of

FEWEST_SENTENCES = 5  # in fewer, a word or two always decide
_LEADERS = 6  # words with the largest change, of which pairs are tried
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Deciding:
    """One or two words without which a mean tone would be another.

    Attributes:
        words: The words, in lower case.
        mean: Mean tone of the slice, -1 to 1.
        without: Its mean when they are set aside.
    """

    words: tuple[str, ...]
    mean: float
    without: float

    @property
    def phrase(self) -> str:
        """The finding in plain English."""
        if len(self.words) == 1:
            return f"one word decides this: {self.words[0]}"
        return f"two words decide this: {', '.join(self.words)}"


def words_behind(
    report: Report,
    *,
    sentence_ids: Collection[str] | None = None,
    article_ids: Collection[str] | None = None,
) -> pd.DataFrame:
    """Return what each word adds to the mean tone of a slice.

    Args:
        report: The report; its ``manifest["tone"]`` says which model is asked.
        sentence_ids: The sentences of the slice; None for all.
        article_ids: The articles of the slice; None for all.

    Returns:
        One row a word, by falling size of ``change``: ``word`` (lower case), ``n`` (sentences it
        counts in), ``n_articles``, and ``change``: mean tone when the word counts as without
        valence, minus the mean tone. The mean is over articles of the mean over sentences; a tone
        that was set by hand rests on no word.
    """
    found = _Slice.of(report, sentence_ids, article_ids)
    rows = [
        (word, len(places), len({found.owner[i] for i in places}), found.change(word))
        for word, places in found.places.items()
    ]
    frame = pd.DataFrame(rows, columns=["word", "n", "n_articles", "change"])
    frame["change"] = frame["change"].astype("float64").round(6) + 0.0
    order = np.lexsort((frame["word"].to_numpy(dtype=object), -frame["change"].abs()))
    return frame.iloc[order].reset_index(drop=True)


def deciding_words(
    report: Report,
    *,
    sentence_ids: Collection[str] | None = None,
    article_ids: Collection[str] | None = None,
) -> Deciding | None:
    """Return the one or two words that decide the mean tone of a slice, if any do.

    One word decides when without it the mean changes its sign; two decide when without them it
    changes its sign or loses more than half its size.

    Args:
        report: The report; its ``manifest["tone"]`` says which model is asked.
        sentence_ids: The sentences of the slice; None for all.
        article_ids: The articles of the slice; None for all.

    Returns:
        The words that move the mean most, one if one is enough; None where no two decide, or the
        slice has fewer than 5 sentences or a neutral mean, which says nothing to decide.
    """
    found = _Slice.of(report, sentence_ids, article_ids)
    if len(found.texts) < FEWEST_SENTENCES or abs(found.mean) < TONE_CUT:
        return None
    sign = 1 if found.mean > 0 else -1
    changes = sorted((sign * found.change(word), word) for word in found.places)
    leaders = [word for change, word in changes[:_LEADERS] if change < 0]
    alone = [(sign * found.change(word), (word,)) for word in leaders]
    pairs = [(sign * found.change(*two), two) for two in combinations(leaders, 2)]
    size = sign * found.mean
    for tried, left in ((alone, 0.0), (pairs, _HALF * size)):
        change, words = min(tried, default=(0.0, ()))
        if words and size + change < left:
            without = round(found.mean + sign * change, 6)
            return Deciding(words, round(found.mean, 6), without)
    return None


@dataclass(frozen=True)
class _Slice:
    """Sentences of a slice with their weights in its mean, and where each word counts."""

    texts: list[str]
    owner: list[str]
    weights: np.ndarray
    tones: np.ndarray
    places: dict[str, list[int]]
    reader: Reader

    @classmethod
    def of(
        cls,
        report: Report,
        sentence_ids: Collection[str] | None,
        article_ids: Collection[str] | None,
    ) -> "_Slice":
        """Read the sentences of a slice."""
        rows = report.sentences[report.sentences["tone"].notna()]  # others are not scored
        if sentence_ids is not None:
            rows = rows[rows["sentence_id"].isin(list(sentence_ids))]
        if article_ids is not None:
            rows = rows[rows["article_id"].isin(list(article_ids))]
        texts, owners = rows["text"].tolist(), rows["article_id"]
        sizes = owners.map(owners.value_counts()).to_numpy(dtype="float64")
        weights = 1 / (sizes * max(owners.nunique(), 1))
        reader = reader_of(report, rows)
        places: dict[str, list[int]] = {}
        for i in range(len(texts)):
            for word in reader.words(i):
                places.setdefault(word, []).append(i)
        tones = np.array([reader.score(i) for i in range(len(texts))], dtype="float64")
        return cls(texts, owners.tolist(), weights, tones, places, reader)

    @property
    def mean(self) -> float:
        """Mean over articles of the mean of their sentences; 0 without a sentence."""
        return float(self.tones @ self.weights)

    def change(self, *words: str) -> float:
        """Return how the mean changes when words are set aside."""
        places = sorted({i for word in words for i in self.places[word]})
        with _aside(self.reader, words):
            differences = [self.reader.score(i) - self.tones[i] for i in places]
        return float(np.dot(differences, self.weights[places]))


@contextmanager
def _aside(reader: Reader, words: Sequence[str]) -> Iterator[None]:
    """Set words aside for a while."""
    reader.set_aside(words)
    try:
        yield
    finally:
        reader.take_back()
