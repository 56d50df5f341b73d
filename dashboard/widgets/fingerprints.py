"""The fingerprint of an article: one tick a sentence in reading order; a click opens it.

The component's code is constant; text reaches the page through ``textContent`` and attributes.
"""

from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import Report
from dashboard.queries.reader import article_sentence_rows
from dashboard.theme import DARK, LIGHT, NOT_SCORED, TONES, count, readable, signed
from dashboard.widgets import nothing
from dashboard.widgets.evidence import turn_to

FULL = 0.8  # tone that fills half the height; few sentences reach beyond
LONGEST = 140  # characters of a sentence that the pointer shows

_TICKS_JS = """
export default function({ data, parentElement, setTriggerValue }) {
  const strip = parentElement.querySelector(".strip")
  const tip = parentElement.querySelector(".tip")
  strip.replaceChildren()
  strip.setAttribute("aria-label", data.label)
  let current = Math.max(0, data.ticks.findIndex(one => one.sentence === data.current))
  const nodes = data.ticks.map((one, place) => {
    const node = document.createElement("span")
    node.id = "tick-" + place
    node.className = ["tick", one.tone, one.quoted ? "quoted" : "",
      one.sentence === data.current ? "read" : ""].join(" ")
    node.setAttribute("role", "option")
    node.setAttribute("aria-label", one.said)
    node.setAttribute("aria-selected", String(one.sentence === data.current))
    const bar = document.createElement("i")
    bar.style.height = one.height + "px"
    node.appendChild(bar)
    node.onpointerenter = () => point(place)
    node.onclick = () => open(place)
    strip.appendChild(node)
    return node
  })
  const open = place => setTriggerValue("read",
    { article: data.article, sentence: data.ticks[place].sentence })
  const point = place => {
    nodes[current]?.classList.remove("active")
    current = place
    nodes[place].classList.add("active")
    strip.setAttribute("aria-activedescendant", nodes[place].id)
    tip.textContent = data.ticks[place].said
    tip.hidden = false
    tip.style.top = nodes[place].offsetTop + nodes[place].offsetHeight + 4 + "px"
    const most = strip.offsetWidth - tip.offsetWidth
    tip.style.left = Math.max(0, Math.min(nodes[place].offsetLeft - 20, most)) + "px"
  }
  const rest = () => {
    tip.hidden = true
    nodes[current]?.classList.remove("active")
  }
  strip.onfocus = () => nodes.length && strip.matches(":focus-visible") && point(current)
  strip.onblur = rest
  strip.onpointerleave = rest
  strip.onkeydown = event => {
    const last = nodes.length - 1
    const place = { ArrowRight: current + 1, ArrowDown: current + 1, ArrowLeft: current - 1,
      ArrowUp: current - 1, Home: 0, End: last }[event.key]
    if (place !== undefined) {
      event.preventDefault()
      point(Math.max(0, Math.min(last, place)))
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault()
      open(current)
    } else if (event.key === "Escape") rest()
  }
}
"""
_TICKS_CSS = f"""
:host {{ overflow: visible }}
.box {{ position: relative; color: var(--st-text-color) }}
.strip {{ display: flex; flex-wrap: wrap; row-gap: 4px; width: fit-content; max-width: 100%;
  border-radius: 2px }}
.strip:focus-visible {{ outline: 2px solid var(--st-text-color); outline-offset: 3px }}
.tick {{ position: relative; width: 7px; height: 56px; cursor: pointer; flex: none }}
.tick i {{ position: absolute; left: 1px; right: 1px; box-sizing: border-box;
  border: 1.5px solid var(--tone); background: var(--tone) }}
.positive i {{ bottom: 50%; border-radius: 1px 1px 0 0 }}
.negative i {{ top: 50%; border-radius: 0 0 1px 1px }}
.neutral i {{ top: 50%; margin-top: -1.5px }}
.quoted i {{ background: none }}
.active, .read {{ background: color-mix(in srgb, var(--st-text-color) 14%, transparent) }}
.read {{ box-shadow: inset 0 -2px var(--st-text-color) }}
.negative {{ --tone: light-dark({LIGHT.negative}, {DARK.negative}) }}
.neutral {{ --tone: light-dark({LIGHT.neutral}, {DARK.neutral}) }}
.positive {{ --tone: light-dark({LIGHT.positive}, {DARK.positive}) }}
.tip {{ position: absolute; z-index: 9; width: max-content; max-width: min(22rem, 100%);
  padding: 0.35rem 0.6rem; font: 0.82rem/1.4 var(--st-font); overflow-wrap: anywhere;
  background: var(--st-background-color); border: 1px solid var(--st-border-color);
  pointer-events: none; unicode-bidi: plaintext }}
.tip[hidden] {{ display: none }}
"""
_ticks = st.components.v2.component(
    "broadsheet.fingerprint",
    html="""<div class="box"><div class="strip" role="listbox" tabindex="0"></div>
<div class="tip" hidden></div></div>""",
    css=_TICKS_CSS,
    js=_TICKS_JS,
)


def show_fingerprint(report: Report, article_id: str, *, key: str, current: str = "") -> None:
    """Draw the fingerprint of an article; a click opens the sentence in the Reader.

    Each tick is a sentence in reading order: up and blue positive, down and red negative, a dot
    for neutral, hollow where someone is quoted. Nothing is drawn for an article without sentence.

    Args:
        report: The whole report.
        article_id: The article.
        key: Key of the drawing, unique on its page.
        current: Id of the sentence being read, which is marked, or "".
    """
    rows = article_sentence_rows(report, article_id)
    if rows.empty:
        return
    data = fingerprint_data(rows) | {"article": article_id, "current": current}
    turn_to(_ticks(key=key, data=data, on_read_change=nothing).read)


def fingerprint_data(rows: pd.DataFrame) -> dict[str, Any]:
    """Return the ticks of an article and a label that says them in words.

    Args:
        rows: From ``queries.reader.article_sentence_rows``, not empty.
    """
    names = rows["tone_name"].value_counts()
    said = ", ".join(f"{names.get(name, 0)} {name}" for name in reversed(TONES))
    ticks = [
        {
            "sentence": one["sentence_id"],
            "tone": one["tone_name"],
            "quoted": bool(one["quoted"]),
            "height": _height(one["tone_name"], one["tone"]),
            "said": _said(one),
        }
        for one in rows.to_dict("records")
    ]
    label = f"{count(len(rows), 'sentence')} in reading order: {said}. Enter opens one."
    return {"label": label, "ticks": ticks}


def _height(name: str, tone: float) -> int:
    """Return the height of a tick in pixels, of at most 27."""
    return 3 if name in {"neutral", NOT_SCORED} else max(4, round(27 * min(1.0, abs(tone) / FULL)))


def _said(one: Any) -> str:  # noqa: ANN401 - a row
    text = readable(one["text"])
    cut = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f"{one['position'] + 1}, {signed(one['tone'])}{', quoted' * one['quoted']}: {cut}"
