"""Weak topics: those that the corpus itself hardly bears, and how that is said."""

import pandas as pd

from dashboard.theme import percent

FEWEST = 0.5  # share of halves of the corpus in which a topic returns; below it is weak
WEAK_METHOD = (
    "Weak: of halves of the corpus, drawn at random, fewer than half bring the topic up again."
)


def is_weak(stability: float) -> bool:
    """Tell whether a topic is weak; one whose returns nobody counted, such as a named one, is not.

    Args:
        stability: Share of halves of the corpus in which the topic returns, or missing.

    Examples:
        >>> is_weak(0.4), is_weak(0.5), is_weak(float("nan"))
        (True, False, False)
    """
    return stability < FEWEST


def firm_topics(topics: pd.DataFrame) -> set[str]:
    """Return the names of a report's topics that are not weak: of weak ones nothing is claimed.

    Args:
        topics: The table ``topics`` of a report.
    """
    every = zip(topics["name"], topics["stability"], strict=True)
    return {name for name, stability in every if not is_weak(stability)}


def weak_note(stability: float) -> str:
    """Say that a topic is weak and how weak; "" where it is not.

    Examples:
        >>> weak_note(0.3), weak_note(0.9)
        ('weak: found again in 30 % of halves of the corpus', '')
    """
    if not is_weak(stability):
        return ""
    return f"weak: found again in {percent(stability)} of halves of the corpus"
