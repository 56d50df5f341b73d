"""A line of facts with a link at its end, and buttons that copy.

The code of the components is constant; text reaches the page through ``textContent`` only.
"""

import streamlit as st

from dashboard.widgets import nothing

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


def show_facts(line: str, *, more: str, key: str) -> bool:
    """Set a line of facts, with a link at its end.

    Args:
        line: Any text.
        more: What the link leads to, for a screen reader; "": no link.
        key: Unique on the page.

    Returns:
        Whether the link was followed.
    """
    asked = _facts(key=key, data={"line": line, "more": more}, on_asked_change=nothing)
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
