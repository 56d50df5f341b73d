"""Who published a web page, as it says itself: in JSON-LD of schema.org, or in its title."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from analysis.intake.lines import name_like
from analysis.text.cleaning import one_line

if TYPE_CHECKING:  # slow to import, and many corpora hold no web page
    from lxml.html import HtmlElement

_SEPARATOR = re.compile(r"\s[-–—|·•:»]\s|\s?[|·•]\s?")
_ADDED = re.compile(rf"(?:{_SEPARATOR.pattern})(?P<rest>.+)")
_MOST = 20  # scripts of a page, and articles in one


def publisher_of(tree: "HtmlElement") -> str:
    """Return the name of the publisher that a page's article states, or ""."""
    scripts = (one for one in tree.iter("script") if "ld+json" in (one.get("type") or ""))
    for script in islice(scripts, _MOST):
        try:
            stated = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for one in _objects_in(stated):
            publisher = one.get("publisher")
            name = publisher.get("name") if isinstance(publisher, dict) else publisher
            if isinstance(name, str) and one_line(name) and "://" not in name:
                return one_line(name)
    return ""


def site_in_title(tree: "HtmlElement") -> str:
    """Return the name that a page's title adds to its only heading, or "".

    "Harbour closed - The Echo" names the site where the page's one heading is "Harbour closed".
    """
    title = one_line(tree.findtext(".//title") or "")
    headings = {one_line(one.text_content()) for one in islice(tree.iter("h1"), _MOST)}
    heading = headings.pop() if len(headings) == 1 else ""
    if not heading or not title.casefold().startswith(heading.casefold()):
        return ""
    added = _ADDED.fullmatch(title[len(heading) :])
    name = _SEPARATOR.split(added["rest"])[-1].strip() if added else ""
    return name if name_like(name) else ""


def _objects_in(stated: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """Yield the objects that a script states: one, a list, or those under @graph."""
    for one in stated[:_MOST] if isinstance(stated, list) else (stated,):
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            inner = graph[:_MOST] if isinstance(graph, list) else ()
            yield from (part for part in inner if isinstance(part, dict))
