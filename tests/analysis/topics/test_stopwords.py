"""Words that say nothing are those of scikit-learn, and those of every news story."""

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from analysis.topics.stopwords import STOP_WORDS, USUAL_WORDS


def test_the_usual_words_are_those_of_scikit_learn():
    assert USUAL_WORDS == ENGLISH_STOP_WORDS
    assert {"the", "said", "monday"} <= STOP_WORDS
