"""The way in to the traces of both models."""

from collections.abc import Collection
from typing import Any

from analysis.tables import Report
from analysis.tone.score import News, Scorer, Vader
from analysis.tone.trace import Trace

MODELS = ("news", "vader")


def explain(text: str, *, model: str = "news", report: Report | None = None) -> Trace:
    """Explain the tone score of one sentence.

    The values of the words and the steps of the sentence add up to ``raw``, and ``score`` follows
    from ``raw`` as ``formula`` says; it is the score that a run gives the sentence.

    Args:
        text: The sentence as written.
        model: ``"news"`` for the tone shown by default, ``"vader"`` for vaderSentiment's compound.
        report: The report whose settings hold (its words set aside, its own lexicon); None for
            the defaults.

    Returns:
        The trace; one without words scores 0.

    Raises:
        ValueError: ``model`` is neither of the two.

    Examples:
        >>> trace = explain("The deal was not good.", model="vader")
        >>> [(word.word, word.start, word.valence) for word in trace.words]
        [('good', 17, 1.9)]
        >>> [step.phrase for step in trace.words[0].steps]
        ['“not” before it turns it round and weakens it']
        >>> trace.score
        -0.3412
    """
    if model not in MODELS:
        message = f"model must be one of {MODELS}, got {model!r}"
        raise ValueError(message)
    return scorer(model, report).trace(text)


def scorer(model: str, report: Report | None = None, *, set_aside: Collection[str] = ()) -> Scorer:
    """Return a tone model with the settings of a report, and further words set aside."""
    settings: dict[str, Any] = {} if report is None else report.manifest.get("settings", {})
    left_out = (*settings.get("set_aside", ()), *set_aside)
    return Vader(left_out) if model == "vader" else News(left_out, settings.get("lexicon") or {})
