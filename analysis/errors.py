"""Every error raised on purpose; its text says what to do next.

A ``BroadsheetError`` is something a user can cause and mend: its message is one line that stands on
its own in a terminal or on a page. ``ValueError`` stays for what only a programmer can cause.
"""


class BroadsheetError(Exception):
    """Base of all errors that a user can cause; ``str(error)`` is one line of advice."""


class CorpusError(BroadsheetError):
    """The path given as a corpus cannot be used: missing, unreadable, or without any article."""


class SettingsError(BroadsheetError):
    """A setting, ``topics.toml`` or ``corpus.toml`` says something that cannot be followed."""


class ReportError(BroadsheetError):
    """A folder that should hold a stored report does not, or holds one that is damaged."""
