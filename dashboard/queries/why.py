"""Rows about why a tone is what it is: each word's part in it, exactly, and what follows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import Deciding, deciding_words, reader_of, words_behind
from analysis.tables import DECIMALS, Report
from dashboard.filters import Filters, select_articles
from dashboard.queries.evidence import Slice
from dashboard.theme import listed, named, signed

MOST_WORDS = 12
MOST_SENTENCES = 20_000  # read word by word while a visitor waits, about two seconds
WORD, ALL, WITHOUT = "word", "all words", "without"
WHY_COLUMNS = ("row", "name", "words", "n_sentences", "n_articles", "change", "mean")
ASIDE_COLUMNS = ("topic", "n_articles", "before", "after")
WHOLE = "All stories"
_STEM = re.compile(r"[^\W_]*")


@dataclass(frozen=True)
class Behind:
    """What the mean tone of a slice rests on.

    Attributes:
        rows: Columns ``WHY_COLUMNS``: the words (``row`` "word") by falling size of ``change``,
            then all words together, then the slice without the words that move it most.
        deciding: The one or two words that decide it, if any do.
        n_words: How many words count in the slice.
    """

    rows: pd.DataFrame
    deciding: Deciding | None
    n_words: int


def why_sentences(report: Report, filters: Filters, article_id: str = "") -> pd.DataFrame:
    """Return the scored sentences of the selected articles, or of one of them.

    Returns:
        Rows of ``sentences``; the tone and text filters are not followed.
    """
    rows = select_articles(report, filters).sentences
    keep = rows["tone"].notna()
    if article_id:
        keep &= rows["article_id"] == article_id
    return rows[keep]


def behind(report: Report, sentences: pd.DataFrame) -> Behind:
    """Return which words the mean tone of sentences rests on.

    Args:
        report: The whole report; the model it shows is asked.
        sentences: From ``why_sentences``, at most ``MOST_SENTENCES``.

    Returns:
        ``n_sentences`` and ``n_articles`` count where a word stands; ``change`` is the mean
        without it minus the mean of the slice, ``mean`` the mean that is then left, both exact.
        No row where no word counts.
    """
    ids = sentences["sentence_id"].tolist()
    words = words_behind(report, sentence_ids=ids)
    deciding = deciding_words(report, sentence_ids=ids)
    if words.empty:
        return Behind(pd.DataFrame(columns=[*WHY_COLUMNS]), None, 0)
    whole = _mean(report, sentences, ())
    top = words.head(MOST_WORDS).rename(columns={"word": "words", "n": "n_sentences"})
    leaders = deciding.words if deciding else tuple(words["word"].head(2))
    without = _mean(report, sentences, leaders)
    held = sentences[sentences["sentence_id"].isin(holding(report, sentences, leaders))]
    last = pd.DataFrame(
        [
            (ALL, ALL, "", len(sentences), sentences["article_id"].nunique(), 0.0, whole),
            (
                WITHOUT,
                f"{WITHOUT} {', '.join(leaders)}",
                ", ".join(leaders),
                len(held),
                held["article_id"].nunique(),
                without - whole,
                without,
            ),
        ],
        columns=WHY_COLUMNS,
    )
    rows = pd.concat(
        [top.assign(row=WORD, name=top["words"], mean=whole + top["change"])[[*WHY_COLUMNS]], last]
    )
    rounded = rows.assign(change=rows["change"].round(DECIMALS), mean=rows["mean"].round(DECIMALS))
    return Behind(rounded.reset_index(drop=True), deciding, len(words))


def _mean(report: Report, sentences: pd.DataFrame, words: Sequence[str]) -> float:
    """Return the mean over articles of the mean over sentences, with words set aside."""
    reader = reader_of(report, sentences)
    reader.set_aside(words)
    tones = pd.Series([reader.score(place) for place in range(len(sentences))], dtype="float64")
    return float(tones.groupby(sentences["article_id"].to_numpy()).mean().mean())


def holding(report: Report, sentences: pd.DataFrame, words: Sequence[str]) -> list[str]:
    """Return the ids of the sentences in which one of the words counts."""
    found = candidates(sentences, words)
    reader = reader_of(report, found)
    wanted = frozenset(words)
    return [
        sentence_id
        for place, sentence_id in enumerate(found["sentence_id"])
        if wanted.intersection(reader.words(place))
    ]


def candidates(sentences: pd.DataFrame, words: Sequence[str]) -> pd.DataFrame:
    """Return the sentences that may hold one of the words; signs and emoji may stand for any."""
    stems = [re.escape(found[0]) for word in words if (found := _STEM.match(word))]
    pattern = "|".join([*stems, r"[^\x00-\x7f]"])
    return sentences[sentences["text"].str.contains(pattern, case=False, regex=True)]


def aside_rows(report: Report, words: Sequence[str]) -> pd.DataFrame:
    """Return the mean tone of every topic before and after words are set aside.

    Sentences whose tone was set by hand keep it.

    Args:
        report: The whole report.
        words: Words and phrases in lower case.

    Returns:
        Columns ``ASIDE_COLUMNS``: one row a topic with a scored article, in the report's order,
        and the whole corpus last; a story counts once.
    """
    chosen = select_articles(report, Filters())
    sentences = chosen.sentences[chosen.sentences["tone"].notna()]
    found = candidates(sentences, words)
    reader = reader_of(report, found)
    owners, places = found["article_id"].to_numpy(), range(len(found))
    with_words = pd.Series([reader.score(i) for i in places], index=owners, dtype="float64")
    reader.set_aside(words)
    moved = pd.Series([reader.score(i) for i in places], index=owners, dtype="float64") - with_words
    sizes = sentences["article_id"].value_counts()
    rated = chosen.articles[chosen.articles["tone"].notna()].set_index("article_id")
    change = moved.groupby(level=0).sum() / sizes
    before = rated["tone"].groupby(rated["topic"]).mean()
    after_of = rated["tone"] + change.reindex(rated.index).fillna(0.0)
    after = after_of.groupby(rated["topic"]).mean()
    order = [name for name in report.topics["name"] if name in before.index]
    articles = rated["topic"].value_counts()
    rows = [(name, int(articles[name]), before[name], after[name]) for name in order]
    if len(rated):
        rows.append((WHOLE, len(rated), rated["tone"].mean(), after_of.mean()))
    return pd.DataFrame(rows, columns=ASIDE_COLUMNS).round(DECIMALS)


def deciding_line(found: Behind) -> str:
    """Say which words decide a tone, or "" where none do.

    Returns:
        Like ``"Two words decide this: supreme, free. Without them the mean tone is -0.03 instead
        of +0.30."``
    """
    one = found.deciding
    if one is None:
        return ""
    phrase, them = one.phrase, "it" if len(one.words) == 1 else "them"
    return (
        f"{phrase[0].upper()}{phrase[1:]}. Without {them} the mean tone is {signed(one.without)} "
        f"instead of {signed(one.mean)}."
    )


def word_slice(report: Report, sentences: pd.DataFrame, words: Sequence[str], about: str) -> Slice:
    """Return the sentences of a slice in which words count; without words all of them.

    Args:
        report: The whole report.
        sentences: From ``why_sentences``.
        words: The words of a row, or none.
        about: What the slice is, for the label.
    """
    if not words:
        ids = tuple(sentences["sentence_id"])
        return Slice(f"All scored sentences: {about}", Filters(printings=True), sentences=ids)
    ids = tuple(holding(report, sentences, words))
    counts = "counts" if len(words) == 1 else "count"
    label = f"Sentences in which {listed(map(named, words))} {counts}: {about}"
    return Slice(label, Filters(printings=True), sentences=ids)
