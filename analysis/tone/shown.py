"""A report as another tone model shows it. Light: needs no lexicon, only the stored columns."""

from dataclasses import replace

import pandas as pd

from analysis.tables import ARTICLES, SENTENCES, TOPICS, Report
from analysis.tone.summary import tone_by_article, tone_by_topic


def with_tone(report: Report, model: str) -> Report:
    """Return a report whose tone is that of a model, everywhere.

    Args:
        report: A report as stored.
        model: ``"news"`` (the report itself) or ``"vader"``.

    Returns:
        For VADER the same report with vaderSentiment's compound as the tone of sentences, with
        ``hits`` as ``tone_words``, and with the tone of articles and topics following from them.
        ``manifest["tone"]`` names the model. The tones of quotes and ``reporter_tone`` stay news
        tone: VADER's are not stored.

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
    place = pd.Index(report.articles["article_id"]).get_indexer(pd.Index(sentences["article_id"]))
    tone = tone_by_article(sentences["tone"].to_numpy(), place, len(report.articles))
    articles = report.articles.assign(tone=tone)
    means = tone_by_topic(articles, report.topics["name"])
    topics = report.topics.assign(
        **{name: means[name].to_numpy() for name in ("tone", "tone_low", "tone_high")}
    )
    return replace(
        report,
        sentences=SENTENCES.frame({name: sentences[name] for name in SENTENCES.names}),
        articles=ARTICLES.frame({name: articles[name] for name in ARTICLES.names}),
        topics=TOPICS.frame({name: topics[name] for name in TOPICS.names}),
        manifest={**report.manifest, "tone": "vader"},
    )
