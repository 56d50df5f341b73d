"""What changed in a corpus since it was last open: articles added, edited and gone."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.tables import Report
from dashboard.filters import Filters
from dashboard.queries.evidence import Slice
from dashboard.queries.said import Finding, short
from dashboard.theme import count, day, listed

NAMED = 3  # titles that a line names


@dataclass(frozen=True, slots=True)
class State:
    """A corpus as it was read at one time.

    Attributes:
        articles: Its articles: columns article_id, source, title, url, file.
        inputs: Hash of each file.
    """

    articles: pd.DataFrame
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Differences:
    """Articles that differ between two states of a corpus, as far as its files changed.

    Attributes:
        added: Ids of articles that were not there.
        edited: Ids of articles that stand where an article of the same source and headline, or
            address, stood with another text.
        gone: The articles that are no longer there: columns source, title.
    """

    added: tuple[str, ...]
    edited: tuple[str, ...]
    gone: pd.DataFrame


def differences(before: State, after: State) -> Differences:
    """Compare the articles of changed files with those that were there before.

    Returns:
        What differs. Articles of files that did not change are left aside: where they differ, it is
        the reading that changed, not the corpus.
    """
    names = {*before.inputs, *after.inputs}
    changed = {name for name in names if before.inputs.get(name) != after.inputs.get(name)}
    old, new = (_of_files(state.articles, changed) for state in (before, after))
    came = new[~new["article_id"].isin(before.articles["article_id"])]
    went = old[~old["article_id"].isin(after.articles["article_id"])]
    was, now = _places(went), _places(came)
    known = set().union(*was.values())
    edited = {one: keys for one, keys in now.items() if keys & known}
    kept = set().union(*edited.values())
    gone = [one for one, keys in was.items() if not keys & kept]
    return Differences(
        added=tuple(one for one in now if one not in edited),
        edited=tuple(edited),
        gone=went.loc[went["article_id"].isin(gone), ["source", "title"]].reset_index(drop=True),
    )


def _of_files(articles: pd.DataFrame, files: set[str]) -> pd.DataFrame:
    """Return the articles of some files; those of an archive belong to it."""
    named = {file for file in articles["file"].unique() if files & {file, *_archives(file)}}
    return articles[articles["file"].isin(named)]


def _archives(file: str) -> list[str]:
    """Return the archives and folders that a file may lie in."""
    return [file[:at] for at, mark in enumerate(file) if mark == "/"]


def _places(articles: pd.DataFrame) -> dict[str, set[tuple[str, ...]]]:
    """Return by which marks each article is known whatever its text: headline, address."""
    rows = zip(*(articles[name] for name in ("article_id", "source", "title", "url")), strict=True)
    return {
        article_id: {
            key for key in ((source, title) if title else (), (url,) if url else ()) if key
        }
        for article_id, source, title, url in rows
    }


def state_of(report: Report) -> State:
    """Return the articles of a report and the files they were read from."""
    return State(report.articles, report.manifest.get("inputs") or {})


def news(found: Differences, report: Report, since: dt.date) -> list[Finding]:
    """Return what changed in sentences; none where no article did.

    Args:
        found: From ``differences``.
        report: The report that is open.
        since: When the corpus was last open as it was.
    """
    articles = report.articles.set_index("article_id")[["source", "title"]]
    everything = Filters(printings=True)
    said: list[Finding] = []
    for ids, verb in ((found.added, "came"), (found.edited, "changed")):
        if ids:
            n = count(len(ids), "article")
            text = f"{n} {verb} since {day(since)}: {_titles(articles.loc[[*ids]])}."
            part = Slice(f"{n} that {verb} since {day(since)}", everything, articles=ids)
            said.append(Finding(text, n, part))
    if len(found.gone):
        n = count(len(found.gone), "article")
        said.append(Finding(f"{n} no longer there: {_titles(found.gone)}.", n))
    return said


def _titles(rows: pd.DataFrame) -> str:
    """Name the first articles, and say how many more there are."""
    first = [
        f"{short(title)} ({short(source)})"
        for title, source in zip(rows["title"][:NAMED], rows["source"][:NAMED], strict=True)
    ]
    more = len(rows) - len(first)
    return listed([*first, f"{more:,} more"] if more else first)
