"""Saved web pages: the article by trafilatura, with what the page says about itself."""

import datetime as dt
import logging
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from analysis.intake.blocks import blocks_of, dropped_blocks
from analysis.intake.dates import read_date
from analysis.intake.limits import Limits
from analysis.intake.publishers import publisher_of, site_in_title
from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.vocabulary import words
from analysis.records import Document
from analysis.text.cleaning import clean, one_line

if TYPE_CHECKING:  # slow to import, and many corpora hold no web page
    from lxml.html import HtmlElement

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,5000}?(/?)>")
_VOID = words("area base br col embed hr img input link meta source track wbr p li td tr th option")
# Where pages state the time of publication itself: JSON-LD, meta properties, <time>.
_EXACT_DATE = re.compile(
    r'"datePublished"\s*:\s*"([^"<>]{8,40})"|'
    r"(?:article:published_time|datePublished|pubdate|"
    r"date)[\"'][^<>]{0,80}?content=[\"']([^\"'<>]{8,40})|"
    r"<time[^<>]{0,200}?datetime=[\"']([^\"'<>]{8,40})"
)
# Texts in tables and records are often HTML: an element that is closed, or one that never is.
_MARKUP = re.compile(
    r"</(?:p|div|span|a|b|i|u|em|strong|li|ul|ol|h[1-6]|blockquote|section|article|figure|td)\s*>"
    r"|<(?:br|img|hr)\b[^<>]{0,2000}>|(?-i:<p>)",  # <P> is a ticker
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});")
_BLOCK_TAG = re.compile(r"<(?:p|div|br|li|h[1-6]|blockquote|section|article|td)\b", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext")
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page.

    Attributes:
        level: 1 to 6.
        text: Its text, on one line.
        link: Where it leads, or "".
    """

    level: int
    text: str
    link: str


def read_web_page(text: str, raw: Raw) -> Reading:
    """Read the article of a saved web page.

    Args:
        text: The page's HTML.
        raw: The file.

    Returns:
        One document with title, source, date and address where the page names them, and with what
        stands beside its main text; a skipped row where no article is found.
    """
    reason = why_too_deep(text, raw.limits)
    if reason:
        return nothing(raw.file, reason)
    tree = _tree(text)
    blocks = [] if tree is None else blocks_of(tree)  # before: extraction may change the tree
    publisher = "" if tree is None else publisher_of(tree) or site_in_title(tree)
    found = None if tree is None else _extract(tree)
    if found is None or not clean(str(found.get("text") or "")).strip():
        return nothing(raw.file, "no article found in the page: save its text as .txt")
    fields = {
        name: one_line(str(found.get(key) or ""))
        for name, key in (
            ("title", "title"),
            ("source", "sitename"),
            ("url", "url"),
            ("published", "date"),
        )
    }
    fields["published"] = _exact_date(text, fields["published"])
    fields["source"] = fields["source"] or publisher
    metadata = tuple(
        (name, one_line(str(found[name]))) for name in ("author", "language") if found.get(name)
    )
    main = clean(str(found["text"]))
    dropped = dropped_blocks(blocks, main.split("\n"), fields["title"])
    return Reading((Document(raw.file, main, metadata=metadata, dropped=dropped, **fields),))


def why_too_deep(text: str, limits: Limits) -> str:
    """Return why the tags of a page are nested too deep, or "".

    libxml2 builds 2,000 levels and drops what is below without a word.
    """
    if _depth(text) <= limits.nesting:
        return ""
    return f"tags nested deeper than {limits.nesting:,} levels: save the page as text"


def plain_text(markup: str, limits: Limits) -> str:
    """Return the text of a piece of HTML, a line a block; of a page without an article, too.

    Args:
        markup: HTML, or text without any.
        limits: Bound on how deep its tags may be nested.

    Returns:
        Its text; "" where it holds none or is nested too deep.
    """
    if "<" not in markup and "&" not in markup:
        return clean(markup)
    if not markup.strip() or why_too_deep(markup, limits):
        return ""
    tree = _tree(markup)
    return "" if tree is None else "\n".join(block.text for block in blocks_of(tree))


def headings_of(markup: str, limits: Limits) -> list[Heading]:
    """Return the headings of a piece of HTML in order; [] where it is nested too deep.

    Args:
        markup: HTML.
        limits: Bound on how deep its tags may be nested.
    """
    tree = None if not markup.strip() or why_too_deep(markup, limits) else _tree(markup)
    found: list[Heading] = []
    for element in () if tree is None else tree.iter(*_LEVELS):
        around = (*element.iter("a"), *element.iterancestors("a"))
        links = (one_line(link.get("href") or "") for link in around)
        text = one_line(element.text_content())
        found.append(Heading(int(element.tag[1:]), text, next(filter(None, links), "")))
    return found


def holds_markup(text: str) -> bool:
    """Return whether a text that should be plain is HTML, or holds characters named as in HTML.

    Examples:
        >>> [holds_markup(one) for one in ("<p>Rain</p>", "Rain &amp; snow", "2 < 3 & 4 > 3")]
        [True, True, False]
    """
    named = (one for one in _ENTITY.findall(text) if unescape(one) != one)
    return _is_marked_up(text) or any(named)


def _is_marked_up(text: str) -> bool:
    return "<" in text and _MARKUP.search(text) is not None  # most texts hold no such sign


def without_markup(text: str, limits: Limits) -> str:
    r"""Return a text without the HTML it holds; as it is where it holds none.

    Where its tags make no lines, and at blank lines, its own lines stay.

    Args:
        text: The text.
        limits: Bound on how deep its tags may be nested; a text beyond it stays as it is.

    Examples:
        >>> without_markup("Rain <b>again</b>\nSnow &amp; ice", Limits())
        'Rain again\nSnow & ice'
    """
    if not _is_marked_up(text):
        return _ENTITY.sub(lambda found: unescape(found[0]), text)
    lines = "\n" if not _BLOCK_TAG.search(text) else _BLANK_LINES
    return plain_text(re.sub(lines, "<br>", text), limits) or text


def _tree(markup: str) -> "HtmlElement | None":
    """Return the tree of a page without what is for browsers of old; None where it has none."""
    from lxml import etree, html  # noqa: PLC0415 - slow to import, and many corpora need none

    parser = html.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        tree = html.document_fromstring(clean(markup).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    etree.strip_elements(tree, "noscript", with_tail=False)  # what no reader sees
    return tree


def _exact_date(text: str, day: str) -> str:
    """Return the time of publication to the minute where the page states it for that day.

    trafilatura gives the day only.
    """
    about = read_date(day)
    if about is None or about.published is None:
        return day
    for match in _EXACT_DATE.finditer(text):
        stated = match[1] or match[2] or match[3]
        found = read_date(stated)
        if found is None or found.published is None or found.precision == "day":
            continue
        if abs(found.published - about.published) <= dt.timedelta(days=2):
            return one_line(stated)
    return day


def _depth(text: str) -> int:
    """Return how deep tags may be nested, counted without building a tree."""
    depth = deepest = 0
    for match in _TAG.finditer(text):
        if match[3] or match[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _extract(tree: "HtmlElement") -> dict[str, object] | None:
    """Return what trafilatura finds: text, title, sitename, date, url, author."""
    import trafilatura  # noqa: PLC0415 - slow to import, and many corpora hold no web page
    from lxml import etree  # noqa: PLC0415 - comes with it

    for name in _LIBRARIES:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            favor_recall=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        return None
    return found if found is None or isinstance(found, dict) else found.as_dict()
