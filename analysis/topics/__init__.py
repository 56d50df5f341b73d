"""Topics of a corpus: TF-IDF, NMF, names; the only room with scikit-learn."""

from analysis.topics.find import Topics, find_topics
from analysis.topics.texts import TopicModel, fit_topics

__all__ = ["TopicModel", "Topics", "find_topics", "fit_topics"]
