"""The three small components of the pages: their code is constant, everything else is data.

Text reaches the page through ``textContent`` and the like, never as HTML.
"""

from pathlib import Path

import streamlit as st

from dashboard.theme import DARK, LIGHT, RULE, SERIF

_PICTURE_JS = """
export default function({ data, parentElement }) {
  const said = parentElement.querySelector("p")
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = async () => {
      const format = button.dataset.format
      const layout = data.figure.layout
      try {
        const url = await window.Plotly.toImage(
          { data: data.figure.data, layout, config: { staticPlot: true } },
          { format, width: layout.width, height: layout.height, scale: format === "png" ? 2 : 1 })
        const link = document.createElement("a")
        link.href = url
        link.download = data.name + "." + format
        link.click()
        said.textContent = ""
      } catch (error) {
        said.textContent = "This browser could not make the picture. The HTML file holds it."
      }
    }
  }
}
"""
_PICTURE_HTML = """<button type="button" data-format="png">PNG, for slides</button>
<button type="button" data-format="svg">SVG, for print</button><p role="status"></p>"""
_PICTURE_CSS = """
button { display: block; width: 100%; margin: 0 0 0.5rem; padding: 0.4rem 0.75rem;
  min-height: 2.5rem; font: 0.875rem var(--st-font); color: var(--st-text-color); cursor: pointer;
  background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius) }
button:hover, button:focus-visible { border-color: var(--st-text-color) }
p { margin: 0; font-size: 0.875rem } p:empty { display: none }
"""
picture_buttons = st.components.v2.component(
    "broadsheet.picture", html=_PICTURE_HTML, css=_PICTURE_CSS, js=_PICTURE_JS
)

# A line break inside tells Streamlit that a text is code, not the name of a file.
_RULES_CSS = f"""
[data-testid="stElementContainer"][data-stale="true"] {{ opacity: 1; transition: none }}
[data-slow] [data-testid="stElementContainer"][data-stale="true"] {{
  opacity: 0.33; transition: opacity 1s ease-in
}}
[data-testid="stElementToolbar"] [aria-label^="Download as CSV"] {{
  display: none
}}
[data-testid="stButtonGroup"] [role] button[data-selected]:not([data-disabled]) {{
  color: inherit
}}
[data-testid="stTopNavLink"]:focus-visible {{
  outline: 2px solid currentColor; outline-offset: -2px
}}
.st-key-page-frame {{ flex-direction: column; flex-wrap: nowrap }}
.st-key-page-frame > * {{ width: 100%; min-width: 0; flex: none }}
.st-key-page-side {{
  border-top: 3px double {RULE}; padding-top: 1rem; scroll-margin-top: 4rem
}}
[class*="st-key-article-card-"] {{ border-top: 1px solid {RULE}; padding: 0.75rem 0 0.25rem }}
[class*="st-key-read-card-"] button {{ text-align: left; padding: 0; min-height: 1.75rem }}
[class*="st-key-read-card-"] button p {{
  font: 600 1.08rem/1.4 "Source Serif", {SERIF}; overflow-wrap: anywhere; white-space: normal
}}
[class*="st-key-desk-drop-"] button {{ padding: 0; min-height: 1.6rem }}
[class*="st-key-desk-drop-"] button p {{
  text-decoration: underline; text-underline-offset: 0.2em
}}
.st-key-page-side:empty {{ display: none }}
.st-key-done {{
  position: fixed; bottom: 1rem; left: 50%; transform: translateX(-50%); z-index: 999;
  width: max-content; max-width: min(44rem, calc(100vw - 2rem)); flex-wrap: nowrap;
  padding: 0.35rem 0.75rem; border: 1px solid {RULE}; border-radius: 0.5rem;
  background: light-dark({LIGHT.paper}, {DARK.paper}); box-shadow: 0 0.25rem 1rem {RULE}
}}
[data-testid="stSlider"] [data-testid="stSliderThumbValue"] {{ color: inherit }}
@media (min-width: 1200px) {{
  [data-testid="stMainBlockContainer"]:has(.st-key-page-frame) {{
    padding: 4.5rem 1.5rem 2rem 2.5rem
  }}
  .st-key-page-frame {{ flex-direction: row; align-items: stretch; gap: 1.75rem }}
  .st-key-page-frame > :has(.st-key-page-main) {{ flex: 1 1 0 }}
  .st-key-page-frame > :has(.st-key-page-side) {{ flex: 0 0 20rem }}
  .st-key-page-frame > :has(.st-key-page-side:empty) {{ display: none }}
  .st-key-page-side {{
    position: sticky; top: 4rem; flex: none; height: fit-content;
    max-height: calc(100vh - 5rem); overflow-y: auto;
    border-top: 0; border-left: 1px solid {RULE}; padding: 0 0.5rem 1rem 1.25rem
  }}
}}
"""
# Streamlit writes a page turn as two steps of the browser's history: the bare address, then what is
# selected (its API knows no other way). The second replaces the first here, so that one step back
# leads to the page before. A click or key begins anew: what is then selected is a step of its own.
_RULES_JS = """
const oneStepATurn = () => {
  if (window.broadsheetTurns) return
  const turns = window.broadsheetTurns = { bare: "" }
  const push = history.pushState.bind(history)
  history.pushState = (state, title, address) => {
    const to = new URL(address, location.href)
    const adds = location.href === turns.bare && to.pathname === location.pathname
    if (adds) history.replaceState(state, title, address)
    else push(state, title, address)
    turns.bare = !adds && !to.search ? location.href : ""
  }
  const begin = () => { turns.bare = "" }
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, begin, true)
}
// A date that is typed holds once one clicks elsewhere: Enter does as if.
const enterKeepsDates = () => {
  if (window.broadsheetDates) return
  window.broadsheetDates = true
  addEventListener("keydown", event => {
    const part = '[data-testid="stDateInput"] [role="spinbutton"]'
    if (event.key !== "Enter" || !event.target.closest?.(part)) return
    document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }))
    event.target.blur()
  }, true)
}
// What a run has not drawn yet fades where the run takes long. Streamlit's own fade, which waits in
// each of dozens of elements, is set up and dropped at every click: an eighth of its time.
const fadeWhenSlow = app => {
  if (!app || app.broadsheetFade) return
  app.broadsheetFade = true
  let slow
  new MutationObserver(() => {
    clearTimeout(slow)
    delete document.body.dataset.slow
    if (app.dataset.testScriptState === "notRunning") return
    slow = setTimeout(() => { document.body.dataset.slow = "" }, 500)
  }).observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] })
}
// Tables are drawn on a canvas, numbers in them with a hyphen: a reader sees a true minus, and 0
// without a sign. What is copied from a table stays as it is.
const trueMinus = () => {
  const canvas = CanvasRenderingContext2D.prototype
  if (canvas.broadsheetMinus) return
  canvas.broadsheetMinus = true
  const write = canvas.fillText
  canvas.fillText = function (text, ...place) {
    const said = typeof text !== "string" ? text
      : /^[+-]0\\.?0*$/.test(text) ? text.slice(1)
      : /^-[\\d,]+(\\.\\d+)?%?$/.test(text) ? "\\u2212" + text.slice(1)
      : text
    return write.call(this, said, ...place)
  }
}
// Another corpus is read from its top, however far down the last page was.
const fromTheTop = corpus => {
  const before = window.broadsheetCorpus
  window.broadsheetCorpus = corpus
  if (before !== undefined && before !== corpus)
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
}
export default function({ data, setTriggerValue }) {
  oneStepATurn()
  enterKeepsDates()
  trueMinus()
  fromTheTop(data.corpus)
  for (const address of data.ahead) {
    if (document.head.querySelector(`link[href="${address}"]`)) continue
    const link = document.createElement("link")
    link.rel = "modulepreload"
    link.href = address
    document.head.appendChild(link)
  }
  const app = document.querySelector(".stApp")
  fadeWhenSlow(app)
  if (!app || !data.theme) return
  const look = () => getComputedStyle(app).colorScheme.includes("dark") ? "dark" : "light"
  const watch = new MutationObserver(() => {
    if (look() !== data.theme) setTriggerValue("theme", look())
  })
  watch.observe(app, { attributes: true, attributeFilter: ["class"] })
  return () => watch.disconnect()
}
"""
page_rules = st.components.v2.component(
    "broadsheet.rules", css=_RULES_CSS, js=_RULES_JS, isolate_styles=False
)

_CODE = Path(st.__file__).parent / "static" / "static" / "js"
# The code that draws charts is the largest part of a page: it is fetched while the page is made.
CHART_CODE = sorted(f"/static/js/{one.name}" for one in _CODE.glob("PlotlyChart.*.js"))

# Begins the code of components: text becomes part of a page through ``textContent`` only.
ADD_JS = """
const add = (parent, name, text, kind) => {
  const node = document.createElement(name)
  if (text) node.textContent = text
  if (kind) node.className = kind
  parent.appendChild(node)
  return node
}
"""
_PROSE_JS = (
    ADD_JS
    + """
export default function({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".prose")
  root.replaceChildren()
  for (const block of data.blocks) {
    const line = add(root, "div", "", "finding")
    add(line, "span", block.text.replaceAll(" %", "\\u00a0%"), "said")  // no line begins with %
    const note = add(line, block.opens ? "button" : "span", block.note, "note")
    if (!block.opens) continue
    note.type = "button"
    note.setAttribute("aria-label", "Show " + block.note + ": " + block.text)
    note.onclick = () => setTriggerValue("open", block.place)
  }
}
"""
)
_PROSE_CSS = """
.prose { color: var(--st-text-color) }
.finding { display: flex; justify-content: space-between; gap: 1.25rem; padding: 0.5rem 0;
  border-bottom: 1px solid var(--st-border-color); align-items: baseline }
.finding:first-child { border-top: 3px double var(--st-text-color) }
.said { font: 1.08rem/1.5 var(--st-heading-font); min-width: 0;
  overflow-wrap: anywhere }
.note { font: 0.83rem/1.4 var(--st-font); white-space: nowrap; opacity: 0.78 }
button.note { padding: 0.2rem 0; border: 0; background: none; color: inherit; cursor: pointer;
  text-decoration: underline; text-underline-offset: 0.2em; opacity: 1 }
@media (max-width: 640px) { .finding { display: block } .note { display: block } }
"""
prose = st.components.v2.component(
    "broadsheet.prose", html='<div class="prose"></div>', css=_PROSE_CSS, js=_PROSE_JS
)
