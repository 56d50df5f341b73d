"""Usual names of the columns of tables and the fields of records."""

import re
from collections.abc import Mapping

# Usual names of each field, surest first; compared in lower case, without spaces and underscores.
# With those of NewsAPI, GDELT, Media Cloud, the Guardian, New York Times, Event Registry, Bing,
# Meltwater and Talkwalker, and German, French, Spanish and Italian ones that mean nothing else.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "articletext", "fulltext", "articlebody", "bodytext", "maintext",
        "article", "articlecontent", "storytext", "storybody", "story", "contents", "fullcontent",
        "artikeltext", "volltext", "inhalt", "texte", "texteintégral", "contenu", "texto",
        "textocompleto", "contenido", "cuerpo", "testo", "contenuto", "tekst",
        "leadparagraph", "description", "trailtext", "summary", "abstract", "snippet",
        "hitsentence", "openingtext", "contentsnippet",
    ),
    "title": (
        "title", "headline", "articletitle", "heading", "hl", "webtitle", "titel", "überschrift",
        "schlagzeile", "titre", "título", "titulo", "titular", "titolo",
    ),
    "source": (
        "source", "outlet", "publisher", "site", "media", "sourcename", "medianame", "publication",
        "newspaper", "sitename", "newssource", "sourcetitle", "outletname", "namesource",
        "publicationtitle", "publicationname", "website", "domain", "sourcedomain", "provider",
        "quelle", "zeitung", "publikation", "journal", "fuente", "periódico", "periodico", "fonte",
        "username", "screenname", "user",  # whose post it is
    ),
    "carrier": ("carrier", "aggregator"),
    "published": (
        "published", "publishedat", "pubdate", "date", "publishdate", "publicationdate",
        "datepublished", "publishedon", "publisheddate", "webpublicationdate", "datetime",
        "seendate", "timestamp", "createdat", "time", "datum", "erscheinungsdatum",
        "veröffentlicht", "veröffentlichtam", "veröffentlichungsdatum", "datedepublication",
        "datepublication", "fecha", "fechadepublicación", "fechadepublicacion", "publicado",
        "datadipubblicazione", "pubblicato",
    ),
    "url": ("url", "link", "weburl", "articleurl", "href", "address"),
}  # fmt: skip
# A name that is a headline's only beside others: of Bing's records, and schema.org's.
NAME, BESIDE_NAME = "name", frozenset({"provider", "datepublished"})
# Services that give headlines and no text, by columns that all of their tables have.
HEADLINES_ONLY = (
    frozenset({"title", "url", "medianame", "publishdate"}),  # Media Cloud
    frozenset({"title", "url", "seendate", "domain"}),  # GDELT
)
# How words begin or end that may name a field in a way of their own: "Pressetitel", "Source Type".
LOOKS: Mapping[str, tuple[str, ...]] = {
    "title": (
        "title", "titel", "titre", "título", "titulo", "titolo", "headline", "schlagzeile",
        "überschrift",
    ),
    "source": (
        "source", "quelle", "fuente", "fonte", "outlet", "publisher", "newspaper", "zeitung",
        "medium", "medien", "journal", "publication",
    ),
    "published": ("date", "datum", "fecha", "published", "veröffentlicht", "publicado"),
}  # fmt: skip
_LEFT_OUT = re.compile(r"[\W_]+")
_WORD = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+")


def plain_name(name: str) -> str:
    """Return a column's name in lower case, letters and digits only (or itself without any)."""
    return _LEFT_OUT.sub("", name.casefold()) or name.strip()


def looks_like(name: str, field: str) -> bool:
    """Return whether a name may be that of a column of titles, sources or dates.

    Examples:
        >>> looks_like("Pressetitel", "title"), looks_like("Source Type", "source")
        (True, True)
        >>> looks_like("sentiment", "published"), looks_like("lastUpdate", "published")
        (False, True)
    """
    words = [word.casefold() for word in _WORD.findall(name)]
    return any(w.startswith(LOOKS[field]) or w.endswith(LOOKS[field]) for w in words)
