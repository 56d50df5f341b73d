"""The whole run: the only module that knows the order of the steps.

1. intake: files -> articles, removed pieces, skipped files
2. text: articles -> sentences
3. tone: sentences -> scores
4. topics: sentences -> topics
5. assemble: all of it -> checked tables
"""

import datetime as dt
import platform
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from analysis import assemble
from analysis.intake import duplicates, pages, read_corpus
from analysis.records import Article, Document, Intake, NamedTopic, Progress, Settings
from analysis.settings import check_settings, settings_values
from analysis.shelf import version
from analysis.tables import Report
from analysis.tone import quotes, vader
from analysis.topics import Topics, find_topics

LIBRARIES = ("numpy", "pandas", "scikit-learn", "scipy", "trafilatura", "vaderSentiment")


def analyse(
    path: Path | str, settings: Settings | None = None, *, progress: Progress | None = None
) -> Report:
    """Read a corpus and find its articles, their sentences, topics and tone.

    The same files and settings give the same tables, whatever the order of the files, the number
    of threads, the clock or the locale.

    Args:
        path: A file, or a folder that is read with all its subfolders. Nothing is written to it.
        settings: What the analyst chose; None for the defaults.
        progress: Called with the name of the step, how much is done, and of how much.

    Returns:
        The report; an empty corpus does not come this far.

    Raises:
        CorpusError: There is nothing to analyse; the message says what to do.
        SettingsError: The settings, ``corpus.toml`` or ``topics.toml`` cannot be followed.
    """
    settings = settings or Settings()
    tell = progress or _tell_nobody
    intake = read_corpus(Path(path), progress=tell)
    named = intake.named if settings.named is None else settings.named
    check_settings(settings, named)
    articles = assemble.in_order(intake.articles)
    sentences = assemble.Sentences.of(articles, flag_quotes=quotes.quoted_flags, progress=tell)
    tell("scoring tone", 0, 1)
    scores = vader.score_sentences(sentences.texts)
    tell("scoring tone", 1, 1)
    topics = find_topics(
        sentences.texts,
        sentences.article,
        [article.title for article in articles],
        named=named,
        n_topics=settings.n_topics,
        seed=settings.seed,
        progress=tell,
    )
    stories = duplicates.story_ids(articles)
    tables = assemble.tables(articles, stories, sentences, scores, topics)
    manifest = _manifest(intake, settings, named, tables=tables, topics=topics)
    return Report(
        **tables,
        skipped=assemble.skipped_table(intake.skipped),
        removed=assemble.removed_table(intake.removed),
        manifest=manifest,
    )


def split_page(text: str, *, captured: dt.datetime | None = None) -> list[Article]:
    """Cut the text of one page into its articles.

    Args:
        text: The page, line by line, as saved or copied.
        captured: When it was saved; relative times ("2 hours ago") need it.

    Returns:
        The articles in the order of the page; [] for a page without any.
    """
    return list(pages.split_page(Document(file="", text=text), captured=captured).articles)


def _tell_nobody(step: str, done: int, total: int) -> None:
    """Stand in where nobody waits."""


def _manifest(
    intake: Intake,
    settings: Settings,
    named: Sequence[NamedTopic],
    *,
    tables: Mapping[str, Any],
    topics: Topics,
) -> dict[str, Any]:
    """Return what was read, how, and what came out, without a clock or a machine's path."""
    counts = {name: len(frame) for name, frame in tables.items()}
    counts["topics"] -= 1  # the row "no clear topic" is no topic
    captured = intake.info.captured
    return {
        "title": intake.info.title,
        "notice": intake.info.notice,
        "captured": "" if captured is None else captured.isoformat(),
        "settings": {**settings_values(settings), "named": {t.name: list(t.seeds) for t in named}},
        "versions": {
            "broadsheet": version(),
            "python": platform.python_version(),
            **{library: metadata.version(library) for library in LIBRARIES},
        },
        "inputs": dict(intake.inputs),
        "counts": {
            **counts,
            "files": len(intake.inputs),
            "skipped": len(intake.skipped),
            "removed": len(intake.removed),
        },
        "why": topics.why,
        "notes": list(topics.notes),
    }
