"""A sentence that says something of the corpus: what it rests on, and which are worth most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.tables import Report
from dashboard.filters import scored_line
from dashboard.queries.contrast import Pair
from dashboard.queries.emoji import emoji_line
from dashboard.queries.evidence import Slice
from dashboard.theme import count, named
from dashboard.unscored import untoned_line

NOTHING_SAID = (
    "Nothing of this selection is beyond chance, or it holds too few stories to say so. "
    "The figures show what there is."
)
LONG_NAME = 60
MOST = 5  # sentences that a page opens with
# Which sentences stay where there are more: that most is in another language, changes and
# differences, then what one must know to read the figures.
WEIGHT = (
    "language",
    "sought",
    "astray",
    "coverage",
    "concentration",
    "sources",
    "topic",
    "copies",
    "toned",
    "derived",
    "undated",
    "absent",
    "topics",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One true sentence and what it rests on.

    Attributes:
        text: The sentence, plain text.
        basis: What it counts, like ``"34 stories"``.
        part: The sentences behind it, or None where there are none.
        compared: The two sources that it compares and finds to differ, if it does.
        is_null: Whether it says no more than that a test found nothing.
        toned: Whether it speaks of tone, so that the tone model is to be named.
    """

    text: str
    basis: str
    part: Slice | None = None
    compared: Pair | None = None
    is_null: bool = False
    toned: bool = False


def weightiest(found: Mapping[str, Finding | None]) -> list[Finding]:
    """Return the five sentences that are worth most, in the order given.

    Args:
        found: Sentences by what they are about, as in ``WEIGHT``; None where nothing can be said.
            Those that a test found nothing come after all others.
    """
    said = {about: one for about, one in found.items() if one is not None}
    order = sorted(said, key=lambda about: (said[about].is_null, WEIGHT.index(about)))
    kept = order[:MOST]
    return [one for about, one in said.items() if about in kept]


def of_tone(one: Finding | None) -> Finding | None:
    """Return a sentence, or none, as one that speaks of tone."""
    return None if one is None else replace(one, toned=True)


def model_line(chosen: Report, found: Sequence[Finding]) -> str:
    """Name the tone model, and on how much it rests, where a sentence speaks of tone; else ""."""
    if not any(one.toned for one in found):
        return ""
    n = f"{count(len(chosen.articles), 'story')}, {count(len(chosen.sentences), 'sentence')}"
    said = f"{scored_line(chosen)} {n}.", untoned_line(chosen.articles), emoji_line(chosen)
    return " ".join(filter(None, said))


def as_text(title: str, found: Sequence[Finding], note: str = "") -> str:
    """Return findings as lines of plain text to paste elsewhere, with a last line below them."""
    lines = [title, *(f"- {one.text} ({one.basis})" for one in found), note]
    return "\n".join(line for line in lines if line)


def short(name: str) -> str:
    """Return a name that a sentence can carry: on one line, cut at 60 characters.

    Examples:
        >>> short("a" * 70)[-3:]
        'aa…'
    """
    name = named(name)
    return name if len(name) <= LONG_NAME else f"{name[: LONG_NAME - 1]}…"
