"""What the corpus says, set in sentences that open their evidence; and buttons that copy.

The code of the components is constant; text reaches the page through ``textContent`` only.
"""

from collections.abc import Sequence

import streamlit as st

from dashboard import session
from dashboard.queries.findings import Finding

_FINDINGS_JS = """
export default function({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("ul")
  const add = (parent, name, text, kind) => {
    const node = document.createElement(name)
    node.textContent = text
    node.className = kind
    parent.appendChild(node)
    return node
  }
  root.replaceChildren()
  data.findings.forEach((one, place) => {
    const line = add(root, "li", "", "finding")
    add(line, "span", one.text, "said")
    if (!one.opens) {
      add(line, "span", one.basis, "note")
      return
    }
    const button = add(line, "button", one.basis, "note")
    button.type = "button"
    button.setAttribute("aria-label", one.basis + ": read the sentences behind “" + one.text + "”")
    button.onclick = () => setTriggerValue("opened", place)
  })
}
"""
_FINDINGS_CSS = """
ul { list-style: none; margin: 0; padding: 0; color: var(--st-text-color);
  border-top: 3px double var(--st-text-color) }
.finding { display: flex; justify-content: space-between; gap: 1.25rem; padding: 0.5rem 0;
  border-bottom: 1px solid var(--st-border-color); align-items: baseline }
.said { font: 1.08rem/1.5 var(--st-heading-font); min-width: 0; overflow-wrap: anywhere }
.note { font: 0.83rem/1.4 var(--st-font); white-space: nowrap; color: inherit; opacity: 0.78 }
button.note { padding: 0.15rem 0; background: none; border: 0; cursor: pointer; opacity: 1;
  text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px }
button.note:hover { text-decoration-thickness: 2px }
@media (max-width: 640px) { .finding { display: block } .note { display: block }
  button.note { min-height: 2rem } }
"""
_findings = st.components.v2.component(
    "broadsheet.findings", html="<ul></ul>", css=_FINDINGS_CSS, js=_FINDINGS_JS
)

_FACTS_JS = """
export default function({ data, parentElement, setTriggerValue }) {
  const line = parentElement.querySelector("p")
  line.textContent = data.line + (data.more ? " " : "")
  if (!data.more) return
  const more = document.createElement("button")
  more.type = "button"
  more.textContent = "See what and why"
  more.setAttribute("aria-label", data.more)
  more.onclick = () => setTriggerValue("asked", true)
  line.appendChild(more)
}
"""
_FACTS_CSS = """
p { margin: 0; font: 1rem/1.6 var(--st-font); color: var(--st-text-color);
  overflow-wrap: anywhere }
button { padding: 0; border: 0; background: none; font: inherit; color: inherit; cursor: pointer;
  text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px }
button:hover { text-decoration-thickness: 2px }
"""
_facts = st.components.v2.component(
    "broadsheet.facts", html="<p></p>", css=_FACTS_CSS, js=_FACTS_JS
)

# The address is taken in the browser: only it knows the one it used.
_COPY_JS = """
export default function({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const said = parentElement.querySelector("span")
  button.textContent = data.label
  button.className = data.quiet ? "quiet" : ""
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.text ?? window.location.href)
      button.textContent = "Copied"
      said.textContent = data.label + ": copied"
    } catch (error) {
      button.textContent = "This browser does not allow copying"
    }
    setTimeout(() => { button.textContent = data.label }, 2000)
  }
}
"""
_COPY_CSS = """
button { padding: 0.25rem 0.75rem; min-height: 2.5rem; font: 0.875rem var(--st-font);
  white-space: nowrap; cursor: pointer; color: var(--st-text-color);
  background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius) }
button:hover, button:focus-visible { border-color: var(--st-text-color) }
button.quiet { padding: 0; min-height: 2rem; border: 0; background: none }
button.quiet:hover { text-decoration: underline }
span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
"""
_copy = st.components.v2.component(
    "broadsheet.copy",
    html='<button type="button"></button><span role="status"></span>',
    css=_COPY_CSS,
    js=_COPY_JS,
)


def show_findings(found: Sequence[Finding], *, key: str) -> None:
    """Set sentences one below the other; what each rests on opens its evidence.

    To be drawn before the evidence, which shows what was clicked.

    Args:
        found: The sentences.
        key: Unique on the page.
    """
    rows = [{"text": one.text, "basis": one.basis, "opens": one.part is not None} for one in found]
    asked = _findings(key=key, data={"findings": rows}, on_opened_change=_nothing)
    place = asked.opened
    part = found[place].part if isinstance(place, int) and 0 <= place < len(found) else None
    if part is not None:
        session.open_evidence(part)


def _nothing() -> None:
    """Let the page be drawn again, and do nothing else."""


def show_facts(line: str, *, more: str, key: str) -> bool:
    """Set a line of facts, with a link at its end.

    Args:
        line: Any text.
        more: What the link leads to, for a screen reader; "": no link.
        key: Unique on the page.

    Returns:
        Whether the link was followed.
    """
    asked = _facts(key=key, data={"line": line, "more": more}, on_asked_change=_nothing)
    return bool(asked.asked)


def copy_link(*, key: str) -> None:
    """Draw a button that copies the address of the page with all that is selected."""
    _copy(key=key, data={"label": "Copy link"}, width="content")


def copy_text(text: str, *, key: str) -> None:
    """Draw a quiet button that copies a text.

    Args:
        text: What is copied.
        key: Unique on the page.
    """
    _copy(key=key, data={"label": "Copy as text", "text": text, "quiet": True}, width="content")
