"""A sentence in pieces: which words carry tone and why, which were searched for."""

import itertools
from collections.abc import Sequence
from typing import Any

from analysis import CountedWord, Trace
from dashboard.theme import MINUS, readable, signed

UNDERLINED = (
    "Underlined words count: solid negative, dotted positive, thin where they count little."
)
NO_WORD = "No word of the tone lexicon stands in it: tone 0."
WEAK = 0.5  # value below which a word is set more quietly: such words come by the dozen
ROUNDING = 1e-5  # tables hold six decimals

Span = tuple[int, int]


def pieces(text: str, *, trace: Trace | None = None, hits: Sequence[Span] = ()) -> list[Any]:
    """Cut a sentence where the tone of its words or what was searched for begins or ends.

    Args:
        text: The sentence as written.
        trace: What its tone rests on; None: no word is coloured.
        hits: Where the words searched for stand, apart and in their order.

    Returns:
        One entry a piece for ``widgets.quotes``: text, tone ("negative", "positive" or ""), hit,
        and weak: whether it counts little (below 0.5, of up to 4). Joined, the texts are the
        sentence without control characters.
    """
    words = [word for word in (trace.words if trace else ()) if word.value]
    edges = {0, len(text), *(n for word in words for n in (word.start, word.end))}
    edges |= {n for span in hits for n in span}
    cuts = sorted(n for n in edges if 0 <= n <= len(text))
    return [
        _piece(text, start, end, words=words, hits=hits) for start, end in itertools.pairwise(cuts)
    ]


def _piece(
    text: str, start: int, end: int, *, words: Sequence[CountedWord], hits: Sequence[Span]
) -> dict[str, Any]:
    """Return one piece of a sentence."""
    value = next((word.value for word in words if word.start <= start and end <= word.end), 0.0)
    return {
        "text": readable(text[start:end]),
        "tone": "positive" if value > 0 else "negative" if value else "",
        "weak": 0 < abs(value) < WEAK,
        "hit": any(at <= start and end <= to for at, to in hits),
    }


def why_lines(trace: Trace, *, shown: float) -> list[str]:
    """Say in plain words what the tone of a sentence rests on, one line a word.

    Args:
        trace: What the model makes of it.
        shown: Its tone in the report: one that was set by hand does not follow from the words.

    Returns:
        Like ``"good +1.9; "very" before it strengthens it: +2.2"``, and last the sum and what it
        is on the scale of tone.
    """
    by_hand = abs(shown - trace.score) > ROUNDING
    kept = [f"{signed(shown)} is shown: not what these words make, but set by hand"] * by_hand
    if not trace.words:
        return [NO_WORD, *kept]
    lines = [_word_line(word) for word in trace.words]
    lines += [f"{step.phrase}: {signed(step.amount, 1)}" for step in trace.steps]
    scale = f"on the scale from {MINUS}1 to +1"
    lines.append(f"Sum {signed(trace.raw, 1)}; {scale}: {signed(trace.score)}")
    return [*lines, *["Only its first 300 words are scored"] * trace.capped, *kept]


def _word_line(word: CountedWord) -> str:
    """Say what a word counts, after each rule that changed it."""
    value, said = word.valence, [f"{readable(word.word)} {signed(word.valence, 1)}"]
    for step in word.steps:
        value += step.amount
        said.append(f"{step.phrase}: {signed(value, 1)}")
    return "; ".join(said)
