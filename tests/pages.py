"""A page of the dashboard, run without a browser."""

from streamlit.testing.v1 import AppTest

from dashboard.filters import Filters
from dashboard.server import APP


def with_desk():
    """Open the first page of what the command line names, with the desk open."""
    shown = AppTest.from_file(str(APP), default_timeout=30)
    shown.session_state["desk"] = True
    return shown.run()


def page(view, report, filters=Filters()):  # noqa: B008 - frozen
    def script(view, report, filters):
        from importlib import import_module  # noqa: PLC0415 - AppTest runs only these lines

        import_module(f"dashboard.views.{view}").show(report, filters)

    shown = AppTest.from_function(script, args=(view, report, filters), default_timeout=30).run()
    assert not shown.exception, shown.exception
    return shown


def with_menus(shown):
    """Open every download menu of a page: only then is there something in it."""
    for menu in shown.get("popover"):
        _, _, key = menu.proto.popover.id.split("-", 2)
        shown.session_state[key] = True
    return shown.run()


def words(shown):
    """Return all that a page says in text elements."""
    kinds = ("title", "subheader", "markdown", "caption", "info")
    return "\n".join(str(one.value) for kind in kinds for one in shown.get(kind))


def component_data(shown):
    return " ".join(str(one.proto) for one in shown.get("bidi_component"))
