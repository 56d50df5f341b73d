"""Names of sources, brought to one form: "NYT", "nytimes.com" and "The New York Times" are one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from analysis.errors import SettingsError
from analysis.intake.notes import _read_toml
from analysis.records import Article
from analysis.text.cleaning import one_line

SOURCES_FILE = "sources.toml"
# Names in use for outlets whose other names cannot be seen from the name itself. Forms that differ
# in case, "The", spaces or a domain's ending need no entry.
OUTLETS: Mapping[str, tuple[str, ...]] = {
    "ABC News": ("abcnews.go.com",),
    "Agence France-Presse": ("AFP",),
    "Al Jazeera": ("Al Jazeera English", "aljazeera.net"),
    "Ars Technica": (),
    "Associated Press": ("AP", "AP News", "The Associated Press", "apnews.com"),
    "Axios": (),
    "BBC": ("BBC News", "bbc.co.uk", "British Broadcasting Corporation"),
    "Bloomberg": ("Bloomberg News", "Bloomberg.com"),
    "Boston Globe": ("The Boston Globe",),
    "Breitbart": ("Breitbart News",),
    "Business Insider": ("businessinsider.com",),
    "BuzzFeed News": (),
    "Business Wire": (),
    "CBC": ("CBC News", "cbc.ca"),
    "CBS News": (),
    "Chicago Tribune": (),
    "Christian Science Monitor": ("CSMonitor", "CS Monitor", "csmonitor.com"),
    "CNBC": (),
    "CNN": ("Cable News Network", "edition.cnn.com"),
    "Daily Mail": ("Mail Online", "MailOnline", "dailymail.co.uk"),
    "Deutsche Presse-Agentur": ("dpa",),
    "Der Spiegel": ("Spiegel", "Spiegel Online"),
    "Financial Times": ("FT", "ft.com"),
    "Forbes": (),
    "Fortune": (),
    "Fox News": ("Fox News Channel",),
    "GlobeNewswire": ("Globe Newswire",),
    "HuffPost": ("Huffington Post", "The Huffington Post"),
    "Los Angeles Times": ("LA Times", "L.A. Times", "latimes.com"),
    "MarketWatch": (),
    "MSNBC": (),
    "National Public Radio": ("NPR", "npr.org", "NPR News"),
    "NBC News": (),
    "New York Daily News": ("nydailynews.com",),
    "New York Post": ("NY Post", "nypost.com"),
    "Newsweek": (),
    "PA Media": ("Press Association", "PA"),
    "PBS NewsHour": (),
    "Politico": (),
    "PR Newswire": ("PRNewswire",),
    "Press Trust of India": ("PTI",),
    "ProPublica": (),
    "Reuters": ("Thomson Reuters", "Reuters News"),
    "Sky News": (),
    "Slate": (),
    "Süddeutsche Zeitung": ("SZ", "sueddeutsche.de"),
    "TechCrunch": (),
    "The Atlantic": ("theatlantic.com",),
    "The Economist": (),
    "The Guardian": ("Guardian", "theguardian.com", "guardian.co.uk"),
    "The Hill": ("thehill.com",),
    "The Independent": ("independent.co.uk",),
    "The Information": ("theinformation.com",),
    "The Intercept": ("theintercept.com",),
    "The New York Times": ("NYT", "NY Times", "New York Times", "nytimes.com"),
    "The New Yorker": (),
    "The Telegraph": ("Daily Telegraph", "The Daily Telegraph", "telegraph.co.uk"),
    "The Times of London": ("thetimes.co.uk",),
    "The Verge": ("theverge.com",),
    "The Wall Street Journal": ("WSJ", "Wall Street Journal", "wsj.com"),
    "The Washington Post": ("WaPo", "Washington Post", "washingtonpost.com"),
    "Time Magazine": ("time.com",),
    "Tom's Guide": ("tomsguide.com",),
    "United Press International": ("UPI",),
    "USA Today": ("usatoday.com",),
    "Variety": (),
    "Vox": (),
    "Washington Times": ("The Washington Times", "washingtontimes.com"),
    "Wired": (),
    "Xinhua": ("Xinhua News Agency",),
    "Yahoo": ("yahoo.com",),
}
_SCHEME = re.compile(r"(?i)^(?:https?:)?//|^www\.")
_DOMAIN = re.compile(r"(?i)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "go"})
_NOT_WORDS = re.compile(r"[\W_]+")
_COUNTRY = 2
_SEPARATOR = re.compile(r"\s[-–—|·•]\s")
_PARTS = re.compile(r"\s[-–—|·•>»]\s|:\s")


def folded(name: str) -> str:
    """Return what is left of a name without case, article, spaces, marks and a domain's ending.

    Examples:
        >>> folded("The Saltmere Echo"), folded("https://www.saltmere-echo.co.uk/news")
        ('saltmereecho', 'saltmereecho')
    """
    text = _SCHEME.sub("", _SCHEME.sub("", name.strip()))
    if _DOMAIN.fullmatch(text):
        labels = text.split("/")[0].split(".")[:-1]
        if len(labels) > 1 and labels[-1].lower() in _SECOND_LEVEL:
            labels.pop()
        text = labels[-1]
    plain = text.casefold()
    return _NOT_WORDS.sub("", plain.removeprefix("the ")) or plain


class SourceNames:
    """The one form of each name: as the analyst says, then as is known of the press."""

    def __init__(
        self,
        given: Mapping[str, Sequence[str]] | None = None,
        *,
        other_names: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Take the analyst's own table, one form to other names, and single names.

        Args:
            given: The table; it goes before what is known of the press.
            other_names: (another name, name) of one source, which go before both.
        """
        self._known: dict[str, str] = {}
        for table in (OUTLETS, given or {}):
            for name, others in table.items():
                self._known.update(dict.fromkeys(map(folded, (name, *others)), name))
        self._told = {folded(other): name for other, name in other_names}

    def known(self, name: str) -> str:
        """Return the one form of a name that a table holds, else ""."""
        found = self._known.get(folded(name), "")
        seen: set[str] = set()
        while (at := folded(found or name)) in self._told and at not in seen:
            seen.add(at)
            found = self._told[at]
            found = self._known.get(folded(found), found)
        return found

    def one_form(self, articles: Iterable[Article]) -> list[Article]:
        """Return the articles with each source, carrier and agency under one name.

        Names in no table are one where they differ in case, "The", spaces or a domain's ending
        only; shown is a form that is no domain and not all in one case, then the longest.
        """
        articles = list(articles)
        forms: dict[str, str] = {}
        names = {n for a in articles for n in (a.source, a.carrier, a.agency)}
        for name in sorted(names):
            best = forms.setdefault(folded(name), name)
            forms[folded(name)] = max(best, name, key=_fitness)
        shown = {name: self.known(name) or forms[folded(name)] for name in names}
        return [_renamed(article, shown) for article in articles]


def _fitness(name: str) -> tuple[bool, bool, int, str]:
    """Return how fit a form of a name is to be shown."""
    one_case = name in {name.upper(), name.lower()}
    return not _DOMAIN.fullmatch(name), not one_case, len(name), name


def _renamed(article: Article, shown: Mapping[str, str]) -> Article:
    """Return an article with the names that are shown."""
    source, carrier, agency = shown[article.source], shown[article.carrier], shown[article.agency]
    if (source, carrier, agency) == (article.source, article.carrier, article.agency):
        return article
    return replace(
        article, source=source, carrier="" if carrier == source else carrier, agency=agency
    )


def read_source_names(folder: Path, other_names: Iterable[tuple[str, str]] = ()) -> SourceNames:
    """Read the ``sources.toml`` of a folder: one line ``"name" = ["other", "other"]`` a source.

    Args:
        folder: The corpus, a folder or a single file.
        other_names: (another name, name) of one source, which go before all.

    Returns:
        Its names before those known of the press; these alone where there is no such file.

    Raises:
        SettingsError: The file is damaged, or gives one name to two sources.
    """
    path = folder / SOURCES_FILE
    if not path.is_file():
        return SourceNames(other_names=other_names)
    given: dict[str, tuple[str, ...]] = {}
    taken: dict[str, str] = {}
    for raw_name, others in _read_toml(path).items():
        name = one_line(raw_name)
        if not name or not isinstance(others, list) or not all(isinstance(o, str) for o in others):
            form = '"The Echo" = ["Echo Online", "echo.example"]'
            raise SettingsError(f"{SOURCES_FILE}: {raw_name!r} must be a list of names: {form}.")
        given[name] = tuple(filter(None, map(one_line, others)))
        for other in (name, *given[name]):
            if taken.setdefault(folded(other), name) != name:
                both = f"{taken[folded(other)]!r} and {name!r}"
                raise SettingsError(f"{SOURCES_FILE}: {other!r} stands for both {both}.")
    return SourceNames(given, other_names=other_names)


_PRESS = SourceNames()


def outlet_in(title: str, address: str) -> str:
    """Return the part of a feed's title that names whose address it has, or the title.

    Examples:
        >>> outlet_in("Health | The Guardian", "https://www.theguardian.com/society/health")
        'The Guardian'
        >>> outlet_in("Google Alert - Fortune", "https://www.google.com/alerts")
        'Google Alert - Fortune'
        >>> outlet_in(": Harbour News", "")
        ': Harbour News'
    """
    own = _PRESS.known(address) or folded(address)
    if not own:
        return title
    parts = (part.strip() for part in _PARTS.split(title))
    return next((one for one in parts if (_PRESS.known(one) or folded(one)) == own), title)


def without_source(title: str, source: str) -> str:
    """Return a headline without the name of its source behind it.

    Examples:
        >>> without_source("Port strike ends - BBC News", "BBC")
        'Port strike ends'
        >>> without_source("Port strike ends - for now", "BBC")
        'Port strike ends - for now'
    """
    own = (_PRESS.known(source) or folded(source)) if source else ""
    for mark in _SEPARATOR.finditer(title) if own else ():
        name = title[mark.end() :]
        if title[: mark.start()].strip() and (_PRESS.known(name) or folded(name)) == own:
            return title[: mark.start()].rstrip()
    return title
