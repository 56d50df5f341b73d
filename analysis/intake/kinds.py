"""Which kind of file it is: by what it holds first, then by its name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is read.

    Attributes:
        name: Short name, for programs.
        suffixes: Endings of file names, the usual one first.
        how: How it is read, one line for the README.
    """

    name: str
    suffixes: tuple[str, ...]
    how: str


KINDS = (
    Kind("text", (".txt", ".text"), "an article, a saved page, or a LexisNexis or Factiva export"),
    Kind("markdown", (".md", ".markdown"), "the same without its marks; named values on top"),
    Kind("web", (".html", ".htm", ".xhtml"), "a saved web page: main text, title, site and date"),
    Kind("table", (".csv", ".tsv"), "an article a row, of Media Cloud too"),
    Kind("sheet", (".xlsx", ".xlsm"), "an article a row, every sheet"),
    Kind("parquet", (".parquet",), "an article a row"),
    Kind("json", (".json",), "a list of articles, alone or as NewsAPI, GDELT and others wrap it"),
    Kind("lines", (".jsonl", ".ndjson"), "an article a line"),
    Kind("feed", (".xml", ".rss", ".atom"), "a saved RSS or Atom feed: an article an entry"),
    Kind(
        "mail",
        (".eml", ".mhtml", ".mht"),
        "a newsletter, cut into its articles; the message a mail passes on; a saved web page",
    ),
    Kind("mailbox", (".mbox",), "the same, mail by mail"),
    Kind("word", (".docx",), "an article, a page, or a LexisNexis or Factiva export"),
    Kind("rtf", (".rtf",), "the same"),
    Kind("pdf", (".pdf",), "its text, lines joined to paragraphs; a scan needs OCR first"),
    Kind("zip", (".zip",), "every file in it, as in a folder"),
    Kind("gzip", (".gz",), "the one file in it"),
)
SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)
# Archives that are not read.
OTHER_ARCHIVES = frozenset((".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".zst"))
USUAL = tuple(kind.suffixes[0] for kind in KINDS)
_BY_SUFFIX: Mapping[str, str] = {s: kind.name for kind in KINDS for s in kind.suffixes}

HEAD = 4_096  # bytes from the start that tell what a file is
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PAR1", "parquet"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"{\\rtf", "rtf"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Kinds that the start of a text shows even under the name of another kind.
_UNDER_NAMES: Mapping[str, tuple[str, ...]] = {
    "web": ("text", "web", "feed", "table", "markdown"),
    "feed": ("text", "web", "feed", "table", "markdown"),
    "mailbox": ("text", "mail"),
}
OLD_OFFICE = "old office"
_OLD_OFFICE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = ("sheet", "word", "zip")
_BINARY = (*_PACKED, "pdf", "parquet", "gzip")
_WEB = re.compile(r"(?is)\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b")
_FEED = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--.*?-->\s*|<![^<>]*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
_XML = re.compile(r"\s*<\?xml\b")
ENVELOPE = (  # the line above each mail of a mailbox
    r"From [^\r\n]{1,200} (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ 0-3]?[0-9] "
    r"[0-2][0-9]:[0-5][0-9][^\r\n]{0,30}[12][0-9]{3}[^\r\n]{0,10}\r?\n"
)
_MAILBOX = re.compile(ENVELOPE + r"[A-Za-z-]{2,40}: ")
_MAIL = re.compile(r"(?i)(?:Return-Path|Received|Delivered-To|From|Message-ID|MIME-Version): ")
_MAIL_TOO = re.compile(r"^(?:Subject|From|Date): ", re.MULTILINE | re.IGNORECASE)


def suffix_of(name: str) -> str:
    """Return the ending of a file's name in small letters, "" without one.

    Examples:
        >>> suffix_of("in/A.CSV"), suffix_of(".hidden"), suffix_of("a.b/c")
        ('.csv', '', '')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, ending = last.rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def named_kind(name: str) -> str:
    """Return the kind that a file's name promises, "" for an ending that is not known."""
    return _BY_SUFFIX.get(suffix_of(name), "")


def kind_of(name: str, head: bytes, parts: frozenset[str] = frozenset()) -> str:
    """Return the kind of a file.

    What the content shows beyond doubt (a signature, the start of a web page or feed) counts more
    than the name; the name decides between kinds of plain text.

    Args:
        name: Name of the file.
        head: Its first ``HEAD`` bytes.
        parts: First folders of the parts of a packed file, where it is one.

    Returns:
        Name of a ``Kind``; ``OLD_OFFICE``; or "" where it is none that is read.
    """
    named = named_kind(name)
    if head.startswith(_ZIP):
        told = "word" if "word" in parts else "sheet" if "xl" in parts else ""
        return told or (named if named in _PACKED else "zip")
    if head.startswith(_OLD_OFFICE_MARK):
        return OLD_OFFICE
    for mark, kind in _MAGIC:
        if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(mark):
            return kind
    text = _text(head)
    shown = _shown_kind(text)
    if named in {"", *_BINARY} or (named == "rtf" and not text.startswith("{\\rtf")):
        # a table under the name .xlsx is a common export; other disguises are told by their content
        return shown or ("table" if named == "sheet" and _looks_tabular(text) else "")
    return shown if named in _UNDER_NAMES.get(shown, ()) else named


def _shown_kind(text: str) -> str:
    """Return the kind that the start of a text shows, or ""."""
    if _FEED.match(text):
        return "feed"
    if _WEB.match(text):
        return "web"
    if _XML.match(text):
        return "web" if "<html" in text[:1000] else "feed"
    if _MAILBOX.match(text):
        return "mailbox"
    if _MAIL.match(text) and len(_MAIL_TOO.findall(text)) > 1:
        return "mail"
    return ""


def _looks_tabular(text: str) -> bool:
    """Return whether each of the first lines has the same delimiter."""
    lines = [line for line in text.splitlines()[:2] if line.strip()]
    return bool(lines) and any(all(mark in line for line in lines) for mark in ",;\t")


def _text(head: bytes) -> str:
    """Return the start of a file as text good enough to look at."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore")
    if b"\x00" in head:
        return head.replace(b"\x00", b"").decode("latin-1")
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "ignore")
