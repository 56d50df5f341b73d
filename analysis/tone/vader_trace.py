"""The trace of one VADER score: the rules that made it, told by the rules themselves."""

import re
import string
from collections.abc import Collection, Sequence
from math import sqrt

from analysis.tone.lexicon import LONGEST_EMOTICON, WordTable, emoji_pieces
from analysis.tone.trace import CountedWord, Step, Trace
from analysis.tone.vader import ALPHA, first_words
from analysis.tone.vader_rules import EDGE, Marked, after_but, emphasis, mark, valence_at

FORMULA = "raw sum / √(raw sum² + 15), rounded to four decimals"
_ORIGIN = "VADER's lexicon"
_TOKEN = re.compile(r"\S+")


def explain_vader(text: str, *, set_aside: Collection[str] = ()) -> Trace:
    """Return the trace of VADER's score of a sentence; see ``analysis.explain``."""
    kept = first_words(text)
    expanded, origins = _expanded(kept)
    found = list(_TOKEN.finditer(expanded))
    tokens = [one.group() for one in found]
    table = WordTable(set_aside)
    table.learn(set(tokens))
    marked = mark(tokens, table.marked)
    words, steps, raw = (), (), 0.0
    if marked is not None:
        places = [_place(found[i - EDGE], origins) for i in marked.places]
        words, total = _words(kept, tokens, marked, places)
        steps = _stress(expanded, total)
        raw = total + sum(step.amount for step in steps)
    score = round(raw / sqrt(raw * raw + ALPHA), 4) if words else 0.0
    return Trace(text, "vader", words, steps, raw, score, FORMULA, capped=kept is not text)


def _expanded(text: str) -> tuple[str, list[int]]:
    """Return the text with emoji described, and for each character the one it comes from."""
    pieces = emoji_pieces(text)
    return "".join(pieces), [i for i, piece in enumerate(pieces) for _ in piece]


def _place(token: re.Match[str], origins: list[int]) -> tuple[int, int]:
    """Return where a token stands in the text as written, without the marks around it."""
    whole = token.group()
    stripped = whole.strip(string.punctuation)
    begin = token.start()
    if len(stripped) > LONGEST_EMOTICON:
        begin += whole.index(stripped)
        whole = stripped
    return origins[begin], origins[begin + len(whole) - 1] + 1


class _Told:
    """Steps of one word as its rules tell them."""

    def __init__(self, tokens: Sequence[str], valence: float) -> None:
        self.steps: list[Step] = []
        self._tokens = tokens
        self._last = valence

    def tell(self, rule: str, cause: int | str, valence: float) -> None:
        """Take down what a rule did, if it did anything."""
        amount, before = valence - self._last, self._last
        self._last = valence
        if not amount:
            return
        seen = cause if isinstance(cause, str) else self._token(cause)
        stronger = amount * before > 0
        if rule == "negation" and stronger:
            rule = "never so"
        kind = "weaker" if rule == "booster" and not stronger else rule
        self.steps.append(Step(rule, _PHRASES[kind].format(seen), amount))

    def _token(self, index: int) -> str:
        token = self._tokens[index - EDGE] if EDGE <= index < len(self._tokens) + EDGE else ""
        return token.strip(string.punctuation) or token


_PHRASES = {
    "no": "belongs to “{}” behind it and does not count by itself",
    "negation": "“{}” before it turns it round and weakens it",
    "never so": "“{}” before it, read as “never so”, strengthens it",
    "capitals": "written in capitals, unlike the rest: stronger",
    "idiom": "the idiom “{}” has a valence of its own",
    "booster": "“{}” near it makes it stronger",
    "weaker": "“{}” near it makes it weaker",
}


def _words(
    text: str, tokens: Sequence[str], marked: Marked, places: Sequence[tuple[int, int]]
) -> tuple[tuple[CountedWord, ...], float]:
    """Return the words that count with their steps, and the sum of their values."""
    told = [_Told(tokens, marked.padded[i].valence) for i in marked.places]
    values = [valence_at(marked, i, own.tell) for i, own in zip(marked.places, told, strict=True)]
    changed = values if marked.but < 0 else after_but(values, marked.places, marked.but)
    for i, own, value, after in zip(marked.places, told, values, changed, strict=True):
        if after != value:
            own.steps.append(Step("but", _BUT[i > marked.but], after - value))
    words = tuple(
        CountedWord(begin, end, text[begin:end], marked.padded[i].valence, _ORIGIN, tuple(o.steps))
        for (begin, end), i, o in zip(places, marked.places, told, strict=True)
    )
    return words, float(sum(changed))


_BUT = ("stands before “but”: counts less", "stands behind “but”: counts more")


def _stress(text: str, total: float) -> tuple[Step, ...]:
    """Return the step of exclamation and question marks, if they count."""
    size = emphasis(text)
    if not size or not total:
        return ()
    marks = [f"{text.count(mark)} × “{mark}”" for mark in "!?" if mark in text]
    phrase = f"{' and '.join(marks)} in the sentence: stronger"
    return (Step("emphasis", phrase, size if total > 0 else -size),)
