"""Who published a web page, as it says itself for machines: JSON-LD of schema.org."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from analysis.text.cleaning import one_line

if TYPE_CHECKING:  # slow to import, and many corpora hold no web page
    from lxml.html import HtmlElement

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


def _objects_in(stated: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """Yield the objects that a script states: one, a list, or those under @graph."""
    for one in stated[:_MOST] if isinstance(stated, list) else (stated,):
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            inner = graph[:_MOST] if isinstance(graph, list) else ()
            yield from (part for part in inner if isinstance(part, dict))
