"""The component that sets the evidence: the articles, quote cards, then the sentences as a list.

Its code is constant; text reaches the page through ``textContent`` only.
"""

import streamlit as st

from dashboard.theme import DARK, LIGHT
from dashboard.widgets.components import ADD_JS

_QUOTES_JS = (
    ADD_JS
    + """
export default function({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".quotes")
  const setWords = (parent, one) => {
    for (const piece of one.pieces) {
      const kind = piece.tone + (piece.weak ? " weak" : "")
      add(parent, piece.hit ? "mark" : "span", piece.text, kind)
    }
  }
  const setLink = (parent, one, text, spoken) => {
    const link = add(parent, "a", text)
    link.href = one.href
    if (spoken) link.setAttribute("aria-label", spoken)
    link.onclick = event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      setTriggerValue("read", { article: one.article, sentence: one.sentence })
    }
  }
  const setMeta = (parent, one) => {
    const line = add(parent, "p", "", "meta")
    add(line, "span", one.meta + " \\u00b7 ")
    const tone = add(line, "span", one.sign + "\\u00a0" + one.score, "tone " + one.tone)
    tone.title = one.spoken
    line.appendChild(document.createTextNode(" \\u00b7 "))
    setLink(line, one, "in its article", "in its article: " + one.title)
    line.appendChild(document.createTextNode(" \\u00b7 "))
    setTone(line, one)
  }
  const setTone = (line, one) => {
    const ask = add(line, "button", "set tone", "plain")
    ask.type = "button"
    ask.setAttribute("aria-label", "set the tone by hand: " + one.pieces.map(p => p.text).join(""))
    ask.onclick = () => {
      const choices = add(line, "span", "", "choices")
      choices.setAttribute("role", "group")
      choices.setAttribute("aria-label", "tone by hand")
      for (const [tone, name] of one.by_hand ? [...data.tones, ["", "as scored"]] : data.tones) {
        const choice = add(choices, "button", name, "plain")
        choice.type = "button"
        choice.onclick = () => setTriggerValue("tone", { sentence: one.sentence, tone })
      }
      ask.remove()
      choices.firstChild.focus()
    }
  }
  const setCard = one => {
    const card = add(root, "section", "", "card")
    add(card, "h3", one.kind)
    setWords(add(card, "p", "", "said"), one)
    setMeta(card, one)
    if (!one.why.length) return
    const more = add(card, "details")
    add(more, "summary", "Why?")
    for (const line of one.why) add(more, "p", line)
  }
  const setLine = (item, one) => {
    setWords(add(item, "p", "", "said"), one)
    setMeta(item, one)
  }
  const setArticle = (item, one) => {
    setLink(add(item, "p", "", "title"), one, one.title)
    add(item, "p", one.meta, "meta")
  }
  const setList = (parent, lines, total, setItem) => {
    const list = add(parent, "ol", "", "list")
    let shown = 0
    const show = n => {
      for (const one of lines.slice(shown, shown + n)) setItem(add(list, "li"), one)
      shown = Math.min(shown + n, lines.length)
      more.hidden = shown >= lines.length
      const numbers = [shown, total].map(number => number.toLocaleString("en"))
      more.textContent = "Show more (" + numbers.join(" of ") + ")"
    }
    const more = add(parent, "button", "")
    more.type = "button"
    more.onclick = () => {
      const first = shown
      show(20)
      list.children[first]?.querySelector("a").focus()
    }
    show(data.first)
  }
  root.replaceChildren()
  if (data.articles.length) {
    const all = add(root, "details", "", "articles")
    all.open = data.open
    add(all, "summary", data.n_articles)
    setList(all, data.articles, data.n_articles, setArticle)
  }
  if (data.cards.length) add(root, "p", data.legend, "meta legend")
  data.cards.forEach(setCard)
  if (data.lines.length) {
    add(root, "h3", data.heading)
    setList(root, data.lines, data.total, setLine)
  }
  const panel = root.getRootNode().host?.closest(".st-key-page-side")
  if (panel && data.token && panel.dataset.token !== data.token) {
    const first = panel.dataset.token === undefined && !data.fresh
    panel.dataset.token = data.token
    const below = panel.getBoundingClientRect().top > window.innerHeight * 0.7
    if (!first && below) panel.scrollIntoView({ block: "start" })
  }
}
"""
)
_QUOTES_CSS = f"""
.quotes {{ color: var(--st-text-color); font: 0.85rem/1.45 var(--st-font) }}
.card, li {{ padding: 0.7rem 0 0.75rem; border-bottom: 1px solid var(--st-border-color) }}
.card:first-child {{ padding-top: 0 }}
.articles {{ padding-bottom: 0.9rem }}
.articles li {{ padding: 0.45rem 0 }}
.articles .title {{ font: 0.96rem/1.4 var(--st-heading-font); overflow-wrap: anywhere;
  unicode-bidi: plaintext }}
.articles p {{ padding: 0 }}
.quotes > h3 {{ padding-top: 1rem }}
h3 {{ margin: 0; font: 0.8rem/1.4 var(--st-font); opacity: 0.8 }}
p {{ margin: 0 }}
.said {{ font: 1.05rem/1.5 var(--st-heading-font); overflow-wrap: anywhere;
  unicode-bidi: plaintext; margin: 0.15rem 0 0.3rem }}
li .said {{ font-size: 0.96rem }}
.meta, summary, details p {{ font-size: 0.8rem; overflow-wrap: anywhere; unicode-bidi: plaintext }}
.meta > span {{ opacity: 0.85 }}
details p {{ padding: 0.15rem 0 0 0.75rem }}
summary, a {{ cursor: pointer; color: inherit; text-decoration: underline;
  text-underline-offset: 0.18em; text-decoration-thickness: 1px }}
summary {{ width: fit-content; padding: 0.2rem 0; }}
ol {{ list-style: none; margin: 0; padding: 0 }}
.said .negative, .said .positive {{ color: var(--tone); text-decoration: underline 2px;
  text-underline-offset: 0.22em }}
.said .positive {{ text-decoration-style: dotted }}
.said .weak {{ color: inherit; text-decoration-thickness: 1px; text-decoration-color: var(--tone) }}
.tone {{ white-space: nowrap }}
.meta > .tone.negative, .meta > .tone.positive {{ color: var(--tone); opacity: 1 }}
.negative {{ --tone: light-dark({LIGHT.negative}, {DARK.negative}) }}
.positive {{ --tone: light-dark({LIGHT.positive}, {DARK.positive}) }}
mark {{ background: none; color: inherit; font-weight: 700; box-shadow: inset 0 -0.5em
  light-dark({LIGHT.faint}, {DARK.faint}) }}
button {{ margin: 0.75rem 0 0; padding: 0.4rem 0.75rem; min-height: 2.5rem; cursor: pointer;
  font: 0.85rem var(--st-font); color: inherit; background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius) }}
button:hover, button:focus-visible {{ border-color: var(--st-text-color) }}
button[hidden] {{ display: none }}
button.plain {{ margin: 0; padding: 0; min-height: 0; border: 0; background: none; font: inherit;
  text-decoration: underline; text-underline-offset: 0.18em; text-decoration-thickness: 1px }}
.choices .plain {{ padding: 0.2rem 0.5rem 0.2rem 0; white-space: nowrap }}
.legend {{ padding-bottom: 0.6rem; opacity: 0.85 }}
"""
quotes = st.components.v2.component(
    "broadsheet.quotes",
    html='<div class="quotes" lang=""></div>',
    css=_QUOTES_CSS,
    js=_QUOTES_JS,
)
