"""Passages: which sentences are read together.

A sentence alone has too few words for a topic model. It is read with its neighbours in the same
article: the sums of count rows made here.
"""

import numpy as np
from scipy import sparse

# Up to this many articles the model learns from passages, above it from whole articles.
SMALL_CORPUS = 30
PASSAGE = 3


def sliding_windows(article_of: np.ndarray, width: int) -> sparse.csr_matrix:
    """Return the passages of ``width`` sentences that slide through each article.

    Args:
        article_of: Article of each sentence, non-decreasing.
        width: Sentences per passage; an article shorter than that is one passage.

    Returns:
        Matrix, passages x sentences, 1 where a sentence stands in a passage.
    """
    n = len(article_of)
    if n == 0:
        return sparse.csr_matrix((0, 0), dtype=np.float32)
    starts_article = np.flatnonzero(np.r_[True, article_of[1:] != article_of[:-1]])
    end_of = np.r_[starts_article[1:], n]
    block = np.repeat(np.arange(len(starts_article)), end_of - starts_article)
    first = np.arange(n)
    begin = (first + width <= end_of[block]) | (first == starts_article[block])
    starts = first[begin]
    ends = np.minimum(starts + width, end_of[block[begin]])
    lengths = ends - starts
    rows = np.repeat(np.arange(len(starts)), lengths)
    columns = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    columns += np.repeat(starts, lengths)
    ones = np.ones(len(rows), np.float32)
    return sparse.csr_matrix((ones, (rows, columns)), shape=(len(starts), n))


def spread(article_of: np.ndarray, most: int) -> np.ndarray:
    """Return at most ``most`` passages, at even places of those articles that have too many.

    Args:
        article_of: Article of each passage, non-decreasing.
        most: How many, at least one an article. An article with no more than the others are left
            with keeps all of its own.

    Returns:
        The places of the passages, ascending.

    Examples:
        >>> spread(np.array([0, 0, 0, 0, 0, 0, 1, 2, 2]), 6).tolist()
        [0, 2, 4, 6, 7, 8]
    """
    sizes = np.unique(article_of, return_counts=True)[1]
    share = min(int(sizes.max(initial=1)), most)
    while share > 1 and np.minimum(sizes, share).sum() > most:
        share -= 1
    kept, begins = np.minimum(sizes, share), np.cumsum(sizes) - sizes
    places = [
        begin + np.arange(n) * size // n for begin, size, n in zip(begins, sizes, kept, strict=True)
    ]
    return np.concatenate([np.zeros(0, dtype=np.int64), *places])


def neighbourhoods(article_of: np.ndarray, reach: int) -> sparse.csr_matrix:
    """Return for each sentence itself and up to ``reach`` neighbours on each side.

    Args:
        article_of: Article of each sentence, non-decreasing.
        reach: Neighbours on each side, inside the article.

    Returns:
        Matrix, sentences x sentences.
    """
    n = len(article_of)
    total = sparse.identity(n, dtype=np.float32, format="csr")
    for distance in range(1, min(reach, n - 1) + 1):
        same = (article_of[distance:] == article_of[:-distance]).astype(np.float32)
        total = total + sparse.diags_array([same, same], offsets=[distance, -distance])
    return sparse.csr_matrix(total)


def articles(article_of: np.ndarray, n_articles: int) -> sparse.csr_matrix:
    """Return the matrix, articles x sentences, that sums the sentences of each article."""
    n = len(article_of)
    ones = np.ones(n, np.float32)
    return sparse.csr_matrix((ones, (article_of, np.arange(n))), shape=(n_articles, n))
