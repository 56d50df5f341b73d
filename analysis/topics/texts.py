"""Topics of plain texts, for notebooks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import index

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from analysis.records import NamedTopic
from analysis.text.given import several_texts
from analysis.text.sentences import split_sentences
from analysis.topics.assign import main_topics
from analysis.topics.find import find_topics
from analysis.topics.learned import Learned

# A run of so many words is read as one sentence where a text has no sentences.
LONGEST = 30


@dataclass(frozen=True)
class TopicModel:
    """Topics of texts.

    Attributes:
        topic_ids: Id of each topic.
        names: Name of each topic, named ones first.
        kinds: ``"named"`` or ``"discovered"``.
        weights: How strong each topic is in each text, texts x topics, from 0; rows have length
            1, or 0 where no topic word stands.
        labels: Index of each text's main topic, -1 where none is clear.
        terms: The terms of each topic, as in the report's table ``topic_terms``.
        notes: Lines about what could not be done as asked.
        learned: What it knows of the texts it was fitted on.
    """

    topic_ids: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    weights: np.ndarray
    labels: np.ndarray
    terms: pd.DataFrame
    notes: tuple[str, ...]
    learned: Learned

    def shares(self, texts: Sequence[str]) -> np.ndarray:
        """Return the share of each topic in texts that the model need not have seen.

        A text is read by itself: what else is in ``texts`` makes no difference.

        Returns:
            Texts x topics, from 0; a row sums to 1, to 0 where no topic word stands, and to less by
            what is like a text of a few that is like no other, or, where no topic was to be
            discovered, by what no named one claims.
        """
        sentences, article_of = _read(texts)
        with threadpool_limits(limits=1):  # as in a run: sums do not depend on their number
            return self.learned.shares(sentences, article_of, len(texts))

    def top_words(self, n: int = 10) -> list[list[str]]:
        """Return the n strongest words of each topic, strongest first.

        Raises:
            ValueError: ``n`` is below 1.
        """
        if n < 1:
            raise ValueError(f"n must be 1 or more, got {n}")
        by_topic = self.terms.groupby("topic_id", sort=False)["term"]
        words = {str(topic): [str(term) for term in group.head(n)] for topic, group in by_topic}
        return [words.get(topic, []) for topic in self.topic_ids]


def fit_topics(
    texts: Sequence[str],
    n_topics: int | None = None,
    named: Mapping[str, Sequence[str]] | Sequence[NamedTopic] | None = None,
    seed: int = 0,
) -> TopicModel:
    """Find the topics of texts.

    Many texts are read as wholes; up to 30 by the passages inside them, and their topics are groups
    of like texts: no more than there are, and, unless a number is asked for, of more than four
    groups those of several texts.

    Args:
        texts: The texts.
        n_topics: Number of topics to discover; None lets the texts propose it.
        named: Topics asked for by name, with their seed words or phrases.
        seed: Seed of every random draw.

    Returns:
        The model; fewer topics than asked for, or none, where the texts carry no more.

    Raises:
        TypeError: ``texts`` is a single text, or holds something else than texts; ``n_topics`` is
            no whole number.
        ValueError: ``n_topics`` is below 0.

    Examples:
        >>> model = fit_topics(["Rain fell. The rain stayed."] * 3, named={"weather": ["rain"]})
        >>> model.names[0], model.labels.tolist()
        ('weather', [0, 0, 0])
    """
    texts = several_texts(texts)
    if n_topics is not None and index(n_topics) < 0:
        raise ValueError(f"n_topics must be 0 or more, or None, got {n_topics}")
    wanted = _named_topics(named)
    sentences, article_of = _read(texts)
    found = find_topics(
        sentences,
        article_of,
        [""] * len(texts),
        named=wanted,
        n_topics=n_topics,
        seed=seed,
    )
    labels = main_topics(article_of, found.sentence_topic, found.sentence_clear, len(texts))
    return TopicModel(
        topic_ids=found.topic_ids,
        names=found.names,
        kinds=found.kinds,
        weights=found.article_weights,
        labels=labels,
        terms=found.terms,
        notes=found.notes,
        learned=found.learned,
    )


def _read(texts: Sequence[str]) -> tuple[list[str], np.ndarray]:
    """Return the sentences of texts, and the text of each."""
    pieces = [_sentences(text) for text in texts]
    text_of = np.repeat(np.arange(len(texts)), [len(piece) for piece in pieces])
    return [sentence for piece in pieces for sentence in piece], text_of


def _sentences(text: str) -> list[str]:
    """Split a text into sentences; one without end marks (bare words, say) into short runs."""
    found: list[str] = []
    for sentence in split_sentences(text):
        parts = sentence.split()
        runs = range(0, len(parts), LONGEST) if len(parts) > 2 * LONGEST else [0]
        found += [" ".join(parts[b : b + LONGEST]) for b in runs] if len(runs) > 1 else [sentence]
    return found


def _named_topics(
    named: Mapping[str, Sequence[str]] | Sequence[NamedTopic] | None,
) -> Sequence[NamedTopic]:
    """Return named topics as records, whichever way they were given."""
    if named is None:
        return ()
    if isinstance(named, Mapping):
        return [NamedTopic(name, tuple(seeds)) for name, seeds in named.items()]
    return named
