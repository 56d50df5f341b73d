"""Elements of the report's page: names and attributes are ours, text is escaped when written.

A tree is built and serialised by the standard library; nothing is ever joined to markup by hand.
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from dashboard.theme import readable

Element = ET.Element
LONGEST_WORD = 24  # letters from which a word in a table may be broken: else it would widen it


def element(name: str, *inside: Element | str, **attributes: str | float) -> Element:
    """Return an element.

    Args:
        name: Its name.
        inside: Elements and texts, in their order. A text is any text: what is markup in it is
            shown as it is, what could move or hide other text is left out.
        attributes: ``class_`` is ``class``, ``stroke_width`` is ``stroke-width``.

    Examples:
        >>> written(element("p", "a < b", class_="x"))
        '<p class="x">a &lt; b</p>'
    """
    values = {key.rstrip("_").replace("_", "-"): _value(one) for key, one in attributes.items()}
    made = ET.Element(name, values)
    for one in inside:
        if isinstance(one, str):
            _add_text(made, readable(one))
        else:
            made.append(one)
    return made


def _value(value: str | float) -> str:
    """Return the value of an attribute; a number with at most two decimals."""
    return readable(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def _add_text(parent: Element, text: str) -> None:
    """Put a text behind what an element holds already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def written(root: Element) -> str:
    """Return an element as HTML."""
    return ET.tostring(root, encoding="unicode", method="html")


def table(
    heads: Iterable[str | Element], rows: Iterable[Iterable[str | Element]], **attributes: str
) -> Element:
    """Return a table: a line of heads, then rows whose first cell names the row.

    Args:
        heads: Heads of the columns; over numbers they stand right.
        rows: Cells of each row: a text, or an element ``td`` or ``th`` that is the cell.
        attributes: Of the table.
    """
    body = element("tbody", *(_row(cells) for cells in rows))
    first = [*body[0]] if len(body) else [*body]
    right = [place for place, cell in enumerate(first) if cell.get("class", "").startswith("n")]
    head = element("tr")
    for place, one in enumerate(heads):
        kind = {"class_": "n"} if place in right else {}
        head.append(element("th", one, scope="col", **kind))
    return element("table", element("thead", head), body, **attributes)


def _row(cells: Iterable[str | Element]) -> Element:
    row = element("tr")
    for place, one in enumerate(cells):
        if not isinstance(one, str) and one.tag in {"td", "th"}:
            cell = one
        else:
            cell = element("td", one) if place else element("th", one, scope="row")
        if max(map(len, " ".join(cell.itertext()).split()), default=0) > LONGEST_WORD:
            cell.set("class", f"{cell.get('class', '')} long".strip())
        row.append(cell)
    return row
