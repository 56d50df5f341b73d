"""The page that Streamlit runs: list of views, sidebar, the one place where errors become messages.

Started by ``broadsheet``, or by ``streamlit run dashboard/app.py -- --corpus PATH``.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import streamlit as st

try:
    from analysis import BroadsheetError, ReportError
    from dashboard import session, theme
    from dashboard.faults import keep_fault, refusal
    from dashboard.opener import draw_opener
    from dashboard.sidebar import draw_sidebar
    from dashboard.views import VIEWS, title_of
    from dashboard.waiting import draw_waiting
    from dashboard.widgets.deciding import draw_done
except ModuleNotFoundError as missing:
    st.error(f"Broadsheet is not installed here (no {missing.name}): pip install -e . first")
    st.stop()

HOME = Path(__file__).parent


def main() -> None:
    """Draw the page for whatever is open."""
    st.set_page_config(page_title="Broadsheet", page_icon=str(HOME / "mark.svg"), layout="wide")
    st.logo(str(HOME / "mark.svg"), size="large")
    page = st.navigation(
        [st.Page(HOME / "views" / f"{name}.py", title=title_of(name)) for name in VIEWS],
        position="top",
    )
    with errors_as_messages(offer=True):
        session.begin()
        if session.is_stored():
            draw_sidebar(session.current_report())
            draw_done(page.title)
            with errors_as_messages(offer=False):
                page.run()
        else:
            draw_waiting()
        session.write_link()


@contextlib.contextmanager
def errors_as_messages(*, offer: bool) -> Iterator[None]:
    """Show an error as what to do next, never as a trace.

    Args:
        offer: Whether nothing else is on the page, so that the ways to another corpus belong there.
    """
    try:
        yield
    except BroadsheetError as error:
        st.error(theme.plain(str(error)))
        if isinstance(error, ReportError) and session.can_analyse():
            st.button("Analyse again", on_click=session.run_again)
        if offer:
            draw_opener()
    except Exception as error:  # noqa: BLE001 - nothing may end in a trace on the screen
        refused = refusal(error)
        if refused:
            st.error(theme.plain(refused))
            return
        place = keep_fault(error)
        kept = f" Details for a report are in {theme.plain(str(place))}." if place else ""
        st.error(
            "This page could not be drawn, by a mistake of Broadsheet's own. "
            f"Clear the filters or reload the page; the other pages may work.{kept}"
        )


if __name__ == "__main__":
    main()
