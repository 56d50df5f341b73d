"""Sentences with emoji, which the news tone does not read."""

import re

from analysis.tables import Report
from dashboard.filters import model_of
from dashboard.remembered import remembered
from dashboard.theme import NEWS, count

MANY = 0.01  # share of the scored sentences from which that is worth a sentence
# Pictures and faces; not the dingbats that stand for bullets, stars and ticks.
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2639\u263a\u2764]")


@remembered(4)
def emoji_line(chosen: Report) -> str:
    """Say how many of the scored sentences hold emoji, which have no tone.

    Args:
        chosen: The selected articles and what belongs to them.

    Returns:
        Plain text, like ``"Emoji have no tone in news tone: 40 of 120 sentences hold some."``; ""
        where fewer than one in a hundred does, or the model shown reads them, as VADER does.
    """
    if model_of(chosen) != NEWS:
        return ""
    scored = chosen.sentences.loc[chosen.sentences["tone"].notna(), "text"]
    n = int(scored.str.contains(_EMOJI).sum())
    if not n or n < MANY * len(scored):
        return ""
    hold = "holds" if n == 1 else "hold"
    of = f"{n:,} of {count(len(scored), 'sentence')}"
    return f"Emoji have no tone in news tone: {of} {hold} some."
