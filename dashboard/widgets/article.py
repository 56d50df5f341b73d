"""The component that sets an article: its words coloured by what counted, its steps on a click.

Its code is constant; text reaches the page through ``textContent`` and attributes only.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.theme import DARK, LIGHT
from dashboard.widgets.components import ADD_JS

_ARTICLE_JS = (
    ADD_JS
    + """
export default function({ data, parentElement }) {
  const root = parentElement.querySelector(".article")
  root.replaceChildren()
  let current = null
  let opened = null
  const shut = () => {
    opened?.steps.remove()
    opened?.sign.setAttribute("aria-expanded", "false")
    opened?.span.classList.remove("opened")
    opened = null
  }
  const open = (one, span, sign, paragraph) => {
    const again = opened?.span === span
    shut()
    if (again) return
    const steps = document.createElement("div")
    steps.className = "steps"
    add(steps, "p", one.note)
    for (const line of one.why) add(steps, "p", line, "step")
    paragraph.after(steps)
    sign.setAttribute("aria-expanded", "true")
    span.classList.add("opened")
    opened = { steps, span, sign }
  }
  const setPieces = (parent, pieces) => {
    const set = add(parent, "u")
    for (const one of pieces) {
      add(set, one.hit ? "mark" : "span", one.text, one.tone + (one.weak ? " weak" : ""))
    }
  }
  // A button may end a line, whatever space follows: the sign is kept on that of the first word.
  const firstWord = pieces => {
    const word = /^\\S{1,30}/.exec(pieces[0]?.text ?? "")?.[0] ?? ""
    const cut = { ...pieces[0], text: word }
    const left = { ...pieces[0], text: pieces[0]?.text.slice(word.length) }
    return word ? [[cut], [left, ...pieces.slice(1)]] : [[], pieces]
  }
  // What is drawn above it later would push it out of view, until somebody moves by himself.
  const keepInView = () => {
    const acts = ["wheel", "touchstart", "pointerdown", "keydown"]
    const end = () => {
      watch.disconnect()
      for (const act of acts) removeEventListener(act, end, true)
    }
    const watch = new ResizeObserver(() => {
      if (root.isConnected) root.querySelector(".current")?.scrollIntoView({ block: "nearest" })
      else end()
    })
    const page = root.getRootNode().host?.closest('[data-testid="stMainBlockContainer"]')
    watch.observe(page ?? root)
    for (const act of acts) addEventListener(act, end, true)
  }
  for (const sentences of data.paragraphs) {
    const paragraph = add(root, "p", "", "read")
    for (const one of sentences) {
      const span = add(paragraph, "span", "", "sentence")
      span.title = one.note
      let sign = null
      let pieces = one.pieces
      if (one.why.length) {
        const head = add(span, "span", "", "head")
        const [first, others] = firstWord(pieces)
        pieces = others
        sign = add(head, "button", one.sign, "sign " + one.tone)
        sign.type = "button"
        sign.setAttribute("aria-expanded", "false")
        sign.setAttribute("aria-label", one.spoken)
        head.appendChild(document.createTextNode("\\u00a0"))
        setPieces(head, first)
        span.classList.add("told")
        span.onclick = () => {
          if (String(window.getSelection())) return
          open(one, span, sign, paragraph)
        }
      }
      setPieces(span, pieces)
      paragraph.appendChild(document.createTextNode(" "))
      if (!one.current) continue
      current = span
      if (sign) open(one, span, sign, paragraph)
    }
  }
  if (!current) return
  current.classList.add("current")
  current.setAttribute("aria-current", "true")
  if (root.dataset.current !== data.current) keepInView()
  root.dataset.current = data.current
}
"""
)
_ARTICLE_CSS = f"""
.article {{ color: var(--st-text-color) }}
.read {{ font: 1.1rem/1.75 var(--st-heading-font); max-width: 40rem;
  margin: 0 0 1rem; overflow-wrap: anywhere; unicode-bidi: plaintext }}
u {{ text-decoration: none }}
.told {{ cursor: pointer }}
.head {{ white-space: nowrap }}
.told:hover, .opened {{ background: color-mix(in srgb, var(--st-text-color) 6%, transparent) }}
.sign {{ padding: 0 0.15em; margin: 0; border: 0; background: none; cursor: pointer;
  font: 0.68em/1 var(--st-font); color: var(--tone) }}
u .negative, u .positive {{ color: var(--tone); text-decoration: underline 2px;
  text-underline-offset: 0.22em }}
u .positive {{ text-decoration-style: dotted }}
u .weak {{ color: inherit; text-decoration-thickness: 1px; text-decoration-color: var(--tone) }}
.neutral {{ --tone: light-dark({LIGHT.muted}, {DARK.muted}) }}
.negative {{ --tone: light-dark({LIGHT.negative}, {DARK.negative}) }}
.positive {{ --tone: light-dark({LIGHT.positive}, {DARK.positive}) }}
mark {{ background: none; color: inherit; font-weight: 700; box-shadow: inset 0 -0.5em
  light-dark({LIGHT.faint}, {DARK.faint}) }}
.steps {{ max-width: 40rem; margin: -0.5rem 0 1.1rem; padding: 0.1rem 0 0.1rem 0.9rem;
  border-left: 2px solid var(--st-text-color); font: 0.85rem/1.5 var(--st-font) }}
.steps p {{ margin: 0; overflow-wrap: anywhere; unicode-bidi: plaintext }}
.steps .step {{ opacity: 0.85 }}
.current {{ scroll-margin: 7rem; background: light-dark({LIGHT.neutral}55, {DARK.faint}aa);
  box-shadow: 0 0 0 3px light-dark({LIGHT.neutral}55, {DARK.faint}aa) }}
"""
_article = st.components.v2.component(
    "broadsheet.article", html='<div class="article"></div>', css=_ARTICLE_CSS, js=_ARTICLE_JS
)


def set_article(
    paragraphs: Sequence[Sequence[dict[str, Any]]], *, key: str, current: str = ""
) -> None:
    """Set an article's paragraphs; see ``queries.article.article_paragraphs``.

    Args:
        paragraphs: The sentences of each paragraph.
        key: Key of the text.
        current: Id of the sentence that is marked and brought into view, or "".
    """
    _article(key=key, data={"paragraphs": [[*one] for one in paragraphs], "current": current})
