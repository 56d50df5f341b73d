"""Reports that rest on another outlet's report: "according to The New York Times"."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.intake.lines import outlet_like
from analysis.intake.names import SourceNames, folded
from analysis.intake.vocabulary import ROLES, words
from analysis.records import Article

_WORD = r"[A-Z][\w'’&-]*(?:\.(?:com|org|net))?"
_NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:of |and |& |for |in )?(?:the )?{_WORD})*"
_WHEN = (
    r"(?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s|’s)? ?|exclusive |new |recent |"
    r"earlier |bombshell |explosive |lengthy |published )*"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_REPORT = (
    rf"\b[Aa]ccording to (?:an? |the )?{_WHEN}(?:report|article|story|investigation|account)s? "
    rf"(?:published |first published )?(?:by|in|from) (?P<name>{_NAME})"
)
_OUTLET = (
    rf"\b[Aa]ccording to (?:reporting (?:by|from) )?(?P<name>{_NAME})"
    r"(?: (?:report|story|article)\b|"
    rf"(?=[,.;:)]|$| (?:on |last )?{_DAY}| and | which | who | that | but ))"
)
_REPORTED_BY = (
    r"\b(?:was|were|is|are|been|as|news|first|details|story|plans?),? (?:first |originally )?"
    rf"(?:reported|revealed|disclosed|published) (?:\w+day )?(?:by|in) (?P<name>{_NAME})"
)
_REPORTED = (
    rf"(?P<name>{_NAME})(?:,? citing [^.]{{3,80}},)? (?:has |had )?(?:first |exclusively )?"
    r"(?:reported|reports|revealed)\b(?! (?:to|for|as)\b)"
)
_REPORT_BY = rf"\b(?:an?|the) {_WHEN}report (?:by|in|from) (?P<name>{_NAME})"
_CUES = [re.compile(cue) for cue in (_REPORT, _OUTLET, _REPORTED_BY, _REPORTED, _REPORT_BY)]
_HINT = re.compile(r"ccording to |eport(?:ed|s)?\b|revealed\b|disclosed |published ")
_HINTS = ("ccording to ", "eport", "revealed", "disclosed ", "published ")  # cheaper than a pattern
_BEFORE_HINT, _AFTER_HINT = 110, 120
# What may stand before a name with a capital of its own.
_OPENERS = words("as now but and also yesterday today later earlier meanwhile in while")
# The last word of the name of a paper or station that no table holds.
_ENDS = words(
    "bulletin chronicle courier daily dispatch echo examiner gazette globe guardian herald "
    "inquirer insider journal ledger mail mercury mirror monitor news newspaper newswire observer "
    "post reporter review sentinel telegraph times today tribune weekly"
)
# What outlets hold besides reports: whoever cites these has read figures, not news.
_NO_REPORT = re.compile(
    r"(?:['’]s?)? ?(?:/| (?:poll|survey|tally|count|analysis|database|average|exit|tracker|"
    r"editorial|columnist|opinion|obituary|review of|fact|transcript|interview|podcast)\b)"
)
# What may follow a name with a capital: "CNN Monday", "CNN Correspondent Jane Doe". Another word
# makes it another name: the Financial Times Deutschland is not the Financial Times.
_AFTER_NAME = ROLES | words("monday tuesday wednesday thursday friday saturday sunday")
# News of another day: what an outlet said "last month" is background.
_PAST = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:the )?(?:19|20)\d\d|(?:last|past) (?:week|month|year|fall|spring|summer|winter|autumn))"
)
_BEFORE = re.compile(rf"(?:\b[Ii]n|^|[.] )(?: early| late| mid-)? ?{_PAST}[^.]{{0,40}}$")
_AFTER = re.compile(rf"[^.,]{{0,12}}\b(?:in |on )?{_PAST}|[^.,]{{0,20}}(?:earlier this|years? ago)")
_LEAD_CHARS = 450
_MENTIONS, _MENTIONED_CHARS = 2, 1600


def citations(paragraphs: Sequence[str]) -> list[tuple[str, int]]:
    """Return what the beginning of a text cites for news: names as written, and their places.

    It depends on nothing but the text, so it is read once and kept.
    """
    lead = _lead(paragraphs)
    return [
        (match["name"], match.start("name"))
        for low, high in _windows(lead)
        for cue in _CUES
        for match in cue.finditer(lead, low, high)
        if _is_todays_news(lead, match)
    ]


def derived_from(
    article: Article,
    names: SourceNames,
    *,
    sources: Mapping[str, str] | None = None,
    cited: Sequence[tuple[str, int]] | None = None,
) -> str:
    """Return the outlet whose report an article rests on, or "".

    That is one cited for the news itself: in the first sentences, or more than once further down.
    An outlet is a name that a table knows, a source of the corpus, or one that ends as names of
    papers do. An outlet's own report, or that of the agency it took its text from, is not
    another's.

    Args:
        article: The article.
        names: Known names.
        sources: Folded name of each outlet of the corpus to the name as shown.
        cited: ``citations(article.paragraphs)``, where somebody has them already.

    Returns:
        The name as the tables have it, else as written.
    """
    cited = citations(article.paragraphs) if cited is None else cited
    if not cited:
        return ""
    own = [names.known(n) or n for n in (article.source, article.carrier, article.agency) if n]
    places: dict[str, set[int]] = {}
    shown: dict[str, str] = {}
    for written, place in cited:
        name = _outlet(written, names, sources or {})
        if name and not _is_own(name, own):
            shown.setdefault(folded(name), name)
            places.setdefault(folded(name), set()).add(place)
    lead = _lead(article.paragraphs)
    rests_on = [
        name
        for name, found in places.items()
        if (min(found) < _LEAD_CHARS or len(found) >= _MENTIONS)
        and not _is_person(shown[name], lead)
    ]
    return shown[min(rests_on, key=lambda name: (min(places[name]), name))] if rests_on else ""


def attributed(
    articles: Sequence[Article],
    names: SourceNames,
    cited: Sequence[Sequence[tuple[str, int]] | None] | None = None,
) -> list[Article]:
    """Return the articles of a corpus with names in one form, and whose report each rests on.

    Args:
        articles: The articles.
        names: Known names.
        cited: The ``citations`` of each, as far as somebody has them already.
    """
    articles = names.one_form(articles)
    sources = {folded(a.source): a.source for a in articles if outlet_like(a.source)}
    return [
        replace(article, derived_from=found) if found else article
        for article, own in zip(articles, cited or [None] * len(articles), strict=True)
        for found in (derived_from(article, names, sources=sources, cited=own),)
    ]


def _lead(paragraphs: Sequence[str]) -> str:
    """Return the beginning of a text."""
    return "\n".join(_first_paragraphs(paragraphs))[:_MENTIONED_CHARS]


def _first_paragraphs(paragraphs: Sequence[str]) -> Iterator[str]:
    """Yield as many paragraphs as a report can be cited in."""
    size = 0
    for paragraph in paragraphs:
        yield paragraph
        size += len(paragraph)
        if size >= _MENTIONED_CHARS:
            return


def _windows(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text in which a report can be cited."""
    windows: list[tuple[int, int]] = []
    if not any(map(text.__contains__, _HINTS)):
        return windows
    for hint in _HINT.finditer(text):
        low, high = max(hint.start() - _BEFORE_HINT, 0), hint.end() + _AFTER_HINT
        if windows and low <= windows[-1][1]:
            low = windows.pop()[0]
        windows.append((low, high))
    return windows


def _is_own(name: str, own: Collection[str]) -> bool:
    """Return whether a name is the article's own source's, or a longer or shorter form of it."""
    parts = set(name.lower().split()) - {"the"}
    others = (set(other.lower().split()) - {"the"} for other in own)
    return any(parts <= other or other <= parts for other in others)


def _is_todays_news(lead: str, match: re.Match[str]) -> bool:
    """Return whether a report is cited for news, not for figures or as background."""
    start, end = match.start(), match.end("name")
    if _NO_REPORT.match(lead, end) or _AFTER.match(lead, end):
        return False
    return not _BEFORE.search(lead[max(0, start - 60) : start])


def _is_person(name: str, text: str) -> bool:
    """Return whether a name of one word is a person's in this text: "Michael Bloomberg"."""
    if " " in name or name.isupper():
        return False
    return re.search(rf"(?:^|[a-z.,] )[A-Z][a-z]+ {re.escape(name)}\b", text) is not None


def _outlet(name: str, names: SourceNames, sources: Mapping[str, str]) -> str:
    """Return the outlet that a name stands for, or the part before what is no name, else ""."""
    parts = name.removesuffix("'s").removesuffix("’s").split()
    while len(parts) > 1 and parts[0].lower() in _OPENERS:
        parts.pop(0)
    if "the" in parts:
        parts = parts[parts.index("the") :]
    for size in range(len(parts), 0, -1):
        beginning = " ".join(parts[:size])
        found = names.known(beginning) or sources.get(folded(beginning), "")
        if found and (size == len(parts) or _goes_on(parts[size - 1], parts[size])):
            return found
    enough = len(parts) > 1 + (parts[0].lower() == "the")
    name = " ".join(parts)
    return name[0].upper() + name[1:] if enough and parts[-1].lower() in _ENDS else ""


def _goes_on(last: str, word: str) -> bool:
    """Return whether a word that follows a name is no part of it."""
    owner = last.endswith(("'s", "’s", "s'", "s’"))
    return owner or word[0].islower() or word.lower() in _AFTER_NAME
