"""Sentences that are scored again and again with some words set aside: read once, scored often."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import pandas as pd

from analysis.tables import BY_HAND, Report
from analysis.tone.lexicon import Word, WordTable, core, expand_emoji
from analysis.tone.news import asks, displayed, normalised
from analysis.tone.news_rules import weigh
from analysis.tone.news_words import WORD, NewsTable, NewsWord, Valence, straight
from analysis.tone.vader import compound_of, first_words
from analysis.tone.vader_rules import EDGE, emphasis, mark, valences


class Reader(Protocol):
    """Sentences of a slice as one tone model reads them."""

    def words(self, i: int) -> list[str]:
        """Return the words of a sentence that count, each once, in lower case."""
        ...

    def score(self, i: int) -> float:
        """Return the score of a sentence without the words set aside at the moment."""
        ...

    def parts(self, i: int) -> list[tuple[str, float]]:
        """Return the words of a sentence that count, each with its part of the score.

        Each has the part that its value has in the sum of values, so that the parts add up to the
        score; where values cancel each other out, all parts are 0.
        """
        ...

    def set_aside(self, words: Sequence[str]) -> None:
        """Let words count as without valence until ``take_back``."""
        ...

    def take_back(self) -> None:
        """Let all words count again."""
        ...


def reader_of(report: Report, sentences: pd.DataFrame) -> Reader:
    """Return sentences as the model that a report shows reads them, with its settings.

    Those whose tone was set by hand keep it: no word of theirs counts.

    Args:
        report: The report.
        sentences: Rows of its sentences.
    """
    reader = reader_of_texts(report, sentences["text"].tolist())
    by_hand = report.manifest.get(BY_HAND) or {}
    told = enumerate(zip(sentences["sentence_id"], sentences["tone"], strict=True))
    kept = {i: float(tone) for i, (sentence_id, tone) in told if sentence_id in by_hand}
    return KeptReader(reader, kept) if kept else reader


def reader_of_texts(report: Report, texts: Sequence[str]) -> Reader:
    """Return texts as the model that a report shows reads them, with its settings."""
    settings = report.manifest.get("settings", {})
    left_out = tuple(settings.get("set_aside", ()))
    if report.manifest.get("tone", "news") == "vader":
        return VaderReader(texts, WordTable(left_out))
    return NewsReader(texts, NewsTable(set_aside=left_out, lexicon=settings.get("lexicon")))


class NewsReader:
    """Sentences as the news tone model reads them."""

    def __init__(self, texts: Sequence[str], table: NewsTable) -> None:
        """Read the sentences."""
        self._texts = [first_words(text) for text in texts]
        self._asked = [asks(text) for text in texts]
        self._tokens = [WORD.findall(text) for text in self._texts]
        self._table = table
        table.learn({token for tokens in self._tokens for token in tokens})
        self._written: dict[str, list[str]] = {}
        for token in table.marked:
            self._written.setdefault(straight(token), []).append(token)
        self._changed: dict[str, NewsWord] = {}
        self._phrases: dict[tuple[str, ...], Valence] = {}

    def words(self, i: int) -> list[str]:
        """Return the words and phrases of a sentence that count, each once."""
        return list(dict.fromkeys(name for name, _ in self._counted(i)))

    def score(self, i: int) -> float:
        """Return the news tone of a sentence."""
        values = [value for _, value in self._counted(i)]
        raw = normalised(sum(values), len(self._tokens[i]), asked=self._asked[i])
        return displayed(raw) if values else 0.0

    def parts(self, i: int) -> list[tuple[str, float]]:
        """Return the words and phrases of a sentence, each with its part of the news tone."""
        return _parts(self._counted(i), self.score(i))

    def _counted(self, i: int) -> list[tuple[str, float]]:
        """Return the words and phrases that count, in order, with their values."""
        tokens = self._tokens[i]
        weighed = weigh(self._texts[i], tokens, self._table)
        return [
            (" ".join(map(straight, tokens[one.place : one.place + one.length])), one.value)
            for one in weighed
            if one.value
        ]

    def set_aside(self, words: Sequence[str]) -> None:
        """Let words and phrases count as without valence until ``take_back``."""
        for word in words:
            phrase = tuple(word.split())
            if phrase in self._table.phrases:
                self._phrases[phrase] = self._table.phrases.pop(phrase)
            for token in self._written.get(word, ()):
                self._changed[token] = self._table.marked.pop(token)
                changed = self._table.without(token, *words)
                if changed is not None:
                    self._table.marked[token] = changed

    def take_back(self) -> None:
        """Let all words count again."""
        self._table.marked |= self._changed
        self._table.phrases |= self._phrases
        self._changed.clear()
        self._phrases.clear()


class VaderReader:
    """Sentences as VADER reads them."""

    def __init__(self, texts: Sequence[str], table: WordTable) -> None:
        """Read the sentences."""
        expanded = [expand_emoji(first_words(text)) for text in texts]
        self._tokens = [text.split() for text in expanded]
        self._stress = [emphasis(text) for text in expanded]
        self._table = table
        table.learn({token for tokens in self._tokens for token in tokens})
        self._written: dict[str, list[str]] = {}
        for token in table.marked:
            self._written.setdefault(core(token).lower(), []).append(token)
        self._changed: dict[str, Word] = {}

    def words(self, i: int) -> list[str]:
        """Return the words of a sentence that stand in VADER's lexicon, each once."""
        marked = self._table.marked
        found = [core(t).lower() for t in self._tokens[i] if t in marked and marked[t].in_lexicon]
        return list(dict.fromkeys(found))

    def score(self, i: int) -> float:
        """Return VADER's compound of a sentence."""
        values = valences(self._tokens[i], self._table.marked)
        return compound_of(values, self._stress[i])

    def parts(self, i: int) -> list[tuple[str, float]]:
        """Return the words of a sentence in VADER's lexicon, each with its part of compound."""
        tokens, marked = self._tokens[i], self._table.marked
        found = mark(tokens, marked)
        if found is None:
            return []
        names = [core(tokens[place - EDGE]).lower() for place in found.places]
        values = valences(tokens, marked)
        return _parts([*zip(names, values, strict=True)], self.score(i))

    def set_aside(self, words: Sequence[str]) -> None:
        """Let words count as without valence until ``take_back``."""
        for word in words:
            for token in self._written.get(word, ()):
                self._changed[token] = self._table.marked[token]
                self._table.marked[token] = self._table.without(token, *words)

    def take_back(self) -> None:
        """Let all words count again."""
        self._table.marked |= self._changed
        self._changed.clear()


class KeptReader:
    """Sentences as another reader reads them, but for some whose tone stays as it was set."""

    def __init__(self, reader: Reader, kept: Mapping[int, float]) -> None:
        """Keep the tones of sentences, by their place."""
        self._reader, self._kept = reader, kept
        self.set_aside, self.take_back = reader.set_aside, reader.take_back

    def words(self, i: int) -> list[str]:
        """Return the words of a sentence that count; none where its tone was set."""
        return [] if i in self._kept else self._reader.words(i)

    def score(self, i: int) -> float:
        """Return the score of a sentence, or the tone that was set."""
        return self._kept[i] if i in self._kept else self._reader.score(i)

    def parts(self, i: int) -> list[tuple[str, float]]:
        """Return the words of a sentence that count, each with its part; none where it was set."""
        return [] if i in self._kept else self._reader.parts(i)


def _parts(counted: Sequence[tuple[str, float]], score: float) -> list[tuple[str, float]]:
    """Return words with the part of the score that their value has in the sum of values."""
    total = sum(value for _, value in counted)
    return [(word, score * value / total if total else 0.0) for word, value in counted]
