"""Who speaks and who is named, as tables; and the reporter's own tone beside that of his voices."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.records import PROBABLY, UNKNOWN_SOURCE, Article, Progress, content_id
from analysis.tables import DECIMALS, MENTIONS, NAMES, QUOTES
from analysis.text.chunks import Chunks
from analysis.tone.summary import tone_by_article
from analysis.voices.columns import Voices
from analysis.voices.names import COUNTED, Mentions, different

_STEP = 200


def read_voices(
    articles: Sequence[Article], texts: Sequence[str], owner: np.ndarray, *, progress: Progress
) -> Voices:
    """Read who speaks in each article and whom it names.

    Args:
        articles: The articles in their final order.
        texts: Their sentences.
        owner: Index of the article of each sentence, never falling.
        progress: Told how far it is.
    """
    voices = Voices()
    edges = np.searchsorted(owner, np.arange(len(articles) + 1)).tolist()
    for index, article in enumerate(articles):
        if index % _STEP == 0:
            progress("finding who speaks", index, len(articles))
        voices.read(article.paragraphs, texts[edges[index] : edges[index + 1]])
    progress("finding who speaks", len(articles), len(articles))
    return voices


def voiced(  # noqa: PLR0913 - what works hold
    tables: Mapping[str, pd.DataFrame],
    voices: Voices,
    *,
    chunks: Chunks,
    reporter: np.ndarray,
    reporter_in: np.ndarray,
    quoted: np.ndarray,
) -> dict[str, pd.DataFrame]:
    """Return the tables of quotes and names, and those that gain the reporter's own tone.

    Args:
        tables: ``articles`` and ``sentences`` of the same run.
        voices: What was read of the same articles.
        chunks: The words of these sentences.
        reporter: Tone of each thing that the reporter says himself.
        reporter_in: Index of the sentence in which he begins to say it.
        quoted: Tone of each quote.

    Returns:
        ``quotes``, ``names``, ``mentions``, ``articles`` and ``sentences``.
    """
    articles, sentences = tables["articles"], tables["sentences"]
    owner = pd.Index(articles["article_id"]).get_indexer(pd.Index(sentences["article_id"]))
    names = voices.names.names(_in_lower_case(chunks, owner))
    mentions = names.mentions()
    return {
        "articles": _told(articles, tone_by_article(reporter, owner[reporter_in], len(articles))),
        "sentences": _told(sentences, tone_by_article(reporter, reporter_in, len(sentences))),
        "quotes": _quotes_table(tables, voices, names.counted_as, quoted),
        "names": _names_table(
            articles, owner, mentions, names.kinds(mentions.names, _speaking(voices))
        ),
        "mentions": _mentions_table(sentences, mentions),
    }


def _in_lower_case(chunks: Chunks, owner: np.ndarray) -> dict[str, int]:
    """Return how often each word stands in lower case in the first ``COUNTED`` articles."""
    counted = chunks.edges[np.searchsorted(owner, COUNTED)]
    times = np.bincount(chunks.numbers[:counted], minlength=len(chunks.distinct))
    found = zip(chunks.distinct, times.tolist(), strict=True)
    return {word: number for word, number in found if word.islower()}


def _told(table: pd.DataFrame, tones: np.ndarray) -> pd.DataFrame:
    """Return a table with the reporter's own tone in it."""
    return table.assign(reporter_tone=np.round(tones, DECIMALS) + 0.0)


def _quotes_table(
    tables: Mapping[str, pd.DataFrame],
    voices: Voices,
    same: Mapping[str, str],
    tones: np.ndarray,
) -> pd.DataFrame:
    """Return the quotes; a speaker goes by the name under which the corpus counts him."""
    owner = np.array(voices.article, dtype=np.int64)
    ids = tables["articles"]["article_id"].array.take(owner)
    numbers = np.arange(len(owner)) - np.searchsorted(owner, owner)  # place in the article
    places = tables["sentences"]["sentence_id"].array
    quotes = voices.quotes
    speakers = [same.get(q.speaker, q.speaker) if q.named else q.speaker for q in quotes]
    changed = [now != q.speaker for now, q in zip(speakers, quotes, strict=True)]
    return QUOTES.frame(
        {
            "quote_id": [
                content_id(article_id, "quote", str(number))
                for article_id, number in zip(ids.tolist(), numbers.tolist(), strict=True)
            ],
            "article_id": ids,
            "sentence_id": places.take(np.array(voices.first, dtype=np.int64)),
            "start": np.array(voices.start, dtype=np.int64),
            "last_sentence_id": places.take(np.array(voices.last, dtype=np.int64)),
            "end": np.array(voices.end, dtype=np.int64),
            "text": [q.text for q in quotes],
            "kind": [q.kind for q in quotes],
            "speaker": speakers,
            "named": [q.named for q in quotes],
            "certainty": [
                PROBABLY if other else q.certainty for q, other in zip(quotes, changed, strict=True)
            ],
            "verb": [q.verb for q in quotes],
            "tone": tones,
        }
    )


def _speaking(voices: Voices) -> frozenset[str]:
    return frozenset(quote.speaker for quote in voices.quotes if quote.named)


def _mentions_table(sentences: pd.DataFrame, mentions: Mentions) -> pd.DataFrame:
    names = pd.array(mentions.names, dtype="str")
    return MENTIONS.frame(
        {
            "name": names.take(mentions.name),
            "article_id": sentences["article_id"].array.take(mentions.sentence),
            "sentence_id": sentences["sentence_id"].array.take(mentions.sentence),
        }
    )


def _names_table(
    articles: pd.DataFrame, owner: np.ndarray, mentions: Mentions, kinds: Mapping[str, str]
) -> pd.DataFrame:
    """Return the names by falling number of articles and of sentences, then by name."""
    article = owner[mentions.sentence]
    source = pd.factorize(articles["source"])[0][article]
    n_sentences = np.bincount(mentions.name, minlength=len(mentions.names))
    known = (articles["source"] != UNKNOWN_SOURCE).to_numpy()[article]
    n_articles = _differing(mentions.name, article, len(mentions.names))
    n_sources = _differing(mentions.name[known], source[known], len(mentions.names))
    order = np.lexsort((-n_sentences, -n_articles))
    names = [mentions.names[place] for place in order]
    return NAMES.frame(
        {
            "name": names,
            "kind": [kinds[name] for name in names],
            "n_sentences": n_sentences[order],
            "n_articles": n_articles[order],
            "n_sources": n_sources[order],
        }
    )


def _differing(name: np.ndarray, group: np.ndarray, n_names: int) -> np.ndarray:
    """Return in how many groups of its mentions each name stands."""
    width = int(group.max(initial=0)) + 1
    pairs = different(name * width + group)
    return np.bincount(pairs // width, minlength=n_names)
