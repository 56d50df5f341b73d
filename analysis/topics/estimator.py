"""The topics of texts as a scikit-learn estimator."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from analysis.records import NamedTopic
from analysis.text.given import several_texts
from analysis.topics.texts import TopicModel, fit_topics


class TopicEstimator(TransformerMixin, BaseEstimator):
    """Topics as columns: ``fit_topics`` with the interface of scikit-learn.

    It turns texts into shares of topics, in a Pipeline, a grid search or by itself.

    Args:
        n_topics: Number of topics to discover; None lets the texts propose it.
        named: Topics asked for by name, with their seed words or phrases.
        seed: Seed of every random draw.

    Attributes:
        model_: The topics of the texts it was fitted on.

    Examples:
        >>> texts = ["Rain fell. The rain stayed.", "The team won. A team of stars."] * 3
        >>> topics = TopicEstimator(named={"weather": ["rain"], "sport": ["team"]}, n_topics=0)
        >>> topics.fit(texts).transform(["Rain again."]).round(2).tolist()
        [[1.0, 0.0]]
        >>> topics.get_feature_names_out().tolist()
        ['weather', 'sport']
    """

    model_: TopicModel

    def __init__(
        self,
        n_topics: int | None = None,
        named: Mapping[str, Sequence[str]] | Sequence[NamedTopic] | None = None,
        seed: int = 0,
    ) -> None:
        """Keep the parameters as they are; they are looked at in ``fit``."""
        self.n_topics = n_topics
        self.named = named
        self.seed = seed

    def fit(self, texts: Iterable[str], y: object = None) -> "TopicEstimator":  # noqa: ARG002
        """Find the topics of texts.

        Args:
            texts: The texts, in a list, an array or a column.
            y: Not looked at.

        Raises:
            TypeError: ``texts`` is a single text, or holds something else than texts.
        """
        self.model_ = fit_topics(several_texts(texts), self.n_topics, self.named, self.seed)
        return self

    def transform(self, texts: Iterable[str]) -> np.ndarray:
        """Return the share of each topic in each text, texts x topics (``TopicModel.shares``).

        Raises:
            NotFittedError: ``fit`` was not called.
            TypeError: ``texts`` is a single text, or holds something else than texts.
        """
        check_is_fitted(self)
        return self.model_.shares(several_texts(texts))

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray:  # noqa: ARG002
        """Return the name of each topic, in the order of the columns.

        Raises:
            NotFittedError: ``fit`` was not called.
        """
        check_is_fitted(self)
        return np.array(self.model_.names, dtype=object)

    def __sklearn_tags__(self) -> Any:  # noqa: ANN401 - the stubs of scikit-learn know no Tags
        """Say that a sample is a text."""
        tags = cast("Any", super()).__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags
