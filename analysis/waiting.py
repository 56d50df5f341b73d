"""Decisions that cannot be applied: how a manifest notes them, and which ones it notes."""

from collections.abc import Iterable

WAITS = "ledger: "  # begins each note of a manifest on a decision that cannot be applied


def waiting_notes(notes: Iterable[str]) -> list[str]:
    """Return which decisions are not applied, and why, from the notes of a manifest.

    Examples:
        >>> waiting_notes(["ledger: the split waits", "1 article is not in English"])
        ['the split waits']
    """
    return [note.removeprefix(WAITS) for note in notes if note.startswith(WAITS)]
