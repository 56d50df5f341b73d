"""The component that sets a document line by line, with what each piece was taken for.

Its code is constant; text reaches the page through ``textContent`` and attributes.
"""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.rows import each
from dashboard.theme import LIGHT, readable
from dashboard.widgets.components import ADD_JS

_LINES_JS = (
    ADD_JS
    + """
export default function({ data, parentElement }) {
  const root = parentElement.querySelector(".page")
  root.replaceChildren()
  for (const line of data.lines) {
    const row = add(root, "li", "", line.article ? "line own" : "line")
    add(row, "span", String(line.line), "number")
    add(row, "b", line.article, "letter")
    const text = add(row, "span", "", "text")
    for (const piece of line.pieces) {
      const node = add(text, piece.rule ? "del" : "span", piece.text, piece.kind)
      if (piece.rule) node.title = piece.role + ": " + piece.rule
    }
    add(row, "span", line.role, "role")
  }
}
"""
)
_LINES_CSS = f"""
ol {{ list-style: none; margin: 0; padding: 0; color: var(--st-text-color);
  border-top: 3px double var(--st-border-color) }}
.line {{ display: grid; grid-template-columns: 2.6rem 1.6rem minmax(0, 1fr) minmax(7rem, 13rem);
  gap: 0 0.6rem; padding: 0.18rem 0; border-bottom: 1px solid var(--st-border-color) }}
.number, .role {{ font: 0.8rem/1.55 var(--st-font); opacity: 0.8; overflow-wrap: anywhere }}
.number {{ text-align: right; font-variant-numeric: tabular-nums }}
.letter {{ font: 700 0.85rem/1.5 var(--st-font) }}
.own .text {{ border-color: var(--st-text-color) }}
.text {{ font: 0.95rem/1.5 var(--st-heading-font); white-space: pre-wrap;
  overflow-wrap: anywhere; unicode-bidi: plaintext; min-height: 1.4em;
  border-left: 2px solid transparent; padding-left: 0.6rem }}
del {{ text-decoration: none; opacity: 0.75 }}
del.promotion {{ text-decoration: line-through; text-decoration-thickness: 1px;
  background: {LIGHT.faint}55 }}
@media (max-width: 640px) {{
  .line {{ grid-template-columns: 2rem 1.3rem minmax(0, 1fr) }}
  .role {{ grid-column: 3 }}
}}
"""
_lines = st.components.v2.component(
    "broadsheet.lines", html='<ol class="page"></ol>', css=_LINES_CSS, js=_LINES_JS
)


def show_lines(rows: pd.DataFrame, *, key: str) -> None:
    """Set the lines of a document.

    Args:
        rows: From ``queries.lines.piece_rows``.
        key: Unique on the page.
    """
    _lines(key=key, data={"lines": lines_data(rows)})


def lines_data(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the lines as the component takes them, each with its pieces and role in words."""
    lines = []
    for number, own in rows.groupby("line", sort=False):
        pieces = each(own)
        said = dict.fromkeys(
            f"{one.role}: {one.rule}" if one.rule else one.role
            for one in pieces
            if one.role not in {"text", "blank"}
        )
        lines.append(
            {
                "line": number,
                "article": pieces[0].article,
                "role": "; ".join(said),
                "pieces": [
                    {
                        "text": readable(one.text),
                        "role": one.role,
                        "rule": one.rule,
                        "kind": "promotion" if one.role == "advertisement" else "",
                    }
                    for one in pieces
                ],
            }
        )
    return lines
