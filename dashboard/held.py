"""What the address of a page holds besides the filters: what is read, which slices are compared."""

from collections.abc import Collection, Sequence

import streamlit as st

READ = ("article", "sentence")  # ids that the Reader keeps in the URL
COMPARED = ("by", "this", "that", "mix")  # and those that the page Compare does
LINKED = (*READ, *COMPARED)
_ON_PAGE = "on-page"
_DONE, _NEW, _DECIDED = "done", "done-now", "decided"


def begin_run() -> None:
    """Forget what the last page drawn holds."""
    st.session_state[_ON_PAGE] = []


def on_page() -> tuple[str, ...]:
    """Return the names of what the page being drawn holds, of ``LINKED``."""
    return tuple(st.session_state.get(_ON_PAGE, ()))


def hold(**choices: str) -> None:
    """Let another page, when it is next drawn, show these choices."""
    for name, value in choices.items():
        st.session_state[_key(name)] = value


def read_sentence(article_id: str, sentence_id: str) -> None:
    """Let the Reader, when it is next drawn, show an article at a sentence ("": all of it)."""
    hold(article=article_id, sentence=sentence_id)


def linked(name: str) -> str:
    """Return a further id that the URL holds, like that of the article being read, or ""."""
    return str(st.session_state.get(_key(name), ""))


def link(name: str, value: str) -> None:
    """Keep a further id in the URL of the page being drawn; "" takes it out."""
    hold(**{name: value})
    st.session_state.setdefault(_ON_PAGE, []).append(name)


def held(name: str, options: Sequence[str]) -> str:
    """Return the key of a widget whose choice the URL of the page being drawn holds.

    Args:
        name: Of ``LINKED``.
        options: What can be chosen; the first, where the URL asks for something else.
    """
    if linked(name) not in options:
        hold(**{name: options[0]})
    st.session_state.setdefault(_ON_PAGE, []).append(name)
    return _key(name)


def _key(name: str) -> str:
    return f"linked-{name}"


def announce(done: str, *, step: str = "", at_desk: bool = False) -> None:
    """Let the next page that shows a report say what was done, until another page is opened.

    Args:
        done: What was done, or "" for nothing.
        step: The state it led to, as ``decisions.step`` names it, where it can be taken back.
        at_desk: Whether at the desk, which then stands open.
    """
    st.session_state[_DONE] = (done, step, "")
    st.session_state[_NEW] = bool(done)
    if at_desk:
        st.session_state[_DECIDED] = True


def remark(said: str) -> None:
    """Let this page say something, or "" for nothing, unless it has to say what was done."""
    if said and _DONE not in st.session_state:
        announce(said)


def has_decided() -> bool:
    """Return whether something was decided at the desk in this visit."""
    return bool(st.session_state.get(_DECIDED))


def has_news() -> bool:
    """Return whether something was done since this was last asked."""
    return bool(st.session_state.pop(_NEW, False))


def announced(view: str) -> tuple[str, str]:
    """Return what was done on the page being drawn or just before it, and its step, or "".

    Args:
        view: Name of the page.
    """
    done, step, on = st.session_state.get(_DONE, ("", "", ""))
    if not done or on not in {"", view}:
        st.session_state.pop(_DONE, None)
        return "", ""
    st.session_state[_DONE] = (done, step, view)
    return str(done), str(step)


def say_anew(key: str, options: Collection[str], *, first: str = "") -> None:
    """Let a box that is not drawn yet show its choice in today's words.

    Args:
        key: Key of the box. A browser goes on with the words that it shows unless told others.
        options: What can be chosen.
        first: What is chosen where nothing is as yet, if it can be.
    """
    chosen = st.session_state.get(key)
    chosen = chosen if chosen in options else first
    if chosen in options:
        st.session_state[key] = chosen


def forget(*keys: str) -> None:
    """Empty fields that are not drawn yet, whatever was typed into them."""
    for key in keys:
        st.session_state.pop(key, None)
