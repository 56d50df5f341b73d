"""The marks of the report's figures, as inline SVG: no script, no size of their own."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis import TONE_CUT
from dashboard.reporting.elements import Element, element
from dashboard.theme import ENOUGH, NOT_SCORED, SIGNS, TONES, claimed_tone, percent, signed

HEIGHT = 18  # pixels of a mark; the width is that of its cell
WIDE_ENOUGH, SIGN_FITS = 0.24, 0.08  # share from which sign and number, or the sign alone, fit
SIDE = 47.0  # per cent from the middle of a scale of tone to its end
LEAST_REACH = 0.5
TICK, HALF = 6, 26  # of a fingerprint: width of a sentence, height above and below the middle
FULL = 0.8  # tone that fills that height; few sentences reach beyond
_TRIANGLES = {"negative": "M0 6.5 6 -4.5 -6 -4.5Z", "positive": "M0 -6.5 6 4.5 -6 4.5Z"}


def _drawing(*inside: Element, height: int = HEIGHT, said: str = "") -> Element:
    """Return an SVG as wide as its cell; without words it repeats a number that stands beside."""
    spoken = {"role": "img", "aria_label": said} if said else {"aria_hidden": "true"}
    return element("svg", *inside, width="100%", height=height, **spoken)


def _rect(x: float, width: float, kind: str, *, y: float = 2, height: float = 14) -> Element:
    """Return a rectangle whose place and width are per cent of the drawing."""
    return element("rect", x=f"{x:.2f}%", width=f"{width:.2f}%", y=y, height=height, class_=kind)


def _line(left: float, right: float, y: float, kind: str) -> Element:
    return element("line", x1=f"{left:.2f}%", x2=f"{right:.2f}%", y1=y, y2=y, class_=kind)


def share_bar(share: float, *, reach: float, faint: bool = False) -> Element:
    """Return a share as a bar; ``reach`` is the share that fills the cell."""
    return _drawing(_rect(0, 100 * share / reach if reach else 0, "faint" if faint else "bar"))


def reach_of(rows: pd.DataFrame) -> float:
    """Return how far from 0 a scale of tone goes: half or, where something lies beyond, all."""
    ends = rows[["tone", "tone_low", "tone_high"]].abs().max().max()
    return 1.0 if ends > LEAST_REACH else LEAST_REACH


def tone_mark(one: Any, n_articles: int, *, reach: float) -> Element:  # noqa: ANN401 - a row
    """Return a mean tone with its interval on a scale from -reach to reach.

    Args:
        one: Has tone, tone_low and tone_high.
        n_articles: Articles the mean is over; 0 draws the empty scale.
        reach: From ``reach_of``.
    """

    def at(tone: float) -> float:
        return 50 + SIDE * tone / reach

    middle = HEIGHT / 2
    marks = [
        _rect(at(-TONE_CUT), at(TONE_CUT) - at(-TONE_CUT), "band", y=0, height=HEIGHT),
        element("line", x1="50%", x2="50%", y1=0, y2=HEIGHT, class_="rule"),
    ]
    if not n_articles:
        return _drawing(*marks)
    claimed = claimed_tone(one.tone, one.tone_low, one.tone_high, n_articles)
    if n_articles >= ENOUGH:
        marks.append(_line(at(one.tone_low), at(one.tone_high), middle, f"interval {claimed}"))
    place = {"x": f"{at(one.tone):.2f}%", "y": middle, "overflow": "visible"}
    if claimed:
        shape = element("path", d=_TRIANGLES[claimed], class_=claimed)
    else:
        shape = element("circle", r=4.5, class_="dot" if n_articles >= ENOUGH else "hollow")
    return _drawing(*marks, element("svg", shape, **place))


def tone_said(one: Any, n_articles: int) -> str:  # noqa: ANN401 - a row
    """Return a mean tone in figures: with its interval, or with how few articles there are.

    Args:
        one: Has tone, tone_low, tone_high and n_articles, the articles with and without a tone.
        n_articles: Articles the mean is over.
    """
    if not n_articles:
        return NOT_SCORED if one.n_articles else "no story"
    if n_articles < ENOUGH:
        return f"n = {n_articles}, no claim"
    sign = SIGNS.get(claimed_tone(one.tone, one.tone_low, one.tone_high, n_articles), "")
    ends = f"({signed(one.tone_low)} to {signed(one.tone_high)})"
    return f"{sign} {signed(one.tone)} {ends}".strip()


def tone_shares(shares: Sequence[float]) -> Element:
    """Return the shares of negative, neutral and positive sentences as one bar."""
    marks: list[Element] = []
    left = 0.0
    for name, share in zip(TONES, shares, strict=True):
        if share > 0:
            marks.append(_rect(left, 100 * share, name, y=1, height=16))
        said = SIGNS[name] if share >= SIGN_FITS else ""
        if share >= WIDE_ENOUGH:
            said = f"{said} {percent(share)}"
        if said:
            place = {"x": f"{left + 50 * share:.2f}%", "y": 13, "text_anchor": "middle"}
            marks.append(element("text", said, class_=f"on-{name}", **place))
        left += 100 * share
    return _drawing(*marks)


def columns(counts: Sequence[int], undated: int, *, highest: int) -> Element:
    """Return one column a period, and pale and apart those that no date places.

    Args:
        counts: Stories of each period.
        undated: Stories without a date that says the period.
        highest: Stories that fill the height, the same for all rows of a figure.
    """
    tall = 26
    step = 100 / (len(counts) + 2.5)
    scale = (tall - 2) / max(highest, 1)
    marks = [_line(0, len(counts) * step, tall - 0.5, "rule")]
    places = [(place * step, n, "column") for place, n in enumerate(counts)]
    for x, n, kind in [*places, ((len(counts) + 1.2) * step, undated, "undated")]:
        if n:
            marks.append(_rect(x, 0.78 * step, kind, y=tall - 1 - n * scale, height=n * scale))
    return _drawing(*marks, height=tall)


def fingerprint(rows: pd.DataFrame) -> Element:
    """Return one tick a sentence in reading order: up positive, down negative, thin quoted.

    Args:
        rows: Sentences of an article with tone, tone_name and quoted.
    """
    paths = {(name, quoted): "" for name in TONES for quoted in (False, True)}
    for place, one in enumerate(rows.to_dict("records")):
        name = one["tone_name"]
        if (name, False) not in paths:
            continue  # not scored: a gap
        x = place * TICK + TICK / 2
        tall = max(4, round(HALF * min(1.0, abs(one["tone"]) / FULL)))
        start, end = {
            "negative": (HALF, HALF + tall),
            "neutral": (HALF - 1.5, HALF + 1.5),
            "positive": (HALF, HALF - tall),
        }[name]
        paths[name, bool(one["quoted"])] += f"M{x:g} {start:g}V{end:g}"
    width = max(len(rows), 1) * TICK
    names = rows["tone_name"].value_counts()
    said = ", ".join(f"{names.get(name, 0)} {name}" for name in reversed(TONES))
    return element(
        "svg",
        *(
            element("path", d=path, class_=f"tick {name}{' quoted' * quoted}")
            for (name, quoted), path in paths.items()
            if path
        ),
        viewBox=f"0 0 {width} {2 * HALF}",
        style=f"width:{width}px",
        preserveAspectRatio="none",
        role="img",
        aria_label=f"Sentences in reading order: {said}.",
        class_="fingerprint",
    )
