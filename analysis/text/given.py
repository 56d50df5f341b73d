"""Texts as a programmer hands them in: checked, so that a mistake is told where it is made."""

from collections.abc import Iterable
from typing import Any


def several_texts(given: Iterable[Any]) -> list[str]:
    """Return texts as a list.

    Args:
        given: A list, an array or a column of texts.

    Raises:
        TypeError: It is a single text, or holds something else than texts.

    Examples:
        >>> several_texts(("One.", "Two."))
        ['One.', 'Two.']
    """
    if isinstance(given, str | bytes):
        raise TypeError("texts must be several texts, in a list, an array or a column; got one")
    texts = list(given)
    for one in texts:
        if not isinstance(one, str):
            raise TypeError(f"texts must hold texts only, got {type(one).__name__}")
    return texts
