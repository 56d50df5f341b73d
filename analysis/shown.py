"""A report as another tone model shows it. Light: needs no lexicon, only the stored columns."""

from dataclasses import replace

from analysis.tables import Report
from analysis.totals import retold


def with_tone(report: Report, model: str) -> Report:
    """Return a report whose tone is that of a model, everywhere.

    Args:
        report: A report as stored, without decisions applied: those follow the tone shown.
        model: ``"news"`` (the report itself) or ``"vader"``.

    Returns:
        For VADER the same report with vaderSentiment's compound as the tone of sentences, with
        ``hits`` as ``tone_words``, and with the tone of articles and topics following from them.
        ``manifest["tone"]`` names the model.

    Raises:
        ValueError: ``model`` is neither, or the report no longer holds its news tone.
    """
    shown = report.manifest.get("tone", "news")
    if model == shown:
        return report
    if model != "vader":
        message = f'model must be "news" (on a report as stored) or "vader", got {model!r}'
        raise ValueError(message)
    sentences = report.sentences.assign(
        tone=report.sentences["compound"], tone_words=report.sentences["hits"]
    )
    manifest = {**report.manifest, "tone": "vader"}
    return retold(replace(report, sentences=sentences, manifest=manifest))
