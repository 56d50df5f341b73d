"""The component that sets keywords in their context, one below the other.

Its code is constant; text reaches the page through ``textContent`` and attributes only.
"""

import streamlit as st

from dashboard.theme import DARK, LIGHT
from dashboard.widgets.components import ADD_JS

_CONTEXT_JS = (
    ADD_JS
    + """
export default function({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("ol")
  const more = parentElement.querySelector("button")
  list.replaceChildren()
  const sides = []
  let shown = 0
  const show = n => {
    for (const one of data.lines.slice(shown, shown + n)) {
      const link = add(add(list, "li"), "a", "", one.tone)
      link.href = one.href
      const set = kind => {
        const node = add(link, kind === "hit" ? "mark" : "span", one[kind], kind)
        node.dir = "auto"
        if (kind !== "hit") sides.push([node, one[kind]])
      }
      for (const kind of ["left", "hit", "right"]) set(kind)
      add(link, "small", one.sign + " " + one.meta)
      link.onclick = event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        setTriggerValue("read", { article: one.article, sentence: one.sentence })
      }
    }
    shown = Math.min(shown + n, data.lines.length)
    more.hidden = shown >= data.lines.length
    more.textContent = "Show more (" + shown + " of " + data.total + ")"
    fitted()
  }
  // Of each side the whole words next to the hit that have room; what has a line of its own, all.
  const fit = ([node, text]) => {
    const words = text.split(" "), left = node.classList.contains("left")
    const set = n => {
      const kept = (left ? words.slice(words.length - n) : words.slice(0, n)).join(" ")
      node.textContent = left ? "\u2026 " + kept : kept + " \u2026"
      return kept.trim() !== ""
    }
    const fits = () => node.scrollWidth <= node.clientWidth
    node.textContent = text
    node.classList.remove("whole")
    if (!node.clientWidth || fits()) return
    let low = 0, high = words.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      set(middle)
      if (fits()) low = middle
      else high = middle - 1
    }
    if (set(low)) return
    node.textContent = text  // no white space to cut at
    node.classList.add("whole")
  }
  const fitted = () => sides.forEach(fit)
  let wide = 0
  const watch = new ResizeObserver(() => {
    if (list.clientWidth === wide) return
    wide = list.clientWidth
    fitted()
  })
  more.onclick = () => {
    const first = shown
    show(50)
    list.children[first]?.querySelector("a").focus()
  }
  show(25)
  watch.observe(list)
  return () => watch.disconnect()
}
"""
)
_CONTEXT_CSS = f"""
:host {{ color: var(--st-text-color) }}
ol {{ list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--st-border-color) }}
a {{ display: grid; grid-template-columns: 1fr auto 1fr 14rem;
  align-items: baseline; padding: 0.3rem 0; color: inherit; text-decoration: none;
  border-bottom: 1px solid var(--st-border-color); font: 0.98rem/1.5 var(--st-heading-font) }}
a:hover mark, a:focus-visible mark {{ text-decoration: underline }}
.left, .right {{ white-space: pre; overflow: hidden; min-width: 0 }}
.left {{ text-align: right }}
.left.whole {{ display: flex; justify-content: flex-end }}
.right.whole {{ text-overflow: ellipsis }}
mark {{ background: none; color: inherit; font-weight: 700; max-width: 16rem;
  overflow-wrap: anywhere; box-shadow: inset 0 -0.5em light-dark({LIGHT.faint}, {DARK.faint}) }}
small {{ font: 0.8rem/1.4 var(--st-font); padding-left: 0.75rem; white-space: nowrap;
  overflow: hidden; text-overflow: ellipsis }}
button {{ margin: 0.75rem 0 0; padding: 0.4rem 0.75rem; min-height: 2.5rem; cursor: pointer;
  font: 0.85rem var(--st-font); color: inherit; background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius) }}
button[hidden] {{ display: none }}
@media (max-width: 800px) {{
  a {{ display: block }} .left, .right {{ display: inline; white-space: normal }}
  small {{ display: block; padding: 0 }}
}}
"""
contexts = st.components.v2.component(
    "broadsheet.contexts",
    html='<ol></ol><button type="button" hidden></button>',
    css=_CONTEXT_CSS,
    js=_CONTEXT_JS,
)
