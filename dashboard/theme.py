"""Colours, number formats, words and safe text, named once.

Colour means tone and nothing else. Topics and sources are told apart by place and label.
"""

import datetime as dt
import re
import textwrap
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from analysis import TONE_CUT, tone_name

SERIF = "Georgia, 'Source Serif 4', 'Noto Serif', 'DejaVu Serif', serif"
# What a saved picture is set in: the page's own fonts are not there where it is opened.
SYSTEM_SANS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
SANS = f"'Source Sans 3', 'Source Sans Pro', 'Source Sans', {SYSTEM_SANS}"
RULE = "rgba(128, 118, 98, 0.32)"  # a hairline that shows on paper and on ink
BAND = "rgba(128, 118, 98, 0.16)"  # the band in which tone is neutral
MINUS = "\N{MINUS SIGN}"
NEWS, VADER = "news", "vader"  # the tone models, as a report's manifest names them
TONE_MODELS = {NEWS: "news tone", VADER: "VADER"}
TONES = ("negative", "neutral", "positive")
# The second cue beside colour: direction.
NOT_SCORED = "not scored"  # what a missing tone is called
SIGNS = {"negative": "▼", "neutral": "●", "positive": "▲", NOT_SCORED: ""}
SYMBOLS = {"negative": "triangle-down", "neutral": "circle", "positive": "triangle-up"}
LONGEST_LABEL = 120
HEAD_ROOM = "head"  # in the meta of a figure: pixels that its headings may take in a saved picture
ENOUGH = 3  # articles a group needs before its mean gets an interval and may get a colour
NOT_ENOUGH = "not enough evidence"
NO_SPREAD = "no spread in tone"  # of a difference: articles enough, but on a topic all are alike
NOT_ONE = "not one source"  # what articles are whose source nobody knows


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme; text of a chart on the page takes the page's own colour.

    Attributes:
        paper: Background.
        ink: Text.
        muted: Text that stands back.
        bar: Marks that measure something other than tone.
        faint: The same where it stands back: not selected, or no topic.
        negative: Tone below the cut.
        neutral: Tone inside the cut.
        positive: Tone above the cut.
    """

    paper: str
    ink: str
    muted: str
    bar: str
    faint: str
    negative: str
    neutral: str
    positive: str

    def of_tone(self, name: str) -> str:
        """Return the colour of ``"negative"``, ``"neutral"`` or ``"positive"``."""
        return {"negative": self.negative, "neutral": self.neutral, "positive": self.positive}[name]

    def on_tone(self, name: str) -> str:
        """Return the colour of text that stands on the colour of a tone."""
        return INK if name == "neutral" and self.paper == PAPER else self._on_mark

    @property
    def _on_mark(self) -> str:
        return PAPER if self.paper == PAPER else NIGHT


PAPER, INK, NIGHT = "#fbfaf6", "#11100e", "#16140f"
LIGHT = Palette(
    paper=PAPER,
    ink=INK,
    muted="#6d675c",
    bar="#464340",
    faint="#c9c3b5",
    negative="#b8472a",
    neutral="#bdb6a7",
    positive="#2f6690",
)
DARK = Palette(
    paper=NIGHT,
    ink="#ece7db",
    muted="#a69f90",
    bar="#cfc9bb",
    faint="#57524a",
    negative="#dd7355",
    neutral="#8f887a",
    positive="#6ea3cf",
)


# What every figure of mean tones says of its colours: ``claimed_tone`` in words.
COLOURED_WHERE = "coloured only where the mean is not neutral and the interval leaves out 0"


def claimed_tone(tone: float, low: float, high: float, n_articles: int) -> str:
    """Return the tone that may be claimed of a group's mean, or "".

    Nothing is claimed below 3 articles, of a neutral mean, or where the interval holds 0.

    Examples:
        >>> claimed_tone(0.3, 0.1, 0.5, 4), claimed_tone(0.3, -0.1, 0.7, 4)
        ('positive', '')
        >>> claimed_tone(-0.046, -0.07, -0.02, 40)
        ''
    """
    name = tone_name(tone) if n_articles >= ENOUGH else "neutral"
    return name if name != "neutral" and (low > 0 or high < 0) else ""


def signed(value: float, decimals: int = 2) -> str:
    """Format a tone with its sign and a true minus.

    What lies inside the neutral band is never rounded onto its edge, where the words would begin
    to say "positive": it has the decimals that this takes.

    Examples:
        >>> signed(0.304), signed(-0.16), signed(-0.001), signed(float("nan"))
        ('+0.30', '\N{MINUS SIGN}0.16', '0.00', 'not scored')
        >>> signed(0.05), signed(0.048), signed(-0.0497)
        ('+0.05', '+0.048', '\N{MINUS SIGN}0.0497')
    """
    if value != value:  # noqa: PLR0124 - NaN is the only number unlike itself
        return NOT_SCORED
    text = f"{abs(value):.{decimals}f}"
    while abs(value) < TONE_CUT <= float(text):
        decimals += 1
        text = f"{abs(value):.{decimals}f}"
    if not float(text):
        return text
    return ("+" if value > 0 else MINUS) + text


def unrounded(first: float, second: float, difference: float) -> str:
    """Say of which means a difference is, where those shown would give another; else "".

    Examples:
        >>> unrounded(-0.237, 0.167, -0.404), unrounded(-0.24, 0.17, -0.41)
        ('of the unrounded means', '')
    """
    off = round(first, 2) - round(second, 2) - round(difference, 2)
    return "of the unrounded means" if abs(off) > 0.005 else ""  # noqa: PLR2004 - half a hundredth


def two_decimals(value: float) -> str:
    """Format a number that is no tone: with a true minus, without a plus.

    Examples:
        >>> two_decimals(0.304), two_decimals(-0.16)
        ('0.30', '\N{MINUS SIGN}0.16')
    """
    return signed(value).removeprefix("+")


def decimals_of(values: Iterable[float]) -> int:
    """Return how many decimals tell small changes of a mean apart: three, or four below 0.01.

    Examples:
        >>> decimals_of([0.004, -0.0031]), decimals_of([0.004, -0.12]), decimals_of([])
        (4, 3, 4)
    """
    return 3 if max(map(abs, values), default=0.0) >= 0.01 else 4  # noqa: PLR2004 - as it says


def percent(share: float) -> str:
    """Format a share; what is there never shows as nothing.

    Examples:
        >>> percent(0.384), percent(0.0), percent(0.002), percent(0.999)
        ('38 %', '0 %', '<1 %', '>99 %')
    """
    rounded = round(share * 100)
    if rounded == 0 and share > 0:
        return "<1 %"
    if rounded == 100 and share < 1:  # noqa: PLR2004 - per cent
        return ">99 %"
    return f"{rounded} %"


def count(n: int, noun: str) -> str:
    """Format a number with its noun.

    A story is an article with its copies, edited or cut, and counts once: charts, captions and
    sentences count stories. Articles are single printings: the size of a corpus, lists, files.

    Examples:
        >>> count(1, "article"), count(1214, "sentence"), count(2, "story")
        ('1 article', '1,214 sentences', '2 stories')
    """
    return f"{n:,} {noun if n == 1 else plural(noun)}"


def opening(text: str) -> str:
    """Return a sentence that may begin with a name in small letters with a capital.

    A name that is written its own way, or holds a colon, stays as it is.

    Examples:
        >>> opening("pandemic fills 24 %"), opening("iPhone sales rose"), opening("de: hafen leads")
        ('Pandemic fills 24 %', 'iPhone sales rose', 'de: hafen leads')
    """
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    word = first.rstrip(",").replace("-", "")
    return f"{text[0].upper()}{text[1:]}" if word.isalpha() and word.islower() else text


def plural(noun: str) -> str:
    """Return more than one of something.

    Examples:
        >>> plural("article"), plural("story")
        ('articles', 'stories')
    """
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def day(date: dt.date) -> str:
    """Format a day without asking the locale.

    Examples:
        >>> day(dt.date(2025, 6, 3))
        '3 Jun 2025'
    """
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{date.day} {months[date.month - 1]} {date.year}"


def dated(date: dt.date, precision: str) -> str:
    """Format a date as exactly as it is known: to the day, or only to the month or year.

    Examples:
        >>> [dated(dt.date(2025, 6, 1), one) for one in ("day", "month", "year")]
        ['1 Jun 2025', 'Jun 2025', '2025']
    """
    said = day(date)
    return {"month": said.split(maxsplit=1)[1], "year": said[-4:]}.get(precision, said)


def span(start: dt.date, end: dt.date) -> str:
    """Format a period, saying what both ends share once.

    Examples:
        >>> span(dt.date(2025, 4, 14), dt.date(2025, 6, 22))
        '14 Apr to 22 Jun 2025'
        >>> span(dt.date(2025, 6, 3), dt.date(2025, 6, 3))
        '3 Jun 2025'
    """
    if start == end:
        return day(end)
    first = day(start)
    return f"{first[:-5] if start.year == end.year else first} to {day(end)}"


def listed(words: Iterable[str]) -> str:
    """Join words as a sentence does.

    Examples:
        >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
        ('a', 'a and b', 'a, b and c')
    """
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def clean(text: str) -> str:
    """Return text on one line, without control characters and direction overrides.

    A letter keeps its meaning; what is dropped could only move or hide other text.
    """
    return " ".join(readable(text).split())


def readable(text: str) -> str:
    """Return text without what could only move or hide other text; each white space is a space."""
    if text.isprintable():  # no control character, no white space but the space
        return text
    spaced = "".join(" " if c.isspace() else c for c in text)
    kept = (c for c in spaced if unicodedata.category(c) not in {"Cc", "Cs"} and c not in _TURNERS)
    return "".join(kept)


def named(text: str) -> str:
    """Return a name on one line, also where there is none.

    Examples:
        >>> named(" Terrier "), named(" ")
        ('Terrier', '(no name)')
    """
    return clean(text) or "(no name)"


_TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINER = "\u2060"  # no width, no break: it only keeps a pattern from being seen
# Streamlit looks for these in the text *after* Markdown is read, where a backslash is gone.
_SHORTCODE = re.compile(r":(?=[\w+-])|(?<=www)(?=\.)|(?<=:)(?=//)|@(?=[\w-])", re.IGNORECASE)
_ARROW = re.compile(r"(?<!\S)(<->|->|<-|--|>=|<=|~=)(?!\S)")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Escape text so that ``st.markdown``, captions and labels show it as it is.

    Nothing in it becomes a link, an image, a formula, an icon, HTML or any other mark.

    Examples:
        >>> plain("![x](http://y)").startswith(chr(92) + "!" + chr(92) + "[x")
        True
    """
    once = clean(text)
    once = _ARROW.sub(lambda match: match[0][0] + _JOINER + match[0][1:], once)
    once = _SHORTCODE.sub(lambda match: match[0] + _JOINER, once)
    return _PUNCTUATION.sub(r"\\\1", once)


def label(text: str, *, width: int = 30, lines: int = 3) -> str:
    """Escape text for a Plotly label and wrap it.

    Args:
        text: Any text.
        width: Characters a line may hold.
        lines: Lines the label may have; what does not fit ends in an ellipsis.

    Returns:
        Lines joined by ``<br>``, with nothing in them that Plotly would interpret.
    """
    return "<br>".join(escaped(line) for line in wrapped(text, width=width, lines=lines))


def wrapped(text: str, *, width: int, lines: int) -> list[str]:
    """Return text cut into lines at spaces, unescaped; at least one line."""
    cut = textwrap.wrap(clean(text), width=width, max_lines=lines, placeholder=" …")
    return cut or [""]


def escaped(text: str) -> str:
    """Escape one line for Plotly's pseudo-HTML: ``&``, ``<``, ``>`` and ``$``."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace("$", "&#36;")
