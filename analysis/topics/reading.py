"""The words of articles as topics read them: texts in a canonical order, and counts of terms."""

from collections.abc import Sequence

import numpy as np

from analysis.records import NamedTopic
from analysis.text.chunks import Chunks
from analysis.topics.guide import seed_phrases
from analysis.topics.units import Units, in_canonical_order
from analysis.topics.words import TermCounts, count_terms


def read_units(
    sentences: Sequence[str],
    article_of: np.ndarray,
    titles: Sequence[str],
    named: Sequence[NamedTopic],
    chunks: Chunks | None,
) -> tuple[Units, TermCounts]:
    """Return the texts of articles, and the terms that stand in each.

    Args:
        sentences: The sentences.
        article_of: Article of each sentence, non-decreasing, from 0.
        titles: Title of each article; read as a first sentence. May be empty texts.
        named: Named topics, whose phrases are terms, too.
        chunks: ``Chunks.of(sentences)``, where somebody has them already.
    """
    units = in_canonical_order(sentences, article_of, titles)
    read = (chunks or Chunks.of(sentences)).followed_by(Chunks.of(titles))
    return units, count_terms(read.taken(units.given), seed_phrases(named))
