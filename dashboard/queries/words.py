"""A sentence in pieces: which words carry tone and why, which were searched for."""

import itertools
from collections.abc import Sequence
from typing import Any

from analysis import CountedWord, Trace
from dashboard.theme import readable, signed

NO_WORD = "No word of the tone lexicon stands in it: tone 0."

Span = tuple[int, int]


def pieces(text: str, *, trace: Trace | None = None, hits: Sequence[Span] = ()) -> list[Any]:
    """Cut a sentence where the tone of its words or what was searched for begins or ends.

    Args:
        text: The sentence as written.
        trace: What its tone rests on; None: no word is coloured.
        hits: Where the words searched for stand, apart and in their order.

    Returns:
        One entry a piece for ``widgets.quotes``: text, tone ("negative", "positive" or "") and
        hit. Joined, the texts are the sentence without control characters.
    """
    words = trace.words if trace else ()
    tones = [(one.start, one.end, "positive" if one.value > 0 else "negative") for one in words]
    tones = [one for one, word in zip(tones, words, strict=True) if word.value]
    edges = {0, len(text), *(n for start, end, _ in tones for n in (start, end))}
    edges |= {n for span in hits for n in span}
    cuts = sorted(n for n in edges if 0 <= n <= len(text))
    return [
        {
            "text": readable(text[start:end]),
            "tone": next((tone for at, to, tone in tones if at <= start and end <= to), ""),
            "hit": any(at <= start and end <= to for at, to in hits),
        }
        for start, end in itertools.pairwise(cuts)
    ]


def why_lines(trace: Trace) -> list[str]:
    """Say in plain words what the tone of a sentence rests on, one line a word.

    Returns:
        Like ``"good +1.9; "not" before it turns it round and weakens it: -1.4"``, and last ``"Sum
        -1.4; on the scale from -1 to +1: -0.34"``.
    """
    if not trace.words:
        return [NO_WORD]
    lines = [_word_line(word) for word in trace.words]
    lines += [f"{step.phrase}: {signed(step.amount, 1)}" for step in trace.steps]
    lines.append(f"Sum {signed(trace.raw, 1)}; on the scale from -1 to +1: {signed(trace.score)}")
    return [*lines, "Only its first 300 words are scored"] if trace.capped else lines


def _word_line(word: CountedWord) -> str:
    """Say what a word counts, after each rule that changed it."""
    value, said = word.valence, [f"{readable(word.word)} {signed(word.valence, 1)}"]
    for step in word.steps:
        value += step.amount
        said.append(f"{step.phrase}: {signed(value, 1)}")
    return "; ".join(said)
