"""What a comparison of two slices allows to say, in sentences."""

import math

from analysis import TONE_CUT, Gap, Share, share_gap
from dashboard.queries.compare import Pairing
from dashboard.queries.evidence import Slice
from dashboard.queries.slices import SOURCE, TOPIC, Side
from dashboard.theme import ENOUGH, count, named, opening, percent, signed, unrounded

# Where all slices of a kind are compared at once.
LOOKED_AT_TOGETHER = {SOURCE: "the page Sources", TOPIC: "the first page"}
_CLOSE = 0.1  # of a difference: a smaller part is not worth a sentence
_POWER = 2.8  # standard errors that a gap must have to be seen in four of five cases
_HALF = 1.96  # standard errors of half an interval


def said(pairing: Pairing) -> list[tuple[str, Slice]]:
    """Return all that may be said, each sentence with the articles that it speaks of."""
    compared = pairing.compared if pairing.gap.is_known else pairing.whole
    lines = [
        (verdict(pairing), compared),
        (mix_line(pairing), pairing.whole),
        (shares_line(pairing), pairing.whole),
    ]
    return [(line, part) for line, part in lines if line]


def verdict(pairing: Pairing) -> str:
    """Say whether a difference in tone may be claimed, and of what evidence."""
    gap, first, second = pairing.gap, named(pairing.first.name), named(pairing.second.name)
    at = "At equal topics " if pairing.equal else ""
    if not gap.is_known:
        return _not_enough(pairing)
    interval = f"95 % interval {signed(gap.gap_low)} to {signed(gap.gap_high)}"
    if gap.is_claimed:
        side = "more negative" if gap.gap < 0 else "more positive"
        said = f"{first} reads {side} than {second}: {signed(gap.tone)} against "
        how = "; ".join(filter(None, (unrounded(gap.tone, gap.tone_other, gap.gap), interval)))
        said += f"{signed(gap.tone_other)}, a difference of {signed(gap.gap)} ({how})."
        return f"{at}{said}" if at else opening(said)
    said = f"{at}no difference in tone may be claimed" if at else "No difference may be claimed"
    return (
        f"{said} between {first} ({count(gap.n, 'story')}) and {second} ({gap.n_other:,}): "
        f"{signed(gap.gap)}, {interval}, which holds 0. {_needed(gap)}"
    )


def chosen_line(pairing: Pairing, kind: str, n_choices: int) -> str:
    """Say that a difference claimed of two slices is one of many that could have been chosen.

    Args:
        pairing: The two.
        kind: What they are, of ``slices.KINDS``.
        n_choices: How many of the kind could have been chosen.

    Returns:
        Plain text; "" where nothing is claimed, or there was no choice.
    """
    if not pairing.gap.is_claimed or n_choices <= len((pairing.first, pairing.second)):
        return ""
    said = (
        f"This is one comparison, chosen by hand: its interval holds for it alone. Of many "
        f"{kind}s some seem to differ by chance"
    )
    if kind not in LOOKED_AT_TOGETHER:
        return f"{said}."
    return (
        f"{said}; {LOOKED_AT_TOGETHER[kind]} compares all of them and corrects for that, so it "
        "may call none different."
    )


def _needed(gap: Gap) -> str:
    """Say how large a difference these articles would show, or how many it takes to show it."""
    seen = _POWER * (gap.gap_high - gap.gap_low) / 2 / _HALF
    said = f"These stories would show a difference from about {seen:.2f} on"
    if abs(gap.gap) < TONE_CUT:
        return f"{said}."
    alike = 2 * gap.n * gap.n_other / (gap.n + gap.n_other)
    needed = math.ceil(alike * (seen / abs(gap.gap)) ** 2)
    return f"{said}; one as large as this takes about {needed:,} stories on either side."


def _not_enough(pairing: Pairing) -> str:
    """Say why two slices cannot be compared, and from how many articles they can."""
    n, n_other = len(pairing.first.articles), len(pairing.second.articles)
    has = f"{named(pairing.first.name)} has {count(n, 'story')}{_of_all(pairing.first)}, "
    has += f"{named(pairing.second.name)} {n_other:,}{_of_all(pairing.second)}"
    gap = pairing.gap
    if gap.alike:
        where = "on each topic that both have " if pairing.equal else ""
        return (
            f"No difference may be claimed: {where}the stories of either side all have the same "
            f"tone ({has}), so that it could not be told from chance."
        )
    if min(n, n_other) >= ENOUGH:
        return (
            f"Not enough evidence to compare at equal topics: {has}, but on topics that both have "
            f"only {gap.n:,} and {gap.n_other:,}. A comparison appears from {ENOUGH} on either "
            "side, two of them on one topic."
        )
    return (
        f"Not enough evidence to compare: {has}. A comparison appears from {ENOUGH} stories on "
        "either side."
    )


def _of_all(side: Side) -> str:
    """Say of how many stories of a side those with a tone are, or nothing where all have one."""
    every = len(side.articles) + len(side.untoned)
    return f" with a tone (of {every:,})" if len(side.untoned) else ""


def mix_line(pairing: Pairing) -> str:
    """Say which part of the difference as they stand is only the mix of topics, or ""."""
    plain, gap = pairing.plain, pairing.gap
    if not pairing.is_part or not plain.is_known or not gap.is_known:
        return ""
    mix = round(plain.gap, 3) - round(gap.gap, 3)  # so that the parts shown add up
    said = f"As they stand they differ by {signed(plain.gap, 3)}: {signed(gap.gap, 3)} of it "
    said += f"inside topics, {signed(mix, 3)} because they are on other topics"
    if plain.is_claimed and not gap.is_claimed:
        return f"{said}. Without the mix of topics no difference is left that may be claimed."
    if abs(mix) < _CLOSE * max(abs(plain.gap), abs(gap.gap)):
        return f"{said}, so the mix of topics hardly matters."
    return f"{said}."


def shares_line(pairing: Pairing) -> str:
    """Say how the slices as they stand differ in negative and positive sentences, or ""."""
    if not all(one.n_sentences for both in pairing.shares.values() for one in both):
        return ""
    first, second = named(pairing.first.name), named(pairing.second.name)
    parts = [
        f"{tone} {percent(one.share)} against {percent(two.share)}{_points(one, two)}"
        for tone, (one, two) in pairing.shares.items()
    ]
    mix = ", whatever the topic" if pairing.is_part else ""
    return f"Sentences of {first} against those of {second}{mix}: {'; '.join(parts)}."


def _points(one: Share, two: Share) -> str:
    """Say between which ends the difference of two shares lies, and whether it may be claimed."""
    low, high = share_gap(one, two)
    if math.isnan(low):
        return ""
    ends = f"{signed(100 * low, 1)} to {signed(100 * high, 1)} points"
    none = ", which holds 0" if low <= 0 <= high else ""
    return f" (95 % interval of the difference {ends}{none})"
