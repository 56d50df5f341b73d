"""What a tutorial would have one write: punkt-like splitting, a VADER loop, TF-IDF, NMF.

    python tutorial.py CORPUS.csv

The yardstick of ``run.py``. The splitter follows punkt's procedure (Kiss and Strunk 2006, as in
NLTK): it looks at each end mark with the words around it, tells abbreviations, initials and numbers
by their type, and lets the case of the next word decide. Its abbreviations are listed here instead
of learned, so that nothing has to be downloaded.
"""

import itertools
import re
import sys

import pandas as pd
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

ABBREVIATIONS = {
    "mr", "mrs", "ms", "dr", "prof", "st", "vs", "inc", "ltd", "co", "corp", "jr", "sr", "gen",
    "col", "sen", "rep", "gov", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "no",
}  # fmt: skip
STARTERS = {"the", "a", "an", "he", "she", "it", "they", "we", "but", "in", "this", "that"}
CONTEXT = re.compile(r"(\S*)([.?!])(?=([?!)\";}\]*:@'({\[])|\s+(\S+))")
WORD = re.compile(r"[^\W\d_][\w'’-]*\.?|\d[\d.,:-]*|\.{2,}|[^\w\s]")
NUMBER = re.compile(r"^-?[.,]?\d[\d,.-]*\.?$")
INITIAL = re.compile(r"[^\W\d]\.$")


class Token:
    """A word with what punkt wants to know of it."""

    __slots__ = ("abbreviation", "ends", "initial", "text", "type", "upper")

    def __init__(self, text: str) -> None:
        lower = text.lower()
        self.text = text
        self.type = "##number##" if NUMBER.match(text) else lower
        self.initial = INITIAL.match(text) is not None
        self.upper = text[0].isupper()
        self.abbreviation = text.endswith(".") and lower[:-1] in ABBREVIATIONS
        self.ends = text in ".?!" or (text.endswith(".") and not self.abbreviation)


def breaks(context: str) -> bool:
    """Tell whether a sentence ends within an end mark and the words around it."""
    tokens = [Token(word) for word in WORD.findall(context)]
    for token, following in itertools.pairwise(tokens):
        if token.initial and following.upper:
            continue
        if token.abbreviation and following.type not in STARTERS:
            continue
        if token.ends and (following.upper or not following.text[0].isalpha()):
            return True
    return False


def split(paragraph: str) -> list[str]:
    """Split a paragraph into sentences."""
    sentences, start = [], 0
    for match in CONTEXT.finditer(paragraph):
        following = match[3] or match[4] or ""
        if match[4] and breaks(f"{match[1]}{match[2]} {following}"):
            sentences.append(paragraph[start : match.end()].strip())
            start = match.end()
    return [sentence for sentence in [*sentences, paragraph[start:].strip()] if sentence]


def main() -> None:
    """Read a CSV with a column ``text``; print what came out."""
    articles = pd.read_csv(sys.argv[1], keep_default_na=False)
    articles["sentence"] = [
        [sentence for paragraph in text.split("\n") for sentence in split(paragraph)]
        for text in articles["text"]
    ]
    sentences = articles[["source", "title", "sentence"]].explode("sentence").dropna()
    analyser = SentimentIntensityAnalyzer()
    scores = pd.DataFrame(
        [analyser.polarity_scores(one) for one in sentences["sentence"]], index=sentences.index
    )
    sentences = pd.concat([sentences, scores], axis=1)
    vectors = TfidfVectorizer(stop_words="english", max_df=0.5, min_df=5)
    weights = NMF(n_components=10, init="nndsvd", random_state=0).fit_transform(
        vectors.fit_transform(articles["text"])
    )
    articles["topic"] = weights.argmax(axis=1)
    articles["tone"] = sentences.groupby(sentences.index)["compound"].mean()
    print(f"{len(articles)} articles, {len(sentences)} sentences, 10 topics")


if __name__ == "__main__":
    main()
