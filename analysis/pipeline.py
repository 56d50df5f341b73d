"""The whole run: the only module that knows the order of the steps.

1. intake: files -> articles, removed pieces, skipped files
2. text: articles -> sentences
3. tone: sentences -> scores
4. voices: articles -> quotes, speakers, names
5. intake: articles -> stories, which are counted once
6. topics: sentences of stories -> topics, taken over by every printing
7. assemble: all of it -> checked tables
8. splits: topics that the analyst cut into parts
"""

import datetime as dt
import gc
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from analysis import assemble, copies, identity
from analysis.english import language_notes, unvoiced_elsewhere
from analysis.intake import limits_of, pages, read_corpus, stories_of
from analysis.intake.stories import Stories
from analysis.known import Found, Known, keep, open_known
from analysis.memory import MEMORY, Memory, memory_values
from analysis.other_languages import Find, topics_by_language
from analysis.placing import TopicRun, found_in
from analysis.records import Article, Document, Intake, Progress, Settings
from analysis.settings import (
    check_settings,
    checked_kinds,
    checked_place,
    named_together,
    named_values,
    settings_values,
)
from analysis.shelf import versions
from analysis.splits import with_splits
from analysis.tables import Report
from analysis.topics import Topics
from analysis.voiced import voiced
from analysis.works import Works, work_out, works_with

_OBJECTS = 200_000  # made between two looks for cycles


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Look for cycles of objects less often: a run makes millions of objects, hardly in cycles.

    How often belongs to the whole process: of runs in several threads at once, only that in the
    main thread changes it, so that each finds and leaves it as it was.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@_collecting_seldom()
def analyse(  # noqa: PLR0913 - what a run depends on
    path: Path | str,
    settings: Settings | None = None,
    *,
    memory: Memory | None = None,
    progress: Progress | None = None,
    known: Path | None = None,
    refit: bool = False,
) -> Report:
    """Read a corpus and find its articles, their sentences, topics and tone.

    The same files, settings and memory give the same tables, whatever the order of the files, the
    number of threads, the clock or the locale. Where topics are kept, they depend on the run that
    found them as well; the manifest then says so (``placed``), and all else is as in a first run.

    Args:
        path: A file, or a folder that is read with all its subfolders. Nothing is written to it.
        settings: What the analyst chose; None for the defaults.
        memory: What an earlier run of the corpus remembers of its topics: those that are found
            again keep their ids and names. None for a first run.
        progress: Called with the name of the step, how much is done, and of how much.
        known: Folder that keeps what is found out about single files and articles: what has not
            changed since the last run is not read again, and above 3,000 stories the topics of the
            run that ``memory`` is of are kept, too. None keeps nothing.
        refit: Find topics anew even where they could be kept.

    Returns:
        The report; an empty corpus does not come this far.

    Raises:
        CorpusError: There is nothing to analyse; the message says what to do.
        SettingsError: The settings, ``corpus.toml`` or ``topics.toml`` cannot be followed.
        TypeError: ``path`` is no path, ``settings`` are none or hold values of another kind.
    """
    place, settings, tell = checked_place(path), checked_kinds(settings), progress or _tell_nobody
    earlier = open_known(known, settings, "" if refit or memory is None else memory.found_in)
    if earlier.note:
        tell(earlier.note, 1, 1)
    intake = _read(place, settings, earlier, tell)
    asked = intake.named if settings.named is None else settings.named
    named = named_together(asked, settings.added)
    check_settings(settings, named)
    articles = assemble.in_order(intake.articles)
    work = partial(work_out, settings=settings, progress=tell)
    works, kept = works_with(articles, earlier.works, work)
    stories = stories_of(articles, works.prints)
    told = {**settings_values(settings), "named": named_values(named)}
    key = identity.run_key(intake.inputs, told)
    run = TopicRun(key, settings, named, earlier.topics, tell)
    topics = _topics(articles, works.sentences, stories, run.topics)
    found = Found(intake.readings, kept, run.kept)
    if known is not None and (why := keep(known, settings, earlier, found)):
        tell(why, 1, 1)
    followed = identity.continued(
        topics, articles, key, memory, settings.ignored, found_in=found_in(run.kept)
    )
    tables = _tables(articles, stories, works, followed.topics)
    report = Report(
        **tables,
        skipped=assemble.skipped_table(intake.skipped),
        removed=assemble.removed_table(intake.removed, intake.articles),
        lines=assemble.lines_table(intake.lines),
        manifest=_manifest(intake, told, followed, tables) | run.said(),
    )
    return with_splits(report, settings.splits)


def _read(path: Path, settings: Settings, earlier: Known, tell: Progress) -> Intake:
    """Read the articles of a corpus as the settings say."""
    return read_corpus(
        path,
        columns=settings.columns,
        tables=settings.tables,
        pieces=settings.pieces,
        sources=settings.sources,
        other_names=settings.other_names,
        corrected=settings.corrected,
        limits=limits_of(settings.limits),
        earlier=earlier.readings,
        progress=tell,
    )


def _tables(
    articles: Sequence[Article], stories: Stories, works: Works, topics: Topics
) -> dict[str, Any]:
    """Return the tables of results, by name."""
    tables = assemble.tables(articles, stories, works.sentences, works.scores, topics)
    tables |= voiced(
        tables,
        works.voices,
        chunks=works.sentences.chunks,
        reporter=works.reporter,
        reporter_in=works.reporter_in,
        quoted=works.quoted,
    )
    return unvoiced_elsewhere(tables)


def _topics(
    articles: Sequence[Article],
    sentences: assemble.Sentences,
    stories: Stories,
    find: Find,
) -> Topics:
    """Find topics in the stories, each counted once, and return them for all printings."""
    first = [one for one, counted in zip(articles, stories.counted, strict=True) if counted]
    counted = sentences.counted(stories.counted)
    topics = topics_by_language(first, counted, find)
    return copies.of_every_printing(topics, sentences.texts, sentences.article, stories.first)


def split_page(text: str, *, captured: dt.datetime | None = None) -> list[Article]:
    """Cut the text of one page into its articles.

    Args:
        text: The page, line by line, as saved or copied.
        captured: When it was saved; relative times ("2 hours ago") need it.

    Returns:
        The articles in the order of the page; [] for a page without any.

    Raises:
        TypeError: ``text`` is no text.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be the text of a page, got {type(text).__name__}")
    return list(pages.split_page(Document(file="", text=text), captured=captured).articles)


def _tell_nobody(step: str, done: int, total: int) -> None:
    """Stand in where nobody waits."""


def _manifest(
    intake: Intake,
    settings: Mapping[str, Any],
    followed: identity.Continued,
    tables: Mapping[str, Any],
) -> dict[str, Any]:
    """Return what was read, how, and what came out, without a clock or a machine's path."""
    counts = {name: len(frame) for name, frame in tables.items()}
    counts["topics"] -= 1  # the row "no clear topic" is no topic
    counts["stories"] = int(tables["articles"]["counted"].sum())
    captured = intake.info.captured
    notes = [*filter(None, [followed.earlier.note])]
    with_topics = tables["articles"]["language"][followed.topics.strongest >= 0]
    said = language_notes(intake.articles, frozenset(with_topics))
    return {
        "title": intake.info.title,
        "notice": intake.info.notice,
        "captured": "" if captured is None else captured.isoformat(),
        "tone": "news",
        "settings": settings,
        "versions": versions(),
        "inputs": dict(intake.inputs),
        "counts": {
            **counts,
            "files": len(intake.inputs),
            "skipped": len(intake.skipped),
            "removed": len(intake.removed),
        },
        "why": followed.topics.why,
        "topic_notes": [*followed.topics.notes],
        "notes": [*notes, *said, *intake.notes],
        MEMORY: memory_values(identity.memory_of(followed, tables["topics"])),
    }
