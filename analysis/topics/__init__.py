"""Topics of a corpus: TF-IDF, NMF, names; the only room with scikit-learn."""

from analysis.topics.estimator import TopicEstimator
from analysis.topics.find import Topics, find_topics
from analysis.topics.texts import TopicModel, fit_topics

__all__ = ["TopicEstimator", "TopicModel", "Topics", "find_topics", "fit_topics"]
