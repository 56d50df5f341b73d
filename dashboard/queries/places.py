"""Files and folders of a corpus, by how many of their articles have no known source."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from analysis import UNKNOWN_SOURCE
from analysis.tables import Report

WHOLE = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A file, a folder or the whole corpus.

    Attributes:
        name: The file, or the folder with a slash at its end; "" is the whole corpus.
        n_unknown: Its articles of unknown source.
        n_articles: All its articles.
    """

    name: str
    n_unknown: int
    n_articles: int


def places(report: Report) -> list[Place]:
    """Return the places of a report's articles.

    Returns:
        The whole corpus first, then folders, then files, each kind by name; [] without an article.
    """
    every: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    pairs = zip(report.articles["file"], report.articles["source"], strict=True)
    for (file, source), n in Counter(pairs).items():
        for name in _around(file):
            every[name] += n
            unknown[name] += n * (source == UNKNOWN_SOURCE)
    names = sorted(every, key=lambda name: (name != WHOLE, not name.endswith("/"), name))
    return [Place(name, unknown[name], every[name]) for name in names]


def folders_of_sources(report: Report) -> dict[str, str]:
    """Return the folders that may be sources, each with the name that it gives ("fox news").

    They are those in which articles of unknown source lie, where there are at least two.

    Returns:
        Folder, with a slash at its end, to its name, by folder; {} where there are fewer.
    """
    files = report.articles["file"][report.articles["source"] == UNKNOWN_SOURCE].unique()
    folders = sorted({file.rpartition("/")[0] for file in files} - {""})
    names = {f"{one}/": one.rpartition("/")[2].replace("_", " ").strip() for one in folders}
    return names if len(names) > 1 else {}


def _around(file: str) -> Iterator[str]:
    """Yield a file, the folders it lies in, and the whole corpus."""
    yield WHOLE
    yield file
    at = file.find("/")
    while at >= 0:
        yield file[: at + 1]
        at = file.find("/", at + 1)
