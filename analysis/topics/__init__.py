"""Topics of a corpus: TF-IDF, NMF, names; the only room with scikit-learn."""

from analysis.topics.find import Topics, find_topics
from analysis.topics.kept import Model, Placed, place
from analysis.topics.learned import Learned
from analysis.topics.neighbours import Drawn
from analysis.topics.space import TermWeights, learned_from_sample
from analysis.topics.texts import TopicModel, fit_topics

__all__ = [
    "Drawn",
    "Learned",
    "Model",
    "Placed",
    "TermWeights",
    "TopicModel",
    "Topics",
    "find_topics",
    "fit_topics",
    "learned_from_sample",
    "place",
]
