"""Names that may be of one source: they differ in words that outlets add, like "News"."""

import re

from analysis import UNKNOWN_SOURCE
from analysis.tables import Report

# What an outlet adds for a channel of its own, a section, or a form in which it appears.
_ADDED = frozenset({
    "the", "com", "www", "net", "org", "news", "online", "web", "website", "site", "digital",
    "edition", "print", "app", "tv", "television", "radio", "channel", "network", "newspaper",
    "magazine", "editorial", "editorials", "opinion", "opinions", "blog", "blogs", "live",
    "breaking", "latest", "staff", "politics", "business", "video", "world", "us", "uk",
    "international",
})  # fmt: skip
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W_]+")


def alike(report: Report) -> list[tuple[str, str]]:
    """Return names of sources that may be of one, by falling number of articles.

    Returns:
        (name, name that has more articles) pairs, the shorter name where both have as many; of
        each group of names the one of most articles is the second of every pair. Nothing here
        joins them: an editor's desk may be told apart from the outlet for a reason.
    """
    sizes = report.articles.loc[report.articles["source"] != UNKNOWN_SOURCE, "source"]
    counts = {str(name): int(n) for name, n in sizes.value_counts().items()}
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(counts, key=lambda one: (-counts[one], len(one), one)):
        if own := own_words(name):
            groups.setdefault(own, []).append(name)
    pairs = [(other, names[0]) for names in groups.values() for other in names[1:]]
    return sorted(pairs, key=lambda pair: (-counts[pair[0]] - counts[pair[1]], pair))


def own_words(name: str) -> tuple[str, ...]:
    """Return the words of a name that no other outlet adds, in lower case.

    Examples:
        >>> own_words("Fox Online News"), own_words("CNN (Web News)"), own_words("The News")
        (('fox',), ('cnn',), ())
    """
    words = _WORD.findall(_ASIDE.sub(" ", name).casefold())
    return tuple(word for word in words if word not in _ADDED)
