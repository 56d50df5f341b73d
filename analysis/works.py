"""What is found out about each article by itself: its sentences, their tone, its voices, its words.

It depends on nothing but its text and the settings of tone, so it is worked out once and kept
(``analysis.known``): one row an article, each column a list, in Arrow.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.assemble import SCORES, Sentences
from analysis.english import in_english, scored_in_english
from analysis.intake import Prints
from analysis.records import Article, Progress, Settings, content_id
from analysis.tables import DECIMALS
from analysis.text.chunks import Chunks
from analysis.text.texts import Texts
from analysis.tone.news import score_news
from analysis.tone.news_words import NewsTable
from analysis.tone.score import score_sentences
from analysis.voiced import read_voices
from analysis.voices.columns import Score, Voices
from analysis.voices.names import NameBook, whole_numbers
from analysis.voices.quotes import Quote

if TYPE_CHECKING:
    from array import array

_QUOTE_TEXTS = ("text", "kind", "speaker", "certainty", "verb")
_PLACES = ("first", "last")  # of a quote: sentences, counted in the corpus
_SPANS = ("start", "end")  # of a quote: characters of these


@dataclass(frozen=True)
class Works:
    """What was found out about the articles of a corpus, one by one.

    Attributes:
        sentences: Their sentences.
        scores: Columns of the tone room, one value a sentence.
        voices: Their quotes and names.
        reporter: Tone of each thing that the reporter says himself.
        reporter_in: Index of the sentence in which he begins to say it, never falling.
        quoted: Tone of each quote.
        prints: What tells printings of their texts.
    """

    sentences: Sentences
    scores: Mapping[str, np.ndarray]
    voices: Voices
    reporter: np.ndarray
    reporter_in: np.ndarray
    quoted: np.ndarray
    prints: Prints


def work_key(article: Article) -> str:
    """Return what the works of an article depend on, as a hash: its language and its text."""
    return content_id(article.language, article.text_hash)


def work_out(articles: Sequence[Article], settings: Settings, progress: Progress) -> Works:
    """Split articles into sentences, score these, and read who speaks and is named.

    Args:
        articles: The articles.
        settings: Words set aside and the analyst's own words count.
        progress: Told how far it is.
    """
    sentences = Sentences.of(articles, progress=progress)
    progress("scoring tone", 0, 1)
    table = NewsTable(set_aside=settings.set_aside, lexicon=dict(settings.lexicon))
    english = in_english(articles)
    chunks = sentences.counted(english).chunks
    score = partial(score_sentences, set_aside=settings.set_aside, table=table, chunks=chunks)
    scores = scored_in_english(sentences.texts, english[sentences.article], score)
    progress("scoring tone", 1, 1)
    voices = read_voices(articles, sentences.texts, sentences.article, progress=progress)
    sentences = replace(sentences, quoted=np.array(voices.quoted, dtype=bool))

    def tone(texts: Sequence[str]) -> np.ndarray:
        return score_news(texts, table=table)["tone"]

    told = np.round(scores["tone"], DECIMALS) + 0.0  # as it stands in the table
    once = _remembering(sentences.texts, told, tone)
    reporter, places = voices.reporter_tones(told, once)
    quoted = voices.quote_tones(once)
    return Works(sentences, scores, voices, reporter, places, quoted, Prints.of(articles))


def _remembering(texts: Sequence[str], tones: np.ndarray, score: Score) -> Score:
    """Return what scores each different text once, and no sentence that has its tone already."""
    pairs = zip(texts, tones.tolist(), strict=True)
    known = {text: tone for text, tone in pairs if not math.isnan(tone)}

    def remembered(texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, score(new).tolist(), strict=True))
        return np.array([known[text] for text in texts], dtype=np.float64)

    return remembered


@dataclass(frozen=True, slots=True)
class KeptWorks:
    """Works as a table, one row an article.

    Attributes:
        rows: Those of all articles of a run.
        new: Those of them that no earlier run knew.
    """

    rows: pa.Table
    new: pa.Table


def works_with(
    articles: Sequence[Article],
    earlier: pa.Table | None,
    work: Callable[[Sequence[Article]], Works],
) -> tuple[Works, KeptWorks]:
    """Return the works of articles, taken from an earlier run where that knew the article.

    Args:
        articles: The articles.
        earlier: What an earlier run kept, or None.
        work: Works out those of the articles that are not known.

    Returns:
        The works, the same whatever was known; and what is to be kept of them.
    """
    keys = [work_key(article) for article in articles]
    known: list[str] = [] if earlier is None else earlier.column("key").to_pylist()
    place = {key: at for at, key in enumerate(known)}
    new = {key: at for at, key in enumerate(keys) if key not in place}
    if earlier is None or not place:
        found = work(articles)
        rows = _table(keys, found)
        return found, KeptWorks(rows, rows)
    fresh = [articles[at] for at in new.values()]
    added = _table([*new], work(fresh)) if fresh else earlier.slice(0, 0)
    place |= {key: len(known) + at for at, key in enumerate(new)}
    rows = _in_order(pa.concat_tables([earlier, added]), np.array([place[key] for key in keys]))
    return _works(rows, articles), KeptWorks(rows, added)


def _in_order(table: pa.Table, order: np.ndarray) -> pa.Table:
    """Return the rows at these indices, in this order.

    Most of what is known stands as it did: whole runs of rows are joined, which takes a fraction of
    the time of taking them one by one.
    """
    table = table.combine_chunks()  # so that the words of all rows are numbered in one way
    begins = np.flatnonzero(np.diff(order, prepend=-2) != 1)
    sizes = np.diff(begins, append=len(order))
    runs = zip(order[begins].tolist(), sizes.tolist(), strict=True)
    return pa.concat_tables([table.slice(first, size) for first, size in runs]).combine_chunks()


def _table(keys: Sequence[str], works: Works) -> pa.Table:
    """Return works as a table: one row an article, lists of what belongs to it."""
    n = len(keys)
    voices, book = works.voices, works.voices.names
    sentence = np.searchsorted(works.sentences.article, np.arange(n + 1))
    starts = sentence[:-1]
    quote = np.searchsorted(np.array(voices.article, dtype=np.int64), np.arange(n + 1))
    named = np.searchsorted(np.array(book.article, dtype=np.int64), np.arange(n + 1))
    said = np.searchsorted(works.reporter_in, sentence)
    of_quote, of_name = np.repeat(starts, np.diff(quote)), np.repeat(starts, np.diff(named))
    of_said = np.repeat(starts, np.diff(said))
    forms = np.array(book.forms, dtype=object)[np.array(book.form, dtype=np.int64)]
    chunks = works.sentences.chunks
    lists = {
        "text": (sentence, works.sentences.texts.column),
        "chunk": (chunks.edges[sentence], _coded(chunks)),
        "chunks": (sentence, np.diff(chunks.edges)),
        "paragraph": (sentence, works.sentences.paragraph),
        "quoted": (sentence, works.sentences.quoted),
        **{name: (sentence, works.scores[name]) for name in SCORES},
        **{f"quote_{name}": (quote, _column(voices, name) - of_quote) for name in _PLACES},
        **{f"quote_{name}": (quote, _column(voices, name)) for name in _SPANS},
        **{
            f"quote_{name}": (quote, _strings([getattr(q, name) for q in voices.quotes]))
            for name in _QUOTE_TEXTS
        },
        "quote_named": (quote, np.array([q.named for q in voices.quotes], dtype=bool)),
        "quote_tone": (quote, works.quoted),
        "reporter": (said, works.reporter),
        "reporter_in": (said, works.reporter_in - of_said),
        "name": (named, _strings(forms.tolist())),
        "name_in": (named, np.array(book.sentence, dtype=np.int64) - of_name),
        "name_flags": (named, np.array(book.flags, dtype=np.int64)),
    }
    columns = {name: _lists(offsets, values) for name, (offsets, values) in lists.items()}
    columns["phrases"] = works.prints.phrases
    single = {"key": keys, "print": works.prints.names, "words": works.prints.sizes}
    return pa.table({**{name: pa.array(own) for name, own in single.items()}, **columns})


def _column(voices: Voices, name: str) -> np.ndarray:
    return np.array(getattr(voices, name), dtype=np.int64)


def _strings(texts: Sequence[str]) -> pa.Array:
    return pa.array(texts, pa.large_string())


def _coded(chunks: Chunks) -> pa.Array:
    """Return the chunks of all texts, each different one once."""
    numbers = pa.array(chunks.numbers.astype(np.int32))
    return pa.DictionaryArray.from_arrays(numbers, _strings(chunks.distinct))


def _lists(offsets: np.ndarray, values: np.ndarray | pa.Array) -> pa.Array:
    return pa.LargeListArray.from_arrays(pa.array(offsets, pa.int64()), pa.array(values))


def _works(table: pa.Table, articles: Sequence[Article]) -> Works:
    """Return works from their table, its rows in the order of the articles."""
    rows = _Rows(table)
    count, said = rows.sizes("text"), rows.sizes("reporter")
    begins = np.cumsum(count) - count
    owner = np.repeat(np.arange(len(articles)), count)
    sentences = Sentences(
        Texts(rows.flat("text")),
        owner,
        np.arange(len(owner)) - np.repeat(begins, count),
        rows.numbers("paragraph"),
        rows.numbers("quoted"),
        rows.chunks(),
    )
    return Works(
        sentences,
        {name: rows.numbers(name) for name in SCORES},
        _voices(rows, begins, articles),
        rows.numbers("reporter"),
        rows.numbers("reporter_in") + np.repeat(begins, said),
        rows.numbers("quote_tone"),
        rows.prints(),
    )


def _voices(rows: "_Rows", begins: np.ndarray, articles: Sequence[Article]) -> Voices:
    """Return quotes and names; ``begins`` is the first sentence of each article."""
    quotes, named = rows.sizes("quote_text"), rows.sizes("name")
    index, of_quote = np.arange(len(articles)), np.repeat(begins, quotes)
    texts = {name: rows.texts(f"quote_{name}") for name in _QUOTE_TEXTS}
    texts["named"] = rows.numbers("quote_named").tolist()
    forms = rows.flat("name").dictionary_encode()
    book = NameBook(
        len(index),
        forms.dictionary.to_pylist(),
        _grown(forms.indices.to_numpy()),
        _grown(np.repeat(index, named)),
        _grown(rows.numbers("name_in") + np.repeat(begins, named)),
        _grown(rows.numbers("name_flags")),
    )
    first, last = (_grown(rows.numbers(f"quote_{name}") + of_quote) for name in _PLACES)
    start, end = (_grown(rows.numbers(f"quote_{name}")) for name in _SPANS)
    return Voices(
        quotes=[
            Quote(0, 0, **dict(zip(texts, one, strict=True)))
            for one in zip(*texts.values(), strict=True)
        ],
        article=_grown(np.repeat(index, quotes)),
        first=first,
        last=last,
        start=start,
        end=end,
        names=book,
    )


def _grown(numbers: np.ndarray) -> "array[int]":
    """Return numbers as those that were noted one by one."""
    noted = whole_numbers()
    noted.frombytes(numbers.astype(np.int64).tobytes())
    return noted


@dataclass(frozen=True, slots=True)
class _Rows:
    """A table of works, its lists joined."""

    table: pa.Table

    def sizes(self, name: str) -> np.ndarray:
        """Return how long the list of each article is."""
        lengths = pc.list_value_length(self.table.column(name))
        return lengths.to_numpy().astype(np.int64)

    def flat(self, name: str) -> pa.Array:
        """Return the lists of all articles, one after the other."""
        return pc.list_flatten(self.table.column(name)).combine_chunks()

    def numbers(self, name: str) -> np.ndarray:
        """Return these as numbers."""
        return self.flat(name).to_numpy(zero_copy_only=False)

    def chunks(self) -> Chunks:
        """Return the chunks of all sentences."""
        found, sizes = self.flat("chunk"), self.numbers("chunks")
        edges = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        numbers = found.indices.to_numpy().astype(np.int64)
        return Chunks(found.dictionary.to_pylist(), numbers, edges)

    def prints(self) -> Prints:
        """Return what tells printings of their texts."""
        names, sizes, phrases = map(self.table.column, ("print", "words", "phrases"))
        return Prints(names.to_pylist(), sizes.to_numpy(), phrases.combine_chunks())

    def texts(self, name: str) -> list[str]:
        """Return these as texts."""
        return self.flat(name).to_pylist()
