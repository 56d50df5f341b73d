"""One file a page."""

# In the order of the bar at the top; the first is the one that opens.
VIEWS = (
    "overview",
    "topics",
    "sources",
    "tone",
    "compare",
    "voices",
    "reader",
    "documents",
    "check",
    "data",
)
_TITLES = {"check": "Check the tone"}


def title_of(view: str) -> str:
    """Return what the link to a page is called.

    Examples:
        >>> title_of("tone"), title_of("check")
        ('Tone', 'Check the tone')
    """
    return _TITLES.get(view, view.capitalize())
